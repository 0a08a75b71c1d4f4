import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../icons.js';
import type { ImportingMessages } from '../../messages/importing.js';
import { typedText } from '../../typed-text.js';

export interface SourceOptions {
  readonly texts: ImportingMessages;
  /** What was pasted so far. */
  readonly text: string;
  /** How many users are selected in the table. */
  readonly selected: number;
  readonly isForSelected: boolean;
  /** Whether the addresses of certain users are asked for, who are named in the text. */
  readonly isAsked: boolean;
  /** Whether somebody went on without a file or a text. */
  readonly isHinted: boolean;
  readonly onWhom: (isForSelected: boolean) => void;
  readonly onText: (text: string) => void;
  readonly onFile: (file: File) => void;
}

/** Where the addresses come from: a file that is chosen or dropped, or what is pasted. */
export function renderSource(options: SourceOptions): TemplateResult {
  const { texts, text, selected, isForSelected, isAsked, isHinted, onText, onFile } = options;
  const take = (files: FileList | null | undefined) => {
    const file = files?.item(0);
    if (file) onFile(file);
  };
  const mark = (event: DragEvent, isOver: boolean) => {
    event.preventDefault();
    (event.currentTarget as HTMLElement).classList.toggle('over', isOver);
  };
  return html`<p class="muted">
      ${isAsked ? texts.hintAsked(selected) : isForSelected ? texts.hintSelected(selected) : texts.hint}
    </p>
    ${selected > 0 && !isAsked ? renderWhom(options) : nothing}
    <div
      class="drop"
      @dragover=${(event: DragEvent) => mark(event, true)}
      @dragleave=${(event: DragEvent) => mark(event, false)}
      @drop=${(event: DragEvent) => {
        mark(event, false);
        take(event.dataTransfer?.files);
      }}
    >
      <button
        class="button"
        type="button"
        ?data-focus=${!isAsked}
        @click=${(event: Event) => (event.currentTarget as HTMLElement).parentElement?.querySelector('input')?.click()}
      >
        ${texts.chooseFile}
      </button>
      <input
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
        aria-label=${texts.chooseFile}
        @change=${(event: Event) => {
          const field = event.target as HTMLInputElement;
          take(field.files);
          // The same file can be chosen again once it is mended.
          field.value = '';
        }}
      />
      <span class="muted small">${texts.drop}</span>
    </div>
    <div class="field">
      <label for="import-text">${texts.paste}</label>
      <p class="hint" id="import-hint">${isForSelected ? texts.pasteHintSelected : texts.pasteHint}</p>
      <textarea
        id="import-text"
        ?data-focus=${isAsked}
        class="input"
        dir="auto"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="import-hint import-error"
        aria-invalid=${isHinted ? 'true' : nothing}
        .value=${typedText(text)}
        @input=${(event: Event) => onText((event.target as HTMLTextAreaElement).value)}
      ></textarea>
      <div id="import-error">
        ${isHinted ? html`<p class="error">${icons.failed}<span>${texts.nothing}</span></p>` : nothing}
      </div>
    </div>`;
}

function renderWhom({ texts, selected, isForSelected, onWhom }: SourceOptions): TemplateResult {
  const choice = (label: string, forSelected: boolean) =>
    html`<label>
      <input type="radio" name="whom" .checked=${isForSelected === forSelected} @change=${() => onWhom(forSelected)} />
      <span>${label}</span>
    </label>`;
  return html`<fieldset>
    <legend>${texts.whom}</legend>
    ${choice(texts.forSelected(selected), true)} ${choice(texts.forFile, false)}
  </fieldset>`;
}

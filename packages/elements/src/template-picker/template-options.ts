import { checkTemplate, passesChecks, waitsForFirstAdmin, type OnboardingTemplate } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import * as icons from '../icon-shapes.js';
import type { TemplateMessages } from '../messages/template.js';
import { typedText } from '../typed-text.js';
import { plain } from '../foreign-text.js';

/** What both forms of the picker show and report; both are named by the element with the id `label`. */
export interface OptionsView {
  readonly templates: readonly OnboardingTemplate[];
  readonly selectedId: string | undefined;
  readonly texts: TemplateMessages;
  readonly onSelect: (template: OnboardingTemplate) => void;
}

/** A few templates: one radio button each. */
export function templateRadios({ templates, selectedId, texts, onSelect }: OptionsView): TemplateResult {
  return html`<div class="options" part="list" role="radiogroup" aria-labelledby="label">
    ${repeat(
      templates,
      ({ id }) => id,
      (template) =>
        html`<label class="option" part="option">
          <input
            type="radio"
            name="template"
            .checked=${live(template.id === selectedId)}
            @change=${() => onSelect(template)}
          />
          ${facts(template, texts)}
        </label>`,
    )}
  </div>`;
}

/** Many templates: a list that is narrowed by typing. The focus stays in the field, arrow keys move the active option. */
export interface FilteredView extends OptionsView {
  /** Templates before filtering. */
  readonly total: number;
  readonly filter: string;
  /** The option that Enter chooses. */
  readonly activeId: string | undefined;
  readonly onInput: (event: InputEvent) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
}

export function templateListbox(view: FilteredView): TemplateResult {
  const { templates, selectedId, texts, activeId } = view;
  const active = templates.findIndex(({ id }) => id === activeId);
  return html`<div class="search">
      ${icons.search}
      <input
        class="input"
        part="filter"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        placeholder=${texts.filterLabel}
        aria-labelledby="label"
        aria-describedby="count"
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls="options"
        aria-activedescendant=${active < 0 ? nothing : `option-${active}`}
        .value=${typedText(view.filter)}
        @input=${view.onInput}
        @keydown=${view.onKeydown}
      />
    </div>
    <ul id="options" class="options scroller" part="list" role="listbox" aria-labelledby="label">
      ${repeat(
        templates,
        ({ id }) => id,
        (template, index) =>
          html`<li
            id="option-${index}"
            class="option"
            part="option"
            role="option"
            aria-selected=${template.id === selectedId}
            ?data-active=${index === active}
            @click=${() => view.onSelect(template)}
          >
            <span class="dot"></span>
            ${facts(template, texts)}
          </li>`,
      )}
    </ul>
    <p id="count" class="muted small numeric">${texts.filterCount(templates.length, view.total)}</p>`;
}

const MARKS = {
  good: { tone: 'good', icon: icons.good, text: 'ready' },
  waiting: { tone: 'waiting', icon: icons.waiting, text: 'waitsForAdmin' },
  failed: { tone: 'failed', icon: icons.failed, text: 'needsFixing' },
} as const;

function facts(template: OnboardingTemplate, texts: TemplateMessages): TemplateResult {
  const checks = checkTemplate(template);
  const mark = !passesChecks(checks) ? MARKS.failed : waitsForFirstAdmin(checks) ? MARKS.waiting : MARKS.good;
  return html`<span class="names">
      <span class="name"><bdi translate="no">${plain(template.name || template.id)}</bdi></span>
      ${template.customerName ? html`<span class="customer"><bdi translate="no">${plain(template.customerName)}</bdi></span>` : nothing}
    </span>
    <span class="mark ${mark.tone}">${mark.icon} ${texts[mark.text]}</span>`;
}

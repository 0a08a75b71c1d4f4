import {
  isAborted,
  pasteEmails,
  readEmailFile,
  reviewEmails,
  toBatchItems,
  toProvisioningError,
  type EmailFile,
  type EmailReview,
  type ProvisioningError,
  type Subscriber,
} from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { importing as english } from '../../messages/en/importing.js';
import { failureNotice } from '../../notices.js';
import type { Panel, PanelHost } from '../panel.js';
import type { Situation } from '../situation.js';
import { renderRefusal, renderReview } from './review.js';
import { renderSource } from './source.js';
import { transferStyles } from './transfer.styles.js';

type Step =
  | { readonly step: 'ask'; readonly hint?: boolean; readonly error?: ProvisioningError }
  | { readonly step: 'reading'; readonly lines: number; readonly share: number | undefined }
  | { readonly step: 'refused'; readonly file: Extract<EmailFile, { readonly ok: false }> }
  | { readonly step: 'review'; readonly review: EmailReview };

/**
 * Takes corrected addresses from a file or the clipboard, shows what they would change, and starts one batch. With `ids`
 * it asks for the addresses of those users, a line for each.
 */
export function createImportPanel(host: PanelHost, ids?: readonly string[]): Panel {
  let now: Step = { step: 'ask' };
  let reading: AbortController | undefined;
  let text = ids ? linesFor(ids, host.situation()) : '';
  const chosen = () => ids ?? host.situation()?.selectedIds() ?? [];
  let isForSelected = chosen().length > 0;

  const show = (step: Step, focus?: string) => {
    now = step;
    host.update();
    if (focus) host.focus(focus);
  };
  const title = '#panel-title';

  /** Reads and reviews under one signal; a failure leaves what was pasted where it is. */
  async function read(source: Blob | string): Promise<void> {
    const situation = host.situation();
    if (!situation) return;
    const mine = (reading = new AbortController());
    show({ step: 'reading', lines: 0, share: undefined }, title);
    const texts = host.section('importing', english);
    try {
      const result = await review(source, situation, mine.signal, (lines, share) => {
        if (!mine.signal.aborted) show({ step: 'reading', lines, share });
      });
      if (mine.signal.aborted) return;
      if ('ok' in result) {
        show({ step: 'refused', file: result }, title);
        host.say(texts.fileNotUsed);
        return;
      }
      show({ step: 'review', review: result }, title);
      const { changes, problems } = result;
      host.say(
        [texts.found(changes.length), problems.length > 0 && texts.problemsFound(problems.length)]
          .filter(Boolean)
          .join('. '),
      );
    } catch (thrown) {
      if (mine.signal.aborted || isAborted(thrown)) return;
      show({ step: 'ask', error: toProvisioningError(thrown) }, title);
      host.say(texts.failed);
    }
  }

  async function review(
    source: Blob | string,
    { store, client: { environment } }: Situation,
    signal: AbortSignal,
    onProgress: (lines: number, share: number | undefined) => void,
  ): Promise<EmailReview | Extract<EmailFile, { readonly ok: false }>> {
    const users = await store.lookUp(signal);
    if (isForSelected) {
      const rows = chosen()
        .map(users.find)
        .filter((row): row is Subscriber => row !== undefined);
      return pasteEmails(source, rows, { environment, signal });
    }
    const file = await readEmailFile(source, {
      environment,
      signal,
      onProgress: ({ rows, share }) => onProgress(rows, share),
    });
    if (!file.ok) return file;
    // One column of addresses says of nobody whose they are.
    if (file.kind === 'addresses') return { ok: false, problem: 'no-key-column' };
    return reviewEmails(file.rows, {
      ...users,
      environment,
      signal,
      onProgress: (lines) => onProgress(lines, undefined),
    });
  }

  const again = () => show({ step: 'ask' }, title);
  const stop = () => {
    reading?.abort();
    again();
  };

  function renderStep(situation: Situation): TemplateResult {
    const texts = host.section('importing', english);
    const { common, format, waits } = situation;
    switch (now.step) {
      case 'ask':
        return html`${now.error ? failureNotice(texts.failed, now.error, common, { id: 'panel-wait', text: waits.text(now.error) }) : nothing}
        ${renderSource({
          texts,
          text,
          selected: chosen().length,
          isAsked: ids !== undefined,
          isForSelected,
          isHinted: now.hint === true,
          onWhom: (forSelected) => {
            isForSelected = forSelected;
            host.update();
          },
          onText: (typed) => (text = typed),
          onFile: (file) => void read(file),
        })}
        ${actions(common.cancel, texts.review, () => {
          if (text.trim() === '') show({ step: 'ask', hint: true }, '#import-text');
          else void read(text);
        })}`;
      case 'reading':
        return html`<p>${texts.reading}</p>
          <progress aria-label=${texts.reading} max="1" value=${now.share ?? nothing}></progress>
          <p class="muted small numeric">${texts.linesRead(format.number(now.lines))}</p>
          <div class="actions"><button class="button" type="button" @click=${stop}>${texts.stop}</button></div>`;
      case 'refused':
        return html`${renderRefusal(now.file, texts, format)} ${actions(common.cancel, texts.another, again)}`;
      case 'review': {
        const { review } = now;
        const users = review.changes.length;
        return html`${renderReview(review, situation, texts)}
          <div class="actions">
            <button class="button quiet" type="button" @click=${again}>${texts.another}</button>
            <button class="button" type="button" @click=${() => host.close()}>${common.cancel}</button>
            ${
              users > 0
                ? html`<button
                    class="button primary"
                    type="button"
                    @click=${() => {
                      host.close(() => host.find('[data-batch-title]'));
                      situation.startBatch(toBatchItems(review));
                    }}
                  >
                    ${texts.start(users)}
                  </button>`
                : nothing
            }
          </div>`;
      }
    }
  }

  function actions(cancel: string, go: string, onGo: () => void): TemplateResult {
    return html`<div class="actions">
      <button class="button" type="button" @click=${() => host.close()}>${cancel}</button>
      <button class="button primary" type="button" @click=${onGo}>${go}</button>
    </div>`;
  }

  return {
    styles: transferStyles,
    render() {
      const situation = host.situation();
      if (!situation) return html``;
      return html`<div class="dialog transfer">
        <h2 id="panel-title" tabindex="-1">${situation.own.tool.importing}</h2>
        ${renderStep(situation)}
      </div>`;
    },
    closed: () => reading?.abort(),
  };
}

/** A table to complete: each user is named, and the address is to come. */
function linesFor(ids: readonly string[], situation: Situation | undefined): string {
  const rows = ids.map((id) => situation?.store.get(id)).filter((row) => row !== undefined);
  return ['BroadWorks ID\tEmail', ...rows.map(({ broadworksId }) => `${broadworksId.replace(/\s+/g, ' ')}\t`)].join(
    '\n',
  );
}

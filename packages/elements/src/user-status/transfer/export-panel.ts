import {
  CSV_COLUMNS,
  type CsvColumnKey,
  type ExportFormat,
  type ExportScope,
  type ExportSink,
} from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { exporting as english } from '../../messages/en/exporting.js';
import { onSubmit } from '../../on-submit.js';
import type { Panel, PanelHost } from '../panel.js';
import { canPickFile, pickFile } from './file-picker.js';
import { transferStyles } from './transfer.styles.js';

const SCOPES: readonly ExportScope[] = ['filtered', 'all', 'failures', 'selected'];
const FORMATS: readonly ExportFormat[] = ['csv', 'json'];
const ALL = CSV_COLUMNS.map(({ key }) => key);

/** Which users an export writes, which columns, and as what. */
export function createExportPanel(host: PanelHost): Panel {
  let scope: ExportScope = 'filtered';
  let format: ExportFormat = 'csv';
  let columns: readonly CsvColumnKey[] = ALL;
  let isToDisk = false;

  const change = (apply: () => void) => () => {
    apply();
    host.update();
  };

  async function submit(): Promise<void> {
    const situation = host.situation();
    if (!situation || columns.length === 0) return;
    const { store, client } = situation;
    let sink: ExportSink | undefined;
    if (isToDisk) {
      // In the same turn as the press: the browser asks for a place only then.
      sink = await pickFile(store.templateId, format, client.environment.wallClock());
      if (!sink) return;
    }
    const ids = scope === 'selected' ? situation.selectedIds() : undefined;
    host.close();
    await situation.exportRows({
      scope,
      format,
      sink,
      ids,
      columns: columns.length < ALL.length ? columns : undefined,
    });
  }

  return {
    styles: transferStyles,
    render() {
      const situation = host.situation();
      if (!situation) return html``;
      const { common, own, format: numbers, selectedIds, store } = situation;
      const texts = host.section('exporting', english);
      const selected = selectedIds().length;
      const { view, counts, load } = store.$state.get();
      const users: Readonly<Record<ExportScope, number | undefined>> = {
        filtered: view.complete ? view.length : undefined,
        all: load.total ?? (load.state === 'ready' ? load.loaded : undefined),
        failures: counts && (counts.status.get('error') ?? 0),
        selected,
      };
      const toggle = (key: CsvColumnKey) =>
        change(() => {
          columns = ALL.filter((other) => (other === key ? !columns.includes(key) : columns.includes(other)));
        });

      const send = onSubmit(() => void submit());

      return html`<form class="dialog transfer" @submit=${send}>
        <h2 id="panel-title" tabindex="-1">${own.tool.exporting}</h2>
        <fieldset>
          <legend>${texts.rows}</legend>
          ${SCOPES.filter((each) => each !== 'selected' || selected > 0).map((each) =>
            radio(
              'scope',
              texts.scope[each],
              each === scope,
              change(() => (scope = each)),
              numbered(users[each], numbers.number),
            ),
          )}
        </fieldset>
        <fieldset>
          <legend>${texts.format}</legend>
          ${FORMATS.map((each) =>
            radio(
              'format',
              texts.formats[each],
              each === format,
              change(() => (format = each)),
            ),
          )}
        </fieldset>
        <fieldset>
          <legend>${texts.columns}</legend>
          <div class="options">${ALL.map((key) => check(texts.column[key], columns.includes(key), toggle(key)))}</div>
          ${columns.includes('id') ? nothing : html`<p class="muted small">${texts.guardHint}</p>`}
          ${
            columns.length < ALL.length
              ? html`<button class="button quiet" type="button" @click=${change(() => (columns = ALL))}>
                  ${texts.allColumns}
                </button>`
              : nothing
          }
        </fieldset>
        ${
          canPickFile()
            ? html`<fieldset>
                ${check(
                  texts.toDisk,
                  isToDisk,
                  change(() => (isToDisk = !isToDisk)),
                )}
                <p class="muted small">${texts.toDiskHint}</p>
              </fieldset>`
            : nothing
        }
        <div class="actions">
          <button class="button" type="button" @click=${() => host.close()}>${common.cancel}</button>
          <button
            class="button primary"
            type="submit"
            aria-disabled=${columns.length === 0 ? 'true' : nothing}
            @click=${send}
          >
            ${texts.start}
          </button>
        </div>
      </form>`;
    },
  };
}

function numbered(count: number | undefined, write: (count: number) => string): string | undefined {
  return count === undefined ? undefined : write(count);
}

function radio(name: string, label: string, isChosen: boolean, onChange: () => void, count?: string): TemplateResult {
  return html`<label>
    <input type="radio" name=${name} ?data-focus=${isChosen} .checked=${isChosen} @change=${onChange} />
    <span>${label}</span>${count === undefined ? nothing : html` <span class="muted numeric">${count}</span>`}
  </label>`;
}

function check(label: string, isChosen: boolean, onChange: () => void): TemplateResult {
  return html`<label>
    <input type="checkbox" .checked=${isChosen} @change=${onChange} />
    <span>${label}</span>
  </label>`;
}

import { SORT_KEYS, type SortKey } from '@flowthrough/client';
import { html, type TemplateResult } from 'lit';
import { icons } from '../../icons.js';
import { columns as english } from '../../messages/en/columns.js';
import type { Panel, PanelHost } from '../panel.js';
import { columnsPanelStyles } from './columns-panel.styles.js';

/** Which columns the table shows, and in which order; each change shows at once. */
export function createColumnsPanel(host: PanelHost): Panel {
  /** All columns in the order of the moment: those that are shown, then the others. */
  let order: readonly SortKey[] | undefined;

  const show = (columns: readonly SortKey[]) => host.situation()?.setView({ columns });

  return {
    styles: columnsPanelStyles,
    render() {
      const situation = host.situation();
      if (!situation) return html``;
      const { own, common, view } = situation;
      const texts = host.section('columns', english);
      const shown = view.columns;
      const all = (order ??= [...shown, ...SORT_KEYS.filter((key) => !shown.includes(key))]);

      const toggle = (key: SortKey) =>
        show(all.filter((other) => (other === key ? !shown.includes(key) : shown.includes(other))));

      const move = (key: SortKey, by: -1 | 1) => {
        const place = all.indexOf(key);
        const moved = all.with(place, all[place + by] ?? key).with(place + by, key);
        order = moved;
        show(moved.filter((other) => shown.includes(other)));
        host.say(texts.moved(own.column[key], place + by + 1));
        // At an end the button can no longer be pressed, so the other one takes the focus.
        const isAtEnd = place + by === (by < 0 ? 0 : all.length - 1);
        host.focus(`[data-column="${key}"] [data-move="${isAtEnd ? -by : by}"]`);
      };

      const button = (key: SortKey, by: -1 | 1): TemplateResult => {
        const isAtEnd = all.at(by < 0 ? 0 : -1) === key;
        return html`<button
          class="button icon"
          type="button"
          data-move=${by}
          aria-label=${by < 0 ? texts.earlier(own.column[key]) : texts.later(own.column[key])}
          ?disabled=${isAtEnd}
          @click=${() => move(key, by)}
        >
          ${by < 0 ? icons.ascending : icons.descending}
        </button>`;
      };

      return html`<div class="dialog columns">
        <h2 id="panel-title" tabindex="-1">${own.tool.columns}</h2>
        <p class="muted">${texts.hint}</p>
        <ol>
          ${all.map((key) => {
            const isShown = shown.includes(key);
            return html`<li data-column=${key}>
              <label>
                <input
                  type="checkbox"
                  data-focus
                  .checked=${isShown}
                  ?disabled=${isShown && shown.length === 1}
                  @change=${() => toggle(key)}
                />
                <span>${own.column[key]}</span>
              </label>
              ${button(key, -1)} ${button(key, 1)}
            </li>`;
          })}
        </ol>
        <div class="actions">
          <button
            class="button quiet"
            type="button"
            @click=${() => {
              order = SORT_KEYS;
              show(SORT_KEYS);
            }}
          >
            ${texts.reset}
          </button>
          <button class="button primary" type="button" @click=${() => host.close()}>${common.close}</button>
        </div>
      </div>`;
    },
  };
}

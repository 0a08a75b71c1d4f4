import {
  statusGroup,
  toProvisioningError,
  type HistoryEvent,
  type ProvisioningError,
  type Subscriber,
} from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../icons.js';
import type { CommonMessages } from '../../messages/common.js';
import { history as english } from '../../messages/en/history.js';
import type { Format } from '../../messages/format.js';
import type { HistoryMessages } from '../../messages/history.js';
import { failureNotice, hintNotice, retryButton } from '../../notices.js';
import { LOOKS, statusLabel } from '../labels.js';
import type { Panel, PanelHost } from '../panel.js';
import type { Situation } from '../situation.js';
import { historyPanelStyles } from './history-panel.styles.js';
import { plain } from '../../foreign-text.js';

/** What is there to show; undefined while the backend is asked. */
type Found = { readonly events: readonly HistoryEvent[] } | { readonly error: ProvisioningError } | undefined;

/** What happened to one user, newest first; asked for anew with each opening. */
export function createHistoryPanel(host: PanelHost, { id, broadworksId }: Subscriber): Panel {
  const life = new AbortController();
  let found: Found;

  async function read(): Promise<void> {
    const situation = host.situation();
    if (!situation) return;
    const { backend } = situation.client;
    const texts = host.section('history', english);
    try {
      const events = (await backend.listHistory?.(id, { signal: life.signal })) ?? [];
      found = { events: [...events].sort((one, other) => Date.parse(other.at) - Date.parse(one.at)) };
    } catch (thrown) {
      found = { error: toProvisioningError(thrown) };
    }
    if (life.signal.aborted) return;
    host.say('events' in found ? texts.loaded(found.events.length) : texts.failed);
    host.update();
  }

  const again = () => {
    found = undefined;
    host.update();
    // The button goes with the failure.
    host.focus('#panel-title');
    void read();
  };

  void read();
  return {
    styles: historyPanelStyles,
    closed: () => life.abort(),
    render() {
      const situation = host.situation();
      if (!situation) return html``;
      const { common } = situation;
      const texts = host.section('history', english);
      const [before = '', after = ''] = texts.title('\0').split('\0');
      return html`<div class="dialog history">
        <h2 id="panel-title" tabindex="-1">${before}<bdi translate="no">${plain(broadworksId)}</bdi>${after}</h2>
        <div class="events" aria-busy=${found ? nothing : 'true'}>${renderFound(found, texts, situation, again)}</div>
        <div class="actions">
          <button class="button" type="button" data-focus @click=${() => host.close()}>${common.close}</button>
        </div>
      </div>`;
    },
  };
}

function renderFound(
  found: Found,
  texts: HistoryMessages,
  { common, format, waits }: Situation,
  again: () => void,
): TemplateResult {
  if (!found) {
    return html`<div class="skeleton" role="img" aria-label=${common.loading}>
      ${Array.from({ length: 4 }, () => html`<div class="bar"></div>`)}
    </div>`;
  }
  if ('error' in found) {
    const wait = { id: 'panel-wait', text: waits.text(found.error) };
    const retry = html`<div class="actions">${retryButton(common.retry, again, wait)}</div>`;
    return failureNotice(texts.failed, found.error, common, wait, retry);
  }
  if (found.events.length === 0) return hintNotice(texts.empty, texts.emptyHint);
  return html`<ol>
    ${found.events.map((event) => renderEvent(event, texts, common, format))}
  </ol>`;
}

function renderEvent(
  { at, status, actor, text }: HistoryEvent,
  texts: HistoryMessages,
  common: CommonMessages,
  format: Format,
): TemplateResult {
  const { icon, tone } = LOOKS[statusGroup(status)];
  const [before = '', after = ''] = texts.by('\0').split('\0');
  return html`<li class=${tone}>
    ${icons[icon]}
    <div>
      <strong><bdi>${plain(statusLabel(status, common))}</bdi></strong>
      ${text ? html`<p><bdi>${plain(text)}</bdi></p>` : nothing}
      <p class="muted small numeric">
        <time datetime=${at}>${format.dateTime(at)}</time>${
          actor ? html` · ${before}<bdi translate="no">${plain(actor)}</bdi>${after}` : nothing
        }
      </p>
    </div>
  </li>`;
}

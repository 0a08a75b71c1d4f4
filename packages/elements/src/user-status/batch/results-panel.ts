import type { BatchOutcome, BatchResult, BatchStore } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { batch as english } from '../../messages/en/batch.js';
import { hasSameParts } from '../../same-parts.js';
import { fullName } from '../labels.js';
import type { Panel, PanelHost } from '../panel.js';
import { giveAddresses } from '../transfer/give-addresses.js';
import { OUTCOMES, SIGNS } from './outcomes.js';
import { reasonText } from './reason.js';
import { resultsPanelStyles } from './results-panel.styles.js';
import { plain } from '../../foreign-text.js';

/** CSS pixels of one item, as the style sheet has them. */
const HEIGHT = 68;
/** Items rendered at most: more than the list has in sight, with some beyond either edge. */
const RENDERED = 24;
const OVERSCAN = 6;

/** What became of each item of a batch, and why. */
export function createResultsPanel(host: PanelHost, store: BatchStore): Panel {
  let chosen: readonly BatchOutcome[] = [];
  let first = 0;
  let items: readonly BatchResult[] = [];
  let itemsFor: readonly unknown[] = [];

  /** Picked once for each state of the batch and of the filter. */
  const pick = (): readonly BatchResult[] => {
    const now = [store.$state.get().version, chosen];
    if (hasSameParts(now, itemsFor)) return items;
    itemsFor = now;
    const wanted = chosen.length > 0 ? chosen : OUTCOMES;
    return (items = OUTCOMES.filter((outcome) => wanted.includes(outcome)).flatMap((outcome) =>
      store.items({ outcome: [outcome] }),
    ));
  };

  const toggle = (outcome: BatchOutcome) => {
    chosen = chosen.includes(outcome) ? chosen.filter((other) => other !== outcome) : [...chosen, outcome];
    first = 0;
    host.find('.results')?.scrollTo(0, 0);
    host.update();
  };

  const onScroll = ({ currentTarget }: Event) => {
    const next = Math.max(0, Math.floor((currentTarget as HTMLElement).scrollTop / HEIGHT) - OVERSCAN);
    if (next === first) return;
    first = next;
    host.update();
  };

  return {
    styles: resultsPanelStyles,
    render() {
      const situation = host.situation();
      if (!situation) return html``;
      const { common, format, client, store: rows } = situation;
      const texts = host.section('batch', english);
      const { counts } = store.$state.get();
      const all = pick();
      const start = Math.min(first, Math.max(0, all.length - RENDERED));
      const end = Math.min(all.length, start + RENDERED);

      const mute = store
        .items({ outcome: ['skipped'] })
        .filter(({ subscriberId, reason }) => reason?.kind === 'address-missing' && !rows.get(subscriberId)?.email)
        .map(({ subscriberId }) => subscriberId);
      const renderItem = (item: BatchResult, place: number): TemplateResult => {
        const { icon, tone } = SIGNS[item.outcome];
        const row = rows.get(item.subscriberId);
        return html`<li class=${tone} aria-setsize=${all.length} aria-posinset=${place + 1}>
          ${icon}
          <div>
            <p class="words">
              <bdi translate="no" class="mono">${plain(row?.broadworksId ?? item.subscriberId)}</bdi>
              <bdi translate="no" class="muted">${plain(row ? fullName(row) : '')}</bdi>
            </p>
            <p class="why small">
              <span>${texts.outcome[item.outcome]}</span>
              <bdi class="muted"
                >${plain(reasonText(item, texts, common, client.errorCatalog, row, client.environment.wallClock()))}</bdi
              >
            </p>
          </div>
        </li>`;
      };

      return html`<div class="dialog">
        <h2 id="panel-title" tabindex="-1">${texts.results}</h2>
        <div class="chips" role="group" aria-label=${texts.resultsFilter}>
          ${OUTCOMES.filter((outcome) => counts[outcome] > 0 || chosen.includes(outcome)).map(
            (outcome) =>
              html`<button
                class="chip ${SIGNS[outcome].tone}"
                type="button"
                aria-pressed=${chosen.includes(outcome) ? 'true' : 'false'}
                @click=${() => toggle(outcome)}
              >
                ${SIGNS[outcome].icon}<span>${texts.outcome[outcome]}</span>
                <span class="count numeric">${format.number(counts[outcome])}</span>
              </button>`,
          )}
        </div>
        <div class="results" role="region" aria-label=${texts.results} tabindex="0" data-focus @scroll=${onScroll}>
          ${room(start)}
          <ul>
            ${all.slice(start, end).map((item, place) => renderItem(item, start + place))}
          </ul>
          ${room(all.length - end)}
        </div>
        <div class="actions">
          ${mute.length > 0 ? giveAddresses(situation, mute) : nothing}
          <button class="button primary" type="button" @click=${() => host.close()}>${common.close}</button>
        </div>
      </div>`;
    },
  };
}

/** The room of items that are not rendered; its height comes by the CSSOM, because a strict policy forbids attributes. */
function room(items: number): TemplateResult | typeof nothing {
  if (items === 0) return nothing;
  const size = (element?: Element) => {
    (element as HTMLElement | undefined)?.style.setProperty('block-size', `${items * HEIGHT}px`);
  };
  return html`<div ${ref(size)}></div>`;
}

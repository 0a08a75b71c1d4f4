import { css } from 'lit';
import { cards } from './cards.styles.js';

/**
 * The rows: a grid beside each other, cards of two columns in less room, of one column in a narrow place.
 *
 * All rows of a list have one height. Each layout says what it takes: facts in a line, and whether a status goes beside its
 * package type where that is one; in em both edges, a line, and what the second line adds; `row-metrics.ts` makes whole pixels of it.
 */
const rows = css`
  .frame {
    --_facts: 6;
    --_pairs: 0;
    --_edges: 0;
    --_line: 2.857;
    --_second: 1.572;
  }

  .scroller {
    max-block-size: var(--ft-user-status-max-height, min(640px, 85dvh));
    overflow: auto;
    /* Rows above the window come and go; the browser must not make up for them. */
    overflow-anchor: none;
  }

  .scroller:focus-visible {
    outline-offset: -2px;
  }

  .table {
    min-inline-size: 0;
  }

  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--_surface);
  }

  .row {
    display: grid;
    grid-template-columns: var(--_columns);
    align-content: center;
    align-items: center;
    gap: 2px 12px;
    block-size: var(--_row);
    padding-inline: 16px 8px;
    border-block-end: 1px solid var(--_border);
    overflow: clip;
    contain: strict;
  }

  .row:not(.header):hover {
    background: var(--_surface-raised);
  }

  /* What has just changed, seen without being looked at. */
  .changed {
    animation: settle 1.5s ease-out;
  }

  @keyframes settle {
    from {
      background-color: var(--_moving-surface);
    }
  }

  .body > .row:last-child {
    border-block-end-color: transparent;
  }

  .header {
    block-size: auto;
    min-block-size: 2.857em;
    color: var(--_text-muted);
    contain: none;
  }

  .sort {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    max-inline-size: 100%;
    min-block-size: 28px;
    margin-inline-start: -6px;
    padding: 2px 6px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font-size: var(--_medium);
    font-weight: 500;
    text-align: start;
    cursor: pointer;
  }

  .sort:hover,
  [aria-sort] .sort {
    color: var(--_text);
  }

  .sort:focus-visible {
    outline-offset: -2px;
  }

  .sort span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* As many lines as the height of the rows allows; a row with a second line of its own has one. */
  .cell,
  .status .word {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: var(--_lines, 1);
    min-inline-size: 0;
    overflow: hidden;
    overflow-wrap: anywhere;
  }

  /* Said of the cells: a property that all in the row inherit would have all of it styled anew when it gets another user. */
  .tall > .cell,
  .tall .word,
  .header > .cell {
    -webkit-line-clamp: 1;
  }

  /* Cut at their end, also in a page that is written from right to left. */
  .id,
  .address {
    direction: ltr;
  }

  .id,
  .address,
  .status .word {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  /* In one line a break would hide all that follows. */
  .address wbr {
    display: none;
  }

  .roomy .row:not(.tall) wbr {
    display: inline;
  }

  .header .cell {
    display: block;
    overflow: visible;
  }

  /* What was cut is read under the pointer, over its neighbours. */
  .row:not(.header) > .cell:not(.status):hover {
    display: block;
    overflow: visible;
    z-index: 1;
    white-space: nowrap;
  }

  .row:not(.header) > .cell:hover > bdi {
    position: relative;
    background: var(--_surface-raised);
    box-shadow: 0 0 0 4px var(--_surface-raised);
  }

  .select label {
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    cursor: pointer;
  }

  .select input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }

  .date {
    text-align: end;
  }

  .header .date .sort {
    margin-inline: 0 -6px;
  }

  .status {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  /* How long it lasts is left out where it finds no room. */
  .status .label {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    min-inline-size: 0;
    max-block-size: calc(var(--_lines, 1) * 1.45em);
    overflow: hidden;
  }

  .tall .label {
    max-block-size: 1.45em;
  }

  .status svg,
  .status .spinner {
    color: var(--_tone, var(--_text-muted));
  }

  .status .lasting {
    line-height: 1.69;
  }

  .row .actions {
    display: flex;
    justify-content: flex-end;
  }

  .row .button.icon:focus-visible {
    outline-offset: -2px;
  }

  .second {
    display: flex;
    grid-column: 1 / -1;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    margin-block-start: -6px;
    font-size: var(--_medium);
  }

  .second > span {
    color: var(--_tone);
  }

  .second .button {
    min-block-size: 24px;
    padding-block: 0;
  }

  .reason {
    display: flex;
    align-items: baseline;
    gap: 8px;
    min-inline-size: 0;
    max-inline-size: 100%;
    min-block-size: 24px;
    margin-inline-start: -6px;
    padding: 1px 6px;
    border: 0;
    border-radius: 4px;
    background: none;
    font-size: inherit;
    text-align: start;
    cursor: pointer;
  }

  .reason:hover {
    background: var(--_surface-hover);
  }

  .reason:focus-visible {
    outline-offset: -2px;
  }

  .reason bdi {
    flex: 0 1 auto;
  }

  .reason bdi:not(.muted) {
    color: var(--_failed);
  }

  .words {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .reason .muted.words {
    flex: 0 8 auto;
  }

  .code {
    flex: none;
  }
`;

export const table = [rows, cards];

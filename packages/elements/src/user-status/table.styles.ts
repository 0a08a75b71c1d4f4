import { css } from 'lit';
import { cards } from './cards.styles.js';
import { paper } from './paper.styles.js';
import { rowSigns } from './row-signs.styles.js';
import { secondLine } from './second-line.styles.js';

/**
 * The rows: facts beside each other where all of them find room, else cards.
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

  /* As wide as ten characters with two words' ends among them, as high as 100em: it tells what a text takes here. */
  .gauge {
    position: absolute;
    block-size: 100em;
    visibility: hidden;
    white-space: pre;
  }

  .gauge::before {
    content: '000 000 00';
  }

  /* Inside, its head and its rows would be painted over the ring. */
  .scroller:focus-visible {
    outline: none;
  }

  .frame:has(> .scroller:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
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
    contain: strict;
  }

  .row:not(.header):hover {
    background: var(--_surface-raised);
  }

  /* What has just changed, seen without being looked at. */
  .changed {
    animation: settle var(--_fade);
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
    overflow: clip;
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

  /* In two lines rather than cut, however wide its letters stand. */
  .sort span {
    white-space: normal;
  }

  /* In one line, and cut at the end of its text, also where the page is written the other way. */
  .cell {
    min-inline-size: 0;
    overflow: clip;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .id,
  .address {
    direction: ltr;
  }

  /* In one line a break would hide all that follows. */
  .address wbr {
    display: none;
  }

  .header .cell {
    overflow: visible;
  }

  /* What was cut is read under the pointer, over its neighbours. */
  .row:not(.header) > .cell:not(.status):hover {
    display: block;
    z-index: 1;
    justify-self: start;
    inline-size: max-content;
    min-inline-size: 100%;
    background: var(--_surface-raised);
    box-shadow: 0 0 0 4px var(--_surface-raised);
    white-space: nowrap;
  }

  .row:not(.header) > .date:hover {
    justify-self: end;
  }

  /* All of the cell is pressed for its box, from the edge of the row on. */
  .select {
    display: grid;
    place-items: center;
    align-self: stretch;
    min-block-size: 24px;
    margin-inline-start: -16px;
    padding-inline-start: 16px;
    cursor: pointer;
  }

  .select:empty {
    cursor: auto;
  }

  .select input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }

  /* As high as its button, also while that is hidden: what follows stands at one height in all rows. */
  .row:not(.header) > .actions {
    min-block-size: 32px;
  }

  .date {
    text-align: end;
  }

  .header .date .sort {
    margin-inline: 0 -6px;
  }

  /* How long it lasts is left out where it finds no room. */
  .row > .status {
    block-size: 1.45em;
    padding-inline-start: calc(1.143em + 8px);
    white-space: normal;
  }

  .status .spinner {
    display: inline-block;
    margin-block: 0.154em;
    margin-inline: calc(-1.143em - 8px) 8px;
    color: var(--_moving);
    vertical-align: top;
  }

  .status > :not(.second) {
    white-space: nowrap;
  }

  .status .lasting {
    line-height: 1;
  }

  /* Dots in its content box, its states to its border. */
  .row .button.dots {
    position: relative;
    z-index: 1;
    display: block;
    margin-inline-start: auto;
    padding: 7px;
    background-image: radial-gradient(circle, currentColor 0.086em, transparent 0.13em), none;
    background-position: 0 0;
    background-clip: content-box, border-box;
    background-origin: content-box;
    background-size: 100% 33.33%;
  }

  @media (forced-colors: active) {
    .row .button.dots {
      border-color: ButtonBorder;
      background-color: ButtonFace;
      color: ButtonText;
      forced-color-adjust: none;
    }
  }

  .row .button.icon:focus-visible {
    outline-offset: -2px;
  }
`;

/** In columns: a row without a second line of its own has its facts in two, where the height of the rows has room for them. */
const columns = css`
  .frame:not(.cards) .roomy {
    .row:not(.tall, .header) > :is(.id, .name, .email, .status) {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      block-size: auto;
      overflow-wrap: anywhere;
      white-space: normal;
    }

    .row:not(.tall) .word {
      white-space: normal;
    }

    .row:not(.tall) wbr {
      display: inline;
    }
  }
`;

export const table = [rows, secondLine, rowSigns, columns, cards, paper];

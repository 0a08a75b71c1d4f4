import { css } from 'lit';

/** The rows: a grid beside each other, cards in a narrow place. */
export const table = css`
  .scroller {
    max-block-size: var(--ft-user-status-max-height, 640px);
    overflow: auto;
    overscroll-behavior: contain;
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
    grid-template-rows: var(--_plain) 1fr;
    column-gap: 12px;
    align-items: center;
    block-size: var(--_plain);
    padding-inline: 16px 8px;
    border-block-end: 1px solid var(--_border);
    overflow: clip;
    contain: strict;
  }

  .row.tall {
    block-size: var(--_tall);
  }

  .row:not(.header):hover {
    background: var(--_surface-raised);
  }

  .body > .row:last-child {
    border-block-end-color: transparent;
  }

  .header {
    grid-template-rows: auto;
    block-size: auto;
    min-block-size: 40px;
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

  .cell {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .header .cell {
    overflow: visible;
  }

  .date {
    text-align: end;
  }

  .header .date .sort {
    margin-inline: 0 -6px;
  }

  /* One line high: how long it lasts is left out where it finds no room beside the status. */
  .status {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    block-size: 1.45em;
  }

  .status .label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  .status svg,
  .status .spinner {
    color: var(--_tone, var(--_text-muted));
  }

  .status .word {
    overflow: hidden;
    text-overflow: ellipsis;
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
    align-self: start;
    gap: 8px;
    min-inline-size: 0;
    margin-block-start: -4px;
    font-size: var(--_medium);
  }

  .second > svg {
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

  @container (max-width: 779.98px) {
    .head {
      position: static;
    }

    .header {
      display: flex;
      flex-wrap: wrap;
      gap: 0 16px;
      padding-block: 4px;
    }

    .header .cell {
      flex: none;
    }

    .sort {
      max-inline-size: none;
    }

    .row:not(.header) {
      grid-template-columns: auto minmax(0, 1fr);
      grid-template-rows: none;
      grid-auto-rows: min-content;
      align-content: start;
      gap: 3px 16px;
      position: relative;
      padding: 10px 16px;
    }

    .row > .cell {
      grid-column: 1 / -1;
    }

    .row > .package {
      grid-column: 1;
    }

    .row > .package + .status {
      grid-column: 2;
    }

    .row .id {
      padding-inline-end: 40px;
      font-weight: 600;
    }

    .row .date {
      text-align: start;
    }

    .row:not(.header) .actions {
      position: absolute;
      inset-block-start: 6px;
      inset-inline-end: 8px;
    }

    .second {
      margin-block-start: 2px;
    }

    .second .reason {
      flex-wrap: wrap;
      gap: 0 8px;
    }

    .reason .muted.words {
      flex-basis: 100%;
      order: 1;
    }
  }
`;

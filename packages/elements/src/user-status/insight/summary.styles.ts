import { css } from 'lit';

/** One tile for each group of statuses, whose size no number changes. The first has room for its second button. */
export const summary = css`
  .summary {
    display: grid;
    grid-auto-flow: column;
    grid-template-columns: minmax(176px, 1.25fr);
    grid-auto-columns: minmax(0, 1fr);
    gap: 8px;
  }

  .tile {
    position: relative;
    display: grid;
  }

  .tile [aria-pressed] {
    display: grid;
    align-content: space-between;
    gap: 2px;
    min-block-size: 68px;
    padding: 10px 12px 8px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    text-align: start;
    cursor: pointer;
  }

  .tile [aria-pressed]:hover {
    background: var(--_surface-hover);
  }

  .tile [aria-pressed='true'],
  .tile [aria-pressed='mixed'] {
    border-color: var(--_tone, var(--_accent));
  }

  .tile [aria-pressed='true'] {
    background: var(--_tone-surface, var(--_moving-surface));
    box-shadow: inset 0 0 0 1px var(--_tone, var(--_accent));
  }

  .tile .word {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_text-muted);
    font-size: var(--_medium);
    font-weight: 500;
  }

  .tile .word svg {
    color: var(--_tone, var(--_text-muted));
  }

  .tile .count {
    font-size: var(--_title);
    font-weight: 600;
    line-height: 1.25;
  }

  .causes-button {
    position: absolute;
    inset-block-end: 5px;
    inset-inline-end: 4px;
    gap: 4px;
    min-block-size: 28px;
    padding: 0 6px;
    color: var(--_text);
  }

  .causes-button[aria-expanded='true'] svg {
    rotate: 180deg;
  }

  @container (max-width: 759.98px) {
    .summary {
      grid-auto-flow: row;
      grid-template-columns: 1fr 1fr 1fr;
    }

    .tile:first-child {
      grid-column: span 2;
    }

    /* The tile of unknown statuses would leave the last one alone in its line. */
    .tile:last-child:nth-child(even) {
      grid-column: 1 / -1;
    }
  }

  @container (max-width: 479.98px) {
    .summary {
      grid-template-columns: 1fr 1fr;
    }
  }

  @media (pointer: coarse) {
    .causes-button {
      min-block-size: 36px;
    }
  }

  @media (forced-colors: active) {
    .tile [aria-pressed='true'] {
      border-width: 2px;
      border-color: Highlight;
    }
  }
`;

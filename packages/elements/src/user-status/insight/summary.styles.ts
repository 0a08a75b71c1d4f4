import { css } from 'lit';

/** What the tiles show, in the room that `room.styles.ts` gives them. */
export const summary = css`
  .tile [aria-pressed] {
    display: grid;
    align-content: space-between;
    gap: 2px;
    padding: 10px 12px 8px;
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

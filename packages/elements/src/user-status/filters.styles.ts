import { css } from 'lit';

/** Chips, and the choice of a span. */
export const filterStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    padding: 2px 10px;
    border: 1px solid var(--_border);
    border-radius: 14px;
    background: var(--_surface);
    font-size: var(--_medium);
    cursor: pointer;
  }

  .chip svg {
    color: var(--_tone, var(--_text-muted));
  }

  .chip .count {
    color: var(--_text-muted);
  }

  .chip:hover {
    background: var(--_surface-hover);
  }

  .chip[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_moving-surface);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  .span {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    font-size: var(--_medium);
  }

  .span .input {
    flex: 1;
    min-block-size: 30px;
    padding-block: 2px;
  }

  @container (max-width: 45.7em) {
    .span {
      flex-basis: 100%;
    }
  }

  @media (pointer: coarse) {
    .chip {
      min-block-size: 36px;
      border-radius: 18px;
    }
  }

  @media (forced-colors: active) {
    .chip[aria-pressed='true'] {
      border-color: Highlight;
      border-width: 2px;
    }
  }
`;

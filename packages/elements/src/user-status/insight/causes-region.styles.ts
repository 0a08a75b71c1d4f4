import { css } from 'lit';

/** One line for each cause; where there is little room, its parts stand below each other. */
export const causesStyles = css`
  .causes {
    padding-block: 12px 4px;
    padding-inline: 16px 4px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .causes ol {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 8.6em auto;
    gap: 0 16px;
    max-block-size: 340px;
    margin-block-start: 4px;
    padding-inline-end: 12px;
    overflow: auto;
  }

  /* The parts of all causes stand in the same columns. */
  .causes li,
  .cause {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }

  .cause {
    align-items: center;
    row-gap: 4px;
    padding-block: 10px;
    overflow-wrap: anywhere;
  }

  .causes li + li {
    border-block-start: 1px solid var(--_border);
  }

  .cause .facts {
    display: grid;
    gap: 2px;
  }

  .cause strong {
    font-weight: 600;
  }

  .cause .share {
    display: grid;
    gap: 6px;
    text-align: end;
  }

  .cause .bar-of {
    inline-size: 100%;
    block-size: 4px;
  }

  .cause .bar-of:dir(rtl) {
    scale: -1 1;
  }

  .cause .whole {
    fill: var(--_border);
  }

  .cause .part {
    fill: var(--_failed);
  }

  .cause .acts {
    display: flex;
    justify-content: flex-end;
  }

  .cause .acts .button {
    font-size: var(--_medium);
  }

  .cause [aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_moving-surface);
  }

  @container (max-width: 64.28em) {
    .causes ol {
      grid-template-columns: minmax(0, 1fr) 8.6em;
    }

    .cause .acts {
      grid-column: 1 / -1;
      flex-wrap: wrap;
      justify-content: flex-start;
    }
  }

  @container (max-width: 34.28em) {
    .causes ol {
      grid-template-columns: minmax(0, 1fr);
    }

    .cause .share {
      text-align: start;
    }
  }

  @media (forced-colors: active) {
    .cause .whole {
      fill: GrayText;
    }

    .cause .part {
      fill: CanvasText;
    }

    .cause [aria-pressed='true'] {
      border-color: Highlight;
    }
  }
`;

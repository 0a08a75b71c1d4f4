import { css } from 'lit';

/** One tile for each group of statuses, whose size no number changes. The first has room for its second button. */
export const room = css`
  .summary {
    display: grid;
    grid-auto-flow: column;
    grid-template-columns: minmax(12.6em, 1.25fr);
    grid-auto-columns: minmax(0, 1fr);
    gap: 8px;
  }

  .tile {
    position: relative;
    display: grid;
  }

  /* As high as a line of words over a number, in the size of either, whether they are there yet or not. */
  .tile > :first-child {
    min-block-size: max(68px, 22px + 3.133em);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .tile .bar {
    inline-size: 40%;
    margin: 14px 12px;
  }

  @container (max-width: 54.28em) {
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

  @container (max-width: 34.28em) {
    .summary {
      grid-template-columns: 1fr 1fr;
    }
  }

  @container (max-width: 16em) {
    .tile:nth-child(n) {
      grid-column: 1 / -1;
    }
  }
`;

import { css } from 'lit';

/** The rows as cards where their columns find no room: of two columns, of one column in a narrow place. */
export const cards = css`
  .cards {
    --_facts: 2;
    --_edges: 1.572;
    --_line: 1.715;
    --_second: 1.857;

    .head {
      position: static;
    }

    .header {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-start;
      gap: 0 14px;
      padding-block: 4px;
    }

    .header .cell {
      flex: none;
    }

    /* As wide as its words: the edge that it has beyond its cell would otherwise cut them. */
    .header .sort {
      max-inline-size: none;
    }

    .row:not(.header) {
      position: relative;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-content: start;
      gap: 3px 16px;
      padding-block: 11px;
      padding-inline: 16px 56px;
    }

    .selectable .row:not(.header) {
      padding-inline-start: 48px;
    }

    .row:not(.header) > .select {
      position: absolute;
      inset-block-start: 0;
      inset-inline-start: 0;
      inline-size: 48px;
      block-size: 44px;
      margin: 0;
      padding-inline-start: 4px;
    }

    .row .id {
      font-weight: 600;
    }

    .row .date {
      text-align: start;
    }

    .row:not(.header) > .actions {
      min-block-size: 0;
    }

    .row .button.dots {
      position: absolute;
      inset-block-start: 6px;
      inset-inline-end: 8px;
    }

    .second {
      inset-block-end: 11px;
      inset-inline-end: 56px;
    }

    .selectable .second {
      inset-inline-start: 48px;
    }
  }

  @container (max-width: 34.28em) {
    .cards {
      --_facts: 1;
      --_pairs: 1;
      --_second: 3.286;

      .row:not(.header) {
        grid-template-columns: auto minmax(0, 1fr);
        padding-inline-end: 16px;
      }

      .row:not(.header) > .cell {
        grid-column: 1 / -1;
      }

      .row:not(.header) > .paired {
        grid-column: 1;
      }

      .row > .paired + .status {
        grid-column: 2;
      }

      /* Where other rows have a second line, this one has room for a status in full. */
      .roomy .row:not(.tall, .header) > .paired,
      .roomy .row:not(.tall) > .paired + .status {
        grid-column: 1 / -1;
      }

      /* A size, because an address is written from left to right, and the menu is where the card ends. */
      .row:not(.header) > .cell:first-child,
      .row > .select + .cell {
        max-inline-size: calc(100% - 40px);
      }

      /* No higher than its place, above which the facts stand. */
      .second {
        inset-inline-end: 16px;
        flex-wrap: wrap;
        gap: 0 8px;
        max-block-size: calc(var(--_second) * 1em);
      }

      .reason {
        display: grid;
        grid-template-columns: minmax(0, auto) auto;
        gap: 0 8px;
      }

      .code {
        max-inline-size: 7em;
      }

      /* Beside its sign; what can be done about it stands below. */
      .outcome > .words {
        flex: 1 1 calc(100% - 32px);
      }

      .reason .muted.words {
        grid-column: 1 / -1;
        order: 1;
      }
    }
  }

  /* For enlarged text on a phone: a line each, and a second one for three of those that must not be cut. */
  @container (max-width: 20em) {
    .cards {
      --_pairs: 0;
      --_edges: 5.922;
      /* The words of an outcome, and a line for each of its two buttons. */
      --_second: 5;

      .row:not(.header) > :is(.id, .package, .status, .date) {
        grid-column: 1 / -1;
        block-size: auto;
        overflow-wrap: anywhere;
        white-space: normal;
      }

      .status .word {
        white-space: normal;
      }
    }
  }
`;

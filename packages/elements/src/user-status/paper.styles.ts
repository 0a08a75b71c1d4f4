import { css } from 'lit';

/** On paper: all rows below each other, and what cannot be pressed there left out. */
export const paper = css`
  .in-print {
    display: none;
  }

  @media print {
    .scroller {
      max-block-size: none;
      overflow: visible;
    }

    .head {
      position: static;
    }

    .row {
      break-inside: avoid;
    }

    .row .dots,
    .frame:not(.part) .range {
      visibility: hidden;
    }

    .part .in-print {
      display: block;
    }
  }
`;

import { css } from 'lit';

/** What the results of the checks have beside the shape in which they are awaited. */
export const resultStyles = css`
  .header,
  .link {
    inline-size: 100%;
  }

  .header {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    flex-wrap: wrap;
    gap: 8px 16px;
  }

  .title {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .summary > div {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    flex-wrap: wrap;
    gap: 2px 16px;
  }

  /* An old result must not shout beside the failure to get a new one. */
  .notice.summary.stale {
    border-color: var(--_border);
    background: var(--_surface);
  }

  .check > svg {
    margin-block-start: 0.15em;
  }

  .check > h3,
  .outcome {
    align-self: baseline;
  }

  .check > svg,
  .outcome {
    color: var(--_tone);
  }

  .outcome {
    font-size: var(--_medium);
    font-weight: 500;
  }

  .body {
    display: grid;
    grid-column: 2 / -1;
    justify-items: start;
    gap: 10px;
    max-inline-size: 68ch;
    overflow-wrap: anywhere;
  }

  summary {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 24px;
    color: var(--_accent);
    cursor: pointer;
    list-style: none;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary svg {
    rotate: -90deg;
    transition: rotate var(--_motion);
  }

  summary:dir(rtl) svg {
    rotate: 90deg;
  }

  [open] > summary svg {
    rotate: 0deg;
  }

  ol {
    display: grid;
    gap: 6px;
    margin-block-start: 6px;
    padding-inline-start: 1.6em;
    list-style: decimal;
  }

  ol ::marker {
    color: var(--_text-muted);
  }

  .link {
    display: flex;
    align-items: center;
    justify-content: space-between;
    flex-wrap: wrap;
    gap: 10px 16px;
    padding: 14px 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-large);
    background: var(--_surface-raised);
  }

  .link > div {
    display: grid;
    flex: 1 1 18.6em;
    gap: 2px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .link > .field {
    flex: 1 1 100%;
  }

  @container (max-width: 28.6em) {
    .outcome {
      grid-column: 2;
    }
  }
`;

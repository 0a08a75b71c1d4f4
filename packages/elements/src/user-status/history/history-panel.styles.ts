import { css } from 'lit';

/** Events along a line, newest first. */
export const historyPanelStyles = css`
  /* As high as a short history, so that little moves when it comes. */
  .history .events {
    min-block-size: 112px;
  }

  .history li {
    position: relative;
    display: flex;
    gap: 12px;
    padding-block-end: 18px;
    overflow-wrap: anywhere;
  }

  .history li:last-child {
    padding-block-end: 0;
  }

  .history li > div {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }

  .history li > svg {
    margin-block-start: 0.15em;
    color: var(--_tone, var(--_text-muted));
  }

  .history li:not(:last-child)::before {
    position: absolute;
    inset-block: 1.5em 0.1em;
    inset-inline-start: calc(0.571em - 0.5px);
    border-inline-start: 1px solid var(--_border-strong);
    content: '';
  }

  .history strong {
    font-weight: 600;
  }

  .history .skeleton {
    padding: 4px 0;
  }
`;

import { css } from 'lit';

/** The second line of a row: what went wrong, and what can be done about it. */
export const secondLine = css`
  /* What it belongs to is a cell of the first line; where it stands is told by the row, which keeps its place free. */
  .second {
    position: absolute;
    inset-block-end: 5px;
    inset-inline: 16px 8px;
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: var(--_medium);
    white-space: normal;
    forced-color-adjust: auto;
  }

  .tall {
    padding-block-end: calc(var(--_second) * 1em - 2px);
  }

  .outcome svg {
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
  }

  .reason bdi:not(.muted) {
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

  /* However long a code is, the reason is read. */
  .code {
    flex: none;
    max-inline-size: 11em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;

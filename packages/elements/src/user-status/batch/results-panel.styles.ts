import { css } from 'lit';

/** The list of results, whose items have one height. */
export const resultsPanelStyles = css`
  .results {
    max-block-size: min(420px, 50dvh);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: auto;
    overflow-anchor: none;
  }

  .results:focus-visible {
    outline-offset: -2px;
  }

  .results li {
    display: flex;
    align-items: center;
    gap: 10px;
    block-size: 4.857em;
    padding-inline: 12px;
    border-block-end: 1px solid var(--_border);
    contain: strict;
  }

  .results li > svg {
    color: var(--_tone, var(--_text-muted));
  }

  .results .why {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }

  .results li > div {
    flex: 1;
    min-inline-size: 0;
  }
`;

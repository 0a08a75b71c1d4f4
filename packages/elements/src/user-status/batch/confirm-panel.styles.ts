import { css } from 'lit';

/** The list of users in a question. */
export const confirmPanelStyles = css`
  .users {
    max-block-size: min(240px, 40dvh);
    padding-block: 4px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: auto;
  }

  .users:focus-visible {
    outline-offset: -2px;
  }

  .users li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    padding: 4px 12px;
    overflow-wrap: anywhere;
  }
`;

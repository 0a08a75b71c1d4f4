import { css } from 'lit';

/** A list of names, each with what can be done to it, and the name for one more. */
export const viewsPanelStyles = css`
  .views ul {
    display: grid;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .views li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    padding: 4px;
  }

  .views li + li {
    border-block-start: 1px solid var(--_border);
  }

  .views .apply {
    display: flex;
    flex: 1 1 11.4em;
    flex-wrap: wrap;
    align-content: center;
    align-items: baseline;
    gap: 0 8px;
    min-block-size: var(--_control);
    min-inline-size: 0;
    padding: 6px 8px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_text);
    font-weight: 500;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .views .apply:hover {
    background: var(--_surface-hover);
  }

  .views .naming {
    display: grid;
    flex: 1;
    gap: 12px;
  }

  .views li .naming {
    padding: 8px;
  }

  .views .field .button {
    justify-self: start;
  }

  .views .question {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
    padding: 4px 8px;
  }

  .views .question p {
    flex: 1 1 11.4em;
    overflow-wrap: anywhere;
  }

  @media (max-width: 480px) {
    .views .apply {
      flex-basis: 100%;
    }
  }
`;

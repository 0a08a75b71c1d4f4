import { css } from 'lit';

/** A list of columns, each with its two movers at the end. */
export const columnsPanelStyles = css`
  .columns ol {
    display: grid;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    list-style: none;
  }

  .columns li {
    display: flex;
    align-items: center;
    gap: 4px;
    padding-inline: 12px 4px;
  }

  .columns li + li {
    border-block-start: 1px solid var(--_border);
  }

  .columns label {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    cursor: pointer;
  }

  .columns input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
  }

  .columns .actions {
    justify-content: space-between;
  }
`;

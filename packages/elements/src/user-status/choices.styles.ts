import { css } from 'lit';

/** A choice of one among a few, each in a box of its own. */
export const choices = css`
  .choices {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .choices legend {
    margin-block-end: 4px;
    padding: 0;
    font-weight: 500;
  }

  .choices label {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 36px;
    padding-inline: 10px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    cursor: pointer;
  }

  .choices label:has(:checked) {
    border-color: var(--_accent);
    background: var(--_moving-surface);
  }

  .choices input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
  }

  .choices label:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }

  .choices input:focus-visible {
    outline: none;
  }
`;

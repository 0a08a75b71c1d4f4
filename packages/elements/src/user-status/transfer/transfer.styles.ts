import { css } from 'lit';

/** The panels of import and export: groups of choices, a place to drop a file, and what a file would do. */
export const transferStyles = css`
  .transfer fieldset {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .transfer legend {
    margin-block-end: 4px;
    padding: 0;
    font-weight: 500;
  }

  .transfer fieldset label {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 30px;
    cursor: pointer;
  }

  .transfer input[type='radio'],
  .transfer input[type='checkbox'] {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
  }

  .transfer .options {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(10.7em, 100%), 1fr));
    column-gap: 12px;
  }

  .transfer .quiet {
    justify-self: start;
    margin-inline-start: -8px;
  }

  .drop {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 8px 12px;
    padding: 20px 16px;
    border: 1px dashed var(--_border-strong);
    border-radius: var(--_radius);
    text-align: center;
  }

  .drop.over {
    border-color: var(--_accent);
    background: var(--_moving-surface);
  }

  .transfer textarea {
    block-size: 6.5em;
    padding-block: 8px;
    resize: vertical;
    font-family: inherit;
  }

  .transfer progress {
    inline-size: 100%;
    block-size: 8px;
    accent-color: var(--_accent);
  }

  .lines {
    display: grid;
    max-block-size: min(220px, 30dvh);
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: auto;
    list-style: none;
  }

  .lines:focus-visible {
    outline-offset: -2px;
  }

  .lines li {
    display: grid;
    gap: 0 12px;
    padding: 8px 12px;
    overflow-wrap: anywhere;
  }

  .lines li + li {
    border-block-start: 1px solid var(--_border);
  }

  .lines .new {
    font-weight: 500;
  }

  .lines .warning {
    color: var(--_waiting);
  }

  @media (pointer: coarse) {
    .transfer fieldset label {
      min-block-size: 44px;
    }
  }
`;

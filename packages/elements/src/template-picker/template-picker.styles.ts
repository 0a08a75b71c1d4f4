import { css } from 'lit';

export const styles = css`
  #label {
    margin-block-end: 8px;
    font-weight: 600;
  }

  .options {
    overflow: clip;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-large);
    background: var(--_surface);
  }

  .option {
    display: flex;
    align-items: center;
    gap: 4px 12px;
    min-block-size: 52px;
    padding: 8px 14px;
  }

  .option + .option {
    border-block-start: 1px solid var(--_border);
  }

  .option input,
  .dot {
    appearance: none;
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    border: 1.5px solid var(--_border-strong);
    border-radius: 50%;
    background: var(--_surface);
    outline: none;
    cursor: inherit;
  }

  .names {
    display: grid;
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .bone {
    inline-size: 12em;
    max-inline-size: 70%;
    block-size: 0.8em;
    margin-block: 0.3em;
    border-radius: 4px;
    background: var(--_surface-hover);
    animation: breathe var(--_breath);
  }

  .bone + .bone {
    inline-size: 7em;
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
`;

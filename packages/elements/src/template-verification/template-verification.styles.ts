import { css } from 'lit';

export const styles = css`
  :host {
    --_width: 46em;
  }

  section {
    display: grid;
    justify-items: start;
    gap: 16px;
  }

  .notice,
  .checks {
    inline-size: 100%;
  }

  .checks {
    border: 1px solid var(--_border);
    border-radius: var(--_radius-large);
    background: var(--_surface);
  }

  .check {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 2px 10px;
    padding: 14px 16px;
  }

  .check + .check {
    border-block-start: 1px solid var(--_border);
  }

  .bone {
    grid-column: 2 / -1;
    inline-size: 60%;
    block-size: 0.8em;
    margin-block: 0.32em;
    border-radius: 4px;
    background: var(--_surface-hover);
    animation: breathe var(--_breath);
  }

  .bone.round {
    grid-column: 1;
    grid-row: 1;
    inline-size: 1.143em;
    block-size: 1.143em;
    margin-block: 0.15em;
    border-radius: 50%;
  }

  .bone.round + .bone {
    inline-size: 9em;
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  @container (max-width: 28.6em) {
    .check {
      grid-template-columns: auto minmax(0, 1fr);
      padding-inline: 12px;
    }
  }
`;

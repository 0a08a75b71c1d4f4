import { css } from 'lit';

export const styles = css`
  #label {
    margin-block-end: 8px;
    font-weight: 600;
  }

  #count {
    margin-block-start: 6px;
  }

  .search {
    position: relative;
    margin-block-end: 8px;
  }

  .search svg {
    position: absolute;
    inset-block-start: calc(50% - 0.57em);
    inset-inline-start: 10px;
    color: var(--_text-muted);
    pointer-events: none;
  }

  .search .input {
    padding-inline-start: 34px;
  }

  .options {
    overflow: clip;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-large);
    background: var(--_surface);
  }

  .scroller {
    max-block-size: var(--ft-template-picker-height, 320px);
    overflow-y: auto;
  }

  .option {
    display: flex;
    align-items: center;
    gap: 4px 12px;
    min-block-size: 52px;
    padding: 8px 14px;
    cursor: pointer;
    transition: background-color var(--_motion);
  }

  .option + .option {
    border-block-start: 1px solid var(--_border);
  }

  .option:hover,
  .option[data-active] {
    background: var(--_surface-hover);
  }

  .option:has(:checked),
  [aria-selected='true'] {
    background: color-mix(in srgb, var(--_accent) 9%, var(--_surface));
  }

  .option:has(:focus-visible),
  .search:has(:focus-visible) + .scroller [data-active] {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }

  .option:first-child {
    border-radius: var(--_radius-large) var(--_radius-large) 0 0;
  }

  .option:last-child {
    border-radius: 0 0 var(--_radius-large) var(--_radius-large);
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

  .option :checked,
  [aria-selected='true'] > .dot {
    border: 5px solid var(--_accent);
  }

  .names {
    display: grid;
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .name {
    font-weight: 500;
  }

  .customer {
    color: var(--_text-muted);
    font-size: var(--_medium);
  }

  .mark {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    flex: none;
    color: var(--_tone);
    font-size: var(--_medium);
  }

  .notice:not(:last-child) {
    margin-block-end: 12px;
  }

  .bone {
    inline-size: 12em;
    max-inline-size: 70%;
    block-size: 0.8em;
    margin-block: 0.3em;
    border-radius: 4px;
    background: var(--_surface-hover);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  .bone + .bone {
    inline-size: 7em;
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  @container (max-width: 360px) {
    .option {
      flex-wrap: wrap;
    }

    .names {
      flex-basis: calc(100% - 28px);
    }

    .mark {
      margin-inline-start: 28px;
    }
  }

  @media (forced-colors: active) {
    .option:has(:checked),
    [aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .option :checked,
    [aria-selected='true'] > .dot {
      border-color: Highlight;
    }
  }
`;

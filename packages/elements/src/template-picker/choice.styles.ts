import { css } from 'lit';

/** What templates have beside the shape in which they are awaited. */
export const choiceStyles = css`
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
    padding-inline-start: calc(1.143em + 18px);
  }

  .scroller {
    max-block-size: var(--ft-template-picker-height, 320px);
    overflow-y: auto;
  }

  .option {
    cursor: pointer;
    transition: background-color var(--_motion);
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

  .option :checked,
  [aria-selected='true'] > .dot {
    border: 5px solid var(--_accent);
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
  @container (max-width: 25.7em) {
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

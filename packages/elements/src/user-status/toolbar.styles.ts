import { css } from 'lit';

/** Search, switch, export and the place of the filters. */
export const toolbar = css`
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 20px;
  }

  .search {
    position: relative;
    flex: 1 1 17em;
    max-inline-size: 26em;
  }

  .search svg {
    position: absolute;
    inset-block-start: 50%;
    inset-inline-start: 10px;
    translate: 0 -50%;
    color: var(--_text-muted);
    pointer-events: none;
  }

  .search .input {
    padding-inline-start: calc(1.143em + 18px);
  }

  .switch {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: var(--_control);
    cursor: pointer;
  }

  /* The track is the control itself: what is pressed there is what has the role. */
  .switch input {
    appearance: none;
    position: relative;
    flex: none;
    inline-size: 34px;
    block-size: 24px;
    margin: 0;
    border-radius: 12px;
    cursor: pointer;
  }

  .switch input::before {
    content: '';
    position: absolute;
    inset: 2px 0;
    border: 1px solid var(--_border-strong);
    border-radius: 10px;
    background: var(--_surface-raised);
    transition: background-color var(--_motion);
  }

  .switch input::after {
    content: '';
    position: absolute;
    inset-block-start: 6px;
    inset-inline-start: 4px;
    inline-size: 12px;
    block-size: 12px;
    border-radius: 50%;
    background: var(--_border-strong);
    transition: inset-inline-start var(--_motion);
  }

  .switch input:checked::before {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  .switch input:checked::after {
    inset-inline-start: 18px;
    background: var(--_on-accent);
  }

  .fold:not(.always) {
    display: none;
  }

  .fold[aria-expanded='true'] svg {
    rotate: 180deg;
  }

  .end,
  .export {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }

  .end {
    margin-inline-start: auto;
  }

  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 16px;
    min-block-size: 30px;
  }

  @container (max-width: 45.7em) {
    .search {
      max-inline-size: none;
      flex-basis: 100%;
    }

    .switch {
      flex-basis: 100%;
    }

    .fold:not(.always) {
      display: inline-flex;
    }

    .filters:not(.open, .brief) {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .switch input::after {
      background: ButtonText;
    }

    .switch input:checked::before {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;

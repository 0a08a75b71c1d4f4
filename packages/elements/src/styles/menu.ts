import { css } from 'lit';

/** A popover menu. */
export const menus = css`
  .menu {
    inset: auto;
    /* Of one width wherever it stands. */
    inline-size: max-content;
    min-inline-size: min(14.3em, 100vw - 16px);
    max-inline-size: calc(100vw - 16px);
    max-block-size: calc(100dvh - 16px);
    overflow: auto;
    margin: 0;
    padding: 4px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 6px 20px rgb(0 0 0 / 0.16);
    overscroll-behavior: contain;
  }

  @supports not selector(:popover-open) {
    .menu {
      position: fixed;
      z-index: 2;
    }

    .menu:not([data-open]) {
      display: none;
    }
  }

  .menu button {
    display: block;
    inline-size: 100%;
    min-block-size: 34px;
    padding: 4px 12px;
    border: 0;
    border-radius: 4px;
    background: none;
    text-align: start;
    cursor: pointer;
  }

  .menu button:hover,
  .menu button:focus-visible {
    background: var(--_surface-hover);
    outline-offset: -2px;
  }

  .menu .hint {
    display: block;
    max-inline-size: 24em;
    padding: 0 12px 6px;
  }

  .menu .danger {
    color: var(--_danger);
  }

  .menu [aria-disabled='true'] {
    color: var(--_text-muted);
    cursor: not-allowed;
  }

  @media (pointer: coarse) {
    .menu button {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .menu {
      border-color: CanvasText;
    }
  }
`;

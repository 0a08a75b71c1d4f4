import { css } from 'lit';

/** A modal dialog that becomes a sheet on a narrow screen, and the button in it that destroys something. */
export const dialogs = css`
  dialog {
    inline-size: min(34.3em, calc(100vw - 32px));
    max-block-size: calc(100dvh - 32px);
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-large);
    background: var(--_surface);
    color: var(--_text);
    overflow: auto;
    overscroll-behavior: contain;
    box-shadow: 0 12px 40px rgb(0 0 0 / 0.22);
  }

  dialog::backdrop {
    background: rgb(10 15 22 / 0.45);
  }

  .dialog {
    display: grid;
    gap: 16px;
    padding: 20px 24px 24px;
  }

  /* In the room below the buttons, so that nothing moves when something is said. */
  .news {
    min-block-size: 22px;
    margin-block-start: -22px;
    padding: 0 24px 4px;
    color: var(--_text-muted);
    overflow-wrap: anywhere;
  }

  .dialog h2 {
    overflow-wrap: anywhere;
  }

  .dialog .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }

  .button.danger:not([aria-disabled='true']) {
    border-color: var(--_danger);
    background: var(--_danger);
    color: var(--_on-danger);
  }

  .button.danger:hover {
    border-color: var(--_danger-hover);
    background: var(--_danger-hover);
  }

  @media (max-width: 480px) {
    dialog {
      inline-size: 100vw;
      max-inline-size: 100vw;
      margin-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }

    .dialog .actions {
      flex-direction: column-reverse;
    }
  }
`;

import { css } from 'lit';

/** One labelled input with its hint and its error, in words, at the field. */
export const fields = css`
  .field {
    display: grid;
    gap: 4px;
    /* An example may be longer than a narrow place is wide. */
    overflow-wrap: anywhere;
  }

  .field label {
    font-weight: 500;
  }

  .input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_control);
    padding: 4px 10px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }

  .input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }

  .input:focus-visible {
    outline-offset: -1px;
    border-color: var(--_focus);
  }

  .input[aria-invalid='true'] {
    border-color: var(--_failed);
  }

  .field .hint {
    color: var(--_text-muted);
    font-size: var(--_medium);
  }

  .field .error,
  .field .warning {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    font-size: var(--_medium);
  }

  .field .error {
    color: var(--_failed);
  }

  .field .warning {
    color: var(--_waiting);
  }

  .field .error svg,
  .field .warning svg {
    margin-block-start: 0.15em;
  }
`;

import { css } from 'lit';

/** Buttons that stand back: in words only, or a sign alone. Given before `buttons`, whose states they show. */
export const quietButtons = css`
  .button.quiet {
    padding-inline: 8px;
    border-color: transparent;
    background: transparent;
    color: var(--_accent);
  }

  .button.quiet:hover {
    background: var(--_surface-hover);
  }

  .button.icon {
    inline-size: 32px;
    min-block-size: 32px;
    padding: 0;
    border-color: transparent;
    background: transparent;
    color: var(--_text-muted);
  }

  .button.icon:hover,
  .button.icon[aria-expanded='true'] {
    background: var(--_surface-hover);
    color: var(--_text);
  }

  .button.quiet:disabled,
  .button.icon:disabled {
    border-color: transparent;
    background: transparent;
  }

  /* Its color is quiet already. */
  .button.icon:disabled {
    opacity: 0.4;
  }
`;

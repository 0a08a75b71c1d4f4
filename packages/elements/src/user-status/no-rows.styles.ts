import { css } from 'lit';

export const noRows = css`
  .empty {
    display: grid;
    justify-items: center;
    gap: 6px;
    padding: 48px 24px;
    text-align: center;
  }

  .empty svg {
    inline-size: 28px;
    block-size: 28px;
    color: var(--_text-muted);
  }

  .empty p {
    max-inline-size: 46ch;
  }

  .empty .button {
    margin-block-start: 8px;
  }
`;

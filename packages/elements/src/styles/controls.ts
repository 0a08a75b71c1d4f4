import { css } from 'lit';

/** Buttons: primary (one per view) and plain; `quietButtons` stand back, and a dangerous one stands in its dialog. */
export const buttons = css`
  button {
    font: inherit;
    color: inherit;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: var(--_control);
    max-inline-size: 100%;
    padding: 4px 14px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 500;
    cursor: pointer;
    transition: background-color var(--_motion);
  }

  .button:hover {
    background: var(--_surface-hover);
  }

  .button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .button.primary:hover {
    border-color: var(--_accent-hover);
    background: var(--_accent-hover);
  }

  .button:disabled,
  .button[aria-disabled='true'] {
    border-color: var(--_border);
    background: var(--_surface-raised);
    color: var(--_text-muted);
    cursor: not-allowed;
  }

  .spinner {
    inline-size: 1.143em;
    block-size: 1.143em;
    flex: none;
    border: 2px solid currentColor;
    border-block-start-color: transparent;
    border-radius: 50%;
    animation: spin var(--_turn);
  }

  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }

  @media (forced-colors: active) {
    .button {
      border-color: ButtonBorder;
    }

    .spinner {
      border-color: CanvasText;
      border-block-start-color: Canvas;
    }
  }
`;

/** A boxed message inside an element; the hue is only a help, the icon and the words carry it. */
export const notices = css`
  .notice {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    padding: 12px 14px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    overflow-wrap: anywhere;
  }

  .notice > svg,
  .notice > .spinner {
    margin-block-start: 0.15em;
    color: var(--_tone, var(--_text-muted));
  }

  .notice > div {
    display: grid;
    flex: 1;
    gap: 4px;
    min-inline-size: 0;
  }

  .notice strong {
    font-weight: 600;
  }

  .notice .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 6px;
  }

  .good {
    --_tone: var(--_good);
    --_tone-surface: var(--_good-surface);
  }

  .moving {
    --_tone: var(--_moving);
    --_tone-surface: var(--_moving-surface);
  }

  .waiting {
    --_tone: var(--_waiting);
    --_tone-surface: var(--_waiting-surface);
  }

  .failed {
    --_tone: var(--_failed);
    --_tone-surface: var(--_failed-surface);
  }

  .notice.good,
  .notice.moving,
  .notice.waiting,
  .notice.failed {
    border-color: color-mix(in srgb, var(--_tone) 35%, transparent);
    background: var(--_tone-surface);
  }

  @media (forced-colors: active) {
    .notice {
      border-color: CanvasText;
    }
  }
`;

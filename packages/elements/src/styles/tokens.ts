import { css } from 'lit';

/**
 * The look, as private properties that read the public `--ft-*` tokens. Light and dark follow the page's `color-scheme`;
 * sizes follow the font size that the host page gives, so that a page with an unusual root size changes nothing inside.
 */
export const tokens = css`
  :host {
    --_surface: var(--ft-color-surface, light-dark(#ffffff, #14181f));
    --_surface-raised: var(--ft-color-surface-raised, light-dark(#f5f7fa, #1d232c));
    --_surface-hover: var(--ft-color-surface-hover, light-dark(#eef2f7, #262d38));
    --_text: var(--ft-color-text, light-dark(#1b2430, #e8ecf2));
    --_text-muted: var(--ft-color-text-muted, light-dark(#556171, #a7b1bf));
    --_border: var(--ft-color-border, light-dark(#d9dfe7, #333c49));
    --_border-strong: var(--ft-color-border-strong, light-dark(#7c8898, #758295));
    --_accent: var(--ft-color-accent, light-dark(#0b5cad, #7ab8ff));
    --_accent-hover: var(--ft-color-accent-hover, light-dark(#094a8c, #9dcaff));
    --_on-accent: var(--ft-color-on-accent, light-dark(#ffffff, #0b1624));
    --_good: var(--ft-color-good, light-dark(#14713d, #62cf92));
    --_good-surface: var(--ft-color-good-surface, light-dark(#e9f6ee, #16301f));
    --_moving: var(--ft-color-moving, light-dark(#0b5cad, #7ab8ff));
    --_moving-surface: var(--ft-color-moving-surface, light-dark(#e8f1fb, #15283f));
    --_waiting: var(--ft-color-waiting, light-dark(#855000, #f0b866));
    --_waiting-surface: var(--ft-color-waiting-surface, light-dark(#fdf3e0, #35270f));
    --_failed: var(--ft-color-failed, light-dark(#b3261e, #ff958b));
    --_failed-surface: var(--ft-color-failed-surface, light-dark(#fdeeec, #3a1a17));
    --_danger: var(--ft-color-danger, light-dark(#b3261e, #ff958b));
    --_danger-hover: var(--ft-color-danger-hover, light-dark(#8f1c16, #ffb0a8));
    --_on-danger: var(--ft-color-on-danger, light-dark(#ffffff, #2a0906));
    --_focus: var(--ft-color-focus, light-dark(#0b5cad, #9dcaff));
    --_radius: var(--ft-radius, 6px);
    --_radius-large: var(--ft-radius-large, 10px);
    --_control: var(--ft-control-height, 36px);
    --_row: var(--ft-table-row-height, 40px);
    --_small: 0.857em;
    --_medium: 0.929em;
    --_large: 1.143em;
    --_title: 1.429em;
    --_mono: var(--ft-font-mono, ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'Liberation Mono', monospace);
    --_motion: 150ms ease-out;
    --_turn: 0.9s linear infinite;
    --_breath: 1.6s ease-in-out infinite alternate;
    --_fade: 1.5s ease-out;
  }

  /* Said once for all that moves: a rule for every element would have the browser compare all of its properties each time. */
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_motion: 0s;
      --_turn: 0s;
      --_breath: 0s;
      --_fade: 0s;
    }
  }

  @media (pointer: coarse) {
    :host {
      --_control: var(--ft-control-height, 44px);
    }
  }
`;

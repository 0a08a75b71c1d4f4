import { css } from 'lit';

export const styles = css`
  :host {
    max-inline-size: min(31.43em, 100%);
  }

  h2 {
    font-size: var(--_title);
    line-height: 1.25;
  }

  .address {
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  .steps {
    display: flex;
    gap: 6px;
    margin-block-start: 16px;
    color: var(--_text-muted);
    font-size: var(--_small);
    line-height: 1.3;
  }

  .steps li {
    display: flex;
    flex: 1;
    gap: 4px;
    min-inline-size: 0;
    padding-block-start: 8px;
    border-block-start: 3px solid var(--_border);
    transition: border-color var(--_motion);
    hyphens: auto;
    overflow-wrap: break-word;
  }

  .steps [aria-current] {
    flex: 1.5;
    border-color: var(--_accent);
    color: var(--_text);
    font-weight: 600;
  }

  form,
  .panel {
    display: grid;
    gap: 16px;
    margin-block-start: 24px;
  }

  form .button {
    inline-size: 100%;
  }

  /* Sending is progress, not a refusal: the button keeps its looks with its name. */
  .button.busy[aria-disabled='true'] {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    cursor: progress;
  }

  .panel {
    justify-items: start;
    gap: 12px;
    overflow-wrap: anywhere;
  }

  .panel h3 {
    font-size: var(--_large);
    line-height: 1.3;
  }

  .badge {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: var(--_tone-surface);
    color: var(--_tone);
  }

  .badge svg,
  .badge .spinner {
    inline-size: 22px;
    block-size: 22px;
  }

  slot::slotted(*) {
    margin-block-start: 16px;
  }

  slot[name='heading']::slotted(*) {
    margin-block-start: 0;
  }

  @container (max-width: 25.7em) {
    .steps li:not([aria-current]) > * {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .steps [aria-current] {
      flex: 3;
    }
  }

  @media (forced-colors: active) {
    .steps li {
      border-color: GrayText;
    }

    .steps [aria-current] {
      border-color: Highlight;
    }

    .badge {
      border: 1px solid CanvasText;
    }
  }
`;

import { css } from 'lit';

export const styles = css`
  :host {
    --_width: 72em;
  }

  .view {
    display: flex;
    flex-direction: column;
    gap: 12px;
  }

  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }

  .frame {
    position: relative;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-large);
    background: var(--_surface);
    overflow: clip;
  }

  /* In the place of the rows. */
  .frame > .notice {
    margin: 12px;
  }

  .footer {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 16px;
    min-block-size: 34px;
    padding: 8px 16px;
    border-block-start: 1px solid var(--_border);
  }

  /* Takes no room, and no press; stays in sight at the lower edge of the window, above the bar. */
  .answers {
    position: sticky;
    inset-block-end: var(--_bar, 0);
    z-index: 2;
    block-size: 0;
    pointer-events: none;
  }

  .answer {
    position: absolute;
    inset: auto 8px 4px;
    inline-size: fit-content;
    margin-inline: auto;
    padding: 3px 12px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    color: var(--_text);
    overflow-wrap: anywhere;
    animation: leave 0s 15s forwards;
  }

  /* Another name begins anew. */
  .answer.odd {
    animation-name: leave-again;
  }

  @keyframes leave {
    to {
      visibility: hidden;
    }
  }

  @keyframes leave-again {
    to {
      visibility: hidden;
    }
  }

  .skeleton {
    display: grid;
    gap: 20px;
    padding: 20px 16px;
  }

  .bar {
    block-size: 14px;
    border-radius: 4px;
    background: var(--_surface-hover);
    animation: breathe var(--_breath);
  }

  .bar:nth-child(3n + 2) {
    inline-size: 82%;
  }

  .bar:nth-child(3n) {
    inline-size: 91%;
  }

  @keyframes breathe {
    from {
      opacity: 1;
    }

    to {
      opacity: 0.55;
    }
  }
`;

import { css } from 'lit';

/** The bar stays in sight at the lower edge of the table, or of the window where the table is taller. */
export const batchStyles = css`
  .batch-bar {
    position: sticky;
    inset-block-end: 0;
    z-index: 2;
    border-block-start: 1px solid var(--_border);
    background: var(--_surface-raised);
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    min-block-size: 56px;
    padding: 10px 16px;
  }

  .line + .line {
    border-block-start: 1px solid var(--_border);
  }

  .line > svg,
  .line > .spinner {
    color: var(--_tone, var(--_text-muted));
  }

  .facts {
    display: flex;
    flex: 1 1 14.3em;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 16px;
    min-inline-size: 0;
  }

  .facts progress {
    appearance: none;
    flex: 1 1 8.6em;
    max-inline-size: 22.9em;
    block-size: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--_border);
    overflow: hidden;
  }

  progress::-webkit-progress-bar {
    background: var(--_border);
  }

  progress::-webkit-progress-value {
    background: var(--_tone, var(--_accent));
  }

  progress::-moz-progress-bar {
    background: var(--_tone, var(--_accent));
  }

  .line .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .line .narrow {
    display: none;
  }

  @container (max-width: 34.28em) {
    .line .buttons {
      gap: 0 8px;
    }

    .line .button.quiet {
      padding-inline: 0 12px;
    }
  }

  @container (max-width: 67.14em) {
    .line .wide {
      display: none;
    }

    .line .narrow {
      display: inline-flex;
    }
  }

  /* What has the focus is not left behind the bar. */
  .row button,
  .row input {
    scroll-margin-block-end: var(--_bar, 0);
  }

  @media (forced-colors: active) {
    .facts progress {
      border: 1px solid CanvasText;
      background: Canvas;
    }

    progress::-webkit-progress-value {
      background: Highlight;
      forced-color-adjust: none;
    }

    progress::-moz-progress-bar {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;

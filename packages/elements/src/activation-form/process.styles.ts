import { css } from 'lit';

/** What the views of an activation have beside those of the form. */
export const processStyles = css`
  .steps .done {
    border-color: var(--_good);
  }

  .steps svg {
    margin-block-start: 0.1em;
    color: var(--_good);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 4px;
  }

  .note {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    color: var(--_tone);
  }

  .note svg {
    margin-block-start: 0.15em;
  }

  .details {
    display: grid;
    gap: 8px;
    inline-size: 100%;
    padding: 12px 14px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
  }

  .details div {
    display: grid;
    grid-template-columns: minmax(7.4em, 28%) minmax(0, 1fr);
    gap: 12px;
  }

  .details dt {
    color: var(--_text-muted);
  }

  .copy-fallback {
    inline-size: 100%;
  }

  @media (forced-colors: active) {
    .steps .done {
      border-color: Highlight;
    }
  }

  @container (max-width: 25.7em) {
    .details div {
      grid-template-columns: 1fr;
      gap: 0;
    }
  }
`;

import { html, type TemplateResult } from 'lit';

/** Tiles of the groups that the library knows, and of all users. */
const TILES = 5;

/** The numbers to come, in the room that they will take. */
export function renderSummaryRoom(): TemplateResult {
  return html`<div class="summary" part="summary" aria-hidden="true">
    ${Array.from(
      { length: TILES },
      () =>
        html`<div class="tile">
          <div part="tile"><div class="bar"></div></div>
        </div>`,
    )}
  </div>`;
}

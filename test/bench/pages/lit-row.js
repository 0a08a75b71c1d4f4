import { html, nothing } from 'lit';
import { cellsOf, HEADERS } from './cells.js';

/** The header of the pages that bring their own rows to a library which only places them. */
export const head = html`<div class="row header" role="row">
  ${HEADERS.map((text) => html`<div class="cell" role="columnheader">${text}</div>`)}
</div>`;

/** One row as a flat template; `top` is where it stands, for libraries that do not place rows themselves. */
export const renderRow = (row, place, top) =>
  html`<div
    class="row"
    role="row"
    aria-rowindex=${place + 2}
    data-status=${row.status}
    style=${top === undefined ? nothing : `transform: translateY(${top}px)`}
  >
    ${cellsOf(row).map((text) => html`<div class="cell" role="cell">${text}</div>`)}
    <div class="cell" role="cell">
      <button type="button" aria-label=${`Actions for ${row.broadworksId}`} ?hidden=${row.status === 'provisioned'}>
        ⋮
      </button>
    </div>
  </div>`;

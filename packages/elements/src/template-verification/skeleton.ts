import { html, type TemplateResult } from 'lit';

/** The shape of what is being loaded. */
export function skeleton(label: string): TemplateResult {
  return html`<p class="visually-hidden">${label}</p>
    <ul class="checks" aria-hidden="true">
      ${[1, 2].map(
        () =>
          html`<li class="check">
            <span class="bone round"></span><span class="bone"></span><span class="bone"></span>
          </li>`,
      )}
    </ul>`;
}

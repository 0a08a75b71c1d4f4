import { html, type TemplateResult } from 'lit';

/**
 * Drawn on a 16-unit grid with one line width, but for the dots; decoration beside words, so it has no name of its own.
 *
 * Pure where it is called, so that an icon which nobody shows stays out of a bundle.
 */
export const icon = (path: string, width = 1.5): TemplateResult =>
  html`<svg
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width=${width}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${path} />
  </svg>`;

/** The ring around a sign. */
export const RING = 'M14.25 8a6.25 6.25 0 1 1-12.5 0 6.25 6.25 0 0 1 12.5 0z';

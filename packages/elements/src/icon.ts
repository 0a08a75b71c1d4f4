import { html, type TemplateResult } from 'lit';

/**
 * Drawn on a 16-unit grid with one line width; decoration beside words, so it has no name of its own.
 *
 * Pure where it is called, so that an icon which nobody shows stays out of a bundle.
 */
export const icon = (path: string): TemplateResult =>
  html`<svg
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${path} />
  </svg>`;

/** A sign in a ring. The ring never changes, so that another sign in its place is measured by a few strokes. */
export const ringed = (path: string): TemplateResult =>
  html`<svg
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <circle cx="8" cy="8" r="6.25" />
    <path d=${path} />
  </svg>`;

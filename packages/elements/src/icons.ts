import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

const stroke = (path: SVGTemplateResult): TemplateResult =>
  html`<svg
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${path}
  </svg>`;

/** Drawn on a 16-unit grid with one line width; all are decoration beside words, so none has a name of its own. */
export const icons = {
  good: stroke(svg`<circle cx="8" cy="8" r="6.25" /><path d="m5.3 8.2 1.9 1.9 3.5-4" />`),
  moving: stroke(
    svg`<path d="M13.5 6.5A5.8 5.8 0 0 0 3.2 4.9M2.5 9.5a5.8 5.8 0 0 0 10.3 1.6M2.6 2.4v2.9h2.9m7.9 8.3v-2.9h-2.9" />`,
  ),
  waiting: stroke(svg`<circle cx="8" cy="8" r="6.25" /><path d="M8 4.6V8l2.2 1.6" />`),
  failed: stroke(svg`<circle cx="8" cy="8" r="6.25" /><path d="M8 4.8v3.7m0 2.6v.1" />`),
  unknown: stroke(
    svg`<circle cx="8" cy="8" r="6.25" /><path d="M6.3 6.3a1.8 1.8 0 1 1 2.4 1.8c-.5.2-.7.5-.7 1m0 2v.1" />`,
  ),
  info: stroke(svg`<circle cx="8" cy="8" r="6.25" /><path d="M8 7.4v3.8m0-6.3v.1" />`),
  dots: stroke(svg`<path d="M8 3.2v.1M8 8v.1m0 4.6v.1" stroke-width="2.4" />`),
  search: stroke(svg`<circle cx="7" cy="7" r="4.5" /><path d="m10.4 10.4 3.4 3.4" />`),
  download: stroke(svg`<path d="M8 2.2v7.6m-3-3 3 3 3-3M2.6 13.4h10.8" />`),
  copy: stroke(
    svg`<rect x="5.6" y="5.6" width="7.8" height="7.8" rx="1.4" /><path d="M10.4 5.6V4a1.4 1.4 0 0 0-1.4-1.4H4A1.4 1.4 0 0 0 2.6 4v5A1.4 1.4 0 0 0 4 10.4h1.6" />`,
  ),
  close: stroke(svg`<path d="m4 4 8 8m0-8-8 8" />`),
  chevron: stroke(svg`<path d="m4.5 6.2 3.5 3.5 3.5-3.5" />`),
  ascending: stroke(svg`<path d="M8 12.5v-9m-3.2 3.2L8 3.5l3.2 3.2" />`),
  descending: stroke(svg`<path d="M8 3.5v9m3.2-3.2L8 12.5 4.8 9.3" />`),
  mail: stroke(svg`<rect x="2" y="3.4" width="12" height="9.2" rx="1.6" /><path d="m2.4 4.6 5.6 4.2 5.6-4.2" />`),
  person: stroke(svg`<circle cx="8" cy="5.4" r="2.7" /><path d="M2.8 13.6c.5-2.6 2.5-4 5.2-4s4.7 1.4 5.2 4" />`),
} as const;

import { icon, ringed } from './icon.js';

export * from './icon-signs.js';
export const moving = /* @__PURE__ */ ringed('M5 8h.01M8 8h.01M11 8h.01');
export const refresh = /* @__PURE__ */ icon(
  'M13.5 6.5A5.8 5.8 0 0 0 3.2 4.9M2.5 9.5a5.8 5.8 0 0 0 10.3 1.6M2.6 2.4v2.9h2.9m7.9 8.3v-2.9h-2.9',
);
export const waiting = /* @__PURE__ */ ringed('M8 4.6V8l2.2 1.6');
export const unknown = /* @__PURE__ */ ringed('M6.3 6.3a1.8 1.8 0 1 1 2.4 1.8c-.5.2-.7.5-.7 1m0 2v.1');
export const sent = /* @__PURE__ */ ringed('M5 8h6M8.8 5.6 11.2 8l-2.4 2.4');
export const cancelled = /* @__PURE__ */ ringed('M5.2 8h5.6');
export const failedAgain = /* @__PURE__ */ icon('M8 2.2 14.4 13.4H1.6zM8 6.4v3.2m0 1.8v.1');
export const search = /* @__PURE__ */ icon('M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zm-1.1 3.4l3.4 3.4');
export const download = /* @__PURE__ */ icon('M8 2.2v7.6m-3-3 3 3 3-3M2.6 13.4h10.8');
export const copy = /* @__PURE__ */ icon(
  'M7 5.6h5a1.4 1.4 0 0 1 1.4 1.4v5a1.4 1.4 0 0 1-1.4 1.4H7A1.4 1.4 0 0 1 5.6 12V7A1.4 1.4 0 0 1 7 5.6zm3.4 0V4A1.4 1.4 0 0 0 9 2.6H4A1.4 1.4 0 0 0 2.6 4v5A1.4 1.4 0 0 0 4 10.4h1.6',
);
export const close = /* @__PURE__ */ icon('m4 4 8 8m0-8-8 8');
export const chevron = /* @__PURE__ */ icon('m4.5 6.2 3.5 3.5 3.5-3.5');
export const ascending = /* @__PURE__ */ icon('M8 12.5v-9m-3.2 3.2L8 3.5l3.2 3.2');
export const descending = /* @__PURE__ */ icon('M8 3.5v9m3.2-3.2L8 12.5 4.8 9.3');
export const mail = /* @__PURE__ */ icon(
  'M3.6 3.4h8.8A1.6 1.6 0 0 1 14 5v6a1.6 1.6 0 0 1-1.6 1.6H3.6A1.6 1.6 0 0 1 2 11V5a1.6 1.6 0 0 1 1.6-1.6zM2.4 4.6l5.6 4.2 5.6-4.2',
);
export const person = /* @__PURE__ */ icon(
  'M10.7 5.4a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0zM2.8 13.6c.5-2.6 2.5-4 5.2-4s4.7 1.4 5.2 4',
);

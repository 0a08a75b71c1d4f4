import { ringed } from './icon.js';

// The signs that an element shows before anybody has done anything; a bundler keeps the others with what is loaded later.
export const good = /* @__PURE__ */ ringed('M5.3 8.2l1.9 1.9 3.5-4');
export const failed = /* @__PURE__ */ ringed('M8 4.8v3.7m0 2.6v.1');
export const info = /* @__PURE__ */ ringed('M8 7.4v3.8m0-6.3v.1');

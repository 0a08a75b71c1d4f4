import { define } from './define-all.js';

define();

export { define };

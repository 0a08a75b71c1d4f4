/** Everything in one file, for pages without a bundler: the elements are registered, and the client comes along. */
export * from './index.js';
export * from '@flowthrough/client';
export { hr } from './messages/hr.js';
import './define.js';

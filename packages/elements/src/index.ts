export * from './context.js';
export * from './permissions.js';
export type * from './messages/messages.js';
export type * from './messages/activation.js';
export type * from './messages/common.js';
export type * from './messages/template.js';
export type * from './messages/user-status.js';
export { registerMessages } from './messages/registry.js';
export { AnnouncedEvent } from './controllers/announcer.events.js';

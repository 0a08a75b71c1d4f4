/** What an import needs, in one module that is loaded when somebody imports. */
export { pasteEmails } from './paste.js';
export { reviewEmails } from './review.js';
export { readEmails } from './read-emails.js';

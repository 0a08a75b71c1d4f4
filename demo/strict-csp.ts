import { connect } from './connect.js';
import { createRequestLog } from './drawer/request-log.js';
import { find } from './find.js';
import { startMock } from './mock-worker.js';
import { readSettings } from './settings.js';

document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, lineNumber }) => {
  const item = document.createElement('li');
  item.textContent = `${violatedDirective} ${sourceFile}:${lineNumber}`;
  find('.violations').append(item);
  find('output').textContent = String(find('.violations').childElementCount);
});

// Registering a service worker from a string is itself against Trusted Types, so the mock answers in the page.
const settings = readSettings(new URLSearchParams(location.search), 'misconfigured');
const mock = await startMock(settings, createRequestLog(), { inPage: true });
await import('@flowthrough/elements/define');
connect(find('ft-provider'), mock);

for (const element of document.querySelectorAll('ft-template-picker, ft-template-verification, ft-user-status')) {
  element.setAttribute('template-id', 'adria-hotels');
}

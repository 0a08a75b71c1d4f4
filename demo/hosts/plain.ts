import { connect } from '../connect.js';
import { createRequestLog } from '../drawer/request-log.js';
import { find } from '../find.js';
import { startMock } from '../mock-worker.js';
import { readSettings } from '../settings.js';

const mock = await startMock(readSettings(new URLSearchParams(location.search), 'errors'), createRequestLog());
await import('@flowthrough/elements/define');
const provider = find('ft-provider');
connect(provider, mock);

const verification = find('ft-template-verification');
const status = find('ft-user-status');

provider.addEventListener('ft-template-selected', ({ template }) => {
  verification.templateId = status.templateId = template.id;
});
provider.addEventListener('ft-user-status-requested', () => status.scrollIntoView());

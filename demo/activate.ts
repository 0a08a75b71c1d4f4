import { connect } from './connect.js';
import { find } from './find.js';
import { startPage } from './page.js';

const page = await startPage('healthy');
const form = find('ft-activation-form');
const query = new URLSearchParams(location.search);
for (const name of ['email', 'broadworks-id', 'activation-id', 'max-attempts']) {
  const value = query.get(name);
  if (value) form.setAttribute(name, value);
}
form.toggleAttribute('credentials', query.get('credentials') === '1');

await import('@flowthrough/elements/define');
connect(find('ft-provider'), page.mock);

// In the address, so that a user who reloads or comes back finds the activation again.
form.addEventListener('ft-activation-started', ({ activation }) => {
  const url = new URL(location.href);
  url.searchParams.set('activation-id', activation.id);
  history.replaceState(history.state, '', url);
});

import { createHttpBackend, createProvisioningClient, createTemplateListStore } from '@flowthrough/client';
import { createJournals } from './batch-journal.js';
import { find } from './find.js';
import { showFrame } from './frame.js';
import { startMenu } from './menu.js';
import { BASE_URL } from './mock-worker.js';
import { startPage } from './page.js';
import { parseRoute, statusHref, templateHref } from './router.js';
import { forgetView, keepView } from './views/kept-views.js';
import { toAddress } from './views/view-query.js';
import { mountView } from './views/views.js';

const page = await startPage('errors');
await import('@flowthrough/elements/define');

// What a portal does: one client for all elements, with the portal's own session.
const client = createProvisioningClient({
  backend: createHttpBackend({ baseUrl: BASE_URL, ...page.mock.connection }),
});
const templates = createTemplateListStore(client);
const provider = find('ft-provider');
provider.client = client;

const menu = startMenu();
let route = parseRoute(location.hash);
const portal = { page, templates, journalOf: createJournals(page.settings) };
let view = mountView(route, provider, portal);

const frame = () => {
  const template = templates.$state.get().value?.find(({ id }) => id === route.templateId);
  showFrame(route, page.texts, template?.name);
};
frame();
templates.$state.listen(frame);
templates.start();
page.redressed = () => {
  view.dress();
  frame();
};

// A batch ends with its element: who leaves is asked first, whether for another page or for another view.
const isBatchRunning = () => document.querySelector('ft-user-status')?.batchRunning ?? false;
window.addEventListener('beforeunload', (event) => {
  if (isBatchRunning()) event.preventDefault();
});

window.addEventListener('hashchange', ({ oldURL }) => {
  if (isBatchRunning() && !confirm(page.texts.leaveBatch)) {
    history.replaceState(history.state, '', oldURL);
    return;
  }
  route = parseRoute(location.hash);
  menu.close();
  if (view.follow(route)) {
    frame();
    if (route.view === 'calling') find('#calling-heading').focus();
    return;
  }
  view.leave();
  view = mountView(route, provider, portal);
  frame();
  window.scrollTo(0, 0);
  // A new view is a new page: readers start at its title, and the keyboard does not fall back to the top.
  find(route.view === 'calling' ? '#calling-heading' : 'h1').focus();
});

// A link to a place inside the page would change the hash, which is the route here.
find('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  find('main').focus();
});

// The elements say what the administrator asked for; where that leads is the portal's business.
provider.addEventListener('ft-template-selected', ({ template }) => {
  location.hash = templateHref(template.id);
});
provider.addEventListener('ft-user-status-requested', ({ templateId }) => {
  location.hash = statusHref(templateId);
});
// In the address, so that a reload or a shared link shows the same rows. Not a step of its own for the back button.
provider.addEventListener('ft-view-changed', ({ query, columns }) => {
  const hash = statusHref(route.templateId ?? '') + toAddress(query, columns);
  history.replaceState(history.state, '', location.search + hash);
});
provider.addEventListener('ft-view-saved', ({ view }) => keepView(route.templateId ?? '', view));
provider.addEventListener('ft-view-deleted', ({ view }) => forgetView(route.templateId ?? '', view));

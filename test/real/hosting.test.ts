import { expect } from 'chai';
import { waitFor } from '../support/wait.js';
import { inEachEngine, type Visit } from './support/visit.js';

const ELEMENTS: Readonly<Record<string, readonly [html: string, shown: RegExp]>> = {
  'activation-form': ['<ft-activation-form></ft-activation-form>', /Email address/],
  'template-picker': ['<ft-template-picker></ft-template-picker>', /Adria Hotels/],
  'template-verification': [
    '<ft-template-verification template-id="adria-hotels"></ft-template-verification>',
    /Untrusted emails/,
  ],
  'user-status': ['<ft-user-status template-id="adria-hotels"></ft-user-status>', /BroadWorks ID/],
};
const ALL = Object.values(ELEMENTS)
  .map(([html]) => html)
  .join('');

const within = (html: string) => `<ft-provider base-url="/api">${html}</ft-provider>`;

/** Shows another page of the same site. */
async function show(visit: Visit, page: Parameters<Visit['site']['pages']['set']>[1]): Promise<void> {
  visit.site.pages.set('/next', page);
  await visit.page.goto(`${visit.server.origin}/next`);
}

/** Loads another module of the site into the page. */
async function define(visit: Visit, name: string): Promise<void> {
  await visit.page.evaluate((module) => import(`/assets/${module}.js`), name);
}

/** Every order of a few things. */
function orders<T>(things: readonly T[]): T[][] {
  if (things.length < 2) return [[...things]];
  return things.flatMap((first, at) =>
    orders(things.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
  );
}

inEachEngine('elements in static HTML, defined in any order', (open) => {
  it('connect, whether they or their provider come first', async () => {
    const visit = await open({ body: '' });
    for (const [name, [html, shown]] of Object.entries(ELEMENTS)) {
      for (const modules of orders(['provider', name])) {
        await show(visit, { body: within(html), modules });
        await visit.see(shown);
        expect(await visit.text(), modules.join(' before ')).not.to.contain('Not connected');
      }
    }
    expect(visit.complaints).to.deep.equal([]);
  });

  it('connect to a provider that comes long after them, also inside one that was there before', async () => {
    const visit = await open({ body: within(ALL), modules: Object.keys(ELEMENTS) });
    await visit.see('Not connected');
    await define(visit, 'provider');
    for (const [, shown] of Object.values(ELEMENTS)) await visit.see(shown);
    expect(await visit.text()).not.to.contain('Not connected');

    await show(visit, {
      body: `<acme-provider lang="hr">${within(ELEMENTS['template-picker']![0])}</acme-provider>`,
      modules: ['acme-provider', 'croatian', 'template-picker'],
    });
    await visit.see('Nema veze');
    await define(visit, 'provider');
    await visit.see(ELEMENTS['template-picker']![1]);
    expect(await visit.text()).not.to.contain('Nema veze');
    expect(visit.complaints).to.deep.equal([]);
  });

  it('tell whoever made the page when they stay without a client, once and where to read on', async () => {
    const visit = await open({ body: '<ft-activation-form></ft-activation-form>'.repeat(2), modules: ['define'] });
    await visit.see('Not connected');
    await waitFor(() => visit.complaints.length > 0);
    await show(visit, { body: ALL, modules: ['define'] });
    await waitFor(() => visit.complaints.length > 4);
    expect(
      visit.complaints.map((line) => /^\[flowthrough\] <([\w-]+)> has no client\..*docs\/embedding/.exec(line)?.[1]),
    ).to.deep.equal(['ft-activation-form', ...Object.keys(ELEMENTS).map((name) => `ft-${name}`)]);
  });
});

import { readFileSync } from 'node:fs';
import type { AnnouncedEvent } from '@flowthrough/elements';
import type * as Client from '@flowthrough/client';
import { expect } from 'chai';
import { answer, reset } from '../support/faults.js';
import type * as Roles from '../support/roles.js';
import { waitFor } from '../support/wait.js';
import { inEachEngine, type Visit } from './support/visit.js';

/** Runs in the page. */
declare const roles: typeof Roles;

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

inEachEngine('two copies of the client on a page', (open) => {
  /** A page whose elements are given a client of another copy than their own. */
  const openCopies = async () => {
    const visit = await open({ body: '<ft-provider><ft-user-status></ft-user-status></ft-provider>' });
    await visit.page.evaluate(async (module) => {
      const copy = (await import(module)) as typeof Client;
      const backend = copy.createHttpBackend({ baseUrl: '/api', retry: { baseDelay: 1 } });
      const heard: string[] = [];
      document.addEventListener('ft-auth-required', ({ type }) => heard.push(type));
      document.addEventListener('ft-announced', (event) => heard.push((event as AnnouncedEvent).text));
      Object.assign(globalThis, { heard });
      document.querySelector('ft-provider')!.client = copy.createProvisioningClient({ backend });
      document.querySelector('ft-user-status')!.templateId = 'adria-hotels';
    }, '/assets/second-copy.js');
    await visit.see('BroadWorks ID');
    return visit;
  };

  it('finds out what became of a write without an answer, and warns once of the two', async () => {
    const visit = await openCopies();
    visit.server.fault({ method: 'POST', path: /retry-activation$/ }, async ({ proceed, cut }) => {
      await proceed();
      visit.server.fault({ method: 'GET', path: /subscribers/ }, reset());
      cut('reset');
    });
    await visit.page.evaluate(() => {
      roles.allByRole(document, 'button', /^Actions for/)[0]?.click();
    });
    await visit.click('menuitem', 'Retry activation');
    await visit.find('textbox', 'Email address');
    await visit.page.evaluate(() => roles.byRole<HTMLInputElement>(document, 'textbox', 'Email address').select());
    await visit.type('ana.new@example.com');
    await visit.press('Enter');
    await visit.see('it is not known yet');
    expect(await visit.text()).not.to.contain('was not started');
    // Browsers send it again by themselves where a connection is reset; it has its key.
    expect(visit.server.effects.byVerb['retryActivation']).to.equal(1);
    expect(visit.complaints.filter((line) => line.includes('@flowthrough/client twice'))).to.have.length(1);
  });

  it('asks for a new sign-in where one is needed', async () => {
    const visit = await openCopies();
    visit.server.fault({ path: /subscribers/ }, answer(401));
    await visit.click('button', 'Refresh');
    await visit.see('Your sign-in has ended');
    expect(await visit.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).to.include(
      'ft-auth-required',
    );
  });
});

inEachEngine('the built packages without a bundler, by an import map', (open) => {
  const MODULES = '/node_modules/';
  const imports = {
    '@flowthrough/client': '/packages/client/dist/index.js',
    '@flowthrough/elements/define': '/packages/elements/dist/define.js',
    '@lit/context': `${MODULES}@lit/context/index.js`,
    '@lit/reactive-element': `${MODULES}@lit/reactive-element/reactive-element.js`,
    '@lit/reactive-element/': `${MODULES}@lit/reactive-element/`,
    lit: `${MODULES}lit/index.js`,
    'lit/': `${MODULES}lit/`,
    'lit-element/': `${MODULES}lit-element/`,
    'lit-html': `${MODULES}lit-html/lit-html.js`,
    'lit-html/': `${MODULES}lit-html/`,
    nanostores: `${MODULES}nanostores/index.js`,
  };

  /** The one line that docs/embedding.md has for such pages. */
  const line = () => {
    const docs = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
    return /^globalThis\.process .*$/m.exec(docs)?.[0] ?? '';
  };

  it('work after the one line that the docs have for it, and write a file', async () => {
    const visit = await open({
      body: within(ELEMENTS['user-status']![0]),
      modules: [],
      head: `<script type="importmap">${JSON.stringify({ imports })}</script>
        <script>${line()}</script>
        <script type="module">import '@flowthrough/elements/define';</script>`,
      world: { users: 3, mix: { error: 1 } },
    });
    await visit.see('Rows 1 to 3 of 3');
    await visit.click('button', 'Export');
    await visit.see(/[Ee]xported/);
    expect(visit.complaints).to.deep.equal([]);
  });
});

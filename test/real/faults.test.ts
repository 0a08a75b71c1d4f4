import type * as Client from '@flowthrough/client';
import { expect } from 'chai';
import { answer, cut, redirect, reset, stall } from '../support/faults.js';
import { waitFor } from '../support/wait.js';
import { inEachEngine, type Visit } from './support/visit.js';

const within = (html: string) => `<ft-provider base-url="/api">${html}</ft-provider>`;
const FORM = within('<ft-activation-form></ft-activation-form>');
const USERS = '<ft-user-status template-id="adria-hotels"></ft-user-status>';
const EMAIL = ['textbox', 'Email address'] as const;

/** Failed users alone, few enough for a row to be found by its name. */
const FAILED = { users: 3, mix: { error: 1 } };

const openForm = async (open: (options: { body: string }) => Promise<Visit>) => {
  const visit = await open({ body: FORM });
  await visit.click(...EMAIL);
  await visit.type('ana@example.com');
  return visit;
};

/** Asks for the deletion of the first user, up to the question. */
async function askToDelete(visit: Visit): Promise<void> {
  await visit.see('Rows 1 to');
  const [dots] = await visit.findAll('button', /^Actions for/);
  await dots?.click();
  await visit.click('menuitem', 'Delete user');
  await visit.see('This removes the link');
}

/** Puts further elements below the provider of a page that is there already. */
async function add(visit: Visit, html: string): Promise<void> {
  await visit.page.evaluate(
    (given) => document.querySelector('ft-provider')?.insertAdjacentHTML('beforeend', given),
    html,
  );
}

const deletions = ({ server }: Visit) => server.requests.filter(({ method }) => method === 'DELETE').length;

/** How often the page has asked for users; where a connection ends without a word, browsers ask again by themselves. */
const asked = ({ page }: Visit) =>
  page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /subscribers/.test(name)).length);

/** What the browser says of its connection. */
async function goOnline(visit: Visit, isOnline: boolean): Promise<void> {
  await visit.page.evaluate((now) => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: now });
    dispatchEvent(new Event(now ? 'online' : 'offline'));
  }, isOnline);
}

inEachEngine('the activation form, when the service fails', (open) => {
  it('F22: stands a refusal at its field, with the focus there and what was typed', async () => {
    const visit = await openForm(open);
    const errors = [{ field: 'email', code: 'email-in-use', text: 'Taken.' }];
    visit.server.fault({ method: 'POST', times: 1 }, answer(422, { code: 'invalid', errors }));
    await visit.press('Enter');
    const field = await visit.find(...EMAIL);
    await waitFor(() => field.evaluate((input) => input.getAttribute('aria-invalid') === 'true'));
    expect(await visit.focus()).to.equal('textbox Email address');
    expect(await visit.value(...EMAIL)).to.equal('ana@example.com');
    await visit.press('End');
    await visit.type('.hr');
    await visit.press('Enter');
    await visit.see(/Check your email|Try again/);
    expect(visit.server.effects.byVerb['activate']).to.equal(1);
  });

  it('F24: counts down as long as the service wants to be left alone, and sends then', async () => {
    const visit = await openForm(open);
    // More than the client waits for by itself.
    visit.server.fault({ method: 'POST', times: 1 }, answer(429, { code: 'slow' }, { 'retry-after': '3600' }));
    await visit.press('Enter');
    await visit.see(/You can try again (in|after)/);
    expect(visit.writes()).to.have.lengthOf(0);
    expect(await visit.value(...EMAIL)).to.equal('ana@example.com');
    await visit.press('Enter');
    expect(visit.server.requests.filter(({ method }) => method === 'POST')).to.have.lengthOf(1);
  });

  it('F27: names the day where a wait is too long to be counted', async () => {
    const visit = await openForm(open);
    visit.server.fault({ method: 'POST' }, answer(429, '', { 'retry-after': '9999999999999999' }));
    await visit.press('Enter');
    await visit.see(/You can try again after .*20\d\d/);
    expect(visit.complaints.filter((line) => !line.includes('429'))).to.deep.equal([]);
  });

  it('F35: a double click sends once', async () => {
    const visit = await openForm(open);
    const held = visit.server.fault({ method: 'POST' }, stall());
    const button = await visit.find('button', 'Activate');
    await button.click({ count: 2 });
    await waitFor(() => held.met === 1);
    await visit.press('Enter');
    held.go();
    await visit.see(/Check your email|Try again/);
    expect(visit.server.requests.filter(({ method }) => method === 'POST')).to.have.lengthOf(1);
  });

  it('F40: after a reload in the middle nothing is sent by itself', async () => {
    const visit = await openForm(open);
    const held = visit.server.fault({ method: 'POST', when: 'after' }, stall());
    await visit.press('Enter');
    await waitFor(() => held.met === 1);
    await visit.page.reload();
    await visit.find(...EMAIL);
    expect(visit.server.effects.all).to.have.lengthOf(1);
    expect(visit.server.requests.filter(({ method }) => method === 'POST')).to.have.lengthOf(1);
  });
});

inEachEngine('the table, when the service fails', (open) => {
  it('F01: says that the device is offline, asks for nothing, and goes on by itself', async () => {
    const visit = await open({ body: within(USERS), world: FAILED });
    await visit.see('Rows 1 to');
    await visit.page.evaluate(() => document.querySelector('ft-user-status')?.remove());
    await goOnline(visit, false);
    const before = await asked(visit);
    const cable = visit.server.fault({ path: /subscribers/ }, reset());
    await add(visit, USERS);
    await visit.see('You are offline');
    expect((await asked(visit)) - before).to.equal(1);
    cable.lift();
    await goOnline(visit, true);
    await visit.see('Rows 1 to');
  });

  it('F13: asks the host for a sign-in once, and shows the list when there is one', async () => {
    const visit = await open({ body: '<ft-provider></ft-provider>', world: FAILED });
    const refused = visit.server.fault({ path: /templates|subscribers|capabilities/ }, answer(401));
    await visit.page.evaluate((html) => {
      const provider = document.querySelector('ft-provider')!;
      let asked = 0;
      provider.addEventListener('ft-auth-required', () => (document.title = `asked ${++asked}`));
      provider.baseUrl = '/api';
      provider.insertAdjacentHTML('beforeend', html);
    }, USERS);
    await visit.see('Your sign-in has ended');
    expect(await visit.page.title()).to.match(/^asked \d/);
    refused.lift();
    await visit.click('button', 'Try again');
    await visit.see('Rows 1 to');
  });

  it('F32: a redirect loop ends in words, after three requests at most', async () => {
    const visit = await open({ body: within(''), world: FAILED });
    visit.server.fault({ path: /subscribers/ }, redirect('{self}'));
    await add(visit, USERS);
    await visit.find('button', 'Try again');
    expect(visit.server.requests.filter(({ path }) => /subscribers/.test(path)).length).to.be.within(1, 3);
  });

  it('F33, F34: a deletion that is answered by another address is found out, and not sent again', async () => {
    const visit = await open({ body: within(USERS), world: FAILED });
    await askToDelete(visit);
    visit.server.fault({ method: 'DELETE', when: 'after' }, async ({ proceed, outgoing }) => {
      await proceed();
      outgoing.writeHead(303, { location: '/elsewhere' }).end();
    });
    await visit.click('button', 'Delete user');
    await visit.see('Rows 1 to 2 of 2');
    expect(deletions(visit)).to.equal(1);
    expect(visit.server.effects.byVerb['deleteSubscriber']).to.equal(1);
  });

  it('a deletion of which half an answer came is found out by reading', async () => {
    const visit = await open({ body: within(USERS), world: FAILED });
    await askToDelete(visit);
    visit.server.fault({ method: 'DELETE', when: 'after' }, cut(0));
    await visit.click('button', 'Delete user');
    await visit.see('Rows 1 to 2 of 2');
    expect(visit.server.effects.byVerb['deleteSubscriber']).to.equal(1);
  });

  it('F35: a double click on the answer of a question sends once', async () => {
    const visit = await open({ body: within(USERS), world: FAILED });
    await askToDelete(visit);
    const held = visit.server.fault({ method: 'DELETE' }, stall());
    await (await visit.find('button', 'Delete user')).click({ count: 2 });
    await waitFor(() => held.met === 1);
    held.go();
    await visit.see('Rows 1 to 2 of 2');
    expect(deletions(visit)).to.equal(1);
  });

  it('F37: a user in two tables is deleted once', async () => {
    const visit = await open({ body: within(USERS + USERS), world: { users: 1, mix: { error: 1 } } });
    const dots = () => visit.findAll('button', /^Actions for/);
    await waitFor(async () => (await dots()).length === 2);
    const held = visit.server.fault({ method: 'DELETE' }, stall());
    await (await dots())[0]?.click();
    await visit.click('menuitem', 'Delete user');
    await visit.click('button', 'Delete user');
    await waitFor(() => held.met === 1);
    await visit.press('Escape');
    await visit.seeNoMore('This removes the link');
    await (await dots()).at(-1)?.click();
    await visit.click('menuitem', 'Delete user');
    await visit.click('button', 'Delete user');
    await visit.see('Another action on this user is still running');
    held.go();
    await visit.seeNoMore('Deleting…');
    expect(deletions(visit)).to.equal(1);
  });

  it('F43: an answer above every limit is named, and the page goes on', async () => {
    const visit = await open({ body: '<ft-provider></ft-provider>', world: FAILED });
    await visit.page.evaluate(async (module) => {
      const { createHttpBackend, createProvisioningClient } = (await import(module)) as typeof Client;
      const backend = createHttpBackend({ baseUrl: '/api', maxBytes: 5_000 });
      document.querySelector('ft-provider')!.client = createProvisioningClient({ backend });
    }, '/assets/client.js');
    const big = `{"items":[${'"x",'.repeat(5_000)}"x"]}`;
    const sent = visit.server.fault({ path: /subscribers/ }, answer(200, big, { 'content-type': 'application/json' }));
    await add(visit, USERS);
    await visit.see('The answer was too large');
    // Once more for half of the rows, which might be less than the limit.
    expect(sent.met).to.be.at.most(2);
    sent.lift();
    await visit.click('button', 'Try again');
    await visit.see('Rows 1 to');
  });

  it('taken out of the page in the middle of a deletion and put back, shows how it ended', async () => {
    const visit = await open({ body: within(USERS), world: FAILED });
    await askToDelete(visit);
    const held = visit.server.fault({ method: 'DELETE' }, stall());
    await visit.click('button', 'Delete user');
    await waitFor(() => held.met === 1);
    await visit.takeOut('ft-user-status', () => {
      held.go();
      return waitFor(() => visit.scenario.backend.effects.length === 1);
    });
    await visit.see('Rows 1 to 2 of 2');
    expect(await visit.has('dialog')).to.equal(false);
    expect(deletions(visit)).to.equal(1);
  });
});

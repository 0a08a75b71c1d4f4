import { expect } from 'chai';
import { inEachEngine } from './support/visit.js';

const HOST = '<iframe sandbox="allow-scripts" src="/inner" width="1200" height="800"></iframe>';

inEachEngine('in a frame that may run scripts and submit no forms', (open) => {
  /** A page whose frame shows elements over the same backend. */
  async function openFramed(elements: string) {
    const visit = await open({ body: '', world: { users: 1, mix: { error: 100 } } });
    visit.site.pages.set('/inner', {
      body: `<ft-provider base-url="${visit.server.origin}/api">${elements}</ft-provider>`,
    });
    visit.site.pages.set('/outer', { body: HOST, modules: [] });
    await visit.page.goto(`${visit.server.origin}/outer`);
    return visit.inFrame();
  }
  const USERS = '<ft-user-status template-id="adria-hotels" selectable></ft-user-status>';

  for (const way of ['press', 'Enter'] as const) {
    it(`activates by ${way}`, async () => {
      const frame = await openFramed('<ft-activation-form></ft-activation-form>');
      await frame.click('textbox', 'Email address');
      await frame.type('ana@example.com');
      if (way === 'Enter') await frame.press('Enter');
      else await frame.click('button', 'Activate');
      await frame.see('Try again');
      expect(frame.writes()).to.deep.equal([{ what: 'POST /activations', body: '{"email":"ana@example.com"}' }]);
    });

    it(`onboards a user by ${way}`, async () => {
      const frame = await openFramed(USERS);
      await frame.click('button', /^Actions for/);
      await frame.click('menuitem', 'Retry activation');
      await frame.find('textbox', 'Email address');
      await frame.type('new@example.com');
      if (way === 'Enter') await frame.press('Enter');
      else await frame.click('button', 'Onboard');
      await frame.seeNoMore('Onboard');
      expect(frame.writes().map(({ what }) => what.replace(/\/subscribers\/[^/]+/, ''))).to.deep.equal([
        'POST /retry-activation',
      ]);
    });
  }

  it('deletes a user', async () => {
    const frame = await openFramed(USERS);
    await frame.click('button', /^Actions for/);
    await frame.click('menuitem', 'Delete user');
    await frame.click('button', 'Delete user');
    await frame.seeNoMore('This removes the link');
    expect(frame.writes().map(({ what }) => what.slice(0, 7))).to.deep.equal(['DELETE ']);
  });

  it('acts on several users, and saves a view', async () => {
    const frame = await openFramed(USERS);
    await frame.click('button', 'More');
    await frame.click('menuitem', 'Saved views');
    await frame.click('textbox', /^Name for/);
    await frame.type('Mine');
    await frame.press('Enter');
    await frame.see('shown now');
    await frame.click('button', 'Close');
    await frame.click('checkbox', /^Select 5/);
    await frame.click('button', /^Delete users/);
    await frame.click('button', 'Delete 1 user');
    await frame.see('1 done');
    expect(frame.writes().map(({ what }) => what.slice(0, 7))).to.deep.equal(['DELETE ']);
  });
});

inEachEngine('in a frame of its own origin that is sandboxed', (open) => {
  for (const [words, seen, unseen] of [
    ['', 'The frame in which this page is shown does not allow downloads.', 'user exported'],
    [' allow-downloads', '1 user exported', 'does not allow downloads'],
  ] as const) {
    it(`says of an export what came of it: ${words || 'without downloads'}`, async () => {
      const visit = await open({ body: '', world: { users: 1 } });
      visit.site.pages.set('/inner', {
        body: '<ft-provider base-url="/api"><ft-user-status template-id="adria-hotels"></ft-user-status></ft-provider>',
      });
      const sandbox = `allow-scripts allow-same-origin${words}`;
      visit.site.pages.set('/outer', {
        body: `<iframe sandbox="${sandbox}" src="/inner" width="1200" height="800"></iframe>`,
        modules: [],
      });
      await visit.page.goto(`${visit.server.origin}/outer`);
      const frame = await visit.inFrame();
      await frame.click('button', 'Export');
      await frame.see(seen);
      expect(await frame.text()).not.to.include(unseen);
    });
  }
});

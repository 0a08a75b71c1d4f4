import { expect } from 'chai';
import { stall } from '../support/faults.js';
import { waitFor } from '../support/wait.js';
import { inEachEngine } from './support/visit.js';

const FORM = '<ft-activation-form></ft-activation-form>';
const USERS = '<ft-user-status template-id="adria-hotels"></ft-user-status>';

const VERIFICATION = '<ft-template-verification template-id="adria-hotels"></ft-template-verification>';

/** Where hosts put elements, each with one. */
const PLACES: Readonly<Record<string, string>> = {
  'a flex row': `<div style="display: flex">${FORM}</div>`,
  'a centered grid': `<div style="display: grid; place-items: center">${FORM}</div>`,
  'a float': `<div><div style="float: left">${FORM}</div></div>`,
  'a cell of a table': `<table><tr><td>${FORM}</td></tr></table>`,
  'an inline block': `<div style="display: inline-block">${FORM}</div>`,
  'a box that fits its content': `<div style="inline-size: fit-content">${FORM}</div>`,
  'a dialog of the host': `<dialog id="theirs">${FORM}</dialog>`,
};

inEachEngine('elements at the places of a host', (open, engine) => {
  for (const [place, html] of Object.entries(PLACES)) {
    it(`activate in ${place}`, async () => {
      const visit = await open({ body: `<ft-provider base-url="/api">${html}</ft-provider>` });
      await visit.page.evaluate(() => document.querySelector('dialog')?.showModal());
      await visit.click('textbox', 'Email address');
      await visit.type('ana@example.com');
      await visit.click('button', 'Activate');
      await visit.see('Try again');
      expect(visit.writes().map(({ body }) => body)).to.deep.equal(['{"email":"ana@example.com"}']);
    });
  }

  it('leave Escape and the focus in order in a dialog of the host', async () => {
    const visit = await open({
      body: `<dialog id="theirs"><ft-provider base-url="/api">${USERS}</ft-provider></dialog>`,
      world: { users: 3, mix: { error: 1 } },
    });
    await visit.page.evaluate(() => document.querySelector('dialog')?.showModal());
    await visit.see('Rows 1 to');
    await (await visit.findAll('button', /^Actions for/))[0]?.click();
    await visit.click('menuitem', 'Delete user');
    await visit.see('This removes the link');
    await visit.press('Escape');
    await visit.seeNoMore('This removes the link');
    await visit.see('Rows 1 to');
    expect(await visit.focus()).to.match(/^button Actions for/);
    await visit.press('Escape');
    await visit.seeNoMore('Rows 1 to');
    expect(visit.writes()).to.deep.equal([]);
  });

  it('show the same rows when they are moved while scrolled, and their dialog stays modal', async () => {
    const visit = await open({
      body: `<style>main { block-size: 600px }</style><ft-provider base-url="/api"><main>${USERS}</main><aside></aside></ft-provider>`,
      world: { users: 200, mix: { error: 1 } },
    });
    await visit.see('Rows 1 to');
    const table = await visit.find('table');
    const box = (await table.boundingBox())!;
    await visit.page.mouse.move(box.x + box.width / 2, box.y + 200);
    await visit.page.mouse.wheel({ deltaY: 4_000 });
    await visit.seeNoMore('Rows 1 to');
    const first = /Rows (\d+) to/;
    const before = Number(first.exec(await visit.text())?.[1]);
    await visit.page.evaluate(() => {
      document.querySelector('aside')!.append(document.querySelector('ft-user-status')!);
    });
    await waitFor(async () => Math.abs(Number(first.exec(await visit.text())?.[1]) - before) < 3);
    const dots = await visit.findAll('button', /^Actions for/);
    await dots[Math.floor(dots.length / 2)]?.click();
    await visit.click('menuitem', 'Delete user');
    await visit.see('This removes the link');
    await visit.page.evaluate(() => {
      document.querySelector('main')!.append(document.querySelector('ft-user-status')!);
    });
    await visit.see('This removes the link');
    await visit.press('Escape');
    await visit.seeNoMore('This removes the link');
  });

  it('end what they had begun when they are taken out in the middle of it, and put back', async () => {
    const visit = await open({
      body: `<ft-provider base-url="/api"><main>${FORM}${VERIFICATION}</main></ft-provider>`,
      scenario: 'misconfigured',
    });
    const held = visit.server.fault({ method: /POST|PATCH/, path: /activations|templates/ }, stall());
    await visit.click('textbox', 'Email address');
    await visit.type('ana@example.com');
    await visit.click('button', 'Activate');
    await waitFor(() => held.met === 1);
    await (await visit.findAll('button', /^Turn on/))[0]?.click();
    await waitFor(() => held.met === 2);
    await visit.takeOut('main', () => {
      held.go();
      held.lift();
      return waitFor(() => visit.scenario.backend.effects.length === 2);
    });
    await visit.seeNoMore('Sending');
    await visit.see('we cannot tell whether your address was received');
    await visit.see('Admin invites: changed');
    expect(visit.scenario.backend.effects).to.have.lengthOf(2);
  });

  if (engine === 'chromium') {
    it('leave nothing behind after 1,000 times in the page and out of it', async () => {
      const visit = await open({ body: '<ft-provider base-url="/api"></ft-provider>', world: { users: 3 } });
      const devtools = await visit.page.createCDPSession();
      await devtools.send('Performance.enable');
      const left = async () => {
        await devtools.send('HeapProfiler.collectGarbage');
        const { metrics } = await devtools.send('Performance.getMetrics');
        const valueOf = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
        return { listeners: valueOf('JSEventListeners'), nodes: valueOf('Nodes') };
      };
      const mount = (times: number) =>
        visit.page.evaluate(
          async (html, count) => {
            const provider = document.querySelector('ft-provider')!;
            for (let at = 0; at < count; at += 1) {
              provider.innerHTML = html[at % html.length]!;
              await new Promise((resolve) => requestAnimationFrame(resolve));
            }
            provider.replaceChildren();
            await new Promise((resolve) => requestIdleCallback(resolve));
          },
          [FORM, USERS, '<ft-template-picker></ft-template-picker>', VERIFICATION],
          times,
        );
      // What is loaded on first use stays.
      await mount(80);
      const before = await left();
      await mount(1_000);
      const after = await left();
      expect(after.listeners - before.listeners).to.be.at.most(20);
      expect(after.nodes - before.nodes).to.be.at.most(500);
    });
  }
});

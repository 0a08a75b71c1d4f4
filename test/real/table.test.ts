import { expect } from 'chai';
import type * as Ring from '../support/focus-ring.js';
import type * as Roles from '../support/roles.js';
import { inEachEngine, type Visit } from './support/visit.js';

/** Run in the page. */
declare const roles: typeof Roles;
declare const coveredRing: typeof Ring.coveredRing;

const BODY =
  '<ft-provider base-url="/api"><ft-user-status template-id="adria-hotels" selectable></ft-user-status></ft-provider>';

inEachEngine('the table, by a real pointer', (open) => {
  it('turns a switch by a press in its middle, and keeps the focus in it', async () => {
    const visit = await open({ body: BODY });
    const toggle = await visit.find('switch', 'Exclude provisioned users');
    await visit.see(/\bof 40\b/);
    await toggle.click();
    await visit.seeNoMore(/\bof 40\b/);
    expect(await visit.focus()).to.equal('switch Exclude provisioned users');
    await toggle.click({ count: 2 });
    expect(await visit.focus()).to.equal('switch Exclude provisioned users');
    await (await visit.words('Exclude provisioned users')).click({ count: 2 });
    expect(await visit.focus()).to.equal('switch Exclude provisioned users');
    expect(await toggle.evaluate((input) => (input as HTMLInputElement).checked)).to.equal(true);
  });

  it('keeps the focus in a choice whose words are pressed twice', async () => {
    const visit = await open({ body: BODY });
    await visit.click('button', 'More');
    await visit.click('menuitem', 'Columns');
    await visit.find('checkbox', 'Package type');
    await (await visit.words('Package type')).click({ count: 2 });
    expect(await visit.focus()).to.equal('checkbox Package type');
  });

  it('has the box of the head follow the selection, whatever the filters show', async () => {
    const visit = await open({ body: BODY.replace('selectable', 'selectable status="provisioned"') });
    const all = await visit.find('checkbox', 'Select all');
    const state = () =>
      all.evaluate((box) => box.matches(':checked') || (box.matches(':indeterminate') ? 'some' : false));
    await visit.see(/\bof 18\b/);
    await all.click();
    expect(await state(), 'where nobody can be selected').to.equal(false);
    await visit.click('button', /^All users/);
    await visit.see(/\bof 40\b/);
    expect(await state(), 'where the filter is gone').to.equal(false);
    await all.click();
    await visit.see('22 users selected');
    expect(await state()).to.equal(true);
    await visit.click('checkbox', 'Select 5551000008@example.com');
    expect(await state(), 'without one').to.equal('some');
    await all.click();
    expect(await state()).to.equal(true);
    await visit.click('button', 'Clear selection');
    expect(await state()).to.equal(false);
  });

  it('selects a range by Shift and a press beside the box, and no text', async () => {
    const visit = await open({ body: BODY });
    await visit.see(/\bof 40\b/);
    await pressBeside(visit, '5551000008@example.com');
    await visit.see('1 user selected');
    await visit.page.keyboard.down('Shift');
    await pressBeside(visit, '5551000029@example.com');
    await visit.page.keyboard.up('Shift');
    await visit.see('4 users selected');
    expect(await visit.page.evaluate(() => String(getSelection()))).to.equal('');
    expect(await visit.focus()).to.equal('checkbox Select 5551000029@example.com');
  });
});

/** Presses the edge of the cell in which a row's box stands. */
async function pressBeside(visit: Visit, id: string): Promise<void> {
  const box = await visit.find('checkbox', `Select ${id}`);
  const { x, y } = await box.evaluate((input) => {
    const { left, bottom } = input.closest('[role="cell"]')!.getBoundingClientRect();
    return { x: left + 3, y: bottom - 3 };
  });
  await visit.page.mouse.click(x, y);
}

inEachEngine('the focus in the table, by real keys', (open) => {
  const scrolled = async (visit: Visit) => (await visit.find('region', 'User Status')).evaluate((at) => at.scrollTop);

  it('goes along to the end and to the start, also where nobody there can be acted on', async () => {
    const visit = await open({ body: BODY.replace(' selectable', '') });
    await visit.see(/\bof 40\b/);
    const [dots] = await visit.findAll('button', /^Actions for/);
    await dots!.focus();
    const first = await visit.focus();
    await visit.press('End');
    await visit.see(/to 40 of 40/);
    const last = await visit.focus();
    expect(last)
      .to.match(/^button Actions for/)
      .and.not.to.equal(first);
    const isInSight = () =>
      visit.page.evaluate(() => {
        const { top, bottom } = roles.focused().getBoundingClientRect();
        const place = roles.focused().closest('[role="region"]')!.getBoundingClientRect();
        return top >= place.top && bottom <= place.bottom;
      });
    expect(await isInSight()).to.equal(true);
    await visit.press('Home');
    expect(await visit.focus()).to.equal(first);
    expect(await scrolled(visit)).to.equal(0);
    expect(await isInSight()).to.equal(true);
  });

  it('has its ring in full, whatever has it', async () => {
    const visit = await open({ body: BODY, world: { users: 3, mix: { error: 100 } } });
    await visit.see(/\bof 3\b/);
    await visit.click('button', /^Filters/);
    await visit.find('group', 'Status');
    await (await visit.find('button', /^Filters/)).evaluate((button) => button.blur());
    const hidden: string[] = [];
    const stops = new Set<string>();
    for (let index = 0; index < 60; index += 1) {
      await visit.press('Tab');
      const name = await visit.focus();
      if (stops.has(name) || name === 'body') break;
      stops.add(name);
      const covered = await visit.page.evaluate(() => coveredRing(roles.focused()));
      if (covered) hidden.push(`${name}: ${covered}`);
    }
    expect(stops.size).to.be.above(20);
    expect(hidden).to.deep.equal([]);
  });
});

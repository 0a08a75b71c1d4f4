import { expect } from 'chai';
import type * as Ring from '../support/focus-ring.js';
import type * as Roles from '../support/roles.js';
import type { SerializedAXNode } from 'puppeteer-core';
import { inEachEngine, type Visit } from './support/visit.js';

/** Run in the page. */
declare const roles: typeof Roles;
declare const coveredRing: typeof Ring.coveredRing;

const BODY =
  '<ft-provider base-url="/api"><ft-user-status template-id="adria-hotels" selectable></ft-user-status></ft-provider>';

inEachEngine('the table, by a real pointer', (open, engine) => {
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

  if (engine === 'chromium') {
    it('has as many cells in each row as headers, for those who have it read out', async () => {
      const visit = await open({ body: BODY });
      await visit.see(/\bof 40\b/);
      const tree = await visit.page.accessibility.snapshot({ interestingOnly: false });
      const rows = descendants(tree).filter(({ role }) => role === 'row');
      const cellsOf = (row: SerializedAXNode) =>
        descendants(row).filter(({ role }) => ['cell', 'gridcell', 'columnheader'].includes(role));
      const [header, ...others] = rows;
      expect(others.length).to.equal(40);
      const names = cellsOf(header!).map(({ name }) => name ?? '');
      expect(names).to.have.length(8);
      expect(names.every((name) => name !== '')).to.equal(true);
      expect(others.map((row) => cellsOf(row).length)).to.deep.equal(others.map(() => names.length));
      const saysWhy = (node: SerializedAXNode) =>
        descendants(node).some(({ role, name }) => role === 'button' && name?.startsWith('Error details'));
      const failed = others.filter(saysWhy);
      expect(failed.length).to.be.greaterThan(5);
      for (const row of failed) {
        const details = cellsOf(row).map(saysWhy);
        expect(details.indexOf(true)).to.equal(names.indexOf('Status'));
        expect(details.filter(Boolean)).to.have.length(1);
      }
    });
  }

  it('copies rows as a spreadsheet takes them: a line each, tabs between cells, nothing hidden', async () => {
    const visit = await open({ body: BODY });
    await visit.see(/\bof 40\b/);
    const { items } = await visit.scenario.backend.listSubscribers({ templateId: 'adria-hotels', limit: 3 }, {});
    const [first, , last] = items;
    await visit.page.evaluate(() => {
      document.addEventListener('copy', ({ clipboardData }) => {
        document.title = JSON.stringify(['text/plain', 'text/html'].map((type) => clipboardData?.getData(type)));
      });
    });
    const copied = async () => {
      await visit.chord('Control', 'c');
      const title = await visit.page.waitForFunction(() => document.title.startsWith('[') && document.title);
      await visit.page.evaluate(() => (document.title = ''));
      return JSON.parse(String(await title.jsonValue())) as [string, string];
    };
    await drag(visit, first!.broadworksId, last!.broadworksId);
    const [plain, table] = await copied();
    const cells = plain.split('\n').map((line) => line.split('\t'));
    expect(cells.map(([id]) => id)).to.deep.equal(items.map(({ broadworksId }) => broadworksId));
    expect(cells.map((line) => line.length)).to.deep.equal([7, 7, 7]);
    expect(cells.map(([, name]) => name)).to.deep.equal(items.map((one) => `${one.firstName} ${one.lastName}`));
    expect(plain).not.to.match(/Actions for|Error details|Select /);
    expect(table.match(/<tr>/g)).to.have.length(3);
    expect(table).to.include(`<td>${first!.broadworksId}</td>`);
  });

  it('shows nobody with the text of somebody else on a page that a translator has rewritten', async () => {
    const visit = await open({ body: BODY, world: { users: 300 } });
    await visit.see(/\bof 300\b/);
    const { items } = await visit.scenario.backend.listSubscribers({ templateId: 'adria-hotels', limit: 300 }, {});
    const facts = new Map(
      items.map((one) => [one.id, [one.broadworksId, `${one.firstName} ${one.lastName}`, one.email]]),
    );
    const translate = () =>
      visit.page.evaluate(() => {
        const { shadowRoot } = document.querySelector('ft-user-status')!;
        const walker = document.createTreeWalker(shadowRoot!, NodeFilter.SHOW_TEXT);
        const texts: Text[] = [];
        while (walker.nextNode()) texts.push(walker.currentNode as Text);
        for (const text of texts.filter(({ data }) => data.trim() !== '')) {
          const wrapper = document.createElementNS('http://www.w3.org/1999/xhtml', 'font');
          text.replaceWith(wrapper);
          wrapper.append(text.data);
        }
        return texts.length;
      });
    const check = async () => {
      const shown = await visit.page.evaluate(() => {
        const rows = [
          ...document.querySelector('ft-user-status')!.shadowRoot!.querySelectorAll<HTMLElement>('[data-id]'),
        ];
        return rows.map((row) => [
          row.dataset['id'] ?? '',
          row.textContent,
          row.querySelector('[aria-haspopup="menu"]')?.getAttribute('aria-label') ?? '',
        ]);
      });
      expect(shown.length).to.be.greaterThan(5);
      for (const [id = '', text, label] of shown) {
        for (const fact of facts.get(id) ?? []) expect(text).to.include(fact ?? '');
        expect(label).to.equal(`Actions for ${facts.get(id)?.[0]}`);
      }
    };
    expect(await translate()).to.be.greaterThan(50);
    const scroller = await visit.find('region', 'User Status');
    for (const top of [200, 900, 4_000, 300]) {
      await scroller.evaluate((element, to) => element.scrollTo(0, to), top);
      await visit.see(/Rows \d+ to/);
      await check();
      await translate();
    }
    await visit.click('button', 'Name');
    await visit.find('columnheader', 'Name');
    await visit.page.waitForFunction(() =>
      document.querySelector('ft-user-status')?.shadowRoot?.querySelector('[aria-sort="ascending"]'),
    );
    await check();
    await translate();
    await visit.click('button', /^Errors \d/);
    await visit.see(/Rows 1 to \d+ of (?!300)\d+/);
    await check();
  });

  it('prints all rows, and says so where they are too many', async () => {
    const visit = await open({ body: BODY, world: { users: 240 } });
    await visit.see(/\bof 240\b/);
    const rows = () =>
      visit.page.evaluate(
        () => document.querySelector('ft-user-status')!.shadowRoot!.querySelectorAll('[data-id]').length,
      );
    const before = await rows();
    expect(before).to.be.lessThan(100);
    await visit.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await rows()).to.equal(240);
    await visit.page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await rows()).to.be.lessThan(100);
  });
});

/** A node of the accessibility tree, and all below it. */
function descendants(node: SerializedAXNode | null): SerializedAXNode[] {
  return node ? [node, ...(node.children ?? []).flatMap(descendants)] : [];
}

/** Drags the mouse from the text of one row to that of the status of another. */
async function drag(visit: Visit, from: string, to: string): Promise<void> {
  const at = async (id: string, isEnd: boolean) => {
    const cell = await visit.words(id);
    return cell.evaluate((element, end) => {
      const cells = element.closest('[role="row"]')!.querySelectorAll('[role="cell"]');
      const box = (end ? cells[5] : cells[1])!.getBoundingClientRect();
      return [box.left + (end ? 60 : 2), box.top + 12] as const;
    }, isEnd);
  };
  const start = await at(from, false);
  const end = await at(to, true);
  await visit.page.mouse.move(...start);
  await visit.page.mouse.down();
  await visit.page.mouse.move(start[0] + 30, start[1] + 4, { steps: 3 });
  await visit.page.mouse.move(...end, { steps: 5 });
  await visit.page.mouse.up();
}

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

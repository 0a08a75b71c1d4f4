import '@flowthrough/elements/user-status/define';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { expectNoViolations } from '../../support/axe.js';
import { openBatches } from '../../support/harness/batch.js';
import { createUserWorld } from '../../support/harness/user-status.js';
import { click, press } from '../../support/input.js';
import { findByRole, focused, nameOf } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

const open = (users = 40, prepare?: Parameters<typeof openBatches>[1]) =>
  openBatches(createUserWorld('errors', { users }), prepare);

describe('ft-user-status, selecting users', () => {
  it('gives a box to each user whom a batch could help, and to nobody else', async () => {
    const { view, bulk } = await open();
    expect(bulk.boxes().length).to.be.greaterThan(5);
    for (const status of ['Provisioned', 'Provisioning', 'Updating']) {
      for (const id of view.idsWith(status)) expect(findByRole(view.row(id), 'checkbox'), id).to.equal(undefined);
    }
  });

  it('has no boxes unless the host asks for them, and none for those who may only read', async () => {
    const { bulk, element } = await open(40, (given) => {
      given.readOnly = true;
    });
    expect(bulk.boxes()).to.have.lengthOf(0);
    element.readOnly = false;
    element.selectable = false;
    await element.updateComplete;
    expect(bulk.boxes()).to.have.lengthOf(0);
  });

  it('selects by a click, says how many once, and tells the host', async () => {
    const { bulk, announced, events, element } = await open();
    const [first, second] = bulk.boxes();
    await click(first!);
    await bulk.says('1 user selected');
    await waitFor(() => announced.includes('1 user selected'));
    await click(second!);
    await bulk.says('2 users selected');
    expect(announced.filter((text) => text.endsWith('selected'))).to.deep.equal([
      '1 user selected',
      '2 users selected',
    ]);
    expect(events.map(({ type }) => type)).to.deep.equal(['ft-selection-changed', 'ft-selection-changed']);
    expect((events.at(-1) as Event & { ids: string[] }).ids).to.have.lengthOf(2);
    await expectNoViolations(element);
  });

  it('selects a range with Shift, over rows that are not rendered as well', async () => {
    const { bulk, view, element, announced } = await open(600);
    await click(bulk.boxes()[1]!);
    const scroller = findByRole(element, 'region', 'User Status')!;
    scroller.scrollTop = scroller.scrollHeight;
    scroller.dispatchEvent(new Event('scroll'));
    await waitFor(() => Number(view.rows().at(-1)?.getAttribute('aria-rowindex')) > 590, 'the last rows');
    const last = bulk.boxes().at(-1)!;
    last.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, shiftKey: true, cancelable: true }));
    const counts = () => announced.filter((text) => text.endsWith('selected')).map((text) => Number.parseInt(text));
    await waitFor(() => (counts().at(-1) ?? 0) > 200, 'the range');
    expect(counts().at(-1)).to.be.lessThan(400);
    expect(bulk.all().indeterminate).to.equal(true);
  });

  it('is worked by the keyboard alone: Space selects, Shift and Space a range', async () => {
    const { bulk } = await open();
    bulk.boxes()[0]!.focus();
    await press(' ');
    await bulk.says('1 user selected');
    await press('ArrowDown');
    await press('ArrowDown');
    await sendKeys({ down: 'Shift' });
    await press(' ');
    await sendKeys({ up: 'Shift' });
    await bulk.says('3 users selected');
    expect(bulk.checked).to.have.lengthOf(3);
    expect(nameOf(focused())).to.equal(`Select ${bulk.checked.at(-1)}`);
  });

  it('selects all that the filter selects, and says how many of them a later filter hides', async () => {
    const { bulk, view, element } = await open(300);
    view.press(/^Errors \d/);
    await element.updateComplete;
    await bulk.selectAll();
    const errors = Number(/(\d+) users selected/.exec((await bulk.says(/users selected/), bulk.text))?.[1]);
    expect(errors).to.be.greaterThan(50);
    expect(bulk.all().checked).to.equal(true);
    await view.search('@mail-one.test');
    await bulk.says(/not shown by the filter/);
    expect(bulk.text).to.include(`${errors} users selected`);
  });

  it('keeps the selection while the table is sorted and read anew', async () => {
    const { bulk, view, element } = await open();
    await click(bulk.boxes()[0]!);
    const [chosen] = bulk.checked;
    view.press('Email');
    await element.updateComplete;
    expect(bulk.checked).to.deep.equal([chosen]);
    await element.reload();
    await element.updateComplete;
    expect(bulk.checked).to.deep.equal([chosen]);
  });

  it('lets go of a user who is gone or in motion', async () => {
    const { bulk, client } = await open();
    await bulk.selectAll();
    const before = bulk.checked.length;
    const page = await client.backend.listSubscribers({ templateId: 'adria-hotels', status: ['error'] }, {});
    const [gone, moving] = page.items;
    client.$change.set({ id: gone!.id, subscriber: undefined });
    await bulk.says(`${before - 1} users selected`);
    client.$change.set({
      id: moving!.id,
      subscriber: { ...moving!, status: 'provisioning', lastStatusChange: '2026-11-23T13:00:00Z' },
    });
    await bulk.says(`${before - 2} users selected`);
  });

  it('leaves no control that gets the focus behind the bar', async () => {
    const { bulk } = await open();
    await bulk.selectAll();
    await bulk.says(/users selected/);
    bulk.boxes()[0]!.focus();
    for (let row = 1; row < 12; row += 1) {
      await press('ArrowDown');
      const edge = bulk.bar()!.getBoundingClientRect().top;
      expect(focused().getBoundingClientRect().bottom, `row ${row}`).to.be.at.most(edge);
    }
  });

  it('forgets the selection with the template, and by its button, which leaves the focus in the table', async () => {
    const { bulk, element, events } = await open();
    await bulk.selectAll();
    await bulk.press('Clear selection');
    await bulk.gone();
    expect(focused()).to.equal(findByRole(element, 'region', 'User Status'));
    await bulk.selectAll();
    element.templateId = 'another';
    await bulk.gone();
    expect((events.at(-1) as Event & { ids: string[] }).ids).to.deep.equal([]);
  });
});

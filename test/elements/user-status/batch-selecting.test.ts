import '@flowthrough/elements/user-status/define';
import { expect } from 'chai';
import { expectNoViolations } from '../../support/axe.js';
import { openBatches } from '../../support/harness/batch.js';
import { createUserWorld } from '../../support/harness/user-status.js';
import { click, press } from '../../support/input.js';
import { findByRole, focused, nameOf, textOf } from '../../support/roles.js';
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
    // As in Firefox: the click that a key makes does not say that Shift is held.
    const box = focused() as HTMLInputElement;
    box.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', shiftKey: true, bubbles: true, composed: true }));
    box.click();
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

  it('selects over all pages of a list that the backend pages', async () => {
    const world = createUserWorld('errors', { users: 300 });
    const { backend } = world.client;
    const { listSubscribers } = backend;
    // More than the client holds, by its own account.
    backend.listSubscribers = async (query, options) => {
      const page = await listSubscribers({ ...query, limit: 100 }, options);
      return { ...page, total: 150_000 };
    };
    const { bulk, announced, element } = await openBatches(world);
    expect(findByRole(element, 'table')?.getAttribute('aria-rowcount')).to.equal('-1');
    await bulk.selectAll();
    await waitFor(() => announced.includes('Selecting all users…'));
    // Before the pages are read none is selected.
    await bulk.says(/[1-9]\d* users selected/);
    expect(Number(/(\d+) users selected/.exec(bulk.text)?.[1])).to.be.greaterThan(100);
    expect(bulk.all().checked).to.equal(true);
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
      expect(focused().getBoundingClientRect().bottom, `row ${row}`).to.be.at.most(edge + 1);
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

describe('ft-user-status, selecting all of a list that is still being read', () => {
  /** A list whose later pages wait for the test, each page of 1,000 users. */
  async function openLoading(users = 4_000) {
    const gates: { open(): void; fail(): void }[] = [];
    const world = createUserWorld('errors', {
      users,
      mix: { error: 50, provisioned: 50 },
      faults: [
        async (request, next) => {
          if (!new URL(request.url).searchParams.has('cursor')) return next(request);
          const isFailing = await new Promise<boolean>((resolve) => {
            gates.push({ open: () => resolve(false), fail: () => resolve(true) });
          });
          return isFailing ? new Response('{"code":"broken"}', { status: 400 }) : next(request);
        },
      ],
    });
    const opened = await openBatches(world, undefined, false);
    await waitFor(() => gates.length > 0 && opened.bulk.boxes().length > 0, 'the first page');
    const { items } = await world.scenario.backend.listSubscribers(
      { templateId: 'adria-hotels', status: ['error'], limit: 1 },
      {},
    );
    expect(items).to.have.lengthOf(1);
    /** Answers what waits until the list is there. */
    const finish = async (action: 'open' | 'fail' = 'open') => {
      for (let rounds = 0; rounds < 40; rounds += 1) {
        for (const gate of gates.splice(0)) gate[action]();
        await world.environment.advance(500);
      }
    };
    const allFailed = async () => {
      let cursor: string | undefined;
      let count = 0;
      do {
        const page = await world.scenario.backend.listSubscribers(
          { templateId: 'adria-hotels', status: ['error'], limit: 1_000, ...(cursor && { cursor }) },
          {},
        );
        count += page.items.length;
        cursor = page.next;
      } while (cursor);
      return count;
    };
    const selected = () => Number(/([\d,]+) users? selected/.exec(opened.bulk.text)?.[1]?.replace(',', ''));
    return { ...opened, finish, allFailed, selected };
  }

  it('ends with all of it, says so meanwhile, and lets nobody act on a part', async () => {
    const { bulk, element, announced, finish, allFailed, selected } = await openLoading();
    await bulk.selectAll();
    await bulk.says('Selecting all users');
    const first = selected();
    expect(first).to.be.greaterThan(100);
    expect(bulk.all().indeterminate).to.equal(true);
    const offers = await bulk.offers();
    for (const offer of offers.filter((one) => /Retry|Delete/.test(textOf(one)))) {
      expect(offer.ariaDisabled, textOf(offer)).to.equal('true');
    }
    await press('Escape');
    await expectNoViolations(element);
    await finish();
    const total = await allFailed();
    expect(total).to.be.greaterThan(first * 2);
    await waitFor(() => selected() === total, `all ${total} instead of ${selected()}`);
    expect(bulk.text).not.to.include('Selecting all users');
    expect(bulk.all().checked).to.equal(true);
    await waitFor(() => announced.at(-1) === `${total.toLocaleString('en')} users selected`, 'the news');
  });

  it('leaves out whom the administrator takes out meanwhile', async () => {
    const { bulk, view, finish, allFailed, selected } = await openLoading();
    await bulk.selectAll();
    await bulk.says('Selecting all users');
    await click(bulk.boxes()[0]!);
    // Another order does not ask for other users.
    view.press('Email');
    await finish();
    const total = await allFailed();
    await waitFor(() => selected() === total - 1, 'all but one');
  });

  it('ends with a word when other users are asked for meanwhile', async () => {
    const { bulk, view, finish } = await openLoading();
    await bulk.selectAll();
    await bulk.says('Selecting all users');
    await view.search('@mail-one.test');
    await finish();
    await bulk.says('Not all users could be selected');
  });

  it('ends when the selection is cleared', async () => {
    const { bulk, finish } = await openLoading();
    await bulk.selectAll();
    await bulk.says('Selecting all users');
    await bulk.press('Clear selection');
    await bulk.gone();
    await finish();
    expect(bulk.bar()).to.equal(undefined);
    expect(bulk.checked).to.have.lengthOf(0);
  });

  it('says where all of them can be seen that a part is missing when the list cannot be read to its end', async () => {
    const { bulk, announced, element, finish } = await openLoading();
    await bulk.selectAll();
    await bulk.says('Selecting all users');
    await finish('fail');
    await bulk.says('Not all users could be selected');
    expect(announced).to.include('Not all users could be selected');
    expect(bulk.all().checked).to.equal(false);
    await expectNoViolations(element);
    await bulk.selectAll();
    await bulk.says('Not all users could be selected');
  });
});

import '@flowthrough/elements/user-status/define';
import type { BatchRequestEvent, BatchSettledEvent } from '@flowthrough/elements';
import { failEvery, limitEvery, loseEvery, onWrites, type Fault } from '@flowthrough/mock';
import { expect } from 'chai';
import { expectNoViolations } from '../../support/axe.js';
import { openBatches, type UserWorld } from '../../support/harness/batch.js';
import { createUserWorld } from '../../support/harness/user-status.js';
import { press } from '../../support/input.js';
import { allByRole, byRole, findByRole, focused, nameOf, textOf } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

/** Holds writes back, or cuts everything off, for as long as a test says. */
function createBarrier() {
  let release: () => void = () => undefined;
  let held: Promise<void> | undefined;
  const barrier = {
    isCut: false,
    hold() {
      held = new Promise((resolve) => (release = resolve));
    },
    release() {
      held = undefined;
      release();
    },
    fault: (async (request, next) => {
      if (request.method !== 'GET') await held;
      if (barrier.isCut) throw new TypeError('Failed to fetch');
      return next(request);
    }) satisfies Fault,
  };
  return barrier;
}

/** How often each write took effect. */
function effects({ scenario }: Pick<UserWorld, 'scenario'>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { verb, input } of scenario.backend.effects) {
    const key = `${verb} ${String(input[0])}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function count(text: string, outcome: string): number {
  return Number(new RegExp(String.raw`(\d+) ${outcome}(?! again)`).exec(text)?.[1] ?? 0);
}

async function withAllErrorsSelected(world: UserWorld, prepare?: Parameters<typeof openBatches>[1]) {
  const opened = await openBatches(world, (element) => {
    element.status = ['error'];
    prepare?.(element);
  });
  await opened.bulk.selectAll();
  await opened.bulk.says(/users selected/);
  const users = Number(/(\d+) users selected/.exec(opened.bulk.text)?.[1]);
  return { ...opened, users };
}

async function startRetrying(world: UserWorld, prepare?: Parameters<typeof openBatches>[1]) {
  const opened = await withAllErrorsSelected(world, prepare);
  await opened.bulk.press('Retry activation');
  await opened.view.dialog();
  const { text } = opened.view;
  const mute = Number(/(\d+) users? ha(?:s|ve) no email address/.exec(text)?.[1] ?? 0);
  await opened.view.confirm(`Retry ${opened.users - mute} users`);
  return { ...opened, active: opened.users - mute };
}

const hasFocus = () => expect(focused(), 'the focus').not.to.equal(document.body);

describe('ft-user-status, acting on many users', () => {
  it('brings every user of a batch to a named end, and writes none twice, whatever the network does', async () => {
    const world = createUserWorld('errors', {
      users: 200,
      faults: [onWrites(limitEvery(30, 12)), onWrites(loseEvery(13)), onWrites(failEvery(10))],
    });
    const { bulk, users, announced, events, element, scenario } = await startRetrying(world);
    expect(users).to.be.greaterThan(40);
    // The users are looked at first.
    await bulk.says(/\d+ of \d+/);
    await bulk.passUntil('going on in 12 seconds');
    expect(element.batchRunning).to.equal(true);
    expect(bulk.progress().max).to.equal(users);
    await expectNoViolations(element);
    hasFocus();
    await world.environment.advance(1_000);
    await bulk.says('going on in 11 seconds');
    await bulk.passUntil('Show results');
    const named = (text: string) =>
      ['sent', 'done', 'pending', 'failed', 'failed again', 'unknown', 'skipped'].map((outcome) =>
        count(text, outcome),
      );
    const sum = (text: string) => named(text).reduce((total, part) => total + part, 0);
    expect(count(bulk.text, 'sent')).to.be.greaterThan(0);
    expect(sum(bulk.text)).to.equal(users);
    expect(element.batchRunning).to.equal(false);
    await bulk.passUntil(/^(?!.*\d sent)/);
    const { text } = bulk;
    expect(sum(text)).to.equal(users);
    expect(count(text, 'failed')).to.be.greaterThan(0);
    expect(count(text, 'done')).to.be.greaterThan(users / 2);
    expect([...effects(world).values()].every((times) => times === 1)).to.equal(true);
    expect(effects(world).size).to.be.at.least(count(text, 'done'));
    expect(scenario.requests.filter(({ status }) => status === 429).length).to.be.greaterThan(0);
    // Said once each: the start, at most three quarters, the end.
    const batchWords = announced.slice(announced.findIndex((words) => words.startsWith('Retrying activation')));
    expect(batchWords[0]).to.equal(`Retrying activation for ${users} users`);
    expect(batchWords.slice(1, -2).every((words) => new RegExp(String.raw`^\d+ of ${users}$`).test(words))).to.equal(
      true,
    );
    expect(batchWords.length).to.be.at.most(6);
    expect(batchWords.at(-1)).to.match(/^\d+ done, \d+ failed/);
    expect(events.map(({ type }) => type)).to.deep.equal([
      'ft-selection-changed',
      'ft-batch-request',
      'ft-selection-changed',
      'ft-batch-started',
      'ft-batch-finished',
      'ft-batch-settled',
    ]);
    expect((events.at(-1) as BatchSettledEvent).counts.failed).to.equal(count(text, 'failed'));
    await expectNoViolations(element);
    hasFocus();
  });

  it('sends nothing when the host prevents it, and keeps the selection', async () => {
    const world = createUserWorld('errors');
    const requests: BatchRequestEvent[] = [];
    const { bulk, users, writes } = await startRetrying(world, (element) => {
      element.addEventListener('ft-batch-request', (event) => {
        requests.push(event);
        event.preventDefault();
      });
    });
    await bulk.says(`${users} users selected`);
    expect(requests[0]?.action).to.equal('retry');
    expect(requests[0]?.items).to.have.lengthOf(users);
    expect(writes()).to.have.lengthOf(0);
  });

  it('waits for somebody when the service is gone, and goes on when they say so', async () => {
    const barrier = createBarrier();
    const world = createUserWorld('errors', { users: 120, faults: [barrier.fault] });
    const { bulk, announced, element, active } = await startRetrying(world, (given) => {
      given.addEventListener('ft-batch-request', () => (barrier.isCut = true));
    });
    await bulk.passUntil('the service does not answer');
    expect(announced.filter((text) => text.startsWith('Paused'))).to.have.lengthOf(1);
    await expectNoViolations(element);
    barrier.isCut = false;
    await bulk.press('Continue');
    hasFocus();
    await bulk.passUntil('Show results');
    await bulk.passUntil(/^(?!.*\d sent)/);
    expect(count(bulk.text, 'done') + count(bulk.text, 'unknown')).to.equal(active);
    expect([...effects(world).values()].every((times) => times === 1)).to.equal(true);
  });

  it('offers to go on for as long as it waits for somebody, also when the moment that was named has passed', async () => {
    let isLimited = true;
    const limit: Fault = (request, next) => {
      const headers = { 'retry-after': '7200' };
      return isLimited ? Promise.resolve(new Response(null, { status: 429, headers })) : next(request);
    };
    const world = createUserWorld('errors', { users: 40, faults: [onWrites(limit)] });
    const { bulk, element } = await startRetrying(world);
    await bulk.passUntil('The service asked to wait until');
    isLimited = false;
    for (let minutes = 0; minutes < 130; minutes += 10) {
      expect(bulk.buttons(), `after ${minutes} minutes`).to.include('Continue');
      await world.environment.advance(600_000);
      // News of the rows, as they come all the time.
      await element.reload();
      await element.updateComplete;
    }
    await bulk.press('Continue');
    await bulk.passUntil('Show results');
  });

  it('stops when it is cancelled: what waited is named so, what was under way is awaited', async () => {
    const barrier = createBarrier();
    const world = createUserWorld('errors', { users: 120, faults: [barrier.fault] });
    barrier.hold();
    const { bulk, users, view } = await startRetrying(world);
    await bulk.says(`Retrying 0 of ${users}`);
    await world.environment.advance(200);
    await waitFor(() => view.text.includes('Retrying activation…'), 'rows that show what is done to them');
    expect(view.text).not.to.include('The activation was not started.');
    await bulk.press('Cancel');
    await bulk.says('are still under way');
    hasFocus();
    barrier.release();
    await bulk.passUntil('Show results');
    await bulk.passUntil(/^(?!.*\d sent)/);
    expect(count(bulk.text, 'cancelled')).to.be.at.least(users - 10);
    expect(effects(world).size).to.equal(count(bulk.text, 'done'));
    expect(effects(world).size).to.be.at.most(4);
  });

  it('shows in each row how it ended, lists all results with reasons, and runs the failed ones again', async () => {
    let isFailing = true;
    const harm = failEvery(4, 422);
    const world = createUserWorld('errors', {
      users: 120,
      faults: [onWrites((request, next) => (isFailing ? harm(request, next) : next(request)))],
    });
    const { bulk, view, element, active } = await startRetrying(world);
    await bulk.passUntil('Show results');
    const failed = count(bulk.text, 'failed');
    expect(failed).to.be.greaterThan(2);
    expect(view.text).to.include('The activation was not started.');
    await bulk.press('Show results');
    const panel = await view.dialog();
    expect(nameOf(panel)).to.equal('Results');
    expect(allByRole(panel, 'listitem').length).to.be.at.most(26);
    byRole(panel, 'button', `Failed ${failed}`).click();
    await element.updateComplete;
    expect(
      allByRole(panel, 'listitem')
        .map(textOf)
        .every((text) => text.includes('Failed')),
    ).to.equal(true);
    expect(textOf(panel)).to.include('The service did not accept this.');
    await expectNoViolations(element);
    await view.confirm('Close');
    await waitFor(() => nameOf(focused()) === 'Show results', 'the focus to come back');
    isFailing = false;
    await bulk.press('Run the failed ones again');
    hasFocus();
    await bulk.passUntil(`${active} done`);
    expect(view.text).not.to.include('The activation was not started.');
    expect([...effects(world).values()].every((times) => times === 1)).to.equal(true);
    await bulk.press('Dismiss');
    await bulk.gone();
    expect(focused()).to.equal(findByRole(element, 'region', 'User Status'));
  });

  it('writes what became of each user into a file', async () => {
    const world = createUserWorld('errors');
    const { bulk, users } = await startRetrying(world);
    await bulk.passUntil('Show results');
    const { createObjectURL } = URL;
    const files: Blob[] = [];
    URL.createObjectURL = (file) => {
      files.push(file as Blob);
      return createObjectURL.call(URL, file);
    };
    const names: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      names.push(this.download);
    };
    try {
      await bulk.press('Download report');
      const file = await waitFor(() => files[0], 'the file');
      expect(names).to.deep.equal(['batch-report-2026-11-23.csv']);
      expect((await file.text()).trim().split('\r\n')).to.have.lengthOf(users + 1);
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    }
  });

  it('asks once before many are deleted: how many and whom, with the focus on Cancel', async () => {
    const world = createUserWorld('errors', { users: 500 });
    const { bulk, users, view, element } = await withAllErrorsSelected(world);
    expect(users).to.be.greaterThan(100);
    await bulk.press('Delete users');
    const dialog = await view.dialog();
    expect(nameOf(dialog)).to.equal(`Delete ${users} users`);
    expect(nameOf(focused())).to.equal('Cancel');
    expect(allByRole(dialog, 'listitem')).to.have.lengthOf(101);
    expect(textOf(dialog)).to.include(`and ${users - 100} more`);
    await expectNoViolations(element);
    await press('Escape');
    await waitFor(() => !view.hasDialog);
    expect(nameOf(focused())).to.match(/^(Delete users|Actions)$/);
    expect(world.writes()).to.have.lengthOf(0);
    await bulk.press('Delete users');
    await view.dialog();
    await view.confirm(`Delete ${users} users`);
    await bulk.passUntil(`${users} done`);
    expect(effects(world).size).to.equal(users);
    expect([...effects(world).keys()].every((key) => key.startsWith('deleteSubscriber'))).to.equal(true);
    // Many changes are shown together, a little later.
    await world.environment.advance(1_000);
    await waitFor(() => view.text.includes('No user matches'), 'the rows to go');
  });

  it('says before a retry who has no address, and names them as skipped', async () => {
    const world = createUserWorld('errors');
    const { bulk, view, element } = await openBatches(world);
    await bulk.selectAll();
    await bulk.press(/^Retry activation/);
    const dialog = await view.dialog();
    const mute = Number(/(\d+) users have no email address/.exec(textOf(dialog))?.[1]);
    expect(mute).to.be.greaterThan(0);
    expect(allByRole(dialog, 'listitem')).to.have.lengthOf(mute);
    await expectNoViolations(element);
    await view.confirm(textOf(allByRole(dialog, 'button').at(-1)!));
    await bulk.passUntil('Show results');
    expect(count(bulk.text, 'skipped')).to.equal(mute);
    await bulk.press('Show results');
    expect(textOf(await view.dialog())).to.include('The user has no email address.');
  });

  it('changes the package type of all that are selected to the one that was chosen', async () => {
    const world = createUserWorld('errors');
    const { bulk, view, users } = await withAllErrorsSelected(world);
    await bulk.press('Change package type');
    const dialog = await view.dialog();
    byRole<HTMLInputElement>(dialog, 'radio', 'Premium').click();
    await view.confirm(`Change ${users} users`);
    await bulk.passUntil(`${users} done`);
    expect(world.writes().every(({ body }) => body === '{"package":"premium"}')).to.equal(true);
  });

  it('says to how many of the selected an action applies, and offers what the permissions leave', async () => {
    const world = createUserWorld('errors', { users: 200 });
    const { bulk, element } = await openBatches(world, (given) => {
      given.permissions = { delete: 'hidden', changePackage: 'disabled' };
    });
    await bulk.selectAll();
    await bulk.says(/users selected/);
    const offers = await bulk.offers();
    const names = offers.map(textOf);
    expect(names.some((name) => /^Retry activation/.test(name))).to.equal(true);
    expect(names.some((name) => /^Resend consent email \(\d+\)$/.test(name))).to.equal(true);
    expect(names).not.to.include('Delete users');
    expect(offers.find((offer) => textOf(offer) === 'Change package type')?.ariaDisabled).to.equal('true');
    await press('Escape');
    element.readOnly = true;
    await bulk.gone();
  });
});

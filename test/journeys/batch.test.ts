import type { BatchFinishedEvent, BatchSettledEvent } from '@flowthrough/elements';
import { expect } from 'chai';
import { html } from 'lit';
import { allByRole, byRole, findByRole, textOf, visibleText } from '../support/roles.js';
import { nextEvent, turn, waitFor } from '../support/wait.js';
import { openPortal } from './portal.js';

/** Tenths of a second that a batch may take to settle. */
const ROUNDS = 6_000;

describe('journey: an administrator retries hundreds of failures and waits for how they end', () => {
  it('follows 500 retries until the last user has settled, half of whom fail again, and tells the truth throughout', async function () {
    this.timeout(120_000);
    const attempts = new Map<string, number>();
    const portal = await openPortal(
      'errors',
      (id) => html`<ft-user-status selectable template-id=${id} status="error"></ft-user-status>`,
      {
        users: 2_000,
        mix: { provisioned: 75, error: 25 },
        // Every second address fails once more, for a reason that the backend gives.
        script: ({ email }) => {
          attempts.set(email, (attempts.get(email) ?? 0) + 1);
          return attempts.size % 2 === 0 ? { error: { code: 'AGAIN', text: 'It failed once more.' } } : {};
        },
      },
    );
    const { page, scenario, templateId, environment } = portal;
    const press = async (role: string, name: string | RegExp) =>
      (await waitFor(() => findByRole(page, role, name), String(name))).click();
    const bar = () => {
      const found = findByRole(page, 'region', 'Selected users');
      return found ? visibleText(found) : '';
    };
    const said = (outcome: string) => Number(new RegExp(String.raw`(\d+) ${outcome}(?! again)`).exec(bar())?.[1] ?? 0);
    const pass = async (condition: () => boolean, what: string) => {
      for (let rounds = 0; rounds < ROUNDS && !condition(); rounds += 1) {
        await environment.advance(100);
        for (let turns = 0; turns < 5; turns += 1) await turn();
      }
      expect(condition(), `${what}: ${bar()}`).to.equal(true);
    };
    const failing = async () =>
      (await scenario.backend.listSubscribers({ templateId, status: ['error'], limit: 1_000 }, {})).items;
    const failed = await failing();
    const addressed = failed.filter(({ email }) => email !== undefined);

    await waitFor(() => findByRole(page, 'checkbox', /^Select \d/), 'the boxes');
    await press('checkbox', 'Select all');
    await waitFor(() => bar().includes(`${failed.length} users selected`), 'the selection');
    let finished: BatchFinishedEvent | undefined;
    let settled: BatchSettledEvent | undefined;
    void nextEvent<BatchFinishedEvent>(page, 'ft-batch-finished').then((event) => (finished = event));
    void nextEvent<BatchSettledEvent>(page, 'ft-batch-settled').then((event) => (settled = event));
    // In a narrow place the actions are in a menu.
    await waitFor(() => findByRole(page, 'button', /^(Retry activation|Actions)$/), 'the actions');
    const isNarrow = findByRole(page, 'button', 'Actions') !== undefined;
    if (isNarrow) await press('button', 'Actions');
    await press(isNarrow ? 'menuitem' : 'button', 'Retry activation');
    await press('button', `Retry ${addressed.length} users`);

    // While any user is in motion nothing says that all is done, and the words add up to what was begun.
    await pass(() => finished !== undefined, 'the end of the sending');
    expect(finished?.counts.sent).to.be.greaterThan(0);
    await waitFor(() => said('sent') > 0, 'users in motion');
    const sum = () => ['done', 'sent', 'failed again', 'skipped'].reduce((total, word) => total + said(word), 0);
    expect(sum()).to.equal(failed.length);
    expect(settled).to.equal(undefined);

    await pass(() => settled !== undefined, 'the last user to settle');
    await waitFor(() => said('sent') === 0);
    const still = new Map((await failing()).map((row) => [row.id, row]));
    const again = addressed.filter(({ id }) => still.has(id));
    expect(again.length).to.be.within(addressed.length / 2 - 1, addressed.length / 2 + 1);
    expect(said('failed again')).to.equal(again.length);
    expect(said('done')).to.equal(addressed.length - again.length);
    expect(said('skipped')).to.equal(failed.length - addressed.length);
    expect(sum()).to.equal(failed.length);
    expect(settled?.counts).to.include({
      sent: 0,
      done: addressed.length - again.length,
      'failed-again': again.length,
    });

    // The backend was asked for each once.
    const written = scenario.backend.effects.map(({ verb, input }) => `${verb} ${String(input[0])}`);
    expect(written).to.have.members(addressed.map(({ id }) => `retryActivation ${id}`));

    // The results name those that failed again, each with its reason.
    await press('button', 'Show results');
    const dialog = await waitFor(() => findByRole(page, 'dialog'), 'the results');
    byRole(dialog, 'button', `Failed again ${again.length}`).click();
    await waitFor(() => allByRole(dialog, 'listitem').every((item) => textOf(item).includes('Failed again')));
    expect(allByRole(dialog, 'listitem').every((item) => textOf(item).includes('It failed once more.'))).to.equal(true);
    byRole(dialog, 'button', 'Close').click();
  });
});

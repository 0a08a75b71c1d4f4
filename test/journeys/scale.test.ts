import { failEvery, limitEvery, loseEvery, onWrites, type Fault } from '@flowthrough/mock';
import type { BatchFinishedEvent, ExportFinishedEvent } from '@flowthrough/elements';
import { parse } from 'csv-parse/browser/esm/sync';
import { expect } from 'chai';
import { html } from 'lit';
import { allByRole, byRole, findByRole, textOf, visibleText } from '../support/roles.js';
import { withoutDownloads } from '../support/downloads.js';
import { nextEvent, turn, waitFor } from '../support/wait.js';
import { openPortal } from './portal.js';

/** Tenths of a second that a batch may take. */
const ROUNDS = 6_000;

/** The first so many requests meet a fault; the others do not know it. */
function first(count: number, fault: Fault): Fault {
  let met = 0;
  return (request, next) => ((met += 1) <= count ? fault(request, next) : next(request));
}

/** A file as a spreadsheet of another country writes it. */
function write(records: readonly Readonly<Record<string, string>>[], columns: readonly string[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return [columns, ...records.map((record) => columns.map((column) => record[column] ?? ''))]
    .map((cells) => cells.map(cell).join(';'))
    .join('\n');
}

describe('journey: an administrator clears hundreds of failures', () => {
  withoutDownloads();

  it('groups 500 of 20,000 by cause, exports, mends, imports and retries them, with each write at most once', async function () {
    this.timeout(120_000);
    const portal = await openPortal(
      'errors',
      (id) => html`<ft-user-status selectable template-id=${id}></ft-user-status>`,
      {
        users: 20_000,
        mix: { provisioned: 97.5, error: 2.5 },
        faults: [
          onWrites(first(40, limitEvery(40, 3))),
          onWrites(first(250, failEvery(10))),
          onWrites(first(300, loseEvery(25))),
        ],
      },
    );
    const { page, scenario, templateId } = portal;
    const press = async (role: string, name: string | RegExp) =>
      (await waitFor(() => findByRole(page, role, name), String(name))).click();
    /** Lets time pass slowly enough for hundreds of requests, which take real time, to be answered in between. */
    const pass = async (condition: () => boolean, what: string) => {
      for (let rounds = 0; rounds < ROUNDS && !condition(); rounds += 1) {
        await portal.environment.advance(100);
        for (let turns = 0; turns < 10; turns += 1) await turn();
      }
      expect(condition(), what).to.equal(true);
    };
    const failed = await everyFailure();
    expect(failed.length).to.be.within(400, 600);

    async function everyFailure() {
      const { items } = await scenario.backend.listSubscribers({ templateId, status: ['error'], limit: 1_000 }, {});
      return items;
    }

    await waitFor(() => visibleText(page).includes('20,000'), 'all users');

    // Grouped by cause: the groups are all failures.
    await press('button', /By cause/);
    const codes = new Set(failed.map(({ errors }) => errors[0]?.code));
    const usersOf = (group: HTMLElement) => Number(/(\d+) users?/.exec(textOf(group))?.[1]);
    await waitFor(() => {
      const causes = findByRole(page, 'list', 'Errors by cause');
      const groups = causes ? allByRole(causes, 'group') : [];
      const users = groups.reduce((sum, group) => sum + usersOf(group), 0);
      return groups.length === codes.size && users === failed.length;
    }, 'all causes, with all failures');

    // Exported: only those in error.
    await press('button', /^Errors \d/);
    const finished = nextEvent<ExportFinishedEvent>(page, 'ft-export-finished');
    await press('button', 'Export');
    const { blob } = await finished;
    const records = parse<Record<string, string>>(await blob!.text(), { columns: true, bom: true });
    expect(records.map((record) => record['ID'])).to.have.members(failed.map(({ id }) => id));

    // Mended in a spreadsheet that separates by semicolons, and imported.
    const mended = records.map((record, index) => ({ ...record, Email: `mended.${index}@example.com` }));
    await press('button', 'More');
    await press('menuitem', 'Import emails');
    const field = await waitFor(() => findByRole<HTMLTextAreaElement>(page, 'textbox', /paste/), 'the panel');
    field.value = write(mended, ['ID', 'Last name', 'Email']);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await press('button', 'Review');
    const ended = nextEvent<BatchFinishedEvent>(page, 'ft-batch-finished');
    await press('button', `Onboard ${failed.length} users`);

    // Retried in bulk, through faults and a 429.
    let isEnded = false;
    void ended.then(() => (isEnded = true));
    await pass(() => isEnded, 'the end of the batch');
    const again = findByRole(page, 'button', 'Run the failed ones again');
    expect(again, 'some fail in this world').not.to.equal(undefined);
    isEnded = false;
    void nextEvent(page, 'ft-batch-settled').then(() => (isEnded = true));
    again?.click();
    await pass(() => isEnded, 'the end of the second run, and that all have settled');

    // Each ends with a name.
    await press('button', 'Show results');
    const dialog = await waitFor(() => findByRole(page, 'dialog'), 'the results');
    const outcomes = allByRole(dialog, 'button').map(textOf).join(' ');
    expect(outcomes)
      .to.contain(`Done ${failed.length}`)
      .and.not.match(/Waiting|Running/);
    byRole(dialog, 'button', 'Close').click();

    // And the backend was asked for each once.
    const writes = new Map<string, number>();
    for (const { verb, input } of scenario.backend.effects) {
      const id = String(input[0]);
      if (verb === 'retryActivation') writes.set(id, (writes.get(id) ?? 0) + 1);
    }
    expect(writes.size).to.equal(failed.length);
    expect(Math.max(...writes.values())).to.equal(1);
  });
});

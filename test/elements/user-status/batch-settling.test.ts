import '@flowthrough/elements/user-status/define';
import type { BatchFinishedEvent, BatchSettledEvent } from '@flowthrough/elements';
import { onWrites, type ScenarioOptions } from '@flowthrough/mock';
import { expect } from 'chai';
import { expectNoViolations } from '../../support/axe.js';
import { openBatches } from '../../support/harness/batch.js';
import { createUserWorld } from '../../support/harness/user-status.js';
import { allByRole, byRole, findByRole, textOf } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

/** The sign that stands first in a part of the page. */
function signOf(part: Element | undefined): { readonly shape: string; readonly color: string } {
  const sign = part?.querySelector('svg, [aria-hidden="true"]');
  if (!sign) throw new Error('There is no sign.');
  return { shape: sign.innerHTML.replaceAll(/<!--.*?-->/g, ''), color: getComputedStyle(sign).color };
}

async function retryAll(options: ScenarioOptions, action = 'Retry activation') {
  const world = createUserWorld('errors', options);
  const opened = await openBatches(world, (element) => (element.status = ['error']));
  await opened.bulk.selectAll();
  await opened.bulk.press(action);
  await opened.view.dialog();
  await opened.view.confirm(/^(Retry|Delete) \d/);
  return opened;
}

const failing = { error: { code: '200041', text: 'Refused once more.' } };

describe('ft-user-status, following a batch until its users settle', () => {
  it('does not call users done who are in motion, and says when the last one has settled', async () => {
    const { bulk, announced, events, element, scenario } = await retryAll({
      users: 60,
      mix: { error: 50, provisioned: 50 },
    });
    await bulk.passUntil('Show results');
    const finished = events.at(-1) as BatchFinishedEvent;
    const sent = finished.counts.sent;
    expect(sent).to.be.greaterThan(0);
    expect(bulk.text).to.include(`${sent} sent`).and.to.include('have settled');
    expect(bulk.progress().max).to.equal(scenario.backend.effects.length);
    await expectNoViolations(element);
    await bulk.passUntil(/^\d+ done/);
    await bulk.passUntil(/^(?!.*\d sent)/);
    const settled = events.at(-1) as BatchSettledEvent;
    expect(settled.type).to.equal('ft-batch-settled');
    expect(settled.counts).to.include({ sent: 0, done: scenario.backend.effects.length });
    await waitFor(() => announced.at(-1)?.startsWith(`${scenario.backend.effects.length} done`), 'the news');
    expect(findByRole(bulk.bar() as HTMLElement, 'progressbar')).to.equal(undefined);
    await expectNoViolations(element);
  });

  it('names those that failed again, with the reason of each, and runs them again', async () => {
    let isFailing = true;
    const script = ({ email }: { email: string }) => (isFailing && email.length % 2 === 0 ? failing : {});
    const { bulk, view, element, scenario } = await retryAll({ users: 120, script });
    await bulk.passUntil(/\d+ failed again/);
    await bulk.passUntil(/^(?!.*\d sent)/);
    const again = Number(/(\d+) failed again/.exec(bulk.text)?.[1]);
    const done = Number(/(\d+) done/.exec(bulk.text)?.[1]);
    expect(again + done).to.equal(scenario.backend.effects.length);
    await bulk.press('Show results');
    const panel = await view.dialog();
    byRole(panel, 'button', `Failed again ${again}`).click();
    await element.updateComplete;
    const lines = allByRole(panel, 'listitem').map(textOf);
    expect(lines.every((line) => line.includes('Failed again') && line.includes('Refused once more.'))).to.equal(true);
    await expectNoViolations(element);
    await view.confirm('Close');
    isFailing = false;
    await bulk.press('Run the failed ones again');
    await bulk.passUntil(`${again + done} done`);
    expect(scenario.backend.effects).to.have.lengthOf(again * 2 + done);
  });

  it('shows the sign of success for nothing but success', async () => {
    const signs: Record<string, { shape: string; color: string }> = {};
    let isReleased = false;
    const look = async (name: string, options: ScenarioOptions, until: RegExp, action?: string) => {
      const { bulk, element } = await retryAll({ users: 120, ...options }, action);
      if (name === 'cancelled') {
        await bulk.press('Cancel');
        isReleased = true;
      }
      await bulk.passUntil(until);
      signs[name] = signOf(bulk.bar());
      element.remove();
    };
    const holding = onWrites(async (request, next) => {
      await waitFor(() => isReleased);
      return next(request);
    });
    await look('done', {}, /^\d+ done Show/, 'Delete users');
    await look('sent', { pace: { provision: 1e9 } }, /^\d+ sent.*Show results/);
    await look('failed again', { script: () => failing }, /^\d+ failed again/);
    await look('pending', { script: () => ({ accountMove: true }), pace: { accountMove: 1e9 } }, /^\d+ pending/);
    await look('cancelled', { faults: [holding] }, /^4 done.* cancelled/);
    const { done, ...others } = signs;
    for (const [name, { shape, color }] of Object.entries(others)) {
      expect(shape, name).not.to.equal(done?.shape);
      expect(color, name).not.to.equal(done?.color);
    }
    expect(new Set(Object.values(signs).map(({ shape }) => shape)).size).to.equal(5);
  });

  it('gives each outcome a word and a sign of its own', async () => {
    let count = 0;
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const harm = onWrites(async (request, next) => {
      count += 1;
      if (count === 6) return new Response('{"code":"no"}', { status: 422 });
      if (count > 30) await held;
      return next(request);
    });
    const { bulk, view } = await retryAll({
      users: 400,
      script: ({ email }) => (email.length % 3 === 0 ? failing : { accountMove: email.length % 3 === 1 }),
      pace: { accountMove: 1e9 },
      faults: [harm],
    });
    await bulk.passUntil(/failed again/);
    await bulk.press('Cancel');
    release();
    await bulk.passUntil('Show results');
    await bulk.press('Show results');
    const chips = allByRole(byRole(await view.dialog(), 'group', 'Outcome'), 'button');
    const words = chips.map((chip) => textOf(chip).replace(/ [\d,]+$/, ''));
    expect(words).to.include.members(['Done', 'Pending', 'Failed', 'Failed again', 'Cancelled', 'Sent', 'Skipped']);
    expect(new Set(words).size).to.equal(words.length);
    expect(new Set(chips.map((chip) => chip.querySelector('svg')?.innerHTML)).size).to.equal(chips.length);
  });
});

import { fixture, html } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import { withoutDownloads } from '../../support/downloads.js';
import type { ExportFinishedEvent } from '@flowthrough/elements';
import '@flowthrough/elements/user-status/define';
import { createUserWorld, scrollTo, TEMPLATE, userStatus } from '../../support/harness/user-status.js';
import { byRole, focused, nameOf } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

async function loaded(users: number) {
  const world = createUserWorld('errors', { users });
  const element = document.createElement('ft-user-status');
  element.client = world.client;
  element.templateId = TEMPLATE;
  await fixture(html`<div>${element}</div>`);
  const view = userStatus(element);
  await view.loaded();
  await waitFor(() => byRole(element, 'table').getAttribute('aria-rowcount') === String(users + 1));
  return { ...world, element, view, scroller: byRole(element, 'region', 'User Status') };
}

const indexes = (rows: readonly Element[]) => rows.map((row) => Number(row.getAttribute('aria-rowindex')));

describe('ft-user-status, many rows', () => {
  withoutDownloads();

  it('renders a window of 10,000 rows, with the right numbers at both ends', async () => {
    const { view, scroller } = await loaded(10_000);
    expect(view.rows().length).to.be.lessThan(60);
    expect(indexes(view.rows())[0]).to.equal(2);
    scrollTo(scroller, scroller.scrollHeight);
    await waitFor(() => indexes(view.rows()).at(-1) === 10_001);
    expect(view.rows().length).to.be.lessThan(60);
    await waitFor(() => /Rows [\d,]+ to 10,000 of 10,000/.test(view.text), 'the last row in sight');
  });

  it('fills the view in the frame of the scroll', async () => {
    const { element, view, scroller } = await loaded(10_000);
    for (const top of [2_000, 40_000, 41_000, 300_000]) {
      scrollTo(scroller, top);
      await element.updateComplete;
      const edge = scroller.getBoundingClientRect();
      const rows = view.rows().map((row) => row.getBoundingClientRect());
      expect(Math.min(...rows.map((row) => row.top))).to.be.at.most(edge.top + 45);
      expect(Math.max(...rows.map((row) => row.bottom))).to.be.at.least(edge.bottom - 1);
    }
  });

  it('keeps the row that has the focus while it is out of sight', async () => {
    const { element, view, scroller } = await loaded(5_000);
    const id = view.ids.find((candidate) => view.hasActions(candidate!))!;
    view.actions(id).focus();
    const button = focused();
    scrollTo(scroller, 200_000);
    await waitFor(() => indexes(view.rows()).some((index) => index > 1_000));
    scrollTo(scroller, 0);
    await waitFor(() => indexes(view.rows()).filter((index) => index > 1_000).length === 0);
    expect(focused()).to.equal(button);
    expect(nameOf(focused())).to.equal(`Actions for ${id}`);
    expect(document.activeElement).to.equal(element);
  });

  it('exports all rows that the filter selects, over all pages', async () => {
    const { element, view } = await loaded(2_500);
    const exported = new Promise<ExportFinishedEvent>((resolve) => {
      element.addEventListener('ft-export-finished', resolve, { once: true });
    });
    view.toggle('Exclude provisioned users');
    await waitFor(() => view.idsWith('Provisioned').length === 0);
    view.press('Export');
    const { rows, blob } = await exported;
    const lines = (await blob!.text()).trim().split('\r\n');
    expect(lines.length).to.equal(rows + 1);
    expect(lines.some((line) => line.includes('"provisioned"'))).to.equal(false);
    expect(rows).to.be.greaterThan(1_000);
  });
});

import type { RowView, Subscriber } from '@flowthrough/client';
import { fixture, html } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import { html as template, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { RowWindow } from '../../../packages/elements/src/controllers/row-window.js';
import { moveByKey } from '../../../packages/elements/src/user-status/row-keys.js';
import { scrollTo } from '../../support/harness/user-status.js';
import { press } from '../../support/input.js';
import { allByRole, byRole, focused, textOf } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

/** Not every engine's driver holds a key down while another one is pressed. */
function pressWithControl(key: string) {
  focused().dispatchEvent(
    new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true, composed: true }),
  );
}

const ROWS = 1_000_000;
const HEIGHT = 120;

/** Of the users at even places everybody has a menu. */
const hasActions = ({ id }: Subscriber) => Number(id) % 2 === 0;

const view: RowView = {
  length: ROWS,
  complete: true,
  at: (index) => ({ id: String(index) }) as Subscriber,
  indexOf: Number,
  ensure: () => Promise.resolve(),
};

class MillionElement extends LitElement {
  readonly window: RowWindow = new RowWindow(this, {
    render: (parts) =>
      repeat(
        parts,
        ({ key }) => key,
        (part) =>
          'index' in part
            ? template`<div class="row" role="row" aria-rowindex=${part.index + 2} data-id=${part.index}>
              ${part.index}${
                part.index % 2 === 0 ? template`<button data-act="menu">Actions for ${part.index}</button>` : ''
              }
            </div>`
            : template`<div class="room"></div>`,
      ),
    resized: () => undefined,
    moved: () => undefined,
  });

  protected override willUpdate(): void {
    this.window.update(view, HEIGHT);
  }

  protected override render() {
    return template`<style>
        .scroller { height: 600px; overflow: auto; overflow-anchor: none; }
        .head { position: sticky; top: 0; height: 40px; background: white; }
        .row { height: ${HEIGHT}px; }
      </style>
      <div class="scroller" role="region" aria-label="Users" tabindex="0" @scroll=${this.window.onScroll}>
        <div class="head"></div>
        <div
          class="body"
          @focusin=${(event: Event) => this.window.keep((event.target as HTMLElement).closest<HTMLElement>('.row')?.dataset['id'])}
          @keydown=${(event: KeyboardEvent) => moveByKey(event, { view, window: this.window, hasActions })}
        ></div>
      </div>`;
  }
}

async function million() {
  if (!customElements.get('test-million')) customElements.define('test-million', MillionElement);
  const element = document.createElement('test-million') as MillionElement;
  await fixture(html`<div>${element}</div>`);
  await element.updateComplete;
  const scroller = byRole(element, 'region', 'Users');
  const indexes = () => allByRole(element, 'row').map((row) => Number(row.getAttribute('aria-rowindex')));
  /** Row numbers that are seen whole below the header. */
  const seen = () => {
    const { top, bottom } = scroller.getBoundingClientRect();
    return allByRole(element, 'row')
      .filter((row) => {
        const edge = row.getBoundingClientRect();
        return edge.top >= top + 39 && edge.bottom <= bottom + 1;
      })
      .map((row) => Number(textOf(row).split(/\D/, 1)[0]));
  };
  const topOf = (index: number) =>
    allByRole(element, 'row')
      .find((row) => row.getAttribute('aria-rowindex') === String(index + 2))!
      .getBoundingClientRect().top;
  return { element, scroller, indexes, seen, topOf };
}

describe('a window of a million rows', () => {
  it('shows the first and the last row, and few rows at any place', async () => {
    const { scroller, indexes, seen } = await million();
    expect(seen()[0]).to.equal(0);
    scrollTo(scroller, scroller.scrollHeight);
    expect(seen().at(-1)).to.equal(ROWS - 1);
    expect(indexes().at(-1)).to.equal(ROWS + 1);
    expect(indexes().length).to.be.lessThan(60);
    scrollTo(scroller, scroller.scrollHeight / 2);
    expect(seen()[0]).to.be.closeTo(ROWS / 2, ROWS / 1_000);
    expect(indexes().length).to.be.lessThan(60);
    scrollTo(scroller, 0);
    expect(seen()[0]).to.equal(0);
  });

  it('moves rows by as many pixels as the wheel, and leaves no gap', async () => {
    const { scroller, seen, topOf } = await million();
    scrollTo(scroller, 4_000_000);
    for (const by of [120, 1, -50, 333, -120]) {
      const [first = 0, second = 0] = seen();
      const before = topOf(second);
      scrollTo(scroller, scroller.scrollTop + by);
      expect(topOf(second)).to.be.closeTo(before - by, 1);
      expect(seen().length).to.be.at.least(3);
      expect(Math.abs(seen()[0]! - first)).to.be.at.most(4);
    }
    for (let step = 0; step < 60; step += 1) {
      const [first = 0] = seen();
      scrollTo(scroller, scroller.scrollTop + 2_000);
      expect(seen()[0]! - first).to.be.within(15, 18);
    }
  });

  it('brings any row into sight, at the start or by the shortest way', async () => {
    const { element, seen } = await million();
    element.window.scrollToRow(777_777, 'start');
    expect(seen()[0]).to.equal(777_777);
    element.window.scrollToRow(777_779);
    expect(seen()[0]).to.equal(777_777);
    element.window.scrollToRow(777_776);
    expect(seen()[0]).to.equal(777_776);
    element.window.scrollToRow(ROWS - 1);
    expect(seen().at(-1)).to.equal(ROWS - 1);
    element.window.scrollToRow(0);
    expect(seen()[0]).to.equal(0);
  });

  it('keeps the focused row, and goes on from it by keys', async () => {
    const { element, scroller, indexes, seen } = await million();
    byRole(element, 'button', 'Actions for 2').focus();
    const button = focused();
    scrollTo(scroller, 5_000_000);
    expect(focused()).to.equal(button);
    expect(indexes()).to.include(4);
    pressWithControl('ArrowDown');
    await waitFor(() => textOf(focused()) === 'Actions for 4');
    expect(seen()).to.include(4);
    pressWithControl('End');
    await waitFor(() => textOf(focused()) === 'Actions for 999998');
    expect(seen()).to.include(999_998);
    await press('PageUp');
    await waitFor(() => textOf(focused()) !== 'Actions for 999998');
    const present = Number(/\d+/.exec(textOf(focused()))![0]);
    expect(present).to.be.within(999_990, 999_996);
    expect(seen()).to.include(present);
    pressWithControl('Home');
    await waitFor(() => textOf(focused()) === 'Actions for 0');
    expect(seen()[0]).to.equal(0);
    pressWithControl('ArrowUp');
    expect(textOf(focused())).to.equal('Actions for 0');
    expect(indexes().length).to.be.lessThan(60);
  });
});

import { fixture, html } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import { RowHold } from '../../../packages/elements/src/controllers/row-hold.js';
import { createFakeEnvironment } from '../../support/fake-environment.js';

async function held() {
  const environment = createFakeEnvironment();
  const calls: string[] = [];
  const host = { addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined };
  const hold = new RowHold(
    { ...host, updateComplete: Promise.resolve(true) },
    { hold: () => calls.push('hold'), release: () => calls.push('release'), environment: () => environment },
  );
  const rows = await fixture<HTMLElement>(
    html`<div @focusin=${hold} @focusout=${hold} @pointermove=${hold} @pointerleave=${hold}>
      <button>one</button><button>two</button>
    </div>`,
  );
  const [one, two] = rows.querySelectorAll('button');
  const point = (type: string) => rows.dispatchEvent(new PointerEvent(type));
  return { environment, calls, hold, one: one!, two: two!, point };
}

describe('holding rows', () => {
  it('begins with the pointer, and ends when it leaves', async () => {
    const { calls, point } = await held();
    point('pointermove');
    point('pointermove');
    expect(calls).to.deep.equal(['hold']);
    point('pointerleave');
    expect(calls).to.deep.equal(['hold', 'release']);
  });

  it('ends five seconds after the pointer moved last', async () => {
    const { calls, point, environment } = await held();
    point('pointermove');
    await environment.advance(4_000);
    point('pointermove');
    await environment.advance(4_000);
    expect(calls).to.deep.equal(['hold']);
    await environment.advance(1_100);
    expect(calls).to.deep.equal(['hold', 'release']);
    point('pointermove');
    expect(calls).to.deep.equal(['hold', 'release', 'hold']);
  });

  it('lasts while the focus is in a row, whatever the pointer does', async () => {
    const { calls, point, environment, one, two } = await held();
    one.focus();
    point('pointermove');
    two.focus();
    point('pointerleave');
    await environment.advance(60_000);
    expect(calls).to.deep.equal(['hold']);
    two.blur();
    expect(calls).to.deep.equal(['hold', 'release']);
  });

  it('ends with its host', async () => {
    const { calls, hold, point, environment } = await held();
    point('pointermove');
    hold.hostDisconnected();
    await environment.advance(10_000);
    expect(calls).to.deep.equal(['hold', 'release']);
  });
});

import { expect } from 'chai';
import { createOrders } from '../../../packages/client/src/rows/orders.js';
import { finish } from '../../../packages/client/src/slices.js';
import { subscriber, subscribers } from '../support/subscriber-world.js';

/** Orders of 20,000 people whose addresses run against their places, and how to change one. */
function made() {
  const all = subscribers(20_000, (index) => ({ email: `u${90_000 - index}@example.com` }));
  const orders = createOrders({ all, row: (index) => all[index] }, 'en');
  const change = (index: number, email: string) => {
    const old = all[index]!;
    all[index] = subscriber({ ...old, email });
    orders.touch(index, old, all[index]);
  };
  return { orders, change };
}

/** Steps of work until it is done. */
function count(work: Iterator<unknown>): number {
  let steps = 1;
  while (!work.next().done) steps += 1;
  return steps;
}

describe('createOrders', () => {
  it('goes on with an order that somebody else has begun', () => {
    const { orders } = made();
    const whole = count(made().orders.by('email'));
    const idle = orders.by('email');
    const half = Math.floor(whole / 2);
    for (let step = 0; step < half; step += 1) idle.next();
    expect(count(orders.by('email'))).to.be.at.most(whole - half + 2);
    expect(finish(idle)[0]).to.equal(19_999);
  });

  it('begins anew where whoever began it gave up', () => {
    const { orders } = made();
    const first = orders.by('email');
    const second = orders.by('email');
    first.next();
    second.next();
    first.return(new Uint32Array());
    expect(finish(second)[0]).to.equal(19_999);
  });

  it('gives whoever asks later the rows as they were then', () => {
    const { orders, change } = made();
    const first = orders.by('email');
    first.next();
    change(5, 'a@example.com');
    expect(finish(orders.by('email'))[0]).to.equal(5);
    expect(finish(first)).to.have.length(20_000);
    expect(finish(orders.by('email'))[0]).to.equal(5);
  });
});

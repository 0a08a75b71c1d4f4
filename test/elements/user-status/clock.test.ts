import { createHttpBackend, createProvisioningClient, type Environment } from '@flowthrough/client';
import { createMockFetch } from '@flowthrough/mock';
import { expect } from 'chai';
import { mountUserStatus } from '../../support/harness/mount-user-status.js';
import { createUserWorld } from '../../support/harness/user-status.js';
import { textOf } from '../../support/roles.js';

const DAY = 86_400_000;

/** The table on a device whose clock is off by some time. */
async function shown(off: number, attributes: Record<string, string> = {}) {
  const { environment, scenario } = createUserWorld('errors');
  const device = Object.create(environment, {
    wallClock: { value: () => environment.wallClock() + off },
  }) as Environment;
  const backend = createHttpBackend({
    baseUrl: scenario.basePath,
    fetch: createMockFetch(scenario),
    token: scenario.token,
    environment: device,
  });
  const client = createProvisioningClient({ backend, environment: device });
  const { view } = await mountUserStatus(client, (element) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  });
  return { ids: view.ids, texts: view.rows().map(textOf) };
}

describe('ft-user-status on a device with a wrong clock', () => {
  for (const off of [2 * DAY, -2 * DAY, 40 * DAY]) {
    it(`says how long users have been where they are by the backend’s time (${off / DAY} days off)`, async () => {
      const right = await shown(0);
      expect(right.texts.join(' ')).to.match(/\d+ (?:hour|day|minute)/);
      expect((await shown(off)).texts).to.deep.equal(right.texts);
    });

    it(`filters by that time (${off / DAY} days off)`, async () => {
      const right = await shown(0, { 'stuck-for': '48' });
      expect(right.ids.length).to.be.above(0).and.below(40);
      expect((await shown(off, { 'stuck-for': '48' })).ids).to.deep.equal(right.ids);
    });
  }
});

import { createHttpBackend, createProvisioningClient, type Environment } from '@flowthrough/client';
import { expect } from 'chai';
import { createFakeEnvironment } from '../support/fake-environment.js';
import { createFakeFetch, json } from '../support/fake-fetch.js';
import { waitFor } from '../support/wait.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 28, 12);

/** A client whose device is off by some time, and a backend whose answers carry these headers, one by one. */
function world(off: number, ...headers: readonly Record<string, string>[]) {
  const environment = createFakeEnvironment(NOON + off);
  const { fetch, calls } = createFakeFetch(...headers.map((each) => json([], { headers: each })));
  const backend = createHttpBackend({ baseUrl: 'https://api.example', fetch, environment });
  const client = createProvisioningClient({ backend, environment });
  const clock = () => client.environment.wallClock();
  return { environment, backend, client, clock, calls, ask: () => backend.listTemplates({}) };
}

const at = (moment: number) => ({ date: new Date(moment).toUTCString() });

describe('the client’s clock', () => {
  for (const off of [2 * DAY, -2 * DAY, 3 * HOUR, -60_000, 5_000]) {
    it(`is the backend’s where the device is off by ${off / 1_000} seconds`, async () => {
      const { ask, clock, environment } = world(off, at(NOON));
      expect(clock()).to.equal(NOON + off);
      await ask();
      expect(clock()).to.equal(NOON);
      await environment.advance(HOUR);
      expect(clock()).to.equal(NOON + HOUR);
    });
  }

  it('is the device’s where that agrees with the backend as far as whole seconds tell', async () => {
    const { ask, clock } = world(900, at(NOON), at(NOON - 1_000));
    await ask();
    expect(clock()).to.equal(NOON + 900);
    await ask();
    expect(clock()).to.equal(NOON + 900);
  });

  it('is the device’s where no date can be read', async () => {
    for (const headers of [{}, { date: 'yesterday' }, { date: '' }]) {
      const { ask, clock } = world(2 * DAY, headers);
      await ask();
      expect(clock()).to.equal(NOON + 2 * DAY);
    }
  });

  it('reads the date of refusals and of writes too', async () => {
    const { backend, clock, calls } = world(2 * DAY);
    const asked = backend.deleteSubscriber('u1', {}).catch(() => undefined);
    (await waitFor(() => calls[0], 'the request')).answer(json({}, { status: 409, headers: at(NOON) }));
    await asked;
    expect(clock()).to.equal(NOON);
  });

  it('goes on when the device’s clock is set back, and after a sleep of which no timer knows', async () => {
    const { ask, clock, environment } = world(HOUR, at(NOON));
    await ask();
    environment.setWallClock(NOON - 5 * HOUR);
    expect(clock()).to.equal(NOON);
    await environment.advance(60_000);
    expect(clock()).to.equal(NOON + 60_000);
    const sleeping = world(HOUR, at(NOON));
    await sleeping.ask();
    sleeping.environment.setWallClock(NOON + 9 * HOUR);
    expect(sleeping.clock()).to.equal(NOON + 8 * HOUR);
  });

  it('counts the time that an answer lay in a cache, and asks past the browser’s own', async () => {
    const { ask, clock, calls } = world(0, { ...at(NOON - HOUR), age: '3600' });
    await ask();
    expect(clock()).to.equal(NOON);
    expect(calls[0]!.request.cache).to.equal('no-cache');
  });

  it('is one for all clients of a backend, and leaves the rest of an environment as it is', async () => {
    const { ask, backend, environment } = world(2 * DAY, at(NOON));
    const spread = { ...backend };
    const other = createProvisioningClient({ backend: spread, environment });
    await ask();
    expect(other.environment.wallClock()).to.equal(NOON);
    environment.chance = 0.25;
    expect([other.environment.random(), other.environment.now()]).to.deep.equal([0.25, 0]);
    const own: Environment = Object.assign(Object.create(environment) as Environment, { wallClock: () => 42 });
    expect(createProvisioningClient({ backend, environment: own }).environment.wallClock()).to.equal(NOON);
    const apart = createFakeEnvironment(NOON + HOUR);
    expect(createProvisioningClient({ backend, environment: apart }).environment.wallClock()).to.equal(NOON + HOUR);
  });
});

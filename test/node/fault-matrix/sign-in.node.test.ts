import type { HttpBackendOptions } from '@flowthrough/client';
import { expect } from 'chai';
import { answer, page, redirect, stall } from '../../support/fault-server.js';
import { createFaultWorld, failureOf, passUntilSettled, type FaultWorld } from '../../support/fault-world.js';
import { waitFor } from '../../support/wait.js';

describe('the sign-in', () => {
  let world: FaultWorld;
  let id: string;

  async function begin(token: HttpBackendOptions['token'], good: () => string): Promise<void> {
    world = await createFaultWorld({
      http: { token },
      faults: [
        (request, next) =>
          request.headers.get('authorization') === `Bearer ${good()}`
            ? next(request)
            : Promise.resolve(Response.json({ code: 'unauthorized' }, { status: 401 })),
      ],
    });
    id = (await world.users())[0]!.id;
  }
  afterEach(() => world.stop());

  const read = () => world.backend.getSubscriber(id, {});
  it('F13: one question to the host for all parallel 401s, each replayed once', async () => {
    const asked: boolean[] = [];
    await begin(
      ({ refresh }) => `t${asked.push(refresh)}`,
      () => 't2',
    );
    await Promise.all(Array.from({ length: 8 }, read));
    expect(asked).to.deep.equal([false, true]);
    expect(world.asked()).to.have.length(16);
  });

  it('F13: the 401 that comes late is replayed with the token that others have fetched meanwhile', async () => {
    let asked = 0;
    await begin(
      () => `t${(asked += 1)}`,
      () => 't2',
    );
    const stalled = world.server.fault({ path: /subscribers/, times: 1 }, stall());
    const late = read();
    await waitFor(() => stalled.met === 1);
    await read();
    stalled.go();
    await late;
    expect(asked).to.equal(2);
  });

  it('F13: a second 401 is the end, and every later call asks the host anew', async () => {
    const session = { token: 'old' };
    let good = 'none';
    const asked: boolean[] = [];
    await begin(
      ({ refresh }) => {
        asked.push(refresh);
        return session.token;
      },
      () => good,
    );
    expect(await failureOf(read(), world)).to.include({ kind: 'unauthorized', status: 401, outcome: 'failed' });
    expect(world.asked()).to.have.length(2);
    // As long as it stays the same it gets one chance per call, and no question more.
    expect((await failureOf(read(), world)).kind).to.equal('unauthorized');
    expect(world.asked()).to.have.length(1);
    session.token = good = 'new';
    expect((await read()).id).to.equal(id);
    expect(world.asked()).to.have.length(1);
    expect((await read()).id).to.equal(id);
    expect(asked).to.deep.equal([false, true, true, true]);
  });

  it('F13: a backend that takes the same token again after all gets it', async () => {
    let good = 'none';
    await begin(
      () => 'only',
      () => good,
    );
    await failureOf(read(), world);
    good = 'only';
    for (let times = 0; times < 2; times += 1) expect((await read()).id).to.equal(id);
  });

  it('F13: no token before the sign-in is no reason to send one, and the host is asked at each call', async () => {
    const session: { token: string | null | undefined } = { token: undefined };
    await begin(
      () => session.token as string,
      () => 'given',
    );
    for (const token of [undefined, null, '']) {
      session.token = token;
      expect((await failureOf(read(), world)).kind).to.equal('unauthorized');
      expect(world.server.requests.at(-1)?.headers.get('authorization')).to.equal(null);
    }
    session.token = 'given';
    expect((await read()).id).to.equal(id);
  });

  it('F13: a write that was refused with an old token takes effect once', async () => {
    let asked = 0;
    await begin(
      () => `t${(asked += 1)}`,
      () => 't2',
    );
    await world.backend.retryActivation(id, { email: 'new@example.com' }, { idempotencyKey: 'k' });
    expect(world.server.effects.byKey).to.deep.equal({ k: 1 });
  });

  it('F14: a callback that rejects ends the call, and a later call asks again', async () => {
    let fails = true;
    await begin(
      () => (fails ? Promise.reject(new Error('no session')) : Promise.resolve('t')),
      () => 't',
    );
    expect((await failureOf(read(), world)).kind).to.equal('unauthorized');
    expect(world.asked()).to.deep.equal([]);
    fails = false;
    expect((await read()).id).to.equal(id);
  });

  it('F14: a callback that rejects when a write was refused leaves it at that: nothing was done', async () => {
    await begin(
      ({ refresh }) => (refresh ? Promise.reject(new Error('no session')) : 'old'),
      () => 'new',
    );
    const error = await failureOf(world.backend.changePackage(id, 'basic', {}), world);
    expect(error).to.include({ kind: 'unauthorized', outcome: 'failed' });
  });

  it('F14: a question that is never answered is given up, and blocks no call after it', async () => {
    let asked = 0;
    await begin(
      () => {
        asked += 1;
        return asked === 1 ? new Promise<string>(() => undefined) : 't';
      },
      () => 't',
    );
    const begun = world.environment.now();
    const write = world.backend.changePackage(id, 'softphone', {});
    const calls = Array.from({ length: 3 }, read);
    expect(await failureOf(write, world)).to.include({ kind: 'timeout', outcome: 'failed' });
    await passUntilSettled(Promise.all(calls), world);
    expect(world.environment.now() - begun).to.be.at.most(30_000);
    expect(asked).to.equal(2);
    expect(world.server.effects.all).to.deep.equal([]);
  });

  it('F14: a question that is never answered ends every call within its limit, and is not asked in a loop', async () => {
    let asked = 0;
    await begin(
      () => {
        asked += 1;
        return new Promise<string>(() => undefined);
      },
      () => 't',
    );
    const begun = world.environment.now();
    expect((await failureOf(read(), world)).kind).to.equal('timeout');
    expect(world.environment.now() - begun).to.be.at.most(30_500);
    expect(asked).to.be.at.most(3);
    expect(world.asked()).to.deep.equal([]);
  });

  it('asks for a sign-in where a sign-in page answers a read, in one request', async () => {
    await begin(
      () => 't',
      () => 't',
    );
    for (const harm of [
      redirect('https://login.example.com/'),
      redirect('{self}', 307),
      page(200, '<form><input type="password"></form>'),
    ]) {
      const standing = world.server.fault({ method: 'GET' }, harm);
      expect(await failureOf(read(), world)).to.include({ kind: 'unexpected-content', needsSignIn: true });
      expect(world.asked()).to.have.length(1);
      standing.lift();
    }
    world.server.fault({ method: 'GET' }, answer(401, 'Who are you?'));
    expect(await failureOf(read(), world)).to.include({ kind: 'unauthorized', needsSignIn: true });
  });
});

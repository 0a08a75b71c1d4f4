import { createHttpBackend, createProvisioningClient, type ProvisioningBackend } from '@flowthrough/client';
import { expect } from 'chai';
import { createFakeEnvironment } from '../support/fake-environment.js';
import { createFakeFetch, json, problem } from '../support/fake-fetch.js';

const over = (baseUrl: string, { fetch }: { fetch: typeof globalThis.fetch }) =>
  createProvisioningClient({ backend: createHttpBackend({ baseUrl, fetch }) });

describe('clients of one backend', () => {
  it('write a row once at a time, however the base URL is written', async () => {
    const network = createFakeFetch();
    const base = 'https://host.example/api';
    const one = over(base, network);
    const write = one.writes.run('u1', () => one.backend.deleteSubscriber('u1', {}));
    for (const same of [base, `${base}/`, 'https://HOST.example:443/api', 'https://host.example/x/../api']) {
      const refused = await over(same, network)
        .writes.run('u1', () => Promise.resolve())
        .catch((error: unknown) => error);
      expect(refused, same).to.include({ kind: 'conflict' });
    }
    for (const other of ['https://host.example/api/v2', 'https://other.example/api', 'https://host.example/API']) {
      expect(await over(other, network).writes.run('u1', () => Promise.resolve(1)), other).to.equal(1);
    }
    network.calls[0]?.answer(json(undefined, { status: 200 }));
    await write;
    expect(await over(base, network).writes.run('u1', () => Promise.resolve(1))).to.equal(1);
  });

  it('follow one another’s writes where a host has wrapped the backend', () => {
    const backend = createHttpBackend({ baseUrl: '/api', fetch: createFakeFetch().fetch });
    const plain = createProvisioningClient({ backend });
    const wrapped = createProvisioningClient({ backend: { ...backend, listTemplates: () => Promise.resolve([]) } });
    expect(wrapped.writes).to.equal(plain.writes);
  });

  it('share a backend of the host’s own by being given the same object', () => {
    const own = (): ProvisioningBackend => ({
      ...createHttpBackend({ baseUrl: '/own', fetch: createFakeFetch().fetch }),
    });
    const bare = Object.freeze(Object.fromEntries(Object.entries(own())) as unknown as ProvisioningBackend);
    const [one, other] = [createProvisioningClient({ backend: bare }), createProvisioningClient({ backend: bare })];
    expect(one.writes).to.equal(other.writes);
    expect(
      createProvisioningClient({ backend: Object.fromEntries(Object.entries(own())) as unknown as ProvisioningBackend })
        .writes,
    ).not.to.equal(one.writes);
  });

  it('ask a dead backend no more often than one of them would', async () => {
    const environment = createFakeEnvironment();
    let asked = 0;
    const fetch: typeof globalThis.fetch = async () => {
      asked += 1;
      return problem(503);
    };
    for (let client = 0; client < 20; client += 1) {
      const backend = createHttpBackend({ baseUrl: '/dead', fetch, environment });
      const call = backend.listTemplates({}).catch(() => undefined);
      await environment.advance(60_000);
      await call;
    }
    expect(asked).to.be.at.most(30);
  });
});

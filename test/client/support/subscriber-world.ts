import {
  createProvisioningClient,
  ProvisioningError,
  type BackendCapabilities,
  type CallOptions,
  type PrecheckResult,
  type ProvisioningBackend,
  type ProvisioningClient,
  type Subscriber,
  type SubscriberPage,
  type SubscriberQuery,
  type UserStatusStore,
} from '@flowthrough/client';
import { createFakeEnvironment, type FakeEnvironment } from '../../support/fake-environment.js';
import { turn, waitFor } from '../../support/wait.js';

/** A failed user, apart from what the test changes. */
export function subscriber(changes: Partial<Subscriber> & { readonly id: string }): Subscriber {
  return Object.freeze({
    broadworksId: `${changes.id}@example.com`,
    spEnterpriseId: 'sp-northwind',
    firstName: 'Ana',
    lastName: 'Horvat',
    email: `${changes.id}@mail.example.com`,
    package: 'standard',
    status: 'error',
    errors: [{ code: '200040', text: 'The address is in use.' }],
    created: '2026-11-20T08:00:00.000Z',
    lastStatusChange: '2026-11-20T09:00:00.000Z',
    ...changes,
  });
}

/** Users `u000`, `u001` … */
export function subscribers(count: number, changes: (index: number) => Partial<Subscriber> = () => ({})): Subscriber[] {
  return Array.from({ length: count }, (_, index) =>
    subscriber({ id: `u${String(index).padStart(3, '0')}`, ...changes(index) }),
  );
}

/** A backend that filters, sorts, searches and counts by itself. */
export const CAPABLE: BackendCapabilities = {
  filters: ['status', 'package', 'changedSince'],
  sorts: ['broadworksId', 'name', 'email', 'package', 'status', 'lastStatusChange'],
  search: true,
  totals: true,
};

/** A call that waits until the test decides how it ends. */
export interface HeldCall {
  readonly what: string;
  readonly signal: AbortSignal | undefined;
  /** Answers as the backend would now; for a write the change takes effect now. */
  release(): Promise<void>;
  fail(error: Error): Promise<void>;
}

export interface SubscriberWorld {
  readonly environment: FakeEnvironment;
  readonly backend: ProvisioningBackend;
  readonly client: ProvisioningClient;
  /** The backend's rows by id, in its own order; tests change them behind the client's back. */
  readonly rows: Map<string, Subscriber>;
  /** What the backend received, in order, such as `list 2 4` or `get u001`. */
  readonly received: string[];
  readonly queries: SubscriberQuery[];
  /** Idempotency keys of the writes, in order. */
  readonly keys: (string | undefined)[];
  /** Puts a newer state in place of a row, as if time had passed for it. */
  change(id: string, changes: Partial<Subscriber>): void;
  /** Holds every later call whose description starts with the words; the list grows as they come. */
  hold(start: string): HeldCall[];
  /** The next call whose description starts with the words fails instead of being answered. */
  failNext(start: string, error: Error): void;
  /** Answers lists in place of the world. */
  list: ((query: SubscriberQuery) => SubscriberPage) | undefined;
}

export interface WorldOptions {
  readonly capabilities?: BackendCapabilities;
  /** Rows per page, whatever is asked for. */
  readonly pageSize?: number;
  readonly without?: readonly (keyof ProvisioningBackend)[];
}

/** A world of users in memory, with every answer in the test's hands. */
export function createSubscriberWorld(
  initial: readonly Subscriber[],
  { capabilities = {}, pageSize = 100, without = [] }: WorldOptions = {},
): SubscriberWorld {
  const environment = createFakeEnvironment();
  const rows = new Map(initial.map((row) => [row.id, row]));
  const received: string[] = [];
  const queries: SubscriberQuery[] = [];
  const keys: (string | undefined)[] = [];
  const holds: { start: string; calls: HeldCall[] }[] = [];
  const failures: { start: string; error: Error }[] = [];

  const call = <T>(what: string, { signal }: CallOptions, answer: () => T): Promise<T> => {
    received.push(what);
    const failure = failures.findIndex(({ start }) => what.startsWith(start));
    if (failure >= 0) return Promise.reject(failures.splice(failure, 1)[0]!.error);
    const hold = holds.find(({ start }) => what.startsWith(start));
    if (!hold) return Promise.resolve().then(answer);
    return new Promise((resolve, reject) => {
      hold.calls.push({
        what,
        signal,
        async release() {
          resolve(Promise.resolve().then(answer));
          await settled();
        },
        async fail(error) {
          reject(error);
          await settled();
        },
      });
    });
  };
  const write = <T>(what: string, options: CallOptions, answer: () => T): Promise<T> => {
    keys.push(options.idempotencyKey);
    return call(what, options, answer);
  };
  const found = (id: string): Subscriber => {
    const row = rows.get(id);
    if (!row) throw new ProvisioningError('not-found', 'No such user.', { status: 404 });
    return row;
  };
  const now = () => new Date(environment.wallClock()).toISOString();
  const change = (id: string, changes: Partial<Subscriber>): Subscriber => {
    const row = subscriber({ ...found(id), lastStatusChange: now(), ...changes, id });
    rows.set(id, row);
    return row;
  };

  const select = ({ status, package: packages, search, sort, changedSince }: SubscriberQuery) => {
    const selected = [...rows.values()].filter(
      (row) =>
        (status?.includes(row.status) ?? true) &&
        (packages?.includes(row.package) ?? true) &&
        (!search || row.id.includes(search)) &&
        (!changedSince || row.lastStatusChange > changedSince),
    );
    return sort?.descending ? selected.reverse() : selected;
  };

  const backend: ProvisioningBackend = {
    capabilities: () => Promise.resolve(capabilities),
    activate: unused,
    getActivation: unused,
    listTemplates: unused,
    getTemplate: unused,
    listSubscribers: (query, options) => {
      queries.push(query);
      const start = Number(query.cursor ?? 0);
      return call(query.changedSince ? 'changes' : `list ${start}`, options, () => {
        if (world.list) return world.list(query);
        const selected = select(query);
        const end = start + Math.min(pageSize, query.limit ?? pageSize);
        return {
          items: selected.slice(start, end),
          ...(end < selected.length && { next: String(end) }),
          ...(capabilities.totals && { total: selected.length }),
        };
      });
    },
    getSubscriber: (id, options) => call(`get ${id}`, options, () => found(id)),
    retryActivation: (id, { email }, options) =>
      write(`retry ${id} ${email}`, options, () => change(id, { email, status: 'provisioning', errors: [] })),
    changePackage: (id, packageType, options) =>
      write(`package ${id} ${packageType}`, options, () => change(id, { package: packageType, status: 'updating' })),
    deleteSubscriber: (id, options) =>
      write(`delete ${id}`, options, () => {
        found(id);
        rows.delete(id);
      }),
    resendConsent: (id, options) => write(`consent ${id}`, options, () => undefined),
    precheck: (input, options) =>
      call(`precheck ${input.email}`, options, (): PrecheckResult => ({ ok: true, findings: [] })),
  };
  for (const verb of without) Reflect.deleteProperty(backend, verb);

  const world: SubscriberWorld = {
    environment,
    backend,
    client: createProvisioningClient({ backend, environment }),
    rows,
    received,
    queries,
    keys,
    change: (id, changes) => void change(id, changes),
    hold(start) {
      const calls: HeldCall[] = [];
      holds.unshift({ start, calls });
      return calls;
    },
    failNext: (start, error) => void failures.push({ start, error }),
    list: undefined,
  };
  return world;
}

function unused(): never {
  throw new Error('The table never asks for this.');
}

/** Lets everything happen that needs no time. */
export async function settled(): Promise<void> {
  for (let turns = 0; turns < 6; turns += 1) await turn();
}

/** Waits until a list is in; what one needs that the backend pages is loaded first. */
export async function listed(store: UserStatusStore): Promise<void> {
  await waitFor(() => ['ready', 'partial'].includes(store.$state.get().load.state), 'the list');
}

/** What a request without an answer ends as. */
export function unanswered(): ProvisioningError {
  return new ProvisioningError('timeout', 'No answer.', { outcome: 'unknown' });
}

/** Numbers from 0 to 1 that are the same in every run. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

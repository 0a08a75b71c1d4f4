import {
  createArraySource,
  isMoving,
  type ActivationStatus,
  type ArraySource,
  type Environment,
  type HistoryEvent,
  type PackageType,
  type PrecheckResult,
  type Subscriber,
  type SubscriberError,
  type SubscriberPage,
  type SubscriberQuery,
} from '@flowthrough/client';
import { createHistory } from './history.js';
import { conflict, emailInUse, notFound, tooSoon } from './refusals.js';
import type { Pace, Script } from './script.js';
import { stepsOf } from './stages.js';
import { createTimeline, type Step } from './timeline.js';

/** Most rows of one page, as the mock tells in its capabilities. */
export const MAX_PAGE = 1000;

export interface Subscribers {
  list(query: SubscriberQuery): SubscriberPage;
  get(id: string): Subscriber;
  retry(id: string, email: string): Subscriber;
  changePackage(id: string, packageType: PackageType): Subscriber;
  delete(id: string): void;
  precheck(email: string, subscriberId: string | undefined): PrecheckResult;
  resendConsent(id: string): void;
  history(id: string): HistoryEvent[];
}

/** The people of all templates in memory; rows in motion settle when somebody looks. */
export function createSubscribers(
  people: ReadonlyMap<string, readonly Subscriber[]>,
  environment: Environment,
  script: Script,
  pace: Pace,
): Subscribers {
  const timeline = createTimeline<Subscriber>();
  const history = createHistory();
  const sources = new Map<string, ArraySource>();
  const homes = new Map<string, { readonly source: ArraySource; readonly first: Subscriber }>();
  const owners = new Map<string, string>();
  const attempts = new Map<string, number>();
  const consentSent = new Map<string, number>();
  /** How many rows have moved or gone, each of which may have left a list that is being paged. */
  let changes = 0;

  const now = () => environment.wallClock();
  const owns = ({ id, email = '' }: Subscriber) => owners.get(email.toLowerCase()) === id;

  /** Puts a row's newer state in its list. */
  const keep = (row: Subscriber) => {
    const source = homes.get(row.id)?.source;
    const before = source?.get(row.id);
    if (before?.email && owns(before)) owners.delete(before.email.toLowerCase());
    if (row.email && row.status === 'provisioned') owners.set(row.email.toLowerCase(), row.id);
    source?.upsert([row]);
    changes += 1;
  };
  const settle = () =>
    timeline.settle(now(), (row) => {
      keep(row);
      history.note(row);
    });
  const find = (id: string): Subscriber => {
    settle();
    const row = timeline.get(id);
    if (!row) throw notFound('user');
    return row;
  };
  const findStill = (id: string): Subscriber => {
    const row = find(id);
    if (isMoving(row.status)) throw conflict('in-motion', 'The user is being changed already.');
    return row;
  };
  const isTaken = (email: string, id: string | undefined) => (owners.get(email.toLowerCase()) ?? id) !== id;

  const to =
    (status: ActivationStatus, errors: readonly SubscriberError[] = []) =>
    (row: Subscriber, at: number): Subscriber => ({
      ...row,
      status,
      errors,
      lastStatusChange: new Date(at).toISOString(),
      ...(status === 'provisioned' && { personId: `person-${row.id}` }),
    });

  /** Puts a row in motion: the first step happens now, the others when they are due. */
  const move = (row: Subscriber, first: Step<Subscriber>, ...rest: Step<Subscriber>[]): Subscriber => {
    const moving = first.change(row, first.at);
    timeline.set(row.id, moving, rest);
    keep(moving);
    history.note(moving, 'Administrator');
    return moving;
  };

  for (const [templateId, rows] of people) {
    const source = createArraySource(rows);
    sources.set(templateId, source);
    for (const [index, row] of rows.entries()) {
      homes.set(row.id, { source, first: row });
      if (row.email && row.status === 'provisioned') owners.set(row.email.toLowerCase(), row.id);
      // Those that were in motion before the world began come to rest one after another.
      const lasts = (row.status === 'provisioning' ? pace.provision : pace.update) * (1 + (index % 10) / 10);
      const rest = isMoving(row.status) ? [{ at: now() + lasts, change: to('provisioned') }] : [];
      timeline.set(row.id, row, rest);
    }
  }

  return {
    list({ templateId, limit = 100, cursor, changedSince, ...filter }) {
      settle();
      const source = sources.get(templateId);
      if (!source) throw notFound('template');
      const view = source.view(filter);
      const since = changedSince === undefined ? -Infinity : Date.parse(changedSince);
      const size = Math.min(limit, MAX_PAGE);
      const items: Subscriber[] = [];
      let index = startOf(cursor, changes);
      for (; index < view.length && items.length < size; index += 1) {
        const row = view.at(index);
        if (row && Date.parse(row.lastStatusChange) > since) items.push(row);
      }
      return {
        items,
        ...(changedSince === undefined && { total: view.length }),
        ...(index < view.length && { next: `${index}.${changes}` }),
      };
    },
    get: find,
    retry(id, email) {
      const row = findStill(id);
      if (row.status === 'provisioned') throw conflict('already-provisioned', 'The user is provisioned already.');
      if (isTaken(email, id)) throw emailInUse();
      const attempt = (attempts.get(id) ?? 0) + 1;
      attempts.set(id, attempt);
      const course = { ...script({ email, attempt }), waitsForAdmin: false };
      return move({ ...row, email }, ...stepsOf(course, pace, now(), to));
    },
    changePackage(id, packageType) {
      const row = findStill(id);
      const updating = { at: now(), change: to('updating', row.errors) };
      const back = { at: now() + pace.update, change: to(row.status, row.errors) };
      return move({ ...row, package: packageType }, updating, back);
    },
    delete(id) {
      const row = findStill(id);
      if (row.email && owns(row)) owners.delete(row.email.toLowerCase());
      timeline.delete(id);
      homes.get(id)?.source.remove(id);
      homes.delete(id);
      changes += 1;
    },
    precheck(email, subscriberId) {
      settle();
      if (!isTaken(email, subscriberId)) return { ok: true, findings: [] };
      return {
        ok: false,
        findings: emailInUse().errors.map(({ code = '', text, field = '' }) => ({ code, text, field })),
      };
    },
    resendConsent(id) {
      const row = find(id);
      if (row.status !== 'pending_user_migration') {
        throw conflict('not-pending', 'The user does not wait for an account move.');
      }
      const wait = (consentSent.get(id) ?? -Infinity) + pace.resend - now();
      if (wait > 0) throw tooSoon(wait);
      consentSent.set(id, now());
      history.note(
        { ...row, lastStatusChange: new Date(now()).toISOString() },
        'Administrator',
        'Consent mail sent again',
      );
    },
    history(id) {
      const row = find(id);
      return history.of(homes.get(id)?.first ?? row);
    },
  };
}

/** Where a cursor goes on: at a plain offset, or, where the cursor tells since when, back by as many rows as can have left the list since, so that none is lost; some come twice. */
function startOf(cursor: string | undefined, changes: number): number {
  const [index = 0, known = changes] = cursor?.split('.').map(Number) ?? [];
  return Math.max(0, index - (changes - known)) || 0;
}

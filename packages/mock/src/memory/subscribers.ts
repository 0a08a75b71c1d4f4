import {
  createArraySource,
  isMoving,
  type ArraySource,
  type Environment,
  type HistoryEvent,
  type PackageType,
  type PrecheckResult,
  type Subscriber,
  type SubscriberPage,
  type SubscriberQuery,
} from '@flowthrough/client';
import { emailInUse, inMotion, notFound } from './refusals.js';
import type { Pace, Script } from './script.js';
import { createTimeline } from './timeline.js';

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
  const sources = new Map<string, ArraySource>();
  const homes = new Map<string, ArraySource>();
  const events = new Map<string, HistoryEvent[]>();
  const attempts = new Map<string, number>();
  const emails = new Map<string, string>();

  const now = () => environment.wallClock();

  const note = ({ id, status, lastStatusChange }: Subscriber, actor: string) => {
    events.set(id, [{ at: lastStatusChange, status, actor }, ...(events.get(id) ?? [])]);
  };
  const keep = (row: Subscriber) => {
    homes.get(row.id)?.upsert([row]);
    if (row.email && row.status === 'provisioned') emails.set(row.email.toLowerCase(), row.id);
  };
  const settle = () =>
    timeline.settle(now(), (_, row) => {
      keep(row);
      note(row, 'Provisioning service');
    });
  const find = (id: string): Subscriber => {
    settle();
    const row = timeline.get(id);
    if (!row) throw notFound('user');
    return row;
  };
  const isTaken = (email: string, id: string | undefined) => (emails.get(email.toLowerCase()) ?? id) !== id;

  /** Puts a row in motion; it ends as `end` makes it. */
  const move = (row: Subscriber, lasts: number, end: (row: Subscriber) => Subscriber, actor: string): Subscriber => {
    timeline.set(row.id, row, [
      { at: now() + lasts, change: (value, at) => ({ ...end(value), lastStatusChange: new Date(at).toISOString() }) },
    ]);
    keep(row);
    note(row, actor);
    return row;
  };
  const provision = (row: Subscriber, email: string, actor: string): Subscriber => {
    const attempt = (attempts.get(row.id) ?? 0) + 1;
    attempts.set(row.id, attempt);
    const { error } = script({ email, attempt });
    return move(
      { ...row, email, status: 'provisioning', errors: [], lastStatusChange: new Date(now()).toISOString() },
      pace.provision,
      (value) =>
        error
          ? { ...value, status: 'error', errors: [error] }
          : { ...value, status: 'provisioned', personId: `person-${row.id}` },
      actor,
    );
  };

  for (const [templateId, rows] of people) {
    const source = createArraySource(rows);
    sources.set(templateId, source);
    for (const row of rows) {
      homes.set(row.id, source);
      if (row.status === 'provisioning') provision(row, row.email ?? 'somebody@example.com', 'Provisioning service');
      else if (row.status === 'updating')
        move(row, pace.update, (value) => ({ ...value, status: 'provisioned' }), 'Provisioning service');
      else timeline.set(row.id, row);
      keep(timeline.get(row.id) ?? row);
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
      let index = startOf(cursor, view.indexOf);
      for (; index < view.length && items.length < size; index += 1) {
        const row = view.at(index);
        if (row && Date.parse(row.lastStatusChange) > since) items.push(row);
      }
      const last = view.at(index - 1);
      return {
        items,
        ...(changedSince === undefined && { total: view.length }),
        ...(index < view.length && last && { next: `${index}.${last.id}` }),
      };
    },
    get: find,
    retry(id, email) {
      const row = find(id);
      if (isMoving(row.status)) throw inMotion();
      if (isTaken(email, id)) throw emailInUse();
      return provision(row, email, 'Administrator');
    },
    changePackage(id, packageType) {
      const row = find(id);
      if (isMoving(row.status)) throw inMotion();
      const { status } = row;
      return move(
        { ...row, package: packageType, status: 'updating', lastStatusChange: new Date(now()).toISOString() },
        pace.update,
        (value) => ({ ...value, status }),
        'Administrator',
      );
    },
    delete(id) {
      const row = find(id);
      if (isMoving(row.status)) throw inMotion();
      timeline.delete(id);
      homes.get(id)?.remove(id);
      homes.delete(id);
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
      if (find(id).status !== 'pending_user_migration') throw inMotion();
      events.set(id, [
        {
          at: new Date(now()).toISOString(),
          status: 'pending_user_migration',
          actor: 'Administrator',
          text: 'Consent mail sent again',
        },
        ...(events.get(id) ?? []),
      ]);
    },
    history(id) {
      const row = find(id);
      const first: HistoryEvent = { at: row.created, status: 'pending_email_input', actor: 'Provisioning service' };
      const noted = events.get(id) ?? [{ at: row.lastStatusChange, status: row.status, actor: 'Provisioning service' }];
      return [...noted, first];
    },
  };
}

/** Where a cursor goes on: after its row, or where that row stood when it has been deleted since. */
function startOf(cursor: string | undefined, indexOf: (id: string) => number): number {
  const [, place = '0', id = ''] = /^(\d+)\.(.*)$/s.exec(cursor ?? '') ?? [];
  const index = indexOf(id);
  return index < 0 ? Number(place) : index + 1;
}

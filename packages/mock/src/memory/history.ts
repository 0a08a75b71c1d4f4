import type { HistoryEvent, Subscriber } from '@flowthrough/client';

const SERVICE = 'Provisioning service';

/** What happened to users, newest first. */
export interface History {
  note(row: Subscriber, actor?: string, text?: string): void;
  of(first: Subscriber): HistoryEvent[];
}

export function createHistory(): History {
  const noted = new Map<string, HistoryEvent[]>();
  return {
    note({ id, status, lastStatusChange }, actor = SERVICE, text) {
      const event = { at: lastStatusChange, status, actor, ...(text !== undefined && { text }) };
      noted.set(id, [event, ...(noted.get(id) ?? [])]);
    },
    of({ id, status, created, lastStatusChange }) {
      const begin: HistoryEvent = { at: created, status: 'pending_email_input', actor: SERVICE };
      const found: HistoryEvent = { at: lastStatusChange, status, actor: SERVICE };
      return [...(noted.get(id) ?? []), ...(status === begin.status ? [] : [found]), begin];
    },
  };
}

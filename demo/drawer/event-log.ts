import * as library from '@flowthrough/elements';
import { createLog, type Log } from './log.js';
import { toLogText } from './mask.js';

interface NamedEventClass {
  readonly eventName: string;
}

const isEventClass = (value: unknown): value is NamedEventClass =>
  typeof value === 'function' && value.prototype instanceof Event && 'eventName' in value;

/** Notes every event of the library, with its fields, as a host would receive it. */
export function logEvents(target: EventTarget = document): Log {
  const log = createLog();
  const exported: readonly unknown[] = Object.values(library);
  for (const { eventName } of exported.filter(isEventClass)) {
    target.addEventListener(eventName, (event) => {
      const fields = Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'isTrusted'));
      log.add({ title: event.type, text: toLogText(fields), failed: event.type.endsWith('-failed') });
    });
  }
  return log;
}

import type { BatchState, ProvisioningError } from '@flowthrough/client';
import { AuthRequiredEvent } from '../../auth-required.events.js';
import type { BatchMessages } from '../../messages/batch.js';
import type { Format } from '../../messages/format.js';
import { BatchFinishedEvent, BatchSettledEvent, BatchStartedEvent } from './batch.events.js';
import { endedOf, settledOf, summaryOf } from './outcomes.js';

/** What everybody is told about a batch. */
export interface BatchNewsHost {
  texts(): BatchMessages;
  format(): Format;
  say(text: string): void;
  dispatch(event: Event): boolean;
}

/** Items from which on the quarters are worth saying. */
const LONG = 20;

/**
 * Finds the news in a stream of states: the start, each quarter, what needs somebody, the end of
 * the sending, and that all users have settled, each once.
 */
export function createBatchNews({ texts, format, say, dispatch }: BatchNewsHost): (state: BatchState) => void {
  let before: BatchState['state'] = 'idle';
  let quarter = 0;
  let halted: ProvisioningError | undefined;
  let unread: ProvisioningError | undefined;
  let isSettling = false;

  return (state) => {
    const { action, total, counts, pause, error } = state;
    const number = (value: number) => format().number(value);
    const ended = endedOf(state);
    const isGoing = isUnderWay(state);
    const wasGoing = isUnderWay({ state: before });
    const now = Math.floor((4 * ended) / Math.max(1, total));
    if (isGoing && !wasGoing) {
      halted = undefined;
      isSettling = false;
      quarter = now;
      say(texts().started[action ?? 'mixed'](total - ended));
      dispatch(new BatchStartedEvent(action, total));
    } else if (isGoing && now > quarter && now < 4) {
      quarter = now;
      if (total >= LONG) say(texts().progress(number(ended), number(total)));
    }
    if (pause && error && error !== halted && state.needsResume) {
      halted = error;
      say(pauseText(state, texts()));
      if (pause === 'unauthorized') dispatch(new AuthRequiredEvent(error));
    }
    if (state.state === 'finished' && before !== 'finished' && before !== 'idle') {
      say(summaryOf(state, texts()));
      dispatch(new BatchFinishedEvent(action, counts));
      isSettling = true;
    }
    if (state.state === 'finished' && isSettling && counts.sent === 0) {
      isSettling = false;
      if (before === 'finished') say(summaryOf(state, texts()));
      dispatch(new BatchSettledEvent(action, counts));
    }
    if (state.journalError && state.journalError !== unread) say(texts().journalUnread);
    unread = state.journalError;
    if (state.state === 'interrupted' && before !== 'interrupted') {
      say(texts().interrupted(number(settledOf(state) + counts.sent), number(total)));
    }
    before = state.state;
  };
}

/** Why a batch waits for somebody, in words. */
export function pauseText({ pause, error }: BatchState, texts: BatchMessages): string {
  if (pause === 'journal' && error?.kind === 'timeout') return texts.journalSilent;
  if (pause === 'journal' && error?.kind === 'too-large') return texts.journalFull;
  return pause ? texts.paused[pause] : '';
}

export function isUnderWay({ state }: Pick<BatchState, 'state'>): boolean {
  return state === 'running' || state === 'paused' || state === 'cancelling';
}

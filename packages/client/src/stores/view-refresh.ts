import { isPromise } from '../promise.js';
import type { Selection } from '../rows/row-source.js';

export interface ViewRefreshOptions {
  /** Selects what is to be shown now; `isAsked` says that the administrator waits for it. */
  readonly select: (isAsked: boolean, signal: AbortSignal) => Selection | Promise<Selection>;
  readonly show: (selection: Selection) => void;
  /** Told that the answer takes more than one slice. */
  readonly busy: () => void;
}

/** Brings the newest selection on screen; the last one asked wins. Its promises never reject. */
export interface ViewRefresh {
  /** Answers a new question, and gives up what was selected for an older one. */
  ask(): Promise<void> | undefined;
  /** Selects again because rows changed; while a selection goes on, once after it, however many ask. */
  refresh(): Promise<void> | undefined;
  /** Gives up; says whether anything went on. */
  cancel(): boolean;
}

export function createViewRefresh({ select, show, busy }: ViewRefreshOptions): ViewRefresh {
  interface Running {
    readonly controller: AbortController;
    isOutdated: boolean;
    done: Promise<void> | undefined;
  }
  let running: Running | undefined;

  const start = (isAsked: boolean): Promise<void> | undefined => {
    const mine: Running = { controller: new AbortController(), isOutdated: false, done: undefined };
    const answer = select(isAsked, mine.controller.signal);
    if (!isPromise(answer)) {
      show(answer);
      return undefined;
    }
    running = mine;
    mine.done = answer.then(
      (selection) => {
        if (running !== mine) return running?.done;
        running = undefined;
        show(selection);
        return mine.isOutdated ? start(false) : undefined;
      },
      () => {
        if (running === mine) running = undefined;
        return running?.done;
      },
    );
    busy();
    return mine.done;
  };
  const cancel = () => {
    running?.controller.abort();
    const wasRunning = running !== undefined;
    running = undefined;
    return wasRunning;
  };

  return {
    ask() {
      cancel();
      return start(true);
    },
    refresh() {
      if (!running) return start(false);
      running.isOutdated = true;
      return running.done;
    },
    cancel,
  };
}

import type { Environment } from '@flowthrough/client';
import type { ReactiveController, ReactiveElement } from 'lit';

/** Renders its host again whenever a second of a countdown has passed, and only while one is shown. */
export class Countdown implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #environment: () => Environment | undefined;
  #wait: AbortController | undefined;
  #untilNext: number | undefined;

  constructor(host: ReactiveElement, environment: () => Environment | undefined) {
    this.#host = host;
    this.#environment = environment;
    host.addController(this);
  }

  /** Whole seconds until a moment in epoch milliseconds, 0 once it has come; the host asks while it updates. */
  secondsUntil(moment: number): number {
    const left = moment - (this.#environment()?.wallClock() ?? moment);
    if (left <= 0) return 0;
    this.#untilNext = left % 1000 || 1000;
    return Math.ceil(left / 1000);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const next = this.#untilNext;
    this.#untilNext = undefined;
    if (next === undefined) this.#stop();
    else if (!this.#wait && this.#host.isConnected) void this.#tick(next);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  async #tick(milliseconds: number): Promise<void> {
    const wait = (this.#wait = new AbortController());
    await this.#environment()
      ?.sleep(milliseconds, wait.signal)
      .catch(() => undefined);
    if (wait.signal.aborted) return;
    this.#wait = undefined;
    this.#host.requestUpdate();
  }

  #stop(): void {
    this.#wait?.abort();
    this.#wait = undefined;
  }
}

/** Seconds as people read them on a clock: `0:28`, `12:05`. */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

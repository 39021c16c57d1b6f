/** The clock of one store: runs a little fast or slow, starts anywhere, and can be switched off with its store. */
import type { Clock, Timer } from '@tessera/env';
import type { Scheduler } from './scheduler.ts';

export class SimClock implements Clock {
  readonly #scheduler: Scheduler;
  /** Local milliseconds in one of true time. */
  readonly #rate: number;
  readonly #offsetMs: number;
  off = false;

  constructor(scheduler: Scheduler, rate: number, offsetMs: number) {
    this.#scheduler = scheduler;
    this.#rate = rate;
    this.#offsetMs = offsetMs;
  }

  wallMs(): number {
    return 1_767_225_600_000 + this.monotonicMs();
  }

  monotonicMs(): number {
    return this.#offsetMs + this.#scheduler.nowMs * this.#rate;
  }

  setTimer(delayMs: number, callback: () => void): Timer {
    let live = true;
    this.#scheduler.after(delayMs / this.#rate, () => {
      if (live && !this.off) callback();
    });
    return {
      cancel: () => {
        live = false;
      },
    };
  }
}

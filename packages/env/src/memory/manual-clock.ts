/** A clock that stands still until a test advances it. Timers run inside `advance`, in order of due time, then of setting. */
import { Heap } from '@tessera/base';
import type { Clock, Timer } from '../ports.ts';

interface Pending {
  readonly dueMs: number;
  readonly order: number;
  callback: (() => void) | undefined;
}

export class ManualClock implements Clock {
  readonly #timers = new Heap<Pending>((a, b) => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order));
  #monotonicMs = 0;
  #wallOffsetMs: number;
  #order = 0;

  /** 2026-01-01T00:00:00Z unless told otherwise. */
  constructor(wallMs = 1_767_225_600_000) {
    this.#wallOffsetMs = wallMs;
  }

  wallMs(): number {
    return this.#wallOffsetMs + this.#monotonicMs;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  setTimer(delayMs: number, callback: () => void): Timer {
    const timer: Pending = { dueMs: this.#monotonicMs + Math.max(0, delayMs), order: this.#order++, callback };
    this.#timers.push(timer);
    return {
      cancel: () => {
        timer.callback = undefined;
      },
    };
  }

  /** Moves both clocks on and runs every timer that falls due, also those set by timers on the way. */
  advance(durationMs: number): void {
    const targetMs = this.#monotonicMs + durationMs;
    for (;;) {
      const next = this.#timers.peek();
      if (next === undefined || next.dueMs > targetMs) break;
      this.#timers.pop();
      this.#monotonicMs = Math.max(this.#monotonicMs, next.dueMs);
      next.callback?.();
    }
    this.#monotonicMs = targetMs;
  }

  /** Advances to the next timer and runs it; false when there is none. */
  advanceToNextTimer(): boolean {
    while (this.#timers.peek()?.callback === undefined) if (this.#timers.pop() === undefined) return false;
    this.advance((this.#timers.peek() as Pending).dueMs - this.#monotonicMs);
    return true;
  }

  /** Steps the wall clock, as an operator or NTP does; the monotonic clock does not notice. */
  setWallMs(wallMs: number): void {
    this.#wallOffsetMs = wallMs - this.#monotonicMs;
  }
}

/**
 * The rate limit of background writes (rocksdb.rate-bytes-per-sec): flushes and compactions ask before each piece they write. Flushes go first: while
 * they wait, memory fills. A token bucket that holds a tenth of a second.
 */
import { assert } from '@tessera/base';
import type { Clock, Timer } from '@tessera/env';

const BURST_MS = 100;

interface Waiter {
  readonly bytes: number;
  resolve(): void;
}

export class WriteRate {
  readonly #clock: Clock | undefined;
  #bytesPerSec = Number.POSITIVE_INFINITY;
  /** When all that was let through is paid for. */
  #paidUntilMs = Number.NEGATIVE_INFINITY;
  readonly #urgent: Waiter[] = [];
  readonly #others: Waiter[] = [];
  #timer: Timer | undefined;
  /** Bytes asked for since the start, and how many requests had to wait. */
  bytes = 0;
  waits = 0;

  constructor(clock: Clock | undefined, bytesPerSec: number) {
    this.#clock = clock;
    this.set(bytesPerSec);
  }

  /** 0 is no limit. */
  set(bytesPerSec: number): void {
    assert(bytesPerSec === 0 || this.#clock !== undefined, 'a rate needs a clock');
    this.#bytesPerSec = bytesPerSec === 0 ? Number.POSITIVE_INFINITY : bytesPerSec;
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#release();
  }

  /** Undefined: at once. */
  take(bytes: number, urgent: boolean): Promise<void> | undefined {
    this.bytes += bytes;
    if (this.#bytesPerSec === Number.POSITIVE_INFINITY) return undefined;
    const { promise, resolve } = Promise.withResolvers<void>();
    (urgent ? this.#urgent : this.#others).push({ bytes, resolve });
    if (this.#timer !== undefined) this.waits++;
    else this.#release();
    return promise;
  }

  /** Nobody waits any more, and nobody will. */
  close(): void {
    this.set(0);
  }

  /** Lets through what is paid for. */
  #release(): void {
    const nowMs = this.#clock?.monotonicMs() ?? 0;
    for (;;) {
      const queue = this.#urgent.length > 0 ? this.#urgent : this.#others;
      const [next] = queue;
      if (next === undefined) return;
      const waitMs = this.#paidUntilMs - nowMs;
      if (waitMs > 0 && this.#bytesPerSec !== Number.POSITIVE_INFINITY) {
        this.#timer = this.#clock?.setTimer(waitMs, () => {
          this.#timer = undefined;
          this.#release();
        });
        return;
      }
      queue.shift();
      // What was not used lately may be used now, up to the burst.
      const from = Math.max(this.#paidUntilMs, nowMs - BURST_MS);
      if (this.#bytesPerSec !== Number.POSITIVE_INFINITY) {
        this.#paidUntilMs = from + (next.bytes * 1000) / this.#bytesPerSec;
      }
      next.resolve();
    }
  }
}

/** A rate that several share: who has used it up waits. */
import type { Clock } from '@tessera/env';

/** Of idle time that may be made up for: small amounts go at once. */
const BURST_MS = 100;

export class Pace {
  readonly #clock: Clock;
  readonly #bytesPerSecond: number;
  /** Until then the rate is used up. */
  #freeAtMs = Number.NEGATIVE_INFINITY;
  /** Those that wait. */
  readonly #wakes = new Set<() => void>();
  #closed = false;

  constructor(clock: Clock, bytesPerSecond: number) {
    this.#clock = clock;
    this.#bytesPerSecond = bytesPerSecond;
  }

  /** Resolves when what was asked for before, and these bytes, are paid for. */
  async pay(bytes: number): Promise<void> {
    if (this.#closed) return;
    const nowMs = this.#clock.monotonicMs();
    this.#freeAtMs = Math.max(this.#freeAtMs, nowMs - BURST_MS) + (bytes * 1000) / this.#bytesPerSecond;
    if (this.#freeAtMs > nowMs) await this.#sleep(this.#freeAtMs - nowMs);
  }

  #sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        timer.cancel();
        this.#wakes.delete(wake);
        resolve();
      };
      const timer = this.#clock.setTimer(delayMs, wake);
      this.#wakes.add(wake);
    });
  }

  /** Nobody waits any more. */
  close(): void {
    this.#closed = true;
    for (const wake of this.#wakes) wake();
  }
}

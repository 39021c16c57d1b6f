/** Runs the coordinator on PD's clock: one timer, armed for when the last tick said there is something to do. */
import type { Clock, Timer } from '@tessera/env';

/** A change is acted upon this soon: together with others that come in the same moment. */
const WAKE_MS = 10;

export class ScheduleDriver {
  readonly #clock: Clock;
  readonly #tick: () => number;
  #timer: Timer | undefined;
  #dueMs = Number.POSITIVE_INFINITY;
  #stopped = false;

  constructor(clock: Clock, tick: () => number) {
    this.#clock = clock;
    this.#tick = tick;
  }

  /** There is something to do before the time that was planned. */
  wake(): void {
    this.#arm(WAKE_MS);
  }

  stop(): void {
    this.#stopped = true;
    this.#timer?.cancel();
  }

  #arm(delayMs: number): void {
    const dueMs = this.#clock.monotonicMs() + delayMs;
    if (this.#stopped || dueMs >= this.#dueMs) return;
    this.#timer?.cancel();
    this.#dueMs = dueMs;
    this.#timer = this.#clock.setTimer(delayMs, () => this.#run());
  }

  #run(): void {
    this.#dueMs = Number.POSITIVE_INFINITY;
    if (this.#stopped) return;
    this.#arm(this.#tick());
  }
}

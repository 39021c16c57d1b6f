/**
 * The clock of one machine. Its monotonic side runs a little fast or slow and may stand still for some milliseconds; its wall side
 * may be anywhere and jump either way. It outlives the processes that look at it.
 */
import type { Clock, Timer } from '@tessera/env';
import type { Scheduler } from './scheduler.ts';
import type { SimProcess } from './sim-process.ts';

/** A timer takes at least so long: time must pass, whatever is lost in rounding. */
const TICK_MS = 0.001;
const START_WALL_MS = 1_767_225_600_000;

export class MachineClock {
  readonly #scheduler: Scheduler;
  /** Local milliseconds in one of true time. */
  #rate: number;
  /** Local time at `#sinceMs`, from where the rate holds. */
  #localMs: number;
  #sinceMs: number;
  #wallOffsetMs = 0;

  constructor(scheduler: Scheduler, rate: number, offsetMs: number) {
    this.#scheduler = scheduler;
    this.#rate = rate;
    this.#localMs = offsetMs;
    this.#sinceMs = scheduler.nowMs;
  }

  monotonicMs(): number {
    return this.#localMs + Math.max(0, this.#scheduler.nowMs - this.#sinceMs) * this.#rate;
  }

  wallMs(): number {
    return Math.floor(START_WALL_MS + this.#wallOffsetMs + this.monotonicMs());
  }

  /** True milliseconds until the clock shows `localMs`, if nothing changes meanwhile. */
  untilMs(localMs: number): number {
    const standingMs = Math.max(0, this.#sinceMs - this.#scheduler.nowMs);
    return standingMs + Math.max(0, localMs - this.monotonicMs()) / this.#rate;
  }

  setRate(rate: number): void {
    this.#localMs = this.monotonicMs();
    this.#sinceMs = Math.max(this.#sinceMs, this.#scheduler.nowMs);
    this.#rate = rate;
  }

  /** Stands still. */
  stall(forMs: number): void {
    this.#localMs = this.monotonicMs();
    this.#sinceMs = this.#scheduler.nowMs + forMs;
  }

  /** As an operator or NTP does. */
  jumpWall(byMs: number): void {
    this.#wallOffsetMs += byMs;
  }
}

/** What one process sees of it. */
export class SimClock implements Clock {
  readonly #machine: MachineClock;
  readonly #process: SimProcess;

  constructor(machine: MachineClock, process: SimProcess) {
    this.#machine = machine;
    this.#process = process;
  }

  wallMs(): number {
    return this.#machine.wallMs();
  }

  monotonicMs(): number {
    return this.#machine.monotonicMs();
  }

  setTimer(delayMs: number, callback: () => void): Timer {
    const process = this.#process;
    const dueMs = this.monotonicMs() + Math.max(0, delayMs);
    let live = true;
    process.timers++;
    const wait = (): void => {
      process.after(Math.max(TICK_MS, this.#machine.untilMs(dueMs)), 'timer', () => {
        if (!live) return;
        // The clock was slower than it seemed when the timer was set.
        if (this.monotonicMs() < dueMs) {
          wait();
          return;
        }
        live = false;
        process.timers--;
        callback();
      });
    };
    wait();
    return {
      cancel: () => {
        if (live) process.timers--;
        live = false;
      },
    };
  }
}

/**
 * One incarnation of a process: everything that enters it (timers, deferred work, finished disk operations, what the network brings)
 * passes here, so that it can be stopped like SIGSTOP does and killed like SIGKILL does.
 *
 * Stopped, it sees nothing and its clock runs on. When it goes on, what waited comes in an order that keeps each source's
 * own order only: a request that waited in a socket may well be served before the timer that is long overdue.
 */
import type { Prng } from '@tessera/base';
import type { Scheduler } from './scheduler.ts';

export type Source = 'timer' | 'task' | 'disk' | 'net';
const SOURCES: readonly Source[] = ['timer', 'task', 'disk', 'net'];

export class SimProcess {
  readonly scheduler: Scheduler;
  alive = true;
  #paused = false;
  #held: { readonly source: Source; readonly run: () => void }[] = [];
  /** Timers that are set and neither fired nor cancelled. */
  timers = 0;

  constructor(scheduler: Scheduler) {
    this.scheduler = scheduler;
  }

  get paused(): boolean {
    return this.#paused;
  }

  after(delayMs: number, source: Source, run: () => void): void {
    this.scheduler.after(delayMs, () => this.#due(source, run));
  }

  sleep(delayMs: number, source: Source): Promise<void> {
    return new Promise((resolve) => this.after(delayMs, source, resolve));
  }

  #due(source: Source, run: () => void): void {
    if (this.#paused) this.#held.push({ source, run });
    // An operation of a dead process ends too: its disk rejects it.
    else if (this.alive || source === 'disk') run();
  }

  pause(): void {
    this.#paused = true;
  }

  resume(prng: Prng): void {
    if (!this.#paused) return;
    this.#paused = false;
    const queues = SOURCES.map((source) => this.#held.filter((held) => held.source === source));
    this.#held = [];
    for (let left = queues.filter(({ length }) => length > 0); left.length > 0; ) {
      const { source, run } = prng.pick(left).shift() as { source: Source; run: () => void };
      this.after(0, source, run);
      left = left.filter(({ length }) => length > 0);
    }
  }

  kill(): void {
    this.alive = false;
    this.#paused = false;
    for (const { source, run } of this.#held.splice(0)) if (source === 'disk') this.after(0, source, run);
  }
}

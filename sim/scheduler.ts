/**
 * Virtual time: everything that happens in a simulation is an event here, in one total order. Between two events all promises
 * that can go on do so, so that code with `await` is as deterministic as callbacks.
 */
import { Heap, silentLogger } from '@tessera/base';
import { createNodeEnv } from '@tessera/env/node';

interface Event {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

const { tasks } = createNodeEnv({ log: silentLogger });

/** A macrotask of the real loop: all microtasks have run by then. */
function settled(): Promise<void> {
  return new Promise((resolve) => tasks.defer(resolve));
}

export class Scheduler {
  readonly #events = new Heap<Event>((a, b) => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order));
  #nowMs = 0;
  #order = 0;
  /** Events so far: part of what two runs of one seed must agree on. */
  count = 0;

  get nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, run: () => void): void {
    this.#events.push({ atMs: this.#nowMs + Math.max(0, delayMs), order: this.#order++, run });
  }

  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.after(delayMs, resolve));
  }

  /** Runs events until `untilMs`, or until `done` says so between two of them. */
  async run(untilMs: number, done: () => boolean = () => false): Promise<void> {
    while (!done()) {
      const next = this.#events.peek();
      if (next === undefined || next.atMs > untilMs) {
        this.#nowMs = Math.max(this.#nowMs, untilMs);
        return;
      }
      this.#events.pop();
      this.#nowMs = next.atMs;
      this.count++;
      next.run();
      await settled();
    }
  }
}

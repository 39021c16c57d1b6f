/** The real clock, randomness and event loop. */
import { randomFillSync } from 'node:crypto';
import type { Clock, Random, Tasks, Timer } from '../ports.ts';

/** setTimeout turns anything larger into 1 ms. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * setTimeout counts from the start of the current turn, so it may fire early after a long turn; leases depend on
 * "not before", so a timer that wakes early sleeps again.
 */
class NodeTimer implements Timer {
  readonly #dueMs: number;
  readonly #callback: () => void;
  #handle: NodeJS.Timeout;

  constructor(delayMs: number, callback: () => void) {
    this.#dueMs = performance.now() + delayMs;
    this.#callback = callback;
    this.#handle = this.#arm(delayMs);
  }

  #arm(delayMs: number): NodeJS.Timeout {
    return setTimeout(() => this.#wake(), Math.min(Math.max(0, Math.ceil(delayMs)), MAX_TIMEOUT_MS));
  }

  #wake(): void {
    const leftMs = this.#dueMs - performance.now();
    if (leftMs > 0) this.#handle = this.#arm(leftMs);
    else this.#callback();
  }

  cancel(): void {
    clearTimeout(this.#handle);
  }
}

export const nodeClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  setTimer: (delayMs, callback) => new NodeTimer(delayMs, callback),
};

/** A system call for each number would cost a microsecond; a pool makes it a few nanoseconds. */
const pool = new Uint32Array(1024);
let poolUsed = pool.length;

export const nodeRandom: Random = {
  u32(): number {
    if (poolUsed === pool.length) {
      randomFillSync(pool);
      poolUsed = 0;
    }
    return pool[poolUsed++] as number;
  },
  fill: (bytes) => randomFillSync(bytes),
};

/** setImmediate runs after the poll phase, in order of submission, with microtasks drained in between. */
export const nodeTasks: Tasks = {
  defer: (task) => {
    setImmediate(task);
  },
};

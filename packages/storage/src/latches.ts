/**
 * Latches: commands that read and then write a key run one after another. A command queues at all its keys at once and runs
 * when it is first everywhere; since arrival order is the same in every queue, there is no deadlock.
 */
import { assert } from '@tessera/base';

export interface LatchJob {
  /** Holds all latches now; must call `release` when its write has ended, maybe before this returns. */
  run(): void;
}

interface Waiting {
  readonly job: LatchJob;
  readonly keys: readonly string[];
  /** Queues in which it is not first yet. */
  blockedBy: number;
}

export class Latches {
  readonly #queues = new Map<string, Waiting[]>();
  readonly #jobs = new Map<LatchJob, Waiting>();
  readonly #limit: number;
  readonly #ready: Waiting[] = [];
  #draining = false;

  /** `limit`: jobs that may hold or wait; one more is refused. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#jobs.size;
  }

  /** Queues `job` at `keys`; it may run before this returns. False when the limit is reached. */
  acquire(keys: readonly string[], job: LatchJob): boolean {
    if (this.#jobs.size >= this.#limit) return false;
    const waiting: Waiting = { job, keys: [...new Set(keys)], blockedBy: 0 };
    for (const key of waiting.keys) {
      const queue = this.#queues.get(key);
      if (queue === undefined) {
        this.#queues.set(key, [waiting]);
      } else {
        queue.push(waiting);
        waiting.blockedBy++;
      }
    }
    this.#jobs.set(job, waiting);
    if (waiting.blockedBy === 0) this.#ready.push(waiting);
    this.#drain();
    return true;
  }

  release(job: LatchJob): void {
    const waiting = this.#jobs.get(job);
    assert(waiting !== undefined, 'a latch is released by its holder, once');
    this.#jobs.delete(job);
    for (const key of waiting.keys) {
      const queue = this.#queues.get(key);
      assert(queue?.[0] === waiting, 'the holder of a latch is first in its queue');
      queue.shift();
      const next = queue[0];
      if (next === undefined) this.#queues.delete(key);
      else if (--next.blockedBy === 0) this.#ready.push(next);
    }
    this.#drain();
  }

  /** A loop, not recursion: a hot key may have thousands of jobs that end at once. */
  #drain(): void {
    if (this.#draining) return;
    this.#draining = true;
    try {
      for (let next = this.#ready.shift(); next !== undefined; next = this.#ready.shift()) next.job.run();
    } finally {
      this.#draining = false;
    }
  }
}

/**
 * Latches: commands that read and then write a key run one after another. A command queues at all its keys at once and runs
 * when it is first everywhere; since arrival order is the same in every queue, there is no deadlock.
 *
 * HOT: a job that meets nobody costs an entry of the map a key.
 */
import { assert } from '@tessera/base';

export interface LatchJob {
  /** Holds all latches now; must call `release` when its write has ended, maybe before this returns. */
  run(): void;
  /** The latches' own: what it has or waits for. */
  latched: Latched | undefined;
}

export interface Latched {
  readonly job: LatchJob;
  readonly keys: readonly string[];
  /** Queues in which it is not first yet. */
  blockedBy: number;
}

export class Latches {
  /** The only one at a key, or the queue, the holder first. */
  readonly #queues = new Map<string, Latched | Latched[]>();
  readonly #limit: number;
  #size = 0;
  readonly #ready: Latched[] = [];
  #draining = false;

  /** `limit`: jobs that may hold or wait; one more is refused. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#size;
  }

  /** Queues `job` at `keys`; it may run before this returns. False when the limit is reached. */
  acquire(keys: readonly string[], job: LatchJob): boolean {
    if (this.#size >= this.#limit) return false;
    const holder: Latched = { job, keys: keys.length > 1 ? distinct(keys) : keys, blockedBy: 0 };
    for (let i = 0; i < holder.keys.length; i++) this.#queue(holder.keys[i] as string, holder);
    job.latched = holder;
    this.#size++;
    if (holder.blockedBy > 0) return true;
    if (this.#draining) this.#ready.push(holder);
    else this.#drain(holder);
    return true;
  }

  #queue(key: string, holder: Latched): void {
    const queue = this.#queues.get(key);
    if (queue === undefined) {
      this.#queues.set(key, holder);
      return;
    }
    if (Array.isArray(queue)) queue.push(holder);
    else this.#queues.set(key, [queue, holder]);
    holder.blockedBy++;
  }

  release(job: LatchJob): void {
    const holder = job.latched;
    assert(holder !== undefined, 'a latch is released by its holder, once');
    job.latched = undefined;
    this.#size--;
    const { keys } = holder;
    for (let i = 0; i < keys.length; i++) this.#leave(keys[i] as string, holder);
    if (!this.#draining && this.#ready.length > 0) this.#drain(this.#ready.shift());
  }

  #leave(key: string, holder: Latched): void {
    const queue = this.#queues.get(key);
    if (!Array.isArray(queue)) {
      assert(queue === holder, 'the holder of a latch is alone at it');
      this.#queues.delete(key);
      return;
    }
    assert(queue[0] === holder, 'the holder of a latch is first in its queue');
    queue.shift();
    const next = queue[0];
    if (next === undefined) this.#queues.delete(key);
    else if (--next.blockedBy === 0) this.#ready.push(next);
  }

  /** A loop, not recursion: a hot key may have thousands of jobs that end at once. */
  #drain(first: Latched | undefined): void {
    this.#draining = true;
    try {
      for (let next = first; next !== undefined; next = this.#ready.shift()) next.job.run();
    } finally {
      this.#draining = false;
    }
  }
}

function distinct(keys: readonly string[]): readonly string[] {
  const known = new Set(keys);
  return known.size === keys.length ? keys : [...known];
}

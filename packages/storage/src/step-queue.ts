/**
 * Whose step comes next among the long reads of a store, as TiKV's multi-level read pool decides (facts 11.1): a read starts at
 * level 0 and sinks with the time it has used, so that short ones overtake long ones; `CommandPri` High never sinks, Low starts
 * at the bottom. A turn of the loop runs few steps, one a read: point reads and raft come in between, however many scans are under way.
 */
import { assert } from '@tessera/base';
import type { Clock, Tasks } from '@tessera/env';
import { kvrpcpb } from './messages.ts';

const LEVELS = 3;
/** Used time at which a read sinks to level 1, and to level 2. */
const SINKS_AT_MS = [5, 100] as const;
/** A step is about 1 ms of work. */
const STEPS_A_TURN = 4;
/** One choice in so many goes past a level to the ones below: nothing starves. */
const PASSES_EVERY = 5;

export class Steps {
  readonly #run: () => void;
  readonly #priority: number;
  #usedMs = 0;

  /** `run`: one step; it goes back into the queue itself when there is more to do. `priority`: a `CommandPri`. */
  constructor(run: () => void, priority: number) {
    this.#run = run;
    this.#priority = priority;
  }

  get level(): number {
    if (this.#priority === kvrpcpb.CommandPri.High) return 0;
    if (this.#priority === kvrpcpb.CommandPri.Low) return LEVELS - 1;
    return SINKS_AT_MS.filter((limitMs) => this.#usedMs >= limitMs).length;
  }

  run(clock: Clock): void {
    const startMs = clock.monotonicMs();
    this.#run();
    this.#usedMs += clock.monotonicMs() - startMs;
  }
}

export class StepQueue {
  readonly #clock: Clock;
  readonly #tasks: Tasks;
  readonly #levels: readonly Steps[][] = Array.from({ length: LEVELS }, () => []);
  readonly #picks: number[] = new Array(LEVELS).fill(0);
  #deferred = false;

  constructor({ clock, tasks }: { readonly clock: Clock; readonly tasks: Tasks }) {
    this.#clock = clock;
    this.#tasks = tasks;
  }

  push(steps: Steps): void {
    (this.#levels[steps.level] as Steps[]).push(steps);
    this.#wake();
  }

  #wake(): void {
    if (this.#deferred) return;
    this.#deferred = true;
    this.#tasks.defer(() => this.#turn());
  }

  #turn(): void {
    this.#deferred = false;
    const steps = Math.min(STEPS_A_TURN, this.#waiting(0));
    for (let i = 0; i < steps; i++) this.#pick().run(this.#clock);
    if (this.#waiting(0) > 0) this.#wake();
  }

  #waiting(fromLevel: number): number {
    let waiting = 0;
    for (let level = fromLevel; level < LEVELS; level++) waiting += (this.#levels[level] as Steps[]).length;
    return waiting;
  }

  #pick(): Steps {
    for (let level = 0; level < LEVELS; level++) {
      const queue = this.#levels[level] as Steps[];
      if (queue.length === 0) continue;
      const picks = ++(this.#picks[level] as number);
      if (picks % PASSES_EVERY === 0 && this.#waiting(level + 1) > 0) continue;
      return queue.shift() as Steps;
    }
    assert(false, 'a step is picked only while one waits');
  }
}

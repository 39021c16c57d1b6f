/**
 * Reads of many keys run in steps of bounded work, with other work of the loop in between, on one retained snapshot: one long
 * scan must not hold up everyone else. Which of them goes on next: `step-queue.ts`.
 */
import { assert } from '@tessera/base';
import { BlockMiss } from '@tessera/engine';
import { type DriverOptions, isLate, type RegionErrorResponse } from './driver.ts';
import { kvrpcpb } from './messages.ts';
import type { RegionSnapshot } from './raft-kv.ts';
import { deadlineExceeded } from './region-errors.ts';
import type { Reply } from './reply.ts';
import { StepQueue, Steps } from './step-queue.ts';

/** Long reads under way at a time; each holds a snapshot and a response in the making. */
const LONG_TASKS_MAX = 1024;

export interface LongTask<Response> {
  /** True when there is nothing more to do. May throw BlockMiss and is then called again: it must not repeat what it has done. */
  step(): boolean;
  /** Answers; only after `step` returned true. */
  answer(reply: Reply<Response>): void;
}

export class LongTasks {
  readonly #options: DriverOptions;
  readonly #queue: StepQueue;
  #running = 0;

  constructor(options: DriverOptions) {
    this.#options = options;
    this.#queue = new StepQueue(options);
  }

  /** No more may be started: answer that the store is busy. */
  get full(): boolean {
    return this.#running >= LONG_TASKS_MAX;
  }

  /** The first step runs at once, unless the request's priority is low. `fail` makes the answer of a fault; `ended` runs after the answer. */
  start<Response>(
    task: LongTask<Response>,
    region: RegionSnapshot,
    context: kvrpcpb.Context | undefined,
    reply: Reply<Response | RegionErrorResponse>,
    fail: (thrown: unknown) => Response,
    ended: () => void,
  ): void {
    assert(!this.full, 'a long task is started only when there is room');
    region.retain();
    this.#running++;
    const priority = context?.priority ?? 0;
    const steps = new Steps(() => {
      if (!this.#step(task, region, context, reply, fail, steps)) return;
      this.#running--;
      region.release();
      ended();
    }, priority);
    if (priority === kvrpcpb.CommandPri.Low) this.#queue.push(steps);
    else steps.run(this.#options.clock);
  }

  /** True when the request is answered; else `steps` goes on: in its turn, or as soon as the disk has brought what it missed. */
  #step<Response>(
    task: LongTask<Response>,
    region: RegionSnapshot,
    context: kvrpcpb.Context | undefined,
    reply: Reply<Response | RegionErrorResponse>,
    fail: (thrown: unknown) => Response,
    steps: Steps,
  ): boolean {
    const { clock } = this.#options;
    if (isLate(context, reply.receivedMs, clock)) {
      reply.done({ regionError: deadlineExceeded() });
      return true;
    }
    try {
      if (task.step()) {
        task.answer(reply);
        return true;
      }
      this.#queue.push(steps);
    } catch (thrown) {
      if (!(thrown instanceof BlockMiss)) {
        reply.done(fail(thrown));
        return true;
      }
      // A load that fails fails the step that follows it.
      const failed = (error: unknown): void => {
        task.step = () => {
          throw error;
        };
      };
      void region.engine
        .load(thrown)
        .catch(failed)
        .then(() => steps.run(clock));
    }
    return false;
  }
}

/**
 * Runs read commands: the region's permission, the execution, the ways out. Data in memory and a sure leader make a
 * point read one synchronous run; a long read goes on in later turns after each step.
 */
import { describeError, type Logger } from '@tessera/base';
import { BlockMiss, runRead } from '@tessera/engine';
import type { Clock, Tasks } from '@tessera/env';
import { Writer } from '@tessera/proto';
import { EMPTY_CONTEXT } from '../empty-context.ts';
import type { kvrpcpb } from '../messages.ts';
import type { RaftKv, ReadGrant, RegionError, RegionSnapshot } from '../raft-kv.ts';
import { deadlineExceeded, schedulerIsBusy } from '../region-errors.ts';
import type { Reply } from '../reply.ts';
import type { LongRead, LongTask } from './long-reads.ts';
import type { PointRead, RawRequest } from './point-reads.ts';
import type { RawEnv } from './raw-command.ts';

/** Long reads under way at a time; each holds a snapshot and a response in the making. */
const LONG_READS_MAX = 1024;
/** Arenas beyond this are not kept for the next long read. */
const SPARE_ARENA_BYTES = 256 * 1024;

export type RegionErrorResponse = { readonly regionError?: RegionError | undefined };

export interface DriverOptions {
  readonly kv: RaftKv;
  readonly clock: Clock;
  readonly tasks: Tasks;
  readonly log: Logger;
}

/** The request has waited as long as its sender allows (`max_execution_duration_ms`; 0: for ever). */
export function isLate(context: kvrpcpb.Context | undefined, receivedMs: number, clock: Clock): boolean {
  const limitMs = context?.maxExecutionDurationMs ?? 0;
  return limitMs > 0 && clock.monotonicMs() - receivedMs >= limitMs;
}

/** The text of a fault for the client, and for the log. */
export function faultText(log: Logger, thrown: unknown): string {
  const text = describeError(thrown);
  log.error?.('a raw command failed', { error: text });
  return text;
}

// HOT: no promise and no closure on the way of a point read whose data is in memory.
export class ReadDriver {
  readonly #env: RawEnv;
  readonly #options: DriverOptions;
  #spareArena: Writer | undefined;
  #longReads = 0;

  constructor(env: RawEnv, options: DriverOptions) {
    this.#env = env;
    this.#options = options;
  }

  point<Q extends RawRequest, R extends object>(
    command: PointRead<Q, R>,
    request: Q,
    reply: Reply<R | RegionErrorResponse>,
  ): void {
    const failure = command.check(request, this.#env);
    if (failure !== undefined) {
      reply.done(command.fail(failure));
    } else if (isLate(request.context, reply.receivedMs, this.#options.clock)) {
      reply.done({ regionError: deadlineExceeded() });
    } else {
      const grant = this.#options.kv.read(request.context ?? EMPTY_CONTEXT);
      if (grant.kind === 'snapshot') this.#runPoint(command, request, grant, reply);
      else refuseOrWait(grant, reply, (region) => this.#runPoint(command, request, region, reply));
    }
  }

  #runPoint<Q extends RawRequest, R extends object>(
    command: PointRead<Q, R>,
    request: Q,
    region: RegionSnapshot,
    reply: Reply<R>,
  ): void {
    let response: R;
    try {
      response = command.run(request, region, this.#env);
    } catch (thrown) {
      if (thrown instanceof BlockMiss) {
        void this.#runPointAgain(command, request, region, reply);
        return;
      }
      response = command.fail(faultText(this.#options.log, thrown));
    }
    reply.done(response);
  }

  /** The cold way: with loads in between. */
  async #runPointAgain<Q extends RawRequest, R extends object>(
    command: PointRead<Q, R>,
    request: Q,
    region: RegionSnapshot,
    reply: Reply<R>,
  ): Promise<void> {
    region.retain();
    try {
      reply.done(await runRead(region.engine, region.data, () => command.run(request, region, this.#env)));
    } catch (error) {
      reply.done(command.fail(faultText(this.#options.log, error)));
    } finally {
      region.release();
    }
  }

  long<Q extends RawRequest, R extends object>(
    command: LongRead<Q, R>,
    request: Q,
    reply: Reply<R | RegionErrorResponse>,
  ): void {
    const failure = command.check(request, this.#env);
    if (failure !== undefined) {
      reply.done(command.fail(failure));
    } else if (this.#longReads >= LONG_READS_MAX) {
      reply.done({ regionError: schedulerIsBusy() });
    } else {
      const grant = this.#options.kv.read(request.context ?? EMPTY_CONTEXT);
      if (grant.kind === 'snapshot') this.#openLong(command, request, grant, reply);
      else refuseOrWait(grant, reply, (region) => this.#openLong(command, request, region, reply));
    }
  }

  #openLong<Q extends RawRequest, R extends object>(
    command: LongRead<Q, R>,
    request: Q,
    region: RegionSnapshot,
    reply: Reply<R | RegionErrorResponse>,
  ): void {
    const arena = this.#spareArena ?? new Writer(4096);
    this.#spareArena = undefined;
    arena.position = 0;
    const task = command.open(request, region, this.#env, arena);
    if (typeof task === 'string' || 'regionError' in task) {
      this.#spareArena = arena;
      reply.done(typeof task === 'string' ? command.fail(task) : task);
      return;
    }
    region.retain();
    this.#longReads++;
    const step = (): void => {
      if (this.#step(command, request, task, region, reply, step)) {
        this.#longReads--;
        region.release();
        if (arena.buffer.length <= SPARE_ARENA_BYTES) this.#spareArena = arena;
      }
    };
    step();
  }

  /** True when the request is answered; else `next` runs when there is more to do. */
  #step<Q extends RawRequest, R extends object>(
    command: LongRead<Q, R>,
    request: Q,
    task: LongTask<R>,
    region: RegionSnapshot,
    reply: Reply<R | RegionErrorResponse>,
    next: () => void,
  ): boolean {
    const { clock, tasks, log } = this.#options;
    if (isLate(request.context, reply.receivedMs, clock)) {
      reply.done({ regionError: deadlineExceeded() });
      return true;
    }
    try {
      if (task.step()) {
        task.answer(reply);
        return true;
      }
      tasks.defer(next);
    } catch (thrown) {
      if (!(thrown instanceof BlockMiss)) {
        reply.done(command.fail(faultText(log, thrown)));
        return true;
      }
      // A load that fails fails the step that follows it.
      const failed = (error: unknown): void => {
        task.step = () => {
          throw error;
        };
      };
      void region.engine.load(thrown).catch(failed).then(next);
    }
    return false;
  }
}

function refuseOrWait(
  grant: Exclude<ReadGrant, RegionSnapshot>,
  reply: Reply<RegionErrorResponse>,
  run: (region: RegionSnapshot) => void,
): void {
  if (grant.kind === 'refused') {
    reply.done({ regionError: grant.error });
    return;
  }
  grant.onReady((ready) => {
    if (ready.kind === 'refused') reply.done({ regionError: ready.error });
    else run(ready);
  });
}

/**
 * Runs read commands: the region's permission, the execution, the ways out. Data in memory and a sure leader make a
 * point read one synchronous run; a long read goes on in later turns after each step.
 */
import { describeError, type Logger } from '@tessera/base';
import { BlockMiss, runRead } from '@tessera/engine';
import { Writer } from '@tessera/proto';
import { type DriverOptions, isLate, type RegionErrorResponse, refuseOrWait } from '../driver.ts';
import { EMPTY_CONTEXT } from '../empty-context.ts';
import { LongTasks } from '../long-tasks.ts';
import type { RegionSnapshot } from '../raft-kv.ts';
import { deadlineExceeded, schedulerIsBusy } from '../region-errors.ts';
import type { Reply } from '../reply.ts';
import type { LongRead } from './long-reads.ts';
import type { PointRead, RawRequest } from './point-reads.ts';
import type { RawEnv } from './raw-command.ts';

/** Arenas beyond this are not kept for the next long read. */
const SPARE_ARENA_BYTES = 256 * 1024;

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
  readonly #longTasks: LongTasks;

  constructor(env: RawEnv, options: DriverOptions) {
    this.#env = env;
    this.#options = options;
    this.#longTasks = new LongTasks(options);
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
      const response = await runRead(region.engine, region.data, () => {
        const found = command.run(request, region, this.#env);
        this.#env.layout.detach();
        return found;
      });
      reply.done(response);
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
    } else if (this.#longTasks.full) {
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
    const fail = (thrown: unknown): R => command.fail(faultText(this.#options.log, thrown));
    this.#longTasks.start(task, region, request.context, reply, fail, () => {
      if (arena.buffer.length <= SPARE_ARENA_BYTES) this.#spareArena = arena;
    });
  }
}

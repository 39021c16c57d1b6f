/**
 * Runs write commands: blind ones straight into the region, atomic ones under latches, so that a compare-and-swap sees
 * every write that came before it and none slips in between its read and its write.
 */
import { latin1 } from '@tessera/base';
import { BlockMiss, runRead, WriteBatch } from '@tessera/engine';
import { type DriverOptions, isLate } from '../driver.ts';
import { EMPTY_CONTEXT } from '../empty-context.ts';
import { Latches, type LatchJob } from '../latches.ts';
import type { kvrpcpb } from '../messages.ts';
import type { RegionError, RegionRefusal, RegionSnapshot, WriteListener } from '../raft-kv.ts';
import { deadlineExceeded, schedulerIsBusy } from '../region-errors.ts';
import type { Reply } from '../reply.ts';
import { checkCompareAndSwap, compareAndSwap } from './compare-and-swap.ts';
import type { RawRequest } from './point-reads.ts';
import type { RawEnv } from './raw-command.ts';
import { faultText } from './read-driver.ts';
import type { RawWrite, WriteOutcome } from './writes.ts';

/** A waiting command keeps up to 64 KiB of received bytes alive: 256 MiB at this many. */
const LATCH_JOBS_MAX = 4096;

const WRITTEN: WriteOutcome = {};

// HOT
export class WriteDriver {
  readonly env: RawEnv;
  readonly options: DriverOptions;
  readonly latches = new Latches(LATCH_JOBS_MAX);
  readonly #batch = new WriteBatch();

  constructor(env: RawEnv, options: DriverOptions) {
    this.env = env;
    this.options = options;
  }

  write<Q extends RawRequest>(command: RawWrite<Q>, request: Q, reply: Reply<WriteOutcome>): void {
    const failure = command.check(request, this.env);
    if (failure !== undefined) {
      reply.done(failure);
      return;
    }
    if (isLate(request.context, reply.receivedMs, this.options.clock)) {
      reply.done({ regionError: deadlineExceeded() });
      return;
    }
    const keys = command.latchKeys(request);
    if (keys === undefined) {
      this.propose(command, request, new WriteReply(reply));
    } else if (
      !this.latches.acquire(
        keys.map((key) => latin1(key)),
        new LatchedWrite(this, command, request, reply),
      )
    ) {
      reply.done({ regionError: schedulerIsBusy() });
    }
  }

  compareAndSwap(request: kvrpcpb.RawCASRequest, reply: Reply<kvrpcpb.RawCASResponseInit>): void {
    const failure = checkCompareAndSwap(request, this.env);
    if (failure !== undefined) {
      reply.done({ error: failure });
    } else if (!this.latches.acquire([latin1(request.key)], new Swap(this, request, reply))) {
      reply.done({ regionError: schedulerIsBusy() });
    }
  }

  propose<Q extends RawRequest>(command: RawWrite<Q>, request: Q, listener: WriteListener): void {
    const batch = this.#batch;
    batch.clear();
    command.build(request, this.env, batch);
    this.options.kv.write(request.context ?? EMPTY_CONTEXT, batch, listener);
  }
}

class WriteReply implements WriteListener {
  readonly #reply: Reply<WriteOutcome>;

  constructor(reply: Reply<WriteOutcome>) {
    this.#reply = reply;
  }

  written(error: RegionError | undefined): void {
    this.#reply.done(error === undefined ? WRITTEN : { regionError: error });
  }
}

/** A blind write that holds latches until it has been applied. */
class LatchedWrite<Q extends RawRequest> implements LatchJob, WriteListener {
  readonly #driver: WriteDriver;
  readonly #command: RawWrite<Q>;
  readonly #request: Q;
  readonly #reply: Reply<WriteOutcome>;

  constructor(driver: WriteDriver, command: RawWrite<Q>, request: Q, reply: Reply<WriteOutcome>) {
    this.#driver = driver;
    this.#command = command;
    this.#request = request;
    this.#reply = reply;
  }

  run(): void {
    const { clock } = this.#driver.options;
    if (isLate(this.#request.context, this.#reply.receivedMs, clock)) this.written(deadlineExceeded());
    else this.#driver.propose(this.#command, this.#request, this);
  }

  written(error: RegionError | undefined): void {
    this.#reply.done(error === undefined ? WRITTEN : { regionError: error });
    this.#driver.latches.release(this);
  }
}

/** A compare-and-swap that holds the latch of its key. */
class Swap implements LatchJob, WriteListener {
  readonly #driver: WriteDriver;
  readonly #request: kvrpcpb.RawCASRequest;
  readonly #reply: Reply<kvrpcpb.RawCASResponseInit>;
  readonly #batch = new WriteBatch(256);
  #response: kvrpcpb.RawCASResponseInit = {};

  constructor(driver: WriteDriver, request: kvrpcpb.RawCASRequest, reply: Reply<kvrpcpb.RawCASResponseInit>) {
    this.#driver = driver;
    this.#request = request;
    this.#reply = reply;
  }

  run(): void {
    const { clock, kv } = this.#driver.options;
    if (isLate(this.#request.context, this.#reply.receivedMs, clock)) {
      this.#end({ regionError: deadlineExceeded() });
      return;
    }
    const grant = kv.read(this.#request.context ?? EMPTY_CONTEXT);
    if (grant.kind === 'wait') grant.onReady((ready) => this.#runOn(ready));
    else this.#runOn(grant);
  }

  #runOn(grant: RegionSnapshot | RegionRefusal): void {
    if (grant.kind === 'refused') {
      this.#end({ regionError: grant.error });
      return;
    }
    try {
      this.#write(this.#compare(grant), grant.term);
    } catch (thrown) {
      if (thrown instanceof BlockMiss) void this.#runAgain(grant);
      else this.#end({ error: faultText(this.#driver.options.log, thrown) });
    }
  }

  async #runAgain(region: RegionSnapshot): Promise<void> {
    region.retain();
    try {
      this.#write(await runRead(region.engine, region.data, () => this.#compare(region)), region.term);
    } catch (error) {
      this.#end({ error: faultText(this.#driver.options.log, error) });
    } finally {
      region.release();
    }
  }

  #compare(region: RegionSnapshot): kvrpcpb.RawCASResponseInit {
    return compareAndSwap(this.#request, region, this.#driver.env, this.#batch);
  }

  /** `term`: of what was read. */
  #write(response: kvrpcpb.RawCASResponseInit, term: number): void {
    if (this.#batch.count === 0) {
      this.#end(response);
      return;
    }
    // The value seen is the snapshot's, which the write ends.
    const { previousValue } = response;
    this.#response = previousValue === undefined ? response : { ...response, previousValue: previousValue.slice() };
    // Another leader may have swapped in between; the latch is this store's only.
    this.#driver.options.kv.write(this.#request.context ?? EMPTY_CONTEXT, this.#batch, this, term);
  }

  written(error: RegionError | undefined): void {
    this.#end(error === undefined ? this.#response : { regionError: error });
  }

  #end(response: kvrpcpb.RawCASResponseInit): void {
    this.#reply.done(response);
    this.#driver.latches.release(this);
  }
}

/**
 * Runs write commands: blind ones straight into the region, atomic ones under latches, so that a compare-and-swap sees
 * every write that came before it and none slips in between its read and its write.
 */
import { EMPTY_BYTES, latin1 } from '@tessera/base';
import { BlockMiss, runRead, WriteBatch } from '@tessera/engine';
import type { CausalTs } from '../causal-ts/causal-ts.ts';
import { type DriverOptions, isLate } from '../driver.ts';
import { EMPTY_CONTEXT } from '../empty-context.ts';
import { type Latched, Latches, type LatchJob } from '../latches.ts';
import type { kvrpcpb } from '../messages.ts';
import type { RegionError, RegionRefusal, RegionSnapshot, WriteListener } from '../raft-kv.ts';
import { deadlineExceeded, rawMaxTsNotSynced, schedulerIsBusy, staleCommand } from '../region-errors.ts';
import type { Reply } from '../reply.ts';
import { checkCompareAndSwap, compareAndSwap } from './compare-and-swap.ts';
import type { RawRequest } from './point-reads.ts';
import type { RawEnv } from './raw-command.ts';
import { faultText } from './read-driver.ts';
import type { RawWrite, WriteOutcome } from './writes.ts';

/** A waiting command keeps up to 64 KiB of received bytes alive: 256 MiB at this many. */
const LATCH_JOBS_MAX = 4096;

const WRITTEN: WriteOutcome = {};

/** What versions need (API V2). */
export interface RawVersions {
  readonly causalTs: CausalTs;
  /** The term in which this store leads the region and its timestamps are above those of former leaders; 0: not now. */
  syncedTerm(regionId: number): number;
}

/** A timestamp and the term in which it may be used; or why there is none. */
type StampGrant =
  | { readonly kind: 'stamp'; readonly stamp: Uint8Array; readonly term: number }
  | { readonly kind: 'refused'; readonly error: RegionError }
  | { readonly kind: 'wait' };

const NO_STAMP = { kind: 'stamp', stamp: EMPTY_BYTES, term: 0 } as const;
const WAIT = { kind: 'wait' } as const;

/** Who has to be told how a write ended. */
interface WriteOwner extends WriteListener {
  /** Not begun: an error text. */
  failed(text: string): void;
}

// HOT
export class WriteDriver {
  readonly env: RawEnv;
  readonly options: DriverOptions;
  readonly versions: RawVersions | undefined;
  readonly latches = new Latches(LATCH_JOBS_MAX);
  readonly #batch = new WriteBatch();

  constructor(env: RawEnv, options: DriverOptions, versions: RawVersions | undefined) {
    this.env = env;
    this.options = options;
    this.versions = versions;
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
      this.propose(command, request, new BlindWrite(reply), reply.receivedMs);
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

  propose<Q extends RawRequest>(command: RawWrite<Q>, request: Q, owner: WriteOwner, receivedMs: number): void {
    const grant = command.isStamped ? this.stamp(request) : NO_STAMP;
    if (grant.kind === 'refused') {
      owner.written(grant.error);
    } else if (grant.kind === 'wait') {
      this.awaitStamp(request, owner, receivedMs, () => this.propose(command, request, owner, receivedMs));
    } else {
      const batch = this.#batch;
      batch.clear();
      command.build(request, this.env, batch, grant.stamp);
      // In the term of its timestamp: under another leader it could lie below what has been read.
      this.options.kv.write(request.context ?? EMPTY_CONTEXT, batch, owner, grant.term);
    }
  }

  /** Borrowed until the next call. Taken in the turn of its proposal, so that versions reach the log in order. */
  stamp({ context }: RawRequest): StampGrant {
    const { versions } = this;
    if (versions === undefined) return NO_STAMP;
    const term = versions.syncedTerm(context?.regionId ?? 0);
    if (term === 0) {
      const error = this.options.kv.check(context ?? EMPTY_CONTEXT);
      return { kind: 'refused', error: error ?? rawMaxTsNotSynced(context?.regionId ?? 0) };
    }
    const stamp = versions.causalTs.take();
    return stamp === undefined ? WAIT : { kind: 'stamp', stamp, term };
  }

  awaitStamp({ context }: RawRequest, owner: WriteOwner, receivedMs: number, again: () => void): void {
    const waits = this.versions?.causalTs.wait((failure) => {
      if (failure !== undefined) owner.failed(failure);
      else if (isLate(context, receivedMs, this.options.clock)) owner.written(deadlineExceeded());
      else again();
    });
    if (waits !== true) owner.written(schedulerIsBusy());
  }
}

class BlindWrite implements WriteOwner {
  readonly #reply: Reply<WriteOutcome>;

  constructor(reply: Reply<WriteOutcome>) {
    this.#reply = reply;
  }

  written(error: RegionError | undefined): void {
    this.#reply.done(error === undefined ? WRITTEN : { regionError: error });
  }

  failed(error: string): void {
    this.#reply.done({ error });
  }
}

/** A blind write that holds latches until it has been applied. */
class LatchedWrite<Q extends RawRequest> implements LatchJob, WriteOwner {
  latched: Latched | undefined;
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
    const { receivedMs } = this.#reply;
    if (isLate(this.#request.context, receivedMs, clock)) this.written(deadlineExceeded());
    else this.#driver.propose(this.#command, this.#request, this, receivedMs);
  }

  written(error: RegionError | undefined): void {
    this.#end(error === undefined ? WRITTEN : { regionError: error });
  }

  failed(error: string): void {
    this.#end({ error });
  }

  #end(outcome: WriteOutcome): void {
    this.#reply.done(outcome);
    this.#driver.latches.release(this);
  }
}

/** A compare-and-swap that holds the latch of its key. */
class Swap implements LatchJob, WriteOwner {
  latched: Latched | undefined;
  readonly #driver: WriteDriver;
  readonly #request: kvrpcpb.RawCASRequest;
  readonly #reply: Reply<kvrpcpb.RawCASResponseInit>;
  readonly #batch = new WriteBatch(256);
  #stamp: Uint8Array = EMPTY_BYTES;
  /** In which the stamp may be used; 0: any. */
  #stampTerm = 0;
  #response: kvrpcpb.RawCASResponseInit = {};

  constructor(driver: WriteDriver, request: kvrpcpb.RawCASRequest, reply: Reply<kvrpcpb.RawCASResponseInit>) {
    this.#driver = driver;
    this.#request = request;
    this.#reply = reply;
  }

  run(): void {
    const { clock, kv } = this.#driver.options;
    const { receivedMs } = this.#reply;
    if (isLate(this.#request.context, receivedMs, clock)) {
      this.#end({ regionError: deadlineExceeded() });
      return;
    }
    const stamp = this.#driver.stamp(this.#request);
    if (stamp.kind === 'refused') {
      this.written(stamp.error);
      return;
    }
    if (stamp.kind === 'wait') {
      this.#driver.awaitStamp(this.#request, this, receivedMs, () => this.run());
      return;
    }
    this.#stamp = stamp.stamp.slice();
    this.#stampTerm = stamp.term;
    const grant = kv.read(this.#request.context ?? EMPTY_CONTEXT);
    if (grant.kind === 'wait') grant.onReady((ready) => this.#runOn(ready));
    else this.#runOn(grant);
  }

  #runOn(grant: RegionSnapshot | RegionRefusal): void {
    if (grant.kind === 'refused') {
      this.#end({ regionError: grant.error });
      return;
    }
    if (this.#stampTerm !== 0 && this.#stampTerm !== grant.term) {
      this.#end({ regionError: staleCommand() });
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
      const response = await runRead(region.engine, region.data, () => {
        const seen = this.#compare(region);
        this.#driver.env.layout.detach();
        return seen;
      });
      this.#write(response, region.term);
    } catch (error) {
      this.#end({ error: faultText(this.#driver.options.log, error) });
    } finally {
      region.release();
    }
  }

  #compare(region: RegionSnapshot): kvrpcpb.RawCASResponseInit {
    return compareAndSwap(this.#request, region, this.#driver.env, this.#batch, this.#stamp);
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

  failed(error: string): void {
    this.#end({ error });
  }

  #end(response: kvrpcpb.RawCASResponseInit): void {
    this.#reply.done(response);
    this.#driver.latches.release(this);
  }
}

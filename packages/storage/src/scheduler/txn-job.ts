/**
 * One command that changes data, from its latches to its answer:
 *
 *   latches -> region's snapshot -> action, again after a miss -> locks published -> proposal -> applied -> answer, latches
 *
 * From the action to the proposal nothing else runs: so no read can come between the commit timestamp that was chosen and the
 * lock that tells of it, and all jobs can share one batch.
 *
 * HOT: no promise and no closure while data is in memory and leadership is sure.
 */
import { assert } from '@tessera/base';
import { BlockMiss, runRead } from '@tessera/engine';
import { isLate } from '../driver.ts';
import { EMPTY_CONTEXT } from '../empty-context.ts';
import type { Latched, LatchJob } from '../latches.ts';
import type { kvrpcpb } from '../messages.ts';
import type { MvccReader } from '../mvcc/mvcc-reader.ts';
import type { RegionError, RegionRefusal, RegionSnapshot, WriteListener } from '../raft-kv.ts';
import { deadlineExceeded, staleCommand } from '../region-errors.ts';
import { MvccTxn } from '../txn/mvcc-txn.ts';
import type { RegionTxn } from './region-txn.ts';
import type { TxnCommandKind } from './txn-command.ts';
import { checkKeysInRegion } from './txn-range.ts';
import type { TxnScheduler } from './txn-scheduler.ts';
import { KIND_INDEX } from './txn-stats.ts';

/** Where a job comes from. */
export interface JobOrigin {
  readonly kind: TxnCommandKind;
  readonly context: kvrpcpb.Context | undefined;
  readonly receivedMs: number;
}

export abstract class TxnJob implements LatchJob, WriteListener {
  protected readonly scheduler: TxnScheduler;
  readonly kind: TxnCommandKind;
  readonly context: kvrpcpb.Context;
  readonly receivedMs: number;
  /** User keys that it latches. */
  readonly keys: readonly Uint8Array[];
  latched: Latched | undefined;
  /** Flow control applies. */
  mayBeRefused = true;
  readonly #startTs: bigint;
  readonly #borrows: boolean;
  #txn: MvccTxn | undefined;
  /** Kept alive for the answer. */
  #retained: RegionSnapshot | undefined;
  #writtenBytes = 0;
  /** Ids of pessimistic locks in memory that the proposal replaces. */
  #leaving: readonly string[] = [];
  #region: RegionTxn | undefined;
  #regionTerm = 0;
  #answered = false;
  #ended = false;

  constructor(
    scheduler: TxnScheduler,
    { kind, context, receivedMs }: JobOrigin,
    keys: readonly Uint8Array[],
    startTs: bigint,
    borrows: boolean,
  ) {
    this.scheduler = scheduler;
    this.kind = kind;
    this.context = contextOfWrite(context);
    this.receivedMs = receivedMs;
    this.keys = keys;
    this.#startTs = startTs;
    this.#borrows = borrows;
  }

  /** Repeatable: reads, and collects what is to be written. */
  protected abstract act(reader: MvccReader, txn: MvccTxn): void;
  /** What the action collected has been written, or there was nothing. */
  protected abstract done(): void;
  protected abstract refused(error: RegionError): void;
  /** A fault. */
  protected abstract failed(error: kvrpcpb.KeyErrorInit): void;

  run(): void {
    const { stats, options } = this.scheduler;
    const { clock, kv } = options;
    if (stats.times !== undefined) {
      stats.times.latchWait(KIND_INDEX[this.kind], (clock.monotonicMs() - this.receivedMs) / 1000);
    }
    if (isLate(this.context, this.receivedMs, clock)) {
      this.#end(deadlineExceeded());
      return;
    }
    const grant = kv.read(this.context);
    if (grant.kind === 'wait') grant.onReady((ready) => this.#runOn(ready));
    else this.#runOn(grant);
  }

  #runOn(region: RegionSnapshot | RegionRefusal): void {
    if (region.kind === 'refused') {
      this.#end(region.error);
      return;
    }
    const regionError = checkKeysInRegion(this.keys, region.region);
    if (regionError !== undefined) {
      this.#end(regionError);
      return;
    }
    this.#region = this.scheduler.regions.of(region.region.id);
    this.#regionTerm = this.#region.term;
    this.#txn = new MvccTxn(this.#startTs, this.#region, this.scheduler.batch);
    try {
      this.#attempt(region, this.scheduler.sharedReaderOf(region));
    } catch (thrown) {
      this.scheduler.dropReader();
      if (thrown instanceof BlockMiss) void this.#attemptAgain(region);
      else this.#fault(thrown);
    }
  }

  /** The cold way: with loads in between. */
  async #attemptAgain(region: RegionSnapshot): Promise<void> {
    region.retain();
    try {
      await runRead(region.engine, region.data, () => {
        using reader = this.scheduler.readerOf(region);
        this.#attempt(region, reader);
      });
    } catch (error) {
      this.#fault(error);
    } finally {
      region.release();
    }
  }

  #attempt(region: RegionSnapshot, reader: MvccReader): void {
    const { scheduler } = this;
    const txn = this.#txn as MvccTxn;
    txn.clear();
    if (!this.#knowsLocks()) {
      this.#end(staleCommand());
      return;
    }
    this.act(reader, txn);
    scheduler.count(reader, region);
    const { regions, options } = scheduler;
    let pipelined = false;
    if (txn.pessimisticLocks.length > 0 && !regions.keep(this.#region as RegionTxn, txn.pessimisticLocks, region)) {
      txn.persistPessimisticLocks();
      pipelined = options.pessimistic.pipelined && !regions.isLeaving(this.#region as RegionTxn);
      if (options.kv.changesRange(this.context.regionId)) pipelined = false;
    }
    if (txn.batch.count === 0) {
      this.#end(undefined);
      return;
    }
    const { concurrency } = txn.env;
    if (txn.memoryLocks.length > 0) concurrency.publish(txn.memoryLocks);
    if (this.#borrows) {
      region.retain();
      this.#retained = region;
    }
    this.#leaving = (this.#region as RegionTxn).locks.leaveBy(txn.batch);
    this.#writtenBytes = txn.batch.sizeBytes;
    scheduler.writingBytes += this.#writtenBytes;
    const kv = this.mayBeRefused ? options.kv : (options.direct ?? options.kv);
    kv.write(this.context, txn.batch, this, region.term);
    // A lock that is lost on its way is amended by the prewrite, or fails it.
    if (pipelined && !this.#ended) {
      this.#answered = true;
      this.done();
    }
  }

  /**
   * Whether the locks in memory are still those that belong to the snapshot. While a load was under way they may have gone with the lead, into
   * a proposal that the snapshot is too old for: what is not found is no answer then, not even without a write.
   */
  #knowsLocks(): boolean {
    return (this.#region as RegionTxn).term === this.#regionTerm;
  }

  written(error: RegionError | undefined): void {
    assert(!this.#ended, 'a write ends once');
    this.scheduler.writingBytes -= this.#writtenBytes;
    this.#end(error);
  }

  #fault(thrown: unknown): void {
    if (this.#ended) throw thrown;
    this.#ended = true;
    this.#cleanUp(false);
    this.failed(this.scheduler.fault(thrown));
    this.scheduler.latches.release(this);
  }

  #end(error: RegionError | undefined): void {
    this.#ended = true;
    const { stats, options } = this.scheduler;
    if (stats.times !== undefined) {
      stats.times.command(KIND_INDEX[this.kind], (options.clock.monotonicMs() - this.receivedMs) / 1000);
    }
    const txn = this.#txn;
    if (error === undefined && txn !== undefined && txn.committed.length > 0) this.scheduler.remember(txn.committed);
    if (!this.#answered) {
      if (error === undefined) this.done();
      else this.refused(error);
    }
    this.#cleanUp(error === undefined);
    if (error === undefined && txn !== undefined) {
      const { waits } = this.scheduler;
      if (txn.newLocks.length > 0) waits.locked(txn.newLocks);
      if (txn.released.length > 0) waits.released(txn.released);
    }
    this.scheduler.latches.release(this);
  }

  #cleanUp(applied: boolean): void {
    const txn = this.#txn;
    if (txn === undefined) return;
    if (txn.memoryLocks.length > 0) txn.env.concurrency.withdraw(txn.memoryLocks);
    this.scheduler.regions.left(this.#region as RegionTxn, this.#leaving, applied);
    this.#retained?.release();
    this.#retained = undefined;
  }
}

/** Writes are the leader's, whatever the context asks for. */
function contextOfWrite(context: kvrpcpb.Context | undefined): kvrpcpb.Context {
  if (context === undefined) return EMPTY_CONTEXT;
  return context.replicaRead || context.staleRead ? { ...context, replicaRead: false, staleRead: false } : context;
}

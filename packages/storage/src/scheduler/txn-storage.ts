/**
 * Transactional commands as services call them: each answers its reply exactly once, in this turn when data and leadership allow
 * it. What a command does is in `txn/`; how it is driven, in `txn-reads.ts` and `txn-job.ts`.
 */

import { compareBytes, describeError } from '@tessera/base';
import { txnDataKey } from '@tessera/codec';
import { CF, runRead, WriteBatch } from '@tessera/engine';
import type { StorageApi } from '../api-check.ts';
import { type DriverOptions, isLate, type RegionErrorResponse } from '../driver.ts';
import { EMPTY_CONTEXT } from '../empty-context.ts';
import { GcWorker, type GcWorkerOptions } from '../gc/gc-worker.ts';
import { DeadlockDetector } from '../lock-wait/deadlock-detector.ts';
import { LockWaits } from '../lock-wait/lock-waits.ts';
import type { kvrpcpb, metapb } from '../messages.ts';
import { readViewOf } from '../mvcc/lock-info.ts';
import { MvccReader } from '../mvcc/mvcc-reader.ts';
import type { RaftKv, RegionSnapshot } from '../raft-kv.ts';
import { deadlineExceeded, schedulerIsBusy } from '../region-errors.ts';
import type { Reply } from '../reply.ts';
import { oldestLock } from '../resolved-ts/resolve.ts';
import { ConcurrencyManager } from '../txn/concurrency-manager.ts';
import { CommandJob } from './command-job.ts';
import { kvBatchGet, kvBufferBatchGet, kvScan, kvScanLock, mvccGetByKey, mvccGetByStartTs } from './long-commands.ts';
import { defaultPessimisticTxnConfig, type PessimisticTxnConfig } from './pessimistic-config.ts';
import { PessimisticLockJob } from './pessimistic-lock-job.ts';
import { resolveRegion, rollBackPessimisticLocks } from './region-commands.ts';
import { type RegionObserver, RegionTxns } from './region-txn.ts';
import {
  checkKeySizes,
  checkTxnApi,
  checkWriteApi,
  deleteRangeRefusal,
  type TxnCommandKind,
  type TxnRequest,
} from './txn-command.ts';
import { rangeOfRegion } from './txn-range.ts';
import { TxnReads } from './txn-reads.ts';
import { TxnScheduler, type TxnSchedulerOptions } from './txn-scheduler.ts';
import type { TxnStats } from './txn-stats.ts';
import * as writes from './write-commands.ts';

export interface TxnStorageOptions extends DriverOptions {
  readonly api: StorageApi;
  readonly maxKeySizeBytes: number;
  /** A timestamp from the oracle; rejects when it cannot be reached. */
  readonly timestamp: () => Promise<bigint>;
  /** `kv` without flow control: for commands that end transactions. */
  readonly direct?: RaftKv;
  /** Changes take effect while running. */
  readonly pessimistic?: PessimisticTxnConfig;
}

type Answer<R> = Reply<R | RegionErrorResponse>;

export class TxnStorage {
  readonly concurrency = new ConcurrencyManager();
  readonly detector: DeadlockDetector;
  gc: GcWorker | undefined;
  /** Up to which stale reads of a region may go on this store; set by who knows. */
  safeTs: (regionId: number) => bigint = () => 0n;
  readonly waits: LockWaits;
  readonly #api: StorageApi;
  readonly #options: TxnSchedulerOptions;
  readonly #regions: RegionTxns;
  readonly #reads: TxnReads;
  readonly #scheduler: TxnScheduler;

  constructor(options: TxnStorageOptions) {
    const { clock, tasks, kv } = options;
    const { concurrency } = this;
    const pessimistic = options.pessimistic ?? defaultPessimisticTxnConfig();
    this.#api = options.api;
    this.#options = { ...options, pessimistic };
    this.detector = new DeadlockDetector(clock, pessimistic.waitForLockTimeoutMs);
    this.waits = new LockWaits({ clock, detector: this.detector, pessimistic });
    const isKnownCommitted = (startTs: bigint): boolean => this.#scheduler.isKnownCommitted(startTs);
    this.#regions = new RegionTxns({
      ...options,
      pessimistic,
      concurrency,
      isKnownCommitted,
      defer: (task) => tasks.defer(task),
      checkMemoryLocks: (ranges, startTs) => this.checkMemoryLocks(ranges, startTs),
      listener: {
        changed: (regionId) => this.waits.recheck(regionId, (context) => kv.check(context)),
        leadsFirst: (leads) => {
          this.detector.leads = leads;
        },
      },
    });
    const scheduler = new TxnScheduler(this.#options, this.#regions, this.waits);
    this.#scheduler = scheduler;
    const world = {
      env: { concurrency, maxTsSynced: false, isKnownCommitted },
      readerOf: scheduler.readerOf.bind(scheduler),
      count: scheduler.count.bind(scheduler),
    };
    this.#reads = new TxnReads({
      ...options,
      world,
      stats: scheduler.stats,
      safeTs: (regionId) => this.safeTs(regionId),
    });
  }

  /** Who runs the regions tells it of them. */
  get observer(): RegionObserver {
    return this.#regions;
  }

  /**
   * For a leader that is asked for its read index on behalf of a read at `startTs`: makes the read known, and returns the lock of a
   * prewrite in flight that stops it. Ranges are of user keys; an empty end is open.
   */
  checkMemoryLocks(ranges: readonly kvrpcpb.KeyRange[], startTs: bigint): kvrpcpb.LockInfoInit | undefined {
    const { concurrency } = this;
    concurrency.updateMaxTs(startTs);
    const view = readViewOf(undefined, startTs);
    for (const { startKey, endKey } of ranges) {
      const upper = endKey.length === 0 ? undefined : txnDataKey(endKey);
      const failure = concurrency.checkRange(txnDataKey(startKey), upper, { ...view, replicaRead: true });
      if (failure?.error.kind === 'KeyIsLocked') return failure.error.lock;
    }
    return undefined;
  }

  /** The term in which this store leads the region and maxTs covers all that former leaders have served; 0: not now. */
  syncedTerm(regionId: number): number {
    return this.#regions.of(regionId).syncedTerm;
  }

  get stats(): TxnStats {
    return this.#scheduler.stats;
  }

  /**
   * First half of telling up to which timestamp a region is settled: no later commit here gets one at or below `ts`, which the
   * oracle has given. The bound that prewrites in flight leave of it is for {@link resolve}, on a snapshot taken after this.
   */
  settle(region: metapb.Region, ts: bigint): bigint {
    this.concurrency.updateMaxTs(ts);
    const { lower, upper } = rangeOfRegion(region);
    const oldest = this.concurrency.oldestInRange(lower, upper);
    return oldest !== undefined && oldest < ts ? oldest : ts;
  }

  /** `bound`, or the start of the oldest lock in the region; undefined when its locks cannot be read. */
  async resolve(region: RegionSnapshot, bound: bigint): Promise<bigint | undefined> {
    region.retain();
    try {
      const { lower, upper } = rangeOfRegion(region.region);
      let settled = bound;
      for (let from: Uint8Array | undefined = lower; from !== undefined; ) {
        const start: Uint8Array = from;
        const { oldest, next } = await runRead(region.engine, region.data, () => {
          using reader = new MvccReader(region.data);
          return oldestLock(reader, start, upper);
        });
        if (oldest !== undefined && oldest < settled) settled = oldest;
        from = next;
      }
      return settled;
    } catch (error) {
      this.#options.log.warn?.('locks of a region cannot be read', { region: region.region.id, error });
      return undefined;
    } finally {
      region.release();
    }
  }

  /** Of pessimistic locks that only memory knows. */
  get memoryLockBytes(): number {
    return this.#regions.use.sizeBytes;
  }

  /** Pessimistic locks that were kept in memory, and those that did not fit. */
  get memoryLocks(): { readonly success: number; readonly full: number } {
    return this.#regions.kept;
  }

  /** Commands that hold or await latches, and bytes of proposals under way. */
  get running(): { readonly commands: number; readonly writingBytes: number } {
    return { commands: this.#scheduler.latches.size, writingBytes: this.#scheduler.writingBytes };
  }

  set maxKeySizeBytes(bytes: number) {
    this.#options.maxKeySizeBytes = bytes;
  }

  /** Garbage is collected from {@link GcWorker.start} on. */
  openGc(options: GcWorkerOptions): GcWorker {
    this.gc = new GcWorker(this.#scheduler, options);
    return this.gc;
  }

  close(): void {
    this.gc?.close();
    this.waits.close();
    this.#regions.close();
  }

  get(request: kvrpcpb.GetRequest, reply: Answer<kvrpcpb.GetResponseInit>): void {
    this.#reads.get(request, reply);
  }

  batchGet(request: kvrpcpb.BatchGetRequest, reply: Answer<kvrpcpb.BatchGetResponseInit>): void {
    this.#reads.long(kvBatchGet, request, reply);
  }

  scan(request: kvrpcpb.ScanRequest, reply: Answer<kvrpcpb.ScanResponseInit>): void {
    this.#reads.long(kvScan, request, reply);
  }

  scanLock(request: kvrpcpb.ScanLockRequest, reply: Answer<kvrpcpb.ScanLockResponseInit>): void {
    this.#reads.long(kvScanLock, request, reply);
  }

  bufferBatchGet(request: kvrpcpb.BufferBatchGetRequest, reply: Answer<kvrpcpb.BufferBatchGetResponseInit>): void {
    this.#reads.long(kvBufferBatchGet, request, reply);
  }

  mvccGetByKey(request: kvrpcpb.MvccGetByKeyRequest, reply: Answer<kvrpcpb.MvccGetByKeyResponseInit>): void {
    this.#reads.long(mvccGetByKey, request, reply);
  }

  mvccGetByStartTs(
    request: kvrpcpb.MvccGetByStartTsRequest,
    reply: Answer<kvrpcpb.MvccGetByStartTsResponseInit>,
  ): void {
    this.#reads.long(mvccGetByStartTs, request, reply);
  }

  prewrite(request: kvrpcpb.PrewriteRequest, reply: Answer<kvrpcpb.PrewriteResponseInit>): void {
    this.#write(writes.kvPrewrite, request, reply);
  }

  commit(request: kvrpcpb.CommitRequest, reply: Answer<kvrpcpb.CommitResponseInit>): void {
    this.#write(writes.kvCommit, request, reply);
  }

  cleanup(request: kvrpcpb.CleanupRequest, reply: Answer<kvrpcpb.CleanupResponseInit>): void {
    this.#write(writes.kvCleanup, request, reply);
  }

  batchRollback(request: kvrpcpb.BatchRollbackRequest, reply: Answer<kvrpcpb.BatchRollbackResponseInit>): void {
    this.#write(writes.kvBatchRollback, request, reply);
  }

  checkTxnStatus(request: kvrpcpb.CheckTxnStatusRequest, reply: Answer<kvrpcpb.CheckTxnStatusResponseInit>): void {
    this.#write(writes.kvCheckTxnStatus, request, reply);
  }

  checkSecondaryLocks(
    request: kvrpcpb.CheckSecondaryLocksRequest,
    reply: Answer<kvrpcpb.CheckSecondaryLocksResponseInit>,
  ): void {
    this.#write(writes.kvCheckSecondaryLocks, request, reply);
  }

  txnHeartBeat(request: kvrpcpb.TxnHeartBeatRequest, reply: Answer<kvrpcpb.TxnHeartBeatResponseInit>): void {
    this.#write(writes.kvTxnHeartBeat, request, reply);
  }

  flush(request: kvrpcpb.FlushRequest, reply: Answer<kvrpcpb.FlushResponseInit>): void {
    this.#write(writes.kvFlush, request, reply);
  }

  pessimisticLock(request: kvrpcpb.PessimisticLockRequest, reply: Answer<kvrpcpb.PessimisticLockResponseInit>): void {
    const keys = request.mutations.map(({ key }) => key);
    const error = this.#check('acquire_pessimistic_lock', request, keys);
    if (error !== undefined) {
      reply.done({ errors: [error] });
    } else if (!this.#scheduler.submit(new PessimisticLockJob(this.#scheduler, request, keys, reply), true)) {
      reply.done({ regionError: schedulerIsBusy() });
    }
  }

  pessimisticRollback(
    request: kvrpcpb.PessimisticRollbackRequest,
    reply: Answer<kvrpcpb.PessimisticRollbackResponseInit>,
  ): void {
    if (request.keys.length > 0) {
      this.#write(writes.kvPessimisticRollback, request, reply);
      return;
    }
    const error = checkTxnApi('pessimistic_rollback', request.context, this.#api);
    if (error !== undefined) reply.done({ errors: [error] });
    else void rollBackPessimisticLocks(this.#scheduler, request, reply.receivedMs).then((r) => reply.done(r));
  }

  resolveLock(request: kvrpcpb.ResolveLockRequest, reply: Answer<kvrpcpb.ResolveLockResponseInit>): void {
    if (request.keys.length > 0) {
      this.#write(writes.kvResolveLockLite, request, reply);
      return;
    }
    const error = checkTxnApi('resolve_lock', request.context, this.#api);
    if (error !== undefined) reply.done({ error });
    else void resolveRegion(this.#scheduler, request, reply.receivedMs).then((r) => reply.done(r));
  }

  /** Everything of `[start, end)`, whatever its version. Not transactional: nobody is asked. */
  deleteRange(request: kvrpcpb.DeleteRangeRequest, reply: Answer<kvrpcpb.DeleteRangeResponseInit>): void {
    const { context, startKey, endKey, notifyOnly } = request;
    const { kv, clock } = this.#options;
    const error = deleteRangeRefusal(request, this.#api, this.#options.maxKeySizeBytes);
    if (error !== undefined) {
      reply.done({ error });
    } else if (isLate(context, reply.receivedMs, clock)) {
      reply.done({ regionError: deadlineExceeded() });
    } else if (compareBytes(startKey, endKey) > 0) {
      const bounds = `start_key: [${startKey.join(', ')}], end_key: [${endKey.join(', ')}]`;
      reply.done({ regionError: { message: `invalid delete range command, ${bounds}` } });
    } else {
      const batch = new WriteBatch(256);
      if (!notifyOnly) {
        const [start, end] = [txnDataKey(startKey), txnDataKey(endKey)];
        for (const cf of [CF.default, CF.lock, CF.write] as const) batch.deleteRange(cf, start, end);
      }
      kv.write(context ?? EMPTY_CONTEXT, batch, { written: (regionError) => reply.done({ regionError }) });
    }
  }

  /** Of this store, whatever regions there are. */
  unsafeDestroyRange(
    { startKey, endKey }: kvrpcpb.UnsafeDestroyRangeRequest,
    reply: Reply<kvrpcpb.UnsafeDestroyRangeResponseInit>,
  ): void {
    if (startKey.length === 0 || endKey.length === 0) {
      reply.done({ error: 'start key and end key of a range to destroy must not be empty' });
      return;
    }
    const destroyed = this.gc?.destroyRange(startKey, endKey);
    if (destroyed === undefined) {
      reply.done({ regionError: { message: 'gc worker is too busy', serverIsBusy: { reason: 'gc worker is busy' } } });
      return;
    }
    destroyed.then(
      () => reply.done({}),
      (error) => reply.done({ error: describeError(error) }),
    );
  }

  #check(kind: TxnCommandKind, request: TxnRequest, keys: readonly Uint8Array[]): kvrpcpb.KeyErrorInit | undefined {
    return checkWriteApi(kind, request.context, this.#api, keys) ?? checkKeySizes(keys, this.#options.maxKeySizeBytes);
  }

  #write<Q extends TxnRequest, R extends object>(
    command: writes.WriteCommand<Q, R>,
    request: Q,
    reply: Answer<R>,
  ): void {
    const keys = command.keys(request);
    const error = this.#check(command.kind, request, keys);
    if (error !== undefined) {
      reply.done(command.failed(error));
    } else if (
      !this.#scheduler.submit(new CommandJob(this.#scheduler, command, request, keys, reply), command.mayBeRefused)
    ) {
      reply.done({ regionError: schedulerIsBusy() });
    }
  }
}

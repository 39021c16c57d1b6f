/**
 * Commands that work through all of a region, one latched write after another: KvResolveLock and KVPessimisticRollback without
 * keys (facts 3.9). Each step finds keys without latches, then judges them again under latches, on a new snapshot.
 */
import { userKeyOfDataKey } from '@tessera/codec';
import { runRead } from '@tessera/engine';
import { isLate } from '../driver.ts';
import { EMPTY_CONTEXT } from '../empty-context.ts';
import type { kvrpcpb } from '../messages.ts';
import { keyErrorOf, MvccFailure } from '../mvcc/mvcc-error.ts';
import type { MvccReader } from '../mvcc/mvcc-reader.ts';
import type { RegionRefusal, RegionSnapshot } from '../raft-kv.ts';
import { deadlineExceeded, schedulerIsBusy } from '../region-errors.ts';
import { pessimisticLocksOf, pessimisticRollbackKey } from '../txn/cleanup.ts';
import type { MvccTxn } from '../txn/mvcc-txn.ts';
import { type LocksToResolve, locksToResolve, resolveKeys, statusesOf } from '../txn/resolve-lock.ts';
import { StepJob } from './command-job.ts';
import { rangeOfRegion, type TxnRange } from './txn-range.ts';
import type { StepOutcome, TxnScheduler } from './txn-scheduler.ts';

/** One command on its way through its region. */
class RegionWalk {
  readonly #scheduler: TxnScheduler;
  readonly #context: kvrpcpb.Context;
  readonly #receivedMs: number;

  constructor(scheduler: TxnScheduler, context: kvrpcpb.Context | undefined, receivedMs: number) {
    this.#scheduler = scheduler;
    this.#context = context ?? EMPTY_CONTEXT;
    this.#receivedMs = receivedMs;
  }

  /** Reads without latches; undefined with the outcome in `failure` when the region refuses. */
  async read<T>(
    operation: (reader: MvccReader, range: TxnRange) => T,
  ): Promise<{ readonly found: T } | { readonly failure: StepOutcome }> {
    const { clock, kv } = this.#scheduler.options;
    if (isLate(this.#context, this.#receivedMs, clock)) return { failure: { regionError: deadlineExceeded() } };
    const granted = kv.read(this.#context);
    const region =
      granted.kind === 'wait'
        ? await new Promise<RegionSnapshot | RegionRefusal>((resolve) => {
            granted.onReady((ready) => {
              // Until the promise is heard the turn may be over.
              if (ready.kind === 'snapshot') ready.retain();
              resolve(ready);
            });
          })
        : granted;
    if (region.kind === 'refused') return { failure: { regionError: region.error } };
    if (granted.kind !== 'wait') region.retain();
    try {
      const range = rangeOfRegion(region.region);
      const found = await runRead(region.engine, region.data, () => {
        using reader = this.#scheduler.readerOf(region);
        const result = operation(reader, range);
        this.#scheduler.count(reader);
        return result;
      });
      return { found };
    } catch (thrown) {
      return { failure: { error: this.#scheduler.fault(thrown) } };
    } finally {
      region.release();
    }
  }

  write(
    dataKeys: readonly Uint8Array[],
    startTs: bigint,
    action: (reader: MvccReader, txn: MvccTxn) => void,
  ): Promise<StepOutcome> {
    const keys = dataKeys.map((key) => userKeyOfDataKey(key));
    return new Promise((resolve) => {
      const job = new StepJob(this.#scheduler, this.#context, this.#receivedMs, keys, startTs, action, resolve);
      if (!this.#scheduler.submit(job, false)) resolve({ regionError: schedulerIsBusy() });
    });
  }
}

export async function resolveRegion(
  scheduler: TxnScheduler,
  request: kvrpcpb.ResolveLockRequest,
  receivedMs: number,
): Promise<kvrpcpb.ResolveLockResponseInit> {
  const statuses = statusesOf(request);
  if (statuses instanceof MvccFailure) return { error: keyErrorOf(statuses) };
  const walk = new RegionWalk(scheduler, request.context, receivedMs);
  for (let from: Uint8Array | undefined; ; ) {
    const read = await walk.read((reader, { lower, upper }) => locksToResolve(reader, statuses, from ?? lower, upper));
    if ('failure' in read) return read.failure;
    const found: LocksToResolve = read.found;
    if (found.locks.length === 0) return {};
    let next: Uint8Array | undefined;
    let failure: MvccFailure | undefined;
    const keys = found.locks.map(({ key }) => key);
    const outcome = await walk.write(keys, 0n, (reader, txn) => {
      const result = resolveKeys(found, statuses, reader, txn);
      if (result instanceof MvccFailure) failure = result;
      else next = result.next;
    });
    if (outcome.regionError !== undefined || outcome.error !== undefined) return outcome;
    if (failure !== undefined) return { error: keyErrorOf(failure) };
    if (next === undefined) return {};
    from = next;
  }
}

export async function rollBackPessimisticLocks(
  scheduler: TxnScheduler,
  request: kvrpcpb.PessimisticRollbackRequest,
  receivedMs: number,
): Promise<kvrpcpb.PessimisticRollbackResponseInit> {
  const { startVersion, forUpdateTs } = request;
  const walk = new RegionWalk(scheduler, request.context, receivedMs);
  for (let from: Uint8Array | undefined; ; ) {
    const read = await walk.read((reader, { lower, upper }) =>
      pessimisticLocksOf(reader, startVersion, forUpdateTs, from ?? lower, upper),
    );
    const failed = 'failure' in read ? read.failure : undefined;
    if (failed !== undefined) return asErrors(failed);
    const { keys, next } = (read as { found: ReturnType<typeof pessimisticLocksOf> }).found;
    if (keys.length === 0) return {};
    const outcome = await walk.write(keys, startVersion, (reader, txn) => {
      for (const key of keys) pessimisticRollbackKey(txn, reader, key, forUpdateTs);
    });
    if (outcome.regionError !== undefined || outcome.error !== undefined) return asErrors(outcome);
    if (next === undefined) return {};
    from = next;
  }
}

function asErrors({ regionError, error }: StepOutcome): kvrpcpb.PessimisticRollbackResponseInit {
  return error === undefined ? { regionError } : { errors: [error] };
}

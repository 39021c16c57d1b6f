/**
 * Commands that work through all of a region, one latched write after another: KvResolveLock and KVPessimisticRollback without
 * keys (facts 3.9). Each step finds keys without latches, then judges them again under latches, on a new snapshot.
 */
import type { kvrpcpb } from '../messages.ts';
import { keyErrorOf, MvccFailure } from '../mvcc/mvcc-error.ts';
import { pessimisticLocksOf, pessimisticRollbackKey } from '../txn/cleanup.ts';
import { type LocksToResolve, locksToResolve, resolveKeys, statusesOf } from '../txn/resolve-lock.ts';
import { RegionWalk } from './region-walk.ts';
import type { StepOutcome, TxnScheduler } from './txn-scheduler.ts';

export async function resolveRegion(
  scheduler: TxnScheduler,
  request: kvrpcpb.ResolveLockRequest,
  receivedMs: number,
): Promise<kvrpcpb.ResolveLockResponseInit> {
  const statuses = statusesOf(request);
  if (statuses instanceof MvccFailure) return { error: keyErrorOf(statuses) };
  const walk = new RegionWalk(scheduler, 'resolve_lock', request.context, receivedMs);
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
  const walk = new RegionWalk(scheduler, 'pessimistic_rollback', request.context, receivedMs);
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

/**
 * KvCheckSecondaryLocks: is an async commit complete? A secondary that is neither locked nor committed ends it: a
 * protected rollback keeps the missing prewrite out for good (facts 3.8).
 */
import { type LockRecord, txnDataKey } from '@tessera/codec';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { lockInfo, lockInfoBytes } from '../mvcc/lock-info.ts';
import type { MvccReader, OverlappedWrite } from '../mvcc/mvcc-reader.ts';
import { RESPONSE_BYTES_MAX, responseTooLarge } from '../response-limit.ts';
import type { MvccTxn } from './mvcc-txn.ts';
import { collapsePreviousRollback, noteRollbackInLock, rollbackWrite, statusFromRecords } from './rollback.ts';

type SecondaryStatus =
  | { readonly kind: 'locked'; readonly lock: LockRecord }
  | { readonly kind: 'committed'; readonly commitTs: bigint }
  | { readonly kind: 'rolledBack' };

export function checkSecondaryLocks(
  request: kvrpcpb.CheckSecondaryLocksRequest,
  reader: MvccReader,
  txn: MvccTxn,
): kvrpcpb.CheckSecondaryLocksResponseInit {
  const { startVersion: startTs } = request;
  const regionError = txn.env.concurrency.refusal(startTs);
  if (regionError !== undefined) return { regionError };
  // No commit may get the timestamp of a protected rollback.
  txn.env.concurrency.updateMaxTs(startTs);
  const locks: kvrpcpb.LockInfoInit[] = [];
  let bytes = 0;
  for (const userKey of request.keys) {
    const status = checkKey(txn, reader, txnDataKey(userKey));
    if (status.kind === 'rolledBack') return {};
    if (status.kind === 'committed') {
      txn.committed.push({ startTs, commitTs: status.commitTs });
      return { commitTs: status.commitTs };
    }
    const info = lockInfo(status.lock, userKey);
    locks.push(info);
    bytes += lockInfoBytes(info);
    if (bytes > RESPONSE_BYTES_MAX) {
      txn.clear();
      return { error: { abort: responseTooLarge() } };
    }
  }
  return { locks };
}

function checkKey(txn: MvccTxn, reader: MvccReader, key: Uint8Array): SecondaryStatus {
  const lock = reader.loadLock(key);
  const isOwn = lock?.startTs === txn.startTs;
  if (isOwn && lock.kind !== 'pessimistic') return { kind: 'locked', lock };
  const { status, overlapped } = statusFromRecords(reader, key, txn.startTs);
  // A pessimistic lock means that the prewrite has not been here; beside a record it is a leftover.
  if (isOwn) txn.unlock(key, true, 0n);
  if (status?.kind === 'committed') return { kind: 'committed', commitTs: status.commitTs };
  if (status === undefined) writeProtectedRollback(txn, reader, key, isOwn ? undefined : lock, overlapped);
  return { kind: 'rolledBack' };
}

function writeProtectedRollback(
  txn: MvccTxn,
  reader: MvccReader,
  key: Uint8Array,
  mismatching: LockRecord | undefined,
  overlapped: OverlappedWrite | undefined,
): void {
  if (mismatching !== undefined) noteRollbackInLock(txn, key, mismatching);
  const write = rollbackWrite(txn.startTs, true, overlapped);
  if (write === undefined) return;
  txn.putWrite(key, txn.startTs, write);
  collapsePreviousRollback(txn, reader, key);
}

/** KvCommit: locks become records (facts 3.5). */
import { compareBytes } from '@tessera/base';
import { txnDataKey, userKeyOfDataKey } from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { fail, keyErrorOf, type MvccFailure } from '../mvcc/mvcc-error.ts';
import { mvccInfo } from '../mvcc/mvcc-info.ts';
import type { MvccReader } from '../mvcc/mvcc-reader.ts';
import { commitRecordOf, type MvccTxn } from './mvcc-txn.ts';

export function commit(request: kvrpcpb.CommitRequest, reader: MvccReader, txn: MvccTxn): kvrpcpb.CommitResponseInit {
  const { startVersion: startTs, commitVersion: commitTs } = request;
  if (commitTs <= startTs) return { error: keyErrorOf(fail({ kind: 'InvalidTxnTso', startTs, commitTs })) };
  for (const key of request.keys) {
    const failure = commitKey(txn, reader, txnDataKey(key), commitTs, request.commitRole);
    if (failure === undefined) continue;
    txn.clear();
    return { error: keyErrorOf(failure) };
  }
  txn.committed.push({ startTs, commitTs });
  return { commitVersion: commitTs };
}

/** Commits the lock of `txn.startTs` on one key; fine when that was done before. */
export function commitKey(
  txn: MvccTxn,
  reader: MvccReader,
  key: Uint8Array,
  commitTs: bigint,
  role: kvrpcpb.CommitRole,
): MvccFailure | undefined {
  const { startTs } = txn;
  const lock = reader.loadLock(key);
  if (lock?.startTs !== startTs) return checkCommitted(reader, key, startTs, commitTs, role);
  if (commitTs < lock.minCommitTs) {
    const userKey = userKeyOfDataKey(key);
    // Of a primary this is usual: a reader pushed it. A secondary has no excuse: tell all there is.
    const unexpected = compareBytes(userKey, lock.primary) !== 0;
    return fail({
      kind: 'CommitTsExpired',
      startTs,
      commitTs,
      key: userKey,
      minCommitTs: lock.minCommitTs,
      mvccInfo: unexpected ? mvccInfo(reader, key) : undefined,
    });
  }
  const isPessimistic = lock.forUpdateTs !== 0n;
  if (lock.kind === 'pessimistic') {
    // Left over from a statement that was retried; the transaction never wrote here.
    txn.unlock(key, true, 0n);
    return undefined;
  }
  txn.putWrite(key, commitTs, commitRecordOf(lock, lock.rollbackTs.includes(commitTs)));
  txn.unlock(key, isPessimistic, commitTs);
  return undefined;
}

function checkCommitted(
  reader: MvccReader,
  key: Uint8Array,
  startTs: bigint,
  commitTs: bigint,
  role: kvrpcpb.CommitRole,
): MvccFailure | undefined {
  const record = reader.commitRecord(key, startTs);
  if (record.kind === 'single' && record.write.kind !== 'rollback') return undefined;
  const unexpected = role === kvrpcpb.CommitRole.Secondary;
  return fail({
    kind: 'TxnLockNotFound',
    startTs,
    commitTs,
    key: userKeyOfDataKey(key),
    mvccInfo: unexpected ? mvccInfo(reader, key) : undefined,
  });
}

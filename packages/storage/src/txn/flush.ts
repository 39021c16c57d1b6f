/**
 * KvFlush and KvBufferBatchGet: a large transaction writes its buffer ahead of its commit, generation by generation, and reads
 * it back (pipelined DML, facts 3.11).
 */
import { TS_MAX, TXN_SIZE_UNKNOWN, txnDataKey } from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { lockInfoBytes } from '../mvcc/lock-info.ts';
import { fail, keyErrorOf, MvccFailure } from '../mvcc/mvcc-error.ts';
import type { MvccReader } from '../mvcc/mvcc-reader.ts';
import { RESPONSE_BYTES_MAX, responseTooLarge } from '../response-limit.ts';
import type { MvccTxn } from './mvcc-txn.ts';
import { committedAt, LOCKED_BYTES_MAX, mayBeLateRetry, mustNotExist } from './prewrite.ts';
import { type PrewriteProps, prewriteKey } from './prewrite-key.ts';

export function flush(request: kvrpcpb.FlushRequest, reader: MvccReader, txn: MvccTxn): kvrpcpb.FlushResponseInit {
  const { startTs, generation } = request;
  if (generation === 0) {
    const text = 'generation should be greater than 0 for Flush requests';
    return failed(txn, [fail({ kind: 'Other', text })]);
  }
  if (startTs === TS_MAX) return failed(txn, [fail({ kind: 'InvalidTxnTso', startTs, commitTs: 0n })]);
  const regionError = request.mutations.some(mustNotExist) ? txn.env.concurrency.refusal(startTs) : undefined;
  if (regionError !== undefined) return { regionError };
  const props: PrewriteProps = {
    startTs,
    primary: request.primaryKey,
    pessimistic: false,
    forUpdateTs: 0n,
    skipConstraintCheck: false,
    lockTtlMs: request.lockTtl,
    txnSize: TXN_SIZE_UNKNOWN,
    // Not 0: readers may push it.
    minCommitTs: startTs + 1n,
    maxCommitTs: 0n,
    assertionLevel: request.assertionLevel,
    txnSource: request.context?.txnSource ?? 0,
    isRetry: request.context?.isRetryRequest ?? false,
    generation,
  };
  const locked: MvccFailure[] = [];
  let lockedBytes = 0;
  let assertionFailure: MvccFailure | undefined;
  for (const mutation of request.mutations) {
    const key = txnDataKey(mutation.key);
    const result = prewriteKey(txn, reader, props, {
      mutation,
      key,
      pessimisticAction: kvrpcpb.PrewriteRequest_PessimisticAction.SKIP_PESSIMISTIC_CHECK,
      expectedForUpdateTs: undefined,
      secondaries: undefined,
      commitKind: 'twoPhase',
    });
    if (!(result instanceof MvccFailure)) continue;
    if (mayBeLateRetry(result) && committedAt(reader, key, startTs) !== undefined) {
      txn.clear();
      return {};
    }
    if (result.error.kind === 'KeyIsLocked') {
      locked.push(result);
      lockedBytes += lockInfoBytes(result.error.lock);
      if (lockedBytes > LOCKED_BYTES_MAX) break;
    } else if (result.is('AssertionFailed')) assertionFailure ??= result;
    // An older generation that comes late has nothing to add.
    else if (!result.is('GenerationOutOfOrder')) return failed(txn, [result]);
  }
  if (assertionFailure !== undefined) return failed(txn, [assertionFailure]);
  return locked.length > 0 ? failed(txn, locked) : {};
}

function failed(txn: MvccTxn, failures: readonly MvccFailure[]): kvrpcpb.FlushResponseInit {
  txn.clear();
  return { errors: failures.map(keyErrorOf) };
}

/** Values in the transaction's own locks; a deletion is an empty value, a key it has not written is left out. */
export function bufferBatchGet(
  request: kvrpcpb.BufferBatchGetRequest,
  reader: MvccReader,
  bytesMax: number = RESPONSE_BYTES_MAX,
): kvrpcpb.BufferBatchGetResponseInit {
  const pairs: kvrpcpb.KvPairInit[] = [];
  let bytes = 0;
  for (const userKey of request.keys) {
    const key = txnDataKey(userKey);
    const lock = reader.loadLock(key);
    if (lock?.startTs !== request.version) continue;
    if (lock.kind === 'put') {
      const value = lock.shortValue ?? reader.loadLongValue(key, lock.startTs);
      pairs.push({ key: userKey, value });
      bytes += value.length;
      if (bytes > bytesMax) return { error: { abort: responseTooLarge(bytesMax) } };
    } else if (lock.kind === 'delete') {
      pairs.push({ key: userKey, value: new Uint8Array(0) });
    }
  }
  return { pairs };
}

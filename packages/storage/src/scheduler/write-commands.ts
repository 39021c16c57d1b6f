/** The transactional commands that change data, as the scheduler needs to know them. What they do is in `txn/`. */
import type { KeyErrorInit } from '@tessera/proto/kvrpcpb';
import type { kvrpcpb } from '../messages.ts';
import type { MvccReader } from '../mvcc/mvcc-reader.ts';
import { checkSecondaryLocks } from '../txn/check-secondary-locks.ts';
import { checkTxnStatus, txnHeartBeat } from '../txn/check-txn-status.ts';
import { batchRollback, cleanup, pessimisticRollback } from '../txn/cleanup.ts';
import { commit } from '../txn/commit.ts';
import { flush } from '../txn/flush.ts';
import type { MvccTxn } from '../txn/mvcc-txn.ts';
import { prewrite } from '../txn/prewrite.ts';
import { resolveLockLite } from '../txn/resolve-lock.ts';
import type { TxnCommandKind, TxnRequest } from './txn-command.ts';

export interface WriteCommand<Request extends TxnRequest, Response extends object> {
  readonly kind: TxnCommandKind;
  startTs(request: Request): bigint;
  /** User keys to latch. */
  keys(request: Request): readonly Uint8Array[];
  /** Refused while the store is busy with writes. Commands that end transactions are not: they make room. */
  readonly mayBeRefused: boolean;
  /** Bytes of the response may be the snapshot's, which has to live as long as the write. */
  readonly borrows: boolean;
  run(request: Request, reader: MvccReader, txn: MvccTxn): Response;
  failed(error: KeyErrorInit): Response;
}

const failed = (error: KeyErrorInit): { error: KeyErrorInit } => ({ error });
const failedMany = (error: KeyErrorInit): { errors: KeyErrorInit[] } => ({ errors: [error] });
const keyOf = ({ key }: kvrpcpb.Mutation): Uint8Array => key;

export const kvPrewrite: WriteCommand<kvrpcpb.PrewriteRequest, kvrpcpb.PrewriteResponseInit> = {
  kind: 'prewrite',
  startTs: (request) => request.startVersion,
  keys: (request) => request.mutations.map(keyOf),
  mayBeRefused: true,
  borrows: false,
  run: prewrite,
  failed: failedMany,
};

export const kvCommit: WriteCommand<kvrpcpb.CommitRequest, kvrpcpb.CommitResponseInit> = {
  kind: 'commit',
  startTs: (request) => request.startVersion,
  keys: (request) => request.keys,
  mayBeRefused: false,
  borrows: false,
  run: commit,
  failed,
};

export const kvCleanup: WriteCommand<kvrpcpb.CleanupRequest, kvrpcpb.CleanupResponseInit> = {
  kind: 'cleanup',
  startTs: (request) => request.startVersion,
  keys: (request) => [request.key],
  mayBeRefused: false,
  borrows: false,
  run: cleanup,
  failed,
};

export const kvBatchRollback: WriteCommand<kvrpcpb.BatchRollbackRequest, kvrpcpb.BatchRollbackResponseInit> = {
  kind: 'rollback',
  startTs: (request) => request.startVersion,
  keys: (request) => request.keys,
  mayBeRefused: false,
  borrows: false,
  run: batchRollback,
  failed,
};

export const kvPessimisticRollback: WriteCommand<
  kvrpcpb.PessimisticRollbackRequest,
  kvrpcpb.PessimisticRollbackResponseInit
> = {
  kind: 'pessimistic_rollback',
  startTs: (request) => request.startVersion,
  keys: (request) => request.keys,
  mayBeRefused: false,
  borrows: false,
  run: pessimisticRollback,
  failed: failedMany,
};

export const kvCheckTxnStatus: WriteCommand<kvrpcpb.CheckTxnStatusRequest, kvrpcpb.CheckTxnStatusResponseInit> = {
  kind: 'check_txn_status',
  startTs: (request) => request.lockTs,
  keys: (request) => [request.primaryKey],
  mayBeRefused: false,
  borrows: true,
  run: checkTxnStatus,
  failed,
};

export const kvCheckSecondaryLocks: WriteCommand<
  kvrpcpb.CheckSecondaryLocksRequest,
  kvrpcpb.CheckSecondaryLocksResponseInit
> = {
  kind: 'check_secondary_locks',
  startTs: (request) => request.startVersion,
  keys: (request) => request.keys,
  mayBeRefused: false,
  borrows: true,
  run: checkSecondaryLocks,
  failed,
};

export const kvTxnHeartBeat: WriteCommand<kvrpcpb.TxnHeartBeatRequest, kvrpcpb.TxnHeartBeatResponseInit> = {
  kind: 'txn_heart_beat',
  startTs: (request) => request.startVersion,
  keys: (request) => [request.primaryLock],
  mayBeRefused: false,
  borrows: false,
  run: txnHeartBeat,
  failed,
};

export const kvResolveLockLite: WriteCommand<kvrpcpb.ResolveLockRequest, kvrpcpb.ResolveLockResponseInit> = {
  kind: 'resolve_lock_lite',
  startTs: (request) => request.startVersion,
  keys: (request) => request.keys,
  mayBeRefused: false,
  borrows: false,
  run: resolveLockLite,
  failed,
};

export const kvFlush: WriteCommand<kvrpcpb.FlushRequest, kvrpcpb.FlushResponseInit> = {
  kind: 'flush',
  startTs: (request) => request.startTs,
  keys: (request) => request.mutations.map(keyOf),
  mayBeRefused: true,
  borrows: false,
  run: flush,
  failed: failedMany,
};

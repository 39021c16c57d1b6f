/** Transactional commands as pure actions over a reader (README.md here). */
export { checkSecondaryLocks } from './check-secondary-locks.ts';
export { checkTxnStatus, txnHeartBeat } from './check-txn-status.ts';
export {
  batchRollback,
  cleanup,
  pessimisticLocksOf,
  pessimisticRollback,
  pessimisticRollbackKey,
} from './cleanup.ts';
export { commit } from './commit.ts';
export { ConcurrencyManager, type MemoryLock } from './concurrency-manager.ts';
export { bufferBatchGet, flush } from './flush.ts';
export { type GcCandidates, type GcResult, gcCandidates, gcKey } from './gc.ts';
export { type KnownStatus, MvccTxn, type ReleasedLock, type TxnEnv } from './mvcc-txn.ts';
export {
  failedLock,
  lockKey,
  type PessimisticLockOutcome,
  type PessimisticLockProps,
  type PessimisticLockResult,
  pessimisticLock,
  pessimisticLockProps,
} from './pessimistic-lock.ts';
export { prewrite } from './prewrite.ts';
export { get, KvBatchGet, KvScan, prepareBatchGet, prepareGet, prepareScan } from './reads.ts';
export {
  KvScanLock,
  type LocksToResolve,
  locksToResolve,
  prepareScanLock,
  resolveKeys,
  resolveLockLite,
  statusesOf,
  type TxnStatuses,
} from './resolve-lock.ts';

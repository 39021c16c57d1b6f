/** The transactional commands. */
import { Tikv } from '@tessera/proto/tikvpb';
import { type BatchCommand, type Command, command, inBatch } from './command.ts';

const get = command('kv_get', Tikv.KvGet, ({ txn }, request, reply) => txn.get(request, reply));
const scan = command('kv_scan', Tikv.KvScan, ({ txn }, request, reply) => txn.scan(request, reply));
const batchGet = command('kv_batch_get', Tikv.KvBatchGet, ({ txn }, request, reply) => txn.batchGet(request, reply));
const prewrite = command('kv_prewrite', Tikv.KvPrewrite, ({ txn }, request, reply) => txn.prewrite(request, reply));
const commit = command('kv_commit', Tikv.KvCommit, ({ txn }, request, reply) => txn.commit(request, reply));
const cleanup = command('kv_cleanup', Tikv.KvCleanup, ({ txn }, request, reply) => txn.cleanup(request, reply));
const batchRollback = command('kv_batch_rollback', Tikv.KvBatchRollback, ({ txn }, request, reply) =>
  txn.batchRollback(request, reply),
);
const pessimisticLock = command('kv_pessimistic_lock', Tikv.KvPessimisticLock, ({ txn }, request, reply) =>
  txn.pessimisticLock(request, reply),
);
const pessimisticRollback = command('kv_pessimistic_rollback', Tikv.KVPessimisticRollback, ({ txn }, request, reply) =>
  txn.pessimisticRollback(request, reply),
);
const txnHeartBeat = command('kv_txn_heart_beat', Tikv.KvTxnHeartBeat, ({ txn }, request, reply) =>
  txn.txnHeartBeat(request, reply),
);
const checkTxnStatus = command('kv_check_txn_status', Tikv.KvCheckTxnStatus, ({ txn }, request, reply) =>
  txn.checkTxnStatus(request, reply),
);
const checkSecondaryLocks = command('kv_check_secondary_locks', Tikv.KvCheckSecondaryLocks, ({ txn }, request, reply) =>
  txn.checkSecondaryLocks(request, reply),
);
const scanLock = command('kv_scan_lock', Tikv.KvScanLock, ({ txn }, request, reply) => txn.scanLock(request, reply));
const resolveLock = command('kv_resolve_lock', Tikv.KvResolveLock, ({ txn }, request, reply) =>
  txn.resolveLock(request, reply),
);
const deleteRange = command('kv_delete_range', Tikv.KvDeleteRange, ({ txn }, request, reply) =>
  txn.deleteRange(request, reply),
);
const flush = command('kv_flush', Tikv.KvFlush, ({ txn }, request, reply) => txn.flush(request, reply));
const bufferBatchGet = command('kv_buffer_batch_get', Tikv.KvBufferBatchGet, ({ txn }, request, reply) =>
  txn.bufferBatchGet(request, reply),
);
const mvccGetByKey = command('mvcc_get_by_key', Tikv.MvccGetByKey, ({ txn }, request, reply) =>
  txn.mvccGetByKey(request, reply),
);
const mvccGetByStartTs = command('mvcc_get_by_start_ts', Tikv.MvccGetByStartTs, ({ txn }, request, reply) =>
  txn.mvccGetByStartTs(request, reply),
);
const unsafeDestroyRange = command('unsafe_destroy_range', Tikv.UnsafeDestroyRange, ({ txn }, request, reply) =>
  txn.unsafeDestroyRange(request, reply),
);

export const TXN_COMMANDS: readonly Command[] = [
  get,
  scan,
  batchGet,
  prewrite,
  commit,
  cleanup,
  batchRollback,
  pessimisticLock,
  pessimisticRollback,
  txnHeartBeat,
  checkTxnStatus,
  checkSecondaryLocks,
  scanLock,
  resolveLock,
  deleteRange,
  flush,
  bufferBatchGet,
  mvccGetByKey,
  mvccGetByStartTs,
  unsafeDestroyRange,
];

/** By the name of the oneof. */
export const TXN_BATCH_COMMANDS: Readonly<Record<string, BatchCommand>> = {
  get: inBatch(get, 1),
  scan: inBatch(scan, 2),
  prewrite: inBatch(prewrite, 3),
  commit: inBatch(commit, 4),
  cleanup: inBatch(cleanup, 6),
  batchGet: inBatch(batchGet, 7),
  batchRollback: inBatch(batchRollback, 8),
  scanLock: inBatch(scanLock, 9),
  resolveLock: inBatch(resolveLock, 10),
  deleteRange: inBatch(deleteRange, 12),
  pessimisticLock: inBatch(pessimisticLock, 23),
  pessimisticRollback: inBatch(pessimisticRollback, 24),
  checkTxnStatus: inBatch(checkTxnStatus, 25),
  txnHeartBeat: inBatch(txnHeartBeat, 26),
  checkSecondaryLocks: inBatch(checkSecondaryLocks, 33),
  flush: inBatch(flush, 37),
  bufferBatchGet: inBatch(bufferBatchGet, 38),
};

/** Commands over regions: raw key-value, and transactions as actions. */
export { EMPTY_CONTEXT } from './empty-context.ts';
export { FlowControlledKv } from './flow-control/flow-controlled-kv.ts';
export type { FlowControlConfig } from './flow-control/flow-controller.ts';
export type { GcConfig } from './gc/gc-worker.ts';
export type { DeadlockDetector, DetectorLink } from './lock-wait/deadlock-detector.ts';
export * as mvcc from './mvcc/index.ts';
export * from './raft-kv.ts';
export type { StorageApi } from './raw/raw-command.ts';
export { RawStorage, type RawStorageOptions } from './raw/raw-storage.ts';
export type { WriteOutcome } from './raw/writes.ts';
export * from './region-check.ts';
export * from './region-errors.ts';
export type { Reply } from './reply.ts';
export { defaultPessimisticTxnConfig, type PessimisticTxnConfig } from './scheduler/pessimistic-config.ts';
export type { RegionObserver } from './scheduler/region-txn.ts';
export { TXN_COMMANDS } from './scheduler/txn-command.ts';
export { TxnStorage, type TxnStorageOptions } from './scheduler/txn-storage.ts';
export * as txn from './txn/index.ts';

/** The TypeScript client of Tessera and TiKV. */
export { Client, type ClientEnv, type ConnectOptions, connect } from './client.ts';
export * from './errors.ts';
export type { RawClient } from './raw-client.ts';
export type { Checksum, CompareAndSwapResult, KvPair } from './raw-commands.ts';
export type {
  Bytes,
  PutOptions,
  RangeOptions,
  RawOptions,
  ScanOptions,
  WriteOptions,
} from './raw-options.ts';
export type { CallOptions } from './router.ts';
export type { GcOptions, GcResult } from './txn/gc.ts';
export type { RunOptions } from './txn/run-transaction.ts';
export type { Snapshot } from './txn/snapshot.ts';
export type { LockOptions, Transaction, TransactionState } from './txn/transaction.ts';
export * from './txn/txn-errors.ts';
export type { BeginOptions, Priority, ReadOptions, SnapshotOptions, TxnScanOptions } from './txn/txn-options.ts';

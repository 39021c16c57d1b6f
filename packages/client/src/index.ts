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

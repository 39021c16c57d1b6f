/** Commands over regions: raw key-value now, transactions later. */
export { EMPTY_CONTEXT } from './empty-context.ts';
export * from './raft-kv.ts';
export type { StorageApi } from './raw/raw-command.ts';
export { RawStorage, type RawStorageOptions } from './raw/raw-storage.ts';
export type { WriteOutcome } from './raw/writes.ts';
export * from './region-check.ts';
export * from './region-errors.ts';
export type { Reply } from './reply.ts';

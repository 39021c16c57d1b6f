/** Byte-level encodings of keys, values and checksums that TiKV's protocol and files fix. */
export * from './api-v2.ts';
export * from './codec-error.ts';
export * from './crc64.ts';
export * from './farmhash.ts';
export * from './fixed64.ts';
export type { LastChange } from './last-change.ts';
export * from './local-keys.ts';
export * from './lock-record.ts';
export * from './memcomparable.ts';
export * from './raw-value.ts';
export * from './timestamp.ts';
export * from './versioned-key.ts';
export * from './write-record.ts';

/** Settings of the engine under TiKV's keys. */
import type { BlobSettings } from '@tessera/engine';
import type { StoreConfig } from './items.ts';

export const BLOB_RUN_MODES = ['normal', 'read-only', 'fallback'] as const;
export const BLOB_COMPRESSIONS = ['none', 'zstd'] as const;

/** `rocksdb.titan.*` and `rocksdb.defaultcf.titan.*`. */
export function blobSettings(config: StoreConfig): Partial<BlobSettings> {
  const mode = config['rocksdb.defaultcf.titan.blob-run-mode'] as (typeof BLOB_RUN_MODES)[number];
  // The filter of expired values looks into values, which it could not where they are separated.
  const separates = config['rocksdb.titan.enabled'] && !config['storage.enable-ttl'];
  return {
    mode: separates || mode === 'fallback' ? mode : 'read-only',
    minBytes: config['rocksdb.defaultcf.titan.min-blob-size'],
    discardableRatio: config['rocksdb.defaultcf.titan.discardable-ratio'],
    compression: config['rocksdb.defaultcf.titan.blob-file-compression'] as (typeof BLOB_COMPRESSIONS)[number],
    disableGc: config['rocksdb.titan.disable-gc'],
  };
}

/** `rocksdb.max-open-files`, of which a negative one is RocksDB's for as many as there are. */
export function openFilesMax(config: StoreConfig): number {
  const files = config['rocksdb.max-open-files'];
  return files < 0 ? Number.POSITIVE_INFINITY : files;
}

/** A user key that fits into LMDB's with the region prefix, the encoding of transactions and a timestamp. */
const LMDB_USER_KEY_BYTES_MAX = 1743;

/** `storage.max-key-size`, as far as the engine goes. */
export function maxKeyBytes(config: StoreConfig): number {
  const bytes = config['storage.max-key-size'];
  return config['storage.kv-engine'] === 'lmdb' ? Math.min(bytes, LMDB_USER_KEY_BYTES_MAX) : bytes;
}

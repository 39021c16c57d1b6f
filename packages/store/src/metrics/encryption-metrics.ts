/** Metrics of encryption at rest, under TiKV's names. Read when somebody scrapes. */
import type { Encryption } from '@tessera/encryption';
import { family } from './txn-metrics.ts';

export function encryptionMetrics(encryption: Encryption): string {
  const { enabled, dataKeys, dictionaryBytes, rotationFailures } = encryption.stats();
  return [
    family('tikv_encryption_is_initialized', 'gauge', 'Whether new files are encrypted', [['', enabled ? 1 : 0]]),
    family('tikv_encryption_data_key_storage_total', 'gauge', 'Data keys in the dictionary', [['', dataKeys]]),
    family('tikv_encryption_meta_file_size_bytes', 'gauge', 'Size of the key dictionary', [
      ['name="key.dict"', dictionaryBytes],
    ]),
    family('tessera_encryption_rotation_failures_total', 'counter', 'New data keys that could not be stored', [
      ['', rotationFailures],
    ]),
  ].join('');
}

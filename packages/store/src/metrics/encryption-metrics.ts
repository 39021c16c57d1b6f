/** Metrics of encryption at rest, under TiKV's names. Read when somebody scrapes. */
import type { Encryption } from '@tessera/encryption';
import { exponentialBuckets, HistogramFamily } from './histogram.ts';
import { family } from './txn-metrics.ts';

const OPERATIONS = ['read', 'write'] as const;

export class EncryptionMetrics {
  readonly #dictionaryTimes = new HistogramFamily(
    'tikv_encryption_write_read_file_duration_seconds',
    'Histogram of writing or reading the key dictionary',
    // Up to half a minute.
    exponentialBuckets(0.001, 2, 16),
    OPERATIONS.map((operation) => `type="key.dict",operation="${operation}"`),
  );

  async text(encryption: Encryption): Promise<string> {
    const { enabled, dataKeys, dictionaryBytes, rotationFailures } = encryption.stats();
    for (const { operation, ms } of encryption.takeDictionaryTimes()) {
      this.#dictionaryTimes.observe(OPERATIONS.indexOf(operation), ms / 1000);
    }
    // A disk that fails just now must not hide all other metrics.
    const files = await encryption.countFiles().catch(() => undefined);
    return [
      family('tikv_encryption_is_initialized', 'gauge', 'Whether new files are encrypted', [['', enabled ? 1 : 0]]),
      family('tikv_encryption_data_key_storage_total', 'gauge', 'Data keys in the dictionary', [['', dataKeys]]),
      family('tikv_encryption_file_num', 'gauge', 'Encrypted files', files === undefined ? [] : [['', files]]),
      family('tikv_encryption_meta_file_size_bytes', 'gauge', 'Size of the key dictionary', [
        ['name="key.dict"', dictionaryBytes],
      ]),
      this.#dictionaryTimes.text(),
      family('tessera_encryption_rotation_failures_total', 'counter', 'New data keys that could not be stored', [
        ['', rotationFailures],
      ]),
    ].join('');
  }
}

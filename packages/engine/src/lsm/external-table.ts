/**
 * Tables that travel: written from what an engine holds, taken over by another engine (`LsmEngine.ingest`), or read row by row into one that takes
 * no tables. They hold puts only, each key once, in order; without sequence, which the ingesting engine gives.
 */
import { crc32c, latin1 } from '@tessera/base';
import type { Disk, DiskFile } from '@tessera/env';
import { type ColumnFamily, EngineError, type ExternalTable } from '../kv-engine.ts';
import { WriteBatch } from '../write-batch.ts';
import { corruption, KIND_PUT } from './coding.ts';
import { wholeTable } from './ingest.ts';
import { RunIterator } from './run-iterator.ts';
import { Table } from './table.ts';
import { TableBuilder } from './table-builder.ts';
import { JobSource } from './table-writer.ts';

const BLOCK_BYTES = 16 * 1024;

/** As the engine's own deep tables, but uncompressed: compressing would cost the loop ten times the rest. */
const OPTIONS = {
  blockBytes: BLOCK_BYTES,
  restartInterval: 16,
  bloomBitsPerKey: 10,
  compression: 'none',
  sampleEveryBytes: Number.MAX_SAFE_INTEGER,
} as const;

export class ExternalTableWriter {
  readonly path: string;
  readonly #file: DiskFile;
  readonly #builder: TableBuilder;
  #position = 0;
  #checksum = 0;
  #closed = false;

  private constructor(file: DiskFile, cf: ColumnFamily) {
    this.path = file.path;
    this.#file = file;
    this.#builder = new TableBuilder(cf, OPTIONS);
  }

  /** `path` must not exist. */
  static async create(disk: Disk, path: string, cf: ColumnFamily): Promise<ExternalTableWriter> {
    return new ExternalTableWriter(await disk.open(path, 'create'), cf);
  }

  /** What was added, as a file. */
  get sizeBytes(): number {
    return this.#builder.sizeBytes;
  }

  /** crc32c of what is in the file. */
  get checksum(): number {
    return this.#checksum;
  }

  /** Keys ascend; both are borrowed for the call. */
  add(key: Uint8Array, value: Uint8Array): void {
    this.#builder.add(key, 0, key.length, 0, KIND_PUT, value, 0, value.length);
  }

  /** Moves finished blocks from memory to the file; how many bytes. */
  async write(): Promise<number> {
    const bytes = this.#builder.drain();
    if (bytes.length === 0) return 0;
    this.#checksum = crc32c(bytes, 0, bytes.length, this.#checksum);
    await this.#file.write(bytes, this.#position);
    this.#position += bytes.length;
    return bytes.length;
  }

  /** Completes the file and closes it; it is not synced. The table must not be empty. */
  async finish(): Promise<void> {
    this.#builder.finish();
    await this.write();
    await this.close();
  }

  /** Whatever is in the file. Idempotent. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#file.close();
  }
}

interface OpenTable {
  readonly source: JobSource;
  readonly iterator: RunIterator;
}

async function withTable<T>(
  disk: Disk,
  { path, cf }: ExternalTable,
  use: (table: OpenTable) => Promise<T>,
): Promise<T> {
  const stat = await disk.stat(path);
  if (stat === undefined) throw new EngineError('KV:Engine:Invalid', `${path}: no such table`);
  const table = new Table(disk, path, stat.sizeBytes);
  try {
    const source = new JobSource(BLOCK_BYTES);
    return await use({ source, iterator: new RunIterator([wholeTable(table, cf)], source) });
  } finally {
    await table.close();
  }
}

/** First and last key. Looks at the ends only: what is between is checked when it is read or ingested. */
export async function externalTableBounds(
  disk: Disk,
  table: ExternalTable,
): Promise<{ readonly smallest: Uint8Array; readonly largest: Uint8Array }> {
  return await withTable(disk, table, async ({ source, iterator }) => {
    const keyAt = async (move: () => void): Promise<Uint8Array> => {
      await source.run(move);
      if (!iterator.valid) throw new EngineError('KV:Engine:Invalid', `${table.path}: the table is empty`);
      return iterator.keyBytes.slice(iterator.keyStart, iterator.keyEnd);
    };
    const smallest = await keyAt(() => iterator.seekToFirst());
    return { smallest, largest: await keyAt(() => iterator.seekToLast()) };
  });
}

/**
 * Gives all rows as puts, in batches of about `batchBytes`; `take` may keep a batch only until it resolves. Checks blocks and
 * order. Rejects with what `take` throws.
 */
export async function readExternalTable(
  disk: Disk,
  table: ExternalTable,
  batchBytes: number,
  take: (batch: WriteBatch) => Promise<void>,
): Promise<void> {
  await withTable(disk, table, async ({ source, iterator }) => {
    const batch = new WriteBatch(1024);
    let last: string | undefined;
    /** False at the end. A miss comes out of a move, before anything has changed. */
    const fill = (): boolean => {
      while (batch.sizeBytes < batchBytes) {
        if (last === undefined) iterator.seekToFirst();
        else iterator.next();
        if (!iterator.valid) return false;
        const { keyBytes, keyStart, keyEnd, kind, valueBytes, valueStart, valueEnd } = iterator;
        const key = latin1(keyBytes, keyStart, keyEnd);
        if (kind !== KIND_PUT || (last !== undefined && key <= last)) {
          throw corruption(table.path, 0, 'the table holds more than puts in ascending order');
        }
        last = key;
        batch.put(table.cf, keyBytes.subarray(keyStart, keyEnd), valueBytes.subarray(valueStart, valueEnd));
      }
      return true;
    };
    for (let more = true; more; ) {
      more = await source.run(fill);
      if (batch.count > 0) await take(batch);
      batch.clear();
    }
  });
}

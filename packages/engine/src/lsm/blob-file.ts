/**
 * A blob file open for reading. Values in memory are found synchronously by the offset of their record; what is not, `load` brings in,
 * the record that was missed and, for scans, those behind it. They live in the block cache like blocks of tables.
 */
import type { Disk, DiskFile } from '@tessera/env';
import { type ColumnFamily, EngineError } from '../kv-engine.ts';
import { BLOB_FOOTER_BYTES, type BlobTotals, blobRecordSize, readBlobRecord } from './blob-format.ts';
import { CacheEntry } from './block-cache.ts';
import { corruption } from './coding.ts';

/** A value that a read must bring in. */
export interface MissingBlob {
  readonly blob: BlobFile;
  readonly offset: number;
  readonly size: number;
  /** Read so many bytes at least, for the values behind it. */
  readonly ahead: number;
}

export class BlobValue extends CacheEntry {
  readonly file: BlobFile;
  readonly offset: number;
  readonly value: Uint8Array;

  constructor(file: BlobFile, offset: number, value: Uint8Array) {
    super(value.length + 160);
    this.file = file;
    this.offset = offset;
    this.value = value;
  }

  drop(): void {
    if (this.file.values.get(this.offset) === this) this.file.values.delete(this.offset);
  }
}

/** What a manifest says of a blob file. */
export interface BlobSummary extends BlobTotals {
  readonly number: number;
  readonly cf: ColumnFamily;
  readonly sizeBytes: number;
}

export class BlobFile implements BlobSummary {
  readonly number: number;
  readonly cf: ColumnFamily;
  readonly sizeBytes: number;
  readonly entries: number;
  readonly recordBytes: number;
  readonly valueBytes: number;
  readonly path: string;
  /** Versions that name it. */
  references = 0;
  /** What is in memory, by offset of the record. */
  readonly values = new Map<number, BlobValue>();
  readonly #disk: Disk;
  #file: Promise<DiskFile> | undefined;
  readonly #loading = new Map<string, Promise<BlobValue[]>>();

  constructor(disk: Disk, path: string, summary: BlobSummary) {
    this.#disk = disk;
    this.path = path;
    this.number = summary.number;
    this.cf = summary.cf;
    this.sizeBytes = summary.sizeBytes;
    this.entries = summary.entries;
    this.recordBytes = summary.recordBytes;
    this.valueBytes = summary.valueBytes;
  }

  /** The value of the record at `offset` and those that follow it within `ahead` bytes. Equal loads at one time are one. */
  load(offset: number, size: number, ahead: number): Promise<BlobValue[]> {
    const key = `${offset}-${ahead}`;
    let loading = this.#loading.get(key);
    if (loading === undefined) {
      loading = this.#load(offset, size, ahead).finally(() => this.#loading.delete(key));
      this.#loading.set(key, loading);
    }
    return loading;
  }

  async #load(offset: number, size: number, ahead: number): Promise<BlobValue[]> {
    const bytes = await this.read(offset, Math.max(size, ahead));
    const found: BlobValue[] = [];
    for (let at = 0; at < bytes.length; ) {
      const length = at === 0 ? size : blobRecordSize(bytes, at);
      if (length === undefined) break;
      const { value } = readBlobRecord(bytes, at, length, this.path, offset + at);
      // A value must not keep the whole read alive.
      const owned = value.buffer === bytes.buffer && bytes.length > size ? value.slice() : value;
      found.push(new BlobValue(this, offset + at, owned));
      at += length;
    }
    return found;
  }

  /** Bytes of records from `offset` on, fewer where they end. */
  async read(offset: number, length: number): Promise<Uint8Array> {
    const end = Math.min(offset + length, this.sizeBytes - BLOB_FOOTER_BYTES);
    if (end <= offset) throw corruption(this.path, offset, 'no blob record there');
    this.#file ??= this.#disk.open(this.path, 'read');
    let file: DiskFile;
    try {
      file = await this.#file;
    } catch (cause) {
      // The next read tries again: too many open files passes.
      this.#file = undefined;
      throw new EngineError('KV:Engine:Io', `cannot open ${this.path}`, { cause });
    }
    const bytes = new Uint8Array(end - offset);
    let read = 0;
    try {
      read = await file.read(bytes, offset);
    } catch (cause) {
      throw new EngineError('KV:Engine:Io', `cannot read ${this.path} at ${offset}`, { cause });
    }
    if (read !== bytes.length) throw corruption(this.path, offset + read, 'blob file ends early');
    return bytes;
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await (await file?.catch(() => undefined))?.close();
  }
}

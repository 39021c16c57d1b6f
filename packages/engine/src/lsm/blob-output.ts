/**
 * The blob side of a merge: decides for each value whether it stays in the table or goes to a blob file, moves what is in files that
 * are being emptied, and writes the new files. The decisions are synchronous, within a step of the job; the disk comes between steps.
 */
import type { DiskFile } from '@tessera/env';
import type { ColumnFamily } from '../kv-engine.ts';
import type { BlobSummary } from './blob-file.ts';
import {
  appendBlobFooter,
  appendBlobHeader,
  appendBlobRecord,
  BLOB_FOOTER_BYTES,
  BLOB_HEADER_BYTES,
  decodeBlobIndex,
  encodeBlobIndex,
} from './blob-format.ts';
import { ByteWriter, KIND_BLOB, KIND_PUT } from './coding.ts';
import { blobName, syncFile } from './files.ts';
import type { Compression } from './sealed-block.ts';
import type { JobSource, TableWriter } from './table-writer.ts';

/** What a merge does with large values; plain data. */
export interface BlobRule {
  /** Values from this size on go to blob files; undefined: none does. */
  readonly minBytes: number | undefined;
  /** Values in these files are moved. */
  readonly relocate: readonly number[];
  /** All values go back into tables. */
  readonly inline: boolean;
  readonly compression: Compression;
  /** A new file is begun when one has reached this. */
  readonly fileBytes: number;
  /** Every file that an input may refer to and that may have to be read. */
  readonly files: readonly (BlobSummary & { readonly path: string })[];
}

export interface OutputBlob extends BlobSummary {
  readonly path: string;
}

export class BlobOutput {
  readonly #rule: BlobRule;
  readonly #cf: ColumnFamily;
  readonly #writer: TableWriter;
  readonly #source: JobSource;
  readonly #relocate: ReadonlySet<number>;
  /** Finished files. */
  readonly files: OutputBlob[] = [];
  /** Values that came from another blob file, and their bytes. */
  moved = 0;
  movedBytes = 0;
  readonly #out = new ByteWriter(4096);
  readonly #index = new ByteWriter(32);
  #number = 0;
  #file: DiskFile | undefined;
  #written = 0;
  #entries = 0;
  #valueBytes = 0;

  /** What `decide` leaves: the entry to write. */
  kind = KIND_PUT;
  valueBytes: Uint8Array = this.#index.bytes;
  valueStart = 0;
  valueEnd = 0;

  constructor(rule: BlobRule, cf: ColumnFamily, writer: TableWriter, source: JobSource) {
    this.#rule = rule;
    this.#cf = cf;
    this.#writer = writer;
    this.#source = source;
    this.#relocate = new Set(rule.relocate);
  }

  /** Bytes that wait for `advance`. */
  get pendingBytes(): number {
    return this.#out.length;
  }

  /** HOT. Fetches the value of a blob entry that must move, else leaves things as they are. May throw a miss before it has changed anything. */
  resolve(kind: number, valueBytes: Uint8Array, valueStart: number, valueEnd: number): void {
    this.kind = kind;
    this.valueBytes = valueBytes;
    this.valueStart = valueStart;
    this.valueEnd = valueEnd;
    if (kind !== KIND_BLOB) return;
    const reference = decodeBlobIndex(valueBytes, valueStart, valueEnd, 'a blob index');
    if (!this.#rule.inline && !this.#relocate.has(reference.number)) return;
    const value = this.#source.blobValue(reference);
    this.moved++;
    this.movedBytes += value.length;
    this.kind = KIND_PUT;
    this.valueBytes = value;
    this.valueStart = 0;
    this.valueEnd = value.length;
  }

  /** HOT. A value large enough goes to the blob file; its index takes its place. */
  separate(keyBytes: Uint8Array, keyStart: number, keyEnd: number): void {
    const { minBytes } = this.#rule;
    if (minBytes === undefined || this.kind !== KIND_PUT || this.valueEnd - this.valueStart < minBytes) return;
    const out = this.#out;
    if (this.#written + out.length === 0) appendBlobHeader(out, this.#cf, this.#number);
    const offset = this.#written + out.length;
    const { valueBytes, valueStart, valueEnd } = this;
    const size = appendBlobRecord(
      ...([out, this.#rule.compression, keyBytes, keyStart, keyEnd, valueBytes, valueStart, valueEnd] as const),
    );
    this.#entries++;
    this.#valueBytes += valueEnd - valueStart;
    this.#index.length = 0;
    encodeBlobIndex(this.#index, { number: this.#number, offset, size });
    this.kind = KIND_BLOB;
    this.valueBytes = this.#index.bytes;
    this.valueStart = 0;
    this.valueEnd = this.#index.length;
  }

  /** Between two steps: a number for the next file, chunks to the disk. */
  async advance(chunkBytes: number): Promise<void> {
    if (this.#rule.minBytes === undefined) return;
    if (this.#number === 0) this.#number = await this.#writer.newFileNumber();
    if (this.#written + this.#out.length >= this.#rule.fileBytes) await this.finish();
    else if (this.#out.length >= chunkBytes) await this.#drain();
    if (this.#number === 0) this.#number = await this.#writer.newFileNumber();
  }

  /** Completes and syncs the current file, if it holds anything. */
  async finish(): Promise<void> {
    if (this.#entries === 0) return;
    const recordBytes = this.#written + this.#out.length - BLOB_HEADER_BYTES;
    const totals = { entries: this.#entries, recordBytes, valueBytes: this.#valueBytes };
    appendBlobFooter(this.#out, totals);
    await this.#drain();
    const file = this.#file as DiskFile;
    await syncFile(file);
    await file.close();
    const sizeBytes = BLOB_HEADER_BYTES + recordBytes + BLOB_FOOTER_BYTES;
    this.files.push({ ...totals, number: this.#number, cf: this.#cf, sizeBytes, path: file.path });
    this.#file = undefined;
    this.#number = 0;
    this.#written = 0;
    this.#entries = 0;
    this.#valueBytes = 0;
  }

  async #drain(): Promise<void> {
    const { disk, directory } = this.#writer;
    this.#file ??= await disk.open(`${directory}/${blobName(this.#number)}`, 'create');
    const bytes = this.#out.view();
    this.#out.length = 0;
    await this.#writer.mayWrite(bytes.length);
    await this.#file.write(bytes, this.#written);
    this.#written += bytes.length;
  }

  /** Removes everything it wrote. */
  async abandon(): Promise<void> {
    const { disk } = this.#writer;
    if (this.#file !== undefined) {
      const { path } = this.#file;
      await this.#file.close().catch(() => {});
      await disk.remove(path).catch(() => {});
    }
    for (const { path } of this.files) await disk.remove(path).catch(() => {});
  }
}

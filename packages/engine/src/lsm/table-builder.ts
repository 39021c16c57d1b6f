/**
 * Builds one table in RocksDB's block-based format from entries in internal order. Pure: bytes pile up in `out`, which the driver
 * writes and empties between entries, so that memory stays at one chunk plus index and filter.
 *
 * Invariants: all versions of a user key are in one data block, so that separators are user keys and a point read looks into one block.
 */
import { assert, fromLatin1, latin1, utf8 } from '@tessera/base';
import { CF_NAMES, type ColumnFamily } from '../kv-engine.ts';
import { type BlobUse, BlobUses } from './blob-uses.ts';
import { buildFilter, FILTER_NAME, hashKey } from './bloom.ts';
import {
  ByteWriter,
  KIND_BLOB,
  KIND_DELETE,
  KIND_PUT,
  KIND_RANGE_DELETE,
  TRAILER_BYTES,
  writeTrailer,
} from './coding.ts';
import { appendBlock, BLOCK_TRAILER_BYTES, type Compression } from './sealed-block.ts';
import {
  BlockBuilder,
  type BlockHandle,
  FORMAT_VERSION,
  fixed32,
  PROPERTIES_BLOCK,
  RANGE_DELETION_BLOCK,
  separatorBetween,
  writeFooter,
  writeHandle,
} from './table-format.ts';

/**
 * Gathers properties of one table while it is written (MVCC statistics, expiry times): sees every entry in order and names
 * what goes into the table's properties block. One object a table; it must not keep the buffers.
 */
export interface TableCollector {
  add(
    keyBytes: Uint8Array,
    keyStart: number,
    keyEnd: number,
    isPut: boolean,
    valueBytes: Uint8Array,
    valueStart: number,
    valueEnd: number,
  ): void;
  /** Names must not begin with `rocksdb.`. */
  finish(): ReadonlyMap<string, Uint8Array>;
}

export interface TableOptions {
  /** A data block is closed when it reaches this. */
  readonly blockBytes: number;
  readonly restartInterval: number;
  /** 0 writes no filter. */
  readonly bloomBitsPerKey: number;
  readonly compression: Compression;
  /** A size sample (for split keys and range sizes) each so many bytes. */
  readonly sampleEveryBytes: number;
  readonly collectors?: readonly TableCollector[] | undefined;
}

/** Up to `key`, the table holds so much, with what it refers to. Sizes count from the start of the table. */
export interface SizeSample {
  readonly key: string;
  readonly sizeBytes: number;
  readonly entries: number;
}

/** What a finished table holds; goes into the manifest. */
export interface TableSummary {
  readonly sizeBytes: number;
  readonly entries: number;
  readonly deletions: number;
  readonly rangeDeletions: number;
  /** First and last user key, range deletions counted. */
  readonly smallest: string;
  readonly largest: string;
  /** `largest` is the end of a range deletion, which does not hold it. */
  readonly largestExclusive: boolean;
  readonly smallestSequence: number;
  readonly largestSequence: number;
  readonly samples: readonly SizeSample[];
  /** What its entries refer to, by blob file. */
  readonly blobs: readonly BlobUse[];
}

const NO_COLLECTORS: readonly TableCollector[] = [];

export class TableBuilder {
  /** Bytes not yet written to the file. */
  readonly out: ByteWriter;
  readonly #options: TableOptions;
  readonly #cf: ColumnFamily;
  readonly #collectors: readonly TableCollector[];
  readonly #data: BlockBuilder;
  readonly #index = new BlockBuilder(new ByteWriter(4096), 1);
  #hashes = new Uint32Array(1024);
  #hashCount = 0;
  /** The last added internal key; its user key is the first `#lastKeyLength` bytes. */
  #last = new Uint8Array(256);
  #lastKeyLength = -1;
  #pendingHandle: BlockHandle | undefined;
  #tombstones: { start: string; end: string; sequence: number }[] = [];
  /** Bytes already taken out of `out`. */
  #drained = 0;
  #entries = 0;
  #deletions = 0;
  #rawKeyBytes = 0;
  #rawValueBytes = 0;
  #dataBlocks = 0;
  #smallest: string | undefined;
  #smallestSequence = Number.MAX_SAFE_INTEGER;
  #largestSequence = 0;
  #samples: SizeSample[] = [];
  #sampledBytes = 0;
  readonly #blobs = new BlobUses();

  /** `out`: of a builder that has ended, which this one follows. */
  constructor(cf: ColumnFamily, options: TableOptions, out = new ByteWriter(64 * 1024)) {
    this.out = out;
    this.#cf = cf;
    this.#options = options;
    this.#collectors = options.collectors ?? [];
    this.#data = new BlockBuilder(new ByteWriter(options.blockBytes * 2), options.restartInterval);
  }

  /** Size of the file if it ended here, without its meta blocks. */
  get sizeBytes(): number {
    return this.#drained + this.out.length + this.#data.out.length;
  }

  get empty(): boolean {
    return this.#entries === 0 && this.#tombstones.length === 0;
  }

  /** Takes what piled up, borrowed until more is added; the driver writes it at the position after what it took before. */
  drain(): Uint8Array {
    const bytes = this.out.view();
    this.#drained += bytes.length;
    this.out.length = 0;
    return bytes;
  }

  /** HOT. Entries come in internal order; all buffers are borrowed for the call. */
  add(
    keyBytes: Uint8Array,
    keyStart: number,
    keyEnd: number,
    sequence: number,
    kind: number,
    valueBytes: Uint8Array,
    valueStart: number,
    valueEnd: number,
  ): void {
    const keyLength = keyEnd - keyStart;
    const sameKey = this.#isLast(keyBytes, keyStart, keyLength);
    if (!sameKey && this.#data.sizeBytes >= this.#options.blockBytes && this.#data.count > 0) this.#closeBlock();
    if (this.#pendingHandle !== undefined) this.#addIndexEntry(keyBytes.subarray(keyStart, keyEnd), keyLength);
    if (!sameKey) this.#setLast(keyBytes, keyStart, keyLength);
    const last = this.#last;
    writeTrailer(last, keyLength, sequence, kind);
    this.#data.add(last, keyLength + TRAILER_BYTES, valueBytes, valueStart, valueEnd);
    this.#smallest ??= latin1(last, 0, keyLength);
    this.#entries++;
    if (kind === KIND_DELETE) this.#deletions++;
    else if (kind === KIND_BLOB) this.#blobs.add(valueBytes, valueStart, valueEnd);
    this.#rawKeyBytes += keyLength + TRAILER_BYTES;
    this.#rawValueBytes += valueEnd - valueStart;
    // What a value says is not known here when it is in a blob file.
    for (const collector of kind === KIND_BLOB ? NO_COLLECTORS : this.#collectors) {
      collector.add(keyBytes, keyStart, keyEnd, kind === KIND_PUT, valueBytes, valueStart, valueEnd);
    }
    if (sequence < this.#smallestSequence) this.#smallestSequence = sequence;
    if (sequence > this.#largestSequence) this.#largestSequence = sequence;
  }

  /** In any order, before `finish`. */
  addTombstone(start: string, end: string, sequence: number): void {
    this.#tombstones.push({ start, end, sequence });
  }

  /** Appends everything behind the data blocks. The table must not be empty. */
  finish(): TableSummary {
    assert(!this.empty, 'an empty table is not written');
    if (this.#data.count > 0) this.#closeBlock();
    if (this.#pendingHandle !== undefined) this.#addIndexEntry(undefined, 0);
    const dataSize = this.#drained + this.out.length;
    const meta = new Map<string, BlockHandle>();
    if (this.#options.bloomBitsPerKey > 0 && this.#hashCount > 0) {
      const filter = buildFilter(this.#hashes.subarray(0, this.#hashCount), this.#options.bloomBitsPerKey);
      meta.set(FILTER_NAME, this.#writeBlock(filter, 'none'));
    }
    this.#index.finish();
    const index = this.#writeBlock(this.#index.out.view(), 'none');
    if (this.#tombstones.length > 0) meta.set(RANGE_DELETION_BLOCK, this.#writeTombstones());
    meta.set(PROPERTIES_BLOCK, this.#writeProperties(dataSize, index.size, meta.get(FILTER_NAME)?.size ?? 0));
    const metaindex = new BlockBuilder(new ByteWriter(), 1);
    for (const name of [...meta.keys()].sort()) {
      const handle = new ByteWriter(16);
      writeHandle(handle, meta.get(name) as BlockHandle);
      const key = utf8(name);
      metaindex.add(key, key.length, handle.bytes, 0, handle.length);
    }
    metaindex.finish();
    writeFooter(this.out, { metaindex: this.#writeBlock(metaindex.out.view(), 'none'), index });
    return this.#summary();
  }

  #summary(): TableSummary {
    let smallest = this.#smallest;
    let largest = this.#entries === 0 ? '' : latin1(this.#last, 0, this.#lastKeyLength);
    let largestExclusive = false;
    for (const tombstone of this.#tombstones) {
      if (smallest === undefined || tombstone.start < smallest) smallest = tombstone.start;
      if (tombstone.end > largest) {
        largest = tombstone.end;
        largestExclusive = true;
      }
      this.#smallestSequence = Math.min(this.#smallestSequence, tombstone.sequence);
      this.#largestSequence = Math.max(this.#largestSequence, tombstone.sequence);
    }
    return {
      sizeBytes: this.#drained + this.out.length,
      entries: this.#entries,
      deletions: this.#deletions,
      rangeDeletions: this.#tombstones.length,
      smallest: smallest ?? '',
      largest,
      largestExclusive,
      smallestSequence: this.#smallestSequence,
      largestSequence: this.#largestSequence,
      samples: this.#samples,
      blobs: this.#blobs.list(),
    };
  }

  #isLast(keyBytes: Uint8Array, keyStart: number, keyLength: number): boolean {
    if (keyLength !== this.#lastKeyLength) return false;
    const last = this.#last;
    for (let i = keyLength - 1; i >= 0; i--) if (last[i] !== keyBytes[keyStart + i]) return false;
    return true;
  }

  /** A new user key: remembers it and, for the filter, its hash. */
  #setLast(keyBytes: Uint8Array, keyStart: number, keyLength: number): void {
    if (keyLength + TRAILER_BYTES > this.#last.length) this.#last = new Uint8Array((keyLength + TRAILER_BYTES) * 2);
    const last = this.#last;
    for (let i = 0; i < keyLength; i++) last[i] = keyBytes[keyStart + i] as number;
    this.#lastKeyLength = keyLength;
    if (this.#options.bloomBitsPerKey === 0) return;
    if (this.#hashCount === this.#hashes.length) {
      const grown = new Uint32Array(this.#hashes.length * 2);
      grown.set(this.#hashes);
      this.#hashes = grown;
    }
    this.#hashes[this.#hashCount++] = hashKey(last, 0, keyLength);
  }

  #closeBlock(): void {
    this.#data.finish();
    this.#pendingHandle = this.#writeBlock(this.#data.out.view(), this.#options.compression);
    this.#data.reset();
    this.#dataBlocks++;
    const written = this.#drained + this.out.length + this.#blobs.bytes;
    if (written - this.#sampledBytes < this.#options.sampleEveryBytes) return;
    this.#sampledBytes = written;
    const key = latin1(this.#last, 0, this.#lastKeyLength);
    this.#samples.push({ key, sizeBytes: written, entries: this.#entries });
  }

  #addIndexEntry(next: Uint8Array | undefined, nextLength: number): void {
    assert(this.#pendingHandle !== undefined, 'a block waits for its index entry');
    const separator = separatorBetween(this.#last, this.#lastKeyLength, next, nextLength);
    const handle = new ByteWriter(16);
    writeHandle(handle, this.#pendingHandle);
    this.#index.add(separator, separator.length, handle.bytes, 0, handle.length);
    this.#pendingHandle = undefined;
  }

  #writeTombstones(): BlockHandle {
    const block = new BlockBuilder(new ByteWriter(), 1);
    const ordered = this.#tombstones.sort((a, b) =>
      a.start !== b.start ? (a.start < b.start ? -1 : 1) : b.sequence - a.sequence,
    );
    for (const { start, end, sequence } of ordered) {
      const key = new Uint8Array(start.length + TRAILER_BYTES);
      key.set(fromLatin1(start));
      writeTrailer(key, start.length, sequence, KIND_RANGE_DELETE);
      block.add(key, key.length, fromLatin1(end), 0, end.length);
    }
    block.finish();
    return this.#writeBlock(block.out.view(), 'none');
  }

  #writeProperties(dataSize: number, indexSize: number, filterSize: number): BlockHandle {
    const numbers: Record<string, number> = {
      'rocksdb.column.family.id': this.#cf,
      'rocksdb.data.size': dataSize,
      'rocksdb.deleted.keys': this.#deletions + this.#tombstones.length,
      'rocksdb.filter.size': filterSize,
      'rocksdb.fixed.key.length': 0,
      'rocksdb.format.version': FORMAT_VERSION,
      'rocksdb.index.key.is.user.key': 1,
      'rocksdb.index.size': indexSize,
      'rocksdb.index.value.is.delta.encoded': 0,
      'rocksdb.merge.operands': 0,
      'rocksdb.num.data.blocks': this.#dataBlocks,
      'rocksdb.num.entries': this.#entries + this.#tombstones.length,
      'rocksdb.num.range-deletions': this.#tombstones.length,
      'rocksdb.raw.key.size': this.#rawKeyBytes,
      'rocksdb.raw.value.size': this.#rawValueBytes,
    };
    const texts: Record<string, string> = {
      'rocksdb.block.based.table.prefix.filtering': '0',
      'rocksdb.block.based.table.whole.key.filtering': '1',
      'rocksdb.column.family.name': CF_NAMES[this.#cf],
      'rocksdb.comparator': 'leveldb.BytewiseComparator',
      'rocksdb.compression': this.#options.compression === 'zstd' ? 'ZSTD' : 'NoCompression',
      'rocksdb.merge.operator': 'nullptr',
      'rocksdb.prefix.extractor.name': 'nullptr',
      'rocksdb.property.collectors': '[]',
    };
    const values = new Map<string, Uint8Array>([['rocksdb.block.based.table.index.type', fixed32(0)]]);
    for (const [name, value] of Object.entries(numbers)) {
      const writer = new ByteWriter(10);
      writer.varint(value);
      values.set(name, writer.take());
    }
    for (const [name, value] of Object.entries(texts)) values.set(name, utf8(value));
    for (const collector of this.#collectors) for (const [name, value] of collector.finish()) values.set(name, value);
    const block = new BlockBuilder(new ByteWriter(1024), 1);
    for (const name of [...values.keys()].sort()) {
      const value = values.get(name) as Uint8Array;
      const key = utf8(name);
      block.add(key, key.length, value, 0, value.length);
    }
    block.finish();
    return this.#writeBlock(block.out.view(), 'none');
  }

  #writeBlock(contents: Uint8Array, compression: Compression): BlockHandle {
    const offset = this.#drained + this.out.length;
    const size = appendBlock(this.out, contents, compression);
    assert(this.out.length >= size + BLOCK_TRAILER_BYTES, 'a block has a trailer');
    return { offset, size };
  }
}

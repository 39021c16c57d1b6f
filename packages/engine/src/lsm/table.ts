/**
 * A table file open for reading. What is in memory of it is found synchronously: `meta` (index and filter) and `blocks`; what is
 * not, a {@link BlockSource} reports as missing and `loadMeta` or `loadBlocks` bring in. Every block's checksum is checked when it is loaded.
 */
import { fromUtf8, latin1 } from '@tessera/base';
import type { Disk, DiskFile } from '@tessera/env';
import { EngineError } from '../kv-engine.ts';
import { CacheEntry } from './block-cache.ts';
import { FILTER_NAME, hashKey, mayContain } from './bloom.ts';
import { ByteReader, corruption, KIND_RANGE_DELETE, readSequence, TRAILER_BYTES } from './coding.ts';
import { RangeTombstones } from './range-tombstones.ts';
import { BLOCK_TRAILER_BYTES, Checksum, openBlock } from './sealed-block.ts';
import {
  type BlockHandle,
  eachEntry,
  FOOTER_BYTES,
  indexLowerBound,
  PROPERTIES_BLOCK,
  RANGE_DELETION_BLOCK,
  readFooter,
  readHandle,
  readIndex,
  restartsOf,
  type TableIndex,
} from './table-format.ts';

/** Read at first: footer, metaindex and properties of any table, index and filter of small ones. */
const TAIL_BYTES = 16 * 1024;

/** What a read must bring in: the table's meta (`first` is -1) or its blocks `[first, last]`. */
export interface MissingBlocks {
  readonly table: Table;
  readonly first: number;
  readonly last: number;
}

/** Where readers get blocks from: synchronously, or by throwing a miss. */
export interface BlockSource {
  meta(table: Table): TableMeta;
  /** `ahead`: how many blocks in a row the reader took before this one; a guess of how many it will want. */
  block(table: Table, ordinal: number, ahead: number): DataBlock;
}

export class DataBlock extends CacheEntry {
  readonly table: Table;
  readonly ordinal: number;
  readonly bytes: Uint8Array;
  /** Of `bytes`: readers copy keys in words. */
  readonly view: DataView;
  readonly restartsAt: number;
  readonly restarts: number;

  constructor(table: Table, ordinal: number, bytes: Uint8Array) {
    super(bytes.length + 256);
    this.table = table;
    this.ordinal = ordinal;
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const shape = restartsOf(bytes, table.path, table.offsetOf(ordinal));
    this.restartsAt = shape.at;
    this.restarts = shape.count;
  }

  drop(): void {
    if (this.table.blocks[this.ordinal] === this) this.table.blocks[this.ordinal] = undefined;
  }
}

export class TableMeta extends CacheEntry {
  readonly table: Table;
  readonly index: TableIndex;
  readonly filter: Uint8Array | undefined;

  constructor(table: Table, index: TableIndex, filter: Uint8Array | undefined) {
    super(index.sizeBytes + (filter?.length ?? 0) + 200);
    this.table = table;
    this.index = index;
    this.filter = filter;
  }

  /** False: the table surely lacks the key. */
  mayContain(key: Uint8Array): boolean {
    return this.filter === undefined || mayContain(this.filter, hashKey(key, 0, key.length));
  }

  /** First block that may hold `key`, the number of blocks when all keys are smaller. */
  find(key: string): number {
    return indexLowerBound(this.index.separators, key);
  }

  drop(): void {
    if (this.table.meta === this) this.table.meta = undefined;
  }
}

/** Everything small, read once and kept: where things are, properties, range deletions. */
interface Layout {
  readonly index: BlockHandle;
  readonly filter: BlockHandle | undefined;
  readonly properties: ReadonlyMap<string, Uint8Array>;
}

export class Table {
  readonly path: string;
  readonly sizeBytes: number;
  /** When above 0, the sequence of every entry: an ingested file, which carries none itself. */
  readonly globalSequence: number;
  meta: TableMeta | undefined;
  readonly blocks: (DataBlock | undefined)[] = [];
  /** Undefined until the table was first read. */
  tombstones: RangeTombstones | undefined;
  #layout: Layout | undefined;
  /** Of every block; the footer, which is read first, says which. */
  #checksum: Checksum = Checksum.crc32c;
  #loadingMeta: Promise<TableMeta> | undefined;
  readonly #loadingBlocks = new Map<string, Promise<DataBlock[]>>();
  readonly #disk: Disk;
  #file: Promise<DiskFile> | undefined;
  /** Of the last loaded index: blocks stay addressable while it is evicted. */
  #offsets: Float64Array = new Float64Array(0);
  #sizes: Uint32Array = new Uint32Array(0);

  constructor(disk: Disk, path: string, sizeBytes: number, globalSequence = 0) {
    this.#disk = disk;
    this.path = path;
    this.sizeBytes = sizeBytes;
    this.globalSequence = globalSequence;
  }

  get blockCount(): number {
    return this.#offsets.length;
  }

  async loadProperties(): Promise<ReadonlyMap<string, Uint8Array>> {
    this.#layout ??= await this.#loadLayout();
    return this.#layout.properties;
  }

  offsetOf(ordinal: number): number {
    return this.#offsets[ordinal] ?? 0;
  }

  /** Reads and checks footer, properties, range deletions (the first time), index and filter. Callers at one time share one read. */
  loadMeta(): Promise<TableMeta> {
    this.#loadingMeta ??= this.#loadMeta().finally(() => {
      this.#loadingMeta = undefined;
    });
    return this.#loadingMeta;
  }

  /** Reads blocks `[first, last]` in one go; those beyond the table are left out. The meta was loaded before. Equal reads at one time are one. */
  loadBlocks(first: number, last: number): Promise<DataBlock[]> {
    const key = `${first}-${last}`;
    let loading = this.#loadingBlocks.get(key);
    if (loading === undefined) {
      loading = this.#loadBlocks(first, last).finally(() => this.#loadingBlocks.delete(key));
      this.#loadingBlocks.set(key, loading);
    }
    return loading;
  }

  /**
   * As `loadBlocks` for a reader that walks the table once and keeps the blocks for itself: they lie in `room`, or in what replaces it when it
   * is too small. Hands back where they lie.
   */
  async loadRun(first: number, last: number, room: Uint8Array): Promise<{ blocks: DataBlock[]; room: Uint8Array }> {
    const [offset, length] = this.#extent(first, last);
    const own = room.length >= length ? room : new Uint8Array(length);
    const raw = await this.#read(offset, length, own.subarray(0, length));
    return { blocks: this.#blocksIn(raw, offset, first, last), room: own };
  }

  async #loadMeta(): Promise<TableMeta> {
    if (this.meta !== undefined) return this.meta;
    const layout = this.#layout ?? (await this.#loadLayout());
    const shape = {
      userKeys: propertyNumber(layout, 'rocksdb.index.key.is.user.key') === 1,
      deltaValues: propertyNumber(layout, 'rocksdb.index.value.is.delta.encoded') === 1,
    };
    const [indexBlock, filter] = await Promise.all([
      this.#readBlock(layout.index),
      layout.filter === undefined ? undefined : this.#readBlock(layout.filter),
    ]);
    const index = readIndex(indexBlock, shape, this.path, layout.index.offset, this.sizeBytes);
    this.#offsets = index.offsets;
    this.#sizes = index.sizes;
    return new TableMeta(this, index, filter);
  }

  async #loadBlocks(first: number, last: number): Promise<DataBlock[]> {
    const [offset, length] = this.#extent(first, last);
    const raw = await this.#read(offset, length);
    // A block must not keep the whole read alive.
    return this.#blocksIn(raw, offset, first, last, last > first);
  }

  /** Where blocks `[first, last]` are in the file. */
  #extent(first: number, last: number): readonly [offset: number, length: number] {
    const end = Math.min(last, this.blockCount - 1);
    const from = this.#offsets[first];
    if (from === undefined) throw new EngineError('KV:Engine:Invalid', `${this.path} has no block ${first}`);
    const to = (this.#offsets[end] as number) + (this.#sizes[end] as number) + BLOCK_TRAILER_BYTES;
    return [from, to - from];
  }

  /** Blocks `[first, last]`, checked, out of `raw`, which was read at `from`. */
  #blocksIn(raw: Uint8Array, from: number, first: number, last: number, copied = false): DataBlock[] {
    const blocks: DataBlock[] = [];
    const end = Math.min(last, this.blockCount - 1);
    for (let i = first; i <= end; i++) {
      const offset = this.#offsets[i] as number;
      const at = offset - from;
      const stored = raw.subarray(at, at + (this.#sizes[i] as number) + BLOCK_TRAILER_BYTES);
      const bytes = openBlock(stored, this.#checksum, this.path, offset);
      blocks.push(new DataBlock(this, i, copied && bytes.buffer === raw.buffer ? bytes.slice() : bytes));
    }
    return blocks;
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await (await file?.catch(() => undefined))?.close();
  }

  async #loadLayout(): Promise<Layout> {
    if (this.sizeBytes < FOOTER_BYTES) throw corruption(this.path, 0, 'file is too short for a table');
    const tailStart = Math.max(0, this.sizeBytes - TAIL_BYTES);
    const tail = await this.#read(tailStart, this.sizeBytes - tailStart);
    const footerAt = this.sizeBytes - FOOTER_BYTES;
    const footer = readFooter(tail.subarray(tail.length - FOOTER_BYTES), this.path, footerAt);
    this.#checksum = footer.checksum;
    const handles = new Map<string, BlockHandle>();
    eachEntry(await this.#readBlock(footer.metaindex), this.path, footer.metaindex.offset, (key, value) => {
      const handle = readHandle(new ByteReader(value, this.path, footer.metaindex.offset));
      if (handle.offset + handle.size + BLOCK_TRAILER_BYTES > footerAt) {
        throw corruption(this.path, footer.metaindex.offset, 'metaindex names a block beyond the file');
      }
      handles.set(fromUtf8(key), handle);
    });
    const properties = await this.#loadProperties(handles.get(PROPERTIES_BLOCK));
    this.tombstones = await this.#loadTombstones(handles.get(RANGE_DELETION_BLOCK));
    this.#layout = { index: footer.index, filter: handles.get(FILTER_NAME), properties };
    this.#checkSupported(this.#layout);
    return this.#layout;
  }

  #checkSupported(layout: Layout): void {
    const comparator = layout.properties.get('rocksdb.comparator');
    if (comparator !== undefined && fromUtf8(comparator) !== 'leveldb.BytewiseComparator') {
      throw new EngineError('KV:Engine:Invalid', `${this.path}: comparator ${fromUtf8(comparator)} is not supported`);
    }
    if ((layout.properties.get('rocksdb.block.based.table.index.type')?.[0] ?? 0) === 2) {
      throw new EngineError('KV:Engine:Invalid', `${this.path}: partitioned indexes are not supported`);
    }
    if (propertyNumber(layout, 'rocksdb.merge.operands') > 0) {
      throw new EngineError('KV:Engine:Invalid', `${this.path}: merge operands are not supported`);
    }
  }

  async #loadProperties(handle: BlockHandle | undefined): Promise<Map<string, Uint8Array>> {
    const properties = new Map<string, Uint8Array>();
    if (handle === undefined) return properties;
    eachEntry(await this.#readBlock(handle), this.path, handle.offset, (key, value) => {
      properties.set(fromUtf8(key), value.slice());
    });
    return properties;
  }

  async #loadTombstones(handle: BlockHandle | undefined): Promise<RangeTombstones> {
    const tombstones = new RangeTombstones();
    if (handle === undefined) return tombstones;
    eachEntry(await this.#readBlock(handle), this.path, handle.offset, (key, value) => {
      const end = key.length - TRAILER_BYTES;
      if (end < 0 || key[end] !== KIND_RANGE_DELETE) throw corruption(this.path, handle.offset, 'no range deletion');
      const sequence = this.globalSequence > 0 ? this.globalSequence : readSequence(key, end);
      tombstones.add(latin1(key, 0, end), latin1(value), sequence);
    });
    return tombstones;
  }

  async #readBlock(handle: BlockHandle): Promise<Uint8Array> {
    const raw = await this.#read(handle.offset, handle.size + BLOCK_TRAILER_BYTES);
    return openBlock(raw, this.#checksum, this.path, handle.offset);
  }

  async #read(offset: number, length: number, bytes: Uint8Array = new Uint8Array(length)): Promise<Uint8Array> {
    this.#file ??= this.#disk.open(this.path, 'read');
    let file: DiskFile;
    try {
      file = await this.#file;
    } catch (cause) {
      // The next read tries again: too many open files passes.
      this.#file = undefined;
      throw new EngineError('KV:Engine:Io', `cannot open ${this.path}`, { cause });
    }
    let read = 0;
    try {
      read = await file.read(bytes, offset);
    } catch (cause) {
      throw new EngineError('KV:Engine:Io', `cannot read ${this.path} at ${offset}`, { cause });
    }
    if (read !== length) throw corruption(this.path, offset + read, `file ends ${length - read} bytes early`);
    return bytes;
  }
}

function propertyNumber(layout: Layout, name: string): number {
  const value = layout.properties.get(name);
  return value === undefined ? 0 : new ByteReader(value, name).varint();
}

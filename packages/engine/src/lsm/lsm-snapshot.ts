/**
 * A snapshot of the LSM engine: a sequence number and a view. It is also where its reads get blocks from: the cache, or a
 * {@link BlockMiss}. Blocks loaded for its misses are pinned by it, so that the repeated read finds them.
 */
import { assert, latin1 } from '@tessera/base';
import {
  BlockMiss,
  type ColumnFamily,
  type EngineIterator,
  type EngineSnapshot,
  type IteratorOptions,
} from '../kv-engine.ts';
import type { MissingBlob } from './blob-file.ts';
import { decodeBlobIndex } from './blob-format.ts';
import type { BlockCache, CacheEntry } from './block-cache.ts';
import { BlockCursor } from './block-cursor.ts';
import { KIND_BLOB, KIND_DELETE } from './coding.ts';
import type { Health } from './health.ts';
import type { InternalIterator } from './internal-iterator.ts';
import { LsmIterator } from './lsm-iterator.ts';
import { MergingIterator } from './merging-iterator.ts';
import { RangeTombstones } from './range-tombstones.ts';
import { RunIterator } from './run-iterator.ts';
import type { BlockSource, DataBlock, MissingBlocks, Table, TableMeta } from './table.ts';
import { endsBefore, fileAtOrAfter, overlaps, type TableFile } from './version.ts';
import { lookup, MEMTABLE_DELETED, MEMTABLE_SILENT, type View } from './view.ts';

/** Blocks read at once by a long forward scan: one disk read of about a megabyte at the default block size. */
const READ_AHEAD_BLOCKS_MAX = 32;
/** Of blob files likewise. */
const BLOB_AHEAD_BYTES_MAX = 1024 * 1024;

/** What snapshots need of their engine. */
export interface SnapshotOwner {
  readonly cache: BlockCache;
  readonly health: Health;
  released(snapshot: LsmSnapshot): void;
}

// HOT
export class LsmSnapshot implements EngineSnapshot, BlockSource {
  readonly sequence: number;
  readonly view: View;
  /** Live snapshots form a list by age. */
  older: LsmSnapshot | undefined;
  newer: LsmSnapshot | undefined;
  readonly #owner: SnapshotOwner;
  #pinned: CacheEntry[] = [];
  #disposed = false;

  constructor(owner: SnapshotOwner, view: View, sequence: number, older: LsmSnapshot | undefined) {
    this.#owner = owner;
    this.view = view.retain();
    this.sequence = sequence;
    this.older = older;
  }

  get(cf: ColumnFamily, key: Uint8Array): Uint8Array | undefined {
    this.#assertLive();
    const covered = this.#coveredBy(cf, key);
    for (const memtable of this.view.memtables) {
      const node = lookup(memtable, cf, key, this.sequence, covered);
      if (node === MEMTABLE_SILENT) continue;
      return node === MEMTABLE_DELETED ? undefined : memtable.value(node);
    }
    return this.#getFromTables(cf, key, covered);
  }

  multiGet(cf: ColumnFamily, keys: readonly Uint8Array[]): (Uint8Array | undefined)[] {
    const values: (Uint8Array | undefined)[] = [];
    let missing: unknown[] | undefined;
    for (const key of keys) {
      try {
        values.push(this.get(cf, key));
      } catch (thrown) {
        if (!(thrown instanceof BlockMiss)) throw thrown;
        missing ??= [];
        missing.push(...thrown.blocks);
      }
    }
    if (missing !== undefined) throw new BlockMiss(this, missing);
    return values;
  }

  iterator(cf: ColumnFamily, options: IteratorOptions = {}): EngineIterator {
    this.#assertLive();
    const children: InternalIterator[] = [];
    for (const memtable of this.view.memtables) {
      // One that is empty now gets only entries that we do not see.
      if ((memtable.entries[cf] as number) > 0) children.push(memtable.iterator(cf));
    }
    const lower = options.lower === undefined ? '' : latin1(options.lower);
    const upper = options.upper === undefined ? undefined : latin1(options.upper);
    const levels = this.view.version.levels[cf] as readonly (readonly TableFile[])[];
    for (let level = 0; level < levels.length; level++) {
      const files = levels[level] as readonly TableFile[];
      if (files.length === 0) continue;
      if (level === 0) {
        for (const file of files) if (overlaps(file, lower, upper)) children.push(new RunIterator([file], this));
        continue;
      }
      const run = within(files, lower, upper);
      if (run.length > 0) children.push(new RunIterator(run, this));
    }
    return new LsmIterator(this, cf, new MergingIterator(children), options);
  }

  /** All range deletions there are in the family; may miss. */
  tombstones(cf: ColumnFamily): RangeTombstones[] {
    const tombstones = this.view.memtableTombstones(cf);
    const ofTables = this.#tableTombstones(cf);
    if (ofTables !== undefined) tombstones.push(ofTables);
    return tombstones;
  }

  get disposed(): boolean {
    return this.#disposed;
  }

  unpin(): void {
    if (this.#pinned.length === 0) return;
    for (const entry of this.#pinned) entry.pins--;
    this.#pinned = [];
    this.#owner.cache.shrink();
  }

  /** Keeps a freshly loaded entry until `unpin`. */
  pin(entry: CacheEntry): void {
    if (this.#disposed) return;
    entry.pins++;
    this.#pinned.push(entry);
  }

  [Symbol.dispose](): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.unpin();
    this.view.release();
    this.#owner.released(this);
  }

  meta(table: Table): TableMeta {
    const { meta } = table;
    if (meta === undefined) return this.#miss(table, -1, -1);
    meta.touched = true;
    return meta;
  }

  block(table: Table, ordinal: number, ahead: number): DataBlock {
    const block = table.blocks[ordinal];
    if (block === undefined) return this.#miss(table, ordinal, ordinal + Math.min(ahead, READ_AHEAD_BLOCKS_MAX - 1));
    block.touched = true;
    return block;
  }

  #miss(table: Table, first: number, last: number): never {
    const missing: MissingBlocks = { table, first, last };
    throw new BlockMiss(this, [missing]);
  }

  #getFromTables(cf: ColumnFamily, key: Uint8Array, covered: number): Uint8Array | undefined {
    const levels = this.view.version.levels[cf] as readonly (readonly TableFile[])[];
    let text: string | undefined;
    for (let level = 0; level < levels.length; level++) {
      const files = levels[level] as readonly TableFile[];
      if (files.length === 0) continue;
      text ??= latin1(key);
      if (level === 0) {
        for (const file of files) {
          if (text < file.smallest || endsBefore(file, text)) continue;
          if (this.#findIn(file.table, key, text)) return this.#found(covered);
        }
      } else {
        const file = files[fileAtOrAfter(files, text)];
        if (file === undefined || text < file.smallest) continue;
        if (this.#findIn(file.table, key, text)) return this.#found(covered);
      }
    }
    return undefined;
  }

  /** Stands the shared point cursor on the key's newest version that we see. */
  #findIn(table: Table, key: Uint8Array, text: string): boolean {
    const meta = this.meta(table);
    if (!meta.mayContain(key)) return false;
    const { separators } = meta.index;
    for (let ordinal = meta.find(text); ordinal < separators.length; ordinal++) {
      pointCursor.enterForPoint(this.block(table, ordinal, 0));
      if (pointCursor.seekInBlock(key, this.sequence)) return pointCursor.keyIs(key);
    }
    return false;
  }

  #found(covered: number): Uint8Array | undefined {
    const { kind, valueBytes, valueStart, valueEnd } = pointCursor;
    if (kind === KIND_DELETE || pointCursor.sequence <= covered) return undefined;
    if (kind === KIND_BLOB) return this.blobValue(valueBytes, valueStart, valueEnd, 0);
    return valueBytes.subarray(valueStart, valueEnd);
  }

  blobValue(bytes: Uint8Array, start: number, end: number, ahead: number): Uint8Array {
    const { number, offset, size } = decodeBlobIndex(bytes, start, end, 'a blob index');
    const use = this.view.version.blobs.get(number);
    assert(use !== undefined, 'a version names every blob file that its tables refer to');
    const found = use.file.values.get(offset);
    if (found === undefined) {
      // What a small cache cannot hold until it is wanted is not read ahead.
      const aheadMax = Math.min(BLOB_AHEAD_BYTES_MAX, this.#owner.cache.capacityBytes / 16);
      const missing: MissingBlob = { blob: use.file, offset, size, ahead: Math.min(ahead * size, aheadMax) };
      throw new BlockMiss(this, [missing]);
    }
    found.touched = true;
    return found.value;
  }

  /** The newest range deletion of the key that we see, 0 when none. */
  #coveredBy(cf: ColumnFamily, key: Uint8Array): number {
    let covered = 0;
    let text: string | undefined;
    for (const memtable of this.view.memtables) {
      const tombstones = memtable.tombstones[cf] as RangeTombstones;
      if (tombstones.empty) continue;
      text ??= latin1(key);
      covered = Math.max(covered, tombstones.cover(text, this.sequence));
    }
    const ofTables = this.#tableTombstones(cf);
    if (ofTables !== undefined) covered = Math.max(covered, ofTables.cover(text ?? latin1(key), this.sequence));
    return covered;
  }

  #tableTombstones(cf: ColumnFamily): RangeTombstones | undefined {
    const tombstones = this.view.version.tombstones(cf);
    if (tombstones instanceof RangeTombstones) return tombstones.empty ? undefined : tombstones;
    throw new BlockMiss(
      this,
      tombstones.map((file): MissingBlocks => ({ table: file.table, first: -1, last: -1 })),
    );
  }

  #assertLive(): void {
    assert(!this.#disposed, 'snapshot used after its end');
    this.#owner.health.check();
  }
}

class PointCursor extends BlockCursor {
  enterForPoint(block: DataBlock): void {
    this.enter(block);
  }

  keyIs(key: Uint8Array): boolean {
    if (this.keyEnd !== key.length) return false;
    for (let i = key.length - 1; i >= 0; i--) if (this.keyBytes[i] !== key[i]) return false;
    return true;
  }
}

/** Point reads are synchronous and leave nothing behind: all of them share one cursor. */
const pointCursor = new PointCursor();

/** The part of a sorted level that may hold keys in the bounds. */
function within(files: readonly TableFile[], lower: string, upper: string | undefined): readonly TableFile[] {
  const from = fileAtOrAfter(files, lower);
  let to = files.length;
  if (upper !== undefined) {
    to = fileAtOrAfter(files, upper);
    if (to < files.length && (files[to] as TableFile).smallest < upper) to++;
  }
  return from === 0 && to === files.length ? files : files.slice(from, to);
}

/** Loads what a read missed into the cache, pinned by its snapshot. */
export async function loadMissing(
  cache: BlockCache,
  missing: MissingBlocks | MissingBlob,
  snapshot: LsmSnapshot,
): Promise<void> {
  if ('blob' in missing) {
    await loadBlobs(cache, missing, snapshot);
    return;
  }
  const { table, first, last } = missing;
  if (first < 0) {
    const meta = await table.loadMeta();
    if (table.meta === undefined) {
      table.meta = meta;
      snapshot.pin(meta);
      cache.insert(meta);
    } else snapshot.pin(table.meta);
    return;
  }
  if (table.blockCount === 0) await table.loadMeta();
  for (const block of await table.loadBlocks(first, last)) {
    const known = table.blocks[block.ordinal];
    if (known !== undefined) {
      snapshot.pin(known);
      continue;
    }
    table.blocks[block.ordinal] = block;
    snapshot.pin(block);
    cache.insert(block);
  }
}

async function loadBlobs(
  cache: BlockCache,
  { blob, offset, size, ahead }: MissingBlob,
  snapshot: LsmSnapshot,
): Promise<void> {
  for (const value of await blob.load(offset, size, ahead)) {
    const known = blob.values.get(value.offset);
    if (known !== undefined) {
      snapshot.pin(known);
      continue;
    }
    blob.values.set(value.offset, value);
    snapshot.pin(value);
    cache.insert(value);
  }
}

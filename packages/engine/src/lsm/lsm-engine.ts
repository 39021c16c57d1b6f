/**
 * The LSM engine: memtables in front, tables behind, a manifest that says which tables count. DESIGN.md of this package is the guide.
 *
 * Writes and hot reads are synchronous. Everything on disk happens in the background or in the async calls below:
 *   flush       memtables -> level 0, all families in one edit, so that a crash leaves a prefix of the writes
 *   compaction  level n -> n + 1, one at a time
 *   structure   manual compaction, ingestion, file deletion: one at a time, not beside a compaction; flushes go on
 * A failed sync stops the engine. Other failures of the disk leave everything as it was: writes stay in memory and the next trigger tries again.
 */
import { assert, describeError, latin1, silentLogger } from '@tessera/base';
import {
  type BlockMiss,
  COLUMN_FAMILIES,
  type ColumnFamily,
  EngineError,
  type EngineSignals,
  type EngineSnapshot,
  type KvEngine,
  type RangeStats,
} from '../kv-engine.ts';
import type { WriteBatch } from '../write-batch.ts';
import { rangeStatsOfVersion, splitKeysOfVersion } from './approximate.ts';
import { BlockCache } from './block-cache.ts';
import { checkpoint } from './checkpoint.ts';
import { pendingCompactionBytes } from './compaction-picker.ts';
import { Compactor } from './compactor.ts';
import { numberOfName, syncDirectory, tableName } from './files.ts';
import { type ExternalTable, Ingestion } from './ingest.ts';
import { LsmSnapshot } from './lsm-snapshot.ts';
import { Memtable } from './memtable.ts';
import { MergeJob } from './merge-job.ts';
import { MergingIterator } from './merging-iterator.ts';
import { compressionAt, type LsmOptions, type ResolvedOptions, resolveOptions } from './options.ts';
import { RangeTombstones } from './range-tombstones.ts';
import type { MissingBlocks } from './table.ts';
import type { TableOptions } from './table-builder.ts';
import { JobSource, removeTables, type WriterContext, writeTables } from './table-writer.ts';
import type { TableFile, Version, VersionEdit } from './version.ts';
import { VersionSet } from './version-set.ts';
import { View } from './view.ts';
import { WriteAheadLog } from './write-ahead-log.ts';

/** Samples of a table for range sizes and split keys: finer would fill the manifest, coarser would blur splits. */
const SAMPLES_PER_TABLE = 16;

export class LsmEngine implements KvEngine {
  readonly options: ResolvedOptions;
  readonly cache: BlockCache;
  readonly #lock: { release(): Promise<void> };
  readonly #versions: VersionSet;
  readonly #wal: WriteAheadLog | undefined;
  readonly #compactor: Compactor;
  readonly #context: WriterContext;
  #view: View;
  #sequence = 0;
  #newestSnapshot: LsmSnapshot | undefined;
  #flushing: Promise<void> | undefined;
  #removing: Promise<void> = Promise.resolve();
  readonly #obsolete: TableFile[];
  #closed = false;
  /** A failed sync: nothing is trusted any more. */
  #failure: unknown;

  private constructor(parts: {
    options: ResolvedOptions;
    lock: { release(): Promise<void> };
    versions: VersionSet;
    obsolete: TableFile[];
    wal: WriteAheadLog | undefined;
  }) {
    this.options = parts.options;
    this.#lock = parts.lock;
    this.#versions = parts.versions;
    this.#obsolete = parts.obsolete;
    this.#wal = parts.wal;
    this.cache = new BlockCache(parts.options.blockCacheBytes);
    this.#sequence = parts.versions.lastSequence;
    this.#view = new View([this.#newMemtable(parts.options.memtableBytes)], parts.versions.current).retain();
    this.#context = {
      options: this.options,
      newFileNumber: () => this.#versions.newFileNumber(),
      checkOpen: () => this.#checkOpen(),
    };
    this.#compactor = new Compactor({
      context: this.#context,
      current: () => this.#versions.current,
      snapshots: () => this.#snapshotSequences(),
      tableOptions: (level) => this.#tableOptions(level),
      install: (edit) => this.#commit(edit),
      failed: (error) => this.#backgroundFailed('compaction', error),
    });
  }

  /** Opens or creates the engine in `options.directory`, which is locked until `close`. */
  static async open(given: LsmOptions): Promise<LsmEngine> {
    const options = resolveOptions(given);
    const { disk, directory } = options;
    await disk.makeDirectory(directory);
    const lock = await disk.lock(directory);
    try {
      const obsolete: TableFile[] = [];
      const versions = await VersionSet.open(disk, directory, (file) => obsolete.push(file));
      obsolete.length = 0;
      await checkTables(options, versions.current);
      await versions.restart();
      await removeStrays(options, versions);
      const wal = options.wal ? new WriteAheadLog(disk, directory, () => versions.newFileNumber()) : undefined;
      const engine = new LsmEngine({ options, lock, versions, obsolete, wal });
      await engine.#replay();
      return engine;
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  get sequence(): number {
    return this.#sequence;
  }

  get persistedSequence(): number {
    return Math.max(this.#versions.flushedSequence, this.#wal?.syncedSequence ?? 0);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** The current tables; for inspection and tests. */
  get version(): Version {
    return this.#versions.current;
  }

  write(batch: WriteBatch): number {
    this.#checkOpen();
    if (batch.count === 0) return this.#sequence;
    let memtable = this.#view.memtables[0] as Memtable;
    const needed = Memtable.bytesFor(batch.sizeBytes, batch.count);
    if (!memtable.fits(needed)) {
      if (this.#view.memtables.length > this.options.memtablesMax) {
        throw new EngineError('KV:Engine:Busy', `${this.options.memtablesMax} memtables wait for their flush`);
      }
      memtable = this.#rotate(needed);
      this.#flushInBackground();
    }
    const encoded = batch.encoded();
    this.#wal?.append(memtable.logNumber, this.#sequence + 1, encoded);
    memtable.apply(encoded, this.#sequence + 1);
    this.#sequence += batch.count;
    return this.#sequence;
  }

  snapshot(): EngineSnapshot {
    this.#checkOpen();
    const snapshot = new LsmSnapshot(this, this.#view, this.#sequence, this.#newestSnapshot);
    if (this.#newestSnapshot !== undefined) this.#newestSnapshot.newer = snapshot;
    this.#newestSnapshot = snapshot;
    return snapshot;
  }

  /** @internal A snapshot ends. */
  released(snapshot: LsmSnapshot): void {
    const { older, newer } = snapshot;
    if (older !== undefined) older.newer = newer;
    if (newer !== undefined) newer.older = older;
    else this.#newestSnapshot = older;
    this.#removeObsolete();
  }

  async load(miss: BlockMiss): Promise<void> {
    this.#checkOpen();
    const snapshot = miss.snapshot as LsmSnapshot;
    await Promise.all((miss.blocks as readonly MissingBlocks[]).map((missing) => this.#loadOne(missing, snapshot)));
    this.#checkOpen();
  }

  approximateStats(cf: ColumnFamily, start?: Uint8Array, end?: Uint8Array): RangeStats {
    this.#checkOpen();
    const from = start === undefined ? '' : latin1(start);
    const stats = rangeStatsOfVersion(this.#versions.current, cf, from, end === undefined ? undefined : latin1(end));
    let { sizeBytes, keys } = stats;
    for (const memtable of this.#view.memtables) {
      const part = memtable.stats(cf, start, end);
      sizeBytes += part.sizeBytes;
      keys += part.keys;
    }
    return { sizeBytes, keys };
  }

  /** Keys that cut `[start, end)` into pieces of about `pieceBytes`, from what tables say of themselves; memtables are not asked. */
  approximateSplitKeys(cf: ColumnFamily, pieceBytes: number, start?: Uint8Array, end?: Uint8Array): Uint8Array[] {
    this.#checkOpen();
    const from = start === undefined ? '' : latin1(start);
    return splitKeysOfVersion(
      this.#versions.current,
      cf,
      pieceBytes,
      from,
      end === undefined ? undefined : latin1(end),
    );
  }

  signals(): EngineSignals {
    const version = this.#versions.current;
    return {
      immutableMemtables: this.#view.memtables.length - 1,
      memtableBytes: this.#view.memtables.reduce((sum, memtable) => sum + memtable.sizeBytes, 0),
      level0Files: COLUMN_FAMILIES.map((cf) => version.level(cf, 0).length),
      pendingCompactionBytes: COLUMN_FAMILIES.map((cf) => pendingCompactionBytes(version, this.options, cf)),
    };
  }

  async flush(): Promise<void> {
    this.#checkOpen();
    const target = this.#sequence;
    if (!(this.#view.memtables[0] as Memtable).empty) this.#rotate(0);
    await this.#flushUpTo(target);
    this.#compactor.schedule();
  }

  /** With `wal`: resolves when every write made before the call would survive a crash. */
  async syncLog(): Promise<void> {
    this.#checkOpen();
    assert(this.#wal !== undefined, 'syncLog needs a write-ahead log');
    await this.#wal.sync().catch((error) => this.#rethrow(error));
  }

  /** Moves everything in the range to the deepest level that has any of it, through the compaction filter. */
  async compactRange(cf: ColumnFamily, start?: Uint8Array, end?: Uint8Array): Promise<void> {
    await this.flush();
    await this.#compactor.compactRange(cf, start === undefined ? '' : latin1(start), end && latin1(end));
  }

  /** Resolves when no compaction is due; for tests and tools. */
  async settle(): Promise<void> {
    this.#compactor.schedule();
    await this.#compactor.idle();
    this.#checkOpen();
  }

  /**
   * Drops every table that lies wholly within `[start, end)`: space is freed at once, keys in other tables and memtables stay. Only for ranges
   * that nobody reads or writes any more: where a table held a newer version, an older one may come back.
   */
  async deleteFilesInRange(cf: ColumnFamily, start: Uint8Array, end: Uint8Array): Promise<void> {
    this.#checkOpen();
    const from = latin1(start);
    const to = latin1(end);
    await this.#compactor.exclusively(() =>
      this.#commit((current) => {
        const removed: { level: number; file: TableFile }[] = [];
        (current.levels[cf] as readonly (readonly TableFile[])[]).forEach((files, level) => {
          for (const file of files) {
            const within = file.largestExclusive ? file.largest <= to : file.largest < to;
            if (file.smallest >= from && within) removed.push({ level, file });
          }
        });
        return removed.length === 0 ? undefined : { added: [], removed };
      }),
    );
  }

  /**
   * Takes over tables made elsewhere (RocksDB's SstFileWriter, or ours), all in one edit: they are newer than every write before the
   * call and older than those after it. Each is checked completely, then linked (copied when on another file system). Flushes first.
   */
  async ingest(tables: readonly ExternalTable[]): Promise<void> {
    this.#checkOpen();
    const ingestion = new Ingestion(this.#context, tables);
    await ingestion.prepare();
    await this.#compactor.exclusively(async () => {
      // Everything written so far goes to tables; what comes from here on is newer than the ingested keys.
      if (!(this.#view.memtables[0] as Memtable).empty) this.#rotate(0);
      const before = this.#sequence;
      this.#sequence += tables.length;
      try {
        await this.#flushUpTo(before);
      } catch (error) {
        await ingestion.abandon();
        throw error;
      }
      // From here on the tables belong to the version set, which keeps them while it is in doubt whether the edit counts.
      await this.#commit((current) => ingestion.edit(current, before + 1));
    });
    this.#compactor.schedule();
  }

  /** Writes an openable copy of the engine as of now into the new directory `target`, by hard links: same file system only. */
  async checkpoint(target: string): Promise<void> {
    await this.flush();
    const version = this.#versions.current.retain();
    try {
      await checkpoint(this.options.disk, this.#versions, version, target);
    } finally {
      version.release();
      this.#removeObsolete();
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#compactor.idle();
    await this.#flushing?.catch(() => {});
    await this.#wal?.close();
    await this.#removing;
    await Promise.all([...this.#versions.current.files()].map((file) => file.table.close()));
    await this.#versions.close();
    await this.#lock.release();
  }

  #checkOpen(): void {
    if (this.#failure !== undefined) {
      throw new EngineError('KV:Engine:Io', 'the engine stopped after a failed sync', { cause: this.#failure });
    }
    if (this.#closed) throw new EngineError('KV:Engine:Closed', 'the engine is closed');
  }

  #newMemtable(capacityBytes: number): Memtable {
    const memtable = new Memtable(capacityBytes);
    if (this.#wal !== undefined) memtable.logNumber = this.#wal.begin();
    return memtable;
  }

  #setView(memtables: readonly Memtable[]): void {
    const old = this.#view;
    this.#view = new View(memtables, this.#versions.current).retain();
    old.release();
    this.#removeObsolete();
  }

  #rotate(bytesNeeded: number): Memtable {
    const memtable = this.#newMemtable(Math.max(this.options.memtableBytes, bytesNeeded));
    const [current, ...full] = this.#view.memtables as [Memtable, ...Memtable[]];
    // One that was too small for its first batch is not worth a flush.
    this.#setView(current.empty ? [memtable, ...full] : [memtable, current, ...full]);
    return memtable;
  }

  #snapshotSequences(): number[] {
    const sequences: number[] = [];
    for (let snapshot = this.#newestSnapshot; snapshot !== undefined; snapshot = snapshot.older) {
      if (sequences.at(-1) !== snapshot.sequence) sequences.push(snapshot.sequence);
    }
    return sequences.reverse();
  }

  #tableOptions(level: number): TableOptions {
    const { blockBytes, restartInterval, bloomBitsPerKey, tableBytes } = this.options;
    const compression = compressionAt(this.options, level);
    const sampleEveryBytes = Math.max(blockBytes, tableBytes / SAMPLES_PER_TABLE);
    return { blockBytes, restartInterval, bloomBitsPerKey, compression, sampleEveryBytes };
  }

  async #commit(makeEdit: (current: Version) => VersionEdit | undefined): Promise<void> {
    await this.#versions
      .commit(makeEdit, () => this.#setView(this.#view.memtables))
      .catch((error) => this.#rethrow(error));
    this.#removeObsolete();
  }

  /** Remembers a failed sync, after which nothing is trusted. */
  #rethrow(error: unknown): never {
    if (error instanceof EngineError && error.code === 'KV:Engine:SyncFailed') this.#failure ??= error;
    throw error;
  }

  async #flushUpTo(sequence: number): Promise<void> {
    // Of a flush that began before this call, a failure is no answer to it.
    await this.#flushing?.catch(() => {});
    this.#checkOpen();
    // A failed ingestion leaves sequences that no write has: without a memtable there is nothing to wait for.
    while (this.#versions.flushedSequence < sequence && this.#view.memtables.length > 1) {
      await this.#startFlush();
      this.#checkOpen();
    }
  }

  #flushInBackground(): void {
    this.#startFlush().then(
      () => this.#compactor.schedule(),
      (error) => this.#backgroundFailed('flush', error),
    );
  }

  /** One flush at a time; it takes all memtables that are full when it starts. */
  #startFlush(): Promise<void> {
    this.#flushing ??= this.#flush()
      .catch((error) => this.#rethrow(error))
      .finally(() => {
        this.#flushing = undefined;
      });
    return this.#flushing;
  }

  async #flush(): Promise<void> {
    const memtables = this.#view.memtables.slice(1);
    const newest = memtables[0];
    if (newest === undefined) return;
    const files: TableFile[] = [];
    try {
      for (const cf of COLUMN_FAMILIES) files.push(...(await this.#flushFamily(cf, memtables)));
      await syncDirectory(this.options.disk, this.options.directory);
    } catch (error) {
      await removeTables(this.options, files);
      throw error;
    }
    const kept = this.#view.memtables.length - memtables.length;
    const edit: VersionEdit = {
      added: files.map((file) => ({ level: 0, file })),
      removed: [],
      flushedSequence: newest.lastSequence,
      logNumber: (this.#view.memtables[kept - 1] as Memtable).logNumber,
    };
    await this.#versions.commit(
      () => edit,
      () => this.#setView(this.#view.memtables.slice(0, this.#view.memtables.length - memtables.length)),
    );
    this.#removeObsolete();
    await this.#wal?.removeBelow(this.#versions.logNumber);
    this.options.log?.debug?.('flushed', { sequence: newest.lastSequence, tables: files.length });
  }

  async #flushFamily(cf: ColumnFamily, memtables: readonly Memtable[]): Promise<TableFile[]> {
    const tombstones = new RangeTombstones();
    for (const memtable of memtables) tombstones.addAll(memtable.tombstones[cf] as RangeTombstones);
    if (tombstones.empty && memtables.every((memtable) => memtable.entries[cf] === 0)) return [];
    const job = new MergeJob({
      cf,
      merge: new MergingIterator(memtables.map((memtable) => memtable.iterator(cf))),
      tombstones,
      snapshots: this.#snapshotSequences(),
      deeper: [],
      mayDropDeletions: false,
      filter: undefined,
      table: this.#tableOptions(0),
      tableBytes: Number.POSITIVE_INFINITY,
    });
    return await writeTables(this.#context, cf, job, new JobSource(this.options.blockBytes));
  }

  #backgroundFailed(what: string, error: unknown): void {
    if (error instanceof EngineError && error.code === 'KV:Engine:Closed') return;
    if (error instanceof EngineError && error.code === 'KV:Engine:SyncFailed') this.#failure ??= error;
    (this.options.log ?? silentLogger).error?.(`${what} failed`, { error: describeError(error) });
  }

  async #loadOne({ table, first, last }: MissingBlocks, snapshot: LsmSnapshot): Promise<void> {
    if (first < 0) {
      const meta = await table.loadMeta();
      if (table.meta === undefined) {
        table.meta = meta;
        snapshot.pin(meta);
        this.cache.insert(meta);
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
      this.cache.insert(block);
    }
  }

  /** Forgets and deletes tables that nothing refers to any more. */
  #removeObsolete(): void {
    // After the close the directory may be another engine's.
    if (this.#obsolete.length === 0 || this.#closed) return;
    const files = this.#obsolete.splice(0);
    for (const { table } of files) {
      if (table.meta !== undefined) this.cache.remove(table.meta);
      for (const block of table.blocks) if (block !== undefined) this.cache.remove(block);
    }
    this.#removing = this.#removing.then(() => removeTables(this.options, files));
  }

  /** Applies what the write-ahead logs hold beyond the tables, and moves it to tables. */
  async #replay(): Promise<void> {
    if (this.#wal === undefined) return;
    const batches = await this.#wal.recover(this.#versions.logNumber);
    for (const { firstSequence, encoded, operations } of batches) {
      if (firstSequence <= this.#versions.flushedSequence) continue;
      let memtable = this.#view.memtables[0] as Memtable;
      const needed = Memtable.bytesFor(encoded.length, operations);
      if (!memtable.fits(needed)) memtable = this.#rotate(needed);
      memtable.apply(encoded, firstSequence);
      this.#sequence = Math.max(this.#sequence, firstSequence + operations - 1);
    }
    await this.flush();
    // Old logs hold nothing new now; one that ends torn must not be met again behind newer ones.
    const { logNumber } = this.#view.memtables[0] as Memtable;
    await this.#commit(() => ({ added: [], removed: [], logNumber }));
    await this.#wal.removeBelow(logNumber);
  }
}

/** Every table the manifest names must be there in full: found out at the start, not by a reader at night. */
async function checkTables({ disk }: ResolvedOptions, version: Version): Promise<void> {
  for (const { table } of version.files()) {
    const stat = await disk.stat(table.path);
    if (stat === undefined) throw new EngineError('KV:Engine:Corruption', `${table.path}: table is missing`);
    if (stat.sizeBytes !== table.sizeBytes) {
      const what = `${table.path}: ${stat.sizeBytes} bytes where the manifest says ${table.sizeBytes}`;
      throw new EngineError('KV:Engine:Corruption', what, { details: { file: table.path, offset: stat.sizeBytes } });
    }
  }
}

/** Removes what a crash left: tables no version names, old manifests. Names that are not ours stay. */
async function removeStrays({ disk, directory }: ResolvedOptions, versions: VersionSet): Promise<void> {
  const live = new Set([...versions.current.files()].map((file) => tableName(file.number)));
  for (const name of await disk.list(directory)) {
    const found = numberOfName(name);
    const stray =
      name === 'CURRENT.tmp' ||
      (found?.kind === 'table' && !live.has(name)) ||
      (found?.kind === 'manifest' && found.number !== versions.manifestNumber);
    if (stray) await disk.remove(`${directory}/${name}`);
  }
}

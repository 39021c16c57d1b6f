/**
 * The LSM engine: memtables in front, tables behind, a manifest that says which tables count. DESIGN.md of this package is the guide.
 *
 * Writes and hot reads are synchronous. Everything on disk happens in the background or in the async calls below:
 *   flush       memtables -> level 0, all families in one edit, so that a crash leaves a prefix of the writes
 *   compaction  level n -> n + 1, one at a time
 *   structure   manual compaction, ingestion, file deletion: one at a time, not beside a compaction; flushes go on
 * A failed sync or a damaged file stops the engine. Other failures of the disk leave everything as it was: writes stay in memory and the next trigger tries again.
 */
import { assert, latin1 } from '@tessera/base';
import { makeDurableDirectory } from '@tessera/env';
import type { BlockMiss, ColumnFamily, EngineSignals, EngineSnapshot, KvEngine, RangeStats } from '../kv-engine.ts';
import type { WriteBatch } from '../write-batch.ts';
import type { BlobSettings } from './blob-settings.ts';
import { BlockCache } from './block-cache.ts';
import { checkpoint } from './checkpoint.ts';
import { Compactor } from './compactor.ts';
import { propertiesOf, rangeStatsOf, signalsOf, splitKeysOf } from './estimates.ts';
import { Flusher } from './flusher.ts';
import { Health } from './health.ts';
import { type ExternalTable, Ingestion, type IngestionContext } from './ingest.ts';
import { LentSnapshot } from './lent-snapshot.ts';
import { LiveView } from './live-view.ts';
import { Loads } from './loads.ts';
import type { LsmSnapshot } from './lsm-snapshot.ts';
import type { Memtable } from './memtable.ts';
import { MergeRunner } from './merge-runner.ts';
import { ObsoleteTables } from './obsolete-tables.ts';
import { type LsmOptions, type ResolvedOptions, resolveOptions } from './options.ts';
import { rememberPolicy } from './policy.ts';
import { SnapshotList } from './snapshot-list.ts';
import { checkFiles, removeStrays } from './startup.ts';
import { type EngineStats, holdingsOf } from './statistics.ts';
import { tablesWithin, type Version, type VersionEdit } from './version.ts';
import { VersionSet } from './version-set.ts';
import { WriteAheadLog } from './write-ahead-log.ts';

export class LsmEngine implements KvEngine {
  readonly options: ResolvedOptions;
  readonly cache: BlockCache;
  readonly #lock: { release(): Promise<void> };
  readonly #versions: VersionSet;
  readonly #wal: WriteAheadLog | undefined;
  readonly #compactor: Compactor;
  readonly #context: IngestionContext;
  readonly #runner: MergeRunner;
  #sequence = 0;
  readonly #view: LiveView;
  readonly #snapshots = new SnapshotList();
  readonly #flusher: Flusher;
  readonly #obsolete: ObsoleteTables;
  readonly #loads: Loads;
  readonly health: Health;

  private constructor(parts: {
    options: ResolvedOptions;
    lock: { release(): Promise<void> };
    versions: VersionSet;
    obsolete: ObsoleteTables;
    wal: WriteAheadLog | undefined;
  }) {
    this.options = parts.options;
    this.#lock = parts.lock;
    this.#versions = parts.versions;
    this.#obsolete = parts.obsolete;
    this.#wal = parts.wal;
    this.health = new Health(parts.options.log, parts.options.stopped);
    this.cache = new BlockCache(parts.options.blockCacheBytes);
    this.#loads = new Loads(this.cache);
    this.#sequence = parts.versions.lastSequence;
    this.#view = new LiveView(parts.options, parts.versions, parts.wal, () => this.#removeObsolete());
    this.#context = {
      options: this.options,
      newFileNumber: () => this.#versions.newFileNumber(),
      health: this.health,
    };
    this.#runner = new MergeRunner({
      options: this.options,
      helpers: this.options.helpers,
      newFileNumber: () => this.#versions.newFileNumber(),
      write: (batch) => this.write(batch),
      makeRoom: () => this.#flusher.upTo(this.#sequence),
    });
    this.#flusher = new Flusher({
      context: this.#context,
      runner: this.#runner,
      memtables: () => this.#view.memtables,
      snapshots: () => this.#snapshots.sequences(),
      flushedSequence: () => this.#versions.flushedSequence,
      install: (edit, flushed) => this.#installFlush(edit, flushed),
      ingested: () => this.#compactor.exclusively(async () => {}),
      flushed: () => this.#compactor.schedule(),
    });
    this.#compactor = new Compactor({
      context: this.#context,
      runner: this.#runner,
      current: () => this.#versions.current,
      snapshots: () => this.#snapshots.sequences(),
      install: (edit) => this.#commit(edit),
      failed: (error) => this.health.backgroundFailed('compaction', error),
    });
  }

  /** Opens or creates the engine in `options.directory`, which is locked until `close`. */
  static async open(given: LsmOptions): Promise<LsmEngine> {
    const options = resolveOptions(given);
    if (options.policy !== undefined) rememberPolicy(options.policy.module);
    const { disk, directory } = options;
    await makeDurableDirectory(disk, directory);
    const lock = await disk.lock(directory);
    let opened: VersionSet | undefined;
    try {
      const obsolete = new ObsoleteTables();
      const versions = await VersionSet.open(disk, directory, (file) => obsolete.add(file));
      opened = versions;
      obsolete.forget();
      await checkFiles(options, versions.current);
      await versions.restart();
      await removeStrays(options, versions);
      const wal = options.wal ? new WriteAheadLog(disk, directory, () => versions.newFileNumber()) : undefined;
      const engine = new LsmEngine({ options, lock, versions, obsolete, wal });
      await engine.#replay();
      return engine;
    } catch (error) {
      await opened?.close();
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

  /** The current tables; for inspection and tests. */
  get version(): Version {
    return this.#versions.current;
  }

  write(batch: WriteBatch): number {
    this.health.check();
    if (batch.count === 0) return this.#sequence;
    const memtable = this.#memtableFor(batch.sizeBytes, batch.count);
    const encoded = batch.encoded();
    this.#wal?.append(memtable.logNumber, this.#sequence + 1, encoded);
    memtable.apply(encoded, this.#sequence + 1, this.#snapshots.newestSequence);
    this.#sequence += batch.count;
    return this.#sequence;
  }

  snapshot(): EngineSnapshot {
    this.health.check();
    const snapshot = this.#snapshots.take(this, this.#view.current, this.#sequence);
    return this.options.lends ? new LentSnapshot(snapshot) : snapshot;
  }

  /** @internal A snapshot ends. */
  released(snapshot: LsmSnapshot): void {
    this.#snapshots.remove(snapshot);
    this.#removeObsolete();
  }

  async load(miss: BlockMiss): Promise<void> {
    this.health.check();
    this.#runner.statistics.blockLoads++;
    await this.#loads.run(miss).catch((error) => this.health.rethrow(error));
    this.health.check();
  }

  /** What it has done since it opened, and what it holds. */
  stats(): EngineStats {
    const { statistics, rate } = this.#runner;
    const { disk } = this.options;
    return {
      ...statistics,
      ...{ writesRefused: this.#view.refused, rateWaits: rate.waits, snapshots: this.#snapshots.count },
      ...{ cacheUsedBytes: this.cache.usedBytes, memtableBytes: this.signals().memtableBytes },
      memtableFreeBytes: this.options.arenas.freeBytes,
      ...{ openFiles: disk.openFiles, fileOpens: disk.opens },
      ...holdingsOf(this.version, this.#obsolete.blobs),
    };
  }

  approximateStats(cf: ColumnFamily, start?: Uint8Array, end?: Uint8Array): RangeStats {
    this.health.check();
    return rangeStatsOf(this.#view.current, cf, start, end);
  }

  approximateSplitKeys(cf: ColumnFamily, pieceBytes: number, start?: Uint8Array, end?: Uint8Array): Uint8Array[] {
    this.health.check();
    return splitKeysOf(this.#versions.current, cf, pieceBytes, start, end);
  }

  /** Properties of every table that holds some of `[start, end)`: ours, RocksDB's and those of the owner's collectors. */
  async tableProperties(
    cf: ColumnFamily,
    start?: Uint8Array,
    end?: Uint8Array,
  ): Promise<ReadonlyMap<string, Uint8Array>[]> {
    this.health.check();
    const properties = propertiesOf(this.#versions.current, cf, start, end);
    return await this.#loads.during(properties).catch((error) => this.health.rethrow(error));
  }

  /** Changes how large values are kept, from the next flush or compaction on. */
  setBlobs(changes: Partial<BlobSettings>): void {
    this.options.blobs = { ...this.options.blobs, ...changes };
    this.#compactor.schedule();
  }

  signals(): EngineSignals {
    return signalsOf(this.#view.current, this.options);
  }

  /** Limits what flushes and compactions write from now on; 0: no limit. */
  setRateBytesPerSec(bytesPerSec: number): void {
    this.#runner.rate.set(bytesPerSec);
  }

  async flush(): Promise<void> {
    this.health.check();
    const target = this.#sequence;
    if (!(this.#view.memtables[0] as Memtable).empty) this.#view.rotate();
    await this.#flusher.upTo(target);
    this.#compactor.schedule();
  }

  /** With `wal`: resolves when every write made before the call would survive a crash. */
  async syncLog(): Promise<void> {
    this.health.check();
    assert(this.#wal !== undefined, 'syncLog needs a write-ahead log');
    await this.#wal.sync().catch((error) => this.health.rethrow(error));
  }

  /** Moves everything in the range to the deepest level that has any of it, through the compaction filter. */
  async compactRange(cf: ColumnFamily, start?: Uint8Array, end?: Uint8Array): Promise<void> {
    await this.flush();
    await this.#compactor.compactRange(cf, start === undefined ? '' : latin1(start), end && latin1(end));
  }

  /** Asks the policy how much garbage each table holds and begins to rewrite those that are worth it; once in a while, and when its settings have changed. */
  async collectGarbage(): Promise<void> {
    this.health.check();
    await this.#loads.during(this.#compactor.collectGarbage()).catch((error) => this.health.rethrow(error));
    this.#removeObsolete();
  }

  /** Resolves when no compaction is due; for tests and tools. */
  async settle(): Promise<void> {
    this.#compactor.schedule();
    await this.#compactor.idle();
    this.health.check();
  }

  /**
   * Drops every table that lies wholly within `[start, end)`: space is freed at once, keys in other tables and memtables stay. Only for ranges
   * that nobody reads or writes any more: where a table held a newer version, an older one may come back.
   */
  async deleteFilesInRange(cf: ColumnFamily, start: Uint8Array, end: Uint8Array): Promise<void> {
    this.health.check();
    await this.#compactor.exclusively(() =>
      this.#commit((current) => {
        const removed = tablesWithin(current, cf, latin1(start), latin1(end));
        return removed.length === 0 ? undefined : { added: [], removed };
      }),
    );
  }

  /**
   * Takes over tables made elsewhere (RocksDB's SstFileWriter, or ours), all in one edit: they are newer than every write before the
   * call and older than those after it. Each is checked completely, then linked (copied when on another file system). Flushes first.
   */
  async ingest(tables: readonly ExternalTable[]): Promise<void> {
    this.health.check();
    const ingestion = new Ingestion(this.#context, tables);
    await ingestion.prepare();
    await this.#compactor.exclusively(async () => {
      // Everything written so far goes to tables; what comes from here on is newer than the ingested keys.
      if (!(this.#view.memtables[0] as Memtable).empty) this.#view.rotate();
      const before = this.#sequence;
      this.#sequence += tables.length;
      this.#flusher.barrier = before;
      try {
        await this.#flusher.upTo(before).catch((error) => ingestion.abandon(error));
        // From here on the tables belong to the version set, which keeps them while it is in doubt whether the edit counts.
        await this.#commit((current) => ingestion.edit(current, before + 1));
      } finally {
        this.#flusher.barrier = Number.POSITIVE_INFINITY;
        if (this.#view.memtables.length > 1) this.#flusher.inBackground();
      }
    });
    this.#compactor.schedule();
  }

  /** Writes an openable copy of the engine as of now into the new directory `target`, by hard links: same file system only. */
  async checkpoint(target: string): Promise<void> {
    await this.flush();
    const version = this.#versions.current.retain();
    await checkpoint(this.options.disk, this.#versions, version, target).finally(() => {
      version.release();
      this.#removeObsolete();
    });
  }

  async close(): Promise<void> {
    if (this.health.closed) return;
    this.health.closed = true;
    this.#runner.cancel();
    // A load opens its file again for each of its reads; a look for garbage may begin a compaction.
    await this.#loads.ended();
    await this.#compactor.idle();
    await this.#flusher.running?.catch(() => {});
    await this.#wal?.close();
    // What a flush or compaction has replaced that ended just now; the directory is ours until the lock goes.
    await this.#obsolete.sweep(this.options, this.cache);
    // A snapshot has files that no version names any more.
    for (const version of [this.#versions.current, ...this.#snapshots.versions()]) await version.closeFiles();
    await this.#versions.close();
    await this.#lock.release();
  }

  /** The memtable that takes a batch of this size. */
  #memtableFor(encodedBytes: number, operations: number): Memtable {
    if (this.#view.isFullFor(encodedBytes, operations)) {
      this.#view.rotateFor(encodedBytes, operations);
      this.#flusher.inBackground();
    }
    return this.#view.memtables[0] as Memtable;
  }

  /** Makes an edit durable and current; `kept` picks the memtables that stay. */
  async #commit(
    makeEdit: (current: Version) => VersionEdit | undefined,
    kept = (memtables: readonly Memtable[]) => memtables,
  ): Promise<void> {
    const installed = (): void => this.#view.install(kept(this.#view.memtables));
    await this.#versions.commit(makeEdit, installed);
    this.#removeObsolete();
  }

  async #installFlush(edit: VersionEdit, flushed: number): Promise<void> {
    const kept = (memtables: readonly Memtable[]): readonly Memtable[] =>
      memtables.slice(0, memtables.length - flushed);
    await this.#commit(() => edit, kept);
    await this.#wal?.removeBelow(this.#versions.logNumber);
  }

  #removeObsolete(): void {
    // After the close the directory may be another engine's.
    if (!this.health.closed) void this.#obsolete.sweep(this.options, this.cache);
  }

  /** Applies what the write-ahead logs hold beyond the tables, and moves it to tables. */
  async #replay(): Promise<void> {
    if (this.#wal === undefined) return;
    for (const { firstSequence, encoded, operations } of await this.#wal.recover(this.#versions)) {
      this.#memtableFor(encoded.length, operations).apply(encoded, firstSequence, this.#snapshots.newestSequence);
      this.#sequence = Math.max(this.#sequence, firstSequence + operations - 1);
    }
    await this.flush();
    // Old logs hold nothing new now; one that ends torn must not be met again behind newer ones.
    const { logNumber } = this.#view.memtables[0] as Memtable;
    await this.#commit(() => ({ added: [], removed: [], logNumber }));
    await this.#wal.removeBelow(logNumber);
  }
}

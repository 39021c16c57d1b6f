/**
 * Flush: full memtables become tables of level 0, all families in one edit. After a crash the engine holds a prefix of the writes,
 * never a part of one family without the same part of another.
 */
import { COLUMN_FAMILIES, type ColumnFamily } from '../kv-engine.ts';
import { syncDirectory } from './files.ts';
import type { Memtable } from './memtable.ts';
import { MergeJob } from './merge-job.ts';
import { MergingIterator } from './merging-iterator.ts';
import { tableOptionsAt } from './options.ts';
import { RangeTombstones } from './range-tombstones.ts';
import { JobSource, removeTables, type WriterContext, writeTables } from './table-writer.ts';
import type { TableFile, VersionEdit } from './version.ts';

export interface FlusherOwner {
  readonly context: WriterContext;
  /** Newest first; the first still takes writes. */
  memtables(): readonly Memtable[];
  /** Sequences of live snapshots, ascending. */
  snapshots(): number[];
  /** Makes the edit durable and, with it, drops the oldest `flushed` memtables. */
  install(edit: VersionEdit, flushed: number): Promise<void>;
}

export class Flusher {
  readonly #owner: FlusherOwner;
  #running: Promise<void> | undefined;

  constructor(owner: FlusherOwner) {
    this.#owner = owner;
  }

  /** The flush under way, if any. */
  get running(): Promise<void> | undefined {
    return this.#running;
  }

  /**
   * Only memtables whose writes are all up to this sequence are flushed: an ingestion that took the next ones is under way, and
   * what came after it must not be in tables before it, nor share a table with what came before.
   */
  barrier = Number.POSITIVE_INFINITY;

  /** One flush at a time; it takes all memtables that are full when it starts. */
  start(): Promise<void> {
    this.#running ??= this.#flush()
      .catch((error) => this.#owner.context.health.rethrow(error))
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  async #flush(): Promise<void> {
    const { context } = this.#owner;
    const full = this.#owner.memtables().slice(1);
    const memtables = full.filter((memtable) => memtable.lastSequence <= this.barrier);
    const newest = memtables[0];
    if (newest === undefined) return;
    const files: TableFile[] = [];
    try {
      for (const cf of COLUMN_FAMILIES) files.push(...(await this.#flushFamily(cf, memtables)));
      await syncDirectory(context.options.disk, context.options.directory);
    } catch (error) {
      await removeTables(context.options, files);
      throw error;
    }
    const kept = this.#owner.memtables().length - memtables.length;
    const edit: VersionEdit = {
      added: files.map((file) => ({ level: 0, file })),
      removed: [],
      flushedSequence: newest.lastSequence,
      // The oldest memtable that stays has the oldest log that is still needed.
      logNumber: (this.#owner.memtables()[kept - 1] as Memtable).logNumber,
    };
    await this.#owner.install(edit, memtables.length);
    context.options.log?.debug?.('flushed', { sequence: newest.lastSequence, tables: files.length });
  }

  async #flushFamily(cf: ColumnFamily, memtables: readonly Memtable[]): Promise<TableFile[]> {
    const { context } = this.#owner;
    const tombstones = new RangeTombstones();
    for (const memtable of memtables) tombstones.addAll(memtable.tombstones[cf] as RangeTombstones);
    if (tombstones.empty && memtables.every((memtable) => memtable.entries[cf] === 0)) return [];
    const job = new MergeJob({
      cf,
      merge: new MergingIterator(memtables.map((memtable) => memtable.iterator(cf))),
      tombstones,
      snapshots: this.#owner.snapshots(),
      deeper: [],
      mayDropDeletions: false,
      filter: undefined,
      table: () => tableOptionsAt(context.options, cf, 0),
      tableBytes: Number.POSITIVE_INFINITY,
    });
    return await writeTables(context, cf, job, new JobSource(context.options.blockBytes));
  }
}

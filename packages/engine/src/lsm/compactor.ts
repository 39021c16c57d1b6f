/**
 * Runs compactions one after the other, and whatever else changes the levels below 0 in between.
 */

import type { ColumnFamily } from '../kv-engine.ts';
import { type Compaction, compactionOf, pickCompaction } from './compaction-picker.ts';
import { syncDirectory } from './files.ts';
import { MergeJob } from './merge-job.ts';
import { MergingIterator } from './merging-iterator.ts';
import { tableOptionsAt } from './options.ts';
import { RangeTombstones } from './range-tombstones.ts';
import { RunIterator } from './run-iterator.ts';
import { JobSource, removeTables, type WriterContext, writeTables } from './table-writer.ts';
import { LEVELS, overlaps, type TableFile, type Version, type VersionEdit } from './version.ts';

export interface CompactorOwner {
  readonly context: WriterContext;
  current(): Version;
  /** Sequences of live snapshots, ascending. */
  snapshots(): number[];
  install(makeEdit: (current: Version) => VersionEdit | undefined): Promise<void>;
  failed(error: unknown): void;
}

export class Compactor {
  readonly #owner: CompactorOwner;
  /** The end of the queue of exclusive work. */
  #last: Promise<unknown> = Promise.resolve();
  #running = false;

  constructor(owner: CompactorOwner) {
    this.#owner = owner;
  }

  /** Starts automatic compactions when one is due. */
  schedule(): void {
    const { options } = this.#owner.context;
    if (this.#running || !options.automaticCompaction) return;
    if (pickCompaction(this.#owner.current(), options) === undefined) return;
    this.#running = true;
    this.exclusively(() => this.#compactOnce()).then(
      () => {
        this.#running = false;
        this.schedule();
      },
      (error) => {
        // Tried again at the next flush.
        this.#running = false;
        this.#owner.failed(error);
      },
    );
  }

  /** Resolves when all work that is queued, and automatic work that follows it, is done. */
  async idle(): Promise<void> {
    let last: Promise<unknown>;
    do {
      last = this.#last;
      await last;
      // Lets `schedule` queue the next one.
      await Promise.resolve();
      await Promise.resolve();
    } while (last !== this.#last);
  }

  /** Runs `work` alone among compactions and other changes of the levels. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const { health } = this.#owner.context;
    const run = this.#last
      .then(() => {
        health.check();
        return work();
      })
      .catch((error) => health.rethrow(error));
    this.#last = run.catch(() => {});
    return run;
  }

  /** Level by level, everything in `[start, end)` down to the deepest level that has some of it, which is rewritten too. */
  async compactRange(cf: ColumnFamily, start: string, end: string | undefined): Promise<void> {
    for (let level = 0; level < LEVELS; level++) {
      await this.exclusively(async () => {
        const version = this.#owner.current();
        const inputs = inRange(version, cf, level, start, end);
        if (inputs.length === 0) return;
        const isDeepest = deepestLevel(version, cf, start, end) === level;
        // Level 0 holds overlapping tables: it never is the place where data stays.
        const outputLevel = isDeepest && level > 0 ? level : level + 1;
        await this.#compact(compactionOf(version, cf, level, outputLevel, inputs), false);
      });
    }
  }

  async #compactOnce(): Promise<void> {
    const compaction = pickCompaction(this.#owner.current(), this.#owner.context.options);
    if (compaction !== undefined) await this.#compact(compaction, true);
  }

  async #compact(compaction: Compaction, mayMove: boolean): Promise<void> {
    const { level, outputLevel, inputs, overlapped } = compaction;
    const [only] = inputs;
    if (mayMove && inputs.length === 1 && overlapped.length === 0 && only !== undefined) {
      await this.#owner.install(() => ({
        removed: [{ level, file: only }],
        added: [{ level: outputLevel, file: only }],
      }));
      return;
    }
    const version = this.#owner.current().retain();
    let outputs: TableFile[];
    try {
      outputs = await this.#merge(compaction, version);
    } finally {
      version.release();
    }
    const removed = [
      ...inputs.map((file) => ({ level, file })),
      ...overlapped.map((file) => ({ level: outputLevel, file })),
    ];
    await this.#owner.install(() => ({ removed, added: outputs.map((file) => ({ level: outputLevel, file })) }));
  }

  async #merge(compaction: Compaction, version: Version): Promise<TableFile[]> {
    const { cf, level, outputLevel, inputs, overlapped } = compaction;
    const { context } = this.#owner;
    const source = new JobSource(context.options.blockBytes);
    const runs =
      level === 0 ? inputs.map((file) => new RunIterator([file], source)) : [new RunIterator(inputs, source)];
    if (overlapped.length > 0) runs.push(new RunIterator(overlapped, source));
    const tombstones = new RangeTombstones();
    for (const file of [...inputs, ...overlapped]) {
      if (file.rangeDeletions === 0) continue;
      await file.table.loadMeta();
      tombstones.addAll(file.table.tombstones as RangeTombstones);
    }
    const job = new MergeJob({
      cf,
      merge: new MergingIterator(runs),
      tombstones,
      snapshots: this.#owner.snapshots(),
      deeper: (version.levels[cf] as readonly (readonly TableFile[])[])
        .slice(outputLevel + 1)
        .filter((files) => files.length > 0),
      mayDropDeletions: true,
      filter: context.options.compactionFilter?.(cf),
      table: () => tableOptionsAt(context.options, cf, outputLevel),
      tableBytes: context.options.tableBytes,
    });
    const outputs = await writeTables(context, cf, job, source);
    try {
      await syncDirectory(context.options.disk, context.options.directory);
    } catch (error) {
      await removeTables(context.options, outputs);
      throw error;
    }
    context.options.log?.debug?.('compacted', {
      ...{ cf, level, outputLevel, inputs: inputs.length, overlapped: overlapped.length, outputs: outputs.length },
      ...{ read: job.read, dropped: job.dropped, filtered: job.filtered },
    });
    return outputs;
  }
}

/** Tables of a level in the range; of level 0 all, when any is, since they overlap one another. */
function inRange(
  version: Version,
  cf: ColumnFamily,
  level: number,
  start: string,
  end: string | undefined,
): readonly TableFile[] {
  const found = version.overlapping(cf, level, start, end);
  return level === 0 && found.length > 0 ? version.level(cf, 0) : found;
}

function deepestLevel(version: Version, cf: ColumnFamily, start: string, end: string | undefined): number {
  for (let level = LEVELS - 1; level > 0; level--) {
    if (version.level(cf, level).some((file) => overlaps(file, start, end))) return level;
  }
  return 0;
}

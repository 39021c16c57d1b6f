/**
 * The loop's side of flush and compaction: describes the merge as plain data, has a helper run it, answers its questions, and turns its outputs into
 * tables of ours. Errors come back as engine errors, whichever thread they are from.
 */
import { assert, TesseraError } from '@tessera/base';
import { Cancellation, type Helpers } from '@tessera/env';
import { EngineError } from '../kv-engine.ts';
import { WriteBatch } from '../write-batch.ts';
import { BlobFile } from './blob-file.ts';
import { blobRuleFor } from './blob-settings.ts';
import { isOutOfDescriptors } from './file-cache.ts';
import type { Memtable } from './memtable.ts';
import {
  job,
  type MergeOutcome,
  type MergeTask,
  type Question,
  type TableReference,
  type Tombstone,
} from './merge-task.ts';
import { type ResolvedOptions, tableOptionsAt } from './options.ts';
import type { RangeTombstones } from './range-tombstones.ts';
import { Statistics } from './statistics.ts';
import { Table } from './table.ts';
import { removeOutputs } from './table-writer.ts';
import { type KeyBounds, LEVELS, overlaps, type TableFile, type Version } from './version.ts';
import { WriteRate } from './write-rate.ts';

/** What came out of a merge, as tables that no version names yet. */
export interface Merged extends Omit<MergeOutcome, 'tables' | 'blobs'> {
  readonly files: readonly TableFile[];
  readonly blobs: readonly BlobFile[];
}

export interface MergeOwner {
  readonly options: ResolvedOptions;
  readonly helpers: Helpers;
  newFileNumber(): number;
  /** Throws KV:Engine:Busy when there is no room. */
  write(batch: WriteBatch): void;
  /** Resolves when a memtable was flushed. */
  makeRoom(): Promise<void>;
}

export class MergeRunner {
  readonly #owner: MergeOwner;
  readonly #cancellation = new Cancellation();
  readonly rate: WriteRate;
  readonly statistics = new Statistics();

  constructor(owner: MergeOwner) {
    this.#owner = owner;
    this.rate = new WriteRate(owner.options.clock, owner.options.rateBytesPerSec);
  }

  /** Runs the tasks; their outputs are synced, the directory is not. After a failure nothing is left of them. */
  async run(tasks: readonly MergeTask[], urgent: boolean): Promise<Merged[]> {
    const { options } = this.#owner;
    const { disk } = options;
    const startMs = options.clock?.monotonicMs() ?? 0;
    const running = urgent ? 'runningFlushes' : 'runningCompactions';
    this.statistics[running]++;
    try {
      const outcomes = await this.#runJob(tasks, urgent).catch(async (error) => {
        if (!isOutOfDescriptors(error)) throw error;
        // A thread cannot close our files; once more with fewer of them.
        await disk.giveBack();
        return await this.#runJob(tasks, urgent);
      });
      this.#count(tasks, outcomes, urgent, (options.clock?.monotonicMs() ?? 0) - startMs);
      return outcomes.map((outcome, i) => ({
        ...outcome,
        files: this.#files(outcome, tasks[i] as MergeTask),
        blobs: outcome.blobs.map((blob) => new BlobFile(disk, blob.path, blob)),
      }));
    } catch (error) {
      this.statistics.failures++;
      if (error instanceof EngineError || !(error instanceof TesseraError)) throw error;
      const ours = error.code.startsWith('KV:Engine:');
      throw new EngineError(ours ? error.code : 'KV:Engine:Io', error.message, {
        cause: error,
        details: error.details,
      });
    } finally {
      this.statistics[running]--;
    }
  }

  #runJob(tasks: readonly MergeTask[], urgent: boolean): Promise<readonly MergeOutcome[]> {
    const { options, helpers } = this.#owner;
    const { disk, directory, policy } = options;
    const reference = policy && { module: policy.module.module, settings: policy.settings() };
    return helpers.run(
      job,
      { directory, policy: reference, tasks },
      {
        disk,
        cancellation: this.#cancellation,
        urgent,
        answer: (question) => this.#answer(question as Question, urgent),
      },
    );
  }

  #count(tasks: readonly MergeTask[], outcomes: readonly MergeOutcome[], isFlush: boolean, ms: number): void {
    const { statistics } = this;
    let written = 0;
    for (const { tables, blobs, dropped, filtered, filterCounts, moved, movedBytes } of outcomes) {
      for (const { summary } of tables) written += summary.sizeBytes;
      for (const { sizeBytes, entries, valueBytes } of blobs) {
        written += sizeBytes;
        statistics.blobValues += entries;
        statistics.blobValueBytes += valueBytes;
      }
      statistics.blobValuesMoved += moved;
      statistics.blobBytesMoved += movedBytes;
      statistics.entriesDropped += dropped;
      statistics.entriesFiltered += filtered;
      statistics.addFilterCounts(filterCounts);
    }
    if (isFlush) {
      statistics.flushes++;
      statistics.flushedBytes += written;
      statistics.flushMs += ms;
    } else {
      statistics.compactions++;
      for (const { runs } of tasks)
        for (const { sizeBytes } of runs.flat()) statistics.compactionReadBytes += sizeBytes;
      statistics.compactionWrittenBytes += written;
      statistics.compactionMs += ms;
    }
    const { log } = this.#owner.options;
    log?.debug?.(isFlush ? 'flush ran' : 'compaction ran', { ms: Math.round(ms), written });
  }

  /** Running merges end at their next step. */
  cancel(): void {
    this.#cancellation.cancel();
    this.rate.close();
  }

  /** Outputs that will not be installed. */
  async discard(merged: readonly Merged[]): Promise<void> {
    const { disk } = this.#owner.options;
    for (const { files, blobs } of merged) await removeOutputs(disk, [...files.map((file) => file.table), ...blobs]);
  }

  #files({ tables }: MergeOutcome, { cf }: MergeTask): TableFile[] {
    const { disk } = this.#owner.options;
    return tables.map(({ number, path, summary }) => ({
      ...summary,
      ...{ number, cf, globalSequence: 0, table: new Table(disk, path, summary.sizeBytes), references: 0 },
    }));
  }

  #answer(question: Question, urgent: boolean): unknown {
    switch (question.kind) {
      case 'file number':
        return this.#owner.newFileNumber();
      case 'write':
        return this.rate.take(question.bytes, urgent);
      case 'apply':
        return this.#apply(WriteBatch.from(question.batch));
    }
  }

  /** A filter's deletions: they can wait for room. */
  async #apply(batch: WriteBatch): Promise<void> {
    for (;;) {
      try {
        this.#owner.write(batch);
        return;
      } catch (error) {
        if (!(error instanceof EngineError) || error.code !== 'KV:Engine:Busy') throw error;
        await this.#owner.makeRoom();
      }
    }
  }
}

/** The merge of immutable memtables into tables of level 0; undefined when they hold nothing of the family. */
export function flushTask(
  cf: MergeTask['cf'],
  memtables: readonly Memtable[],
  snapshots: readonly number[],
  options: ResolvedOptions,
): MergeTask | undefined {
  const tombstones: Tombstone[] = [];
  for (const memtable of memtables) {
    (memtable.tombstones[cf] as RangeTombstones).each('', undefined, (start, end, sequences) => {
      for (const sequence of sequences) tombstones.push([start, end, sequence]);
    });
  }
  const filled = memtables.filter((memtable) => (memtable.entries[cf] as number) > 0);
  if (tombstones.length === 0 && filled.length === 0) return undefined;
  return {
    ...{ cf, snapshots, tombstones, runs: [], deeper: [], others: [], mayDropDeletions: false, filtered: false },
    memtables: filled.map((memtable) => ({ buffer: memtable.buffer })),
    table: tableOptionsAt(options, 0),
    tableBytes: Number.POSITIVE_INFINITY,
    blobs: blobRuleFor(undefined, cf, [], options),
  };
}

/** The merge of `runs` of a version into tables of `outputLevel`. */
export function compactionTask(
  version: Version,
  cf: MergeTask['cf'],
  runs: readonly (readonly TableFile[])[],
  outputLevel: number,
  snapshots: readonly number[],
  options: ResolvedOptions,
): MergeTask {
  const inputs = new Set(runs.flat());
  const hull = hullOf([...inputs]);
  const others: KeyBounds[] = [];
  const deeper: KeyBounds[][] = [];
  for (let level = 0; level < LEVELS; level++) {
    const near = neighbours(version, cf, level, hull).filter((file) => !inputs.has(file));
    others.push(...near.map(boundsOf));
    if (level > outputLevel && near.length > 0) deeper.push(near.map(boundsOf));
  }
  return {
    ...{ cf, snapshots, deeper, others, memtables: [], tombstones: [], filtered: true },
    // Older tables of level 0 may hold what a deletion there hides.
    mayDropDeletions: outputLevel > 0,
    runs: runs.map((files) => files.map(referenceTo)),
    table: tableOptionsAt(options, outputLevel),
    // What replaces a table of level 0 must not be several: they are told apart by sequence.
    tableBytes: outputLevel > 0 ? options.tableBytes : Number.POSITIVE_INFINITY,
    blobs: blobRuleFor(version, cf, [...inputs], options),
  };
}

/** Tables of a level that overlap the hull and, in a sorted level, the one behind it: a filter may ask about keys just beyond. */
function neighbours(version: Version, cf: MergeTask['cf'], level: number, hull: KeyBounds): readonly TableFile[] {
  const files = version.level(cf, level);
  if (level === 0) return files;
  const from = files.findIndex((file) => overlaps(file, hull.smallest, undefined));
  if (from < 0) return [];
  let to = from;
  while (to < files.length && (files[to] as TableFile).smallest <= hull.largest) to++;
  return files.slice(from, to + 1);
}

function hullOf(files: readonly TableFile[]): KeyBounds {
  const [first, ...rest] = files;
  assert(first !== undefined, 'a compaction has inputs');
  let { smallest, largest } = first;
  for (const file of rest) {
    if (file.smallest < smallest) smallest = file.smallest;
    if (file.largest > largest) largest = file.largest;
  }
  return { smallest, largest, largestExclusive: false };
}

function boundsOf({ smallest, largest, largestExclusive }: TableFile): KeyBounds {
  return { smallest, largest, largestExclusive };
}

function referenceTo(file: TableFile): TableReference {
  const { sizeBytes, globalSequence, rangeDeletions, table } = file;
  return { ...boundsOf(file), sizeBytes, globalSequence, rangeDeletions, path: table.path };
}

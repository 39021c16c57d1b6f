/**
 * A flush or compaction as plain data: what to merge, by which rules, and what came out. Built on the loop by merge-runner.ts, run in a helper thread
 * (or inline) by {@link job}: inputs are files and memtable arenas in shared memory, outputs are files. Tables exist for nobody until an edit
 * names them. What only the loop knows is asked for: numbers of new files, leave to write so many bytes, deletions that a filter wants.
 */
import { latin1 } from '@tessera/base';
import type { Job, JobContext } from '@tessera/env';
import { type ColumnFamily, EngineError } from '../kv-engine.ts';
import { WriteBatch } from '../write-batch.ts';
import { BlobFile } from './blob-file.ts';
import { BlobOutput, type BlobRule, type OutputBlob } from './blob-output.ts';
import { FileCache } from './file-cache.ts';
import { Memtable } from './memtable.ts';
import { MergeJob } from './merge-job.ts';
import { MergingIterator } from './merging-iterator.ts';
import {
  type CompactionFilter,
  createPolicy,
  type FilterJob,
  type MergePolicy,
  type PolicyReference,
} from './policy.ts';
import { RangeTombstones } from './range-tombstones.ts';
import { RunIterator } from './run-iterator.ts';
import { Table } from './table.ts';
import type { TableOptions, TableSummary } from './table-builder.ts';
import { JobSource, removeOutputs, writeTables } from './table-writer.ts';
import { type KeyBounds, overlaps } from './version.ts';

/** A table to read. */
export interface TableReference extends KeyBounds {
  readonly path: string;
  readonly sizeBytes: number;
  readonly globalSequence: number;
  readonly rangeDeletions: number;
}

/** An immutable memtable; `tombstones` are those of the family in question. */
export interface MemtableReference {
  readonly buffer: SharedArrayBuffer;
}

export type Tombstone = readonly [start: string, end: string, sequence: number];

/** One family's merge. */
export interface MergeTask {
  readonly cf: ColumnFamily;
  /** Newest first. */
  readonly memtables: readonly MemtableReference[];
  /** Range deletions of the memtables; tables bring their own. */
  readonly tombstones: readonly Tombstone[];
  /** Runs of disjoint tables, each in the order of keys. */
  readonly runs: readonly (readonly TableReference[])[];
  /** Sequences of live snapshots, ascending, no duplicates. */
  readonly snapshots: readonly number[];
  /** Tables of the levels below the output: sorted and disjoint within each level. */
  readonly deeper: readonly (readonly KeyBounds[])[];
  /** All tables that are not inputs and may hold neighbours of their keys, deeper ones too. */
  readonly others: readonly KeyBounds[];
  /** False: something not among `deeper` may hold older versions too, so deletions stay. */
  readonly mayDropDeletions: boolean;
  readonly filtered: boolean;
  readonly table: Omit<TableOptions, 'collectors'>;
  /** Output tables are cut at the first new key after this size. */
  readonly tableBytes: number;
  readonly blobs: BlobRule | undefined;
}

/** Merges whose outputs are installed together; after a failure none of them is left. */
export interface MergeInput {
  readonly directory: string;
  readonly policy: PolicyReference | undefined;
  readonly tasks: readonly MergeTask[];
}

export interface OutputTable {
  readonly number: number;
  readonly path: string;
  readonly summary: TableSummary;
}

export interface MergeOutcome {
  readonly tables: readonly OutputTable[];
  readonly blobs: readonly OutputBlob[];
  /** Values that were fetched from blob files because they had to leave them, and their bytes. */
  readonly moved: number;
  readonly movedBytes: number;
  /** Entries read; dropped, because no reader can see them; removed by the filter. */
  readonly read: number;
  readonly dropped: number;
  readonly filtered: number;
  readonly filterCounts: Readonly<Record<string, number>>;
}

export type Question =
  | { readonly kind: 'file number' }
  /** Answered when so many more bytes may be written. */
  | { readonly kind: 'write'; readonly bytes: number }
  /** An encoded batch to apply. */
  | { readonly kind: 'apply'; readonly batch: Uint8Array };

/** Inputs of one merge that are open at a time: it reads each from front to back, one of every run. */
const INPUT_FILES_MAX = 32;

/** A filter's deletions are applied when they are so many bytes. */
const DELETES_BYTES = 256 * 1024;

export const job: Job<MergeInput, readonly MergeOutcome[]> = {
  module: import.meta.url,
  async run({ directory, policy, tasks }, context) {
    const made = await createPolicy(policy);
    const outcomes: MergeOutcome[] = [];
    try {
      for (const task of tasks) outcomes.push(await new MergeRun(task, made, directory, context).run());
      return outcomes;
    } catch (error) {
      for (const { tables, blobs } of outcomes) await removeOutputs(context.disk, [...tables, ...blobs]);
      throw error;
    }
  },
};

class MergeRun implements FilterJob {
  readonly cf: ColumnFamily;
  readonly hasSnapshots: boolean;
  readonly #task: MergeTask;
  readonly #policy: MergePolicy;
  readonly #directory: string;
  readonly #context: JobContext;
  readonly #inputs: FileCache;
  readonly #deletes = new WriteBatch();
  /** Every table read, to be closed. */
  readonly #tables: Table[] = [];
  readonly #blobs = new Map<number, BlobFile>();

  constructor(task: MergeTask, policy: MergePolicy, directory: string, context: JobContext) {
    this.cf = task.cf;
    this.hasSnapshots = task.snapshots.length > 0;
    this.#task = task;
    this.#policy = policy;
    this.#directory = directory;
    this.#context = context;
    this.#inputs = new FileCache(context.disk, INPUT_FILES_MAX);
  }

  async run(): Promise<MergeOutcome> {
    try {
      return await this.#run();
    } finally {
      for (const table of this.#tables) await table.close().catch(() => {});
      for (const blob of this.#blobs.values()) await blob.close().catch(() => {});
    }
  }

  async #run(): Promise<MergeOutcome> {
    const { cf, snapshots, deeper, mayDropDeletions, table, tableBytes, filtered } = this.#task;
    const writer = this.#writer();
    for (const file of this.#task.blobs?.files ?? []) {
      this.#blobs.set(file.number, new BlobFile(this.#inputs, file.path, file));
    }
    const source = new JobSource(table.blockBytes, this.#blobs);
    const blobs = this.#task.blobs && new BlobOutput(this.#task.blobs, cf, writer, source);
    const tombstones = new RangeTombstones();
    for (const [start, end, sequence] of this.#task.tombstones) tombstones.add(start, end, sequence);
    const inputs = [
      ...this.#task.memtables.map(({ buffer }) => Memtable.attach(buffer).iterator(cf)),
      ...(await this.#openRuns(source, tombstones)),
    ];
    const filter = filtered ? this.#policy.filter?.(this) : undefined;
    const merge = new MergeJob({
      ...{
        cf,
        merge: new MergingIterator(inputs),
        tombstones,
        snapshots,
        deeper,
        mayDropDeletions,
        filter,
        tableBytes,
        blobs,
      },
      table: () => ({ ...table, collectors: this.#policy.collectors?.(cf, filtered) }),
    });
    const tables = await writeTables(writer, merge, source, blobs);
    const blobFiles = blobs?.files ?? [];
    try {
      return {
        ...(await this.#finishFilter(filter)),
        ...{ moved: blobs?.moved ?? 0, movedBytes: blobs?.movedBytes ?? 0 },
        ...{ tables, blobs: blobFiles, read: merge.read, dropped: merge.dropped, filtered: merge.filtered },
      };
    } catch (error) {
      await removeOutputs(this.#context.disk, [...tables, ...blobFiles]);
      throw error;
    }
  }

  async #openRuns(source: JobSource, tombstones: RangeTombstones): Promise<RunIterator[]> {
    const runs: RunIterator[] = [];
    for (const references of this.#task.runs) {
      const files = references.map((reference) => ({
        ...reference,
        table: new Table(this.#inputs, reference.path, reference.sizeBytes, reference.globalSequence),
      }));
      for (const { table, rangeDeletions } of files) {
        this.#tables.push(table);
        if (rangeDeletions === 0) continue;
        await table.loadMeta();
        tombstones.addAll(table.tombstones as RangeTombstones);
      }
      source.addRun(files.map(({ table }) => table));
      runs.push(new RunIterator(files, source));
    }
    return runs;
  }

  #writer(): Parameters<typeof writeTables>[0] {
    const context = this.#context;
    const ask = (question: Question): Promise<unknown> => context.ask(question);
    return {
      disk: context.disk,
      directory: this.#directory,
      newFileNumber: async () => (await ask({ kind: 'file number' })) as number,
      mayWrite: async (bytes) => {
        await ask({ kind: 'write', bytes });
      },
      betweenSteps: async () => {
        if (this.#deletes.sizeBytes >= DELETES_BYTES) await this.#applyDeletes();
        await context.pause();
        if (context.cancelled) throw new EngineError('KV:Engine:Closed', 'the engine is closed');
      },
    };
  }

  async #finishFilter(filter: CompactionFilter | undefined): Promise<Pick<MergeOutcome, 'filterCounts'>> {
    filter?.finish?.();
    await this.#applyDeletes();
    return { filterCounts: filter?.counts?.() ?? {} };
  }

  async #applyDeletes(): Promise<void> {
    if (this.#deletes.count === 0) return;
    const question: Question = { kind: 'apply', batch: this.#deletes.encoded().slice() };
    this.#deletes.clear();
    await this.#context.ask(question);
  }

  heldElsewhere(start: Uint8Array, end: Uint8Array): boolean {
    const [from, to] = [latin1(start), latin1(end)];
    return this.#task.others.some((other) => overlaps(other, from, to));
  }

  delete(cf: ColumnFamily, key: Uint8Array): void {
    this.#deletes.delete(cf, key);
  }
}

/**
 * Runs a merge job against the disk: in short slices, so that the loop serves others in between; reads inputs far ahead, writes outputs in
 * large chunks, syncs each. The tables exist for nobody until an edit names them; after a failure they are removed.
 */
import type { DiskFile } from '@tessera/env';
import type { ColumnFamily } from '../kv-engine.ts';
import { syncFile, tableName } from './files.ts';
import type { Health } from './health.ts';
import type { MergeJob } from './merge-job.ts';
import type { ResolvedOptions } from './options.ts';
import { type BlockSource, type DataBlock, type MissingBlocks, Table, type TableMeta } from './table.ts';
import type { TableFile } from './version.ts';

/** Entries between two yields: about a millisecond. */
const SLICE_ENTRIES = 512;
/** One write to the disk. */
const WRITE_CHUNK_BYTES = 512 * 1024;
/** One read of an input. */
const READ_CHUNK_BYTES = 512 * 1024;

/** What a job reads next is not loaded. Like BlockMiss, but nobody's snapshot. */
class InputMiss {
  readonly missing: MissingBlocks;

  constructor(missing: MissingBlocks) {
    this.missing = missing;
  }
}

/** The inputs of a job: blocks read in long runs, used once, kept out of the block cache. */
export class JobSource implements BlockSource {
  readonly #metas = new Map<Table, TableMeta>();
  /** The last run of blocks read of each table. */
  readonly #runs = new Map<Table, DataBlock[]>();
  readonly #runBlocks: number;

  constructor(blockBytes: number) {
    this.#runBlocks = Math.max(1, Math.floor(READ_CHUNK_BYTES / blockBytes));
  }

  meta(table: Table): TableMeta {
    const meta = table.meta ?? this.#metas.get(table);
    if (meta === undefined) throw new InputMiss({ table, first: -1, last: -1 });
    return meta;
  }

  block(table: Table, ordinal: number): DataBlock {
    const run = this.#runs.get(table);
    const block = run === undefined ? undefined : run[ordinal - (run[0] as DataBlock).ordinal];
    if (block === undefined) throw new InputMiss({ table, first: ordinal, last: ordinal + this.#runBlocks - 1 });
    return block;
  }

  /** Runs `step` again until nothing is missing. */
  async run<T>(step: () => T): Promise<T> {
    for (;;) {
      try {
        return step();
      } catch (thrown) {
        if (!(thrown instanceof InputMiss)) throw thrown;
        const { table, first, last } = thrown.missing;
        if (first < 0) this.#metas.set(table, await table.loadMeta());
        else this.#runs.set(table, await table.loadBlocks(first, last));
      }
    }
  }
}

export interface WriterContext {
  readonly options: ResolvedOptions;
  newFileNumber(): number;
  /** Asked between slices: a job of an engine that is closing gives up. */
  readonly health: Health;
}

/** Runs the job to its end; the resulting tables are synced, their directory entries are not. */
export async function writeTables(
  context: WriterContext,
  cf: ColumnFamily,
  job: MergeJob,
  source: JobSource,
): Promise<TableFile[]> {
  const files: TableFile[] = [];
  let output: OutputFile | undefined;
  try {
    for (;;) {
      const result = await source.run(() => job.step(SLICE_ENTRIES));
      if (result !== 'more') {
        if (!job.builder.empty) {
          output ??= await OutputFile.create(context);
          files.push(await output.finish(cf, job));
          output = undefined;
        }
        if (result === 'done') return files;
        job.nextOutput();
      } else if (job.builder.out.length >= WRITE_CHUNK_BYTES) {
        output ??= await OutputFile.create(context);
        await output.write(job.builder.drain());
      }
      await new Promise<void>((resolve) => context.options.tasks.defer(resolve));
      context.health.check();
    }
  } catch (error) {
    await output?.abandon();
    await removeTables(context.options, files);
    throw error;
  }
}

/** Removes tables that no version names. What stays behind is removed at the next start. */
export async function removeTables(options: ResolvedOptions, files: readonly TableFile[]): Promise<void> {
  for (const file of files) {
    await file.table.close().catch(() => {});
    await options.disk.remove(file.table.path).catch(() => {});
  }
}

class OutputFile {
  readonly #options: ResolvedOptions;
  readonly #number: number;
  readonly #file: DiskFile;
  #position = 0;

  private constructor(options: ResolvedOptions, number: number, file: DiskFile) {
    this.#options = options;
    this.#number = number;
    this.#file = file;
  }

  static async create({ options, newFileNumber }: WriterContext): Promise<OutputFile> {
    const number = newFileNumber();
    const file = await options.disk.open(`${options.directory}/${tableName(number)}`, 'create');
    return new OutputFile(options, number, file);
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.#file.write(bytes, this.#position);
    this.#position += bytes.length;
  }

  async finish(cf: ColumnFamily, job: MergeJob): Promise<TableFile> {
    const summary = job.builder.finish();
    await this.write(job.builder.drain());
    await syncFile(this.#file);
    await this.#file.close();
    const table = new Table(this.#options.disk, this.#file.path, summary.sizeBytes);
    return { ...summary, number: this.#number, cf, globalSequence: 0, table, references: 0 };
  }

  async abandon(): Promise<void> {
    await this.#file.close().catch(() => {});
    await this.#options.disk.remove(this.#file.path).catch(() => {});
  }
}

/**
 * Runs a merge job against the disk, in steps: reads inputs far ahead, writes outputs in large chunks, syncs each. The tables exist for nobody
 * until an edit names them; after a failure they are removed.
 */
import { must } from '@tessera/base';
import type { Disk, DiskFile } from '@tessera/env';
import type { BlobFile } from './blob-file.ts';
import { type BlobReference, readBlobRecord } from './blob-format.ts';
import type { BlobOutput } from './blob-output.ts';
import { corruption } from './coding.ts';
import { syncFile, tableName } from './files.ts';
import type { MergeJob } from './merge-job.ts';
import type { OutputTable } from './merge-task.ts';
import type { BlockSource, DataBlock, MissingBlocks, Table, TableMeta } from './table.ts';

/** Entries between two pauses: about a millisecond. */
const STEP_ENTRIES = 512;
/** One write to the disk. */
const WRITE_CHUNK_BYTES = 512 * 1024;
/** One read of an input. */
const READ_CHUNK_BYTES = 512 * 1024;

/** What a job reads next is not loaded. Like BlockMiss, but nobody's snapshot. */
class InputMiss {
  readonly missing: MissingBlocks | BlobReference;

  constructor(missing: MissingBlocks | BlobReference) {
    this.missing = missing;
  }
}

/** Blocks that lie in `room`; what lies in `spare` was read before them, and the reader has hardly left it. */
interface Run {
  readonly blocks: readonly DataBlock[];
  readonly room: Uint8Array;
  readonly spare: Uint8Array;
}

const NO_ROOM = new Uint8Array(0);

/** The inputs of a job: blocks read in long runs, used once, kept out of the block cache. */
export class JobSource implements BlockSource {
  readonly #metas = new Map<Table, TableMeta>();
  /** The last run of blocks read of each table. */
  readonly #runs = new Map<Table, Run>();
  /** The table before, of those that are walked one after the other. */
  readonly #previous = new Map<Table, Table>();
  readonly #runBlocks: number;
  readonly #blobs: ReadonlyMap<number, BlobFile>;
  /** The last part read of each blob file. */
  readonly #blobRuns = new Map<number, { readonly offset: number; readonly bytes: Uint8Array }>();

  constructor(blockBytes: number, blobs: ReadonlyMap<number, BlobFile> = new Map()) {
    this.#runBlocks = Math.max(1, Math.floor(READ_CHUNK_BYTES / blockBytes));
    this.#blobs = blobs;
  }

  /** Tables that one reader walks, one after the other. */
  addRun(tables: readonly Table[]): void {
    for (let i = 1; i < tables.length; i++) this.#previous.set(tables[i] as Table, tables[i - 1] as Table);
  }

  #blob(number: number): BlobFile {
    return must(this.#blobs.get(number), 'a merge knows the blob files it reads');
  }

  /** Owned by the source until the next value. */
  blobValue(reference: BlobReference): Uint8Array {
    const { number, offset, size } = reference;
    const run = this.#blobRuns.get(number);
    if (run === undefined || offset < run.offset || offset + size > run.offset + run.bytes.length) {
      throw new InputMiss(reference);
    }
    return readBlobRecord(run.bytes, offset - run.offset, size, this.#blob(number).path, offset).value;
  }

  meta(table: Table): TableMeta {
    const meta = table.meta ?? this.#metas.get(table);
    if (meta === undefined) throw new InputMiss({ table, first: -1, last: -1 });
    return meta;
  }

  block(table: Table, ordinal: number): DataBlock {
    const run = this.#runs.get(table);
    const block = run?.blocks[ordinal - (run.blocks[0] as DataBlock).ordinal];
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
        if ('offset' in thrown.missing) {
          await this.#loadBlobs(thrown.missing);
          continue;
        }
        const { table, first, last } = thrown.missing;
        if (first < 0) this.#metas.set(table, await table.loadMeta());
        else await this.#loadRun(table, first, last);
      }
    }
  }

  /** A reader that comes to a table has left the one before it: rooms are handed on, so that a run takes two however long it is. */
  async #loadRun(table: Table, first: number, last: number): Promise<void> {
    const previous = this.#previous.get(table);
    const before = this.#runs.get(table) ?? (previous && this.#runs.get(previous));
    const { blocks, room } = await table.loadRun(first, last, before?.spare ?? NO_ROOM);
    this.#runs.set(table, { blocks, room, spare: before?.room ?? NO_ROOM });
    if (previous === undefined) return;
    this.#runs.delete(previous);
    // Its end is looked at once more.
    const left = this.#previous.get(previous);
    if (left !== undefined) this.#metas.delete(left);
  }

  async #loadBlobs({ number, offset, size }: BlobReference): Promise<void> {
    const bytes = await this.#blob(number).read(offset, Math.max(size, READ_CHUNK_BYTES));
    // A reference beyond the records would be asked for again and again.
    if (bytes.length < size) throw corruption(this.#blob(number).path, offset, 'blob record is cut off');
    this.#blobRuns.set(number, { offset, bytes });
  }
}

export interface TableWriter {
  readonly disk: Disk;
  readonly directory: string;
  newFileNumber(): Promise<number>;
  /** Waits until the rate limit allows so many bytes more. */
  mayWrite(bytes: number): Promise<void>;
  /** Throws when the job should end. */
  betweenSteps(): Promise<void>;
}

/** Runs the job to its end; the resulting tables and blob files are synced, their directory entries are not. */
export async function writeTables(
  writer: TableWriter,
  job: MergeJob,
  source: JobSource,
  blobs?: BlobOutput,
): Promise<OutputTable[]> {
  const tables: OutputTable[] = [];
  let output: OutputFile | undefined;
  try {
    for (;;) {
      await blobs?.advance(WRITE_CHUNK_BYTES);
      const result = await source.run(() => job.step(STEP_ENTRIES));
      if (result !== 'more') {
        if (!job.builder.empty) {
          output ??= await OutputFile.create(writer);
          tables.push(await output.finish(job));
          output = undefined;
        }
        if (result === 'done') break;
        job.nextOutput();
      } else if (job.builder.out.length >= WRITE_CHUNK_BYTES) {
        output ??= await OutputFile.create(writer);
        await output.write(job.builder.drain());
      }
      await writer.betweenSteps();
    }
    await blobs?.finish();
    return tables;
  } catch (error) {
    await output?.abandon();
    await blobs?.abandon();
    await removeOutputs(writer.disk, tables);
    throw error;
  }
}

/** Removes tables that no version names. What stays behind is removed at the next start. */
export async function removeOutputs(disk: Disk, tables: readonly { readonly path: string }[]): Promise<void> {
  for (const { path } of tables) await disk.remove(path).catch(() => {});
}

class OutputFile {
  readonly #writer: TableWriter;
  readonly #number: number;
  readonly #file: DiskFile;
  #position = 0;

  private constructor(writer: TableWriter, number: number, file: DiskFile) {
    this.#writer = writer;
    this.#number = number;
    this.#file = file;
  }

  static async create(writer: TableWriter): Promise<OutputFile> {
    const number = await writer.newFileNumber();
    const file = await writer.disk.open(`${writer.directory}/${tableName(number)}`, 'create');
    return new OutputFile(writer, number, file);
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.#writer.mayWrite(bytes.length);
    await this.#file.write(bytes, this.#position);
    this.#position += bytes.length;
  }

  async finish(job: MergeJob): Promise<OutputTable> {
    const summary = job.builder.finish();
    await this.write(job.builder.drain());
    await syncFile(this.#file);
    await this.#file.close();
    return { number: this.#number, path: this.#file.path, summary };
  }

  async abandon(): Promise<void> {
    await this.#file.close().catch(() => {});
    await this.#writer.disk.remove(this.#file.path).catch(() => {});
  }
}

/**
 * Takes over tables made elsewhere. Each is read completely first: checksums, strictly ascending keys, no damage; so what a manifest
 * names later is known to be whole. Their entries carry no sequence of ours: the manifest gives every table one.
 */
import { assert, latin1 } from '@tessera/base';
import { type ColumnFamily, EngineError, type ExternalTable } from '../kv-engine.ts';
import { corruption, KIND_BLOB, KIND_DELETE } from './coding.ts';
import { syncDirectory, syncFile, tableName } from './files.ts';
import type { Health } from './health.ts';
import type { ResolvedOptions } from './options.ts';
import type { RangeTombstones } from './range-tombstones.ts';
import { RunIterator } from './run-iterator.ts';
import { Table } from './table.ts';
import type { SizeSample, TableSummary } from './table-builder.ts';
import { JobSource } from './table-writer.ts';
import { filesOverlap, LEVELS, type TableFile, type Version, type VersionEdit } from './version.ts';

export type { ExternalTable };

export interface IngestionContext {
  readonly options: ResolvedOptions;
  newFileNumber(): number;
  /** Asked between slices: a job of an engine that is closing gives up. */
  readonly health: Health;
}

const SLICE_ENTRIES = 1024;
const COPY_CHUNK_BYTES = 1024 * 1024;

interface Prepared {
  readonly cf: ColumnFamily;
  readonly number: number;
  readonly path: string;
  readonly summary: TableSummary;
}

export class Ingestion {
  readonly #context: IngestionContext;
  readonly #tables: readonly ExternalTable[];
  readonly #prepared: Prepared[] = [];

  constructor(context: IngestionContext, tables: readonly ExternalTable[]) {
    this.#context = context;
    this.#tables = tables;
  }

  /** Checks the tables and brings them into the directory under new numbers. */
  async prepare(): Promise<void> {
    const { options } = this.#context;
    try {
      for (const { cf, path } of this.#tables) {
        const summary = await this.#examine(path, cf);
        const number = this.#context.newFileNumber();
        const target = `${options.directory}/${tableName(number)}`;
        this.#prepared.push({ cf, number, path: target, summary });
        await bringIn(options, path, target);
      }
      await syncDirectory(options.disk, options.directory);
    } catch (error) {
      await this.abandon(error);
    }
  }

  /** The edit that adds all tables, table `i` with sequence `firstSequence + i`: later ones win where they overlap. */
  edit(current: Version, firstSequence: number): VersionEdit {
    const { options } = this.#context;
    const added: { level: number; file: TableFile }[] = [];
    this.#prepared.forEach(({ cf, number, path, summary }, i) => {
      const sequence = firstSequence + i;
      const file: TableFile = {
        ...summary,
        ...{ cf, number, globalSequence: sequence, smallestSequence: sequence, largestSequence: sequence },
        table: new Table(options.disk, path, summary.sizeBytes, sequence),
        references: 0,
      };
      added.push({ level: deepestFree(current, file, added), file });
    });
    // Everything before was flushed: the caller saw to that.
    return { added, removed: [], flushedSequence: firstSequence + added.length - 1 };
  }

  /** Removes what was brought in and passes the error on. */
  async abandon(error: unknown): Promise<never> {
    for (const { path } of this.#prepared) await this.#context.options.disk.remove(path).catch(() => {});
    throw error;
  }

  async #examine(path: string, cf: ColumnFamily): Promise<TableSummary> {
    const { options } = this.#context;
    const stat = await options.disk.stat(path);
    if (stat === undefined) throw new EngineError('KV:Engine:Invalid', `${path}: no such table to ingest`);
    const table = new Table(options.disk, path, stat.sizeBytes);
    try {
      return await this.#scan(table, cf);
    } finally {
      await table.close();
    }
  }

  async #scan(table: Table, cf: ColumnFamily): Promise<TableSummary> {
    const { options } = this.#context;
    const meta = await table.loadMeta();
    const source = new JobSource(options.blockBytes);
    const scan = new TableScan(table, cf, source, Math.max(1, Math.floor(meta.index.separators.length / 16)));
    while (await source.run(() => scan.step(SLICE_ENTRIES))) {
      await new Promise<void>((resolve) => options.tasks.defer(resolve));
      this.#context.health.check();
    }
    return scan.summary(table.tombstones as RangeTombstones);
  }
}

/** Reads a table entry by entry and checks their order. */
class TableScan {
  readonly #table: Table;
  readonly #iterator: RunIterator;
  readonly #blocksPerSample: number;
  #started = false;
  #entries = 0;
  #deletions = 0;
  #smallest = '';
  #last = '';
  #samples: SizeSample[] = [];
  #nextSampleBlock: number;

  constructor(table: Table, cf: ColumnFamily, source: JobSource, blocksPerSample: number) {
    this.#table = table;
    this.#blocksPerSample = blocksPerSample;
    this.#nextSampleBlock = blocksPerSample;
    this.#iterator = new RunIterator([wholeTable(table, cf)], source);
  }

  /** False at the end. May throw a miss before it has changed anything. */
  step(entries: number): boolean {
    const iterator = this.#iterator;
    for (let i = 0; i < entries; i++) {
      if (this.#started) iterator.next();
      else iterator.seekToFirst();
      this.#started = true;
      if (!iterator.valid) return false;
      const key = latin1(iterator.keyBytes, iterator.keyStart, iterator.keyEnd);
      if (this.#entries === 0) this.#smallest = key;
      else if (key <= this.#last) {
        throw corruption(this.#table.path, this.#table.offsetOf(iterator.ordinal), 'keys are not strictly ascending');
      }
      if (iterator.ordinal >= this.#nextSampleBlock) {
        this.#samples.push({
          key: this.#last,
          sizeBytes: this.#table.offsetOf(iterator.ordinal),
          entries: this.#entries,
        });
        this.#nextSampleBlock += this.#blocksPerSample;
      }
      this.#last = key;
      this.#entries++;
      if (iterator.kind === KIND_DELETE) this.#deletions++;
      else if (iterator.kind === KIND_BLOB) {
        throw new EngineError(
          'KV:Engine:Invalid',
          `${this.#table.path}: refers to blob files, which a table alone lacks`,
        );
      }
    }
    return true;
  }

  summary(tombstones: RangeTombstones): TableSummary {
    let smallest = this.#smallest;
    let largest = this.#last;
    let largestExclusive = false;
    let rangeDeletions = 0;
    tombstones.each('', undefined, (start, end) => {
      if ((this.#entries === 0 && rangeDeletions === 0) || start < smallest) smallest = start;
      if (end > largest) {
        largest = end;
        largestExclusive = true;
      }
      rangeDeletions++;
    });
    if (this.#entries === 0 && rangeDeletions === 0) {
      throw new EngineError('KV:Engine:Invalid', `${this.#table.path}: the table is empty`);
    }
    return {
      ...{ sizeBytes: this.#table.sizeBytes, entries: this.#entries, deletions: this.#deletions, rangeDeletions },
      ...{
        smallest,
        largest,
        largestExclusive,
        smallestSequence: 0,
        largestSequence: 0,
        samples: this.#samples,
        blobs: [],
      },
    };
  }
}

/** Enough of a table file to walk all of it. */
export function wholeTable(table: Table, cf: ColumnFamily): TableFile {
  return {
    ...{ number: 0, cf, globalSequence: 0, table, references: 0, sizeBytes: table.sizeBytes },
    ...{ entries: 0, deletions: 0, rangeDeletions: 0, smallest: '', largest: '', largestExclusive: false },
    ...{ smallestSequence: 0, largestSequence: 0, samples: [], blobs: [] },
  };
}

/** The deepest level such that neither it nor one above overlaps the file. */
function deepestFree(
  version: Version,
  file: TableFile,
  added: readonly { readonly level: number; readonly file: TableFile }[],
): number {
  const isFree = (level: number): boolean =>
    !version.level(file.cf, level).some((other) => filesOverlap(other, file)) &&
    !added.some((other) => other.level === level && other.file.cf === file.cf && filesOverlap(other.file, file));
  let level = 0;
  if (!isFree(0)) return 0;
  while (level + 1 < LEVELS && isFree(level + 1)) level++;
  assert(level < LEVELS, 'levels end');
  return level;
}

/** A durable file of ours with the same content: a hard link, or a copy where links do not reach. */
async function bringIn({ disk }: ResolvedOptions, path: string, target: string): Promise<void> {
  const source = await disk.open(path, 'read-write');
  try {
    await syncFile(source);
    try {
      await disk.link(path, target);
      return;
    } catch {
      // Another file system, or one without links.
    }
    const copy = await disk.open(target, 'create');
    try {
      const chunk = new Uint8Array(COPY_CHUNK_BYTES);
      for (let position = 0; ; ) {
        const read = await source.read(chunk, position);
        if (read === 0) break;
        await copy.write(chunk.subarray(0, read), position);
        position += read;
      }
      await syncFile(copy);
    } finally {
      await copy.close();
    }
  } finally {
    await source.close();
  }
}

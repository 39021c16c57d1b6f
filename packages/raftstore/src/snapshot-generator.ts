/**
 * Writes a region, as a snapshot of the engine shows it, into tables: page after page, with other work of the loop in between and
 * never faster than `pace` allows. Then reads them for the stream.
 */
import { dataEndKey, dataKey } from '@tessera/codec';
import {
  BatchCursor,
  type ColumnFamily,
  type EngineSnapshot,
  ExternalTableWriter,
  type KvEngine,
  runRead,
  WriteBatch,
} from '@tessera/engine';
import type { Disk, Tasks } from '@tessera/env';
import type { Region } from '@tessera/proto/metapb';
import { DATA_FAMILIES, removeFiles, type SnapshotFile, tableName } from './snapshot.ts';

/** Rows read before others run: below a millisecond. */
const PAGE_ROWS = 512;
const PAGE_BYTES = 128 * 1024;
/** One write to the disk. */
const WRITE_BYTES = 512 * 1024;

export interface GeneratorContext {
  readonly engine: KvEngine;
  readonly disk: Disk;
  readonly tasks: Tasks;
  readonly directory: string;
  /** A table that has grown to this is closed and another begun. */
  readonly tableBytes: number;
  readonly stopped: () => boolean;
  /** Waits until so many bytes more may be written. */
  readonly pace: (bytes: number) => Promise<void>;
}

interface Page {
  readonly batch: WriteBatch;
  /** Where the next one begins; undefined at the end. */
  readonly next: Uint8Array | undefined;
}

/** Resolves with nothing when it was stopped. What it has written when it rejects is removed. */
export async function generateSnapshot(
  context: GeneratorContext,
  snapshot: EngineSnapshot,
  region: Region,
  name: string,
): Promise<SnapshotFile[] | undefined> {
  const generation = new Generation(context, name);
  try {
    for (const cf of DATA_FAMILIES) {
      if (!(await generation.family(cf, snapshot, region))) {
        await generation.abandon();
        return undefined;
      }
    }
    return generation.files;
  } catch (error) {
    await generation.abandon();
    throw error;
  }
}

class Generation {
  readonly files: SnapshotFile[] = [];
  readonly #context: GeneratorContext;
  readonly #name: string;
  #writer: ExternalTableWriter | undefined;
  #cf: ColumnFamily = 0;

  constructor(context: GeneratorContext, name: string) {
    this.#context = context;
    this.#name = name;
  }

  /** False: stopped. */
  async family(cf: ColumnFamily, snapshot: EngineSnapshot, region: Region): Promise<boolean> {
    const { engine, tasks, stopped, tableBytes } = this.#context;
    const upper = dataEndKey(region.endKey);
    this.#cf = cf;
    let from: Uint8Array | undefined = dataKey(region.startKey);
    let pending = 0;
    while (from !== undefined) {
      if (stopped()) return false;
      const lower: Uint8Array = from;
      const page: Page = await runRead(engine, snapshot, () => readPage(snapshot, cf, lower, upper));
      from = page.next;
      if (page.batch.count > 0) await this.#add(page.batch);
      pending += page.batch.sizeBytes;
      if (pending >= WRITE_BYTES) {
        await this.#write();
        pending = 0;
      }
      if ((this.#writer?.sizeBytes ?? 0) >= tableBytes) await this.#finish();
      await new Promise<void>((resolve) => tasks.defer(resolve));
    }
    await this.#finish();
    return true;
  }

  async #add(batch: WriteBatch): Promise<void> {
    const { disk, directory } = this.#context;
    const path = `${directory}/${tableName(this.#name, this.#cf, this.files.length)}`;
    this.#writer ??= await ExternalTableWriter.create(disk, path, this.#cf);
    const bytes = batch.encoded();
    const cursor = new BatchCursor(bytes);
    while (cursor.next()) {
      this.#writer.add(
        bytes.subarray(cursor.keyStart, cursor.keyEnd),
        bytes.subarray(cursor.valueStart, cursor.valueEnd),
      );
    }
  }

  async #write(): Promise<void> {
    const bytes = (await this.#writer?.write()) ?? 0;
    await this.#context.pace(bytes);
  }

  async #finish(): Promise<void> {
    const writer = this.#writer;
    if (writer === undefined) return;
    await this.#write();
    await writer.finish();
    this.#writer = undefined;
    this.files.push({ cf: this.#cf, path: writer.path, sizeBytes: writer.sizeBytes, checksum: writer.checksum });
  }

  async abandon(): Promise<void> {
    const { disk, stopped } = this.#context;
    const writer = this.#writer;
    this.#writer = undefined;
    await writer?.close().catch(() => {});
    // A stopped store's directory may be another's by now.
    const paths = this.files.map(({ path }) => path);
    if (!stopped()) await removeFiles(disk, writer === undefined ? paths : [...paths, writer.path]);
  }
}

function readPage(snapshot: EngineSnapshot, cf: ColumnFamily, lower: Uint8Array, upper: Uint8Array): Page {
  const batch = new WriteBatch(4096);
  using iterator = snapshot.iterator(cf, { lower, upper });
  for (iterator.seekToFirst(); iterator.valid; iterator.next()) {
    if (batch.count >= PAGE_ROWS || batch.sizeBytes >= PAGE_BYTES) {
      return { batch, next: new Uint8Array(iterator.key()) };
    }
    batch.put(cf, iterator.key(), iterator.value());
  }
  return { batch, next: undefined };
}

/** The bytes of all files in order; each chunk is the taker's. */
export async function* readChunks(
  disk: Disk,
  files: readonly SnapshotFile[],
  chunkBytes: number,
): AsyncGenerator<Uint8Array> {
  for (const { path, sizeBytes } of files) {
    const file = await disk.open(path, 'read');
    try {
      for (let position = 0; position < sizeBytes; ) {
        const chunk = new Uint8Array(Math.min(chunkBytes, sizeBytes - position));
        const read = await file.read(chunk, position);
        if (read === 0) return;
        position += read;
        yield read === chunk.length ? chunk : chunk.subarray(0, read);
      }
    } finally {
      await file.close();
    }
  }
}

/**
 * The optional write-ahead log: one file a memtable, each a record log (record-log.ts) whose records are
 *   first sequence (varint), operations (varint), encoded write batch
 * Appends go to memory; `sync` writes and syncs everything appended so far, one run at a time, later callers share the next run.
 * A log goes when its memtable is in tables.
 */
import { assert } from '@tessera/base';
import type { Disk, DiskFile } from '@tessera/env';
import { BatchCursor } from '../write-batch.ts';
import { ByteReader, ByteWriter, corruption } from './coding.ts';
import { logName, numberOfName, syncDirectory } from './files.ts';
import { RecordLogWriter, readLog } from './record-log.ts';

interface Segment {
  readonly number: number;
  /** Records not yet handed to the writer: before the first sync there is no file. */
  pending: Uint8Array[];
  lastSequence: number;
  /** Up to here it is in the file for good. */
  syncedSequence: number;
  writer: RecordLogWriter | undefined;
}

/** What tables already hold. */
export interface LogStart {
  readonly logNumber: number;
  readonly flushedSequence: number;
}

export interface LoggedBatch {
  readonly firstSequence: number;
  readonly operations: number;
  readonly encoded: Uint8Array;
}

export class WriteAheadLog {
  readonly #disk: Disk;
  readonly #directory: string;
  readonly #newFileNumber: () => number;
  #segments: Segment[] = [];
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  /** Writes up to this one are durable in the log. */
  syncedSequence = 0;

  constructor(disk: Disk, directory: string, newFileNumber: () => number) {
    this.#disk = disk;
    this.#directory = directory;
    this.#newFileNumber = newFileNumber;
  }

  /** Starts the log of a new memtable; returns its number. */
  begin(): number {
    const number = this.#newFileNumber();
    this.#segments.push({ number, pending: [], lastSequence: 0, syncedSequence: 0, writer: undefined });
    return number;
  }

  append(logNumber: number, firstSequence: number, encoded: Uint8Array): void {
    const segment = this.#segments.at(-1);
    assert(segment !== undefined && segment.number === logNumber, 'writes go to the newest log');
    const operations = countOperations(encoded);
    const record = new ByteWriter(encoded.length + 16);
    record.varint(firstSequence);
    record.varint(operations);
    record.append(encoded);
    segment.pending.push(record.view());
    segment.lastSequence = firstSequence + operations - 1;
  }

  sync(): Promise<void> {
    if (this.#running === undefined) return this.#start();
    this.#next ??= this.#running.then(
      () => this.#start(),
      () => this.#start(),
    );
    return this.#next;
  }

  #start(): Promise<void> {
    this.#next = undefined;
    this.#running = this.#syncAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #syncAll(): Promise<void> {
    for (const segment of [...this.#segments]) {
      const { lastSequence } = segment;
      if (lastSequence === segment.syncedSequence) continue;
      segment.writer ??= await this.#create(segment.number);
      for (const record of segment.pending.splice(0)) segment.writer.append(record);
      await segment.writer.sync();
      segment.syncedSequence = lastSequence;
      this.syncedSequence = Math.max(this.syncedSequence, lastSequence);
    }
  }

  async #create(number: number): Promise<RecordLogWriter> {
    const file: DiskFile = await this.#disk.open(`${this.#directory}/${logName(number)}`, 'create');
    await syncDirectory(this.#disk, this.#directory);
    return new RecordLogWriter(file, number);
  }

  /** Removes logs below `number`: their memtables are in tables. */
  async removeBelow(number: number): Promise<void> {
    while (this.#running !== undefined) await this.#running.catch(() => {});
    for (const segment of this.#segments.filter((item) => item.number < number)) {
      await segment.writer?.file.close();
    }
    this.#segments = this.#segments.filter((item) => item.number >= number);
    for (const name of await this.#disk.list(this.#directory)) {
      const found = numberOfName(name);
      if (found?.kind === 'log' && found.number < number) await this.#disk.remove(`${this.#directory}/${name}`);
    }
  }

  /** Batches above `flushedSequence` of all logs from `logNumber` on, in order. Only the newest log may end in a torn record. */
  async recover({ logNumber, flushedSequence }: LogStart): Promise<LoggedBatch[]> {
    const numbers = (await this.#disk.list(this.#directory))
      .map((name) => numberOfName(name))
      .filter((found) => found?.kind === 'log' && found.number >= logNumber)
      .map((found) => found?.number ?? 0)
      .sort((a, b) => a - b);
    const batches: LoggedBatch[] = [];
    for (const number of numbers) {
      const path = `${this.#directory}/${logName(number)}`;
      const bytes = await this.#disk.readFile(path);
      const { records, tornBytes } = readLog(bytes, path, number);
      if (tornBytes > 0 && number !== numbers.at(-1)) {
        throw corruption(path, bytes.length - tornBytes, 'damaged record in a log that is not the newest');
      }
      for (const record of records) batches.push(decodeBatch(record, path, record.byteOffset - bytes.byteOffset));
    }
    return batches.filter((batch) => batch.firstSequence > flushedSequence);
  }

  async close(): Promise<void> {
    await this.#next?.catch(() => {});
    await this.#running?.catch(() => {});
    for (const segment of this.#segments) await segment.writer?.file.close();
  }
}

function countOperations(encoded: Uint8Array): number {
  const cursor = new BatchCursor(encoded);
  let count = 0;
  while (cursor.next()) count++;
  return count;
}

function decodeBatch(record: Uint8Array, path: string, offset: number): LoggedBatch {
  const reader = new ByteReader(record, path, offset);
  const firstSequence = reader.varint();
  const operations = reader.varint();
  const encoded = record.subarray(reader.position);
  if (countOperations(encoded) !== operations) throw corruption(path, offset, 'batch with a wrong count');
  return { firstSequence, operations, encoded };
}

/**
 * Takes the stream of one snapshot into files, checking sizes and sums. A snapshot is worth nothing until `finish` has resolved; before
 * that everything may fail, and the sender makes another.
 */
import { assert, compareBytes, crc32c } from '@tessera/base';
import { dataEndKey, dataKey } from '@tessera/codec';
import { EngineError, externalTableBounds, readExternalTable, WriteBatch } from '@tessera/engine';
import { type Disk, DiskError, type DiskFile } from '@tessera/env';
import type { Region } from '@tessera/proto/metapb';
import {
  encodeSnapshotData,
  metaName,
  removeFiles,
  type SnapshotFile,
  type SnapshotKey,
  sealSnapshotData,
  snapshotError,
} from './snapshot.ts';

export interface ReceiverOptions {
  readonly disk: Disk;
  readonly directory: string;
  /** Of its files. */
  readonly name: string;
  readonly region: Region;
  readonly key: SnapshotKey;
  readonly files: readonly SnapshotFile[];
  /** What is smaller is taken into memory, to be written in one batch. */
  readonly ingestBytesMin: number;
  /** The store has stopped: its directory may be another's by now. */
  readonly stopped: () => boolean;
  /** It is over, one way or the other. */
  readonly ended: (receiver: SnapshotReceiver) => void;
  /** Told of all that it does on the disk. */
  readonly underWay: (work: Promise<unknown>) => void;
}

type State = 'receiving' | 'complete' | 'abandoned';

export class SnapshotReceiver {
  readonly region: Region;
  readonly index: number;
  readonly term: number;
  readonly files: readonly SnapshotFile[];
  /** Ticks without a chunk. */
  idleTicks = 0;
  readonly #options: ReceiverOptions;
  readonly #sizeBytes: number;
  #state: State = 'receiving';
  /** One write after the other, in the order of the stream. */
  #tail: Promise<void>;
  /** The file being written. */
  #at = 0;
  #file: DiskFile | undefined;
  #position = 0;
  #checksum = 0;
  #data: WriteBatch | undefined;

  constructor(options: ReceiverOptions) {
    this.#options = options;
    this.region = options.region;
    this.index = options.key.index;
    this.term = options.key.term;
    this.files = options.files;
    this.#sizeBytes = options.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    this.#tail = this.#needRoom();
    this.#tail.catch(() => {});
    options.underWay(this.#tail);
  }

  get complete(): boolean {
    return this.#state === 'complete';
  }

  /** All of it, when it is small; else undefined, and the files are on disk. */
  get data(): WriteBatch | undefined {
    assert(this.complete, 'a snapshot is used when it is complete');
    return this.#data;
  }

  /** `bytes` are the receiver's from here on. Rejects with {@link SnapshotError} for anything that is not what a sender sends. */
  chunk(bytes: Uint8Array): Promise<void> {
    return this.#next(() => this.#take(bytes));
  }

  /** Resolves when all is there, whole, of this region and (but for small ones) safe on disk. */
  finish(): Promise<void> {
    return this.#next(() => this.#finish());
  }

  #next(work: () => Promise<void>): Promise<void> {
    this.idleTicks = 0;
    const next = this.#tail.then(async () => {
      this.#mustReceive();
      await work().catch((error) => this.#failed(error));
    });
    next.catch(() => {});
    this.#tail = next;
    this.#options.underWay(next);
    return next;
  }

  /** It may be given up while the disk is busy: no file is opened after that, and it does not become complete. */
  #mustReceive(): void {
    if (this.#state !== 'receiving') throw this.#error('it was given up');
  }

  async #needRoom(): Promise<void> {
    const { disk, directory } = this.#options;
    const { freeBytes } = await disk.space(directory).catch((error) => this.#failed(error));
    if (freeBytes < this.#sizeBytes) await this.#failed(this.#error(`${this.#sizeBytes} bytes do not fit on the disk`));
  }

  async #take(bytes: Uint8Array): Promise<void> {
    for (let taken = 0; taken < bytes.length; ) {
      const expected = this.files[this.#at];
      if (expected === undefined) throw this.#error('more bytes than it should have');
      this.#mustReceive();
      this.#file ??= await this.#options.disk.open(expected.path, 'create');
      const part = bytes.subarray(taken, taken + expected.sizeBytes - this.#position);
      await this.#file.write(part, this.#position);
      this.#checksum = crc32c(part, 0, part.length, this.#checksum);
      this.#position += part.length;
      taken += part.length;
      if (this.#position === expected.sizeBytes) await this.#endFile(this.#file, expected);
    }
  }

  async #endFile(file: DiskFile, expected: SnapshotFile): Promise<void> {
    if (this.#checksum !== expected.checksum) throw this.#error(`checksum mismatch in ${expected.path}`);
    // A failed sync leaves nothing in doubt here: nobody has been told that the file is there, and it goes.
    if (!this.#isSmall) await file.sync();
    this.#file = undefined;
    await file.close();
    this.#at++;
    this.#position = 0;
    this.#checksum = 0;
  }

  get #isSmall(): boolean {
    return this.#sizeBytes < this.#options.ingestBytesMin;
  }

  async #finish(): Promise<void> {
    const { disk } = this.#options;
    if (this.#at !== this.files.length) throw this.#error('bytes are missing');
    const lower = dataKey(this.region.startKey);
    const upper = dataEndKey(this.region.endKey);
    for (const file of this.files) {
      const { smallest, largest } = await externalTableBounds(disk, file);
      if (compareBytes(smallest, lower) < 0 || compareBytes(largest, upper) >= 0) throw this.#error('foreign data');
    }
    if (this.#isSmall) await this.#load();
    else await this.#keep();
    // Meanwhile: whoever gave it up waits for us and then removes the files.
    this.#mustReceive();
    this.#state = 'complete';
    this.#options.ended(this);
  }

  async #load(): Promise<void> {
    const { disk } = this.#options;
    const data = new WriteBatch(1024);
    for (const file of this.files) {
      await readExternalTable(disk, file, this.#options.ingestBytesMin, async (batch) => data.append(batch));
    }
    this.#data = data;
    await this.remove();
  }

  async #keep(): Promise<void> {
    const { disk, directory } = this.#options;
    const meta = await disk.open(this.metaPath, 'create');
    try {
      await meta.write(sealSnapshotData(encodeSnapshotData(this.region, this.files)), 0);
      await meta.sync();
    } finally {
      await meta.close();
    }
    await disk.syncDirectory(directory);
  }

  get metaPath(): string {
    return `${this.#options.directory}/${metaName(this.#options.name)}`;
  }

  /** Gives it up: closes what is open and removes what was written. */
  abandon(): Promise<void> {
    const work = this.#abandon();
    this.#options.underWay(work);
    return work;
  }

  async #abandon(): Promise<void> {
    if (this.#state === 'abandoned') return;
    const wasReceiving = this.#state === 'receiving';
    this.#state = 'abandoned';
    if (wasReceiving) this.#options.ended(this);
    // A write may be under way; its file is closed after it.
    await this.#tail.catch(() => {});
    await this.#clean();
  }

  async #clean(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close().catch(() => {});
    await this.remove();
  }

  /** The files are not needed any more: it is installed. */
  async remove(): Promise<void> {
    if (this.#options.stopped()) return;
    await removeFiles(this.#options.disk, [this.metaPath, ...this.files.map(({ path }) => path)]);
  }

  /** While it is the turn of the work that failed: nothing else is under way. */
  async #failed(error: unknown): Promise<never> {
    if (this.#state === 'receiving') {
      this.#state = 'abandoned';
      this.#options.ended(this);
    }
    await this.#clean();
    if (error instanceof DiskError || error instanceof EngineError) throw this.#error(error.message);
    throw error;
  }

  #error(what: string): Error {
    return snapshotError(this.region.id, this.index, what);
  }
}

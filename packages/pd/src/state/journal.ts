/**
 * The journal of one member: an append-only log of command frames plus snapshots, in one directory.
 *
 * - `append` resolves when its commands are on disk (write + fdatasync): only then may anybody be told.
 * - `startFile` begins a new log file; `writeSnapshot` makes the files before it superfluous and removes them.
 * - A failed write or sync leaves the file in an unknown state: the journal refuses everything after it, and the
 *   owner must stop (DESIGN.md section 5, invariant 2).
 * - Recovery reads the newest snapshot and the log files behind it, cuts a torn tail off the last file and says so;
 *   anything else that is wrong throws with file and offset.
 * Not safe for concurrent `append`s: the caller (LocalLog) sends one frame at a time.
 */
import { assert, type Logger, TesseraError } from '@tessera/base';
import { type Disk, type DiskFile, makeDurableDirectory } from '@tessera/env';
import {
  decodeFrame,
  decodeJournalHeader,
  decodeSnapshot,
  encodeFrame,
  encodeJournalHeader,
  encodeSnapshotHeader,
  fileName,
  findFrame,
  JOURNAL_HEADER_BYTES,
  JournalCorruptError,
  parseFileName,
  SNAPSHOT_HEADER_BYTES,
} from './journal-format.ts';

export interface Recovered {
  /** Content of the newest snapshot; undefined when there is none. */
  readonly snapshot: Uint8Array | undefined;
  /** Commands after it, in order. */
  readonly commands: readonly Uint8Array[];
}

/** Pieces in which a snapshot goes to the disk: large enough for the disk, small enough to let other writes in. */
const SNAPSHOT_WRITE_BYTES = 1 << 20;

export class Journal {
  readonly #disk: Disk;
  readonly #directory: string;
  readonly #log: Logger;
  #file: DiskFile;
  #fileSizeBytes: number;
  #lastIndex: number;
  #failure: Error | undefined;

  private constructor(options: { disk: Disk; directory: string; log: Logger; file: DiskFile; position: Position }) {
    this.#disk = options.disk;
    this.#directory = options.directory;
    this.#log = options.log;
    this.#file = options.file;
    this.#fileSizeBytes = options.position.fileSizeBytes;
    this.#lastIndex = options.position.lastIndex;
  }

  /** Opens or creates the journal in `directory` (created when missing) and returns what it holds. */
  static async open(disk: Disk, directory: string, log: Logger): Promise<{ journal: Journal; recovered: Recovered }> {
    await makeDurableDirectory(disk, directory);
    const found = await recover(disk, directory, log);
    const { position } = found;
    let file: DiskFile;
    if (position.file === undefined) {
      file = await createLogFile(disk, directory, position.lastIndex);
    } else {
      file = await disk.open(join(directory, position.file), 'read-write');
      // The torn tail must not be found again behind the frames to come.
      if ((await file.sizeBytes()) !== position.fileSizeBytes) await file.truncate(position.fileSizeBytes);
      // After a kill the last frame and the file's name may be in the page cache only; from now on others are told of them.
      await file.sync();
      await disk.syncDirectory(directory);
    }
    const start = position.file === undefined ? { ...position, fileSizeBytes: JOURNAL_HEADER_BYTES } : position;
    const journal = new Journal({ disk, directory, log, file, position: start });
    return { journal, recovered: { snapshot: found.snapshot, commands: found.commands } };
  }

  /** Index of the last command that is durable or being appended. */
  get lastIndex(): number {
    return this.#lastIndex;
  }

  /** Bytes of the current log file. */
  get fileSizeBytes(): number {
    return this.#fileSizeBytes;
  }

  /** Makes `commands` durable as one frame. */
  async append(commands: readonly Uint8Array[]): Promise<void> {
    this.#checkUsable();
    const frame = encodeFrame(this.#lastIndex + 1, commands);
    await this.#guard(async () => {
      await this.#file.write(frame, this.#fileSizeBytes);
      await this.#file.sync();
    });
    this.#fileSizeBytes += frame.length;
    this.#lastIndex += commands.length;
  }

  /** Later frames go to a new file. Not during an `append`. */
  async startFile(): Promise<void> {
    this.#checkUsable();
    const old = this.#file;
    await this.#guard(async () => {
      this.#file = await createLogFile(this.#disk, this.#directory, this.#lastIndex);
      await old.close();
    });
    this.#fileSizeBytes = JOURNAL_HEADER_BYTES;
  }

  /**
   * Stores the state after command `index` and removes the files that it replaces. `index` must be the base of a log
   * file. May run beside `append`.
   */
  async writeSnapshot(index: number, content: Uint8Array): Promise<void> {
    const path = join(this.#directory, fileName(index, 'snap'));
    const temporary = `${path}.tmp`;
    if ((await this.#disk.stat(temporary)) !== undefined) await this.#disk.remove(temporary);
    const file = await this.#disk.open(temporary, 'create');
    try {
      await file.write(encodeSnapshotHeader(index, content), 0);
      for (let start = 0; start < content.length; start += SNAPSHOT_WRITE_BYTES) {
        const piece = content.subarray(start, start + SNAPSHOT_WRITE_BYTES);
        await file.write(piece, SNAPSHOT_HEADER_BYTES + start);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await this.#disk.rename(temporary, path);
    await this.#disk.syncDirectory(this.#directory);
    await this.#removeBefore(index);
    this.#log.info?.('snapshot written', { index, sizeBytes: content.length });
  }

  async #removeBefore(index: number): Promise<void> {
    for (const name of await this.#disk.list(this.#directory)) {
      const base = parseFileName(name, 'log') ?? parseFileName(name, 'snap');
      if (base !== undefined && base < index) await this.#disk.remove(join(this.#directory, name));
    }
    await this.#disk.syncDirectory(this.#directory);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      this.#failure = new TesseraError('PD:storage:ErrJournalWrite', 'the journal could not be written', { cause });
      throw this.#failure;
    }
  }

  #checkUsable(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }
}

interface Position {
  /** Name of the log file to go on with; undefined: none yet. */
  readonly file: string | undefined;
  readonly fileSizeBytes: number;
  readonly lastIndex: number;
}

function join(directory: string, name: string): string {
  return `${directory}/${name}`;
}

async function createLogFile(disk: Disk, directory: string, base: number): Promise<DiskFile> {
  const path = join(directory, fileName(base, 'log'));
  // A file of this name can only be one whose header never became durable: recovery checked.
  const file = await disk.open(path, 'open-or-create');
  await file.truncate(0);
  await file.write(encodeJournalHeader(base), 0);
  await file.sync();
  await disk.syncDirectory(directory);
  return file;
}

async function recover(disk: Disk, directory: string, log: Logger): Promise<Recovered & { position: Position }> {
  const names = await disk.list(directory);
  for (const name of names) if (name.endsWith('.tmp')) await disk.remove(join(directory, name));
  const snapshotIndexes = indexesOf(names, 'snap');
  const snapshotIndex = snapshotIndexes.at(-1);
  let content: Uint8Array | undefined;
  if (snapshotIndex !== undefined) {
    const path = join(directory, fileName(snapshotIndex, 'snap'));
    const snapshot = decodeSnapshot(path, await disk.readFile(path));
    if (snapshot.index !== snapshotIndex) throw new JournalCorruptError(path, 8, 'index differs from the file name');
    content = snapshot.content;
  }
  const start = snapshotIndex ?? 0;
  const bases = indexesOf(names, 'log').filter((base) => base >= start);
  const commands: Uint8Array[] = [];
  let position: Position = { file: undefined, fileSizeBytes: 0, lastIndex: start };
  for (const [i, base] of bases.entries()) {
    const path = join(directory, fileName(base, 'log'));
    if (base !== position.lastIndex) {
      throw new JournalCorruptError(path, 8, `commands ${position.lastIndex + 1} to ${base} are missing`);
    }
    const file = await disk.readFile(path);
    const last = i === bases.length - 1;
    const read = readLogFile(path, file, { base, last });
    if (read.endOffset < file.length) {
      log.warn?.('journal: dropped a torn tail that was never acknowledged', {
        file: path,
        offset: read.endOffset,
        droppedBytes: file.length - read.endOffset,
      });
    }
    commands.push(...read.commands);
    const lastIndex = base + read.commands.length;
    const usable = read.endOffset >= JOURNAL_HEADER_BYTES;
    position = { file: usable ? fileName(base, 'log') : undefined, fileSizeBytes: read.endOffset, lastIndex };
  }
  return { snapshot: content, commands, position };
}

function indexesOf(names: readonly string[], suffix: 'log' | 'snap'): number[] {
  const indexes: number[] = [];
  for (const name of names) {
    const index = parseFileName(name, suffix);
    if (index !== undefined) indexes.push(index);
  }
  return indexes.sort((a, b) => a - b);
}

/** Commands of one log file up to `endOffset`; only the last file may have bytes behind it, and no frame among them. */
function readLogFile(
  path: string,
  file: Uint8Array,
  options: { readonly base: number; readonly last: boolean },
): { commands: Uint8Array[]; endOffset: number } {
  const { base, last } = options;
  const headerBase = decodeJournalHeader(file);
  if (headerBase === undefined) {
    // Frames are written only after the header is durable.
    if (last && findFrame(file, 0) === undefined) return { commands: [], endOffset: 0 };
    throw new JournalCorruptError(path, 0, 'no journal header');
  }
  if (headerBase !== base) throw new JournalCorruptError(path, 8, 'base index differs from the file name');
  const commands: Uint8Array[] = [];
  let offset = JOURNAL_HEADER_BYTES;
  for (let frame = decodeFrame(file, offset); frame !== undefined; frame = decodeFrame(file, offset)) {
    if (frame.first !== base + commands.length + 1) {
      throw new JournalCorruptError(path, offset, `frame starts at command ${frame.first}`);
    }
    for (const command of frame.commands) commands.push(command);
    offset = frame.end;
  }
  if (offset < file.length) {
    const next = findFrame(file, offset + 1);
    if (next !== undefined) throw new JournalCorruptError(path, offset, `bad frame before a good one at ${next}`);
    if (!last) throw new JournalCorruptError(path, offset, 'bad frame in a file that has a successor');
  }
  assert(offset <= file.length, 'frames end inside the file');
  return { commands, endOffset: offset };
}

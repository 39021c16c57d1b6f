/**
 * The manifest: which tables the engine has, as a log of version edits that starts with a whole version.
 *   CURRENT          names the manifest: "MANIFEST-000007 1a2b3c4d\n", the number being the crc32c of the name
 *   MANIFEST-NNNNNN  a record log (record-log.ts); each record is one edit (docs/formats/engine-manifest.md)
 *
 * An edit is synced before the version it makes is used, and edits are written one after the other. A manifest whose write failed is never
 * appended to again: the next edit starts a new one. CURRENT changes by rename and directory sync.
 */
import { crc32c, fromUtf8, utf8 } from '@tessera/base';
import type { Disk } from '@tessera/env';
import { EngineError } from '../kv-engine.ts';
import { corruption } from './coding.ts';
import { manifestName, numberOfName, syncDirectory, syncFile } from './files.ts';
import { decodeEdit, encodeEdit, type ManifestState, wholeVersion } from './manifest-edit.ts';
import { RecordLogWriter, readLog } from './record-log.ts';
import { type OnObsolete, Version, type VersionEdit } from './version.ts';

/** Rewritten when it is this large and three times what a fresh one would be: start-up reads it whole. */
const MANIFEST_ROTATE_BYTES = 1024 * 1024;

export class VersionSet {
  readonly #disk: Disk;
  readonly #directory: string;
  #current: Version;
  #nextFileNumber = 1;
  /** The highest sequence in any table. */
  lastSequence = 0;
  flushedSequence = 0;
  logNumber = 0;
  #manifestNumber = 0;
  #writer: RecordLogWriter | undefined;
  /** Size of the record the manifest starts with. */
  #snapshotBytes = 0;
  #queue: Promise<unknown> = Promise.resolve();
  /** Versions whose edit may or may not be in the manifest that CURRENT names. */
  #doubtful: Version[] = [];

  private constructor(disk: Disk, directory: string, onObsolete: OnObsolete) {
    this.#disk = disk;
    this.#directory = directory;
    this.#current = Version.empty(onObsolete).retain();
  }

  get current(): Version {
    return this.#current;
  }

  get manifestNumber(): number {
    return this.#manifestNumber;
  }

  newFileNumber(): number {
    return this.#nextFileNumber++;
  }

  /** Recovers what CURRENT names; an absent CURRENT is an empty engine. */
  static async open(disk: Disk, directory: string, onObsolete: OnObsolete): Promise<VersionSet> {
    const set = new VersionSet(disk, directory, onObsolete);
    const names = await disk.list(directory);
    if (names.includes('CURRENT')) await set.#recover();
    else if (names.some((name) => numberOfName(name)?.kind === 'manifest')) {
      // A first start that died before CURRENT leaves no tables; anything else lost CURRENT.
      if (names.some((name) => numberOfName(name)?.kind === 'table')) {
        throw new EngineError('KV:Engine:Corruption', `${directory}: tables but no CURRENT file`);
      }
    }
    // Files a crash left behind must never be met again under a new number.
    for (const name of names) {
      set.#nextFileNumber = Math.max(set.#nextFileNumber, (numberOfName(name)?.number ?? 0) + 1);
    }
    return set;
  }

  /**
   * Makes the edit durable and its version current. `makeEdit` runs when its turn has come and sees the version it will change;
   * undefined means there is nothing to do any more.
   */
  commit(makeEdit: (current: Version) => VersionEdit | undefined, installed: () => void): Promise<void> {
    const run = this.#queue.then(() => this.#commit(makeEdit, installed));
    this.#queue = run.catch(() => {});
    return run;
  }

  async #commit(makeEdit: (current: Version) => VersionEdit | undefined, installed: () => void): Promise<void> {
    const edit = makeEdit(this.#current);
    if (edit === undefined) return;
    const next = this.#current.apply(edit).retain();
    const flushedSequence = Math.max(this.flushedSequence, edit.flushedSequence ?? 0);
    const logNumber = Math.max(this.logNumber, edit.logNumber ?? 0);
    let lastSequence = Math.max(this.lastSequence, flushedSequence);
    for (const { file } of edit.added) lastSequence = Math.max(lastSequence, file.largestSequence);
    const state = { flushedSequence, logNumber, lastSequence };
    try {
      const big = (this.#writer?.sizeBytes ?? 0) > Math.max(MANIFEST_ROTATE_BYTES, this.#snapshotBytes * 3);
      if (this.#writer === undefined || big) await this.#startManifest(next, state);
      else {
        this.#writer.append(encodeEdit(edit, { ...state, nextFileNumber: this.#nextFileNumber }));
        await this.#writer.sync();
        // The edit is durable now, sealed or not; but nothing may follow a seal that failed half-way.
        await this.#writer.seal().catch(() => this.#dropWriter());
      }
    } catch (cause) {
      // What reached the file is unknown: never append behind it, and keep its tables until a new manifest says what counts.
      await this.#dropWriter();
      this.#doubtful.push(next);
      if (cause instanceof EngineError) throw cause;
      throw new EngineError('KV:Engine:Io', `cannot write the manifest in ${this.#directory}`, { cause });
    }
    this.flushedSequence = flushedSequence;
    this.logNumber = logNumber;
    this.lastSequence = lastSequence;
    const previous = this.#current;
    this.#current = next;
    installed();
    previous.release();
  }

  /** Writes a manifest that describes the current version alone; the first thing after opening. */
  restart(): Promise<void> {
    return this.commit(
      () => ({ added: [], removed: [] }),
      () => {},
    );
  }

  /** Writes a manifest and CURRENT for `version` into `directory`, which holds its tables. */
  async writeCopy(directory: string, version: Version, state: ManifestState): Promise<void> {
    const number = this.#nextFileNumber;
    const file = await this.#disk.open(`${directory}/${manifestName(number)}`, 'create');
    const writer = new RecordLogWriter(file, number);
    writer.append(encodeEdit(wholeVersion(version), { ...state, nextFileNumber: number + 1 }));
    await writer.sync();
    await writer.seal();
    await file.close();
    await this.#pointTo(directory, number);
  }

  async close(): Promise<void> {
    await this.#queue;
    await this.#dropWriter();
  }

  async #dropWriter(): Promise<void> {
    const writer = this.#writer;
    this.#writer = undefined;
    // The writer's data was synced or is abandoned; a failing close changes neither.
    await writer?.file.close().catch(() => {});
  }

  async #startManifest(version: Version, state: ManifestState): Promise<void> {
    const number = this.newFileNumber();
    const file = await this.#disk.open(`${this.#directory}/${manifestName(number)}`, 'create');
    const writer = new RecordLogWriter(file, number);
    try {
      const record = encodeEdit(wholeVersion(version), { ...state, nextFileNumber: this.#nextFileNumber });
      writer.append(record);
      await writer.sync();
      await writer.seal();
      await this.#pointTo(this.#directory, number);
      this.#snapshotBytes = record.length;
    } catch (error) {
      await file.close().catch(() => {});
      throw error;
    }
    const old = this.#manifestNumber;
    await this.#dropWriter();
    this.#writer = writer;
    this.#manifestNumber = number;
    for (const doubtful of this.#doubtful.splice(0)) doubtful.release();
    // A manifest that stays behind is removed at the next start.
    if (old !== 0) await this.#disk.remove(`${this.#directory}/${manifestName(old)}`).catch(() => {});
  }

  async #pointTo(directory: string, number: number): Promise<void> {
    const name = manifestName(number);
    const text = utf8(`${name} ${crc32c(utf8(name)).toString(16).padStart(8, '0')}\n`);
    const temporary = `${directory}/CURRENT.tmp`;
    const file = await this.#disk.open(temporary, 'open-or-create');
    try {
      await file.truncate(0);
      await file.write(text, 0);
      await syncFile(file);
    } finally {
      await file.close();
    }
    // The manifest's own entry must be durable before CURRENT names it.
    await syncDirectory(this.#disk, directory);
    await this.#disk.rename(temporary, `${directory}/CURRENT`);
    await syncDirectory(this.#disk, directory);
  }

  async #recover(): Promise<void> {
    const currentPath = `${this.#directory}/CURRENT`;
    const text = fromUtf8(await this.#disk.readFile(currentPath));
    const match = /^(MANIFEST-(\d{6,})) ([0-9a-f]{8})\n$/.exec(text);
    if (match === null || Number.parseInt(match[3] as string, 16) !== crc32c(utf8(match[1] as string))) {
      throw corruption(currentPath, 0, 'CURRENT is damaged');
    }
    this.#manifestNumber = Number(match[2]);
    const path = `${this.#directory}/${match[1]}`;
    const bytes = await this.#readManifest(path);
    const { records } = readLog(bytes, path, this.#manifestNumber);
    if (records.length === 0) throw corruption(path, 0, 'manifest without a whole record');
    let version = this.#current;
    for (const record of records) {
      const offset = record.byteOffset - bytes.byteOffset;
      const place = { disk: this.#disk, directory: this.#directory };
      const { edit, nextFileNumber, ...state } = decodeEdit(record, path, offset, version, place);
      this.#nextFileNumber = Math.max(this.#nextFileNumber, nextFileNumber);
      this.lastSequence = state.lastSequence;
      this.flushedSequence = state.flushedSequence;
      this.logNumber = state.logNumber;
      const next = version.apply(edit).retain();
      version.release();
      version = next;
    }
    this.#current = version;
  }

  async #readManifest(path: string): Promise<Uint8Array> {
    if ((await this.#disk.stat(path)) === undefined) {
      throw new EngineError('KV:Engine:Corruption', `${path}: missing, though CURRENT names it`);
    }
    return await this.#disk.readFile(path);
  }
}

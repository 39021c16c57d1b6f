/**
 * A disk in front of a disk that keeps few files open: what is opened for reading has a descriptor only while it is read, and as long as
 * the cache has room; the one that was not read for longest loses its own first. A store with thousands of tables needs no thousands of descriptors.
 * When the process has none left (EMFILE), the cache gives half of its own back, keeps to that from then on, and the open is tried once more.
 *
 * Files opened for writing are not its business. Unlike below, a file opened for reading must not be removed or replaced before its `close`.
 */
import type { Logger } from '@tessera/base';
import { type Disk, DiskError, type DiskFile, DiskLayer, type OpenMode } from '@tessera/env';

/** With fewer a compaction would open the same files again and again. */
const OPEN_FILES_MIN = 8;

export class FileCache extends DiskLayer {
  readonly #log: Logger | undefined;
  #filesMax: number;
  /** Those that have a descriptor, the one that was not read for longest first. */
  readonly #open = new Set<CachedFile>();
  /** Descriptors opened. */
  opens = 0;

  constructor(disk: Disk, filesMax: number, log?: Logger) {
    super(disk);
    this.#filesMax = Math.max(OPEN_FILES_MIN, filesMax);
    this.#log = log;
  }

  get remote(): Disk['remote'] {
    return this.below.remote;
  }

  /** Files that have a descriptor now. */
  get openFiles(): number {
    return this.#open.size;
  }

  get filesMax(): number {
    return this.#filesMax;
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    if (mode !== 'read') return await this.#tryTwice(() => this.below.open(path, mode));
    const file = new CachedFile(this, path);
    // Whether it is there is known at once.
    await file.sizeBytes();
    return file;
  }

  /** @internal A descriptor for `file`. */
  async descriptor(file: CachedFile): Promise<DiskFile> {
    this.opens++;
    return await this.#tryTwice(() => this.below.open(file.path, 'read'));
  }

  /** @internal `file` has a descriptor and is being read. */
  used(file: CachedFile): void {
    this.#open.delete(file);
    this.#open.add(file);
  }

  /** @internal A file was read: those that are too many give their descriptors back. */
  unused(): void {
    if (this.#open.size > this.#filesMax) void this.#shrinkTo(this.#filesMax);
  }

  /** @internal `file` is closed. */
  forget(file: CachedFile): void {
    this.#open.delete(file);
  }

  /** The process has no descriptor left, whoever met it: half of those of the cache are given back, for good. */
  async giveBack(): Promise<void> {
    const filesMax = Math.max(OPEN_FILES_MIN, Math.floor(this.#open.size / 2));
    if (filesMax < this.#filesMax) {
      this.#filesMax = filesMax;
      this.#log?.warn?.('too many open files: fewer tables are kept open from now on', { filesMax });
    }
    await this.#shrinkTo(filesMax);
  }

  async #tryTwice<T>(open: () => Promise<T>): Promise<T> {
    try {
      return await open();
    } catch (error) {
      if (!isOutOfDescriptors(error)) throw error;
      await this.giveBack();
      return await open();
    }
  }

  async #shrinkTo(filesMax: number): Promise<void> {
    const closing: Promise<void>[] = [];
    for (const file of this.#open) {
      if (this.#open.size <= filesMax) break;
      // Of a file that was only read nothing is lost.
      if (file.idle) closing.push(file.rest().catch(() => {}));
    }
    await Promise.all(closing);
  }

  override readFile(path: string): Promise<Uint8Array> {
    return this.#tryTwice(() => this.below.readFile(path));
  }

  override list(path: string): Promise<string[]> {
    return this.#tryTwice(() => this.below.list(path));
  }
}

/** Also where a helper thread or the manifest met it, whose errors carry the disk's as their cause. */
export function isOutOfDescriptors(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof DiskError && (at.errno === 'EMFILE' || at.errno === 'ENFILE')) return true;
  }
  return false;
}

class CachedFile implements DiskFile {
  readonly path: string;
  readonly #cache: FileCache;
  /** Present while it has a descriptor, or is about to. */
  #file: Promise<DiskFile> | undefined;
  #users = 0;
  #closed = false;

  constructor(cache: FileCache, path: string) {
    this.#cache = cache;
    this.path = path;
  }

  get idle(): boolean {
    return this.#users === 0;
  }

  read(target: Uint8Array, position: number): Promise<number> {
    return this.#use((file) => file.read(target, position));
  }

  sizeBytes(): Promise<number> {
    return this.#use((file) => file.sizeBytes());
  }

  write(): Promise<void> {
    return this.#refuse('write');
  }

  sync(): Promise<void> {
    return this.#refuse('fdatasync');
  }

  truncate(): Promise<void> {
    return this.#refuse('truncate');
  }

  /** Reads under way end first. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cache.forget(this);
    if (this.#users === 0) await this.rest();
  }

  /** Gives the descriptor back; the next read takes another. Nobody may be using it. */
  async rest(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    this.#cache.forget(this);
    await (await file)?.close();
  }

  async #use<T>(work: (file: DiskFile) => Promise<T>): Promise<T> {
    if (this.#closed) return await this.#refuse('read');
    this.#users++;
    try {
      this.#file ??= this.#open();
      const file = await this.#file;
      this.#cache.used(this);
      return await work(file);
    } finally {
      if (--this.#users === 0 && this.#closed) await this.rest();
      else this.#cache.unused();
    }
  }

  #open(): Promise<DiskFile> {
    return this.#cache.descriptor(this).catch((error) => {
      this.#file = undefined;
      throw error;
    });
  }

  async #refuse(operation: string): Promise<never> {
    throw new DiskError(operation, this.path, 'EBADF');
  }
}

/**
 * A disk that lies as real ones do. Until a file is synced, its writes live in a volatile cache; a power cut keeps any
 * of them, in any order, torn at sectors. Names live in a cache too until their directory is synced; a power cut keeps
 * a prefix of the changes, as a journalling file system does.
 *
 * It is one value under one seed: the same operations and the same seed give the same disk after the cut.
 */
import { compareBytes, copyBytes, Prng } from '@tessera/base';
import type { Disk, DiskFile, FileStat, OpenMode } from '@tessera/env';

const SECTOR_BYTES = 512;

class SimDiskError extends Error {
  override name = 'SimDiskError';
  readonly code: string;

  constructor(code: string, path: string) {
    super(`${code}: ${path}`);
    this.code = code;
  }
}

interface Write {
  readonly position: number;
  readonly bytes: Uint8Array;
  /** Instead of bytes: the new size. */
  readonly truncateTo?: number;
}

/** A file without a name. `cached` is what reads see; `durable` survives a power cut. */
class Inode {
  cached: Uint8Array;
  durable: Uint8Array;
  unsynced: Write[] = [];

  constructor(content: Uint8Array = new Uint8Array(0)) {
    this.cached = content;
    this.durable = content;
  }

  write(write: Write): void {
    this.cached = applyWrite(this.cached, write);
    this.unsynced.push(write);
  }

  sync(): void {
    this.durable = copyBytes(this.cached);
    this.unsynced = [];
  }

  cutPower(prng: Prng): void {
    let content = this.durable;
    const kept = this.unsynced.filter(() => prng.chance(0.5));
    // The device may write its cache in any order, except that a later write to a sector it already holds wins.
    for (const write of kept) content = applyWrite(content, torn(write, prng));
    this.durable = content;
    this.cached = copyBytes(content);
    this.unsynced = [];
  }
}

function applyWrite(content: Uint8Array, write: Write): Uint8Array {
  if (write.truncateTo !== undefined) return resized(content, write.truncateTo);
  const end = write.position + write.bytes.length;
  const grown = end > content.length ? resized(content, end) : copyBytes(content);
  grown.set(write.bytes, write.position);
  return grown;
}

function resized(content: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  out.set(content.subarray(0, size));
  return out;
}

/** Some sectors of a write, at least one of them lost, half of the time. */
function torn(write: Write, prng: Prng): Write {
  if (write.truncateTo !== undefined || write.bytes.length <= SECTOR_BYTES || prng.chance(0.5)) return write;
  const from = prng.chance(0.5) ? 0 : prng.int(0, Math.ceil(write.bytes.length / SECTOR_BYTES)) * SECTOR_BYTES;
  const to = prng.int(Math.floor(from / SECTOR_BYTES), Math.ceil(write.bytes.length / SECTOR_BYTES)) * SECTOR_BYTES;
  return { position: write.position + from, bytes: write.bytes.subarray(from, to) };
}

/** One record of the file system's journal: all of it survives or none. An absent inode removes the name. */
type NameChange = readonly { readonly name: string; readonly inode: Inode | undefined }[];

function applyNames(names: Map<string, Inode>, change: NameChange): void {
  for (const { name, inode } of change) {
    if (inode === undefined) names.delete(name);
    else names.set(name, inode);
  }
}

export interface SimDiskFaults {
  /** The power goes before this operation (counted from 1 over all writes, syncs and name changes). */
  powerCutAt?: number;
  /** This operation fails with `code`. */
  failAt?: { readonly operation: number; readonly code: 'ENOSPC' | 'EIO' | 'EMFILE' | 'EROFS' };
}

export class SimDisk implements Disk {
  readonly #names: Map<string, Inode>;
  readonly #durableNames: Map<string, Inode>;
  /** Changes of names, in order, that no directory sync covered. */
  #unsyncedNames: NameChange[] = [];
  readonly #directories: Set<string>;
  readonly #locks = new Set<string>();
  faults: SimDiskFaults = {};
  /** Writes, syncs and name changes so far. */
  operations = 0;
  /** The power is gone: every operation rejects. */
  off = false;

  constructor(names: Map<string, Inode> = new Map(), directories: Set<string> = new Set(['/', '.'])) {
    this.#names = names;
    this.#durableNames = new Map(names);
    this.#directories = directories;
  }

  /** What is left after a power cut now, as a new disk. */
  cutPower(seed: number): SimDisk {
    this.off = true;
    const prng = new Prng(seed);
    const names = new Map(this.#durableNames);
    for (const change of this.#unsyncedNames.slice(0, prng.int(0, this.#unsyncedNames.length + 1))) {
      applyNames(names, change);
    }
    for (const inode of new Set(names.values())) inode.cutPower(prng);
    return new SimDisk(names, new Set(this.#directories));
  }

  /** Flips one bit of a file, under the cache: bit rot. */
  flipBit(path: string, offset: number, bit = 0): void {
    const inode = this.#inode(path);
    for (const content of [inode.cached, inode.durable]) {
      if (offset < content.length) content[offset] = (content[offset] as number) ^ (1 << bit);
    }
  }

  paths(): string[] {
    return [...this.#names.keys()].sort();
  }

  #inode(path: string): Inode {
    const inode = this.#names.get(path);
    if (inode === undefined) throw new SimDiskError('ENOENT', path);
    return inode;
  }

  /** Counts an operation that changes the disk, and makes it fail when its turn has come. */
  #change(path: string): void {
    this.#alive(path);
    this.operations++;
    const { powerCutAt, failAt } = this.faults;
    if (powerCutAt !== undefined && this.operations >= powerCutAt) {
      this.off = true;
      throw new SimDiskError('POWER', path);
    }
    if (failAt?.operation === this.operations) throw new SimDiskError(failAt.code, path);
  }

  #alive(path: string): void {
    if (this.off) throw new SimDiskError('POWER', path);
  }

  #changeNames(change: NameChange): void {
    applyNames(this.#names, change);
    this.#unsyncedNames.push(change);
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    this.#alive(path);
    let inode = this.#names.get(path);
    if (mode === 'create' && inode !== undefined) throw new SimDiskError('EEXIST', path);
    if (inode === undefined) {
      if (mode !== 'create' && mode !== 'open-or-create') throw new SimDiskError('ENOENT', path);
      this.#change(path);
      inode = new Inode();
      this.#changeNames([{ name: path, inode }]);
    }
    return this.#file(path, inode);
  }

  #file(path: string, inode: Inode): DiskFile {
    let closed = false;
    const check = (): void => {
      this.#alive(path);
      if (closed) throw new SimDiskError('EBADF', path);
    };
    return {
      path,
      read: async (target, position) => {
        check();
        const bytes = inode.cached.subarray(position, position + target.length);
        target.set(bytes);
        return bytes.length;
      },
      write: async (bytes, position) => {
        check();
        this.#change(path);
        inode.write({ position, bytes: copyBytes(bytes) });
      },
      sync: async () => {
        check();
        this.#change(path);
        inode.sync();
      },
      truncate: async (sizeBytes) => {
        check();
        this.#change(path);
        inode.write({ position: 0, bytes: new Uint8Array(0), truncateTo: sizeBytes });
      },
      sizeBytes: async () => {
        check();
        return inode.cached.length;
      },
      close: async () => {
        closed = true;
      },
    };
  }

  async readFile(path: string): Promise<Uint8Array> {
    this.#alive(path);
    return copyBytes(this.#inode(path).cached);
  }

  async stat(path: string): Promise<FileStat | undefined> {
    this.#alive(path);
    const inode = this.#names.get(path);
    if (inode !== undefined) return { sizeBytes: inode.cached.length, modifiedMs: 0, directory: false };
    return this.#directories.has(path) ? { sizeBytes: 0, modifiedMs: 0, directory: true } : undefined;
  }

  async list(path: string): Promise<string[]> {
    this.#alive(path);
    const prefix = path.endsWith('/') ? path : `${path}/`;
    const names = new Set<string>();
    for (const name of [...this.#names.keys(), ...this.#directories]) {
      if (name.startsWith(prefix) && name.length > prefix.length)
        names.add(name.slice(prefix.length).split('/')[0] ?? '');
    }
    return [...names].sort((a, b) => compareBytes(Buffer.from(a), Buffer.from(b)));
  }

  async makeDirectory(path: string): Promise<void> {
    this.#change(path);
    const parts = path.split('/');
    for (let i = 1; i <= parts.length; i++) this.#directories.add(parts.slice(0, i).join('/') || '/');
  }

  async remove(path: string): Promise<void> {
    this.#change(path);
    if (this.#directories.delete(path)) return;
    this.#inode(path);
    this.#changeNames([{ name: path, inode: undefined }]);
  }

  async rename(from: string, to: string): Promise<void> {
    this.#change(from);
    const inode = this.#inode(from);
    this.#changeNames([
      { name: from, inode: undefined },
      { name: to, inode },
    ]);
  }

  async link(existing: string, path: string): Promise<void> {
    this.#change(path);
    if (this.#names.has(path)) throw new SimDiskError('EEXIST', path);
    this.#changeNames([{ name: path, inode: this.#inode(existing) }]);
  }

  async syncDirectory(path: string): Promise<void> {
    this.#change(path);
    const prefix = path.endsWith('/') ? path : `${path}/`;
    const within = (name: string): boolean => name.startsWith(prefix) && !name.slice(prefix.length).includes('/');
    const rest: NameChange[] = [];
    for (const change of this.#unsyncedNames) {
      if (change.some(({ name }) => within(name))) applyNames(this.#durableNames, change);
      else rest.push(change);
    }
    this.#unsyncedNames = rest;
  }

  async lock(path: string): Promise<{ release(): Promise<void> }> {
    this.#alive(path);
    if (this.#locks.has(path)) throw new SimDiskError('EBUSY', path);
    this.#locks.add(path);
    return {
      release: async () => {
        this.#locks.delete(path);
      },
    };
  }

  async space(): Promise<{ totalBytes: number; freeBytes: number }> {
    return { totalBytes: 1 << 40, freeBytes: 1 << 39 };
  }
}

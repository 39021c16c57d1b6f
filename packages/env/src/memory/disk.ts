/**
 * A file system in memory that knows what would survive a power cut: file contents as of the last `sync`, directory
 * entries as of the last `syncDirectory`. `afterCrash()` returns that disk; nothing unsynced survives, not even by luck.
 */
import { posix } from 'node:path';
import { DiskError } from '../faults.ts';
import type { Clock, Disk, DiskFile, FileStat, OpenMode } from '../ports.ts';

class Inode {
  bytes = new Uint8Array(0);
  sizeBytes = 0;
  modifiedMs = 0;
  /** As of the last sync: as long as `#durableBytes`, zeros after that. */
  #durable = new Uint8Array(0);
  #durableBytes = 0;
  /** Where `bytes` may differ from what is durable: a sync of a large file copies no more than was written. */
  #dirtyFrom = 0;
  #dirtyTo = 0;

  touch(from: number, to: number): void {
    if (this.#dirtyFrom === this.#dirtyTo) {
      this.#dirtyFrom = from;
      this.#dirtyTo = to;
    } else {
      this.#dirtyFrom = Math.min(this.#dirtyFrom, from);
      this.#dirtyTo = Math.max(this.#dirtyTo, to);
    }
  }

  resize(sizeBytes: number): void {
    this.bytes = withCapacity(this.bytes, this.sizeBytes, sizeBytes);
    // What a truncation cut off must read as zeros when the file grows again.
    if (sizeBytes < this.sizeBytes) this.bytes.fill(0, sizeBytes, this.sizeBytes);
    this.touch(Math.min(sizeBytes, this.sizeBytes), Math.max(sizeBytes, this.sizeBytes));
    this.sizeBytes = sizeBytes;
  }

  sync(): void {
    this.#durable = withCapacity(this.#durable, this.#durableBytes, this.sizeBytes);
    const to = Math.min(this.#dirtyTo, this.sizeBytes);
    if (this.#dirtyFrom < to) this.#durable.set(this.bytes.subarray(this.#dirtyFrom, to), this.#dirtyFrom);
    if (this.sizeBytes < this.#durableBytes) this.#durable.fill(0, this.sizeBytes, this.#durableBytes);
    this.#durableBytes = this.sizeBytes;
    this.#dirtyFrom = 0;
    this.#dirtyTo = 0;
  }

  /** A file of its own with what is durable of this one. */
  survivor(): Inode {
    const copy = new Inode();
    copy.bytes = this.#durable.slice(0, this.#durableBytes);
    copy.sizeBytes = this.#durableBytes;
    copy.touch(0, copy.sizeBytes);
    copy.sync();
    return copy;
  }
}

/** `bytes`, or a longer copy of their first `used`. */
function withCapacity(bytes: Uint8Array<ArrayBuffer>, used: number, needed: number): Uint8Array<ArrayBuffer> {
  if (needed <= bytes.length) return bytes;
  const grown = new Uint8Array(Math.max(needed, bytes.length * 2));
  grown.set(bytes.subarray(0, used));
  return grown;
}

class Directory {
  entries = new Map<string, Inode | Directory>();
  durable = new Map<string, Inode | Directory>();
  locked = false;
}

export interface MemoryDiskOptions {
  /** For modification times; without it they are 0. */
  readonly clock?: Clock;
  /** Runs before every operation, with the names that {@link DiskError} uses; may throw one to inject a fault. */
  readonly before?: (operation: string, path: string) => void;
}

const TOTAL_BYTES = 2 ** 40;

export class MemoryDisk implements Disk {
  readonly #options: MemoryDiskOptions;
  readonly #root: Directory;

  constructor(options: MemoryDiskOptions = {}, root = new Directory()) {
    this.#options = options;
    this.#root = root;
  }

  /** What a power cut now would leave, as a disk of its own with the same options. Locks are gone. */
  afterCrash(): MemoryDisk {
    // Hard links: one inode stays one inode.
    const copies = new Map<Inode, Inode>();
    const copyInode = (inode: Inode): Inode => {
      let copy = copies.get(inode);
      if (copy === undefined) {
        copy = inode.survivor();
        copies.set(inode, copy);
      }
      return copy;
    };
    const copyDirectory = (directory: Directory): Directory => {
      const copy = new Directory();
      for (const [name, entry] of directory.durable) {
        copy.entries.set(name, entry instanceof Directory ? copyDirectory(entry) : copyInode(entry));
      }
      copy.durable = new Map(copy.entries);
      return copy;
    };
    return new MemoryDisk(this.#options, copyDirectory(this.#root));
  }

  #begin(operation: string, path: string): void {
    this.#options.before?.(operation, path);
  }

  #find(path: string): Inode | Directory | undefined {
    let current: Inode | Directory | undefined = this.#root;
    for (const name of namesOf(path)) {
      if (!(current instanceof Directory)) return undefined;
      current = current.entries.get(name);
    }
    return current;
  }

  #existing(operation: string, path: string): Inode | Directory {
    const found = this.#find(path);
    if (found === undefined) throw new DiskError(operation, path, 'ENOENT');
    return found;
  }

  #directory(operation: string, path: string): Directory {
    const found = this.#existing(operation, path);
    if (!(found instanceof Directory)) throw new DiskError(operation, path, 'ENOTDIR');
    return found;
  }

  #file(operation: string, path: string): Inode {
    const found = this.#existing(operation, path);
    if (found instanceof Directory) throw new DiskError(operation, path, 'EISDIR');
    return found;
  }

  #parent(operation: string, path: string): Directory {
    const parent = this.#find(posix.dirname(posix.join('/', path)));
    if (parent === undefined) throw new DiskError(operation, path, 'ENOENT');
    if (!(parent instanceof Directory)) throw new DiskError(operation, path, 'ENOTDIR');
    return parent;
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    this.#begin('open', path);
    const existing = this.#find(path);
    if (existing !== undefined && mode === 'create') throw new DiskError('open', path, 'EEXIST');
    if (existing === undefined && (mode === 'create' || mode === 'open-or-create')) {
      const inode = new Inode();
      inode.modifiedMs = this.#options.clock?.wallMs() ?? 0;
      this.#parent('open', path).entries.set(posix.basename(path), inode);
      return new MemoryFile(path, inode, true, this.#options);
    }
    return new MemoryFile(path, this.#file('open', path), mode !== 'read', this.#options);
  }

  async readFile(path: string): Promise<Uint8Array> {
    this.#begin('read', path);
    const inode = this.#file('read', path);
    return inode.bytes.slice(0, inode.sizeBytes);
  }

  async stat(path: string): Promise<FileStat | undefined> {
    this.#begin('stat', path);
    const found = this.#find(path);
    if (found === undefined) return undefined;
    if (found instanceof Directory) return { sizeBytes: 0, modifiedMs: 0, directory: true };
    return { sizeBytes: found.sizeBytes, modifiedMs: found.modifiedMs, directory: false };
  }

  async list(path: string): Promise<string[]> {
    this.#begin('list', path);
    const names = [...this.#directory('list', path).entries.keys()].map((name) => Buffer.from(name));
    return names.sort(Buffer.compare).map((name) => name.toString());
  }

  async makeDirectory(path: string): Promise<void> {
    this.#begin('make directory', path);
    let current = this.#root;
    const names = namesOf(path);
    for (const [depth, name] of names.entries()) {
      const next = current.entries.get(name) ?? new Directory();
      if (!(next instanceof Directory)) {
        throw new DiskError('make directory', path, depth === names.length - 1 ? 'EEXIST' : 'ENOTDIR');
      }
      current.entries.set(name, next);
      current = next;
    }
  }

  async remove(path: string): Promise<void> {
    this.#begin('remove', path);
    const found = this.#existing('remove', path);
    if (found instanceof Directory && found.entries.size > 0) throw new DiskError('remove', path, 'ENOTEMPTY');
    this.#parent('remove', path).entries.delete(posix.basename(path));
  }

  async rename(from: string, to: string): Promise<void> {
    this.#begin('rename', from);
    const found = this.#existing('rename', from);
    const target = this.#find(to);
    if (target === found) return;
    if (target instanceof Directory) {
      if (!(found instanceof Directory)) throw new DiskError('rename', from, 'EISDIR');
      if (target.entries.size > 0) throw new DiskError('rename', from, 'ENOTEMPTY');
    } else if (target !== undefined && found instanceof Directory) throw new DiskError('rename', from, 'ENOTDIR');
    const parent = this.#parent('rename', to);
    this.#parent('rename', from).entries.delete(posix.basename(from));
    parent.entries.set(posix.basename(to), found);
  }

  async link(existing: string, path: string): Promise<void> {
    this.#begin('link', existing);
    const inode = this.#file('link', existing);
    if (this.#find(path) !== undefined) throw new DiskError('link', existing, 'EEXIST');
    this.#parent('link', path).entries.set(posix.basename(path), inode);
  }

  async syncDirectory(path: string): Promise<void> {
    this.#begin('sync directory', path);
    const directory = this.#directory('sync directory', path);
    directory.durable = new Map(directory.entries);
  }

  async lock(path: string): Promise<{ release(): Promise<void> }> {
    this.#begin('lock', path);
    const directory = this.#directory('lock', path);
    if (directory.locked) throw new DiskError('lock', path, 'ELOCKED');
    directory.locked = true;
    if (!directory.entries.has('LOCK')) directory.entries.set('LOCK', new Inode());
    let released = false;
    return {
      release: async () => {
        if (!released) directory.locked = false;
        released = true;
      },
    };
  }

  async space(path: string): Promise<{ totalBytes: number; freeBytes: number }> {
    this.#begin('statfs', path);
    this.#existing('statfs', path);
    const used = (directory: Directory): number =>
      [...directory.entries.values()].reduce((sum, e) => sum + (e instanceof Directory ? used(e) : e.sizeBytes), 0);
    return { totalBytes: TOTAL_BYTES, freeBytes: TOTAL_BYTES - used(this.#root) };
  }
}

function namesOf(path: string): string[] {
  return posix
    .join('/', path)
    .split('/')
    .filter((name) => name !== '');
}

class MemoryFile implements DiskFile {
  readonly path: string;
  readonly #inode: Inode;
  readonly #writable: boolean;
  readonly #options: MemoryDiskOptions;
  #open = true;

  constructor(path: string, inode: Inode, writable: boolean, options: MemoryDiskOptions) {
    this.path = path;
    this.#inode = inode;
    this.#writable = writable;
    this.#options = options;
  }

  #begin(operation: string, writes = false): void {
    this.#options.before?.(operation, this.path);
    if (!this.#open || (writes && !this.#writable)) throw new DiskError(operation, this.path, 'EBADF');
    if (writes) this.#inode.modifiedMs = this.#options.clock?.wallMs() ?? 0;
  }

  async read(target: Uint8Array, position: number): Promise<number> {
    this.#begin('read');
    const end = Math.min(this.#inode.sizeBytes, position + target.length);
    if (position >= end) return 0;
    target.set(this.#inode.bytes.subarray(position, end));
    return end - position;
  }

  async write(bytes: Uint8Array, position: number): Promise<void> {
    this.#begin('write', true);
    const end = position + bytes.length;
    if (end > this.#inode.sizeBytes) this.#inode.resize(end);
    this.#inode.bytes.set(bytes, position);
    this.#inode.touch(position, end);
  }

  async sync(): Promise<void> {
    this.#begin('fdatasync');
    this.#inode.sync();
  }

  async truncate(sizeBytes: number): Promise<void> {
    this.#begin('truncate', true);
    this.#inode.resize(sizeBytes);
  }

  async sizeBytes(): Promise<number> {
    this.#begin('stat');
    return this.#inode.sizeBytes;
  }

  async close(): Promise<void> {
    this.#begin('close');
    this.#open = false;
  }
}

/**
 * A disk that lies as real ones do. Until a file is synced, its writes live in a volatile cache; a power cut keeps any
 * of them, in any order, torn at sectors. Names live in a cache too until their directory is synced; a power cut keeps
 * a prefix of the changes, as a journalling file system does. It may fill up, fail a sync, and let bits rot.
 *
 * It is one value under one seed: the same operations and the same seed give the same disk after the cut.
 */
import { compareBytes, copyBytes, Prng } from '@tessera/base';
import { type Disk, DiskError, type DiskFile, type FileStat, type OpenMode } from '@tessera/env';
import { Inode } from './sim-inode.ts';

/** One record of the file system's journal: all of it survives or none. An absent inode removes the name. */
type NameChange = readonly { readonly name: string; readonly inode: Inode | undefined }[];

function applyNames(names: Map<string, Inode>, change: NameChange): void {
  for (const { name, inode } of change) {
    if (inode === undefined) names.delete(name);
    else names.set(name, inode);
  }
}

/** A directory that a power cut takes away goes with all that is in it. */
function removeTree(directory: string, directories: Set<string>, names: Map<string, Inode>): void {
  for (const one of [...directories]) if (one === directory || one.startsWith(`${directory}/`)) directories.delete(one);
  for (const name of [...names.keys()]) if (name.startsWith(`${directory}/`)) names.delete(name);
}

export interface SimDiskFaults {
  /** The power goes before this operation (counted from 1 over all writes, syncs and name changes). */
  powerCutAt?: number;
  /** This operation fails with `code`. */
  failAt?: { readonly operation: number; readonly code: 'ENOSPC' | 'EIO' | 'EMFILE' | 'EROFS' };
  /** No space: files neither begin nor grow. */
  full?: boolean;
  /** The next sync fails. */
  syncFails?: boolean;
  /** A sync says that it is done and does nothing, for files with this in their path: a lie for mutants. */
  syncLies?: string;
  /** And so does the sync of a directory, for names right in it. */
  namesLie?: string;
}

export class SimDisk implements Disk {
  readonly #names: Map<string, Inode>;
  readonly #durableNames: Map<string, Inode>;
  /** Changes of names, in order, that no directory sync covered. */
  #unsyncedNames: NameChange[] = [];
  readonly #directories: Set<string>;
  /** Those whose own names no sync covered. */
  #unsyncedDirectories = new Set<string>();
  readonly #locks = new Set<string>();
  faults: SimDiskFaults = {};
  /** Writes, syncs and name changes so far. */
  operations = 0;
  /** The power is gone: every operation rejects. */
  off = false;
  /** Files that are open, once for each time. */
  readonly openFiles: string[] = [];
  /** Was rotten: what was read before may still be on its way to whoever asked. */
  mended = false;
  /** What takes each flipped bit back. */
  #rot: (() => void)[] = [];

  constructor(
    names: Map<string, Inode> = new Map(),
    directories: Set<string> = new Set(['/', '.']),
    durableNames: Map<string, Inode> = names,
  ) {
    this.#names = names;
    this.#durableNames = new Map(durableNames);
    this.#directories = directories;
  }

  /** What the next process sees when this one was killed: all of it, safe or not. */
  kill(): SimDisk {
    this.off = true;
    const disk = new SimDisk(this.#names, this.#directories, this.#durableNames);
    disk.#unsyncedNames = this.#unsyncedNames;
    disk.#unsyncedDirectories = this.#unsyncedDirectories;
    disk.#rot = this.#rot;
    return disk;
  }

  /** What is left after a power cut now, as a new disk. `namesInOrder` false: a file system that keeps any of the changes of names, not the first. */
  cutPower(seed: number, namesInOrder = true): SimDisk {
    this.off = true;
    const prng = new Prng(seed);
    const names = new Map(this.#durableNames);
    const first = namesInOrder ? prng.int(0, this.#unsyncedNames.length + 1) : 0;
    this.#unsyncedNames.forEach((change, i) => {
      if (namesInOrder ? i < first : prng.chance(0.5)) applyNames(names, change);
    });
    const directories = new Set(this.#directories);
    for (const directory of this.#unsyncedDirectories) {
      if (prng.chance(0.5)) removeTree(directory, directories, names);
    }
    for (const inode of new Set(names.values())) inode.cutPower(prng);
    const disk = new SimDisk(names, directories);
    disk.#rot = this.#rot;
    return disk;
  }

  /** Flips one bit of a file, under the cache: bit rot. */
  flipBit(path: string, offset: number, bit = 0): void {
    this.#rot.push(this.#inode('rot', path).flip(offset, bit));
  }

  /** Takes all rot back, the last first, where the file is still what it was. */
  mend(): void {
    this.mended ||= this.rotten;
    for (const restore of this.#rot.splice(0).reverse()) restore();
  }

  get rotten(): boolean {
    return this.#rot.length > 0;
  }

  /** Bytes of a file that are safe, for whoever looks for a place to rot; 0 when some are not. */
  safeBytes(path: string): number {
    const inode = this.#inode('rot', path);
    return inode.clean ? inode.cached.length : 0;
  }

  paths(): string[] {
    return [...this.#names.keys()].sort();
  }

  #inode(operation: string, path: string): Inode {
    const inode = this.#names.get(path);
    if (inode === undefined) throw new DiskError(operation, path, 'ENOENT');
    return inode;
  }

  /** Counts an operation that changes the disk, and makes it fail when its turn has come. */
  #change(operation: string, path: string): void {
    this.#alive(operation, path);
    this.operations++;
    const { powerCutAt, failAt } = this.faults;
    if (powerCutAt !== undefined && this.operations >= powerCutAt) {
      this.off = true;
      throw new DiskError(operation, path, 'POWER');
    }
    if (failAt?.operation === this.operations) throw new DiskError(operation, path, failAt.code);
  }

  #alive(operation: string, path: string): void {
    if (this.off) throw new DiskError(operation, path, 'POWER');
  }

  #needSpace(operation: string, path: string): void {
    if (this.faults.full === true) throw new DiskError(operation, path, 'ENOSPC');
  }

  #changeNames(change: NameChange): void {
    applyNames(this.#names, change);
    this.#unsyncedNames.push(change);
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    this.#alive('open', path);
    let inode = this.#names.get(path);
    if (mode === 'create' && inode !== undefined) throw new DiskError('open', path, 'EEXIST');
    if (inode === undefined) {
      if (mode !== 'create' && mode !== 'open-or-create') throw new DiskError('open', path, 'ENOENT');
      this.#change('open', path);
      this.#needSpace('open', path);
      inode = new Inode();
      this.#changeNames([{ name: path, inode }]);
    }
    this.openFiles.push(path);
    return this.#file(path, inode);
  }

  #file(path: string, inode: Inode): DiskFile {
    let closed = false;
    const check = (operation: string): void => {
      this.#alive(operation, path);
      if (closed) throw new DiskError(operation, path, 'EBADF');
    };
    return {
      path,
      read: async (target, position) => {
        check('read');
        const bytes = inode.cached.subarray(position, position + target.length);
        target.set(bytes);
        return bytes.length;
      },
      write: async (bytes, position) => {
        check('write');
        this.#change('write', path);
        if (position + bytes.length > inode.cached.length) this.#needSpace('write', path);
        inode.write({ position, bytes: copyBytes(bytes) });
      },
      sync: async () => {
        check('fdatasync');
        this.#change('fdatasync', path);
        if (this.faults.syncFails === true) {
          this.faults.syncFails = false;
          throw new DiskError('fdatasync', path, 'EIO');
        }
        if (this.faults.syncLies === undefined || !path.includes(this.faults.syncLies)) inode.sync();
      },
      truncate: async (sizeBytes) => {
        check('truncate');
        this.#change('truncate', path);
        inode.write({ position: 0, bytes: new Uint8Array(0), truncateTo: sizeBytes });
      },
      sizeBytes: async () => {
        check('stat');
        return inode.cached.length;
      },
      close: async () => {
        if (!closed) this.openFiles.splice(this.openFiles.indexOf(path), 1);
        closed = true;
      },
    };
  }

  async readFile(path: string): Promise<Uint8Array> {
    this.#alive('read', path);
    return copyBytes(this.#inode('read', path).cached);
  }

  async stat(path: string): Promise<FileStat | undefined> {
    this.#alive('stat', path);
    const inode = this.#names.get(path);
    if (inode !== undefined) return { sizeBytes: inode.cached.length, modifiedMs: 0, directory: false };
    return this.#directories.has(path) ? { sizeBytes: 0, modifiedMs: 0, directory: true } : undefined;
  }

  async list(path: string): Promise<string[]> {
    this.#alive('list', path);
    const prefix = path.endsWith('/') ? path : `${path}/`;
    const names = new Set<string>();
    for (const name of [...this.#names.keys(), ...this.#directories]) {
      if (name.startsWith(prefix) && name.length > prefix.length)
        names.add(name.slice(prefix.length).split('/')[0] ?? '');
    }
    return [...names].sort((a, b) => compareBytes(Buffer.from(a), Buffer.from(b)));
  }

  async makeDirectory(path: string): Promise<void> {
    this.#change('mkdir', path);
    const parts = path.split('/');
    for (let i = 1; i <= parts.length; i++) {
      const directory = parts.slice(0, i).join('/') || '/';
      if (!this.#directories.has(directory)) this.#unsyncedDirectories.add(directory);
      this.#directories.add(directory);
    }
  }

  async remove(path: string): Promise<void> {
    this.#change('remove', path);
    this.#unsyncedDirectories.delete(path);
    if (this.#directories.delete(path)) return;
    this.#inode('remove', path);
    this.#changeNames([{ name: path, inode: undefined }]);
  }

  async rename(from: string, to: string): Promise<void> {
    this.#change('rename', from);
    const inode = this.#inode('rename', from);
    this.#changeNames([
      { name: from, inode: undefined },
      { name: to, inode },
    ]);
  }

  async link(existing: string, path: string): Promise<void> {
    this.#change('link', path);
    if (this.#names.has(path)) throw new DiskError('link', path, 'EEXIST');
    this.#changeNames([{ name: path, inode: this.#inode('link', existing) }]);
  }

  async syncDirectory(path: string): Promise<void> {
    this.#change('fsync', path);
    const { syncLies, namesLie } = this.faults;
    if (syncLies !== undefined && `${path}/`.includes(syncLies)) return;
    if (path === namesLie) return;
    const prefix = path.endsWith('/') ? path : `${path}/`;
    const within = (name: string): boolean => name.startsWith(prefix) && !name.slice(prefix.length).includes('/');
    const rest: NameChange[] = [];
    for (const change of this.#unsyncedNames) {
      if (change.some(({ name }) => within(name))) applyNames(this.#durableNames, change);
      else rest.push(change);
    }
    this.#unsyncedNames = rest;
    for (const directory of this.#unsyncedDirectories)
      if (within(directory)) this.#unsyncedDirectories.delete(directory);
  }

  async lock(path: string): Promise<{ release(): Promise<void> }> {
    this.#alive('lock', path);
    if (this.#locks.has(path)) throw new DiskError('lock', path, 'ELOCKED');
    this.#locks.add(path);
    return {
      release: async () => {
        this.#locks.delete(path);
      },
    };
  }

  async space(): Promise<{ totalBytes: number; freeBytes: number }> {
    return { totalBytes: 2 ** 40, freeBytes: this.faults.full === true ? 0 : 2 ** 39 };
  }
}

/**
 * The ports: everything that touches the world goes through one of these, so that the simulator can stand in for
 * it under a seed. Only `env/src/node` may use Date, timers, Math.random, process, fs, net and workers.
 */
import type { Logger } from '@tessera/base';
import type { Helpers, RemoteDisk } from './helpers.ts';
import type { Network } from './network.ts';

export interface Timer {
  /** Idempotent; the callback will not run after this returns. */
  cancel(): void;
}

export interface Clock {
  /** Unix time in milliseconds; may jump either way. For people, TTLs and TSO; never for durations. */
  wallMs(): number;
  /** Milliseconds (with fractions) since an arbitrary start; never goes back. Leases and deadlines use it. */
  monotonicMs(): number;
  /** Runs `callback` once, not before `delayMs`. Costs a kernel-side timer: not for every request. */
  setTimer(delayMs: number, callback: () => void): Timer;
}

export interface Random {
  /** Uniform in [0, 2^32). */
  u32(): number;
  /** Fills with bytes fit for ids and keys; returns its argument. */
  fill(bytes: Uint8Array): Uint8Array;
}

export interface FileStat {
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly directory: boolean;
}

/**
 * One open file. Reads and writes are positional. Nothing is durable before `sync` resolves; a rejected `sync`
 * leaves the file's state unknown and must stop its owner (DESIGN.md section 5, invariant 2).
 */
export interface DiskFile {
  readonly path: string;
  /** Fills `target` from `position`; resolves with the bytes read, fewer only at the end of the file. */
  read(target: Uint8Array, position: number): Promise<number>;
  /** Writes all of `bytes`; they are borrowed until it resolves. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /**
   * `write` and `sync` of these bytes in one call of the system, where that is cheaper. A rejection is one of `sync`. Says nothing
   * of what was written before.
   */
  writeDurably?(bytes: Uint8Array, position: number): Promise<void>;
  /** fdatasync: data and the size needed to read it back. */
  sync(): Promise<void>;
  truncate(sizeBytes: number): Promise<void>;
  sizeBytes(): Promise<number>;
  close(): Promise<void>;
}

/** How `open` treats existing and missing files. */
export type OpenMode =
  /** Must exist; no writes. */
  | 'read'
  /** Must exist; reads and writes. */
  | 'read-write'
  /** Must not exist; reads and writes. */
  | 'create'
  /** Created when missing; reads and writes. */
  | 'open-or-create'
  /** Must exist; reads and writes. What it holds is given up and may read as anything: its space is used again. */
  | 'reuse';

/** A file system. Paths are absolute or relative to the process; errors are {@link DiskError}. */
export interface Disk {
  /** How a helper thread opens the same disk; absent when none can. A layer over a disk names its own module, which opens the one below by its `remote`. */
  readonly remote?: RemoteDisk | undefined;
  /**
   * Memory of at least so many bytes, from which `writeDurably` can hand whole sectors (512 bytes, at multiples of 512 of memory and
   * file) to the device without a copy. For few, long-lived buffers. Absent: any memory does as well.
   */
  readonly memory?: ((bytes: number) => Uint8Array) | undefined;
  open(path: string, mode: OpenMode): Promise<DiskFile>;
  readFile(path: string): Promise<Uint8Array>;
  /** Undefined when nothing is there. */
  stat(path: string): Promise<FileStat | undefined>;
  /** Names in the directory, sorted by bytes. */
  list(path: string): Promise<string[]>;
  /** With missing parents; nothing happens when it is there. */
  makeDirectory(path: string): Promise<void>;
  /** A file or an empty directory; an open file lives on until it is closed. */
  remove(path: string): Promise<void>;
  /** Replaces `to`. Atomic within one file system; durable after `syncDirectory` of both parents. */
  rename(from: string, to: string): Promise<void>;
  /** A hard link. */
  link(existing: string, path: string): Promise<void>;
  syncDirectory(path: string): Promise<void>;
  /** Takes the directory; rejects with `ELOCKED` when a holder lives. Released by the result or by death of the process. */
  lock(path: string): Promise<{ release(): Promise<void> }>;
  /** Free and total bytes of the file system that holds `path`. */
  space(path: string): Promise<{ totalBytes: number; freeBytes: number }>;
}

export interface Tasks {
  /** Runs `task` after the I/O events of this turn, before the loop waits again. In order of submission. */
  defer(task: () => void): void;
}

/** Memory of the machine, as far as this process, or its share of it, may and does take it. */
export interface Memory {
  /** Of the machine, or of the group that the process is confined to (cgroup), if that is less. */
  readonly totalBytes: number;
  /** Resident now. Costs a call of the system. */
  usedBytes(): number;
  /** Has the runtime collect its garbage at once: tens of milliseconds. */
  collect(): void;
}

/** The world as one value: what `createStore(env, config)` and `createPd(env, config)` take. */
export interface Env {
  readonly clock: Clock;
  readonly random: Random;
  readonly disk: Disk;
  readonly network: Network;
  readonly tasks: Tasks;
  readonly helpers: Helpers;
  /** Absent: there is no limit, and nobody looks. */
  readonly memory?: Memory | undefined;
  readonly log: Logger;
}

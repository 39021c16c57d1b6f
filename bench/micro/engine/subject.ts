/** What is measured: an engine behind the few operations that the rows need. */
import type { Shape } from './shape.ts';

export interface SubjectOptions {
  readonly memtableBytes: number;
  readonly levelBaseBytes: number;
  readonly cacheBytes: number;
}

/** Promises only where the engine has no other way, or data is not in memory. */
export interface Subject {
  open(directory: string, shape: Shape, options: SubjectOptions): Promise<void>;
  /** One batch. */
  write(numbers: Uint32Array, from: number, to: number, value: Uint8Array): void;
  /** Between batches: lets background work go on, waits when it is behind. */
  breathe(): Promise<void>;
  /** All in compacted files. */
  compact(): Promise<void>;
  /** Flushes and compactions that are due are done. */
  settle(): Promise<void>;
  /** Whether there was one. */
  get(number: number, last?: number): boolean | Promise<boolean>;
  seek(number: number): void | Promise<void>;
  /** Length and a byte of every key and value; the number of rows. */
  scan(reverse: boolean): number | Promise<number>;
  /** Bytes written to files so far, where the engine says. */
  writtenBytes(): number | undefined;
  close(): Promise<void>;
}

/** The engine's current view and how it changes: a new memtable in front when the first is full, flushed ones leave, versions follow one another. */
import { EngineError } from '../kv-engine.ts';
import { Memtable } from './memtable.ts';
import type { ResolvedOptions } from './options.ts';
import type { VersionSet } from './version-set.ts';
import { View } from './view.ts';
import type { WriteAheadLog } from './write-ahead-log.ts';

/**
 * A memtable whose keys are written again and again is flushed when it has taken so many times its size: until then the raft log, or the
 * log of its own, is kept and read at the next start.
 */
const OVERWRITES_MAX = 4;
const REFUSALS_PER_LINE = 1000;

export class LiveView {
  readonly #options: ResolvedOptions;
  readonly #versions: VersionSet;
  readonly #wal: WriteAheadLog | undefined;
  /** A view ended: tables may have become obsolete. */
  readonly #changed: () => void;
  #current: View;
  /** Memory of the memtables that wait for their flush. */
  #waitingBytes = 0;
  /** Writes that found no room. */
  refused = 0;

  constructor(options: ResolvedOptions, versions: VersionSet, wal: WriteAheadLog | undefined, changed: () => void) {
    this.#options = options;
    this.#versions = versions;
    this.#wal = wal;
    this.#changed = changed;
    this.#current = new View([this.#newMemtable(options.memtableBytes)], versions.current).retain();
  }

  get current(): View {
    return this.#current;
  }

  /** Newest first; the first takes writes. */
  get memtables(): readonly Memtable[] {
    return this.#current.memtables;
  }

  /** Whether a batch needs a new memtable. */
  isFullFor(encodedBytes: number, operations: number): boolean {
    const newest = this.memtables[0] as Memtable;
    const isFull = !newest.fits(encodedBytes, operations);
    return isFull || newest.writtenBytes > this.#options.memtableBytes * OVERWRITES_MAX || this.#tooMuch(newest);
  }

  /** Memory is short. A small memtable makes it no better: then the flush under way has to. */
  #tooMuch(newest: Memtable): boolean {
    const { memtablesBytesMax } = this.#options;
    if (memtablesBytesMax === 0 || newest.empty) return false;
    const bytes = newest.memoryBytes;
    return bytes * 2 >= memtablesBytesMax && bytes + this.#waitingBytes >= memtablesBytesMax;
  }

  /** For a batch of this size. Throws KV:Engine:Busy when too many wait already. */
  rotateFor(encodedBytes: number, operations: number): void {
    const { memtablesMax } = this.#options;
    if (this.memtables.length > memtablesMax) {
      // Once for a while: each refused write would be a line.
      if (this.refused++ % REFUSALS_PER_LINE === 0)
        this.#options.log?.warn?.('writes are refused: flushes do not keep up', { memtablesMax });
      throw new EngineError('KV:Engine:Busy', `${memtablesMax} memtables wait for their flush`);
    }
    this.rotate(Memtable.bytesFor(encodedBytes, operations));
  }

  rotate(bytesNeeded = 0): void {
    const memtable = this.#newMemtable(Math.max(this.#options.memtableBytes, bytesNeeded));
    const [current, ...full] = this.memtables as [Memtable, ...Memtable[]];
    // One that was too small for its first batch is not worth a flush.
    this.install(current.empty ? [memtable, ...full] : [memtable, current, ...full]);
  }

  /** With the current version. */
  install(memtables: readonly Memtable[]): void {
    const old = this.#current;
    this.#current = new View(memtables, this.#versions.current).retain();
    this.#waitingBytes = memtables.slice(1).reduce((sum, memtable) => sum + memtable.memoryBytes, 0);
    old.release();
    this.#changed();
  }

  #newMemtable(capacityBytes: number): Memtable {
    const memtable = Memtable.create(capacityBytes, this.#options.arenas);
    if (this.#wal !== undefined) memtable.logNumber = this.#wal.begin();
    return memtable;
  }
}

/**
 * A view: the memtables and the version that together are the engine's state at a moment. Immutable but for the newest memtable, to which
 * writes with higher sequences are added. Rotations, flushes and compactions make the next view; snapshots keep theirs.
 */
import type { ColumnFamily } from '../kv-engine.ts';
import { KIND_PUT } from './coding.ts';
import type { Memtable } from './memtable.ts';
import type { RangeTombstones } from './range-tombstones.ts';
import type { Version } from './version.ts';

export class View {
  /** Newest first; the first takes writes. */
  readonly memtables: readonly Memtable[];
  readonly version: Version;
  references = 0;

  constructor(memtables: readonly Memtable[], version: Version) {
    this.memtables = memtables;
    this.version = version.retain();
    for (const memtable of memtables) memtable.retain();
  }

  retain(): this {
    this.references++;
    return this;
  }

  release(): void {
    if (--this.references > 0) return;
    this.version.release();
    for (const memtable of this.memtables) memtable.release();
  }

  /** Range deletions of the memtables that have any. */
  memtableTombstones(cf: ColumnFamily): RangeTombstones[] {
    const found: RangeTombstones[] = [];
    for (const memtable of this.memtables) {
      const tombstones = memtable.tombstones[cf] as RangeTombstones;
      if (!tombstones.empty) found.push(tombstones);
    }
    return found;
  }
}

/** What a memtable says about a key: its newest version at a snapshot. */
export const MEMTABLE_SILENT = 0;
export const MEMTABLE_DELETED = 1;

/** A node with a value, or one of the two constants above (no node has such a low index). */
export function lookup(
  memtable: Memtable,
  cf: ColumnFamily,
  key: Uint8Array,
  sequence: number,
  coveredBy: number,
): number {
  const node = memtable.get(cf, key, sequence);
  if (node === 0) return MEMTABLE_SILENT;
  return memtable.kind(node) === KIND_PUT && memtable.sequence(node) > coveredBy ? node : MEMTABLE_DELETED;
}

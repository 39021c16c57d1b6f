/** The live snapshots by age: compactions, and writes over writes, keep what they see. */
import { LsmSnapshot, type SnapshotOwner } from './lsm-snapshot.ts';
import type { Version } from './version.ts';
import type { View } from './view.ts';

export class SnapshotList {
  #newest: LsmSnapshot | undefined;
  /** Live ones. */
  count = 0;

  /** The last write that a snapshot sees; -1 without snapshots. */
  get newestSequence(): number {
    return this.#newest?.sequence ?? -1;
  }

  take(owner: SnapshotOwner, view: View, sequence: number): LsmSnapshot {
    const snapshot = new LsmSnapshot(owner, view, sequence, this.#newest);
    if (this.#newest !== undefined) this.#newest.newer = snapshot;
    this.#newest = snapshot;
    this.count++;
    return snapshot;
  }

  remove({ older, newer }: LsmSnapshot): void {
    this.count--;
    if (older !== undefined) older.newer = newer;
    if (newer !== undefined) newer.older = older;
    else this.#newest = older;
  }

  versions(): ReadonlySet<Version> {
    const versions = new Set<Version>();
    for (let snapshot = this.#newest; snapshot !== undefined; snapshot = snapshot.older) {
      versions.add(snapshot.view.version);
    }
    return versions;
  }

  /** Ascending, each once. */
  sequences(): number[] {
    const sequences: number[] = [];
    for (let snapshot = this.#newest; snapshot !== undefined; snapshot = snapshot.older) {
      if (sequences.at(-1) !== snapshot.sequence) sequences.push(snapshot.sequence);
    }
    return sequences.reverse();
  }
}

/**
 * Up to which timestamp this store may read each region without asking anybody (facts 7.4): leaders say so together with the index
 * up to which their word has to be applied here. Never goes back while the region keeps its range; after a merge it is the lesser one of the
 * two; after a start it is not known until a leader speaks again.
 */
import type { metapb } from '../messages.ts';

interface Pending {
  readonly appliedIndex: number;
  readonly safeTs: bigint;
}

interface Entry {
  version: number;
  safeTs: bigint;
  /** By index; what has not been applied yet. */
  pending: Pending[];
}

/** Rounds of a leader that a slow replica may be behind; older ones are worth keeping more than newer ones. */
const PENDING_MAX = 16;

export class SafeTsTable {
  readonly #regions = new Map<number, Entry>();

  /** Of the region in its range of `version`, from its leader. */
  learn(regionId: number, version: number, safeTs: bigint, appliedIndex: number): void {
    let entry = this.#regions.get(regionId);
    if (entry === undefined || entry.version < version) {
      entry = { version, safeTs: 0n, pending: [] };
      this.#regions.set(regionId, entry);
    }
    if (entry.version !== version || safeTs <= entry.safeTs) return;
    const last = entry.pending.at(-1);
    if (last !== undefined && last.appliedIndex >= appliedIndex) {
      if (last.safeTs < safeTs) entry.pending[entry.pending.length - 1] = { appliedIndex: last.appliedIndex, safeTs };
    } else if (entry.pending.length < PENDING_MAX) {
      entry.pending.push({ appliedIndex, safeTs });
    }
  }

  /** Of the region as it is here, applied up to `appliedIndex`. */
  safeTs(regionId: number, version: number, appliedIndex: number): bigint {
    const entry = this.#regions.get(regionId);
    if (entry === undefined || entry.version !== version) return 0n;
    for (
      let next = entry.pending[0];
      next !== undefined && next.appliedIndex <= appliedIndex;
      next = entry.pending[0]
    ) {
      entry.pending.shift();
      if (next.safeTs > entry.safeTs) entry.safeTs = next.safeTs;
    }
    return entry.safeTs;
  }

  /** The parts of a region know what it knew. */
  split(derived: metapb.Region, created: readonly metapb.Region[]): void {
    const known = this.#regions.get(derived.id)?.safeTs ?? 0n;
    for (const { id, regionEpoch } of [derived, ...created]) {
      this.#regions.set(id, { version: regionEpoch?.version ?? 0, safeTs: known, pending: [] });
    }
  }

  /** `merged` is what became of a region and of its neighbour, which knew this. */
  merged(merged: metapb.Region, target: bigint, source: bigint): void {
    const safeTs = target < source ? target : source;
    this.#regions.set(merged.id, { version: merged.regionEpoch?.version ?? 0, safeTs, pending: [] });
  }

  forget(regionId: number): void {
    this.#regions.delete(regionId);
  }
}

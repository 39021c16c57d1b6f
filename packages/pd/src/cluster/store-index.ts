/**
 * Which regions a store leads, follows and learns, with counts and sizes: kept up with every region that the tree takes
 * or drops, so that schedulers pick at random and read loads without a pass over all regions.
 */
import * as metapb from '@tessera/proto/metapb';
import type { RegionInfo } from './region-info.ts';

/** How a peer stands on its store. A pending peer is in its own set whatever its role; a leader never is. */
export type Standing = 'leader' | 'follower' | 'learner' | 'pending';

export interface StoreLoad {
  readonly leaders: number;
  readonly leaderSizeMib: number;
  /** With the led ones and the learners. */
  readonly regions: number;
  readonly regionSizeMib: number;
  readonly learners: number;
  readonly witnesses: number;
  readonly pending: number;
}

/** Ids in an array, for picking one at random, and where each is, for taking it out. */
class IdSet {
  readonly #ids: number[] = [];
  readonly #at = new Map<number, number>();

  get size(): number {
    return this.#ids.length;
  }

  get ids(): readonly number[] {
    return this.#ids;
  }

  add(id: number): void {
    if (this.#at.has(id)) return;
    this.#at.set(id, this.#ids.length);
    this.#ids.push(id);
  }

  delete(id: number): void {
    const at = this.#at.get(id);
    if (at === undefined) return;
    const last = this.#ids.pop();
    this.#at.delete(id);
    if (last === undefined || last === id) return;
    this.#ids[at] = last;
    this.#at.set(last, at);
  }
}

class Entry {
  readonly sets: Readonly<Record<Standing, IdSet>> = {
    leader: new IdSet(),
    follower: new IdSet(),
    learner: new IdSet(),
    pending: new IdSet(),
  };
  leaderSizeMib = 0;
  regionSizeMib = 0;
  learners = 0;
  witnesses = 0;
  regions = 0;
}

const NO_LOAD: StoreLoad = {
  leaders: 0,
  leaderSizeMib: 0,
  regions: 0,
  regionSizeMib: 0,
  learners: 0,
  witnesses: 0,
  pending: 0,
};
const NOTHING: readonly number[] = [];

export class StoreIndex {
  readonly #entries = new Map<number, Entry>();

  loadOf(storeId: number): StoreLoad {
    const entry = this.#entries.get(storeId);
    if (entry === undefined) return NO_LOAD;
    const { leaderSizeMib, regions, regionSizeMib, learners, witnesses, sets } = entry;
    const pending = sets.pending.size;
    return { leaders: sets.leader.size, leaderSizeMib, regions, regionSizeMib, learners, witnesses, pending };
  }

  /** Borrowed until the tree changes; in no order. */
  regionsOf(storeId: number, standing: Standing): readonly number[] {
    return this.#entries.get(storeId)?.sets[standing].ids ?? NOTHING;
  }

  /** HOT: once a heartbeat. Most change nothing but a size. */
  replace(old: RegionInfo | undefined, next: RegionInfo): void {
    if (old !== undefined && sameStanding(old, next)) {
      const growthMib = next.stats.approximateSizeMib - old.stats.approximateSizeMib;
      if (growthMib !== 0) this.#grow(next, growthMib);
      return;
    }
    if (old !== undefined) this.#count(old, -1);
    this.#count(next, 1);
  }

  remove(old: RegionInfo): void {
    this.#count(old, -1);
  }

  #grow(region: RegionInfo, growthMib: number): void {
    for (const peer of region.meta.peers) {
      const entry = this.#entry(peer.storeId);
      entry.regionSizeMib += growthMib;
      if (peer.storeId === region.leader?.storeId) entry.leaderSizeMib += growthMib;
    }
  }

  #count(region: RegionInfo, sign: 1 | -1): void {
    const sizeMib = sign * region.stats.approximateSizeMib;
    for (const peer of region.meta.peers) {
      const entry = this.#entry(peer.storeId);
      const standing = standingOf(region, peer);
      if (sign === 1) entry.sets[standing].add(region.meta.id);
      else entry.sets[standing].delete(region.meta.id);
      entry.regions += sign;
      entry.regionSizeMib += sizeMib;
      if (standing === 'leader') entry.leaderSizeMib += sizeMib;
      if (peer.role === metapb.PeerRole.Learner) entry.learners += sign;
      if (peer.isWitness) entry.witnesses += sign;
    }
  }

  #entry(storeId: number): Entry {
    let entry = this.#entries.get(storeId);
    if (entry === undefined) {
      entry = new Entry();
      this.#entries.set(storeId, entry);
    }
    return entry;
  }
}

function standingOf(region: RegionInfo, peer: metapb.Peer): Standing {
  if (peer.id === region.leader?.id) return 'leader';
  for (const pending of region.pendingPeers) if (pending.id === peer.id) return 'pending';
  return peer.role === metapb.PeerRole.Learner ? 'learner' : 'follower';
}

function sameStanding(a: RegionInfo, b: RegionInfo): boolean {
  if (a.meta !== b.meta || a.leader?.id !== b.leader?.id) return false;
  if (a.pendingPeers.length !== b.pendingPeers.length) return false;
  for (let i = 0; i < a.pendingPeers.length; i++) if (a.pendingPeers[i]?.id !== b.pendingPeers[i]?.id) return false;
  return true;
}

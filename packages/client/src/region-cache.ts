/**
 * Where keys live, as far as this client knows: regions ordered by start key, and by id.
 *
 * Invariants: cached regions never overlap; an answer older than what is cached (by epoch version, then conf version)
 * never replaces it; a region that was found wrong is removed, never marked, so that everything in here is believed.
 * Keys are latin1 strings of encoded keys (base/bytes.ts): they order like bytes and compare in 5 ns. The cache is
 * bounded by the number of regions of the cluster: about 300 bytes a region.
 */
import { latin1 } from '@tessera/base';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import * as metapb from '@tessera/proto/metapb';

/** What every request of this client carries beside the region. */
export interface ContextBase {
  readonly clusterId: bigint;
  readonly apiVersion: kvrpcpb.APIVersion;
  readonly requestSource: string;
}

export class CachedRegion {
  readonly id: number;
  /** Encoded, inclusive. */
  readonly start: string;
  /** Encoded, exclusive; empty: no end. */
  readonly end: string;
  readonly epoch: { readonly confVer: number; readonly version: number };
  /** Never empty. */
  readonly peers: readonly metapb.Peer[];
  readonly #base: ContextBase;
  #leader: metapb.Peer;
  #context: kvrpcpb.ContextInit;

  /** `meta` must have peers; a leader that is not one of them counts as unknown, and the first peer is asked. */
  constructor(meta: metapb.Region, leader: metapb.Peer | undefined, base: ContextBase) {
    this.id = meta.id;
    this.start = latin1(meta.startKey);
    this.end = latin1(meta.endKey);
    this.epoch = { confVer: meta.regionEpoch?.confVer ?? 0, version: meta.regionEpoch?.version ?? 0 };
    // Learners never lead, and in a TiDB cluster they may be stores that serve no key-value calls at all.
    const voters = meta.peers.filter((peer) => peer.role !== metapb.PeerRole.Learner);
    this.peers = voters.length > 0 ? voters : meta.peers;
    this.#base = base;
    this.#leader = this.peers.find((peer) => peer.id === leader?.id) ?? (this.peers[0] as metapb.Peer);
    this.#context = this.#makeContext();
  }

  /** The replica to ask. */
  get leader(): metapb.Peer {
    return this.#leader;
  }

  /** Shared by all requests to this region until the leader changes. */
  get context(): kvrpcpb.ContextInit {
    return this.#context;
  }

  contains(key: string): boolean {
    return key >= this.start && (this.end === '' || key < this.end);
  }

  /** False when the peer is not one of this region's. */
  switchLeader(peer: metapb.Peer): boolean {
    const own = this.peers.find((candidate) => candidate.id === peer.id && candidate.storeId === peer.storeId);
    if (own === undefined) return false;
    this.#leader = own;
    this.#context = this.#makeContext();
    return true;
  }

  /** Asks the replica after `failed` from now on, unless somebody switched already. False: there is no other. */
  switchFrom(failed: metapb.Peer): boolean {
    if (this.#leader !== failed) return true;
    const next = this.peers[(this.peers.indexOf(failed) + 1) % this.peers.length];
    return next !== undefined && next !== failed && this.switchLeader(next);
  }

  #makeContext(): kvrpcpb.ContextInit {
    return {
      regionId: this.id,
      regionEpoch: this.epoch,
      peer: this.#leader,
      ...this.#base,
    };
  }
}

export class RegionCache {
  readonly #base: ContextBase;
  /** Parallel arrays in order of start keys: the search touches only the strings. */
  readonly #starts: string[] = [];
  readonly #regions: CachedRegion[] = [];
  readonly #byId = new Map<number, CachedRegion>();

  constructor(base: ContextBase) {
    this.#base = base;
  }

  get size(): number {
    return this.#regions.length;
  }

  byId(id: number): CachedRegion | undefined {
    return this.#byId.get(id);
  }

  /** The region that holds `key`. */
  locate(key: string): CachedRegion | undefined {
    const region = this.#regions[this.#upperBound(key) - 1];
    return region !== undefined && (region.end === '' || key < region.end) ? region : undefined;
  }

  /** The region that holds the keys just before `key` (exclusive; empty: after all keys), for reverse scans. */
  locateBefore(key: string): CachedRegion | undefined {
    const index = key === '' ? this.#regions.length : this.#lowerBound(key);
    const region = this.#regions[index - 1];
    return region !== undefined && (region.end === '' || (key !== '' && key <= region.end)) ? region : undefined;
  }

  /**
   * Adds what PD or a store said, in place of everything it overlaps. Undefined when the answer is unusable: no
   * peers, or older than what is cached.
   */
  insert(meta: metapb.Region, leader: metapb.Peer | undefined): CachedRegion | undefined {
    if (meta.id === 0 || meta.peers.length === 0) return undefined;
    const region = new CachedRegion(meta, leader, this.#base);
    const known = this.#byId.get(region.id);
    if (known !== undefined && isOlder(region, known)) return undefined;
    let from = this.#upperBound(region.start) - 1;
    if (from < 0 || !overlaps(this.#regions[from] as CachedRegion, region)) from++;
    let to = from;
    while (to < this.#regions.length && overlaps(this.#regions[to] as CachedRegion, region)) {
      if ((this.#regions[to] as CachedRegion).epoch.version > region.epoch.version) return undefined;
      to++;
    }
    for (let i = from; i < to; i++) this.#byId.delete((this.#regions[i] as CachedRegion).id);
    this.#starts.splice(from, to - from, region.start);
    this.#regions.splice(from, to - from, region);
    // The same id elsewhere: it moved away from its old range (a merge, or a split to the left).
    if (known !== undefined && this.#byId.get(known.id) === known) this.invalidate(known);
    this.#byId.set(region.id, region);
    return region;
  }

  /** Forgets `region`, if it is still the one cached. */
  invalidate(region: CachedRegion): void {
    if (this.#byId.get(region.id) === region) this.#byId.delete(region.id);
    const index = this.#upperBound(region.start) - 1;
    if (this.#regions[index] !== region) return;
    this.#starts.splice(index, 1);
    this.#regions.splice(index, 1);
  }

  /** The number of regions whose start is at or before `key`. */
  #upperBound(key: string): number {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as string) <= key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The number of regions whose start is before `key`. */
  #lowerBound(key: string): number {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as string) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isOlder({ epoch: a }: CachedRegion, { epoch: b }: CachedRegion): boolean {
  return a.version !== b.version ? a.version < b.version : a.confVer < b.confVer;
}

function overlaps(a: CachedRegion, b: CachedRegion): boolean {
  return (a.end === '' || b.start < a.end) && (b.end === '' || a.start < b.end);
}

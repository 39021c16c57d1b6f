/**
 * What this client believes about the cluster: regions, their leaders, the addresses of stores. Answers of PD and of
 * stores go in, places come out; errors correct it.
 */
import { unreachable } from '@tessera/base';
import type { Endpoint, PdClient } from '@tessera/pd-client';
import type * as metapb from '@tessera/proto/metapb';
import type { ReplicaChoice } from './call.ts';
import type { RegionAction } from './reaction.ts';
import { type CachedRegion, type ContextBase, RegionCache } from './region-cache.ts';
import { type LoadLimits, type Place, RegionLoader } from './region-loader.ts';
import { StoreCache } from './store-cache.ts';
import type { StoreConnection } from './store-connection.ts';

/** Reads from replicas leave a store alone for so long after it did not answer: PD's and raft's time to notice. */
const AVOID_MS = 10_000;

export class ClusterMap {
  readonly #regions: RegionCache;
  readonly #loader: RegionLoader;
  readonly #nowMs: () => number;
  /** Store id to the time until which it is left alone; one entry a store. */
  readonly #avoided = new Map<number, number>();
  #turn = 0;
  readonly stores: StoreCache;

  constructor(
    pd: PdClient,
    context: ContextBase,
    nowMs: () => number,
    openStore: (endpoint: Endpoint) => StoreConnection,
  ) {
    this.#regions = new RegionCache(context);
    this.#nowMs = nowMs;
    this.#loader = new RegionLoader(pd, this.#regions, nowMs);
    this.stores = new StoreCache(pd, openStore);
  }

  /** The region of a place, as far as it is known. */
  region(place: Place): CachedRegion | undefined {
    return this.#loader.cached(place);
  }

  /** The replicas in turn, without those of stores that did not answer lately; the leader when none is left. */
  replica(region: CachedRegion, choice: ReplicaChoice['replica']): metapb.Peer {
    if (choice === 'leader') return region.leader;
    const { peers, leader } = region;
    this.#turn = (this.#turn + 1) % 0x4000_0000;
    for (let i = 0; i < peers.length; i++) {
      const peer = peers[(this.#turn + i) % peers.length] as metapb.Peer;
      if ((choice === 'any' || peer !== leader) && !this.#isAvoided(peer.storeId)) return peer;
    }
    return leader;
  }

  /** The store did not answer a read that another one could have answered. */
  avoid(storeId: number): void {
    this.#avoided.set(storeId, this.#nowMs() + AVOID_MS);
  }

  #isAvoided(storeId: number): boolean {
    if (this.#avoided.size === 0) return false;
    const untilMs = this.#avoided.get(storeId);
    if (untilMs === undefined) return false;
    if (untilMs > this.#nowMs()) return true;
    this.#avoided.delete(storeId);
    return false;
  }

  /** Undefined: PD knows no region there, or only one older than what was found out since. Rejects with PdError. */
  loadRegion(place: Place, limits: LoadLimits): Promise<CachedRegion | undefined> {
    return this.#loader.load(place, limits);
  }

  /** Corrects what an attempt relied on; does nothing where somebody was faster. */
  apply(region: CachedRegion, peer: metapb.Peer, action: RegionAction): void {
    switch (action.kind) {
      case 'keep':
        return;
      case 'invalidate':
        this.#regions.invalidate(region);
        return;
      case 'switch-leader':
        if (!region.switchLeader(action.leader)) this.#regions.invalidate(region);
        return;
      case 'next-peer':
        if (!region.switchFrom(peer)) this.#regions.invalidate(region);
        return;
      case 'replace':
        this.#replace(region, action.regions, peer);
        return;
      default:
        unreachable(action);
    }
  }

  /** A store that lags behind what we know is believed only after it caught up: the pause before the retry does that. */
  #replace(region: CachedRegion, regions: readonly metapb.Region[], answeredBy: metapb.Peer): void {
    const same = regions.find((candidate) => candidate.id === region.id);
    if ((same?.regionEpoch?.version ?? region.epoch.version) < region.epoch.version) return;
    this.#regions.invalidate(region);
    for (const meta of regions) {
      const leader = meta.peers.find((candidate) => candidate.storeId === answeredBy.storeId);
      this.#regions.insert(meta, leader);
    }
  }
}

/**
 * What this client believes about the cluster: regions, their leaders, the addresses of stores. Answers of PD and of
 * stores go in, places come out; errors correct it.
 */
import { unreachable } from '@tessera/base';
import type { Endpoint, PdClient } from '@tessera/pd-client';
import type * as metapb from '@tessera/proto/metapb';
import type { RegionAction } from './reaction.ts';
import { type CachedRegion, type ContextBase, RegionCache } from './region-cache.ts';
import { type LoadLimits, type Place, RegionLoader } from './region-loader.ts';
import { StoreCache } from './store-cache.ts';
import type { StoreConnection } from './store-connection.ts';

export class ClusterMap {
  readonly #regions: RegionCache;
  readonly #loader: RegionLoader;
  readonly stores: StoreCache;

  constructor(
    pd: PdClient,
    context: ContextBase,
    nowMs: () => number,
    openStore: (endpoint: Endpoint) => StoreConnection,
  ) {
    this.#regions = new RegionCache(context);
    this.#loader = new RegionLoader(pd, this.#regions, nowMs);
    this.stores = new StoreCache(pd, openStore);
  }

  /** The region of a place, as far as it is known. */
  region(place: Place): CachedRegion | undefined {
    return this.#loader.cached(place);
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

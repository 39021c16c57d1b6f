/**
 * The TiKV cluster that this PD looks after: bootstrap, cluster record, stores, regions, ids, pushes to stores.
 * Services call it; it owns no socket.
 */
import { describeError, fromLatin1, type Logger } from '@tessera/base';
import type { Clock } from '@tessera/env';
import * as metapb from '@tessera/proto/metapb';
import type * as pdpb from '@tessera/proto/pdpb';
import { type Facts, readU64, u64Bytes } from '../state/facts.ts';
import { DrainProgress } from './drain-progress.ts';
import { ALREADY_BOOTSTRAPPED, Failure, NOT_BOOTSTRAPPED, unknown } from './failure.ts';
import { HeartbeatStreams } from './heartbeat-streams.ts';
import type { IdAllocator } from './id-allocator.ts';
import type { Keys } from './keys.ts';
import { ownRegion } from './region-info.ts';
import { Regions } from './regions.ts';
import { type StoreRules, Stores } from './stores.ts';

export interface ClusterOptions {
  readonly facts: Facts;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly log: Logger;
  readonly ids: IdAllocator;
  readonly clusterId: bigint;
  readonly rules: () => StoreRules & { readonly maxReplicas: number };
}

/** New regions of one split request; TiKV asks for ten at most. */
const MAX_SPLIT_COUNT = 10_000;

export interface SplitIds {
  readonly regionId: number;
  readonly peerIds: readonly number[];
}

export class Cluster {
  readonly stores: Stores;
  readonly regions: Regions;
  readonly streams: HeartbeatStreams;
  readonly drains: DrainProgress;
  readonly #options: ClusterOptions;
  #record: metapb.Cluster | undefined;

  constructor(options: ClusterOptions) {
    this.#options = options;
    const { facts, keys, clock } = options;
    const record = facts.get(keys.cluster);
    this.#record = record === undefined ? undefined : metapb.Cluster.decode(record);
    this.stores = new Stores(facts, keys, clock, options.rules);
    this.regions = new Regions(facts.log, options.log);
    this.streams = new HeartbeatStreams(options.clusterId);
    this.drains = new DrainProgress(this.stores, this.regions.tree);
  }

  get bootstrapped(): boolean {
    return this.#record !== undefined;
  }

  /** Undefined before the bootstrap. */
  get record(): metapb.Cluster | undefined {
    return this.#record;
  }

  /** Unix time in nanoseconds; undefined before the bootstrap. */
  get bootstrapTimeNs(): bigint | undefined {
    return readU64(this.#options.facts.get(this.#options.keys.bootstrapTime));
  }

  /** {@link NOT_BOOTSTRAPPED} until there is a cluster. */
  get missing(): Failure | undefined {
    return this.#record === undefined ? NOT_BOOTSTRAPPED : undefined;
  }

  /** Takes the first store and the first region, once. The arguments were checked by {@link invalidBootstrap}. */
  async bootstrap(store: metapb.Store, region: metapb.Region): Promise<Failure | undefined> {
    const { facts, keys, clock, clusterId, rules } = this.#options;
    return facts.change(async () => {
      if (this.#record !== undefined) return ALREADY_BOOTSTRAPPED;
      const failure = this.stores.check(store);
      if (failure !== undefined) return failure;
      const record = { id: clusterId, maxPeerCount: rules().maxReplicas };
      const storeBytes = metapb.Store.encode(this.stores.merged(store));
      const owned = ownRegion(region);
      // The region is durable before the record that says there is one.
      const saved = await facts.log.submit({ kind: 'save-regions', regions: [owned], removed: [] });
      if (saved.kind === 'refused') return unknown(saved.message);
      await facts.write([
        { key: keys.cluster, value: metapb.Cluster.encode(record) },
        { key: keys.bootstrapTime, value: u64Bytes(BigInt(Math.floor(clock.wallMs())) * 1_000_000n) },
        { key: keys.store(store.id), value: storeBytes },
      ]);
      this.#record = metapb.Cluster.decode(metapb.Cluster.encode(record));
      this.stores.restored(storeBytes);
      this.regions.restored(owned);
      this.#options.log.info?.('cluster bootstrapped', { store: store.id, address: store.address, region: region.id });
      return undefined;
    });
  }

  async putRecord(record: metapb.Cluster): Promise<Failure | undefined> {
    const { facts, keys, clusterId } = this.#options;
    if (record.id !== clusterId) return unknown(`invalid cluster id ${record.id}, need ${clusterId}`);
    if (record.maxPeerCount === 0) return unknown('invalid cluster config: max_peer_count is zero');
    return facts.change(async () => {
      const value = metapb.Cluster.encode(record);
      await facts.write([{ key: keys.cluster, value }]);
      this.#record = metapb.Cluster.decode(value);
      return undefined;
    });
  }

  /** A heartbeat that leaves an offline store without regions ends it. */
  storeHeartbeat(stats: pdpb.StoreStats): Failure | metapb.Store {
    const store = this.stores.heartbeat(stats);
    if (store instanceof Failure) return store;
    for (const regionId of stats.damagedRegionsId) {
      this.#options.log.error?.('store reports a damaged region', { store: stats.storeId, region: regionId });
    }
    void this.buryEmptyStores();
    return store.meta;
  }

  /**
   * Takes a store out of service; its regions move away, then it becomes a tombstone. Refused where they would have
   * nowhere to go; `force` is for a store that will never come back.
   */
  async removeStore(id: number, force: boolean): Promise<Failure | undefined> {
    const store = this.stores.get(id);
    if (store === undefined) return unknown(`store ${id} not found`);
    if (store.meta.state === metapb.StoreState.Up && !force && this.regions.countOn(id) > 0) {
      const others = this.stores.all().filter((other) => other.meta.id !== id && this.stores.stateName(other) === 'Up');
      const { maxReplicas } = this.#options.rules();
      if (others.length < maxReplicas) {
        return unknown(
          `can not remove store ${id}: ${others.length} other stores are up, max-replicas is ${maxReplicas}; ` +
            'its regions would have nowhere to go (add a store, or set a lower max-replicas)',
        );
      }
    }
    const failure = await this.stores.takeOffline(id, force);
    if (failure === undefined) {
      this.drains.sample(this.#options.clock.monotonicMs());
      await this.buryEmptyStores();
    }
    return failure;
  }

  /** Stores that left service and hold nothing any more become tombstones. Never rejects. */
  async buryEmptyStores(): Promise<void> {
    for (const { meta } of this.stores.all()) {
      if (meta.state !== metapb.StoreState.Offline || this.regions.countOn(meta.id) > 0) continue;
      await this.stores.becomeTombstone(meta.id).catch((error: unknown) => {
        this.#options.log.warn?.('store not buried', { store: meta.id, error: describeError(error) });
      });
    }
  }

  /** Ids for `count` new regions with as many peers as the region of the request. */
  async askSplit(region: metapb.Region | undefined, count: number): Promise<Failure | readonly SplitIds[]> {
    const failure = this.missing ?? this.regions.checkSplit(region);
    if (failure !== undefined || region === undefined) return failure ?? NOT_BOOTSTRAPPED;
    if (count < 1 || count > MAX_SPLIT_COUNT) return unknown(`split count ${count} is not in 1..${MAX_SPLIT_COUNT}`);
    const peers = region.peers.length;
    const total = count * (1 + peers);
    let next = (await this.#options.ids.allocate(total)) - total + 1;
    return Array.from({ length: count }, () => {
      const regionId = next++;
      return { regionId, peerIds: Array.from({ length: peers }, () => next++) };
    });
  }

  /** Asks the leader of a region to split it at the keys (latin1). False when it cannot be asked now. */
  pushSplit(regionId: number, keys: readonly string[]): boolean {
    const region = this.regions.tree.byId(regionId);
    if (region?.leader === undefined) return false;
    return this.streams.push(region.leader.storeId, {
      regionId,
      regionEpoch: region.meta.regionEpoch,
      targetPeer: region.leader,
      splitRegion: { policy: POLICY_USE_KEY, keys: keys.map(fromLatin1) },
    });
  }
}

/** pdpb.CheckPolicy.USEKEY. */
const POLICY_USE_KEY = 2;

/** Why a bootstrap request is malformed; undefined when it is not. */
export function invalidBootstrap(request: pdpb.BootstrapRequest): string | undefined {
  const { store, region } = request;
  if (store === undefined) return 'missing store meta for bootstrap';
  if (store.id === 0) return 'invalid zero store id';
  if (region === undefined) return 'missing region meta for bootstrap';
  if (region.startKey.length > 0 || region.endKey.length > 0) return 'invalid first region range, must be all keys';
  if (region.id === 0) return 'invalid zero region id';
  const peer = region.peers[0];
  if (peer === undefined || region.peers.length !== 1) {
    return `invalid first region peer count ${region.peers.length}, must be 1`;
  }
  if (peer.storeId !== store.id) return `invalid peer store id ${peer.storeId} != ${store.id}`;
  if (peer.id === 0) return 'invalid zero peer id';
  return region.regionEpoch === undefined ? 'missing region epoch for bootstrap' : undefined;
}

/**
 * The client of the placement driver: what stores, the key-value client and tools ask PD.
 *
 * Every method rejects with {@link PdError} only. Ids are numbers, timestamps and cluster ids bigint; keys are in the
 * space of region borders (features 1.8) and bytes of answers are views into the received chunk. Works against
 * TiKV's PD.
 */
import type { Method } from '@tessera/proto';
import * as keyspacepb from '@tessera/proto/keyspacepb';
import type * as metapb from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';
import type * as replication_modepb from '@tessera/proto/replication_modepb';
import { Caller, type PdRequest, type PdResponse } from './caller.ts';
import { PdError } from './errors.ts';
import { Members } from './members.ts';
import { DEFAULT_ATTEMPT_TIMEOUT_MS, type PdCallOptions, type PdClientOptions, type PdEnv } from './options.ts';
import type { PdRegion, PdStore, ServiceSafePoint } from './pd-types.ts';
import { type RegionHeartbeatEvents, RegionHeartbeats } from './region-heartbeats.ts';
import { TsoClient, type TsoStats } from './tso.ts';

export class PdClient {
  readonly #env: PdEnv;
  readonly #members: Members;
  readonly #caller: Caller;
  readonly #tso: TsoClient;
  readonly #heartbeats: RegionHeartbeats[] = [];

  private constructor(env: PdEnv, options: PdClientOptions) {
    this.#env = env;
    this.#members = new Members(env, options);
    this.#caller = new Caller(env, options, this.#members);
    const attemptTimeoutMs = options.attemptTimeoutMs ?? DEFAULT_ATTEMPT_TIMEOUT_MS;
    this.#tso = new TsoClient(env, this.#members, this.#caller, attemptTimeoutMs);
  }

  /** Resolves when a leader is known; tries until the deadline. */
  static async connect(env: PdEnv, options: PdClientOptions, call: PdCallOptions = {}): Promise<PdClient> {
    const client = new PdClient(env, options);
    const deadlineMs = env.clock.monotonicMs() + (call.timeoutMs ?? client.#caller.timeoutMs);
    try {
      await client.#caller.retry(async () => {}, 'connect to PD', deadlineMs, call.signal);
    } catch (error) {
      client.close();
      throw error;
    }
    return client;
  }

  get clusterId(): bigint {
    return this.#members.clusterId;
  }

  /** `host:port` of the leader; undefined while it is looked for. */
  get leaderAddress(): string | undefined {
    return this.#members.leaderAddress;
  }

  /** Calls under way reject with kind 'aborted'. Idempotent. */
  close(): void {
    this.#caller.close();
    for (const stream of this.#heartbeats) stream.close();
    this.#tso.close();
    this.#members.close();
  }

  /** Any unary call of PD, with the header filled in, the leader found and its errors thrown. */
  call<Q, QI extends PdRequest, R extends PdResponse, RI>(
    method: Method<Q, QI, R, RI>,
    request: QI,
    options?: PdCallOptions,
  ): Promise<R> {
    return this.#caller.call(method, request, options);
  }

  // Cluster and stores

  async isBootstrapped(options?: PdCallOptions): Promise<boolean> {
    return (await this.call(pdpb.PD.IsBootstrapped, {}, options)).bootstrapped;
  }

  /**
   * Rejects with type ALREADY_BOOTSTRAPPED when somebody was first - which may have been this call's own lost
   * attempt: compare the region PD has with `region`.
   */
  async bootstrap(
    store: metapb.StoreInit,
    region: metapb.RegionInit,
    options?: PdCallOptions,
  ): Promise<replication_modepb.ReplicationStatus | undefined> {
    return (await this.call(pdpb.PD.Bootstrap, { store, region }, options)).replicationStatus;
  }

  /** The first of `count` consecutive ids. */
  async allocId(count = 1, options?: PdCallOptions): Promise<number> {
    const last = (await this.call(pdpb.PD.AllocID, { count }, options)).id;
    return last - count + 1;
  }

  async putStore(
    store: metapb.StoreInit,
    options?: PdCallOptions,
  ): Promise<replication_modepb.ReplicationStatus | undefined> {
    return (await this.call(pdpb.PD.PutStore, { store }, options)).replicationStatus;
  }

  /** Tombstones too; an id that PD has never seen rejects with type UNKNOWN. */
  async getStore(storeId: number, options?: PdCallOptions): Promise<PdStore> {
    const { store, stats } = await this.call(pdpb.PD.GetStore, { storeId }, options);
    if (store === undefined) throw new PdError('failed', `PD answered without store ${storeId}`);
    return { store, stats };
  }

  async getAllStores({
    excludeTombstoneStores = false,
    ...options
  }: PdCallOptions & { readonly excludeTombstoneStores?: boolean } = {}): Promise<readonly metapb.Store[]> {
    return (await this.call(pdpb.PD.GetAllStores, { excludeTombstoneStores }, options)).stores;
  }

  storeHeartbeat(
    stats: pdpb.StoreStatsInit,
    { storeReport, ...options }: PdCallOptions & { readonly storeReport?: pdpb.StoreReportInit } = {},
  ): Promise<pdpb.StoreHeartbeatResponse> {
    return this.call(pdpb.PD.StoreHeartbeat, { stats, storeReport }, options);
  }

  async getClusterConfig(options?: PdCallOptions): Promise<metapb.Cluster | undefined> {
    return (await this.call(pdpb.PD.GetClusterConfig, {}, options)).cluster;
  }

  /** Members and the leader, as the leader sees them. */
  getMembers(options?: PdCallOptions): Promise<pdpb.GetMembersResponse> {
    return this.call(pdpb.PD.GetMembers, {}, options);
  }

  /** PDs older than the call count as PD_SVC_MODE. */
  async getServiceMode(options?: PdCallOptions): Promise<pdpb.ServiceMode> {
    try {
      const answer = await this.call(pdpb.PD.GetClusterInfo, {}, options);
      return answer.serviceModes[0] ?? pdpb.ServiceMode.PD_SVC_MODE;
    } catch (error) {
      if (error instanceof PdError && error.kind === 'unimplemented') return pdpb.ServiceMode.PD_SVC_MODE;
      throw error;
    }
  }

  // Regions

  /** Undefined while PD knows no region there. */
  async getRegion(key: Uint8Array, options?: PdCallOptions): Promise<PdRegion | undefined> {
    return toRegion(await this.call(pdpb.PD.GetRegion, { regionKey: key }, options));
  }

  /** The region before the one that holds `key`. */
  async getPrevRegion(key: Uint8Array, options?: PdCallOptions): Promise<PdRegion | undefined> {
    return toRegion(await this.call(pdpb.PD.GetPrevRegion, { regionKey: key }, options));
  }

  async getRegionById(regionId: number, options?: PdCallOptions): Promise<PdRegion | undefined> {
    return toRegion(await this.call(pdpb.PD.GetRegionByID, { regionId }, options));
  }

  /** In key order from the region that holds `startKey`; an empty `endKey` has no end, `limit` 0 no limit. */
  async scanRegions(
    startKey: Uint8Array,
    endKey: Uint8Array,
    limit: number,
    options?: PdCallOptions,
  ): Promise<readonly PdRegion[]> {
    const answer = await this.call(pdpb.PD.ScanRegions, { startKey, endKey, limit }, options);
    if (answer.regions.length > 0) return answer.regions.flatMap((region) => toRegion(region) ?? []);
    // PDs before 4.0 fill only the parallel lists.
    const { regionMetas, leaders } = answer;
    return regionMetas.map((region, i) => ({ region, leader: known(leaders[i]), downPeers: [], pendingPeers: [] }));
  }

  /** Regions of several ranges in one call; scans them one by one on PDs that do not know it. */
  async batchScanRegions(
    ranges: readonly { readonly startKey: Uint8Array; readonly endKey: Uint8Array }[],
    limit: number,
    options?: PdCallOptions,
  ): Promise<readonly PdRegion[]> {
    try {
      const answer = await this.call(pdpb.PD.BatchScanRegions, { ranges, limit }, options);
      return answer.regions.flatMap((region) => toRegion(region) ?? []);
    } catch (error) {
      if (!(error instanceof PdError) || error.kind !== 'unimplemented') throw error;
    }
    const found: PdRegion[] = [];
    for (const { startKey, endKey } of ranges) {
      if (limit > 0 && found.length >= limit) break;
      // One more than wanted: the first may be the last of the range before.
      const wanted = limit === 0 ? 0 : limit - found.length + 1;
      const regions = await this.scanRegions(startKey, endKey, wanted, options);
      found.push(...(regions[0]?.region.id === found.at(-1)?.region.id ? regions.slice(1) : regions));
    }
    return limit > 0 ? found.slice(0, limit) : found;
  }

  async askBatchSplit(
    region: metapb.RegionInit,
    splitCount: number,
    options?: PdCallOptions,
  ): Promise<readonly pdpb.SplitID[]> {
    return (await this.call(pdpb.PD.AskBatchSplit, { region, splitCount }, options)).ids;
  }

  async reportBatchSplit(regions: readonly metapb.RegionInit[], options?: PdCallOptions): Promise<void> {
    await this.call(pdpb.PD.ReportBatchSplit, { regions }, options);
  }

  /** The latest operator of a region; rejects with PD's reason when there is none. */
  getOperator(regionId: number, options?: PdCallOptions): Promise<pdpb.GetOperatorResponse> {
    return this.call(pdpb.PD.GetOperator, { regionId }, options);
  }

  /** Opens the heartbeat stream of a store; it reconnects until it or the client is closed. */
  regionHeartbeats(events: RegionHeartbeatEvents): RegionHeartbeats {
    const stream = new RegionHeartbeats(this.#env, this.#members, this.#caller, events);
    this.#heartbeats.push(stream);
    return stream;
  }

  // Time and garbage collection

  /** A timestamp larger than every one handed out before, by anybody. */
  getTimestamp(options: { readonly timeoutMs?: number } = {}): Promise<bigint> {
    return this.#tso.next(options.timeoutMs ?? this.#caller.timeoutMs);
  }

  /** The first of `count` such timestamps in a row, 10,000 at most. */
  getTimestamps(count: number, options: { readonly timeoutMs?: number } = {}): Promise<bigint> {
    return this.#tso.next(options.timeoutMs ?? this.#caller.timeoutMs, count);
  }

  get tsoStats(): TsoStats {
    return this.#tso.stats;
  }

  async getGcSafePoint(options?: PdCallOptions): Promise<bigint> {
    return (await this.call(pdpb.PD.GetGCSafePoint, {}, options)).safePoint;
  }

  /** Only forward; the point that holds now. */
  async updateGcSafePoint(safePoint: bigint, options?: PdCallOptions): Promise<bigint> {
    return (await this.call(pdpb.PD.UpdateGCSafePoint, { safePoint }, options)).newSafePoint;
  }

  /** `ttlSeconds` <= 0 removes the service. Answers with the service that holds the smallest point, not ours. */
  async updateServiceGcSafePoint(
    serviceId: Uint8Array,
    ttlSeconds: bigint,
    safePoint: bigint,
    options?: PdCallOptions,
  ): Promise<ServiceSafePoint> {
    const request = { serviceId, ttl: ttlSeconds, safePoint };
    const answer = await this.call(pdpb.PD.UpdateServiceGCSafePoint, request, options);
    return { serviceId: answer.serviceId, ttlSeconds: answer.ttl, minSafePoint: answer.minSafePoint };
  }

  /** Of the whole cluster, or of one keyspace. Kind 'unimplemented' on PDs before 8.5.4. */
  async getGcState(keyspaceId?: number, options?: PdCallOptions): Promise<pdpb.GCState> {
    const keyspace = { kind: 'keyspaceId', value: keyspaceId ?? NULL_KEYSPACE_ID } as const;
    const { gcState } = await this.call(pdpb.PD.GetGCState, { keyspaceScope: { keyspace } }, options);
    if (gcState === undefined) throw new PdError('failed', 'PD answered without a GC state');
    return gcState;
  }

  /** Rejects with type ENTRY_NOT_FOUND when there is none of that name. */
  async loadKeyspace(name: string, options?: PdCallOptions): Promise<keyspacepb.KeyspaceMeta> {
    const { keyspace } = await this.call(keyspacepb.Keyspace.LoadKeyspace, { name }, options);
    if (keyspace === undefined) throw new PdError('failed', `PD answered without keyspace ${name}`);
    return keyspace;
  }
}

/** "No keyspace", as clients write it (features 1.9). */
const NULL_KEYSPACE_ID = 0xffff_ffff;

/** PD says "no leader" by leaving the peer out or empty. */
function known(peer: metapb.Peer | undefined): metapb.Peer | undefined {
  return peer === undefined || peer.id === 0 ? undefined : peer;
}

function toRegion(answer: pdpb.GetRegionResponse | pdpb.Region): PdRegion | undefined {
  const { region, leader, downPeers, pendingPeers } = answer;
  return region === undefined ? undefined : { region, leader: known(leader), downPeers, pendingPeers };
}

/**
 * The stores of the cluster: durable metadata, and what heartbeats say (in memory only: after a restart a store is
 * Disconnected until it reports).
 */
import type { Clock } from '@tessera/env';
import * as metapb from '@tessera/proto/metapb';
import type * as pdpb from '@tessera/proto/pdpb';
import type { StoreView } from '../schedule/model.ts';
import type { StoreRates } from '../schedule/store-limits.ts';
import type { Facts } from '../state/facts.ts';
import { type Failure, STORE_TOMBSTONE, unknown } from './failure.ts';
import type { Keys } from './keys.ts';
import { StoreSettings } from './store-settings.ts';
import { compareVersions, formatVersion, isCompatible, parseVersion, type Version, ZERO_VERSION } from './version.ts';

export interface StoreInfo {
  readonly meta: metapb.Store;
  readonly stats: pdpb.StoreStats | undefined;
  /** Wall clock of the last heartbeat; 0 none since PD started. */
  readonly lastHeartbeatMs: number;
  /** Monotonic time of the last heartbeat, or of PD's start: what ages are measured from. */
  readonly seenMs: number;
  /** 0n until reported. */
  readonly minResolvedTs: bigint;
}

export type StoreStateName = 'Up' | 'Offline' | 'Tombstone' | 'Disconnected' | 'Down';

/** As TiKV PD: two missed heartbeats. */
const DISCONNECTED_AFTER_MS = 20_000;

export interface StoreRules {
  readonly maxStoreDownTimeMs: number;
  readonly strictlyMatchLabel: boolean;
  readonly locationLabels: readonly string[];
  /** Of stores that have none of their own. */
  readonly storeLimits: StoreRates;
}

/** Labels of TiKV: what survives in file paths and HTTP queries. */
const LABEL_KEY = /^\$?[A-Za-z0-9]([-A-Za-z0-9_./]*[A-Za-z0-9])?$/;
const LABEL_VALUE = /^[-A-Za-z0-9_./]*$/;
/** Sanity: PD holds all stores in memory and answers them in one message. */
const MAX_LABELS = 64;
const MAX_STORES = 10_000;

export class Stores {
  readonly #facts: Facts;
  readonly #keys: Keys;
  readonly #clock: Clock;
  readonly #rules: () => StoreRules;
  readonly #stores = new Map<number, StoreInfo>();
  readonly settings: StoreSettings;

  constructor(facts: Facts, keys: Keys, clock: Clock, rules: () => StoreRules) {
    this.#facts = facts;
    this.#keys = keys;
    this.#clock = clock;
    this.#rules = rules;
    this.settings = new StoreSettings(facts, keys, () => rules().storeLimits);
    for (const { value } of facts.list(keys.storePrefix)) this.#remember(metapb.Store.decode(value));
  }

  #remember(meta: metapb.Store): void {
    const known = this.#stores.get(meta.id);
    this.#stores.set(meta.id, {
      stats: undefined,
      lastHeartbeatMs: 0,
      seenMs: this.#clock.monotonicMs(),
      minResolvedTs: 0n,
      ...known,
      meta,
    });
  }

  get(id: number): StoreInfo | undefined {
    return this.#stores.get(id);
  }

  /** As scheduling sees them: without tombstones, by id. */
  views(): StoreView[] {
    return this.all()
      .filter(({ meta }) => meta.state !== metapb.StoreState.Tombstone)
      .map((store) => this.view(store));
  }

  view(store: StoreInfo): StoreView {
    const { meta, stats } = store;
    const weights = this.settings.weightsOf(meta.id);
    return {
      id: meta.id,
      address: meta.address,
      state: this.stateName(store),
      labels: meta.labels,
      silentMs: this.#clock.monotonicMs() - store.seenMs,
      capacityBytes: stats?.capacity ?? 0,
      availableBytes: stats?.available ?? 0,
      usedBytes: stats?.usedSize ?? 0,
      sendingSnapshots: stats?.sendingSnapCount ?? 0,
      receivingSnapshots: (stats?.receivingSnapCount ?? 0) + (stats?.applyingSnapCount ?? 0),
      busy: stats?.isBusy ?? false,
      slowScore: stats?.slowScore ?? 0,
      leaderWeight: weights.leader,
      regionWeight: weights.region,
    };
  }

  /** By id. */
  all(): StoreInfo[] {
    return [...this.#stores.values()].sort((a, b) => a.meta.id - b.meta.id);
  }

  /** The lowest version of all stores that are not tombstones. */
  clusterVersion(): Version {
    let lowest: Version | undefined;
    for (const { meta } of this.#stores.values()) {
      if (meta.state === metapb.StoreState.Tombstone) continue;
      const version = parseVersion(meta.version) ?? ZERO_VERSION;
      if (lowest === undefined || compareVersions(version, lowest) < 0) lowest = version;
    }
    return lowest ?? ZERO_VERSION;
  }

  stateName(store: StoreInfo): StoreStateName {
    if (store.meta.state === metapb.StoreState.Tombstone) return 'Tombstone';
    if (store.meta.state === metapb.StoreState.Offline) return 'Offline';
    const ageMs = this.#clock.monotonicMs() - store.seenMs;
    if (ageMs > this.#rules().maxStoreDownTimeMs) return 'Down';
    return ageMs > DISCONNECTED_AFTER_MS || store.lastHeartbeatMs === 0 ? 'Disconnected' : 'Up';
  }

  /** What is wrong with a store that wants to register; undefined when nothing. Inside a change. */
  check(meta: metapb.Store): Failure | undefined {
    if (meta.id === 0) return unknown('invalid put store: id is zero');
    if (meta.address === '') return unknown('invalid put store: address is empty');
    const known = this.#stores.get(meta.id);
    if (known?.meta.state === metapb.StoreState.Tombstone) return STORE_TOMBSTONE;
    if (known === undefined && this.#stores.size >= MAX_STORES) return unknown(`more than ${MAX_STORES} stores`);
    const version = parseVersion(meta.version);
    if (version === undefined) return unknown(`invalid version of store ${meta.id}: ${JSON.stringify(meta.version)}`);
    const cluster = this.clusterVersion();
    if (!isCompatible(cluster, version)) {
      return unknown(`version should compatible with version ${formatVersion(cluster)}, got ${formatVersion(version)}`);
    }
    for (const other of this.#stores.values()) {
      if (other.meta.id === meta.id || other.meta.state === metapb.StoreState.Tombstone) continue;
      if (other.meta.physicallyDestroyed || other.meta.address !== meta.address) continue;
      return unknown(
        `duplicated store address: store ${meta.id} ${meta.address}, already registered by store ${other.meta.id}`,
      );
    }
    return checkLabels(meta.labels) ?? this.#checkLocation(mergeLabels(known?.meta.labels ?? [], meta.labels));
  }

  #checkLocation(labels: readonly metapb.StoreLabelInit[]): Failure | undefined {
    const { strictlyMatchLabel, locationLabels } = this.#rules();
    if (!strictlyMatchLabel) return undefined;
    const missing = locationLabels.filter((key) => !labels.some((label) => label.key === key && label.value !== ''));
    return missing.length === 0
      ? undefined
      : unknown(`label configuration is incorrect, missing: ${missing.join(', ')}`);
  }

  /** The record of a store that registers: labels merged, state of a known store kept. */
  merged(meta: metapb.Store): metapb.StoreInit {
    const known = this.#stores.get(meta.id)?.meta;
    return {
      ...meta,
      labels: mergeLabels(known?.labels ?? [], meta.labels),
      state: known?.state ?? metapb.StoreState.Up,
      nodeState: known?.nodeState ?? metapb.NodeState.Serving,
      physicallyDestroyed: known?.physicallyDestroyed ?? false,
      lastHeartbeat: 0n,
    };
  }

  async put(meta: metapb.Store): Promise<Failure | undefined> {
    return this.#facts.change(async () => {
      const failure = this.check(meta);
      if (failure === undefined) await this.save(this.merged(meta));
      return failure;
    });
  }

  /** Inside a change. */
  async save(meta: metapb.StoreInit): Promise<void> {
    const value = metapb.Store.encode(meta);
    await this.#facts.write([{ key: this.#keys.store(meta.id ?? 0), value }]);
    this.#remember(metapb.Store.decode(value));
  }

  /** After a bootstrap that wrote the record itself. */
  restored(bytes: Uint8Array): void {
    this.#remember(metapb.Store.decode(bytes));
  }

  heartbeat(stats: pdpb.StoreStats): Failure | StoreInfo {
    const store = this.#stores.get(stats.storeId);
    if (store === undefined) return unknown(`store ${stats.storeId} not found`);
    if (store.meta.state === metapb.StoreState.Tombstone) return STORE_TOMBSTONE;
    const nowMs = this.#clock.wallMs();
    const updated: StoreInfo = {
      ...store,
      meta: { ...store.meta, lastHeartbeat: BigInt(Math.floor(nowMs)) * 1_000_000n },
      stats,
      lastHeartbeatMs: nowMs,
      seenMs: this.#clock.monotonicMs(),
    };
    this.#stores.set(stats.storeId, updated);
    return updated;
  }

  reportMinResolvedTs(id: number, ts: bigint): Failure | undefined {
    const store = this.#stores.get(id);
    if (store === undefined) return unknown(`store ${id} not found`);
    if (ts > store.minResolvedTs) this.#stores.set(id, { ...store, minResolvedTs: ts });
    return undefined;
  }

  /** Takes the store out of service; `becomeTombstone` follows when no region is left on it. */
  async takeOffline(id: number, physicallyDestroyed: boolean): Promise<Failure | undefined> {
    return this.#facts.change(async () => {
      const meta = this.#stores.get(id)?.meta;
      if (meta === undefined) return unknown(`store ${id} not found`);
      if (meta.state === metapb.StoreState.Tombstone) return STORE_TOMBSTONE;
      await this.save({
        ...meta,
        state: metapb.StoreState.Offline,
        nodeState: metapb.NodeState.Removing,
        physicallyDestroyed: meta.physicallyDestroyed || physicallyDestroyed,
      });
      return undefined;
    });
  }

  /** Undoes {@link takeOffline}. */
  async bringUp(id: number): Promise<Failure | undefined> {
    return this.#facts.change(async () => {
      const meta = this.#stores.get(id)?.meta;
      if (meta === undefined) return unknown(`store ${id} not found`);
      if (meta.state === metapb.StoreState.Tombstone) return STORE_TOMBSTONE;
      if (meta.physicallyDestroyed) return unknown(`store ${id} has been physically destroyed`);
      await this.save({ ...meta, state: metapb.StoreState.Up, nodeState: metapb.NodeState.Serving });
      return undefined;
    });
  }

  async becomeTombstone(id: number): Promise<void> {
    await this.#facts.change(async () => {
      const meta = this.#stores.get(id)?.meta;
      if (meta?.state !== metapb.StoreState.Offline) return;
      await this.save({ ...meta, state: metapb.StoreState.Tombstone, nodeState: metapb.NodeState.Removed });
    });
  }

  /** Forgets the tombstones; answers how many. An id that was forgotten may register anew as a new store. */
  async removeTombstones(): Promise<number> {
    return this.#facts.change(async () => {
      const dead = this.all().filter(({ meta }) => meta.state === metapb.StoreState.Tombstone);
      await this.#facts.write(dead.map(({ meta }) => ({ key: this.#keys.store(meta.id), value: undefined })));
      for (const { meta } of dead) this.#stores.delete(meta.id);
      return dead.length;
    });
  }

  /** Sets labels; an empty value removes one. `replace`: drops all others. */
  async setLabels(
    id: number,
    labels: readonly metapb.StoreLabelInit[],
    replace: boolean,
  ): Promise<Failure | undefined> {
    return this.#facts.change(async () => {
      const meta = this.#stores.get(id)?.meta;
      if (meta === undefined) return unknown(`store ${id} not found`);
      const merged = mergeLabels(replace ? [] : meta.labels, labels);
      const failure = checkLabels(merged) ?? this.#checkLocation(merged);
      if (failure === undefined) await this.save({ ...meta, labels: merged });
      return failure;
    });
  }
}

function checkLabels(labels: readonly metapb.StoreLabelInit[]): Failure | undefined {
  if (labels.length > MAX_LABELS) return unknown(`too many labels: ${labels.length} > ${MAX_LABELS}`);
  for (const { key = '', value = '' } of labels) {
    if (!LABEL_KEY.test(key)) return unknown(`invalid label key: ${JSON.stringify(key)}`);
    if (!LABEL_VALUE.test(value)) return unknown(`invalid label value of ${key}: ${JSON.stringify(value)}`);
  }
  return undefined;
}

/** Keys ignore case, as in PD; an empty value removes the label. */
function mergeLabels(
  base: readonly metapb.StoreLabelInit[],
  changes: readonly metapb.StoreLabelInit[],
): metapb.StoreLabelInit[] {
  const merged = new Map<string, metapb.StoreLabelInit>();
  for (const label of base) merged.set((label.key ?? '').toLowerCase(), label);
  for (const label of changes) {
    const key = (label.key ?? '').toLowerCase();
    if (label.value === '' || label.value === undefined) merged.delete(key);
    else merged.set(key, label);
  }
  return [...merged.values()];
}

/**
 * The cluster as one round of checks or one run of a scheduler sees it: settings and stores taken once, and the questions
 * that all of them ask: who may take a peer or a leader, how well do places spread, whose load is what.
 */
import type { RegionInfo } from '../cluster/region-info.ts';
import type { RegionTree } from '../cluster/region-tree.ts';
import type { PdConfig } from '../config/items.ts';
import type { Influence } from './influence.ts';
import type { SchedulePorts, StoreView } from './model.ts';
import { isReplicated, peerOn } from './model.ts';
import type { OperatorKind } from './operator.ts';
import { type Load, leaderScore, regionScore } from './score.ts';
import type { SplitMarks } from './split-marks.ts';
import type { StoreLimits } from './store-limits.ts';

export interface ViewParts {
  readonly ports: SchedulePorts;
  readonly limits: StoreLimits;
  readonly influence: () => Influence;
  /** Why no more operators of the kind may start; undefined when they may. */
  readonly full: (kind: OperatorKind) => string | undefined;
  readonly takeId: () => number | undefined;
  /** The region has an operator. */
  readonly busy: (regionId: number) => boolean;
  readonly splits: SplitMarks;
  /** Monotonic time of the start of PD. */
  readonly startMs: number;
  /** Hears what checkers found, but not of those that are asked for words only. */
  readonly count: (checker: string, event: string) => void;
  /** Stores whose leaders are being moved away. */
  readonly evicted: ReadonlySet<number>;
}

/** As PD: a store above this score answers slowly. */
const SLOW_SCORE = 80;
/** A new store's disk may be half full of something else: with few regions only really little room counts as low. */
const FEW_REGIONS = 30;
const FEW_REGIONS_BYTES = 2 ** 30;
/** A level of labels outweighs everything below it. */
const LEVEL_BASE = 100;

export class View {
  readonly config: PdConfig;
  readonly nowMs: number;
  /** Without tombstones, by id. */
  readonly stores: readonly StoreView[];
  readonly tree: RegionTree;
  readonly maxReplicas: number;
  readonly #parts: ViewParts;
  readonly #byId: ReadonlyMap<number, StoreView>;

  constructor(parts: ViewParts) {
    this.#parts = parts;
    this.config = parts.ports.config();
    this.nowMs = parts.ports.nowMs();
    this.stores = parts.ports.stores();
    this.tree = parts.ports.tree;
    this.#byId = new Map(this.stores.map((store) => [store.id, store]));
    this.maxReplicas = this.config['replication.max-replicas'];
  }

  store(id: number): StoreView | undefined {
    return this.#byId.get(id);
  }

  takeId(): number | undefined {
    return this.#parts.takeId();
  }

  full(kind: OperatorKind): string | undefined {
    return this.#parts.full(kind);
  }

  count(checker: string, event: string): void {
    this.#parts.count(checker, event);
  }

  isBusy(regionId: number): boolean {
    return this.#parts.busy(regionId);
  }

  isHot(region: RegionInfo): boolean {
    return this.#parts.ports.isHot(region);
  }

  keyspaceExists(id: number): boolean {
    return this.#parts.ports.keyspaceExists(id);
  }

  /** How long PD has been there. */
  get sinceStartMs(): number {
    return this.nowMs - this.#parts.startMs;
  }

  sinceSplitMs(regionId: number): number {
    return this.#parts.splits.sinceMs(regionId, this.nowMs);
  }

  /** Has the region all the replicas that the stores which serve allow? */
  isReplicated(region: RegionInfo): boolean {
    let up = 0;
    for (const { state } of this.stores) if (state === 'Up') up++;
    return isReplicated(region, Math.min(up, this.maxReplicas));
  }

  #load(store: StoreView): Load {
    return { store, load: this.tree.byStore.loadOf(store.id), influence: this.#parts.influence().on(store.id) };
  }

  regionScore(store: StoreView, deltaMib = 0): number {
    return regionScore(this.#load(store), this.config, deltaMib);
  }

  leaderScore(store: StoreView, delta = 0): number {
    return leaderScore(this.#load(store), this.config['schedule.leader-schedule-policy'], delta);
  }

  /** Why leaders should not move there; undefined when they may. */
  refusesLeader(store: StoreView | undefined): string | undefined {
    if (store === undefined) return 'is unknown';
    if (store.state !== 'Up') return `is ${store.state}`;
    if (this.#parts.evicted.has(store.id)) return 'is being emptied of leaders (evict-leader-scheduler)';
    if (store.busy) return 'is busy';
    return store.slowScore >= SLOW_SCORE ? `is slow (score ${store.slowScore})` : undefined;
  }

  readonly mayLead = (storeId: number): boolean => this.refusesLeader(this.#byId.get(storeId)) === undefined;

  /** Why a peer of that size should not move there now; undefined when it may. */
  refusesPeer(store: StoreView, sizeMib: number): string | undefined {
    if (store.state !== 'Up') return `is ${store.state}`;
    if (store.busy) return 'is busy';
    const snapshots = this.config['schedule.max-snapshot-count'];
    if (store.receivingSnapshots > snapshots || store.sendingSnapshots > snapshots) return 'handles too many snapshots';
    const { pending, regions } = this.tree.byStore.loadOf(store.id);
    const maxPending = this.config['schedule.max-pending-peer-count'];
    if (maxPending > 0 && pending > maxPending) return `has ${pending} pending peers`;
    if (this.lowOnSpace(store, regions)) return 'is low on space';
    if (!this.#parts.limits.available(store.id, 'add-peer', sizeMib, this.nowMs))
      return 'is at its add-peer store limit';
    return undefined;
  }

  lowOnSpace(store: StoreView, regions: number): boolean {
    if (store.capacityBytes === 0) return false;
    if (regions < FEW_REGIONS) return store.availableBytes < FEW_REGIONS_BYTES;
    return store.availableBytes / store.capacityBytes < 1 - this.config['schedule.low-space-ratio'];
  }

  /** May a peer of that size leave the store now? */
  releasesPeer(store: StoreView, sizeMib: number): boolean {
    return this.#parts.limits.available(store.id, 'remove-peer', sizeMib, this.nowMs);
  }

  /** How far a place is from the others by the location labels: more is better, 0 is nothing in common to tell apart. */
  isolation(store: StoreView, others: readonly StoreView[]): number {
    const labels = this.config['replication.location-labels'];
    let score = 0;
    for (const other of others) {
      const level = store.id === other.id ? -1 : differsAt(store, other, labels);
      if (level >= 0) score += LEVEL_BASE ** (labels.length - level - 1);
    }
    return score;
  }

  /** Does the place break the level of isolation that the settings demand? */
  #tooClose(store: StoreView, others: readonly StoreView[]): boolean {
    const labels = this.config['replication.location-labels'];
    const wanted = labels.indexOf(this.config['replication.isolation-level']);
    if (wanted < 0) return false;
    return others.some((other) => {
      const level = differsAt(store, other, labels);
      return level < 0 || level > wanted;
    });
  }

  /** Stores of the region's peers, unknown ones left out, without `except`. */
  holders(region: RegionInfo, except?: number): StoreView[] {
    const found: StoreView[] = [];
    for (const { storeId } of region.meta.peers) {
      const store = storeId === except ? undefined : this.#byId.get(storeId);
      if (store !== undefined) found.push(store);
    }
    return found;
  }

  /**
   * The best place for another peer beside `others`: farthest by labels, then least loaded, then the lowest id. `taken` are stores
   * that were chosen already.
   */
  bestStore(region: RegionInfo, others: readonly StoreView[], taken: readonly number[] = []): StoreView | undefined {
    let best: StoreView | undefined;
    let bestIsolation = 0;
    let bestScore = 0;
    for (const store of this.stores) {
      if (taken.includes(store.id) || this.refusesRegion(store, region, others) !== undefined) continue;
      const isolation = this.isolation(store, others);
      const score = this.regionScore(store, region.stats.approximateSizeMib);
      if (best !== undefined && (isolation < bestIsolation || (isolation === bestIsolation && score >= bestScore)))
        continue;
      best = store;
      bestIsolation = isolation;
      bestScore = score;
    }
    return best;
  }

  /** Why the store should not take a peer of the region now; undefined when it may. */
  refusesRegion(store: StoreView, region: RegionInfo, others: readonly StoreView[]): string | undefined {
    if (peerOn(region, store.id) !== undefined) return 'holds a peer already';
    const refusal = this.refusesPeer(store, region.stats.approximateSizeMib);
    if (refusal !== undefined) return refusal;
    return this.#tooClose(store, others) ? `is not apart by ${this.config['replication.isolation-level']}` : undefined;
  }

  /** In words why {@link bestStore} found nothing. */
  whyNoStore(region: RegionInfo, others: readonly StoreView[]): string {
    const reasons = this.stores.map(
      (store) => `store ${store.id} ${this.refusesRegion(store, region, others) ?? 'may'}`,
    );
    return `no store can take another peer: ${reasons.join('; ')}`;
  }
}

/** Index of the first label by which two stores differ; -1 when none tells them apart. A missing label tells nothing. */
function differsAt(a: StoreView, b: StoreView, labels: readonly string[]): number {
  return labels.findIndex((key) => {
    const x = labelOf(a, key);
    const y = labelOf(b, key);
    return x !== '' && y !== '' && x !== y;
  });
}

/** Keys ignore case, as everywhere with labels. */
function labelOf(store: StoreView, key: string): string {
  const wanted = key.toLowerCase();
  return store.labels.find((label) => label.key.toLowerCase() === wanted)?.value ?? '';
}

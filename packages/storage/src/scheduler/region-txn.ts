/**
 * What a store knows in memory of the regions that it leads, for transactions: pessimistic locks that are nowhere else, and
 * whether maxTs covers all that former leaders have served.
 *
 * A new leader does not know at which timestamps its forerunner was read, so it asks the oracle for one that is above all of
 * them; until then async commit and 1PC are refused, which choose their commit timestamp from maxTs (facts 3.0).
 */
import type { Logger } from '@tessera/base';
import { dataEndKey, dataKey } from '@tessera/codec';
import { WriteBatch } from '@tessera/engine';
import { type Clock, sleep } from '@tessera/env';
import type { ReadIndexRequest } from '@tessera/proto/raft_cmdpb';
import { kvrpcpb, type metapb } from '../messages.ts';
import type { LockedKey } from '../mvcc/lock-scan.ts';
import type { RegionSnapshot } from '../raft-kv.ts';
import type { ConcurrencyManager } from '../txn/concurrency-manager.ts';
import type { TxnEnv } from '../txn/mvcc-txn.ts';
import { MemoryLockTable, type MemoryLockUse } from './memory-locks.ts';
import type { PessimisticTxnConfig } from './pessimistic-config.ts';

/** A region is no use for async commit meanwhile, and the oracle is away at most for a few seconds. */
const SYNC_RETRY_MS = 100;
/** A transfer of leadership that has not happened by then will not (TiKV: 5 ticks of 2 s). */
const TRANSFER_MS = 10_000;

/** Events of regions in their order. Called inside a turn of the regions: nothing here calls back into them at once. */
export interface RegionObserver {
  /** `leader` is a peer id, 0 when none is known; `peerId` is this store's peer. */
  leaderChanged(region: metapb.Region, peerId: number, leader: number, term: number): void;
  /** Members or range changed. */
  regionChanged(region: metapb.Region): void;
  /** `derived` keeps the id; `created` have peers on this store. */
  split(derived: metapb.Region, created: readonly metapb.Region[]): void;
  /** `target` is what became of it and `source`, which ends next. */
  merged(target: metapb.Region, source: metapb.Region): void;
  destroyed(regionId: number, peerId: number): void;
  /**
   * Leadership is about to go elsewhere. What this returns must be proposed before that; from now on locks go through raft. Undefined:
   * nothing to propose.
   */
  beforeTransfer(regionId: number): WriteBatch | undefined;
  /** The same, as the region is about to become a part of another: until `mergeOver`, or its end. */
  beforeMerge(regionId: number): WriteBatch | undefined;
  mergeOver(regionId: number): void;
  /** A replica is about to read: its leader makes the read known, and says which lock in its memory stops it. */
  readIndex(regionId: number, request: ReadIndexRequest): kvrpcpb.LockInfo | undefined;
}

/** Told of what happens to regions. */
export interface RegionListener {
  /** Contexts of this region's requests may not fit any more. Called outside of the regions' turn. */
  changed(regionId: number): void;
  /** Whether this store leads the region of the smallest key. */
  leadsFirst(leads: boolean): void;
}

export class RegionTxn implements TxnEnv {
  readonly concurrency: ConcurrencyManager;
  readonly isKnownCommitted: (startTs: bigint) => boolean;
  readonly locks: MemoryLockTable;
  /** 0: this store does not lead the region. */
  term = 0;
  region: metapb.Region | undefined;
  peerId = 0;
  maxTsSynced = false;
  /** How often maxTs had to be asked for anew. */
  syncs = 0;
  /** Locks go through raft until then, on the monotonic clock. */
  transferUntilMs = 0;
  /** And while the region is about to become a part of another. */
  merging = false;
  /** Regions that were split from this one, whose locks may have been here. */
  readonly offspring: number[] = [];

  constructor(concurrency: ConcurrencyManager, isKnownCommitted: (startTs: bigint) => boolean, locks: MemoryLockTable) {
    this.concurrency = concurrency;
    this.isKnownCommitted = isKnownCommitted;
    this.locks = locks;
  }

  /** The term, once maxTs covers what former leaders have served; 0 before. */
  get syncedTerm(): number {
    return this.maxTsSynced ? this.term : 0;
  }
}

export interface RegionTxnOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly concurrency: ConcurrencyManager;
  readonly pessimistic: PessimisticTxnConfig;
  readonly isKnownCommitted: (startTs: bigint) => boolean;
  /** A timestamp from the oracle; rejects when it cannot be reached. */
  readonly timestamp: () => Promise<bigint>;
  readonly defer: (task: () => void) => void;
  readonly listener: RegionListener;
  readonly checkMemoryLocks: (ranges: readonly kvrpcpb.KeyRange[], startTs: bigint) => kvrpcpb.LockInfoInit | undefined;
}

export class RegionTxns implements RegionObserver {
  readonly #options: RegionTxnOptions;
  readonly #regions = new Map<number, RegionTxn>();
  /** Locks of regions that were split from ours and have no leader yet. */
  readonly #orphans = new Map<number, MemoryLockTable>();
  readonly #unled: RegionTxn;
  readonly use: MemoryLockUse = { sizeBytes: 0 };
  /** Pessimistic locks that were kept in memory, and those that did not fit. */
  readonly kept = { success: 0, full: 0 };
  #closed = false;

  constructor(options: RegionTxnOptions) {
    this.#options = options;
    this.#unled = this.#newRegion();
  }

  #newRegion(locks = new MemoryLockTable(this.use)): RegionTxn {
    return new RegionTxn(this.#options.concurrency, this.#options.isKnownCommitted, locks);
  }

  /** Of a region that this store does not lead, one that promises nothing. */
  of(regionId: number): RegionTxn {
    return this.#regions.get(regionId) ?? this.#unled;
  }

  led(): IterableIterator<RegionTxn> {
    return this.#regions.values();
  }

  /** Keeps pessimistic locks in memory; false: they must be written. Under their latches, on the snapshot that they came from. */
  keep(region: RegionTxn, locks: readonly LockedKey[], snapshot: RegionSnapshot): boolean {
    const { pessimistic } = this.#options;
    if (!pessimistic.inMemory || !pessimistic.pipelined || region.term === 0 || region.term !== snapshot.term)
      return false;
    if (region.region?.regionEpoch?.version !== snapshot.region.regionEpoch?.version) return false;
    if (this.isLeaving(region)) return false;
    const fit = region.locks.put(locks, pessimistic.peerSizeLimitBytes, pessimistic.instanceSizeLimitBytes);
    if (fit) this.kept.success++;
    else this.kept.full++;
    return fit;
  }

  /** Leadership is being handed over, or the region: a lock that is proposed now may well be dropped, so it counts when it has been applied. */
  isLeaving(region: RegionTxn): boolean {
    return region.merging || this.#options.clock.monotonicMs() < region.transferUntilMs;
  }

  /** The proposal that made locks of `region` leave has been applied, or has failed. */
  left(region: RegionTxn, ids: readonly string[], applied: boolean): void {
    if (ids.length === 0) return;
    let missing = region.locks.left(ids, applied);
    for (const id of region.offspring) {
      if (missing.length === 0) return;
      const table = this.#orphans.get(id) ?? this.#regions.get(id)?.locks;
      if (table !== undefined) missing = table.left(missing, applied);
    }
  }

  leaderChanged(region: metapb.Region, peerId: number, leader: number, term: number): void {
    if (leader === peerId && leader !== 0) this.#lead(region, peerId, term);
    else if (leader === 0) this.#unlead(region.id);
    else this.#follow(region.id);
    this.#checkFirst();
  }

  regionChanged(region: metapb.Region): void {
    const known = this.#regions.get(region.id);
    if (known !== undefined) known.region = region;
    this.#tell(region.id);
    this.#checkFirst();
  }

  /** The regions that were made elect leaders of their own, and are heard of then. */
  split(derived: metapb.Region, created: readonly metapb.Region[]): void {
    const parent = this.#regions.get(derived.id);
    if (parent !== undefined) {
      parent.region = derived;
      for (const { id, startKey, endKey } of created) {
        const locks = this.#regions.get(id)?.locks ?? new MemoryLockTable(this.use);
        parent.locks.moveRange(dataKey(startKey), dataEndKey(endKey), locks);
        if (!this.#regions.has(id)) this.#orphans.set(id, locks);
        parent.offspring.push(id);
      }
    }
    this.#tell(derived.id);
    this.#checkFirst();
  }

  /** What the leader of the source has served is not known here: as for a new leader. */
  merged(target: metapb.Region): void {
    const region = this.#regions.get(target.id);
    if (region === undefined) return;
    region.region = target;
    region.maxTsSynced = false;
    region.syncs++;
    void this.#syncMaxTs(target.id, region);
  }

  destroyed(regionId: number): void {
    this.#follow(regionId);
    this.#checkFirst();
  }

  beforeTransfer(regionId: number): WriteBatch | undefined {
    const region = this.#regions.get(regionId);
    if (region === undefined) return undefined;
    region.transferUntilMs = this.#options.clock.monotonicMs() + TRANSFER_MS;
    return locksOf(region);
  }

  beforeMerge(regionId: number): WriteBatch | undefined {
    const region = this.#regions.get(regionId);
    if (region === undefined) return undefined;
    region.merging = true;
    return locksOf(region);
  }

  mergeOver(regionId: number): void {
    const region = this.#regions.get(regionId);
    if (region !== undefined) region.merging = false;
  }

  readIndex(_regionId: number, { keyRanges, startTs }: ReadIndexRequest): kvrpcpb.LockInfo | undefined {
    const lock = this.#options.checkMemoryLocks(keyRanges, startTs);
    return lock === undefined ? undefined : Object.assign(new kvrpcpb.LockInfo(), lock);
  }

  close(): void {
    this.#closed = true;
    for (const { locks } of this.#regions.values()) locks.clear();
    this.#regions.clear();
  }

  #lead(region: metapb.Region, peerId: number, term: number): void {
    if (this.#regions.get(region.id)?.term === term) return;
    this.#drop(region.id);
    const led = this.#newRegion(this.#orphans.get(region.id));
    this.#orphans.delete(region.id);
    led.term = term;
    led.region = region;
    led.peerId = peerId;
    this.#regions.set(region.id, led);
    void this.#syncMaxTs(region.id, led);
  }

  /** Somebody else leads, or nobody will: what came here with a split is lost. */
  #follow(regionId: number): void {
    this.#orphans.get(regionId)?.clear();
    this.#orphans.delete(regionId);
    this.#unlead(regionId);
  }

  /** Nobody leads: a region made by a split campaigns so, and its locks wait for the outcome. */
  #unlead(regionId: number): void {
    this.#drop(regionId);
    this.#tell(regionId);
  }

  #drop(regionId: number): void {
    const region = this.#regions.get(regionId);
    if (region === undefined) return;
    region.term = 0;
    region.maxTsSynced = false;
    region.locks.clear();
    this.#regions.delete(regionId);
  }

  #tell(regionId: number): void {
    const { defer, listener } = this.#options;
    defer(() => listener.changed(regionId));
  }

  #checkFirst(): void {
    let leads = false;
    for (const { region } of this.#regions.values()) leads ||= region?.startKey.length === 0;
    this.#options.listener.leadsFirst(leads);
  }

  async #syncMaxTs(regionId: number, region: RegionTxn): Promise<void> {
    const { clock, log, timestamp, concurrency } = this.#options;
    const { syncs } = region;
    while (!this.#closed && this.#regions.get(regionId) === region && region.syncs === syncs) {
      try {
        const ts = await timestamp();
        concurrency.updateMaxTs(ts);
        // One that was asked for before the last merge does not cover it.
        if (region.term !== 0 && region.syncs === syncs) region.maxTsSynced = true;
        return;
      } catch (error) {
        log.warn?.('no timestamp for a new leader: async commit and 1PC have to wait', { region: regionId, error });
        await sleep(clock, SYNC_RETRY_MS);
      }
    }
  }
}

function locksOf({ locks }: RegionTxn): WriteBatch | undefined {
  if (locks.size === 0) return undefined;
  const batch = new WriteBatch();
  locks.writeTo(batch);
  return batch.count === 0 ? undefined : batch;
}

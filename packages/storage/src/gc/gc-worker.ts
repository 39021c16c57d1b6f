/**
 * Garbage collection of a store (facts 10.6): follows the safe point of PD and removes, in the regions that this store leads, the
 * versions that no read at or after it can see. By proposals, so that replicas stay equal. Locks from before the safe point have
 * been resolved by whoever moved it.
 *
 * One region after another, one write after another: garbage is never urgent.
 */
import { describeError, type Logger } from '@tessera/base';
import { txnDataKey } from '@tessera/codec';
import { type Clock, sleep, type Tasks } from '@tessera/env';
import { kvrpcpb, type metapb } from '../messages.ts';
import type { RegionTxn, RegionTxns } from '../scheduler/region-txn.ts';
import { RegionWalk } from '../scheduler/region-walk.ts';
import type { TxnScheduler } from '../scheduler/txn-scheduler.ts';
import { gcCandidates, gcKey } from '../txn/gc.ts';

/** TiKV's. */
const POLL_MS = 10_000;
/** Requests of UnsafeDestroyRange that wait for one another. */
const TASKS_MAX = 1024;

export interface GcConfig {
  /** `gc.batch-keys`: keys of one write. */
  batchKeys: number;
  /** `gc.max-write-bytes-per-sec`; 0: no limit. */
  maxWriteBytesPerSec: number;
  /** Compactions collect: regions are not walked. `gc.enable-compaction-filter`. */
  compactionFilter: boolean;
}

export interface GcWorkerOptions {
  readonly clock: Clock;
  readonly tasks: Tasks;
  readonly log: Logger;
  /** PD's; rejects when PD does not answer. */
  safePoint(): Promise<bigint>;
  /** Hears of every new safe point. */
  learned(safePoint: bigint): void;
  /** Removes data keys from this store's engine, beside raft, and resolves when that is on disk. */
  destroyRange(lower: Uint8Array, upper: Uint8Array): Promise<void>;
  readonly config: GcConfig;
}

/** Since the start, for metrics. */
export interface GcStats {
  safePoint: bigint;
  deletedVersions: number;
  regions: number;
  failedRegions: number;
  destroyedRanges: number;
}

export class GcWorker {
  readonly stats: GcStats = { safePoint: 0n, deletedVersions: 0, regions: 0, failedRegions: 0, destroyedRanges: 0 };
  readonly #options: GcWorkerOptions;
  readonly #scheduler: TxnScheduler;
  readonly #regions: RegionTxns;
  readonly #stop = new AbortController();
  #destroying = 0;
  #destroyed: Promise<void> = Promise.resolve();

  constructor(scheduler: TxnScheduler, options: GcWorkerOptions) {
    this.#scheduler = scheduler;
    this.#regions = scheduler.regions;
    this.#options = options;
  }

  /** Follows the safe point until {@link close}. */
  start(): void {
    void this.#run();
  }

  close(): void {
    this.#stop.abort();
  }

  async #run(): Promise<void> {
    const { clock, log, safePoint } = this.#options;
    while (!this.#stop.signal.aborted) {
      try {
        const known = await safePoint();
        if (known > this.stats.safePoint) await this.#learn(known);
      } catch (error) {
        if (!this.#stop.signal.aborted) log.warn?.('no safe point for GC', { error: describeError(error) });
      }
      await sleep(clock, POLL_MS, this.#stop.signal).catch(() => {});
    }
  }

  async #learn(safePoint: bigint): Promise<void> {
    const { learned, config } = this.#options;
    learned(safePoint);
    if (config.compactionFilter) this.stats.safePoint = safePoint;
    else await this.collect(safePoint);
  }

  /** One round over the regions led now. */
  async collect(safePoint: bigint): Promise<void> {
    const before = this.stats.deletedVersions;
    this.stats.safePoint = safePoint;
    for (const region of [...this.#regions.led()]) {
      if (this.#stop.signal.aborted) return;
      const failure = await this.#collectRegion(region, safePoint);
      this.stats.regions++;
      // It has moved or changed: its new leader collects, or the next round does.
      if (failure !== undefined) this.stats.failedRegions++;
    }
    const deleted = this.stats.deletedVersions - before;
    if (deleted > 0) this.#options.log.info?.('GC is done', { safePoint: String(safePoint), deleted });
  }

  /** What stopped it, if something did. */
  async #collectRegion(led: RegionTxn, safePoint: bigint): Promise<unknown> {
    const context = contextOf(led);
    if (context === undefined) return 'not led any more';
    const { clock, config } = this.#options;
    const walk = new RegionWalk(this.#scheduler, 'gc', context, clock.monotonicMs());
    for (let from: Uint8Array | undefined; !this.#stop.signal.aborted; ) {
      const read = await walk.read((reader, { lower, upper }) =>
        gcCandidates(reader, from ?? lower, upper, safePoint, Math.max(1, config.batchKeys)),
      );
      if ('failure' in read) return read.failure.regionError ?? read.failure.error;
      let rest = read.found.keys;
      while (rest.length > 0) {
        const step = await this.#collectKeys(walk, rest, safePoint);
        if (step.failure !== undefined) return step.failure;
        rest = rest.slice(step.done);
      }
      if (read.found.next === undefined) return undefined;
      from = read.found.next;
      await this.#turn();
    }
    return 'the store is closing';
  }

  /** Collects keys until the write is full; `done`: those that are finished. */
  async #collectKeys(
    walk: RegionWalk,
    keys: readonly Uint8Array[],
    safePoint: bigint,
  ): Promise<{ readonly done: number; readonly failure: unknown }> {
    let done = 0;
    let deleted = 0;
    let bytes = 0;
    const outcome = await walk.write(keys, 0n, (reader, txn) => {
      done = 0;
      deleted = 0;
      for (const key of keys) {
        const { deletedVersions, isComplete } = gcKey(txn, reader, key, safePoint);
        deleted += deletedVersions;
        if (!isComplete) break;
        done++;
      }
      bytes = txn.sizeBytes;
    });
    const failure = outcome.regionError ?? outcome.error;
    if (failure === undefined) this.stats.deletedVersions += deleted;
    const { maxWriteBytesPerSec } = this.#options.config;
    if (maxWriteBytesPerSec > 0) {
      await sleep(this.#options.clock, (1000 * bytes) / maxWriteBytesPerSec, this.#stop.signal).catch(() => {});
    }
    return { done, failure };
  }

  /** Others come first. */
  #turn(): Promise<void> {
    return new Promise((resolve) => this.#options.tasks.defer(resolve));
  }

  /**
   * UnsafeDestroyRange: everything in `[start, end)` of user keys is gone from this store, whatever its region thinks. For ranges
   * that nobody will read again. Undefined: too many wait.
   */
  destroyRange(start: Uint8Array, end: Uint8Array): Promise<void> | undefined {
    if (this.#destroying >= TASKS_MAX) return undefined;
    this.#destroying++;
    const [lower, upper] = [txnDataKey(start), txnDataKey(end)];
    const run = async (): Promise<void> => {
      await this.#options.destroyRange(lower, upper);
      this.stats.destroyedRanges++;
    };
    const ended = this.#destroyed.then(run).finally(() => this.#destroying--);
    this.#destroyed = ended.catch(() => {});
    return ended;
  }
}

function contextOf({ region, peerId, term }: RegionTxn): kvrpcpb.Context | undefined {
  if (region === undefined || term === 0) return undefined;
  const peer: metapb.Peer | undefined = region.peers.find(({ id }) => id === peerId);
  return Object.assign(new kvrpcpb.Context(), { regionId: region.id, regionEpoch: region.regionEpoch, peer, term });
}

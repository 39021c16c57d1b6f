/**
 * What a store knows in memory of each region for transactions: whether maxTs covers all that former leaders have served.
 *
 * A new leader does not know at which timestamps its forerunner was read, so it asks the oracle for one that is above all of
 * them; until then async commit and 1PC are refused, which choose their commit timestamp from maxTs (facts 3.0).
 */
import type { Logger } from '@tessera/base';
import { type Clock, sleep } from '@tessera/env';
import type { metapb } from '../messages.ts';
import type { ConcurrencyManager } from '../txn/concurrency-manager.ts';
import type { TxnEnv } from '../txn/mvcc-txn.ts';

/** A region is no use for async commit meanwhile, and the oracle is away at most for a few seconds. */
const SYNC_RETRY_MS = 100;

/** Events of regions in their order. Called inside a turn of the regions: nothing here calls back into them. */
export interface RegionObserver {
  /** `leader` is a peer id, 0 when none is known; `peerId` is this store's peer. */
  leaderChanged(region: metapb.Region, peerId: number, leader: number, term: number): void;
  /** Members or range changed. */
  regionChanged(region: metapb.Region): void;
  /** `derived` keeps the id; `created` have peers on this store. */
  split(derived: metapb.Region, created: readonly metapb.Region[]): void;
  destroyed(regionId: number, peerId: number): void;
}

export class RegionTxn implements TxnEnv {
  readonly concurrency: ConcurrencyManager;
  readonly isKnownCommitted: (startTs: bigint) => boolean;
  /** 0: this store does not lead the region. */
  term = 0;
  maxTsSynced = false;

  constructor(concurrency: ConcurrencyManager, isKnownCommitted: (startTs: bigint) => boolean) {
    this.concurrency = concurrency;
    this.isKnownCommitted = isKnownCommitted;
  }
}

export interface RegionTxnOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly concurrency: ConcurrencyManager;
  readonly isKnownCommitted: (startTs: bigint) => boolean;
  /** A timestamp from the oracle; rejects when it cannot be reached. */
  readonly timestamp: () => Promise<bigint>;
}

export class RegionTxns implements RegionObserver {
  readonly #options: RegionTxnOptions;
  readonly #regions = new Map<number, RegionTxn>();
  readonly #unled: RegionTxn;
  #closed = false;

  constructor(options: RegionTxnOptions) {
    this.#options = options;
    this.#unled = new RegionTxn(options.concurrency, options.isKnownCommitted);
  }

  /** Of a region that this store does not lead, one that promises nothing. */
  of(regionId: number): RegionTxn {
    return this.#regions.get(regionId) ?? this.#unled;
  }

  leaderChanged(region: metapb.Region, peerId: number, leader: number, term: number): void {
    if (leader === peerId && leader !== 0) this.#lead(region.id, term);
    else this.#regions.delete(region.id);
  }

  regionChanged(_region: metapb.Region): void {}

  /** The regions that were made elect leaders of their own, and are heard of then. */
  split(_derived: metapb.Region, _created: readonly metapb.Region[]): void {}

  destroyed(regionId: number): void {
    this.#regions.delete(regionId);
  }

  close(): void {
    this.#closed = true;
    this.#regions.clear();
  }

  #lead(regionId: number, term: number): void {
    if (this.#regions.get(regionId)?.term === term) return;
    const { concurrency, isKnownCommitted } = this.#options;
    const region = new RegionTxn(concurrency, isKnownCommitted);
    region.term = term;
    this.#regions.set(regionId, region);
    void this.#syncMaxTs(regionId, region);
  }

  async #syncMaxTs(regionId: number, region: RegionTxn): Promise<void> {
    const { clock, log, timestamp, concurrency } = this.#options;
    while (!this.#closed && this.#regions.get(regionId) === region) {
      try {
        const ts = await timestamp();
        concurrency.updateMaxTs(ts);
        region.maxTsSynced = true;
        return;
      } catch (error) {
        log.warn?.('no timestamp for a new leader: async commit and 1PC have to wait', { region: regionId, error });
        await sleep(clock, SYNC_RETRY_MS);
      }
    }
  }
}

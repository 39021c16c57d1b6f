/**
 * Garbage collection inside the engine: compactions drop MVCC versions below the GC safe point, and tables full of garbage are rewritten. Whoever learns a new
 * safe point calls `advance`; besides, tables are looked at once in a while.
 */
import { describeError, type Logger } from '@tessera/base';
import type { LsmEngine, LsmOptions } from '@tessera/engine';
import type { Clock, Timer } from '@tessera/env';
import { type MvccPolicySettings, mvccPolicy } from '@tessera/storage';
import type { StoreConfig } from '../config/items.ts';
import { apiOf } from '../config/storage-api.ts';

/** TiKV's limits are for regions, about ten tables of ours. */
const TABLES_PER_REGION = 10;

export class EngineGc {
  readonly #clock: Clock;
  readonly #log: Logger;
  #config: StoreConfig;
  #safePoint = 0n;
  #engine: LsmEngine | undefined;
  #timer: Timer | undefined;
  #looking = false;
  #again = false;

  constructor({ clock }: { readonly clock: Clock }, log: Logger, config: StoreConfig) {
    this.#clock = clock;
    this.#log = log;
    this.#config = config;
  }

  get safePoint(): bigint {
    return this.#safePoint;
  }

  /** For `LsmEngine.open`. */
  get engineOptions(): Pick<LsmOptions, 'policy' | 'garbage'> {
    const config = this.#config;
    return {
      policy: { module: mvccPolicy, settings: () => this.#settings() },
      garbage: {
        tombstonesMin: config['raftstore.region-compact-min-tombstones'] / TABLES_PER_REGION,
        tombstonesPercent: config['raftstore.region-compact-tombstones-percent'],
        redundantMin: config['raftstore.region-compact-min-redundant-rows'] / TABLES_PER_REGION,
        redundantPercent: config['raftstore.region-compact-redundant-rows-percent'],
      },
    };
  }

  /** The engine opened with {@link engineOptions}. */
  start(engine: LsmEngine): void {
    this.#engine = engine;
    this.#arm();
  }

  configure(config: StoreConfig): void {
    this.#config = config;
  }

  /** Reads below `safePoint` are over for good. Never goes back. */
  advance(safePoint: bigint): void {
    if (safePoint <= this.#safePoint) return;
    this.#safePoint = safePoint;
    this.#look();
  }

  close(): void {
    this.#timer?.cancel();
    this.#engine = undefined;
  }

  #settings(): MvccPolicySettings {
    return {
      safePoint: this.#config['gc.enable-compaction-filter'] ? this.#safePoint : 0n,
      api: apiOf(this.#config),
      nowSeconds: Math.floor(this.#clock.wallMs() / 1000),
    };
  }

  #arm(): void {
    this.#timer = this.#clock.setTimer(this.#config['raftstore.region-compact-check-interval'], () => {
      this.#look();
      if (this.#engine !== undefined) this.#arm();
    });
  }

  /** One look at a time. */
  #look(): void {
    if (this.#looking || this.#engine === undefined) {
      this.#again = this.#looking;
      return;
    }
    this.#looking = true;
    this.#engine
      .collectGarbage()
      .catch((error) => {
        if (this.#engine !== undefined) this.#log.warn?.('cannot look for garbage', { error: describeError(error) });
      })
      .finally(() => {
        this.#looking = false;
        if (!this.#again) return;
        this.#again = false;
        this.#look();
      });
  }
}

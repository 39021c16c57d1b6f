/** One store of the simulation: its disk outlives it, everything else is made anew at each start. */
import { must, Prng, silentLogger } from '@tessera/base';
import { type KvEngine, LsmEngine } from '@tessera/engine';
import type { Env } from '@tessera/env';
import type { Region } from '@tessera/proto/metapb';
import { RaftLog } from '@tessera/raft-log';
import { type Observer, RaftStore, type RaftstoreConfig, RegionKv, type Transport } from '@tessera/raftstore';
import type { Scheduler } from './scheduler.ts';
import { SimClock } from './sim-clock.ts';
import { SimDisk } from './sim-disk.ts';
import { type DiskSpeed, SlowDisk } from './slow-disk.ts';

export interface SimStoreOptions {
  readonly id: number;
  readonly scheduler: Scheduler;
  readonly seed: number;
  readonly config: Partial<RaftstoreConfig>;
  readonly memtableBytes: number;
  readonly diskSpeed: DiskSpeed;
  readonly clockRate: number;
  readonly transport: (id: number) => Transport;
  readonly observer: (store: SimStore) => Observer;
}

export class SimStore {
  readonly id: number;
  readonly #options: SimStoreOptions;
  readonly #prng: Prng;
  #disk = new SimDisk();
  #clock: SimClock | undefined;
  #starting = false;
  store: RaftStore | undefined;
  kv: RegionKv | undefined;
  engine: KvEngine | undefined;
  starts = 0;

  constructor(options: SimStoreOptions) {
    this.id = options.id;
    this.#options = options;
    this.#prng = new Prng(options.seed);
  }

  get up(): boolean {
    return this.store !== undefined && !this.store.stopped;
  }

  /** Nothing runs and nothing is being started. */
  get down(): boolean {
    return this.store === undefined && !this.#starting;
  }

  /** Resolves when it serves, or when the power went meanwhile. */
  async start(bootstrap?: Region): Promise<void> {
    const { scheduler, config, diskSpeed, clockRate, memtableBytes } = this.#options;
    this.#starting = true;
    const generation = ++this.starts;
    const disk = this.#disk;
    const clock = new SimClock(scheduler, clockRate, this.#prng.int(0, 1_000_000));
    this.#clock = clock;
    const slow = new SlowDisk(disk, scheduler, this.#prng, diskSpeed);
    const tasks = {
      defer: (task: () => void): void => {
        scheduler.after(0, () => {
          if (this.starts === generation && !disk.off) task();
        });
      },
    };
    const env = { clock, random: this.#prng, disk: slow, tasks, log: silentLogger } as unknown as Env;
    const engineOptions = {
      directory: '/kv',
      disk: slow,
      tasks,
      memtableBytes,
      blockBytes: 512,
      tableBytes: 16 * 1024,
      levelBaseBytes: 64 * 1024,
      compression: ['none'] as const,
    };
    try {
      const engine = await LsmEngine.open(engineOptions);
      const raftLog = await RaftLog.open(env, {
        directory: '/raft',
        segmentBytes: 32 * 1024,
        cacheBytes: 16 * 1024,
        purgeBytes: 96 * 1024,
      });
      const { id } = this;
      const transport = this.#options.transport(id);
      const observer = this.#options.observer(this);
      const store = await RaftStore.open(env, { storeId: id, engine, raftLog, transport, observer, config });
      if (bootstrap !== undefined) await store.bootstrap(bootstrap);
      if (disk.off) return;
      this.engine = engine;
      this.store = store;
      this.kv = new RegionKv(store);
    } catch (error) {
      if (!disk.off) throw error;
    } finally {
      this.#starting = false;
    }
  }

  /** The power goes: what was not synced is lost, partly, in any order. */
  crash(): void {
    if (this.#clock !== undefined) this.#clock.off = true;
    const { store } = this;
    this.#disk.off = true;
    this.store = undefined;
    this.kv = undefined;
    this.engine = undefined;
    store?.close();
    this.#disk = this.#disk.cutPower(this.#prng.u32());
  }

  /** The power goes in the middle of some disk operation from now on. */
  crashAtOperation(operations: number): void {
    const disk = this.#disk;
    disk.faults = { powerCutAt: disk.operations + operations };
  }

  /** The disk of a store that failed by itself: was the power cut? */
  get powerIsGone(): boolean {
    return this.#disk.off;
  }

  get running(): { store: RaftStore; kv: RegionKv; engine: KvEngine } {
    return {
      store: must(this.store, 'a running store'),
      kv: must(this.kv, 'a running store'),
      engine: must(this.engine, 'a running store'),
    };
  }
}

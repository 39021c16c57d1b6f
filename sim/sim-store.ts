/**
 * One store of the simulation, from the raft log up to raw commands, without gRPC. Its machine (disk, clock) outlives it, everything else
 * is made anew at each start.
 */
import { describeError, type Prng, silentLogger } from '@tessera/base';
import { type KvEngine, LsmEngine } from '@tessera/engine';
import { type Env, InlineHelpers, type Network } from '@tessera/env';
import type { Region } from '@tessera/proto/metapb';
import { RaftLog } from '@tessera/raft-log';
import { type Observer, RaftStore, type RaftstoreConfig, RegionKv, type Transport } from '@tessera/raftstore';
import { RawStorage } from '@tessera/storage';
import type { ServedCall, WireAnswer } from './raw-calls.ts';
import type { Scheduler } from './scheduler.ts';
import { type MachineClock, SimClock } from './sim-clock.ts';
import { SimDisk, type SimDiskFaults } from './sim-disk.ts';
import { SimProcess } from './sim-process.ts';
import { type DiskSpeed, SlowDisk } from './slow-disk.ts';

export interface SimStoreOptions {
  readonly id: number;
  readonly scheduler: Scheduler;
  readonly prng: Prng;
  readonly clock: MachineClock;
  readonly config: Partial<RaftstoreConfig>;
  readonly memtableBytes: number;
  readonly segmentBytes: number;
  readonly diskSpeed: DiskSpeed;
  readonly transport: (id: number) => Transport;
  readonly observer: (store: SimStore) => Observer;
  /** Lies of mutants. */
  readonly diskLies?: Pick<SimDiskFaults, 'syncLies'>;
  readonly wrapEngine?: (engine: KvEngine) => KvEngine;
}

/** Files at most; the cache holds hardly anything, so that reads meet the disk. */
const BLOCK_CACHE_BYTES = 16 * 1024;

const NO_NETWORK: Network = {
  listen: () => Promise.reject(new Error('this store has no network port')),
  connect: () => Promise.reject(new Error('this store has no network port')),
  request: () => Promise.reject(new Error('this store has no network port')),
};

export class SimStore {
  readonly id: number;
  readonly clock: MachineClock;
  readonly diskSpeed: DiskSpeed;
  readonly #options: SimStoreOptions;
  readonly #prng: Prng;
  #disk = new SimDisk();
  #raftLog: RaftLog | undefined;
  process: SimProcess | undefined;
  store: RaftStore | undefined;
  kv: RegionKv | undefined;
  engine: KvEngine | undefined;
  storage: RawStorage | undefined;
  /** Calls taken by this incarnation and not answered. */
  pending = 0;
  /** Snapshots of this incarnation's engine that are held. */
  snapshots = 0;

  constructor(options: SimStoreOptions) {
    this.id = options.id;
    this.clock = options.clock;
    this.diskSpeed = { ...options.diskSpeed };
    this.#options = options;
    this.#prng = options.prng;
    this.#disk.faults = { ...options.diskLies };
  }

  get disk(): SimDisk {
    return this.#disk;
  }

  get up(): boolean {
    return this.store !== undefined && !this.store.stopped;
  }

  /** Nothing runs and nothing is being started. */
  get down(): boolean {
    return this.process === undefined;
  }

  get paused(): boolean {
    return this.process?.paused === true;
  }

  /** Resolves when it serves, or when the power went meanwhile; rejects when it cannot start. */
  async start(bootstrap?: Region): Promise<void> {
    const { scheduler } = this.#options;
    const process = new SimProcess(scheduler);
    this.process = process;
    this.pending = 0;
    this.snapshots = 0;
    const disk = this.#disk;
    const slow = new SlowDisk(disk, process, this.#prng, this.diskSpeed);
    const tasks = { defer: (task: () => void): void => process.after(0, 'task', task) };
    const clock = new SimClock(this.clock, process);
    const helpers = new InlineHelpers(tasks);
    const env: Env = { clock, tasks, helpers, random: this.#prng, disk: slow, log: silentLogger, network: NO_NETWORK };
    try {
      await this.#open(env, bootstrap);
    } catch (error) {
      if (process.alive && !disk.off) throw error;
    }
  }

  async #open(env: Env, bootstrap: Region | undefined): Promise<void> {
    const { config, memtableBytes, segmentBytes, wrapEngine } = this.#options;
    const { id, process } = this;
    const lsm = await LsmEngine.open({
      directory: '/kv',
      disk: env.disk,
      tasks: env.tasks,
      memtableBytes,
      blockCacheBytes: BLOCK_CACHE_BYTES,
      blockBytes: 512,
      tableBytes: 16 * 1024,
      levelBaseBytes: 64 * 1024,
      compression: ['none'],
    });
    this.#countSnapshots(lsm);
    const engine = wrapEngine?.(lsm) ?? lsm;
    const purgeBytes = 3 * segmentBytes;
    const raftLog = await RaftLog.open(env, { directory: '/raft', segmentBytes, cacheBytes: 16 * 1024, purgeBytes });
    const transport = this.#options.transport(id);
    const observer = this.#options.observer(this);
    const store = await RaftStore.open(env, { storeId: id, engine, raftLog, transport, observer, config });
    if (bootstrap !== undefined) await store.bootstrap(bootstrap);
    if (process?.alive !== true || this.process !== process) return;
    this.engine = engine;
    this.store = store;
    this.kv = new RegionKv(store);
    this.#raftLog = raftLog;
    const { clock, tasks, log } = env;
    this.storage = new RawStorage({ kv: this.kv, clock, tasks, log, api: 'V1', maxKeySizeBytes: 4096 });
  }

  #countSnapshots(engine: LsmEngine): void {
    const { process } = this;
    const take = engine.snapshot.bind(engine);
    engine.snapshot = () => {
      const snapshot = take();
      const release = snapshot[Symbol.dispose].bind(snapshot);
      this.snapshots++;
      let held = true;
      Object.defineProperty(snapshot, Symbol.dispose, {
        value: () => {
          if (held && this.process === process) this.snapshots--;
          held = false;
          release();
        },
      });
      return snapshot;
    };
  }

  /** A request came in over the network. */
  serve(call: ServedCall, request: Uint8Array, answer: WireAnswer): void {
    const { storage, process, store } = this;
    if (storage === undefined || process?.alive !== true || store?.stopped !== false) return;
    this.pending++;
    call.serve(storage, request, this.clock.monotonicMs(), (response) => {
      if (this.process !== process) return;
      this.pending--;
      answer(response);
    });
  }

  #end(): void {
    const { store, process } = this;
    process?.kill();
    this.process = undefined;
    this.store = undefined;
    this.kv = undefined;
    this.engine = undefined;
    this.storage = undefined;
    this.#raftLog = undefined;
    store?.close();
  }

  /** The power goes: what was not synced is lost, partly, in any order. */
  crash(): void {
    const { full } = this.#disk.faults;
    this.#disk.off = true;
    this.#end();
    this.#disk = this.#disk.cutPower(this.#prng.u32());
    this.#disk.faults = { ...this.#options.diskLies, ...(full === true ? { full } : {}) };
  }

  /** The process goes, the machine does not: the next one finds all that was written, safe or not. */
  kill(): void {
    const { faults } = this.#disk;
    this.#disk.off = true;
    this.#end();
    this.#disk = this.#disk.kill();
    this.#disk.faults = { ...faults };
    delete this.#disk.faults.powerCutAt;
  }

  /** The power goes in the middle of some disk operation from now on. */
  crashAtOperation(operations: number): void {
    this.#disk.faults.powerCutAt = this.#disk.operations + operations;
  }

  /** The disk of a store that failed by itself: was the power cut? */
  get powerIsGone(): boolean {
    return this.#disk.off;
  }

  /** Ends it in good order. Resolves with what is left behind; undefined when nothing is. */
  async close(): Promise<string | undefined> {
    const { store, engine, process } = this;
    const raftLog = this.#raftLog;
    if (store === undefined || engine === undefined || raftLog === undefined || process === undefined) return undefined;
    store.close();
    // What was deferred before the end.
    await process.sleep(1000, 'net');
    if (this.snapshots !== 0) return `store ${this.id} left ${this.snapshots} snapshots`;
    try {
      await raftLog.close();
      await engine.close();
    } catch (error) {
      return `store ${this.id} does not close: ${describeError(error)}`;
    }
    const { openFiles } = this.#disk;
    if (openFiles.length > 0) return `store ${this.id} left files open: ${openFiles.join(' ')}`;
    if (process.timers !== 0) return `store ${this.id} left ${process.timers} timers`;
    return this.pending === 0 ? undefined : `store ${this.id} left ${this.pending} calls without an answer`;
  }
}

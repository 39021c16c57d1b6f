/** One store of the simulation, from the raft log up to raw commands, without gRPC. */
import { describeError } from '@tessera/base';
import { type KvEngine, LsmEngine } from '@tessera/engine';
import type { Env, Network } from '@tessera/env';
import type { Region } from '@tessera/proto/metapb';
import { RaftLog } from '@tessera/raft-log';
import { type Observer, RaftStore, type RaftstoreConfig, RegionKv, type Transport } from '@tessera/raftstore';
import { RawStorage } from '@tessera/storage';
import type { ServedCall, WireAnswer } from './raw-calls.ts';
import { type MachineOptions, SimMachine } from './sim-machine.ts';
import { countSnapshots, smallLog, smallLsm } from './small-engines.ts';

export interface SimStoreOptions extends MachineOptions {
  readonly config: Partial<RaftstoreConfig>;
  readonly memtableBytes: number;
  readonly segmentBytes: number;
  readonly transport: (id: number) => Transport;
  readonly observer: (store: SimStore) => Observer;
  /** Lies of mutants. */
  readonly wrapEngine?: (engine: KvEngine) => KvEngine;
}

const NO_NETWORK: Network = {
  listen: () => Promise.reject(new Error('this store has no network port')),
  connect: () => Promise.reject(new Error('this store has no network port')),
  request: () => Promise.reject(new Error('this store has no network port')),
};

export class SimStore extends SimMachine {
  readonly #options: SimStoreOptions;
  #raftLog: RaftLog | undefined;
  store: RaftStore | undefined;
  kv: RegionKv | undefined;
  #engine: KvEngine | undefined;
  #storage: RawStorage | undefined;
  /** Calls taken by this incarnation and not answered. */
  #pending = 0;
  #heldSnapshots: () => number = () => 0;

  constructor(options: SimStoreOptions) {
    super(options);
    this.#options = options;
  }

  get up(): boolean {
    return this.store !== undefined && !this.store.stopped;
  }

  /** Resolves when it serves, or when the power went meanwhile; rejects when it cannot start. */
  async start(bootstrap?: Region): Promise<void> {
    const { process, env } = this.boot(() => NO_NETWORK);
    this.#pending = 0;
    const { disk } = this;
    try {
      await this.#open(env, bootstrap);
    } catch (error) {
      if (process.alive && !disk.off) throw error;
    }
  }

  async #open(env: Env, bootstrap: Region | undefined): Promise<void> {
    const { config, memtableBytes, segmentBytes, wrapEngine } = this.#options;
    const { id, process } = this;
    const { disk, tasks, clock, log } = env;
    const lsm = await LsmEngine.open({ directory: '/kv', disk, tasks, ...smallLsm(memtableBytes) });
    const heldSnapshots = countSnapshots(lsm);
    const engine = wrapEngine?.(lsm) ?? lsm;
    const raftLog = await RaftLog.open(env, { directory: '/raft', ...smallLog(segmentBytes) });
    const transport = this.#options.transport(id);
    const observer = this.#options.observer(this);
    const store = await RaftStore.open(env, {
      storeId: id,
      engine,
      raftLog,
      transport,
      snapshotDirectory: '/snap',
      observer,
      config,
    });
    if (bootstrap !== undefined) await store.bootstrap(bootstrap);
    if (process?.alive !== true || this.process !== process) return;
    this.#engine = engine;
    this.#heldSnapshots = heldSnapshots;
    this.store = store;
    this.kv = new RegionKv(store);
    this.#raftLog = raftLog;
    this.#storage = new RawStorage({ kv: this.kv, clock, tasks, log, api: 'V1', maxKeySizeBytes: 4096 });
  }

  /** A request came in over the network. */
  serve(call: ServedCall, request: Uint8Array, answer: WireAnswer): void {
    const { process, store } = this;
    if (this.#storage === undefined || process?.alive !== true || store?.stopped !== false) return;
    this.#pending++;
    call.serve(this.#storage, request, this.clock.monotonicMs(), (response) => {
      if (this.process !== process) return;
      this.#pending--;
      answer(response);
    });
  }

  protected override ended(): void {
    const { store } = this;
    this.store = undefined;
    this.kv = undefined;
    this.#engine = undefined;
    this.#storage = undefined;
    this.#raftLog = undefined;
    store?.close();
  }

  /** Ends it in good order. Resolves with what is left behind; undefined when nothing is. */
  async close(): Promise<string | undefined> {
    const { store, process } = this;
    const engine = this.#engine;
    const raftLog = this.#raftLog;
    if (store === undefined || engine === undefined || raftLog === undefined || process === undefined) return undefined;
    store.close();
    await store.finished();
    // What was deferred before the end, and reads that a slow disk still holds.
    for (let second = 0; second < 60 && (second === 0 || this.#heldSnapshots() > 0); second++) {
      await process.sleep(1000, 'net');
    }
    const snapshots = this.#heldSnapshots();
    if (snapshots !== 0) return `store ${this.id} left ${snapshots} snapshots`;
    try {
      await raftLog.close();
      await engine.close();
    } catch (error) {
      return `store ${this.id} does not close: ${describeError(error)}`;
    }
    const { openFiles } = this.disk;
    if (openFiles.length > 0) return `store ${this.id} left files open: ${openFiles.join(' ')}`;
    if (process.timers !== 0) return `store ${this.id} left ${process.timers} timers`;
    return this.#pending === 0 ? undefined : `store ${this.id} left ${this.#pending} calls without an answer`;
  }
}

/**
 * Whole stores of a few regions in one process for tests: a clock that tests advance, disks in memory, and a transport that
 * hands messages over directly. Faults belong to the simulator (`sim/`), not here.
 */
import { must, utf8 } from '@tessera/base';
import { dataKey } from '@tessera/codec';
import { CF, type KvEngine, MemoryEngine, WriteBatch } from '@tessera/engine';
import type { Disk, Env } from '@tessera/env';
import { createMemoryEnv, ManualClock } from '@tessera/env/memory';
import { Context } from '@tessera/proto/kvrpcpb';
import type { Region } from '@tessera/proto/metapb';
import type { AdminRequest } from '@tessera/proto/raft_cmdpb';
import type { RaftMessage } from '@tessera/proto/raft_serverpb';
import { RaftLog } from '@tessera/raft-log';
import type { RegionError } from '@tessera/storage';
import type { RaftstoreConfig } from '../config.ts';
import type { Peer } from '../peer.ts';
import type { Observer, Transport } from '../ports.ts';
import { RaftStore } from '../raftstore.ts';
import { finishSnapshot, openSnapshot, receiveMessages } from '../receive.ts';
import { newEpoch, newPeer, newRegion } from '../region.ts';
import { RegionKv } from '../region-kv.ts';

export interface TestStoresOptions {
  readonly count?: number;
  /** That share the space, each on all stores; their ids count from 1. */
  readonly regions?: number;
  readonly config?: Partial<RaftstoreConfig>;
  readonly observer?: (storeId: number) => Observer;
  readonly disk?: (storeId: number) => Disk;
  readonly engine?: (storeId: number, env: Env) => KvEngine | Promise<KvEngine>;
}

interface Node {
  readonly env: Env;
  readonly store: RaftStore;
  readonly kv: RegionKv;
  readonly engine: KvEngine;
  readonly raftLog: RaftLog;
}

/** Region `id` of `regions` that share the space: from key (id - 1) to key id, as six digits. */
function firstRegion(id: number, regions: number, stores: number): Region {
  const bound = (at: number): Uint8Array =>
    at === 0 || at === regions ? new Uint8Array(0) : utf8(String(at).padStart(6, '0'));
  const peers = Array.from({ length: stores }, (_, i) => newPeer(id * 100 + i + 1, 1 + i));
  return newRegion(id, bound(id - 1), bound(id), newEpoch(1, 1), peers);
}

export class TestStores {
  readonly #options: TestStoresOptions;
  readonly clock = new ManualClock();
  readonly nodes = new Map<number, Node>();
  /** Stores that hear and say nothing. */
  readonly cut = new Set<number>();
  /** Messages handed over. */
  messages = 0;

  private constructor(options: TestStoresOptions) {
    this.#options = options;
  }

  static async open(options: TestStoresOptions = {}): Promise<TestStores> {
    const stores = new TestStores(options);
    const count = options.count ?? 1;
    const regions = options.regions ?? 1;
    for (let id = 1; id <= count; id++) {
      const disk = options.disk?.(id);
      const memory = createMemoryEnv({ clock: stores.clock, seed: id });
      const env: Env = disk === undefined ? memory : { ...memory, disk };
      await stores.#start(id, env, (await options.engine?.(id, env)) ?? new MemoryEngine());
    }
    for (const { store } of stores.nodes.values()) {
      for (let id = 1; id <= regions; id++) await store.bootstrap(firstRegion(id, regions, count));
    }
    await stores.until(() => stores.leader(1) !== undefined);
    return stores;
  }

  async #start(id: number, env: Env, engine: KvEngine): Promise<void> {
    const { observer, config } = this.#options;
    const raftLog = await RaftLog.open(env, {
      directory: '/raft',
      segmentBytes: 1 << 20,
      ...(config?.logBytesMax !== undefined && { purgeBytes: config.logBytesMax }),
    });
    const store = await RaftStore.open(env, {
      storeId: id,
      engine,
      raftLog,
      transport: this.#transport(id),
      snapshotDirectory: '/snap',
      observer: observer?.(id) ?? {},
      ...(config !== undefined && { config }),
    });
    this.nodes.set(id, { env, store, kv: new RegionKv(store), engine, raftLog });
  }

  /** Ends a store and starts it anew on the same disk and engine, or on what a crash left of it. */
  async restart(id: number, crashed?: KvEngine): Promise<void> {
    const { env, store, engine, raftLog } = this.node(id);
    store.close();
    await store.finished();
    await raftLog.close();
    await this.#start(id, env, crashed ?? engine);
  }

  /** Ends a store without a word and starts what is left of it on `disk`. */
  async crash(id: number, disk: Disk, open: (env: Env) => Promise<KvEngine>): Promise<void> {
    const { env, store } = this.node(id);
    store.close();
    const next: Env = { ...env, disk };
    await this.#start(id, next, await open(next));
  }

  #transport(from: number): Transport {
    const reaches = (to: number): RaftStore | undefined =>
      this.cut.has(from) || this.cut.has(to) ? undefined : this.nodes.get(to)?.store;
    return {
      send: (to, messages: readonly RaftMessage[]) => {
        this.messages += messages.length;
        queueMicrotask(() => {
          const store = reaches(to);
          if (store !== undefined) receiveMessages(store, messages);
        });
      },
      sendSnapshot: (to, head, chunks, done) => {
        const send = async (): Promise<boolean> => {
          const store = reaches(to);
          const receiver = store === undefined ? undefined : openSnapshot(store, head);
          if (store === undefined || receiver === undefined) return false;
          for await (const chunk of chunks) await receiver.chunk(chunk);
          return await finishSnapshot(store, head, receiver);
        };
        send().then(done, () => done(false));
      },
    };
  }

  node(id: number): Node {
    return must(this.nodes.get(id), 'a store of the test');
  }

  leader(regionId: number): Peer | undefined {
    for (const [id, { store }] of this.nodes) {
      const peer = store.peers.get(regionId);
      if (peer?.isLeader === true && !this.cut.has(id) && peer.appliedTerm === peer.term) return peer;
    }
    return undefined;
  }

  /** Work of the loop that needs no time. */
  async settle(): Promise<void> {
    for (let i = 0; i < 500; i++) await undefined;
  }

  async advance(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 10) {
      this.clock.advance(10);
      await this.settle();
    }
  }

  /** Time passes until `done`; fails after a virtual minute. */
  async until(done: () => boolean): Promise<void> {
    for (let passed = 0; !done(); passed += 10) {
      if (passed > 60_000) throw new Error('waited for a minute');
      await this.advance(10);
    }
  }

  contextOf(peer: Peer): Context {
    const context = new Context();
    context.regionId = peer.region.id;
    context.regionEpoch = peer.region.regionEpoch;
    context.peer = peer.region.peers.find(({ id }) => id === peer.peerId);
    return context;
  }

  nodeOf(peer: Peer): Node {
    return must(
      [...this.nodes.values()].find(({ store }) => store.peers.get(peer.region.id) === peer),
      'the store of a peer',
    );
  }

  async put(
    peer: Peer,
    rows: readonly (readonly [key: Uint8Array, value: Uint8Array])[],
  ): Promise<RegionError | undefined> {
    const batch = new WriteBatch(1024);
    for (const [key, value] of rows) batch.put(CF.default, dataKey(key), value);
    let outcome: { readonly error: RegionError | undefined } | undefined;
    this.nodeOf(peer).kv.write(this.contextOf(peer), batch, { written: (error) => (outcome = { error }) });
    await this.until(() => outcome !== undefined);
    return outcome?.error;
  }

  async remove(peer: Peer, key: Uint8Array): Promise<void> {
    const batch = new WriteBatch();
    batch.delete(CF.default, dataKey(key));
    let done = false;
    this.nodeOf(peer).kv.write(this.contextOf(peer), batch, { written: () => (done = true) });
    await this.until(() => done);
  }

  async admin(peer: Peer, request: AdminRequest): Promise<RegionError | undefined> {
    let outcome: { readonly error: RegionError | undefined } | undefined;
    this.nodeOf(peer).kv.admin(this.contextOf(peer), request, { written: (error) => (outcome = { error }) });
    await this.until(() => outcome !== undefined);
    return outcome?.error;
  }

  async close(): Promise<void> {
    for (const { store, raftLog, engine } of this.nodes.values()) {
      store.close();
      await store.finished();
      await raftLog.close();
      await engine.close();
    }
  }
}

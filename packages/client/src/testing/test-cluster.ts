/**
 * A small TiKV for the client's tests: a placement driver and stores over real gRPC on a network in memory. Stores
 * share one map of data (replication is not the client's business) and check requests in TiKV's order with its
 * errors (features 6.1). Tests split, move and break things, and inject any answer.
 */
import { fromLatin1, latin1, utf8 } from '@tessera/base';
import { encodeBytes } from '@tessera/codec';
import { createMemoryEnv, type MemoryEnv } from '@tessera/env/memory';
import { TestPd } from '@tessera/pd-client/testing';
import type * as errorpb from '@tessera/proto/errorpb';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import type * as metapb from '@tessera/proto/metapb';
import { type Client, type ConnectOptions, connect } from '../client.ts';
import { TestStore } from './test-store.ts';
import { TestTxn } from './test-txn.ts';

export interface ClusterRegion {
  id: number;
  /** latin1. */
  start: string;
  end: string;
  version: number;
  leaderStore: number;
  readonly peers: readonly metapb.PeerInit[];
}

/** What a store does instead of answering: a region error, no answer at all, or a broken stream. `lost` and `unanswered` are the same after the command has run. */
export type Injection = errorpb.ErrorInit | 'silent' | 'break' | 'lost' | 'unanswered' | undefined;
export interface Injected {
  readonly kind: string;
  readonly storeId: number;
  /** Region key; empty for commands on ranges. */
  readonly key: string;
  readonly request: unknown;
}
/** Asked for every command, before the store's own checks. */
export type Inject = (command: Injected) => Injection;

export interface Stored {
  readonly value: Uint8Array;
  /** On the wall clock; 0: never. */
  readonly expiresMs: number;
}

export class TestCluster {
  readonly env: MemoryEnv;
  readonly pd: TestPd;
  readonly stores: TestStore[] = [];
  readonly data = new Map<string, Stored>();
  regions: ClusterRegion[] = [];
  inject: Inject = () => undefined;
  readonly txn: TestTxn;
  readonly #clients: Client[] = [];
  #nextId = 1;

  private constructor(env: MemoryEnv, pd: TestPd) {
    this.env = env;
    this.pd = pd;
    this.txn = new TestTxn(this);
  }

  /** `stores` replicas of one region without borders, led by store 1, cut at `splits`. */
  static async start({
    stores = 1,
    splits = [] as readonly string[],
    txnSplits = [] as readonly string[],
  } = {}): Promise<TestCluster> {
    const env = createMemoryEnv();
    const cluster = new TestCluster(env, await TestPd.start(env));
    cluster.pd.now = () => Math.floor(env.clock.wallMs());
    for (let id = 1; id <= stores; id++) {
      const store = new TestStore(cluster, id, 20_159 + id);
      cluster.stores.push(store);
      await store.start();
      cluster.pd.stores.set(id, { id, address: store.address });
    }
    const id = cluster.#nextId++;
    const region = { id, start: '', end: '', version: 1, leaderStore: 1, peers: cluster.#peersOf(id) };
    cluster.regions = [region];
    for (const key of splits) cluster.split(key);
    for (const key of txnSplits) cluster.split(latin1(encodeBytes(utf8(key))));
    cluster.tellPd();
    cluster.txn.lead();
    return cluster;
  }

  async client(options: Partial<ConnectOptions> = {}): Promise<Client> {
    const client = await connect({ pdEndpoints: this.pd.endpoints, env: this.env, ...options });
    this.#clients.push(client);
    return client;
  }

  store(id: number): TestStore {
    const store = this.stores[id - 1];
    if (store === undefined) throw new Error(`no store ${id}`);
    return store;
  }

  regionOf(key: string): ClusterRegion {
    const region = this.regions.find(({ start, end }) => start <= key && (end === '' || key < end));
    if (region === undefined) throw new Error(`no region for ${key}`);
    return region;
  }

  /** The right part keeps the id, as in TiKV's default. PD hears of it with {@link tellPd}. */
  split(key: string): void {
    const right = this.regionOf(key);
    const id = this.#nextId++;
    const left = { ...right, id, end: key, version: right.version + 1, peers: this.#peersOf(id) };
    right.start = key;
    right.version++;
    this.regions.splice(this.regions.indexOf(right), 0, left);
    this.txn.lead();
  }

  tellPd(): void {
    this.pd.regions = this.regions.map((region) => ({
      region: this.meta(region),
      leader: region.peers.find(({ storeId }) => storeId === region.leaderStore),
    }));
  }

  meta({ id, start, end, version, peers }: ClusterRegion): metapb.RegionInit & { readonly id: number } {
    const regionEpoch = { version, confVer: peers.length };
    return { id, startKey: fromLatin1(start), endKey: fromLatin1(end), regionEpoch, peers };
  }

  /** The region error a store would answer with, or undefined (features 6.1). */
  check(storeId: number, context: kvrpcpb.Context | undefined, key: string | undefined): errorpb.ErrorInit | undefined {
    const region = this.regions.find(({ id }) => id === context?.regionId);
    if (context === undefined || region === undefined) {
      return { message: 'region not found', regionNotFound: { regionId: context?.regionId } };
    }
    const requested = context.peer?.storeId;
    if (requested !== storeId) {
      return { message: 'store mismatch', storeNotMatch: { requestStoreId: requested, actualStoreId: storeId } };
    }
    if (region.leaderStore !== storeId && !context.replicaRead && !context.staleRead) {
      const leader = region.peers.find((peer) => peer.storeId === region.leaderStore);
      return { message: 'not leader', notLeader: { regionId: region.id, leader } };
    }
    if (context.regionEpoch?.version !== region.version) {
      const currentRegions = this.regions.filter((r) => r.version >= region.version).map((r) => this.meta(r));
      return { message: 'epoch not match', epochNotMatch: { currentRegions } };
    }
    if (key === undefined) return undefined;
    const inside = region.start <= key && (region.end === '' || key < region.end);
    return inside ? undefined : { message: 'key not in region', keyNotInRegion: { regionId: region.id } };
  }

  /** Fills keys without a client. */
  load(keys: Iterable<string>): void {
    for (const key of keys) this.data.set(key, { value: fromLatin1(`value of ${key}`), expiresMs: 0 });
  }

  live(key: Uint8Array): Stored | undefined {
    const stored = this.data.get(latin1(key));
    return stored === undefined || (stored.expiresMs > 0 && stored.expiresMs <= this.env.clock.wallMs())
      ? undefined
      : stored;
  }

  /** Lets everything that needs no time happen: microtasks, deferred work, bytes in memory. */
  async settle(): Promise<void> {
    for (let i = 0; i < 200; i++) await null;
  }

  /** Runs time on, a timer at a time, until `promise` settles; for at most `limitMs`. */
  async until<T>(promise: Promise<T>, limitMs = 60_000): Promise<T> {
    let done = false;
    const mark = (): void => {
      done = true;
    };
    promise.then(mark, mark);
    const endMs = this.env.clock.monotonicMs() + limitMs;
    for (;;) {
      await this.settle();
      if (done || this.env.clock.monotonicMs() >= endMs || !this.env.clock.advanceToNextTimer()) break;
    }
    if (!done) throw new Error(`still pending after ${limitMs} ms`);
    return await promise;
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) await client.close();
    for (const store of this.stores) await store.stop();
    for (const member of this.pd.members) await member.stop();
  }

  #peersOf(regionId: number): metapb.PeerInit[] {
    return this.stores.map(({ id }) => ({ id: regionId * 100 + id, storeId: id }));
  }
}

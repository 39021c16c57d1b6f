/**
 * Three replicated stores in this process on the real disk, without sockets: raftstore, raft log and LSM engine with every sync.
 * Messages between stores are encoded and decoded as on a wire, and arrive in a later turn of the loop.
 */
import { join } from 'node:path';
import { must, silentLogger } from '@tessera/base';
import { CF, LsmEngine, WriteBatch } from '@tessera/engine';
import { createNodeEnv } from '@tessera/env/node';
import { Context } from '@tessera/proto/kvrpcpb';
import type { Region } from '@tessera/proto/metapb';
import { AdminCmdType, AdminRequest, TransferLeaderRequest } from '@tessera/proto/raft_cmdpb';
import { RaftMessage } from '@tessera/proto/raft_serverpb';
import { RaftLog } from '@tessera/raft-log';
import {
  batchSplit,
  newEpoch,
  newPeer,
  newRegion,
  RaftStore,
  type RaftstoreConfig,
  RegionKv,
  receiveMessages,
} from '@tessera/raftstore';

const STORES = 3;
const SPLIT_BATCH = 250;

interface Node {
  readonly store: RaftStore;
  readonly kv: RegionKv;
  readonly engine: LsmEngine;
  readonly raftLog: RaftLog;
}

/** Where a region is led, and by whom. */
interface Led {
  readonly node: Node;
  readonly region: Region;
  readonly context: Context;
}

export class RaftCluster {
  readonly nodes: Node[] = [];
  readonly #env = createNodeEnv({ log: silentLogger });
  #nextId = 1000;

  static async open(directory: string, config: Partial<RaftstoreConfig> = {}): Promise<RaftCluster> {
    const cluster = new RaftCluster();
    for (let id = 1; id <= STORES; id++) cluster.nodes.push(await cluster.#openNode(id, directory, config));
    const peers = cluster.nodes.map((_, i) => newPeer(101 + i, 1 + i));
    const region = newRegion(1, new Uint8Array(0), new Uint8Array(0), newEpoch(1, 1), peers);
    for (const { store } of cluster.nodes) await store.bootstrap(region);
    await cluster.until(() => cluster.led(1) !== undefined);
    return cluster;
  }

  async #openNode(id: number, directory: string, config: Partial<RaftstoreConfig>): Promise<Node> {
    const env = this.#env;
    const { disk, tasks } = env;
    const memory = { memtableBytes: 16 << 20, blockCacheBytes: 32 << 20 };
    const engine = await LsmEngine.open({ directory: join(directory, `db-${id}`), disk, tasks, ...memory });
    const raftLog = await RaftLog.open(env, { directory: join(directory, `raft-${id}`), segmentBytes: 16 << 20 });
    const transport = {
      send: (to: number, messages: readonly RaftMessage[]) => {
        const wire = messages.map((message) => RaftMessage.encode(message));
        setImmediate(() =>
          receiveMessages(
            this.#node(to).store,
            wire.map((bytes) => RaftMessage.decode(bytes)),
          ),
        );
      },
      sendSnapshot: (_to: number, _head: RaftMessage, _chunks: unknown, done: (delivered: boolean) => void) =>
        setImmediate(() => done(false)),
    };
    const snapshotDirectory = join(directory, `snap-${id}`);
    const store = await RaftStore.open(env, { storeId: id, engine, raftLog, transport, snapshotDirectory, config });
    return { store, kv: new RegionKv(store), engine, raftLog };
  }

  #node(id: number): Node {
    return must(this.nodes[id - 1], 'a store of the cluster');
  }

  led(regionId: number): Led | undefined {
    for (const node of this.nodes) {
      const peer = node.store.peers.get(regionId);
      if (peer?.isLeader !== true || peer.appliedTerm !== peer.term) continue;
      const context = new Context();
      context.regionId = regionId;
      context.regionEpoch = peer.region.regionEpoch;
      context.peer = peer.region.peers.find(({ id }) => id === peer.peerId);
      return { node, region: peer.region, context };
    }
    return undefined;
  }

  async until(done: () => boolean): Promise<void> {
    const end = performance.now() + 120_000;
    while (!done()) {
      if (performance.now() > end) throw new Error('the cluster does not come to rest');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Splits until there are `count` regions, led evenly; region `i` of the result holds keys from `keyOf(i)` on. */
  async grow(count: number): Promise<number[]> {
    const ids = [1];
    while (ids.length < count) {
      const from = ids.length;
      const to = Math.min(count, from + SPLIT_BATCH);
      const keys = Array.from({ length: to - from }, (_, i) => keyOf(from + i));
      const split = keys.map(() => ({ newRegionId: this.#nextId++, newPeerIds: this.nodes.map(() => this.#nextId++) }));
      await this.#admin(must(ids.at(-1), 'a region'), batchSplit(keys, split, false));
      ids.push(...split.map(({ newRegionId }) => newRegionId));
      await this.until(() => ids.every((id) => this.led(id) !== undefined));
    }
    for (const [at, id] of ids.entries()) {
      const transfer = new AdminRequest();
      transfer.cmdType = AdminCmdType.TransferLeader;
      transfer.transferLeader = new TransferLeaderRequest();
      transfer.transferLeader.peer = must(this.led(id), 'a leader').region.peers[at % STORES];
      await this.#admin(id, transfer);
      if (at % SPLIT_BATCH === 0) await this.until(() => ids.every((one) => this.led(one) !== undefined));
    }
    await this.until(() => ids.every((id) => this.led(id) !== undefined));
    return ids;
  }

  async #admin(regionId: number, request: AdminRequest): Promise<void> {
    const { node, context } = must(this.led(regionId), 'a leader');
    await new Promise<void>((resolve, reject) =>
      node.kv.admin(context, request, {
        written: (error) => (error === undefined ? resolve() : reject(new Error(error.message))),
      }),
    );
  }

  get asleep(): boolean {
    return this.nodes.every(({ store }) => store.hibernation.awake.size === 0);
  }

  /** `count` writes of one row each, `inFlight` at a time, round the regions; latencies in milliseconds. */
  async write(regions: readonly number[], count: number, inFlight: number, value: Uint8Array): Promise<number[]> {
    const targets = regions.map((id, i) => ({ ...must(this.led(id), 'a leader'), key: rowOf(i) }));
    const latencies: number[] = [];
    const batch = new WriteBatch(256 + value.length);
    let started = 0;
    return await new Promise((resolve, reject) => {
      const next = (): void => {
        const { node, context, key } = must(targets[started % targets.length], 'a region');
        started++;
        const start = performance.now();
        batch.clear();
        batch.put(CF.default, key, value);
        node.kv.write(context, batch, {
          written: (error) => {
            if (error !== undefined) return reject(new Error(error.message));
            latencies.push(performance.now() - start);
            if (started < count) setImmediate(next);
            else if (latencies.length === count) resolve(latencies);
          },
        });
      };
      for (let i = 0; i < Math.min(inFlight, count); i++) next();
    });
  }

  async close(): Promise<void> {
    for (const { store, raftLog, engine } of this.nodes) {
      store.close();
      await raftLog.close();
      await engine.close();
    }
  }
}

/** Where region `at` begins. */
function keyOf(at: number): Uint8Array {
  return Buffer.from(String(at).padStart(8, '0'));
}

/** A row in region `at`, as the engine has it. */
function rowOf(at: number): Uint8Array {
  return Buffer.from(`z${String(at).padStart(8, '0')}row`);
}

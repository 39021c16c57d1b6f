/**
 * One run: a cluster of stores under a seed. First everything goes wrong (safety phase), then nothing does any more and the
 * cluster must come back within bounded virtual time (liveness phase). What a seed draws: store count, speeds, clock
 * drift, fault rates, sizes.
 */
import { Prng } from '@tessera/base';
import type { Region } from '@tessera/proto/metapb';
import { newEpoch, newPeer, newRegion, type RaftstoreConfig } from '@tessera/raftstore';
import { Checkers, CheckFailure, checkCover } from './checkers.ts';
import { Clients, REGISTERS } from './clients.ts';
import { isJoint, Operators } from './operators.ts';
import { Scheduler } from './scheduler.ts';
import { SimNet } from './sim-net.ts';
import { SimStore } from './sim-store.ts';

export interface RunOptions {
  /** Virtual length of the safety phase. */
  readonly seconds: number;
}

const CLIENTS = 4;
/** Virtual time a healed cluster has to serve, converge and clean up. */
const LIVENESS_MS = 120_000;

export class Cluster {
  readonly scheduler = new Scheduler();
  readonly stores = new Map<number, SimStore>();
  readonly checkers = new Checkers();
  readonly clients: Clients;
  readonly operators: Operators;
  readonly net: SimNet;
  readonly #prng: Prng;
  readonly #restartMs = new Map<number, number>();
  #failure: unknown;
  #calm = false;
  crashes = 0;

  constructor(seed: number) {
    const prng = new Prng(seed);
    this.#prng = prng;
    this.net = new SimNet(this.scheduler, new Prng(prng.u32()), this.stores, {
      loss: prng.pick([0, 0.01, 0.05, 0.15]),
      duplication: prng.pick([0, 0.02, 0.1]),
      delayMs: prng.pick([2, 10, 40]),
    });
    this.clients = new Clients(new Prng(prng.u32()), this.stores);
    this.operators = new Operators(new Prng(prng.u32()), this.stores);
    const config = drawConfig(prng);
    const memtableBytes = prng.pick([8, 32, 128]) * 1024;
    const count = prng.int(3, 6);
    for (let id = 1; id <= count; id++) {
      const store = new SimStore({
        id,
        scheduler: this.scheduler,
        seed: prng.u32(),
        config,
        memtableBytes,
        diskSpeed: { latencyMs: prng.pick([0.1, 1, 5]), hiccup: prng.pick([0, 0.01, 0.03]) },
        clockRate: 1 + (prng.float() - 0.5) * 0.04,
        transport: (from) => this.net.transport(from),
        observer: (node) => this.checkers.observer((error) => this.#storeFailed(node, error)),
      });
      this.stores.set(id, store);
    }
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
  }

  #storeFailed(node: SimStore, error: unknown): void {
    // A store whose power went in the middle of an operation finds its disk dead.
    if (node.powerIsGone) this.scheduler.after(0, () => this.#crash(node));
    else this.#fail(error);
  }

  async #run(forMs: number, done: () => boolean = () => false): Promise<void> {
    await this.scheduler.run(this.scheduler.nowMs + forMs, () => this.#failure !== undefined || done());
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Throws what went wrong. Resolves with a text that two runs of one seed share. */
  async run({ seconds }: RunOptions): Promise<string> {
    const peers = [1, 2, 3].map((storeId) => newPeer(100 + storeId, storeId));
    const region = newRegion(1, new Uint8Array(0), new Uint8Array(0), newEpoch(1, 1), peers);
    for (const store of this.stores.values()) this.#start(store, store.id <= 3 ? region : undefined);
    await this.#run(10_000, () => [...this.stores.values()].every(({ up }) => up));
    for (let client = 0; client < CLIENTS; client++) this.#actLater(client);
    this.#disturbLater();
    this.#checkLater();
    await this.#run(seconds * 1000);
    await this.#heal();
    const flaw = this.clients.judge();
    if (flaw !== undefined) throw new CheckFailure(flaw);
    return this.describe();
  }

  describe(): string {
    const { counts: clients } = this.clients;
    const { snapshots, delivered } = this.net;
    const all = { events: this.scheduler.count, crashes: this.crashes, delivered, snapshots };
    return JSON.stringify({ ...all, ...this.checkers.counts, ...clients, ...this.operators.counts });
  }

  // ---- safety phase

  #start(store: SimStore, bootstrap?: Region): void {
    store.start(bootstrap).catch((error) => this.#fail(error));
  }

  #crash(store: SimStore): void {
    if (store.store === undefined) return;
    this.crashes++;
    store.crash();
    this.#restartMs.set(store.id, this.scheduler.nowMs + this.#prng.int(50, 6000));
  }

  #actLater(client: number): void {
    this.scheduler.after(this.#prng.int(5, 150), () => {
      if (this.#calm) return;
      this.clients.act(client);
      this.#actLater(client);
    });
  }

  #disturbLater(): void {
    this.scheduler.after(this.#prng.int(50, 800), () => {
      if (this.#calm) return;
      this.#disturb();
      this.#restartDue();
      this.#disturbLater();
    });
  }

  #disturb(): void {
    const prng = this.#prng;
    const action = prng.float();
    const store = prng.pick([...this.stores.values()]);
    const up = [...this.stores.values()].filter((one) => one.up);
    if (action < 0.05) {
      if (up.length > 1 && store.up) this.#crash(store);
    } else if (action < 0.1) {
      if (store.up) store.crashAtOperation(prng.int(1, 40));
    } else if (action < 0.2) this.#isolate(store.id);
    else if (action < 0.35) this.net.heal();
    else this.operators.act();
  }

  /** Cuts one store off, from all or some, in both or one direction. */
  #isolate(id: number): void {
    const direction = this.#prng.pick(['both', 'in', 'out']);
    const partial = this.#prng.chance(0.3);
    for (const other of this.stores.keys()) {
      if (other === id || (partial && this.#prng.chance(0.5))) continue;
      if (direction !== 'in') this.net.cut(id, other);
      if (direction !== 'out') this.net.cut(other, id);
    }
  }

  #restartDue(): void {
    for (const store of this.stores.values()) {
      if (store.powerIsGone) this.#crash(store);
      const at = this.#restartMs.get(store.id);
      if (!store.down || at === undefined || at > this.scheduler.nowMs) continue;
      this.#restartMs.delete(store.id);
      this.#start(store);
    }
  }

  #checkLater(): void {
    this.scheduler.after(500, () => {
      for (const { store } of this.stores.values()) if (store !== undefined) this.checkers.checkStore(store);
      this.checkers.compareReplicas(this.stores.values()).catch((error) => this.#fail(error));
      this.#checkLater();
    });
  }

  // ---- liveness phase

  async #heal(): Promise<void> {
    this.#calm = true;
    this.net.heal();
    this.net.faults = { loss: 0, duplication: 0, delayMs: 5 };
    let served = 0;
    const wanted = 2 * REGISTERS;
    const keepUp = (): void => {
      this.#restartMs.clear();
      for (const store of this.stores.values()) {
        if (store.powerIsGone) this.#crash(store);
        if (store.down) this.#start(store);
      }
      this.operators.leaveJoint();
      this.scheduler.after(1000, keepUp);
    };
    for (const store of this.stores.values()) store.crashAtOperation(Number.POSITIVE_INFINITY);
    keepUp();
    await this.#run(LIVENESS_MS, () => this.#quiet());
    if (!this.#quiet()) throw new CheckFailure(`not healed after ${LIVENESS_MS} ms: ${this.#unrest()}`);
    const retry = (at: number, call: 'read' | 'write'): void => {
      this.clients[call](at, 99, (ok) => {
        if (ok) served++;
        else this.scheduler.after(100, () => retry(at, call));
      });
    };
    for (let at = 0; at < REGISTERS; at++) {
      retry(at, 'read');
      retry(at, 'write');
    }
    await this.#run(LIVENESS_MS, () => served === wanted);
    if (served < wanted) throw new CheckFailure(`${wanted - served} of ${wanted} last calls got no answer`);
    await this.#run(LIVENESS_MS, () => this.#quiet());
    if (!this.#quiet()) throw new CheckFailure(`replicas do not converge: ${this.#unrest()}`);
    let compared = false;
    this.checkers.compareReplicas(this.stores.values()).then(
      () => {
        compared = true;
      },
      (error) => this.#fail(error),
    );
    await this.#run(10_000, () => compared);
  }

  #quiet(): boolean {
    return this.#unrest() === undefined;
  }

  /** What still differs from a cluster at rest: all up, every region led, all members there and equal, nobody else. */
  #unrest(): string | undefined {
    for (const { id, up } of this.stores.values()) if (!up) return `store ${id} is down`;
    const regions = new Map<number, Region>();
    const applied = new Map<number, number>();
    for (const { node, region } of this.operators.leaders()) {
      if (regions.has(region.id)) return `region ${region.id} has two leaders`;
      regions.set(region.id, region);
      applied.set(region.id, node.store?.peers.get(region.id)?.applied ?? 0);
      if (isJoint(region)) return `region ${region.id} is in joint state`;
    }
    try {
      checkCover([...regions.values()]);
    } catch (error) {
      return (error as Error).message;
    }
    for (const region of regions.values()) {
      for (const { id, storeId } of region.peers) {
        const peer = this.stores.get(storeId)?.store?.peers.get(region.id);
        if (peer?.peerId !== id || peer.applied !== applied.get(region.id) || peer.installing) {
          return `region ${region.id}: peer ${id} on store ${storeId} is at ${peer?.applied} of ${applied.get(region.id)}`;
        }
      }
    }
    for (const { id, store } of this.stores.values()) {
      for (const peer of store?.peers.values() ?? []) {
        const member = regions.get(peer.region.id)?.peers.some((one) => one.id === peer.peerId);
        if (peer.initialized && member !== true) return `store ${id} keeps peer ${peer.peerId} of ${peer.region.id}`;
      }
    }
    return undefined;
  }
}

function drawConfig(prng: Prng): Partial<RaftstoreConfig> {
  const heartbeatTicks = prng.int(1, 4);
  return {
    heartbeatTicks,
    entryBytesMax: prng.pick([2048, 64 * 1024]),
    messageBytesMax: prng.pick([256, 4096, 1024 * 1024]),
    inflightMax: prng.pick([2, 16, 256]),
    logGcTicks: prng.pick([3, 10]),
    // One would never end: cutting the log is itself an entry.
    logGcThreshold: prng.pick([2, 5, 30]),
    logGcCountLimit: prng.pick([10, 60, 1000]),
    logBytesMax: prng.pick([64, 256]) * 1024,
    snapshotChunkBytes: prng.pick([100, 2000]),
    snapshotsMax: prng.pick([1, 4]),
    staleCheckTicks: 30,
    memtablesMax: prng.pick([1, 8]),
  };
}

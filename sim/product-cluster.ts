/**
 * The whole product: a placement driver, stores and our client, as programs build them, over gRPC on the simulated network. The placement
 * driver makes replicas, moves leaders and splits; the plan only wishes.
 */
import { concatBytes, must, Prng, silentLogger, utf8 } from '@tessera/base';
import type { ClientEnv } from '@tessera/client';
import { type Client, connect } from '@tessera/client';
import { encodeBytes, keyspacePrefix } from '@tessera/codec';
import { CF } from '@tessera/engine';
import * as pdpb from '@tessera/proto/pdpb';
import type { StoreConfig } from '@tessera/store';
import { CheckFailure } from './check-failure.ts';
import { checkCover, type StoreView } from './checkers.ts';
import { ClientKv } from './client-kv.ts';
import type { Load } from './load.ts';
import { isJoint } from './operators.ts';
import type { Order } from './plan.ts';
import { type NodeOptions, PD_ID, PD_PORT, ProductPd, ProductStore, Worlds } from './product-nodes.ts';
import { SCENARIOS } from './scenarios.ts';
import { drawSettings, type Settings } from './settings.ts';
import { MachineClock, SimClock } from './sim-clock.ts';
import { hostOf, SimInternet } from './sim-internet.ts';
import type { SimMachine } from './sim-machine.ts';
import { SimProcess } from './sim-process.ts';
import { CLIENTS, type RunOptions, Simulation } from './simulation.ts';
import { Fleet, machineOfClient } from './txn/fleet.ts';
import { createLoad } from './txn/loads.ts';
import { dumpLeaders } from './txn/mvcc-dump.ts';
import type { TxnLoad } from './txn/txn-load.ts';
import { SPLIT_KEYS, Workload } from './workload.ts';

const CLIENT_ID = 200;
const REPLICAS = 3;
/** Time for locks that dead clients left, and for garbage, to go. */
const SETTLE_SECONDS = 90;
/** A client gives up a call soon enough to do others in a run. */
const CALL_MS = 3000;

export class ProductCluster extends Simulation<ProductStore> {
  protected override readonly pd: ProductPd;
  readonly #internet: SimInternet;
  readonly #worlds = new Worlds();
  readonly #settings: Settings;
  readonly #clientEnv: ClientEnv;
  readonly #clientProcess: SimProcess;
  #client: Client | undefined;
  #fleet: Fleet | undefined;
  #txns: TxnLoad | undefined;
  #workload: Load | undefined;
  readonly #storeChanges: Partial<StoreConfig>;
  readonly #counts = { orders: 0, done: 0 };

  constructor(options: RunOptions) {
    super(options, othersOf(options));
    const { setup, scenario, scheduler } = this;
    this.#storeChanges = scenario.load === 'raw' ? {} : drawTxnConfig(setup);
    // Compactions that collect garbage do so in each store by itself.
    const collects = scenario.load === 'collector' && this.#storeChanges['gc.enable-compaction-filter'] === true;
    if (collects) this.checkers.families = [CF.lock];
    this.#internet = new SimInternet(scheduler, this.links, new Prng(setup.u32()));
    this.#settings = drawSettings(setup, scenario);
    this.pd = new ProductPd(this.#nodeOptions(PD_ID), {
      'replication.max-replicas': REPLICAS,
      'schedule.patrol-region-interval': 10,
      'schedule.max-store-down-time': 600_000,
      ...(scenario.merges ? { 'schedule.merge-schedule-limit': 8, 'schedule.split-merge-interval': 1000 } : {}),
    });
    const count = setup.int(scenario.stores[0], scenario.stores[1] + 1);
    for (let id = 1; id <= count; id++) this.#addStore(id);
    this.#clientProcess = new SimProcess(scheduler);
    const clock = new SimClock(new MachineClock(scheduler, 1, 0), this.#clientProcess);
    const tasks = { defer: (task: () => void): void => this.#clientProcess.after(0, 'task', task) };
    const network = this.#internet.networkOf(CLIENT_ID, this.#clientProcess);
    this.#clientEnv = { clock, tasks, network, random: new Prng(setup.u32()), log: silentLogger };
  }

  protected override get workload(): Load {
    return must(this.#workload, 'the client is connected');
  }

  #nodeOptions(id: number): NodeOptions {
    const failed = (node: SimMachine, error: unknown): void => this.machineFailed(node, error);
    return { ...this.machineOptions(id), internet: this.#internet, failed };
  }

  #addStore(id: number): void {
    const { setup, scenario } = this;
    const changes = {
      ...(scenario.apiVersion === 2 ? { 'storage.api-version': 2, 'storage.enable-ttl': true } : {}),
      'raftstore.pd-heartbeat-tick-interval': setup.pick([500, 2000]),
      'raftstore.pd-store-heartbeat-tick-interval': setup.pick([500, 2000]),
      'server.graceful-shutdown-timeout': 2000,
      ...(scenario.merges ? { 'raftstore.merge-check-tick-interval': 200 } : {}),
      ...this.#storeChanges,
    };
    const { mutant } = this.options;
    // The collector writes up to 32 KiB at once, far below any limit of an entry that a config allows.
    const entries = this.scenario.load === 'collector' ? { entryBytesMax: 64 * 1024 } : {};
    const sizes = { ...this.#settings, raftstore: { ...this.#settings.raftstore, ...entries, ...mutant?.config } };
    this.stores.set(id, new ProductStore(this.#nodeOptions(id), changes, sizes, this.checkers.observer(id)));
  }

  override async run(): Promise<string> {
    const stop = this.#worlds.watch();
    try {
      return await super.run();
    } finally {
      stop();
    }
  }

  protected override async bringUp(): Promise<void> {
    this.start(this.pd);
    for (const store of this.stores.values()) this.start(store);
    const endpoint = `${hostOf(PD_ID)}:${PD_PORT}`;
    const { apiVersion } = this.scenario;
    const connecting = connect({ pdEndpoints: [endpoint], env: this.#clientEnv, timeoutMs: CALL_MS, apiVersion });
    this.#client = await this.wait(connecting);
    if (this.scenario.load === 'raw') this.#workload = new Workload(new ClientKv(this.#client), this.scenario);
    else this.#workload = this.#bringTransactions(endpoint);
    await this.rest('the cluster does not begin');
  }

  #bringTransactions(pdEndpoint: string): TxnLoad {
    const { scheduler, setup, scenario } = this;
    const calm = Object.keys(scenario.faults).length === 0;
    const eager = !calm && setup.chance(0.3);
    const prng = new Prng(setup.u32());
    const fleet = new Fleet({ scheduler, internet: this.#internet, prng, pdEndpoint, calm, eager });
    this.#fleet = fleet;
    this.#txns = createLoad(scenario.load, { fleet, calm, config: this.#storeChanges, seed: setup.u32() });
    return this.#txns;
  }

  /** Until nothing is left of transactions but their versions. */
  protected override async inspect(): Promise<void> {
    const load = this.#txns;
    if (load === undefined) return;
    for (let second = 0; ; second++) {
      const dump = await this.wait(dumpLeaders(this.stores.values()));
      const left = dump === undefined ? 'regions are on the move' : load.unsettled(dump);
      if (dump !== undefined && left === undefined) {
        load.inspect(dump);
        return;
      }
      if (second === SETTLE_SECONDS) throw new CheckFailure('liveness', `after ${second} s ${left}`);
      if (dump !== undefined) load.meetLocks(this.prng, dump);
      await this.pass(1000);
    }
  }

  protected override startMachine(machine: SimMachine): Promise<void> {
    if (machine === this.pd) return this.pd.start();
    return must(this.stores.get(machine.id), 'a store of this cluster').start(this.#worlds);
  }

  protected override order(order: Order, prng: Prng): string | undefined {
    switch (order) {
      case 'split': {
        const key = prng.pick(this.#txns?.keys ?? SPLIT_KEYS);
        const splitKey = this.#regionKey(utf8(key));
        void this.#ask(pdpb.PD.SplitRegions, { splitKeys: [splitKey], retryLimit: 1 }).catch(() => {});
        return `ask PD for a split at ${key}`;
      }
      case 'scatter': {
        const leader = this.#leader(prng);
        if (leader === undefined) return undefined;
        void this.#ask(pdpb.PD.ScatterRegion, { regionsId: [leader.region.id] }).catch(() => {});
        return `ask PD to scatter region ${leader.region.id}`;
      }
      case 'transfer': {
        const leader = this.#leader(prng);
        const target = leader === undefined ? undefined : prng.pick(leader.region.peers);
        if (leader === undefined || target === undefined || target.id === leader.peerId) return undefined;
        this.#transfer(leader.region.id, target.id);
        return `region ${leader.region.id}: transfer to store ${target.storeId}`;
      }
      default:
        return undefined;
    }
  }

  /** As `RegionKv.admin` does it: not while members change; the leader writes down first what only its memory knows. */
  #transfer(regionId: number, to: number): void {
    for (const { store, process } of this.stores.values()) {
      const leader = store?.peers.get(regionId);
      if (store === undefined || leader?.isLeader !== true) continue;
      process?.after(0, 'net', () => {
        if (leader.raft.confChangePending) return;
        const batch = store.observer.beforeTransfer?.(regionId);
        if (batch !== undefined) leader.write(batch, { written: () => {} }, store.nowMs());
        leader.flush(store.nowMs());
        leader.raft.transferLeader(to);
        store.activate(leader);
      });
    }
  }

  /** The form in which regions know a key of the workload. */
  #regionKey(key: Uint8Array): Uint8Array {
    const isRaw = this.#txns === undefined;
    if (this.scenario.apiVersion === 2) {
      return encodeBytes(concatBytes(keyspacePrefix(isRaw ? 'raw' : 'txn', 0), key));
    }
    return isRaw ? key : encodeBytes(key);
  }

  #leader(prng: Prng) {
    const leaders = [...this.stores.values()].flatMap(({ up, paused, store }) =>
      up && !paused && store !== undefined ? [...store.peers.values()].filter(({ isLeader }) => isLeader) : [],
    );
    return leaders.length === 0 ? undefined : prng.pick(leaders);
  }

  #ask: Client['pd']['call'] = (method, request, options) => {
    this.#counts.orders++;
    const answer = must(this.#client, 'the client is connected').pd.call(method, request, options);
    answer.then(
      () => this.#counts.done++,
      () => {},
    );
    return answer;
  };

  protected override leave(): boolean {
    return false;
  }

  protected override tidy(): void {}

  protected override mend(): void {}

  /** Every region has its three replicas, and PD knows that. */
  protected override moreUnrest(): string | undefined {
    if (!this.pd.up) return 'PD is down';
    const regions = [...this.stores.values()].flatMap(({ store }: StoreView) =>
      store === undefined
        ? []
        : [...store.peers.values()].filter(({ isLeader }) => isLeader).map(({ region }) => region),
    );
    checkCover(regions);
    for (const region of regions) {
      if (isJoint(region) || region.peers.length !== REPLICAS) {
        return `region ${region.id} has ${region.peers.length} peers`;
      }
    }
    return undefined;
  }

  protected override async closeAll(): Promise<readonly (string | undefined)[]> {
    const fleet = await this.#fleet?.close();
    await this.#client?.close();
    const stores = await Promise.all([...this.stores.values()].map((store) => store.close()));
    const client =
      this.#clientProcess.timers === 0 ? undefined : `the client left ${this.#clientProcess.timers} timers`;
    return [fleet, client, ...stores, await this.pd.close()];
  }

  protected override describeMore(): object {
    return this.#fleet === undefined ? this.#counts : { ...this.#counts, deaths: this.#fleet.deaths };
  }
}

/** Machines besides the stores' that can be cut off. */
function othersOf({ scenario }: RunOptions): readonly number[] {
  const clients =
    SCENARIOS[scenario].load === 'raw' ? [] : Array.from({ length: CLIENTS }, (_, at) => machineOfClient(at));
  return [PD_ID, CLIENT_ID, ...clients];
}

function drawTxnConfig(setup: Prng): Partial<StoreConfig> {
  return {
    'pessimistic-txn.pipelined': setup.chance(0.7),
    'pessimistic-txn.in-memory': setup.chance(0.7),
    'gc.enable-compaction-filter': setup.chance(0.5),
    'resolved-ts.advance-ts-interval': setup.pick([500, 2000]),
  };
}

/** A cluster of stores without gRPC and without a placement driver: raft log, engine, raftstore and raw commands, which clients reach directly. */
import { must, Prng } from '@tessera/base';
import type { Region } from '@tessera/proto/metapb';
import { newEpoch, newPeer, newRegion, type Observer } from '@tessera/raftstore';
import { DirectKv } from './direct-kv.ts';
import { Operators } from './operators.ts';
import type { Order } from './plan.ts';
import { drawSettings, type Settings } from './settings.ts';
import type { SimMachine } from './sim-machine.ts';
import { SimNet } from './sim-net.ts';
import { SimStore } from './sim-store.ts';
import { type RunOptions, Simulation } from './simulation.ts';
import { SPLIT_KEYS, Workload } from './workload.ts';

const STORES_MAX = 7;

export class Cluster extends Simulation<SimStore> {
  protected override readonly workload: Workload;
  readonly #operators = new Operators(this.stores, SPLIT_KEYS);
  readonly #net: SimNet;
  readonly #settings: Settings;
  #first: Region | undefined;

  constructor(options: RunOptions) {
    super(options, []);
    const { setup, scenario } = this;
    const { lateBreaks = 0 } = scenario;
    const faults = { loss: setup.pick(scenario.loss), duplication: setup.pick(scenario.duplication), lateBreaks };
    this.#net = new SimNet(this.scheduler, new Prng(setup.u32()), this.stores, this.links, faults);
    this.workload = new Workload(new DirectKv(new Prng(setup.u32()), this.stores), scenario);
    this.#settings = drawSettings(setup, scenario);
    const count = setup.int(scenario.stores[0], scenario.stores[1] + 1);
    for (let id = 1; id <= count; id++) this.#addStore();
  }

  #addStore(): SimStore {
    const { mutant } = this.options;
    const id = this.stores.size + 1;
    const store = new SimStore({
      ...this.machineOptions(id),
      config: { ...this.#settings.raftstore, ...mutant?.config },
      memtableBytes: this.#settings.memtableBytes,
      segmentBytes: this.#settings.segmentBytes,
      transport: (from) => this.#net.transport(from),
      observer: (node) => this.#observer(node),
      ...(mutant?.wrapEngine === undefined ? {} : { wrapEngine: mutant.wrapEngine }),
    });
    this.stores.set(id, store);
    return store;
  }

  #observer(node: SimStore): Observer {
    const checks = this.checkers.observer(node.id);
    return {
      ...checks,
      regionChanged: (region) => {
        checks.regionChanged?.(region);
        if (node.store?.peers.get(region.id)?.installing === true) this.began(node);
      },
      split: (...event) => {
        checks.split?.(...event);
        this.began(node);
      },
      failed: (error) => this.machineFailed(node, error),
    };
  }

  protected override async bringUp(): Promise<void> {
    const peers = [1, 2, 3].map((storeId) => newPeer(100 + storeId, storeId));
    this.#first = newRegion(1, new Uint8Array(0), new Uint8Array(0), newEpoch(1, 1), peers);
    for (const store of this.stores.values()) this.start(store);
    await this.pass(10_000, () => [...this.stores.values()].every(({ up }) => up));
    this.#first = undefined;
  }

  protected override startMachine(machine: SimMachine): Promise<void> {
    return this.#store(machine).start(machine.id <= 3 ? this.#first : undefined);
  }

  #store({ id }: SimMachine): SimStore {
    return must(this.stores.get(id), 'a store of this cluster');
  }

  protected override order(order: Order, prng: Prng): string | undefined {
    switch (order) {
      case 'split':
      case 'merge':
      case 'transfer':
      case 'members':
        return this.#operators.act(order, prng);
      case 'join': {
        if (this.stores.size >= STORES_MAX) return undefined;
        const store = this.#addStore();
        this.start(store);
        return `store ${store.id} joins`;
      }
      case 'drain': {
        const store = prng.pick([...this.stores.values()]);
        return this.leave(store) ? `drain store ${store.id}` : undefined;
      }
      case 'swing':
        return this.#operators.swing(prng, (ms, then) => this.scheduler.after(ms, then));
      case 'scatter':
        return undefined;
    }
  }

  protected override leave({ id }: SimMachine): boolean {
    const { leaving } = this.#operators;
    if (leaving.has(id) || this.stores.size - leaving.size <= 3) return false;
    leaving.add(id);
    return true;
  }

  protected override tidy(): void {
    this.#operators.tidy(this.prng);
  }

  protected override mend(): void {
    this.#net.faults = { loss: 0, duplication: 0, lateBreaks: 0 };
  }

  protected override closeAll(): Promise<readonly (string | undefined)[]> {
    return Promise.all([...this.stores.values()].map((store) => store.close()));
  }

  protected override describeMore(): object {
    return { ...this.#net.counts, ...this.#operators.counts };
  }
}

/**
 * One run: a cluster of stores under a seed. First everything goes wrong that the plan says (safety phase), then nothing does any more and
 * the cluster must come back within bounded virtual time, serve, converge and leave nothing behind (liveness phase).
 */
import { describeError, Prng } from '@tessera/base';
import type { Region } from '@tessera/proto/metapb';
import { newEpoch, newPeer, newRegion } from '@tessera/raftstore';
import { CheckFailure } from './check-failure.ts';
import { Checkers } from './checkers.ts';
import { DirectKv } from './direct-kv.ts';
import { Links } from './links.ts';
import type { Mutant } from './mutants.ts';
import { Nemesis } from './nemesis.ts';
import { Operators } from './operators.ts';
import { drawPlan, type PlanItem } from './plan.ts';
import { findUnrest } from './rest.ts';
import { drawSettings, SCENARIOS, type Scenario, type ScenarioName, type Settings } from './scenarios.ts';
import { Scheduler } from './scheduler.ts';
import { MachineClock } from './sim-clock.ts';
import { SimNet } from './sim-net.ts';
import { SimStore } from './sim-store.ts';
import { Trace } from './trace.ts';
import { SPLIT_KEYS, Workload } from './workload.ts';

export interface RunOptions {
  readonly seed: number;
  readonly scenario: ScenarioName;
  /** Virtual length of the safety phase. */
  readonly seconds: number;
  /** Items of the plan that happen; absent: all. */
  readonly keep?: ReadonlySet<number> | undefined;
  readonly mutant?: Mutant | undefined;
}

const CLIENTS = 4;
const STORES_MAX = 7;
/** Virtual time a healed cluster has to serve, converge and clean up. */
const LIVENESS_MS = 120_000;

export class Cluster {
  readonly scheduler = new Scheduler();
  readonly trace = new Trace(this.scheduler);
  readonly stores = new Map<number, SimStore>();
  readonly checkers = new Checkers(this.trace, (failure) => this.fail(failure));
  readonly operators = new Operators(this.stores, SPLIT_KEYS);
  readonly plan: readonly PlanItem[];
  readonly workload: Workload;
  readonly links: Links;
  readonly net: SimNet;
  readonly #options: RunOptions;
  readonly #scenario: Scenario;
  readonly #prng: Prng;
  readonly #settings: Settings;
  readonly #nemesis: Nemesis;
  readonly #restartMs = new Map<number, number>();
  /** Stores whose disk is gone for good. */
  readonly #lost = new Set<number>();
  #failure: unknown;
  #calm = false;
  readonly #counts = { crashes: 0, kills: 0, diskStops: 0 };

  constructor(options: RunOptions) {
    this.#options = options;
    this.#scenario = SCENARIOS[options.scenario];
    const scenario = this.#scenario;
    const prng = new Prng(options.seed);
    this.#prng = new Prng(prng.u32());
    this.plan = drawPlan(scenario, new Prng(prng.u32()), options.seconds);
    this.links = new Links(this.scheduler, new Prng(prng.u32()), prng.pick(scenario.delayMs), 0.02);
    const faults = { loss: prng.pick(scenario.loss), duplication: prng.pick(scenario.duplication) };
    this.net = new SimNet(this.scheduler, new Prng(prng.u32()), this.stores, this.links, faults);
    this.workload = new Workload(new DirectKv(new Prng(prng.u32()), this.stores), scenario.mix);
    this.#settings = drawSettings(prng);
    this.#nemesis = new Nemesis({
      scheduler: this.scheduler,
      stores: this.stores,
      links: this.links,
      leaders: () => this.operators.leaders().map(({ node }) => node),
      stop: (store, how, restartMs) => this.#stop(store, how, restartMs),
      lose: (store) => this.#lose(store),
    });
    const count = prng.int(scenario.stores[0], scenario.stores[1] + 1);
    for (let id = 1; id <= count; id++) this.#addStore();
  }

  #addStore(): SimStore {
    const prng = this.#prng;
    const { mutant } = this.#options;
    const id = this.stores.size + 1;
    const store = new SimStore({
      id,
      scheduler: this.scheduler,
      prng: new Prng(prng.u32()),
      config: { ...this.#settings.raftstore, ...mutant?.config },
      memtableBytes: this.#settings.memtableBytes,
      segmentBytes: this.#settings.segmentBytes,
      diskSpeed: { latencyMs: prng.pick([0.1, 1, 5]), hiccup: prng.pick([0, 0.01, 0.03]) },
      clock: new MachineClock(this.scheduler, 1 + (prng.float() - 0.5) * 0.04, prng.int(0, 1_000_000)),
      transport: (from) => this.net.transport(from),
      observer: (node) => this.checkers.observer(node.id, (error) => this.#storeFailed(node, error)),
      ...(mutant?.diskLies === undefined ? {} : { diskLies: mutant.diskLies }),
      ...(mutant?.wrapEngine === undefined ? {} : { wrapEngine: mutant.wrapEngine }),
    });
    this.stores.set(id, store);
    return store;
  }

  /** The run has failed; it ends before the next event. */
  fail(error: unknown): void {
    this.#failure ??= error;
  }

  async #run(forMs: number, done: () => boolean = () => false): Promise<void> {
    await this.scheduler.run(this.scheduler.nowMs + forMs, () => this.#failure !== undefined || done());
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Throws what went wrong. Resolves with a text that two runs of one seed share. */
  async run(): Promise<string> {
    const undo = this.#options.mutant?.apply?.();
    try {
      const peers = [1, 2, 3].map((storeId) => newPeer(100 + storeId, storeId));
      const region = newRegion(1, new Uint8Array(0), new Uint8Array(0), newEpoch(1, 1), peers);
      for (const store of this.stores.values()) this.#start(store, store.id <= 3 ? region : undefined);
      await this.#run(10_000, () => [...this.stores.values()].every(({ up }) => up));
      const { keep } = this.#options;
      for (const item of this.plan) {
        if (keep === undefined || keep.has(item.id)) this.scheduler.after(item.atMs, () => this.#act(item));
      }
      this.#watch();
      await this.#run(this.#options.seconds * 1000);
      await this.#heal();
      this.workload.judge();
      await this.#closeAll();
      return this.describe();
    } finally {
      undo?.();
    }
  }

  describe(): string {
    const { counts: clients } = this.workload;
    const all = { digest: this.trace.digest, ...this.#counts, ...this.net.counts };
    return JSON.stringify({ ...all, ...this.checkers.counts, ...clients, ...this.operators.counts });
  }

  // ---- safety phase

  #act({ id, act, salt }: PlanItem): void {
    if (this.#calm) return;
    const prng = new Prng(salt);
    if (act === 'call') {
      this.workload.act(prng, prng.int(0, CLIENTS));
      return;
    }
    const text = this.#disturb(act, prng);
    if (text !== undefined) this.trace.note(`#${id} ${text}`);
  }

  #disturb(act: Exclude<PlanItem['act'], 'call'>, prng: Prng): string | undefined {
    switch (act) {
      case 'split':
      case 'transfer':
      case 'members':
        return this.operators.act(act, prng);
      case 'join': {
        if (this.stores.size >= STORES_MAX) return undefined;
        const store = this.#addStore();
        this.#start(store);
        return `store ${store.id} joins`;
      }
      case 'drain': {
        const store = prng.pick([...this.stores.values()]);
        return this.#leave(store) ? `drain store ${store.id}` : undefined;
      }
      default:
        return this.#nemesis.act(act, prng);
    }
  }

  /** The others must be able to carry three replicas. */
  #leave(store: SimStore): boolean {
    const { leaving } = this.operators;
    if (leaving.has(store.id) || this.stores.size - leaving.size <= 3) return false;
    leaving.add(store.id);
    return true;
  }

  /** One at a time: two lost disks may hold the only two copies of what was acknowledged. */
  #lose(store: SimStore): boolean {
    if (this.#lost.size > 0 || !this.#leave(store)) return false;
    this.#lost.add(store.id);
    store.crash();
    return true;
  }

  #start(store: SimStore, bootstrap?: Region): void {
    this.#restartMs.delete(store.id);
    store.start(bootstrap).then(
      () => this.trace.note(`store ${store.id} is up`),
      (error) => this.#storeFailed(store, error),
    );
  }

  #stop(store: SimStore, how: 'crash' | 'kill', restartMs: number): void {
    if (store.down) return;
    this.#counts[how === 'crash' ? 'crashes' : 'kills']++;
    store[how]();
    this.#restartMs.set(store.id, this.scheduler.nowMs + restartMs);
  }

  /** A store stops by itself when its disk fails it; anything else is a failure of the run. */
  #storeFailed(store: SimStore, error: unknown): void {
    const incarnation = store.process;
    this.trace.note(`store ${store.id} stops: ${describeError(error)}`);
    const { disk } = store;
    const broken = /\((ENOSPC|EIO)\)/.test(describeError(error));
    if (!store.powerIsGone && !broken && !disk.rotten) {
      this.fail(error);
      return;
    }
    this.scheduler.after(0, () => {
      if (store.process !== incarnation) return;
      this.#counts.diskStops++;
      // What a failed sync left is not known, so the machine starts anew too; rot is mended by whoever has the sectors elsewhere.
      if (disk.rotten) disk.mend();
      this.#stop(store, 'crash', this.#prng.int(50, 3000));
    });
  }

  #restartDue(always: boolean): void {
    for (const store of this.stores.values()) {
      if (this.#lost.has(store.id)) continue;
      if (store.powerIsGone) this.#stop(store, 'crash', this.#prng.int(50, 3000));
      const at = this.#restartMs.get(store.id);
      if (store.down && (always || (at !== undefined && at <= this.scheduler.nowMs))) this.#start(store);
    }
  }

  #watch(): void {
    this.#restartDue(this.#calm);
    if (this.#calm) this.operators.tidy(this.#prng);
    for (const { store } of this.stores.values()) if (store !== undefined) this.checkers.checkStore(store);
    this.checkers.compareReplicas(this.stores.values()).catch((error) => this.fail(error));
    this.scheduler.after(this.#calm ? 1000 : 250, () => this.#watch());
  }

  // ---- liveness phase

  async #heal(): Promise<void> {
    this.#calm = true;
    this.trace.note('the faults end');
    this.links.heal();
    this.links.usualMs = 5;
    this.net.faults = { loss: 0, duplication: 0 };
    for (const store of this.stores.values()) {
      store.process?.resume(this.#prng);
      store.disk.faults.full = false;
      store.disk.faults.syncFails = false;
      store.disk.mend();
      store.crashAtOperation(Number.POSITIVE_INFINITY);
    }
    await this.#rest('the cluster does not heal');
    let left = this.workload.keys.length + 1;
    const again = (attempt: () => Promise<boolean>): void => {
      void attempt().then((ok) => {
        if (ok) left--;
        else this.scheduler.after(100, () => again(attempt));
      });
    };
    for (const key of this.workload.keys) again(() => this.workload.touch(key, CLIENTS, this.#prng));
    again(() => this.workload.scan(CLIENTS, false));
    await this.#run(LIVENESS_MS, () => left === 0);
    if (left > 0) throw new CheckFailure('liveness', `${left} of the last calls were not served`);
    await this.#rest('replicas do not converge');
    const compared = this.checkers.compareReplicas(this.stores.values());
    await this.#wait(compared);
  }

  async #rest(what: string): Promise<void> {
    const unrest = (): string | undefined => findUnrest(this.stores, this.operators.leaders(), this.#lost);
    await this.#run(LIVENESS_MS, () => unrest() === undefined);
    const left = unrest();
    if (left !== undefined) throw new CheckFailure('liveness', `${what} in ${LIVENESS_MS} ms: ${left}`);
  }

  async #wait<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const done = (): void => {
      settled = true;
    };
    promise.then(done, done);
    await this.#run(60_000, () => settled);
    if (!settled) throw new CheckFailure('liveness', 'something of the end takes for ever');
    return await promise;
  }

  async #closeAll(): Promise<void> {
    const left = await this.#wait(Promise.all([...this.stores.values()].map((store) => store.close())));
    const leak = left.find((text) => text !== undefined);
    if (leak !== undefined) throw new CheckFailure('leak', leak);
  }
}

/**
 * One run, whatever it is made of: first everything goes wrong that the plan says (safety phase), then nothing does any more and the
 * cluster must come back within bounded virtual time, serve, converge and leave nothing behind (liveness phase).
 */
import { describeError, Prng } from '@tessera/base';
import { CheckFailure } from './check-failure.ts';
import { Checkers, type StoreView } from './checkers.ts';
import { Links } from './links.ts';
import type { Load } from './load.ts';
import type { Mutant } from './mutants.ts';
import { Nemesis } from './nemesis.ts';
import { drawPlan, type Order, type PlanItem } from './plan.ts';
import { findUnrest } from './rest.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';
import { Scheduler } from './scheduler.ts';
import { MachineClock } from './sim-clock.ts';
import type { MachineOptions, SimMachine } from './sim-machine.ts';
import { Trace } from './trace.ts';

export interface RunOptions {
  readonly seed: number;
  readonly scenario: ScenarioName;
  /** Virtual length of the safety phase. */
  readonly seconds: number;
  /** Items of the plan that happen; absent: all. */
  readonly keep?: ReadonlySet<number> | undefined;
  readonly mutant?: Mutant | undefined;
}

export const CLIENTS = 4;
/** Virtual time a healed cluster has to serve, converge and clean up. */
const LIVENESS_MS = 120_000;

export abstract class Simulation<Store extends SimMachine & StoreView> {
  readonly scheduler = new Scheduler();
  readonly trace = new Trace(this.scheduler);
  readonly stores = new Map<number, Store>();
  readonly checkers = new Checkers(this.trace, (failure) => this.fail(failure));
  readonly plan: readonly PlanItem[];
  readonly links: Links;
  protected readonly options: RunOptions;
  protected readonly scenario: Scenario;
  /** For what is drawn while it runs. */
  protected readonly prng: Prng;
  /** For what is drawn before it runs. */
  protected readonly setup: Prng;
  readonly #nemesis: Nemesis;
  readonly #restartMs = new Map<SimMachine, number>();
  /** Stores whose disk is gone for good. */
  protected readonly lost = new Set<number>();
  #failure: unknown;
  #calm = false;
  #comparing = false;
  readonly #counts = { crashes: 0, kills: 0, diskStops: 0 };

  constructor(options: RunOptions, others: readonly number[]) {
    this.options = options;
    this.scenario = SCENARIOS[options.scenario];
    this.checkers.calm = Object.keys(this.scenario.faults).length === 0;
    this.setup = new Prng(options.seed);
    this.prng = new Prng(this.setup.u32());
    this.plan = drawPlan(this.scenario, new Prng(this.setup.u32()), options.seconds);
    this.links = new Links(this.scheduler, new Prng(this.setup.u32()), this.setup.pick(this.scenario.delayMs), 0.02);
    const self = this;
    this.#nemesis = new Nemesis({
      scheduler: this.scheduler,
      stores: this.stores,
      links: this.links,
      others,
      get pd() {
        return self.pd;
      },
      leaders: () => [...this.stores.values()].filter((store) => leadsSomething(store)),
      stop: (machine, how, restartMs) => this.#stop(machine, how, restartMs),
      lose: (machine) => this.#lose(machine),
    });
  }

  protected abstract readonly workload: Load;
  protected readonly pd: SimMachine | undefined = undefined;

  /** Brings up all machines; resolves when the cluster serves. */
  protected abstract bringUp(): Promise<void>;
  protected abstract startMachine(machine: SimMachine): Promise<void>;
  protected abstract order(order: Order, prng: Prng): string | undefined;
  /** A store shall be left by all its peers; false: the others could not carry it. */
  protected abstract leave(machine: SimMachine): boolean;
  /** Once a second in the liveness phase. */
  protected abstract tidy(): void;
  /** The faults end. */
  protected abstract mend(): void;
  /** What is not at rest besides what all clusters share. */
  protected moreUnrest(): string | undefined {
    return undefined;
  }
  /** Looks at what is left when all is at rest. */
  protected async inspect(): Promise<void> {}
  /** Ends everything in good order; what is left behind of each. */
  protected abstract closeAll(): Promise<readonly (string | undefined)[]>;
  protected abstract describeMore(): object;

  /** A region begins on a machine, by a snapshot or by a split. */
  protected began(machine: SimMachine): void {
    this.#nemesis.began(machine);
  }

  /** The run has failed; it ends before the next event. */
  fail(error: unknown): void {
    this.#failure ??= error;
  }

  protected async pass(forMs: number, done: () => boolean = () => false): Promise<void> {
    await this.scheduler.run(this.scheduler.nowMs + forMs, () => this.#failure !== undefined || done());
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Throws what went wrong. Resolves with a text that two runs of one seed share. */
  async run(): Promise<string> {
    const undo = this.options.mutant?.apply?.();
    try {
      await this.bringUp();
      const { keep } = this.options;
      for (const item of this.plan) {
        if (keep === undefined || keep.has(item.id)) this.scheduler.after(item.atMs, () => this.#act(item));
      }
      this.#watch();
      await this.pass(this.options.seconds * 1000);
      await this.#heal();
      await this.inspect();
      this.workload.judge();
      const leak = (await this.wait(this.closeAll())).find((text) => text !== undefined);
      if (leak !== undefined) throw new CheckFailure('leak', leak);
      return this.#describe();
    } finally {
      undo?.();
    }
  }

  #describe(): string {
    const { counts: calls } = this.workload;
    const all = { digest: this.trace.digest, ...this.#counts, ...this.checkers.counts, ...calls };
    return JSON.stringify({ ...all, ...this.describeMore() });
  }

  /** What every machine is made with. */
  protected machineOptions(id: number): MachineOptions {
    const { prng, scheduler } = this;
    const { mutant } = this.options;
    return {
      id,
      scheduler,
      prng: new Prng(prng.u32()),
      diskSpeed: { latencyMs: prng.pick([0.1, 1, 5]), hiccup: prng.pick([0, 0.01, 0.03]) },
      clock: new MachineClock(scheduler, 1 + (prng.float() - 0.5) * 0.04, prng.int(0, 1_000_000)),
      ...(mutant?.diskLies === undefined ? {} : { diskLies: mutant.diskLies }),
    };
  }

  // ---- safety phase

  #act({ id, act, salt }: PlanItem): void {
    if (this.#calm) return;
    const prng = new Prng(salt);
    if (act === 'call') {
      this.workload.act(prng, prng.int(0, CLIENTS));
      return;
    }
    const isOrder = ORDERS.has(act);
    const text = isOrder ? this.order(act as Order, prng) : this.#nemesis.act(act as Exclude<typeof act, Order>, prng);
    if (text !== undefined) this.trace.note(`#${id} ${text}`);
  }

  /** One at a time: two lost disks may hold the only two copies of what was acknowledged. */
  #lose(machine: SimMachine): boolean {
    if (this.lost.size > 0 || !this.leave(machine)) return false;
    this.lost.add(machine.id);
    machine.crash();
    return true;
  }

  protected start(machine: SimMachine): void {
    this.#restartMs.delete(machine);
    this.startMachine(machine).then(
      () => this.trace.note(`${machine.label} is up`),
      (error) => this.machineFailed(machine, error),
    );
  }

  #stop(machine: SimMachine, how: 'crash' | 'kill', restartMs: number): void {
    if (machine.down) return;
    this.#counts[how === 'crash' ? 'crashes' : 'kills']++;
    machine[how]();
    this.#restartMs.set(machine, this.scheduler.nowMs + restartMs);
  }

  /** A store stops by itself when its disk fails it; anything else is a failure of the run. */
  protected machineFailed(machine: SimMachine, error: unknown): void {
    const incarnation = machine.process;
    this.trace.note(`${machine.label} stops: ${describeError(error)}`);
    const { disk } = machine;
    const broken = /\((ENOSPC|EIO)\)/.test(describeError(error));
    if (!machine.powerIsGone && !broken && !disk.rotten && !disk.mended) {
      this.fail(error);
      return;
    }
    this.scheduler.after(0, () => {
      if (machine.process !== incarnation) return;
      this.#counts.diskStops++;
      // What a failed sync left is not known, so the machine starts anew too; rot is mended by whoever has the sectors elsewhere.
      if (disk.rotten) disk.mend();
      this.#stop(machine, 'crash', this.prng.int(50, 3000));
    });
  }

  #machines(): SimMachine[] {
    return this.pd === undefined ? [...this.stores.values()] : [this.pd, ...this.stores.values()];
  }

  #restartDue(): void {
    for (const machine of this.#machines()) {
      if (this.lost.has(machine.id)) continue;
      if (machine.powerIsGone) this.#stop(machine, 'crash', this.prng.int(50, 3000));
      const at = this.#restartMs.get(machine);
      if (machine.down && (this.#calm || (at !== undefined && at <= this.scheduler.nowMs))) this.start(machine);
    }
  }

  #watch(): void {
    this.#restartDue();
    if (this.#calm) this.tidy();
    for (const { store } of this.stores.values()) if (store !== undefined) this.checkers.checkStore(store);
    if (!this.#comparing) void this.#compare();
    this.scheduler.after(this.#calm ? 1000 : 250, () => this.#watch());
  }

  /** One comparison at a time: a slow disk may take long for it. */
  async #compare(): Promise<void> {
    this.#comparing = true;
    await this.checkers.compareReplicas(this.stores.values()).catch((error) => this.fail(error));
    this.#comparing = false;
  }

  // ---- liveness phase

  async #heal(): Promise<void> {
    this.#calm = true;
    this.trace.note('the faults end');
    this.#nemesis.rest();
    this.links.heal();
    this.links.usualMs = 5;
    this.mend();
    for (const machine of this.#machines()) {
      machine.process?.resume(this.prng);
      machine.disk.faults.full = false;
      machine.disk.faults.syncFails = false;
      machine.disk.mend();
      machine.crashAtOperation(Number.POSITIVE_INFINITY);
    }
    await this.rest('the cluster does not heal');
    const calls = this.workload.lastCalls(this.prng);
    let left = calls.length;
    const again = (attempt: () => Promise<boolean>): void => {
      void attempt().then((ok) => {
        if (ok) left--;
        else this.scheduler.after(100, () => again(attempt));
      });
    };
    for (const call of calls) again(call);
    await this.pass(LIVENESS_MS, () => left === 0);
    // What clients saw may be why: a lock that was lost, or could not be given back.
    if (left > 0) this.workload.judge();
    if (left > 0) throw new CheckFailure('liveness', `${left} of the last calls were not served`);
    await this.rest('replicas do not converge');
    await this.pass(LIVENESS_MS, () => !this.#comparing);
    await this.wait(this.#compare());
    // It holds snapshots; none begins any more.
    this.#comparing = true;
  }

  protected async rest(what: string): Promise<void> {
    const unrest = (): string | undefined => findUnrest(this.stores, this.lost) ?? this.moreUnrest();
    await this.pass(LIVENESS_MS, () => unrest() === undefined);
    const left = unrest();
    if (left !== undefined) throw new CheckFailure('liveness', `${what} in ${LIVENESS_MS} ms: ${left}`);
  }

  protected async wait<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const done = (): void => {
      settled = true;
    };
    promise.then(done, done);
    await this.pass(LIVENESS_MS, () => settled);
    if (!settled) throw new CheckFailure('liveness', 'something of the end takes for ever');
    return await promise;
  }
}

const ORDERS: ReadonlySet<string> = new Set<Order>([
  'split',
  'merge',
  'transfer',
  'members',
  'drain',
  'join',
  'scatter',
  'swing',
]);

function leadsSomething({ up, store }: StoreView): boolean {
  return up && store !== undefined && [...store.peers.values()].some(({ isLeader }) => isLeader);
}

/**
 * Does what the plan says goes wrong. Everything it breaks for a while mends itself after a time drawn with it, so that items of a plan
 * do not need one another.
 */
import type { Prng } from '@tessera/base';
import type { Links } from './links.ts';
import type { Fault } from './plan.ts';
import type { Scheduler } from './scheduler.ts';
import type { SimMachine } from './sim-machine.ts';

/** What it may do to the cluster. */
export interface Victims {
  readonly scheduler: Scheduler;
  readonly stores: ReadonlyMap<number, SimMachine>;
  readonly links: Links;
  /** Machines on the network besides the stores'. */
  readonly others: readonly number[];
  readonly pd: SimMachine | undefined;
  /** Stores that lead something, or think so. */
  leaders(): readonly SimMachine[];
  /** Ends the process of a machine, with its machine's power or without, to be started again. */
  stop(store: SimMachine, how: 'crash' | 'kill', restartMs: number): void;
  /** A store and its disk are gone for good. False: the cluster could not bear it. */
  lose(store: SimMachine): boolean;
}

/** Clocks of two machines drift apart by at most twice this: the lease leaves room for it. */
const DRIFT_MAX = 0.02;
/** A clock that stands still eats from the same room: never twice within the time of a lease. */
const STALL_MS_MAX = 30;
const STALL_GAP_MS = 3000;

export class Nemesis {
  readonly #victims: Victims;
  readonly #stalledMs = new Map<number, number>();
  readonly #slowed = new Set<number>();
  /** Power cuts that wait for a region to begin somewhere. */
  readonly #cuts: { readonly afterMs: number; readonly restartMs: number }[] = [];

  constructor(victims: Victims) {
    this.#victims = victims;
  }

  /** What was done, for the trace; undefined when nothing could be. */
  act(fault: Fault, prng: Prng): string | undefined {
    const stores = [...this.#victims.stores.values()];
    const leading = this.#victims.leaders();
    const store = leading.length > 0 && prng.chance(0.6) ? prng.pick(leading) : prng.pick(stores);
    switch (fault) {
      case 'isolate':
      case 'one-way':
      case 'partial':
      case 'slow-link':
        return this.#network(fault, store, prng);
      case 'clock-rate':
      case 'clock-stall':
      case 'wall-jump':
        return this.#clock(fault, store, prng);
      case 'slow-disk':
      case 'disk-full':
      case 'sync-error':
      case 'bit-rot':
        return this.#disk(fault, store, prng);
      case 'pd-down':
      case 'pd-stall':
        return this.#pd(fault, prng);
      case 'cut-begin': {
        const afterMs = prng.pick([prng.int(0, 30), prng.int(30, 400)]);
        const cut = { afterMs, restartMs: prng.int(20, 1500) };
        this.#cuts.push(cut);
        return `the power goes ${afterMs} ms after the next region begins`;
      }
      default:
        return this.#process(fault, store, prng);
    }
  }

  /** A region begins on a store, by a snapshot or by a split. */
  began(store: SimMachine): void {
    const cut = this.#cuts.shift();
    if (cut === undefined) return;
    this.#victims.scheduler.after(cut.afterMs, () => this.#victims.stop(store, 'crash', cut.restartMs));
  }

  /** Nothing goes wrong any more. */
  rest(): void {
    this.#cuts.length = 0;
  }

  #process(fault: 'crash' | 'crash-at' | 'kill' | 'storm' | 'pause' | 'lose', store: SimMachine, prng: Prng): string {
    const { stop } = this.#victims;
    const restartMs = prng.pick([prng.int(20, 400), prng.int(400, 4000)]);
    switch (fault) {
      case 'crash':
      case 'kill':
        if (!store.down) stop(store, fault, restartMs);
        return `${fault} store ${store.id}, again after ${restartMs} ms`;
      case 'crash-at': {
        const operations = prng.int(1, 40);
        store.crashAtOperation(operations);
        return `power cut of store ${store.id} in disk operation ${operations} from now`;
      }
      case 'storm': {
        const hit = [...this.#victims.stores.values()].filter((one) => !one.down && prng.chance(0.7));
        for (const one of hit) stop(one, prng.pick(['crash', 'kill']), prng.int(20, 1500));
        return `storm over stores ${hit.map(({ id }) => id).join(' ')}`;
      }
      case 'pause':
        return this.#pause(store, prng);
      case 'lose':
        return this.#victims.lose(store) ? `lose store ${store.id}` : `keep store ${store.id}`;
    }
  }

  #pd(fault: 'pd-down' | 'pd-stall', prng: Prng): string | undefined {
    const { pd, stop } = this.#victims;
    if (pd === undefined) return undefined;
    if (fault === 'pd-stall') return this.#pause(pd, prng);
    const how = prng.pick(['crash', 'kill'] as const);
    const restartMs = prng.int(20, 4000);
    if (!pd.down) stop(pd, how, restartMs);
    return `${how} PD, again after ${restartMs} ms`;
  }

  /** As SIGSTOP and SIGCONT do: short, around a lease, around an election, long. */
  #pause(store: SimMachine, prng: Prng): string {
    const [low, high] = prng.pick([
      [20, 300],
      [600, 1300],
      [1000, 2500],
      [2500, 6000],
    ] as const);
    const forMs = prng.int(low, high);
    const { process } = store;
    process?.pause();
    this.#victims.scheduler.after(forMs, () => process?.resume(prng));
    return `stop ${store.label} for ${forMs} ms`;
  }

  #network(fault: 'isolate' | 'one-way' | 'partial' | 'slow-link', store: SimMachine, prng: Prng): string {
    const { links, stores } = this.#victims;
    const forMs = prng.int(200, 5000);
    const elsewhere = this.#victims.others.filter(() => prng.chance(0.5));
    const others = [...stores.keys(), ...elsewhere].filter((id) => id !== store.id);
    const { id } = store;
    switch (fault) {
      case 'isolate':
        for (const other of others) {
          links.cut(id, other, forMs);
          links.cut(other, id, forMs);
        }
        return `cut off store ${id} for ${forMs} ms`;
      case 'one-way': {
        const out = prng.chance(0.5);
        for (const other of others) links.cut(out ? id : other, out ? other : id, forMs);
        return `store ${id} ${out ? 'is not heard' : 'hears nothing'} for ${forMs} ms`;
      }
      case 'partial': {
        const ids = [...stores.keys(), ...elsewhere];
        const pairs = ids.flatMap((from) => ids.map((to) => [from, to] as const));
        const cut = pairs.filter(([from, to]) => from !== to && prng.chance(0.3));
        for (const [from, to] of cut) links.cut(from, to, forMs);
        return `cut ${cut.map(([from, to]) => `${from}>${to}`).join(' ')} for ${forMs} ms`;
      }
      case 'slow-link': {
        const byMs = prng.pick([50, 300, 1500]);
        for (const other of others) {
          links.slow(id, other, byMs, forMs);
          if (prng.chance(0.5)) links.slow(other, id, byMs, forMs);
        }
        return `links of store ${id} are ${byMs} ms slower for ${forMs} ms`;
      }
    }
  }

  #clock(fault: 'clock-rate' | 'clock-stall' | 'wall-jump', store: SimMachine, prng: Prng): string | undefined {
    switch (fault) {
      case 'clock-rate': {
        const rate = 1 + (2 * prng.float() - 1) * DRIFT_MAX;
        store.clock.setRate(rate);
        return `clock of store ${store.id} runs at ${rate.toFixed(4)}`;
      }
      case 'clock-stall': {
        const { nowMs } = this.#victims.scheduler;
        if (nowMs - (this.#stalledMs.get(store.id) ?? -STALL_GAP_MS) < STALL_GAP_MS) return undefined;
        this.#stalledMs.set(store.id, nowMs);
        const forMs = prng.int(1, STALL_MS_MAX);
        store.clock.stall(forMs);
        return `clock of store ${store.id} stands still for ${forMs} ms`;
      }
      case 'wall-jump': {
        const byMs = prng.pick([-1, 1]) * prng.pick([50, 2000, 3_600_000]);
        store.clock.jumpWall(byMs);
        return `wall clock of store ${store.id} jumps by ${byMs} ms`;
      }
    }
  }

  #disk(
    fault: 'slow-disk' | 'disk-full' | 'sync-error' | 'bit-rot',
    store: SimMachine,
    prng: Prng,
  ): string | undefined {
    const { disk, id } = store;
    const forMs = prng.int(300, 4000);
    switch (fault) {
      case 'slow-disk': {
        if (this.#slowed.has(id)) return undefined;
        this.#slowed.add(id);
        const factor = prng.pick([5, 30, 100]);
        store.diskSpeed.latencyMs *= factor;
        this.#victims.scheduler.after(forMs, () => {
          store.diskSpeed.latencyMs /= factor;
          this.#slowed.delete(id);
        });
        return `disk of store ${id} is ${factor} times slower for ${forMs} ms`;
      }
      case 'disk-full':
        store.disk.faults.full = true;
        this.#victims.scheduler.after(forMs, () => {
          store.disk.faults.full = false;
        });
        return `disk of store ${id} is full for ${forMs} ms`;
      case 'sync-error':
        disk.faults.syncFails = true;
        return `the next sync of store ${id} fails`;
      case 'bit-rot':
        return rot(store, prng);
    }
  }
}

/**
 * In the engine's files but its manifest, and in the raft log not where the last batch may be: the last record of a log cannot be told from a
 * torn write, no log with one copy of each entry can. (The engine's own tests flip bits of manifests.)
 */
function rot({ disk, id }: SimMachine, prng: Prng): string | undefined {
  const logs = disk.paths().filter((path) => path.endsWith('.raftlog'));
  const isLastOfLog = (path: string): boolean =>
    path.includes('/MANIFEST-') || (path.startsWith('/raft') && logs.indexOf(path) >= logs.length - 2);
  const paths = disk.paths().filter((path) => !isLastOfLog(path));
  const safe = paths.filter((path) => disk.safeBytes(path) > 0);
  if (safe.length === 0) return undefined;
  const path = prng.pick(safe);
  const offset = prng.int(0, disk.safeBytes(path));
  disk.flipBit(path, offset, prng.int(0, 8));
  return `a bit of store ${id} rots: ${path} at ${offset}`;
}

/**
 * What is going to happen in a run, drawn before it begins: faults, orders and calls of clients, each with the seed of its own
 * details. Items can be left out without changing what the others mean, so a failing plan can be shrunk.
 */
import type { Prng } from '@tessera/base';

/** What goes wrong. */
export type Fault =
  | 'crash'
  | 'crash-at'
  | 'kill'
  | 'storm'
  | 'pause'
  | 'isolate'
  | 'one-way'
  | 'partial'
  | 'slow-link'
  | 'clock-rate'
  | 'clock-stall'
  | 'wall-jump'
  | 'slow-disk'
  | 'disk-full'
  | 'sync-error'
  | 'bit-rot'
  | 'lose'
  | 'pd-down'
  | 'pd-stall'
  /** The power of a store goes soon after a region has begun on it, by a snapshot or a split. */
  | 'cut-begin';

/** What somebody wants of the cluster. */
export type Order = 'split' | 'merge' | 'transfer' | 'members' | 'drain' | 'join' | 'scatter' | 'swing';

export type Act = Fault | Order | 'call';

export type Weights<T extends string> = Readonly<Partial<Record<T, number>>>;

export interface PlanItem {
  /** Position in the whole plan, from 1: names it in `--keep`. */
  readonly id: number;
  readonly atMs: number;
  readonly act: Act;
  readonly salt: number;
}

export interface Rates {
  readonly faultEveryMs: number;
  readonly faults: Weights<Fault>;
  readonly orderEveryMs: number;
  readonly orders: Weights<Order>;
  readonly callEveryMs: number;
}

/** The first second belongs to the first elections. */
const QUIET_MS = 1000;

export function drawPlan(rates: Rates, prng: Prng, seconds: number): PlanItem[] {
  const acts: Omit<PlanItem, 'id'>[] = [];
  const draw = (everyMs: number, pool: readonly Act[]): void => {
    if (pool.length === 0) return;
    for (let atMs = QUIET_MS + prng.float() * everyMs; atMs < seconds * 1000; atMs += 2 * everyMs * prng.float()) {
      acts.push({ atMs: Math.round(atMs), act: prng.pick(pool), salt: prng.u32() });
    }
  };
  draw(rates.faultEveryMs, poolOf(rates.faults));
  draw(rates.orderEveryMs, poolOf(rates.orders));
  draw(rates.callEveryMs, ['call']);
  acts.sort((a, b) => a.atMs - b.atMs);
  return acts.map((item, at) => ({ ...item, id: at + 1 }));
}

function poolOf<T extends Act>(weights: Weights<T>): Act[] {
  return (Object.keys(weights) as T[]).flatMap((act) => Array<T>(weights[act] ?? 0).fill(act));
}

/** `1-3,7` */
export function formatIds(ids: readonly number[]): string {
  const ranges: string[] = [];
  for (let at = 0; at < ids.length; ) {
    let end = at;
    while (ids[end + 1] === (ids[end] as number) + 1) end++;
    ranges.push(at === end ? `${ids[at]}` : `${ids[at]}-${ids[end]}`);
    at = end + 1;
  }
  return ranges.join(',');
}

/** Undefined: not such a list. */
export function parseIds(text: string): ReadonlySet<number> | undefined {
  const ids = new Set<number>();
  for (const range of text.split(',').filter((part) => part !== '')) {
    const match = /^(\d+)(?:-(\d+))?$/.exec(range);
    if (match === null) return undefined;
    for (let id = Number(match[1]); id <= Number(match[2] ?? match[1]); id++) ids.add(id);
  }
  return ids;
}

/**
 * How far stores on their way out are: what they held when PD first saw them so, what is left, how fast it shrinks. In memory: after a restart of PD
 * the count begins anew.
 */
import * as metapb from '@tessera/proto/metapb';
import type { RegionTree } from './region-tree.ts';
import type { Stores } from './stores.ts';

/** Speed is what happened within this time: shorter jumps about, longer remembers what is over. */
const WINDOW_MS = 600_000;

interface Sample {
  readonly atMs: number;
  readonly leftMib: number;
}

interface Drain {
  readonly totalMib: number;
  readonly samples: Sample[];
}

export interface Progress {
  /** 0 to 1. */
  readonly done: number;
  readonly mibPerSecond: number;
  /** Undefined while nothing moves. */
  readonly leftSeconds: number | undefined;
}

export class DrainProgress {
  readonly #stores: Stores;
  readonly #tree: RegionTree;
  readonly #drains = new Map<number, Drain>();

  constructor(stores: Stores, tree: RegionTree) {
    this.#stores = stores;
    this.#tree = tree;
  }

  /** Now and then, by the owner's clock. */
  sample(nowMs: number): void {
    const leaving = this.#stores.all().filter(({ meta }) => meta.state === metapb.StoreState.Offline);
    for (const id of this.#drains.keys()) if (!leaving.some(({ meta }) => meta.id === id)) this.#drains.delete(id);
    for (const { meta } of leaving) {
      const leftMib = this.#tree.byStore.loadOf(meta.id).regionSizeMib;
      const drain = this.#drains.get(meta.id) ?? { totalMib: leftMib, samples: [] };
      this.#drains.set(meta.id, drain);
      drain.samples.push({ atMs: nowMs, leftMib });
      while (drain.samples.length > 2 && nowMs - (drain.samples[0]?.atMs ?? nowMs) > WINDOW_MS) drain.samples.shift();
    }
  }

  of(storeId: number): Progress | undefined {
    const drain = this.#drains.get(storeId);
    const [first, last] = [drain?.samples[0], drain?.samples.at(-1)];
    if (drain === undefined || first === undefined || last === undefined) return undefined;
    const seconds = (last.atMs - first.atMs) / 1000;
    const mibPerSecond = seconds === 0 ? 0 : Math.max(0, (first.leftMib - last.leftMib) / seconds);
    return {
      done: drain.totalMib === 0 ? 1 : Math.max(0, 1 - last.leftMib / drain.totalMib),
      mibPerSecond,
      leftSeconds: mibPerSecond === 0 ? undefined : last.leftMib / mibPerSecond,
    };
  }

  ids(): number[] {
    return [...this.#drains.keys()].sort((a, b) => a - b);
  }
}

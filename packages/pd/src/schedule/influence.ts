/** What running operators will have done to each store when they are finished: schedulers count it as done. */
import type { RegionInfo } from '../cluster/region-info.ts';
import type { RegionTree } from '../cluster/region-tree.ts';
import { peerOn } from './model.ts';
import type { Operator } from './operator.ts';
import type { Step } from './steps.ts';

export interface StoreInfluence {
  leaders: number;
  leaderSizeMib: number;
  regions: number;
  regionSizeMib: number;
}

const NONE: Readonly<StoreInfluence> = { leaders: 0, leaderSizeMib: 0, regions: 0, regionSizeMib: 0 };

export class Influence {
  readonly #stores = new Map<number, StoreInfluence>();

  static of(operators: Iterable<Operator>, tree: RegionTree): Influence {
    const influence = new Influence();
    for (const operator of operators) {
      const region = tree.byId(operator.regionId);
      const sizeMib = region?.stats.approximateSizeMib ?? operator.sizeMib;
      for (let i = operator.step; i < operator.steps.length; i++) {
        const step = operator.steps[i] as Step;
        if (step.kind === 'merge-region') {
          if (!step.passive) influence.#merge(step.target, region?.leader?.storeId);
          continue;
        }
        // A member that waits for its snapshot is counted where it is already.
        const counted =
          step.kind === 'add-learner' && region !== undefined && peerOn(region, step.storeId) !== undefined;
        if (!counted) influence.add(step, sizeMib);
      }
    }
    return influence;
  }

  on(storeId: number): Readonly<StoreInfluence> {
    return this.#stores.get(storeId) ?? NONE;
  }

  add(step: Step, sizeMib: number): void {
    if (step.kind === 'transfer-leader') {
      this.#count(step.fromStore, 'leader', -1, sizeMib);
      this.#count(step.toStore, 'leader', 1, sizeMib);
    } else if (step.kind === 'add-learner') {
      this.#count(step.storeId, 'region', 1, sizeMib);
    } else if (step.kind === 'remove-learner') {
      this.#count(step.storeId, 'region', -1, sizeMib);
    }
  }

  /** The stores of the target hold one region less each; what it weighs stays. */
  #merge({ meta }: RegionInfo, leaderStore: number | undefined): void {
    for (const { storeId } of meta.peers) this.#count(storeId, 'region', -1, 0);
    if (leaderStore !== undefined) this.#count(leaderStore, 'leader', -1, 0);
  }

  #count(storeId: number, what: 'leader' | 'region', sign: 1 | -1, sizeMib: number): void {
    let on = this.#stores.get(storeId);
    if (on === undefined) {
      on = { ...NONE };
      this.#stores.set(storeId, on);
    }
    on[what === 'leader' ? 'leaders' : 'regions'] += sign;
    on[what === 'leader' ? 'leaderSizeMib' : 'regionSizeMib'] += sign * sizeMib;
  }
}

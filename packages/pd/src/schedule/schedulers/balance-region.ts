/**
 * Evens out the data: moves a peer from the store with the highest region score to one with a low score that does not hold the region,
 * never to a place that is closer to the other replicas than the old one.
 */
import type { RegionInfo } from '../../cluster/region-info.ts';
import type { Standing } from '../../cluster/store-index.ts';
import { isHealthy, isReplicated, type StoreView } from '../model.ts';
import { type OperatorSpec, Priority } from '../operator.ts';
import { planMembers, replaced } from '../plan.ts';
import type { View } from '../view.ts';
import { PICKS, pickRegion, type Run, type Scheduler } from './scheduler.ts';

export const BALANCE_REGION = 'balance-region-scheduler';
/** Cheapest first: a peer that lags anyway, then one whose move disturbs nobody. */
const ORDER: readonly Standing[] = ['pending', 'follower', 'leader'];
const AUTO_RATIO = 0.005;

export class BalanceRegion implements Scheduler {
  readonly name = BALANCE_REGION;
  readonly kind = 'region';
  readonly config = {};

  run(run: Run): string {
    const { view } = run;
    const stores = view.stores.filter((store) => store.state === 'Up');
    if (stores.length <= view.maxReplicas) {
      return `${stores.length} stores are up and every region has a replica on each: nothing to balance`;
    }
    const scores = new Map(stores.map((store) => [store.id, view.regionScore(store)]));
    const score = (store: StoreView): number => scores.get(store.id) ?? 0;
    const sources = [...stores].sort((a, b) => score(b) - score(a) || a.id - b.id);
    const lowest = Math.min(...scores.values());
    let why: string | undefined;
    for (const source of sources) {
      if (score(source) <= lowest) break;
      const refused = this.#moveFrom(run, source);
      if (refused === undefined) return '';
      why ??= refused;
    }
    const spread = sources.map((store) => `store ${store.id}: ${Math.round(score(store))}`).join(', ');
    return `${why ?? 'regions are balanced'} (scores ${spread})`;
  }

  /** Undefined when it started one; else why not. */
  #moveFrom(run: Run, source: StoreView): string | undefined {
    let why = `store ${source.id}: none of its regions has a better place`;
    for (let i = 0; i < PICKS; i++) {
      const region = pick(run, source);
      if (region === undefined) continue;
      const { view } = run;
      if (!view.releasesPeer(source, region.stats.approximateSizeMib)) {
        why = `store ${source.id} is at its remove-peer store limit`;
        continue;
      }
      const target = bestTarget(view, region, source);
      if (target === undefined) continue;
      const spec = move(view, region, source, target);
      const refused = typeof spec === 'string' ? spec : run.add(spec, region);
      if (refused === undefined) return undefined;
      why = refused;
    }
    return why;
  }
}

function pick(run: Run, source: StoreView): RegionInfo | undefined {
  for (const standing of ORDER) {
    const region = pickRegion(run, source.id, standing);
    if (region === undefined || !run.free(region)) continue;
    if (!isReplicated(region, run.view.maxReplicas)) continue;
    const onlyThisLags = region.pendingPeers.length === 1 && region.downPeers.length === 0;
    if (isHealthy(region) || (standing === 'pending' && onlyThisLags)) return region;
  }
  return undefined;
}

/** The least loaded store for which the move is worth while. */
function bestTarget(view: View, region: RegionInfo, source: StoreView): StoreView | undefined {
  const others = view.holders(region, source.id);
  const isolation = view.isolation(source, others);
  const deltaMib = Math.max(region.stats.approximateSizeMib, tolerance(view, source));
  const sourceAfter = view.regionScore(source, -deltaMib);
  let best: StoreView | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const store of view.stores) {
    if (view.refusesRegion(store, region, others) !== undefined || view.isolation(store, others) < isolation) continue;
    const score = view.regionScore(store, deltaMib);
    if (score > sourceAfter || score >= bestScore) continue;
    best = store;
    bestScore = score;
  }
  return best;
}

function tolerance(view: View, source: StoreView): number {
  const { regions, regionSizeMib } = view.tree.byStore.loadOf(source.id);
  const ratio = view.config['schedule.tolerant-size-ratio'];
  const averageMib = regions === 0 ? 0 : regionSizeMib / regions;
  return averageMib * (ratio > 0 ? ratio : Math.max(1, regions * AUTO_RATIO));
}

function move(view: View, region: RegionInfo, source: StoreView, target: StoreView): OperatorSpec | string {
  const steps = planMembers(region, replaced(region, source.id, target.id), {
    mayLead: view.mayLead,
    takeId: () => view.takeId(),
  });
  if (typeof steps === 'string') return steps;
  const scores = [source, target].map((store) => `store ${store.id} is ${Math.round(view.regionScore(store))}`);
  return {
    desc: 'balance-region',
    brief: `mv peer: store [${source.id}] to [${target.id}]`,
    kind: 'region',
    priority: Priority.low,
    steps,
    reason: `region score of ${scores.join(', of ')}`,
  };
}

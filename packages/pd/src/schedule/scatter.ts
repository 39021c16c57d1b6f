/**
 * Scatters regions: spreads the peers and leaders of a group (a table, an import) evenly over the stores, by counting for each
 * group what it gave to whom. One region at a time, in the order asked.
 */
import type { RegionInfo } from '../cluster/region-info.ts';
import { isHealthy, type StoreView } from './model.ts';
import { type OperatorSpec, Priority } from './operator.ts';
import { planMembers } from './plan.ts';
import type { View } from './view.ts';

/** As PD: a group nobody asked about for so long is forgotten. */
const GROUP_TTL_MS = 180_000;
const MAX_GROUPS = 10_000;

interface Group {
  readonly peers: Map<number, number>;
  readonly leaders: Map<number, number>;
  usedMs: number;
}

export class Scatterer {
  readonly #groups = new Map<string, Group>();

  /** The operator that scatters the region; undefined when it lies well; or why it cannot be scattered. */
  scatter(view: View, region: RegionInfo, groupName: string): OperatorSpec | string | undefined {
    const refusal = unfit(view, region);
    if (refusal !== undefined) return refusal;
    const group = this.#group(groupName, view.nowMs);
    const stores = choosePeers(view, region, group);
    const leaderStore = chooseLeader(view, region, stores, group);
    const steps = planMembers(
      region,
      stores.map((storeId) => ({ storeId, role: 'voter' })),
      { leaderStore, mayLead: view.mayLead, takeId: () => view.takeId() },
    );
    if (typeof steps === 'string') return steps;
    for (const storeId of stores) bump(group.peers, storeId);
    if (leaderStore !== undefined) bump(group.leaders, leaderStore);
    if (steps.length === 0) return undefined;
    const from = region.meta.peers.map(({ storeId }) => storeId);
    return {
      desc: 'scatter-region',
      brief: `scatter region: stores [${from.join(', ')}] to [${stores.join(', ')}], leader ${leaderStore ?? 'as it is'}`,
      kind: 'scatter',
      priority: Priority.high,
      steps,
      reason: groupName === '' ? 'scattered' : `scattered with group ${groupName}`,
      unlimited: true,
    };
  }

  #group(name: string, nowMs: number): Group {
    let group = this.#groups.get(name);
    if (group === undefined || nowMs - group.usedMs > GROUP_TTL_MS) {
      for (const [other, { usedMs }] of this.#groups) if (nowMs - usedMs > GROUP_TTL_MS) this.#groups.delete(other);
      const oldest = this.#groups.size >= MAX_GROUPS ? this.#groups.keys().next().value : undefined;
      if (oldest !== undefined) this.#groups.delete(oldest);
      group = { peers: new Map(), leaders: new Map(), usedMs: nowMs };
      this.#groups.set(name, group);
    }
    group.usedMs = nowMs;
    return group;
  }
}

function unfit(view: View, region: RegionInfo): string | undefined {
  const { id } = region.meta;
  if (region.leader === undefined) return `region ${id} has no leader`;
  if (!isHealthy(region)) return `region ${id} has down or pending peers`;
  return view.isReplicated(region) ? undefined : `region ${id} is not fully replicated`;
}

function bump(counts: Map<number, number>, storeId: number): void {
  counts.set(storeId, (counts.get(storeId) ?? 0) + 1);
}

/** For each peer in turn the store where the group has least: its own where that is as good. */
function choosePeers(view: View, region: RegionInfo, group: Group): number[] {
  const chosen: StoreView[] = [];
  const waiting = view.holders(region);
  for (let own = waiting.shift(); own !== undefined; own = waiting.shift()) {
    const others = [...chosen, ...waiting];
    const isolation = view.isolation(own, others);
    let best = own;
    let bestCount = group.peers.get(own.id) ?? 0;
    for (const store of view.stores) {
      if (others.some(({ id }) => id === store.id) || view.refusesRegion(store, region, others) !== undefined) continue;
      const count = group.peers.get(store.id) ?? 0;
      if (count >= bestCount || view.isolation(store, others) < isolation) continue;
      best = store;
      bestCount = count;
    }
    chosen.push(best);
  }
  return chosen.map(({ id }) => id);
}

function chooseLeader(view: View, region: RegionInfo, stores: readonly number[], group: Group): number | undefined {
  const own = region.leader?.storeId ?? 0;
  let best = stores.includes(own) && view.mayLead(own) ? own : undefined;
  for (const storeId of stores) {
    if (!view.mayLead(storeId)) continue;
    const fewer = best === undefined || (group.leaders.get(storeId) ?? 0) < (group.leaders.get(best) ?? 0);
    if (fewer) best = storeId;
  }
  return best;
}

/** What every scheduler is: something that is run now and then and may start operators. */
import type { Random } from '@tessera/env';
import type { RegionInfo } from '../../cluster/region-info.ts';
import type { Standing } from '../../cluster/store-index.ts';
import { downSeconds, isJoint, isPending, isVoter, type StoreView } from '../model.ts';
import type { OperatorKind, OperatorSpec, Priority } from '../operator.ts';
import type { View } from '../view.ts';

/** One run of a scheduler. */
export interface Run {
  readonly view: View;
  readonly random: Random;
  /** Starts the operator; why not otherwise. */
  add(spec: OperatorSpec, region: RegionInfo): string | undefined;
  /** The region is free for an operator. */
  free(region: RegionInfo): boolean;
}

/** The settings of a scheduler, as they are kept and shown. */
export type SchedulerConfig = Readonly<Record<string, unknown>>;

export interface Scheduler {
  readonly name: string;
  /** Operators of this kind count; a run that finds them at their limit is skipped. */
  readonly kind: OperatorKind;
  /** Starts what there is to start. Answers in words why there is nothing (more) to do. */
  run(run: Run): string;
  /** Stores that may not be given leaders while it works. */
  readonly evicts?: ReadonlySet<number>;
  readonly config: SchedulerConfig;
  /** The settings after `changes`; throws {@link SchedulerError} when they are wrong. */
  configure?(changes: SchedulerConfig): void;
}

/** A wish about schedulers that cannot be granted: the text is for who asked. */
export class SchedulerError extends Error {
  override name = 'SchedulerError';
}

/** A whole number in [0, bound); `bound` is positive. */
export function below(random: Random, bound: number): number {
  return Math.floor((random.u32() / 4_294_967_296) * bound);
}

/** Tries of one store before the next one is looked at. */
export const PICKS = 10;

/** A random region in which the store stands so. */
export function pickRegion({ view, random }: Run, storeId: number, standing: Standing): RegionInfo | undefined {
  const ids = view.tree.byStore.regionsOf(storeId, standing);
  return ids.length === 0 ? undefined : view.tree.byId(ids[below(random, ids.length)] as number);
}

/** Random regions in which the store stands so and that nobody else moves; some may come twice. */
export function* freeRegions(run: Run, storeId: number, standing: Standing): Generator<RegionInfo, void, undefined> {
  for (let i = 0; i < PICKS; i++) {
    const region = pickRegion(run, storeId, standing);
    if (region !== undefined && run.free(region)) yield region;
  }
}

/** Stores that could take over from the leader now: voters that keep up, on stores that may lead. */
export function heirs(view: View, region: RegionInfo): StoreView[] {
  if (isJoint(region)) return [];
  const found: StoreView[] = [];
  for (const peer of region.meta.peers) {
    if (peer.id === region.leader?.id || !isVoter(peer)) continue;
    if (isPending(region, peer.id) || downSeconds(region, peer.id) > 0) continue;
    const store = view.store(peer.storeId);
    if (store !== undefined && view.refusesLeader(store) === undefined) found.push(store);
  }
  return found;
}

/** The one with the fewest leaders. */
export function leastLeaders(view: View, stores: readonly StoreView[]): StoreView | undefined {
  let best: StoreView | undefined;
  let bestScore = 0;
  for (const store of stores) {
    const score = view.leaderScore(store);
    if (best !== undefined && score >= bestScore) continue;
    best = store;
    bestScore = score;
  }
  return best;
}

export function transferLeader(
  desc: string,
  region: RegionInfo,
  target: StoreView,
  about: { readonly priority: Priority; readonly reason: string },
): OperatorSpec {
  const fromStore = region.leader?.storeId ?? 0;
  return {
    desc,
    brief: `transfer leader: store ${fromStore} to ${target.id}`,
    kind: 'leader',
    priority: about.priority,
    steps: [{ kind: 'transfer-leader', fromStore, toStore: target.id }],
    reason: about.reason,
  };
}

/**
 * The pair of operators that makes one region of two neighbours: the source's moves its peers to the stores of the target and orders
 * the merge, the target's keeps everybody else's hands off it.
 */
import type { RegionInfo } from '../cluster/region-info.ts';
import { isJoint, isLearner, peerOn } from './model.ts';
import type { OperatorSpec } from './operator.ts';
import { planMembers } from './plan.ts';
import type { Step } from './steps.ts';
import type { View } from './view.ts';

function areNeighbours(a: RegionInfo, b: RegionInfo): boolean {
  return (a.endKey !== undefined && a.endKey === b.startKey) || (b.endKey !== undefined && b.endKey === a.startKey);
}

/** The operator of the source with that of the target as its partner; or why there is no way. */
export function planMerge(
  view: View,
  source: RegionInfo,
  target: RegionInfo,
  about: Pick<OperatorSpec, 'desc' | 'kind' | 'priority' | 'reason'>,
): OperatorSpec | string {
  if (!areNeighbours(source, target)) return `regions ${source.meta.id} and ${target.meta.id} are not adjacent`;
  if (isJoint(target)) return `region ${target.meta.id} is in joint state`;
  const moves = planMoves(view, source, target);
  if (typeof moves === 'string') return moves;
  const spec = { ...about, brief: `merge: region ${source.meta.id} to ${target.meta.id}` };
  const merge = (passive: boolean): Step => ({ kind: 'merge-region', source, target, passive });
  return {
    ...spec,
    steps: [...moves, merge(false)],
    partner: { region: target, spec: { ...spec, steps: [merge(true)] } },
  };
}

/** A leader that has to move goes to where the target's is: what it leads ends there. */
function planMoves(view: View, source: RegionInfo, target: RegionInfo): Step[] | string {
  const wanted = target.meta.peers.map((peer) => ({
    storeId: peer.storeId,
    role: isLearner(peer) ? ('learner' as const) : ('voter' as const),
  }));
  const stays = peerOn(target, source.leader?.storeId ?? 0) !== undefined;
  const leaderStore = stays ? undefined : target.leader?.storeId;
  return planMembers(source, wanted, { leaderStore, mayLead: view.mayLead, takeId: () => view.takeId() });
}

/** Gets regions out of a joint state that their operator left them in. */
import type { RegionInfo } from '../../cluster/region-info.ts';
import { isChanging, isJoint, isPending } from '../model.ts';
import { type OperatorSpec, Priority } from '../operator.ts';
import { leaveJointOf, type Step, votersOf } from '../steps.ts';
import type { View } from '../view.ts';
import { blocked, type Verdict } from './verdict.ts';

export function checkJoint(view: View, region: RegionInfo): Verdict {
  if (!isJoint(region)) return undefined;
  const { leader } = region;
  if (leader === undefined) return blocked('in joint state without a leader');
  const steps: Step[] = [];
  // A leader that is being demoted hands over first: it would lead as a learner.
  const role = region.meta.peers.find(({ id }) => id === leader.id);
  if (role !== undefined && isChanging(role) && !votersOf(region).some(({ id }) => id === leader.id)) {
    const heirs = votersOf(region).filter(({ id }) => !isPending(region, id));
    const heir = heirs.find(({ storeId }) => view.mayLead(storeId)) ?? heirs[0];
    if (heir === undefined) return blocked('in joint state with a leader to be demoted and nobody to take over');
    steps.push({ kind: 'transfer-leader', fromStore: leader.storeId, toStore: heir.storeId });
  }
  steps.push(leaveJointOf(region));
  const spec: OperatorSpec = {
    desc: 'leave-joint-state',
    brief: 'leave joint state',
    kind: 'admin',
    priority: Priority.high,
    steps,
    reason: 'the region was found in joint state without an operator',
  };
  return spec;
}

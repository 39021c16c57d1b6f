/** Learners that nobody looks after any more: promoted when the region needs voters, else removed. */
import type { RegionInfo } from '../../cluster/region-info.ts';
import { downSeconds, isLearner, isPending } from '../model.ts';
import { type OperatorSpec, Priority } from '../operator.ts';
import { votersOf } from '../steps.ts';
import type { View } from '../view.ts';
import { lost } from './replica-checker.ts';
import { blocked, type Verdict } from './verdict.ts';

/** A learner helps nobody while it is away; another place is found sooner than for a voter. */
const PATIENCE_MS = 60_000;

export function checkLearner(view: View, region: RegionInfo): Verdict {
  let waiting: Verdict;
  for (const peer of region.meta.peers) {
    if (!isLearner(peer)) continue;
    const { id: peerId, storeId } = peer;
    const store = view.store(storeId);
    const voters = votersOf(region);
    if (store === undefined || store.state === 'Offline' || store.silentMs > PATIENCE_MS) {
      const state = store === undefined ? 'gone' : store.state === 'Offline' ? 'Offline' : 'silent';
      return removal(storeId, peerId, 'remove-lost-learner', `its store is ${state}`);
    }
    // One of the voters is to be replaced: the replica checker takes this learner for it.
    if (voters.length >= view.maxReplicas && voters.some((voter) => lost(view, region, voter) !== undefined)) continue;
    if (voters.length >= view.maxReplicas) {
      const reason = `the region has ${voters.length} voters without it`;
      return removal(storeId, peerId, 'remove-extra-replica', reason);
    }
    if (isPending(region, peerId) || downSeconds(region, peerId) > 0) {
      waiting ??= blocked(`learner on store ${storeId} is still catching up`);
      continue;
    }
    const spec: OperatorSpec = {
      desc: 'promote-learner',
      brief: `promote learner: store [${storeId}]`,
      kind: 'replica',
      priority: Priority.medium,
      steps: [{ kind: 'promote-learner', storeId, peerId }],
      reason: `the learner has caught up and the region has ${voters.length} of ${view.maxReplicas} voters`,
    };
    return spec;
  }
  return waiting;
}

function removal(storeId: number, peerId: number, desc: string, reason: string): OperatorSpec {
  return {
    desc,
    brief: `rm peer: store [${storeId}]`,
    kind: 'replica',
    priority: Priority.medium,
    steps: [{ kind: 'remove-learner', storeId, peerId }],
    reason: `learner on store ${storeId}: ${reason}`,
  };
}

/** Why a transfer of leadership or a change of members is refused by the leader, beyond what regions say. */
import { ConfChangeType } from '@tessera/proto/eraftpb';
import { type Peer as MetaPeer, PeerRole } from '@tessera/proto/metapb';
import type { AdminRequest } from '@tessera/proto/raft_cmdpb';
import type { Peer } from './peer.ts';
import type { RaftStore } from './raftstore.ts';
import { changeMembers, peerById } from './region.ts';
import { silentMs } from './region-stats.ts';

/** Writes wait for the end of a transfer, which one to a dead member finds only by time: PD may order it again and again. */
export function transferFlaw(store: RaftStore, peer: Peer, to: MetaPeer | undefined): string | undefined {
  const target = to === undefined ? undefined : peerById(peer.region, to.id);
  if (target === undefined) return 'the target of the transfer is no member';
  if (peer.raft.peer(target.id)?.isLearner === true) return 'a learner can not lead';
  // It may be the end of a joint state that demotes the target, which would give up what it has just got.
  if (peer.raft.confChangePending) return 'a change of members is under way';
  // Locks of the leader's memory would come behind it in the log, and be refused for their epoch.
  if (peer.changingRange) return 'a split is under way';
  const { electionTicks, tickMs, transferLagMax } = store.config;
  // A leader that has just begun does not know it of anybody.
  const match = peer.raft.matchOf(target.id);
  const lag = peer.raft.lastIndex - match;
  if (match > 0 && lag > transferLagMax) {
    return `the target of the transfer, peer ${target.id}, lags behind by ${lag} entries`;
  }
  // A region that sleeps hears of nobody; the order wakes it.
  const isSilent = !peer.asleep && silentMs(store, peer, target) >= electionTicks * tickMs;
  return isSilent ? `the target of the transfer, peer ${target.id}, does not answer` : undefined;
}

export function changeFlaw(peer: Peer, request: AdminRequest): string | undefined {
  const changes = request.changePeerV2?.changes;
  if (changes === undefined) return 'a change of members without changes';
  for (const { changeType, peer: changed } of changes) {
    if (changed?.id !== peer.peerId) continue;
    if (changeType === ConfChangeType.RemoveNode) return 'the leader can not remove itself';
    // In a joint state it still leads, and hands over before the end of that: so PD moves a leader.
    if (changeType === ConfChangeType.AddLearnerNode && changes.length === 1) return 'the leader can not demote itself';
  }
  const isLeave = changes.length === 0;
  if (isLeave && peerById(peer.region, peer.peerId)?.role === PeerRole.DemotingVoter) {
    return 'the leader can not demote itself';
  }
  // A new leader does not know yet what is committed; what it would check against may be out of date.
  if (peer.appliedTerm !== peer.term) return 'the leader has not applied an entry of its term';
  const result = changeMembers(peer.region, changes);
  return typeof result === 'string' ? result : undefined;
}

/** What a node shows of itself: for heartbeats to PD, dashboards and tests. */
import type { Configuration } from './confchange.ts';
import type { RaftCore } from './core.ts';
import type { Progress, ProgressState } from './progress.ts';
import type { Role } from './types.ts';

export interface PeerStatus {
  readonly id: number;
  readonly isLearner: boolean;
  readonly state: ProgressState;
  /** Its log equals the leader's up to here. */
  readonly match: number;
  readonly next: number;
  readonly pendingSnapshot: number;
  readonly recentActive: boolean;
  readonly paused: boolean;
  /** Append messages under way. */
  readonly inflight: number;
  readonly inflightFull: boolean;
}

export interface RaftStatus {
  readonly id: number;
  readonly term: number;
  readonly vote: number;
  readonly leader: number;
  readonly role: Role;
  readonly firstIndex: number;
  readonly lastIndex: number;
  readonly committed: number;
  readonly applied: number;
  readonly transferee: number;
  readonly configuration: Configuration;
  /** Sorted by id; empty unless this node leads. */
  readonly peers: readonly PeerStatus[];
}

export function peerStatus(progress: Progress): PeerStatus {
  return {
    id: progress.id,
    isLearner: progress.isLearner,
    state: progress.state,
    match: progress.match,
    next: progress.next,
    pendingSnapshot: progress.pendingSnapshot,
    recentActive: progress.recentActive,
    paused: progress.isPaused,
    inflight: progress.inflights.count,
    inflightFull: progress.inflights.full,
  };
}

export function raftStatus(core: RaftCore): RaftStatus {
  return {
    id: core.id,
    term: core.term,
    vote: core.vote,
    leader: core.leader,
    role: core.role,
    firstIndex: core.log.firstIndex,
    lastIndex: core.log.lastIndex,
    committed: core.log.committed,
    applied: core.log.applied,
    transferee: core.transferee,
    configuration: core.tracker.configuration,
    peers: core.role === 'leader' ? core.tracker.peers.map(peerStatus) : [],
  };
}

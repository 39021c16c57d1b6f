/**
 * The steps of an operator: what is asked of the leader, when it counts as done, why it cannot be done any more, and by how
 * much it moves the region's `conf_ver`. Pure functions of a step and of what heartbeats say of the region.
 *
 * A voter is never removed: it is demoted (alone, or with promotions in a joint change) and removed as a learner, so that a
 * majority of the old members is there to finish the change (packages/raft/DESIGN.md).
 *
 * A merge is two operators with one step each way of looking at it: the source's orders it, the target's waits. The source never
 * reports that it is done; the target does, by covering the source's range with a newer version.
 */
import { unreachable } from '@tessera/base';
import { ConfChangeType } from '@tessera/proto/eraftpb';
import * as metapb from '@tessera/proto/metapb';
import type * as pdpb from '@tessera/proto/pdpb';
import { covers, epochOf, type RegionInfo, sameRange } from '../cluster/region-info.ts';
import { downSeconds, isChanging, isJoint, isPending, isVoter, peerOn } from './model.ts';

export interface PeerRef {
  readonly storeId: number;
  readonly peerId: number;
}

export type Step =
  | { readonly kind: 'transfer-leader'; readonly fromStore: number; readonly toStore: number }
  | ({ readonly kind: 'add-learner' } & PeerRef)
  | ({ readonly kind: 'promote-learner' } & PeerRef)
  | ({ readonly kind: 'demote-voter' } & PeerRef)
  | ({ readonly kind: 'remove-learner' } & PeerRef)
  | JointStep
  | {
      readonly kind: 'split-region';
      readonly policy: pdpb.CheckPolicy;
      readonly keys: readonly Uint8Array[];
      /** Of the region when it was asked: any other shows that it was split. */
      readonly version: number;
    }
  | MergeStep;

interface MergeStep {
  readonly kind: 'merge-region';
  /** Both as they were when the operators were made. */
  readonly source: RegionInfo;
  readonly target: RegionInfo;
  /** The step of the target's operator. */
  readonly passive: boolean;
}

/** At least two changes at once: entered, then left. */
interface JointStep {
  readonly kind: 'enter-joint' | 'leave-joint';
  readonly promote: readonly PeerRef[];
  readonly demote: readonly PeerRef[];
}

const { Voter, Learner, IncomingVoter, DemotingVoter } = metapb.PeerRole;

function roleOf(region: RegionInfo, { storeId, peerId }: PeerRef): metapb.PeerRole | undefined {
  const peer = peerOn(region, storeId);
  return peer?.id === peerId ? peer.role : undefined;
}

/** True when heartbeats show it. */
export function isDone(step: Step, region: RegionInfo): boolean {
  switch (step.kind) {
    case 'transfer-leader':
      return region.leader?.storeId === step.toStore;
    case 'add-learner':
      return (
        roleOf(region, step) !== undefined && !isPending(region, step.peerId) && downSeconds(region, step.peerId) === 0
      );
    case 'promote-learner':
      return roleOf(region, step) === Voter;
    case 'demote-voter': {
      const role = roleOf(region, step);
      return role === undefined || role === Learner;
    }
    case 'remove-learner':
      return roleOf(region, step) === undefined;
    case 'enter-joint':
      return (
        step.promote.every((ref) => isRole(region, ref, IncomingVoter, Voter)) &&
        step.demote.every((ref) => isRole(region, ref, DemotingVoter, Learner, undefined))
      );
    case 'leave-joint':
      return !isJoint(region) && hasLeft(step, region);
    case 'split-region':
      return epochOf(region.meta).version > step.version;
    case 'merge-region':
      return step.passive && hasMerged(step, region);
    default:
      return unreachable(step);
  }
}

function hasMerged({ source, target }: MergeStep, region: RegionInfo): boolean {
  return covers(region, source) && epochOf(region.meta).version > epochOf(target.meta).version;
}

/** Versions that a region of unchanged range gained: one by the preparation of a merge, a second by taking it back. */
function versionGain(known: RegionInfo, region: RegionInfo): number {
  return epochOf(region.meta).version - epochOf(known.meta).version;
}

function mergeFlaw({ source, target, passive }: MergeStep, region: RegionInfo): string | undefined {
  const known = passive ? target : source;
  if (!sameRange(known, region)) return `the range of region ${known.meta.id} changed`;
  const gain = versionGain(known, region);
  if (passive) return gain > 0 ? `the version of region ${known.meta.id} changed` : undefined;
  return gain > 1 ? 'the stores took the merge back' : undefined;
}

/** Its own members have their last roles. */
function hasLeft({ promote, demote }: JointStep, region: RegionInfo): boolean {
  return (
    promote.every((ref) => isRole(region, ref, Voter)) && demote.every((ref) => isRole(region, ref, Learner, undefined))
  );
}

function isRole(region: RegionInfo, ref: PeerRef, ...roles: (metapb.PeerRole | undefined)[]): boolean {
  return roles.includes(roleOf(region, ref));
}

/** Why the step cannot be done any more, the region being as it is; undefined when it can. */
export function flawOf(step: Step, region: RegionInfo): string | undefined {
  switch (step.kind) {
    case 'transfer-leader': {
      const target = peerOn(region, step.toStore);
      if (target === undefined) return `no peer on store ${step.toStore} to lead`;
      if (target.role === Learner || target.role === DemotingVoter)
        return `the peer on store ${step.toStore} is no voter`;
      return undefined;
    }
    case 'add-learner': {
      const present = peerOn(region, step.storeId);
      if (present === undefined || present.id === step.peerId) return undefined;
      return `store ${step.storeId} has peer ${present.id} already`;
    }
    case 'promote-learner':
      return roleOf(region, step) === undefined ? missing(step) : undefined;
    case 'demote-voter':
      return region.leader?.id === step.peerId ? `peer ${step.peerId} leads now` : undefined;
    case 'remove-learner': {
      const role = roleOf(region, step);
      return role === undefined || role === Learner ? undefined : `peer ${step.peerId} is a voter`;
    }
    case 'enter-joint':
    case 'leave-joint': {
      const absent = step.promote.find((ref) => roleOf(region, ref) === undefined);
      if (absent !== undefined) return missing(absent);
      const leads = step.demote.find(({ peerId }) => peerId === region.leader?.id);
      return leads === undefined ? undefined : `peer ${leads.peerId} leads now`;
    }
    case 'split-region':
      return undefined;
    case 'merge-region':
      return mergeFlaw(step, region);
    default:
      return unreachable(step);
  }
}

function missing({ storeId, peerId }: PeerRef): string {
  return `peer ${peerId} on store ${storeId} is gone`;
}

/** How much of the growth of `conf_ver` is this step's own work. */
export function confVerGain(step: Step, region: RegionInfo): number {
  switch (step.kind) {
    case 'add-learner':
      return roleOf(region, step) === undefined ? 0 : 1;
    case 'promote-learner':
    case 'demote-voter':
    case 'remove-learner':
      return isDone(step, region) ? 1 : 0;
    case 'enter-joint':
      return isDone(step, region) ? step.promote.length + step.demote.length : 0;
    case 'leave-joint':
      // The region may be in the next joint state of the same operator by now.
      return hasLeft(step, region) ? step.promote.length + step.demote.length : 0;
    case 'merge-region':
      // The source's members are frozen by it: PrepareMerge raises both halves of the epoch.
      return step.passive ? 0 : Math.min(1, versionGain(step.source, region));
    default:
      return 0;
  }
}

type Order = Pick<pdpb.RegionHeartbeatResponseInit, 'changePeerV2' | 'transferLeader' | 'splitRegion' | 'merge'>;

/** What to tell the leader; undefined when there is nothing to say but to wait. */
export function orderOf(step: Step, region: RegionInfo): Order | undefined {
  switch (step.kind) {
    case 'transfer-leader': {
      const peer = peerOn(region, step.toStore);
      return peer === undefined ? undefined : { transferLeader: { peer, peers: [peer] } };
    }
    case 'add-learner':
      // A member that still waits for its snapshot needs no second order.
      return roleOf(region, step) === undefined
        ? change([{ ref: step, changeType: ConfChangeType.AddLearnerNode, role: Learner }])
        : undefined;
    case 'promote-learner':
      return change([{ ref: step, changeType: ConfChangeType.AddNode, role: Voter }]);
    case 'demote-voter':
      return change([{ ref: step, changeType: ConfChangeType.AddLearnerNode, role: Learner }]);
    case 'remove-learner':
      return change([{ ref: step, changeType: ConfChangeType.RemoveNode, role: Learner }]);
    case 'enter-joint':
      if (isJoint(region)) return undefined;
      return change([
        ...step.promote.map((ref) => ({ ref, changeType: ConfChangeType.AddNode, role: Voter })),
        ...step.demote.map((ref) => ({ ref, changeType: ConfChangeType.AddLearnerNode, role: Learner })),
      ]);
    case 'leave-joint':
      return isJoint(region) ? change([]) : undefined;
    case 'split-region':
      return { splitRegion: { policy: step.policy, keys: step.keys } };
    case 'merge-region':
      // What has been prepared goes on by itself.
      if (step.passive || versionGain(step.source, region) > 0) return undefined;
      return { merge: { target: step.target.meta } };
    default:
      return unreachable(step);
  }
}

function change(
  changes: readonly { readonly ref: PeerRef; readonly changeType: ConfChangeType; readonly role: metapb.PeerRole }[],
): Order {
  return {
    changePeerV2: {
      changes: changes.map(({ ref, changeType, role }) => ({
        changeType,
        peer: { id: ref.peerId, storeId: ref.storeId, role },
      })),
    },
  };
}

const MINUTE_MS = 60_000;
/** A learner needs a snapshot first: ten minutes, and more for what a slow disk and link make of a large region. */
const SLOW_MS = 10 * MINUTE_MS;
const SLOW_MS_PER_MIB = 500;

export function timeoutOf(step: Step, sizeMib: number): number {
  if (step.kind === 'merge-region') return step.passive ? Number.POSITIVE_INFINITY : SLOW_MS;
  return step.kind === 'add-learner' ? SLOW_MS + sizeMib * SLOW_MS_PER_MIB : MINUTE_MS;
}

/** An order that was lost is repeated: fast ones soon, those that move data later. */
export function repeatMs(step: Step): number {
  const slow = step.kind === 'add-learner' || step.kind === 'remove-learner' || step.kind === 'merge-region';
  return slow ? 5000 : 2000;
}

export function describeStep(step: Step): string {
  switch (step.kind) {
    case 'transfer-leader':
      return `transfer leader from store ${step.fromStore} to store ${step.toStore}`;
    case 'add-learner':
      return `add learner peer ${step.peerId} on store ${step.storeId}`;
    case 'promote-learner':
      return `promote learner peer ${step.peerId} on store ${step.storeId} to voter`;
    case 'demote-voter':
      return `demote voter peer ${step.peerId} on store ${step.storeId} to learner`;
    case 'remove-learner':
      return `remove peer on store ${step.storeId}`;
    case 'enter-joint':
      return `use joint consensus, ${describeJoint(step)}`;
    case 'leave-joint':
      return `leave joint state, ${describeJoint(step)}`;
    case 'split-region':
      return `split region with policy ${POLICIES[step.policy] ?? step.policy}`;
    case 'merge-region':
      return `merge region ${step.source.meta.id} into region ${step.target.meta.id}`;
    default:
      return unreachable(step);
  }
}

const POLICIES: readonly string[] = ['SCAN', 'APPROXIMATE', 'USEKEY'];

function describeJoint({ promote, demote }: JointStep): string {
  const list = (refs: readonly PeerRef[]): string =>
    refs.map(({ peerId, storeId }) => `peer ${peerId} on store ${storeId}`).join(', ');
  const parts = [];
  if (promote.length > 0) parts.push(`promote learner ${list(promote)} to voter`);
  if (demote.length > 0) parts.push(`demote voter ${list(demote)} to learner`);
  return parts.join(', ');
}

/** What leaving the joint state of a region found in one comes to. */
export function leaveJointOf(region: RegionInfo): Step {
  const refs = (role: metapb.PeerRole): PeerRef[] =>
    region.meta.peers
      .filter((peer) => isChanging(peer) && peer.role === role)
      .map(({ id, storeId }) => ({ peerId: id, storeId }));
  return { kind: 'leave-joint', promote: refs(IncomingVoter), demote: refs(DemotingVoter) };
}

/** Voters of the configuration after the change that is under way. */
export function votersOf(region: RegionInfo): metapb.Peer[] {
  return region.meta.peers.filter(isVoter);
}

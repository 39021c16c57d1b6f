/**
 * The steps that lead a region from its members to wanted ones: learners are added and caught up first, promotions and
 * demotions happen in one joint change, demoted members are removed last. The leader is never demoted: it hands over before, to a voter that
 * stays, or else to one that was promoted for the purpose.
 */
import type { RegionInfo } from '../cluster/region-info.ts';
import { downSeconds, isJoint, isLearner, isPending, isVoter, peerOn } from './model.ts';
import type { PeerRef, Step } from './steps.ts';

export interface Wanted {
  readonly storeId: number;
  readonly role: 'voter' | 'learner';
}

export interface PlanOptions {
  /** Who shall lead at the end; otherwise whoever leads stays, if it may. */
  readonly leaderStore?: number | undefined;
  /** Stores that should not be handed leadership are passed over where there is a choice. */
  readonly mayLead: (storeId: number) => boolean;
  readonly takeId: () => number | undefined;
}

/** The steps, none when nothing is to be done; or why there is no way. */
export function planMembers(region: RegionInfo, wanted: readonly Wanted[], options: PlanOptions): Step[] | string {
  if (isJoint(region)) return 'the region is in joint state';
  if (region.leader === undefined) return 'the region has no leader';
  if (new Set(wanted.map(({ storeId }) => storeId)).size !== wanted.length) return 'a store is wanted twice';
  if (!wanted.some(({ role }) => role === 'voter')) return 'no voter would be left';
  const roles = new Map(wanted.map(({ storeId, role }) => [storeId, role]));
  const { leaderStore } = options;
  if (leaderStore !== undefined && roles.get(leaderStore) !== 'voter')
    return `store ${leaderStore} would have no voter to lead`;

  const promote: PeerRef[] = [];
  const demote: PeerRef[] = [];
  const remove: PeerRef[] = [];
  const stay: number[] = [];
  for (const peer of region.meta.peers) {
    const ref = { storeId: peer.storeId, peerId: peer.id };
    const role = roles.get(peer.storeId);
    roles.delete(peer.storeId);
    if (isVoter(peer) && role !== 'voter') demote.push(ref);
    else if (isVoter(peer)) stay.push(peer.storeId);
    else if (role === 'voter') promote.push(ref);
    if (role === undefined) remove.push(ref);
  }
  const steps: Step[] = [];
  for (const [storeId, role] of roles) {
    const peerId = options.takeId();
    if (peerId === undefined) return 'no ids are ready yet';
    steps.push({ kind: 'add-learner', storeId, peerId });
    if (role === 'voter') promote.push({ storeId, peerId });
  }

  let leader = region.leader.storeId;
  const lead = (storeId: number): void => {
    if (storeId !== leader) steps.push({ kind: 'transfer-leader', fromStore: leader, toStore: storeId });
    leader = storeId;
  };
  if (demote.some(({ storeId }) => storeId === leader)) {
    if (stay.length > 0) {
      lead(heir(region, stay, options));
      steps.push(...changes(promote, demote));
    } else {
      steps.push(...changes(promote, []));
      lead(
        heir(
          region,
          promote.map(({ storeId }) => storeId),
          options,
        ),
      );
      steps.push(...changes([], demote));
    }
  } else {
    steps.push(...changes(promote, demote));
  }
  if (leaderStore !== undefined) lead(leaderStore);
  for (const ref of remove) steps.push({ kind: 'remove-learner', ...ref });
  return steps;
}

/** `candidates` is not empty: some voter is wanted. */
function heir(
  region: RegionInfo,
  candidates: readonly number[],
  { leaderStore, mayLead }: Pick<PlanOptions, 'leaderStore' | 'mayLead'>,
): number {
  if (leaderStore !== undefined && candidates.includes(leaderStore)) return leaderStore;
  const keepingUp = candidates.filter((storeId) => {
    const peer = peerOn(region, storeId);
    return peer === undefined || !(isPending(region, peer.id) || downSeconds(region, peer.id) > 0);
  });
  return keepingUp.find(mayLead) ?? keepingUp[0] ?? candidates.find(mayLead) ?? (candidates[0] as number);
}

/** One change is simple; more make a joint one, entered and left. */
function changes(promote: readonly PeerRef[], demote: readonly PeerRef[]): Step[] {
  if (promote.length + demote.length > 1) {
    return [
      { kind: 'enter-joint', promote, demote },
      { kind: 'leave-joint', promote, demote },
    ];
  }
  return [
    ...promote.map((ref) => ({ kind: 'promote-learner', ...ref }) as const),
    ...demote.map((ref) => ({ kind: 'demote-voter', ...ref }) as const),
  ];
}

/** The members as they are, as a wish to change; learners too. */
export function present(region: RegionInfo): Wanted[] {
  return region.meta.peers.map((peer) => ({ storeId: peer.storeId, role: isLearner(peer) ? 'learner' : 'voter' }));
}

/** `present` with one store's place taken by another as a voter, which may be a learner already. */
export function replaced(region: RegionInfo, fromStore: number, toStore: number): Wanted[] {
  const stay = without(region, fromStore).filter(({ storeId }) => storeId !== toStore);
  return [...stay, { storeId: toStore, role: 'voter' }];
}

export function without(region: RegionInfo, storeId: number): Wanted[] {
  return present(region).filter((peer) => peer.storeId !== storeId);
}

/**
 * Regions as values: what a change of members or a split makes of one. Pure functions; a region that is in use is never
 * changed in place, so whoever holds one may compare it with a later one.
 *
 * Epoch (facts 9.1): membership raises confVer by the number of changes, a split into n + 1 regions raises version by n; preparing a merge
 * raises both by one, taking it back version by one, and what was merged has a version above both.
 */
import { assert, compareBytes, copyBytes, equalBytes, must } from '@tessera/base';
import { Peer, PeerRole, Region, RegionEpoch } from '@tessera/proto/metapb';
import type { BatchSplitRequest, ChangePeerRequest } from '@tessera/proto/raft_cmdpb';
import { ConfChangeSingle, ConfChangeTransition, ConfChangeType, ConfChangeV2, ConfState } from '@tessera/raft';

export function newPeer(id: number, storeId: number, role: PeerRole = PeerRole.Voter): Peer {
  const peer = new Peer();
  peer.id = id;
  peer.storeId = storeId;
  peer.role = role;
  return peer;
}

export function newEpoch(confVer: number, version: number): RegionEpoch {
  const epoch = new RegionEpoch();
  epoch.confVer = confVer;
  epoch.version = version;
  return epoch;
}

export function newRegion(
  id: number,
  startKey: Uint8Array,
  endKey: Uint8Array,
  epoch: RegionEpoch,
  peers: readonly Peer[],
): Region {
  const region = new Region();
  region.id = id;
  region.startKey = startKey;
  region.endKey = endKey;
  region.regionEpoch = epoch;
  region.peers = peers;
  return region;
}

export function confVer(region: Region): number {
  return region.regionEpoch?.confVer ?? 0;
}

export function version(region: Region): number {
  return region.regionEpoch?.version ?? 0;
}

/** A peer that was made by a message and knows neither range nor members yet has a region without peers. */
export function isInitialized(region: Region): boolean {
  return region.peers.length > 0;
}

export function peerById(region: Region, id: number): Peer | undefined {
  return region.peers.find((peer) => peer.id === id);
}

export function peerOnStore(region: Region, storeId: number): Peer | undefined {
  return region.peers.find((peer) => peer.storeId === storeId);
}

export function sameEpoch(a: RegionEpoch | undefined, b: RegionEpoch | undefined): boolean {
  return (a?.version ?? 0) === (b?.version ?? 0) && (a?.confVer ?? 0) === (b?.confVer ?? 0);
}

/** `a` came after `b`: of one region both parts only grow. */
export function isNewerEpoch(a: RegionEpoch | undefined, b: RegionEpoch | undefined): boolean {
  return (a?.version ?? 0) > (b?.version ?? 0) || (a?.confVer ?? 0) > (b?.confVer ?? 0);
}

export function isJointRegion(region: Region): boolean {
  return region.peers.some(({ role }) => role === PeerRole.IncomingVoter || role === PeerRole.DemotingVoter);
}

/** Both hold some key: ends are exclusive, an empty end is the end of the space. */
export function overlaps(a: Region, b: Region): boolean {
  return (
    (a.endKey.length === 0 || compareBytes(b.startKey, a.endKey) < 0) &&
    (b.endKey.length === 0 || compareBytes(a.startKey, b.endKey) < 0)
  );
}

/** One begins where the other ends. */
export function areSiblings(a: Region, b: Region): boolean {
  return endsAt(a, b) || endsAt(b, a);
}

function endsAt(left: Region, right: Region): boolean {
  return left.endKey.length > 0 && equalBytes(left.endKey, right.startKey);
}

/** Each store that has a member of one has a member of the other, of the same role. */
export function areOnSameStores(a: Region, b: Region): boolean {
  return (
    a.peers.length === b.peers.length && a.peers.every(({ storeId, role }) => peerOnStore(b, storeId)?.role === role)
  );
}

/** The same region at the same moment: what an epoch does not say is said by the range. */
export function areEqual(a: Region, b: Region): boolean {
  return (
    a.id === b.id &&
    sameEpoch(a.regionEpoch, b.regionEpoch) &&
    equalBytes(a.startKey, b.startKey) &&
    equalBytes(a.endKey, b.endKey)
  );
}

/** The configuration that raft runs with. */
export function confStateOf(region: Region): ConfState {
  const state = new ConfState();
  const ids = (...roles: PeerRole[]): number[] =>
    region.peers
      .filter(({ role }) => roles.includes(role))
      .map(({ id }) => id)
      .sort((a, b) => a - b);
  state.voters = ids(PeerRole.Voter, PeerRole.IncomingVoter);
  state.learners = ids(PeerRole.Learner);
  if (isJointRegion(region)) {
    state.votersOutgoing = ids(PeerRole.Voter, PeerRole.DemotingVoter);
    state.learnersNext = ids(PeerRole.DemotingVoter);
  }
  return state;
}

/** What raft is told of `changes`: none leaves a joint configuration, one is simple, more enter a joint one. */
export function toConfChange(changes: readonly ChangePeerRequest[], context: Uint8Array): ConfChangeV2 {
  const change = new ConfChangeV2();
  change.context = context;
  change.transition = changes.length > 1 ? ConfChangeTransition.Explicit : ConfChangeTransition.Auto;
  change.changes = changes.map(({ changeType, peer }) => {
    const single = new ConfChangeSingle();
    single.changeType = changeType;
    single.nodeId = peer?.id ?? 0;
    return single;
  });
  return change;
}

/** The region after the changes, or why they do not fit it (facts 8.4). */
export function changeMembers(region: Region, changes: readonly ChangePeerRequest[]): Region | string {
  const next = changes.length === 0 ? leaveJoint(region) : changeRoles(region, changes);
  if (typeof next === 'string') return next;
  const voters = next.peers.filter(({ role }) => role === PeerRole.Voter || role === PeerRole.IncomingVoter);
  return voters.length === 0 ? 'a region needs a voter' : next;
}

function leaveJoint(region: Region): Region | string {
  if (!isJointRegion(region)) return 'the region is not in joint state';
  let fixed = 0;
  const peers = region.peers.map((peer) => {
    if (peer.role !== PeerRole.IncomingVoter && peer.role !== PeerRole.DemotingVoter) return peer;
    fixed++;
    return newPeer(peer.id, peer.storeId, peer.role === PeerRole.IncomingVoter ? PeerRole.Voter : PeerRole.Learner);
  });
  return withPeers(region, peers, fixed);
}

function changeRoles(region: Region, changes: readonly ChangePeerRequest[]): Region | string {
  if (isJointRegion(region)) return 'the region is in joint state';
  const joint = changes.length > 1;
  let peers = region.peers;
  const seen = new Set<number>();
  for (const { changeType, peer } of changes) {
    if (peer === undefined || peer.id === 0 || peer.storeId === 0) return 'a change without peer';
    if (seen.has(peer.id)) return `peer ${peer.id} is changed twice`;
    seen.add(peer.id);
    const present = peers.find(({ storeId }) => storeId === peer.storeId);
    if (present !== undefined && present.id !== peer.id) return `store ${peer.storeId} has peer ${present.id}`;
    const role = roleAfter(changeType, present?.role, joint);
    if (typeof role === 'string') return role;
    peers = peers.filter(({ id }) => id !== peer.id);
    if (role !== undefined) peers = [...peers, newPeer(peer.id, peer.storeId, role)];
  }
  return withPeers(region, peers, changes.length);
}

/** The role a change gives; undefined removes the peer; a text refuses. */
function roleAfter(changeType: number, role: PeerRole | undefined, joint: boolean): PeerRole | undefined | string {
  switch (changeType) {
    case ConfChangeType.AddNode:
      if (role === PeerRole.Voter) return 'the peer is a voter already';
      return joint ? PeerRole.IncomingVoter : PeerRole.Voter;
    case ConfChangeType.AddLearnerNode:
      if (role === PeerRole.Learner) return 'the peer is a learner already';
      return joint && role === PeerRole.Voter ? PeerRole.DemotingVoter : PeerRole.Learner;
    case ConfChangeType.RemoveNode:
      if (role === undefined) return 'the peer is not there';
      if (joint && role === PeerRole.Voter) return 'can not remove voter directly';
      return undefined;
    default:
      return 'unknown change type';
  }
}

function withPeers(region: Region, peers: readonly Peer[], changes: number): Region {
  return newRegion(
    region.id,
    region.startKey,
    region.endKey,
    newEpoch(confVer(region) + changes, version(region)),
    peers,
  );
}

/** A region that is about to be merged away: nothing that was ordered of it before fits any more. */
export function prepareMerge(region: Region): Region {
  const epoch = newEpoch(confVer(region) + 1, version(region) + 1);
  return newRegion(region.id, region.startKey, region.endKey, epoch, region.peers);
}

export function rollbackMerge(region: Region): Region {
  const epoch = newEpoch(confVer(region), version(region) + 1);
  return newRegion(region.id, region.startKey, region.endKey, epoch, region.peers);
}

/** `target` with the range of `source`, its sibling. */
export function commitMerge(target: Region, source: Region): Region {
  assert(areSiblings(target, source), 'regions that are merged lie side by side');
  const epoch = newEpoch(confVer(target), Math.max(version(target), version(source)) + 1);
  const [left, right] = endsAt(target, source) ? [target, source] : [source, target];
  return newRegion(target.id, left.startKey, right.endKey, epoch, target.peers);
}

export interface SplitResult {
  /** The region that keeps its id. */
  readonly derived: Region;
  /** New ones, left to right. */
  readonly created: readonly Region[];
}

/** What a split makes of `region`, or why it cannot be (facts 9.2). */
export function splitRegion(region: Region, split: BatchSplitRequest): SplitResult | string {
  const { requests } = split;
  if (requests.length === 0) return 'no split keys';
  let previous = region.startKey;
  for (const { splitKey, newPeerIds, newRegionId } of requests) {
    if (splitKey.length === 0 || compareBytes(splitKey, previous) <= 0)
      return 'split keys must increase within the region';
    if (region.endKey.length > 0 && compareBytes(splitKey, region.endKey) >= 0) return 'split key beyond the region';
    if (newPeerIds.length !== region.peers.length || newRegionId === 0) return 'ids do not fit the peers of the region';
    previous = splitKey;
  }
  const epoch = newEpoch(confVer(region), version(region) + requests.length);
  const bounds = [region.startKey, ...requests.map(({ splitKey }) => copyBytes(splitKey)), region.endKey];
  const bound = (at: number): Uint8Array => must(bounds[at], 'a bound of a split');
  const rightDerive = split.rightDerive;
  const created = requests.map(({ newRegionId, newPeerIds }, i) => {
    const at = rightDerive ? i : i + 1;
    const peers = region.peers.map((peer, p) => newPeer(newPeerIds[p] as number, peer.storeId, peer.role));
    return newRegion(newRegionId, bound(at), bound(at + 1), epoch, peers);
  });
  const at = rightDerive ? requests.length : 0;
  return { derived: newRegion(region.id, bound(at), bound(at + 1), epoch, region.peers), created };
}

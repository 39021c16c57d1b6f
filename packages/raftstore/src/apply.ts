/**
 * What committed entries do to the state machine. Data, applied index and region state go into one batch of the engine;
 * memory changes with it, and nobody reads in between. Answers are given after the batch is written.
 *
 * The same entry has the same effect on every replica: what is decided here depends on the region and the entry only. The
 * exception is a new region of a split, which a store may have seen come and go already (`create` knows).
 */
import { assert, must } from '@tessera/base';
import type { WriteBatch } from '@tessera/engine';
import type { Region } from '@tessera/proto/metapb';
import {
  AdminCmdType,
  type AdminRequest,
  type CommitMergeRequest,
  type PrepareMergeRequest,
  RaftCmdRequest,
  type VerifyHashRequest,
} from '@tessera/proto/raft_cmdpb';
import { MergeState, PeerState } from '@tessera/proto/raft_serverpb';
import { type ConfChangeV2, decodeConfChange, type Entry, type StorageApply } from '@tessera/raft';
import { epochNotMatch, proposalInMergingMode, type RegionError } from '@tessera/storage';
import { applyWrites } from './command.ts';
import { putApplyState, putRegionState } from './local-state.ts';
import type { Peer } from './peer.ts';
import type { Answer } from './peer-reads.ts';
import {
  areEqual,
  changeMembers,
  commitMerge,
  confVer,
  peerById,
  prepareMerge,
  rollbackMerge,
  sameEpoch,
  splitRegion,
  version,
} from './region.ts';

/** Where an applied batch ends up: the store. */
export interface ApplyTarget {
  readonly batch: WriteBatch;
  /** Called after the batch is written. */
  readonly answers: Answer[];
  onEntry(regionId: number, entry: Entry): void;
  /** So much data of users was added to the batch. */
  onData(bytes: number, keys: number): void;
  onRegion(peer: Peer, before: Region): void;
  /** New regions of a split; `peer.region` is what is left. */
  onSplit(peer: Peer, created: readonly Region[]): void;
  /** The data as of the entry before this one is to be hashed. */
  onComputeHash(peer: Peer): void;
  onVerifyHash(peer: Peer, request: VerifyHashRequest): void;
  /** The region is to be merged into another. */
  onPrepared(peer: Peer): void;
  /** It is not, after all. */
  onRolledBack(peer: Peer): void;
  /** The source of a merge, when it has applied all that it must; undefined: `peer` waits for it. */
  sourceOf(peer: Peer, request: CommitMergeRequest): Peer | undefined;
  /** `source` becomes a part of `peer`'s region, which will be `merged`. Adds its end to the batch. */
  onMerge(peer: Peer, source: Peer, merged: Region): void;
  /** The peer is no member any more. Adds its end to the batch. */
  onRemoved(peer: Peer): void;
  /** Entries up to `peer.apply.truncatedIndex` may be dropped once the engine has this batch on disk. */
  onTruncated(peer: Peer): void;
}

/** The entry cannot be applied yet. */
type Wait = 'wait';

/**
 * Applies from `entries[from]` on and returns how many are done then. Ends early before an entry that has to wait, and behind one that
 * ends the peer. Raft is told after the batch is written.
 */
export function applyEntries(peer: Peer, { entries }: StorageApply, from: number, target: ApplyTarget): number {
  const truncatedBefore = peer.apply.truncatedIndex;
  let at = from;
  for (; at < entries.length; at++) {
    const entry = entries[at] as Entry;
    const error = applyEntry(peer, entry, target);
    if (error === 'wait') break;
    peer.apply = { ...peer.apply, applied: entry.index };
    peer.appliedTerm = entry.term;
    target.onEntry(peer.region.id, entry);
    peer.onEntryApplied(entry.index, entry.term, error, target.answers);
    if (peer.destroyed) return at + 1;
  }
  if (at > from) putApplyState(target.batch, peer.region.id, peer.apply);
  if (peer.apply.truncatedIndex > truncatedBefore) target.onTruncated(peer);
  return at;
}

function applyEntry(peer: Peer, entry: Entry, target: ApplyTarget): RegionError | Wait | undefined {
  const change = decodeConfChange(entry);
  if (change === 'malformed') return must(undefined, 'a committed change of members is malformed');
  if (change !== undefined) return applyConfChange(peer, change, target);
  // A new leader's first entry.
  if (entry.data.length === 0) return undefined;
  const { region } = peer;
  const { sizeBytes, count } = target.batch;
  if (applyWrites(entry.data, version(region), target.batch)) {
    const bytes = target.batch.sizeBytes - sizeBytes;
    const keys = target.batch.count - count;
    peer.stats.wrote(bytes, keys);
    target.onData(bytes, keys);
    return undefined;
  }
  const { header, requests, adminRequest } = RaftCmdRequest.decode(entry.data);
  const sent = header?.regionEpoch;
  if (adminRequest?.prepareMerge !== undefined) {
    return applyPrepareMerge(peer, entry.index, adminRequest.prepareMerge, sent, target);
  }
  if (adminRequest !== undefined) return applyAdmin(peer, adminRequest, sent, target);
  if (sent?.version !== version(region)) return epochNotMatch(sent, region, [region]);
  assert(requests.length === 0, 'a committed command of writes cannot be read');
  return undefined;
}

function applyAdmin(
  peer: Peer,
  request: AdminRequest,
  sent: Region['regionEpoch'],
  target: ApplyTarget,
): RegionError | Wait | undefined {
  const { region } = peer;
  switch (request.cmdType) {
    case AdminCmdType.CompactLog: {
      const { compactIndex, compactTerm } = must(request.compactLog, 'a compaction says how far');
      // What a merge carries must stay.
      const isKept = peer.merge !== undefined && compactIndex >= peer.merge.minIndex;
      if (!isKept && compactIndex > peer.apply.truncatedIndex && compactIndex <= peer.apply.applied) {
        peer.apply = { ...peer.apply, truncatedIndex: compactIndex, truncatedTerm: compactTerm };
        peer.storage.truncate(compactIndex, compactTerm);
      }
      return undefined;
    }
    case AdminCmdType.ComputeHash:
      target.onComputeHash(peer);
      return undefined;
    case AdminCmdType.VerifyHash:
      target.onVerifyHash(peer, must(request.verifyHash, 'a check of a hash has one'));
      return undefined;
    case AdminCmdType.CommitMerge:
      return applyCommitMerge(peer, must(request.commitMerge, 'a merge has its request'), sent, target);
    case AdminCmdType.RollbackMerge:
      return applyRollbackMerge(peer, sent, target);
    case AdminCmdType.BatchSplit: {
      const error = orderError(peer, sent);
      if (error !== undefined) return error;
      const result = splitRegion(region, must(request.splits, 'a split has its requests'));
      if (typeof result === 'string') return { message: result };
      setRegion(peer, result.derived, target);
      // Its new regions need their members.
      peer.raft.announceCommit();
      target.onSplit(peer, result.created);
      return undefined;
    }
    default:
      return must(undefined, 'a committed admin command is unknown here');
  }
}

/** An order that both parts of the epoch must fit, of a region that is not being merged away. */
function orderError({ region, merge }: Peer, sent: Region['regionEpoch']): RegionError | undefined {
  if (!sameEpoch(sent, region.regionEpoch)) return epochNotMatch(sent, region, [region]);
  return merge === undefined ? undefined : proposalInMergingMode(region.id);
}

function applyPrepareMerge(
  peer: Peer,
  index: number,
  { minIndex, target: into }: PrepareMergeRequest,
  sent: Region['regionEpoch'],
  target: ApplyTarget,
): RegionError | undefined {
  const error = orderError(peer, sent);
  if (error !== undefined) return error;
  assert(minIndex > peer.apply.truncatedIndex, 'the log was cut below what a merge must carry');
  const merge = new MergeState();
  merge.minIndex = minIndex;
  merge.target = must(into, 'a merge has a target');
  merge.commit = index;
  peer.merge = merge;
  setRegion(peer, prepareMerge(peer.region), target);
  // Whatever store leads the target must come to know.
  peer.raft.announceCommit();
  target.onPrepared(peer);
  return undefined;
}

function applyCommitMerge(
  peer: Peer,
  request: CommitMergeRequest,
  sent: Region['regionEpoch'],
  target: ApplyTarget,
): RegionError | Wait | undefined {
  // First: a merge that does not count must not wait for its source.
  const error = orderError(peer, sent);
  if (error !== undefined) return error;
  const source = target.sourceOf(peer, request);
  if (source === undefined) return 'wait';
  assert(areEqual(source.region, must(request.source, 'a merge has a source')), 'the source of a merge differs here');
  const merged = commitMerge(peer.region, source.region);
  target.onMerge(peer, source, merged);
  setRegion(peer, merged, target);
  peer.raft.announceCommit();
  return undefined;
}

function applyRollbackMerge(peer: Peer, sent: Region['regionEpoch'], target: ApplyTarget): RegionError | undefined {
  const { region, merge } = peer;
  if (merge === undefined || !sameEpoch(sent, region.regionEpoch)) return epochNotMatch(sent, region, [region]);
  peer.merge = undefined;
  setRegion(peer, rollbackMerge(region), target);
  target.onRolledBack(peer);
  return undefined;
}

function applyConfChange(peer: Peer, change: ConfChangeV2, target: ApplyTarget): RegionError | undefined {
  const { header, adminRequest } = RaftCmdRequest.decode(change.context);
  const { region } = peer;
  // What does not fit any more is not told to raft either: its configuration stays that of the region.
  if (header?.regionEpoch?.confVer !== confVer(region)) return epochNotMatch(header?.regionEpoch, region, [region]);
  if (peer.merge !== undefined) return proposalInMergingMode(region.id);
  const next = changeMembers(region, adminRequest?.changePeerV2?.changes ?? []);
  if (typeof next === 'string') return { message: next };
  peer.raft.applyConfChange(change);
  setRegion(peer, next, target);
  if (peerById(next, peer.peerId) === undefined) target.onRemoved(peer);
  return undefined;
}

function setRegion(peer: Peer, region: Region, target: ApplyTarget): void {
  const before = peer.region;
  peer.region = region;
  const state = peer.merge === undefined ? PeerState.Normal : PeerState.Merging;
  putRegionState(target.batch, region, state, peer.logEpoch, peer.merge);
  target.onRegion(peer, before);
}

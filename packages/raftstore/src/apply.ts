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
import { AdminCmdType, type AdminRequest, RaftCmdRequest, type VerifyHashRequest } from '@tessera/proto/raft_cmdpb';
import { PeerState } from '@tessera/proto/raft_serverpb';
import { type ConfChangeV2, decodeConfChange, type Entry, type StorageApply } from '@tessera/raft';
import { epochNotMatch, type RegionError } from '@tessera/storage';
import { applyWrites } from './command.ts';
import { putApplyState, putRegionState } from './local-state.ts';
import type { Peer } from './peer.ts';
import type { Answer } from './peer-reads.ts';
import { changeMembers, confVer, peerById, splitRegion, version } from './region.ts';

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
  /** The peer is no member any more. Adds its end to the batch. */
  onRemoved(peer: Peer): void;
  /** Entries up to `peer.apply.truncatedIndex` may be dropped once the engine has this batch on disk. */
  onTruncated(peer: Peer): void;
}

/** Ends early when one of them ends the peer. Raft is told of the rest after the batch is written. */
export function applyEntries(peer: Peer, apply: StorageApply, target: ApplyTarget): void {
  const truncatedBefore = peer.apply.truncatedIndex;
  for (const entry of apply.entries) {
    const error = applyEntry(peer, entry, target);
    peer.apply = { ...peer.apply, applied: entry.index };
    peer.appliedTerm = entry.term;
    target.onEntry(peer.region.id, entry);
    peer.onEntryApplied(entry.index, entry.term, error, target.answers);
    if (peer.destroyed) return;
  }
  putApplyState(target.batch, peer.region.id, peer.apply);
  if (peer.apply.truncatedIndex > truncatedBefore) target.onTruncated(peer);
}

function applyEntry(peer: Peer, entry: Entry, target: ApplyTarget): RegionError | undefined {
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
): RegionError | undefined {
  const { region } = peer;
  switch (request.cmdType) {
    case AdminCmdType.CompactLog: {
      const { compactIndex, compactTerm } = must(request.compactLog, 'a compaction says how far');
      if (compactIndex > peer.apply.truncatedIndex && compactIndex <= peer.apply.applied) {
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
    case AdminCmdType.BatchSplit: {
      if (sent?.version !== version(region) || sent.confVer !== confVer(region)) {
        return epochNotMatch(sent, region, [region]);
      }
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

function applyConfChange(peer: Peer, change: ConfChangeV2, target: ApplyTarget): RegionError | undefined {
  const { header, adminRequest } = RaftCmdRequest.decode(change.context);
  const { region } = peer;
  // What does not fit any more is not told to raft either: its configuration stays that of the region.
  if (header?.regionEpoch?.confVer !== confVer(region)) return epochNotMatch(header?.regionEpoch, region, [region]);
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
  putRegionState(target.batch, region, PeerState.Normal);
  target.onRegion(peer, before);
}

/**
 * May a region be prepared for a merge now? What must hold so that every store can end it, whatever happens then (TiKV's conditions):
 *
 *   the target is the neighbour that the wish means, on the same stores in the same roles
 *   every member of the source has the log up to minIndex - 1, on disk, so that CommitMerge can carry the rest: few entries, and small
 *   none of those changes members, cuts the log or is another order
 *   locks that only the leader's memory knows are among them
 */
import { Entry, EntryType } from '@tessera/proto/eraftpb';
import { Region } from '@tessera/proto/metapb';
import { AdminCmdType, type PrepareMergeRequest, RaftCmdRequest } from '@tessera/proto/raft_cmdpb';
import type { RegionError, WriteListener } from '@tessera/storage';
import { encodeAdmin } from './command.ts';
import type { Peer } from './peer.ts';
import type { RaftStore } from './raftstore.ts';
import { areEqual, areOnSameStores, areSiblings, isJointRegion } from './region.ts';

/** Tags and lengths around an entry, and around what is no entry: generous. */
const ENTRY_OVERHEAD_BYTES = 32;
const COMMAND_OVERHEAD_BYTES = 256;
/** Around a key and value of a lock. */
const LOCK_OVERHEAD_BYTES = 24;

/** Orders that may stand among the entries that are carried. */
const HARMLESS: readonly number[] = [AdminCmdType.InvalidAdmin, AdminCmdType.ComputeHash, AdminCmdType.VerifyHash];

interface Gap {
  readonly minIndex: number;
  readonly sizeBytes: number;
}

/** Why the source that `peer` leads can not be prepared, as far as regions say. */
export function prepareFlaw(store: RaftStore, peer: Peer, { target }: PrepareMergeRequest): string | undefined {
  const here = store.peers.get(target?.id ?? 0);
  if (target === undefined || here === undefined || here.installing) return 'the target of the merge is not here';
  if (here.merging || !areEqual(here.region, target)) return 'the target of the merge has changed';
  if (!areSiblings(peer.region, here.region)) return 'regions that are merged must lie side by side';
  if (isJointRegion(peer.region) || isJointRegion(here.region)) return 'a region is in joint state';
  if (!areOnSameStores(peer.region, here.region)) return 'regions that are merged must be on the same stores';
  if (peer.appliedTerm !== peer.term) return 'the leader has not applied an entry of its term';
  if (peer.raft.transferee !== 0) return 'leadership is being handed over';
  return peer.raft.confChangePending ? 'a change of members is under way' : undefined;
}

/** What CommitMerge would have to carry of the log as it is now. */
function gapOf(peer: Peer, gapMax: number): Gap | string {
  const { raft, region } = peer;
  let matched = raft.lastIndex;
  for (const { id } of region.peers) {
    const progress = raft.peer(id);
    if (progress === undefined || progress.state === 'snapshot') return `peer ${id} takes a snapshot`;
    matched = Math.min(matched, progress.match);
  }
  // A member that came by a snapshot behind `matched` would lack entries that it may have to carry. Those of former leaders are older than the
  // first entry of this term, those of this leader are known.
  const isOfTerm = raft.termAt(matched) === raft.term;
  const isCut = !isOfTerm || matched < Math.max(peer.apply.truncatedIndex, peer.sentSnapshotIndex);
  if (isCut || raft.lastIndex - matched > gapMax) {
    return `a member lags behind by ${raft.lastIndex - matched} entries`;
  }
  const entries = raft.entries(matched + 1, raft.lastIndex + 1);
  if (typeof entries === 'string') return 'the log is not in memory';
  let sizeBytes = 0;
  for (const entry of entries) {
    if (entry.entryType !== EntryType.EntryNormal) return 'a member lacks a change of members';
    if (entry.data.length > 0) {
      const { adminRequest } = RaftCmdRequest.decode(entry.data);
      if (adminRequest !== undefined && !HARMLESS.includes(adminRequest.cmdType)) return 'a member lacks an order';
    }
    sizeBytes += Entry.encode(entry).length + ENTRY_OVERHEAD_BYTES;
  }
  return { minIndex: matched + 1, sizeBytes };
}

/** Proposes what memory knows, then PrepareMerge. The listener hears the end: prepared, or refused. */
export function proposePrepareMerge(store: RaftStore, peer: Peer, target: Region, listener: WriteListener): void {
  const nowMs = store.nowMs();
  peer.flush(nowMs);
  const gap = gapOf(peer, store.config.mergeMaxLogGap);
  if (typeof gap === 'string') {
    listener.written({ message: `no merge: ${gap}` });
    return;
  }
  const regionId = peer.region.id;
  const over = (error: RegionError | undefined): void => {
    if (error !== undefined) store.observer.mergeOver?.(regionId);
    listener.written(error);
  };
  const prepareMerge = { minIndex: gap.minIndex, target };
  const data = encodeAdmin(peer.region, { cmdType: AdminCmdType.PrepareMerge, prepareMerge });
  const locks = store.observer.beforeMerge?.(regionId);
  const locksBytes = locks === undefined ? 0 : locks.sizeBytes + LOCK_OVERHEAD_BYTES * locks.count;
  // CommitMerge carries the gap, the locks, this entry and the source itself.
  const ownBytes = data.length + Region.encode(peer.region).length + COMMAND_OVERHEAD_BYTES;
  const commitBytes = gap.sizeBytes + locksBytes + ownBytes;
  if (commitBytes > store.config.entryBytesMax) {
    over({ message: `no merge: ${commitBytes} bytes are too much for one entry` });
    return;
  }
  let refused: RegionError | undefined;
  if (locks !== undefined) {
    peer.write(locks, { written: (error) => (refused = error) }, nowMs);
    peer.flush(nowMs);
  }
  if (refused !== undefined) {
    over(refused);
    return;
  }
  peer.proposePrepareMerge(data, { written: over }, nowMs);
  store.activate(peer);
}

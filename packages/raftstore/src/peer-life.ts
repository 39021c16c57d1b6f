/**
 * How peers of a store begin, change and end: what applied entries mean for them (`ApplyTarget`), splits, snapshots that are
 * installed, removal. Each step that others rely on is on the engine's disk before they may.
 */
import { assert, must } from '@tessera/base';
import { WriteBatch } from '@tessera/engine';
import type { Region } from '@tessera/proto/metapb';
import type { CommitMergeRequest, VerifyHashRequest } from '@tessera/proto/raft_cmdpb';
import { PeerState } from '@tessera/proto/raft_serverpb';
import type { Entry, Snapshot } from '@tessera/raft';
import { epochNotMatch, type RegionError, regionNotFound } from '@tessera/storage';
import type { ApplyTarget } from './apply.ts';
import { INITIAL_APPLY_STATE, putApplyState, putRegionState, putTombstone, type Tombstone } from './local-state.ts';
import type { Peer } from './peer.ts';
import type { Answer } from './peer-reads.ts';
import type { RaftStore } from './raftstore.ts';
import { confVer, isInitialized, newEpoch, newRegion, peerById, peerOnStore } from './region.ts';
import { deleteData } from './snapshot-install.ts';

export class PeerLife implements ApplyTarget {
  /** What the next write of the engine will hold. */
  readonly batch = new WriteBatch(4096);
  /** To be called when it is written. */
  readonly answers: Answer[] = [];
  readonly #store: RaftStore;

  constructor(store: RaftStore) {
    this.#store = store;
  }

  onEntry(regionId: number, entry: Entry): void {
    this.#store.observer.applied?.(regionId, entry);
  }

  onData(bytes: number, keys: number): void {
    const { written } = this.#store;
    written.bytes += bytes;
    written.keys += keys;
  }

  onRegion(peer: Peer, before: Region): void {
    const { regions } = this.#store;
    if (isInitialized(before)) regions.remove(peer, before);
    regions.add(peer);
    if (before.startKey !== peer.region.startKey || before.endKey !== peer.region.endKey) peer.stats.resized();
    this.#store.merging.moved(peer.region.id);
    this.#store.observer.regionChanged?.(peer.region);
    if (!peer.isLeader) return;
    this.#store.observer.heartbeatDue?.(peer.region.id);
    for (const removed of before.peers) {
      if (peerById(peer.region, removed.id) === undefined && removed.id !== peer.peerId) {
        this.#store.outbox.tellRemoved(peer.region, removed, peer.peerId);
      }
    }
  }

  onTruncated(peer: Peer): void {
    this.#store.gc.onTruncated(peer);
  }

  onSplit(peer: Peer, created: readonly Region[]): void {
    peer.siblings = created.map(({ id }) => id);
    const children: Peer[] = [];
    for (const region of created) {
      const self = must(peerOnStore(region, this.#store.storeId), 'a split keeps the stores');
      const early = this.#store.peers.get(region.id);
      // It was here and was removed before we got to its split, or is expected here as a newer peer.
      if (
        this.#store.tombstones.has(region.id) ||
        this.#store.ending.has(region.id) ||
        (early?.peerId ?? 0) > self.id
      ) {
        deleteData(this.batch, region);
        continue;
      }
      assert(early?.initialized !== true, 'a new region of a split is there already');
      if (early !== undefined) {
        early.end(regionNotFound(region.id));
        this.#store.snapshots.drop(region.id);
      }
      putRegionState(this.batch, region, PeerState.Normal, region.regionEpoch);
      putApplyState(this.batch, region.id, INITIAL_APPLY_STATE);
      const child = this.#store.createPeer(self.id, region, INITIAL_APPLY_STATE, early !== undefined);
      child.siblings = [peer.region.id];
      // Its log must not be there after a crash that takes the split back: who would own what it promised?
      child.installing = true;
      children.push(child);
    }
    this.#store.observer.split?.(peer.region, created);
    if (children.length === 0) return;
    // Whatever becomes of the parent until then: nobody else would campaign before an election timeout, and locks came along in memory.
    const leads = peer.isLeader;
    this.answers.push(() => this.#store.flushEngine(() => this.#begin(children, leads)));
  }

  /** The split is on disk: its new regions may act. */
  #begin(children: readonly Peer[], leads: boolean): void {
    for (const child of children) {
      child.installing = false;
      if (child.destroyed) continue;
      if (leads) child.raft.campaign();
      this.#store.markDirty(child);
    }
  }

  /** Writes what was applied so far: the engine then holds what the hash is of, no more and no less. */
  onComputeHash(peer: Peer): void {
    putApplyState(this.batch, peer.region.id, peer.apply);
    this.#store.write();
    this.#store.consistency.compute(peer, peer.applied + 1);
  }

  onVerifyHash(peer: Peer, request: VerifyHashRequest): void {
    // A difference stops the store: not in the middle of a batch.
    this.answers.push(() => this.#store.consistency.verify(peer.region.id, request));
  }

  onRemoved(peer: Peer): void {
    const { region, logEpoch } = peer;
    this.#end(peer, { region, logEpoch, mergedInto: undefined });
  }

  // ---- merges

  onPrepared(peer: Peer): void {
    const { merging } = this.#store;
    merging.applied.prepare++;
    merging.prepared(peer);
    this.answers.push(() => merging.check(peer));
  }

  onRolledBack(peer: Peer): void {
    const { merging, observer } = this.#store;
    merging.applied.rollback++;
    merging.rolledBack(peer);
    observer.mergeOver?.(peer.region.id);
  }

  sourceOf(peer: Peer, request: CommitMergeRequest): Peer | undefined {
    return this.#store.merging.sourceOf(peer, request);
  }

  onMerge(peer: Peer, source: Peer, merged: Region): void {
    this.#store.merging.applied.commit++;
    this.#store.observer.merged?.(merged, source.region);
    const { region, logEpoch } = source;
    const error = epochNotMatch(undefined, region, [merged]);
    this.#end(source, { region, logEpoch, mergedInto: peer.region }, { keepsData: true, error });
    // What it grew by was never looked at.
    peer.stats.bytesSinceCheck = Math.max(peer.stats.bytesSinceCheck, this.#store.config.splitCheckDiffBytes);
  }

  /** The snapshot that is being installed holds what this region held. Adds its end to the batch. */
  replace(source: Peer): void {
    const { region, logEpoch, mergedInto } = source;
    this.#end(source, { region, logEpoch, mergedInto });
  }

  /** Ends a source that was merged elsewhere and that no target here needs. */
  destroyMerged(source: Peer, mergedInto: Region): void {
    const { region, logEpoch } = source;
    this.#endNow(source, { region, logEpoch, mergedInto });
  }

  // ---- snapshots

  /** Undefined: not now, raft asks again. While entries are being applied the engine is behind what the peer has applied. */
  snapshot(peer: Peer, to: number): Snapshot | undefined {
    const { merging, snapshots } = this.#store;
    return this.batch.count > 0 || !merging.maySend(peer) ? undefined : snapshots.make(peer, to);
  }

  forgetIncoming(peer: Peer): void {
    peer.incoming = undefined;
    this.#thaw(peer);
    this.#store.regions.unexpect(peer.region.id);
    this.#store.snapshots.drop(peer.region.id);
  }

  /** The snapshot will not come: what it was to replace lives on. */
  #thaw(peer: Peer): void {
    for (const source of peer.replaces) {
      source.installing = false;
      this.#store.markDirty(source);
    }
    peer.replaces = [];
  }

  // ---- the end of a peer

  /** Ends a peer that is out of date; `removedAt` is the confVer that does not know it. */
  destroy(peer: Peer, removedAt: number): void {
    const { region } = peer;
    const epoch = newEpoch(Math.max(removedAt, confVer(region)), region.regionEpoch?.version ?? 0);
    const last = newRegion(region.id, region.startKey, region.endKey, epoch, []);
    // Nobody applied here what led to this epoch.
    this.#endNow(peer, { region: last, logEpoch: epoch, mergedInto: peer.mergedInto });
  }

  #endNow(peer: Peer, tombstone: Tombstone): void {
    assert(this.batch.count === 0, 'peers end between turns');
    this.#end(peer, tombstone);
    this.#store.write();
    this.#store.applies.drop(peer);
  }

  /** Adds tombstone and deletion to the batch; the log goes when they are on disk. */
  #end(
    peer: Peer,
    tombstone: Tombstone,
    { keepsData, error }: { keepsData?: boolean; error?: RegionError } = {},
  ): void {
    const { id } = tombstone.region;
    this.#thaw(peer);
    this.#store.peers.delete(id);
    this.#store.hibernation.end(peer);
    this.#store.consistency.forget(id);
    if (peer.initialized) this.#store.regions.remove(peer, peer.region);
    this.#store.regions.unexpect(id);
    this.#store.snapshots.drop(id);
    this.#store.tombstones.set(id, tombstone);
    this.#store.merging.ended(peer);
    this.#store.ending.add(id);
    putTombstone(this.batch, tombstone);
    if (peer.initialized && keepsData !== true) deleteData(this.batch, peer.region);
    peer.destroyed = true;
    this.answers.push(() => {
      peer.end(error ?? regionNotFound(id));
      this.#store.flushEngine(() => {
        this.#store.raftLog.remove(id);
        this.#store.ending.delete(id);
      });
    });
    this.#store.schedule();
    this.#store.observer.destroyed?.(id, peer.peerId);
  }
}

/**
 * The seam that commands use (`RaftKv`), over the peers of a store: checks in TiKV's order, lease reads at once, other
 * reads after a ReadIndex round, writes after commit and apply.
 *
 * Reads of one turn share one engine snapshot until a write or the end of the turn.
 */
import { assert } from '@tessera/base';
import type { EngineSnapshot, KvEngine, WriteBatch } from '@tessera/engine';
import type { Context, LockInfo } from '@tessera/proto/kvrpcpb';
import type { Region } from '@tessera/proto/metapb';
import {
  AdminCmdType,
  type AdminRequest,
  PrepareMergeRequest,
  ReadIndexRequest,
  type ReadIndexRequestInit,
} from '@tessera/proto/raft_cmdpb';
import {
  checkBatchKeys,
  checkContext,
  epochNotMatch,
  proposalInMergingMode,
  type RaftKv,
  type ReadFlow,
  type ReadGrant,
  type ReadWait,
  type RegionError,
  type RegionRefusal,
  type RegionSnapshot,
  raftEntryTooLarge,
  readIndexNotReady,
  regionNotFound,
  staleCommand,
  storeIsClosing,
  type WriteListener,
} from '@tessera/storage';
import { changeFlaw, transferFlaw } from './admin-check.ts';
import { encodeAdmin } from './command.ts';
import { raftstoreIsBusy } from './errors.ts';
import { memoryIsShort } from './memory-pressure.ts';
import { prepareFlaw, proposePrepareMerge } from './merge-proposal.ts';
import type { Peer } from './peer.ts';
import type { PendingRead } from './peer-reads.ts';
import type { RaftStore } from './raftstore.ts';
import { confVer, sameEpoch, splitRegion, toConfChange } from './region.ts';

class SharedData {
  readonly data: EngineSnapshot;
  #holders = 1;

  constructor(data: EngineSnapshot) {
    this.data = data;
  }

  retain(): void {
    this.#holders++;
  }

  release(): void {
    assert(this.#holders > 0, 'a snapshot is released as often as retained');
    if (--this.#holders === 0) this.data[Symbol.dispose]();
  }
}

class RegionView implements RegionSnapshot {
  readonly kind = 'snapshot';
  readonly engine: KvEngine;
  readonly region: Region;
  readonly term: number;
  readonly flow: ReadFlow;
  readonly #shared: SharedData;

  constructor(engine: KvEngine, peer: Peer, shared: SharedData) {
    this.engine = engine;
    this.region = peer.region;
    this.term = peer.term;
    this.flow = peer.stats;
    this.#shared = shared;
  }

  get data(): EngineSnapshot {
    return this.#shared.data;
  }

  retain(): void {
    this.#shared.retain();
  }

  release(): void {
    this.#shared.release();
  }
}

/** A read that waits for its round. */
class WaitingRead implements ReadWait, PendingRead {
  readonly kind = 'wait';
  readonly check: Uint8Array | undefined;
  readonly #again: () => RegionSnapshot | RegionRefusal;
  #callback: ((grant: RegionSnapshot | RegionRefusal) => void) | undefined;
  #early: RegionError | undefined;

  constructor(again: () => RegionSnapshot | RegionRefusal, check: Uint8Array | undefined) {
    this.#again = again;
    this.check = check;
  }

  onReady(callback: (grant: RegionSnapshot | RegionRefusal) => void): void {
    this.#callback = callback;
    if (this.#early !== undefined) this.grant(this.#early);
  }

  grant(error: RegionError | undefined): void {
    const callback = this.#callback;
    // Only the end of the peer can come before somebody listens.
    if (callback === undefined) this.#early = error ?? raftstoreIsBusy();
    else callback(error === undefined ? this.#again() : { kind: 'refused', error });
  }

  locked(lock: LockInfo): void {
    this.#callback?.(refusedByLock(lock));
  }
}

const NOBODY: WriteListener = { written: () => {} };

// HOT: every request passes here.
export class RegionKv implements RaftKv {
  readonly #store: RaftStore;
  #shared: SharedData | undefined;
  #dropDeferred = false;
  readonly #endTurn = (): void => {
    this.#dropDeferred = false;
    this.#drop();
  };

  constructor(store: RaftStore) {
    this.#store = store;
    store.beforeWrite = () => this.#drop();
  }

  check(context: Context): RegionError | undefined {
    return this.#check(context, this.#store.peers.get(context.regionId), false);
  }

  read(context: Context, lockCheck?: ReadIndexRequestInit): ReadGrant {
    const peer = this.#store.peers.get(context.regionId);
    const error = this.#check(context, peer, true);
    if (error !== undefined) return { kind: 'refused', error };
    assert(peer !== undefined, 'a context that passed has its peer');
    let check: Uint8Array | undefined;
    if (lockCheck !== undefined && context.replicaRead) {
      check = ReadIndexRequest.encode(lockCheck);
      // Whoever leads here asks itself; a follower asks on its round.
      const lock = peer.isLeader
        ? this.#store.observer.readIndex?.(peer.region.id, ReadIndexRequest.decode(check))
        : undefined;
      if (lock !== undefined) return refusedByLock(lock);
    }
    const leased = !context.replicaRead && peer.leaseValid(this.#store.nowMs());
    if (leased && peer.raft.committed === peer.applied) return this.#view(peer);
    const read = new WaitingRead(() => this.#again(context), check);
    if (leased) peer.reads.addApplied(read);
    else if (!peer.reads.add(read)) return { kind: 'refused', error: raftstoreIsBusy() };
    this.#store.activate(peer);
    return read;
  }

  readLocal(context: Context): RegionSnapshot | RegionRefusal {
    return this.#again(context);
  }

  /** What the peer has, whoever leads. */
  localSnapshot(peer: Peer): RegionSnapshot | RegionRefusal {
    return this.#view(peer);
  }

  /** After the round: the region may have changed meanwhile. */
  #again(context: Context): RegionSnapshot | RegionRefusal {
    const peer = this.#store.peers.get(context.regionId);
    const error = this.#check(context, peer, true);
    if (error !== undefined) return { kind: 'refused', error };
    assert(peer !== undefined, 'a context that passed has its peer');
    return this.#view(peer);
  }

  write(context: Context, batch: WriteBatch, listener: WriteListener, term = 0): void {
    const peer = this.#store.peers.get(context.regionId);
    let error = this.#check(context, peer, false);
    if (error === undefined && term !== 0 && term !== peer?.term) error = staleCommand();
    if (error === undefined && peer !== undefined) {
      if (batch.sizeBytes > this.#store.config.entryBytesMax)
        error = raftEntryTooLarge(peer.region.id, batch.sizeBytes);
      else error = checkBatchKeys(batch, peer.region);
    }
    if (error === undefined && this.#store.busy) error = raftstoreIsBusy();
    if (error === undefined && this.#store.pressure.refuseWrites) {
      error = memoryIsShort();
      this.#store.pressure.writesRefused++;
    }
    if (error !== undefined || batch.count === 0 || peer === undefined) {
      listener.written(error);
      return;
    }
    peer.write(batch, listener, this.#store.nowMs());
    this.#store.activate(peer);
  }

  /**
   * ChangePeerV2, BatchSplit, PrepareMerge, TransferLeader. The listener hears the end: applied, or refused. A transfer is answered when it
   * was ordered; whether it happened shows in the next leader.
   */
  admin(context: Context, request: AdminRequest, listener: WriteListener): void {
    const peer = this.#store.peers.get(context.regionId);
    const error = this.#checkAdmin(context, peer, request);
    if (error !== undefined || peer === undefined) {
      listener.written(error ?? regionNotFound(context.regionId));
      return;
    }
    const { prepareMerge } = request;
    if (prepareMerge?.target !== undefined) {
      proposePrepareMerge(this.#store, peer, prepareMerge.target, listener);
      return;
    }
    const nowMs = this.#store.nowMs();
    const data = encodeAdmin(peer.region, request);
    switch (request.cmdType) {
      case AdminCmdType.TransferLeader:
        this.#writeBack(peer, nowMs);
        peer.flush(nowMs);
        peer.raft.transferLeader(request.transferLeader?.peer?.id ?? 0);
        listener.written(undefined);
        break;
      case AdminCmdType.ChangePeerV2:
        peer.proposeConfChange(toConfChange(request.changePeerV2?.changes ?? [], data), listener, nowMs);
        break;
      default:
        peer.proposeAdmin(data, true, listener, nowMs);
    }
    this.#store.activate(peer);
  }

  changesRange(regionId: number): boolean {
    return this.#store.peers.get(regionId)?.changingRange === true;
  }

  /** Why a command of this context may not run at its region's leader here; undefined when it may. */
  refusal(context: Context): RegionError | undefined {
    return this.#check(context, this.#store.peers.get(context.regionId), false);
  }

  /** What only this leader's memory knows goes into the log before its successor is told to campaign. */
  #writeBack(peer: Peer, nowMs: number): void {
    const batch = this.#store.observer.beforeTransfer?.(peer.region.id);
    if (batch !== undefined) peer.write(batch, NOBODY, nowMs);
  }

  #check(context: Context, peer: Peer | undefined, isRead: boolean): RegionError | undefined {
    if (this.#store.stopped) return storeIsClosing();
    const error = checkContext(context, this.#store.storeId, peer, isRead);
    if (error?.epochNotMatch !== undefined && peer !== undefined) {
      return epochNotMatch(context.regionEpoch, peer.region, this.#current(peer));
    }
    if (error !== undefined || peer === undefined) {
      // Nobody is known to lead it: time for an election.
      if (error?.notLeader !== undefined && peer?.asleep === true && peer.leader === undefined)
        this.#store.activate(peer);
      return error;
    }
    const regionId = context.regionId;
    if (!peer.initialized)
      return { message: `region ${regionId} not initialized yet`, regionNotInitialized: { regionId } };
    if (peer.installing) return { message: `peer ${peer.peerId} is applying snapshot` };
    // Under a lease, until it has taken effect: reads wait for what is committed, and nobody knows before this leader that it is.
    if (isRead) return peer.merge === undefined ? undefined : readIndexNotReady(regionId);
    return peer.merging ? proposalInMergingMode(regionId) : undefined;
  }

  /** The region as it is and those that were split from it, so that a client learns all of them at once. */
  #current(peer: Peer): Region[] {
    const regions = [peer.region];
    for (const id of peer.siblings) {
      const sibling = this.#store.peers.get(id);
      if (sibling?.initialized === true) regions.push(sibling.region);
    }
    return regions;
  }

  #checkAdmin(context: Context, peer: Peer | undefined, request: AdminRequest): RegionError | undefined {
    const error = this.#check(context, peer, false);
    if (error !== undefined || peer === undefined) return error;
    const { region } = peer;
    const sent = context.regionEpoch;
    switch (request.cmdType) {
      case AdminCmdType.TransferLeader:
        return refusal(transferFlaw(this.#store, peer, request.transferLeader?.peer));
      case AdminCmdType.ChangePeerV2:
        if (sent?.confVer !== confVer(region)) return epochNotMatch(sent, region, [region]);
        return refusal(changeFlaw(peer, request));
      case AdminCmdType.BatchSplit: {
        if (!sameEpoch(sent, region.regionEpoch)) return epochNotMatch(sent, region, [region]);
        if (request.splits === undefined) return refusal('a split without requests');
        const result = splitRegion(region, request.splits);
        return refusal(typeof result === 'string' ? result : undefined);
      }
      case AdminCmdType.PrepareMerge: {
        if (!sameEpoch(sent, region.regionEpoch)) return epochNotMatch(sent, region, [region]);
        return refusal(prepareFlaw(this.#store, peer, request.prepareMerge ?? new PrepareMergeRequest()));
      }
      default:
        return refusal(`admin command ${request.cmdType} is not known here`);
    }
  }

  #view(peer: Peer): RegionSnapshot | RegionRefusal {
    if (this.#shared === undefined) {
      try {
        this.#shared = new SharedData(this.#store.engine.snapshot());
      } catch (error) {
        // The engine has stopped by itself, in the background.
        this.#store.fail(error);
        return { kind: 'refused', error: storeIsClosing() };
      }
    }
    if (!this.#dropDeferred) {
      this.#dropDeferred = true;
      this.#store.env.tasks.defer(this.#endTurn);
    }
    return new RegionView(this.#store.engine, peer, this.#shared);
  }

  #drop(): void {
    this.#shared?.release();
    this.#shared = undefined;
  }
}

function refusedByLock(locked: LockInfo): RegionRefusal {
  return { kind: 'refused', error: { message: 'key is locked in the memory of the leader' }, locked };
}

function refusal(message: string | undefined): RegionError | undefined {
  return message === undefined ? undefined : { message };
}

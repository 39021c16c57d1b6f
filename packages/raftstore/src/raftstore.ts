/**
 * All regions of one store on one event loop. Messages, proposals and ticks mark peers dirty; one turn then runs all dirty
 * peers:
 *
 *   ready of each -> messages leave at once -> one append to the raft log for all, one sync off the loop
 *                 -> committed entries of all into one batch of the engine -> answers
 *   sync done     -> acknowledgements leave, raft is told, next turn
 *
 * Invariants:
 * - a peer's region, applied index and data move in one batch of the engine;
 * - a peer writes to the raft log only when the region it belongs to is on the engine's disk (or it has no log yet);
 * - the raft log is cut only below what the engine has on disk, and forgotten only when the peer's tombstone is on disk;
 * - initialised peers (and snapshots being installed) never overlap.
 */
import { assert, must } from '@tessera/base';
import { dataEndKey, dataKey } from '@tessera/codec';
import { type KvEngine, WriteBatch } from '@tessera/engine';
import type { Env, Timer } from '@tessera/env';
import type { Region } from '@tessera/proto/metapb';
import { PeerState } from '@tessera/proto/raft_serverpb';
import type { Entry, StorageAppend, StorageApply } from '@tessera/raft';
import type { RaftLog } from '@tessera/raft-log';
import { regionNotFound, storeIsClosing } from '@tessera/storage';
import { type ApplyTarget, applyEntries } from './apply.ts';
import { DEFAULT_RAFTSTORE_CONFIG, type RaftstoreConfig } from './config.ts';
import { findOverlap } from './inbound.ts';
import {
  type ApplyState,
  EMPTY_APPLY_STATE,
  INITIAL_APPLY_STATE,
  loadRegions,
  putApplyState,
  putRegionState,
  putTombstone,
} from './local-state.ts';
import { LogGc } from './log-gc.ts';
import { Outbox } from './outbox.ts';
import { Peer } from './peer.ts';
import { PeerStorage } from './peer-storage.ts';
import type { Observer, Transport } from './ports.ts';
import { confStateOf, confVer, newEpoch, newRegion, peerById, peerOnStore } from './region.ts';
import { DATA_FAMILIES } from './snapshot.ts';
import { Snapshots } from './snapshots.ts';

export interface RaftStoreOptions {
  readonly storeId: number;
  /** Both stay the caller's to close, after the store. */
  readonly engine: KvEngine;
  readonly raftLog: RaftLog;
  readonly transport: Transport;
  readonly observer?: Observer;
  readonly config?: Partial<RaftstoreConfig>;
}

interface PendingAppend {
  readonly peer: Peer;
  readonly append: StorageAppend;
}

export class RaftStore implements ApplyTarget {
  readonly storeId: number;
  readonly env: Env;
  readonly engine: KvEngine;
  readonly raftLog: RaftLog;
  readonly config: RaftstoreConfig;
  readonly observer: Observer;
  readonly snapshots: Snapshots;
  readonly outbox: Outbox;
  readonly peers = new Map<number, Peer>();
  /** What is left of regions that were here. */
  readonly tombstones = new Map<number, Region>();
  /** Regions whose end is not on disk yet: nothing of them may begin again. */
  readonly ending = new Set<number>();
  readonly batch = new WriteBatch(4096);
  readonly answers: (() => void)[] = [];
  readonly #gc: LogGc;
  #dirty: Peer[] = [];
  #turnDue = false;
  #applies: { readonly peer: Peer; readonly apply: StorageApply }[] = [];
  /** The engine must flush before more is applied. */
  #applyBlocked = false;
  #timer: Timer | undefined;
  #stopped = false;
  /** Before the engine changes: whoever shares a snapshot of the turn lets go of it. */
  beforeWrite: () => void = () => {};
  readonly #runTurn = (): void => {
    this.#turnDue = false;
    if (!this.#stopped) this.#turn();
  };

  private constructor(env: Env, options: RaftStoreOptions) {
    this.env = env;
    this.storeId = options.storeId;
    this.engine = options.engine;
    this.raftLog = options.raftLog;
    this.observer = options.observer ?? {};
    this.config = { ...DEFAULT_RAFTSTORE_CONFIG, ...options.config };
    this.snapshots = new Snapshots(options.engine, this.config, options.transport);
    this.outbox = new Outbox(this, options.transport);
    this.#gc = new LogGc(this);
  }

  /** Continues from what engine and raft log hold. Rejects when either cannot be read. */
  static async open(env: Env, options: RaftStoreOptions): Promise<RaftStore> {
    const store = new RaftStore(env, options);
    for (const { region, state, apply } of await loadRegions(options.engine)) {
      if (state === PeerState.Tombstone) {
        store.tombstones.set(region.id, region);
        store.raftLog.remove(region.id);
        continue;
      }
      const self = must(peerOnStore(region, store.storeId), 'a region of this store has a peer on it');
      store.createPeer(self.id, region, apply);
    }
    store.#arm();
    return store;
  }

  /** Writes a region that begins here, its peers being all that it has. Resolves when that is on disk. */
  async bootstrap(region: Region): Promise<void> {
    const self = must(peerOnStore(region, this.storeId), 'a bootstrapped region has a peer here');
    const batch = new WriteBatch();
    putRegionState(batch, region, PeerState.Normal);
    putApplyState(batch, region.id, INITIAL_APPLY_STATE);
    this.engine.write(batch);
    await this.engine.flush();
    this.createPeer(self.id, region, INITIAL_APPLY_STATE);
  }

  /** `restarted` also covers a peer whose former self answered messages: it may have promised its vote. */
  createPeer(peerId: number, region: Region, apply: ApplyState, restarted = false): Peer {
    const known = restarted || this.raftLog.state(region.id) !== undefined;
    const storage: PeerStorage = new PeerStorage(this.raftLog, region.id, apply, confStateOf(region), {
      fetched: (reader) => {
        if (peer.destroyed || this.#stopped) return;
        peer.raft.onEntriesFetched(reader);
        this.markDirty(peer);
      },
      failed: (error) => this.fail(error),
      snapshot: (to) => this.snapshots.make(peer, to),
    });
    const random = (bound: number): number => this.env.random.u32() % bound;
    const peer: Peer = new Peer({ peerId, region, apply, storage, restarted: known }, this.config, random);
    this.peers.set(region.id, peer);
    this.markDirty(peer);
    return peer;
  }

  createUninitialized(regionId: number, peerId: number): Peer {
    const region = newRegion(regionId, new Uint8Array(0), new Uint8Array(0), newEpoch(0, 0), []);
    return this.createPeer(peerId, region, EMPTY_APPLY_STATE);
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Apply waits for the engine: foreground writes had better wait too. */
  get busy(): boolean {
    return this.#applyBlocked;
  }

  nowMs(): number {
    return this.env.clock.monotonicMs();
  }

  // ---- the turn

  markDirty(peer: Peer): void {
    if (peer.dirty || peer.destroyed) return;
    peer.dirty = true;
    this.#dirty.push(peer);
    this.schedule();
  }

  schedule(): void {
    if (this.#turnDue || this.#stopped) return;
    this.#turnDue = true;
    this.env.tasks.defer(this.#runTurn);
  }

  #turn(): void {
    const dirty = this.#dirty;
    this.#dirty = [];
    const appends: PendingAppend[] = [];
    const nowMs = this.nowMs();
    for (const peer of dirty) {
      peer.dirty = false;
      if (!peer.destroyed && !peer.installing) this.#runPeer(peer, nowMs, appends);
    }
    this.outbox.flush();
    if (appends.length > 0) this.raftLog.flush((error) => this.#onAppended(error, appends));
    this.#drainApplies();
    this.outbox.flush();
    for (const answer of this.answers.splice(0)) answer();
  }

  #runPeer(peer: Peer, nowMs: number, appends: PendingAppend[]): void {
    peer.flush(nowMs);
    peer.startRound(nowMs);
    if (!peer.raft.hasReady()) {
      // Raft had no use for the snapshot.
      if (peer.incoming !== undefined) this.#forgetIncoming(peer);
      return;
    }
    const { softState, messages, append, apply, readStates } = peer.raft.ready();
    if (softState !== undefined) this.#onSoftState(peer);
    for (const message of messages) this.outbox.add(peer, message);
    for (const state of readStates) peer.onReadState(state);
    if (apply !== undefined) this.#applies.push({ peer, apply });
    if (append?.snapshot !== undefined) this.#install(peer, append);
    else {
      if (append !== undefined) this.#append(peer, append, appends);
      if (peer.incoming !== undefined) this.#forgetIncoming(peer);
    }
    peer.grantReads(this.answers);
    if (peer.waitsForRound || peer.raft.hasReady()) this.markDirty(peer);
  }

  #onSoftState(peer: Peer): void {
    peer.onLeaderChange();
    const { raft, region, peerId } = peer;
    this.observer.leaderChanged?.(region, peerId, raft.leader, raft.term);
  }

  #append(peer: Peer, append: StorageAppend, appends: PendingAppend[]): void {
    peer.storage.append(append);
    if (append.mustSync || peer.appendsUnderWay > 0) {
      peer.appendsUnderWay++;
      appends.push({ peer, append });
    } else this.#finishAppend(peer, append);
  }

  #onAppended(error: unknown, appends: readonly PendingAppend[]): void {
    if (this.#stopped) return;
    if (error !== undefined) {
      this.fail(error);
      return;
    }
    for (const { peer, append } of appends) {
      peer.appendsUnderWay--;
      if (!peer.destroyed) this.#finishAppend(peer, append);
    }
    this.schedule();
  }

  #finishAppend(peer: Peer, append: StorageAppend): void {
    for (const message of append.responses) if (message.to !== peer.peerId) this.outbox.add(peer, message);
    peer.raft.onAppended(append);
    this.markDirty(peer);
  }

  // ---- apply

  #drainApplies(): void {
    if (this.#applies.length === 0 || this.#applyBlocked) return;
    if (this.engine.signals().immutableMemtables >= this.config.memtablesMax) {
      this.#applyBlocked = true;
      this.#flushEngine(() => {
        this.#applyBlocked = false;
        this.schedule();
      });
      return;
    }
    const applied: Peer[] = [];
    for (const { peer, apply } of this.#applies.splice(0)) {
      if (!peer.destroyed && applyEntries(peer, apply, this)) applied.push(peer);
    }
    const sequence = this.#write();
    for (const peer of applied) {
      this.#gc.onWritten(peer, sequence);
      if (peer.raft.hasReady()) this.markDirty(peer);
    }
  }

  #write(): number {
    this.beforeWrite();
    const sequence = this.engine.write(this.batch);
    this.batch.clear();
    return sequence;
  }

  #flushEngine(done: () => void): void {
    this.engine.flush().then(
      () => {
        if (!this.#stopped) done();
      },
      (error) => this.fail(error),
    );
  }

  onEntry(regionId: number, entry: Entry): void {
    this.observer.applied?.(regionId, entry);
  }

  onRegion(peer: Peer, before: Region): void {
    this.observer.regionChanged?.(peer.region);
    if (!peer.isLeader) return;
    for (const removed of before.peers) {
      if (peerById(peer.region, removed.id) === undefined && removed.id !== peer.peerId) {
        this.outbox.tellRemoved(peer.region, removed, peer.peerId);
      }
    }
  }

  onTruncated(peer: Peer): void {
    this.#gc.onTruncated(peer);
  }

  onSplit(peer: Peer, created: readonly Region[]): void {
    peer.siblings = created.map(({ id }) => id);
    const children: Peer[] = [];
    for (const region of created) {
      const self = must(peerOnStore(region, this.storeId), 'a split keeps the stores');
      const early = this.peers.get(region.id);
      // It was here and was removed before we got to its split, or is expected here as a newer peer.
      if (this.tombstones.has(region.id) || this.ending.has(region.id) || (early?.peerId ?? 0) > self.id) {
        this.#deleteData(region);
        continue;
      }
      assert(early?.initialized !== true, 'a new region of a split is there already');
      if (early !== undefined) {
        early.end(regionNotFound(region.id));
        this.snapshots.drop(region.id);
      }
      putRegionState(this.batch, region, PeerState.Normal);
      putApplyState(this.batch, region.id, INITIAL_APPLY_STATE);
      const child = this.createPeer(self.id, region, INITIAL_APPLY_STATE, early !== undefined);
      child.siblings = [peer.region.id];
      // Its log must not be there after a crash that takes the split back: who would own what it promised?
      child.installing = true;
      children.push(child);
    }
    this.observer.split?.(peer.region, created);
    if (children.length > 0) this.answers.push(() => this.#flushEngine(() => this.#begin(children, peer)));
  }

  /** The split is on disk: its new regions may act. */
  #begin(children: readonly Peer[], parent: Peer): void {
    for (const child of children) {
      child.installing = false;
      if (child.destroyed) continue;
      if (parent.isLeader) child.raft.campaign();
      this.markDirty(child);
    }
  }

  onRemoved(peer: Peer): void {
    this.#end(peer, peer.region);
  }

  #deleteData(region: Region): void {
    const start = dataKey(region.startKey);
    const end = dataEndKey(region.endKey);
    for (const cf of DATA_FAMILIES) this.batch.deleteRange(cf, start, end);
  }

  // ---- snapshots that come in

  #forgetIncoming(peer: Peer): void {
    peer.incoming = undefined;
    this.snapshots.drop(peer.region.id);
  }

  /** Replaces data, region and log of the peer. One batch, so that a crash leaves the old or the new state. */
  #install(peer: Peer, append: StorageAppend): void {
    const snapshot = must(append.snapshot, 'a snapshot to install');
    const receiver = must(this.snapshots.take(peer.region.id, snapshot), 'raft takes snapshots that were received');
    const { index, term, region } = receiver;
    assert(findOverlap(region, this.peers.values()) === undefined, 'a snapshot overlaps another region');
    peer.installing = true;
    this.#applies = this.#applies.filter((queued) => queued.peer !== peer);
    assert(this.batch.count === 0, 'nothing else is being applied');
    if (peer.initialized) this.#deleteData(peer.region);
    this.#deleteData(region);
    this.batch.append(receiver.data);
    const before = peer.region;
    peer.region = region;
    peer.apply = { applied: index, truncatedIndex: index, truncatedTerm: term };
    peer.appliedTerm = term;
    peer.incoming = undefined;
    peer.cuts = [];
    putRegionState(this.batch, region, PeerState.Normal);
    putApplyState(this.batch, region.id, peer.apply);
    this.#write();
    this.onRegion(peer, before);
    peer.abandon(index, 'covered by a snapshot');
    this.#flushEngine(() => {
      if (peer.destroyed) return;
      peer.storage.reset(index, term);
      peer.storage.append(append);
      this.raftLog.flush((error) => {
        peer.installing = false;
        this.#onAppended(error, [{ peer, append }]);
      });
      peer.appendsUnderWay++;
    });
  }

  // ---- the end of a peer

  /** Ends a peer that is out of date; `removedAt` is the confVer that does not know it. */
  destroy(peer: Peer, removedAt: number): void {
    const { region } = peer;
    const epoch = newEpoch(Math.max(removedAt, confVer(region)), region.regionEpoch?.version ?? 0);
    assert(this.batch.count === 0, 'peers end between turns');
    this.#end(peer, newRegion(region.id, region.startKey, region.endKey, epoch, []));
    this.#write();
    this.#applies = this.#applies.filter((queued) => queued.peer !== peer);
  }

  /** Adds tombstone and deletion to the batch; the log goes when they are on disk. */
  #end(peer: Peer, last: Region): void {
    const { id } = last;
    this.peers.delete(id);
    this.snapshots.drop(id);
    this.tombstones.set(id, last);
    this.ending.add(id);
    putTombstone(this.batch, last);
    if (peer.initialized) this.#deleteData(peer.region);
    peer.destroyed = true;
    this.answers.push(() => {
      peer.end(regionNotFound(id));
      this.#flushEngine(() => {
        this.raftLog.remove(id);
        this.ending.delete(id);
      });
    });
    this.schedule();
    this.observer.destroyed?.(id, peer.peerId);
  }

  // ---- time

  #arm(): void {
    // Set anew after each tick: ticks of a store that was paused must not come in a burst, a lease elsewhere counts on it.
    this.#timer = this.env.clock.setTimer(this.config.tickMs, () => {
      if (this.#stopped) return;
      this.#tick();
      this.#arm();
    });
  }

  #tick(): void {
    for (const peer of this.peers.values()) {
      if (peer.installing) continue;
      peer.tick();
      if (peer.silentTicks > 0 && peer.silentTicks % this.config.staleCheckTicks === 0) {
        this.outbox.askMembership(peer);
        this.schedule();
      }
      if (peer.raft.hasReady()) this.markDirty(peer);
    }
    this.snapshots.tick();
    this.#gc.tick();
  }

  // ---- end

  fail(error: unknown): void {
    if (this.#stopped) return;
    this.env.log.error?.('raftstore: stopped', { store: this.storeId, error });
    this.close();
    this.observer.failed?.(error);
  }

  /** Answers everything that waits and does nothing any more. */
  close(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#timer?.cancel();
    for (const peer of this.peers.values()) peer.end(storeIsClosing());
    this.snapshots.close();
  }
}

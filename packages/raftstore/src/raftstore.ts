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
import { must } from '@tessera/base';
import { type KvEngine, WriteBatch } from '@tessera/engine';
import type { Env, Timer } from '@tessera/env';
import type { Region } from '@tessera/proto/metapb';
import { PeerState } from '@tessera/proto/raft_serverpb';
import type { StorageAppend } from '@tessera/raft';
import type { RaftLog } from '@tessera/raft-log';
import { storeIsClosing } from '@tessera/storage';
import { ApplyQueue } from './apply-queue.ts';
import { DEFAULT_RAFTSTORE_CONFIG, type RaftstoreConfig } from './config.ts';
import { ConsistencyCheck } from './consistency.ts';
import { undetermined } from './errors.ts';
import { Gathering } from './gathering.ts';
import { Hibernation } from './hibernation.ts';
import {
  type ApplyState,
  EMPTY_APPLY_STATE,
  INITIAL_APPLY_STATE,
  putApplyState,
  putRegionState,
  type Tombstone,
} from './local-state.ts';
import { LogGc } from './log-gc.ts';
import { MemoryPressure } from './memory-pressure.ts';
import { Merging } from './merging.ts';
import { Outbox } from './outbox.ts';
import { Peer } from './peer.ts';
import { PeerLife } from './peer-life.ts';
import { PeerStorage } from './peer-storage.ts';
import type { Observer, Transport } from './ports.ts';
import { confStateOf, newEpoch, newRegion, peerOnStore } from './region.ts';
import { RegionIndex } from './region-index.ts';
import { campaignAlone, restart } from './restart.ts';
import { SlowScore } from './slow-score.ts';
import { installSnapshot } from './snapshot-install.ts';
import { Snapshots } from './snapshots.ts';
import { SplitCheck } from './split-check.ts';

export interface RaftStoreOptions {
  readonly storeId: number;
  /** Both stay the caller's to close, after the store. */
  readonly engine: KvEngine;
  readonly raftLog: RaftLog;
  readonly transport: Transport;
  /** For snapshots on their way; this store's alone. Made when missing. */
  readonly snapshotDirectory: string;
  readonly observer?: Observer;
  readonly config?: Partial<RaftstoreConfig>;
}

type PendingAppend = { readonly peer: Peer; readonly append: StorageAppend };

export class RaftStore {
  readonly storeId: number;
  readonly env: Env;
  readonly engine: KvEngine;
  readonly raftLog: RaftLog;
  readonly config: RaftstoreConfig;
  readonly observer: Observer;
  readonly snapshots: Snapshots;
  readonly outbox: Outbox;
  /** By region. */
  readonly peers = new Map<number, Peer>();
  readonly regions = new RegionIndex();
  /** What is left of regions that were here. */
  readonly tombstones = new Map<number, Tombstone>();
  /** Regions whose end is not on disk yet: nothing of them may begin again. */
  readonly ending = new Set<number>();
  /** Data of users that was applied here since the start, by leaders and followers. */
  readonly written = { bytes: 0, keys: 0 };
  readonly life: PeerLife;
  readonly gc: LogGc;
  readonly applies: ApplyQueue;
  readonly splits: SplitCheck;
  readonly merging: Merging;
  readonly hibernation: Hibernation;
  readonly consistency: ConsistencyCheck;
  readonly slowness = new SlowScore();
  readonly pressure = new MemoryPressure();
  #dirty: Peer[] = [];
  #turnDue = false;
  /** Syncs of the raft log under way. */
  #syncs = 0;
  readonly #gathering: Gathering<Peer>;
  #timer: Timer | undefined;
  #stopped = false;
  /** Before the engine changes: whoever shares a snapshot of the turn lets go of it. */
  beforeWrite: () => void = () => {};
  readonly #runTurn = (): void => {
    this.#turnDue = false;
    this.guard(() => this.#turn());
  };

  private constructor(env: Env, options: RaftStoreOptions) {
    this.env = env;
    this.storeId = options.storeId;
    this.engine = options.engine;
    this.raftLog = options.raftLog;
    this.observer = options.observer ?? {};
    this.config = { ...DEFAULT_RAFTSTORE_CONFIG, ...options.config };
    this.snapshots = new Snapshots({
      ...{ env, engine: options.engine, config: this.config },
      ...{ transport: options.transport, directory: options.snapshotDirectory },
    });
    this.outbox = new Outbox(this, options.transport);
    this.gc = new LogGc(this);
    this.applies = new ApplyQueue(this);
    this.#gathering = new Gathering(this);
    this.splits = new SplitCheck(this);
    this.merging = new Merging(this);
    this.hibernation = new Hibernation(this);
    this.consistency = new ConsistencyCheck(this);
    this.life = new PeerLife(this);
  }

  /** Continues from what engine and raft log hold. Rejects when either cannot be read. */
  static async open(env: Env, options: RaftStoreOptions): Promise<RaftStore> {
    const store = new RaftStore(env, options);
    await restart(store);
    store.#arm();
    return store;
  }

  /** Writes a region that begins here, its peers being all that it has. Resolves when that is on disk. */
  async bootstrap(region: Region): Promise<void> {
    const self = must(peerOnStore(region, this.storeId), 'a bootstrapped region has a peer here');
    const batch = new WriteBatch();
    putRegionState(batch, region, PeerState.Normal, region.regionEpoch);
    putApplyState(batch, region.id, INITIAL_APPLY_STATE);
    this.engine.write(batch);
    await this.engine.flush();
    campaignAlone(this.createPeer(self.id, region, INITIAL_APPLY_STATE));
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
      snapshot: (to) => this.life.snapshot(peer, to),
    });
    const random = (bound: number): number => this.env.random.u32() % bound;
    const peer: Peer = new Peer({ peerId, region, apply, storage, restarted: known }, this.config, random);
    this.peers.set(region.id, peer);
    if (peer.initialized) this.regions.add(peer);
    this.hibernation.awake.add(peer);
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
    return this.applies.blocked;
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

  /** Somebody wants something of the peer: it does not sleep now. */
  activate(peer: Peer): void {
    peer.idleTicks = 0;
    this.hibernation.wake(peer);
    this.markDirty(peer);
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
    if (appends.length > 0) {
      this.#syncs++;
      this.slowness.began(nowMs);
      this.raftLog.flush((error) => {
        this.#syncs--;
        this.slowness.ended(nowMs, this.nowMs());
        this.#gathering.synced();
        this.onAppended(error, appends);
      });
    }
    this.applies.drain();
    this.outbox.flush();
    for (const answer of this.life.answers.splice(0)) answer();
  }

  #runPeer(peer: Peer, nowMs: number, appends: PendingAppend[]): void {
    if (this.#gathering.isDue(peer, nowMs, this.#syncs > 0)) peer.flush(nowMs);
    peer.reads.startRound(nowMs);
    if (!peer.raft.hasReady()) {
      // Raft had no use for the snapshot.
      if (peer.incoming !== undefined) this.life.forgetIncoming(peer);
      return;
    }
    const { softState, messages, append, apply, readStates } = peer.raft.ready();
    if (softState !== undefined) this.#onSoftState(peer);
    for (const message of messages) this.outbox.add(peer, message);
    for (const state of readStates) peer.onReadState(state);
    if (apply !== undefined) this.applies.add(peer, apply);
    if (append?.snapshot !== undefined) installSnapshot(this, peer, append);
    else {
      if (append !== undefined) this.#append(peer, append, appends);
      if (peer.incoming !== undefined) this.life.forgetIncoming(peer);
    }
    peer.reads.grant(peer.applied, this.life.answers);
    if (peer.reads.waitsForRound || peer.raft.hasReady()) this.markDirty(peer);
  }

  #onSoftState(peer: Peer): void {
    peer.onLeaderChange();
    const { raft, region, peerId } = peer;
    if (raft.isLeader) {
      peer.stats.lead(this.nowMs(), this.env.clock.wallMs());
      this.observer.heartbeatDue?.(region.id);
    }
    this.observer.leaderChanged?.(region, peerId, raft.leader, raft.term);
  }

  #append(peer: Peer, append: StorageAppend, appends: PendingAppend[]): void {
    peer.storage.append(append);
    if (append.mustSync || peer.appendsUnderWay > 0) {
      peer.appendsUnderWay++;
      appends.push({ peer, append });
    } else this.#finishAppend(peer, append);
  }

  onAppended(error: unknown, appends: readonly PendingAppend[]): void {
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

  /** Writes what `life` gathered. */
  write(): number {
    this.beforeWrite();
    const sequence = this.engine.write(this.life.batch);
    this.life.batch.clear();
    return sequence;
  }

  /** Calls `done` when all that was written so far is on disk. */
  flushEngine(done: () => void): void {
    this.engine.flush().then(
      () => {
        if (!this.#stopped) done();
      },
      (error) => this.fail(error),
    );
  }

  // ---- time

  #arm(): void {
    // Set anew after each tick: ticks of a store that was paused must not come in a burst, a lease elsewhere counts on it.
    this.#timer = this.env.clock.setTimer(this.config.tickMs, () => {
      if (this.#stopped) return;
      this.guard(() => this.#tick());
      if (!this.#stopped) this.#arm();
    });
  }

  #tick(): void {
    this.slowness.ticked(this.nowMs(), this.config.tickMs);
    this.hibernation.tick();
    this.snapshots.tick();
    this.gc.tick();
    this.splits.tick();
    this.merging.tick();
    this.consistency.tick();
  }

  // ---- end

  /** Whatever enters the store from outside: an engine that has stopped, or a broken invariant, stops the store too. */
  guard(work: () => void): void {
    if (this.#stopped) return;
    try {
      work();
    } catch (error) {
      this.fail(error);
    }
  }

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
    this.#gathering.close();
    // Of a turn that broke off: committed, and maybe seen after the next start.
    for (const answer of this.life.answers.splice(0)) answer(undetermined('the store has stopped'));
    for (const peer of this.peers.values()) peer.end(storeIsClosing());
    this.snapshots.close();
  }

  /** After `close`: resolves when it does nothing on the disk any more; then raft log and engine may be closed. */
  finished(): Promise<void> {
    return this.snapshots.finished();
  }
}

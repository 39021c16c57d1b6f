/**
 * One replica of a region on this store: its raft node, what waits for it, and its lease. The store (`raftstore.ts`) decides
 * when it runs and does the disk, the engine and the network for it.
 *
 * Lease: a leader answers reads alone until `leaseMs` after a moment at which it asked something that a quorum then
 * answered (a proposal that committed, a ReadIndex round), because those voters refuse others for an election timeout.
 *   leaseValid => isLeader, every entry of earlier terms is applied, no transfer ordered, now < leaseUntilMs
 *   it is not renewed from the proposal of a split until its end: the new regions may elect leaders elsewhere before the
 *   split is applied here, but not before an election timeout is over.
 */
import { assert } from '@tessera/base';
import { RAFT_INIT_LOG_INDEX } from '@tessera/codec';
import type { WriteBatch } from '@tessera/engine';
import type { Peer as MetaPeer, Region, RegionEpoch } from '@tessera/proto/metapb';
import type { MergeState } from '@tessera/proto/raft_serverpb';
import { type ProposeResult, Raft, type RaftConfig, type ReadState } from '@tessera/raft';
import {
  notLeader,
  type PeerState,
  proposalInMergingMode,
  type RegionError,
  raftEntryTooLarge,
  staleCommand,
  type WriteListener,
} from '@tessera/storage';
import { CommandBuilder } from './command.ts';
import type { RaftstoreConfig } from './config.ts';
import { Crowd } from './crowd.ts';
import { raftstoreIsBusy, undetermined } from './errors.ts';
import type { ApplyState } from './local-state.ts';
import { type Answer, PeerReads, ROUNDS_MAX } from './peer-reads.ts';
import type { PeerStorage } from './peer-storage.ts';
import { isInitialized, peerById } from './region.ts';
import { PeerStats } from './region-stats.ts';

/** An entry of ours on its way. */
interface Proposal {
  readonly index: number;
  readonly term: number;
  readonly atMs: number;
  readonly bytes: number;
  readonly listeners: readonly WriteListener[];
}

export class Peer implements PeerState {
  readonly peerId: number;
  readonly storage: PeerStorage;
  readonly raft: Raft;
  readonly reads: PeerReads;
  readonly stats = new PeerStats();
  readonly #config: RaftstoreConfig;
  region: Region;
  apply: ApplyState;
  /** Term of the last applied entry. */
  appliedTerm = 0;
  /** In the store's list for this turn. */
  dirty = false;
  /** What it gathered waits for a sync, or for more (`gathering.ts`). */
  held = false;
  waitsForCompany = false;
  /** When the first of what it gathered came. */
  gatheringSinceMs = 0;
  readonly crowd = new Crowd();
  /** Appends handed to the raft log and not acknowledged. */
  appendsUnderWay = 0;
  /** What it begins from (a snapshot, its part of a split) is on the way to the engine's disk: it waits. */
  installing = false;
  destroyed = false;
  /** What its region was when the log here began. */
  logEpoch: RegionEpoch | undefined;
  /** Its region is to be merged into another (`merging.ts`): it takes no more of anybody. */
  merge: MergeState | undefined;
  /** Other stores, or the log of the target, say that it was: into this region, as that was before. */
  mergedInto: Region | undefined;
  /** It is certain that it never will be. */
  mergeFailed = false;
  /** At a leader: members whose stores can not merge it any more, and have not. */
  readonly mergeDoubts = new Set<number>();
  /** Index of the last snapshot that it sent in its present term: it may still arrive anywhere. */
  sentSnapshotIndex = 0;
  /** Peers that end with the snapshot that was accepted; they stand still until then. */
  replaces: readonly Peer[] = [];
  /** Not ticked: see `hibernation.ts`. */
  asleep = false;
  /** Ticks of a leader since somebody wanted something. */
  idleTicks = 0;
  /** The range a snapshot that was accepted will bring. */
  incoming: Region | undefined;
  leaderReported = 0;
  /** Ticks since the last message of another; a leader's are not counted. */
  silentTicks = 0;
  /** Regions that were once part of this one: for EpochNotMatch. */
  siblings: readonly number[] = [];
  /** Others as they named themselves, that are no members as far as this peer has applied. */
  readonly known = new Map<number, MetaPeer>();
  /** Cuts of the log that wait until the engine has `sequence` on disk. */
  cuts: { readonly sequence: number; readonly index: number }[] = [];
  readonly #builder = new CommandBuilder();
  #building: WriteListener[] = [];
  /** The epoch that `#builder` was begun with. */
  #buildingEpoch: RegionEpoch | undefined;
  /** And the term. */
  #buildingTerm = 0;
  #proposals: Proposal[] = [];
  /** Of writes that were proposed and have not taken effect. */
  proposedBytes = 0;
  /** Writes in `#proposals`. */
  #proposedWrites = 0;
  #leaseUntilMs = Number.NEGATIVE_INFINITY;
  /** Index of a split of ours, or of a merge into this region, that is not applied. */
  #rangeIndex = 0;
  /** Index of a PrepareMerge of ours that is not applied. */
  #prepareIndex = 0;

  constructor(
    options: { peerId: number; region: Region; apply: ApplyState; storage: PeerStorage; restarted: boolean },
    config: RaftstoreConfig,
    random: RaftConfig['random'],
  ) {
    this.peerId = options.peerId;
    this.region = options.region;
    this.logEpoch = options.region.regionEpoch;
    this.apply = options.apply;
    this.storage = options.storage;
    this.#config = config;
    this.raft = new Raft({
      id: options.peerId,
      storage: options.storage,
      random,
      electionTicks: config.electionTicks,
      minElectionTicks: config.electionTicksMin || config.electionTicks,
      maxElectionTicks: config.electionTicksMax || 2 * config.electionTicks,
      heartbeatTicks: config.heartbeatTicks,
      applied: options.apply.applied,
      restarted: options.restarted,
      preVote: true,
      checkQuorum: true,
      skipBroadcastCommit: true,
      maxSizePerMsgBytes: config.messageBytesMax,
      maxEntrySizeBytes: config.entryBytesMax,
      maxUncommittedBytes: config.pendingBytesMax,
      maxInflightMsgs: config.inflightMax,
      maxPendingReads: 2 * ROUNDS_MAX * 16,
    });
    this.reads = new PeerReads(this.peerId, this.raft, config.pendingMax);
    if (options.apply.applied === RAFT_INIT_LOG_INDEX) this.appliedTerm = options.apply.truncatedTerm;
  }

  // ---- what checks look at

  get term(): number {
    return this.raft.term;
  }

  get isLeader(): boolean {
    return this.raft.isLeader;
  }

  get leader(): MetaPeer | undefined {
    return peerById(this.region, this.raft.leader);
  }

  get initialized(): boolean {
    return isInitialized(this.region);
  }

  get applied(): number {
    return this.apply.applied;
  }

  /** Nothing waits for anything. */
  get settled(): boolean {
    return (
      this.raft.settled &&
      this.#proposals.length === 0 &&
      this.#builder.empty &&
      this.reads.idle &&
      this.appendsUnderWay === 0 &&
      !this.installing &&
      this.incoming === undefined &&
      this.merge === undefined &&
      this.initialized
    );
  }

  /** It is being merged away, or is about to be: nobody may read what others may change by then, nor write. */
  get merging(): boolean {
    return this.merge !== undefined || this.#prepareIndex !== 0;
  }

  leaseValid(nowMs: number): boolean {
    const { raft } = this;
    return (
      nowMs < this.#leaseUntilMs &&
      raft.isLeader &&
      this.appliedTerm === raft.term &&
      raft.transferee === 0 &&
      !raft.leaseBroken
    );
  }

  #renewLease(atMs: number): void {
    if (this.#rangeIndex === 0 && !this.raft.leaseBroken) {
      this.#leaseUntilMs = Math.max(this.#leaseUntilMs, atMs + this.#config.leaseMs);
    }
  }

  // ---- writes

  /** A split, or a merge into this region, was proposed and has not come to its end. */
  get changingRange(): boolean {
    return this.#rangeIndex !== 0;
  }

  get gatheredBytes(): number {
    return this.#builder.empty ? 0 : this.#builder.sizeBytes;
  }

  /** Writers that have not been told yet. */
  get waitingWrites(): number {
    return this.#building.length + this.#proposedWrites;
  }

  get gatheredWrites(): number {
    return this.#building.length;
  }

  get hasProposals(): boolean {
    return this.#proposals.length > 0;
  }

  /** Gathers a checked write for the next entry. */
  write(batch: WriteBatch, listener: WriteListener, nowMs: number): void {
    const { entryBytesMax, pendingBytesMax, pendingMax } = this.#config;
    if (this.#proposals.length + this.#building.length >= pendingMax || this.proposedBytes > pendingBytesMax) {
      listener.written(raftstoreIsBusy());
      return;
    }
    if (this.merging) {
      listener.written(proposalInMergingMode(this.region.id));
      return;
    }
    // An operation costs at most as much again in tags and lengths as in keys, and the entry has a header.
    const bytes = batch.sizeBytes + 24 * batch.count;
    const hasMoved = this.#buildingEpoch !== this.region.regionEpoch || this.#buildingTerm !== this.raft.term;
    if (!this.#builder.empty && (hasMoved || this.#builder.sizeBytes + bytes > entryBytesMax)) this.flush(nowMs);
    if (this.#builder.empty) {
      this.#buildingEpoch = this.region.regionEpoch;
      this.#buildingTerm = this.raft.term;
      this.gatheringSinceMs = nowMs;
    }
    this.crowd.arrived(nowMs);
    this.#builder.add(this.region, batch);
    this.#building.push(listener);
  }

  /** Proposes what was gathered. */
  flush(nowMs: number): void {
    if (this.#builder.empty) return;
    const listeners = this.#building;
    this.#building = [];
    this.crowd.proposed(listeners.length, this.#proposedWrites);
    const data = this.#builder.take();
    // They were judged in another term: another leader may have written, and been read, since then.
    const isStale = this.#buildingTerm !== this.raft.term;
    this.#track(isStale ? 'not-leader' : this.raft.propose(data), data.length, listeners, nowMs);
  }

  proposeAdmin(data: Uint8Array, changesRange: boolean, listener: WriteListener, nowMs: number): void {
    this.flush(nowMs);
    const result = this.raft.propose(data);
    if (changesRange && result === 'ok') this.#rangeIndex = this.raft.lastIndex;
    this.#track(result, data.length, [listener], nowMs);
  }

  proposePrepareMerge(data: Uint8Array, listener: WriteListener, nowMs: number): void {
    const result = this.raft.propose(data);
    if (result === 'ok') this.#prepareIndex = this.raft.lastIndex;
    this.#track(result, data.length, [listener], nowMs);
  }

  proposeConfChange(change: Parameters<Raft['proposeConfChange']>[0], listener: WriteListener, nowMs: number): void {
    this.flush(nowMs);
    this.#track(this.raft.proposeConfChange(change), 0, [listener], nowMs);
  }

  #track(result: ProposeResult, bytes: number, listeners: readonly WriteListener[], atMs: number): void {
    if (result === 'ok') {
      this.#insert({ index: this.raft.lastIndex, term: this.raft.term, atMs, bytes, listeners });
      return;
    }
    const error = this.#refusal(result, bytes);
    for (const listener of listeners) listener.written(error);
  }

  /** In order of index: a leader whose log was cut meanwhile proposes again where older proposals still wait for their end. */
  #insert(proposal: Proposal): void {
    let at = this.#proposals.length;
    while (at > 0 && (this.#proposals[at - 1] as Proposal).index > proposal.index) at--;
    this.#proposals.splice(at, 0, proposal);
    this.proposedBytes += proposal.bytes;
    this.#proposedWrites += proposal.listeners.length;
  }

  #refusal(result: ProposeResult, bytes: number): RegionError {
    switch (result) {
      case 'entry-too-large':
        return raftEntryTooLarge(this.region.id, bytes);
      case 'uncommitted-limit':
        return raftstoreIsBusy();
      case 'transferring':
        // Soon over, here or elsewhere: clients ask again after milliseconds, where ServerIsBusy would keep them away for seconds.
        return notLeader(this.region.id, undefined);
      case 'conf-change-pending':
      case 'conf-change-invalid':
        return { message: `change of members refused: ${result}` };
      default:
        return notLeader(this.region.id, this.leader);
    }
  }

  /**
   * The entry at `index` has taken effect: `error` is what its proposer hears, if that was us. Renews the lease, so call it in
   * order.
   */
  onEntryApplied(index: number, term: number, error: RegionError | undefined, answers: Answer[]): void {
    if (index >= this.#rangeIndex) this.#rangeIndex = 0;
    if (index >= this.#prepareIndex) this.#prepareIndex = 0;
    while (this.#proposals[0] !== undefined && this.#proposals[0].index <= index) {
      const proposal = this.#proposals.shift() as Proposal;
      this.proposedBytes -= proposal.bytes;
      this.#proposedWrites -= proposal.listeners.length;
      this.crowd.told(proposal.listeners.length);
      assert(proposal.index === index, 'an entry was applied and its proposer not told');
      const mine = proposal.term === term;
      if (mine && term === this.raft.term && this.raft.isLeader) this.#renewLease(proposal.atMs);
      const outcome = mine ? error : staleCommand();
      answers.push((failure) => {
        for (const listener of proposal.listeners) listener.written(failure ?? outcome);
      });
    }
  }

  // ---- time and change

  tick(): void {
    this.storage.tick();
    this.raft.tick();
    this.silentTicks = this.raft.isLeader ? 0 : this.silentTicks + 1;
    const patience = 2 * this.#config.electionTicks;
    if (this.reads.tick(this.silentTicks, patience)) this.reads.fail(notLeader(this.region.id, this.leader));
  }

  onReadState(state: ReadState): void {
    const confirmedMs = this.reads.onReadState(state);
    if (confirmedMs !== undefined) this.#renewLease(confirmedMs);
  }

  /** Another leader or none: what waited for our own leadership will not come by it. */
  onLeaderChange(): void {
    this.#leaseUntilMs = Number.NEGATIVE_INFINITY;
    this.#rangeIndex = 0;
    this.#prepareIndex = 0;
    this.sentSnapshotIndex = 0;
    if (this.raft.isLeader) return;
    this.reads.fail(notLeader(this.region.id, this.leader));
  }

  /** The state machine jumped to `index` by a snapshot, or ended: what became of these writes is not known here. */
  abandon(index: number, message: string): void {
    const dropped = this.#proposals.filter((proposal) => proposal.index <= index);
    this.#proposals = this.#proposals.filter((proposal) => proposal.index > index);
    for (const { listeners, bytes } of dropped) {
      this.proposedBytes -= bytes;
      this.#proposedWrites -= listeners.length;
      for (const listener of listeners) listener.written(undetermined(message));
    }
  }

  /** The end of the peer: everything that waits hears of it. */
  end(error: RegionError): void {
    this.destroyed = true;
    this.abandon(Number.POSITIVE_INFINITY, error.message ?? 'the peer is gone');
    const building = this.#building;
    this.#building = [];
    if (!this.#builder.empty) this.#builder.take();
    for (const listener of building) listener.written(error);
    this.reads.fail(error);
  }
}

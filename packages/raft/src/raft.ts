/**
 * One node of one raft group, as its owner sees it: calls go in, `ready()` says what to do.
 *
 *   step / tick / propose / ...            any number of calls
 *   ready()                                everything that became due, once a turn
 *     -> send messages                     at once
 *     -> write append; then send its       in order; other appends may follow before it is done
 *        responses and call onAppended
 *     -> apply entries; then onApplied     in order; applyConfChange for changes among them, before onApplied
 *
 * The node keeps no time and does no I/O. It is not reentrant: call nothing of it from the storage it reads.
 */
import { EMPTY_BYTES, must, TesseraError } from '@tessera/base';
import { type AnyConfChange, asConfChangeV2, encodeConfChange } from './conf-change-codec.ts';
import { applyChange, checkConfiguration, fromConfState } from './confchange.ts';
import { resolveConfig } from './config.ts';
import { RaftCore } from './core.ts';
import { campaign } from './election.ts';
import { forgetLeader, takeCommitted } from './follower.ts';
import { checkQuorum, leaseValid, onConfigurationChanged, propose, proposeConfChange, transferTo } from './leader.ts';
import { Outbox } from './outbox.ts';
import { announceCommitTo, broadcastHeartbeat, sendAppends } from './replication.ts';
import { type PeerStatus, peerStatus, type RaftStatus, raftStatus } from './status.ts';
import { step } from './step.ts';
import type { Unavailable } from './storage.ts';
import {
  type ConfState,
  type Entry,
  EntryType,
  isLocalMessage,
  isResponse,
  type Message,
  MessageType,
  NONE,
  newEntry,
  newMessage,
  type ProposeResult,
  type RaftConfig,
  type Ready,
  type StepResult,
  type StorageAppend,
  type StorageApply,
} from './types.ts';

export class Raft {
  readonly #core: RaftCore;
  readonly #outbox: Outbox;

  /** Continues from what the storage holds. Throws `KV:Raft:ConfigInvalid`. */
  constructor(config: RaftConfig) {
    const resolved = resolveConfig(config);
    const { hardState, confState } = resolved.storage.initialState();
    const configuration = fromConfState(confState);
    const flaw = checkConfiguration(configuration);
    if (flaw !== undefined) {
      throw new TesseraError('KV:Raft:ConfigInvalid', `raft: the stored configuration is unsound: ${flaw}`);
    }
    this.#core = new RaftCore(resolved, configuration, hardState);
    this.#outbox = new Outbox(this.#core);
  }

  // ---- what goes in

  /** One tick of time passed. */
  tick(): void {
    const core = this.#core;
    core.ticks++;
    core.electionElapsed++;
    if (core.role === 'leader') {
      this.#tickLeader();
    } else if (core.promotable && core.electionElapsed >= core.randomizedElectionTicks) {
      core.electionElapsed = 0;
      this.campaign();
    }
  }

  #tickLeader(): void {
    const core = this.#core;
    core.heartbeatElapsed++;
    if (core.electionElapsed >= core.config.electionTicks) {
      core.electionElapsed = 0;
      if (core.config.checkQuorum) checkQuorum(core);
      core.transferee = NONE;
    }
    if (core.role === 'leader' && core.heartbeatElapsed >= core.config.heartbeatTicks) this.ping();
  }

  /** A message of another node. Its bytes belong to this node from now on and must not change. */
  step(message: Message): StepResult {
    if (isLocalMessage(message.msgType)) return 'local-message';
    if (isResponse(message.msgType) && this.#core.tracker.find(message.from) === undefined) return 'peer-not-found';
    return step(this.#core, message);
  }

  /** Starts an election now, with a pre-vote if that is configured. */
  campaign(): void {
    campaign(this.#core, this.#core.config.preVote ? 'pre-vote' : 'vote');
  }

  /**
   * Proposes an entry. After `ok` it has index `lastIndex` and term `term`; it is committed when both come back in
   * `Ready.apply`, lost when another term does at that index. `data` and `context` belong to the node from now on.
   */
  propose(data: Uint8Array, context: Uint8Array = EMPTY_BYTES): ProposeResult {
    const core = this.#core;
    const entry = newEntry(EntryType.EntryNormal, data, context);
    if (core.role === 'leader') return propose(core, [entry]) ?? 'ok';
    return this.#forward(entry);
  }

  /** Proposes a change of configuration; as `propose`. */
  proposeConfChange(change: AnyConfChange): ProposeResult {
    const core = this.#core;
    const entry = encodeConfChange(change);
    if (core.role === 'leader') return proposeConfChange(core, entry, asConfChangeV2(change)) ?? 'ok';
    return this.#forward(entry);
  }

  #forward(entry: Message['entries'][number]): ProposeResult {
    const message = newMessage(MessageType.MsgPropose, this.#core.id, NONE, 0);
    message.entries = [entry];
    // Not a leader, so the only results are those of forwarding.
    return step(this.#core, message) as ProposeResult;
  }

  /**
   * Puts a committed change in force; call it while applying its entry, before `onApplied`. A change that the
   * application decided against is not to be passed. What the log holds is legal, so anything else is an assertion.
   */
  applyConfChange(change: AnyConfChange): ConfState {
    const core = this.#core;
    const result = applyChange(core.tracker.configuration, asConfChangeV2(change));
    const configuration = must(
      result.kind === 'changed' ? result.configuration : undefined,
      'a committed configuration change does not fit the configuration',
    );
    const confState = core.switchTo(configuration);
    onConfigurationChanged(core, configuration);
    return confState;
  }

  /**
   * Asks from which index on a linearizable read may run; the answer comes in `Ready.readStates` with `context`. May
   * be lost when the leader changes or, from a follower, on the way: ask again after a while.
   */
  readIndex(context: Uint8Array): ProposeResult {
    const message = newMessage(MessageType.MsgReadIndex, this.#core.id, NONE, 0);
    message.entries = [newEntry(EntryType.EntryNormal, context, EMPTY_BYTES)];
    return step(this.#core, message) as ProposeResult;
  }

  /** Hands leadership to `to`. On a follower, asks the leader to. */
  transferLeader(to: number): void {
    const core = this.#core;
    if (core.role === 'leader') transferTo(core, to);
    else step(core, newMessage(MessageType.MsgTransferLeader, to, NONE, core.term));
  }

  /** Heartbeats now; ignored by followers. */
  ping(): void {
    const core = this.#core;
    if (core.role !== 'leader') return;
    core.heartbeatElapsed = 0;
    broadcastHeartbeat(core);
  }

  /** Tells the others the commit index now, also with `skipBroadcastCommit`. */
  announceCommit(): void {
    const core = this.#core;
    if (core.role !== 'leader') return;
    for (const progress of core.tracker.peers) if (progress.id !== core.id) announceCommitTo(core, progress);
  }

  /** A follower stops believing in its leader without an election. Not with lease reads. */
  forgetLeader(): void {
    forgetLeader(this.#core);
  }

  /**
   * Entries that are committed, whoever says so, continuing what is committed here. False: a snapshot is on its way in, try again.
   * Their bytes belong to the node from now on.
   */
  takeCommitted(entries: readonly Entry[]): boolean {
    return takeCommitted(this.#core, entries);
  }

  /** The last messages to `id` probably did not arrive. */
  reportUnreachable(id: number): void {
    this.#followed(id)?.unreachable();
  }

  /** The snapshot to `id` was delivered or not. Until this or its acknowledgement comes, nothing else is sent there. */
  reportSnapshot(id: number, delivered: boolean): void {
    this.#followed(id)?.snapshotDone(delivered);
  }

  /** Entries that the storage answered `fetching` for can be read now. `reader`: what it was given. */
  onEntriesFetched(reader: number): void {
    if (reader === this.#core.id) {
      this.#core.log.onFetched();
      return;
    }
    const progress = this.#followed(reader);
    if (progress !== undefined) sendAppends(this.#core, progress);
  }

  #followed(id: number) {
    return this.#core.role === 'leader' && id !== this.#core.id ? this.#core.tracker.find(id) : undefined;
  }

  // ---- what comes out

  hasReady(): boolean {
    return this.#outbox.hasReady();
  }

  /** Everything that became due; it is never handed out again. */
  ready(): Ready {
    return this.#outbox.ready();
  }

  /** All of `append` is stable, and all appends before it. */
  onAppended(append: StorageAppend): void {
    this.#outbox.onAppended(append);
  }

  /** The state machine has the entries of `apply`. */
  onApplied(apply: StorageApply): void {
    this.#outbox.onApplied(apply);
  }

  /** For owners that did all of `ready` before they go on (`asyncStorageWrites: false`). */
  advance(ready: Ready): void {
    if (ready.append !== undefined) this.onAppended(ready.append);
    if (ready.apply !== undefined) this.onApplied(ready.apply);
  }

  // ---- queries, without allocation

  get id(): number {
    return this.#core.id;
  }

  get isLeader(): boolean {
    return this.#core.role === 'leader';
  }

  get term(): number {
    return this.#core.term;
  }

  /** Known leader of this term, or 0. */
  get leader(): number {
    return this.#core.leader;
  }

  get lastIndex(): number {
    return this.#core.log.lastIndex;
  }

  get committed(): number {
    return this.#core.log.committed;
  }

  /** All entries of [low, high), also unstable ones; `fetching` asks the storage for them as reader 0: ask again later. */
  entries(low: number, high: number): readonly Entry[] | Unavailable {
    const found = this.#core.log.slice(low, high, Number.POSITIVE_INFINITY, 0);
    // The storage may have read them for an earlier question, which wanted fewer.
    return typeof found === 'string' || found.length === high - low || low >= high ? found : 'fetching';
  }

  /** Term of the entry at `index`, also while it is unstable; undefined when compacted or not there yet. */
  termAt(index: number): number | undefined {
    return this.#core.log.term(index);
  }

  get applied(): number {
    return this.#core.log.applied;
  }

  /** An entry of this leader's term is committed: its commit index is what a read needs. */
  get committedInTerm(): boolean {
    return this.#core.committedInTerm;
  }

  /** No other node can have been elected, as far as ticks tell. Maintained with `readOnly: 'lease'`. */
  get leaseValid(): boolean {
    return leaseValid(this.#core);
  }

  /** A transfer was ordered in this term: any lease its owner keeps by its own clock must not be used any more. */
  get leaseBroken(): boolean {
    return this.#core.leaseBroken;
  }

  /** The target of the transfer under way, or 0. */
  get transferee(): number {
    return this.#core.transferee;
  }

  get confChangePending(): boolean {
    return this.#core.confChangePending;
  }

  get uncommittedBytes(): number {
    return this.#core.uncommittedBytes;
  }

  status(): RaftStatus {
    return raftStatus(this.#core);
  }

  /** Nothing is under way in this node: all of its log is stable, committed and applied, and no read or transfer waits. */
  get settled(): boolean {
    const { log, reads, earlyReads, transferee, leader, broadcastDue } = this.#core;
    const { lastIndex } = log;
    return (
      leader !== NONE &&
      log.applied === lastIndex &&
      log.stableIndex === lastIndex &&
      log.unstable.snapshot === undefined &&
      reads.pendingCount + earlyReads.length === 0 &&
      transferee === NONE &&
      !broadcastDue
    );
  }

  /** A leader knows that the log of member `id` equals its own. */
  caughtUp(id: number): boolean {
    const progress = this.#followed(id);
    return progress?.state === 'replicate' && progress.match === this.#core.log.lastIndex;
  }

  /**
   * For owners that stop ticking a node for a while: its time begins anew. `overdue`: it is certain that the leader was silent for
   * an election timeout, so this node's promise to it is over.
   */
  rouse(overdue: boolean): void {
    const core = this.#core;
    core.electionElapsed = overdue && core.role !== 'leader' ? core.config.electionTicks : 0;
  }

  /** Up to where a member's log equals this leader's; 0 when that is not known. */
  matchOf(id: number): number {
    return this.#core.role === 'leader' ? (this.#core.tracker.find(id)?.match ?? 0) : 0;
  }

  /** What a leader knows of a member; undefined for others and on followers. */
  peer(id: number): PeerStatus | undefined {
    const progress = this.#core.role === 'leader' ? this.#core.tracker.find(id) : undefined;
    return progress === undefined ? undefined : peerStatus(progress);
  }

  /** For tests that decide who campaigns first. Holds until the role or term changes. */
  setElectionTimeout(ticks: number): void {
    this.#core.randomizedElectionTicks = ticks;
  }
}

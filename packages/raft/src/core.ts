/**
 * The state of one node and what all roles do with it: outgoing messages, changes of role and term, the commit index,
 * switching configurations. What a role does with a message is in election.ts, leader.ts and follower.ts.
 *
 * Messages that promise something about stable state (votes, acknowledged appends) go to `afterAppend`: they leave
 * only when everything accepted before them is durable. All others may leave at once, because the leader's own log
 * needs no sync before its entries travel.
 */
import { assert, EMPTY_BYTES, must } from '@tessera/base';
import { type Configuration, isMember, isVoter, toConfState } from './confchange.ts';
import type { ResolvedConfig } from './config.ts';
import { RaftLog } from './raft-log.ts';
import { ReadRounds } from './read-rounds.ts';
import { Tracker } from './tracker.ts';
import {
  type ConfState,
  type Entry,
  EntryType,
  type HardState,
  type Message,
  MessageType,
  NONE,
  newEntry,
  newMessage,
  type ReadState,
  type Role,
} from './types.ts';

export class RaftCore {
  readonly config: ResolvedConfig;
  readonly id: number;
  term = 0;
  vote = NONE;
  leader = NONE;
  role: Role = 'follower';
  readonly log: RaftLog;
  readonly tracker: Tracker;
  /** To other nodes, may leave at once. */
  messages: Message[] = [];
  /** To any node, this one included; leave when what came before is durable. */
  afterAppend: Message[] = [];
  readStates: ReadState[] = [];
  reads = new ReadRounds();
  /** Reads that came before this leader committed an entry of its term. */
  earlyReads: { readonly from: number; readonly context: Uint8Array }[] = [];
  /** Who leadership is being handed to. */
  transferee = NONE;
  /** A transfer was ordered in this term: the order may arrive at any time, so the lease is worth nothing. */
  leaseBroken = false;
  /** At or behind the last configuration change in the log; the next one waits until it is applied. */
  pendingConfIndex = 0;
  /** Payload of entries taken by this leader and not applied yet. */
  uncommittedBytes = 0;
  /** Appends are due to all peers when `ready` is called (`batchAppend`). */
  broadcastDue = false;
  /** Since this node was started. */
  ticks = 0;
  /** Ticks since the leader was heard, or since the leader last checked its quorum. */
  electionElapsed = 0;
  heartbeatElapsed = 0;
  randomizedElectionTicks = 0;

  constructor(config: ResolvedConfig, configuration: Configuration, hardState: HardState | undefined) {
    this.config = config;
    this.id = config.id;
    this.log = new RaftLog(config.storage, config.id, config.maxApplyingBytes);
    this.tracker = new Tracker(config.maxInflightMsgs, config.maxInflightBytes);
    this.tracker.switchTo(configuration, this.log.lastIndex);
    if (hardState !== undefined) {
      this.term = hardState.term;
      this.vote = hardState.vote;
      assert(hardState.commit <= this.log.lastIndex, 'the hard state commits entries that the log lacks');
      this.log.commitTo(hardState.commit);
    }
    // What was applied was committed, even if the commit index was not synced in time.
    this.log.commitTo(config.applied);
    if (config.applied > this.log.applied) this.log.appliedTo(config.applied, 0);
    this.becomeFollower(this.term, NONE);
  }

  // ---- messages

  message(msgType: number, to: number): Message {
    return newMessage(msgType, this.id, to, this.term);
  }

  send(message: Message): void {
    assert(message.to !== this.id, 'a message to this node itself would leave');
    this.messages.push(message);
  }

  /** For messages that promise something which must be durable first. */
  sendAfterAppend(message: Message): void {
    this.afterAppend.push(message);
  }

  /** Tells `to` (a leader, or ourselves when we lead) that our log equals its log up to `index`. */
  acknowledge(to: number, index: number): void {
    const last = this.afterAppend.at(-1);
    if (
      this.config.batchAppend &&
      last !== undefined &&
      last.msgType === MessageType.MsgAppendResponse &&
      last.to === to &&
      last.term === this.term &&
      !last.reject &&
      last.index <= index
    ) {
      // The later acknowledgement says all that the earlier one did. Not handed out yet, so it is still ours.
      last.index = index;
      return;
    }
    const response = this.message(MessageType.MsgAppendResponse, to);
    response.index = index;
    this.sendAfterAppend(response);
  }

  // ---- role and term

  /** `leader` was heard in `term`, or NONE. */
  becomeFollower(term: number, leader: number): void {
    this.#reset(term);
    this.role = 'follower';
    this.leader = leader;
    this.config.logger.debug?.('raft: became follower', { id: this.id, term, leader });
  }

  becomePreCandidate(): void {
    assert(this.role !== 'leader', 'a leader cannot become a candidate');
    // Neither term nor vote change: only the question is asked who would vote for us.
    this.tracker.votes.clear();
    this.leader = NONE;
    this.role = 'pre-candidate';
  }

  becomeCandidate(): void {
    assert(this.role !== 'leader', 'a leader cannot become a candidate');
    this.#reset(this.term + 1);
    this.vote = this.id;
    this.role = 'candidate';
  }

  becomeLeader(): void {
    assert(this.role === 'candidate', 'only a candidate becomes leader');
    this.#reset(this.term);
    this.leader = this.id;
    this.role = 'leader';
    const self = must(this.tracker.find(this.id), 'a leader is a member');
    self.becomeReplicate();
    self.recentActive = true;
    // Any of our entries may be a change that is not applied: let nobody propose another until all of them are.
    this.pendingConfIndex = this.log.lastIndex;
    const accepted = this.appendEntries([newEntry(EntryType.EntryNormal, EMPTY_BYTES, EMPTY_BYTES)]);
    assert(accepted, 'an empty entry is never refused');
    this.config.logger.info?.('raft: became leader', { id: this.id, term: this.term, index: this.log.lastIndex });
  }

  #reset(term: number): void {
    if (this.term !== term) {
      this.term = term;
      this.vote = NONE;
    }
    this.leader = NONE;
    this.electionElapsed = 0;
    this.heartbeatElapsed = 0;
    const { minElectionTicks, maxElectionTicks, random } = this.config;
    this.randomizedElectionTicks = minElectionTicks + random(maxElectionTicks - minElectionTicks);
    this.transferee = NONE;
    this.leaseBroken = false;
    this.tracker.votes.clear();
    const last = this.log.lastIndex;
    for (const progress of this.tracker.peers) {
      progress.reset(last + 1);
      // The end of the log may not be durable yet. Counting it is harmless: these entries are of older terms, so they
      // commit only through a later one of our own term, which we acknowledge after everything before it.
      if (progress.id === this.id) progress.match = last;
    }
    this.pendingConfIndex = 0;
    this.uncommittedBytes = 0;
    this.broadcastDue = false;
    this.reads = new ReadRounds();
    this.earlyReads = [];
  }

  /** May be elected: a voter whose state machine is not waiting for a snapshot. */
  get promotable(): boolean {
    return isVoter(this.tracker.configuration, this.id) && this.log.unstable.snapshot === undefined;
  }

  /** While true, this node has promised the leader not to vote for anybody else. */
  get promisedLeader(): boolean {
    if (!this.config.checkQuorum) return false;
    if (this.config.restarted && this.ticks < this.config.electionTicks) return true;
    return this.leader !== NONE && this.electionElapsed < this.config.electionTicks;
  }

  // ---- log

  /**
   * Appends entries to a leader's log under its term; they become ours. False when the uncommitted tail is at its
   * limit. An empty payload always fits: a new leader's first entry and leaving a joint configuration must not fail.
   */
  appendEntries(entries: readonly Entry[]): boolean {
    let payload = 0;
    for (const entry of entries) payload += entry.data.length;
    const { maxUncommittedBytes } = this.config;
    if (payload > 0 && this.uncommittedBytes > 0 && this.uncommittedBytes + payload > maxUncommittedBytes) return false;
    this.uncommittedBytes += payload;
    let index = this.log.lastIndex;
    for (const entry of entries) {
      entry.term = this.term;
      entry.index = ++index;
    }
    this.log.append(entries);
    this.acknowledge(this.id, index);
    return true;
  }

  /** Moves the commit index of a leader to what a quorum has; only entries of its own term count (Raft 5.4.2). */
  maybeCommit(): boolean {
    return this.log.tryCommit(Math.min(this.tracker.committedIndex(), this.log.lastIndex), this.term);
  }

  get committedInTerm(): boolean {
    return this.log.matches(this.log.committed, this.term);
  }

  /** A configuration change of this leader may still have to be applied. */
  get confChangePending(): boolean {
    return this.pendingConfIndex > this.log.applied;
  }

  // ---- configuration

  /** Puts a configuration in force; what a leader sends because of it is up to the caller. */
  switchTo(configuration: Configuration): ConfState {
    this.tracker.switchTo(configuration, this.log.lastIndex);
    this.config.logger.info?.('raft: configuration changed', { id: this.id, ...configuration });
    if (this.role === 'leader') {
      const leads = isMember(configuration, this.id) && !configuration.learners.includes(this.id);
      if (!leads && this.config.stepDownOnRemoval) this.becomeFollower(this.term, NONE);
      if (!isVoter(configuration, this.transferee)) this.transferee = NONE;
    }
    return toConfState(configuration);
  }
}

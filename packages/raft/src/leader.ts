/**
 * What a leader does: takes proposals, follows the others' progress, confirms reads, hands leadership over.
 */

import { EMPTY_BYTES } from '@tessera/base';
import { decodeConfChange } from './conf-change-codec.ts';
import { applyChange, type Configuration, isMember } from './confchange.ts';
import type { RaftCore } from './core.ts';
import type { Progress } from './progress.ts';
import { announceCommitTo, broadcastAppend, broadcastCommit, sendAppend, sendAppends } from './replication.ts';
import {
  ConfChangeV2,
  type Entry,
  EntryType,
  type Message,
  MessageType,
  NONE,
  newEntry,
  type Refusal,
} from './types.ts';

// ---- proposals

/** Takes entries, which become ours, into the log. Undefined when taken. */
export function propose(core: RaftCore, entries: readonly Entry[]): Refusal | undefined {
  const refusal = refusesProposals(core);
  if (refusal !== undefined) return refusal;
  for (const entry of entries) {
    if (entry.data.length + entry.context.length > core.config.maxEntrySizeBytes) return 'entry-too-large';
  }
  if (!core.appendEntries(entries)) return 'uncommitted-limit';
  broadcastAppend(core);
  return undefined;
}

function refusesProposals(core: RaftCore): Refusal | undefined {
  if (!isMember(core.tracker.configuration, core.id)) return 'not-member';
  return core.transferee === NONE ? undefined : 'transferring';
}

/** Takes one configuration change into the log, if the current configuration allows it. */
export function proposeConfChange(core: RaftCore, entry: Entry, change: ConfChangeV2): Refusal | undefined {
  const index = core.log.lastIndex + 1;
  const refusal = refusesProposals(core) ?? refusesConfChange(core, change) ?? propose(core, [entry]);
  if (refusal === undefined) core.pendingConfIndex = index;
  return refusal;
}

function refusesConfChange(core: RaftCore, change: ConfChangeV2): Refusal | undefined {
  if (core.config.disableConfChangeValidation) return undefined;
  if (core.confChangePending) return 'conf-change-pending';
  // No other change comes before it, so this is the configuration that it will be applied to.
  const result = applyChange(core.tracker.configuration, change);
  return result.kind === 'changed' ? undefined : 'conf-change-invalid';
}

/**
 * Proposals that a follower sent on. It cannot be told why one is refused, so a change that does not fit becomes an
 * empty entry: that keeps the place of those around it.
 */
export function handlePropose(core: RaftCore, message: Message): Refusal | 'malformed' | undefined {
  if (message.entries.length === 0) return 'malformed';
  const entries: Entry[] = [];
  let pendingConfIndex = core.pendingConfIndex;
  for (const given of message.entries) {
    const index = core.log.lastIndex + entries.length + 1;
    const change = decodeConfChange(given);
    if (change === 'malformed') return 'malformed';
    if (change === undefined) {
      entries.push(newEntry(EntryType.EntryNormal, given.data, given.context));
    } else if (pendingConfIndex !== core.pendingConfIndex || refusesConfChange(core, change) !== undefined) {
      entries.push(newEntry(EntryType.EntryNormal, EMPTY_BYTES, EMPTY_BYTES));
    } else {
      entries.push(newEntry(given.entryType, given.data, given.context));
      pendingConfIndex = index;
    }
  }
  const refusal = propose(core, entries);
  if (refusal === undefined) core.pendingConfIndex = pendingConfIndex;
  return refusal;
}

/** Entries up to `index` are applied here. Leaves an automatic joint configuration that is in force by now. */
export function appliedTo(core: RaftCore, index: number, sizeBytes: number): void {
  core.log.appliedTo(Math.max(index, core.log.applied), sizeBytes);
  const { configuration } = core.tracker;
  if (core.role !== 'leader' || !configuration.autoLeave || core.confChangePending) return;
  // Without data it is the empty change, and never too large. When a transfer is under way it is refused, and tried
  // again on the next applied entry or by the next leader.
  proposeConfChange(core, newEntry(EntryType.EntryConfChangeV2, EMPTY_BYTES, EMPTY_BYTES), new ConfChangeV2());
}

/** A new configuration is in force, and this node leads: it may commit more, and has members to catch up. */
export function onConfigurationChanged(core: RaftCore, configuration: Configuration): void {
  if (core.role !== 'leader' || !isMember(configuration, core.id) || configuration.learners.includes(core.id)) return;
  if (core.maybeCommit()) {
    onCommit(core);
    broadcastAppend(core);
    return;
  }
  for (const progress of core.tracker.peers) {
    if (progress.id !== core.id) sendAppend(core, progress, false);
  }
}

// ---- progress

export function handleAppendResponse(core: RaftCore, progress: Progress, response: Message): void {
  progress.recentActive = true;
  if (response.reject) {
    handleRejection(core, progress, response);
    return;
  }
  // A peer that is probed and has all we know it to have is back, even if that is nothing new.
  const backFromProbe = progress.state === 'probe' && progress.match === response.index;
  if (response.index > core.log.lastIndex) return;
  if (!progress.maybeUpdate(response.index) && !backFromProbe) return;
  switch (progress.state) {
    case 'probe':
      progress.becomeReplicate();
      break;
    case 'snapshot':
      // Whatever snapshot it took, and from whom: when the log reaches on from there, it is no longer needed.
      if (progress.match + 1 >= core.log.firstIndex) progress.becomeReplicate();
      break;
    case 'replicate':
      progress.inflights.freeTo(response.index);
      break;
  }
  if (core.maybeCommit()) {
    onCommit(core);
    broadcastCommit(core);
  } else if (
    progress.id !== core.id &&
    progress.canBumpCommit(core.log.committed) &&
    !core.config.skipBroadcastCommit
  ) {
    sendAppend(core, progress, true);
  }
  if (progress.id === core.id) return;
  // The window has room again.
  if (!core.broadcastDue) sendAppends(core, progress);
  if (progress.id === core.transferee && progress.match === core.log.lastIndex) orderElection(core, progress.id);
}

function handleRejection(core: RaftCore, progress: Progress, response: Message): void {
  // Our entries behind the hint that are of a later term than the peer's cannot match: skip them.
  const hint =
    response.logTerm > 0 ? core.log.lastPossibleMatch(response.rejectHint, response.logTerm) : response.rejectHint;
  if (!progress.maybeDecreaseTo(response.index, hint)) return;
  if (progress.state === 'replicate') progress.becomeProbe();
  sendAppend(core, progress, true);
}

/** The commit index moved. */
function onCommit(core: RaftCore): void {
  if (core.earlyReads.length === 0 || !core.committedInTerm) return;
  const early = core.earlyReads;
  core.earlyReads = [];
  for (const read of early) confirmRead(core, read.from, read.context);
}

export function handleHeartbeatResponse(core: RaftCore, progress: Progress, response: Message): void {
  progress.recentActive = true;
  progress.paused = false;
  // Behind, or in doubt: an append, an empty one if its window is full, finds out and gets it going again. While
  // acknowledgements come in there is nothing to find out, and rounds for reads would send many for nothing.
  const moves = core.config.batchAppend && progress.state === 'replicate' && progress.match > progress.matchAtHeartbeat;
  const behind = progress.match < core.log.lastIndex || progress.state === 'probe';
  if (behind && !moves) sendAppend(core, progress, true);
  progress.matchAtHeartbeat = progress.match;
  if (response.context.length === 0) return;
  core.reads.ack(response.from, response.context);
  for (const read of core.reads.takeConfirmed(core.tracker.configuration)) {
    answerRead(core, read.from, read.context, read.index);
  }
}

// ---- reads

/** A read of node `from` asks for the commit index that it must wait for. */
export function handleReadIndex(core: RaftCore, from: number, context: Uint8Array): Refusal | undefined {
  if (core.reads.pendingCount + core.earlyReads.length >= core.config.maxPendingReads) return 'too-many-reads';
  // Until an entry of this term is committed, the commit index may be behind what older leaders have acknowledged.
  if (core.committedInTerm) confirmRead(core, from, context);
  else core.earlyReads.push({ from, context });
  return undefined;
}

function confirmRead(core: RaftCore, from: number, context: Uint8Array): void {
  const alone = core.tracker.isSingleton && core.tracker.configuration.voters[0] === core.id;
  if (alone || (core.config.readOnly === 'lease' && leaseValid(core))) {
    answerRead(core, from, context, core.log.committed);
  } else {
    core.reads.add(core.log.committed, context, from);
  }
}

/**
 * Whether no other leader can have been elected: a quorum answered a heartbeat sent less than an election timeout ago.
 * One tick less, as neither side knows where within a tick it is.
 */
export function leaseValid(core: RaftCore): boolean {
  if (core.role !== 'leader' || !core.config.checkQuorum || core.leaseBroken) return false;
  const { confirmedTick } = core.reads;
  return confirmedTick >= 0 && core.ticks - confirmedTick < core.config.electionTicks - 1;
}

function answerRead(core: RaftCore, from: number, context: Uint8Array, index: number): void {
  if (from === core.id) {
    core.readStates.push({ index, context });
    return;
  }
  const response = core.message(MessageType.MsgReadIndexResp, from);
  response.index = index;
  response.entries = [newEntry(EntryType.EntryNormal, context, EMPTY_BYTES)];
  core.send(response);
  // It waits until it has applied that far.
  const progress = core.tracker.find(from);
  if (progress !== undefined && core.config.skipBroadcastCommit) announceCommitTo(core, progress);
}

// ---- transfer

/** Hands leadership to `to`, once its log equals ours. Given up after an election timeout, or by naming this node. */
export function transferTo(core: RaftCore, to: number): void {
  const progress = core.tracker.find(to);
  if (progress === undefined || progress.isLearner || to === core.transferee) return;
  if (to === core.id) {
    core.transferee = NONE;
    return;
  }
  core.transferee = to;
  core.electionElapsed = 0;
  core.config.logger.info?.('raft: transferring leadership', { id: core.id, to, term: core.term });
  if (progress.match === core.log.lastIndex) orderElection(core, to);
  else sendAppend(core, progress, true);
}

function orderElection(core: RaftCore, to: number): void {
  core.leaseBroken = true;
  core.send(core.message(MessageType.MsgTimeoutNow, to));
}

// ---- time

/** Steps down when no quorum was heard of since the last call. */
export function checkQuorum(core: RaftCore): void {
  if (!core.tracker.quorumActive()) {
    core.config.logger.warn?.('raft: no quorum was heard, stepping down', { id: core.id, term: core.term });
    core.becomeFollower(core.term, NONE);
  }
  core.tracker.startActivityCheck(core.id);
}

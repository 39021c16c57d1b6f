/**
 * What a node does on word of the leader of its term: take entries, a commit index, a snapshot; hand over leadership.
 */

import { assert, must } from '@tessera/base';
import { checkConfiguration, fromConfState } from './confchange.ts';
import type { RaftCore } from './core.ts';
import {
  type Entry,
  isInConfState,
  type Message,
  MessageType,
  NONE,
  type Snapshot,
  snapshotIndex,
  snapshotTerm,
} from './types.ts';

/** The leader of this term was heard. */
export function heardLeader(core: RaftCore, from: number): void {
  if (core.role !== 'follower') core.becomeFollower(core.term, from);
  core.electionElapsed = 0;
  core.leader = from;
}

/** Whether the entries of an append follow one another and belong where the message says. */
export function isWellFormed(append: Message): boolean {
  let index = append.index;
  let term = append.logTerm;
  for (const entry of append.entries) {
    if (entry.index !== ++index || entry.term < term || entry.term > append.term) return false;
    term = entry.term;
  }
  return true;
}

export function handleAppend(core: RaftCore, append: Message): void {
  const { log } = core;
  if (append.index < log.committed) {
    // All of that is settled here: let the leader go on from the commit index.
    core.acknowledge(append.from, log.committed);
    return;
  }
  const last = log.tryAppend(append.index, append.logTerm, append.entries, append.commit);
  if (last >= 0) {
    core.acknowledge(append.from, last);
    return;
  }
  const hint = log.lastPossibleMatch(Math.min(append.index, log.lastIndex), append.logTerm);
  const response = core.message(MessageType.MsgAppendResponse, append.from);
  response.reject = true;
  response.index = append.index;
  response.rejectHint = hint;
  response.logTerm = log.term(hint) ?? 0;
  core.sendAfterAppend(response);
}

export function handleHeartbeat(core: RaftCore, heartbeat: Message): void {
  core.log.commitTo(heartbeat.commit);
  const response = core.message(MessageType.MsgHeartbeatResponse, heartbeat.from);
  response.context = heartbeat.context;
  core.send(response);
}

export function handleSnapshot(core: RaftCore, message: Message): void {
  const { snapshot } = message;
  const restored = snapshot !== undefined && restore(core, snapshot);
  core.acknowledge(message.from, restored ? core.log.lastIndex : core.log.committed);
}

/** Replaces the log by the snapshot. False when it brings nothing new or is not for us. */
function restore(core: RaftCore, snapshot: Snapshot): boolean {
  const { log } = core;
  const index = snapshotIndex(snapshot);
  if (index <= log.committed) return false;
  const confState = snapshot.metadata?.confState;
  if (confState === undefined || !isInConfState(core.id, confState)) return false;
  if (checkConfiguration(fromConfState(confState)) !== undefined) return false;
  if (log.matches(index, snapshotTerm(snapshot))) {
    // We have the entries: no need for the state.
    log.commitTo(index);
    return false;
  }
  // Its configuration comes into force when it is handed out: changes before it may still be being applied.
  log.restore(snapshot);
  core.config.logger.info?.('raft: restoring a snapshot', { id: core.id, index });
  return true;
}

/**
 * Takes entries that the owner knows to be committed, though no leader sent them: nobody may be left to do so. They continue what is
 * committed here, or overlap it. False: a snapshot is on its way in, try again later.
 */
export function takeCommitted(core: RaftCore, entries: readonly Entry[]): boolean {
  const { log } = core;
  if (log.unstable.snapshot !== undefined) return false;
  const last = must(entries.at(-1), 'committed entries are some');
  if (last.index <= log.committed) return true;
  if (core.role === 'leader' && core.term >= last.term) {
    // Whoever was elected since has them (Raft 5.4).
    assert(log.matches(last.index, last.term), 'a leader lacks a committed entry');
    log.commitTo(last.index);
    return true;
  }
  // A leader of an older term, or whoever asks for votes with a log that is about to change, starts anew.
  if (core.role !== 'follower' || core.term < last.term) core.becomeFollower(Math.max(core.term, last.term), NONE);
  const fresh = entries.filter(({ index }) => index > log.committed);
  const previous = (fresh[0] as Entry).index - 1;
  const previousTerm = must(log.term(previous), 'committed entries leave a gap behind the log');
  const end = log.tryAppend(previous, previousTerm, fresh, last.index);
  assert(end === last.index, 'committed entries were not taken');
  return true;
}

/** The leader's answer to a read of ours. */
export function handleReadIndexResponse(core: RaftCore, response: Message): void {
  const request = response.entries[0];
  if (request === undefined || response.entries.length !== 1) return;
  core.readStates.push({ index: response.index, context: request.data });
  // The leader had committed that index in its term: no need to wait for the heartbeat that would say so.
  core.log.tryCommit(response.index, response.term);
}

/** Stops following without an election; the next message of a leader ends it. Not with lease reads: it breaks them. */
export function forgetLeader(core: RaftCore): void {
  if (core.role === 'follower' && core.config.readOnly === 'safe') core.leader = NONE;
}

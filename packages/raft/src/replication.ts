/**
 * What a leader sends to keep the others' logs up: appends, snapshots, heartbeats. HOT.
 */
import { assert } from '@tessera/base';
import type { RaftCore } from './core.ts';
import type { Progress } from './progress.ts';
import { type Entry, MessageType, snapshotIndex } from './types.ts';

const NO_ENTRIES: readonly Entry[] = Object.freeze([]);

/** Sends one append to every peer; with `batchAppend`, when `ready` is called. */
export function broadcastAppend(core: RaftCore): void {
  if (core.config.batchAppend) {
    core.broadcastDue = true;
    return;
  }
  for (const progress of core.tracker.peers) {
    if (progress.id !== core.id) sendAppend(core, progress, true);
  }
}

/** The commit index moved: tell the others, unless they shall learn it on the way. */
export function broadcastCommit(core: RaftCore): void {
  // A configuration change takes effect when it is applied: the sooner everywhere, the better.
  if (core.config.skipBroadcastCommit && !core.confChangePending) return;
  broadcastAppend(core);
}

/** Tells a peer the commit index at once, if it does not know it. */
export function announceCommitTo(core: RaftCore, progress: Progress): void {
  if (progress.canBumpCommit(core.log.committed)) sendAppend(core, progress, true);
}

/** Sends what is due to peers since the last `ready`. */
export function flushBroadcast(core: RaftCore): void {
  core.broadcastDue = false;
  const tellCommit = !core.config.skipBroadcastCommit || core.confChangePending;
  for (const progress of core.tracker.peers) {
    if (progress.id === core.id) continue;
    const sent = sendAppends(core, progress);
    if (!sent && tellCommit) announceCommitTo(core, progress);
  }
}

/** Sends as many appends with entries as the peer's window takes. */
export function sendAppends(core: RaftCore, progress: Progress): boolean {
  let sent = false;
  while (sendAppend(core, progress, false)) sent = true;
  return sent;
}

/**
 * Sends one append, or a snapshot when the log does not reach back far enough. `ifEmpty`: also without entries, which
 * tells the commit index and probes. False when nothing was sent.
 */
export function sendAppend(core: RaftCore, progress: Progress, ifEmpty: boolean): boolean {
  if (progress.isPaused) return false;
  const previous = progress.next - 1;
  const previousTerm = core.log.term(previous);
  if (previousTerm === undefined) return sendSnapshot(core, progress);
  let entries: readonly Entry[] = NO_ENTRIES;
  // With a full window only an empty append goes: if all in the window was lost, its refusal gets things going again.
  if (progress.state !== 'replicate' || !progress.inflights.full) {
    const slice = core.log.slice(progress.next, core.log.lastIndex + 1, core.config.maxSizePerMsgBytes, progress.id);
    if (slice === 'compacted') return sendSnapshot(core, progress);
    // The storage reads them from disk; `onEntriesFetched` comes back here.
    if (slice === 'fetching') return false;
    entries = slice;
  }
  if (entries.length === 0 && !ifEmpty) return false;
  const message = core.message(MessageType.MsgAppend, progress.id);
  message.index = previous;
  message.logTerm = previousTerm;
  message.entries = entries;
  message.commit = core.log.committed;
  core.send(message);
  let bytes = 0;
  for (const entry of entries) bytes += entry.data.length;
  progress.sentEntries(entries.length, bytes);
  progress.sentCommit = core.log.committed;
  return true;
}

function sendSnapshot(core: RaftCore, progress: Progress): boolean {
  // To a peer that does not answer it would be work for nothing.
  if (!progress.recentActive) return false;
  const snapshot = core.log.unstable.snapshot ?? core.config.storage.snapshot(progress.id);
  if (snapshot === undefined) return false;
  const index = snapshotIndex(snapshot);
  assert(index > 0, 'the storage offered an empty snapshot');
  const message = core.message(MessageType.MsgSnapshot, progress.id);
  message.snapshot = snapshot;
  progress.becomeSnapshot(index);
  core.send(message);
  core.config.logger.info?.('raft: sending a snapshot', { id: core.id, to: progress.id, index });
  return true;
}

/** Heartbeats to all peers; they carry a round when reads wait or the lease has to be renewed. */
export function broadcastHeartbeat(core: RaftCore): void {
  const needsRound = core.reads.pendingCount > 0 || core.config.readOnly === 'lease';
  const context = needsRound ? core.reads.start(core.ticks, core.id) : undefined;
  for (const progress of core.tracker.peers) {
    if (progress.id === core.id) continue;
    const message = core.message(MessageType.MsgHeartbeat, progress.id);
    // Not more than the peer is known to hold: the rest of its log may differ from ours.
    message.commit = Math.min(progress.match, core.log.committed);
    progress.sentCommit = message.commit;
    if (context !== undefined) message.context = context;
    core.send(message);
  }
}

/**
 * Text forms of messages, entries and states for scenario files: those of etcd's interaction tests, so that the same
 * files can be compared. `->AppendThread` and `->ApplyThread` stand for `Ready.append` and `Ready.apply`.
 */
import { fromUtf8 } from '@tessera/base';
import { isLeaveJoint } from '../confchange.ts';
import {
  type Configuration,
  type ConfState,
  decodeConfChange,
  type Entry,
  EntryType,
  type Message,
  MessageType,
  type PeerStatus,
  type Ready,
  type Role,
  type Snapshot,
  type StorageAppend,
  type StorageApply,
} from '../index.ts';

const SHORT_NAMES: Readonly<Record<string, string>> = {
  MsgPropose: 'MsgProp',
  MsgAppend: 'MsgApp',
  MsgAppendResponse: 'MsgAppResp',
  MsgRequestVote: 'MsgVote',
  MsgRequestVoteResponse: 'MsgVoteResp',
  MsgRequestPreVote: 'MsgPreVote',
  MsgRequestPreVoteResponse: 'MsgPreVoteResp',
  MsgSnapshot: 'MsgSnap',
  MsgHeartbeatResponse: 'MsgHeartbeatResp',
};
const NAMES = new Map<number, string>(
  Object.entries(MessageType).map(([name, type]) => [type, SHORT_NAMES[name] ?? name]),
);
const TYPES = new Map([...NAMES].map(([type, name]) => [name, type]));
const ENTRY_NAMES = new Map<number, string>(Object.entries(EntryType).map(([name, type]) => [type, name]));

export function messageTypeOf(name: string): number | undefined {
  return TYPES.get(name);
}

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  follower: 'StateFollower',
  candidate: 'StateCandidate',
  'pre-candidate': 'StatePreCandidate',
  leader: 'StateLeader',
};

export function describeRole(role: Role): string {
  return ROLE_NAMES[role];
}

export function describeEntry(entry: Entry): string {
  const change = decodeConfChange(entry);
  const name = ENTRY_NAMES.get(entry.entryType);
  const head = `${entry.term}/${entry.index} ${name}`;
  if (change === undefined) return `${head} ${JSON.stringify(fromUtf8(entry.data))}`;
  if (change === 'malformed' || isLeaveJoint(change)) return head;
  return `${head} ${change.changes.map((c) => `${'vrl'[c.changeType]}${c.nodeId}`).join(' ')}`;
}

function describeConfState(state: ConfState | undefined): string {
  const list = (ids: readonly number[] | undefined) => `[${(ids ?? []).join(' ')}]`;
  return (
    `Voters:${list(state?.voters)} VotersOutgoing:${list(state?.votersOutgoing)} Learners:${list(state?.learners)} ` +
    `LearnersNext:${list(state?.learnersNext)} AutoLeave:${state?.autoLeave ?? false}`
  );
}

function describeSnapshot(snapshot: Snapshot): string {
  const metadata = snapshot.metadata;
  return `Index:${metadata?.index} Term:${metadata?.term} ConfState:${describeConfState(metadata?.confState)}`;
}

interface Line {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly term?: number;
  readonly logTerm?: number;
  readonly index?: number;
  readonly reject?: number | undefined;
  readonly commit?: number;
  readonly vote?: number;
  readonly context?: string;
  readonly entries?: readonly Entry[];
  readonly snapshot?: Snapshot | undefined;
  readonly responses?: readonly string[];
}

function describeLine(line: Line): string {
  let text = `${line.from}->${line.to} ${line.type} Term:${line.term ?? 0} Log:${line.logTerm ?? 0}/${line.index ?? 0}`;
  if (line.reject !== undefined) text += ` Rejected (Hint: ${line.reject})`;
  if (line.commit) text += ` Commit:${line.commit}`;
  if (line.vote) text += ` Vote:${line.vote}`;
  if (line.context) text += ` Ctx:${line.context}`;
  const entries = line.entries ?? [];
  if (entries.length === 1) text += ` Entries:[${describeEntry(entries[0] as Entry)}]`;
  else if (entries.length > 1) text += ` Entries:[${entries.map((e) => `\n  ${describeEntry(e)}`).join('')}\n]`;
  if (line.snapshot !== undefined) text += `\n  Snapshot: ${describeSnapshot(line.snapshot)}`;
  if (line.responses && line.responses.length > 0) {
    text += ` Responses:[\n${line.responses.map((r) => indent(r)).join('\n')}\n]`;
  }
  return text;
}

export function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

/** Contexts are only shown when `contexts` is set: etcd's form leaves them out. */
export function describeMessage(message: Message, contexts = false): string {
  const { from, to, msgType, term, logTerm, index, commit, entries, snapshot } = message;
  // What a refused vote tells of the commit index is ours alone.
  const refusedVote =
    !contexts && (msgType === MessageType.MsgRequestVoteResponse || msgType === MessageType.MsgRequestPreVoteResponse);
  const round = message.context.length === 8 ? `round-${message.context[0]}` : fromUtf8(message.context);
  return describeLine({
    from: from === 0 ? 'None' : from.toString(16),
    to: to === 0 ? 'None' : to.toString(16),
    type: NAMES.get(msgType) ?? `type ${msgType}`,
    term,
    logTerm: refusedVote ? 0 : logTerm,
    index,
    reject: message.reject ? message.rejectHint : undefined,
    commit: refusedVote ? 0 : commit,
    ...(contexts && message.context.length > 0 ? { context: round } : {}),
    entries,
    snapshot,
  });
}

/** The acknowledgement that `onAppended` stands for; undefined when it says nothing. */
export function describeAppendDone(id: number, append: StorageAppend): string | undefined {
  if (append.lastIndex === 0 && append.snapshot === undefined) return undefined;
  return describeLine({
    from: 'AppendThread',
    to: id.toString(16),
    type: 'MsgStorageAppendResp',
    term: append.term,
    logTerm: append.lastTerm,
    index: append.lastIndex,
    snapshot: append.snapshot,
  });
}

export function appendResponses(id: number, append: StorageAppend, contexts = false): readonly string[] {
  const done = describeAppendDone(id, append);
  const responses = append.responses.map((m) => describeMessage(m, contexts));
  return done === undefined ? responses : [...responses, done];
}

export function describeAppend(id: number, append: StorageAppend, withResponses: boolean, contexts = false): string {
  const { hardState } = append;
  return describeLine({
    from: id.toString(16),
    to: 'AppendThread',
    type: 'MsgStorageAppend',
    term: hardState?.term ?? 0,
    commit: hardState?.commit ?? 0,
    vote: hardState?.vote ?? 0,
    entries: append.entries,
    snapshot: append.snapshot,
    responses: withResponses ? appendResponses(id, append, contexts) : [],
  });
}

export function describeApplyDone(id: number, apply: StorageApply): string {
  return describeLine({
    from: 'ApplyThread',
    to: id.toString(16),
    type: 'MsgStorageApplyResp',
    entries: apply.entries,
  });
}

export function describeApply(id: number, apply: StorageApply, withResponses: boolean): string {
  return describeLine({
    from: id.toString(16),
    to: 'ApplyThread',
    type: 'MsgStorageApply',
    entries: apply.entries,
    responses: withResponses ? [describeApplyDone(id, apply)] : [],
  });
}

/** What a node is told to do, as one block. `async`: appends and applies are shown as messages to threads. */
export function describeReady(id: number, ready: Ready, async: boolean, contexts = false): string {
  const { append, apply } = ready;
  const out: string[] = [];
  if (ready.softState !== undefined) {
    out.push(`Lead:${ready.softState.leader} State:${describeRole(ready.softState.role)}`);
  }
  const hardState = append?.hardState;
  if (hardState !== undefined) {
    const vote = hardState.vote === 0 ? '' : ` Vote:${hardState.vote}`;
    out.push(`HardState Term:${hardState.term}${vote} Commit:${hardState.commit}`);
  }
  if (ready.readStates.length > 0) {
    out.push(`ReadStates ${ready.readStates.map((r) => `${fromUtf8(r.context)}@${r.index}`).join(' ')}`);
  }
  if (append !== undefined && append.entries.length > 0) out.push('Entries:', ...append.entries.map(describeEntry));
  if (append?.snapshot !== undefined) out.push(`Snapshot ${describeSnapshot(append.snapshot)}`);
  if (apply !== undefined) out.push('CommittedEntries:', ...apply.entries.map(describeEntry));
  const messages = ready.messages.map((m) => describeMessage(m, contexts));
  if (async) {
    if (append !== undefined) messages.push(describeAppend(id, append, true, contexts));
    if (apply !== undefined) messages.push(describeApply(id, apply, true));
  } else {
    for (const m of append?.responses ?? []) if (m.to !== id) messages.push(describeMessage(m, contexts));
  }
  if (messages.length > 0) out.push('Messages:', ...messages);
  if (out.length === 0) return '<empty Ready>';
  // A snapshot is written durably whatever the flag says in etcd's form.
  const mustSync = append?.mustSync === true && append.snapshot === undefined;
  return `Ready MustSync=${mustSync}:\n${out.join('\n')}`;
}

export function describeConfiguration(configuration: Configuration): string {
  const set = (ids: readonly number[]) => `(${ids.join(' ')})`;
  let text = `voters=${set(configuration.voters)}`;
  if (configuration.outgoing.length > 0) text += `&&${set(configuration.outgoing)}`;
  if (configuration.learners.length > 0) text += ` learners=${set(configuration.learners)}`;
  if (configuration.learnersNext.length > 0) text += ` learners_next=${set(configuration.learnersNext)}`;
  return configuration.autoLeave ? `${text} autoleave` : text;
}

const PROGRESS_NAMES = { probe: 'StateProbe', replicate: 'StateReplicate', snapshot: 'StateSnapshot' } as const;

export function describePeer(peer: PeerStatus): string {
  let text = `${peer.id}: ${PROGRESS_NAMES[peer.state]} match=${peer.match} next=${peer.next}`;
  if (peer.isLearner) text += ' learner';
  if (peer.paused) text += ' paused';
  if (peer.pendingSnapshot > 0) text += ` pendingSnap=${peer.pendingSnapshot}`;
  if (!peer.recentActive) text += ' inactive';
  if (peer.inflight > 0) text += ` inflight=${peer.inflight}${peer.inflightFull ? '[full]' : ''}`;
  return text;
}

/**
 * The words of this package: roles, what the caller configures, what it gets to do (`Ready`) and what calls answer.
 *
 * Messages, entries and snapshots are the generated eraftpb classes themselves, so nothing is converted between the
 * wire and the core. The core never changes a message or an entry it was given and keeps their bytes: whoever steps a
 * message hands its bytes over for good. Terms and indexes are safe integers; node id 0 means nobody.
 */
import type { Logger } from '@tessera/base';
import { type ConfState, Entry, type HardState, Message, MessageType, type Snapshot } from '@tessera/proto/eraftpb';
import type { RaftStorage } from './storage.ts';

export {
  ConfChange,
  ConfChangeSingle,
  ConfChangeTransition,
  ConfChangeType,
  ConfChangeV2,
  ConfState,
  Entry,
  EntryType,
  HardState,
  Message,
  MessageType,
  Snapshot,
  SnapshotMetadata,
} from '@tessera/proto/eraftpb';

/** Nobody: no leader, no vote, no transfer target. */
export const NONE = 0;

export type Role = 'follower' | 'pre-candidate' | 'candidate' | 'leader';

/**
 * How reads are confirmed. `safe`: a round of heartbeats answered by a quorum. `lease`: without a round while a
 * quorum answered a heartbeat sent less than an election timeout ago, counted in ticks; needs `checkQuorum` and ticks
 * that pass at about the same rate on all nodes.
 */
export type ReadOnlyOption = 'safe' | 'lease';

export interface RaftConfig {
  /** This node; positive. */
  readonly id: number;
  readonly storage: RaftStorage;
  /** A whole number in [0, bound). The only source of chance: it spreads election timeouts. */
  readonly random: (bound: number) => number;
  /** Ticks a follower waits for its leader, at least; also the length of the leader's lease and of a transfer. */
  readonly electionTicks: number;
  readonly heartbeatTicks: number;
  /** The randomised election timeout lies in [min, max); [electionTicks, 2 x electionTicks) when left out. */
  readonly minElectionTicks?: number;
  readonly maxElectionTicks?: number;
  /** Index up to which the state machine has applied; entries up to it are not handed out again. */
  readonly applied?: number;
  /**
   * This node may have answered a leader before it was started: with `checkQuorum` it then grants no vote for
   * `electionTicks`, as it may have promised that (see "lease" in DESIGN.md). Leave it off for a peer made by a split.
   */
  readonly restarted?: boolean;
  /** Hand out committed entries only once they are stable here, as appends run in the background. Default true. */
  readonly asyncStorageWrites?: boolean;
  readonly preVote?: boolean;
  readonly checkQuorum?: boolean;
  readonly readOnly?: ReadOnlyOption;
  /** Followers drop proposals instead of sending them on. Default true. */
  readonly disableProposalForwarding?: boolean;
  /** Only for callers that check configuration changes themselves. */
  readonly disableConfChangeValidation?: boolean;
  /** A leader that is removed or demoted steps down. Default true. */
  readonly stepDownOnRemoval?: boolean;
  /** One append message a peer and `ready()`, instead of one a proposal; also one acknowledgement. Default true. */
  readonly batchAppend?: boolean;
  /** Followers learn the commit index from the next append or heartbeat, not from a message of its own. */
  readonly skipBroadcastCommit?: boolean;
  /** Of one append message; a message always takes one entry. Default 1 MiB. */
  readonly maxSizePerMsgBytes?: number;
  /** Of one proposed entry's data and context; default 8 MiB. */
  readonly maxEntrySizeBytes?: number;
  /** Of committed entries handed out and not yet applied; default `maxSizePerMsgBytes`. */
  readonly maxApplyingBytes?: number;
  /** Of entries a leader has taken and not yet applied; default no limit. One proposal always fits an empty tail. */
  readonly maxUncommittedBytes?: number;
  /** Append messages under way to one peer; default 256. */
  readonly maxInflightMsgs?: number;
  /** Bytes under way to one peer; default no limit. Soft: the message that crosses it still goes. */
  readonly maxInflightBytes?: number;
  /** Reads waiting for a round; more are refused. Default 4096. */
  readonly maxPendingReads?: number;
  readonly logger?: Logger;
}

/** Why a call did nothing. */
export type Refusal =
  /** No leader is known in this term. */
  | 'no-leader'
  /** This node does not lead and forwarding is off. */
  | 'not-leader'
  /** This node leads but was removed from the configuration. */
  | 'not-member'
  /** A leader transfer is under way. */
  | 'transferring'
  | 'entry-too-large'
  /** The uncommitted tail is at its limit. */
  | 'uncommitted-limit'
  /** An earlier configuration change may not be applied yet. */
  | 'conf-change-pending'
  /** The change does not fit the current configuration (joint when it must not be, or the other way round). */
  | 'conf-change-invalid'
  | 'too-many-reads';

export type ProposeResult = 'ok' | 'forwarded' | Refusal;

export type StepResult =
  | 'ok'
  | 'forwarded'
  | Refusal
  /** A type that never travels between nodes. */
  | 'local-message'
  /** A response from a node that is not in the configuration. */
  | 'peer-not-found'
  /** Fields contradict each other; the sender is broken. */
  | 'malformed';

export interface SoftState {
  readonly leader: number;
  readonly role: Role;
}

/** A read registered with `readIndex(context)` may run once the state machine has applied `index`. */
export interface ReadState {
  readonly index: number;
  readonly context: Uint8Array;
}

/**
 * Work for the append thread. Appends of one node are done in the order they were handed out. When all of it is
 * stable (durably, if `mustSync`; without a sync it must still not overtake an earlier one), send `responses` that go
 * to other nodes and call `onAppended`. `onAppended` takes care of those that go to this node itself.
 */
export interface StorageAppend {
  /** A suffix of the log: entries at and after `entries[0].index` that the storage holds are replaced. */
  readonly entries: readonly Entry[];
  /** Only when it changed. */
  readonly hardState: HardState | undefined;
  /**
   * Replaces state machine and log; `entries` is then empty or starts right behind it. Work handed out to be applied
   * before and not done yet is void: do not apply it any more, and above all none of its configuration changes.
   */
  readonly snapshot: Snapshot | undefined;
  readonly mustSync: boolean;
  readonly responses: readonly Message[];
  /** The term when it was handed out; an acknowledgement from an older term proves nothing about the log. */
  readonly term: number;
  /** Last entry of the log when it was handed out; 0 when no entry was unstable. */
  readonly lastIndex: number;
  readonly lastTerm: number;
}

/** Work for the apply thread: committed entries, in order. Call `onApplied` when the state machine has them. */
export interface StorageApply {
  readonly entries: readonly Entry[];
  readonly lastIndex: number;
  readonly sizeBytes: number;
  readonly payloadBytes: number;
}

/** Everything that became due since the last call. */
export interface Ready {
  /** Only when it changed. */
  readonly softState: SoftState | undefined;
  /** May leave at once, before anything is stable. */
  readonly messages: readonly Message[];
  readonly append: StorageAppend | undefined;
  readonly apply: StorageApply | undefined;
  readonly readStates: readonly ReadState[];
}

/** Field overhead of an entry on the wire and in the log, near enough for limits. */
const ENTRY_OVERHEAD_BYTES = 24;

export function entrySizeBytes(entry: Entry): number {
  return ENTRY_OVERHEAD_BYTES + entry.data.length + entry.context.length;
}

export function newEntry(entryType: number, data: Uint8Array, context: Uint8Array): Entry {
  const entry = new Entry();
  entry.entryType = entryType;
  entry.data = data;
  entry.context = context;
  return entry;
}

export function newMessage(msgType: number, from: number, to: number, term: number): Message {
  const message = new Message();
  message.msgType = msgType;
  message.from = from;
  message.to = to;
  message.term = term;
  return message;
}

/** Types that only ever pass between a node and itself. */
export function isLocalMessage(msgType: number): boolean {
  return (
    msgType === MessageType.MsgHup ||
    msgType === MessageType.MsgBeat ||
    msgType === MessageType.MsgUnreachable ||
    msgType === MessageType.MsgSnapStatus ||
    msgType === MessageType.MsgCheckQuorum
  );
}

export function isResponse(msgType: number): boolean {
  return (
    msgType === MessageType.MsgAppendResponse ||
    msgType === MessageType.MsgRequestVoteResponse ||
    msgType === MessageType.MsgHeartbeatResponse ||
    msgType === MessageType.MsgReadIndexResp ||
    msgType === MessageType.MsgRequestPreVoteResponse
  );
}

export function snapshotIndex(snapshot: Snapshot): number {
  return snapshot.metadata?.index ?? 0;
}

export function snapshotTerm(snapshot: Snapshot): number {
  return snapshot.metadata?.term ?? 0;
}

export function isInConfState(id: number, confState: ConfState): boolean {
  return confState.voters.includes(id) || confState.learners.includes(id) || confState.votersOutgoing.includes(id);
}

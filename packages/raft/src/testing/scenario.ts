/**
 * Runs scenario files: a handful of nodes, a bag of messages between them, and commands that move one thing at a
 * time. The commands and the printed form are those of etcd's interaction tests, plus our own for what theirs lack
 * (crash, restart, reads, limits, lease); node n is the n-th that was added.
 */
import { concatBytes, EMPTY_BYTES, must, utf8 } from '@tessera/base';
import type { Step } from '../../../../tools/datadriven/index.ts';
import {
  type AnyConfChange,
  ConfChange,
  ConfChangeSingle,
  ConfChangeTransition,
  ConfChangeType,
  ConfChangeV2,
  ConfState,
  decodeConfChange,
  type Entry,
  isVoter,
  MemoryStorage,
  type Message,
  MessageType,
  type ProposeResult,
  Raft,
  type RaftConfig,
  Snapshot,
  SnapshotMetadata,
  type StorageAppend,
  type StorageApply,
} from '../index.ts';
import { newEntry, newMessage } from '../types.ts';
import {
  appendResponses,
  describeAppend,
  describeAppendDone,
  describeApply,
  describeApplyDone,
  describeConfiguration,
  describeEntry,
  describeMessage,
  describePeer,
  describeReady,
  describeRole,
  indent,
  messageTypeOf,
} from './describe.ts';

/** A state machine that appends what it applies; every state it went through is kept. */
class ScenarioStorage extends MemoryStorage {
  readonly history: Snapshot[] = [];

  get state(): Snapshot {
    return must(this.history.at(-1), 'a node has a state');
  }

  override snapshot(): Snapshot | undefined {
    return this.state;
  }
}

interface Node {
  readonly id: number;
  raft: Raft;
  readonly config: RaftConfig;
  readonly storage: ScenarioStorage;
  appends: StorageAppend[];
  applies: StorageApply[];
}

/** Something on its way to node `to`. */
interface Parcel {
  readonly to: number;
  /** Of a node to itself: not subject to the network. */
  readonly local: boolean;
  readonly msgType: number;
  readonly lines: readonly string[];
  readonly deliver: (node: Node) => string | undefined;
}

export class Scenario {
  readonly #nodes: Node[] = [];
  #parcels: Parcel[] = [];
  #quiet = false;
  #out: string[] = [];
  /** Show message contexts; etcd's files do not. */
  #contexts = false;

  run(step: Step): string {
    this.#out = [];
    const failure = this.#command(step);
    if (this.#quiet) return failure ?? 'ok';
    if (failure !== undefined) this.#out.push(failure);
    return this.#out.length === 0 ? 'ok' : this.#out.join('\n');
  }

  #print(...lines: readonly string[]): void {
    this.#out.push(...lines);
  }

  #indented(body: () => void): void {
    const outer = this.#out;
    this.#out = [];
    body();
    outer.push(...this.#out.map(indent));
    this.#out = outer;
  }

  /** What went wrong, in the words of the file format. */
  #command(step: Step): string | undefined {
    const ids = step.words.map(Number).filter((id) => Number.isSafeInteger(id));
    const node = () => this.#node(ids[0] ?? 0);
    switch (step.command) {
      case 'log-level':
        this.#quiet = step.words[0] === 'none';
        return undefined;
      case 'show-contexts':
        this.#contexts = true;
        return undefined;
      case 'add-nodes':
        for (let i = 0; i < (ids[0] ?? 0); i++) this.#addNode(step);
        return undefined;
      case 'campaign':
        node().raft.campaign();
        return undefined;
      case 'compact':
        node().storage.compact(must(ids[1], 'compact <id> <index>'));
        this.#printLog(node());
        return undefined;
      case 'raft-log':
        this.#printLog(node());
        return undefined;
      case 'deliver-msgs':
        this.#deliverCommand(step, ids);
        return undefined;
      case 'process-ready':
        this.#forEach(ids, 'handling Ready', (n) => this.#processReady(n));
        return undefined;
      case 'process-append-thread':
        this.#forEach(ids, 'processing append thread', (n) => this.#processAppend(n));
        return undefined;
      case 'process-apply-thread':
        this.#forEach(ids, 'processing apply thread', (n) => this.#processApply(n));
        return undefined;
      case 'stabilize':
        this.#stabilize(step, ids);
        return undefined;
      case 'propose':
        return refusal(node().raft.propose(utf8(step.words[1] ?? '')));
      case 'propose-bytes':
        return refusal(node().raft.propose(new Uint8Array(must(ids[1], 'propose-bytes <id> <bytes>'))), true);
      case 'propose-conf-change':
        return proposeConfChange(node(), step);
      default:
        return this.#secondCommand(step, ids, node);
    }
  }

  #secondCommand(step: Step, ids: readonly number[], node: () => Node): string | undefined {
    switch (step.command) {
      case 'tick-election':
        for (let i = 0; i < node().config.electionTicks; i++) node().raft.tick();
        return undefined;
      case 'tick-heartbeat':
        for (let i = 0; i < node().config.heartbeatTicks; i++) node().raft.tick();
        return undefined;
      case 'set-randomized-election-timeout':
        node().raft.setElectionTimeout(Number(step.options.get('timeout')?.[0]));
        return undefined;
      case 'transfer-leadership': {
        const [from, to] = [step.options.get('from')?.[0], step.options.get('to')?.[0]].map(Number);
        this.#node(from ?? 0).raft.transferLeader(to ?? 0);
        return undefined;
      }
      case 'forget-leader':
        node().raft.forgetLeader();
        return undefined;
      case 'report-unreachable':
        node().raft.reportUnreachable(must(ids[1], 'report-unreachable <id> <peer>'));
        return undefined;
      case 'report-snapshot':
        node().raft.reportSnapshot(must(ids[1], 'report-snapshot <id> <peer>'), step.words.includes('ok'));
        return undefined;
      case 'send-snapshot':
        this.#sendSnapshot(node(), must(ids[1], 'send-snapshot <id> <peer>'));
        return undefined;
      case 'read-index':
        return refusal(node().raft.readIndex(utf8(step.words[1] ?? '')), true);
      case 'status':
        this.#print(...node().raft.status().peers.map(describePeer));
        return undefined;
      case 'conf':
        this.#print(describeConfiguration(node().raft.status().configuration));
        return undefined;
      case 'lease':
        this.#print(node().raft.leaseValid ? 'valid' : 'not valid');
        return undefined;
      case 'raft-state':
        this.#printStates();
        return undefined;
      case 'crash':
        this.#crash(node());
        return undefined;
      default:
        return `unknown command ${step.command}`;
    }
  }

  #node(id: number): Node {
    return must(this.#nodes[id - 1], 'no such node');
  }

  #addNode(step: Step): void {
    const one = (name: string) => step.options.get(name)?.[0];
    const bool = (name: string, otherwise: boolean) => (one(name) === undefined ? otherwise : one(name) === 'true');
    const number = (name: string, otherwise: number) => Number(one(name) ?? otherwise);
    const id = this.#nodes.length + 1;
    const storage = new ScenarioStorage();
    const snapshot = newSnapshot(number('index', 0), 1, new ConfState(), utf8(one('content') ?? ''));
    const confState = must(snapshot.metadata?.confState, 'just made');
    confState.voters = (step.options.get('voters') ?? []).map(Number);
    confState.learners = (step.options.get('learners') ?? []).map(Number);
    if (number('index', 0) > 0) storage.applySnapshot(snapshot);
    storage.history.push(snapshot);
    const config: RaftConfig = {
      id,
      storage,
      random: (bound) => bound - 1,
      electionTicks: number('election-ticks', 3),
      heartbeatTicks: 1,
      applied: number('index', 0),
      asyncStorageWrites: bool('async-storage-writes', false),
      preVote: bool('prevote', false),
      checkQuorum: bool('checkquorum', false),
      readOnly: one('read-only') === 'lease-based' ? 'lease' : 'safe',
      disableProposalForwarding: bool('disable-forwarding', false),
      disableConfChangeValidation: bool('disable-conf-change-validation', false),
      stepDownOnRemoval: bool('step-down-on-removal', false),
      batchAppend: bool('batch', false),
      skipBroadcastCommit: bool('skip-broadcast-commit', false),
      maxSizePerMsgBytes: number('max-size-per-msg', Number.POSITIVE_INFINITY),
      maxEntrySizeBytes: number('max-entry-size', Number.POSITIVE_INFINITY),
      maxApplyingBytes: number('max-committed-size-per-ready', Number.POSITIVE_INFINITY),
      maxUncommittedBytes: number('max-uncommitted', Number.POSITIVE_INFINITY),
      maxInflightMsgs: number('inflight', Number.POSITIVE_INFINITY),
      maxInflightBytes: number('inflight-bytes', Number.POSITIVE_INFINITY),
      maxPendingReads: number('max-reads', 4096),
    };
    this.#nodes.push({ id, raft: new Raft(config), config, storage, appends: [], applies: [] });
  }

  /** Work that its threads have not done is lost; what the storage has stays. The node starts again at once. */
  #crash(node: Node): void {
    node.appends = [];
    node.applies = [];
    this.#parcels = this.#parcels.filter((parcel) => !(parcel.local && parcel.to === node.id));
    const metadata = must(node.storage.state.metadata, 'a state has metadata');
    node.storage.setConfState(must(metadata.confState, 'a state has a configuration'));
    node.raft = new Raft({ ...node.config, applied: metadata.index, restarted: true });
  }

  #forEach(ids: readonly number[], title: string, body: (node: Node) => void): void {
    for (const id of ids) {
      if (ids.length === 1) {
        body(this.#node(id));
      } else {
        this.#print(`> ${id} ${title}`);
        this.#indented(() => body(this.#node(id)));
      }
    }
  }

  #processReady(node: Node): void {
    const async = node.config.asyncStorageWrites === true;
    const ready = node.raft.ready();
    this.#print(describeReady(node.id, ready, async, this.#contexts));
    for (const message of ready.messages) this.#post(message);
    if (async) {
      if (ready.append !== undefined) node.appends.push(ready.append);
      if (ready.append?.snapshot !== undefined) node.applies = [];
      if (ready.apply !== undefined) node.applies.push(ready.apply);
      return;
    }
    if (ready.append !== undefined) {
      store(node, ready.append);
      for (const message of ready.append.responses) if (message.to !== node.id) this.#post(message);
    }
    if (ready.apply !== undefined) apply(node, ready.apply.entries);
    node.raft.advance(ready);
  }

  /** A snapshot that the leader did not decide to send: owners may take them from elsewhere. */
  #sendSnapshot(node: Node, to: number): void {
    const message = newMessage(MessageType.MsgSnapshot, node.id, to, node.raft.term);
    message.snapshot = node.storage.state;
    this.#post(message);
    this.#print(describeMessage(message));
  }

  #post(message: Message): void {
    this.#parcels.push({
      to: message.to,
      local: false,
      msgType: message.msgType,
      lines: [describeMessage(message, this.#contexts)],
      deliver: (node) => {
        const result = node.raft.step(message);
        if (result === 'ok' || result === 'forwarded') return undefined;
        return result === 'peer-not-found' ? 'raft: cannot step as peer not found' : `refused: ${result}`;
      },
    });
  }

  #processAppend(node: Node): void {
    const append = node.appends.shift();
    if (append === undefined) {
      this.#print('no append work to perform');
      return;
    }
    store(node, append);
    this.#print('Processing:', describeAppend(node.id, append, false, this.#contexts), 'Responses:');
    this.#print(...appendResponses(node.id, append, this.#contexts));
    for (const message of append.responses) if (message.to !== node.id) this.#post(message);
    const own = append.responses.filter((m) => m.to === node.id).map((m) => describeMessage(m, this.#contexts));
    const done = describeAppendDone(node.id, append);
    const lines = done === undefined ? own : [...own, done];
    if (lines.length > 0) this.#postLocal(node, lines, () => node.raft.onAppended(append));
  }

  #processApply(node: Node): void {
    const work = node.applies.shift();
    if (work === undefined) {
      this.#print('no apply work to perform');
      return;
    }
    apply(node, work.entries);
    const done = describeApplyDone(node.id, work);
    this.#print('Processing:', describeApply(node.id, work, false), 'Responses:', done);
    this.#postLocal(node, [done], () => node.raft.onApplied(work));
  }

  #postLocal(node: Node, lines: readonly string[], deliver: () => void): void {
    this.#parcels.push({
      to: node.id,
      local: true,
      msgType: -1,
      lines,
      deliver: () => {
        deliver();
        return undefined;
      },
    });
  }

  #deliverCommand(step: Step, ids: readonly number[]): void {
    const name = step.options.get('type')?.[0];
    const msgType = name === undefined ? undefined : must(messageTypeOf(name), 'unknown message type');
    let count = 0;
    for (const id of ids) count += this.#deliver(id, false, msgType);
    for (const id of step.options.get('drop') ?? []) count += this.#deliver(Number(id), true, msgType);
    if (count === 0) this.#print('no messages');
  }

  /** Hands node `to` everything that is for it by now; with `drop`, loses it. */
  #deliver(to: number, drop: boolean, msgType?: number): number {
    const picked = (parcel: Parcel) =>
      parcel.to === to && !(drop && parcel.local) && (msgType === undefined || parcel.msgType === msgType);
    const parcels = this.#parcels.filter(picked);
    this.#parcels = this.#parcels.filter((parcel) => !picked(parcel));
    for (const parcel of parcels) {
      for (const line of parcel.lines) this.#print(drop ? `dropped: ${line}` : line);
      if (drop) continue;
      const problem = parcel.deliver(this.#node(to));
      if (problem !== undefined) this.#print(problem);
    }
    return parcels.length;
  }

  #stabilize(step: Step, ids: readonly number[]): void {
    const before = this.#quiet;
    if (step.options.get('log-level')?.[0] === 'none') this.#quiet = true;
    const nodes = ids.length > 0 ? ids.map((id) => this.#node(id)) : this.#nodes;
    for (let busy = true; busy; ) {
      busy = false;
      const section = (node: Node, title: string, due: boolean, body: () => void) => {
        if (!due) return;
        busy = true;
        this.#print(`> ${node.id} ${title}`);
        this.#indented(body);
      };
      for (const node of nodes) section(node, 'handling Ready', node.raft.hasReady(), () => this.#processReady(node));
      for (const node of nodes) {
        const due = this.#parcels.some((parcel) => parcel.to === node.id);
        section(node, 'receiving messages', due, () => this.#deliver(node.id, false));
      }
      for (const node of nodes) {
        section(node, 'processing append thread', node.appends.length > 0, () => {
          while (node.appends.length > 0) this.#processAppend(node);
        });
      }
      for (const node of nodes) {
        section(node, 'processing apply thread', node.applies.length > 0, () => {
          while (node.applies.length > 0) this.#processApply(node);
        });
      }
    }
    if (this.#quiet && !before) this.#out = [];
    this.#quiet = before;
  }

  #printLog(node: Node): void {
    const { storage } = node;
    const [first, last] = [storage.firstIndex(), storage.lastIndex()];
    if (last < first) {
      this.#print(`log is empty: first index=${first}, last index=${last}`);
      return;
    }
    const entries = storage.entries(first, last + 1, Number.POSITIVE_INFINITY) as readonly Entry[];
    this.#print(...entries.map(describeEntry));
  }

  #printStates(): void {
    for (const { raft } of this.#nodes) {
      const { id, role, term, leader, configuration } = raft.status();
      const voter = isVoter(configuration, id) ? '(Voter)' : '(Non-Voter)';
      this.#print(`${id}: ${describeRole(role)} ${voter} Term:${term} Lead:${leader}`);
    }
  }
}

function refusal(result: ProposeResult, named = false): string | undefined {
  if (result === 'ok' || result === 'forwarded') return undefined;
  return named ? `refused: ${result}` : 'raft proposal dropped';
}

function newSnapshot(index: number, term: number, confState: ConfState, data: Uint8Array): Snapshot {
  const snapshot = new Snapshot();
  snapshot.metadata = new SnapshotMetadata();
  snapshot.metadata.index = index;
  snapshot.metadata.term = term;
  snapshot.metadata.confState = confState;
  snapshot.data = data;
  return snapshot;
}

function store(node: Node, append: StorageAppend): void {
  if (append.hardState !== undefined) node.storage.setHardState(append.hardState);
  if (append.snapshot !== undefined) {
    node.storage.applySnapshot(append.snapshot);
    node.storage.history.push(append.snapshot);
  }
  node.storage.append(append.entries);
}

function apply(node: Node, entries: readonly Entry[]): void {
  for (const entry of entries) {
    const change = decodeConfChange(entry);
    if (change === 'malformed') throw new Error('a malformed configuration change was committed');
    const before = node.storage.state;
    const confState =
      change === undefined ? (before.metadata?.confState ?? new ConfState()) : node.raft.applyConfChange(change);
    const update = change === undefined ? entry.data : change.context;
    node.storage.history.push(newSnapshot(entry.index, entry.term, confState, concatBytes(before.data, update)));
  }
}

const CHANGE_TYPES: Readonly<Record<string, number>> = {
  v: ConfChangeType.AddNode,
  l: ConfChangeType.AddLearnerNode,
  r: ConfChangeType.RemoveNode,
};

/** `v1 l2 r3`: make 1 a voter, 2 a learner, remove 3. `u4` (update) is not part of eraftpb and becomes a crossed-out change. */
export function parseChanges(text: string): readonly ConfChangeSingle[] {
  return (text.match(/\S+/g) ?? []).map((token) => {
    const single = new ConfChangeSingle();
    if (token[0] === 'u') return single;
    single.changeType = must(CHANGE_TYPES[token[0] ?? ''], 'unknown change');
    single.nodeId = Number(token.slice(1));
    return single;
  });
}

const TRANSITIONS: Readonly<Record<string, number>> = {
  auto: ConfChangeTransition.Auto,
  implicit: ConfChangeTransition.Implicit,
  explicit: ConfChangeTransition.Explicit,
};

/** As a message, as from a follower: a change that does not fit then becomes an empty entry. With `direct`, as a call. */
function proposeConfChange(node: Node, step: Step): string | undefined {
  const changes = parseChanges(step.input);
  let change: AnyConfChange;
  if (step.options.get('v1')?.[0] === 'true') {
    const only = must(changes[0], 'v1 needs a change');
    change = new ConfChange();
    change.changeType = only.changeType;
    change.nodeId = only.nodeId;
  } else {
    change = new ConfChangeV2();
    change.transition = TRANSITIONS[step.options.get('transition')?.[0] ?? 'auto'] ?? ConfChangeTransition.Auto;
    change.changes = changes;
  }
  if (step.words.includes('direct')) return refusal(node.raft.proposeConfChange(change), true);
  const message = newMessage(MessageType.MsgPropose, node.id, node.id, 0);
  const v1 = change instanceof ConfChange;
  message.entries = [newEntry(v1 ? 1 : 2, v1 ? ConfChange.encode(change) : ConfChangeV2.encode(change), EMPTY_BYTES)];
  return refusal(node.raft.step(message) as ProposeResult);
}

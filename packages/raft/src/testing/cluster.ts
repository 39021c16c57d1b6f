/**
 * A group of nodes under a seed: a network that loses, repeats, reorders and cuts, disks that lose what was not synced,
 * state machines that are flushed now and then, crashes, configuration changes, transfers, reads. Everything any node
 * does goes through `Checkers`. The same seed gives the same run.
 */
import assert from 'node:assert/strict';
import { concatBytes, crc32c, must, Prng, utf8 } from '@tessera/base';
import {
  ConfChange,
  ConfChangeSingle,
  ConfChangeTransition,
  ConfChangeType,
  ConfChangeV2,
  ConfState,
  decodeConfChange,
  type Entry,
  isJoint,
  isVoter,
  Message,
  MessageType,
  Raft,
  type RaftConfig,
  type Ready,
  type StorageAppend,
} from '../index.ts';
import { Checkers } from './checkers.ts';
import { fromSnapshot, SimNode, SimStorage, toSnapshot } from './sim-node.ts';

/** New members get the next id; ids of removed members are not used again. */
const MAX_ID = 9;
const ELECTION_TICKS = 8;

export interface Faults {
  loss: number;
  duplication: number;
  crash: number;
  partition: number;
}

export class Cluster {
  readonly random: Prng;
  readonly checkers = new Checkers();
  readonly #nodes = new Map<number, SimNode>();
  readonly #settings: Omit<RaftConfig, 'id' | 'storage' | 'random'>;
  #network: Message[] = [];
  /** Pairs that cannot talk: bit `from * 16 + to`. */
  readonly #cut = new Set<number>();
  readonly #reads = new Map<string, number>();
  #proposals = 0;
  #readCount = 0;
  #nextId: number;
  faults: Faults;
  /** For a test to see that the run did something. */
  readonly counts = { elections: 0, committed: 0, snapshots: 0, reads: 0, crashes: 0, confChanges: 0 };

  constructor(seed: number) {
    const random = new Prng(seed);
    this.random = random;
    const size = random.int(3, 6);
    const checkQuorum = random.chance(0.7);
    const small = random.chance(0.4);
    this.#settings = {
      electionTicks: ELECTION_TICKS,
      heartbeatTicks: random.int(1, 3),
      preVote: random.chance(0.7),
      checkQuorum,
      readOnly: checkQuorum && random.chance(0.5) ? 'lease' : 'safe',
      asyncStorageWrites: random.chance(0.8),
      batchAppend: random.chance(0.6),
      skipBroadcastCommit: random.chance(0.4),
      disableProposalForwarding: random.chance(0.5),
      maxSizePerMsgBytes: small ? random.int(1, 120) : 4096,
      maxApplyingBytes: small ? random.int(1, 200) : 4096,
      maxInflightMsgs: random.chance(0.5) ? random.int(1, 4) : 64,
      maxInflightBytes: 4096,
      maxUncommittedBytes: random.chance(0.3) ? 100 : Number.POSITIVE_INFINITY,
    };
    this.faults = {
      loss: random.pick([0, 0.02, 0.1, 0.3]),
      duplication: random.pick([0, 0.05, 0.2]),
      crash: random.pick([0, 0.01, 0.03]),
      partition: random.pick([0, 0.01, 0.05]),
    };
    const confState = new ConfState();
    confState.voters = Array.from({ length: size }, (_, i) => i + 1);
    this.#nextId = size + 1;
    for (const id of confState.voters) {
      this.#nodes.set(id, new SimNode(id, { index: 1, term: 1, digest: 0, confState }));
      this.#start(this.#node(id));
    }
  }

  #node(id: number): SimNode {
    return must(this.#nodes.get(id), 'no such node');
  }

  #live(): readonly SimNode[] {
    return [...this.#nodes.values()].filter((node) => node.raft !== undefined);
  }

  #leaders(): readonly SimNode[] {
    return this.#live().filter((node) => node.raft?.isLeader);
  }

  // ---- life of a node

  #start(node: SimNode): void {
    const { disk } = node;
    const storage = new SimStorage(disk.flushed);
    const base = { index: disk.baseIndex, term: disk.baseTerm, digest: 0, confState: disk.flushed.confState };
    if (disk.baseIndex > 0) storage.applySnapshot(toSnapshot(base));
    storage.append(disk.entries);
    if (disk.hardState !== undefined) storage.setHardState(disk.hardState);
    node.storage = storage;
    node.appends = [];
    node.applies = [];
    node.starts++;
    const restarted = node.starts > 1;
    const config = { ...this.#settings, id: node.id, storage, applied: disk.flushed.index, restarted };
    node.raft = new Raft({ ...config, random: (bound) => this.random.int(0, bound) });
    this.checkers.onRestart(node.raft);
    this.#after(node);
  }

  #crash(node: SimNode): void {
    node.raft = undefined;
    this.counts.crashes++;
  }

  /** The log on the disk becomes what the storage shows. */
  #sync(node: SimNode): void {
    const { disk, storage } = node;
    const first = storage.firstIndex();
    const last = storage.lastIndex();
    disk.hardState = storage.initialState().hardState;
    disk.baseIndex = first - 1;
    disk.baseTerm = must(storage.term(first - 1), 'base term');
    disk.entries = last < first ? [] : (storage.entries(first, last + 1, Number.POSITIVE_INFINITY) as readonly Entry[]);
  }

  #durableTerm(id: number, index: number): number | undefined {
    const disk = this.#nodes.get(id)?.disk;
    if (disk === undefined || index < disk.baseIndex) return undefined;
    return index === disk.baseIndex ? disk.baseTerm : disk.entries[index - disk.baseIndex - 1]?.term;
  }

  #after(node: SimNode): void {
    const { raft } = node;
    if (raft === undefined) return;
    const configuration = () => raft.status().configuration;
    this.checkers.onStep(raft, configuration, (id, index) => this.#durableTerm(id, index));
  }

  #do(node: SimNode, action: (raft: Raft) => void): void {
    if (node.raft === undefined) return;
    action(node.raft);
    this.#after(node);
  }

  // ---- ready, disk, state machine

  #ready(node: SimNode): void {
    const { raft } = node;
    if (raft === undefined || !raft.hasReady()) return;
    const ready = raft.ready();
    if (ready.softState?.role === 'leader') this.counts.elections++;
    this.#after(node);
    for (const message of ready.messages) this.#send(message);
    this.#takeReads(ready);
    if (ready.append !== undefined) node.appends.push(ready.append);
    if (ready.append?.snapshot !== undefined) node.applies = [];
    if (ready.apply !== undefined) node.applies.push(ready.apply);
    if (this.#settings.asyncStorageWrites) return;
    // Everything is done before the node goes on: written first, then applied, then acknowledged.
    if (ready.append !== undefined) this.#write(node, ready.append);
    if (ready.apply !== undefined) this.#applyEntries(node, ready.apply.entries);
    node.appends = [];
    node.applies = [];
    this.#do(node, (r) => r.advance(ready));
  }

  #takeReads(ready: Ready): void {
    for (const read of ready.readStates) {
      const key = Buffer.from(read.context).toString();
      this.checkers.onRead(read.index, must(this.#reads.get(key), 'an answer to a read nobody made'));
      this.counts.reads++;
    }
  }

  #write(node: SimNode, append: StorageAppend): void {
    const { storage } = node;
    if (append.hardState !== undefined) storage.setHardState(append.hardState);
    if (append.snapshot !== undefined) {
      storage.applySnapshot(append.snapshot);
      storage.state = fromSnapshot(append.snapshot);
      node.disk.flushed = storage.state;
      this.checkers.onState(storage.state.index, storage.state.digest);
      this.counts.snapshots++;
    }
    const first = append.entries[0];
    if (first !== undefined) this.checkers.onWrite(append.entries, storage.term(first.index - 1));
    storage.append(append.entries);
    if (append.mustSync) this.#sync(node);
    for (const message of append.responses) if (message.to !== node.id) this.#send(message);
  }

  #appendThread(node: SimNode): void {
    const append = node.raft === undefined ? undefined : node.appends.shift();
    if (append === undefined) return;
    this.#write(node, append);
    // Power may fail between the sync and the word of it.
    if (this.random.chance(this.faults.crash)) this.#crash(node);
    else this.#do(node, (raft) => raft.onAppended(append));
  }

  #applyThread(node: SimNode): void {
    const apply = node.raft === undefined ? undefined : node.applies.shift();
    if (apply === undefined) return;
    this.#applyEntries(node, apply.entries);
    this.#do(node, (raft) => raft.onApplied(apply));
  }

  #applyEntries(node: SimNode, entries: readonly Entry[]): void {
    const { storage } = node;
    const raft = must(node.raft, 'only a running node applies');
    for (const entry of entries) {
      assert.equal(entry.index, storage.state.index + 1, 'applied out of order');
      const change = decodeConfChange(entry);
      assert.notEqual(change, 'malformed');
      let { confState } = storage.state;
      if (change !== undefined && change !== 'malformed') {
        const wasLearner = confState.learners.includes(node.id);
        confState = raft.applyConfChange(change);
        this.counts.confChanges++;
        this.#after(node);
        // A removed voter has to answer until the others know that the change is committed (DESIGN.md, "owners").
        const member = [...confState.voters, ...confState.votersOutgoing, ...confState.learners].includes(node.id);
        if (wasLearner && !member) node.gone = true;
      }
      const digest = crc32c(concatBytes(utf8(`${storage.state.digest}/${entry.term}/${entry.index}/`), entry.data));
      storage.state = { index: entry.index, term: entry.term, digest, confState };
      this.checkers.onState(entry.index, digest);
    }
    this.counts.committed = Math.max(this.counts.committed, storage.state.index);
  }

  /** The state reaches the disk; the log before it may go. */
  #flush(node: SimNode, compact: boolean): void {
    if (node.raft === undefined) return;
    const { storage, disk } = node;
    disk.flushed = storage.state;
    const applied = Math.min(storage.state.index, node.raft.applied, this.#durableLast(node));
    if (!compact || applied < storage.firstIndex()) return;
    storage.compact(applied);
    const drop = applied - disk.baseIndex;
    disk.baseTerm = must(storage.term(applied), 'compacted term');
    disk.baseIndex = applied;
    disk.entries = disk.entries.slice(drop);
  }

  #durableLast(node: SimNode): number {
    return node.disk.baseIndex + node.disk.entries.length;
  }

  // ---- network

  #send(message: Message): void {
    this.checkers.onSend(message);
    this.#network.push(message);
  }

  #lost(message: Message): boolean {
    return this.#cut.has(message.from * 16 + message.to) || this.random.chance(this.faults.loss);
  }

  #deliverSome(count: number): void {
    for (let i = 0; i < count && this.#network.length > 0; i++) {
      // Mostly in order, sometimes far out of it.
      const reach = this.random.chance(0.2) ? this.#network.length : Math.min(3, this.#network.length);
      const at = this.random.int(0, reach);
      const message = must(this.#network[at], 'in range');
      if (!this.random.chance(this.faults.duplication)) this.#network.splice(at, 1);
      this.#deliver(message);
    }
    // A network holds so much.
    while (this.#network.length > 400) {
      const message = must(this.#network.shift(), 'not empty');
      if (message.msgType === MessageType.MsgSnapshot) this.#reportSnapshot(message, false);
    }
  }

  #deliver(message: Message): void {
    const lost = this.#lost(message);
    if (lost || this.#nodes.get(message.to)?.raft === undefined) {
      if (message.msgType === MessageType.MsgSnapshot) this.#reportSnapshot(message, false);
      else if (this.random.chance(0.1)) {
        this.#do(this.#node(message.from), (raft) => raft.reportUnreachable(message.to));
      }
      if (lost) return;
    }
    if (!this.#nodes.has(message.to)) this.#createMember(message.to);
    // Now and then as bytes, as on a real network.
    const received = this.random.chance(0.1) ? Message.decode(Message.encode(message)) : message;
    this.#do(this.#node(message.to), (raft) => {
      const result = raft.step(received);
      assert.notEqual(result, 'malformed', `a node sent a malformed message of type ${message.msgType}`);
    });
    // The sender of a snapshot always hears how it went, as it holds a stream open for it.
    if (message.msgType === MessageType.MsgSnapshot) this.#reportSnapshot(message, true);
  }

  #reportSnapshot(message: Message, delivered: boolean): void {
    this.#do(this.#node(message.from), (raft) => {
      if (raft.term === message.term) raft.reportSnapshot(message.to, delivered);
    });
  }

  /** A new member begins with nothing, at the first message for it. */
  #createMember(id: number): void {
    const node = new SimNode(id, { index: 0, term: 0, digest: 0, confState: new ConfState() });
    this.#nodes.set(id, node);
    this.#start(node);
  }

  // ---- what happens

  /** One tick of all clocks, and what happens within it. */
  round(): void {
    const { random } = this;
    for (const node of shuffled(this.#live(), random)) this.#do(node, (raft) => raft.tick());
    for (let i = random.int(2, 8); i > 0; i--) {
      this.#deliverSome(random.int(0, 12));
      this.#work();
    }
    if (random.chance(0.8)) this.#propose();
    if (random.chance(0.05)) this.#changeMembers();
    if (random.chance(0.3)) this.#read();
    if (random.chance(0.02)) this.#transfer();
    if (random.chance(0.1)) this.#flush(random.pick([...this.#nodes.values()]), random.chance(0.6));
    this.#breakThings();
  }

  #work(): void {
    for (const node of shuffled(this.#live(), this.random)) {
      if (this.random.chance(0.7)) this.#ready(node);
      if (this.random.chance(0.7)) this.#appendThread(node);
      if (this.random.chance(0.7)) this.#applyThread(node);
      if (node.gone) this.#remove(node);
    }
  }

  /** Destroyed for good; messages to it go nowhere. */
  #remove(node: SimNode): void {
    node.raft = undefined;
  }

  #breakThings(): void {
    const { random, faults } = this;
    const down = [...this.#nodes.values()].filter((node) => node.raft === undefined && !node.gone);
    if (random.chance(faults.crash) && down.length < 2) this.#crash(random.pick(this.#live()));
    for (const node of down) if (random.chance(0.15)) this.#start(node);
    if (random.chance(faults.partition)) {
      const apart = new Set([...this.#nodes.keys()].filter(() => random.chance(0.4)));
      const oneWay = random.chance(0.3);
      for (let from = 1; from <= MAX_ID; from++) {
        for (let to = 1; to <= MAX_ID; to++) {
          if (apart.has(from) && !apart.has(to)) this.#cut.add(from * 16 + to);
          if (!oneWay && !apart.has(from) && apart.has(to)) this.#cut.add(from * 16 + to);
        }
      }
    } else if (random.chance(0.1)) {
      this.#cut.clear();
    }
  }

  #propose(): void {
    const nodes = this.random.chance(0.8) ? this.#leaders() : this.#live();
    if (nodes.length === 0) return;
    const node = this.random.pick(nodes);
    for (let i = this.random.int(1, 5); i > 0; i--) {
      const data = utf8(`p${this.#proposals++}${'.'.repeat(this.random.int(0, 40))}`);
      this.#do(node, (raft) => raft.propose(data));
    }
  }

  #changeMembers(): void {
    const { random } = this;
    const leaders = this.#leaders();
    if (leaders.length === 0) return;
    const node = random.pick(leaders);
    const { configuration } = must(node.raft, 'leads').status();
    const change = new ConfChangeV2();
    if (!isJoint(configuration)) {
      const single = random.chance(0.5);
      const singles = Array.from({ length: single ? 1 : random.int(1, 4) }, () => this.#memberChange(configuration));
      if (singles.filter((c) => c.changeType !== ConfChangeType.AddNode).length >= configuration.voters.length) return;
      change.changes = singles;
      if (!single) change.transition = random.pick([ConfChangeTransition.Implicit, ConfChangeTransition.Explicit]);
      else if (random.chance(0.5)) {
        const one = must(singles[0], 'one change');
        const v1 = new ConfChange();
        v1.changeType = one.changeType;
        v1.nodeId = one.nodeId;
        this.#do(node, (raft) => raft.proposeConfChange(v1));
        return;
      }
    }
    this.#do(node, (raft) => raft.proposeConfChange(change));
  }

  #memberChange(configuration: { voters: readonly number[]; learners: readonly number[] }): ConfChangeSingle {
    const { random } = this;
    const single = new ConfChangeSingle();
    const add = (configuration.voters.length <= 2 || random.chance(0.5)) && this.#nextId <= MAX_ID;
    if (add) {
      single.changeType = random.pick([ConfChangeType.AddNode, ConfChangeType.AddLearnerNode]);
      single.nodeId = this.#nextId++;
    } else if (configuration.learners.length > 0 && random.chance(0.6)) {
      single.changeType = random.pick([ConfChangeType.AddNode, ConfChangeType.AddNode, ConfChangeType.RemoveNode]);
      single.nodeId = random.pick(configuration.learners);
    } else if (configuration.voters.length > 2) {
      single.changeType = random.pick([ConfChangeType.AddLearnerNode, ConfChangeType.RemoveNode]);
      single.nodeId = random.pick(configuration.voters);
    } else {
      single.nodeId = random.pick(configuration.voters);
    }
    return single;
  }

  #read(): void {
    const nodes = this.#live().filter((node) => node.raft?.isLeader || this.random.chance(0.3));
    if (nodes.length === 0) return;
    const key = `r${this.#readCount++}`;
    this.#reads.set(key, this.checkers.maxCommitted);
    this.#do(this.random.pick(nodes), (raft) => raft.readIndex(utf8(key)));
  }

  #transfer(): void {
    const leaders = this.#leaders();
    if (leaders.length === 0) return;
    this.#do(this.random.pick(leaders), (raft) => raft.transferLeader(this.random.pick([...this.#nodes.keys()])));
  }

  // ---- liveness

  /** Heals everything and runs until all members agree on a new entry, or `maxRounds` passed. */
  settle(maxRounds: number): void {
    this.faults = { loss: 0, duplication: 0, crash: 0, partition: 0 };
    this.#cut.clear();
    for (const node of this.#nodes.values()) if (node.raft === undefined && !node.gone) this.#start(node);
    let target = 0;
    let term = 0;
    for (let round = 0; round < maxRounds; round++) {
      for (const node of this.#live()) this.#do(node, (raft) => raft.tick());
      for (let i = 0; i < 12; i++) {
        this.#deliverSome(this.#network.length);
        this.#work();
      }
      const leader = this.#settledLeader();
      if (leader === undefined) continue;
      const raft = must(leader.raft, 'leads');
      if (term !== raft.term) {
        // A proposal to an earlier leader may be lost with it.
        const proposed = raft.propose(utf8('last'));
        this.#after(leader);
        if (proposed !== 'ok') continue;
        term = raft.term;
        target = raft.lastIndex;
      } else if (this.#membersReached(leader, target)) {
        return;
      }
    }
    assert.fail(`no agreement after ${maxRounds} quiet rounds: ${this.describe()}`);
  }

  /** The leader, once the group is out of any joint configuration and strangers are shut down. */
  #settledLeader(): SimNode | undefined {
    const leader = [...this.#leaders()].sort((a, b) => (b.raft?.term ?? 0) - (a.raft?.term ?? 0))[0];
    if (leader?.raft === undefined || !leader.raft.committedInTerm) return undefined;
    // Its configuration is the last one.
    if (leader.raft.applied < leader.raft.lastIndex) return undefined;
    const { configuration } = leader.raft.status();
    if (isJoint(configuration)) {
      this.#do(leader, (raft) => raft.proposeConfChange(new ConfChangeV2()));
      return undefined;
    }
    for (const node of this.#live()) {
      const member = isVoter(configuration, node.id) || configuration.learners.includes(node.id);
      if (!member) this.#remove(node);
    }
    return leader;
  }

  #membersReached(leader: SimNode, target: number): boolean {
    const { configuration } = must(leader.raft, 'leads').status();
    return [...configuration.voters, ...configuration.learners].every(
      (id) => (this.#nodes.get(id)?.raft?.applied ?? 0) >= target,
    );
  }

  describe(): string {
    const nodes = [...this.#nodes.values()].map((node) => ({ gone: node.gone, ...node.raft?.status() }));
    return JSON.stringify({ settings: this.#settings, nodes }, null, 1);
  }
}

function shuffled<T>(items: readonly T[], random: Prng): readonly T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.int(0, i + 1);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

/** Single nodes with messages made by hand: what scenario files cannot say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TesseraError, utf8 } from '@tessera/base';
import { MemoryStorage } from './memory-storage.ts';
import { Raft } from './raft.ts';
import type { Unavailable } from './storage.ts';
import {
  ConfState,
  type Entry,
  EntryType,
  HardState,
  Message,
  MessageType,
  newEntry,
  newMessage,
  type RaftConfig,
  type Ready,
  type StorageAppend,
} from './types.ts';

function voters(...ids: number[]): ConfState {
  const state = new ConfState();
  state.voters = ids;
  return state;
}

function config(storage: MemoryStorage, fields: Partial<RaftConfig> = {}): RaftConfig {
  return { id: 1, storage, random: () => 0, electionTicks: 10, heartbeatTicks: 1, ...fields };
}

function entry(term: number, index: number, text = ''): Entry {
  const made = newEntry(EntryType.EntryNormal, utf8(text), new Uint8Array(0));
  made.term = term;
  made.index = index;
  return made;
}

function append(from: number, term: number, previous: readonly [number, number], ...entries: Entry[]): Message {
  const message = newMessage(MessageType.MsgAppend, from, 1, term);
  [message.logTerm, message.index] = previous;
  message.entries = entries;
  return message;
}

function write(storage: MemoryStorage, work: StorageAppend | undefined): void {
  if (work?.hardState !== undefined) storage.setHardState(work.hardState);
  storage.append(work?.entries ?? []);
}

/** Does everything that is due until nothing is; the messages that left. */
function run(raft: Raft, storage: MemoryStorage): Message[] {
  const sent: Message[] = [];
  while (raft.hasReady()) {
    const ready = raft.ready();
    sent.push(...ready.messages);
    write(storage, ready.append);
    for (const response of ready.append?.responses ?? []) if (response.to !== raft.id) sent.push(response);
    raft.advance(ready);
  }
  return sent;
}

/** Node 1 of three, leading term 1 with its first entry acknowledged by node 2. */
function leader(fields: Partial<RaftConfig> = {}, storage = new MemoryStorage(voters(1, 2, 3))) {
  const raft = new Raft(config(storage, fields));
  raft.campaign();
  run(raft, storage);
  raft.step(newMessage(MessageType.MsgRequestVoteResponse, 2, 1, raft.term));
  run(raft, storage);
  acknowledge(raft, 2, raft.lastIndex);
  run(raft, storage);
  assert.ok(raft.isLeader && raft.committedInTerm);
  return { raft, storage };
}

function acknowledge(raft: Raft, from: number, index: number): void {
  const response = newMessage(MessageType.MsgAppendResponse, from, 1, raft.term);
  response.index = index;
  raft.step(response);
}

test('raft: an acknowledgement of an older term does not make overwritten entries stable', () => {
  const storage = new MemoryStorage(voters(1, 2, 3));
  const raft = new Raft(config(storage));
  const readies: Ready[] = [];
  // Entry 1 of term 1, replaced by one of term 2, replaced by that of term 1 again: all three are under way at once.
  for (const message of [
    append(2, 1, [0, 0], entry(1, 1, 'a')),
    append(3, 2, [0, 0], entry(2, 1, 'b')),
    append(2, 3, [0, 0], entry(1, 1, 'a'), entry(3, 2, 'c')),
  ]) {
    assert.equal(raft.step(message), 'ok');
    readies.push(raft.ready());
  }
  const commit = append(2, 3, [3, 2]);
  commit.commit = 2;
  raft.step(commit);
  for (const ready of readies.slice(0, 2)) {
    write(storage, ready.append);
    raft.onAppended(ready.append as StorageAppend);
    // What the storage holds now is about to be replaced, so nothing may be applied from it.
    assert.equal(raft.ready().apply, undefined);
  }
  write(storage, readies[2]?.append);
  raft.onAppended(readies[2]?.append as StorageAppend);
  assert.deepEqual(
    raft.ready().apply?.entries.map((e) => e.term),
    [1, 3],
  );
});

test('raft: malformed messages are refused and change nothing', () => {
  const { raft, storage } = leader();
  const hole = append(2, 9, [1, 1], entry(1, 3));
  const backwards = append(2, 9, [2, 1], entry(1, 2));
  const future = append(2, 9, [1, 1], entry(10, 2));
  const second = append(2, raft.term, [1, 1]);
  const garbage = newMessage(MessageType.MsgPropose, 2, 1, 0);
  garbage.entries = [newEntry(EntryType.EntryConfChangeV2, utf8('\u00ff\u00ff'), new Uint8Array(0))];
  const odd = newMessage(99 as Message['msgType'], 2, 1, raft.term);
  const termless = newMessage(MessageType.MsgHeartbeat, 2, 1, 0);
  const empty = newMessage(MessageType.MsgPropose, 2, 1, 0);
  const aimless = newMessage(MessageType.MsgReadIndex, 2, 1, 0);
  for (const message of [hole, backwards, future, second, garbage, odd, termless, empty, aimless]) {
    assert.equal(raft.step(message), 'malformed');
  }
  assert.equal(raft.step(newMessage(MessageType.MsgHup, 2, 1, raft.term)), 'local-message');
  assert.equal(raft.step(newMessage(MessageType.MsgHeartbeatResponse, 7, 1, raft.term)), 'peer-not-found');
  // Acknowledges what was never sent, echoes a round that never was.
  acknowledge(raft, 2, 1000);
  const echo = newMessage(MessageType.MsgHeartbeatResponse, 2, 1, raft.term);
  echo.context = new Uint8Array(8).fill(255);
  raft.step(echo);
  assert.ok(raft.isLeader);
  assert.equal(raft.peer(2)?.match, 1);
  assert.deepEqual(run(raft, storage), []);
});

test('raft: forwarded proposals are taken without changing the message', () => {
  const { raft, storage } = leader();
  const message = newMessage(MessageType.MsgPropose, 2, 1, 0);
  message.entries = [newEntry(EntryType.EntryNormal, utf8('x'), utf8('flags'))];
  const before = Message.encode(message);
  assert.equal(raft.step(message), 'ok');
  assert.equal(raft.step(message), 'ok');
  assert.deepEqual(Message.encode(message), before);
  run(raft, storage);
  const entries = storage.entries(2, 4, Number.POSITIVE_INFINITY) as Entry[];
  assert.deepEqual(
    entries.map((e) => [e.index, Buffer.from(e.context).toString()]),
    [
      [2, 'flags'],
      [3, 'flags'],
    ],
  );
});

test('raft: forwarding is off unless asked for', () => {
  for (const disableProposalForwarding of [true, false]) {
    const storage = new MemoryStorage(voters(1, 2, 3));
    const raft = new Raft(config(storage, { disableProposalForwarding }));
    assert.equal(raft.propose(utf8('x')), 'no-leader');
    raft.step(newMessage(MessageType.MsgHeartbeat, 2, 1, 1));
    run(raft, storage);
    assert.equal(raft.propose(utf8('x')), disableProposalForwarding ? 'not-leader' : 'forwarded');
    assert.equal(run(raft, storage).length, disableProposalForwarding ? 0 : 1);
  }
});

test('raft: a restart continues behind what was applied, even if the commit index was not synced', () => {
  const storage = new MemoryStorage(voters(1, 2, 3));
  storage.append([entry(1, 1), entry(1, 2), entry(2, 3)]);
  const hardState = new HardState();
  hardState.term = 2;
  hardState.commit = 1;
  storage.setHardState(hardState);
  const raft = new Raft(config(storage, { applied: 2 }));
  assert.equal(raft.committed, 2);
  assert.equal(raft.applied, 2);
  assert.equal(raft.hasReady(), false);
  assert.throws(() => new Raft(config(storage, { applied: 4 })), /entries were lost/);
});

test('raft: nobody campaigns over a committed configuration change that is not applied', () => {
  const storage = new MemoryStorage(voters(1, 2));
  const raft = new Raft(config(storage, { preVote: true }));
  const change = entry(1, 1);
  change.entryType = EntryType.EntryConfChangeV2;
  const message = append(2, 1, [0, 0], change, entry(1, 2));
  message.commit = 2;
  raft.step(message);
  const { append: first } = raft.ready();
  write(storage, first);
  raft.onAppended(first as StorageAppend);
  const { apply } = raft.ready();
  assert.equal(apply?.entries.length, 2);
  // Handed out is not applied: the order of the leader and the own timeout both have to wait.
  raft.step(newMessage(MessageType.MsgTimeoutNow, 2, 1, 1));
  raft.campaign();
  assert.equal(raft.status().role, 'follower');
  raft.onApplied(apply as NonNullable<typeof apply>);
  raft.campaign();
  assert.equal(raft.status().role, 'pre-candidate');
});

class SlowStorage extends MemoryStorage {
  slow = false;

  override entries(low: number, high: number, maxBytes: number): readonly Entry[] | Unavailable {
    return this.slow ? 'fetching' : super.entries(low, high, maxBytes);
  }
}

test('raft: entries that have to be read from disk are sent and applied when they are there', () => {
  const storage = new SlowStorage(voters(1, 2, 3));
  const { raft } = leader({}, storage);
  for (const text of ['a', 'b']) assert.equal(raft.propose(utf8(text)), 'ok');
  run(raft, storage);
  // Node 3 has nothing; what it lacks is only in the storage by now.
  storage.slow = true;
  const refusal = newMessage(MessageType.MsgAppendResponse, 3, 1, raft.term);
  refusal.reject = true;
  refusal.index = raft.peer(3)?.next as number;
  refusal.index--;
  raft.step(refusal);
  acknowledge(raft, 2, 3);
  assert.deepEqual(
    run(raft, storage).map((m) => [m.to, m.entries.length]),
    [[2, 0]],
  );
  assert.equal(raft.applied, 1);
  assert.equal(raft.hasReady(), false);
  storage.slow = false;
  raft.onEntriesFetched(3);
  raft.onEntriesFetched(raft.id);
  assert.deepEqual(
    run(raft, storage).map((m) => [m.to, m.entries.length]),
    [[3, 3]],
  );
  assert.equal(raft.applied, 3);
});

test('raft: followers in step and the log share one list of entries', () => {
  const { raft } = leader();
  acknowledge(raft, 3, 1);
  raft.ready();
  for (let i = 0; i < 64; i++) raft.propose(utf8('x'));
  const ready = raft.ready();
  const lists = new Set(ready.messages.map((m) => m.entries));
  assert.equal(ready.messages.length, 2);
  assert.deepEqual([...lists], [ready.append?.entries]);
  assert.equal(ready.append?.entries.length, 64);
});

test('raft: a bad configuration names its field', () => {
  const storage = new MemoryStorage(voters(1));
  const bad: Partial<RaftConfig>[] = [
    { id: 0 },
    { heartbeatTicks: 0 },
    { electionTicks: 1 },
    { minElectionTicks: 9 },
    { maxElectionTicks: 10 },
    { maxInflightMsgs: 0 },
    { maxInflightBytes: 10 },
    { readOnly: 'lease' },
  ];
  for (const fields of bad) {
    const field = Object.keys(fields)[0];
    assert.throws(
      () => new Raft(config(storage, fields)),
      (error) => error instanceof TesseraError && error.details['field'] === field,
    );
  }
});

test('raft: a stored configuration that is unsound stops the start', () => {
  const state = voters(1, 2);
  state.learners = [2];
  assert.throws(() => new Raft(config(new MemoryStorage(state))), /learner and voter/);
});

test('raft: entries known to be committed replace what contradicts them, whoever this node believes in', () => {
  const { raft, storage } = leader();
  // A leader whose second entry nobody has; the others have elected another and committed two entries.
  raft.propose(utf8('lost'));
  run(raft, storage);
  const committed = [entry(1, 1), entry(2, 2), entry(2, 3, 'kept')];
  assert.equal(raft.takeCommitted(committed), true);
  assert.deepEqual([raft.isLeader, raft.term, raft.committed], [false, 2, 3]);
  run(raft, storage);
  const entries = storage.entries(2, 4, Number.POSITIVE_INFINITY) as Entry[];
  assert.deepEqual(
    entries.map(({ term, index }) => [term, index]),
    [
      [2, 2],
      [2, 3],
    ],
  );
  assert.equal(raft.applied, 3);
  // Once more, and older ones: nothing happens.
  assert.equal(raft.takeCommitted(committed.slice(0, 2)), true);
  assert.equal(raft.takeCommitted(committed), true);
  assert.deepEqual([raft.committed, raft.lastIndex], [3, 3]);
});

test('raft: a leader of the same term commits what it has, and stays one', () => {
  const { raft, storage } = leader();
  raft.propose(utf8('x'));
  run(raft, storage);
  assert.equal(raft.committed, 1);
  assert.equal(raft.takeCommitted(storage.entries(1, 3, Number.POSITIVE_INFINITY) as Entry[]), true);
  assert.deepEqual([raft.isLeader, raft.committed], [true, 2]);
  assert.throws(() => raft.takeCommitted([entry(1, 9)]));
});

test('raft: entries that the owner asks for are all there, or asked for again', () => {
  const { raft, storage } = leader();
  raft.propose(utf8('x'));
  raft.propose(utf8('y'));
  run(raft, storage);
  const read = storage.entries.bind(storage);
  // What was read for an earlier question, which wanted one.
  storage.entries = (low) => read(low, low + 1, Number.POSITIVE_INFINITY);
  assert.equal(raft.entries(1, 4), 'fetching');
  assert.equal(raft.entries(1, 2).length, 1);
  storage.entries = read;
  assert.equal(raft.entries(1, 4).length, 3);
  assert.equal(raft.entries(4, 4).length, 0);
});

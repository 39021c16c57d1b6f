/**
 * Raft's safety properties, checked on everything that any node of a test cluster does (Raft paper, figure 3).
 *
 *   election safety      at most one leader a term; a node votes for at most one candidate a term
 *   log matching         (index, term) decides an entry's data and the term of the entry before it
 *   leader completeness  a new leader's log holds every committed entry
 *   state machine safety nobody applies different entries, or reaches different states, at one index
 *   durability           what a leader commits is durable on a quorum of its configuration
 *   linearizable reads   a read's index is at least what was committed when the read began
 */
import assert from 'node:assert/strict';
import { type Configuration, type Entry, type Message, MessageType, type Raft } from '../index.ts';
import { jointVoteResult } from '../quorum.ts';

interface Known {
  readonly term: number;
  readonly previousTerm: number;
  readonly data: string;
}

export class Checkers {
  readonly #leaders = new Map<number, number>();
  readonly #votes = new Map<string, number>();
  readonly #entries = new Map<string, Known>();
  /** Term of the committed entry, by index. */
  readonly #committed = new Map<number, number>();
  readonly #states = new Map<number, number>();
  readonly #commitIndexes = new Map<Raft, number>();
  /** Highest index that any node knew to be committed. */
  maxCommitted = 0;

  /** After anything was done to `raft`. `durable(id, index)` is the term of an entry on the disk of a node. */
  onStep(raft: Raft, configuration: () => Configuration, durable: (id: number, index: number) => number | undefined) {
    if (raft.isLeader && this.#leaders.get(raft.term) !== raft.id) this.#onLeader(raft);
    const before = this.#commitIndexes.get(raft) ?? 0;
    assert.ok(raft.committed >= before, 'the commit index went back');
    assert.ok(raft.applied <= raft.committed, 'applied what is not committed');
    if (raft.committed > before) this.#onCommit(raft, before, configuration(), durable);
  }

  #onLeader(raft: Raft): void {
    const known = this.#leaders.get(raft.term);
    assert.ok(known === undefined, `two leaders in term ${raft.term}: ${known} and ${raft.id}`);
    this.#leaders.set(raft.term, raft.id);
    for (const [index, term] of this.#committed) {
      const ours = raft.termAt(index);
      // Undefined below its snapshot, where it was checked when it was applied.
      if (ours === undefined && index <= raft.committed) continue;
      assert.equal(ours, term, `leader ${raft.id} of term ${raft.term} lacks committed entry ${index}`);
    }
  }

  #onCommit(
    raft: Raft,
    before: number,
    configuration: Configuration,
    durable: (id: number, index: number) => number | undefined,
  ): void {
    this.#commitIndexes.set(raft, raft.committed);
    for (let index = Math.max(before + 1, 1); index <= raft.committed; index++) {
      const term = raft.termAt(index);
      if (term === undefined) continue;
      const known = this.#committed.get(index);
      if (known === undefined) this.#committed.set(index, term);
      else assert.equal(term, known, `two entries were committed at index ${index}`);
    }
    if (raft.isLeader) {
      const index = raft.committed;
      const holders = new Map<number, boolean>();
      for (const id of [...configuration.voters, ...configuration.outgoing]) {
        holders.set(id, durable(id, index) === raft.termAt(index));
      }
      const result = jointVoteResult(configuration.voters, configuration.outgoing, holders);
      assert.equal(result, 'won', `index ${index} was committed by ${raft.id} without a durable quorum`);
    }
    this.maxCommitted = Math.max(this.maxCommitted, raft.committed);
  }

  onSend(message: Message): void {
    if (message.msgType !== MessageType.MsgRequestVoteResponse || message.reject) return;
    const key = `${message.from}/${message.term}`;
    const known = this.#votes.get(key);
    assert.ok(known === undefined || known === message.to, `node ${message.from} voted twice in term ${message.term}`);
    this.#votes.set(key, message.to);
  }

  onWrite(entries: readonly Entry[], previousTerm: number | undefined): void {
    let previous = previousTerm;
    for (const entry of entries) {
      const key = `${entry.index}/${entry.term}`;
      const data = `${entry.entryType}:${Buffer.from(entry.data).toString('latin1')}`;
      const known = this.#entries.get(key);
      if (known !== undefined) {
        assert.equal(known.data, data, `two entries ${key}`);
        if (previous !== undefined) assert.equal(known.previousTerm, previous, `two histories before entry ${key}`);
      } else if (previous !== undefined) {
        this.#entries.set(key, { term: entry.term, previousTerm: previous, data });
      }
      previous = entry.term;
    }
  }

  /** A state machine reached `state` (a digest) at `index`. */
  onState(index: number, state: number): void {
    const known = this.#states.get(index);
    if (known === undefined) this.#states.set(index, state);
    else assert.equal(state, known, `two states at index ${index}`);
  }

  onRead(index: number, committedWhenAsked: number): void {
    assert.ok(index >= committedWhenAsked, `a read at ${index} misses entry ${committedWhenAsked}`);
  }

  /** A node was started again: it may know less than before. */
  onRestart(raft: Raft): void {
    this.#commitIndexes.delete(raft);
  }
}

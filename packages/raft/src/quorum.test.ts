import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { committedIndex, jointCommittedIndex, jointVoteResult, voteResult } from './quorum.ts';

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 9 });
const acks = fc.dictionary(fc.integer({ min: 1, max: 12 }).map(String), fc.integer({ min: 0, max: 20 }));
const votes = fc.dictionary(fc.integer({ min: 1, max: 12 }).map(String), fc.boolean());

const indexer = (acked: Record<string, number>) => ({ ackedIndex: (id: number) => acked[id] });

/** By the definition: the largest index that a majority is at or above. */
function slowCommitted(voters: readonly number[], acked: Record<string, number>): number {
  if (voters.length === 0) return Number.POSITIVE_INFINITY;
  for (let index = 20; index > 0; index--) {
    if (2 * voters.filter((id) => (acked[id] ?? 0) >= index).length > voters.length) return index;
  }
  return 0;
}

test('quorum: the committed index is the largest that a majority holds', () => {
  fc.assert(
    fc.property(ids, acks, (voters, acked) => {
      assert.equal(committedIndex(voters, indexer(acked)), slowCommitted(voters, acked));
    }),
  );
});

test('quorum: a joint index is committed when both sets hold it', () => {
  fc.assert(
    fc.property(ids, ids, acks, (incoming, outgoing, acked) => {
      const expected = Math.min(slowCommitted(incoming, acked), slowCommitted(outgoing, acked));
      assert.equal(jointCommittedIndex(incoming, outgoing, indexer(acked)), expected);
      assert.equal(jointCommittedIndex(outgoing, incoming, indexer(acked)), expected);
    }),
  );
});

/** By enumeration: won or lost when no further votes can change it. */
function slowVote(sets: readonly (readonly number[])[], cast: Record<string, boolean>): string {
  const missing = [...new Set(sets.flat())].filter((id) => cast[id] === undefined);
  let won = 0;
  for (let choice = 0; choice < 1 << missing.length; choice++) {
    const yes = (id: number) => cast[id] ?? ((choice >> missing.indexOf(id)) & 1) === 1;
    if (sets.every((set) => set.length === 0 || 2 * set.filter(yes).length > set.length)) won++;
  }
  if (won === 1 << missing.length) return 'won';
  return won === 0 ? 'lost' : 'pending';
}

test('quorum: a vote is decided when no missing answer can change it', () => {
  const few = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 5 });
  fc.assert(
    fc.property(few, few, votes, (incoming, outgoing, cast) => {
      const map = new Map(Object.entries(cast).map(([id, vote]) => [Number(id), vote]));
      assert.equal(voteResult(incoming, map), slowVote([incoming], cast));
      const joint = jointVoteResult(incoming, outgoing, map);
      const exact = slowVote([incoming, outgoing], cast);
      // One set may be lost for sure only when seen together with the other; then the answer may come late, never wrong.
      if (joint !== 'pending') assert.equal(joint, exact);
      else assert.notEqual(exact, 'won');
    }),
  );
});

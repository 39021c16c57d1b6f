/**
 * Quorum arithmetic over sets of voters, one set or two (joint consensus needs a majority of each).
 *
 * An empty set agrees to everything, so that "no outgoing voters" needs no case of its own.
 * HOT: `committedIndex` runs for every acknowledgement; it allocates nothing.
 */

/** Highest index a voter acknowledged; undefined when nothing was heard of it. */
export interface AckedIndex {
  ackedIndex(id: number): number | undefined;
}

export type VoteResult = 'pending' | 'lost' | 'won';

/** Grown on demand; groups have 3 to 7 voters. */
let scratch = new Float64Array(8);

/** The largest index that a majority of `voters` has acknowledged; Infinity for no voters. */
export function committedIndex(voters: readonly number[], acked: AckedIndex): number {
  const count = voters.length;
  if (count === 0) return Number.POSITIVE_INFINITY;
  if (scratch.length < count) scratch = new Float64Array(count * 2);
  for (let i = 0; i < count; i++) {
    const index = acked.ackedIndex(voters[i] as number) ?? 0;
    // Insertion sort, descending: few and nearly sorted.
    let at = i;
    while (at > 0 && (scratch[at - 1] as number) < index) {
      scratch[at] = scratch[at - 1] as number;
      at--;
    }
    scratch[at] = index;
  }
  // At least floor(count / 2) + 1 voters are at or above this one.
  return scratch[count >> 1] as number;
}

/** The largest index committed in both sets. */
export function jointCommittedIndex(
  incoming: readonly number[],
  outgoing: readonly number[],
  acked: AckedIndex,
): number {
  return Math.min(committedIndex(incoming, acked), committedIndex(outgoing, acked));
}

/** `won` when a majority said yes, `lost` when a majority can no longer be had. */
export function voteResult(voters: readonly number[], votes: ReadonlyMap<number, boolean>): VoteResult {
  const needed = (voters.length >> 1) + 1;
  if (voters.length === 0) return 'won';
  let granted = 0;
  let missing = 0;
  for (const id of voters) {
    const vote = votes.get(id);
    if (vote === undefined) missing++;
    else if (vote) granted++;
  }
  if (granted >= needed) return 'won';
  return granted + missing >= needed ? 'pending' : 'lost';
}

export function jointVoteResult(
  incoming: readonly number[],
  outgoing: readonly number[],
  votes: ReadonlyMap<number, boolean>,
): VoteResult {
  const first = voteResult(incoming, votes);
  const second = voteResult(outgoing, votes);
  if (first === 'lost' || second === 'lost') return 'lost';
  return first === 'won' && second === 'won' ? 'won' : 'pending';
}

/**
 * Judges what clients saw. Times are positions in the one order of all calls and answers.
 *
 * Registers (unique values): linearizable, by search (Wing and Gong, with the memory of Lowe): a read that fits the state is
 * taken at once, as it changes nothing; only writes branch. Writes without an answer may have happened at any later time, or not
 * at all; writes that were refused must not have happened.
 *
 * Lists that only grow: a read of one snapshot has everything acknowledged before it, nothing begun after it or refused, and any
 * two reads contain one another, in real-time order.
 */

/** `end` is infinite when the answer never came or said nothing. */
export interface Call {
  readonly start: number;
  end: number;
  readonly client: number;
}

export interface RegisterCall extends Call {
  readonly kind: 'read' | 'write';
  /** Undefined: nothing there. */
  value: string | undefined;
}

/** Steps of a search; a history that needs more counts as not judged. */
const STEPS_MAX = 2_000_000;

/** What is wrong, or undefined. */
export function checkRegister(calls: readonly RegisterCall[]): string | undefined {
  const read = new Set(calls.filter(({ kind }) => kind === 'read').map(({ value }) => value));
  // A write nobody saw and nobody was told of need not have happened.
  const relevant = calls.filter((call) =>
    call.kind === 'read'
      ? call.end !== Number.POSITIVE_INFINITY
      : call.end !== Number.POSITIVE_INFINITY || read.has(call.value),
  );
  const known = new Set(relevant.filter(({ kind }) => kind === 'write').map(({ value }) => value));
  for (const { kind, value, client } of relevant) {
    if (kind === 'read' && value !== undefined && !known.has(value))
      return `client ${client} read ${value}, never written`;
  }
  relevant.sort((a, b) => a.start - b.start);
  return search(relevant);
}

interface Frame {
  readonly done: Set<number>;
  readonly value: string | undefined;
  readonly first: number;
}

function search(calls: readonly RegisterCall[]): string | undefined {
  const seen = new Set<string>();
  const stack: Frame[] = [{ done: new Set(), value: undefined, first: 0 }];
  let steps = 0;
  let furthest = 0;
  for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
    if (++steps > STEPS_MAX) return undefined;
    const { done, value } = frame;
    const first = takeReads(calls, done, value, frame.first);
    if (!isLeft(calls, done, first)) return undefined;
    furthest = Math.max(furthest, first);
    const key = `${first}|${[...done].sort((a, b) => a - b).join(',')}|${value}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const at of candidates(calls, done, first).reverse()) {
      const call = calls[at] as RegisterCall;
      if (call.kind === 'write') stack.push({ done: new Set(done).add(at), value: call.value, first });
    }
  }
  const stuck = calls.slice(Math.max(0, furthest - 3), furthest + 6);
  return `not linearizable around ${stuck.map((c) => `${c.kind} ${c.value} [${c.start},${c.end}] by ${c.client}`).join('; ')}`;
}

/** Some call with an answer is not placed yet. */
function isLeft(calls: readonly RegisterCall[], done: ReadonlySet<number>, first: number): boolean {
  for (let i = first; i < calls.length; i++) {
    if (!done.has(i) && (calls[i] as RegisterCall).end !== Number.POSITIVE_INFINITY) return true;
  }
  return false;
}

/** Calls that may come next: begun before the earliest answer among those not placed. */
function candidates(calls: readonly RegisterCall[], done: ReadonlySet<number>, first: number): number[] {
  const found: number[] = [];
  let minEnd = Number.POSITIVE_INFINITY;
  for (let i = first; i < calls.length; i++) {
    const { start, end } = calls[i] as RegisterCall;
    if (start > minEnd) break;
    if (done.has(i)) continue;
    found.push(i);
    minEnd = Math.min(minEnd, end);
  }
  return found.filter((i) => (calls[i] as RegisterCall).start <= minEnd);
}

/** Places reads of the current value; forgets the placed prefix. Returns its length. */
function takeReads(calls: readonly RegisterCall[], done: Set<number>, value: string | undefined, from: number): number {
  let first = from;
  for (;;) {
    const next = candidates(calls, done, first).find((i) => {
      const call = calls[i] as RegisterCall;
      return call.kind === 'read' && call.value === value;
    });
    if (next !== undefined) done.add(next);
    while (done.delete(first)) first++;
    if (next === undefined) return first;
  }
}

export interface AppendCall extends Call {
  readonly value: string;
  refused: boolean;
}

export interface ListRead extends Call {
  readonly values: ReadonlySet<string>;
}

/** What is wrong, or undefined. */
export function checkList(appends: readonly AppendCall[], reads: readonly ListRead[]): string | undefined {
  const byValue = new Map(appends.map((append) => [append.value, append]));
  for (const read of reads) {
    for (const append of appends) {
      if (!append.refused && append.end < read.start && !read.values.has(append.value)) {
        return `client ${read.client} misses ${append.value}, acknowledged at ${append.end}, in a read from ${read.start}`;
      }
    }
    for (const value of read.values) {
      const append = byValue.get(value);
      if (append === undefined || append.refused || append.start > read.end)
        return `client ${read.client} read ${value} too much`;
    }
  }
  const bySize = [...reads].sort((a, b) => a.values.size - b.values.size);
  for (let i = 1; i < bySize.length; i++) {
    const [less, more] = [bySize[i - 1] as ListRead, bySize[i] as ListRead];
    for (const value of less.values)
      if (!more.values.has(value)) return `reads of clients ${less.client} and ${more.client} contradict`;
    if (more.values.size > less.values.size && more.end < less.start) {
      return `client ${less.client} read less than client ${more.client} before`;
    }
  }
  return undefined;
}

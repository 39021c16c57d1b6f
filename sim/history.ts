/**
 * Judges what clients saw. Times are positions in the one order of all calls and answers.
 *
 * Registers (each key by itself, values unique): linearizable, by search after Wing and Gong with the memory of Lowe. A call
 * that fits and changes nothing is placed at once; only changes branch. A change without an answer may have happened at any later
 * time, or never; one that was refused is not in the history at all, so whoever sees it is wrong. The search is bounded: a
 * history that needs more steps is 'unknown', and a run in which that is frequent fails.
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

/** Undefined: nothing there. */
type Value = string | undefined;

export type RegisterCall = Call &
  (
    | { readonly kind: 'read'; readonly value: Value }
    | { readonly kind: 'write'; readonly value: Value }
    /** `seen` is what the answer named; a swap happened exactly when that was `expected`. */
    | { readonly kind: 'swap'; readonly expected: Value; readonly value: Value; seen: Value }
  );

export type Verdict = { readonly kind: 'good' | 'unknown' } | { readonly kind: 'bad'; readonly flaw: string };

const GOOD: Verdict = { kind: 'good' };
/** Steps of a search: a second or so. Histories of a run need some hundreds. */
const STEPS_MAX = 100_000;

const isOpen = (call: Call): boolean => call.end === Number.POSITIVE_INFINITY;

/** `initial` is what the key held before. */
export function checkRegister(calls: readonly RegisterCall[], initial?: Value, stepsMax = STEPS_MAX): Verdict {
  const seen = new Set<Value>();
  for (const call of calls) {
    if (isOpen(call)) continue;
    if (call.kind === 'read') seen.add(call.value);
    else if (call.kind === 'swap') seen.add(call.seen);
  }
  // A change that nobody saw and nobody was told of need not have happened.
  const relevant = calls.filter((call) => !isOpen(call) || (call.kind !== 'read' && seen.has(call.value)));
  const written = new Set<Value>([initial, undefined]);
  for (const call of relevant) if (call.kind !== 'read') written.add(call.value);
  for (const call of relevant) {
    const value = call.kind === 'read' ? call.value : call.kind === 'swap' && !isOpen(call) ? call.seen : undefined;
    if (!written.has(value)) return { kind: 'bad', flaw: `client ${call.client} read ${value}, never written` };
  }
  relevant.sort((a, b) => a.start - b.start);
  return new Search(relevant, stepsMax).run(initial);
}

/** What `call` makes of `value` when it comes next; false when it cannot. An open swap that fits nothing stays away. */
function effect(call: RegisterCall, value: Value): { readonly value: Value } | false {
  switch (call.kind) {
    case 'read':
      return call.value === value && { value };
    case 'write':
      return { value: call.value };
    case 'swap': {
      const swaps = value === call.expected;
      if (isOpen(call)) return swaps && { value: call.value };
      return call.seen === value && { value: swaps ? call.value : value };
    }
  }
}

/** Calls before `first` are placed, and those in `done`. */
interface Frame {
  readonly first: number;
  readonly done: ReadonlySet<number>;
  readonly value: Value;
}

class Search {
  readonly #calls: readonly RegisterCall[];
  readonly #stepsMax: number;
  readonly #seen = new Set<string>();
  readonly #stack: Frame[] = [];
  #furthest = 0;

  constructor(calls: readonly RegisterCall[], stepsMax: number) {
    this.#calls = calls;
    this.#stepsMax = stepsMax;
  }

  run(initial: Value): Verdict {
    this.#stack.push({ first: 0, done: new Set(), value: initial });
    let steps = 0;
    for (let frame = this.#stack.pop(); frame !== undefined; frame = this.#stack.pop()) {
      if (++steps > this.#stepsMax) return { kind: 'unknown' };
      if (this.#expand(frame)) return GOOD;
    }
    const stuck = this.#calls.slice(Math.max(0, this.#furthest - 3), this.#furthest + 6);
    return { kind: 'bad', flaw: `not linearizable around ${stuck.map(describeCall).join('; ')}` };
  }

  /** True when everything with an answer is placed. */
  #expand(frame: Frame): boolean {
    const done = new Set(frame.done);
    const first = this.#placeIdle(done, frame.value, frame.first);
    if (!this.#isLeft(done, first)) return true;
    this.#furthest = Math.max(this.#furthest, first);
    const key = `${first}|${[...done].sort((a, b) => a - b).join(',')}|${frame.value}`;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    for (const at of this.#candidates(done, first).reverse()) {
      const next = effect(this.#calls[at] as RegisterCall, frame.value);
      if (next !== false) this.#stack.push({ first, done: new Set(done).add(at), value: next.value });
    }
    return false;
  }

  #isLeft(done: ReadonlySet<number>, first: number): boolean {
    for (let i = first; i < this.#calls.length; i++) {
      if (!done.has(i) && !isOpen(this.#calls[i] as RegisterCall)) return true;
    }
    return false;
  }

  /** Calls that may come next: begun before the earliest answer among those not placed. */
  #candidates(done: ReadonlySet<number>, first: number): number[] {
    const found: number[] = [];
    let minEnd = Number.POSITIVE_INFINITY;
    for (let i = first; i < this.#calls.length; i++) {
      const { start, end } = this.#calls[i] as RegisterCall;
      if (start > minEnd) break;
      if (done.has(i)) continue;
      found.push(i);
      minEnd = Math.min(minEnd, end);
    }
    return found.filter((i) => (this.#calls[i] as RegisterCall).start <= minEnd);
  }

  /** Places what has an answer, fits and changes nothing; forgets the placed prefix and returns its length. */
  #placeIdle(done: Set<number>, value: Value, from: number): number {
    let first = from;
    for (;;) {
      const next = this.#candidates(done, first).find((i) => {
        const call = this.#calls[i] as RegisterCall;
        if (isOpen(call) || call.kind === 'write') return false;
        const after = effect(call, value);
        return after !== false && after.value === value;
      });
      if (next !== undefined) done.add(next);
      while (done.delete(first)) first++;
      if (next === undefined) return first;
    }
  }
}

function describeCall(call: RegisterCall): string {
  const what = call.kind === 'swap' ? `${call.expected} -> ${call.value} saw ${call.seen}` : `${call.value}`;
  return `${call.kind} ${what} [${call.start},${call.end}] by ${call.client}`;
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

/**
 * Range deletions as disjoint fragments: `bounds[i]` up to `bounds[i + 1]` is deleted at each of `sequences[i]` (ascending; empty in
 * a gap). Asking what covers a key is one binary search. Keys are latin1 texts.
 */
export class RangeTombstones {
  readonly #bounds: string[] = [];
  readonly #sequences: number[][] = [];
  /** Hint: the fragment of the last answer; neighbours ask in order. */
  #last = 0;

  get empty(): boolean {
    return this.#bounds.length === 0;
  }

  add(start: string, end: string, sequence: number): void {
    if (start >= end) return;
    const from = this.#cut(start);
    const to = this.#cut(end);
    for (let i = from; i < to; i++) {
      const list = this.#sequences[i] as number[];
      let at = list.length;
      while (at > 0 && (list[at - 1] as number) > sequence) at--;
      if (list[at - 1] !== sequence) list.splice(at, 0, sequence);
    }
  }

  addAll(other: RangeTombstones): void {
    other.each('', undefined, (start, end, sequences) => {
      for (const sequence of sequences) this.add(start, end, sequence);
    });
  }

  /** The newest deletion of `key` that a reader at `snapshot` sees, 0 when none. */
  cover(key: string, snapshot: number): number {
    const at = this.#find(key);
    if (at < 0) return 0;
    const list = this.#sequences[at] as number[];
    for (let i = list.length - 1; i >= 0; i--) {
      const sequence = list[i] as number;
      if (sequence <= snapshot) return sequence;
    }
    return 0;
  }

  /** Where deletions go on: at `key` or before it when it may be deleted, else the next key that may be; undefined when none follows. */
  nextFrom(key: string): string | undefined {
    for (let i = Math.max(0, this.#find(key)); i < this.#bounds.length; i++) {
      if ((this.#sequences[i] as number[]).length > 0) return this.#bounds[i];
    }
    return undefined;
  }

  /** Calls back for each fragment that is deleted, clipped to `[lower, upper)`, in order. */
  each(
    lower: string,
    upper: string | undefined,
    callback: (start: string, end: string, sequences: readonly number[]) => void,
  ): void {
    if (upper !== undefined && lower >= upper) return;
    for (let i = Math.max(0, this.#find(lower)); i + 1 < this.#bounds.length; i++) {
      const sequences = this.#sequences[i] as number[];
      const start = this.#bounds[i] as string;
      const end = this.#bounds[i + 1] as string;
      if (upper !== undefined && start >= upper) return;
      if (sequences.length === 0 || end <= lower) continue;
      callback(start < lower ? lower : start, upper !== undefined && end > upper ? upper : end, sequences);
    }
  }

  /** Index of the fragment that holds `key`, -1 before the first. */
  #find(key: string): number {
    const bounds = this.#bounds;
    const last = this.#last;
    if (last < bounds.length && (bounds[last] as string) <= key) {
      const next = bounds[last + 1];
      if (next === undefined || key < next) return last;
    }
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((bounds[middle] as string) <= key) low = middle + 1;
      else high = middle;
    }
    this.#last = low > 0 ? low - 1 : 0;
    return low - 1;
  }

  /** Makes `key` a bound; returns its index. */
  #cut(key: string): number {
    const at = this.#find(key);
    if (at >= 0 && this.#bounds[at] === key) return at;
    this.#bounds.splice(at + 1, 0, key);
    this.#sequences.splice(at + 1, 0, at < 0 ? [] : (this.#sequences[at] as number[]).slice());
    return at + 1;
  }
}

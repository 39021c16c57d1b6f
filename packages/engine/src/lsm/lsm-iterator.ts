/**
 * What users of a snapshot walk: of every key the newest version the snapshot sees, without deleted keys.
 *
 * Forward, the merge stands on the current entry. Backward it stands before all versions of the current key, whose
 * value is kept aside. A miss may strike in the middle of skipping; `#walk` then says how the same call goes on.
 */
import { assert, copyBytes, latin1 } from '@tessera/base';
import type { ColumnFamily, EngineIterator, RowBatch } from '../kv-engine.ts';
import { compareRanges, KIND_BLOB, KIND_DELETE, KIND_PUT } from './coding.ts';
import type { InternalIterator } from './internal-iterator.ts';
import type { MergingIterator } from './merging-iterator.ts';
import type { RangeTombstones } from './range-tombstones.ts';
import { Rows } from './rows.ts';

/** What an iterator needs of its snapshot. */
export interface IteratedSnapshot {
  readonly sequence: number;
  readonly disposed: boolean;
  /** The value behind a blob index; may miss. `ahead`: how many in a row were taken before it. */
  blobValue(bytes: Uint8Array, start: number, end: number, ahead: number): Uint8Array;
  /** May miss. */
  tombstones(cf: ColumnFamily): readonly RangeTombstones[];
}

type Direction = 'forward' | 'backward';

// HOT
export class LsmIterator implements EngineIterator {
  readonly #merge: MergingIterator;
  readonly #sequence: number;
  readonly #lower: Uint8Array | undefined;
  readonly #upper: Uint8Array | undefined;
  readonly #snapshot: IteratedSnapshot;
  readonly #cf: ColumnFamily;
  /** Range deletions of all runs, known from the first seek on; empty in nearly every iterator. */
  #tombstones: readonly RangeTombstones[] | undefined;
  #direction: Direction = 'forward';
  #valid = false;
  /** A walk that a miss interrupted: the same move goes on with it. */
  #walk: Direction | 'turn back' | 'alone' | undefined;
  /** Forward: entries with this key are skipped, when `#skip`. Backward: the current key. */
  #saved = new Uint8Array(128);
  #savedLength = 0;
  #skip = false;
  /** Backward: the newest visible version of the saved key so far. */
  #found = false;
  #foundKind = 0;
  #foundSequence = 0;
  #valueBytes: Uint8Array = this.#saved;
  #valueStart = 0;
  #valueEnd = 0;
  /** The last view handed out by `key()`; reused while buffer, place and length are the same. */
  #keyView: Uint8Array = this.#saved;
  #keyViewStart = -1;
  /** Rows decoded ahead. While `#inRows` its first one is the current row and the merge stands behind its last. */
  #rows: Rows | undefined;
  #inRows = false;
  /** Of the entry that the merge stands on behind rows: its key is done with. */
  #decided = false;
  /** Separated values asked for: tells how many more will be wanted. */
  #blobs = 0;

  constructor(
    snapshot: IteratedSnapshot,
    cf: ColumnFamily,
    merge: MergingIterator,
    bounds: { readonly lower?: Uint8Array | undefined; readonly upper?: Uint8Array | undefined },
  ) {
    this.#snapshot = snapshot;
    this.#cf = cf;
    this.#merge = merge;
    this.#sequence = snapshot.sequence;
    this.#lower = bounds.lower === undefined ? undefined : copyBytes(bounds.lower);
    this.#upper = bounds.upper === undefined ? undefined : copyBytes(bounds.upper);
  }

  get valid(): boolean {
    return this.#valid;
  }

  seekToFirst(): void {
    this.#begin('forward');
    if (this.#lower === undefined) this.#merge.seekToFirst();
    else this.#merge.seek(this.#lower);
    this.#findForward();
  }

  seekToLast(): void {
    this.#begin('backward');
    if (this.#upper === undefined) this.#merge.seekToLast();
    else this.#merge.seekBefore(this.#upper);
    this.#findBackward();
  }

  seek(key: Uint8Array): void {
    const lower = this.#lower;
    this.#begin('forward');
    this.#merge.seek(lower !== undefined && isBefore(key, lower) ? lower : key);
    this.#findForward();
  }

  seekForPrev(key: Uint8Array): void {
    const upper = this.#upper;
    this.#begin('backward');
    this.#merge.seekBefore(upper !== undefined && !isBefore(key, upper) ? upper : successor(key, key.length));
    this.#findBackward();
  }

  next(): void {
    if (this.#walk === undefined) {
      assert(this.#valid, 'next needs a valid iterator');
      assert(!this.#snapshot.disposed, 'iterator used after its snapshot');
      if (this.#inRows) {
        const rows = this.#rows as Rows;
        if (++rows.begin < rows.end) return;
        this.#leaveRows();
      } else if (this.#direction === 'backward') {
        this.#merge.seek(successor(this.#saved, this.#savedLength));
        this.#direction = 'forward';
        this.#skip = false;
      } else if (this.#merge.single) {
        // The run itself knows where the key changes: nothing is copied, nothing compared.
        this.#valid = false;
        this.#walk = 'alone';
      } else {
        this.#save(this.#merge.top as InternalIterator);
        this.#skip = true;
      }
    }
    this.#valid = false;
    if (this.#walk === 'alone') this.#passKeyAlone();
    this.#findForward();
  }

  prev(): void {
    if (this.#walk === undefined) {
      assert(this.#valid, 'prev needs a valid iterator');
      assert(!this.#snapshot.disposed, 'iterator used after its snapshot');
      if (this.#direction === 'forward') {
        if (this.#inRows) this.#saveKey((this.#rows as Rows).key());
        else this.#save(this.#merge.top as InternalIterator);
        this.#inRows = false;
        this.#walk = 'turn back';
      }
      this.#valid = false;
      this.#found = false;
    }
    if (this.#walk === 'turn back') {
      this.#merge.seekBefore(this.#saved.subarray(0, this.#savedLength));
      this.#direction = 'backward';
    }
    this.#findBackward();
  }

  key(): Uint8Array {
    assert(this.#valid, 'key needs a valid iterator');
    if (this.#inRows) return (this.#rows as Rows).key();
    if (this.#direction === 'backward') return this.#view(this.#saved, 0, this.#savedLength);
    const top = this.#merge.top as InternalIterator;
    return this.#view(top.keyBytes, top.keyStart, top.keyEnd);
  }

  value(): Uint8Array {
    assert(this.#valid, 'value needs a valid iterator');
    if (this.#inRows) return (this.#rows as Rows).value();
    if (this.#direction === 'backward') {
      if (this.#foundKind === KIND_BLOB) return this.#blob(this.#valueBytes, this.#valueStart, this.#valueEnd);
      return this.#valueBytes.subarray(this.#valueStart, this.#valueEnd);
    }
    const top = this.#merge.top as InternalIterator;
    if (top.kind === KIND_BLOB) return this.#blob(top.valueBytes, top.valueStart, top.valueEnd);
    return top.valueBytes.subarray(top.valueStart, top.valueEnd);
  }

  rows(wanted = Number.MAX_SAFE_INTEGER, keysOnly = false): RowBatch {
    assert(this.#valid, 'rows need a valid iterator');
    this.#rows ??= new Rows();
    const rows = this.#rows;
    if (this.#inRows) return rows;
    rows.reset(wanted);
    if (this.#direction === 'backward' || !this.#fill(rows)) this.#single(rows, keysOnly);
    return rows;
  }

  nextRows(): void {
    if (this.#inRows) (this.#rows as Rows).begin = (this.#rows as Rows).end - 1;
    if (this.#direction === 'backward') this.prev();
    else this.next();
  }

  /** Rows of the current run from the current one on; false where there is another reason to go step by step. */
  #fill(rows: Rows): boolean {
    const merge = this.#merge;
    const top = merge.top as InternalIterator;
    if (top.kind !== KIND_PUT) return false;
    if (this.#upper !== undefined) rows.limit(this.#upper, 0, this.#upper.length);
    merge.limitRows(rows);
    rows.limitAtDeletions(this.#tombstones as readonly RangeTombstones[], top);
    if (rows.isBeyond(top.keyBytes, top.keyStart, top.keyEnd)) return false;
    this.#decided = merge.fillRows(rows, this.#sequence);
    this.#inRows = true;
    return true;
  }

  /** The current row alone. */
  #single(rows: Rows, keysOnly: boolean): void {
    rows.keyBytes = this.key();
    rows.valueBytes = keysOnly ? rows.keyBytes : this.value();
    rows.push(0, rows.keyBytes.length, 0, rows.valueBytes.length);
  }

  /** The last row has been passed: the merge goes on behind it. */
  #leaveRows(): void {
    this.#inRows = false;
    this.#skip = this.#decided && !this.#merge.single;
    if (this.#skip) this.#save(this.#merge.top as InternalIterator);
    else if (this.#decided) this.#walk = 'alone';
  }

  #blob(bytes: Uint8Array, start: number, end: number): Uint8Array {
    const ahead = this.#direction === 'forward' ? this.#blobs : 0;
    this.#blobs++;
    return this.#snapshot.blobValue(bytes, start, end, ahead);
  }

  [Symbol.dispose](): void {
    this.#valid = false;
  }

  #begin(direction: Direction): void {
    assert(!this.#snapshot.disposed, 'iterator used after its snapshot');
    this.#valid = false;
    this.#walk = undefined;
    this.#inRows = false;
    this.#direction = direction;
    this.#skip = false;
    this.#found = false;
    this.#tombstones ??= this.#snapshot.tombstones(this.#cf);
  }

  /** Moves the only run past the versions of its current key. */
  #passKeyAlone(): void {
    const merge = this.#merge;
    do merge.next();
    while (merge.top?.sameKey === true);
    this.#skip = false;
  }

  /** From the merge's place on, stops on the first entry to show. */
  #findForward(): void {
    const merge = this.#merge;
    this.#walk = 'forward';
    for (let top = merge.top; top !== undefined; top = merge.top) {
      if (top.sequence > this.#sequence || (this.#skip && this.#isSaved(top))) {
        merge.next();
        continue;
      }
      if (this.#upper !== undefined && !topBefore(top, this.#upper)) break;
      if (top.kind !== KIND_DELETE && !this.#covered(top)) {
        this.#valid = true;
        break;
      }
      this.#save(top);
      this.#skip = true;
      merge.next();
    }
    this.#walk = undefined;
  }

  /** From the merge's place back: gathers the versions of one key, oldest first, until a key has one to show. */
  #findBackward(): void {
    const merge = this.#merge;
    this.#walk = 'backward';
    for (;;) {
      const top = merge.top;
      if (this.#found && (top === undefined || !this.#isSaved(top))) {
        if (this.#foundKind !== KIND_DELETE && !this.#foundCovered()) {
          this.#valid = true;
          break;
        }
        this.#found = false;
      }
      if (top === undefined || (this.#lower !== undefined && topBefore(top, this.#lower))) break;
      if (top.sequence <= this.#sequence) {
        if (!this.#found) this.#save(top);
        this.#found = true;
        this.#foundKind = top.kind;
        this.#foundSequence = top.sequence;
        this.#valueBytes = top.valueBytes;
        this.#valueStart = top.valueStart;
        this.#valueEnd = top.valueEnd;
      }
      merge.prev();
    }
    this.#walk = undefined;
  }

  #covered(top: InternalIterator): boolean {
    if (this.#tombstones?.length === 0) return false;
    return this.#isCovered(latin1(top.keyBytes, top.keyStart, top.keyEnd), top.sequence);
  }

  #foundCovered(): boolean {
    if (this.#tombstones?.length === 0) return false;
    return this.#isCovered(latin1(this.#saved, 0, this.#savedLength), this.#foundSequence);
  }

  #isCovered(key: string, sequence: number): boolean {
    for (const tombstones of this.#tombstones ?? []) if (tombstones.cover(key, this.#sequence) > sequence) return true;
    return false;
  }

  #save({ keyBytes, keyStart, keyEnd }: InternalIterator): void {
    this.#saveKey(keyBytes, keyStart, keyEnd);
  }

  #saveKey(bytes: Uint8Array, start = 0, end = bytes.length): void {
    const length = end - start;
    if (length > this.#saved.length) this.#saved = new Uint8Array(length * 2);
    const saved = this.#saved;
    for (let i = 0; i < length; i++) saved[i] = bytes[start + i] as number;
    this.#savedLength = length;
  }

  /** From the end: neighbours differ there. */
  #isSaved(top: InternalIterator): boolean {
    const length = top.keyEnd - top.keyStart;
    if (length !== this.#savedLength) return false;
    const { keyBytes, keyStart } = top;
    const saved = this.#saved;
    for (let i = length - 1; i >= 0; i--) if (saved[i] !== keyBytes[keyStart + i]) return false;
    return true;
  }

  #view(bytes: Uint8Array, start: number, end: number): Uint8Array {
    const view = this.#keyView;
    if (view.buffer === bytes.buffer && this.#keyViewStart === start && view.length === end - start) return view;
    this.#keyViewStart = start;
    this.#keyView = bytes.subarray(start, end);
    return this.#keyView;
  }
}

function isBefore(a: Uint8Array, b: Uint8Array): boolean {
  return compareRanges(a, 0, a.length, b, 0, b.length) < 0;
}

function topBefore(top: InternalIterator, bound: Uint8Array): boolean {
  return compareRanges(top.keyBytes, top.keyStart, top.keyEnd, bound, 0, bound.length) < 0;
}

/** The smallest key after `key[0, length)`. */
function successor(key: Uint8Array, length: number): Uint8Array {
  const next = new Uint8Array(length + 1);
  next.set(key.subarray(0, length));
  return next;
}

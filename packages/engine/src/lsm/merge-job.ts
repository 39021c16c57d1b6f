/**
 * Merges runs into new tables, the common part of flush and compaction: drops what no reader can see any more, applies the
 * compaction filter, splits the output. Synchronous and in steps; the driver (table-writer.ts) does the disk.
 *
 * Which entries go. Live snapshots cut sequences into stripes: two versions of a key in one stripe are told apart by no reader, so
 * only the newest stays. The same holds for an entry and a range deletion of its key in one stripe. A deletion goes when it is in the oldest
 * stripe and nothing deeper holds its key.
 */
import { latin1 } from '@tessera/base';
import type { ColumnFamily } from '../kv-engine.ts';
import type { BlobOutput } from './blob-output.ts';
import { KIND_DELETE, KIND_PUT } from './coding.ts';
import type { InternalIterator } from './internal-iterator.ts';
import type { MergingIterator } from './merging-iterator.ts';
import type { CompactionFilter } from './policy.ts';
import type { RangeTombstones } from './range-tombstones.ts';
import { TableBuilder, type TableOptions } from './table-builder.ts';
import type { KeyBounds } from './version.ts';

export interface MergeJobOptions {
  readonly cf: ColumnFamily;
  readonly merge: MergingIterator;
  /** Range deletions of all inputs. */
  readonly tombstones: RangeTombstones;
  /** Sequences of live snapshots, ascending, no duplicates. */
  readonly snapshots: readonly number[];
  /** Tables of the levels below the output: sorted and disjoint within each level. */
  readonly deeper: readonly (readonly KeyBounds[])[];
  /** False: something not among `deeper` may hold older versions too, so deletions stay. */
  readonly mayDropDeletions: boolean;
  readonly filter: CompactionFilter | undefined;
  /** Called for each output table. */
  readonly table: () => TableOptions;
  /** Output tables are cut at the first new key after this size. */
  readonly tableBytes: number;
  /** Decides where large values go; undefined leaves them as they are. */
  readonly blobs: BlobOutput | undefined;
}

/** A step ends early with so much to write: large values would pile up. */
const STEP_OUTPUT_BYTES = 512 * 1024;

const NO_STRIPE = -1;

/** `cut`: the builder is complete and another follows. */
export type StepResult = 'more' | 'cut' | 'done';

export class MergeJob {
  readonly #options: MergeJobOptions;
  readonly #deeperAt: number[];
  builder: TableBuilder;
  #started = false;
  /** The merge stands on an entry that is already dealt with. */
  #advance = false;
  #key = new Uint8Array(256);
  #keyLength = -1;
  /** Stripe of the newer version of the same key that was seen last; a sequence, or Infinity for the newest stripe. */
  #stripe = NO_STRIPE;
  /** Output tables hold keys from here on. */
  #outputStart = '';
  /** Entries read, entries dropped. */
  read = 0;
  dropped = 0;
  filtered = 0;

  constructor(options: MergeJobOptions) {
    this.#options = options;
    this.#deeperAt = options.deeper.map(() => 0);
    this.builder = new TableBuilder(options.cf, options.table());
  }

  /** Deals with up to `entries` entries. May throw a miss of its source and is then called again. After `cut` the driver takes the builder and calls `nextOutput`. */
  step(entries: number): StepResult {
    const { merge } = this.#options;
    if (!this.#started) {
      merge.seekToFirst();
      this.#started = true;
    }
    for (let i = 0; i < entries; i++) {
      if (this.#advance) {
        merge.next();
        this.#advance = false;
      }
      const { top } = merge;
      if (top === undefined) {
        this.#addTombstones(undefined);
        return 'done';
      }
      const newKey = !this.#isKey(top);
      if (newKey && this.builder.sizeBytes >= this.#options.tableBytes) {
        const cutAt = latin1(top.keyBytes, top.keyStart, top.keyEnd);
        this.#addTombstones(cutAt);
        this.#outputStart = cutAt;
        return 'cut';
      }
      this.#take(top, newKey);
      this.read++;
      this.#advance = true;
      if (this.builder.out.length + (this.#options.blobs?.pendingBytes ?? 0) >= STEP_OUTPUT_BYTES) break;
    }
    return 'more';
  }

  nextOutput(): void {
    this.builder = new TableBuilder(this.#options.cf, this.#options.table(), this.builder.out);
  }

  /** May throw a miss for a separated value: nothing that a second call would do again has happened then. */
  #take(top: InternalIterator, newKey: boolean): void {
    if (newKey) {
      this.#setKey(top);
      this.#stripe = NO_STRIPE;
    }
    const stripe = this.#stripeOf(top.sequence);
    if (this.#stripe === stripe || this.#isCovered(top.sequence, stripe)) {
      this.#stripe = stripe;
      this.dropped++;
      return;
    }
    const { blobs } = this.#options;
    blobs?.resolve(top.kind, top.valueBytes, top.valueStart, top.valueEnd);
    this.#stripe = stripe;
    let { kind } = top;
    if (kind === KIND_PUT && this.#filters(top)) {
      kind = KIND_DELETE;
      this.filtered++;
    }
    if (kind === KIND_DELETE) {
      if (this.#inOldestStripe(top.sequence) && this.#nothingDeeper()) this.dropped++;
      else this.#add(top, kind, top.valueBytes, top.valueStart, top.valueStart);
    } else if (blobs === undefined) this.#add(top, kind, top.valueBytes, top.valueStart, top.valueEnd);
    else {
      blobs.separate(top.keyBytes, top.keyStart, top.keyEnd);
      this.#add(top, blobs.kind, blobs.valueBytes, blobs.valueStart, blobs.valueEnd);
    }
  }

  #add(top: InternalIterator, kind: number, valueBytes: Uint8Array, valueStart: number, valueEnd: number): void {
    const { keyBytes, keyStart, keyEnd, sequence } = top;
    this.builder.add(keyBytes, keyStart, keyEnd, sequence, kind, valueBytes, valueStart, valueEnd);
  }

  #filters(top: InternalIterator): boolean {
    const { filter, snapshots } = this.#options;
    if (filter === undefined) return false;
    const newest = snapshots.length > 0 ? (snapshots[snapshots.length - 1] as number) : -1;
    const removable = filter.ignoreSnapshots || newest < top.sequence;
    const { keyBytes, keyStart, keyEnd, valueBytes, valueStart, valueEnd } = top;
    return filter.remove(keyBytes, keyStart, keyEnd, valueBytes, valueStart, valueEnd, removable) && removable;
  }

  /** The oldest snapshot that sees `sequence`, Infinity when only readers to come do. */
  #stripeOf(sequence: number): number {
    const { snapshots } = this.#options;
    if (snapshots.length === 0 || (snapshots[snapshots.length - 1] as number) < sequence)
      return Number.POSITIVE_INFINITY;
    let low = 0;
    let high = snapshots.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((snapshots[middle] as number) < sequence) low = middle + 1;
      else high = middle;
    }
    return snapshots[low] as number;
  }

  #inOldestStripe(sequence: number): boolean {
    const oldest = this.#options.snapshots[0];
    return oldest === undefined || sequence <= oldest;
  }

  #isCovered(sequence: number, stripe: number): boolean {
    const { tombstones } = this.#options;
    if (tombstones.empty) return false;
    return tombstones.cover(latin1(this.#key, 0, this.#keyLength), stripe) > sequence;
  }

  /** Whether no deeper level can hold the current key. Keys come in order, so each level is walked once. */
  #nothingDeeper(): boolean {
    const { deeper, mayDropDeletions } = this.#options;
    if (!mayDropDeletions) return false;
    if (deeper.length === 0) return true;
    const key = latin1(this.#key, 0, this.#keyLength);
    for (let i = 0; i < deeper.length; i++) {
      const files = deeper[i] as readonly KeyBounds[];
      let at = this.#deeperAt[i] as number;
      // An exclusive end that equals the key counts as holding it: a deletion kept too long harms nobody.
      while (at < files.length && (files[at] as KeyBounds).largest < key) at++;
      this.#deeperAt[i] = at;
      const file = files[at];
      if (file !== undefined && file.smallest <= key) return false;
    }
    return true;
  }

  /** Writes the range deletions of the current output, up to `end`: of each stripe the newest. */
  #addTombstones(end: string | undefined): void {
    const { tombstones, deeper, mayDropDeletions } = this.#options;
    if (tombstones.empty) return;
    tombstones.each(this.#outputStart, end, (from, to, sequences) => {
      const overlapsDeeper = deeper.some((files) => files.some((file) => file.largest >= from && file.smallest < to));
      for (let i = sequences.length - 1, last = -1; i >= 0; i--) {
        const sequence = sequences[i] as number;
        const stripe = this.#stripeOf(sequence);
        if (stripe === last) continue;
        last = stripe;
        if (mayDropDeletions && !overlapsDeeper && this.#inOldestStripe(sequence)) continue;
        this.builder.addTombstone(from, to, sequence);
      }
    });
  }

  #isKey(top: InternalIterator): boolean {
    const length = top.keyEnd - top.keyStart;
    if (length !== this.#keyLength) return false;
    const key = this.#key;
    const { keyBytes, keyStart } = top;
    for (let i = length - 1; i >= 0; i--) if (key[i] !== keyBytes[keyStart + i]) return false;
    return true;
  }

  #setKey(top: InternalIterator): void {
    const length = top.keyEnd - top.keyStart;
    if (length > this.#key.length) this.#key = new Uint8Array(length * 2);
    const key = this.#key;
    const { keyBytes, keyStart } = top;
    for (let i = 0; i < length; i++) key[i] = keyBytes[keyStart + i] as number;
    this.#keyLength = length;
  }
}

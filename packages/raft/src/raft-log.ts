/**
 * The log as the core sees it: what the storage holds, with the unstable tail laid over it.
 *
 *   firstIndex - 1 <= applied <= applying <= committed <= lastIndex
 *
 * `committed` is known to be on a quorum, `applying` was handed out to be applied, `applied` came back. HOT.
 */
import { assert, must } from '@tessera/base';
import type { RaftStorage, Unavailable } from './storage.ts';
import { type Entry, EntryType, type Snapshot, type StorageApply, snapshotIndex } from './types.ts';
import { limit, sizeBytes, Unstable } from './unstable.ts';

const NO_ENTRIES: readonly Entry[] = Object.freeze([]);

export class RaftLog {
  readonly #storage: RaftStorage;
  readonly #self: number;
  readonly unstable: Unstable;
  committed: number;
  #applying: number;
  applied: number;
  readonly #maxApplyingBytes: number;
  #applyingBytes = 0;
  /** The limit is reached: hand out no more until something was applied. */
  #applyingPaused = false;
  /** Committed entries are being read from disk; `onFetched` ends it. */
  #fetching = false;

  constructor(storage: RaftStorage, self: number, maxApplyingBytes: number) {
    this.#storage = storage;
    this.#self = self;
    this.#maxApplyingBytes = maxApplyingBytes;
    const compacted = storage.firstIndex() - 1;
    this.unstable = new Unstable(storage.lastIndex() + 1);
    this.committed = compacted;
    this.#applying = compacted;
    this.applied = compacted;
  }

  get firstIndex(): number {
    return this.unstable.firstIndex ?? this.#storage.firstIndex();
  }

  get lastIndex(): number {
    return this.unstable.lastIndex ?? this.#storage.lastIndex();
  }

  get lastTerm(): number {
    return must(this.term(this.lastIndex), 'the term of the last entry is unknown');
  }

  /** Entries that the storage is known to hold. */
  get stableIndex(): number {
    return this.unstable.offset - 1;
  }

  /** Known for firstIndex - 1 up to lastIndex. */
  term(index: number): number | undefined {
    const term = this.unstable.term(index);
    if (term !== undefined) return term;
    if (index < this.firstIndex - 1 || index > this.lastIndex) return undefined;
    return this.#storage.term(index);
  }

  matches(index: number, term: number): boolean {
    return this.term(index) === term;
  }

  /** Whether a log that ends with this entry may win an election against ours. */
  isUpToDate(lastIndex: number, lastTerm: number): boolean {
    const ourTerm = this.lastTerm;
    return lastTerm > ourTerm || (lastTerm === ourTerm && lastIndex >= this.lastIndex);
  }

  /**
   * Takes a leader's entries behind (prevIndex, prevTerm). Answers the last index that now equals the leader's log,
   * or -1 when ours does not reach or not match there.
   */
  tryAppend(prevIndex: number, prevTerm: number, entries: readonly Entry[], leaderCommit: number): number {
    if (!this.matches(prevIndex, prevTerm)) return -1;
    const last = prevIndex + entries.length;
    // What we have already stays: an old message must not cut off newer entries.
    let fresh = 0;
    while (fresh < entries.length && this.matches(prevIndex + 1 + fresh, (entries[fresh] as Entry).term)) fresh++;
    if (fresh < entries.length) {
      assert(prevIndex + 1 + fresh > this.committed, 'a leader contradicts a committed entry');
      this.unstable.truncateAndAppend(entries, fresh);
    }
    this.commitTo(Math.min(leaderCommit, last));
    return last;
  }

  /** Appends a leader's own entries, which continue the log. */
  append(entries: readonly Entry[]): void {
    this.unstable.truncateAndAppend(entries, 0);
  }

  /**
   * Where a log whose entry at `index` has a term of at most `term` may still match ours: the last index <= `index`
   * whose term is <= `term`, or unknown. Skips whole terms instead of probing entry by entry.
   */
  lastPossibleMatch(index: number, term: number): number {
    let at = index;
    while (at > 0) {
      const ours = this.term(at);
      if (ours === undefined || ours <= term) break;
      at--;
    }
    return at;
  }

  commitTo(index: number): void {
    if (index <= this.committed) return;
    assert(index <= this.lastIndex, 'commit index behind the end of the log: entries were lost');
    this.committed = index;
  }

  /** Commits up to `index` if the entry there is of `term`. False when nothing changed. */
  tryCommit(index: number, term: number): boolean {
    if (index <= this.committed || !this.matches(index, term)) return false;
    this.commitTo(index);
    return true;
  }

  restore(snapshot: Snapshot): void {
    this.committed = snapshotIndex(snapshot);
    this.unstable.restore(snapshot);
  }

  /** Entries [low, high) with low >= 1, cut to `maxBytes` but never empty. `reader`: see the storage. */
  slice(low: number, high: number, maxBytes: number, reader: number): readonly Entry[] | Unavailable {
    if (low >= high) return NO_ENTRIES;
    if (low < this.firstIndex) return 'compacted';
    assert(high <= this.lastIndex + 1, 'slice behind the end of the log');
    const offset = this.unstable.offset;
    if (low >= offset) return this.unstable.slice(low, high, maxBytes);
    const cut = Math.min(high, offset);
    const stable = this.#storage.entries(low, cut, maxBytes, reader);
    if (typeof stable === 'string' || cut === high || stable.length < cut - low) return stable;
    // Both parts: the second only as far as the limit allows.
    const joined = stable.concat(this.unstable.slice(offset, high, Number.POSITIVE_INFINITY));
    const end = limit(joined, 0, joined.length, maxBytes);
    return end === joined.length ? joined : joined.slice(0, end);
  }

  /** Up to where committed entries may be handed out now. */
  #appliableIndex(allowUnstable: boolean): number {
    return allowUnstable ? this.committed : Math.min(this.committed, this.stableIndex);
  }

  hasCommitted(allowUnstable: boolean): boolean {
    // A snapshot on its way into the state machine comes first.
    if (this.#applyingPaused || this.#fetching || this.unstable.snapshot !== undefined) return false;
    return this.#applying < this.#appliableIndex(allowUnstable);
  }

  /** Hands out committed entries that were not handed out before. */
  takeCommitted(allowUnstable: boolean): StorageApply | undefined {
    if (!this.hasCommitted(allowUnstable)) return undefined;
    const end = this.#appliableIndex(allowUnstable);
    const maxBytes = this.#maxApplyingBytes - this.#applyingBytes;
    const entries = this.slice(this.#applying + 1, end + 1, maxBytes, this.#self);
    assert(entries !== 'compacted', 'the log was compacted behind the applied index');
    if (entries === 'fetching') {
      this.#fetching = true;
      return undefined;
    }
    const bytes = sizeBytes(entries);
    let payloadBytes = 0;
    for (const entry of entries) payloadBytes += entry.data.length;
    const lastIndex = this.#applying + entries.length;
    this.#applying = lastIndex;
    this.#applyingBytes += bytes;
    // Fewer than there were: the next entry does not fit until something was applied.
    this.#applyingPaused = this.#applyingBytes >= this.#maxApplyingBytes || lastIndex < end;
    return { entries, lastIndex, sizeBytes: bytes, payloadBytes };
  }

  /** What was handed out to be applied is superseded by a snapshot. */
  dropApplying(): void {
    this.#applyingBytes = 0;
    this.#applyingPaused = false;
    this.#fetching = false;
  }

  onFetched(): void {
    this.#fetching = false;
  }

  appliedTo(index: number, bytes: number): void {
    assert(index >= this.applied && index <= this.committed, 'applied index out of order');
    this.applied = index;
    this.#applying = Math.max(this.#applying, index);
    this.#applyingBytes = Math.max(0, this.#applyingBytes - bytes);
    this.#applyingPaused = this.#applyingBytes >= this.#maxApplyingBytes;
  }

  /**
   * Whether a committed configuration change waits to be applied, or may: entries that have to be fetched first
   * count as one. Reads the unapplied part in pages of `pageBytes`.
   */
  mayHoldConfChange(pageBytes: number): boolean {
    let low = Math.max(this.applied + 1, this.unstable.firstIndex ?? 0);
    while (low <= this.committed) {
      const page = this.slice(low, this.committed + 1, pageBytes, this.#self);
      if (typeof page === 'string') return true;
      for (const entry of page) if (entry.entryType !== EntryType.EntryNormal) return true;
      low += page.length;
    }
    return false;
  }
}

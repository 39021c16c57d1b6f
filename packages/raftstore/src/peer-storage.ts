/**
 * The log of one region as raft reads it: entries in the shared raft log, behind them what was truncated.
 *
 * Invariant: truncatedIndex <= applied; entries [truncatedIndex + 1, lastIndex] are in the raft log. The raft log may hold older
 * ones for a while: they are dropped when the engine has on disk what they did.
 */
import { assert, copyBytes, must } from '@tessera/base';
import { Writer } from '@tessera/proto';
import {
  type ConfState,
  Entry,
  EntryType,
  type HardState,
  type RaftStorage,
  type Snapshot,
  type StorageAppend,
  type Unavailable,
} from '@tessera/raft';
import type { LogEntry, RaftLog } from '@tessera/raft-log';
import { type ApplyState, encodeHardState, repairHardState } from './local-state.ts';

/** Entries may go away under a read a few times; more is a mistake of ours. */
const LOAD_RETRIES = 10;

/** What a storage needs of its owner. */
export interface StorageOwner {
  /** Entries were read from disk: raft may ask again. */
  fetched(reader: number): void;
  failed(error: unknown): void;
  snapshot(to: number): Snapshot | undefined;
}

export class PeerStorage implements RaftStorage {
  readonly regionId: number;
  readonly #log: RaftLog;
  readonly #owner: StorageOwner;
  readonly #confState: ConfState;
  #hardState: HardState;
  #truncatedIndex: number;
  #truncatedTerm: number;
  /** Read from disk for the reader that asked. */
  readonly #loaded = new Map<number, readonly Entry[]>();
  readonly #loading = new Set<number>();
  /** Readers whose entries could not be read just now. */
  readonly #retry = new Set<number>();
  /** Reads that failed in a row. */
  #failures = 0;

  constructor(log: RaftLog, regionId: number, apply: ApplyState, confState: ConfState, owner: StorageOwner) {
    this.regionId = regionId;
    this.#log = log;
    this.#owner = owner;
    this.#confState = confState;
    this.#truncatedIndex = apply.truncatedIndex;
    this.#truncatedTerm = apply.truncatedTerm;
    this.#hardState = repairHardState(log.state(regionId), apply);
    this.#dropForeign(apply);
  }

  /** A log that ends before, or contradicts, what the engine has comes from before a snapshot. */
  #dropForeign(apply: ApplyState): void {
    const last = this.#log.lastIndex(this.regionId);
    if (last === undefined) return;
    const at = this.#log.term(this.regionId, apply.truncatedIndex);
    const contradicts = at !== undefined && at !== apply.truncatedTerm;
    const first = must(this.#log.firstIndex(this.regionId), 'a log with a last entry has a first');
    if (last >= apply.truncatedIndex && !contradicts) {
      assert(first <= apply.truncatedIndex + 1, 'the raft log begins behind what is applied: entries were lost');
      return;
    }
    this.#log.compact(this.regionId, last + 1);
    this.#log.putState(this.regionId, encodeHardState(this.#hardState, apply.truncatedIndex));
  }

  initialState(): { hardState: HardState; confState: ConfState } {
    return { hardState: this.#hardState, confState: this.#confState };
  }

  firstIndex(): number {
    return this.#truncatedIndex + 1;
  }

  lastIndex(): number {
    return Math.max(this.#log.lastIndex(this.regionId) ?? 0, this.#truncatedIndex);
  }

  term(index: number): number | undefined {
    if (index === this.#truncatedIndex) return this.#truncatedTerm;
    return index < this.#truncatedIndex ? undefined : this.#log.term(this.regionId, index);
  }

  entries(low: number, high: number, maxBytes: number, reader: number): readonly Entry[] | Unavailable {
    if (low <= this.#truncatedIndex) return 'compacted';
    const cached = this.#log.entries(this.regionId, low, high, maxBytes);
    if (cached !== undefined) return cached.map(decodeEntry);
    const loaded = this.#loaded.get(reader);
    this.#loaded.delete(reader);
    const first = loaded?.[0];
    if (loaded !== undefined && first?.index === low && this.#isCurrent(loaded)) return loaded.slice(0, high - low);
    this.#load(low, high, maxBytes, reader);
    return 'fetching';
  }

  /** Nothing of it was overwritten since it was read. */
  #isCurrent(entries: readonly Entry[]): boolean {
    const last = entries.at(-1) as Entry;
    return this.term(last.index) === last.term;
  }

  #load(low: number, high: number, maxBytes: number, reader: number): void {
    if (this.#loading.has(reader)) return;
    this.#loading.add(reader);
    this.#log.load(this.regionId, low, high, maxBytes).then(
      (entries) => {
        this.#loading.delete(reader);
        this.#failures = 0;
        this.#loaded.set(reader, entries.map(decodeEntry));
        this.#owner.fetched(reader);
      },
      (error) => {
        this.#loading.delete(reader);
        // Compacted or overwritten meanwhile: asking at once could spin, the next tick asks again. Anything else is a broken disk.
        const gone = (error as { code?: string }).code === 'KV:RaftLog:Invalid';
        if (gone && ++this.#failures <= LOAD_RETRIES) this.#retry.add(reader);
        else this.#owner.failed(error);
      },
    );
  }

  tick(): void {
    if (this.#retry.size === 0) return;
    const readers = [...this.#retry];
    this.#retry.clear();
    for (const reader of readers) this.#owner.fetched(reader);
  }

  snapshot(to: number): Snapshot | undefined {
    return this.#owner.snapshot(to);
  }

  get hardState(): HardState {
    return this.#hardState;
  }

  /** Takes what raft wants written into the raft log's next batch. True when anything was. */
  append({ entries, hardState }: StorageAppend): boolean {
    if (entries.length > 0) this.#log.append(this.regionId, entries.map(encodeEntry));
    if (hardState !== undefined) {
      this.#hardState = hardState;
      this.#log.putState(this.regionId, encodeHardState(hardState, this.lastIndex()));
    }
    return entries.length > 0 || hardState !== undefined;
  }

  /** Entries up to `index` are not read any more; `dropCompacted` frees them. */
  truncate(index: number, term: number): void {
    this.#truncatedIndex = index;
    this.#truncatedTerm = term;
  }

  /** Call only when the engine has everything up to `index` on disk. */
  dropCompacted(index: number): void {
    this.#log.compact(this.regionId, index + 1);
  }

  /** The log starts behind a snapshot that the engine has on disk. */
  reset(index: number, term: number): void {
    const last = this.#log.lastIndex(this.regionId);
    if (last !== undefined) this.#log.compact(this.regionId, last + 1);
    this.#loaded.clear();
    this.truncate(index, term);
  }
}

/** Shorter entries are encoded whole: into memory that they share, where a large one has its own. */
const WHOLE_BYTES = 4096;
/** The tag of Entry.data. */
const DATA_TAG = 34;
const headWriter = new Writer(64);

// HOT: an entry's data is copied into the log's batch and nowhere else.
function encodeEntry(entry: Entry): LogEntry {
  const { index, term, data } = entry;
  const isPlain = entry.entryType === EntryType.EntryNormal && entry.context.length === 0 && !entry.syncLog;
  if (!isPlain || data.length < WHOLE_BYTES) return { index, term, data: Entry.encode(entry), head: undefined };
  headWriter.position = 0;
  Entry.write({ term, index }, headWriter);
  headWriter.tag(DATA_TAG);
  headWriter.unsigned(data.length);
  // A view of a message with many entries must not keep all of it in memory.
  const owned = data.length * 2 < data.buffer.byteLength ? copyBytes(data) : data;
  return { index, term, head: headWriter.finish(), data: owned };
}

function decodeEntry({ index, term, head, data }: LogEntry): Entry {
  if (head === undefined) return Entry.decode(data);
  const entry = new Entry();
  entry.term = term;
  entry.index = index;
  entry.data = data;
  return entry;
}

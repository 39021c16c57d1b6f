/** What the merge walks: see the interface. */
import type { Rows } from './rows.ts';

/**
 * A cursor over internal entries (every version, deletions too) of one run of data: a memtable, a table, a level, or a merge.
 * The current entry is plain fields, so that walking costs no object a row.
 *
 * A move may throw a miss; the same call is then repeated after the load. Between the two nothing else may be asked of it but another seek.
 */
export interface InternalIterator {
  valid: boolean;
  /** The user key is `keyBytes[keyStart, keyEnd)`; borrowed until the next move. */
  keyBytes: Uint8Array;
  keyStart: number;
  keyEnd: number;
  /** After `next`: the user key is that of the entry before. */
  sameKey: boolean;
  sequence: number;
  /** KIND_PUT, KIND_DELETE or KIND_BLOB, whose value is an index into a blob file. */
  kind: number;
  /** The buffer stays as it is after moves: a view may be kept while its snapshot lives. */
  valueBytes: Uint8Array;
  valueStart: number;
  valueEnd: number;

  seekToFirst(): void;
  seekToLast(): void;
  /** First entry at or after (key, sequence): of the same key, one with this sequence or an older one. */
  seek(key: Uint8Array, sequence: number): void;
  /** Last entry before (key, sequence). */
  seekBefore(key: Uint8Array, sequence: number): void;
  next(): void;
  prev(): void;
  /**
   * Fills `rows` with the current entry, a put, and the rows after it that `snapshot` sees, before the rows' limit and of buffers at hand: never
   * misses. Only after a forward move. Then it stands on the last entry it looked at. True: of that entry's key there is no more to show
   * (it is the last row's, or deleted); false: whether it is a row is still open.
   */
  fillRows(rows: Rows, snapshot: number): boolean;
}

/**
 * The compaction filter of the write family. For a safe point sp it keeps every version above sp and the newest PUT at or below it; other versions at
 * or below sp go, with their values in the default family. A DELETE in the place of that PUT goes when it hides nothing any more.
 *
 * Safe beside readers at or above sp (there are no others), and beside snapshots: what one sees stays. It relies on this: of one key, versions reach
 * the engine oldest first, or all in one batch (a raft snapshot). So where tables hold a DELETE, no memtable holds only older versions.
 */
import { decodeWriteRecord, isVisibleThroughFence, TIMESTAMP_BYTES, writeU64Desc } from '@tessera/codec';
import { CF, type CompactionFilter, type FilterJob } from '@tessera/engine';
import { VersionKeys } from './version-keys.ts';

const PUT = 0x50;
const DELETE = 0x44;
const LOCK = 0x4c;
const ROLLBACK = 0x52;
const SHORT_VALUE = 0x76;

// HOT: every version that is compacted passes here.
export class MvccFilter implements CompactionFilter {
  readonly ignoreSnapshots = false;
  readonly #job: FilterJob;
  readonly #safePoint: bigint;
  readonly #keys: VersionKeys;
  /** Of this key the newest PUT or DELETE at or below the safe point has passed: everything older is garbage. */
  #settled = false;
  #versions = 0;
  #marks = 0;
  #deletes = 0;
  #values = 0;
  #errors = 0;

  constructor(job: FilterJob, safePoint: bigint) {
    this.#job = job;
    this.#safePoint = safePoint;
    this.#keys = new VersionKeys(job, safePoint);
  }

  remove(
    keyBytes: Uint8Array,
    keyStart: number,
    keyEnd: number,
    valueBytes: Uint8Array,
    valueStart: number,
    valueEnd: number,
    removable: boolean,
  ): boolean {
    const suffix = keyEnd - TIMESTAMP_BYTES;
    if (suffix <= keyStart || valueEnd <= valueStart) return this.#strange();
    if (this.#keys.meets(keyBytes, keyStart, suffix)) this.#settled = false;
    if (this.#keys.isAboveSafePoint(keyBytes, suffix)) return false;
    const kind = valueBytes[valueStart];
    if (!this.#settled) {
      if (kind === LOCK || kind === ROLLBACK) {
        if (removable) this.#marks++;
        return removable;
      }
      if (kind !== PUT && kind !== DELETE) return this.#strange();
      this.#settled = true;
      if (kind === PUT && this.#isReadable(valueBytes, valueStart, valueEnd)) return false;
      if (!removable || !this.#keys.hidesNothing(keyBytes, keyStart, keyEnd)) return false;
      this.#deletes++;
    }
    if (!removable) return false;
    this.#versions++;
    if (kind === PUT) this.#deleteValue(keyBytes, keyStart, suffix, valueBytes, valueStart, valueEnd);
    return true;
  }

  counts(): Readonly<Record<string, number>> {
    return {
      versions: this.#versions,
      rollbacksAndLocks: this.#marks,
      mvccDeletes: this.#deletes,
      values: this.#values,
      errors: this.#errors,
    };
  }

  /** What we cannot read we leave alone. */
  #strange(): boolean {
    this.#errors++;
    return false;
  }

  /** False for a PUT that lies behind its fence: it was written anew after the version above it had hidden it, and is a DELETE to readers. */
  #isReadable(bytes: Uint8Array, start: number, end: number): boolean {
    let at = endOfStartTs(bytes, start);
    if (at < end && bytes[at] === SHORT_VALUE) at += 2 + (bytes[at + 1] as number);
    // Nearly all records end here.
    if (at >= end) return true;
    return isVisibleThroughFence(decodeWriteRecord(bytes.slice(start, end)), this.#safePoint);
  }

  #deleteValue(
    keyBytes: Uint8Array,
    keyStart: number,
    suffix: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): void {
    const at = endOfStartTs(bytes, start);
    if (at < end && bytes[at] === SHORT_VALUE) return;
    const key = new Uint8Array(suffix - keyStart + TIMESTAMP_BYTES);
    key.set(keyBytes.subarray(keyStart, suffix));
    writeU64Desc(key, suffix - keyStart, startTsOf(bytes, start));
    this.#job.delete(CF.default, key);
    this.#values++;
  }
}

/** Where the varint of the start timestamp ends, which follows the kind. */
function endOfStartTs(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while ((bytes[at] as number) >= 0x80) at++;
  return at + 1;
}

function startTsOf(bytes: Uint8Array, start: number): bigint {
  let value = 0n;
  for (let at = start + 1, shift = 0n; ; at++, shift += 7n) {
    const byte = bytes[at] as number;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}

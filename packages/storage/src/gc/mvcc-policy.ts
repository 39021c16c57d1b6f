/**
 * What the store adds to its engine's compactions: garbage collection of MVCC versions in the write family (facts 10.6), and MVCC statistics of each
 * table. A policy module: helper threads import it; its settings are the GC safe point of the moment.
 */
import { readU64, readU64Desc, writeU64 } from '@tessera/codec';
import { CF, type MergePolicy, type PolicyModule, type TableCollector } from '@tessera/engine';
import { MvccFilter } from './mvcc-filter.ts';

export interface MvccPolicySettings {
  /** 0: nothing is collected. */
  readonly safePoint: bigint;
}

/** TiKV's names of table properties; values are u64, big endian. */
const MIN_TS = 'tikv.min_ts';
const MAX_TS = 'tikv.max_ts';
const NUM_ROWS = 'tikv.num_rows';
const NUM_PUTS = 'tikv.num_puts';
const NUM_DELETES = 'tikv.num_deletes';
const NUM_VERSIONS = 'tikv.num_versions';
const MAX_ROW_VERSIONS = 'tikv.max_row_versions';
/** Ours: the safe point that the table was written under. Garbage above it may be in there, garbage below it is not. */
const SAFE_POINT = 'tessera.gc_safe_point';

/** What a table of the write family says of itself. */
export interface MvccProperties {
  readonly minTs: bigint;
  readonly maxTs: bigint;
  readonly rows: number;
  readonly puts: number;
  readonly deletes: number;
  readonly versions: number;
  readonly maxRowVersions: number;
  readonly safePoint: bigint;
}

export function readMvccProperties(properties: ReadonlyMap<string, Uint8Array>): MvccProperties | undefined {
  const ts = (name: string): bigint => {
    const bytes = properties.get(name);
    return bytes?.length === 8 ? readU64(bytes, 0) : 0n;
  };
  if (!properties.has(NUM_VERSIONS)) return undefined;
  return {
    minTs: ts(MIN_TS),
    maxTs: ts(MAX_TS),
    rows: Number(ts(NUM_ROWS)),
    puts: Number(ts(NUM_PUTS)),
    deletes: Number(ts(NUM_DELETES)),
    versions: Number(ts(NUM_VERSIONS)),
    maxRowVersions: Number(ts(MAX_ROW_VERSIONS)),
    safePoint: ts(SAFE_POINT),
  };
}

// HOT: every entry of the write family that is flushed or compacted passes here.
class MvccCollector implements TableCollector {
  readonly #safePoint: bigint;
  /** As eight bytes each, descending encoding: the largest is the oldest. */
  readonly #oldest = new Uint8Array(8);
  readonly #newest = new Uint8Array(8).fill(0xff);
  #last = new Uint8Array(64);
  #lastLength = -1;
  #rows = 0;
  #puts = 0;
  #deletes = 0;
  #versions = 0;
  #rowVersions = 0;
  #maxRowVersions = 0;

  constructor(safePoint: bigint) {
    this.#safePoint = safePoint;
  }

  add(
    keyBytes: Uint8Array,
    keyStart: number,
    keyEnd: number,
    isPut: boolean,
    valueBytes: Uint8Array,
    valueStart: number,
  ): void {
    const userEnd = keyEnd - 8;
    if (!isPut || userEnd <= keyStart) return;
    if (compareAt(keyBytes, userEnd, this.#oldest) > 0) copyEight(keyBytes, userEnd, this.#oldest);
    if (compareAt(keyBytes, userEnd, this.#newest) < 0) copyEight(keyBytes, userEnd, this.#newest);
    if (this.#isLast(keyBytes, keyStart, userEnd)) this.#rowVersions++;
    else {
      this.#rows++;
      this.#rowVersions = 1;
    }
    if (this.#rowVersions > this.#maxRowVersions) this.#maxRowVersions = this.#rowVersions;
    this.#versions++;
    const kind = valueBytes[valueStart];
    if (kind === 0x50) this.#puts++;
    else if (kind === 0x44) this.#deletes++;
  }

  finish(): ReadonlyMap<string, Uint8Array> {
    if (this.#versions === 0) return new Map();
    return new Map([
      [MIN_TS, eight(readU64Desc(this.#oldest, 0))],
      [MAX_TS, eight(readU64Desc(this.#newest, 0))],
      [NUM_ROWS, eight(BigInt(this.#rows))],
      [NUM_PUTS, eight(BigInt(this.#puts))],
      [NUM_DELETES, eight(BigInt(this.#deletes))],
      [NUM_VERSIONS, eight(BigInt(this.#versions))],
      [MAX_ROW_VERSIONS, eight(BigInt(this.#maxRowVersions))],
      [SAFE_POINT, eight(this.#safePoint)],
    ]);
  }

  /** Also makes it the last. */
  #isLast(keyBytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start;
    let same = length === this.#lastLength;
    const last = this.#last;
    for (let i = length - 1; same && i >= 0; i--) if (last[i] !== keyBytes[start + i]) same = false;
    if (same) return true;
    if (length > last.length) this.#last = new Uint8Array(length * 2);
    for (let i = 0; i < length; i++) this.#last[i] = keyBytes[start + i] as number;
    this.#lastLength = length;
    return false;
  }
}

function compareAt(bytes: Uint8Array, at: number, other: Uint8Array): number {
  for (let i = 0; i < 8; i++) {
    const diff = (bytes[at + i] as number) - (other[i] as number);
    if (diff !== 0) return diff;
  }
  return 0;
}

function copyEight(bytes: Uint8Array, at: number, target: Uint8Array): void {
  for (let i = 0; i < 8; i++) target[i] = bytes[at + i] as number;
}

function eight(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  writeU64(bytes, 0, value);
  return bytes;
}

/** Versions in a table that a compaction now could remove: an estimate from its properties. */
function garbageIn(properties: ReadonlyMap<string, Uint8Array>, safePoint: bigint): number {
  const found = readMvccProperties(properties);
  if (found === undefined || safePoint <= found.safePoint || safePoint < found.minTs) return 0;
  // Old versions of rows, and rows that are gone.
  const old = found.versions - found.rows + found.deletes;
  if (safePoint >= found.maxTs) return old;
  // As if versions were spread evenly over the time.
  return Math.floor((old * Number(safePoint - found.minTs)) / Number(found.maxTs - found.minTs));
}

/** Under this name helper threads look for it. */
export const policy: PolicyModule = {
  module: import.meta.url,
  create: (settings): MergePolicy => {
    const { safePoint } = settings as MvccPolicySettings;
    return {
      filter: (job) => (job.cf === CF.write && safePoint > 0n ? new MvccFilter(job, safePoint) : undefined),
      collectors: (cf, isFiltered) => (cf === CF.write ? [new MvccCollector(isFiltered ? safePoint : 0n)] : []),
      garbage: (cf, properties) => (cf === CF.write && safePoint > 0n ? garbageIn(properties, safePoint) : 0),
    };
  },
};

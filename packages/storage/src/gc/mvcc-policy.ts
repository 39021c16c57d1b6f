/**
 * What the store adds to its engine's compactions: garbage collection of MVCC versions in the write family (facts 10.6), of raw versions and of expired
 * pairs in the default family (by API version), and statistics of each table. A policy module: helper threads import it; its settings are what holds at the moment.
 */
import { readU64, readU64Desc, V2_DELETED, writeU64 } from '@tessera/codec';
import { CF, type ColumnFamily, type MergePolicy, type PolicyModule, type TableCollector } from '@tessera/engine';
import type { StorageApi } from '../api-check.ts';
import { MvccFilter } from './mvcc-filter.ts';
import { isRawVersion, RawFilter, TtlFilter } from './raw-filter.ts';
import { TtlCollector, ttlGarbageIn } from './ttl-collector.ts';

export interface MvccPolicySettings {
  /** 0: no versions are collected. */
  readonly safePoint: bigint;
  readonly api: StorageApi;
  /** Unix time. */
  readonly nowSeconds: number;
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

/** What a table of the write family says of itself, and in API V2 one of the default family of its raw versions. */
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

const PUT = 0x50;
const DELETE = 0x44;

// HOT: every entry of the write family, and of the default family in API V2, that is flushed or compacted passes here.
class MvccCollector implements TableCollector {
  readonly #safePoint: bigint;
  readonly #isRaw: boolean;
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

  constructor(safePoint: bigint, isRaw: boolean) {
    this.#safePoint = safePoint;
    this.#isRaw = isRaw;
  }

  add(
    keyBytes: Uint8Array,
    keyStart: number,
    keyEnd: number,
    isPut: boolean,
    valueBytes: Uint8Array,
    valueStart: number,
    valueEnd: number,
  ): void {
    const userEnd = keyEnd - 8;
    if (!isPut || userEnd <= keyStart) return;
    if (this.#isRaw && !isRawVersion(keyBytes, keyStart, keyEnd)) return;
    if (compareAt(keyBytes, userEnd, this.#oldest) > 0) copyEight(keyBytes, userEnd, this.#oldest);
    if (compareAt(keyBytes, userEnd, this.#newest) < 0) copyEight(keyBytes, userEnd, this.#newest);
    if (this.#isLast(keyBytes, keyStart, userEnd)) this.#rowVersions++;
    else {
      this.#rows++;
      this.#rowVersions = 1;
    }
    if (this.#rowVersions > this.#maxRowVersions) this.#maxRowVersions = this.#rowVersions;
    this.#versions++;
    const kind = this.#isRaw ? rawKindOf(valueBytes, valueEnd) : valueBytes[valueStart];
    if (kind === PUT) this.#puts++;
    else if (kind === DELETE) this.#deletes++;
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

function rawKindOf(valueBytes: Uint8Array, valueEnd: number): number {
  return ((valueBytes[valueEnd - 1] as number) & V2_DELETED) === 0 ? PUT : DELETE;
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
    const { safePoint, api, nowSeconds } = settings as MvccPolicySettings;
    const hasVersions = (cf: ColumnFamily): boolean => cf === CF.write || (cf === CF.default && api === 'V2');
    const hasTtl = (cf: ColumnFamily): boolean => cf === CF.default && api === 'V1ttl';
    return {
      filter(job) {
        if (hasTtl(job.cf)) return new TtlFilter(nowSeconds);
        if (!hasVersions(job.cf) || safePoint === 0n) return undefined;
        return job.cf === CF.write ? new MvccFilter(job, safePoint) : new RawFilter(job, safePoint, nowSeconds);
      },
      collectors(cf, isFiltered) {
        if (hasTtl(cf)) return [new TtlCollector()];
        return hasVersions(cf) ? [new MvccCollector(isFiltered ? safePoint : 0n, cf === CF.default)] : [];
      },
      garbage(cf, properties) {
        if (hasTtl(cf)) return ttlGarbageIn(properties, nowSeconds);
        return hasVersions(cf) && safePoint > 0n ? garbageIn(properties, safePoint) : 0;
      },
    };
  },
};

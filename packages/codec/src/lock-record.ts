/**
 * Values of the lock family (facts 1.4). One record:
 *
 *   'P' | 'D' | 'L' | 'S'   what the transaction will do: put, delete, nothing (lock), or not known yet (pessimistic)
 *   compact primary raw key | varint start ts | varint ttl ms (absent in very old records)
 *   tagged fields in this order:
 *     v u8-length bytes  short value       f u64  for-update ts       t u64  transaction size    c u64  min commit ts
 *     a varint n, n * compact  async commit, secondaries              r varint n, n * u64  rollbacks that met this lock
 *     l u64 varint  last change            s varint  source           F  locked with conflict    g u64  generation
 *
 * A reader stops at the first tag it does not know: a newer writer appends.
 */
import { EMPTY_BYTES } from '@tessera/base';
import { CodecError } from './codec-error.ts';
import { type LastChange, readLastChange, writeLastChange } from './last-change.ts';
import { RecordReader, RecordWriter } from './record-bytes.ts';

export type LockKind = 'put' | 'delete' | 'lock' | 'pessimistic';

export interface LockRecord {
  readonly kind: LockKind;
  /** Raw key. */
  readonly primary: Uint8Array;
  readonly startTs: bigint;
  readonly ttlMs: number;
  readonly shortValue: Uint8Array | undefined;
  /** Non-zero: a lock of a pessimistic transaction. */
  readonly forUpdateTs: bigint;
  readonly txnSize: number;
  readonly minCommitTs: bigint;
  readonly useAsyncCommit: boolean;
  /** Raw keys; only the primary of an async commit has them. */
  readonly secondaries: readonly Uint8Array[];
  /** Start timestamps of protected rollbacks that may meet this lock's commit timestamp. */
  readonly rollbackTs: readonly bigint[];
  readonly lastChange: LastChange | undefined;
  readonly txnSource: number;
  readonly lockedWithConflict: boolean;
  /** Non-zero: a lock of pipelined DML. */
  readonly generation: number;
}

/** A value at or below this length is kept in the lock and the write record instead of the default family. */
export const SHORT_VALUE_BYTES_MAX = 255;

/** "Too many to count": stored as 2^64-1. */
export const TXN_SIZE_UNKNOWN: number = Number.MAX_SAFE_INTEGER;
const U64_MAX = 2n ** 64n - 1n;

const KIND_BYTES: Readonly<Record<LockKind, number>> = { put: 0x50, delete: 0x44, lock: 0x4c, pessimistic: 0x53 };

/** The fields that most locks leave at their zero. */
export const LOCK_DEFAULTS = {
  ttlMs: 0,
  shortValue: undefined,
  forUpdateTs: 0n,
  txnSize: 0,
  minCommitTs: 0n,
  useAsyncCommit: false,
  secondaries: [],
  rollbackTs: [],
  lastChange: undefined,
  txnSource: 0,
  lockedWithConflict: false,
  generation: 0,
} as const;

const writer = new RecordWriter();

/** Borrowed until the next lock is encoded: batches copy. A short value is at most {@link SHORT_VALUE_BYTES_MAX} long. */
export function encodeLockRecord(lock: LockRecord): Uint8Array {
  const w = writer;
  w.u8(KIND_BYTES[lock.kind]);
  w.compactBytes(lock.primary);
  w.varU64(lock.startTs);
  w.varNumber(lock.ttlMs);
  if (lock.shortValue !== undefined) {
    w.u8(0x76);
    w.u8(lock.shortValue.length);
    w.raw(lock.shortValue);
  }
  writeU64Field(w, 0x66, lock.forUpdateTs);
  writeU64Field(w, 0x74, lock.txnSize === TXN_SIZE_UNKNOWN ? U64_MAX : BigInt(lock.txnSize));
  writeU64Field(w, 0x63, lock.minCommitTs);
  if (lock.useAsyncCommit) {
    w.u8(0x61);
    w.varNumber(lock.secondaries.length);
    for (const key of lock.secondaries) w.compactBytes(key);
  }
  if (lock.rollbackTs.length > 0) {
    w.u8(0x72);
    w.varNumber(lock.rollbackTs.length);
    for (const ts of lock.rollbackTs) w.u64(ts);
  }
  writeLastChange(w, 0x6c, lock.lastChange);
  if (lock.txnSource !== 0) {
    w.u8(0x73);
    w.varNumber(lock.txnSource);
  }
  if (lock.lockedWithConflict) w.u8(0x46);
  writeU64Field(w, 0x67, BigInt(lock.generation));
  return w.finish();
}

function writeU64Field(w: RecordWriter, tag: number, value: bigint): void {
  if (value === 0n) return;
  w.u8(tag);
  w.u64(value);
}

/** Byte fields are views of `bytes`. Throws {@link CodecError} on bytes that are no lock record. */
export function decodeLockRecord(bytes: Uint8Array): LockRecord {
  const r = new RecordReader(bytes);
  const lock: Mutable<LockRecord> = {
    ...LOCK_DEFAULTS,
    kind: kindOf(r.u8()),
    primary: EMPTY_BYTES,
    startTs: 0n,
  };
  lock.primary = r.compactBytes();
  lock.startTs = r.varU64();
  if (!r.done) lock.ttlMs = r.varNumber();
  while (!r.done && readField(lock, r.u8(), r));
  return lock;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** False at an unknown tag. */
function readField(lock: Mutable<LockRecord>, tag: number, r: RecordReader): boolean {
  switch (tag) {
    case 0x76:
      lock.shortValue = r.view(r.u8());
      return true;
    case 0x66:
      lock.forUpdateTs = r.u64();
      return true;
    case 0x74:
      lock.txnSize = r.u64Saturated();
      return true;
    case 0x63:
      lock.minCommitTs = r.u64();
      return true;
    case 0x61:
      lock.useAsyncCommit = true;
      lock.secondaries = readList(r, 1, () => r.compactBytes());
      return true;
    case 0x72:
      lock.rollbackTs = readList(r, 8, () => r.u64());
      return true;
    case 0x6c:
      lock.lastChange = readLastChange(r);
      return true;
    case 0x73:
      lock.txnSource = r.varNumber();
      return true;
    case 0x46:
      lock.lockedWithConflict = true;
      return true;
    case 0x67:
      lock.generation = r.u64Saturated();
      return true;
    default:
      return false;
  }
}

/** `bytesMin`: the least an item takes, so that a false count costs no memory. */
function readList<T>(r: RecordReader, bytesMin: number, read: () => T): T[] {
  const count = r.varNumber();
  if (count * bytesMin > r.left) throw new CodecError('ValueLength', `a lock claims a list of ${count}`);
  const items: T[] = [];
  for (let i = 0; i < count; i++) items.push(read());
  return items;
}

function kindOf(byte: number): LockKind {
  switch (byte) {
    case 0x50:
      return 'put';
    case 0x44:
      return 'delete';
    case 0x4c:
      return 'lock';
    case 0x53:
      return 'pessimistic';
    default:
      throw new CodecError('ValueMeta', `a lock of unknown kind ${byte}`);
  }
}

/**
 * Values of the write family (facts 1.5). One record:
 *
 *   'P' | 'D' | 'L' | 'R'   what was committed: put, delete, nothing (lock), or a rollback
 *   varint start ts
 *   tagged fields in this order, a reader stops at the first one it does not know:
 *     v u8-length bytes  short value        R  a protected rollback has this record's commit ts as start ts
 *     F u64  gc fence                       l u64 varint  last change (LOCK and ROLLBACK)      S varint  source
 *
 * A rollback lies at its transaction's start ts. With the short value "p" it is protected: never collapsed.
 */
import { CodecError } from './codec-error.ts';
import { type LastChange, readLastChange, writeLastChange } from './last-change.ts';
import { RecordReader, RecordWriter } from './record-bytes.ts';

export type WriteKind = 'put' | 'delete' | 'lock' | 'rollback';

export interface WriteRecord {
  readonly kind: WriteKind;
  readonly startTs: bigint;
  readonly shortValue: Uint8Array | undefined;
  readonly hasOverlappedRollback: boolean;
  /** Set when the record was rewritten; 0 = no newer version existed then, else that version's commit ts. */
  readonly gcFence: bigint | undefined;
  readonly lastChange: LastChange | undefined;
  readonly txnSource: number;
}

const KIND_BYTES: Readonly<Record<WriteKind, number>> = { put: 0x50, delete: 0x44, lock: 0x4c, rollback: 0x52 };
const PROTECTED = new Uint8Array([0x70]);

/** The fields that most records leave at their zero. */
export const WRITE_DEFAULTS = {
  shortValue: undefined,
  hasOverlappedRollback: false,
  gcFence: undefined,
  lastChange: undefined,
  txnSource: 0,
} as const;

export function rollbackRecord(startTs: bigint, isProtected: boolean): WriteRecord {
  return { ...WRITE_DEFAULTS, kind: 'rollback', startTs, shortValue: isProtected ? PROTECTED : undefined };
}

export function isProtectedRollback(write: WriteRecord): boolean {
  return write.kind === 'rollback' && write.shortValue?.length === 1 && write.shortValue[0] === 0x70;
}

/** False when the version above, at the fence, may already have been collected: the record then says nothing. */
export function isVisibleThroughFence(write: WriteRecord, readTs: bigint): boolean {
  return write.gcFence === undefined || write.gcFence === 0n || write.gcFence > readTs;
}

const writer = new RecordWriter();

/** Borrowed until the next record is encoded: batches copy. */
export function encodeWriteRecord(write: WriteRecord): Uint8Array {
  const w = writer;
  w.u8(KIND_BYTES[write.kind]);
  w.varU64(write.startTs);
  if (write.shortValue !== undefined) {
    w.u8(0x76);
    w.u8(write.shortValue.length);
    w.raw(write.shortValue);
  }
  if (write.hasOverlappedRollback) w.u8(0x52);
  if (write.gcFence !== undefined) {
    w.u8(0x46);
    w.u64(write.gcFence);
  }
  writeLastChange(w, 0x6c, write.lastChange);
  if (write.txnSource !== 0) {
    w.u8(0x53);
    w.varNumber(write.txnSource);
  }
  return w.finish();
}

// HOT: every version a read meets passes here.
/** The short value is a view of `bytes`. Throws {@link CodecError} on bytes that are no write record. */
export function decodeWriteRecord(bytes: Uint8Array): WriteRecord {
  const r = new RecordReader(bytes);
  const kind = kindOf(r.u8());
  const startTs = r.varU64();
  let shortValue: Uint8Array | undefined;
  let hasOverlappedRollback = false;
  let gcFence: bigint | undefined;
  let lastChange: LastChange | undefined;
  let txnSource = 0;
  reading: while (!r.done) {
    switch (r.u8()) {
      case 0x76:
        shortValue = r.view(r.u8());
        break;
      case 0x52:
        hasOverlappedRollback = true;
        break;
      case 0x46:
        gcFence = r.u64();
        break;
      case 0x6c:
        lastChange = readLastChange(r);
        break;
      case 0x53:
        txnSource = r.varNumber();
        break;
      default:
        break reading;
    }
  }
  return { kind, startTs, shortValue, hasOverlappedRollback, gcFence, lastChange, txnSource };
}

// HOT: most records a read meets are just this; telling so costs no object.
/**
 * The value, a view, when `bytes` is a PUT with a short value and nothing else; undefined when it must be decoded to know more.
 */
export function plainShortValue(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0x50) return undefined;
  let at = 1;
  while ((bytes[at] as number) >= 0x80) at++;
  if (bytes[at + 1] !== 0x76) return undefined;
  const start = at + 3;
  return start + (bytes[at + 2] as number) === bytes.length ? bytes.subarray(start) : undefined;
}

function kindOf(byte: number): WriteKind {
  switch (byte) {
    case 0x50:
      return 'put';
    case 0x44:
      return 'delete';
    case 0x4c:
      return 'lock';
    case 0x52:
      return 'rollback';
    default:
      throw new CodecError('ValueMeta', `a write record of unknown kind ${byte}`);
  }
}

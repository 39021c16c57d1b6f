/** MvccGetByKey, MvccGetByStartTs: everything there is about one key, for people who debug (facts 3.12). */
import { copyBytes } from '@tessera/base';
import {
  decodeWriteRecord,
  isVersionOf,
  type LockRecord,
  TIMESTAMP_BYTES,
  TS_MAX,
  timestampOfKey,
  versionedKey,
  type WriteKind,
  type WriteRecord,
} from '@tessera/codec';
import { CF, type ColumnFamily } from '@tessera/engine';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { opOfLock } from './lock-info.ts';
import type { MvccReader } from './mvcc-reader.ts';

const OPS: Readonly<Record<WriteKind, kvrpcpb.Op>> = {
  put: kvrpcpb.Op.Put,
  delete: kvrpcpb.Op.Del,
  lock: kvrpcpb.Op.Lock,
  rollback: kvrpcpb.Op.Rollback,
};

/** Versions and values come newest first. */
export function mvccInfo(reader: MvccReader, key: Uint8Array): kvrpcpb.MvccInfoInit {
  const lock = reader.loadLock(key);
  const writes: kvrpcpb.MvccWriteInit[] = [];
  for (const [commitTs, bytes] of versions(reader, CF.write, key)) {
    writes.push(mvccWrite(commitTs, decodeWriteRecord(bytes)));
  }
  const values: kvrpcpb.MvccValueInit[] = [];
  for (const [startTs, value] of versions(reader, CF.default, key)) values.push({ startTs, value });
  return { lock: lock === undefined ? undefined : mvccLock(lock), writes, values };
}

function* versions(reader: MvccReader, cf: ColumnFamily, key: Uint8Array): Generator<[bigint, Uint8Array]> {
  using cursor = reader.snapshot.iterator(cf);
  for (cursor.seek(versionedKey(key, TS_MAX)); cursor.valid && isVersionOf(cursor.key(), key); cursor.next()) {
    yield [timestampOfKey(cursor.key()), copyBytes(cursor.value())];
  }
}

/** The first key in `[lower, upper)` with a version written by the transaction. Reads every version of the range. */
export function findKeyByStartTs(
  reader: MvccReader,
  startTs: bigint,
  lower: Uint8Array | undefined,
  upper: Uint8Array | undefined,
): Uint8Array | undefined {
  using cursor = reader.snapshot.iterator(CF.write, { lower, upper });
  for (cursor.seekToFirst(); cursor.valid; cursor.next()) {
    reader.stats.totalVersions++;
    if (decodeWriteRecord(cursor.value()).startTs !== startTs) continue;
    const found = cursor.key();
    return copyBytes(found.subarray(0, found.length - TIMESTAMP_BYTES));
  }
  return undefined;
}

function mvccLock(lock: LockRecord): kvrpcpb.MvccLockInit {
  return {
    type: opOfLock(lock.kind),
    startTs: lock.startTs,
    primary: lock.primary,
    shortValue: lock.shortValue,
    ttl: lock.ttlMs,
    forUpdateTs: lock.forUpdateTs,
    txnSize: lock.txnSize,
    useAsyncCommit: lock.useAsyncCommit,
    secondaries: lock.secondaries,
    rollbackTs: lock.rollbackTs,
    lastChangeTs: lock.lastChange?.ts,
    versionsToLastChange: lock.lastChange?.versions,
  };
}

function mvccWrite(commitTs: bigint, write: WriteRecord): kvrpcpb.MvccWriteInit {
  return {
    type: OPS[write.kind],
    startTs: write.startTs,
    commitTs,
    shortValue: write.shortValue,
    hasOverlappedRollback: write.hasOverlappedRollback,
    hasGcFence: write.gcFence !== undefined,
    gcFence: write.gcFence,
    lastChangeTs: write.lastChange?.ts,
    versionsToLastChange: write.lastChange?.versions,
  };
}

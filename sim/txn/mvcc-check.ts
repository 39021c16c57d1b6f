/** The structure of versions and locks that must hold in any cluster at rest, whatever its transactions did. */
import { fromUtf8 } from '@tessera/base';
import { isProtectedRollback, SHORT_VALUE_BYTES_MAX } from '@tessera/codec';
import type { KeyDump, MvccDump } from './mvcc-dump.ts';

export interface Allowances {
  /** Compactions that collect garbage delete values and records in two steps, with a crash in between. */
  readonly valuesWithoutRecord: boolean;
}

/** Keys that are locked. */
export function lockedKeys(dump: MvccDump): readonly string[] {
  return [...dump].flatMap(([key, { lock }]) => (lock === undefined ? [] : [`${key} by ${lock.startTs}`]));
}

/** What is wrong with it; undefined when nothing is. */
export function findMvccFlaw(dump: MvccDump, allowances: Allowances): string | undefined {
  for (const [key, found] of dump) {
    const flaw = flawOfRecords(found) ?? flawOfValues(found, allowances) ?? flawOfLock(key, found, dump);
    if (flaw !== undefined) return `key ${key}: ${flaw}`;
  }
  return undefined;
}

function flawOfRecords({ writes, values }: KeyDump): string | undefined {
  const starts = new Set<bigint>();
  for (const { commitTs, write } of writes) {
    const { kind, startTs, shortValue, hasOverlappedRollback, gcFence } = write;
    if (kind === 'rollback') {
      if (commitTs !== startTs) return `a rollback of ${startTs} lies at ${commitTs}`;
      if (shortValue !== undefined && !isProtectedRollback(write)) return `the rollback of ${startTs} has a value`;
      if (hasOverlappedRollback) return `a rollback overlaps the rollback of ${startTs}`;
    } else {
      if (commitTs <= startTs) return `${startTs} is committed at ${commitTs}`;
      if (kind !== 'put' && shortValue !== undefined) return `the ${kind} of ${startTs} has a value`;
    }
    if (kind === 'put' && shortValue === undefined && !values.has(startTs)) return `the put of ${startTs} has no value`;
    if (kind === 'put' && shortValue !== undefined && values.has(startTs))
      return `the put of ${startTs} has two values`;
    if (gcFence !== undefined && !hasOverlappedRollback) return `${startTs} has a fence and nothing that overlaps`;
    // One record for each transaction that was here.
    if (starts.has(startTs)) return `${startTs} has two records`;
    starts.add(startTs);
  }
  return undefined;
}

function flawOfValues({ writes, values, lock }: KeyDump, { valuesWithoutRecord }: Allowances): string | undefined {
  for (const [startTs, value] of values) {
    if (value.length <= SHORT_VALUE_BYTES_MAX) return `the value of ${startTs} is short, and lies apart`;
    const isOfLock = lock?.startTs === startTs && lock.kind === 'put';
    const isOfRecord = writes.some(({ write }) => write.kind === 'put' && write.startTs === startTs);
    if (!isOfLock && !isOfRecord && !valuesWithoutRecord) return `the value of ${startTs} has neither lock nor record`;
  }
  return undefined;
}

function flawOfLock(key: string, { lock, writes }: KeyDump, dump: MvccDump): string | undefined {
  if (lock === undefined) return undefined;
  const { startTs, kind, minCommitTs, primary } = lock;
  const own = writes.find(({ write }) => write.startTs === startTs);
  if (own !== undefined && kind !== 'pessimistic') return `is locked by ${startTs}, which has a record here`;
  const newer = writes.find(({ commitTs, write }) => write.kind !== 'rollback' && commitTs > startTs);
  if (newer !== undefined && lock.forUpdateTs === 0n) {
    return `is locked by ${startTs}, below a commit at ${newer.commitTs}`;
  }
  const ofPrimary = dump.get(fromUtf8(primary));
  const fate = ofPrimary?.writes.find(({ write }) => write.startTs === startTs);
  if (
    fate !== undefined &&
    fate.write.kind !== 'rollback' &&
    fate.commitTs < minCommitTs &&
    key !== fromUtf8(primary)
  ) {
    return `is locked by ${startTs} not to be committed before ${minCommitTs}, and its primary was at ${fate.commitTs}`;
  }
  return undefined;
}

/**
 * The rollback of a transaction that was ended by others is protected at its primary, or is noted in the record that lies at its start:
 * otherwise a late prewrite could bring it back.
 */
export function isProtected({ writes }: KeyDump, startTs: bigint): boolean {
  return writes.some(
    ({ commitTs, write }) =>
      commitTs === startTs &&
      (isProtectedRollback(write) || (write.kind !== 'rollback' && write.hasOverlappedRollback)),
  );
}

/**
 * KvPessimisticLock: locks keys for a transaction that will write them, and reads them on the way (facts 4.1, 4.2). Waiting
 * for the locks of others is the caller's: the action says who is in the way.
 */
import {
  isVisibleThroughFence,
  type LastChange,
  LOCK_DEFAULTS,
  type LockRecord,
  TS_MAX,
  txnDataKey,
} from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { lockInfo } from '../mvcc/lock-info.ts';
import { fail, keyErrorOf, MvccFailure } from '../mvcc/mvcc-error.ts';
import type { MvccReader, Version } from '../mvcc/mvcc-reader.ts';
import { RESPONSE_BYTES_MAX, responseTooLarge } from '../response-limit.ts';
import { checkNotExists, NOTHING_BELOW, nextLastChange } from './data-constraint.ts';
import type { MvccTxn } from './mvcc-txn.ts';

export interface PessimisticLockProps {
  readonly startTs: bigint;
  /** Raw key. */
  readonly primary: Uint8Array;
  readonly forUpdateTs: bigint;
  readonly lockTtlMs: number;
  readonly minCommitTs: bigint;
  readonly returnValues: boolean;
  readonly checkExistence: boolean;
  readonly lockOnlyIfExists: boolean;
  readonly allowLockWithConflict: boolean;
}

/** What locking one key gave. */
export interface PessimisticLockResult {
  /** Undefined: absent. Empty when only existence was asked for. */
  readonly value: Uint8Array | undefined;
  /** Not 0: locked although this newer commit was there. */
  readonly lockedWithConflictTs: bigint;
}

export type PessimisticLockOutcome =
  | { readonly kind: 'done'; readonly response: kvrpcpb.PessimisticLockResponseInit }
  /** The lock of another transaction is in the way and the request is willing to wait; nothing is written. */
  | {
      readonly kind: 'wait';
      /** Data key. */
      readonly key: Uint8Array;
      readonly lock: kvrpcpb.LockInfoInit;
      readonly mustNotExist: boolean;
    };

/** Locks all keys or none. */
export function pessimisticLock(
  request: kvrpcpb.PessimisticLockRequest,
  reader: MvccReader,
  txn: MvccTxn,
): PessimisticLockOutcome {
  const props = pessimisticLockProps(request);
  const { forUpdateTs, returnValues, checkExistence } = props;
  const raises = returnValues || checkExistence || request.mutations.some(mustNotExist);
  const regionError = raises ? txn.env.concurrency.refusal(forUpdateTs) : undefined;
  if (regionError !== undefined) return { kind: 'done', response: { regionError } };
  if (props.allowLockWithConflict && request.mutations.length > 1) {
    const text = 'multiple keys in a single request with allowed_lock_with_conflict set is not allowed';
    return failed(txn, fail({ kind: 'Other', text }));
  }
  const results: PessimisticLockResult[] = [];
  let bytes = 0;
  for (const { op, key: userKey, assertion } of request.mutations) {
    if (op !== kvrpcpb.Op.PessimisticLock) {
      return failed(txn, fail({ kind: 'Other', text: `mismatch Op in pessimistic lock mutations: ${op}` }));
    }
    const key = txnDataKey(userKey);
    const mustNotExist = assertion === kvrpcpb.Assertion.NotExist;
    const result = lockKey(txn, reader, props, key, userKey, mustNotExist);
    if (!(result instanceof MvccFailure)) {
      results.push(result);
      bytes += result.value?.length ?? 0;
      if (bytes > RESPONSE_BYTES_MAX) return failed(txn, fail({ kind: 'Other', text: responseTooLarge() }));
    } else if (result.error.kind !== 'KeyIsLocked') {
      return failed(txn, result);
    } else if (request.waitTimeout < 0) {
      txn.clear();
      return { kind: 'done', response: failedLock(keyErrorOf(result), props) };
    } else {
      txn.clear();
      return { kind: 'wait', key, lock: result.error.lock, mustNotExist };
    }
  }
  return { kind: 'done', response: responseOf(results, props) };
}

function mustNotExist({ assertion }: kvrpcpb.Mutation): boolean {
  return assertion === kvrpcpb.Assertion.NotExist;
}

export function pessimisticLockProps(request: kvrpcpb.PessimisticLockRequest): PessimisticLockProps {
  return {
    startTs: request.startVersion,
    primary: request.primaryLock,
    forUpdateTs: request.forUpdateTs,
    lockTtlMs: request.lockTtl,
    minCommitTs: request.minCommitTs,
    returnValues: request.returnValues,
    checkExistence: request.checkExistence,
    lockOnlyIfExists: request.lockOnlyIfExists,
    allowLockWithConflict: request.wakeUpMode === kvrpcpb.PessimisticLockWakeUpMode.WakeUpModeForceLock,
  };
}

/** The answer of a request that does not get its locks, after it has waited or without. */
export function failedLock(
  error: kvrpcpb.KeyErrorInit,
  { allowLockWithConflict }: PessimisticLockProps,
): kvrpcpb.PessimisticLockResponseInit {
  if (!allowLockWithConflict) return { errors: [error] };
  const results = [{ type: kvrpcpb.PessimisticLockKeyResultType.LockResultFailed }];
  return { errors: [error], results };
}

function failed(txn: MvccTxn, failure: MvccFailure): Extract<PessimisticLockOutcome, { kind: 'done' }> {
  txn.clear();
  return { kind: 'done', response: { errors: [keyErrorOf(failure)] } };
}

function responseOf(
  results: readonly PessimisticLockResult[],
  props: PessimisticLockProps,
): kvrpcpb.PessimisticLockResponseInit {
  const { returnValues, checkExistence } = props;
  if (props.allowLockWithConflict) return { results: results.map((result) => resultOf(result, props)) };
  const notFounds = returnValues || checkExistence ? results.map(({ value }) => value === undefined) : [];
  const values = returnValues ? results.map(({ value }) => value ?? new Uint8Array(0)) : [];
  return { values, notFounds };
}

function resultOf(
  { value, lockedWithConflictTs }: PessimisticLockResult,
  { returnValues, checkExistence }: PessimisticLockProps,
): kvrpcpb.PessimisticLockKeyResultInit {
  const { LockResultNormal, LockResultLockedWithConflict } = kvrpcpb.PessimisticLockKeyResultType;
  const existence = value !== undefined;
  if (lockedWithConflictTs !== 0n)
    return { type: LockResultLockedWithConflict, existence, value, lockedWithConflictTs };
  if (returnValues) return { type: LockResultNormal, existence, value };
  return checkExistence ? { type: LockResultNormal, existence } : { type: LockResultNormal };
}

/** Locks one key: also how a waiting request is resumed. */
export function lockKey(
  txn: MvccTxn,
  reader: MvccReader,
  props: PessimisticLockProps,
  key: Uint8Array,
  userKey: Uint8Array,
  mustNotExist: boolean,
): PessimisticLockResult | MvccFailure {
  return new KeyLock(txn, reader, props, key, userKey, mustNotExist).run();
}

class KeyLock {
  readonly #txn: MvccTxn;
  readonly #reader: MvccReader;
  readonly #props: PessimisticLockProps;
  readonly #key: Uint8Array;
  readonly #userKey: Uint8Array;
  readonly #mustNotExist: boolean;

  constructor(
    txn: MvccTxn,
    reader: MvccReader,
    props: PessimisticLockProps,
    key: Uint8Array,
    userKey: Uint8Array,
    mustNotExist: boolean,
  ) {
    this.#txn = txn;
    this.#reader = reader;
    this.#props = props;
    this.#key = key;
    this.#userKey = userKey;
    this.#mustNotExist = mustNotExist;
  }

  run(): PessimisticLockResult | MvccFailure {
    const { startTs, forUpdateTs, returnValues, checkExistence, lockOnlyIfExists } = this.#props;
    if (lockOnlyIfExists && !returnValues) {
      return fail({ kind: 'LockIfExistsFailed', startTs, key: this.#userKey });
    }
    if (this.#mustNotExist || returnValues || checkExistence) this.#txn.env.concurrency.updateMaxTs(forUpdateTs);
    const lock = this.#reader.loadLock(this.#key);
    if (lock === undefined) return this.#lockFree();
    if (lock.startTs !== startTs) return fail({ kind: 'KeyIsLocked', lock: lockInfo(lock, this.#userKey) });
    if (lock.kind !== 'pessimistic') {
      return fail({ kind: 'LockTypeNotMatch', startTs, key: this.#userKey, pessimistic: false });
    }
    return this.#lockAgain(lock);
  }

  /** Nobody holds the key. */
  #lockFree(): PessimisticLockResult | MvccFailure {
    const { lockOnlyIfExists, allowLockWithConflict, forUpdateTs } = this.#props;
    const newest = this.#reader.seekWrite(this.#key, TS_MAX);
    if (newest === undefined) {
      if (!lockOnlyIfExists) this.#put(forUpdateTs, NOTHING_BELOW, false, true);
      return { value: undefined, lockedWithConflictTs: 0n };
    }
    const conflicts = newest.commitTs > forUpdateTs;
    if (conflicts && !allowLockWithConflict) return this.#conflict(newest);
    const rolledBack = this.#checkRolledBack(newest);
    if (rolledBack !== undefined) return rolledBack;
    if (this.#mustNotExist) {
      const exists = checkNotExists(this.#reader, this.#key, newest, this.#props.startTs);
      // Judged on data newer than the client knows of: it must look again.
      if (exists !== undefined) return conflicts ? this.#conflict(newest) : exists;
    }
    const lastChange = nextLastChange(this.#reader, this.#key, newest, this.#props.startTs);
    const value = this.#read(newest, conflicts);
    if (lockOnlyIfExists && value === undefined) {
      return conflicts ? this.#conflict(newest) : { value, lockedWithConflictTs: 0n };
    }
    this.#put(conflicts ? newest.commitTs : forUpdateTs, lastChange, conflicts, true);
    return { value, lockedWithConflictTs: conflicts ? newest.commitTs : 0n };
  }

  /** The value as of `newest`; an empty one when only its existence matters. */
  #read(newest: Version, conflicts: boolean): Uint8Array | undefined {
    const { returnValues, checkExistence, startTs } = this.#props;
    if (!returnValues && !checkExistence && !conflicts) return undefined;
    const { write, commitTs } = newest;
    let found: Version | undefined;
    if (write.kind === 'put') found = isVisibleThroughFence(write, startTs) ? newest : undefined;
    else if (write.kind !== 'delete') found = this.#reader.getWrite(this.#key, commitTs - 1n, startTs);
    if (found === undefined) return undefined;
    return returnValues || conflicts ? this.#reader.loadValue(this.#key, found.write) : new Uint8Array(0);
  }

  /** The key is locked by this transaction: the request came twice, or with a newer for-update ts. */
  #lockAgain(lock: LockRecord): PessimisticLockResult | MvccFailure {
    const { allowLockWithConflict, returnValues, checkExistence, startTs } = this.#props;
    const withConflict = allowLockWithConflict && this.#props.forUpdateTs < lock.forUpdateTs;
    const forUpdateTs = withConflict ? lock.forUpdateTs : this.#props.forUpdateTs;
    let value: Uint8Array | undefined;
    if (returnValues || withConflict || checkExistence || this.#mustNotExist) {
      const found = this.#reader.getWrite(this.#key, forUpdateTs, startTs);
      if (found !== undefined) {
        const exists = this.#mustNotExist ? checkNotExists(this.#reader, this.#key, found, startTs) : undefined;
        if (exists !== undefined) return found.commitTs > this.#props.forUpdateTs ? this.#conflict(found) : exists;
        if (returnValues || withConflict) value = this.#reader.loadValue(this.#key, found.write);
        else if (checkExistence) value = new Uint8Array(0);
      }
    }
    if (forUpdateTs > lock.forUpdateTs) this.#put(forUpdateTs, lock.lastChange, lock.lockedWithConflict, false);
    return { value, lockedWithConflictTs: withConflict ? lock.forUpdateTs : 0n };
  }

  /** A rollback of this very transaction: as a record, or as a flag of one that lies at its start ts. */
  #checkRolledBack(newest: Version): MvccFailure | undefined {
    const { startTs } = this.#props;
    const atStart = newest.commitTs > startTs ? this.#reader.seekWrite(this.#key, startTs) : newest;
    if (atStart?.commitTs !== startTs) return undefined;
    if (atStart.write.kind !== 'rollback' && !atStart.write.hasOverlappedRollback) return undefined;
    return fail({ kind: 'PessimisticLockRolledBack', startTs, key: this.#userKey });
  }

  #put(forUpdateTs: bigint, lastChange: LastChange | undefined, lockedWithConflict: boolean, isNew: boolean): void {
    const { primary, startTs, lockTtlMs: ttlMs, minCommitTs } = this.#props;
    const lock: LockRecord = {
      ...LOCK_DEFAULTS,
      kind: 'pessimistic',
      primary,
      startTs,
      ttlMs,
      forUpdateTs,
      minCommitTs,
      lastChange,
      lockedWithConflict,
    };
    this.#txn.putPessimisticLock(this.#key, lock, isNew);
  }

  #conflict(version: Version): MvccFailure {
    return fail({
      kind: 'WriteConflict',
      startTs: this.#props.startTs,
      conflictStartTs: version.write.startTs,
      conflictCommitTs: version.commitTs,
      key: this.#userKey,
      primary: this.#props.primary,
      reason: 'PessimisticRetry',
    });
  }
}

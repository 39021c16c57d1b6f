/**
 * Prewrite of one key (facts 3.2-3.4): every check in TiKV's order, then the lock. The command around it is in
 * `prewrite.ts`, pipelined DML in `flush.ts`.
 */
import {
  type LastChange,
  LOCK_DEFAULTS,
  type LockKind,
  type LockRecord,
  SHORT_VALUE_BYTES_MAX,
  TS_MAX,
} from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { lockInfo } from '../mvcc/lock-info.ts';
import { fail, MvccFailure, type PessimisticLockNotFoundReason } from '../mvcc/mvcc-error.ts';
import type { MvccReader, Version } from '../mvcc/mvcc-reader.ts';
import { checkNotExists, NOTHING_BELOW, nextLastChange } from './data-constraint.ts';
import type { MvccTxn } from './mvcc-txn.ts';

/** How a transaction means to commit; a request may fall back to `twoPhase` between keys. */
export type CommitKind = 'twoPhase' | 'async' | 'onePc';

export interface PrewriteProps {
  readonly startTs: bigint;
  /** Raw key. */
  readonly primary: Uint8Array;
  readonly pessimistic: boolean;
  /** 0 in optimistic transactions. */
  readonly forUpdateTs: bigint;
  /** The caller vouches that there is no newer data; optimistic only. */
  readonly skipConstraintCheck: boolean;
  readonly lockTtlMs: number;
  readonly txnSize: number;
  readonly minCommitTs: bigint;
  /** 0: no limit. */
  readonly maxCommitTs: bigint;
  readonly assertionLevel: kvrpcpb.AssertionLevel;
  readonly txnSource: number;
  readonly isRetry: boolean;
  /** Above 0: pipelined DML. */
  readonly generation: number;
}

export interface PrewriteKey {
  readonly mutation: kvrpcpb.Mutation;
  /** Data key of the mutation. */
  readonly key: Uint8Array;
  readonly pessimisticAction: kvrpcpb.PrewriteRequest_PessimisticAction;
  readonly expectedForUpdateTs: bigint | undefined;
  /** Set in async commit: raw keys, empty except for the primary. */
  readonly secondaries: readonly Uint8Array[] | undefined;
  readonly commitKind: CommitKind;
}

const { SKIP_PESSIMISTIC_CHECK, DO_PESSIMISTIC_CHECK, DO_CONSTRAINT_CHECK } = kvrpcpb.PrewriteRequest_PessimisticAction;

/** `locked`: prewritten before. `pessimistic`: locked by `for update`. `none`: not locked, or amended. */
type OwnLock =
  | { readonly kind: 'locked'; readonly minCommitTs: bigint; readonly hasLongValue: boolean }
  | { readonly kind: 'pessimistic'; readonly forUpdateTs: bigint }
  | { readonly kind: 'none' };

const NOT_LOCKED: OwnLock = { kind: 'none' };

/**
 * Adds the lock to `txn` and returns the key's minimal commit ts: 0 where none is wanted or none can be given. On
 * CommitTsTooLarge the lock has been added, as one of two-phase commit; on any other failure nothing.
 */
export function prewriteKey(
  txn: MvccTxn,
  reader: MvccReader,
  props: PrewriteProps,
  item: PrewriteKey,
): bigint | MvccFailure {
  const kind = lockKindOf(item.mutation.op);
  if (kind instanceof MvccFailure) return kind;
  if (kind === undefined && props.pessimistic) {
    return fail({ kind: 'Other', text: 'cannot handle checkNotExists in pessimistic prewrite' });
  }
  return new KeyPrewrite(txn, reader, props, item, kind).run();
}

/** Undefined: nothing is written, only checked. */
function lockKindOf(op: kvrpcpb.Op): LockKind | undefined | MvccFailure {
  switch (op) {
    case kvrpcpb.Op.Put:
    case kvrpcpb.Op.Insert:
      return 'put';
    case kvrpcpb.Op.Del:
      return 'delete';
    case kvrpcpb.Op.Lock:
      return 'lock';
    case kvrpcpb.Op.CheckNotExists:
      return undefined;
    default:
      return fail({ kind: 'Other', text: `mismatch Op in prewrite mutations: ${op}` });
  }
}

class KeyPrewrite {
  readonly #txn: MvccTxn;
  readonly #reader: MvccReader;
  readonly #props: PrewriteProps;
  readonly #item: PrewriteKey;
  readonly #key: Uint8Array;
  readonly #kind: LockKind | undefined;
  readonly #mustNotExist: boolean;
  #ttlMs: number;
  #minCommitTs: bigint;
  #lastChange: LastChange | undefined;

  constructor(txn: MvccTxn, reader: MvccReader, props: PrewriteProps, item: PrewriteKey, kind: LockKind | undefined) {
    this.#txn = txn;
    this.#reader = reader;
    this.#props = props;
    this.#item = item;
    this.#key = item.key;
    this.#kind = kind;
    this.#mustNotExist = kind === undefined || item.mutation.op === kvrpcpb.Op.Insert;
    this.#ttlMs = props.lockTtlMs;
    this.#minCommitTs = props.minCommitTs;
  }

  run(): bigint | MvccFailure {
    const { generation, startTs } = this.#props;
    const { concurrency } = this.#txn.env;
    // "It did not exist" is a read.
    if (this.#mustNotExist) concurrency.updateMaxTs(startTs);
    const mustBeLocked = this.#item.pessimisticAction === DO_PESSIMISTIC_CHECK;
    const lock = this.#reader.loadLock(this.#key);
    let own: OwnLock | MvccFailure = NOT_LOCKED;
    let amended = false;
    if (lock !== undefined) {
      own = this.#checkLock(lock);
    } else if (mustBeLocked) {
      own = this.#amendPessimisticLock() ?? NOT_LOCKED;
      amended = true;
    }
    if (own instanceof MvccFailure) return own;
    if (own.kind === 'locked' && generation === 0) return own.minCommitTs;

    let newest: Version | undefined;
    const checked = !this.#skipsConstraintCheck();
    if (checked) {
      const found = this.#checkNewerVersion();
      if (found instanceof MvccFailure) return found;
      newest = found;
    }
    // Pipelined DML asserts what was there before its first flush only.
    if (!amended && own.kind !== 'locked') {
      const failure = this.#checkAssertion(newest, checked);
      if (failure !== undefined) return failure;
    }
    if (this.#kind === undefined) return this.#checkedOnly();
    return this.#writeLock(this.#kind, own, !mustBeLocked || amended);
  }

  #checkedOnly(): bigint {
    const { startTs, minCommitTs } = this.#props;
    if (this.#item.commitKind === 'twoPhase') return 0n;
    return max(minCommitTs, startTs + 1n);
  }

  #checkLock(lock: LockRecord): OwnLock | MvccFailure {
    const { startTs, pessimistic, generation } = this.#props;
    const userKey = this.#item.mutation.key;
    if (lock.startTs !== startTs) {
      if (this.#item.pessimisticAction === DO_PESSIMISTIC_CHECK) return this.#lockNotFound('LockTsMismatch');
      const info = lockInfo(lock, userKey);
      // Keys without pessimistic locks are isolated by those that have them: the client may resolve at once.
      return fail({ kind: 'KeyIsLocked', lock: pessimistic ? { ...info, lockTtl: 0 } : info });
    }
    this.#lastChange = lock.lastChange;
    if (lock.kind === 'pessimistic') {
      if (!pessimistic) return fail({ kind: 'LockTypeNotMatch', startTs, key: userKey, pessimistic: true });
      const expected = this.#item.expectedForUpdateTs;
      // Another for-update ts: the lock the client saw was lost, and this one came from a stale request.
      if (expected !== undefined && expected !== lock.forUpdateTs) {
        return this.#lockNotFound('LockForUpdateTsMismatch');
      }
      this.#ttlMs = Math.max(this.#ttlMs, lock.ttlMs);
      this.#minCommitTs = max(this.#minCommitTs, lock.minCommitTs);
      return { kind: 'pessimistic', forUpdateTs: lock.forUpdateTs };
    }
    if (generation > 0 && lock.generation >= generation) {
      return fail({ kind: 'GenerationOutOfOrder', generation, key: userKey });
    }
    if (lock.generation > 0 && this.#mustNotExist && lock.kind === 'put') {
      return fail({ kind: 'AlreadyExist', key: userKey, existingStartTs: lock.startTs });
    }
    const hasLongValue = lock.kind === 'put' && lock.shortValue === undefined;
    return { kind: 'locked', minCommitTs: lock.useAsyncCommit ? lock.minCommitTs : 0n, hasLongValue };
  }

  /**
   * A pessimistic lock is missing: it was in memory, or on its way, and got lost. If nothing was committed since the transaction
   * began, the lock has protected nothing and prewrite may do without.
   */
  #amendPessimisticLock(): MvccFailure | undefined {
    const newest = this.#reader.seekWrite(this.#key, TS_MAX);
    if (newest === undefined) {
      this.#lastChange = NOTHING_BELOW;
    } else {
      if (newest.commitTs >= this.#props.startTs) return this.#lockNotFound('LockMissingAmendFail');
      this.#lastChange = nextLastChange(this.#reader, this.#key, newest, this.#props.startTs);
    }
    return this.#checkAssertion(newest, true);
  }

  #skipsConstraintCheck(): boolean {
    const { pessimistic, skipConstraintCheck, isRetry } = this.#props;
    if (!pessimistic) return skipConstraintCheck;
    // A retry of a committed transaction finds neither lock nor conflict on such a key unless it looks.
    if (this.#item.pessimisticAction === SKIP_PESSIMISTIC_CHECK) return !isRetry;
    return this.#item.pessimisticAction !== DO_CONSTRAINT_CHECK;
  }

  /** The newest version, when nothing newer than the transaction is there. */
  #checkNewerVersion(): Version | undefined | MvccFailure {
    const { startTs, pessimistic, forUpdateTs } = this.#props;
    let version = this.#reader.seekWrite(this.#key, TS_MAX);
    if (version === undefined) {
      this.#lastChange = NOTHING_BELOW;
      return undefined;
    }
    const newest = version;
    while (version !== undefined) {
      const { commitTs, write }: Version = version;
      if (commitTs === startTs && (write.kind === 'rollback' || write.hasOverlappedRollback)) {
        return this.#conflict(version, 'SelfRolledBack');
      }
      if (version === newest) this.#lastChange = nextLastChange(this.#reader, this.#key, version, startTs);
      if (!pessimistic && commitTs > startTs) return this.#conflict(version, 'Optimistic');
      if (pessimistic && this.#item.pessimisticAction === DO_CONSTRAINT_CHECK && commitTs > startTs) {
        return this.#conflict(version, 'LazyUniquenessCheck');
      }
      if (pessimistic && commitTs > forUpdateTs) {
        // Rollbacks of others appear even under our pessimistic lock and mean nothing.
        if (write.kind !== 'rollback') return this.#lockNotFound('NonLockKeyConflict');
        version = this.#reader.seekWrite(this.#key, commitTs - 1n);
        continue;
      }
      if (!this.#mustNotExist) return version;
      return checkNotExists(this.#reader, this.#key, version, startTs) ?? version;
    }
    return undefined;
  }

  /** `newest` is what was loaded, if `loaded`. */
  #checkAssertion(newest: Version | undefined, loaded: boolean): MvccFailure | undefined {
    const { assertionLevel, startTs } = this.#props;
    const { assertion, key } = this.#item.mutation;
    if (assertion === kvrpcpb.Assertion.None || assertionLevel === kvrpcpb.AssertionLevel.Off) return undefined;
    if (assertionLevel !== kvrpcpb.AssertionLevel.Strict && !loaded) return undefined;
    let version = newest;
    // The newest version with a fence that is set was collected.
    if (version?.write.gcFence !== undefined && version.write.gcFence !== 0n) version = undefined;
    const isData = version?.write.kind === 'put' || version?.write.kind === 'delete';
    if (!loaded || (version !== undefined && !isData)) {
      version = this.#reader.getWrite(this.#key, version?.commitTs ?? TS_MAX, startTs);
    }
    const exists = version !== undefined && version.write.kind !== 'delete';
    if (exists === (assertion === kvrpcpb.Assertion.Exist)) return undefined;
    // What looks like a wrong assertion may be a rollback or a conflict: that is the better answer.
    if (this.#skipsConstraintCheck()) {
      const conflict = this.#checkNewerVersion();
      if (conflict instanceof MvccFailure) return conflict;
    }
    return fail({
      kind: 'AssertionFailed',
      startTs,
      key,
      assertion,
      existingStartTs: version?.write.startTs ?? 0n,
      existingCommitTs: version?.commitTs ?? 0n,
    });
  }

  #writeLock(kind: LockKind, own: OwnLock, isNew: boolean): bigint | MvccFailure {
    const { startTs, primary, forUpdateTs, txnSize, txnSource, generation } = this.#props;
    const { mutation, secondaries, commitKind } = this.#item;
    const onPessimisticLock = own.kind === 'pessimistic';
    const isLong = kind === 'put' && mutation.value.length > SHORT_VALUE_BYTES_MAX;
    const asTwoPhases = commitKind === 'twoPhase';
    const minCommitTs = asTwoPhases ? 0n : this.#computeMinCommitTs();
    // Without a timestamp that it may have it is a lock of two phases, too.
    const isTimed = !asTwoPhases && !(minCommitTs instanceof MvccFailure);
    // HOT: whole in one piece, every time with the same fields in the same order.
    const lock: LockRecord = {
      kind,
      primary,
      startTs,
      ttlMs: this.#ttlMs,
      shortValue: kind === 'put' && !isLong ? mutation.value : undefined,
      forUpdateTs: onPessimisticLock ? max(forUpdateTs, own.forUpdateTs) : forUpdateTs,
      txnSize,
      minCommitTs: isTimed ? minCommitTs : this.#minCommitTs,
      useAsyncCommit: isTimed && secondaries !== undefined,
      secondaries: (isTimed ? secondaries : undefined) ?? LOCK_DEFAULTS.secondaries,
      rollbackTs: LOCK_DEFAULTS.rollbackTs,
      // A PUT or DELETE is the last change itself.
      lastChange: kind === 'lock' ? this.#lastChange : undefined,
      txnSource,
      lockedWithConflict: false,
      generation,
    };
    if (isLong) this.#txn.putValue(this.#key, mutation.value);
    // An earlier flush left a value that nothing would refer to any more.
    else if (own.kind === 'locked' && own.hasLongValue) this.#txn.deleteValue(this.#key, startTs);
    if (isTimed) this.#txn.holdInMemory(this.#key, lock, commitKind === 'onePc', onPessimisticLock);
    if (!isTimed || commitKind === 'async') this.#txn.putLock(this.#key, lock, isNew);
    return minCommitTs;
  }

  /** Above everything that was read here, so that no reader can have missed the commit. */
  #computeMinCommitTs(): bigint | MvccFailure {
    const { startTs, forUpdateTs, maxCommitTs } = this.#props;
    const { maxTs } = this.#txn.env.concurrency;
    const minCommitTs = max(max(max(maxTs, startTs), forUpdateTs) + 1n, this.#minCommitTs);
    if (maxCommitTs === 0n || minCommitTs <= maxCommitTs) return minCommitTs;
    return fail({ kind: 'CommitTsTooLarge', startTs, minCommitTs, maxCommitTs });
  }

  #conflict(version: Version, reason: 'Optimistic' | 'SelfRolledBack' | 'LazyUniquenessCheck'): MvccFailure {
    return fail({
      kind: 'WriteConflict',
      startTs: this.#props.startTs,
      conflictStartTs: version.write.startTs,
      conflictCommitTs: version.commitTs,
      key: this.#item.mutation.key,
      primary: this.#props.primary,
      reason,
    });
  }

  #lockNotFound(reason: PessimisticLockNotFoundReason): MvccFailure {
    return fail({
      kind: 'PessimisticLockNotFound',
      startTs: this.#props.startTs,
      key: this.#item.mutation.key,
      reason,
    });
  }
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/**
 * What a transactional command may answer instead of its result, under TiKV's names, and how the protocol shows it
 * (facts 6.3). These are outcomes, so they are values: a function that may fail returns `T | MvccFailure` and its caller tests
 * with `instanceof`.
 *
 * Clients match substrings of the `abort` and `retryable` texts, which are the debug form of TiKV's own error
 * type; {@link debugText} writes that form.
 */
import { TesseraError } from '@tessera/base';
import { CodecError } from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';

export type PessimisticLockNotFoundReason =
  | 'LockTsMismatch'
  | 'LockMissingAmendFail'
  | 'LockForUpdateTsMismatch'
  | 'NonLockKeyConflict';

/** Keys are raw user keys. The order of fields is the order in the texts. */
export type MvccError =
  | { readonly kind: 'KeyIsLocked'; readonly lock: kvrpcpb.LockInfoInit }
  | {
      readonly kind: 'WriteConflict';
      readonly startTs: bigint;
      readonly conflictStartTs: bigint;
      readonly conflictCommitTs: bigint;
      readonly key: Uint8Array;
      readonly primary: Uint8Array;
      readonly reason: keyof typeof kvrpcpb.WriteConflict_Reason;
    }
  | { readonly kind: 'AlreadyExist'; readonly key: Uint8Array; readonly existingStartTs: bigint }
  | {
      readonly kind: 'TxnLockNotFound';
      readonly startTs: bigint;
      readonly commitTs: bigint;
      readonly key: Uint8Array;
      readonly mvccInfo: kvrpcpb.MvccInfoInit | undefined;
    }
  | { readonly kind: 'TxnNotFound'; readonly startTs: bigint; readonly key: Uint8Array }
  | {
      readonly kind: 'CommitTsExpired';
      readonly startTs: bigint;
      readonly commitTs: bigint;
      readonly key: Uint8Array;
      readonly minCommitTs: bigint;
      readonly mvccInfo: kvrpcpb.MvccInfoInit | undefined;
    }
  | {
      readonly kind: 'CommitTsTooLarge';
      readonly startTs: bigint;
      readonly minCommitTs: bigint;
      readonly maxCommitTs: bigint;
    }
  | {
      readonly kind: 'AssertionFailed';
      readonly startTs: bigint;
      readonly key: Uint8Array;
      readonly assertion: kvrpcpb.Assertion;
      readonly existingStartTs: bigint;
      readonly existingCommitTs: bigint;
    }
  | { readonly kind: 'PrimaryMismatch'; readonly lock: kvrpcpb.LockInfoInit }
  | { readonly kind: 'Committed'; readonly startTs: bigint; readonly commitTs: bigint; readonly key: Uint8Array }
  | { readonly kind: 'PessimisticLockRolledBack'; readonly startTs: bigint; readonly key: Uint8Array }
  | {
      readonly kind: 'PessimisticLockNotFound';
      readonly startTs: bigint;
      readonly key: Uint8Array;
      readonly reason: PessimisticLockNotFoundReason;
    }
  | {
      readonly kind: 'LockTypeNotMatch';
      readonly startTs: bigint;
      readonly key: Uint8Array;
      readonly pessimistic: boolean;
    }
  | { readonly kind: 'LockIfExistsFailed'; readonly startTs: bigint; readonly key: Uint8Array }
  | { readonly kind: 'GenerationOutOfOrder'; readonly generation: number; readonly key: Uint8Array }
  | { readonly kind: 'InvalidTxnTso'; readonly startTs: bigint; readonly commitTs: bigint }
  | { readonly kind: 'DefaultNotFound'; readonly key: Uint8Array }
  | { readonly kind: 'Other'; readonly text: string };

export class MvccFailure {
  readonly error: MvccError;

  constructor(error: MvccError) {
    this.error = error;
  }

  is(kind: MvccError['kind']): boolean {
    return this.error.kind === kind;
  }
}

export function fail(error: MvccError): MvccFailure {
  return new MvccFailure(error);
}

/** A write record names a value that is not there: data was damaged below us. `key` is the raw user key. */
export class DefaultNotFoundError extends TesseraError {
  override name = 'DefaultNotFoundError';
  readonly key: Uint8Array;

  constructor(key: Uint8Array) {
    super('KV:Storage:DefaultNotFound', 'default not found: maybe read truncated/dropped table data?');
    this.key = key;
  }
}

/** The answer to a request that met damaged data; undefined when `thrown` is something else. */
export function failureOfFault(thrown: unknown): MvccFailure | undefined {
  if (thrown instanceof DefaultNotFoundError) return fail({ kind: 'DefaultNotFound', key: thrown.key });
  if (thrown instanceof CodecError) return fail({ kind: 'Other', text: thrown.message });
  return undefined;
}

export function keyErrorOf({ error }: MvccFailure): kvrpcpb.KeyErrorInit {
  switch (error.kind) {
    case 'KeyIsLocked':
      return { locked: error.lock };
    case 'WriteConflict': {
      const { startTs, conflictStartTs, conflictCommitTs, key, primary } = error;
      const reason = kvrpcpb.WriteConflict_Reason[error.reason];
      return {
        conflict: { startTs, conflictTs: conflictStartTs, conflictCommitTs, key, primary, reason },
        retryable: debugText(error),
      };
    }
    case 'AlreadyExist':
      return { alreadyExist: { key: error.key } };
    case 'TxnLockNotFound':
      return {
        retryable: debugText(error),
        txnLockNotFound: { key: error.key },
        debugInfo: debugInfo(error.key, error.mvccInfo),
      };
    case 'TxnNotFound':
      return { txnNotFound: { startTs: error.startTs, primaryKey: error.key } };
    case 'CommitTsExpired': {
      const { startTs, commitTs, key, minCommitTs } = error;
      return {
        commitTsExpired: { startTs, attemptedCommitTs: commitTs, key, minCommitTs },
        debugInfo: debugInfo(key, error.mvccInfo),
      };
    }
    case 'CommitTsTooLarge':
      return { commitTsTooLarge: { commitTs: error.minCommitTs } };
    case 'AssertionFailed': {
      const { kind: _, ...assertionFailed } = error;
      return { assertionFailed };
    }
    case 'PrimaryMismatch':
      return { primaryMismatch: { lockInfo: error.lock } };
    default:
      return { abort: debugText(error) };
  }
}

/** Values are left out, as TiKV does: they may be large. */
function debugInfo(key: Uint8Array, mvcc: kvrpcpb.MvccInfoInit | undefined): kvrpcpb.DebugInfoInit | undefined {
  return mvcc === undefined ? undefined : { mvccInfo: [{ key, mvcc: { ...mvcc, values: [] } }] };
}

/** What TiKV prints with `{:?}`. */
export function debugText(error: MvccError): string {
  if (error.kind === 'Other') return `Error(Txn(Error(Mvcc(Error(Other(${JSON.stringify(error.text)}))))))`;
  const fields: string[] = [];
  for (const [name, value] of Object.entries(error)) {
    if (name !== 'kind') fields.push(`${snakeCase(name)}: ${debugValue(value)}`);
  }
  const body = `${error.kind} { ${fields.join(', ')} }`;
  return error.kind === 'InvalidTxnTso' ? `Error(Txn(Error(${body})))` : `Error(Txn(Error(Mvcc(Error(${body})))))`;
}

function debugValue(value: unknown): string {
  if (typeof value === 'bigint') return `TimeStamp(${value})`;
  if (value instanceof Uint8Array) return `[${value.join(', ')}]`;
  // What would be `Some` is large and never part of a text.
  if (typeof value === 'object' || value === undefined) return 'None';
  return String(value);
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** KvPrewrite: first phase of all kinds of commit, and all of 1PC (facts 3.2-3.4). */
import { compareBytes, equalBytes } from '@tessera/base';
import { TS_MAX, txnDataKey, versionedKey } from '@tessera/codec';
import { CF } from '@tessera/engine';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { lockInfoBytes } from '../mvcc/lock-info.ts';
import { fail, keyErrorOf, MvccFailure } from '../mvcc/mvcc-error.ts';
import type { MvccReader } from '../mvcc/mvcc-reader.ts';
import type { MvccTxn } from './mvcc-txn.ts';
import { type CommitKind, type PrewriteKey, type PrewriteProps, prewriteKey } from './prewrite-key.ts';

/** TiKV's: from here on one look at the range is cheaper than one at each key. */
const RANGE_CHECK_MUTATIONS_MIN = 13;

/** Who meets more locks than these has enough to resolve before it comes again. */
export const LOCKED_BYTES_MAX: number = 64 * 1024 * 1024;

/** Prewriting it is a read, too. */
export function mustNotExist({ op }: kvrpcpb.Mutation): boolean {
  return op === kvrpcpb.Op.Insert || op === kvrpcpb.Op.CheckNotExists;
}

/** What changes from key to key, or when the request falls back. */
interface Item extends PrewriteKey {
  expectedForUpdateTs: bigint | undefined;
  secondaries: readonly Uint8Array[] | undefined;
  commitKind: CommitKind;
}

const NO_SECONDARIES: readonly Uint8Array[] = [];

/**
 * The response, with everything to write in `txn`; nothing to write when it has errors. Locks of others are reported for all
 * keys, any other error ends the command.
 */
export function prewrite(
  request: kvrpcpb.PrewriteRequest,
  reader: MvccReader,
  txn: MvccTxn,
): kvrpcpb.PrewriteResponseInit {
  const { startVersion: startTs, tryOnePc, useAsyncCommit, maxCommitTs } = request;
  if ((tryOnePc || useAsyncCommit) && !txn.env.maxTsSynced) return { regionError: { maxTimestampNotSynced: {} } };
  if (startTs === TS_MAX) {
    return failed(txn, [fail({ kind: 'InvalidTxnTso', startTs, commitTs: maxCommitTs })]);
  }
  const regionError = request.mutations.some(mustNotExist) ? txn.env.concurrency.refusal(startTs) : undefined;
  if (regionError !== undefined) return { regionError };
  const items = itemsOf(request);
  if (items instanceof MvccFailure) return failed(txn, [items]);
  const isPessimistic = request.forUpdateTs !== 0n;
  let { skipConstraintCheck } = request;
  if (!isPessimistic && items.length >= RANGE_CHECK_MUTATIONS_MIN) {
    items.sort((a, b) => compareBytes(a.key, b.key));
    skipConstraintCheck ||= !hasVersions(reader, (items[0] as Item).key, (items.at(-1) as Item).key);
  }
  const props: PrewriteProps = {
    startTs,
    primary: request.primaryLock,
    pessimistic: isPessimistic,
    forUpdateTs: request.forUpdateTs,
    skipConstraintCheck,
    lockTtlMs: request.lockTtl,
    txnSize: request.txnSize,
    minCommitTs: request.minCommitTs,
    maxCommitTs,
    assertionLevel: request.assertionLevel,
    txnSource: request.context?.txnSource ?? 0,
    isRetry: (request.context?.isRetryRequest ?? false) || (isPessimistic && txn.env.isKnownCommitted(startTs)),
    generation: 0,
  };
  return new Prewrite(request, props, reader, txn).run(items);
}

/** One run over the keys; falls back from 1PC or async commit on the way when a key cannot do it. */
class Prewrite {
  readonly #request: kvrpcpb.PrewriteRequest;
  readonly #props: PrewriteProps;
  readonly #reader: MvccReader;
  readonly #txn: MvccTxn;
  #kind: CommitKind;
  #async: boolean;
  #minCommitTs = 0n;

  constructor(request: kvrpcpb.PrewriteRequest, props: PrewriteProps, reader: MvccReader, txn: MvccTxn) {
    this.#request = request;
    this.#props = props;
    this.#reader = reader;
    this.#txn = txn;
    this.#async = request.useAsyncCommit;
    this.#kind = request.tryOnePc ? 'onePc' : request.useAsyncCommit ? 'async' : 'twoPhase';
  }

  run(items: readonly Item[]): kvrpcpb.PrewriteResponseInit {
    const txn = this.#txn;
    const locked: MvccFailure[] = [];
    let lockedBytes = 0;
    let assertionFailure: MvccFailure | undefined;
    for (const item of items) {
      const result = this.#prewriteItem(item);
      if (!(result instanceof MvccFailure)) {
        // A lock that was there before had fallen back already.
        if (this.#kind !== 'twoPhase' && result === 0n) this.#fallBack();
        else if (this.#kind !== 'twoPhase' && result > this.#minCommitTs) this.#minCommitTs = result;
        continue;
      }
      if (mayBeLateRetry(result)) {
        const commitTs = committedAt(this.#reader, item.key, this.#props.startTs);
        if (commitTs !== undefined) return this.#alreadyCommitted(commitTs);
      }
      if (result.is('CommitTsTooLarge')) this.#fallBack();
      else if (result.error.kind === 'KeyIsLocked') {
        locked.push(result);
        lockedBytes += lockInfoBytes(result.error.lock);
        if (lockedBytes > LOCKED_BYTES_MAX) break;
      }
      // Every other error is more telling.
      else if (result.is('AssertionFailed')) assertionFailure ??= result;
      else return failed(txn, [result]);
    }
    if (assertionFailure !== undefined) return failed(txn, [assertionFailure]);
    if (locked.length > 0) {
      const response = failed(txn, locked);
      return this.#async ? { ...response, minCommitTs: this.#minCommitTs } : response;
    }
    // No timestamp: the request had no mutation.
    if (this.#kind === 'onePc' && this.#minCommitTs !== 0n) txn.commitOnePc(this.#minCommitTs);
    return this.#response(this.#minCommitTs);
  }

  #prewriteItem(item: Item): bigint | MvccFailure {
    const { primaryLock, secondaries } = this.#request;
    item.commitKind = this.#kind;
    item.secondaries = undefined;
    if (this.#async) item.secondaries = equalBytes(item.mutation.key, primaryLock) ? secondaries : NO_SECONDARIES;
    return prewriteKey(this.#txn, this.#reader, this.#props, item);
  }

  #fallBack(): void {
    this.#kind = 'twoPhase';
    this.#async = false;
    this.#minCommitTs = 0n;
    this.#txn.fallBackToTwoPhases();
  }

  #alreadyCommitted(commitTs: bigint): kvrpcpb.PrewriteResponseInit {
    this.#txn.clear();
    return this.#response(commitTs);
  }

  #response(minCommitTs: bigint): kvrpcpb.PrewriteResponseInit {
    return {
      minCommitTs: this.#async ? minCommitTs : 0n,
      onePcCommitTs: this.#kind === 'onePc' ? minCommitTs : 0n,
    };
  }
}

function itemsOf(request: kvrpcpb.PrewriteRequest): Item[] | MvccFailure {
  const { SKIP_PESSIMISTIC_CHECK } = kvrpcpb.PrewriteRequest_PessimisticAction;
  const isPessimistic = request.forUpdateTs !== 0n;
  const items = request.mutations.map(
    (mutation, index): Item => ({
      mutation,
      key: txnDataKey(mutation.key),
      pessimisticAction: isPessimistic
        ? (request.pessimisticActions[index] ?? SKIP_PESSIMISTIC_CHECK)
        : SKIP_PESSIMISTIC_CHECK,
      expectedForUpdateTs: undefined,
      secondaries: undefined,
      commitKind: 'twoPhase',
    }),
  );
  for (const { index, expectedForUpdateTs } of request.forUpdateTsConstraints) {
    const item = items[index];
    if (item === undefined && request.forUpdateTs !== 0n) return strayConstraint(index, items.length);
    if (item !== undefined) item.expectedForUpdateTs = expectedForUpdateTs;
  }
  return items;
}

function strayConstraint(index: number, mutations: number): MvccFailure {
  const what = `for_update_ts constraint set for index ${index} while ${mutations} mutations were given`;
  return fail({ kind: 'Other', text: `prewrite request invalid: ${what}` });
}

function hasVersions(reader: MvccReader, first: Uint8Array, last: Uint8Array): boolean {
  using cursor = reader.snapshot.iterator(CF.write, { lower: first, upper: versionedKey(last, 0n) });
  cursor.seekToFirst();
  return cursor.valid;
}

/** The failure may only mean that this prewrite was done and committed long ago. */
export function mayBeLateRetry({ error }: MvccFailure): boolean {
  switch (error.kind) {
    case 'WriteConflict':
      return error.conflictCommitTs > error.startTs;
    case 'PessimisticLockNotFound':
    case 'CommitTsTooLarge':
    case 'KeyIsLocked':
      return true;
    default:
      return false;
  }
}

export function committedAt(reader: MvccReader, key: Uint8Array, startTs: bigint): bigint | undefined {
  const record = reader.commitRecord(key, startTs);
  return record.kind === 'single' && record.write.kind !== 'rollback' ? record.commitTs : undefined;
}

function failed(txn: MvccTxn, failures: readonly MvccFailure[]): kvrpcpb.PrewriteResponseInit {
  txn.clear();
  return { errors: failures.map(keyErrorOf) };
}

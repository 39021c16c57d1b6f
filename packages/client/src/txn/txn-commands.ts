/**
 * The transactional commands of a store (features 3): how each is sent and what its answer means here. All may be sent
 * again: stores know a transaction by its start timestamp. Locks of others come back as {@link Locked}, values.
 */
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import * as tikvpb from '@tessera/proto/tikvpb';
import type { AnyCall, Command, RegionRequest } from '../call.ts';
import { type ClientError, RefusedError } from '../errors.ts';
import type { KeySpace } from '../key-space.ts';
import type { KvPair } from '../raw-commands.ts';
import type { CachedRegion } from '../region-cache.ts';
import { BEYOND_KEYS } from '../scan.ts';
import type { ValueSlab } from '../value-slab.ts';
import { CommitTsTooSmall, keyErrors, keyFailure, type Lock, Locked, toLock } from './key-errors.ts';

type Open<Init> = Omit<Init, 'context'> & RegionRequest;

/** Found pairs, by store key, and what stood in the way. */
export interface BatchRead {
  readonly pairs: readonly KvPair[];
  readonly locks: readonly Lock[];
  /** The whole request was refused, not single keys. */
  readonly all: boolean;
}

export interface ScanPage {
  /** In the order of the walk; keys are store keys. A lock stands where its key's pair belongs. */
  readonly entries: readonly (KvPair | Lock)[];
  /** The lock that the whole request was refused for. */
  readonly refusedFor: Lock | undefined;
  readonly region: CachedRegion;
  /** The region stopped at the limit. */
  readonly full: boolean;
}

/** Bounds as the user has them: a reverse scan is cut to each region it goes to. */
export type ScanRequest = Open<kvrpcpb.ScanRequestInit> & {
  readonly lower: Uint8Array;
  readonly upper: Uint8Array;
  startKey: Uint8Array;
  endKey: Uint8Array;
};

export interface Prewritten {
  readonly minCommitTs: bigint;
  readonly onePcCommitTs: bigint;
}

export interface PessimisticallyLocked {
  /** In the order of the request, when asked for; undefined where there is none. */
  readonly values: readonly (Uint8Array | undefined)[];
}

export interface CheckedStatus {
  readonly ttlMs: number;
  readonly commitTs: bigint;
  readonly action: kvrpcpb.Action;
  readonly primary: Lock | undefined;
}

/** The two answers that say the primary is not what the lock says. */
export const TXN_NOT_FOUND: unique symbol = Symbol('txn not found');
export const PRIMARY_MISMATCH: unique symbol = Symbol('primary mismatch');

export interface CheckedSecondaries {
  readonly locks: readonly Lock[];
  readonly commitTs: bigint;
}

export function txnCommands(keys: KeySpace, slab: ValueSlab) {
  return { ...readCommands(keys, slab), ...writeCommands(keys, slab), ...endCommands(keys), ...lockCommands(keys) };
}

export type TxnCommands = ReturnType<typeof txnCommands>;

function readCommands(keys: KeySpace, slab: ValueSlab) {
  const get: Command<Open<kvrpcpb.GetRequestInit>, kvrpcpb.GetResponse, Uint8Array | undefined | Locked> = {
    name: 'KvGet',
    kind: 'get',
    method: tikvpb.Tikv.KvGet,
    effect: 'read',
    output: ({ error, notFound, value }) => {
      if (error !== undefined) return keyErrors('KvGet', keys, [error]);
      return notFound ? undefined : slab.copy(value);
    },
  };

  const batchGet: Command<Open<kvrpcpb.BatchGetRequestInit>, kvrpcpb.BatchGetResponse, BatchRead> = {
    name: 'KvBatchGet',
    kind: 'batchGet',
    method: tikvpb.Tikv.KvBatchGet,
    effect: 'read',
    output: ({ error, pairs }) => {
      const failed = error === undefined ? pairs.flatMap((pair) => pair.error ?? []) : [error];
      const failure = keyErrors('KvBatchGet', keys, failed);
      if (failure !== undefined && !(failure instanceof Locked)) return failure;
      const found = pairs.filter((pair) => pair.error === undefined);
      return {
        pairs: error === undefined ? found.map(({ key, value }) => ({ key, value: slab.copy(value) })) : [],
        locks: failure?.locks ?? [],
        all: error !== undefined,
      };
    },
  };

  const scan: Command<ScanRequest, kvrpcpb.ScanResponse, ScanPage> = {
    name: 'KvScan',
    kind: 'scan',
    method: tikvpb.Tikv.KvScan,
    effect: 'read',
    fit: (request, region) => fitScan(keys, request, region),
    output: ({ error, pairs }, call) => {
      const region = call.region as CachedRegion;
      if (error !== undefined) {
        if (error.locked === undefined) return keyFailure('KvScan', keys, error);
        return { entries: [], refusedFor: toLock(error.locked), region, full: false };
      }
      const entries: (KvPair | Lock)[] = [];
      for (const pair of pairs) {
        if (pair.error === undefined) entries.push({ key: slab.copy(pair.key), value: slab.copy(pair.value) });
        else if (pair.error.locked !== undefined) entries.push(toLock(pair.error.locked));
        else return keyFailure('KvScan', keys, pair.error);
      }
      return { entries, refusedFor: undefined, region, full: pairs.length >= (call.request.limit ?? 0) };
    },
  };
  return { get, batchGet, scan } as const;
}

/** Stores refuse a reverse scan that begins outside the region. */
function fitScan(keys: KeySpace, request: ScanRequest, region: CachedRegion): void {
  if (request.reverse !== true) return;
  const start = keys.startOf(region.start);
  const end = keys.endOf(region.end);
  const { lower, upper } = request;
  request.startKey = upper.length === 0 || (end.length > 0 && Buffer.compare(end, upper) < 0) ? end : upper;
  // Backwards an empty start is the smallest key to them, not the end of all.
  if (request.startKey.length === 0) request.startKey = BEYOND_KEYS;
  request.endKey = Buffer.compare(start, lower) > 0 ? start : lower;
}

function writeCommands(keys: KeySpace, slab: ValueSlab) {
  const prewrite: Command<Open<kvrpcpb.PrewriteRequestInit>, kvrpcpb.PrewriteResponse, Prewritten | Locked> = {
    name: 'KvPrewrite',
    kind: 'prewrite',
    method: tikvpb.Tikv.KvPrewrite,
    effect: 'write',
    marksRetries: true,
    output: ({ errors, minCommitTs, onePcCommitTs }) =>
      keyErrors('KvPrewrite', keys, errors) ?? { minCommitTs, onePcCommitTs },
  };

  /** The commit timestamp. */
  const commit: Command<Open<kvrpcpb.CommitRequestInit>, kvrpcpb.CommitResponse, bigint | CommitTsTooSmall> = {
    name: 'KvCommit',
    kind: 'commit',
    method: tikvpb.Tikv.KvCommit,
    effect: 'write',
    output: ({ error, commitVersion }, call) => {
      if (error === undefined) return commitVersion === 0n ? (call.request.commitVersion ?? 0n) : commitVersion;
      if (error.commitTsExpired !== undefined) return new CommitTsTooSmall(error.commitTsExpired.minCommitTs);
      return keyFailure('KvCommit', keys, error);
    },
  };

  const pessimisticLock: Command<
    Open<kvrpcpb.PessimisticLockRequestInit>,
    kvrpcpb.PessimisticLockResponse,
    PessimisticallyLocked | Locked
  > = {
    name: 'KvPessimisticLock',
    kind: 'pessimisticLock',
    method: tikvpb.Tikv.KvPessimisticLock,
    effect: 'write',
    output: ({ errors, values, notFounds }) => {
      const failure = keyErrors('KvPessimisticLock', keys, errors);
      if (failure !== undefined) return failure;
      return { values: values.map((value, i) => (notFounds[i] === true ? undefined : slab.copy(value))) };
    },
  };

  return { prewrite, commit, pessimisticLock } as const;
}

function endCommands(keys: KeySpace) {
  const pessimisticRollback: Command<
    Open<kvrpcpb.PessimisticRollbackRequestInit>,
    kvrpcpb.PessimisticRollbackResponse,
    void
  > = {
    name: 'KVPessimisticRollback',
    kind: 'pessimisticRollback',
    method: tikvpb.Tikv.KVPessimisticRollback,
    effect: 'write',
    output: ({ errors }) => done('KVPessimisticRollback', keys, errors),
  };

  const batchRollback: Command<Open<kvrpcpb.BatchRollbackRequestInit>, kvrpcpb.BatchRollbackResponse, void> = {
    name: 'KvBatchRollback',
    kind: 'batchRollback',
    method: tikvpb.Tikv.KvBatchRollback,
    effect: 'write',
    output: ({ error }) => done('KvBatchRollback', keys, error === undefined ? [] : [error]),
  };

  /** The time to live in force; undefined: the lock is gone. */
  const txnHeartBeat: Command<
    Open<kvrpcpb.TxnHeartBeatRequestInit>,
    kvrpcpb.TxnHeartBeatResponse,
    number | undefined
  > = {
    name: 'KvTxnHeartBeat',
    kind: 'txnHeartBeat',
    method: tikvpb.Tikv.KvTxnHeartBeat,
    effect: 'write',
    output: ({ error, lockTtl }) => (error === undefined ? lockTtl : undefined),
  };

  const deleteRange: Command<Open<kvrpcpb.DeleteRangeRequestInit>, kvrpcpb.DeleteRangeResponse, void> = {
    name: 'KvDeleteRange',
    kind: 'deleteRange',
    method: tikvpb.Tikv.KvDeleteRange,
    effect: 'write',
    output: ({ error }) => (error === '' ? undefined : new RefusedError(`KvDeleteRange: ${error}`)),
  };

  return { pessimisticRollback, batchRollback, txnHeartBeat, deleteRange } as const;
}

function lockCommands(keys: KeySpace) {
  const checkTxnStatus: Command<
    Open<kvrpcpb.CheckTxnStatusRequestInit>,
    kvrpcpb.CheckTxnStatusResponse,
    CheckedStatus | typeof TXN_NOT_FOUND | typeof PRIMARY_MISMATCH | Locked
  > = {
    name: 'KvCheckTxnStatus',
    kind: 'checkTxnStatus',
    method: tikvpb.Tikv.KvCheckTxnStatus,
    effect: 'write',
    output: ({ error, lockTtl, commitVersion, action, lockInfo }) => {
      if (error?.txnNotFound !== undefined) return TXN_NOT_FOUND;
      if (error?.primaryMismatch !== undefined) return PRIMARY_MISMATCH;
      const failure = error && keyErrors('KvCheckTxnStatus', keys, [error]);
      const primary = lockInfo && toLock(lockInfo);
      return failure ?? { ttlMs: lockTtl, commitTs: commitVersion, action, primary };
    },
  };

  const checkSecondaryLocks: Command<
    Open<kvrpcpb.CheckSecondaryLocksRequestInit>,
    kvrpcpb.CheckSecondaryLocksResponse,
    (CheckedSecondaries & { readonly asked: number }) | Locked
  > = {
    name: 'KvCheckSecondaryLocks',
    kind: 'checkSecondaryLocks',
    method: tikvpb.Tikv.KvCheckSecondaryLocks,
    effect: 'write',
    output: ({ error, locks, commitTs }, { request }) => {
      const failure = error && keyErrors('KvCheckSecondaryLocks', keys, [error]);
      return failure ?? { locks: locks.map(toLock), commitTs, asked: request.keys?.length ?? 0 };
    },
  };

  const resolveLock: Command<Open<kvrpcpb.ResolveLockRequestInit>, kvrpcpb.ResolveLockResponse, void> = {
    name: 'KvResolveLock',
    kind: 'resolveLock',
    method: tikvpb.Tikv.KvResolveLock,
    effect: 'write',
    output: ({ error }) => done('KvResolveLock', keys, error === undefined ? [] : [error]),
  };

  const scanLock: Command<
    Open<kvrpcpb.ScanLockRequestInit>,
    kvrpcpb.ScanLockResponse,
    { readonly locks: readonly Lock[]; readonly region: CachedRegion } | Locked
  > = {
    name: 'KvScanLock',
    kind: 'scanLock',
    method: tikvpb.Tikv.KvScanLock,
    effect: 'read',
    output: ({ error, locks }, call: Pick<AnyCall, 'region'>) => {
      const failure = error && keyErrors('KvScanLock', keys, [error]);
      return failure ?? { locks: locks.map(toLock), region: call.region as CachedRegion };
    },
  };

  return { checkTxnStatus, checkSecondaryLocks, resolveLock, scanLock } as const;
}

/** For commands that are not stopped by locks: one that is reported is an error like any other. */
function done(name: string, keys: KeySpace, errors: readonly kvrpcpb.KeyError[]): ClientError | undefined {
  const failure = keyErrors(name, keys, errors);
  if (!(failure instanceof Locked)) return failure;
  return new RefusedError(`${name}: locked by transaction ${failure.locks[0]?.startTs}`);
}

/** What transactions and snapshots take, and how it is checked. */
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { CommandPri, IsolationLevel } from '@tessera/proto/kvrpcpb';
import type { ContextExtra, ReplicaChoice } from '../call.ts';
import { InvalidArgumentError } from '../errors.ts';
import type { StoreRange } from '../fan-out.ts';
import type { KeySpace } from '../key-space.ts';
import { type Bytes, pagingOf, toBytes } from '../raw-options.ts';
import type { CallOptions } from '../router.ts';

/** Of reads of a transaction or a snapshot. */
export type ReadOptions = CallOptions;

/** Of scans of a transaction or a snapshot. */
export interface TxnScanOptions extends ReadOptions {
  /** Inclusive. Default: the first key. */
  readonly start?: Bytes;
  /** Exclusive. Default: after the last key. */
  readonly end?: Bytes;
  /** Pairs in all. Default: no limit. */
  readonly limit?: number;
  /** From the end of the range to its start. */
  readonly reverse?: boolean;
  /** Values stay empty. */
  readonly keyOnly?: boolean;
  /** Pairs fetched at a time, 1 to 10,240. Default 256. `timeoutMs` is for each page. */
  readonly pageSize?: number;
}

/** Which requests stores prefer when they have a choice. */
export type Priority = 'low' | 'normal' | 'high';

/** How a snapshot is read. */
export interface SnapshotOptions {
  /** Which replicas answer reads. Default 'leader'. Answers are as fresh from all of them. */
  readonly replicaRead?: 'leader' | 'follower' | 'any';
  /**
   * Any replica answers by itself when it knows that nothing more can be committed before the snapshot's timestamp, which must
   * be in the past for that (seconds, up to the stores' `resolved-ts.advance-ts-interval`); otherwise the leader does.
   */
  readonly staleRead?: boolean;
  /** Default 'normal'. */
  readonly priority?: Priority;
  /** 'RC' reads what is committed now, without regard to locks. Default 'SI'. */
  readonly isolation?: 'SI' | 'RC';
  /** The stores' block caches are left alone: for scans of everything. */
  readonly notFillCache?: boolean;
}

/** How a transaction reads, locks and commits. */
export interface BeginOptions extends Omit<SnapshotOptions, 'staleRead' | 'isolation'>, CallOptions {
  /** Keys are locked when they are written, not at the end: waits instead of conflicts. Default false. */
  readonly pessimistic?: boolean;
  /** Committed after one round instead of two, where the stores allow it. Default true. */
  readonly asyncCommit?: boolean;
  /** No locks at all when everything is in one region. Default true. */
  readonly onePc?: boolean;
  /**
   * Leaves out the timestamp that orders asynchronous and one-phase commits after everything that was committed before them
   * anywhere: only transactions that read or wrote the same keys are ordered. One question to PD less. Default false.
   */
  readonly causalConsistency?: boolean;
  /** How long to wait for the lock of another transaction; 0: not at all. Default: until the call's deadline. */
  readonly lockWaitMs?: number;
  /** Limit of keys and values together. Default 100 MiB. */
  readonly maxTxnBytes?: number;
}

const PRIORITIES: Readonly<Record<Priority, kvrpcpb.CommandPri>> = {
  low: CommandPri.Low,
  normal: CommandPri.Normal,
  high: CommandPri.High,
};

/** Undefined when there is nothing to say: requests then share the context of their region. */
export function extraOf({ priority = 'normal', isolation = 'SI', notFillCache = false }: SnapshotOptions) {
  if (PRIORITIES[priority] === undefined) throw new InvalidArgumentError(`no such priority: "${priority}"`);
  if (priority === 'normal' && isolation === 'SI' && !notFillCache) return undefined;
  const isolationLevel = isolation === 'RC' ? IsolationLevel.RC : IsolationLevel.SI;
  return { priority: PRIORITIES[priority], isolationLevel, notFillCache } satisfies ContextExtra;
}

export function readingOf({ replicaRead, staleRead = false }: SnapshotOptions): ReplicaChoice | undefined {
  if (staleRead) return { replica: replicaRead ?? 'any', stale: true };
  return replicaRead === undefined || replicaRead === 'leader' ? undefined : { replica: replicaRead, stale: false };
}

export function pageSizeOf({ pageSize, limit }: TxnScanOptions): number {
  return pagingOf({ ...(pageSize === undefined ? {} : { pageSize }), ...(limit === undefined ? {} : { limit }) })
    .pageSize;
}

/** In store keys. */
export function rangeOf(keys: KeySpace, { start, end }: Pick<TxnScanOptions, 'start' | 'end'>): StoreRange {
  const range = {
    start: start === undefined ? keys.start : keys.storeKey(toBytes(start)),
    end: end === undefined || end.length === 0 ? keys.end : keys.storeKey(toBytes(end)),
  };
  if (range.end.length > 0 && Buffer.compare(range.start, range.end) > 0) {
    throw new InvalidArgumentError('the start of a range must not be after its end');
  }
  return range;
}

/**
 * Gets the locks of others out of the way (features 3.7-3.9): asks the primary what became of their transaction, and does
 * to its other locks what was done to the primary. Nothing here ends a transaction that is alive.
 *
 *   lock -> CheckTxnStatus(primary) -> alive: wait, or (for readers) read below the commit that was pushed away
 *                                   -> committed / rolled back: ResolveLock
 *                                   -> async commit whose client is gone: CheckSecondaryLocks decides
 */
import { physicalMsOf, TS_MAX } from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { RefusedError } from '../errors.ts';
import { fanOutKeys, KEY } from '../fan-out.ts';
import { type Lock, Locked } from './key-errors.ts';
import type { Operation } from './operation.ts';
import { type CheckedStatus, PRIMARY_MISMATCH, TXN_NOT_FOUND } from './txn-commands.ts';
import type { TxnWorld } from './txn-world.ts';

export type TxnStatus =
  /** `pushed`: it cannot commit at or before the reader's timestamp any more. */
  | { readonly kind: 'alive'; readonly ttlMs: number; readonly pushed: boolean }
  | {
      readonly kind: 'ended';
      /** 0: rolled back. */
      readonly commitTs: bigint;
      /** All keys of an async commit that was decided here: they are resolved together. */
      readonly allKeys: readonly Uint8Array[] | undefined;
    };

/** Locks of transactions a reader need not wait for: to be skipped, or read through. */
export interface ReadMarks {
  resolved(startTs: bigint): void;
  committed(startTs: bigint): void;
}

/** From this size on a transaction's locks are resolved by region instead of by key (client-go's). */
const BIG_TXN_KEYS = 16;
/** Ended transactions that are remembered: their locks tend to be met in numbers. */
const MAX_REMEMBERED = 2048;

export class LockResolver {
  readonly #world: TxnWorld;
  readonly #ended = new Map<bigint, TxnStatus & { kind: 'ended' }>();

  constructor(world: TxnWorld) {
    this.#world = world;
  }

  /** For a writer: removes what can be removed. How long the longest-lived of the others may live; 0: none is left. */
  async resolve(locks: readonly Lock[], operation: Operation): Promise<number> {
    let waitMs = 0;
    for (const group of byTxn(locks)) {
      const { status, leftMs } = await this.#look(group[0] as Lock, 0n, operation);
      if (status.kind === 'alive') waitMs = Math.max(waitMs, leftMs, 1);
      else await this.#clear(group, status, operation);
    }
    return waitMs;
  }

  /** The same; returns the locks of living transactions. */
  async end(locks: readonly Lock[], operation: Operation): Promise<Lock[]> {
    const alive: Lock[] = [];
    for (const group of byTxn(locks)) {
      const { status } = await this.#look(group[0] as Lock, 0n, operation);
      if (status.kind === 'alive') alive.push(...group);
      else await this.#clear(group, status, operation);
    }
    return alive;
  }

  /** For a reader at `readTs`: marks what it may skip or read, and clears away in the background. As {@link resolve}. */
  async makeWay(locks: readonly Lock[], readTs: bigint, marks: ReadMarks, operation: Operation): Promise<number> {
    let waitMs = 0;
    for (const group of byTxn(locks)) {
      const lock = group[0] as Lock;
      const { status, leftMs } = await this.#look(lock, readTs, operation);
      if (status.kind === 'alive') {
        if (status.pushed) marks.resolved(lock.startTs);
        else waitMs = Math.max(waitMs, leftMs, 1);
        continue;
      }
      if (status.commitTs > 0n && status.commitTs <= readTs) marks.committed(lock.startTs);
      else marks.resolved(lock.startTs);
      const own = this.#world.operation('resolve lock', {});
      await this.#world.background.run('resolve lock', () => this.#clear(group, status, own));
    }
    return waitMs;
  }

  /** What became of a transaction of our own that will do nothing more: it is ended now if it was not. */
  async conclude(startTs: bigint, primary: Uint8Array, operation: Operation): Promise<TxnStatus & { kind: 'ended' }> {
    const lock: Lock = {
      key: primary,
      primary,
      startTs,
      ttlMs: 0,
      txnSize: 0,
      isPessimistic: false,
      forUpdateTs: 0n,
      minCommitTs: 0n,
      useAsyncCommit: false,
      secondaries: [],
    };
    const status = await this.status(lock, 0n, TS_MAX, operation);
    if (status.kind === 'alive') throw new RefusedError(`transaction ${startTs} cannot be ended`);
    return status;
  }

  async #look(lock: Lock, callerTs: bigint, operation: Operation): Promise<{ status: TxnStatus; leftMs: number }> {
    const known = this.#ended.get(lock.startTs);
    if (known !== undefined) return { status: known, leftMs: 0 };
    const now = lock.ttlMs === 0 ? TS_MAX : await this.#world.timestamp(operation);
    const status = await this.status(lock, callerTs, now, operation);
    const ttlMs = status.kind === 'alive' ? status.ttlMs : 0;
    return { status, leftMs: physicalMsOf(lock.startTs) + ttlMs - physicalMsOf(now) };
  }

  /** What became of the lock's transaction; what has expired by `now` is ended. */
  async status(lock: Lock, callerTs: bigint, now: bigint, operation: Operation): Promise<TxnStatus> {
    let currentTs = now;
    let rollbackIfNotExist = false;
    let forceSyncCommit = false;
    for (;;) {
      const answer = await this.#check(lock, callerTs, currentTs, rollbackIfNotExist, forceSyncCommit, operation);
      if (answer === PRIMARY_MISMATCH) {
        // The transaction chose another primary after this lock was taken; only pessimistic ones can.
        if (lock.isPessimistic) return { kind: 'ended', commitTs: 0n, allKeys: undefined };
        throw new RefusedError(`transaction ${lock.startTs}: the lock names a key that is not its primary`);
      }
      if (answer === TXN_NOT_FOUND) {
        // Its prewrite may be on the way to the primary: only after its time nothing can come of it.
        if (isExpired(lock, lock.ttlMs, currentTs)) rollbackIfNotExist = true;
        else if (lock.isPessimistic) return { kind: 'alive', ttlMs: lock.ttlMs, pushed: false };
        else await operation.pause('txnNotFound', 'a lock without its primary');
        currentTs = now === TS_MAX ? now : await this.#world.timestamp(operation);
        continue;
      }
      const { primary, ttlMs } = answer;
      if (ttlMs === 0 && isFinal(answer)) return this.#remember(lock.startTs, answer.commitTs, undefined);
      if (ttlMs === 0) return { kind: 'ended', commitTs: 0n, allKeys: undefined };
      if (primary?.useAsyncCommit !== true || !isExpired(lock, primary.ttlMs, currentTs)) {
        const pushed = answer.action === kvrpcpb.Action.MinCommitTSPushed;
        return { kind: 'alive', ttlMs, pushed };
      }
      const decided = await this.#decideAsyncCommit(primary, operation);
      if (decided !== undefined) return decided;
      forceSyncCommit = true;
    }
  }

  async #check(
    lock: Lock,
    callerStartTs: bigint,
    currentTs: bigint,
    rollbackIfNotExist: boolean,
    forceSyncCommit: boolean,
    operation: Operation,
  ): Promise<CheckedStatus | typeof TXN_NOT_FOUND | typeof PRIMARY_MISMATCH> {
    const { router, keys, commands } = this.#world;
    const request = {
      primaryKey: lock.primary,
      lockTs: lock.startTs,
      callerStartTs,
      currentTs,
      rollbackIfNotExist,
      forceSyncCommit,
      resolvingPessimisticLock: lock.isPessimistic,
      verifyIsPrimary: true,
    };
    for (;;) {
      const place = { key: keys.regionKey(lock.primary) };
      // Only pinned calls settle with MOVED.
      const answer = await router.run(commands.checkTxnStatus, { ...request }, place, operation.limits);
      if (typeof answer !== 'symbol' && answer instanceof Locked) {
        // Only while a lock is written to: it is there in a moment.
        await operation.pause('txnLockFast', 'the primary is locked in memory');
      } else {
        return answer as CheckedStatus | typeof TXN_NOT_FOUND | typeof PRIMARY_MISMATCH;
      }
    }
  }

  /** All keys prewritten: it is committed. One that is not, and never will be: rolled back. Undefined: it is no async commit after all. */
  async #decideAsyncCommit(primary: Lock, operation: Operation): Promise<TxnStatus | undefined> {
    const { route, commands } = this.#world;
    const startVersion = primary.startTs;
    const allKeys = [primary.primary, ...primary.secondaries];
    let commitTs = primary.minCommitTs;
    const request = (keys: readonly Uint8Array[]) => ({ keys, startVersion });
    const { checkSecondaryLocks } = commands;
    const answers = await fanOutKeys(route, checkSecondaryLocks, KEY, request, primary.secondaries, operation.limits);
    let missing = false;
    for (const answer of answers) {
      if (answer instanceof Locked) return undefined;
      if (answer.commitTs > 0n) return this.#remember(startVersion, answer.commitTs, allKeys);
      missing ||= answer.locks.length < answer.asked;
      for (const { useAsyncCommit, minCommitTs } of answer.locks) {
        if (!useAsyncCommit) return undefined;
        if (minCommitTs > commitTs) commitTs = minCommitTs;
      }
    }
    return this.#remember(startVersion, missing ? 0n : commitTs, allKeys);
  }

  #remember(startTs: bigint, commitTs: bigint, allKeys: readonly Uint8Array[] | undefined): TxnStatus {
    const status = { kind: 'ended', commitTs, allKeys } as const;
    if (this.#ended.size >= MAX_REMEMBERED) this.#ended.delete(this.#ended.keys().next().value as bigint);
    this.#ended.set(startTs, status);
    return status;
  }

  /** `locks` are of one transaction, which has ended. */
  async #clear(locks: readonly Lock[], status: TxnStatus & { kind: 'ended' }, operation: Operation): Promise<void> {
    const { route, router, keys, commands } = this.#world;
    const startVersion = (locks[0] as Lock).startTs;
    const pessimistic = locks.filter(({ isPessimistic }) => isPessimistic);
    if (pessimistic.length > 0) {
      const request = (part: readonly Uint8Array[]) => ({ keys: part, startVersion, forUpdateTs: TS_MAX });
      const lockedKeys = pessimistic.map(({ key }) => key);
      await fanOutKeys(route, commands.pessimisticRollback, KEY, request, lockedKeys, operation.limits);
    }
    const written = locks.filter(({ isPessimistic }) => !isPessimistic);
    const [first] = written;
    if (first === undefined) return;
    const { commitTs: commitVersion } = status;
    if (status.allKeys === undefined && first.txnSize >= BIG_TXN_KEYS) {
      const place = { key: keys.regionKey(first.key) };
      await router.run(commands.resolveLock, { startVersion, commitVersion }, place, operation.limits);
      return;
    }
    const request = (part: readonly Uint8Array[]) => ({ keys: part, startVersion, commitVersion });
    const toResolve = status.allKeys ?? written.map(({ key }) => key);
    await fanOutKeys(route, commands.resolveLock, KEY, request, toResolve, operation.limits);
  }
}

/** Where only a pessimistic lock was looked after, the transaction itself may go on. */
function isFinal({ commitTs, action }: CheckedStatus): boolean {
  const { TTLExpirePessimisticRollback, LockNotExistDoNothing } = kvrpcpb.Action;
  return commitTs > 0n || (action !== TTLExpirePessimisticRollback && action !== LockNotExistDoNothing);
}

function isExpired({ startTs }: Lock, ttlMs: number, now: bigint): boolean {
  return physicalMsOf(startTs) + ttlMs < physicalMsOf(now);
}

/** The locks of each transaction together; one that was written first: what is said of it holds for the others too. */
function byTxn(locks: readonly Lock[]): Iterable<readonly Lock[]> {
  const groups = new Map<bigint, Lock[]>();
  for (const lock of locks) {
    const group = groups.get(lock.startTs);
    if (group === undefined) groups.set(lock.startTs, [lock]);
    else if (lock.isPessimistic) group.push(lock);
    else group.unshift(lock);
  }
  return groups.values();
}

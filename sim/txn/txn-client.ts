/**
 * A small client of transactions that follows the rules of the protocol and trusts nothing else: reads that resolve what dead
 * coordinators left, pessimistic locks (fair ones too), two-phase commit, async commit and one-phase commit.
 */
import { utf8 } from '@tessera/base';
import { type Client, type ClientEnv, DeadlockError } from '@tessera/client';
import { physicalMsOf, TS_MAX } from '@tessera/codec';
import { sleep } from '@tessera/env';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { Tikv } from '@tessera/proto/tikvpb';
import { Coordinator } from './coordinator.ts';
import { RegionCalls, TxnAborted, TxnDeadlock, WAIT_MS } from './region-calls.ts';

/** Soon enough for others to find out that a coordinator is dead; or never. */
const LOCK_TTL_MS = 1500;
const LONG_TTL_MS = 600_000;
export const RESOLVE_ROUNDS_MAX = 30;
/** A store that lets a request wait answers before the attempt is given up. */
const LOCK_WAIT_MS = 300;

export interface Locked {
  /** The newest. */
  readonly value: Uint8Array | undefined;
  /** Of the lock as the store has it. */
  readonly forUpdateTs: bigint;
}

interface LockTerms {
  readonly startTs: bigint;
  readonly primary: string;
  /** Also when the key has changed since the request's timestamp. */
  readonly fair: boolean;
}

export class TxnClient {
  readonly calls: RegionCalls;
  readonly calm: boolean;
  readonly lockTtlMs: number;
  readonly #eager: boolean;

  /** `eager`: a lock whose primary is not there is the end of its transaction, at once. `calm`: nobody shall die. */
  constructor(env: ClientEnv, client: Client, { eager, calm }: { readonly eager: boolean; readonly calm: boolean }) {
    this.calls = new RegionCalls(env, client);
    this.calm = calm;
    this.lockTtlMs = calm ? LONG_TTL_MS : LOCK_TTL_MS;
    this.#eager = eager;
  }

  close(): void {
    this.calls.close();
  }

  timestamp(): Promise<bigint> {
    return this.calls.timestamp();
  }

  /** The value at `ts`; resolves locks of dead transactions, waits for live ones. */
  async get(key: Uint8Array, ts: bigint): Promise<Uint8Array | undefined> {
    for (let round = 0; round < RESOLVE_ROUNDS_MAX; round++) {
      const { error, value, notFound } = await this.calls.call(Tikv.KvGet, key, { key, version: ts });
      if (error === undefined) return notFound ? undefined : value;
      if (error.locked === undefined) throw new TxnAborted(`get: ${JSON.stringify(error.abort)}`);
      await this.resolve(error.locked, ts);
    }
    throw new TxnAborted('a lock stays');
  }

  /** Decides what became of the transaction behind a lock, and says so to the lock's region. `callerStartTs` 0: pushes nobody. */
  async resolve(lock: kvrpcpb.LockInfo, callerStartTs: bigint): Promise<void> {
    const { primaryLock, lockVersion: lockTs, key } = lock;
    const currentTs = await this.timestamp();
    const isExpired = (ttlMs: number): boolean => physicalMsOf(lockTs) + ttlMs < physicalMsOf(currentTs);
    const pessimistic = lock.lockType === kvrpcpb.Op.PessimisticLock;
    const status = await this.calls.call(Tikv.KvCheckTxnStatus, primaryLock, {
      primaryKey: primaryLock,
      lockTs,
      callerStartTs,
      currentTs,
      rollbackIfNotExist: this.#eager || isExpired(lock.lockTtl),
      resolvingPessimisticLock: pessimistic,
    });
    if (status.error?.txnNotFound !== undefined) {
      await sleep(this.calls.env.clock, WAIT_MS);
      return;
    }
    if (status.error !== undefined) throw new TxnAborted('the status of a lock is not known');
    let commitTs = status.commitVersion;
    if (status.lockTtl > 0) {
      const primary = status.lockInfo;
      if (primary?.useAsyncCommit !== true || !isExpired(status.lockTtl)) {
        await sleep(this.calls.env.clock, WAIT_MS);
        return;
      }
      commitTs = await this.#checkSecondaries(primary);
    }
    if (pessimistic) {
      const request = { keys: [key], startVersion: lockTs, forUpdateTs: TS_MAX };
      await this.calls.call(Tikv.KVPessimisticRollback, key, request);
      return;
    }
    await this.#end(key, lockTs, commitTs);
    if (lock.useAsyncCommit) await this.#end(primaryLock, lockTs, commitTs);
  }

  async #end(key: Uint8Array, startVersion: bigint, commitVersion: bigint): Promise<void> {
    await this.calls.call(Tikv.KvResolveLock, key, { startVersion, commitVersion, keys: [key] });
  }

  /** An async commit whose coordinator is dead: committed exactly when all its locks are there. 0: rolled back. */
  async #checkSecondaries({ secondaries, lockVersion, minCommitTs }: kvrpcpb.LockInfo): Promise<bigint> {
    let commitTs = minCommitTs;
    for (const key of secondaries) {
      const request = { keys: [key], startVersion: lockVersion };
      const found = await this.calls.call(Tikv.KvCheckSecondaryLocks, key, request);
      if (found.error !== undefined) throw new TxnAborted('secondary locks are not known');
      const [lock] = found.locks;
      if (lock === undefined) return found.commitTs;
      if (lock.minCommitTs > commitTs) commitTs = lock.minCommitTs;
    }
    return commitTs;
  }

  async lock(text: string, { startTs, primary, fair }: LockTerms): Promise<Locked> {
    const key = utf8(text);
    const { WakeUpModeForceLock, WakeUpModeNormal } = kvrpcpb.PessimisticLockWakeUpMode;
    for (let round = 0; round < RESOLVE_ROUNDS_MAX; round++) {
      const forUpdateTs = await this.timestamp();
      const { errors, results, values, notFounds } = await this.calls.call(Tikv.KvPessimisticLock, key, {
        mutations: [{ op: kvrpcpb.Op.PessimisticLock, key }],
        primaryLock: utf8(primary),
        startVersion: startTs,
        lockTtl: physicalMsOf(forUpdateTs) - physicalMsOf(startTs) + this.lockTtlMs,
        forUpdateTs,
        minCommitTs: forUpdateTs + 1n,
        isFirstLock: text === primary,
        waitTimeout: LOCK_WAIT_MS,
        returnValues: true,
        checkExistence: true,
        wakeUpMode: fair ? WakeUpModeForceLock : WakeUpModeNormal,
      });
      const [error] = errors;
      if (error === undefined && fair) {
        const [result] = results;
        const conflictTs = result?.lockedWithConflictTs ?? 0n;
        const value = result?.existence === true ? result.value : undefined;
        return { value, forUpdateTs: conflictTs > forUpdateTs ? conflictTs : forUpdateTs };
      }
      if (error === undefined) return { value: notFounds[0] === false ? values[0] : undefined, forUpdateTs };
      await this.#makeWay(key, error);
    }
    throw new TxnAborted('a lock stays');
  }

  /** Returns when it is worth another try. */
  async #makeWay(key: Uint8Array, error: kvrpcpb.KeyError): Promise<void> {
    const { locked, conflict, deadlock } = error;
    if (deadlock !== undefined) {
      const chain = deadlock.waitChain.map(({ txn, waitForTxn: waitsFor, key: on }) => ({ txn, waitsFor, key: on }));
      throw new TxnDeadlock(new DeadlockError(key, deadlock.lockTs, chain, deadlock.deadlockKeyHash));
    }
    if (locked !== undefined) await this.resolve(locked, 0n);
    else if (conflict?.reason !== kvrpcpb.WriteConflict_Reason.PessimisticRetry) {
      throw new TxnAborted(`lock: ${error.abort || error.retryable || conflict?.reason}`);
    }
  }

  /** Gives pessimistic locks back. */
  async unlock(keys: readonly string[], startVersion: bigint): Promise<void> {
    for (const text of keys) {
      const key = utf8(text);
      const request = { keys: [key], startVersion, forUpdateTs: TS_MAX };
      await this.calls.call(Tikv.KVPessimisticRollback, key, request);
    }
  }

  /** Writes all or nothing. Resolves with the commit timestamp; throws TxnAborted or TxnUnknown. */
  commit(
    writes: ReadonlyMap<string, Uint8Array | undefined>,
    locks: ReadonlyMap<string, Locked>,
    terms: ConstructorParameters<typeof Coordinator>[1],
  ): Promise<bigint> {
    return new Coordinator(this, terms).commit(writes, locks);
  }
}

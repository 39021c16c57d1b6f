/**
 * A transactional client as small as it can be while still doing what real ones do: all kinds of commit, pushing, waiting
 * for and resolving the locks of others, giving up, dying at any step. Each transaction is a generator that yields where a
 * message would be on its way.
 *
 * Every written value is {@link successor} of the one before, so that a lost update shows in the data.
 */
import assert from 'node:assert/strict';
import { fromUtf8, type Prng, utf8 } from '@tessera/base';
import { composeTimestamp, physicalMsOf } from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { type Changes, mutationsOf, type TxnFixture } from './txn-fixture.ts';

export type Mode = 'optimistic' | 'pessimistic' | 'fair' | 'pipelined';
export type CommitMode = 'twoPhase' | 'async' | 'onePc';
/** `unknown`: the client died, or only others can tell. */
export type Outcome = 'running' | 'committed' | 'aborted' | 'unknown';

export interface TxnLog {
  readonly startTs: bigint;
  readonly mode: Mode;
  outcome: Outcome;
  /** What the client was told; 0 unless `committed`. */
  commitTs: bigint;
  changes: Changes;
}

export interface ReadLog {
  readonly key: string;
  readonly ts: bigint;
  readonly value: string | undefined;
}

/** A request on its way: without a value it is not answered yet. */
export interface Pending<T> {
  readonly value: T | undefined;
}

type Init<T> = T & { readonly regionError?: unknown };

/** What a client can ask of a store. */
export interface StoreApi {
  get(key: string, ts: bigint, resolvedLocks: readonly bigint[]): Pending<kvrpcpb.GetResponseInit>;
  prewrite(startTs: bigint, primary: string, more: kvrpcpb.PrewriteRequestInit): Pending<kvrpcpb.PrewriteResponseInit>;
  commit(startTs: bigint, commitTs: bigint, keys: readonly string[]): Pending<kvrpcpb.CommitResponseInit>;
  rollback(startTs: bigint, keys: readonly string[]): Pending<kvrpcpb.BatchRollbackResponseInit>;
  lock(
    startTs: bigint,
    forUpdateTs: bigint,
    primary: string,
    keys: readonly string[],
    more: kvrpcpb.PessimisticLockRequestInit,
  ): Pending<kvrpcpb.PessimisticLockResponseInit>;
  pessimisticRollback(
    startTs: bigint,
    forUpdateTs: bigint,
    keys: readonly string[],
  ): Pending<kvrpcpb.PessimisticRollbackResponseInit>;
  status(
    lockTs: bigint,
    primary: string,
    callerStartTs: bigint,
    currentTs: bigint,
    more: kvrpcpb.CheckTxnStatusRequestInit,
  ): Pending<kvrpcpb.CheckTxnStatusResponseInit>;
  checkSecondaries(startTs: bigint, keys: readonly string[]): Pending<kvrpcpb.CheckSecondaryLocksResponseInit>;
  resolve(init: kvrpcpb.ResolveLockRequestInit): Pending<kvrpcpb.ResolveLockResponseInit>;
  flush(
    startTs: bigint,
    generation: number,
    primary: string,
    changes: Changes,
    more: kvrpcpb.FlushRequestInit,
  ): Pending<kvrpcpb.FlushResponseInit>;
}

/** Another region's fault never lasts longer than this many requests. */
const REGION_TRIES = 10_000;
const TRIES = 6;
const TTL_MS = 100;
const { DO_PESSIMISTIC_CHECK, SKIP_PESSIMISTIC_CHECK } = kvrpcpb.PrewriteRequest_PessimisticAction;

/** 1, 2, 3 (long), 4, gone, 1 ... */
export function successor(value: string | undefined): string | undefined {
  const next = (value === undefined ? 0 : Number.parseInt(value, 10)) + 1;
  if (next === 5) return undefined;
  return next === 3 ? '3'.padEnd(300, '.') : String(next);
}

export class World {
  /** Where everything is in the end. */
  readonly store: TxnFixture;
  readonly api: StoreApi;
  readonly prng: Prng;
  readonly keys: readonly string[];
  /** Lock requests may wait: time passes and others go on. */
  waits = false;
  readonly txns: TxnLog[] = [];
  readonly reads: ReadLog[] = [];
  #nowMs = 1;
  /** Requests that may arrive once more, much later. */
  readonly #sent: (() => unknown)[] = [];

  constructor(prng: Prng, keys: readonly string[], store: TxnFixture, api: StoreApi) {
    this.prng = prng;
    this.keys = keys;
    this.store = store;
    this.api = api;
  }

  tso(): bigint {
    return composeTimestamp(this.#nowMs++, 0);
  }

  /** Long enough for every lock to expire. */
  passTime(): void {
    this.#nowMs += TTL_MS * 2;
  }

  /** Sends until the region takes it; ends with the answer. */
  *send<T extends object>(request: (api: StoreApi) => Pending<Init<T>>, mayComeLate = true): Steps<T> {
    for (let i = 0; i < REGION_TRIES; i++) {
      if (mayComeLate && this.#sent.length < 2000) this.#sent.push(() => request(this.api));
      const pending = request(this.api);
      while (pending.value === undefined) yield;
      if (pending.value.regionError === undefined) return pending.value;
      yield;
    }
    assert.fail('a region that never has a leader');
  }

  redeliver(): void {
    if (this.#sent.length > 0) this.prng.pick(this.#sent)();
  }

  /** What a client does about the lock of another. True when it stands in the way no more. */
  *resolve(lock: kvrpcpb.LockInfoInit, callerTs: bigint, bypass: bigint[]): Steps<boolean> {
    const startVersion = lock.lockVersion ?? 0n;
    const primary = fromUtf8(lock.primaryLock ?? new Uint8Array());
    const key = lock.key ?? new Uint8Array();
    const currentTs = this.tso();
    const more = {
      resolvingPessimisticLock: lock.lockType === kvrpcpb.Op.PessimisticLock,
      verifyIsPrimary: true,
    };
    let status = yield* this.send((api) => api.status(startVersion, primary, callerTs, currentTs, more), false);
    if (status.error?.primaryMismatch !== undefined) {
      // Its transaction chose another primary after this lock was taken.
      yield* this.send((api) => api.pessimisticRollback(startVersion, 2n ** 63n, [fromUtf8(key)]), false);
      return true;
    }
    assert.equal(status.error, undefined);
    const expired = physicalMsOf(startVersion) + (status.lockTtl ?? 0) < physicalMsOf(currentTs);
    let commitVersion = status.commitVersion ?? 0n;
    if (status.lockInfo?.useAsyncCommit === true && expired) {
      const secondaries = (status.lockInfo.secondaries ?? []).map(fromUtf8);
      const checked = yield* this.send((api) => api.checkSecondaries(startVersion, secondaries), false);
      const locks = [status.lockInfo, ...(checked.locks ?? [])];
      if (checked.commitTs !== undefined) {
        commitVersion = checked.commitTs;
      } else if (checked.locks?.some(({ useAsyncCommit }) => useAsyncCommit !== true)) {
        const forced = { ...more, forceSyncCommit: true };
        status = yield* this.send((api) => api.status(startVersion, primary, callerTs, currentTs, forced), false);
        if ((status.lockTtl ?? 0) > 0) return false;
        commitVersion = status.commitVersion ?? 0n;
      } else if (checked.locks !== undefined) {
        for (const { minCommitTs = 0n } of locks) if (minCommitTs > commitVersion) commitVersion = minCommitTs;
      }
      const keys = [utf8(primary), ...secondaries.map(utf8)];
      yield* this.send((api) => api.resolve({ startVersion, commitVersion, keys }), false);
    } else if ((status.lockTtl ?? 0) > 0) {
      if (status.action !== kvrpcpb.Action.MinCommitTSPushed) return false;
      bypass.push(startVersion);
      return true;
    }
    if (more.resolvingPessimisticLock) {
      yield* this.send((api) => api.pessimisticRollback(startVersion, 2n ** 63n, [fromUtf8(key)]), false);
      return true;
    }
    const keys = this.prng.chance(0.5) ? [key] : [];
    yield* this.send((api) => api.resolve({ startVersion, commitVersion, keys }), false);
    return true;
  }
}

export type Steps<T> = Generator<undefined, T>;

export function* runTransaction(world: World, mode: Mode, commitMode: CommitMode): Steps<void> {
  const log: TxnLog = { startTs: world.tso(), mode, outcome: 'running', commitTs: 0n, changes: {} };
  world.txns.push(log);
  yield* new Client(world, log, commitMode).run();
}

class Client {
  readonly #world: World;
  readonly #log: TxnLog;
  #commitMode: CommitMode;
  readonly #startTs: bigint;
  #forUpdateTs = 0n;
  readonly #lockedAt: bigint[] = [];

  constructor(world: World, log: TxnLog, commitMode: CommitMode) {
    this.#world = world;
    this.#log = log;
    this.#commitMode = commitMode;
    this.#startTs = log.startTs;
  }

  *run(): Steps<void> {
    const { prng, keys } = this.#world;
    const chosen = [...new Set([prng.pick(keys), prng.pick(keys), prng.pick(keys)])];
    const pessimistic = this.#log.mode === 'pessimistic' || this.#log.mode === 'fair';
    const changes: Record<string, string | undefined> = {};
    for (const key of chosen) {
      yield;
      const read = pessimistic ? yield* this.#lock(key, chosen[0] as string) : yield* this.#read(key);
      if (read === GAVE_UP) {
        yield* this.#giveUp(chosen);
        return;
      }
      changes[key] = successor(read);
    }
    this.#log.changes = changes;
    yield;
    const minCommitTs =
      this.#log.mode === 'pipelined'
        ? yield* this.#flush(changes)
        : yield* this.#prewrite(chosen, changes, pessimistic);
    if (minCommitTs === GAVE_UP) {
      yield* this.#giveUp(chosen);
      return;
    }
    if (this.#log.outcome === 'committed') return;
    yield* this.#commit(chosen, minCommitTs);
  }

  *#read(key: string): Steps<string | undefined | typeof GAVE_UP> {
    const bypass: bigint[] = [];
    for (let i = 0; i < TRIES; i++) {
      const { error, notFound, value } = yield* this.#world.send((api) => api.get(key, this.#startTs, bypass), false);
      if (error === undefined) {
        const found = notFound === true ? undefined : fromUtf8(value ?? new Uint8Array());
        this.#world.reads.push({ key, ts: this.#startTs, value: found });
        return found;
      }
      assert.ok(error.locked !== undefined);
      yield;
      yield* this.#world.resolve(error.locked, this.#startTs, bypass);
      yield;
    }
    return GAVE_UP;
  }

  *#lock(key: string, primary: string): Steps<string | undefined | typeof GAVE_UP> {
    const fair = this.#log.mode === 'fair';
    for (let i = 0; i < TRIES; i++) {
      const forUpdateTs = this.#world.tso();
      const waitTimeout = this.#world.waits && this.#world.prng.chance(0.5) ? 0 : -1;
      const more = { returnValues: true, lockTtl: TTL_MS, waitTimeout, wakeUpMode: fair ? 1 : 0 };
      const response = yield* this.#world.send((api) => api.lock(this.#startTs, forUpdateTs, primary, [key], more));
      const { errors, results, values, notFounds } = response;
      const error = errors?.[0];
      if (error === undefined) {
        const result = results?.[0];
        const at = result?.lockedWithConflictTs || forUpdateTs;
        this.#lockedAt.push(at);
        if (at > this.#forUpdateTs) this.#forUpdateTs = at;
        const exists = result === undefined ? notFounds?.[0] === false : result.existence === true;
        return exists ? fromUtf8(result?.value ?? values?.[0] ?? new Uint8Array()) : undefined;
      }
      yield;
      if (error.locked !== undefined) yield* this.#world.resolve(error.locked, 0n, []);
      else if (error.conflict === undefined) return GAVE_UP;
      yield;
    }
    return GAVE_UP;
  }

  *#prewrite(keys: readonly string[], changes: Changes, pessimistic: boolean): Steps<bigint | typeof GAVE_UP> {
    const { prng } = this.#world;
    const requestMin = this.#commitMode !== 'twoPhase' || prng.chance(0.5) ? this.#startTs + 1n : 0n;
    const together = this.#commitMode === 'onePc' || prng.chance(0.5);
    const batches = together ? [keys] : keys.map((key) => [key]);
    if (prng.chance(0.3)) batches.reverse();
    let minCommitTs = 0n;
    for (const batch of batches) {
      yield;
      const response = yield* this.#prewriteBatch(batch, keys, changes, pessimistic, requestMin);
      if (response === GAVE_UP) return GAVE_UP;
      if ((response.onePcCommitTs ?? 0n) > 0n) {
        this.#committed(response.onePcCommitTs ?? 0n);
        return 0n;
      }
      if (this.#commitMode === 'async' && response.minCommitTs === 0n) this.#commitMode = 'twoPhase';
      if ((response.minCommitTs ?? 0n) > minCommitTs) minCommitTs = response.minCommitTs ?? 0n;
    }
    if (this.#commitMode !== 'async') return 0n;
    this.#log.outcome = 'committed';
    this.#log.commitTs = minCommitTs;
    yield;
    yield* this.#world.send((api) => api.commit(this.#startTs, minCommitTs, keys));
    return minCommitTs;
  }

  *#prewriteBatch(
    batch: readonly string[],
    keys: readonly string[],
    changes: Changes,
    pessimistic: boolean,
    minCommitTs: bigint,
  ): Steps<kvrpcpb.PrewriteResponseInit | typeof GAVE_UP> {
    const primary = keys[0] as string;
    const constraints = batch.map((key, index) => ({
      index,
      expectedForUpdateTs: this.#lockedAt[keys.indexOf(key)] ?? 0n,
    }));
    const more: kvrpcpb.PrewriteRequestInit = {
      mutations: mutationsOf(Object.fromEntries(batch.map((key) => [key, changes[key]]))),
      lockTtl: TTL_MS,
      minCommitTs,
      maxCommitTs: this.#world.prng.chance(0.2) ? this.#startTs + (20n << 18n) : 0n,
      useAsyncCommit: this.#commitMode === 'async',
      secondaries: batch.includes(primary) ? keys.slice(1).map(utf8) : [],
      tryOnePc: this.#commitMode === 'onePc',
      forUpdateTs: pessimistic ? this.#forUpdateTs : 0n,
      pessimisticActions: batch.map(() => (pessimistic ? DO_PESSIMISTIC_CHECK : SKIP_PESSIMISTIC_CHECK)),
      forUpdateTsConstraints: this.#log.mode === 'fair' ? constraints : [],
    };
    for (let i = 0; i < TRIES; i++) {
      const request = (api: StoreApi) => api.prewrite(this.#startTs, primary, more);
      let response: kvrpcpb.PrewriteResponseInit = yield* this.#world.send(request);
      if (this.#world.prng.chance(0.1)) {
        // The answer was lost; others may finish the transaction before the retry arrives.
        yield;
        yield;
        response = yield* this.#world.send(request, false);
      }
      const { errors = [] } = response;
      if (errors.length === 0) return response;
      for (const { locked } of errors) {
        if (locked === undefined) return GAVE_UP;
        yield;
        yield* this.#world.resolve(locked, 0n, []);
      }
      yield;
    }
    return GAVE_UP;
  }

  *#flush(changes: Changes): Steps<bigint | typeof GAVE_UP> {
    const keys = Object.keys(changes);
    const first = Object.fromEntries(keys.map((key) => [key, 'not the last word'.repeat(20)]));
    for (const [generation, values] of [
      [1, first],
      [2, changes],
    ] as const) {
      for (let i = 0; ; i++) {
        if (i === TRIES) return GAVE_UP;
        yield;
        const { errors = [] } = yield* this.#world.send((api) =>
          api.flush(this.#startTs, generation, keys[0] as string, values, { lockTtl: TTL_MS }),
        );
        if (errors.length === 0) break;
        const { locked } = errors[0] as kvrpcpb.KeyErrorInit;
        if (locked === undefined) return GAVE_UP;
        yield* this.#world.resolve(locked, 0n, []);
      }
    }
    return 0n;
  }

  *#commit(keys: readonly string[], minCommitTs: bigint): Steps<void> {
    if (this.#log.outcome === 'committed' && minCommitTs > 0n) return;
    const [primary] = keys as [string];
    for (let i = 0; i < TRIES; i++) {
      yield;
      const commitTs = this.#world.tso();
      // Readers may push the lock between the two.
      yield;
      const { error } = yield* this.#world.send((api) => api.commit(this.#startTs, commitTs, [primary]));
      if (error === undefined) {
        this.#committed(commitTs);
        yield;
        yield* this.#world.send((api) => api.commit(this.#startTs, commitTs, keys.slice(1)));
        return;
      }
      if (error.commitTsExpired === undefined) {
        this.#log.outcome = 'aborted';
        return;
      }
    }
    this.#log.outcome = 'unknown';
  }

  #committed(commitTs: bigint): void {
    this.#log.outcome = 'committed';
    this.#log.commitTs = commitTs;
  }

  /** Rolls back; when others have committed it already, so be it. */
  *#giveUp(keys: readonly string[]): Steps<void> {
    const { error } = yield* this.#world.send((api) => api.rollback(this.#startTs, keys));
    this.#log.outcome = error === undefined ? 'aborted' : 'unknown';
  }
}

const GAVE_UP = Symbol('gave up');

/**
 * The pessimistic locks of one transaction (features 4.1): taken key by key or many at a time, each at the newest committed
 * version, waiting for whoever holds them. The first locked key is the transaction's primary; from then on a heartbeat keeps
 * the locks alive.
 *
 * Invariants: nothing is locked before the primary is; a call that fails leaves none of its own locks behind.
 */
import { equalBytes, latin1 } from '@tessera/base';
import { TS_MAX } from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import type { CallPlace, ContextExtra, Moved } from '../call.ts';
import { UndeterminedError } from '../errors.ts';
import { fanOutKeys, KEY, keyedFanOut, type Measure, type OperationLimits, runFirst, runPieces } from '../fan-out.ts';
import type { Heartbeat } from './heartbeat.ts';
import { type Lock, Locked } from './key-errors.ts';
import { elapsedMs, type HeldLock, MANAGED_TTL_MS } from './mutations.ts';
import type { Operation } from './operation.ts';
import { LockWaitTimeoutError, WriteConflictError } from './txn-errors.ts';
import type { TxnWorld } from './txn-world.ts';

export interface LockRequest {
  /** Store key. */
  readonly key: Uint8Array;
  /** Fails with AlreadyExistsError when it has a value. */
  readonly mustBeNew: boolean;
}

export interface LockWish {
  readonly returnValues: boolean;
  /** 0: not at all; undefined: until the deadline. */
  readonly lockWaitMs: number | undefined;
}

/** Values by latin1 name of the store key. */
type Values = Map<string, Uint8Array>;

const REQUEST: Measure<LockRequest> = { key: ({ key }) => key, sizeBytes: ({ key }) => key.length };
/** The answer must be here before the deadline. */
const ANSWER_MS = 20;
/** A store that waits says no after up to a second; one that says no at once is not asked again at once. */
const QUICK_MS = 10;

export class PessimisticLocks {
  readonly #world: TxnWorld;
  readonly #startTs: bigint;
  readonly #extra: ContextExtra | undefined;
  readonly #heartbeat: Heartbeat;
  readonly held = new Map<string, HeldLock>();
  primary: Uint8Array | undefined;
  /** The newest version anything was locked at. */
  forUpdateTs = 0n;
  /** The call that locks the primary is under way. */
  #first: Promise<unknown> | undefined;

  constructor(world: TxnWorld, startTs: bigint, extra: ContextExtra | undefined, heartbeat: Heartbeat) {
    this.#world = world;
    this.#startTs = startTs;
    this.#extra = extra;
    this.#heartbeat = heartbeat;
  }

  isHeld(storeKey: Uint8Array): boolean {
    return this.held.get(latin1(storeKey))?.isHeld === true;
  }

  /** The newest committed values, when asked for. */
  async lock(requests: readonly LockRequest[], wish: LockWish, operation: Operation): Promise<Values> {
    while (this.#first !== undefined) await this.#first.catch(() => {});
    const fresh = requests.filter(({ key }) => !this.isHeld(key));
    const work = this.#lock(requests, fresh, wish, operation);
    if (this.primary !== undefined) return await work;
    this.primary = fresh[0]?.key;
    this.#first = work;
    try {
      return await work;
    } catch (error) {
      this.primary = undefined;
      throw error;
    } finally {
      this.#first = undefined;
    }
  }

  async #lock(
    requests: readonly LockRequest[],
    fresh: readonly LockRequest[],
    wish: LockWish,
    operation: Operation,
  ): Promise<Values> {
    for (;;) {
      const forUpdateTs = await this.#world.timestamp(operation);
      try {
        const values = await this.#attempt(requests, forUpdateTs, wish, operation);
        if (forUpdateTs > this.forUpdateTs) this.forUpdateTs = forUpdateTs;
        for (const { key } of fresh) this.held.set(latin1(key), { key, isHeld: true });
        return values;
      } catch (error) {
        if (error instanceof WriteConflictError && error.conflict.reason === 'PessimisticRetry') {
          // Somebody committed in between: lock at a newer version.
          await operation.pause('txnLockFast', error.message, () => error);
          continue;
        }
        await this.release(fresh);
        throw error instanceof UndeterminedError ? error.cause : error;
      }
    }
  }

  async #attempt(
    requests: readonly LockRequest[],
    forUpdateTs: bigint,
    wish: LockWish,
    operation: Operation,
  ): Promise<Values> {
    const values: Values = new Map();
    const fanOut = keyedFanOut<LockRequest, undefined>(
      { ...this.#world.route, extra: this.#extra },
      'lock',
      REQUEST,
      (items, place, limits) => this.#lockPiece(items, place, limits, forUpdateTs, wish, operation, values),
    );
    const { limits } = operation;
    const pieces = await fanOut.cut(requests, limits);
    const { primary } = this;
    if (primary !== undefined && !this.isHeld(primary)) {
      await runFirst(fanOut, pieces, ({ key }) => equalBytes(key, primary), limits);
      this.#heartbeat.start(primary);
    }
    await runPieces(fanOut, pieces, limits);
    return values;
  }

  async #lockPiece(
    items: readonly LockRequest[],
    place: CallPlace,
    limits: OperationLimits,
    forUpdateTs: bigint,
    wish: LockWish,
    operation: Operation,
    values: Values,
  ): Promise<undefined | Moved> {
    const { router, commands, resolver, env } = this.#world;
    const startedMs = env.clock.monotonicMs();
    const limitMs = Math.min(wish.lockWaitMs ?? Number.POSITIVE_INFINITY, operation.leftMs - ANSWER_MS);
    for (;;) {
      const askedMs = env.clock.monotonicMs();
      const leftMs = limitMs - (askedMs - startedMs);
      const request = this.#request(items, forUpdateTs, wish, leftMs);
      const output = await router.run(commands.pessimisticLock, request, place, limits);
      if (typeof output === 'symbol') return output;
      if (!(output instanceof Locked)) {
        for (const [i, value] of output.values.entries()) {
          if (value !== undefined) values.set(latin1((items[i] as LockRequest).key), value);
        }
        return undefined;
      }
      const aliveMs = await resolver.resolve(output.locks, operation);
      if (aliveMs === 0) {
        await operation.pause('txnLockGone', 'a lock was in the way');
        continue;
      }
      const nowMs = env.clock.monotonicMs();
      if (nowMs - startedMs >= limitMs) throw this.#timedOut(output.locks, wish, nowMs - startedMs);
      if (nowMs - askedMs < QUICK_MS) {
        const late = (): LockWaitTimeoutError => this.#timedOut(output.locks, wish, nowMs - startedMs);
        await operation.pause('txnLockFast', 'a key is locked', late, Math.min(aliveMs, limitMs - (nowMs - startedMs)));
      }
    }
  }

  #timedOut(locks: readonly Lock[], { lockWaitMs }: LockWish, waitedMs: number): LockWaitTimeoutError {
    const { key, startTs } = locks[0] as Lock;
    const toldMs = lockWaitMs === 0 ? 0 : Math.max(1, Math.round(waitedMs));
    return new LockWaitTimeoutError(this.#world.keys.userKey(key), startTs, toldMs);
  }

  #request(items: readonly LockRequest[], forUpdateTs: bigint, wish: LockWish, leftMs: number) {
    const { PessimisticLock } = kvrpcpb.Op;
    const { NotExist, None } = kvrpcpb.Assertion;
    return {
      mutations: items.map(({ key, mustBeNew }) => ({
        op: PessimisticLock,
        key,
        assertion: mustBeNew ? NotExist : None,
      })),
      primaryLock: this.primary as Uint8Array,
      startVersion: this.#startTs,
      lockTtl: elapsedMs(this.#startTs, this.#world.env.clock.wallMs()) + MANAGED_TTL_MS,
      forUpdateTs,
      isFirstLock: this.held.size === 0,
      waitTimeout: wish.lockWaitMs === 0 ? -1 : Math.max(1, Math.floor(Math.min(leftMs, 0x7fff_ffff))),
      returnValues: wish.returnValues,
      checkExistence: wish.returnValues,
      minCommitTs: forUpdateTs + 1n,
    };
  }

  /** Gives locks back in the background. */
  async release(locks: readonly { readonly key: Uint8Array }[]): Promise<void> {
    if (locks.length === 0) return;
    const { route, commands, background } = this.#world;
    const { limits } = this.#world.operation('unlock', {});
    const keys = locks.map(({ key }) => key);
    const request = (part: readonly Uint8Array[]) => ({
      keys: part,
      startVersion: this.#startTs,
      forUpdateTs: TS_MAX,
    });
    await background.run('unlock', () => fanOutKeys(route, commands.pessimisticRollback, KEY, request, keys, limits));
  }
}

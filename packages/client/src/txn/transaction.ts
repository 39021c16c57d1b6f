/**
 * One transaction. It reads a snapshot of its start and its own writes, keeps writes in memory, and commits all of them at
 * once or none (snapshot isolation: two transactions that write the same key do not both commit; two that only read what
 * the other writes do).
 *
 * Keys and values are strings (UTF-8) or bytes, and are copied. Rejects with ClientError only. After an error of `commit` the
 * transaction is over and rolled back, except after UndeterminedError. Who neither commits nor rolls back a pessimistic
 * transaction keeps its locks until its client is closed.
 */
import { copyBytes, latin1 } from '@tessera/base';
import type { ContextExtra } from '../call.ts';
import { InvalidArgumentError, UndeterminedError } from '../errors.ts';
import type { KvPair } from '../raw-commands.ts';
import { type Bytes, toBytes } from '../raw-options.ts';
import type { CallOptions } from '../router.ts';
import { Committer } from './committer.ts';
import { Heartbeat } from './heartbeat.ts';
import { type HeldLock, leavesLock, mutationsOf } from './mutations.ts';
import { type LockWish, PessimisticLocks } from './pessimistic-locks.ts';
import { Snapshot } from './snapshot.ts';
import { TransactionEndedError } from './txn-errors.ts';
import {
  type BeginOptions,
  extraOf,
  type ReadOptions,
  rangeOf,
  readingOf,
  type TxnScanOptions,
} from './txn-options.ts';
import type { TxnWorld } from './txn-world.ts';
import { WriteBuffer } from './write-buffer.ts';

const DEFAULT_MAX_BYTES = 100 * 1024 * 1024;

/** `undetermined`: the commit was sent, its answer was lost, and the cluster could not be asked. */
export type TransactionState = 'active' | 'committing' | 'committed' | 'rolled back' | 'undetermined';

/** Of what may wait for locks. */
export interface LockOptions extends CallOptions {
  /** Instead of the transaction's. */
  readonly lockWaitMs?: number;
}

/**
 * All or nothing, over any keys and regions. Reads see what was committed when it began, and its own writes, which stay in memory until
 * the commit. Calls may overlap. End it with `commit` or `rollback`; `await using` rolls back what was not committed.
 */
export class Transaction {
  /** It sees what was committed up to here. */
  readonly startTs: bigint;
  /** Writes take their locks at once and wait for those of others; else conflicts show in `commit`. */
  readonly isPessimistic: boolean;
  readonly #world: TxnWorld;
  readonly #options: BeginOptions;
  readonly #extra: ContextExtra | undefined;
  readonly #snapshot: Snapshot;
  readonly #buffer: WriteBuffer;
  readonly #heartbeat: Heartbeat;
  readonly #locks: PessimisticLocks;
  #state: TransactionState = 'active';

  /** Use `client.begin`. */
  constructor(world: TxnWorld, startTs: bigint, options: BeginOptions) {
    this.#world = world;
    this.startTs = startTs;
    this.isPessimistic = options.pessimistic ?? false;
    this.#options = options;
    this.#extra = extraOf(options);
    this.#snapshot = new Snapshot(world, startTs, this.#extra, readingOf(options));
    this.#buffer = new WriteBuffer(options.maxTxnBytes ?? DEFAULT_MAX_BYTES);
    this.#heartbeat = new Heartbeat(world, startTs);
    this.#locks = new PessimisticLocks(world, startTs, this.#extra, this.#heartbeat);
  }

  /** Calls of a transaction that is not active reject with TransactionEndedError. */
  get state(): TransactionState {
    return this.#state;
  }

  // Reads

  /** The value; undefined when there is none. */
  async get(key: Bytes, options: ReadOptions = {}): Promise<Uint8Array | undefined> {
    const storeKey = this.#start(key);
    const written = this.#buffer.get(storeKey);
    return written === undefined ? await this.#snapshot.getStoreKey(storeKey, options) : written.value;
  }

  /** Values in the order of `keys`; undefined where there is none. */
  async batchGet(keys: Iterable<Bytes>, options: ReadOptions = {}): Promise<(Uint8Array | undefined)[]> {
    const storeKeys = Array.from(keys, (key) => this.#start(key));
    const unknown = storeKeys.filter((key) => this.#buffer.get(key) === undefined);
    const found = await this.#snapshot.getStoreKeys(unknown, this.#world.operation('batchGet', options));
    return storeKeys.map((key) => {
      const written = this.#buffer.get(key);
      return written === undefined ? found.get(this.#world.keys.regionKey(key)) : written.value;
    });
  }

  /** Pairs in key order, with what this transaction has written. Leaving the loop early stops fetching. */
  async *scan(options: TxnScanOptions = {}): AsyncGenerator<KvPair, void, undefined> {
    this.#check();
    const { keys } = this.#world;
    const { limit = Number.POSITIVE_INFINITY, reverse = false, keyOnly = false } = options;
    const range = rangeOf(keys, options);
    // What is deleted here counts for the store: then it cannot be told how many pairs are wanted.
    const storeLimit = limit > 0 && this.#buffer.touches(range) ? Number.POSITIVE_INFINITY : limit;
    let left = limit;
    for await (const { pairs, covered } of this.#snapshot.steps(range, options, storeLimit)) {
      for (const pair of this.#buffer.merge(pairs, covered, reverse, keys.storeKey, keys.userKey)) {
        yield keyOnly ? { key: pair.key, value: pair.value.subarray(0, 0) } : pair;
        if (--left <= 0) return;
      }
    }
  }

  // Writes

  /** In pessimistic transactions this locks the key, as all writes do. */
  async put(key: Bytes, value: Bytes, options: LockOptions = {}): Promise<void> {
    const storeKey = this.#start(key);
    const bytes = own(value);
    if (this.isPessimistic) await this.#lock([storeKey], false, false, options);
    this.#buffer.put(storeKey, bytes);
  }

  /** As many puts, with one round of locking. */
  async batchPut(pairs: Iterable<readonly [Bytes, Bytes]>, options: LockOptions = {}): Promise<void> {
    const writes = Array.from(pairs, ([key, value]) => ({ key: this.#start(key), value: own(value) }));
    if (this.isPessimistic) {
      const storeKeys = writes.map(({ key }) => key);
      await this.#lock(storeKeys, false, false, options);
    }
    for (const { key, value } of writes) this.#buffer.put(key, value);
  }

  /**
   * Puts a value where there must be none: otherwise AlreadyExistsError, here in pessimistic transactions, from `commit` in
   * optimistic ones.
   */
  async insert(key: Bytes, value: Bytes, options: LockOptions = {}): Promise<void> {
    const storeKey = this.#start(key);
    const bytes = own(value);
    const isBuffered = this.#buffer.get(storeKey) !== undefined;
    const asks = this.isPessimistic && !isBuffered;
    if (asks) await this.#lock([storeKey], false, true, options);
    this.#buffer.insert(storeKey, bytes, this.#world.keys.userKey(storeKey), asks);
  }

  /** Deleting a key that is not there succeeds. */
  async delete(key: Bytes, options: LockOptions = {}): Promise<void> {
    const storeKey = this.#start(key);
    if (this.isPessimistic) await this.#lock([storeKey], false, false, options);
    this.#buffer.delete(storeKey);
  }

  // Locks

  /**
   * Nobody else changes these keys before this transaction ends: locked now (pessimistic), or found out by `commit`
   * (optimistic: WriteConflictError).
   */
  async lockKeys(keys: Iterable<Bytes>, options: LockOptions = {}): Promise<void> {
    const storeKeys = Array.from(keys, (key) => this.#start(key));
    await this.#lock(storeKeys, false, false, options);
  }

  /** The newest committed value, or the own one; locked as by {@link lockKeys}. In optimistic transactions the snapshot's. */
  async getForUpdate(key: Bytes, options: LockOptions = {}): Promise<Uint8Array | undefined> {
    return (await this.batchGetForUpdate([key], options))[0];
  }

  /** As {@link getForUpdate}, in the order of `keys`. */
  async batchGetForUpdate(keys: Iterable<Bytes>, options: LockOptions = {}): Promise<(Uint8Array | undefined)[]> {
    const storeKeys = Array.from(keys, (key) => this.#start(key));
    const values = await this.#lock(storeKeys, true, false, options);
    if (!this.isPessimistic) {
      const found = await this.#snapshot.getStoreKeys(storeKeys, this.#world.operation('batchGetForUpdate', options));
      return storeKeys.map((key) => this.#newest(key, found.get(this.#world.keys.regionKey(key))));
    }
    return storeKeys.map((key) => this.#newest(key, values.get(latin1(key))));
  }

  // The end

  /**
   * The commit timestamp; the start timestamp when nothing was written. UndeterminedError: the answer was lost, it may be
   * committed or not.
   */
  async commit(options: CallOptions = {}): Promise<bigint> {
    this.#check();
    const { held } = this.#locks;
    const mutations = mutationsOf(this.#buffer.writes(), held);
    const primary = this.#locks.primary ?? (mutations.find(leavesLock) ?? mutations[0])?.key;
    if (primary === undefined || (this.isPessimistic && this.#buffer.size === 0)) {
      this.#end('committed');
      await this.#locks.release([...held.values()]);
      return this.startTs;
    }
    this.#state = 'committing';
    const { asyncCommit = true, onePc = true, causalConsistency = false } = this.#options;
    const plan = {
      startTs: this.startTs,
      mutations,
      primary,
      forUpdateTs: this.#locks.forUpdateTs,
      asyncCommit,
      onePc,
      causalConsistency,
      extra: this.#extra,
      heartbeat: this.#heartbeat,
    };
    try {
      const commitTs = await new Committer(this.#world, plan, this.#world.operation('commit', options)).run();
      this.#end('committed');
      return commitTs === 0n ? this.startTs : commitTs;
    } catch (error) {
      this.#end(error instanceof UndeterminedError ? 'undetermined' : 'rolled back');
      throw error;
    }
  }

  /** Gives up all writes and locks. Does nothing when the transaction has ended. */
  async rollback(): Promise<void> {
    if (this.#state !== 'active') return;
    this.#end('rolled back');
    await this.#locks.release([...this.#locks.held.values()].filter(({ isHeld }) => isHeld));
  }

  /** `await using`: rolls back what was not committed. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.rollback();
  }

  #end(state: TransactionState): void {
    this.#state = state;
    this.#heartbeat.stop();
  }

  #check(): void {
    if (this.#state !== 'active') throw new TransactionEndedError(this.startTs, this.#state);
  }

  /** The store key, owned. */
  #start(key: Bytes): Uint8Array {
    this.#check();
    if (key.length === 0) throw new InvalidArgumentError('a key must not be empty');
    return this.#world.keys.storeKey(own(key));
  }

  #newest(storeKey: Uint8Array, committed: Uint8Array | undefined): Uint8Array | undefined {
    const written = this.#buffer.get(storeKey);
    return written === undefined ? committed : written.value;
  }

  /** Values by latin1 name, for pessimistic transactions. */
  async #lock(
    storeKeys: readonly Uint8Array[],
    returnValues: boolean,
    mustBeNew: boolean,
    options: LockOptions,
  ): Promise<Map<string, Uint8Array>> {
    const { held } = this.#locks;
    if (!this.isPessimistic) {
      for (const key of storeKeys) held.set(latin1(key), { key, isHeld: false } satisfies HeldLock);
      return new Map();
    }
    const wanted = new Map<string, { readonly key: Uint8Array; readonly mustBeNew: boolean }>();
    for (const key of storeKeys) {
      if (returnValues || mustBeNew || !this.#locks.isHeld(key)) wanted.set(latin1(key), { key, mustBeNew });
    }
    if (wanted.size === 0) return new Map();
    const wish: LockWish = { returnValues, lockWaitMs: options.lockWaitMs ?? this.#options.lockWaitMs };
    return await this.#locks.lock([...wanted.values()], wish, this.#world.operation('lock', options));
  }
}

/** Bytes of the user may be changed by the user; those made of a text are ours. */
function own(bytes: Bytes): Uint8Array {
  return typeof bytes === 'string' ? toBytes(bytes) : copyBytes(bytes);
}

/**
 * What a store remembers in memory so that async commit and one-phase commit are safe (facts 3.0): the greatest timestamp it
 * was read at, and the locks of prewrites that are on their way through raft.
 *
 * A prewrite chooses a commit timestamp above `maxTs`; a read first raises `maxTs`, then looks at these locks, then takes its
 * snapshot. So a read either is known to the prewrite or sees its lock. Since a store is one event loop, a prewrite publishes
 * its locks in the turn in which it chose the timestamp, and nothing needs a guard.
 *
 * The table holds what is in flight, which the scheduler's limits bound; ranges are checked by walking all of it.
 */
import { latin1 } from '@tessera/base';
import { type LockRecord, TS_MAX } from '@tessera/codec';
import { keyIsLocked, type ReadView, readConflict } from '../mvcc/lock-info.ts';
import type { MvccFailure } from '../mvcc/mvcc-error.ts';
import type { RegionError } from '../raft-kv.ts';
import type { MaxTsLimit } from './max-ts-limit.ts';

export interface MemoryLock {
  /** Data key; owned. */
  readonly key: Uint8Array;
  /** Its bytes are the request's, which lives as long as the command that holds it here. */
  readonly lock: LockRecord;
  readonly useOnePc: boolean;
  /** Its transaction has the key locked. */
  readonly overPessimisticLock: boolean;
  /** The key as text, once it is published. */
  id: string;
}

export class ConcurrencyManager {
  #maxTs = 0n;
  readonly #locks = new Map<string, MemoryLock>();

  /** The greatest timestamp of a read, or one the oracle gave when leadership came here. */
  get maxTs(): bigint {
    return this.#maxTs;
  }

  /** Guards {@link updateMaxTs} where requests come in; who sets it, starts and ends it. */
  limit: MaxTsLimit | undefined;

  /** Why a request may not raise maxTs so far. Before anything else that it does. */
  refusal(ts: bigint): RegionError | undefined {
    return this.limit?.refusal(ts);
  }

  /** The maximum stands for "latest" and does not count. */
  updateMaxTs(ts: bigint): void {
    if (ts !== TS_MAX && ts > this.#maxTs) this.#maxTs = ts;
  }

  publish(locks: readonly MemoryLock[]): void {
    for (let i = 0; i < locks.length; i++) {
      const lock = locks[i] as MemoryLock;
      lock.id = latin1(lock.key);
      this.#locks.set(lock.id, lock);
    }
  }

  /** When the write of the prewrite has been applied or has failed. */
  withdraw(locks: readonly MemoryLock[]): void {
    for (let i = 0; i < locks.length; i++) this.#locks.delete((locks[i] as MemoryLock).id);
  }

  get lockCount(): number {
    return this.#locks.size;
  }

  /** The lock in memory that stops a read of `key`. Comes after {@link updateMaxTs}. */
  checkKey(key: Uint8Array, view: ReadView): MvccFailure | undefined {
    if (this.#locks.size === 0) return undefined;
    const found = this.#locks.get(latin1(key));
    return found === undefined ? undefined : readConflict(found.lock, found.useOnePc, key, view);
  }

  /** As {@link checkKey} for `[lower, upper)` of data keys; absent bounds are open. */
  checkRange(lower: Uint8Array | undefined, upper: Uint8Array | undefined, view: ReadView): MvccFailure | undefined {
    return this.#firstInRange(lower, upper, ({ key, lock, useOnePc }) => readConflict(lock, useOnePc, key, view));
  }

  /** Any lock of the range that began at or before `maxVersion`: what ScanLock cannot answer yet. */
  checkRangeForScanLock(
    lower: Uint8Array | undefined,
    upper: Uint8Array | undefined,
    maxVersion: bigint,
  ): MvccFailure | undefined {
    return this.#firstInRange(lower, upper, ({ key, lock }) =>
      lock.startTs <= maxVersion ? keyIsLocked(lock, key) : undefined,
    );
  }

  /** The oldest start among the locks of `[lower, upper)` that will write data; undefined: none. */
  oldestInRange(lower: Uint8Array, upper: Uint8Array): bigint | undefined {
    const [from, to] = [latin1(lower), latin1(upper)];
    let oldest: bigint | undefined;
    for (const [key, { lock }] of this.#locks) {
      if (key < from || key >= to) continue;
      if (oldest === undefined || lock.startTs < oldest) oldest = lock.startTs;
    }
    return oldest;
  }

  #firstInRange(
    lower: Uint8Array | undefined,
    upper: Uint8Array | undefined,
    check: (lock: MemoryLock) => MvccFailure | undefined,
  ): MvccFailure | undefined {
    if (this.#locks.size === 0) return undefined;
    const from = lower === undefined ? '' : latin1(lower);
    const to = upper === undefined ? undefined : latin1(upper);
    for (const [key, lock] of this.#locks) {
      if (key < from || (to !== undefined && key >= to)) continue;
      const failure = check(lock);
      if (failure !== undefined) return failure;
    }
    return undefined;
  }
}

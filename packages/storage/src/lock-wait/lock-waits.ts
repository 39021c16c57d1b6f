/**
 * Requests that wait for pessimistic locks of others, in a queue for each key (facts 4.3): who has the oldest transaction is woken
 * first. It is told of a conflict and asks again, or, in fair locking, takes the lock where it stands. The others are woken a
 * moment later, so that they do not all rush at the lock that the first one is going to take.
 *
 * A waiter ends by a release, by its timeout, as the victim of a deadlock, or when its region goes away; each answers it once.
 */
import { copyBytes, latin1 } from '@tessera/base';
import { fingerprint64, userKeyOfDataKey } from '@tessera/codec';
import { type Clock, DeadlineWheel, type Timer } from '@tessera/env';
import * as deadlock from '@tessera/proto/deadlock';
import type { kvrpcpb } from '../messages.ts';
import { lockInfo } from '../mvcc/lock-info.ts';
import type { LockedKey } from '../mvcc/lock-scan.ts';
import { fail, keyErrorOf } from '../mvcc/mvcc-error.ts';
import type { RegionError } from '../raft-kv.ts';
import type { ReleasedLock } from '../txn/mvcc-txn.ts';
import type { DeadlockDetector } from './deadlock-detector.ts';
import { LockQueue, Waiter } from './lock-queue.ts';

/** A request that will wait. */
export interface WaitingRequest {
  readonly context: kvrpcpb.Context;
  readonly startTs: bigint;
  /** Raw. */
  readonly primary: Uint8Array;
  /** Takes the lock when its turn comes; otherwise it is told to try again. */
  readonly resumable: boolean;
  /** The first lock of a transaction cannot close a cycle. */
  readonly isFirstLock: boolean;
  /** On the monotonic clock. */
  readonly deadlineMs: number;
  fail(error: kvrpcpb.KeyErrorInit): void;
  refuse(error: RegionError): void;
  resume(): void;
}

export interface LockWaitOptions {
  readonly clock: Clock;
  readonly detector: DeadlockDetector;
  readonly pessimistic: { readonly wakeUpDelayMs: number };
}

/** Each holds its request: 64 MiB of small ones. Whoever comes then is told of the lock at once. */
const WAITERS_MAX = 65_536;
/** Transactions of which the detector was told, and whose end it should hear. */
const DETECTED_MAX = 65_536;

export class LockWaits {
  /** Since the start. */
  readonly counts = { wait_for: 0, wake_up: 0, detect: 0, deadlock: 0, timeout: 0 };
  readonly #options: LockWaitOptions;
  readonly #wheel: DeadlineWheel;
  readonly #queues = new Map<string, LockQueue>();
  readonly #detected = new Set<bigint>();
  #waiting = 0;
  #sequence = 0;
  #closed = false;

  constructor(options: LockWaitOptions) {
    this.#options = options;
    this.#wheel = new DeadlineWheel(options.clock);
    options.detector.found = (response) => this.#deadlockFound(response);
  }

  get waiting(): number {
    return this.#waiting;
  }

  get queues(): number {
    return this.#queues.size;
  }

  /** `lock` is in the way at `dataKey`; its bytes are borrowed. The caller holds the key's latch. */
  park(request: WaitingRequest, dataKey: Uint8Array, lock: kvrpcpb.LockInfoInit): void {
    const nowMs = this.#options.clock.monotonicMs();
    if (this.#closed || this.#waiting >= WAITERS_MAX || request.deadlineMs <= nowMs) {
      request.fail({ locked: lock });
      return;
    }
    const id = latin1(dataKey);
    let queue = this.#queues.get(id);
    if (queue === undefined) {
      queue = new LockQueue(id);
      this.#queues.set(id, queue);
    }
    queue.lockedBy(ownedLock(lock), nowMs);
    const userKey = userKeyOfDataKey(dataKey);
    const waiter = new Waiter(request, queue, userKey, fingerprint64(userKey), nowMs, this.#sequence++, (late) =>
      this.#timedOut(late),
    );
    queue.push(waiter);
    this.#waiting++;
    this.counts.wait_for++;
    this.#wheel.add(waiter);
    this.#detect(waiter);
  }

  #detect(waiter: Waiter): void {
    const { request, queue } = waiter;
    waiter.waitForTxn = queue.lock.lockVersion ?? 0n;
    if (request.isFirstLock) return;
    if (this.#detected.size < DETECTED_MAX) this.#detected.add(request.startTs);
    waiter.isDetected = true;
    this.counts.detect++;
    this.#options.detector.detect(entryOf(waiter, 0));
  }

  /** Takes it out of everything; the caller answers it. */
  #remove(waiter: Waiter): void {
    const { queue } = waiter;
    waiter.left = true;
    queue.remove(waiter);
    this.#wheel.remove(waiter);
    this.#waiting--;
    if (waiter.isDetected) this.#options.detector.cleanUpWaitFor(entryOf(waiter, 0));
    if (queue.size === 0) {
      queue.timer?.cancel();
      this.#queues.delete(queue.id);
    }
  }

  #timedOut(waiter: Waiter): void {
    this.counts.timeout++;
    const nowMs = this.#options.clock.monotonicMs();
    const locked = waiter.queue.lockAt(nowMs);
    this.#remove(waiter);
    waiter.request.fail({ locked });
  }

  /** Locks are gone. */
  released(locks: readonly ReleasedLock[]): void {
    for (const { key, startTs, commitTs, pessimistic } of locks) {
      if (pessimistic && this.#detected.size > 0 && this.#detected.delete(startTs)) {
        this.#options.detector.cleanUp(startTs);
      }
      if (this.#waiting > 0) this.release(key, startTs, commitTs);
    }
  }

  /** The waiter that was woken did not take the lock: the next one is. */
  releaseAgain(dataKey: Uint8Array): void {
    const queue = this.#queues.get(latin1(dataKey));
    if (queue !== undefined) this.release(dataKey, queue.release.startTs, queue.release.commitTs);
  }

  /** Wakes the oldest waiter of the key now and the rest a moment later. `commitTs` 0: the lock was rolled back. */
  release(dataKey: Uint8Array, startTs: bigint, commitTs: bigint): void {
    const queue = this.#queues.get(latin1(dataKey));
    if (queue === undefined) return;
    queue.release = { startTs, commitTs, sequence: this.#sequence };
    const oldest = queue.first;
    if (oldest === undefined) return;
    this.#wake(oldest);
    if (oldest.request.resumable || queue.size === 0) return;
    queue.timer ??= this.#wakeLater(queue);
  }

  #wakeLater(queue: LockQueue): Timer {
    return this.#options.clock.setTimer(this.#options.pessimistic.wakeUpDelayMs, () => {
      queue.timer = undefined;
      this.#wakeRest(queue);
    });
  }

  #wakeRest(queue: LockQueue): void {
    for (const waiter of queue.waiters()) {
      // Those that came after the release wait for the next lock.
      if (waiter.left || waiter.sequence >= queue.release.sequence) continue;
      this.#wake(waiter);
      // It takes the lock: the others wait for it.
      if (waiter.request.resumable) return;
    }
  }

  #wake(waiter: Waiter): void {
    const { request, queue, userKey } = waiter;
    this.counts.wake_up++;
    this.#remove(waiter);
    if (request.resumable) {
      request.resume();
      return;
    }
    const { startTs: conflictStartTs, commitTs: conflictCommitTs } = queue.release;
    const { startTs, primary } = request;
    const reason = 'PessimisticRetry';
    const conflict = { startTs, conflictStartTs, conflictCommitTs, key: userKey, primary, reason } as const;
    request.fail(keyErrorOf(fail({ kind: 'WriteConflict', ...conflict })));
  }

  /** Keys have new locks: who waits there waits for these now. */
  locked(locks: readonly LockedKey[]): void {
    if (this.#waiting === 0) return;
    const nowMs = this.#options.clock.monotonicMs();
    for (const { key, lock } of locks) {
      const queue = this.#queues.get(latin1(key));
      if (queue === undefined) continue;
      queue.lockedBy(ownedLock(lockInfo(lock, userKeyOfDataKey(key))), nowMs);
      for (const waiter of queue.waiters()) {
        if (waiter.left || waiter.waitForTxn === lock.startTs) continue;
        if (waiter.isDetected) this.#options.detector.cleanUpWaitFor(entryOf(waiter, 0));
        this.#detect(waiter);
      }
    }
  }

  #deadlockFound({ entry, deadlockKeyHash, deadlockKey, waitChain }: deadlock.DeadlockResponseInit): void {
    for (const queue of this.#queues.values()) {
      for (const waiter of queue.waiters()) {
        const { request, keyHash } = waiter;
        if (request.startTs !== entry?.txn || waiter.waitForTxn !== entry.waitForTxn || keyHash !== entry.keyHash) {
          continue;
        }
        // The detector does not keep the edge of a victim.
        waiter.isDetected = false;
        this.counts.deadlock++;
        this.#remove(waiter);
        const lock = { lockTs: waiter.waitForTxn, lockKey: waiter.userKey };
        request.fail({ deadlock: { ...lock, deadlockKeyHash, deadlockKey, waitChain } });
        return;
      }
    }
  }

  /** Answers those waiters of the region whose context does not fit any more. */
  recheck(regionId: number, check: (context: kvrpcpb.Context) => RegionError | undefined): void {
    for (const queue of this.#queues.values()) {
      for (const waiter of queue.waiters()) {
        if (waiter.request.context.regionId !== regionId) continue;
        const error = check(waiter.request.context);
        if (error === undefined) continue;
        this.#remove(waiter);
        waiter.request.refuse(error);
      }
    }
  }

  /** For GetLockWaitInfo. */
  entries(): deadlock.WaitForEntryInit[] {
    const nowMs = this.#options.clock.monotonicMs();
    return [...this.#queues.values()].flatMap((queue) => queue.waiters().map((waiter) => entryOf(waiter, nowMs)));
  }

  /** Everybody is told of the lock; nobody may wait any more. */
  close(): void {
    this.#closed = true;
    for (const queue of [...this.#queues.values()]) {
      for (const waiter of queue.waiters()) this.#timedOut(waiter);
    }
    this.#wheel.close();
  }
}

function entryOf(waiter: Waiter, nowMs: number): deadlock.WaitForEntry {
  return Object.assign(new deadlock.WaitForEntry(), {
    txn: waiter.request.startTs,
    waitForTxn: waiter.waitForTxn,
    keyHash: waiter.keyHash,
    key: waiter.userKey,
    resourceGroupTag: waiter.request.context.resourceGroupTag,
    waitTime: Math.max(0, Math.round(nowMs - waiter.sinceMs)),
  });
}

function ownedLock(lock: kvrpcpb.LockInfoInit): kvrpcpb.LockInfoInit {
  return {
    ...lock,
    key: copyBytes(lock.key ?? NO_BYTES),
    primaryLock: copyBytes(lock.primaryLock ?? NO_BYTES),
    secondaries: (lock.secondaries ?? []).map(copyBytes),
  };
}

const NO_BYTES = new Uint8Array(0);

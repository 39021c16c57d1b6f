/** The waiters of one key, the oldest transaction first, and the lock that they wait for. */
import type { Timer, WheelEntry } from '@tessera/env';
import type { kvrpcpb } from '../messages.ts';
import type { WaitingRequest } from './lock-waits.ts';

export class Waiter implements WheelEntry {
  readonly request: WaitingRequest;
  readonly queue: LockQueue;
  readonly userKey: Uint8Array;
  readonly keyHash: bigint;
  readonly sinceMs: number;
  /** Order of arrival. */
  readonly sequence: number;
  waitForTxn = 0n;
  /** The detector has been told of this wait. */
  isDetected = false;
  /** Taken out: answered, or about to be. */
  left = false;
  wheelNext: WheelEntry | undefined;
  wheelPrevious: WheelEntry | undefined;
  readonly #expired: (waiter: Waiter) => void;

  constructor(
    request: WaitingRequest,
    queue: LockQueue,
    userKey: Uint8Array,
    keyHash: bigint,
    sinceMs: number,
    sequence: number,
    expired: (waiter: Waiter) => void,
  ) {
    this.request = request;
    this.queue = queue;
    this.userKey = userKey;
    this.keyHash = keyHash;
    this.sinceMs = sinceMs;
    this.sequence = sequence;
    this.#expired = expired;
  }

  get deadlineMs(): number {
    return this.request.deadlineMs;
  }

  expired(): void {
    this.#expired(this);
  }
}

export class LockQueue {
  /** The key. */
  readonly id: string;
  lock: kvrpcpb.LockInfoInit = {};
  /** The last release, and the first arrival after it. */
  release = { startTs: 0n, commitTs: 0n, sequence: 0 };
  /** Wakes those that were not the first. */
  timer: Timer | undefined;
  readonly #waiters: Waiter[] = [];
  #lockedMs = 0;

  constructor(id: string) {
    this.id = id;
  }

  get size(): number {
    return this.#waiters.length;
  }

  get first(): Waiter | undefined {
    return this.#waiters[0];
  }

  /** A copy: waiters leave while they are gone through. */
  waiters(): Waiter[] {
    return [...this.#waiters];
  }

  lockedBy(lock: kvrpcpb.LockInfoInit, nowMs: number): void {
    if (lock.lockVersion !== this.lock.lockVersion) this.#lockedMs = nowMs;
    this.lock = lock;
  }

  /** The lock, with how long it has been there as far as this queue has seen it. */
  lockAt(nowMs: number): kvrpcpb.LockInfoInit {
    return { ...this.lock, durationToLastUpdateMs: Math.max(1, Math.round(nowMs - this.#lockedMs)) };
  }

  push(waiter: Waiter): void {
    const list = this.#waiters;
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      // Of one transaction the earlier request comes first.
      if ((list[middle] as Waiter).request.startTs <= waiter.request.startTs) low = middle + 1;
      else high = middle;
    }
    list.splice(low, 0, waiter);
  }

  remove(waiter: Waiter): void {
    const at = this.#waiters.indexOf(waiter);
    if (at >= 0) this.#waiters.splice(at, 1);
  }
}

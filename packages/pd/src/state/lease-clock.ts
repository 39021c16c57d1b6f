/**
 * When leases run out, by the monotonic clock of the leader. Not replicated: after a restart every lease gets its full
 * time again, so that no client loses one because PD was away.
 * One timer, for the lease that ends first; an expired lease is reported again until it is forgotten.
 */
import type { Clock, Timer } from '@tessera/env';

/** An expired lease whose revocation failed is reported again after this. */
const RETRY_MS = 1000;

export class LeaseClock {
  readonly #clock: Clock;
  readonly #onExpired: (id: bigint) => void;
  readonly #deadlines = new Map<bigint, { expiresMs: number; ttlSeconds: number }>();
  #timer: Timer | undefined;
  #timerAtMs = Number.POSITIVE_INFINITY;

  constructor(clock: Clock, onExpired: (id: bigint) => void) {
    this.#clock = clock;
    this.#onExpired = onExpired;
  }

  start(id: bigint, ttlSeconds: number): void {
    const expiresMs = this.#clock.monotonicMs() + ttlSeconds * 1000;
    this.#deadlines.set(id, { expiresMs, ttlSeconds });
    this.#arm(expiresMs);
  }

  /** Gives the lease its full time again; returns that time, undefined when it is unknown or has run out. */
  renew(id: bigint): number | undefined {
    const deadline = this.#deadlines.get(id);
    const nowMs = this.#clock.monotonicMs();
    if (deadline === undefined || deadline.expiresMs <= nowMs) return undefined;
    deadline.expiresMs = nowMs + deadline.ttlSeconds * 1000;
    return deadline.ttlSeconds;
  }

  /** Whole seconds left, not below 0; undefined when unknown. */
  remainingSeconds(id: bigint): number | undefined {
    const deadline = this.#deadlines.get(id);
    if (deadline === undefined) return undefined;
    return Math.max(0, Math.floor((deadline.expiresMs - this.#clock.monotonicMs()) / 1000));
  }

  forget(id: bigint): void {
    this.#deadlines.delete(id);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#deadlines.clear();
  }

  /** Renewals only move deadlines back: the timer may fire early, never late. */
  #arm(atMs: number): void {
    if (atMs >= this.#timerAtMs) return;
    this.#timer?.cancel();
    this.#timerAtMs = atMs;
    const delayMs = Math.min(MAX_TIMER_MS, Math.max(1, atMs - this.#clock.monotonicMs()));
    this.#timer = this.#clock.setTimer(delayMs, () => this.#fire());
  }

  #fire(): void {
    this.#timerAtMs = Number.POSITIVE_INFINITY;
    const nowMs = this.#clock.monotonicMs();
    const expired: bigint[] = [];
    let nextMs = Number.POSITIVE_INFINITY;
    for (const [id, deadline] of this.#deadlines) {
      if (deadline.expiresMs <= nowMs) expired.push(id);
      else nextMs = Math.min(nextMs, deadline.expiresMs);
    }
    if (expired.length > 0) nextMs = Math.min(nextMs, nowMs + RETRY_MS);
    if (nextMs !== Number.POSITIVE_INFINITY) this.#arm(nextMs);
    for (const id of expired) this.#onExpired(id);
  }
}

/** The longest delay that Node's timers take; a longer lease is looked at again then. */
const MAX_TIMER_MS = 2 ** 31 - 1;

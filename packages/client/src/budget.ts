/** What one user operation may still spend: time, and growing pauses per class of failure. */
import type { Random } from '@tessera/env';
import { backoffMs } from '@tessera/pd-client';
import { ClientError, RegionUnavailableError, ServerBusyError } from './errors.ts';
import { BACKOFF, type BackoffClass } from './reaction.ts';

export class Budget {
  readonly deadlineMs: number;
  readonly timeoutMs: number;
  /** An attempt of some call may have taken effect although it was not answered. */
  maybeApplied = false;
  readonly #attempts = new Map<BackoffClass, number>();
  #retries = 0;
  #lastClass: BackoffClass | undefined;
  #lastReason = '';
  #lastError: unknown;

  constructor(deadlineMs: number, timeoutMs: number) {
    this.deadlineMs = deadlineMs;
    this.timeoutMs = timeoutMs;
  }

  get retries(): number {
    return this.#retries;
  }

  /** Notes a failure and returns the pause before the next attempt, at least `wishMs`. */
  pauseMs(backoff: BackoffClass | undefined, reason: string, error: unknown, random: Random, wishMs = 0): number {
    this.#retries++;
    this.#lastClass = backoff;
    this.#lastReason = reason;
    this.#lastError = error;
    if (backoff === undefined) return wishMs;
    const attempt = this.#attempts.get(backoff) ?? 0;
    this.#attempts.set(backoff, attempt + 1);
    if ((backoff === 'updateLeader' || backoff === 'txnLockGone') && attempt === 0) return wishMs;
    return Math.max(wishMs, backoffMs(BACKOFF[backoff], attempt, random));
  }

  /** Why an operation that ran out of time failed; undefined when nothing failed before. */
  failure(what: string): ClientError | undefined {
    if (this.#retries === 0) return undefined;
    const message = `${what}: ${this.#lastReason} until the deadline of ${this.timeoutMs} ms (${this.#retries} retries)`;
    const cause =
      this.#lastError instanceof Error ? this.#lastError : new ClientError('Client:Region', this.#lastReason);
    const options = { cause, details: { reason: this.#lastReason, retries: this.#retries } };
    return this.#lastClass === 'serverBusy'
      ? new ServerBusyError(message, options)
      : new RegionUnavailableError(message, options);
  }
}

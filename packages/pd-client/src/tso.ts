/**
 * Timestamps from PD's oracle. Callers of one turn share one request; while it is under way later callers gather
 * for the next (client-go does the same: one request in flight, so that batches grow with the load).
 *
 * Invariants: timestamps are handed out in the order they were asked for, and each is larger than all handed out
 * before it; a broken stream loses no caller, they go into the next request.
 */
import { assert } from '@tessera/base';
import { composeTimestamp } from '@tessera/codec';
import type { Timer } from '@tessera/env';
import { type ClientReceiver, type ClientStream, GrpcError, Status } from '@tessera/grpc';
import * as pdpb from '@tessera/proto/pdpb';
import { type BackoffPolicy, backoffMs } from './backoff.ts';
import { type Caller, toPdError } from './caller.ts';
import { PdError } from './errors.ts';
import type { Members } from './members.ts';
import type { PdEnv } from './options.ts';

/** client-go's batch limit; PD grants at most 2^18 a physical tick. */
const MAX_BATCH = 10_000;
/** Callers that may wait; a program that asks for more has lost count of its transactions. */
const MAX_WAITING = 100_000;
const RETRY: BackoffPolicy = { baseMs: 20, capMs: 1000, jitter: 'equal' };

interface Waiter {
  /** Timestamps in a row. */
  readonly count: number;
  readonly deadlineMs: number;
  readonly resolve: (timestamp: bigint) => void;
  readonly reject: (error: PdError) => void;
}

export interface TsoStats {
  readonly requests: number;
  readonly timestamps: number;
}

export class TsoClient {
  readonly #env: PdEnv;
  readonly #members: Members;
  readonly #caller: Caller;
  readonly #attemptTimeoutMs: number;
  /** In order of arrival; the first `#sent` of them are in the request under way. */
  #waiters: Waiter[] = [];
  #sent = 0;
  /** Timestamps that these ask for. */
  #sentCount = 0;
  #sentAtMs = 0;
  #stream: ClientStream<pdpb.TsoRequestInit> | undefined;
  /** Of the present stream: what an older one still says is not heard. */
  #receiver: ClientReceiver<pdpb.TsoResponse> | undefined;
  /** A flush is due at the end of this turn. */
  #scheduled = false;
  #recovering = false;
  #watchdog: Timer | undefined;
  #last = 0n;
  #requests = 0;
  #timestamps = 0;

  constructor(env: PdEnv, members: Members, caller: Caller, attemptTimeoutMs: number) {
    this.#env = env;
    this.#members = members;
    this.#caller = caller;
    this.#attemptTimeoutMs = attemptTimeoutMs;
  }

  get stats(): TsoStats {
    return { requests: this.#requests, timestamps: this.#timestamps };
  }

  /** The first of `count` timestamps in a row. */
  next(timeoutMs: number, count = 1): Promise<bigint> {
    assert(count > 0 && count <= MAX_BATCH, 'one request holds the timestamps of a caller');
    return new Promise((resolve, reject) => {
      if (this.#caller.closed) {
        reject(new PdError('aborted', 'the PD client is closed'));
      } else if (this.#waiters.length >= MAX_WAITING) {
        reject(new PdError('unavailable', `more than ${MAX_WAITING} callers wait for timestamps`));
      } else {
        this.#waiters.push({ count, deadlineMs: this.#env.clock.monotonicMs() + timeoutMs, resolve, reject });
        this.#schedule();
      }
    });
  }

  close(): void {
    this.#watchdog?.cancel();
    this.#watchdog = undefined;
    this.#dropStream();
    this.#reject(this.#waiters, new PdError('aborted', 'the PD client is closed'));
    this.#waiters = [];
  }

  #schedule(): void {
    if (this.#scheduled || this.#recovering || this.#sent > 0) return;
    this.#scheduled = true;
    this.#env.tasks.defer(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#waiters.length === 0 || this.#recovering || this.#sent > 0) return;
    const stream = this.#stream ?? this.#open();
    if (stream === undefined) return;
    let [sent, count] = [0, 0];
    for (const waiter of this.#waiters) {
      if (count + waiter.count > MAX_BATCH) break;
      count += waiter.count;
      sent++;
    }
    this.#sent = sent;
    this.#sentCount = count;
    this.#sentAtMs = this.#env.clock.monotonicMs();
    this.#requests++;
    this.#watch();
    stream.send({ header: this.#caller.header(), count });
  }

  /** Undefined when the stream ended before it began: recovery is under way then. */
  #open(): ClientStream<pdpb.TsoRequestInit> | undefined {
    const channel = this.#members.leader();
    if (channel === undefined) {
      this.#broken(new PdError('unavailable', 'PD has no leader'));
      return undefined;
    }
    const receiver: ClientReceiver<pdpb.TsoResponse> = {
      message: (response) => {
        if (this.#receiver === receiver) this.#answered(response);
      },
      end: (error) => {
        if (this.#receiver === receiver) this.#broken(error ?? new GrpcError(Status.UNAVAILABLE, 'PD hung up'));
      },
    };
    this.#receiver = receiver;
    const stream = channel.stream(pdpb.PD.Tso, receiver);
    if (this.#receiver === receiver) this.#stream = stream;
    return this.#stream;
  }

  #answered(response: pdpb.TsoResponse): void {
    try {
      this.#grant(this.#caller.check(response));
    } catch (error) {
      this.#broken(error);
      return;
    }
    if (this.#waiters.length > 0) this.#schedule();
  }

  /** The answer names the largest logical part of the batch (features 16.7). */
  #grant({ timestamp, count }: pdpb.TsoResponse): void {
    if (timestamp === undefined || count !== this.#sentCount || count === 0) {
      throw new PdError('failed', `asked PD for ${this.#sentCount} timestamps, got ${count}`);
    }
    const largest = composeTimestamp(timestamp.physical, timestamp.logical);
    let next = largest - BigInt(count - 1);
    if (next <= this.#last) throw new PdError('failed', `PD's timestamps went back: ${next} after ${this.#last}`);
    this.#last = largest;
    this.#timestamps += count;
    const granted = this.#waiters.slice(0, this.#sent);
    this.#waiters = this.#waiters.slice(this.#sent);
    this.#sent = 0;
    for (const waiter of granted) {
      waiter.resolve(next);
      next += BigInt(waiter.count);
    }
  }

  #broken(error: unknown): void {
    this.#dropStream();
    if (this.#waiters.length === 0 || this.#recovering || this.#caller.closed) return;
    this.#recovering = true;
    void this.#recover(toPdError(error, 'Tso'));
  }

  /** Finds the leader again, then goes on with whoever still waits. Never rejects. */
  async #recover(first: PdError): Promise<void> {
    let failure: PdError | undefined = first;
    for (let retries = 0; failure !== undefined && this.#waiters.length > 0; retries++) {
      if (failure.kind === 'unavailable') this.#rejectExpired(failure);
      else this.#waiters = this.#reject(this.#waiters, failure);
      if (this.#waiters.length === 0) break;
      await this.#caller.pause(backoffMs(RETRY, retries, this.#env.random));
      try {
        await this.#members.refresh();
        failure = undefined;
      } catch (error) {
        failure = toPdError(error, 'Tso');
      }
    }
    this.#recovering = false;
    this.#schedule();
  }

  #rejectExpired(cause: PdError): void {
    const nowMs = this.#env.clock.monotonicMs();
    const expired = this.#waiters.filter((waiter) => waiter.deadlineMs <= nowMs);
    this.#waiters = this.#waiters.filter((waiter) => waiter.deadlineMs > nowMs);
    this.#reject(expired, new PdError('deadline', 'Tso: no PD leader answered in time', { cause }));
  }

  #reject(waiters: readonly Waiter[], error: PdError): Waiter[] {
    for (const waiter of waiters) waiter.reject(error);
    return [];
  }

  /** Forgets the stream first, so that its end is not taken for a failure. */
  #dropStream(): void {
    const stream = this.#stream;
    this.#stream = undefined;
    this.#receiver = undefined;
    this.#sent = 0;
    stream?.cancel();
  }

  /** One timer for as long as requests are under way, not one per request. */
  #watch(): void {
    this.#watchdog ??= this.#env.clock.setTimer(this.#attemptTimeoutMs, () => {
      this.#watchdog = undefined;
      if (this.#sent === 0) return;
      const waitedMs = this.#env.clock.monotonicMs() - this.#sentAtMs;
      if (waitedMs >= this.#attemptTimeoutMs) this.#broken(new PdError('unavailable', 'Tso: PD does not answer'));
      else this.#watch();
    });
  }
}

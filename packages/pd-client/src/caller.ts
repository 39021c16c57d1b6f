/**
 * One unary call to the PD leader, with its retries.
 *
 * Retried, after looking for the leader again and a growing pause: UNAVAILABLE, a member that does not answer in
 * time, and the texts by which PD says that it does not lead (features 16.2). Every PD call may be repeated: ids are
 * never reused, and the rest sets what it sets. Everything else is an answer.
 */
import { sleep } from '@tessera/env';
import type { CallOptions } from '@tessera/grpc';
import { GrpcError, Status } from '@tessera/grpc';
import type { Method } from '@tessera/proto';
import * as pdpb from '@tessera/proto/pdpb';
import { type BackoffPolicy, backoffMs } from './backoff.ts';
import { PdError } from './errors.ts';
import { isClusterMismatch, type Members } from './members.ts';
import {
  DEFAULT_ATTEMPT_TIMEOUT_MS,
  DEFAULT_TIMEOUT_MS,
  type PdCallOptions,
  type PdClientOptions,
  type PdEnv,
} from './options.ts';

/** From a moment (a leader that just moved) to a pause that costs an absent PD nothing. */
const RETRY: BackoffPolicy = { baseMs: 20, capMs: 1000, jitter: 'equal' };

/** Requests and responses of PD calls: all carry a header. */
export interface PdRequest {
  readonly header?: pdpb.RequestHeaderInit | undefined;
}
export interface PdResponse {
  readonly header: pdpb.ResponseHeader | undefined;
}

export class Caller {
  readonly #env: PdEnv;
  readonly #options: PdClientOptions;
  readonly #members: Members;
  readonly #closing = new AbortController();

  constructor(env: PdEnv, options: PdClientOptions, members: Members) {
    this.#env = env;
    this.#options = options;
    this.#members = members;
  }

  get timeoutMs(): number {
    return this.#options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  }

  get closed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Aborted when the client closes. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  close(): void {
    this.#closing.abort();
  }

  header(): pdpb.RequestHeaderInit {
    return { clusterId: this.#members.clusterId, callerId: this.#options.callerId ?? 'tessera' };
  }

  /** The answer of the leader; its header holds no error. Rejects with PdError only. */
  async call<Q, QI extends PdRequest, R extends PdResponse, RI>(
    method: Method<Q, QI, R, RI>,
    request: QI,
    options: PdCallOptions = {},
  ): Promise<R> {
    const deadlineMs = this.#env.clock.monotonicMs() + (options.timeoutMs ?? this.timeoutMs);
    const message = { ...request, header: this.header() };
    return await this.retry(
      async (timeoutMs) => {
        const channel = this.#members.leader();
        if (channel === undefined) throw new PdError('unavailable', 'PD has no leader');
        const callOptions: CallOptions = { timeoutMs, signal: options.signal };
        return this.check(await channel.unary(method, message, callOptions));
      },
      method.path,
      deadlineMs,
      options.signal,
    );
  }

  /** Runs `attempt` until it succeeds, fails for good, or the deadline (monotonic) is near. */
  async retry<T>(
    attempt: (timeoutMs: number) => Promise<T>,
    what: string,
    deadlineMs: number,
    signal?: AbortSignal,
  ): Promise<T> {
    const { clock, random } = this.#env;
    const attemptTimeoutMs = this.#options.attemptTimeoutMs ?? DEFAULT_ATTEMPT_TIMEOUT_MS;
    for (let retries = 0; ; retries++) {
      const leader = this.#members.leaderAddress;
      try {
        this.#throwIfAborted(what, signal);
        if (leader === undefined) await this.#members.refresh();
        return await attempt(Math.min(attemptTimeoutMs, Math.max(1, deadlineMs - clock.monotonicMs())));
      } catch (error) {
        this.#throwIfAborted(what, signal);
        const failure = toPdError(error, what);
        if (failure.kind !== 'unavailable') throw failure;
        this.#members.distrust(leader);
        const pauseMs = backoffMs(RETRY, retries, random);
        const leftMs = deadlineMs - clock.monotonicMs();
        if (pauseMs >= leftMs) throw outOfTime(failure, what);
        await this.pause(pauseMs, signal);
      }
    }
  }

  /** Resolves after `delayMs`, or at once when the signal is aborted or the client closes. */
  async pause(delayMs: number, signal?: AbortSignal): Promise<void> {
    const until = signal === undefined ? this.closing : AbortSignal.any([signal, this.closing]);
    await sleep(this.#env.clock, delayMs, until).catch(() => {});
  }

  /** The response, unless its header says otherwise. */
  check<R extends PdResponse>(response: R): R {
    const header = response.header;
    const error = header?.error;
    if (error !== undefined && error.type !== pdpb.ErrorType.OK) {
      throw new PdError('refused', error.message, { type: error.type });
    }
    if (header !== undefined && header.clusterId !== 0n && header.clusterId !== this.#members.clusterId) {
      const ids = `${header.clusterId}, not ${this.#members.clusterId}`;
      throw new PdError('cluster-mismatch', `the answer comes from cluster ${ids}`);
    }
    return response;
  }

  #throwIfAborted(what: string, signal: AbortSignal | undefined): void {
    if (this.closed) throw new PdError('aborted', `${what}: the PD client is closed`);
    if (signal?.aborted === true) throw new PdError('aborted', `${what}: aborted`, { cause: signal.reason });
  }
}

/** The last error of a retried call, under the kind that the caller can act on. */
function outOfTime(failure: PdError, what: string): PdError {
  const reason = failure.cause instanceof GrpcError ? failure.cause : undefined;
  const kind = reason?.status === Status.DEADLINE_EXCEEDED ? 'deadline' : 'unavailable';
  return new PdError(kind, `${what}: no PD leader answered in time`, { cause: failure });
}

const NOT_LEADER = /not leader|mismatch leader id/;

/** 'unavailable' means: look for the leader and try again. */
export function toPdError(error: unknown, what: string): PdError {
  if (error instanceof PdError) return error;
  if (!(error instanceof GrpcError)) return new PdError('failed', what, { cause: error });
  const text = `${what}: ${error.message}`;
  if (isClusterMismatch(error)) return new PdError('cluster-mismatch', text, { cause: error });
  if (NOT_LEADER.test(error.message)) return new PdError('unavailable', text, { cause: error });
  switch (error.status) {
    case Status.UNAVAILABLE:
    case Status.DEADLINE_EXCEEDED:
    case Status.CANCELLED:
      return new PdError('unavailable', text, { cause: error });
    case Status.UNIMPLEMENTED:
      return new PdError('unimplemented', text, { cause: error });
    default:
      return new PdError('failed', text, { cause: error });
  }
}

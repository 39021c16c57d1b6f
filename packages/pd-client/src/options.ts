/** What a PD client is made of, and what each call may say. */
import type { Env, TlsOptions } from '@tessera/env';

/** The ports this package needs. */
export type PdEnv = Pick<Env, 'clock' | 'random' | 'network' | 'tasks' | 'log'>;

export interface PdClientOptions {
  /** `host:port` or `http(s)://host:port` of any members; one that answers is enough. */
  readonly endpoints: readonly string[];
  readonly tls?: TlsOptions | undefined;
  /** How long a call may take with all its retries. Default 10 s. */
  readonly timeoutMs?: number | undefined;
  /** How long one member may take to answer before the leader is looked for again. Default 3 s. */
  readonly attemptTimeoutMs?: number | undefined;
  /** Refuse to connect to a cluster with another id. */
  readonly clusterId?: bigint | undefined;
  /** For PD's own statistics. Default 'tessera'. */
  readonly callerId?: string | undefined;
}

export interface PdCallOptions {
  /** Instead of the client's. Counts from now and covers all retries. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export const DEFAULT_TIMEOUT_MS = 10_000;
/** client-go's: longer than a leader needs for anything, shorter than its election (features 16.3). */
export const DEFAULT_ATTEMPT_TIMEOUT_MS = 3000;

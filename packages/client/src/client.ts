/**
 * The client of a cluster: finds the placement driver, then regions and stores as calls need them.
 *
 *   const client = await connect({ pdEndpoints: ['127.0.0.1:2379'] });
 *   await client.raw.put('key', 'value');
 *   await client.close();
 */
import { describeError, silentLogger } from '@tessera/base';
import type { Env, TlsOptions } from '@tessera/env';
import { createNodeEnv } from '@tessera/env/node';
import { PdClient, PdError, parseEndpoint } from '@tessera/pd-client';
import {
  AbortedError,
  ClientError,
  DeadlineExceededError,
  InvalidArgumentError,
  RefusedError,
  RegionUnavailableError,
} from './errors.ts';
import { type KeySpace, rawV2Keys, V1_KEYS } from './key-space.ts';
import { RawClient } from './raw-client.ts';
import { Router } from './router.ts';
import { StoreConnection } from './store-connection.ts';

export interface ConnectOptions {
  /** `host:port` or `http(s)://host:port` of any members of the placement driver. */
  readonly pdEndpoints: readonly string[];
  /** Present: every connection is TLS. */
  readonly tls?: TlsOptions;
  /** The API version of the stores (`storage.api-version`): 1, also with `enable-ttl`, or 2. Default 1. */
  readonly apiVersion?: 1 | 2;
  /** API V2: the keyspace all keys are in. Default 'DEFAULT'. */
  readonly keyspace?: string;
  /** How long a call may take with all its retries, unless it says otherwise. Default 20 s. */
  readonly timeoutMs?: number;
  /** More calls reject with OverloadedError. Default 100,000. */
  readonly maxInFlight?: number;
  /** Shown in the stores' and PD's statistics. Default 'tessera'. */
  readonly name?: string;
  /** Stops connecting. */
  readonly signal?: AbortSignal;
  /** Time, randomness and the network; tests and the simulator bring their own. Default: Node's, without logs. */
  readonly env?: ClientEnv;
}

export type ClientEnv = Pick<Env, 'clock' | 'random' | 'network' | 'tasks' | 'log'>;

/** client-go's budget of retries for one raw operation. */
const DEFAULT_TIMEOUT_MS = 20_000;

/** Rejects with {@link ClientError}; waits up to `timeoutMs` for a placement driver with a leader. */
export async function connect(options: ConnectOptions): Promise<Client> {
  const { pdEndpoints, tls, name = 'tessera', timeoutMs = DEFAULT_TIMEOUT_MS, signal } = options;
  const env = options.env ?? createNodeEnv({ log: silentLogger });
  if (pdEndpoints.length === 0) throw new InvalidArgumentError('pdEndpoints must not be empty');
  for (const endpoint of pdEndpoints) {
    if (parseEndpoint(endpoint) === undefined) {
      throw new InvalidArgumentError(`not a PD endpoint: "${endpoint}" (expected host:port or http(s)://host:port)`);
    }
    if (tls === undefined && endpoint.startsWith('https:')) {
      throw new InvalidArgumentError(`"${endpoint}" needs the option tls`);
    }
  }
  let pd: PdClient | undefined;
  try {
    pd = await PdClient.connect(env, { endpoints: pdEndpoints, tls, callerId: name }, { timeoutMs, signal });
    const keys = options.apiVersion === 2 ? await loadKeys(pd, options.keyspace ?? 'DEFAULT') : V1_KEYS;
    return new Client(env, pd, keys, { ...options, timeoutMs, name });
  } catch (error) {
    pd?.close();
    throw toClientError(error);
  }
}

async function loadKeys(pd: PdClient, name: string): Promise<KeySpace> {
  const { keyspace } = await pd.loadKeyspace(name);
  return rawV2Keys(keyspace?.kind === 'id' ? keyspace.value : 0);
}

function toClientError(error: unknown): ClientError {
  if (error instanceof ClientError) return error;
  const text = `cannot connect: ${describeError(error)}`;
  const options = { cause: error };
  if (!(error instanceof PdError)) return new ClientError('Client:Protocol', text, options);
  switch (error.kind) {
    case 'aborted':
      return new AbortedError(text, options);
    case 'deadline':
      return new DeadlineExceededError(text, options);
    case 'unavailable':
      return new RegionUnavailableError(text, options);
    default:
      return new RefusedError(text, options);
  }
}

/** A connected client; made by {@link connect}. Safe to share: one per process is enough. */
export class Client {
  readonly raw: RawClient;
  /** The placement driver, for what this client has no method for. Closed with the client. */
  readonly pd: PdClient;
  readonly #router: Router;

  constructor(
    env: ClientEnv,
    pd: PdClient,
    keys: KeySpace,
    options: Pick<ConnectOptions, 'tls' | 'maxInFlight'> & { readonly timeoutMs: number; readonly name: string },
  ) {
    const { clusterId } = pd;
    this.pd = pd;
    this.#router = new Router(env, {
      pd,
      context: { clusterId, apiVersion: keys.apiVersion, requestSource: options.name },
      timeoutMs: options.timeoutMs,
      maxInFlight: options.maxInFlight,
      openStore: ({ host, port }, sink) => new StoreConnection(env, { host, port, tls: options.tls }, sink),
    });
    this.raw = new RawClient(this.#router, keys);
  }

  get clusterId(): bigint {
    return this.pd.clusterId;
  }

  /** Calls that have not settled. */
  get inFlight(): number {
    return this.#router.inFlight;
  }

  /** Open calls reject. Idempotent; nothing of this client is alive afterwards. */
  close(): void {
    this.#router.close();
    this.pd.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

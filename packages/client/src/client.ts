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
import { type KeySpace, TXN_V1_KEYS, V1_KEYS, v2Keys } from './key-space.ts';
import { RawClient } from './raw-client.ts';
import type { Bytes } from './raw-options.ts';
import { type CallOptions, Router } from './router.ts';
import { StoreConnection } from './store-connection.ts';
import { collectGarbage, deleteRange, type GcOptions, type GcResult } from './txn/gc.ts';
import { type RunOptions, runTransaction } from './txn/run-transaction.ts';
import { Snapshot } from './txn/snapshot.ts';
import { Transaction } from './txn/transaction.ts';
import { type BeginOptions, extraOf, rangeOf, readingOf, type SnapshotOptions } from './txn/txn-options.ts';
import { TxnWorld } from './txn/txn-world.ts';

/** Only `pdEndpoints` is needed. */
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
  /** Runs when the client closes, before `close` resolves: for what was started with it. */
  readonly onClose?: () => Promise<void>;
  /** Time, randomness and the network; tests and the simulator bring their own. Default: Node's, without logs. */
  readonly env?: ClientEnv;
}

/** The world as the client sees it. */
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
    const keySpaces = options.apiVersion === 2 ? await loadKeySpaces(pd, options.keyspace ?? 'DEFAULT') : V1_KEY_SPACES;
    return new Client(env, pd, keySpaces, { ...options, timeoutMs, name });
  } catch (error) {
    pd?.close();
    throw toClientError(error);
  }
}

interface KeySpaces {
  readonly raw: KeySpace;
  readonly txn: KeySpace;
  /** API V2. */
  readonly keyspaceId: number | undefined;
}

const V1_KEY_SPACES: KeySpaces = { raw: V1_KEYS, txn: TXN_V1_KEYS, keyspaceId: undefined };

async function loadKeySpaces(pd: PdClient, name: string): Promise<KeySpaces> {
  const { keyspace } = await pd.loadKeyspace(name);
  const keyspaceId = keyspace?.kind === 'id' ? keyspace.value : 0;
  return { raw: v2Keys('raw', keyspaceId), txn: v2Keys('txn', keyspaceId), keyspaceId };
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
  /** Pairs without transactions. */
  readonly raw: RawClient;
  /** The placement driver, for what this client has no method for. Closed with the client. */
  readonly pd: PdClient;
  readonly #router: Router;
  readonly #txn: TxnWorld;
  readonly #onClose: () => Promise<void>;
  #closing: Promise<void> | undefined;

  constructor(
    env: ClientEnv,
    pd: PdClient,
    keySpaces: KeySpaces,
    options: Pick<ConnectOptions, 'tls' | 'maxInFlight' | 'onClose'> & {
      readonly timeoutMs: number;
      readonly name: string;
    },
  ) {
    const { clusterId } = pd;
    const { raw, txn, keyspaceId } = keySpaces;
    this.pd = pd;
    this.#onClose = options.onClose ?? (async () => {});
    this.#router = new Router(env, {
      pd,
      context: { clusterId, apiVersion: raw.apiVersion, requestSource: options.name },
      timeoutMs: options.timeoutMs,
      maxInFlight: options.maxInFlight,
      openStore: ({ host, port }, sink) => new StoreConnection(env, { host, port, tls: options.tls }, sink),
    });
    this.raw = new RawClient(this.#router, raw);
    this.#txn = new TxnWorld(env, pd, this.#router, txn, keyspaceId);
  }

  /** As the placement driver gave it. */
  get clusterId(): bigint {
    return this.pd.clusterId;
  }

  /** Calls that have not settled. */
  get inFlight(): number {
    return this.#router.inFlight;
  }

  // Transactions: keys of transactions and raw keys are different worlds, do not mix them in one range.

  /** Begins a transaction at this moment. End it with `commit` or `rollback`, or hold it with `await using`. */
  async begin(options: BeginOptions = {}): Promise<Transaction> {
    return new Transaction(this.#txn, await this.#txn.timestamp(this.#txn.operation('begin', options)), options);
  }

  /**
   * Runs `work` in a transaction and commits it; runs it again, from the beginning, when another transaction was faster (up to
   * `maxAttempts` times). `work` must not have effects outside of its transaction. An error it throws rolls back and is thrown.
   */
  transaction<T>(work: (txn: Transaction) => Promise<T>, options: RunOptions = {}): Promise<T> {
    return runTransaction(this.#txn, () => this.begin(options), work, options);
  }

  /** Reads as of `ts`; without it, of this moment. */
  async snapshot(ts?: bigint, options: SnapshotOptions & CallOptions = {}): Promise<Snapshot> {
    const readTs = ts ?? (await this.#txn.timestamp(this.#txn.operation('snapshot', options)));
    return new Snapshot(this.#txn, readTs, extraOf(options), readingOf(options));
  }

  /** Deletes all versions in `[start, end)` at once, outside of any transaction. The end must be given. */
  async deleteRange(start: Bytes, end: Bytes, options: CallOptions = {}): Promise<void> {
    if (end.length === 0) throw new InvalidArgumentError('deleteRange needs an end');
    await deleteRange(this.#txn, rangeOf(this.#txn.keys, { start, end }), options);
  }

  /** Lets old versions be collected, after resolving the locks that transactions left. */
  gc(options: GcOptions = {}): Promise<GcResult> {
    return collectGarbage(this.#txn, options);
  }

  // The end

  /** Resolves when nothing goes on in the background: committed transactions have no locks left behind. */
  drain(): Promise<void> {
    return this.#txn.background.drain();
  }

  /** Open calls reject at once, what goes on in the background stops. Idempotent; nothing of this client is alive afterwards. */
  close(): Promise<void> {
    if (this.#closing === undefined) {
      this.#txn.background.close();
      this.#router.close();
      this.pd.close();
      this.#closing = this.#onClose();
    }
    return this.#closing;
  }

  [Symbol.dispose](): void {
    void this.close();
  }

  /** `await using`: finishes what goes on in the background, then closes. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.drain();
    await this.close();
  }
}

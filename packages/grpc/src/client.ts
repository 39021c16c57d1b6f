/**
 * The gRPC client of one address: one connection at a time, opened by the first call, replaced after a loss, with
 * backoff after failures. Calls wait for it in order; what waits is limited.
 */
import { AssertionError, describeError } from '@tessera/base';
import type { Network, Socket, TlsOptions } from '@tessera/env';
import type { Method } from '@tessera/proto';
import type { CallOwner, ClientCallStream } from './client-call.ts';
import { ClientConnection, type ClientHost } from './client-connection.ts';
import { Host } from './host.ts';
import { ConstantField } from './hpack-encoder.ts';
import { EMPTY_METADATA, GrpcError, Status } from './status.ts';
import { StreamingCall } from './streaming-call.ts';
import type {
  CallOptions,
  ClientCall,
  ClientOptions,
  ClientReceiver,
  ClientState,
  ClientStream,
  GrpcClientFace,
  UnaryDone,
} from './types.ts';
import { UnaryCall } from './unary-call.ts';

/** Calls that wait for a connection or for a free stream. Far more than a server lets run at once (1024). */
const MAX_WAITING = 65_536;

export class GrpcClient extends Host implements GrpcClientFace, CallOwner, ClientHost {
  readonly host = this;
  readonly authority: ConstantField;
  readonly secure: boolean;
  readonly gzipFromBytes: number;
  readonly keepaliveMs: number;
  readonly keepaliveTimeoutMs: number;
  readonly #network: Network;
  readonly #options: ClientOptions;
  readonly #address: string;

  #connection: ClientConnection | undefined = undefined;
  /** Connections that take no more calls but still have some. */
  readonly #old = new Set<ClientConnection>();
  #connecting = false;
  #closed = false;
  readonly #waiting = new Set<ClientCallStream>();
  #waiters: { resolve: () => void; reject: (error: GrpcError) => void }[] = [];
  #backoffMs = 0;
  #retryAtMs = Number.NEGATIVE_INFINITY;
  #lastFailure = '';

  constructor(options: ClientOptions) {
    super(options);
    this.#options = options;
    this.#network = options.network;
    this.#address = `${options.host.includes(':') ? `[${options.host}]` : options.host}:${options.port}`;
    this.authority = new ConstantField(':authority', this.#address);
    this.secure = options.tls !== undefined;
    this.gzipFromBytes = options.gzipFromBytes ?? Number.POSITIVE_INFINITY;
    this.keepaliveMs = options.keepaliveMs ?? 10_000;
    this.keepaliveTimeoutMs = options.keepaliveTimeoutMs ?? 3000;
  }

  get state(): ClientState {
    if (this.#closed) return 'closed';
    if (this.#connection !== undefined) return 'ready';
    if (this.#connecting) return 'connecting';
    return this.clock.monotonicMs() < this.#retryAtMs ? 'backoff' : 'idle';
  }

  // ---- calls

  unary<Q, QI, R, RI>(method: Method<Q, QI, R, RI>, request: QI, options: CallOptions = {}): Promise<R> {
    return new Promise((resolve, reject) => {
      this.call(method, request, options, (error, response) => {
        if (error === undefined) resolve(response as R);
        else reject(error);
      });
    });
  }

  call<Q, QI, R, RI>(method: Method<Q, QI, R, RI>, request: QI, options: CallOptions, done: UnaryDone<R>): ClientCall {
    const call = new UnaryCall(this, method, request, options, done);
    call.begin();
    return call;
  }

  stream<Q, QI, R, RI>(
    method: Method<Q, QI, R, RI>,
    receiver: ClientReceiver<R>,
    options: CallOptions = {},
  ): ClientStream<QI> {
    const call = new StreamingCall(this, method, receiver, options);
    call.begin();
    return call;
  }

  submit(call: ClientCallStream): void {
    const connection = this.#connection;
    if (connection?.hasRoom && this.#waiting.size === 0) {
      this.#start(connection, call);
      return;
    }
    const refusal = this.#refusal();
    if (refusal !== undefined) {
      call.finish(refusal, EMPTY_METADATA);
      return;
    }
    call.waited = true;
    this.#waiting.add(call);
    this.#ensureConnection();
  }

  /** Why a call cannot wait. */
  #refusal(): GrpcError | undefined {
    const state = this.state;
    if (state === 'closed') return this.#unavailable('the client is closed');
    if (state === 'backoff') return this.#unavailable(this.#lastFailure);
    if (this.#waiting.size < MAX_WAITING) return undefined;
    return new GrpcError(Status.RESOURCE_EXHAUSTED, `${MAX_WAITING} calls wait for ${this.#address}`, {
      unprocessed: true,
    });
  }

  #unavailable(message: string, cause?: unknown): GrpcError {
    return new GrpcError(Status.UNAVAILABLE, message, { unprocessed: true, cause });
  }

  forget(call: ClientCallStream): void {
    this.#waiting.delete(call);
  }

  #start(connection: ClientConnection, call: ClientCallStream): void {
    try {
      connection.take(call);
    } catch (error) {
      if (error instanceof AssertionError) throw error;
      call.finish(
        new GrpcError(Status.INTERNAL, `cannot send the call: ${describeError(error)}`, { cause: error }),
        new Map(),
      );
    }
  }

  // ---- the connection

  connect(): Promise<void> {
    if (this.#connection !== undefined) return Promise.resolve();
    const refusal = this.#refusal();
    if (refusal !== undefined) return Promise.reject(refusal);
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
      this.#ensureConnection();
    });
  }

  #ensureConnection(): void {
    if (this.#connection !== undefined || this.#connecting) return;
    this.#connecting = true;
    const { host, port, tls, connectTimeoutMs } = this.#options;
    const secured: { tls?: TlsOptions } = tls === undefined ? {} : { tls: { alpn: ['h2'], ...tls } };
    const timed = connectTimeoutMs === undefined ? {} : { timeoutMs: connectTimeoutMs };
    this.#network.connect({ host, port, ...secured, ...timed }).then(
      (socket) => this.#connected(socket),
      (error: unknown) => this.#failed(describeError(error), error),
    );
  }

  #connected(socket: Socket): void {
    this.#connecting = false;
    const connection = new ClientConnection(this, socket);
    if (this.#closed) {
      connection.close();
      return;
    }
    this.#connection = connection;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) waiter.resolve();
    this.room(connection);
  }

  #failed(reason: string, cause: unknown): void {
    this.#connecting = false;
    const { backoffMinMs = 100, backoffMaxMs = 3000 } = this.#options;
    this.#backoffMs = Math.min(Math.max(backoffMinMs, this.#backoffMs * 2), backoffMaxMs);
    this.#retryAtMs = this.clock.monotonicMs() + this.#backoffMs;
    this.#lastFailure = `cannot connect to ${this.#address}: ${reason}`;
    this.#refuseAll(this.#unavailable(this.#lastFailure, cause));
  }

  #refuseAll(error: GrpcError): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) waiter.reject(error);
    for (const call of [...this.#waiting]) call.finish(error, EMPTY_METADATA);
  }

  settled(): void {
    this.#backoffMs = 0;
  }

  room(connection: ClientConnection): void {
    if (connection !== this.#connection) return;
    for (const call of this.#waiting) {
      if (!connection.hasRoom) return;
      this.#waiting.delete(call);
      this.#start(connection, call);
    }
  }

  leaving(connection: ClientConnection): void {
    if (connection.dead) this.#old.delete(connection);
    else this.#old.add(connection);
    if (connection !== this.#connection) return;
    this.#connection = undefined;
    if (this.#closed) return;
    // A peer that takes connections and drops them before a word is as good as none.
    if (connection.dead && !connection.settled) this.#failed('the connection was dropped at once', undefined);
    else if (this.#waiting.size > 0) this.#ensureConnection();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const error = new GrpcError(Status.CANCELLED, 'the client is closed', { unprocessed: true });
    this.#refuseAll(error);
    const open = [...this.#old];
    if (this.#connection !== undefined) open.push(this.#connection);
    for (const connection of open) connection.cancelAll(new GrpcError(Status.CANCELLED, 'the client is closed'));
    this.wheel.close();
  }
}

/**
 * The face of the package: what services, stores, PD and clients are written against.
 *
 * Everything is a synchronous callback. A handler gets complete message bytes, may answer at once or later, and
 * never sees a promise or a stream object. All replies made during one read event, and all that are made later in
 * one turn of the loop, leave in one write per connection.
 */

import type { Logger } from '@tessera/base';
import type { Clock, Network, Socket, Tasks, TlsOptions } from '@tessera/env';
import type { MessageType, Method } from '@tessera/proto';
import type { GrpcError, Status } from './status.ts';

/**
 * Headers or trailers of a call. Names are lower case; a name that ends in `-bin` has a Uint8Array, any other a
 * string of printable ASCII. Repeated names arrive joined by "," (of repeated `-bin` names the last one wins).
 * Names that start with `grpc-` or `:` and the headers HTTP itself uses are not metadata: they are neither shown
 * nor sent.
 */
export type Metadata = ReadonlyMap<string, string | Uint8Array>;

/** What encoding a message needs of its {@link MessageType}: its straight-line writer. */
export type Encoder<I> = Pick<MessageType<unknown, I>, 'write'>;

// biome-ignore lint/suspicious/noExplicitAny: handlers decode for themselves, so any method will do
export type AnyMethod = Method<any, any, any, any>;

/**
 * One call at the server. Valid until it is finished or cancelled; afterwards `send` and `finish` do nothing, so a
 * handler that answers late need not ask first.
 */
export interface ServerCall {
  /** `/package.Service/Method`. */
  readonly path: string;
  /** Built on first use: most handlers never look. */
  readonly metadata: Metadata;
  readonly peerAddress: string;
  /** Of the verified client certificate; undefined without one. */
  readonly peerCommonName: string | undefined;
  /** Monotonic time of the read event that brought the call. */
  readonly receivedMs: number;
  /** Monotonic time; undefined when the client set none. At that time the call is cancelled with DEADLINE_EXCEEDED. */
  readonly deadlineMs: number | undefined;
  /** The client or the connection went away, the deadline passed, or the call was stopped at a limit. */
  readonly cancelled: boolean;
  /** Finished by us or cancelled: nothing more will be sent. */
  readonly closed: boolean;

  /** Sends response metadata now instead of with the first message; must come before it. At most once. */
  sendMetadata(metadata: Metadata): void;
  /** Encodes `message` straight into the connection's output. */
  send<I>(type: Encoder<I>, message: I): void;
  /** Sends one message that is encoded already; the bytes are copied before this returns. */
  sendBytes(message: Uint8Array): void;
  /** Ends the call. Absent status: OK. Idempotent: the first one counts. */
  finish(status?: Status, message?: string, trailers?: Metadata): void;
  /** `send` and `finish(OK)` in one: headers, message and trailers lie side by side. What unary handlers use. */
  reply<I>(type: Encoder<I>, message: I): void;

  /**
   * Bytes of this call that wait for the peer's flow control window, plus what the socket has not taken yet.
   * A call that goes on sending while its connection is over `limits.connectionBufferBytes` is stopped with
   * RESOURCE_EXHAUSTED: handlers that push must stop at `writable === false` and go on in `drained`.
   */
  readonly bufferedBytes: number;
  /** `bufferedBytes` is below `limits.streamBufferBytes`. */
  readonly writable: boolean;
  /**
   * Backpressure on the client: no more flow control window is granted until `resume`. Messages that are under way
   * (at most a stream window, 4 MiB by default) still arrive.
   */
  pause(): void;
  resume(): void;
}

/**
 * Answers a unary call, now or later, with `reply` or `finish`. `message` is a view into the received chunk: valid
 * for good, but it keeps up to 64 KiB alive, so copy what is stored.
 * Throwing ends the call: GrpcError with its status, DecodeError and anything else with INTERNAL (logged).
 */
export type UnaryHandler = (call: ServerCall, message: Uint8Array) => void;

/** The receiving side of a streaming call. One object per call: it keeps the state of the call. */
export interface StreamReceiver {
  /** One request message, with the same rights and duties as in {@link UnaryHandler}. */
  message(bytes: Uint8Array): void;
  /** The client sends no more. The call is still open for us. */
  halfClosed(): void;
  /** The call ended without `finish` of ours; no other callback follows. Not called after `finish`. */
  cancelled?(): void;
  /** `writable` is true again. */
  drained?(): void;
}

/**
 * Opens a streaming call (client, server or both sides streaming). A unary method may be registered with it too,
 * when its handler needs to hear of cancellation.
 */
export type StreamHandler = (call: ServerCall) => StreamReceiver;

/** Each limit ends in a clear status; see DESIGN.md of the package. Sizes in bytes. */
export interface Limits {
  /** Largest message accepted, after decompression. More: RESOURCE_EXHAUSTED. Default 256 MiB. */
  readonly receiveMessageBytes: number;
  /** Largest message sent, before compression. More: RESOURCE_EXHAUSTED. Default 1 GiB. */
  readonly sendMessageBytes: number;
  /** Largest header list by the measure of RFC 9113 (names + values + 32 each). More: RESOURCE_EXHAUSTED. Default 64 KiB. */
  readonly headerListBytes: number;
  /** Open calls of one connection. More are refused (REFUSED_STREAM, safe to retry). Default 1024. */
  readonly concurrentStreams: number;
  /** Memory of one connection for messages that have not arrived whole. More: RESOURCE_EXHAUSTED. Default 512 MiB. */
  readonly assemblyBytes: number;
  /** Where a call stops being `writable`. Default 1 MiB. */
  readonly streamBufferBytes: number;
  /**
   * Unsent bytes of one connection; one message may go beyond it. More: the sending call ends with
   * RESOURCE_EXHAUSTED, and nothing is read from the connection until its socket takes bytes. Default 256 MiB.
   */
  readonly connectionBufferBytes: number;
  /**
   * The same and `assemblyBytes` over all connections of a server or client. More: RESOURCE_EXHAUSTED. Default 1 GiB.
   */
  readonly totalBufferBytes: number;
  /** Flow control windows that we grant. Default 4 MiB and 16 MiB. */
  readonly streamWindowBytes: number;
  readonly connectionWindowBytes: number;
  /** PING, SETTINGS, PRIORITY, empty DATA and the like per second. More: GOAWAY(ENHANCE_YOUR_CALM). Default 10,000. */
  readonly controlFramesPerSecond: number;
  /** Calls reset by the client per second. More: GOAWAY(ENHANCE_YOUR_CALM). Default 2,000. */
  readonly resetsPerSecond: number;
  /**
   * A new connection must send its preface by then, a socket with unsent bytes must take some, and a connection that
   * says nothing is asked by a PING and must answer by the next. Else it is closed. Default 60 s.
   */
  readonly stallMs: number;
}

export interface ServerOptions {
  readonly clock: Clock;
  readonly tasks: Tasks;
  readonly log: Logger;
  readonly limits?: Partial<Limits>;
  /** Compress answers of this size or more for clients that accept gzip. Absent: never. */
  readonly gzipFromBytes?: number;
  /**
   * Asked once per connection; a text refuses every call on it with UNAUTHENTICATED and that message.
   * For lists of allowed common names (facts 14.1).
   */
  readonly authorize?: (socket: Socket) => string | undefined;
}

export interface ServerStats {
  readonly connections: number;
  /** Calls that are open now. */
  readonly openCalls: number;
  /** Since the start. */
  readonly calls: number;
}

/** The server of one port; the owner listens and hands over sockets. */
export interface GrpcServerFace {
  /** Registers a handler; assertion failure when the path is taken. Methods may be added while serving. */
  unary(method: AnyMethod, handler: UnaryHandler): void;
  stream(method: AnyMethod, handler: StreamHandler): void;
  /** For `ListenOptions.onSocket`. */
  onSocket(socket: Socket): void;
  /**
   * `callback` runs at the end of every read event that delivered messages, before its answers are flushed: where
   * services handle as one group what arrived together. In order of registration.
   */
  onBatchEnd(callback: () => void): void;
  stats(): ServerStats;
  /** No new calls (GOAWAY), waits for open ones up to `graceMs`, then closes every connection. Never rejects. */
  drain(graceMs: number): Promise<void>;
  /** Drops every connection at once. */
  close(): void;
}

export interface ClientOptions {
  readonly network: Network;
  readonly clock: Clock;
  readonly tasks: Tasks;
  readonly log: Logger;
  readonly host: string;
  readonly port: number;
  /** `alpn` is set to `h2` when absent. */
  readonly tls?: TlsOptions;
  readonly limits?: Partial<Limits>;
  readonly connectTimeoutMs?: number;
  /** After a failed attempt calls fail at once with UNAVAILABLE until the backoff is over. Default 100 ms to 3 s, doubling. */
  readonly backoffMinMs?: number;
  readonly backoffMaxMs?: number;
  /** PING when nothing arrived for so long while calls are open. Default 10 s; 0: never. */
  readonly keepaliveMs?: number;
  /** The connection is given up when the PING is not answered by then. Default 3 s. */
  readonly keepaliveTimeoutMs?: number;
  /** Compress requests of this size or more. Absent: never. */
  readonly gzipFromBytes?: number;
}

export interface CallOptions {
  /** From now; becomes `grpc-timeout`, and the call ends with DEADLINE_EXCEEDED here as well. */
  readonly timeoutMs?: number | undefined;
  readonly metadata?: Metadata | undefined;
  /** Aborting cancels the call: CANCELLED. */
  readonly signal?: AbortSignal | undefined;
}

/** Bytes fields of `response` are views into the received chunk. Exactly one argument is present. Must not throw. */
export type UnaryDone<Response> = (error: GrpcError | undefined, response: Response | undefined) => void;

/** What hears a streaming call at the client. Throwing cancels the call and is logged. */
export interface ClientReceiver<Response> {
  /** Before the first message; absent metadata is an empty map. */
  headers?(metadata: Metadata): void;
  message(response: Response): void;
  /** Exactly once, last: `error` is absent when the status is OK. */
  end(error: GrpcError | undefined, trailers: Metadata): void;
  drained?(): void;
}

export interface ClientCall {
  /** Ends the call with CANCELLED (its callback runs before this returns). Does nothing on an ended call. */
  cancel(): void;
}

export interface ClientStream<RequestInit> extends ClientCall {
  /** Ended, by whichever side. `send` then does nothing. */
  readonly closed: boolean;
  /** As of {@link ServerCall}. */
  readonly bufferedBytes: number;
  readonly writable: boolean;
  send(message: RequestInit): void;
  /** No more messages from us. */
  halfClose(): void;
  pause(): void;
  resume(): void;
}

/** `idle` never tried or lost its connection; `backoff` the last attempt failed and the next may not start yet. */
export type ClientState = 'idle' | 'connecting' | 'ready' | 'backoff' | 'closed';

/**
 * A channel to one address: connects at the first call, again after a loss, with backoff after failures. Calls made
 * while connecting wait for it (within their deadline).
 */
export interface GrpcClientFace {
  readonly state: ClientState;
  /** Rejects with {@link GrpcError}. For tools, tests and cold paths. */
  unary<Q, QI, R, RI>(method: Method<Q, QI, R, RI>, request: QI, options?: CallOptions): Promise<R>;
  /** The same with a callback, for hot paths: no promise. */
  call<Q, QI, R, RI>(method: Method<Q, QI, R, RI>, request: QI, options: CallOptions, done: UnaryDone<R>): ClientCall;
  stream<Q, QI, R, RI>(
    method: Method<Q, QI, R, RI>,
    receiver: ClientReceiver<R>,
    options?: CallOptions,
  ): ClientStream<QI>;
  /** Resolves when connected; rejects with UNAVAILABLE and the reason. */
  connect(): Promise<void>;
  /** Ends open calls with CANCELLED and closes the connection. */
  close(): void;
}

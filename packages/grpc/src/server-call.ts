/**
 * A call at the server: an HTTP/2 stream whose messages go to a handler and whose answers are framed in place.
 * One object per call; headers, message and trailers of a unary answer lie side by side in the output.
 */
import { AssertionError, assert, describeError } from '@tessera/base';
import { DecodeError } from '@tessera/proto';
import { ACCEPTED_ENCODINGS } from './gzip.ts';
import type { HeaderList } from './header-list.ts';
import { ConstantField } from './hpack-encoder.ts';
import { ErrorCode, Flag, FrameType } from './http2.ts';
import { encodeMessage, encodeMetadata } from './metadata.ts';
import type { ServerConnection } from './server-connection.ts';
import { GrpcError, Status } from './status.ts';
import { Stream } from './stream.ts';
import type { Encoder, Metadata, ServerCall, StreamHandler, StreamReceiver, UnaryHandler } from './types.ts';

export type MethodEntry =
  | { readonly kind: 'unary'; readonly handler: UnaryHandler }
  | { readonly kind: 'stream'; readonly handler: StreamHandler };

const STATUS_200 = new ConstantField(':status', '200');
const CONTENT_TYPE = new ConstantField('content-type', 'application/grpc');
const GRPC_STATUS_OK = new ConstantField('grpc-status', '0');
const ENCODING_GZIP = new ConstantField('grpc-encoding', 'gzip');
const NO_PAIRS: readonly string[] = [];

interface CallEnd {
  readonly status: Status;
  readonly message: string;
  readonly pairs: readonly string[];
}

const END_OK: CallEnd = { status: Status.OK, message: '', pairs: NO_PAIRS };

/** Writes the HEADERS frame that ends a stream. With `open` false it is the whole answer ("Trailers-Only"). */
export function writeTrailers(
  connection: ServerConnection,
  streamId: number,
  open: boolean,
  status: Status,
  message: string,
  pairs: readonly string[] = NO_PAIRS,
): void {
  const { encoder, output } = connection;
  const start = output.openFrame();
  const writer = output.writer;
  encoder.begin(writer);
  if (!open) {
    encoder.constant(writer, STATUS_200);
    encoder.constant(writer, CONTENT_TYPE);
  }
  if (status === Status.OK) encoder.constant(writer, GRPC_STATUS_OK);
  else encoder.literal(writer, 'grpc-status', String(status));
  if (message !== '') encoder.literal(writer, 'grpc-message', encodeMessage(message));
  if (status === Status.UNIMPLEMENTED) encoder.literal(writer, 'grpc-accept-encoding', ACCEPTED_ENCODINGS);
  for (let i = 0; i < pairs.length; i += 2) encoder.literal(writer, pairs[i] as string, pairs[i + 1] as string);
  output.closeFrame(start, FrameType.HEADERS, Flag.END_HEADERS | Flag.END_STREAM, streamId, connection.peerFrameBytes);
}

export class ServerStream extends Stream implements ServerCall {
  declare connection: ServerConnection;
  readonly receivedMs: number;
  readonly #head: HeaderList;
  readonly #entry: MethodEntry;
  #receiver: StreamReceiver | undefined = undefined;
  /** Of a unary call: the message, until the client has ended its side. */
  #request: Uint8Array | undefined = undefined;
  cancelled = false;
  #headersSent = false;
  /** How to end when the queue is empty. */
  #end: CallEnd | undefined = undefined;

  constructor(entry: MethodEntry, head: HeaderList, receivedMs: number) {
    super();
    this.#entry = entry;
    this.#head = head;
    this.receivedMs = receivedMs;
    this.encoding = head.encoding;
  }

  get path(): string {
    return this.#head.path;
  }

  get metadata(): Metadata {
    return this.#head.metadata;
  }

  get peerAddress(): string {
    return this.connection.socket.peerAddress;
  }

  get peerCommonName(): string | undefined {
    return this.connection.socket.peerCommonName;
  }

  /** The stream is on its connection. */
  start(): void {
    const connection = this.connection;
    if (this.#head.acceptsGzip) this.gzipFromBytes = connection.server.gzipFromBytes;
    const timeoutMs = this.#head.timeoutMs;
    if (timeoutMs !== undefined) {
      this.deadlineMs = this.receivedMs + timeoutMs;
      connection.host.wheel.add(this);
    }
    if (this.#entry.kind === 'unary') return;
    try {
      this.#receiver = this.#entry.handler(this);
    } catch (error) {
      this.#failed(error);
    }
  }

  // ---- what the client does

  protected onMessage(message: Uint8Array): void {
    if (this.#entry.kind === 'unary') {
      if (this.#request === undefined) this.#request = message;
      else this.#stop(new GrpcError(Status.INTERNAL, 'more than one message in a unary call'), ErrorCode.CANCEL);
      return;
    }
    try {
      this.#receiver?.message(message);
    } catch (error) {
      this.#failed(error);
    }
  }

  protected onRemoteEnd(): void {
    try {
      if (this.#entry.kind === 'stream') this.#receiver?.halfClosed();
      else if (this.#request === undefined) this.finish(Status.INTERNAL, 'unary call without a message');
      else {
        const request = this.#request;
        // A call that waits must not keep the chunk alive.
        this.#request = undefined;
        this.#entry.handler(this, request);
      }
    } catch (error) {
      this.#failed(error);
    }
  }

  protected onReceiveFault(error: GrpcError): void {
    this.#stop(error, ErrorCode.CANCEL);
  }

  protected onSendFault(error: GrpcError): void {
    this.connection.host.log.warn?.('call stopped', { path: this.path, peer: this.peerAddress, reason: error.message });
    this.#stop(error, ErrorCode.ENHANCE_YOUR_CALM);
  }

  onDrained(): void {
    try {
      this.#receiver?.drained?.();
    } catch (error) {
      this.#failed(error);
    }
  }

  onReset(): void {
    this.#gone();
  }

  onLost(): void {
    this.#gone();
  }

  expired(): void {
    this.#stop(new GrpcError(Status.DEADLINE_EXCEEDED, 'deadline exceeded'), ErrorCode.CANCEL);
  }

  /** The stream is off its connection without an end of ours. A call that was finished already heard all it will. */
  #gone(): void {
    if (this.#end !== undefined || this.cancelled) return;
    this.cancelled = true;
    this.#notifyCancelled();
  }

  /** Ends the call against its handler's will. `code` is used when a message is under way and trailers cannot follow. */
  #stop(error: GrpcError, code: number): void {
    if (this.closed) return;
    this.cancelled = true;
    if (this.dropQueue()) this.connection.resetStream(this.id, code);
    else this.finish(error.status, error.message);
    this.#notifyCancelled();
  }

  #failed(error: unknown): void {
    if (error instanceof AssertionError) throw error;
    const { log } = this.connection.host;
    if (error instanceof DecodeError) {
      log.debug?.('malformed request', { path: this.path, peer: this.peerAddress, error: error.message });
      this.#stop(new GrpcError(Status.INTERNAL, `malformed request: ${error.message}`), ErrorCode.CANCEL);
    } else if (error instanceof GrpcError) {
      this.#stop(error, ErrorCode.CANCEL);
    } else {
      const stack = error instanceof Error ? error.stack : undefined;
      log.error?.('handler failed', { path: this.path, peer: this.peerAddress, error: describeError(error), stack });
      this.#stop(new GrpcError(Status.INTERNAL, describeError(error)), ErrorCode.INTERNAL_ERROR);
    }
  }

  #notifyCancelled(): void {
    const receiver = this.#receiver;
    this.#receiver = undefined;
    try {
      receiver?.cancelled?.();
    } catch (error) {
      if (error instanceof AssertionError) throw error;
      this.connection.host.log.error?.('handler failed', { path: this.path, error: describeError(error) });
    }
  }

  // ---- what the handler does

  sendMetadata(metadata: Metadata): void {
    assert(!this.#headersSent, 'response metadata must precede messages and be sent once');
    const pairs = encodeMetadata(metadata);
    if (this.closed) return;
    this.#writeHeaders(pairs);
    this.connection.wrote();
  }

  #writeHeaders(pairs: readonly string[]): void {
    this.#headersSent = true;
    const { encoder, output, peerFrameBytes } = this.connection;
    const start = output.openFrame();
    const writer = output.writer;
    encoder.begin(writer);
    encoder.constant(writer, STATUS_200);
    encoder.constant(writer, CONTENT_TYPE);
    if (this.gzipFromBytes !== Number.POSITIVE_INFINITY) encoder.constant(writer, ENCODING_GZIP);
    for (let i = 0; i < pairs.length; i += 2) encoder.literal(writer, pairs[i] as string, pairs[i + 1] as string);
    output.closeFrame(start, FrameType.HEADERS, Flag.END_HEADERS, this.id, peerFrameBytes);
  }

  send<I>(type: Encoder<I>, message: I): void {
    this.#send(type, message);
  }

  sendBytes(message: Uint8Array): void {
    this.#send(undefined, message);
  }

  #send<I>(type: Encoder<I> | undefined, message: I | Uint8Array): void {
    if (this.closed) return;
    if (!this.#headersSent) this.#writeHeaders(NO_PAIRS);
    if (this.sendMessage(type, message, 0)) this.connection.wrote();
  }

  reply<I>(type: Encoder<I>, message: I): void {
    if (this.closed) return;
    if (!this.#headersSent) this.#writeHeaders(NO_PAIRS);
    if (this.sendMessage(type, message, 0)) this.finish();
  }

  finish(status: Status = Status.OK, message = '', trailers?: Metadata): void {
    if (this.closed) return;
    if (status === Status.OK && message === '' && trailers === undefined) this.#end = END_OK;
    else this.#end = { status, message, pairs: trailers === undefined ? NO_PAIRS : encodeMetadata(trailers) };
    this.closed = true;
    this.connection.host.wheel.remove(this);
    if (this.queuedBytes > 0) this.ending = true;
    else this.writeEnd();
  }

  protected writeEnd(): void {
    const connection = this.connection;
    if (this.#end === undefined) return;
    const { status, message, pairs } = this.#end;
    writeTrailers(connection, this.id, this.#headersSent, status, message, pairs);
    // The client need not send the rest of what we did not wait for.
    if (!this.remoteEnded) connection.writeReset(this.id, ErrorCode.NO_ERROR);
    connection.removeStream(this);
    connection.wrote();
  }
}

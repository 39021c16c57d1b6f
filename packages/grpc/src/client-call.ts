/**
 * Calls at the client: the response protocol of gRPC (headers, messages, trailers, or trailers only) on a stream,
 * which unary-call.ts and streaming-call.ts put to use.
 *
 * A call exists before its stream does: it may wait for a connection, and a unary call that no handler has seen is
 * sent once more on the next connection.
 */
import { AssertionError, describeError } from '@tessera/base';
import type { ClientConnection } from './client-connection.ts';
import { isAcceptedEncoding } from './gzip.ts';
import type { HeaderList } from './header-list.ts';
import { ConstantField } from './hpack-encoder.ts';
import { ErrorCode, errorName, Flag, FrameType } from './http2.ts';
import { decodeMessage, encodeMetadata, formatTimeout, parseStatus } from './metadata.ts';
import { EMPTY_METADATA, GrpcError, Status } from './status.ts';
import { httpStatus, resetStatus } from './status-mapping.ts';
import { Stream } from './stream.ts';
import type { CallOptions, Metadata } from './types.ts';

/** What calls need of their channel. */
export interface CallOwner {
  readonly host: ClientConnection['host'];
  readonly gzipFromBytes: number;
  readonly authority: ConstantField;
  readonly secure: boolean;
  /** Sends the call as soon as there is a connection with room. */
  submit(call: ClientCallStream): void;
  /** The call ended while it waited. */
  forget(call: ClientCallStream): void;
}

const METHOD_POST = new ConstantField(':method', 'POST');
const SCHEME_HTTP = new ConstantField(':scheme', 'http');
const SCHEME_HTTPS = new ConstantField(':scheme', 'https');
const TE = new ConstantField('te', 'trailers');
const CONTENT_TYPE = new ConstantField('content-type', 'application/grpc');
const USER_AGENT = new ConstantField('user-agent', 'tessera');
const ACCEPT_ENCODING = new ConstantField('grpc-accept-encoding', 'identity,gzip,deflate');
const ENCODING_GZIP = new ConstantField('grpc-encoding', 'gzip');

/** One per method of the program. */
const PATHS = new Map<string, ConstantField>();
/** Callers use a few fixed timeouts: the first ones seen are worth a table entry. */
const TIMEOUTS = new Map<string, ConstantField>();
const KEPT_TIMEOUTS = 16;

function cached(cache: Map<string, ConstantField>, name: string, value: string): ConstantField {
  let field = cache.get(value);
  if (field === undefined) cache.set(value, (field = new ConstantField(name, value)));
  return field;
}

export abstract class ClientCallStream extends Stream {
  declare connection: ClientConnection;
  protected readonly owner: CallOwner;
  readonly #path: string;
  readonly #timeoutMs: number | undefined;
  readonly #metadata: readonly string[];
  /** On a connection; a call that waits is not. */
  opened = false;
  /** It had to wait for a connection, which took a part of its time. */
  waited = false;
  /** We send no more. */
  protected localEnded = false;
  #finished = false;
  #headersSeen = false;
  #trailers: HeaderList | undefined = undefined;
  #signal: AbortSignal | undefined;
  readonly #onAbort = (): void => this.cancel();

  constructor(owner: CallOwner, path: string, options: CallOptions) {
    super();
    this.owner = owner;
    this.#path = path;
    this.#timeoutMs = options.timeoutMs;
    this.#metadata = options.metadata === undefined ? [] : encodeMetadata(options.metadata);
    this.#signal = options.signal;
  }

  /** Begins the call; may end it at once. */
  begin(): void {
    const { host } = this.owner;
    if (this.#signal?.aborted) {
      this.cancel();
      return;
    }
    this.#signal?.addEventListener('abort', this.#onAbort);
    if (this.#timeoutMs !== undefined) {
      this.deadlineMs = host.clock.monotonicMs() + this.#timeoutMs;
      if (this.#timeoutMs > 0) host.wheel.add(this);
      else {
        this.expired();
        return;
      }
    }
    this.owner.submit(this);
  }

  // ---- sending

  /** The stream is on its connection: writes the request headers and whatever waited for it. */
  start(): void {
    this.opened = true;
    this.gzipFromBytes = this.owner.gzipFromBytes;
    const { encoder, output, peerFrameBytes } = this.connection;
    const frame = output.openFrame();
    const writer = output.writer;
    encoder.begin(writer);
    encoder.constant(writer, METHOD_POST);
    encoder.constant(writer, this.owner.secure ? SCHEME_HTTPS : SCHEME_HTTP);
    encoder.constant(writer, cached(PATHS, ':path', this.#path));
    encoder.constant(writer, this.owner.authority);
    encoder.constant(writer, TE);
    encoder.constant(writer, CONTENT_TYPE);
    encoder.constant(writer, USER_AGENT);
    encoder.constant(writer, ACCEPT_ENCODING);
    if (this.gzipFromBytes !== Number.POSITIVE_INFINITY) encoder.constant(writer, ENCODING_GZIP);
    if (this.deadlineMs !== undefined) {
      const leftMs = this.waited ? this.deadlineMs - this.connection.host.clock.monotonicMs() : (this.#timeoutMs ?? 0);
      const text = formatTimeout(leftMs);
      if (TIMEOUTS.has(text) || TIMEOUTS.size < KEPT_TIMEOUTS) {
        encoder.constant(writer, cached(TIMEOUTS, 'grpc-timeout', text));
      } else {
        encoder.literal(writer, 'grpc-timeout', text);
      }
    }
    const pairs = this.#metadata;
    for (let i = 0; i < pairs.length; i += 2) encoder.literal(writer, pairs[i] as string, pairs[i + 1] as string);
    output.closeFrame(frame, FrameType.HEADERS, Flag.END_HEADERS, this.id, peerFrameBytes);
    this.sendFirst();
    this.connection.wrote();
  }

  protected abstract sendFirst(): void;

  /** Ends our side after what is queued. */
  protected endLocal(): void {
    if (this.localEnded) return;
    this.localEnded = true;
    if (this.queuedBytes > 0) this.ending = true;
    else this.writeEnd();
  }

  protected writeEnd(): void {
    const { output, peerFrameBytes } = this.connection;
    const start = output.openFrame();
    output.closeFrame(start, FrameType.DATA, Flag.END_STREAM, this.id, peerFrameBytes);
    this.connection.wrote();
  }

  // ---- receiving

  /** A header block of the response. */
  onBlock(list: HeaderList, ended: boolean): void {
    if (this.closed) return;
    const fault = this.#headersSeen ? list.trailersFault() : list.responseFault();
    if (fault !== undefined || (this.#headersSeen && !ended)) {
      this.connection.resetStream(this.id, ErrorCode.PROTOCOL_ERROR);
      this.finish(
        new GrpcError(Status.INTERNAL, `malformed response: ${fault ?? 'headers amid messages'}`),
        EMPTY_METADATA,
      );
      return;
    }
    // Interim responses say nothing to a gRPC client.
    if (!this.#headersSeen && list.status.startsWith('1') && !ended) return;
    if (ended) {
      this.#trailers = list;
      this.remoteEnd();
      return;
    }
    this.#headersSeen = true;
    const refusal = responseRefusal(list);
    if (refusal !== undefined) {
      this.#abandon(refusal);
      return;
    }
    this.encoding = list.encoding;
    this.onResponseHeaders(list.metadata);
  }

  protected abstract onResponseHeaders(metadata: Metadata): void;

  protected onRemoteEnd(): void {
    const list = this.#trailers;
    if (list === undefined) {
      this.finish(new GrpcError(Status.INTERNAL, 'the response ended without trailers'), EMPTY_METADATA);
      return;
    }
    if (list.grpcStatus === '') {
      const text = this.#headersSeen ? 'trailers without grpc-status' : `HTTP status ${list.status}`;
      this.finish(new GrpcError(this.#headersSeen ? Status.UNKNOWN : httpStatus(list.status), text), list.metadata);
      return;
    }
    const status = parseStatus(list.grpcStatus);
    const message = decodeMessage(list.grpcMessage);
    const error = status === Status.OK ? undefined : new GrpcError(status, message, { metadata: list.metadata });
    this.finish(error, list.metadata);
  }

  protected onReceiveFault(error: GrpcError): void {
    this.#abandon(error);
  }

  protected onSendFault(error: GrpcError): void {
    this.#abandon(error);
  }

  onReset(code: number, why: string | undefined): void {
    if (code === ErrorCode.REFUSED_STREAM && why === undefined) {
      this.onUnprocessed(new GrpcError(Status.UNAVAILABLE, 'the peer refused the call', { unprocessed: true }));
      return;
    }
    // A server may cancel a call whose deadline has passed a tick before we look.
    if (code === ErrorCode.CANCEL && this.connection.turnMs >= (this.deadlineMs ?? Number.POSITIVE_INFINITY)) {
      this.expired();
      return;
    }
    const text = why ?? `the peer reset the call: ${errorName(code)}`;
    this.finish(new GrpcError(why === undefined ? resetStatus(code) : Status.INTERNAL, text), EMPTY_METADATA);
  }

  onLost(error: GrpcError): void {
    this.finish(error, EMPTY_METADATA);
  }

  /** No handler has seen the call. */
  onUnprocessed(error: GrpcError): void {
    this.finish(error, EMPTY_METADATA);
  }

  expired(): void {
    this.#abandon(new GrpcError(Status.DEADLINE_EXCEEDED, 'deadline exceeded'));
  }

  cancel(): void {
    this.#abandon(new GrpcError(Status.CANCELLED, 'cancelled'));
  }

  /** Ends the call from our side. */
  #abandon(error: GrpcError): void {
    if (!this.#finished) this.finish(error, EMPTY_METADATA);
  }

  /** Ends the call once and for all; a stream that is still open is reset. */
  finish(error: GrpcError | undefined, trailers: Metadata): void {
    if (this.#finished) return;
    this.#finished = true;
    this.closed = true;
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#signal = undefined;
    if (!this.opened) {
      this.owner.host.wheel.remove(this);
      this.owner.forget(this);
    } else if (this.connection.streams.get(this.id) === this) {
      if (this.localEnded && this.remoteEnded && this.queuedBytes === 0) this.connection.removeStream(this);
      else this.connection.resetStream(this.id, this.remoteEnded ? ErrorCode.NO_ERROR : ErrorCode.CANCEL);
    }
    this.onFinished(error, trailers);
  }

  protected abstract onFinished(error: GrpcError | undefined, trailers: Metadata): void;

  /** Forgets the stream it had, to be submitted once more. */
  protected reopen(): void {
    this.opened = false;
    this.waited = true;
    this.closed = false;
    this.localEnded = false;
    this.remoteEnded = false;
    if (this.deadlineMs !== undefined) this.owner.host.wheel.add(this);
    this.owner.submit(this);
  }

  protected failed(where: string, error: unknown): void {
    if (error instanceof AssertionError) throw error;
    this.owner.host.log.error?.(where, { path: this.#path, error: describeError(error) });
  }
}

/** Why a response cannot be that of a gRPC server. */
function responseRefusal(list: HeaderList): GrpcError | undefined {
  if (list.status !== '200') return new GrpcError(httpStatus(list.status), `HTTP status ${list.status}`);
  if (!list.isGrpc) {
    return new GrpcError(Status.UNKNOWN, `unexpected content-type ${list.contentType}`);
  }
  if (!isAcceptedEncoding(list.encoding)) {
    return new GrpcError(Status.INTERNAL, `grpc-encoding ${list.encoding} is not supported`);
  }
  return undefined;
}

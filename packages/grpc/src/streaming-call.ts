/** A streaming call at the client. Messages sent before there is a connection wait in encoded form. */
import { DecodeError, type Method } from '@tessera/proto';
import { type CallOwner, ClientCallStream } from './client-call.ts';
import { GrpcError, Status } from './status.ts';
import type { CallOptions, ClientReceiver, ClientStream, Metadata } from './types.ts';

export class StreamingCall<Q, QI, R, RI> extends ClientCallStream implements ClientStream<QI> {
  readonly #method: Method<Q, QI, R, RI>;
  readonly #receiver: ClientReceiver<R>;
  /** Sent before there was a connection. */
  #early: Uint8Array[] = [];
  #earlyBytes = 0;
  /** Somebody waits for `drained`. */
  #starved = false;
  #halfClosed = false;

  constructor(owner: CallOwner, method: Method<Q, QI, R, RI>, receiver: ClientReceiver<R>, options: CallOptions) {
    super(owner, method.path, options);
    this.#method = method;
    this.#receiver = receiver;
  }

  protected sendFirst(): void {
    const early = this.#early;
    this.#early = [];
    this.#earlyBytes = 0;
    for (const bytes of early) this.sendMessage(undefined, bytes, 0);
    if (this.closed) return;
    if (this.#halfClosed) this.endLocal();
    else if (this.#starved) this.connection.backlog.wait(this);
  }

  override get bufferedBytes(): number {
    return this.opened ? super.bufferedBytes : this.#earlyBytes;
  }

  override get writable(): boolean {
    if (this.opened) return super.writable;
    if (this.#earlyBytes < this.owner.host.limits.streamBufferBytes) return true;
    this.#starved = true;
    return false;
  }

  send(message: QI): void {
    if (this.closed || this.#halfClosed) return;
    if (this.opened) {
      if (this.sendMessage(this.#method.request, message, 0)) this.connection.wrote();
      return;
    }
    const bytes = this.#method.request.encode(message);
    this.#early.push(bytes);
    this.#earlyBytes += bytes.length;
    if (this.#earlyBytes > this.owner.host.limits.connectionBufferBytes) {
      this.onSendFault(new GrpcError(Status.RESOURCE_EXHAUSTED, 'too many bytes are waiting for the connection'));
    }
  }

  halfClose(): void {
    if (this.closed || this.#halfClosed) return;
    this.#halfClosed = true;
    if (this.opened) this.endLocal();
  }

  protected onResponseHeaders(metadata: Metadata): void {
    this.#guard(() => this.#receiver.headers?.(metadata));
  }

  protected onMessage(message: Uint8Array): void {
    let response: R;
    try {
      response = this.#method.response.decode(message);
    } catch (cause) {
      if (!(cause instanceof DecodeError)) throw cause;
      this.onReceiveFault(new GrpcError(Status.INTERNAL, `malformed response: ${cause.message}`, { cause }));
      return;
    }
    try {
      this.#receiver.message(response);
    } catch (error) {
      this.failed('receiver of a stream failed', error);
      this.cancel();
    }
  }

  onDrained(): void {
    this.#guard(() => this.#receiver.drained?.());
  }

  protected onFinished(error: GrpcError | undefined, trailers: Metadata): void {
    this.#early = [];
    try {
      this.#receiver.end(error, trailers);
    } catch (cause) {
      this.failed('receiver of a stream failed', cause);
    }
  }

  #guard(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.failed('receiver of a stream failed', error);
      this.cancel();
    }
  }
}

/** A unary call at the client: one message out, one callback. */
import { DecodeError, type Method } from '@tessera/proto';
import { type CallOwner, ClientCallStream } from './client-call.ts';
import { Flag } from './http2.ts';
import { GrpcError, Status } from './status.ts';
import type { CallOptions, UnaryDone } from './types.ts';

export class UnaryCall<Q, QI, R, RI> extends ClientCallStream {
  readonly #method: Method<Q, QI, R, RI>;
  readonly #request: QI;
  readonly #done: UnaryDone<R>;
  #response: Uint8Array | undefined = undefined;
  #repeated = false;

  constructor(owner: CallOwner, method: Method<Q, QI, R, RI>, request: QI, options: CallOptions, done: UnaryDone<R>) {
    super(owner, method.path, options);
    this.#method = method;
    this.#request = request;
    this.#done = done;
  }

  protected sendFirst(): void {
    this.localEnded = true;
    this.sendMessage(this.#method.request, this.#request, Flag.END_STREAM);
  }

  protected onResponseHeaders(): void {}

  protected onMessage(message: Uint8Array): void {
    if (this.#response === undefined) this.#response = message;
    else this.onReceiveFault(new GrpcError(Status.INTERNAL, 'more than one message in a unary response'));
  }

  override onUnprocessed(error: GrpcError): void {
    if (this.#repeated) {
      super.onUnprocessed(error);
      return;
    }
    this.#repeated = true;
    this.reopen();
  }

  onDrained(): void {}

  protected onFinished(error: GrpcError | undefined): void {
    let fault = error;
    let response: R | undefined;
    if (fault === undefined) {
      if (this.#response === undefined) fault = new GrpcError(Status.INTERNAL, 'the response has no message');
      else {
        try {
          response = this.#method.response.decode(this.#response);
        } catch (cause) {
          if (!(cause instanceof DecodeError)) throw cause;
          fault = new GrpcError(Status.INTERNAL, `malformed response: ${cause.message}`, { cause });
        }
      }
    }
    try {
      this.#done(fault, response);
    } catch (cause) {
      this.failed('callback of a call failed', cause);
    }
  }
}

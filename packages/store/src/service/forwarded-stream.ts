/** A stream that is passed on, frame by frame, with backpressure in both directions. */
import type { ClientStream, GrpcClient, GrpcError, ServerCall, StreamReceiver } from '@tessera/grpc';
import { Status } from '@tessera/grpc';
import { passThrough } from './pass-through.ts';

export class ForwardedStream implements StreamReceiver {
  readonly #call: ServerCall;
  readonly #ended: () => void;
  #upstream: ClientStream<Uint8Array> | undefined;
  #stopping = false;

  /** `ended` is called once, when the other store's side has ended. */
  constructor(call: ServerCall, ended: () => void) {
    this.#call = call;
    this.#ended = ended;
  }

  open(client: GrpcClient, timeoutMs: number | undefined): void {
    const call = this.#call;
    const receiver = {
      message: (frame: Uint8Array) => {
        call.sendBytes(frame);
        if (!call.writable) this.#upstream?.pause();
      },
      drained: () => call.resume(),
      end: (error: GrpcError | undefined) => this.#end(error),
    };
    this.#upstream = client.stream(passThrough(call.path, true), receiver, { timeoutMs });
  }

  #end(error: GrpcError | undefined): void {
    this.#ended();
    if (error === undefined && this.#stopping) this.#call.finish(Status.UNAVAILABLE, 'the store is stopping');
    else this.#call.finish(error?.status, error?.message);
  }

  message(bytes: Uint8Array): void {
    const upstream = this.#upstream;
    if (upstream === undefined) return;
    upstream.send(bytes);
    if (!upstream.writable) this.#call.pause();
  }

  drained(): void {
    this.#upstream?.resume();
  }

  halfClosed(): void {
    this.#upstream?.halfClose();
  }

  cancelled(): void {
    this.#upstream?.cancel();
  }

  /** This store stops: the other one answers what is under way and ends the stream. */
  stop(): void {
    this.#stopping = true;
    this.#upstream?.halfClose();
  }
}

/**
 * Forwarding (facts 2.2): a client that cannot reach a store asks another one to pass its calls on, by naming the store in the
 * metadata. Messages pass as bytes, unread; the deadline and the end of the call pass with them, other metadata does not. In
 * particular the passed call names nobody, so it takes one hop at most: there are no loops.
 *
 * Cold: whoever forwards has lost a network link. What a call holds here is limited, and so are connections and addresses.
 */
import { copyBytes, type Logger } from '@tessera/base';
import type { Clock, Network, Tasks, Timer, TlsOptions } from '@tessera/env';
import { GrpcError, type ServerCall, Status, type StreamReceiver } from '@tessera/grpc';
import { ForwardChannels } from './forward-channels.ts';
import { ForwardedStream } from './forwarded-stream.ts';
import { passThrough } from './pass-through.ts';

export const FORWARD_HEADER = 'tikv-forwarded-host';

/** Unary requests under way. As much as one connection may hold of what its peer does not take. */
const REQUEST_BYTES_MAX = 256 * 1024 * 1024;
/** What a call costs beside its message, so that the limit above counts small ones too. */
const CALL_BYTES = 4096;
/** How late a client that went away is noticed, for unary handlers do not hear of it. */
const SWEEP_MS = 200;

export interface ForwarderOptions {
  readonly network: Network;
  readonly clock: Clock;
  readonly tasks: Tasks;
  readonly log: Logger;
  readonly tls: TlsOptions | undefined;
  /** `server.forward-max-connections-per-address`. */
  readonly connectionsMax: number;
  /** Addresses of the stores of this cluster; nobody else is connected to. */
  readonly storeAddresses: () => Promise<readonly string[]>;
}

/** A unary call that is being passed on. */
interface Passing {
  readonly call: ServerCall;
  readonly abort: AbortController;
}

export class Forwarder {
  /** What clients know this store by: calls that name it are its own. */
  ownAddress = '';
  readonly #clock: Clock;
  readonly #channels: ForwardChannels;
  readonly #passing = new Set<Passing>();
  readonly #streams = new Set<ForwardedStream>();
  #requestBytes = 0;
  #timer: Timer | undefined;

  constructor(options: ForwarderOptions) {
    this.#clock = options.clock;
    this.#channels = new ForwardChannels(options);
  }

  /** Takes over a unary call that names another store; false when it is ours. Throws GrpcError when it cannot be passed on. */
  unary(call: ServerCall, message: Uint8Array): boolean {
    const address = this.#addressOf(call);
    if (address === undefined) return false;
    const costBytes = message.length + CALL_BYTES;
    if (this.#requestBytes + costBytes > REQUEST_BYTES_MAX) {
      throw new GrpcError(Status.RESOURCE_EXHAUSTED, 'too many calls are being forwarded');
    }
    const channel = this.#channels.take(address);
    this.#requestBytes += costBytes;
    const passing: Passing = { call, abort: new AbortController() };
    this.#passing.add(passing);
    const done = (error: GrpcError | undefined, response: Uint8Array | undefined): void => {
      this.#passing.delete(passing);
      this.#requestBytes -= costBytes;
      this.#channels.release(channel);
      if (response !== undefined) call.sendBytes(response);
      call.finish(error?.status, error?.message);
    };
    const options = { timeoutMs: this.#timeLeft(call), signal: passing.abort.signal };
    // The message is a view of a larger chunk, which must not stay for as long as the call takes.
    channel.client.call(passThrough(call.path, false), copyBytes(message), options, done);
    this.#sweepLater();
    return true;
  }

  /** Takes over a stream that names another store; undefined when it is ours. Throws as {@link unary}. */
  stream(call: ServerCall): StreamReceiver | undefined {
    const address = this.#addressOf(call);
    if (address === undefined) return undefined;
    const channel = this.#channels.take(address);
    const stream = new ForwardedStream(call, () => {
      this.#streams.delete(stream);
      this.#channels.release(channel);
    });
    this.#streams.add(stream);
    stream.open(channel.client, this.#timeLeft(call));
    this.#sweepLater();
    return stream;
  }

  /** Ends the streams once they have their answers; unary calls are waited for like any. */
  stop(): void {
    for (const stream of [...this.#streams]) stream.stop();
  }

  /** Calls under way end with CANCELLED; to be called when the server takes no more. */
  close(): void {
    this.#channels.close();
    this.#timer?.cancel();
  }

  #addressOf(call: ServerCall): string | undefined {
    const address = call.metadata.get(FORWARD_HEADER);
    return typeof address !== 'string' || address === '' || address === this.ownAddress ? undefined : address;
  }

  #timeLeft(call: ServerCall): number | undefined {
    return call.deadlineMs === undefined ? undefined : Math.max(0, call.deadlineMs - this.#clock.monotonicMs());
  }

  #sweepLater(): void {
    this.#timer ??= this.#clock.setTimer(SWEEP_MS, () => {
      this.#timer = undefined;
      for (const { call, abort } of [...this.#passing]) if (call.cancelled) abort.abort();
      this.#channels.closeIdle();
      if (!this.#channels.empty) this.#sweepLater();
    });
  }
}

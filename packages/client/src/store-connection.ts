/**
 * One store: a channel and, on it, one BatchCommands stream that carries most calls.
 *
 * Calls of one turn leave in one frame of up to 128 (features 2.4); answers come in any order and are matched by
 * request id. When the stream breaks, every call on it is handed back; the next call opens a new one. A store that
 * does not know BatchCommands, or a command within it, gets unary calls.
 *
 * HOT: per call, one map entry and no closure.
 */
import type { Env, TlsOptions } from '@tessera/env';
import { type ClientReceiver, type ClientStream, GrpcClient, GrpcError, Status } from '@tessera/grpc';
import * as tikvpb from '@tessera/proto/tikvpb';
import type { AnyCall, RegionResponse } from './call.ts';

/** client-go's max-batch-size: an answer to the first is not held up by the decoding of the last. */
const MAX_BATCH = 128;
/** A frame stops growing here: one message must fit limits of servers and proxies whatever is put into it. */
const MAX_FRAME_BYTES = 1024 * 1024;

export type ConnectionEnv = Pick<Env, 'clock' | 'network' | 'tasks' | 'log'>;

/** Where answers go. */
export interface CallSink {
  answered(call: AnyCall, response: RegionResponse): void;
  /** `error.unprocessed`: the store has not seen the call. */
  failed(call: AnyCall, error: GrpcError): void;
}

export interface StoreAddress {
  readonly host: string;
  readonly port: number;
  readonly tls?: TlsOptions | undefined;
}

type Stream = ClientStream<tikvpb.BatchCommandsRequestInit>;

export class StoreConnection {
  readonly #env: ConnectionEnv;
  readonly #channel: GrpcClient;
  readonly #sink: CallSink;
  readonly #pending = new Map<number, AnyCall>();
  /** Calls of this turn, or of a time when the stream took no more. At most the client's limit of calls in flight. */
  #queue: AnyCall[] = [];
  #flushDue = false;
  #stream: Stream | undefined;
  /** Of the present stream: what an older one still says is not heard. */
  #receiver: ClientReceiver<tikvpb.BatchCommandsResponse> | undefined;
  #nextId = 1;
  #unaryCalls = 0;
  #unaryOnly = false;
  #retired = false;

  constructor(env: ConnectionEnv, address: StoreAddress, sink: CallSink) {
    this.#env = env;
    this.#sink = sink;
    const { clock, network, tasks, log } = env;
    const { host, port } = address;
    const tls = address.tls === undefined ? {} : { tls: address.tls };
    // The router paces retries; a backoff below it would only hide a store that came back.
    const pacing = { connectTimeoutMs: 5000, backoffMinMs: 1, backoffMaxMs: 100 };
    this.#channel = new GrpcClient({ clock, network, tasks, log, host, port, ...pacing, ...tls });
  }

  get inFlight(): number {
    return this.#pending.size + this.#queue.length + this.#unaryCalls;
  }

  /** Sends the call at the end of this turn. */
  submit(call: AnyCall): void {
    call.connection = this;
    if (call.command.kind === undefined || this.#unaryOnly) {
      this.#unary(call);
      return;
    }
    this.#queue.push(call);
    if (this.#flushDue) return;
    this.#flushDue = true;
    this.#env.tasks.defer(() => {
      this.#flushDue = false;
      this.#flush();
    });
  }

  /** The call was settled without an answer; one that comes later is dropped. */
  forget(call: AnyCall): void {
    if (call.requestId !== 0) this.#pending.delete(call.requestId);
    call.requestId = 0;
    this.#closeIfDone();
  }

  /** No new calls will come: closes after the last answer. */
  retire(): void {
    this.#retired = true;
    this.#closeIfDone();
  }

  close(): void {
    this.#channel.close();
  }

  #closeIfDone(): void {
    if (this.#retired && this.inFlight === 0) this.#channel.close();
  }

  #flush(): void {
    const queue = this.#queue;
    this.#queue = [];
    for (let from = 0; from < queue.length; ) {
      const stream = this.#stream ?? this.#open();
      if (stream === undefined || !stream.writable) {
        this.#queue = queue.slice(from);
        if (stream === undefined) this.#giveBack(new GrpcError(Status.UNAVAILABLE, 'no stream', { unprocessed: true }));
        return;
      }
      from = this.#sendFrame(stream, queue, from);
    }
    this.#closeIfDone();
  }

  /** One frame of the calls from index `from`; returns the index after its last. */
  #sendFrame(stream: Stream, queue: readonly AnyCall[], from: number): number {
    const requests: AnyCall[] = [];
    const requestIds: number[] = [];
    let bytes = 0;
    let i = from;
    for (; i < queue.length && requests.length < MAX_BATCH && bytes < MAX_FRAME_BYTES; i++) {
      const call = queue[i] as AnyCall;
      if (call.settled) continue;
      call.requestId = this.#nextId++;
      this.#pending.set(call.requestId, call);
      requests.push(call);
      requestIds.push(call.requestId);
      bytes += call.sizeBytes;
    }
    if (requests.length > 0) stream.send({ requests, requestIds });
    return i;
  }

  /** Undefined when the stream ended before it began. */
  #open(): Stream | undefined {
    const receiver: ClientReceiver<tikvpb.BatchCommandsResponse> = {
      message: (frame) => {
        if (this.#receiver === receiver) this.#answered(frame);
      },
      end: (error) => {
        if (this.#receiver === receiver) this.#broken(error ?? new GrpcError(Status.UNAVAILABLE, 'the store hung up'));
      },
      drained: () => {
        if (this.#receiver === receiver) this.#flush();
      },
    };
    this.#receiver = receiver;
    const stream = this.#channel.stream(tikvpb.Tikv.BatchCommands, receiver);
    if (this.#receiver === receiver) this.#stream = stream;
    return this.#stream;
  }

  #answered({ responses, requestIds }: tikvpb.BatchCommandsResponse): void {
    for (let i = 0; i < requestIds.length; i++) {
      const id = requestIds[i] as number;
      const call = this.#pending.get(id);
      if (call === undefined) continue;
      this.#pending.delete(id);
      call.requestId = 0;
      const cmd = responses[i]?.cmd;
      if (cmd === undefined) {
        // An empty response: this store does not know the command within BatchCommands.
        this.#unary(call);
      } else if (cmd.kind !== call.command.kind) {
        this.#sink.failed(call, new GrpcError(Status.INTERNAL, `${call.command.name} was answered with ${cmd.kind}`));
      } else {
        this.#sink.answered(call, cmd.value as RegionResponse);
      }
    }
    this.#closeIfDone();
  }

  #broken(error: GrpcError): void {
    this.#stream = undefined;
    this.#receiver = undefined;
    this.#unaryOnly = error.status === Status.UNIMPLEMENTED;
    this.#giveBack(error);
    this.#closeIfDone();
  }

  /** Every call that waits here goes back to the router, or out by itself when the store knows only unary calls. */
  #giveBack(error: GrpcError): void {
    const calls = [...this.#pending.values(), ...this.#queue];
    this.#pending.clear();
    this.#queue = [];
    for (const call of calls) {
      call.requestId = 0;
      if (call.settled) continue;
      if (this.#unaryOnly) this.#unary(call);
      else this.#sink.failed(call, error);
    }
  }

  #unary(call: AnyCall): void {
    if (call.settled) return;
    const timeoutMs = Math.max(1, call.deadlineMs - this.#env.clock.monotonicMs());
    this.#unaryCalls++;
    let ended = false;
    const unary = this.#channel.call(call.command.method, call.request, { timeoutMs }, (error, response) => {
      ended = true;
      this.#unaryCalls--;
      call.cancelWait = undefined;
      if (!call.settled) {
        if (error !== undefined) this.#sink.failed(call, error);
        else this.#sink.answered(call, response as RegionResponse);
      }
      this.#closeIfDone();
    });
    // `done` may have run already, and the call may be waiting for something else by now.
    if (!ended) call.cancelWait = () => unary.cancel();
  }
}

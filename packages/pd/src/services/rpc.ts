/**
 * The edge between gRPC and PD: decodes, checks the cluster id, puts the header on every answer, turns a
 * {@link Failure} into `header.error` and a thrown GrpcError into the status of the call.
 */
import { describeError, type Logger } from '@tessera/base';
import type { Clock } from '@tessera/env';
import {
  type AnyMethod,
  GrpcError,
  type GrpcServerFace,
  type ServerCall,
  Status,
  type StreamHandler,
} from '@tessera/grpc';
import type { Method } from '@tessera/proto';
import type * as pdpb from '@tessera/proto/pdpb';
import { Failure } from '../cluster/failure.ts';

interface WithRequestHeader {
  readonly header?: { readonly clusterId?: bigint | undefined } | undefined;
}
interface WithResponseHeader {
  readonly header?: pdpb.ResponseHeaderInit | undefined;
}
export type Answer<RI> = Failure | Omit<RI, 'header'>;

/**
 * The status of a wrong cluster id. The issue that ordered PD asks for INVALID_ARGUMENT (as the store answers);
 * TiKV PD has FAILED_PRECONDITION. No known client branches on it: they match the text or compare ids themselves.
 */
export const CLUSTER_MISMATCH_STATUS = Status.INVALID_ARGUMENT;

export interface RpcObserver {
  call(path: string, durationMs: number): void;
}

export class Rpc {
  readonly server: GrpcServerFace;
  readonly header: pdpb.ResponseHeaderInit;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #clusterId: bigint;
  readonly #observer: RpcObserver;
  /** Streaming calls, closed ones too until the next sweep. */
  readonly #streams = new Set<ServerCall>();
  #sweepAt = 64;

  constructor(options: {
    server: GrpcServerFace;
    clock: Clock;
    log: Logger;
    clusterId: bigint;
    observer: RpcObserver;
  }) {
    this.server = options.server;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#clusterId = options.clusterId;
    this.#observer = options.observer;
    this.header = { clusterId: options.clusterId };
  }

  /** The text for a wrong cluster id; undefined when it is right. A missing header counts as id 0. */
  mismatch(header: WithRequestHeader['header']): string | undefined {
    const got = header?.clusterId ?? 0n;
    return got === this.#clusterId ? undefined : `mismatch cluster id, need ${this.#clusterId} but got ${got}`;
  }

  /** A call of PD's own services: request and response have headers. */
  pd<Q extends WithRequestHeader, QI, R, RI extends WithResponseHeader>(
    method: Method<Q, QI, R, RI>,
    handler: (request: Q, call: ServerCall) => Answer<RI> | Promise<Answer<RI>>,
  ): void {
    this.unary<Q, QI, R, RI>(method, (request, call) => {
      const mismatch = this.mismatch(request.header);
      if (mismatch !== undefined) throw new GrpcError(CLUSTER_MISMATCH_STATUS, mismatch);
      const answer = handler(request, call);
      return answer instanceof Promise ? answer.then((late) => this.#headed(late)) : this.#headed(answer);
    });
  }

  #headed<RI extends WithResponseHeader>(answer: Answer<RI>): RI {
    const header = answer instanceof Failure ? this.failed(answer) : this.header;
    return { ...(answer instanceof Failure ? {} : answer), header } as unknown as RI;
  }

  failed(failure: Failure): pdpb.ResponseHeaderInit {
    return { ...this.header, error: { type: failure.type, message: failure.message } };
  }

  /** Any unary call; the handler answers now, later, or throws. */
  unary<Q, QI, R, RI>(method: Method<Q, QI, R, RI>, handler: (request: Q, call: ServerCall) => RI | Promise<RI>): void {
    this.server.unary(method, (call, bytes) => {
      const answer = handler(method.request.decode(bytes), call);
      if (!(answer instanceof Promise)) {
        call.reply(method.response, answer);
        this.#observer.call(method.path, this.#clock.monotonicMs() - call.receivedMs);
        return;
      }
      answer.then(
        (response) => {
          call.reply(method.response, response);
          this.#observer.call(method.path, this.#clock.monotonicMs() - call.receivedMs);
        },
        (error: unknown) => this.fail(call, error),
      );
    });
  }

  /** Any streaming call. All of them end when PD stops: a push channel would otherwise keep it open. */
  stream(method: AnyMethod, handler: StreamHandler): void {
    this.server.stream(method, (call) => {
      if (this.#streams.size >= this.#sweepAt) this.#sweep();
      this.#streams.add(call);
      return handler(call);
    });
  }

  #sweep(): void {
    for (const call of this.#streams) if (call.closed) this.#streams.delete(call);
    this.#sweepAt = Math.max(64, 2 * this.#streams.size);
  }

  endStreams(): void {
    for (const call of this.#streams) call.finish(Status.UNAVAILABLE, 'server is stopping');
    this.#streams.clear();
  }

  /** Ends a call whose handler failed later. */
  fail(call: ServerCall, error: unknown): void {
    if (error instanceof GrpcError) {
      call.finish(error.status, error.message);
      return;
    }
    this.#log.error?.('handler failed', { path: call.path, error: describeError(error) });
    call.finish(Status.INTERNAL, describeError(error));
  }
}

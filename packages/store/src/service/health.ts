/**
 * The health of a store, told in two ways: grpc.health.v1 (is it serving at all) and health feedback (how slow it is), which
 * rides on BatchCommands answers.
 */
import type { Clock } from '@tessera/env';
import { GrpcError, type GrpcServerFace, type ServerCall, Status } from '@tessera/grpc';
import * as health from '@tessera/proto/grpc.health.v1';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';

const { SERVING, NOT_SERVING, SERVICE_UNKNOWN } = health.HealthCheckResponse_ServingStatus;
/** The empty name is the whole server. */
const SERVICES: readonly string[] = ['', 'tikvpb.Tikv'];
/** A watcher costs a stream; real ones are a handful of proxies. */
const WATCHERS_MAX = 1024;

export class Health {
  readonly #watchers = new Set<ServerCall>();
  readonly #storeId: number;
  /** 1 = healthy, 100 = as slow as can be; PD hears the same. */
  slowScore = (): number => 1;
  #serving = false;
  /** Starts at the wall clock, so that it goes on rising over a restart. */
  #feedbackSeqNo: number;

  constructor(storeId: number, clock: Clock) {
    this.#storeId = storeId;
    this.#feedbackSeqNo = Math.floor(clock.wallMs());
  }

  get serving(): boolean {
    return this.#serving;
  }

  set serving(serving: boolean) {
    if (serving === this.#serving) return;
    this.#serving = serving;
    for (const call of this.#watchers) call.send(health.HealthCheckResponse, { status: this.#status });
  }

  get #status(): health.HealthCheckResponse_ServingStatus {
    return this.#serving ? SERVING : NOT_SERVING;
  }

  /** NOT_SERVING, told to watchers as the last thing they hear. */
  stop(): void {
    this.serving = false;
    for (const call of this.#watchers) call.finish(Status.UNAVAILABLE, 'the store is stopping');
    this.#watchers.clear();
  }

  feedback(): kvrpcpb.HealthFeedbackInit {
    return { storeId: this.#storeId, feedbackSeqNo: ++this.#feedbackSeqNo, slowScore: Math.round(this.slowScore()) };
  }

  register(server: GrpcServerFace): void {
    server.unary(health.Health.Check, (call, bytes) => {
      const { service } = health.HealthCheckRequest.decode(bytes);
      if (!SERVICES.includes(service)) throw new GrpcError(Status.NOT_FOUND, `unknown service ${service}`);
      call.reply(health.HealthCheckResponse, { status: this.#status });
    });
    server.unary(health.Health.List, (call) => {
      const statuses = new Map(SERVICES.map((service) => [service, { status: this.#status }]));
      call.reply(health.HealthListResponse, { statuses });
    });
    server.stream(health.Health.Watch, (call) => ({
      message: (bytes) => {
        const { service } = health.HealthCheckRequest.decode(bytes);
        if (!SERVICES.includes(service)) {
          call.send(health.HealthCheckResponse, { status: SERVICE_UNKNOWN });
        } else if (this.#watchers.size >= WATCHERS_MAX) {
          call.finish(Status.RESOURCE_EXHAUSTED, 'too many watchers of the health');
        } else {
          this.#watchers.add(call);
          call.send(health.HealthCheckResponse, { status: this.#status });
        }
      },
      halfClosed: () => {},
      cancelled: () => this.#watchers.delete(call),
    }));
  }
}

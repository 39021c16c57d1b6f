/** grpc.health.v1.Health: SERVING while PD runs, NOT_SERVING to watchers when it stops. */
import { GrpcError, type ServerCall, Status } from '@tessera/grpc';
import * as health from '@tessera/proto/grpc.health.v1';
import type { PdContext } from '../context.ts';
import type { Rpc } from './rpc.ts';
import { afterRequest } from './watch-stream.ts';

const { SERVING, NOT_SERVING, SERVICE_UNKNOWN } = health.HealthCheckResponse_ServingStatus;
/** The empty name is the whole server. */
const SERVICES: readonly string[] = [
  '',
  'pdpb.PD',
  'keyspacepb.Keyspace',
  'meta_storagepb.MetaStorage',
  'etcdserverpb.KV',
  'etcdserverpb.Watch',
  'etcdserverpb.Lease',
];

export function registerHealthService(rpc: Rpc, pd: PdContext): void {
  const watchers = new Set<ServerCall>();
  pd.closing.addEventListener('abort', () => {
    for (const call of watchers) call.send(health.HealthCheckResponse, { status: NOT_SERVING });
  });
  const status = (): number => (pd.closing.aborted ? NOT_SERVING : SERVING);

  rpc.unary(health.Health.Check, ({ service }) => {
    if (!SERVICES.includes(service)) throw new GrpcError(Status.NOT_FOUND, `unknown service ${service}`);
    return { status: status() };
  });
  rpc.unary(health.Health.List, () => ({
    statuses: new Map(SERVICES.map((service) => [service, { status: status() }])),
  }));
  rpc.stream(health.Health.Watch, (call) =>
    afterRequest((bytes) => {
      const { service } = health.HealthCheckRequest.decode(bytes);
      const known = SERVICES.includes(service);
      call.send(health.HealthCheckResponse, { status: known ? status() : SERVICE_UNKNOWN });
      if (known) watchers.add(call);
      return { message: () => undefined, halfClosed: () => undefined, cancelled: () => watchers.delete(call) };
    }),
  );
}

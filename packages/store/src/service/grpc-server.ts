/** The gRPC server of a store with its limits from the configuration. */
import type { Logger } from '@tessera/base';
import type { Env } from '@tessera/env';
import { DEFAULT_LIMITS, GrpcServer } from '@tessera/grpc';
import type { StoreConfig } from '../config/items.ts';
import { refuseCommonName } from '../tls.ts';

export function newGrpcServer({ clock, tasks }: Env, config: StoreConfig, log: Logger): GrpcServer {
  const streamWindowBytes = config['server.grpc-stream-initial-window-size'];
  const allowed = config['security.cert-allowed-cn'];
  return new GrpcServer({
    clock,
    tasks,
    log: log.child({ name: 'grpc' }),
    limits: {
      concurrentStreams: config['server.grpc-concurrent-stream'],
      streamWindowBytes,
      connectionWindowBytes: Math.max(streamWindowBytes, DEFAULT_LIMITS.connectionWindowBytes),
    },
    authorize: (socket) => refuseCommonName(allowed, socket.peerCommonName),
    ...(config['server.grpc-compression-type'] === 'gzip'
      ? { gzipFromBytes: config['server.grpc-min-message-size-to-compress'] }
      : {}),
  });
}

/** Waits of this store are told to whoever holds the wait-for graph, and the graph is here for others when this store does. */
import type { GrpcServerFace } from '@tessera/grpc';
import type { DeadlockDetector } from '@tessera/storage';
import { DeadlockLink, type DeadlockLinkOptions } from './deadlock-link.ts';
import { registerDeadlockService } from './deadlock-service.ts';

export function connectDeadlockDetection(
  server: GrpcServerFace,
  detector: DeadlockDetector,
  options: Omit<DeadlockLinkOptions, 'found'>,
): DeadlockLink {
  const link = new DeadlockLink({ ...options, found: (response) => detector.found(response) });
  detector.link = link;
  registerDeadlockService(server, detector);
  return link;
}

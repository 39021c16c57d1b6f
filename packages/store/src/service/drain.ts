/** How a store stops serving: clients are told and get their answers, then the streams of other stores end. */
import { type Clock, type Listener, sleep } from '@tessera/env';
import type { GrpcServerFace } from '@tessera/grpc';
import type { RaftService } from '../raft/raft-service.ts';
import type { ServiceContext } from './service-context.ts';

const POLL_MS = 10;

export interface Serving {
  readonly clock: Clock;
  readonly server: GrpcServerFace;
  readonly context: ServiceContext;
  readonly raft: RaftService;
}

/** Raft's streams outlive the last call of a client: a write that is under way needs the acknowledgements on them. */
export async function drain(
  { clock, server, context, raft }: Serving,
  listener: Listener,
  graceMs: number,
): Promise<void> {
  context.health.stop();
  for (const stream of context.streams) stream.stop();
  context.forwarder.stop();
  const closed = listener.close();
  const drained = server.drain(graceMs);
  for (let waitedMs = 0; waitedMs < graceMs && server.stats().openCalls > raft.openStreams; waitedMs += POLL_MS) {
    await sleep(clock, POLL_MS);
  }
  raft.stop();
  await drained;
  await closed;
}

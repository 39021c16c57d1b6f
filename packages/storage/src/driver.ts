/** What the drivers of raw and of transactional commands share: their ports, deadlines, and the ways out before a command runs. */
import type { Logger } from '@tessera/base';
import type { Clock, Tasks } from '@tessera/env';
import type { kvrpcpb } from './messages.ts';
import type { RaftKv, ReadGrant, RegionError, RegionSnapshot } from './raft-kv.ts';
import type { Reply } from './reply.ts';

export interface DriverOptions {
  readonly kv: RaftKv;
  readonly clock: Clock;
  readonly tasks: Tasks;
  readonly log: Logger;
}

export interface RegionErrorResponse {
  readonly regionError?: RegionError | undefined;
}

/** The request has waited as long as its sender allows (`max_execution_duration_ms`; 0: for ever). */
export function isLate(context: kvrpcpb.Context | undefined, receivedMs: number, clock: Clock): boolean {
  const limitMs = context?.maxExecutionDurationMs ?? 0;
  return limitMs > 0 && clock.monotonicMs() - receivedMs >= limitMs;
}

/** Answers with the refusal, or runs when leadership has been confirmed. */
export function refuseOrWait(
  grant: Exclude<ReadGrant, RegionSnapshot>,
  reply: Reply<RegionErrorResponse>,
  run: (region: RegionSnapshot) => void,
): void {
  if (grant.kind === 'refused') {
    reply.done({ regionError: grant.error });
    return;
  }
  grant.onReady((ready) => {
    if (ready.kind === 'refused') reply.done({ regionError: ready.error });
    else run(ready);
  });
}

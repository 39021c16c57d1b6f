/** What the etcd services share: their header, proposals with a reply, refusals as statuses. */
import { GrpcError, type ServerCall } from '@tessera/grpc';
import type * as etcd from '@tessera/proto/etcdserverpb';
import type { PdContext } from '../context.ts';
import type { Command } from '../state/commands.ts';
import type { ApplyResult } from '../state/pd-state.ts';
import { REFUSALS, type Refusal } from '../state/refusal.ts';

/** One member has one term for good. */
export const RAFT_TERM = 1;

export function etcdHeader(pd: PdContext, revision = pd.facts.log.state.kv.revision): etcd.ResponseHeaderInit {
  return { clusterId: pd.clusterId, memberId: pd.memberId, revision, raftTerm: RAFT_TERM };
}

export function refusedError(refusal: Refusal): GrpcError {
  return new GrpcError(refusal.status, refusal.message);
}

export type Applied = Exclude<ApplyResult, Refusal>;

/** Proposes and hears of the success; a refusal ends the call. No promise: for the paths that clients load. */
export function proposeFor(pd: PdContext, call: ServerCall, command: Command, done: (result: Applied) => void): void {
  pd.facts.log.propose(command, (result) => {
    if (result.kind === 'refused') call.finish(result.status, result.message);
    else done(result);
  });
}

/** What a write must pass before it is proposed: room in memory. Deletes and compactions always may. */
export function checkQuota(pd: PdContext, addedBytes: number): void {
  const { kv } = pd.facts.log.state;
  if (kv.sizeBytes + addedBytes > pd.settings.current['quota-backend-bytes']) throw refusedError(REFUSALS.noSpace);
}

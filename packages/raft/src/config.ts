/** Checks a RaftConfig and fills in what was left out. */
import { silentLogger, TesseraError } from '@tessera/base';
import type { RaftConfig } from './types.ts';

export type ResolvedConfig = Required<RaftConfig>;

const MIB = 1024 * 1024;

/** Throws `KV:Raft:ConfigInvalid` with the name of the field. */
export function resolveConfig(config: RaftConfig): ResolvedConfig {
  const maxSizePerMsgBytes = config.maxSizePerMsgBytes ?? MIB;
  const minElectionTicks = config.minElectionTicks ?? config.electionTicks;
  const resolved: ResolvedConfig = {
    id: config.id,
    storage: config.storage,
    random: config.random,
    electionTicks: config.electionTicks,
    heartbeatTicks: config.heartbeatTicks,
    minElectionTicks,
    maxElectionTicks: config.maxElectionTicks ?? Math.max(minElectionTicks + 1, 2 * config.electionTicks),
    applied: config.applied ?? 0,
    restarted: config.restarted ?? false,
    asyncStorageWrites: config.asyncStorageWrites ?? true,
    preVote: config.preVote ?? false,
    checkQuorum: config.checkQuorum ?? false,
    readOnly: config.readOnly ?? 'safe',
    disableProposalForwarding: config.disableProposalForwarding ?? true,
    disableConfChangeValidation: config.disableConfChangeValidation ?? false,
    stepDownOnRemoval: config.stepDownOnRemoval ?? true,
    batchAppend: config.batchAppend ?? true,
    skipBroadcastCommit: config.skipBroadcastCommit ?? false,
    maxSizePerMsgBytes,
    // TiKV's raft-entry-max-size.
    maxEntrySizeBytes: config.maxEntrySizeBytes ?? 8 * MIB,
    maxApplyingBytes: config.maxApplyingBytes ?? maxSizePerMsgBytes,
    maxUncommittedBytes: config.maxUncommittedBytes ?? Number.POSITIVE_INFINITY,
    // TiKV's raft-max-inflight-msgs.
    maxInflightMsgs: config.maxInflightMsgs ?? 256,
    maxInflightBytes: config.maxInflightBytes ?? Number.POSITIVE_INFINITY,
    maxPendingReads: config.maxPendingReads ?? 4096,
    logger: config.logger ?? silentLogger,
  };
  check(Number.isSafeInteger(resolved.id) && resolved.id > 0, 'id', 'a positive whole number');
  check(resolved.heartbeatTicks > 0, 'heartbeatTicks', 'positive');
  check(resolved.electionTicks > resolved.heartbeatTicks, 'electionTicks', 'more than heartbeatTicks');
  // Shorter, and a follower would break the promise that a lease rests on.
  check(minElectionTicks >= resolved.electionTicks, 'minElectionTicks', 'at least electionTicks');
  check(resolved.maxElectionTicks > minElectionTicks, 'maxElectionTicks', 'more than minElectionTicks');
  check(resolved.maxInflightMsgs > 0, 'maxInflightMsgs', 'positive');
  check(resolved.maxInflightBytes >= maxSizePerMsgBytes, 'maxInflightBytes', 'at least maxSizePerMsgBytes');
  check(resolved.maxApplyingBytes > 0, 'maxApplyingBytes', 'positive');
  check(resolved.readOnly === 'safe' || resolved.checkQuorum, 'readOnly', "'safe' when checkQuorum is off");
  return resolved;
}

function check(condition: boolean, field: string, rule: string): void {
  if (condition) return;
  throw new TesseraError('KV:Raft:ConfigInvalid', `raft: ${field} must be ${rule}`, { details: { field } });
}

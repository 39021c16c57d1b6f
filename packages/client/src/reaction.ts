/**
 * What to do about a region error: the table of features 6.2 as one pure function, after client-go's reactions.
 *
 * Only the field that is set counts; `message` alone is the class 'other'. Reactions touch three things: the cached
 * region, the cached store, and the pause before the next attempt.
 */
import type { BackoffPolicy } from '@tessera/pd-client';
import type * as errorpb from '@tessera/proto/errorpb';
import type * as metapb from '@tessera/proto/metapb';

/** One counter per class and call: a busy store does not lengthen the pause after a split. Values are client-go's. */
export const BACKOFF = {
  /** The first switch is free: see Budget. The rest is for replicas that name each other. */
  updateLeader: { baseMs: 1, capMs: 100, jitter: 'equal' },
  regionMiss: { baseMs: 2, capMs: 500, jitter: 'none' },
  regionScheduling: { baseMs: 2, capMs: 500, jitter: 'none' },
  staleCommand: { baseMs: 2, capMs: 1000, jitter: 'none' },
  maxTsNotSynced: { baseMs: 2, capMs: 500, jitter: 'none' },
  regionNotInitialized: { baseMs: 2, capMs: 1000, jitter: 'none' },
  tikvRpc: { baseMs: 100, capMs: 2000, jitter: 'equal' },
  recoveryInProgress: { baseMs: 100, capMs: 10_000, jitter: 'equal' },
  /** The lock of another transaction, met by a writer. */
  txnLock: { baseMs: 10, capMs: 3000, jitter: 'equal' },
  /** The same for a reader: it was asked to make way. */
  txnLockFast: { baseMs: 2, capMs: 3000, jitter: 'equal' },
  /** A lock that was resolved: the first time is free, see Budget. The rest is for locks that come back. */
  txnLockGone: { baseMs: 2, capMs: 500, jitter: 'equal' },
  /** A lock is there, its transaction's primary not yet. */
  txnNotFound: { baseMs: 2, capMs: 500, jitter: 'none' },
  pdRpc: { baseMs: 500, capMs: 3000, jitter: 'equal' },
  diskFull: { baseMs: 500, capMs: 5000, jitter: 'none' },
  isWitness: { baseMs: 1000, capMs: 10_000, jitter: 'equal' },
  serverBusy: { baseMs: 2000, capMs: 10_000, jitter: 'equal' },
} as const satisfies Readonly<Record<string, BackoffPolicy>>;

export type BackoffClass = keyof typeof BACKOFF;

export type RegionAction =
  /** The cached region is right. */
  | { readonly kind: 'keep' }
  /** Forget the region; the next attempt asks PD. */
  | { readonly kind: 'invalidate' }
  /** The same region, another leader; forget the region when this peer is not one of its own. */
  | { readonly kind: 'switch-leader'; readonly leader: metapb.Peer }
  /** Put these regions in its place; forget it when the list is empty. */
  | { readonly kind: 'replace'; readonly regions: readonly metapb.Region[] }
  /** Ask another replica of the region, or PD when there is none. */
  | { readonly kind: 'next-peer' };

export interface Reaction {
  /** The name of the error, as in errorpb. */
  readonly reason: string;
  readonly region: RegionAction;
  /** The pause before the next attempt; absent: at once. */
  readonly backoff?: BackoffClass;
  /** The store's own wish for the pause; wins over the class's base when larger. */
  readonly pauseMs?: number;
  /** The address of the store is to be asked from PD again, and its connection closed. */
  readonly resolveStore?: true;
  /** No retry: the call fails with the message. */
  readonly fatal?: true;
  /** The command may have been proposed: a write that must not run twice has an unknown outcome. */
  readonly maybeApplied?: true;
}

const KEEP: RegionAction = { kind: 'keep' };
const INVALIDATE: RegionAction = { kind: 'invalidate' };
const NEXT_PEER: RegionAction = { kind: 'next-peer' };

export function reactTo(error: errorpb.Error): Reaction {
  if (error.notLeader !== undefined) return notLeader(error.notLeader.leader);
  if (error.epochNotMatch !== undefined) {
    const regions = error.epochNotMatch.currentRegions;
    return { reason: 'EpochNotMatch', region: { kind: 'replace', regions }, backoff: 'regionMiss' };
  }
  if (error.serverIsBusy !== undefined) return serverIsBusy(error.serverIsBusy);
  if (error.regionNotFound !== undefined) return miss('RegionNotFound');
  if (error.keyNotInRegion !== undefined) return miss('KeyNotInRegion');
  if (error.mismatchPeerId !== undefined) return miss('MismatchPeerId');
  if (error.storeNotMatch !== undefined) {
    return { reason: 'StoreNotMatch', region: INVALIDATE, backoff: 'regionMiss', resolveStore: true };
  }
  if (error.staleCommand !== undefined) {
    return { reason: 'StaleCommand', region: KEEP, backoff: 'staleCommand', maybeApplied: true };
  }
  return rareError(error);
}

function rareError(error: errorpb.Error): Reaction {
  if (error.maxTimestampNotSynced !== undefined) return keep('MaxTimestampNotSynced', 'maxTsNotSynced');
  if (error.readIndexNotReady !== undefined) return keep('ReadIndexNotReady', 'regionScheduling');
  if (error.proposalInMergingMode !== undefined) return keep('ProposalInMergingMode', 'regionScheduling');
  if (error.regionNotInitialized !== undefined) return keep('RegionNotInitialized', 'regionNotInitialized');
  if (error.recoveryInProgress !== undefined) return keep('RecoveryInProgress', 'recoveryInProgress');
  if (error.diskFull !== undefined) return keep('DiskFull', 'diskFull');
  if (error.isWitness !== undefined) return { reason: 'IsWitness', region: INVALIDATE, backoff: 'isWitness' };
  if (error.raftEntryTooLarge !== undefined) return fatal('RaftEntryTooLarge');
  if (error.flashbackInProgress !== undefined) return fatal('FlashbackInProgress');
  if (error.flashbackNotPrepared !== undefined) return fatal('FlashbackNotPrepared');
  if (error.undeterminedResult !== undefined) {
    return { reason: 'UndeterminedResult', region: KEEP, backoff: 'staleCommand', maybeApplied: true };
  }
  if (error.dataIsNotReady !== undefined) return keep('DataIsNotReady', 'regionMiss');
  return { reason: 'Other', region: NEXT_PEER, backoff: 'regionScheduling' };
}

function notLeader(leader: metapb.Peer | undefined): Reaction {
  if (leader === undefined || leader.id === 0) {
    return { reason: 'NotLeader', region: INVALIDATE, backoff: 'regionScheduling' };
  }
  return { reason: 'NotLeader', region: { kind: 'switch-leader', leader }, backoff: 'updateLeader' };
}

function serverIsBusy(busy: errorpb.ServerIsBusy): Reaction {
  const base: Reaction = { reason: 'ServerIsBusy', region: KEEP, backoff: 'serverBusy' };
  return busy.backoffMs > 0 ? { ...base, pauseMs: busy.backoffMs } : base;
}

const miss = (reason: string): Reaction => ({ reason, region: INVALIDATE, backoff: 'regionMiss' });
const keep = (reason: string, backoff: BackoffClass): Reaction => ({ reason, region: KEEP, backoff });
const fatal = (reason: string): Reaction => ({ reason, region: KEEP, fatal: true });

/**
 * Elections: who may campaign, who gets a vote.
 *
 * With pre-vote a node asks first whether it would win, at the next term but without taking it, so that a node that was
 * cut off does not depose a working leader when it returns. With check-quorum a node that hears its leader ignores
 * everybody who asks, and a leader that hears no quorum steps down: together that makes the lease.
 */

import { equalBytes, utf8 } from '@tessera/base';
import type { RaftCore } from './core.ts';
import { broadcastAppend } from './replication.ts';
import { type Message, MessageType, NONE } from './types.ts';

/** Context of a vote request that the leader itself ordered: it overrides the promise to that leader. */
const TRANSFER_CONTEXT = utf8('CampaignTransfer');

export type Campaign = 'pre-vote' | 'vote' | 'transfer';

/** Starts an election, unless this node must not. */
export function campaign(core: RaftCore, kind: Campaign): void {
  if (core.role === 'leader') return;
  if (!core.promotable) {
    core.config.logger.debug?.('raft: not promotable, no campaign', { id: core.id, term: core.term });
    return;
  }
  // The change may remove us, or turn the voters we would ask into others.
  if (core.log.mayHoldConfChange(core.config.maxApplyingBytes)) {
    core.config.logger.info?.('raft: a configuration change is to be applied first, no campaign', { id: core.id });
    return;
  }
  askForVotes(core, kind);
}

function askForVotes(core: RaftCore, kind: Campaign): void {
  const preVote = kind === 'pre-vote';
  if (preVote) core.becomePreCandidate();
  else core.becomeCandidate();
  const term = preVote ? core.term + 1 : core.term;
  core.config.logger.info?.('raft: campaign', { id: core.id, term, kind });
  const { log, tracker } = core;
  for (const progress of tracker.peers) {
    const to = progress.id;
    if (!isVoterOf(core, to)) continue;
    if (to === core.id) {
      // Our own vote counts like any other: when it is durable.
      const response = core.message(responseType(preVote), to);
      response.term = term;
      core.sendAfterAppend(response);
      continue;
    }
    const request = core.message(preVote ? MessageType.MsgRequestPreVote : MessageType.MsgRequestVote, to);
    request.term = term;
    request.index = log.lastIndex;
    request.logTerm = log.lastTerm;
    if (kind === 'transfer') request.context = TRANSFER_CONTEXT;
    core.send(request);
  }
}

function isVoterOf(core: RaftCore, id: number): boolean {
  const { voters, outgoing } = core.tracker.configuration;
  return voters.includes(id) || outgoing.includes(id);
}

function responseType(preVote: boolean): number {
  return preVote ? MessageType.MsgRequestPreVoteResponse : MessageType.MsgRequestVoteResponse;
}

export function isVoteRequest(message: Message): boolean {
  return message.msgType === MessageType.MsgRequestVote || message.msgType === MessageType.MsgRequestPreVote;
}

/** Whether a vote request must be ignored because of the promise to the leader. */
export function breaksPromise(core: RaftCore, request: Message): boolean {
  return core.promisedLeader && !equalBytes(request.context, TRANSFER_CONTEXT);
}

/** Answers a request of our term, or a pre-vote of a later one. Learners vote too: they may be voters by now. */
export function handleVoteRequest(core: RaftCore, request: Message): void {
  const preVote = request.msgType === MessageType.MsgRequestPreVote;
  const free = core.vote === NONE && core.leader === NONE;
  const mayVote = core.vote === request.from || free || (preVote && request.term > core.term);
  const granted = mayVote && core.log.isUpToDate(request.index, request.logTerm);
  const response = core.message(responseType(preVote), request.from);
  if (granted) {
    // A granted pre-vote is for the term that was asked about, which need not be ours.
    response.term = request.term;
    if (!preVote) {
      core.electionElapsed = 0;
      core.vote = request.from;
    }
  } else {
    response.reject = true;
    tellCommit(core, response);
  }
  core.sendAfterAppend(response);
}

/**
 * A refusal says what is committed here. Without that a group can be stuck for good: a leader that demoted itself stops
 * leading when it applies the change, its log is longer than others', and they, who do not know yet that the change is
 * committed, need its vote by the old configuration.
 */
export function tellCommit(core: RaftCore, refusal: Message): void {
  refusal.commit = core.log.committed;
  refusal.logTerm = core.log.term(core.log.committed) ?? 0;
}

/** False when the campaign ended because of what was learned. */
function learnCommit(core: RaftCore, refusal: Message): boolean {
  if (!core.log.tryCommit(refusal.commit, refusal.logTerm)) return true;
  // The vote may be one of another configuration by now.
  if (!core.log.mayHoldConfChange(core.config.maxApplyingBytes)) return true;
  core.becomeFollower(core.term, NONE);
  return false;
}

/** Counts a vote of the running election. */
export function handleVoteResponse(core: RaftCore, response: Message): void {
  const preVote = core.role === 'pre-candidate';
  if (response.msgType !== responseType(preVote)) return;
  if (response.reject && !learnCommit(core, response)) return;
  core.tracker.recordVote(response.from, !response.reject);
  switch (core.tracker.electionResult()) {
    case 'won':
      if (preVote) {
        askForVotes(core, 'vote');
      } else {
        core.becomeLeader();
        broadcastAppend(core);
      }
      break;
    case 'lost':
      // The term of a refused pre-vote, when later than ours, was already taken over.
      core.becomeFollower(core.term, NONE);
      break;
    case 'pending':
      break;
  }
}

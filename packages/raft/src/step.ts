/**
 * The entrance for messages: the rules on terms, which are the same for all roles, then what the role makes of it.
 */
import type { RaftCore } from './core.ts';
import {
  breaksPromise,
  campaign,
  handleVoteRequest,
  handleVoteResponse,
  isVoteRequest,
  tellCommit,
} from './election.ts';
import {
  handleAppend,
  handleHeartbeat,
  handleReadIndexResponse,
  handleSnapshot,
  heardLeader,
  isWellFormed,
} from './follower.ts';
import { handleAppendResponse, handleHeartbeatResponse, handlePropose, handleReadIndex, transferTo } from './leader.ts';
import { type Message, MessageType, NONE, newMessage, type StepResult } from './types.ts';

export function step(core: RaftCore, message: Message): StepResult {
  const { msgType } = message;
  // Requests of clients that a follower sent on: they belong to no term.
  if (msgType === MessageType.MsgPropose) return stepPropose(core, message);
  if (msgType === MessageType.MsgReadIndex) return stepReadIndex(core, message);
  if (message.term === 0 || (msgType === MessageType.MsgAppend && !isWellFormed(message))) return 'malformed';
  if (message.term < core.term) {
    answerOldTerm(core, message);
    return 'ok';
  }
  if (message.term > core.term && !enterTerm(core, message)) return 'ok';
  switch (msgType) {
    case MessageType.MsgRequestVote:
    case MessageType.MsgRequestPreVote:
      handleVoteRequest(core, message);
      break;
    case MessageType.MsgAppend:
    case MessageType.MsgHeartbeat:
    case MessageType.MsgSnapshot:
      return stepFromLeader(core, message);
    case MessageType.MsgTimeoutNow:
      if (core.role === 'follower') campaign(core, 'transfer');
      break;
    case MessageType.MsgReadIndexResp:
      if (core.role === 'follower') handleReadIndexResponse(core, message);
      break;
    case MessageType.MsgTransferLeader:
      stepTransferLeader(core, message);
      break;
    case MessageType.MsgRequestVoteResponse:
    case MessageType.MsgRequestPreVoteResponse:
      if (core.role === 'candidate' || core.role === 'pre-candidate') handleVoteResponse(core, message);
      break;
    case MessageType.MsgAppendResponse:
    case MessageType.MsgHeartbeatResponse:
      stepResponse(core, message);
      break;
    default:
      return 'malformed';
  }
  return 'ok';
}

/** A message of a later term: enter that term, unless the message gives no right to. False when it is to be ignored. */
function enterTerm(core: RaftCore, message: Message): boolean {
  if (isVoteRequest(message) && breaksPromise(core, message)) return false;
  switch (message.msgType) {
    case MessageType.MsgRequestPreVote:
      // Asking changes nothing.
      return true;
    case MessageType.MsgRequestPreVoteResponse:
      // Granted, it carries the term that we asked about and have not taken yet.
      if (!message.reject) return true;
      break;
    case MessageType.MsgAppend:
    case MessageType.MsgHeartbeat:
    case MessageType.MsgSnapshot:
      core.becomeFollower(message.term, message.from);
      return true;
  }
  core.becomeFollower(message.term, NONE);
  return true;
}

/**
 * Messages of older terms say nothing any more. Two senders must hear of our term or they would be stuck: a leader
 * whose messages we ignore and who ignores our vote requests, and a pre-candidate whose log is too short to win.
 */
function answerOldTerm(core: RaftCore, message: Message): void {
  const { msgType } = message;
  if (msgType === MessageType.MsgHeartbeat || msgType === MessageType.MsgAppend) {
    if (!core.config.checkQuorum && !core.config.preVote) return;
    core.sendAfterAppend(core.message(MessageType.MsgAppendResponse, message.from));
  } else if (msgType === MessageType.MsgRequestPreVote) {
    const response = core.message(MessageType.MsgRequestPreVoteResponse, message.from);
    response.reject = true;
    tellCommit(core, response);
    core.sendAfterAppend(response);
  }
}

function stepFromLeader(core: RaftCore, message: Message): StepResult {
  if (core.role === 'leader') {
    core.config.logger.error?.('raft: another leader in our term', {
      id: core.id,
      term: core.term,
      from: message.from,
    });
    return 'malformed';
  }
  heardLeader(core, message.from);
  if (message.msgType === MessageType.MsgAppend) handleAppend(core, message);
  else if (message.msgType === MessageType.MsgHeartbeat) handleHeartbeat(core, message);
  else handleSnapshot(core, message);
  return 'ok';
}

function stepResponse(core: RaftCore, message: Message): void {
  if (core.role !== 'leader') return;
  const progress = core.tracker.find(message.from);
  if (progress === undefined) return;
  if (message.msgType === MessageType.MsgAppendResponse) handleAppendResponse(core, progress, message);
  else handleHeartbeatResponse(core, progress, message);
}

function stepPropose(core: RaftCore, message: Message): StepResult {
  if (core.role === 'leader') return handlePropose(core, message) ?? 'ok';
  if (core.leader === NONE || core.role !== 'follower') return 'no-leader';
  if (core.config.disableProposalForwarding) return 'not-leader';
  const forwarded = newMessage(MessageType.MsgPropose, core.id, core.leader, 0);
  forwarded.entries = message.entries;
  core.send(forwarded);
  return 'forwarded';
}

function stepReadIndex(core: RaftCore, message: Message): StepResult {
  const request = message.entries[0];
  if (request === undefined || message.entries.length !== 1) return 'malformed';
  if (core.role === 'leader') return handleReadIndex(core, message.from, request.data) ?? 'ok';
  if (core.leader === NONE) return 'no-leader';
  const forwarded = newMessage(MessageType.MsgReadIndex, message.from, core.leader, 0);
  forwarded.entries = message.entries;
  core.send(forwarded);
  return 'forwarded';
}

function stepTransferLeader(core: RaftCore, message: Message): void {
  if (core.role === 'leader') {
    transferTo(core, message.from);
  } else if (core.role === 'follower' && core.leader !== NONE) {
    const forwarded = newMessage(MessageType.MsgTransferLeader, message.from, core.leader, core.term);
    core.send(forwarded);
  }
}

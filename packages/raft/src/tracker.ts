/**
 * The configuration in force, the progress of each of its members, and the votes of an election.
 *
 * Invariant: there is one Progress for each member of the configuration and none besides, sorted by id, so that
 * everything that visits peers does it in the same order on every run. Groups are small: lookups walk the list.
 */
import { type Configuration, EMPTY_CONFIGURATION, isMember } from './confchange.ts';
import { Progress } from './progress.ts';
import { type AckedIndex, jointCommittedIndex, jointVoteResult, type VoteResult } from './quorum.ts';

export class Tracker implements AckedIndex {
  configuration: Configuration = EMPTY_CONFIGURATION;
  /** Sorted by id. */
  peers: readonly Progress[] = [];
  readonly votes = new Map<number, boolean>();
  readonly #maxInflightMsgs: number;
  readonly #maxInflightBytes: number;

  constructor(maxInflightMsgs: number, maxInflightBytes: number) {
    this.#maxInflightMsgs = maxInflightMsgs;
    this.#maxInflightBytes = maxInflightBytes;
  }

  find(id: number): Progress | undefined {
    for (const progress of this.peers) if (progress.id === id) return progress;
    return undefined;
  }

  ackedIndex(id: number): number | undefined {
    return this.find(id)?.match;
  }

  /** What the members have acknowledged, as far as it is a quorum. */
  committedIndex(): number {
    return jointCommittedIndex(this.configuration.voters, this.configuration.outgoing, this);
  }

  /** The only vote that counts is that of one node. */
  get isSingleton(): boolean {
    return this.configuration.voters.length === 1 && this.configuration.outgoing.length === 0;
  }

  /** Whether a quorum was heard of since {@link startActivityCheck}. */
  quorumActive(): boolean {
    const heard = new Map<number, boolean>();
    for (const progress of this.peers) heard.set(progress.id, progress.recentActive);
    return jointVoteResult(this.configuration.voters, this.configuration.outgoing, heard) === 'won';
  }

  startActivityCheck(self: number): void {
    for (const progress of this.peers) if (progress.id !== self) progress.recentActive = false;
  }

  /** A node votes once in an election; repeated answers change nothing. */
  recordVote(id: number, granted: boolean): void {
    if (!this.votes.has(id)) this.votes.set(id, granted);
  }

  electionResult(): VoteResult {
    return jointVoteResult(this.configuration.voters, this.configuration.outgoing, this.votes);
  }

  /** Puts `configuration` in force. Members that stay keep their progress; new ones are probed at `lastIndex`. */
  switchTo(configuration: Configuration, lastIndex: number): void {
    const peers = this.peers.filter((progress) => isMember(configuration, progress.id));
    for (const ids of [configuration.voters, configuration.outgoing, configuration.learners]) {
      for (const id of ids) {
        if (peers.some((progress) => progress.id === id)) continue;
        const next = Math.max(lastIndex, 1);
        const added = new Progress(id, false, next, this.#maxInflightMsgs, this.#maxInflightBytes);
        // Until it had time to answer, a new member must not make the leader believe that it lost its quorum.
        added.recentActive = true;
        peers.push(added);
      }
    }
    for (const progress of peers) progress.isLearner = configuration.learners.includes(progress.id);
    peers.sort((a, b) => a.id - b.id);
    this.peers = peers;
    this.configuration = configuration;
  }
}

/**
 * ReadIndex and the leader's lease: both are heartbeat rounds that a quorum answered.
 *
 * A round is one broadcast of heartbeats that carries the round's number, which followers echo. When a quorum has
 * echoed round r, nobody else can have been leader when r was sent. So
 *   - a read that came before r was sent may use the commit index from when it came (Raft thesis 6.4): all reads that
 *     wait when a round starts share it;
 *   - until electionTicks after r was sent no other leader can be elected, as those followers refuse their votes
 *     (needs check-quorum, see DESIGN.md): the lease.
 * Rounds count from 1 in each term; answers from an older term never get here.
 */
import type { Configuration } from './confchange.ts';
import { type AckedIndex, jointCommittedIndex } from './quorum.ts';

export interface PendingRead {
  /** Commit index when the read came. */
  readonly index: number;
  readonly context: Uint8Array;
  /** The node that asked. */
  readonly from: number;
  /** Answered when this round is. */
  readonly round: number;
}

/** Sent rounds whose time is remembered for the lease; more than are ever under way while a quorum answers. */
const REMEMBERED_ROUNDS = 64;

export class ReadRounds implements AckedIndex {
  /** Last round sent. */
  #round = 0;
  /** Last round that a quorum answered. */
  #confirmed = 0;
  readonly #acks = new Map<number, number>();
  #pending: PendingRead[] = [];
  /** (round, tick) pairs, flattened, of rounds not confirmed yet. */
  readonly #sent: number[] = [];
  /** The tick at which the last confirmed round was sent; -1 for none. */
  confirmedTick = -1;
  /** Reads wait for a round that was not sent yet. */
  due = false;

  get pendingCount(): number {
    return this.#pending.length;
  }

  ackedIndex(id: number): number | undefined {
    return this.#acks.get(id);
  }

  add(index: number, context: Uint8Array, from: number): void {
    this.#pending.push({ index, context, from, round: this.#round + 1 });
    this.due = true;
  }

  /** Starts a round at `tick`; the context its heartbeats carry. */
  start(tick: number, self: number): Uint8Array {
    this.#round++;
    this.#acks.set(self, this.#round);
    this.#sent.push(this.#round, tick);
    if (this.#sent.length > 2 * REMEMBERED_ROUNDS) this.#sent.splice(0, 2);
    this.due = false;
    return encodeRound(this.#round);
  }

  /** `from` echoed `context`; what no round of ours has is ignored. */
  ack(from: number, context: Uint8Array): void {
    const round = decodeRound(context);
    if (round <= this.#round && round > (this.#acks.get(from) ?? 0)) this.#acks.set(from, round);
  }

  /** Reads that the answers so far have confirmed, oldest first. */
  takeConfirmed(configuration: Configuration): readonly PendingRead[] {
    const confirmed = Math.min(this.#round, jointCommittedIndex(configuration.voters, configuration.outgoing, this));
    if (confirmed <= this.#confirmed) return [];
    this.#confirmed = confirmed;
    let known = 0;
    while (known < this.#sent.length && (this.#sent[known] as number) <= confirmed) {
      this.confirmedTick = this.#sent[known + 1] as number;
      known += 2;
    }
    this.#sent.splice(0, known);
    let count = 0;
    while (count < this.#pending.length && (this.#pending[count] as PendingRead).round <= confirmed) count++;
    return this.#pending.splice(0, count);
  }
}

/** Eight bytes, little endian. */
function encodeRound(round: number): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, round % 0x1_0000_0000, true);
  view.setUint32(4, Math.floor(round / 0x1_0000_0000), true);
  return bytes;
}

/** 0, which no round has, when `context` is not a round. */
function decodeRound(context: Uint8Array): number {
  if (context.length !== 8) return 0;
  const view = new DataView(context.buffer, context.byteOffset, 8);
  return view.getUint32(4, true) * 0x1_0000_0000 + view.getUint32(0, true);
}

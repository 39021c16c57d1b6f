/**
 * Reads of one peer that wait: for a ReadIndex round (shared by all that came before it began), or, under a valid lease, for
 * what is committed to be applied.
 */
import type { Raft, ReadState } from '@tessera/raft';
import type { RegionError } from '@tessera/storage';

/** A read that needs a round. `grant` is told when it may run, or why not. */
export interface PendingRead {
  grant(error: RegionError | undefined): void;
}

/** Reads that share one ReadIndex round. */
interface ReadRound {
  readonly context: Uint8Array;
  readonly atMs: number;
  /** The term we led in when it began; 0 when another did. */
  readonly ledTerm: number;
  readonly reads: readonly PendingRead[];
  index: number | undefined;
  ticks: number;
}

/** Rounds under way; later reads wait for the next. */
export const ROUNDS_MAX = 8;
/** `raft-read-index-retry-interval-ticks`. */
const READ_RETRY_TICKS = 4;

export class PeerReads {
  readonly #peerId: number;
  readonly #raft: Raft;
  readonly #waitingMax: number;
  #waiting: PendingRead[] = [];
  #rounds: ReadRound[] = [];
  /** Reads with a lease, by the index they wait for. */
  #behind: { readonly index: number; readonly reads: PendingRead[] }[] = [];
  #roundNumber = 0;

  constructor(peerId: number, raft: Raft, waitingMax: number) {
    this.#peerId = peerId;
    this.#raft = raft;
    this.#waitingMax = waitingMax;
  }

  get idle(): boolean {
    return this.#waiting.length === 0 && this.#rounds.length === 0 && this.#behind.length === 0;
  }

  /** A read that may not use the lease. False when too many wait. */
  add(read: PendingRead): boolean {
    if (this.#waiting.length >= this.#waitingMax) return false;
    this.#waiting.push(read);
    return true;
  }

  /**
   * A read under a valid lease that must still see what is committed and not applied here: another replica may have applied and
   * shown it already.
   */
  addApplied(read: PendingRead): void {
    const index = this.#raft.committed;
    const last = this.#behind.at(-1);
    if (last?.index === index) last.reads.push(read);
    else this.#behind.push({ index, reads: [read] });
  }

  /** One round for all reads that wait. */
  startRound(nowMs: number): void {
    if (this.#waiting.length === 0 || this.#rounds.length >= ROUNDS_MAX) return;
    const context = new Uint8Array(16);
    const view = new DataView(context.buffer);
    view.setFloat64(0, this.#peerId);
    view.setFloat64(8, ++this.#roundNumber);
    const ledTerm = this.#raft.isLeader ? this.#raft.term : 0;
    const round = { context, atMs: nowMs, ledTerm, reads: this.#waiting, index: undefined, ticks: 0 };
    this.#waiting = [];
    this.#rounds.push(round);
    this.#raft.readIndex(context);
  }

  get waitsForRound(): boolean {
    return this.#waiting.length > 0 && this.#rounds.length < ROUNDS_MAX;
  }

  /** When the youngest round that this confirms and we led began; undefined when none. */
  onReadState({ index, context }: ReadState): number | undefined {
    const number = new DataView(context.buffer, context.byteOffset).getFloat64(8);
    let confirmedMs: number | undefined;
    for (const round of this.#rounds) {
      if (new DataView(round.context.buffer).getFloat64(8) !== number) continue;
      round.index ??= index;
      if (this.#raft.isLeader && round.ledTerm === this.#raft.term) confirmedMs = round.atMs;
    }
    return confirmedMs;
  }

  /** Lets reads go whose index is applied. */
  grant(applied: number, answers: (() => void)[]): void {
    while (this.#behind[0] !== undefined && this.#behind[0].index <= applied) {
      const { reads } = this.#behind.shift() as { reads: PendingRead[] };
      answers.push(() => {
        for (const read of reads) read.grant(undefined);
      });
    }
    if (this.#rounds.length === 0) return;
    const ready = this.#rounds.filter(({ index }) => index !== undefined && index <= applied);
    if (ready.length === 0) return;
    this.#rounds = this.#rounds.filter((round) => !ready.includes(round));
    answers.push(() => {
      for (const { reads } of ready) for (const read of reads) read.grant(undefined);
    });
  }

  fail(error: RegionError): void {
    const rounds = [...this.#rounds, ...this.#behind].map(({ reads }): readonly PendingRead[] => reads);
    rounds.push(this.#waiting);
    this.#rounds = [];
    this.#behind = [];
    this.#waiting = [];
    for (const reads of rounds) for (const read of reads) read.grant(error);
  }

  /** Asks again for rounds that may be lost. True when reads have waited for longer than `patience` ticks. */
  tick(silentTicks: number, patience: number): boolean {
    for (const round of this.#rounds) {
      round.ticks++;
      if (round.index === undefined && round.ticks % READ_RETRY_TICKS === 0) this.#raft.readIndex(round.context);
    }
    return (this.#rounds[0]?.ticks ?? 0) > patience || (this.#waiting.length > 0 && silentTicks > patience);
  }
}

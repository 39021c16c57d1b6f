/**
 * Reads of one peer that wait: for a ReadIndex round (shared by all that came before it began), or, under a valid lease, for
 * what is committed to be applied.
 */
import type { LockInfo } from '@tessera/proto/kvrpcpb';
import type { Raft, ReadState } from '@tessera/raft';
import type { RegionError } from '@tessera/storage';
import { encodeRound, locksIn, roundOf } from './read-context.ts';

/** Called when what it stands for is in the engine; with an error when the store stopped before. */
export type Answer = (failure?: RegionError) => void;

/** A read that needs a round. `grant` is told when it may run, or why not. */
export interface PendingRead {
  /** An encoded ReadIndexRequest: locks that the leader must be asked about. */
  readonly check: Uint8Array | undefined;
  grant(error: RegionError | undefined): void;
  /** The leader knows a lock on what it wants to read. */
  locked(lock: LockInfo): void;
}

/** Reads that share one ReadIndex round. */
interface ReadRound {
  readonly context: Uint8Array;
  readonly atMs: number;
  /** The term we led in when it began; 0 when another did. */
  readonly ledTerm: number;
  reads: readonly PendingRead[];
  /** Those with a check, in the order of their numbers. */
  readonly checked: readonly PendingRead[];
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
  /** Answers to reads that met a lock. */
  readonly #locked: (() => void)[] = [];

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
    const reads = this.#waiting;
    this.#waiting = [];
    const checked = reads.filter(({ check }) => check !== undefined);
    const checks = checked.map(({ check }) => check as Uint8Array);
    const context = encodeRound(this.#peerId, ++this.#roundNumber, checks);
    const ledTerm = this.#raft.isLeader ? this.#raft.term : 0;
    const round: ReadRound = { context, atMs: nowMs, ledTerm, reads, checked, index: undefined, ticks: 0 };
    this.#rounds.push(round);
    this.#raft.readIndex(context);
  }

  get waitsForRound(): boolean {
    return this.#waiting.length > 0 && this.#rounds.length < ROUNDS_MAX;
  }

  /** When the youngest round that this confirms and we led began; undefined when none. */
  onReadState({ index, context }: ReadState): number | undefined {
    const number = roundOf(context);
    let confirmedMs: number | undefined;
    for (const round of this.#rounds) {
      if (roundOf(round.context) !== number) continue;
      if (round.index === undefined && round.checked.length > 0) this.#takeLocked(round, context);
      round.index ??= index;
      if (this.#raft.isLeader && round.ledTerm === this.#raft.term) confirmedMs = round.atMs;
    }
    return confirmedMs;
  }

  #takeLocked(round: ReadRound, context: Uint8Array): void {
    for (const [number, lock] of locksIn(context)) {
      const read = round.checked[number];
      if (read === undefined) continue;
      round.reads = round.reads.filter((one) => one !== read);
      this.#locked.push(() => read.locked(lock));
    }
  }

  /** Lets reads go whose index is applied. */
  grant(applied: number, answers: Answer[]): void {
    if (this.#locked.length > 0) answers.push(...this.#locked.splice(0));
    while (this.#behind[0] !== undefined && this.#behind[0].index <= applied) {
      const { reads } = this.#behind.shift() as { reads: PendingRead[] };
      answers.push((failure) => {
        for (const read of reads) read.grant(failure);
      });
    }
    if (this.#rounds.length === 0) return;
    const ready = this.#rounds.filter(({ index }) => index !== undefined && index <= applied);
    if (ready.length === 0) return;
    this.#rounds = this.#rounds.filter((round) => !ready.includes(round));
    answers.push((failure) => {
      for (const { reads } of ready) for (const read of reads) read.grant(failure);
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

/**
 * When the writes that a region has gathered become an entry. An entry costs much the same whatever it holds: its messages, two
 * syncs and two wake-ups at every replica. So writers that are many share one.
 *
 * - Few writers: at once, but for those that come while a sync of this store is under way; they wait for its end, once.
 * - A crowd (`crowdMin` writers at once lately, or more): when nearly all of it is here. Who was just answered comes back within
 *   a moment, and would miss an entry that left with the answers; from then on one half of the crowd would wait for the other, with
 *   twice as many entries. How long a moment is, `echo.ts` learns: a transaction asks for a timestamp, or for a lock, before it writes again.
 *   Bounded: that long after the last entry was applied, {@link WAIT_MAX_MS} in all.
 */
import type { Clock, Timer } from '@tessera/env';
import type { Crowd } from './crowd.ts';
import { ECHO_MIN_MS } from './echo.ts';

/** Larger ones gain nothing from more company. */
const GATHERED_BYTES_MAX = 256 * 1024;
/** A round with a fast disk and little CPU. Where rounds are slower, as between cities, entries overlap. */
const WAIT_MAX_MS = 8;

/** What is looked at of a peer. */
export interface Gatherer {
  readonly gatheredWrites: number;
  readonly gatheredBytes: number;
  readonly crowd: Pick<Crowd, 'size' | 'company' | 'appliedAtMs' | 'echoMs'>;
  /** Entries of its own are on their way. */
  readonly hasProposals: boolean;
  /** When the first of what it gathered came. */
  readonly gatheringSinceMs: number;
  held: boolean;
  waitsForCompany: boolean;
}

interface Owner<P> {
  readonly env: { readonly clock: Clock };
  readonly config: { readonly crowdMin: number };
  markDirty(peer: P): void;
}

export class Gathering<P extends Gatherer> {
  readonly #owner: Owner<P>;
  /** They wait for the end of a sync. */
  #held: P[] = [];
  /** They wait for company, the first of them until {@link #timerMs}. */
  #waiting: P[] = [];
  #timer: Timer | undefined;
  #timerMs = 0;
  readonly #look = (): void => {
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const peer of waiting) {
      peer.waitsForCompany = false;
      this.#owner.markDirty(peer);
    }
  };

  constructor(owner: Owner<P>) {
    this.#owner = owner;
  }

  /** Whether what the peer has gathered is to be proposed now. When not, it is marked dirty in time. */
  isDue(peer: P, nowMs: number, isSyncing: boolean): boolean {
    if (peer.gatheredWrites === 0) return false;
    const isDue =
      peer.gatheredBytes > GATHERED_BYTES_MAX ||
      (peer.crowd.size < this.#owner.config.crowdMin ? this.#isSynced(peer, isSyncing) : !this.#waits(peer, nowMs));
    if (isDue && peer.waitsForCompany) this.#forget(peer);
    return isDue;
  }

  #isSynced(peer: P, isSyncing: boolean): boolean {
    if (!isSyncing || peer.held) {
      peer.held = false;
      return true;
    }
    peer.held = true;
    this.#held.push(peer);
    return false;
  }

  #waits(peer: P, nowMs: number): boolean {
    // Who missed the last entry belongs to the crowd as well: without them it would seem to shrink with every entry.
    const { size, company, appliedAtMs, echoMs } = peer.crowd;
    if (peer.gatheredWrites * 8 >= Math.max(size, company) * 7) return false;
    const lastMs = peer.gatheringSinceMs + WAIT_MAX_MS;
    const backMs = Math.max(peer.gatheringSinceMs + ECHO_MIN_MS, appliedAtMs + echoMs);
    // What is on its way looks here again when it is applied.
    const untilMs = peer.hasProposals ? lastMs : Math.min(lastMs, backMs);
    if (nowMs >= untilMs) return false;
    if (!peer.waitsForCompany) {
      peer.waitsForCompany = true;
      this.#waiting.push(peer);
    }
    this.#arm(untilMs, nowMs);
    return true;
  }

  #arm(untilMs: number, nowMs: number): void {
    if (this.#timer !== undefined && this.#timerMs <= untilMs) return;
    this.#timer?.cancel();
    this.#timerMs = untilMs;
    this.#timer = this.#owner.env.clock.setTimer(untilMs - nowMs, this.#look);
  }

  #forget(peer: P): void {
    peer.waitsForCompany = false;
    this.#waiting.splice(this.#waiting.indexOf(peer), 1);
    if (this.#waiting.length === 0) this.close();
  }

  /** A sync has ended. */
  synced(): void {
    const held = this.#held;
    if (held.length === 0) return;
    this.#held = [];
    for (const peer of held) this.#owner.markDirty(peer);
  }

  close(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }
}

/**
 * What a leader knows of one peer's log, and how fast it may send to it.
 *
 *   probe      one append at a time: where the peer's log ends is not known
 *   replicate  a window of appends under way, `next` runs ahead of the acknowledgements
 *   snapshot   nothing is sent until the snapshot arrived, failed, or turned out not to be needed
 *
 * Invariants: match < next. In `replicate`, entries in (match, next) are under way. In `snapshot`,
 * next = pendingSnapshot + 1. `match` never falls within a term: it is what quorums are counted on. HOT.
 */
import { assert } from '@tessera/base';
import { Inflights } from './inflights.ts';

export type ProgressState = 'probe' | 'replicate' | 'snapshot';

export class Progress {
  readonly id: number;
  isLearner: boolean;
  /** The peer's log is known to equal ours, and to be stable, up to here. */
  match = 0;
  /** The next entry to send. */
  next: number;
  state: ProgressState = 'probe';
  /** Index of the snapshot under way; 0 when none. */
  pendingSnapshot = 0;
  /** Heard of since the last quorum check. */
  recentActive = false;
  /** Appends wait for the next answer: a probe is under way, or the window is full. */
  paused = false;
  /** `match` when the last heartbeat was answered. */
  matchAtHeartbeat = 0;
  /** Highest commit index sent; may fall when what carried it was probably lost. */
  sentCommit = 0;
  readonly inflights: Inflights;

  constructor(id: number, isLearner: boolean, next: number, maxInflightMsgs: number, maxInflightBytes: number) {
    this.id = id;
    this.isLearner = isLearner;
    this.next = next;
    this.inflights = new Inflights(maxInflightMsgs, maxInflightBytes);
  }

  /** Forgets everything: a new term begins. */
  reset(next: number): void {
    this.match = 0;
    this.next = next;
    this.recentActive = false;
    this.matchAtHeartbeat = 0;
    this.sentCommit = 0;
    this.#enter('probe');
  }

  #enter(state: ProgressState): void {
    this.state = state;
    this.paused = false;
    this.pendingSnapshot = 0;
    this.inflights.reset();
  }

  becomeProbe(): void {
    // A snapshot that was delivered is where the peer's log now ends.
    this.next = Math.max(this.match, this.pendingSnapshot) + 1;
    this.#enter('probe');
    this.#forgetCommit();
  }

  becomeReplicate(): void {
    this.#enter('replicate');
    this.next = this.match + 1;
  }

  becomeSnapshot(index: number): void {
    this.#enter('snapshot');
    this.pendingSnapshot = index;
    this.next = index + 1;
    this.sentCommit = index;
  }

  /** What is under way to the peer is probably lost. */
  unreachable(): void {
    if (this.state === 'replicate') this.becomeProbe();
  }

  /** The snapshot under way arrived or failed. Failed: what is known for certain is `match` again. */
  snapshotDone(delivered: boolean): void {
    if (this.state !== 'snapshot') return;
    if (!delivered) this.pendingSnapshot = 0;
    this.becomeProbe();
    // Delivered: its acknowledgement comes. Failed: no other one before the next heartbeat was answered.
    this.paused = true;
  }

  #forgetCommit(): void {
    this.sentCommit = Math.min(this.sentCommit, this.next - 1);
  }

  get isPaused(): boolean {
    return this.paused || this.state === 'snapshot';
  }

  /** An append with `count` entries from `next` on was sent. */
  sentEntries(count: number, bytes: number): void {
    if (this.state === 'replicate') {
      if (count > 0) {
        this.next += count;
        this.inflights.add(this.next - 1, bytes);
      }
      this.paused = this.inflights.full;
    } else {
      assert(this.state === 'probe', 'an append was sent while a snapshot is under way');
      if (count > 0) this.paused = true;
    }
  }

  /** Whether a message with this commit index could raise the peer's, as far as we know. */
  canBumpCommit(commit: number): boolean {
    return commit > this.sentCommit && this.sentCommit < this.next - 1;
  }

  /** The peer holds our log up to `index`. False when that was known. */
  maybeUpdate(index: number): boolean {
    if (index <= this.match) return false;
    this.match = index;
    this.next = Math.max(this.next, index + 1);
    this.paused = false;
    return true;
  }

  /**
   * The peer refused an append behind `rejected`; its log may match at `hint`. False when that is old news, which
   * reordered and repeated messages make.
   */
  maybeDecreaseTo(rejected: number, hint: number): boolean {
    if (this.state === 'replicate') {
      if (rejected <= this.match) return false;
      this.next = this.match + 1;
      this.#forgetCommit();
      return true;
    }
    // Probes go out one at a time, so only the last one can have been refused.
    if (this.next - 1 !== rejected) return false;
    this.next = Math.max(Math.min(rejected, hint + 1), this.match + 1);
    this.#forgetCommit();
    this.paused = false;
    return true;
  }
}

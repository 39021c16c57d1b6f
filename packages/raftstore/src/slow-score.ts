/**
 * How slow the disk of a store is, from 1 (well) to 100: by the share of syncs of the raft log that take longer than they should
 * (facts 8.10). TiKV probes its disk for this; here the syncs that happen anyhow are looked at, so an idle store writes nothing.
 * PD gives a slow store no more replicas and leaders, and clients prefer others.
 */

/** `raftstore.inspect-interval`. */
const SLOW_MS = 100;
/** So many of all: the score doubles in that round. */
const SLOW_SHARE = 0.1;
/** From the worst to well again. */
const RECOVERY_MS = 300_000;
const WORST = 100;
/** A tick that comes so late was kept back by more than a busy turn. */
const LATE_TICKS = 2;

export class SlowScore {
  value = 1;
  #syncs = 0;
  #slow = 0;
  #underWay = 0;
  /** Since when the oldest sync is under way, or the one before it was done. */
  #sinceMs = 0;
  #roundMs: number | undefined;
  #starved = false;
  #tickedMs = Number.POSITIVE_INFINITY;

  /** A sync begins. */
  began(nowMs: number): void {
    if (this.#underWay++ === 0) this.#sinceMs = nowMs;
  }

  /** Syncs end in the order in which they began. */
  ended(beganMs: number, nowMs: number): void {
    this.#underWay--;
    this.#sinceMs = nowMs;
    this.#syncs++;
    if (nowMs - beganMs > SLOW_MS) this.#slow++;
  }

  /** A tick of the loop. When it was late, for want of a processor or because the process stood still, the round says nothing of the disk. */
  ticked(nowMs: number, tickMs: number): void {
    if (nowMs - this.#tickedMs > LATE_TICKS * tickMs) this.#starved = true;
    this.#tickedMs = nowMs;
  }

  /** Judges what came since the last call; what hangs counts too. */
  round(nowMs: number): number {
    const hangs = this.#underWay > 0 && nowMs - this.#sinceMs > SLOW_MS ? 1 : 0;
    const slow = this.#slow + hangs;
    const share = slow / Math.max(1, this.#syncs + hangs);
    if (this.#starved) this.#starved = false;
    else if (slow > 0) this.value = Math.min(WORST, this.value * (1 + Math.min(1, share / SLOW_SHARE)));
    else this.value = Math.max(1, this.value - ((WORST - 1) * (nowMs - (this.#roundMs ?? nowMs))) / RECOVERY_MS);
    this.#roundMs = nowMs;
    this.#syncs = 0;
    this.#slow = 0;
    return this.value;
  }
}

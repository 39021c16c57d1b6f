/**
 * How long those whose writes were answered take to come back with the next ones: from the answers until nearly as many writes have arrived.
 * What `gathering.ts` waits for. Who only writes is back within a millisecond; a transaction is elsewhere in between.
 */

/** Between busy machines of one network: shorter echoes are not told apart. */
export const ECHO_MIN_MS = 1;
/** Whoever takes longer comes when it likes: waiting for that would gather no more than the same time at any other moment. */
const ECHO_MAX_MS = 6;
/** The last of a crowd come later than most of it. */
const SLACK = 1.25;
/** Of each new echo in what is known: some ten rounds of a crowd make it, one slow round does not. */
const WEIGHT = 1 / 4;

// HOT
export class Echo {
  /** Answered, and not come back yet as far as is known; 0: nothing to learn. */
  #answered = 0;
  #answeredAtMs = 0;
  #arrived = 0;
  #meanMs = 0;

  /** For how long after answers it is worth waiting. */
  get waitMs(): number {
    if (this.#meanMs > ECHO_MAX_MS) return ECHO_MIN_MS;
    return Math.max(ECHO_MIN_MS, this.#meanMs * SLACK);
  }

  answered(writers: number, nowMs: number): void {
    // The echo of the last ones is longer than this: at least that much is known.
    if (this.#answered > 0) this.#learn(Math.max(this.#meanMs, nowMs - this.#answeredAtMs));
    this.#answered = writers;
    this.#answeredAtMs = nowMs;
    this.#arrived = 0;
  }

  arrived(nowMs: number): void {
    if (this.#answered === 0) return;
    this.#arrived++;
    if (this.#arrived * 8 < this.#answered * 7) return;
    this.#learn(nowMs - this.#answeredAtMs);
    this.#answered = 0;
  }

  #learn(echoMs: number): void {
    // A pause is not an echo: it must not be remembered for longer than a long echo.
    this.#meanMs += (Math.min(echoMs, 2 * ECHO_MAX_MS) - this.#meanMs) * WEIGHT;
  }
}

/**
 * Flushes by time: what has been in memory for `storage.flush-interval` goes to tables, so that a store that hardly writes replays little at
 * its next start and lets go of its raft log. Memory and the size of the raft log flush earlier (the engine, `LogGc` of raftstore).
 */
import { describeError, type Logger } from '@tessera/base';
import type { KvEngine } from '@tessera/engine';
import type { Clock, Timer } from '@tessera/env';

export class EngineFlush {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #engine: KvEngine;
  #intervalMs = 0;
  #timer: Timer | undefined;
  /** The last write, as of the last look. */
  #seen: number;

  constructor({ clock }: { readonly clock: Clock }, log: Logger, engine: KvEngine) {
    this.#clock = clock;
    this.#log = log;
    this.#engine = engine;
    this.#seen = engine.sequence;
  }

  /** From now on; 0: never. */
  every(intervalMs: number): void {
    if (intervalMs === this.#intervalMs) return;
    this.#intervalMs = intervalMs;
    this.#timer?.cancel();
    this.#timer = undefined;
    if (intervalMs > 0) this.#arm();
  }

  close(): void {
    this.every(0);
  }

  /** Twice an interval: a write waits for no longer than one. */
  #arm(): void {
    this.#timer = this.#clock.setTimer(this.#intervalMs / 2, () => {
      this.#look();
      this.#arm();
    });
  }

  #look(): void {
    const { persistedSequence, sequence } = this.#engine;
    if (persistedSequence < this.#seen) {
      this.#engine.flush().catch((error) => {
        // Of an engine that has stopped its owner hears otherwise; a full disk may have room the next time.
        if (this.#timer !== undefined) this.#log.warn?.('no flush by time', { error: describeError(error) });
      });
    }
    this.#seen = sequence;
  }
}

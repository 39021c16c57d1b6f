/**
 * What a connection could not send yet: streams with bytes that wait for the peer's windows, and handlers that wait
 * to go on. `queuedBytes` is the sum over the blocked streams, and part of the host's memory.
 */
import type { MemoryBudget } from './limits.ts';
import type { Stream } from './stream.ts';

/** What sending needs of the connection. */
export interface Outlet {
  /** Whether windows and socket allow any stream to send. */
  readonly open: boolean;
  /** Sends what is written when it is much. */
  flushWhenFull(): void;
}

export class Backlog {
  queuedBytes = 0;
  readonly #memory: MemoryBudget;
  /** In the order of their turns. */
  readonly #blocked = new Set<Stream>();
  /** Streams that asked whether they may send and were told no. */
  readonly #waiting = new Set<Stream>();

  constructor(memory: MemoryBudget) {
    this.#memory = memory;
  }

  enqueued(stream: Stream, count: number): void {
    this.queuedBytes += count;
    this.#memory.usedBytes += count;
    this.#blocked.add(stream);
  }

  dequeued(stream: Stream, count: number): void {
    this.queuedBytes -= count;
    this.#memory.usedBytes -= count;
    if (stream.queuedBytes === 0) this.#blocked.delete(stream);
  }

  /** One frame of each blocked stream in turn, as long as windows and socket allow. */
  pump(outlet: Outlet): void {
    if (this.#blocked.size === 0) return;
    let progress = true;
    while (progress) {
      progress = false;
      for (const stream of [...this.#blocked]) {
        if (!outlet.open) return;
        if (!stream.pump()) continue;
        progress = true;
        if (stream.queuedBytes > 0) {
          // To the end of the line.
          this.#blocked.delete(stream);
          this.#blocked.add(stream);
        }
        outlet.flushWhenFull();
      }
    }
  }

  wait(stream: Stream): void {
    this.#waiting.add(stream);
  }

  forget(stream: Stream): void {
    if (this.#waiting.size > 0) this.#waiting.delete(stream);
  }

  /** A waiting stream may go on. */
  anyWritable(limitBytes: number): boolean {
    if (this.#waiting.size === 0) return false;
    for (const stream of this.#waiting) if (stream.bufferedBytes < limitBytes) return true;
    return false;
  }

  notifyWritable(limitBytes: number): void {
    if (this.#waiting.size === 0) return;
    for (const stream of [...this.#waiting]) {
      if (stream.bufferedBytes >= limitBytes) continue;
      this.#waiting.delete(stream);
      if (!stream.closed) stream.onDrained();
    }
  }
}

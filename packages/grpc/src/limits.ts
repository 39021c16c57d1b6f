/** Limits and the counters that enforce them. */
import type { Clock } from '@tessera/env';
import type { Limits } from './types.ts';

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  // The store receives raft messages and import requests far above gRPC's usual 4 MiB, yet one message must not
  // take the memory of a store.
  receiveMessageBytes: 256 * MIB,
  sendMessageBytes: 1024 * MIB,
  headerListBytes: 64 * 1024,
  concurrentStreams: 1024,
  // Two of the largest messages may arrive side by side.
  assemblyBytes: 512 * MIB,
  streamBufferBytes: MIB,
  connectionBufferBytes: 256 * MIB,
  totalBufferBytes: 1024 * MIB,
  // With half of it granted anew at a time: 2 MiB per millisecond of round trip for one stream, 2 GiB/s on a LAN.
  streamWindowBytes: 4 * MIB,
  connectionWindowBytes: 16 * MIB,
  controlFramesPerSecond: 10_000,
  resetsPerSecond: 2000,
  stallMs: 60_000,
};

/** Bytes held for peers by all connections of one server or client. */
export class MemoryBudget {
  readonly limitBytes: number;
  usedBytes = 0;

  constructor(limitBytes: number) {
    this.limitBytes = limitBytes;
  }

  get exhausted(): boolean {
    return this.usedBytes > this.limitBytes;
  }
}

/** Of one connection, for messages that have not arrived whole; part of the budget of all. */
export class AssemblyMemory {
  readonly #limitBytes: number;
  readonly #all: MemoryBudget;
  #usedBytes = 0;

  constructor(limitBytes: number, all: MemoryBudget) {
    this.#limitBytes = limitBytes;
    this.#all = all;
  }

  /** False, with nothing taken, when either limit would be exceeded. */
  reserve(count: number): boolean {
    if (this.#usedBytes + count > this.#limitBytes || this.#all.usedBytes + count > this.#all.limitBytes) return false;
    this.#usedBytes += count;
    this.#all.usedBytes += count;
    return true;
  }

  release(count: number): void {
    this.#usedBytes -= count;
    this.#all.usedBytes -= count;
  }
}

/** At most `perSecond` events a second; the clock is read only when they are used up. */
export class RateLimit {
  readonly #perSecond: number;
  readonly #clock: Clock;
  #left: number;
  #sinceMs: number;

  constructor(perSecond: number, clock: Clock) {
    this.#perSecond = perSecond;
    this.#clock = clock;
    this.#left = perSecond;
    this.#sinceMs = clock.monotonicMs();
  }

  /** False when the event is one too many. */
  take(): boolean {
    if (--this.#left >= 0) return true;
    const nowMs = this.#clock.monotonicMs();
    if (nowMs - this.#sinceMs < 1000) return false;
    this.#sinceMs = nowMs;
    this.#left = this.#perSecond - 1;
    return true;
  }

  /** Useful work earns an event: peers that measure round trips ping once for every few messages. */
  earn(): void {
    if (this.#left < this.#perSecond) this.#left++;
  }
}

/** What lies between machines: how long a link takes now, and whether it is cut. Each direction by itself. */
import type { Prng } from '@tessera/base';
import type { Scheduler } from './scheduler.ts';

interface Link {
  cutUntilMs: number;
  slowUntilMs: number;
  /** Of a message while it is slow. */
  slowMs: number;
}

/** Rarely a message takes so many times as long: the next ones overtake it. */
const STRAGGLER = 20;

export class Links {
  readonly #scheduler: Scheduler;
  readonly #prng: Prng;
  readonly #links = new Map<string, Link>();
  /** Of a message on its way: uniform up to this. */
  usualMs: number;
  stragglers: number;

  constructor(scheduler: Scheduler, prng: Prng, usualMs: number, stragglers: number) {
    this.#scheduler = scheduler;
    this.#prng = prng;
    this.usualMs = usualMs;
    this.stragglers = stragglers;
  }

  #link(from: number, to: number): Link {
    const key = `${from}>${to}`;
    let link = this.#links.get(key);
    if (link === undefined) {
      link = { cutUntilMs: 0, slowUntilMs: 0, slowMs: 0 };
      this.#links.set(key, link);
    }
    return link;
  }

  cut(from: number, to: number, forMs: number): void {
    const link = this.#link(from, to);
    link.cutUntilMs = Math.max(link.cutUntilMs, this.#scheduler.nowMs + forMs);
  }

  slow(from: number, to: number, byMs: number, forMs: number): void {
    const link = this.#link(from, to);
    link.slowMs = byMs;
    link.slowUntilMs = this.#scheduler.nowMs + forMs;
  }

  reaches(from: number, to: number): boolean {
    return this.#link(from, to).cutUntilMs <= this.#scheduler.nowMs;
  }

  delayMs(from: number, to: number): number {
    const link = this.#link(from, to);
    const slowMs = link.slowUntilMs > this.#scheduler.nowMs ? link.slowMs : 0;
    const factor = this.#prng.chance(this.stragglers) ? STRAGGLER : 1;
    return slowMs + this.usualMs * this.#prng.float() * factor;
  }

  heal(): void {
    this.#links.clear();
  }
}

/**
 * Counts and times one window. Loops ask `next` for their next key until it gives none. A loop has keys of its own, so that no two
 * operations under way meet on one key: conflicts are not what is measured.
 */
import { KEYS, type Load } from './load.ts';

const keys = Array.from({ length: KEYS }, (_, i) =>
  Buffer.from(`user${String((i * 2_654_435_761) % 1e9).padStart(16, '0')}`),
);

export class Window {
  operations = 0;
  readonly latencies: number[] = [];
  /** Of lock requests. */
  readonly lockLatencies: number[] = [];
  readonly #endMs: number;
  readonly #fill: boolean;
  readonly #loops: number;
  #filled = 0;
  #running = 0;
  #begun = 0;
  #finish: (problem?: Error) => void = () => {};
  readonly finished = new Promise<void>((resolve, reject) => {
    this.#finish = (problem) => (problem === undefined ? resolve() : reject(problem));
  });

  constructor(load: Load) {
    this.#endMs = performance.now() + load.ms;
    this.#fill = load.fill === true;
    this.#loops = load.connections * load.inFlight;
  }

  /** Registers a loop; the answer is its number. */
  started(): number {
    this.#running++;
    return this.#begun++;
  }

  /** Keeps the window open for work behind an operation, until one more {@link ended}. */
  hold(): void {
    this.#running++;
  }

  next(loop: number, nowMs: number): Uint8Array | undefined {
    if (this.#fill) return keys[this.#filled++];
    if (nowMs >= this.#endMs) return undefined;
    return keys[loop + this.#loops * Math.floor(Math.random() * Math.floor(KEYS / this.#loops))];
  }

  answered(count: number, startMs: number, nowMs: number): void {
    this.operations += count;
    this.latencies.push(nowMs - startMs);
  }

  ended(problem?: string): void {
    if (problem !== undefined) this.#finish(new Error(problem));
    else if (--this.#running === 0) this.#finish();
  }
}

/** What happened in a run, in order, for people and for the comparison of two runs. */
import { crc32c, utf8 } from '@tessera/base';
import type { Scheduler } from './scheduler.ts';

export class Trace {
  readonly #scheduler: Scheduler;
  readonly lines: string[] = [];
  #digest = 0;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  get nowMs(): number {
    return this.#scheduler.nowMs;
  }

  note(text: string): void {
    const line = `${this.#scheduler.nowMs.toFixed(3).padStart(11)}  ${text}`;
    const bytes = utf8(line);
    this.#digest = crc32c(bytes, 0, bytes.length, this.#digest);
    this.lines.push(line);
  }

  /** Of all lines, and of how many events there were. */
  get digest(): string {
    return `${this.#digest.toString(16).padStart(8, '0')}/${this.#scheduler.count}`;
  }
}

/** The writers of a region as far as they share entries (`gathering.ts`): how many there are, and when they come back. */
import { Echo } from './echo.ts';

// HOT
export class Crowd {
  /** That waited for entries at once, lately. */
  size = 0;
  /** All there were when entries were last applied: those that were told, and those that waited. */
  company = 0;
  /** When entries were last applied. */
  appliedAtMs = 0;
  readonly #echo = new Echo();
  /** Whose entries were applied since then. */
  #told = 0;

  /** What those who were told last take to come back. */
  get echoMs(): number {
    return this.#echo.waitMs;
  }

  arrived(nowMs: number): void {
    this.#echo.arrived(nowMs);
  }

  /** An entry of so many leaves while so many others are under way. */
  proposed(writers: number, underWay: number): void {
    this.size = Math.max(writers + underWay, this.size - (this.size >> 3));
  }

  told(writers: number): void {
    this.#told += writers;
  }

  /** What was applied is in the engine; `waiting` have not been told yet. */
  applied(nowMs: number, waiting: number): void {
    this.appliedAtMs = nowMs;
    const writers = this.#told;
    if (writers === 0) return;
    this.#told = 0;
    this.#echo.answered(writers, nowMs);
    this.company = writers + waiting;
  }
}

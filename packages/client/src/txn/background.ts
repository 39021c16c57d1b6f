/**
 * Work that goes on after its operation was answered: commits of secondaries, locks that readers found, roll-backs. None of
 * it is needed for what was promised; what fails here others find and finish. At most {@link MAX_TASKS} at a time: then the
 * operation waits for its own.
 */
import { describeError, type Logger } from '@tessera/base';

const MAX_TASKS = 1024;

export class Background {
  readonly #log: Logger;
  readonly #running = new Set<Promise<void>>();
  #closed = false;

  constructor(log: Logger) {
    this.#log = log;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Resolves at once while there is room. Never rejects. */
  async run(what: string, task: () => Promise<unknown>): Promise<void> {
    if (this.#closed) return;
    const running = task().then(
      () => {},
      (error: unknown) => {
        if (!this.#closed) this.#log.debug?.('background work failed', { what, error: describeError(error) });
      },
    );
    this.#running.add(running);
    const done = running.then(() => {
      this.#running.delete(running);
    });
    if (this.#running.size > MAX_TASKS) await done;
  }

  /** Resolves when nothing is under way. */
  async drain(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  close(): void {
    this.#closed = true;
  }
}

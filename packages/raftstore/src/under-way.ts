/** Work on the disk that somebody began and nobody waits for, until the end of the store does. */
export class UnderWay {
  readonly #works = new Set<Promise<unknown>>();

  add(work: Promise<unknown>): void {
    this.#works.add(work);
    const over = (): void => void this.#works.delete(work);
    work.then(over, over);
  }

  /** Resolves when all of it is over, one way or the other, and what it began too. */
  async over(): Promise<void> {
    while (this.#works.size > 0) await Promise.allSettled(this.#works);
  }
}

/**
 * The reader that all of one turn share, as they share a snapshot: one cursor, which stands near the place where the next one looks. Dropped
 * when the turn ends: what it refers to must not outlive the snapshot for long.
 */
import type { EngineSnapshot } from '@tessera/engine';
import type { Tasks } from '@tessera/env';
import { MvccReader } from '../mvcc/mvcc-reader.ts';

// HOT
export class TurnReader {
  readonly #tasks: Tasks;
  #reader: MvccReader | undefined;
  #dropDue = false;
  readonly #endTurn = (): void => {
    this.#dropDue = false;
    this.drop();
  };

  constructor(tasks: Tasks) {
    this.#tasks = tasks;
  }

  of(snapshot: EngineSnapshot): MvccReader {
    const shared = this.#reader;
    if (shared !== undefined && shared.snapshot === snapshot) return shared;
    const reader = new MvccReader(snapshot);
    this.#reader = reader;
    if (!this.#dropDue) {
      this.#dropDue = true;
      this.#tasks.defer(this.#endTurn);
    }
    return reader;
  }

  /** A read of it has failed: where its cursor is nobody knows. */
  drop(): void {
    this.#reader = undefined;
  }
}

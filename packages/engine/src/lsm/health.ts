/** Whether the engine may go on: it may not after its close, nor after a failed sync (DESIGN.md section 5, invariant 2). */
import { describeError, type Logger, silentLogger } from '@tessera/base';
import { EngineError } from '../kv-engine.ts';

export class Health {
  closed = false;
  /** A failed sync: nothing is trusted any more. */
  #failure: unknown;
  readonly #log: Logger;

  constructor(log: Logger = silentLogger) {
    this.#log = log;
  }

  check(): void {
    if (this.#failure !== undefined) {
      throw new EngineError('KV:Engine:Io', 'the engine stopped after a failed sync', { cause: this.#failure });
    }
    if (this.closed) throw new EngineError('KV:Engine:Closed', 'the engine is closed');
  }

  /** Passes `error` on and remembers it when it is a failed sync. */
  rethrow(error: unknown): never {
    if (error instanceof EngineError && error.code === 'KV:Engine:SyncFailed') this.#failure ??= error;
    throw error;
  }

  /** A read failed; passes the error on. Damage is logged here too: the reader may be a client far away. */
  readFailed(error: unknown): never {
    if (error instanceof EngineError && error.code === 'KV:Engine:Corruption') {
      this.#log.error?.('damaged file', { error: describeError(error), ...error.details });
    }
    throw error;
  }

  /** Work that nobody waits for failed; a later trigger tries it again. */
  backgroundFailed(what: string, error: unknown): void {
    if (error instanceof EngineError && error.code === 'KV:Engine:Closed') return;
    this.#log.error?.(`${what} failed`, { error: describeError(error) });
  }
}

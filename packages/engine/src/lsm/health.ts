/**
 * Whether the engine may go on: it may not after its close, after a failed sync, nor after a file of its own turned out damaged
 * (DESIGN.md section 5, invariant 2). Then it stops for good and tells its owner, whoever met the fault: a reader, a flush or a compaction.
 */
import { describeError, type Logger, silentLogger } from '@tessera/base';
import { EngineError } from '../kv-engine.ts';

export class Health {
  closed = false;
  /** Why it stopped: nothing is trusted any more. */
  #failure: EngineError | undefined;
  readonly #log: Logger;
  readonly #stopped: ((error: EngineError) => void) | undefined;

  constructor(log: Logger = silentLogger, stopped?: (error: EngineError) => void) {
    this.#log = log;
    this.#stopped = stopped;
  }

  check(): void {
    const failure = this.#failure;
    if (failure !== undefined) {
      const damaged = failure.code === 'KV:Engine:Corruption';
      throw new EngineError(
        damaged ? failure.code : 'KV:Engine:Io',
        damaged ? failure.message : 'the engine stopped after a failed sync',
        { cause: failure, details: failure.details },
      );
    }
    if (this.closed) throw new EngineError('KV:Engine:Closed', 'the engine is closed');
  }

  /** Passes `error` on; it stops the engine when it is a failed sync or damage. */
  rethrow(error: unknown): never {
    if (error instanceof EngineError && isFatal(error)) this.#stop(error);
    throw error;
  }

  /** Work that nobody waits for failed; a later trigger tries it again, unless that stopped the engine. */
  backgroundFailed(what: string, error: unknown): void {
    if (error instanceof EngineError && error.code === 'KV:Engine:Closed') return;
    this.#log.error?.(`${what} failed`, { error: describeError(error) });
  }

  #stop(error: EngineError): void {
    if (this.#failure !== undefined) return;
    this.#failure = error;
    const what = error.code === 'KV:Engine:Corruption' ? 'damaged file' : 'failed sync';
    this.#log.error?.(`${what}: the engine stops`, { error: describeError(error), ...error.details });
    // Nobody waits for an engine that is closed.
    if (!this.closed) this.#stopped?.(error);
  }
}

function isFatal(error: EngineError): boolean {
  return error.code === 'KV:Engine:SyncFailed' || error.code === 'KV:Engine:Corruption';
}

/** The running PD as a whole: its periodic tasks, and the end of everything in order. */
import { describeError } from '@tessera/base';
import type { Env, Timer } from '@tessera/env';
import type { GrpcServer } from '@tessera/grpc';
import type { PdContext } from './context.ts';
import type { Rpc } from './services/rpc.ts';

/** Calls that are being answered get this long at the end. */
const DRAIN_MS = 1000;

interface Running {
  readonly server: GrpcServer;
  readonly rpc: Rpc;
  readonly pd: PdContext;
}

export class Lifetime {
  readonly #env: Env;
  readonly #undo: (() => Promise<void>)[];
  readonly #abort = new AbortController();
  readonly #timers = new Set<Timer>();
  readonly stopped: Promise<Error | undefined>;
  #resolveStopped: (error: Error | undefined) => void = () => undefined;
  #parts: Running | undefined;
  #ending: Promise<void> | undefined;

  constructor(env: Env, undo: (() => Promise<void>)[]) {
    this.#env = env;
    this.#undo = undo;
    undo.push(async () => this.#quiet());
    this.stopped = new Promise((resolve) => {
      this.#resolveStopped = resolve;
    });
  }

  get closing(): AbortSignal {
    return this.#abort.signal;
  }

  begin(parts: Running): void {
    this.#parts = parts;
  }

  every(intervalMs: number, task: () => void): void {
    const arm = (): void => {
      const timer = this.#env.clock.setTimer(intervalMs, () => {
        this.#timers.delete(timer);
        if (this.#abort.signal.aborted) return;
        task();
        arm();
      });
      this.#timers.add(timer);
    };
    arm();
  }

  /** Runs `task` when PD begins to stop. */
  atEnd(task: () => void): void {
    this.#abort.signal.addEventListener('abort', task, { once: true });
  }

  #quiet(): void {
    this.#abort.abort();
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
  }

  /** The first call decides on the reason; all wait for the same end. */
  stop(error: Error | undefined): Promise<void> {
    this.#ending ??= this.#end(error);
    return this.#ending;
  }

  async #end(error: Error | undefined): Promise<void> {
    const { log } = this.#env;
    this.#quiet();
    const parts = this.#parts;
    if (parts !== undefined) {
      parts.pd.tso.stop();
      parts.pd.leaseClock.stop();
      parts.rpc.endStreams();
      await parts.server.drain(DRAIN_MS);
    }
    for (const step of this.#undo.splice(0).reverse()) {
      await step().catch((cause: unknown) => log.warn?.('PD did not stop cleanly', { error: describeError(cause) }));
    }
    log.info?.('PD stopped', error === undefined ? {} : { error: describeError(error) });
    this.#resolveStopped(error);
  }
}

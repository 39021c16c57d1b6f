/**
 * The port to helper threads: long work (flush, compaction, checks of whole files) that must not hold the loop. A {@link Job} is a
 * module's export; its input and its result are plain data (structured clone; shared buffers stay shared). On Node a pool of threads runs it
 * (`node/helpers.ts`); {@link InlineHelpers} runs the same code on the loop in slices, for simulation, tests and disks that threads cannot reach.
 */
import { TesseraError } from '@tessera/base';
import type { Disk, Tasks } from './ports.ts';

/** What a job has of the world, in whichever thread. */
export interface JobContext {
  readonly disk: Disk;
  /** The starter wants it to end soon: looked at in every slice. */
  readonly cancelled: boolean;
  /** Between two slices of a few milliseconds: lets others run where the thread is shared. */
  pause(): Promise<void>;
  /** Asks the starter; what its `answer` gives. Plain data both ways. */
  ask(question: unknown): Promise<unknown>;
}

/** A kind of work. The module at `module` (its import.meta.url) exports it under the name `job`. */
export interface Job<I, O> {
  readonly module: string;
  run(input: I, context: JobContext): Promise<O>;
}

/** Asks running jobs to end; shared with their threads. */
export class Cancellation {
  readonly flag: Int32Array;

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(4)) {
    this.flag = new Int32Array(buffer);
  }

  get cancelled(): boolean {
    return Atomics.load(this.flag, 0) !== 0;
  }

  cancel(): void {
    Atomics.store(this.flag, 0, 1);
  }
}

export interface JobCall {
  /** The job's disk. Threads reach it when it says how (`Disk.remote`); else the job runs on the loop. */
  readonly disk: Disk;
  readonly cancellation: Cancellation;
  /** Goes before others, and never waits for one that is not urgent. */
  readonly urgent?: boolean;
  answer(question: unknown): unknown;
}

export interface Helpers {
  /** Threads it may start; absent: none, jobs run on the loop. */
  readonly threads?: number;
  /**
   * Resolves with the job's result, rejects with its error: a TesseraError keeps code and details. A thread that dies is
   * {@link HelperDied}; a pool with too many jobs waiting refuses.
   */
  run<I, O>(job: Job<I, O>, input: I, call: JobCall): Promise<O>;
}

/** The thread that ran the job ended without a result: out of memory, or an error nobody caught. */
export class HelperDied extends TesseraError {
  override name = 'HelperDied';

  constructor(message: string, cause?: unknown) {
    super('KV:Helper:Died', message, { cause });
  }
}

/** How another thread opens the same disk: the module exports `openDisk(settings)`. Settings are plain data. */
export interface RemoteDisk {
  readonly module: string;
  readonly settings: unknown;
}

export async function openRemoteDisk({ module, settings }: RemoteDisk): Promise<Disk> {
  const { openDisk } = (await import(module)) as { openDisk(settings: unknown): Disk | Promise<Disk> };
  return await openDisk(settings);
}

/** The in-process twin: same code, same data (input and result are cloned as for a thread), slices on the loop. Deterministic. */
export class InlineHelpers implements Helpers {
  readonly #tasks: Tasks;

  constructor(tasks: Tasks) {
    this.#tasks = tasks;
  }

  async run<I, O>(job: Job<I, O>, input: I, call: JobCall): Promise<O> {
    const result = await job.run(structuredClone(input), {
      disk: call.disk,
      get cancelled(): boolean {
        return call.cancellation.cancelled;
      },
      pause: () => new Promise<void>((resolve) => this.#tasks.defer(resolve)),
      ask: async (question) => await call.answer(question),
    });
    return structuredClone(result);
  }
}

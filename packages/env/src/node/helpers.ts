/**
 * Helper threads: one pool for all stores of a process, started when needed. A thread runs one job at a time; urgent jobs (flushes) go first, and one
 * thread takes nothing else, so that they never wait for a compaction. A thread that dies fails its job and is replaced by the next one.
 */
import { getCompileCacheDir } from 'node:module';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { TesseraError } from '@tessera/base';
import {
  type Cancellation,
  HelperDied,
  type Helpers,
  InlineHelpers,
  type Job,
  type JobCall,
  type RemoteDisk,
} from '../helpers.ts';
import { nodeTasks } from './clock.ts';
import { type FromHelper, receiveError, sendError, type ToHelper } from './helper-messages.ts';

/** Jobs that wait, over all stores: two or three a store is usual. Beyond this something hands in work without end. */
const WAITING_MAX = 1024;
/** A job needs inputs of half a megabyte a run and one table's index; the arenas are shared and do not count. */
const HEAP_MEGABYTES_MAX = 512;
/** V8 lets as much garbage lie outside of the heap as two thirds of this, too: chunks that were read and written. Half would collect twice as often for it. */
const YOUNG_MEGABYTES_MAX = 12;

interface Waiting {
  readonly module: string;
  readonly disk: RemoteDisk;
  readonly input: unknown;
  readonly cancellation: Cancellation;
  readonly urgent: boolean;
  answer(question: unknown): unknown;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

class Helper {
  readonly #worker: Worker;
  #job: Waiting | undefined;
  readonly #free: (helper: Helper) => void;
  readonly #gone: (helper: Helper) => void;

  constructor(free: (helper: Helper) => void, gone: (helper: Helper) => void) {
    this.#free = free;
    this.#gone = gone;
    this.#worker = new Worker(new URL('./helper.worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES_MAX, maxYoungGenerationSizeMb: YOUNG_MEGABYTES_MAX },
      // What a thread runs is compiled already where the process keeps a cache: a third of a second and 20 MB a thread.
      env: { ...process.env, ...compileCache() },
      // Of `node --input-type=module -e ...`; a thread with a file refuses it. Others are inherited.
      ...(process.execArgv.some((flag) => flag.startsWith('--input-type')) ? { execArgv: [] } : {}),
    });
    this.#worker.on('message', (message: FromHelper) => this.#heard(message));
    this.#worker.once('error', (error) => this.#died(error));
    this.#worker.once('exit', (code) => this.#died(new Error(`exit code ${code}`)));
    this.#worker.unref();
  }

  get busy(): boolean {
    return this.#job !== undefined;
  }

  run(job: Waiting): void {
    this.#job = job;
    // A process does not end while a job runs, and is not kept alive by an idle thread.
    this.#worker.ref();
    const { module, disk, input, cancellation } = job;
    const buffer = cancellation.flag.buffer as SharedArrayBuffer;
    try {
      this.#send({ kind: 'run', module, disk, input, cancellation: buffer });
    } catch (error) {
      // The input is no plain data.
      this.#finish(() => job.reject(error));
    }
  }

  #send(message: ToHelper): void {
    this.#worker.postMessage(message);
  }

  #heard(message: FromHelper): void {
    const job = this.#job;
    if (job === undefined) return;
    if (message.kind === 'ask') void this.#answer(job, message.question);
    else if (message.kind === 'done') this.#finish(() => job.resolve(message.result));
    else this.#finish(() => job.reject(receiveError(message.error)));
  }

  async #answer(job: Waiting, question: unknown): Promise<void> {
    try {
      const value = await job.answer(question);
      if (this.#job === job) this.#send({ kind: 'answer', value });
    } catch (error) {
      if (this.#job === job) this.#send({ kind: 'refusal', error: sendError(error) });
    }
  }

  #finish(settle: () => void): void {
    this.#job = undefined;
    this.#worker.unref();
    settle();
    this.#free(this);
  }

  #died(cause: unknown): void {
    const job = this.#job;
    this.#job = undefined;
    this.#gone(this);
    job?.reject(new HelperDied('a helper thread ended in the middle of its job', cause));
  }
}

function compileCache(): { readonly NODE_COMPILE_CACHE?: string } {
  const directory = getCompileCacheDir();
  return directory === undefined ? {} : { NODE_COMPILE_CACHE: directory };
}

export class NodeHelpers implements Helpers {
  readonly #size: number;
  readonly #inline = new InlineHelpers(nodeTasks);
  readonly #helpers: Helper[] = [];
  readonly #waiting: Waiting[] = [];

  /** With `size` threads at most, two or more: one is for urgent jobs. */
  constructor(size: number) {
    this.#size = Math.max(2, size);
  }

  get threads(): number {
    return this.#size;
  }

  run<I, O>(job: Job<I, O>, input: I, call: JobCall): Promise<O> {
    const { remote } = call.disk;
    if (remote === undefined) return this.#inline.run(job, input, call);
    return new Promise<O>((resolve, reject) => {
      if (this.#waiting.length >= WAITING_MAX) {
        reject(new TesseraError('KV:Helper:Busy', `${WAITING_MAX} jobs wait for a helper thread`));
        return;
      }
      const { cancellation, urgent = false } = call;
      this.#waiting.push({
        ...{ module: job.module, disk: remote, input, cancellation, urgent, reject },
        answer: (question) => call.answer(question),
        resolve: (result) => resolve(result as O),
      });
      this.#dispatch();
    });
  }

  #dispatch(): void {
    for (let at = this.#next(); at >= 0; at = this.#next()) {
      const [job] = this.#waiting.splice(at, 1);
      if (job === undefined) return;
      const idle = this.#helpers.find((helper) => !helper.busy) ?? this.#start();
      idle.run(job);
    }
  }

  /** The place of the job that may run now, -1 when none: urgent ones first, others only while a thread is left for urgent ones. */
  #next(): number {
    const busy = this.#helpers.filter((helper) => helper.busy).length;
    if (busy >= this.#size) return -1;
    const urgent = this.#waiting.findIndex((job) => job.urgent);
    if (urgent >= 0) return urgent;
    return this.#waiting.length > 0 && busy < this.#size - 1 ? 0 : -1;
  }

  #start(): Helper {
    const helper = new Helper(
      () => this.#dispatch(),
      (gone) => {
        const at = this.#helpers.indexOf(gone);
        if (at >= 0) this.#helpers.splice(at, 1);
        this.#dispatch();
      },
    );
    this.#helpers.push(helper);
    return helper;
  }
}

/** More would only wait for the disk. */
const HELPERS_MAX = 4;

/** Shared by all that run in this thread. One core is the loop's. */
export const nodeHelpers: Helpers = new NodeHelpers(Math.min(HELPERS_MAX, availableParallelism() - 1));

/** For one of `loops` threads that each run a store: their pools together are about as many threads as there are cores, but two at least for each. */
export function helpersOfOne(loops: number): Helpers {
  return new NodeHelpers(Math.min(HELPERS_MAX, Math.floor(availableParallelism() / loops)));
}

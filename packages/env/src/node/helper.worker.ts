/** The thread of the helper pool (helpers.ts): runs the one job it is given, then waits for the next. */
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { Cancellation, type Job, openRemoteDisk } from '../helpers.ts';
import { type FromHelper, receiveError, sendError, type ToHelper } from './helper-messages.ts';

if (parentPort === null) throw new Error('this module is the entry of a thread');
const pool = parentPort;
/** The question that waits for its answer: a job asks one at a time. */
let waiting: PromiseWithResolvers<unknown> | undefined;

/** Where cores are scarce the loop goes first: a third of its share is left. Only Linux has priorities of threads. */
const NICENESS = 5;
try {
  setPriority(Number(basename(readlinkSync('/proc/thread-self'))), NICENESS);
} catch {
  // As it is.
}

function send(message: FromHelper): void {
  pool.postMessage(message);
}

function ask(question: unknown): Promise<unknown> {
  if (waiting !== undefined) throw new Error('a job asks one question at a time');
  waiting = Promise.withResolvers();
  send({ kind: 'ask', question });
  return waiting.promise;
}

async function run(message: ToHelper & { kind: 'run' }): Promise<void> {
  try {
    const { job } = (await import(message.module)) as { job: Job<unknown, unknown> };
    const cancellation = new Cancellation(message.cancellation);
    const result = await job.run(message.input, {
      disk: await openRemoteDisk(message.disk),
      get cancelled(): boolean {
        return cancellation.cancelled;
      },
      // Nobody else is here.
      pause: () => Promise.resolve(),
      ask,
    });
    send({ kind: 'done', result });
  } catch (error) {
    send({ kind: 'failed', error: sendError(error) });
  }
}

pool.on('message', (message: ToHelper) => {
  if (message.kind === 'run') {
    void run(message);
    return;
  }
  const question = waiting;
  waiting = undefined;
  if (message.kind === 'answer') question?.resolve(message.value);
  else question?.reject(receiveError(message.error));
});

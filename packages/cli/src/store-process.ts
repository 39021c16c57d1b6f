/** A store as a child process of the playground: a user can kill it alone, and it ends with its parent whatever ends that. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { TesseraError } from '@tessera/base';

const MAIN = join(import.meta.dirname, 'main.ts');
const READY = /^ready: store (\d+) (\S+), status (\S*)$/m;
/** What a child that fails at its start has said is kept up to here. */
const OUTPUT_CHARS_MAX = 4000;

export class StoreProcess {
  readonly id: number;
  readonly address: string;
  readonly statusAddress: string;
  /** Of `tessera store`: starts it again by hand. */
  readonly args: readonly string[];
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, args: readonly string[], ready: RegExpExecArray) {
    this.#child = child;
    this.args = args;
    this.id = Number(ready[1]);
    this.address = ready[2] ?? '';
    this.statusAddress = ready[3] ?? '';
  }

  /** Resolves when the store serves. Rejects with what it said when it ends before; `signal` ends it. */
  static async start(args: readonly string[], signal: AbortSignal): Promise<StoreProcess> {
    // The channel tells the child when its parent is gone (`serve.ts`).
    const child = spawn(process.execPath, [MAIN, 'store', ...args], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // glibc keeps a heap for each thread, and what is free in one serves no other.
      env: { MALLOC_ARENA_MAX: '2', ...process.env },
    });
    const stop = (): boolean => child.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    try {
      return new StoreProcess(child, args, await readyLine(child));
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Calls back when it ends, for whatever reason. */
  onEnd(callback: (how: string) => void): void {
    this.#child.once('exit', (code, signal) => callback(signal ?? `exit code ${code}`));
  }

  /** Asks it to stop and waits for its end. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}

/** What it logs meanwhile is shown when it is ready, or is the reason why it is not. */
function readyLine(child: ChildProcess): Promise<RegExpExecArray> {
  const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
  let out = '';
  let err = '';
  const hear = (chunk: Buffer): void => {
    err = (err + String(chunk)).slice(-OUTPUT_CHARS_MAX);
  };
  child.stderr?.on('data', hear);
  child.stdout?.on('data', (chunk: Buffer) => {
    out += String(chunk);
    const match = READY.exec(out);
    if (match === null) return;
    child.stderr?.off('data', hear);
    process.stderr.write(err);
    child.stderr?.pipe(process.stderr, { end: false });
    resolve(match);
  });
  child.once('error', reject);
  child.once('close', (code, signal) => {
    const said = err.trim().replace(/^tessera: /, '');
    reject(new TesseraError('CLI:StoreEnded', said === '' ? `a store ended with ${signal ?? code}` : said));
  });
  return promise;
}

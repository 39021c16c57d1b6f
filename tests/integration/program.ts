/** Runs the real program as its user does: `node packages/cli/src/main.ts ...`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const MAIN = join(import.meta.dirname, '../../packages/cli/src/main.ts');

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Resolves when the program ends. */
export async function run(args: readonly string[]): Promise<Finished> {
  const program = new Program(args);
  return program.finished;
}

const running = new Set<ChildProcess>();

/** For a suite's end: a failed test must not leave its servers behind. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

export class Program {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  #out = '';
  #err = '';

  /** `within` is what the program is started through, such as `ip netns exec NAME`. */
  constructor(args: readonly string[], within: readonly string[] = []) {
    const [command = '', ...rest] = [...within, process.execPath, MAIN, ...args];
    this.child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(this.child);
    this.child.stdout?.on('data', (chunk) => {
      this.#out += chunk;
    });
    this.child.stderr?.on('data', (chunk) => {
      this.#err += chunk;
    });
    this.finished = new Promise((resolve) => {
      this.child.once('close', (code) => {
        running.delete(this.child);
        resolve({ code, out: this.#out, err: this.#err });
      });
    });
  }

  /** Resolves with the match once standard output holds one; rejects when the program ends before. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#wait(pattern, this.child.stdout, () => this.#out);
  }

  /** The same with standard error, where logs go. */
  logged(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#wait(pattern, this.child.stderr, () => this.#err);
  }

  #wait(pattern: RegExp, stream: Readable | null, text: () => string): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(text());
        if (match === null) return;
        stream?.off('data', look);
        resolve(match);
      };
      stream?.on('data', look);
      void this.finished.then(({ code, err }) => reject(new Error(`ended with ${code} before ${pattern}: ${err}`)));
      look();
    });
  }

  /** Sends the signal and resolves with how the program ended. */
  stop(signal: NodeJS.Signals): Promise<Finished> {
    this.child.kill(signal);
    return this.finished;
  }
}

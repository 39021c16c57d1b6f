/** Starts the real program, `tessera playground`, as a child process on free ports, and measures its CPU. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = join(import.meta.dirname, '../../packages/cli/src/main.ts');
/** Kernel clock ticks a second; fixed at 100 on Linux. */
const TICKS_PER_SECOND = 100;

export interface PlaygroundProcess {
  /** `host:port` of the placement driver. */
  readonly pd: string;
  readonly pid: number;
  /** CPU seconds used so far, all threads. */
  cpuSeconds(): number;
  /** SIGTERM, then waits for the exit. */
  stop(): Promise<void>;
}

/** Resolves when the ready line was printed; rejects with the program's output when it ends before that. */
export async function startPlayground(extraArguments: readonly string[] = []): Promise<PlaygroundProcess> {
  const child = spawn(
    process.execPath,
    [PROGRAM, 'playground', '--pd-port', '0', '--store-port', '0', '--status-port', '0', ...extraArguments],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const pid = child.pid;
  if (pid === undefined) throw new Error('the playground did not start');
  const pd = await readyAddress(child);
  return {
    pd,
    pid,
    cpuSeconds: () => cpuSeconds(pid),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function readyAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.once('exit', (code) => reject(new Error(`the playground ended with ${code}:\n${output}`)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      output += `${line}\n`;
      const ready = /^ready: pd (\S+)/.exec(line)?.[1];
      if (ready !== undefined) resolve(ready.replace(/,$/, ''));
    });
  });
}

function cpuSeconds(pid: number): number {
  // Of all tasks, so that helper threads count too.
  let ticks = 0;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    const stat = readFileSync(`/proc/${pid}/task/${task}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / TICKS_PER_SECOND;
}

/** Starts a server as a child process, waits until it is ready, measures its CPU and stops it by its own pid. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** Kernel clock ticks a second are 100 on Linux, so CPU time has steps of 10 ms: measure windows of a second or more. */
const US_PER_TICK = 10_000;
const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5000;
const OUTPUT_CHARS_MAX = 64_000;

export interface ServerProcess {
  readonly pid: number;
  /** Microseconds of CPU used so far, user and system, all threads. */
  cpuUs(): number;
  /** SIGTERM, SIGKILL when that does not help, then waits for the end. */
  stop(): Promise<void>;
  /** SIGKILL, then waits for the end. */
  kill(): Promise<void>;
}

/** Resolves with the first match of `ready` in the output; rejects with the output when the program ends before. */
export async function startServer(
  program: string,
  args: readonly string[],
  ready: RegExp,
): Promise<{ readonly server: ServerProcess; readonly match: RegExpExecArray }> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const server: ServerProcess = {
    pid: child.pid ?? -1,
    cpuUs: () => cpuUsOf(child.pid ?? -1),
    stop: () => stop(child, 'SIGTERM'),
    kill: () => stop(child, 'SIGKILL'),
  };
  try {
    return { server, match: await readyLine(child, ready) };
  } catch (error) {
    await stop(child, 'SIGTERM');
    throw error;
  }
}

function readyLine(child: ChildProcess, ready: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(new Error(`${child.spawnargs.join(' ')} ${why}:\n${output}`));
    };
    const timer = setTimeout(() => fail('was not ready in time'), READY_TIMEOUT_MS);
    const look = (chunk: Buffer): void => {
      if (output.length > OUTPUT_CHARS_MAX) return;
      output += chunk.toString();
      const match = ready.exec(output);
      if (match === null) return;
      clearTimeout(timer);
      resolve(match);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with ${code}`));
  });
}

function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  return new Promise((resolve) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return resolve();
    const patience = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    child.once('exit', () => {
      clearTimeout(patience);
      resolve();
    });
    child.kill(signal);
  });
}

/** Microseconds of CPU a process has used. */
export function cpuUsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * US_PER_TICK;
}

/** A port that was free a moment ago, for programs that cannot be told to pick one. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

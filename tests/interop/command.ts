/** Runs a program to its end, with a time limit; its output is kept for the report of a failure. */
import { spawn, spawnSync } from 'node:child_process';

export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
  readonly timedOut: boolean;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** Enough for every case line of a suite; a program that prints without end must not fill our memory. */
const OUTPUT_CHARS_MAX = 4 << 20;

export function runCommand(program: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let timedOut = false;
    const keep = (chunk: Buffer): void => {
      if (output.length < OUTPUT_CHARS_MAX) output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, options.timeoutMs);
    const end = (code: number | null): void => {
      clearTimeout(timer);
      resolve({ code, output, timedOut });
    };
    child.on('error', (error) => {
      output += error.message;
      end(null);
    });
    child.on('close', end);
  });
}

/** As {@link runCommand}, but anything but success throws with the end of the output. */
export async function mustRun(program: string, args: readonly string[], options: CommandOptions): Promise<string> {
  const { code, output, timedOut } = await runCommand(program, args, options);
  if (code !== 0) {
    const why = timedOut ? `did not end within ${options.timeoutMs / 1000} s` : `ended with ${code}`;
    throw new Error(`${program} ${args.join(' ')} ${why}:\n${output.slice(-3000)}`);
  }
  return output;
}

/** True when `program` starts and succeeds with `args`. */
export function works(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/**
 * Metamorphic runs of the engine by command: `npm run metamorphic -- SEED [--minutes N] [--steps 1,2,3] [--native]`. Runs the history of SEED, and with
 * `--minutes` those of the seeds after it until the time is over; with `--native` LMDB takes part. What fails is run again with steps left out until none can go, and
 * printed with the line that replays it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeError } from '@tessera/base';
import { LmdbEngine } from '@tessera/engine';
import { History, STEPS } from './kv-engine-history.ts';

/** A run without a step for so long hangs: it counts as failed. */
const STEP_MS_MAX = 60_000;

/** The history of a seed beside LMDB, too. `begun` hears of it. */
export async function runBesideLmdb(
  seed: number,
  steps?: readonly number[],
  begun?: (history: History) => void,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'tessera-metamorphic-'));
  const native = await LmdbEngine.open({ directory, noSync: true });
  try {
    const history = new History(seed, native);
    begun?.(history);
    await history.run(steps);
  } finally {
    await native.close();
    await rm(directory, { recursive: true });
  }
}

async function failureOf(seed: number, steps: readonly number[], native: boolean): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  let running = native ? undefined : new History(seed);
  const late = new Promise<Error>((resolve) => {
    let seen = -1;
    timer = setInterval(() => {
      if (running?.stepsDone === seen) resolve(new Error(`the history does not go on after ${seen} steps`));
      seen = running?.stepsDone ?? -1;
    }, STEP_MS_MAX);
  });
  const run = running?.run(steps) ?? runBesideLmdb(seed, steps, (history) => (running = history));
  const ended = run.then(
    () => undefined,
    (error: unknown) => error ?? new Error('an empty failure'),
  );
  return await Promise.race([ended, late]).finally(() => clearInterval(timer));
}

/** Drops halves, quarters, ... single steps as long as what is left still fails. */
export async function shortened(
  steps: readonly number[],
  fails: (steps: readonly number[]) => Promise<boolean>,
): Promise<readonly number[]> {
  let left = steps;
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < left.length; ) {
      const shorter = [...left.slice(0, at), ...left.slice(at + size)];
      if (shorter.length < left.length && (await fails(shorter))) left = shorter;
      else at += size;
    }
  }
  return left;
}

async function runSeed(seed: number, steps: readonly number[], native: boolean): Promise<boolean> {
  const failure = await failureOf(seed, steps, native);
  if (failure === undefined) return true;
  console.error(`seed ${seed} fails: ${describeError(failure)}`);
  const short = await shortened(steps, async (fewer) => (await failureOf(seed, fewer, native)) !== undefined);
  console.error(
    `${short.length} of ${steps.length} steps matter: ${describeError(await failureOf(seed, short, native))}`,
  );
  console.error(`replay: npm run metamorphic -- ${seed} --steps ${short.join(',')}${native ? ' --native' : ''}`);
  return false;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { minutes: { type: 'string' }, steps: { type: 'string' }, native: { type: 'boolean' } },
  });
  const first = Number(positionals[0] ?? '1');
  const steps = values.steps?.split(',').map(Number) ?? Array.from({ length: STEPS }, (_, i) => i);
  const end = performance.now() + Number(values.minutes ?? '0') * 60_000;
  let runs = 0;
  for (let seed = first; ; seed++) {
    runs++;
    if (!(await runSeed(seed, steps, values.native === true))) {
      process.exitCode = 1;
      return;
    }
    if (performance.now() >= end) break;
  }
  console.log(`${runs} histories from seed ${first} on: ok`);
}

if (import.meta.main) await main();

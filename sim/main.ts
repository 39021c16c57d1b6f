/**
 * npm run sim -- SEED [--seeds N] [--twice] [--seconds S]
 *
 * Runs N seeds from SEED on. --twice runs each seed two times and compares. A failure prints the line that replays it.
 */
// biome-ignore lint/style/noRestrictedImports: a program of its own, not a part of a store
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Cluster } from './cluster.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '30' },
    twice: { type: 'boolean', default: false },
  },
});

async function runSeed(seed: number, seconds: number, twice: boolean): Promise<string> {
  const first = await new Cluster(seed).run({ seconds });
  if (twice) {
    const second = await new Cluster(seed).run({ seconds });
    if (first !== second) throw new Error(`two runs differ:\n${first}\n${second}`);
  }
  return first;
}

const from = Number(positionals[0] ?? 1);
const count = Number(values.seeds);
const seconds = Number(values.seconds);
if (![from, count, seconds].every((number) => Number.isSafeInteger(number) && number > 0)) {
  process.stderr.write('usage: npm run sim -- SEED [--seeds N] [--twice] [--seconds S]\n');
  process.exit(2);
}
let failed = 0;
for (let seed = from; seed < from + count; seed++) {
  try {
    process.stdout.write(`seed ${seed}: ${await runSeed(seed, seconds, values.twice)}\n`);
  } catch (error) {
    failed++;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stdout.write(`seed ${seed}: FAILED ${text}\n  replay: npm run sim -- ${seed} --seconds ${seconds}\n`);
  }
}
process.stdout.write(`${count - failed} of ${count} seeds passed\n`);
process.exit(failed === 0 ? 0 : 1);

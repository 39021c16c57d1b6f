/**
 * npm run sim -- SEED [--scenario X] [--seeds N] [--minutes M] [--seconds S] [--twice] [--keep IDS] [--trace] [--no-shrink]
 * npm run sim -- --list
 * npm run sim -- --mutants [NAME] [--seeds N]
 *
 * Runs seeds from SEED on, N of them or for M minutes of real time. --scenario takes several, separated by commas, or `all`.
 * --twice runs each seed two times and compares the traces. A failure prints its replay line and a shrunk trace.
 */
// biome-ignore lint/style/noRestrictedImports: a program of its own, not a part of a store
import process from 'node:process';
import { parseArgs } from 'node:util';
import { describeError } from '@tessera/base';
import { runMutants } from './mutation.ts';
import { parseIds } from './plan.ts';
import { type RunOptions, replayLine, runOnce } from './run.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';
import { shrink } from './shrink.ts';

const USAGE = `usage: npm run sim -- SEED [--scenario NAME[,NAME...]|all] [--seeds N] [--minutes M] [--seconds S]
                          [--twice] [--keep IDS] [--trace] [--no-shrink]
       npm run sim -- --list
       npm run sim -- --mutants [NAME] [--seeds N]
`;
const SHRINK_RUNS = 150;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scenario: { type: 'string', default: 'mix' },
    seeds: { type: 'string' },
    minutes: { type: 'string' },
    seconds: { type: 'string', default: '20' },
    twice: { type: 'boolean', default: false },
    keep: { type: 'string' },
    trace: { type: 'boolean', default: false },
    'no-shrink': { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
  },
});

const print = (text: string): void => void process.stdout.write(`${text}\n`);

function usage(): never {
  process.stderr.write(USAGE);
  process.exit(2);
}

function numberOf(text: string): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : usage();
}

async function runSeed(options: RunOptions): Promise<boolean> {
  const name = `${options.scenario} ${options.seed}`;
  const first = await runOnce(options);
  if (values.trace) print(first.trace.join('\n'));
  if (first.failure === undefined) {
    const second = values.twice ? await runOnce(options) : first;
    if (second.summary === first.summary) {
      print(`${name}: ${first.summary}`);
      return true;
    }
    print(`${name}: TWO RUNS DIFFER\n  ${first.summary}\n  ${second.summary}`);
    const at = first.trace.findIndex((line, i) => line !== second.trace[i]);
    print(`  first difference:\n  ${first.trace[at]}\n  ${second.trace[at]}`);
    return false;
  }
  print(`${name}: FAILED ${describeError(first.failure)}`);
  if (first.failure instanceof Error && first.failure.name !== 'CheckFailure') print(first.failure.stack ?? '');
  print(`  replay: ${replayLine(options)}`);
  if (values['no-shrink'] || options.keep !== undefined) return false;
  const small = await shrink(options, first, SHRINK_RUNS);
  print(`  shrunk after ${small.runs} runs to ${small.keep.length} of ${first.plan.length} items:`);
  print(`  replay: ${replayLine({ ...options, keep: new Set(small.keep) })}`);
  print(small.trace.map((line) => `    ${line}`).join('\n'));
  return false;
}

async function main(): Promise<boolean> {
  if (values.list) {
    for (const [name, { about }] of Object.entries(SCENARIOS)) print(`${name.padEnd(10)} ${about}`);
    return true;
  }
  const seconds = numberOf(values.seconds);
  if (values.mutants) return await runMutants(positionals[0], numberOf(values.seeds ?? '40'), seconds, print);
  const from = numberOf(positionals[0] ?? '1');
  const all = Object.keys(SCENARIOS);
  const names = values.scenario === 'all' ? all : values.scenario.split(',');
  if (names.some((name) => !all.includes(name))) usage();
  const keep = values.keep === undefined ? undefined : (parseIds(values.keep) ?? usage());
  const minutes = values.minutes === undefined ? undefined : numberOf(values.minutes);
  const seeds =
    values.seeds === undefined ? (minutes === undefined ? 1 : Number.POSITIVE_INFINITY) : numberOf(values.seeds);
  const endMs = minutes === undefined ? Number.POSITIVE_INFINITY : process.uptime() * 1000 + minutes * 60_000;
  let runs = 0;
  let failed = 0;
  for (let seed = from; seed < from + seeds && process.uptime() * 1000 < endMs; seed++) {
    for (const name of names) {
      runs++;
      if (!(await runSeed({ seed, scenario: name as ScenarioName, seconds, keep }))) failed++;
    }
  }
  print(`${runs - failed} of ${runs} runs passed`);
  return failed === 0;
}

process.exit((await main()) ? 0 : 1);

/**
 * `npm run sim`: runs seeds from one on, N of them or for some minutes of real time (`--help`). A failure prints its replay line and a
 * shrunk trace.
 */
// biome-ignore lint/style/noRestrictedImports: a program of its own, not a part of a store
import process from 'node:process';
import { describeError } from '@tessera/base';
import { runMutants } from './mutation.ts';
import { type Command, HELP, parseCommand, UsageError } from './options.ts';
import { type RunOptions, replayLine, runOnce } from './run.ts';
import { SCENARIOS } from './scenarios.ts';
import { shrink } from './shrink.ts';

const SHRINK_RUNS = 150;

type RunCommand = Command & { kind: 'run' };

const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function runSeed(options: RunOptions, command: RunCommand): Promise<boolean> {
  const name = `${options.scenario} ${options.seed}`;
  const first = await runOnce(options);
  if (command.trace) print(first.trace.join('\n'));
  if (first.failure === undefined) {
    const second = command.twice ? await runOnce(options) : first;
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
  if (!command.shrink || options.keep !== undefined) return false;
  const small = await shrink(options, first, SHRINK_RUNS);
  print(`  shrunk after ${small.runs} runs to ${small.keep.length} of ${first.plan.length} items:`);
  print(`  replay: ${replayLine({ ...options, keep: new Set(small.keep) })}`);
  print(small.trace.map((line) => `    ${line}`).join('\n'));
  return false;
}

async function runSeeds(command: RunCommand): Promise<boolean> {
  const { from, seeds, seconds, keep, minutes, scenarios } = command;
  const endMs = minutes === undefined ? Number.POSITIVE_INFINITY : process.uptime() * 1000 + minutes * 60_000;
  let runs = 0;
  let failed = 0;
  for (let seed = from; seed < from + seeds && process.uptime() * 1000 < endMs; seed++) {
    for (const scenario of scenarios) {
      runs++;
      if (!(await runSeed({ seed, scenario, seconds, keep }, command))) failed++;
    }
  }
  print(`${runs - failed} of ${runs} runs passed`);
  return failed === 0;
}

async function run(command: Command): Promise<boolean> {
  switch (command.kind) {
    case 'help':
      process.stdout.write(HELP);
      return true;
    case 'list':
      for (const [name, { about }] of Object.entries(SCENARIOS)) print(`${name.padEnd(12)} ${about}`);
      return true;
    case 'mutants':
      return await runMutants(command.name, command.seeds, command.seconds, print);
    case 'run':
      return await runSeeds(command);
  }
}

async function main(): Promise<number> {
  try {
    return (await run(parseCommand(process.argv.slice(2)))) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`sim: ${error.message} (--help tells more)\n`);
    return 2;
  }
}

process.exit(await main());

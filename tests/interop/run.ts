/**
 * `npm run test:interop [-- SUITE... --minutes N]`: official clients, which we did not write, against the real program.
 *
 * For each API mode a playground is started on free ports with an empty directory; each suite whose toolchain is here
 * runs against it, the others say in one line what they miss. Scenarios then start clusters of their own and hurt them,
 * briefly or for `--minutes`. Ends with `N passed, N failed, N skipped`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type PlaygroundProcess, startPlayground } from '../../tools/demo-packages/playground-process.ts';
import { CLIENT_SUITES } from './clients.ts';
import { GO_YCSB } from './go-ycsb.ts';
import { LINEARIZABLE } from './linearizable.ts';
import type { CaseResult, Mode, ScenarioSuite, Suite } from './suite.ts';

const SUITES: readonly Suite[] = [...CLIENT_SUITES, GO_YCSB];
const SCENARIOS: readonly ScenarioSuite[] = LINEARIZABLE;
const MODES: Readonly<Record<Mode, readonly string[]>> = { v1: [], v1ttl: ['--enable-ttl'] };

const totals = { passed: 0, failed: 0, skipped: 0 };

async function main(wanted: readonly string[], minutes: number): Promise<number> {
  const names = [...SUITES, ...SCENARIOS].map((suite) => suite.name);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`no suite ${unknown.join(', ')}; there are ${names.join(', ')}`);
    return 2;
  }
  const isWanted = ({ name }: { readonly name: string }): boolean => wanted.length === 0 || wanted.includes(name);
  const ready = await prepare(SUITES.filter(isWanted));
  for (const mode of ['v1', 'v1ttl'] as const) {
    const suites = ready.filter((suite) => suite.modes.includes(mode));
    if (suites.length > 0) await runMode(mode, suites);
  }
  for (const scenario of await prepare(SCENARIOS.filter(isWanted))) {
    const start = performance.now();
    const results = await scenario.run(minutes);
    report(scenario.name, results, performance.now() - start);
  }
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  return totals.failed > 0 ? 1 : 0;
}

async function prepare<S extends Suite | ScenarioSuite>(suites: readonly S[]): Promise<S[]> {
  const ready: S[] = [];
  for (const suite of suites) {
    const missing = suite.missing();
    if (missing !== undefined) {
      console.log(`${suite.name}: skipped, ${missing}`);
      totals.skipped++;
      continue;
    }
    try {
      await suite.prepare();
      ready.push(suite);
    } catch (error) {
      report(suite.name, [{ name: 'build', failure: String(error) }], 0);
    }
  }
  return ready;
}

async function runMode(mode: Mode, suites: readonly Suite[]): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-interop-'));
  try {
    let playground: PlaygroundProcess;
    try {
      playground = await startPlayground(['--data-dir', directory, ...MODES[mode]]);
    } catch (error) {
      report(`playground ${mode}`, [{ name: 'start', failure: String(error) }], 0);
      return;
    }
    try {
      for (const suite of suites) {
        const start = performance.now();
        const results = await suite.run({ mode, pd: playground.pd });
        report(`${suite.name} ${mode}`, results, performance.now() - start);
      }
    } finally {
      await playground.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function report(name: string, results: readonly CaseResult[], ms: number): void {
  const failed = results.filter((result) => result.failure !== undefined);
  const passed = results.length - failed.length;
  totals.passed += passed;
  totals.failed += failed.length;
  console.log(`${name}: ${passed} of ${results.length} passed in ${(ms / 1000).toFixed(1)} s`);
  for (const { name: test, failure } of failed) console.log(`  FAIL ${test}: ${failure}`);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '0' } },
});
process.exitCode = await main(positionals, Number(values.minutes));

/**
 * `npm run test:interop [-- SUITE...]`: official clients, which we did not write, against the real program.
 *
 * For each API mode a playground is started on free ports with an empty directory; each suite whose toolchain is here
 * runs against it, the others say in one line what they miss. Ends with `N passed, N failed, N skipped`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PlaygroundProcess, startPlayground } from '../../tools/demo-packages/playground-process.ts';
import { CLIENT_SUITES } from './clients.ts';
import { GO_YCSB } from './go-ycsb.ts';
import type { CaseResult, Mode, Suite } from './suite.ts';

const SUITES: readonly Suite[] = [...CLIENT_SUITES, GO_YCSB];
const MODES: Readonly<Record<Mode, readonly string[]>> = { v1: [], v1ttl: ['--enable-ttl'] };

const totals = { passed: 0, failed: 0, skipped: 0 };

async function main(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.filter((name) => SUITES.every((suite) => suite.name !== name));
  if (unknown.length > 0) {
    console.error(`no suite ${unknown.join(', ')}; there are ${SUITES.map((suite) => suite.name).join(', ')}`);
    return 2;
  }
  const ready = await prepare(SUITES.filter((suite) => wanted.length === 0 || wanted.includes(suite.name)));
  for (const mode of ['v1', 'v1ttl'] as const) {
    const suites = ready.filter((suite) => suite.modes.includes(mode));
    if (suites.length > 0) await runMode(mode, suites);
  }
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  return totals.failed > 0 ? 1 : 0;
}

async function prepare(suites: readonly Suite[]): Promise<Suite[]> {
  const ready: Suite[] = [];
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

process.exitCode = await main(process.argv.slice(2));

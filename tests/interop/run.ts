/**
 * `npm run test:interop [-- SUITE... --minutes N --kills --seed N]`: official clients, which we did not write, against the real program.
 *
 * For each API mode a playground is started on free ports with an empty directory; each suite whose toolchain is here
 * runs against it, the others say in one line what they miss. Scenarios then start clusters of their own and hurt them,
 * briefly or for `--minutes`. With `--kills` the suites run against a cluster of three whose stores are killed and restarted
 * all the while, each as often as it takes to live through a few kills. Ends with `N passed, N failed, N skipped`.
 */
import { parseArgs } from 'node:util';
import { CLIENT_SUITES } from './clients.ts';
import { DEMO_PACKAGES } from './demo.ts';
import { GO_YCSB } from './go-ycsb.ts';
import { type Ground, hurtGround, quietGround } from './ground.ts';
import type { CaseResult, Mode, ScenarioSuite, Suite } from './suite.ts';
import { UNDER_FAULTS } from './under-faults.ts';

const SUITES: readonly Suite[] = [...CLIENT_SUITES, GO_YCSB, DEMO_PACKAGES];
const SCENARIOS: readonly ScenarioSuite[] = UNDER_FAULTS;
/** Kills that a suite has to live through. */
const KILLS_MIN = 3;

const totals = { passed: 0, failed: 0, skipped: 0 };

interface Wish {
  readonly minutes: number;
  /** Of the kills; undefined: none. */
  readonly seed: number | undefined;
}

async function main(wanted: readonly string[], { minutes, seed }: Wish): Promise<number> {
  const names = [...SUITES, ...SCENARIOS].map((suite) => suite.name);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`no suite ${unknown.join(', ')}; there are ${names.join(', ')}`);
    return 2;
  }
  const isWanted = ({ name }: { readonly name: string }): boolean => wanted.length === 0 || wanted.includes(name);
  const ready = await prepare(SUITES.filter(isWanted));
  for (const mode of ['v1', 'v1ttl', 'v2'] as const) {
    const suites = ready.filter((suite) => suite.modes.includes(mode));
    if (suites.length > 0) await runMode(mode, suites, seed);
  }
  // They are hurt by themselves.
  const scenarios = SCENARIOS.filter((one) => isWanted(one) && (seed === undefined || wanted.length > 0));
  for (const scenario of await prepare(scenarios)) {
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

async function runMode(mode: Mode, suites: readonly Suite[], seed: number | undefined): Promise<void> {
  const name = seed === undefined ? mode : `${mode} under kills with seed ${seed}`;
  let ground: Ground;
  try {
    ground = await (seed === undefined ? quietGround(mode) : hurtGround(mode, seed));
  } catch (error) {
    report(`cluster ${name}`, [{ name: 'start', failure: String(error) }], 0);
    return;
  }
  for (const suite of suites) {
    const faultsWanted = ground.faults + (seed === undefined ? 0 : KILLS_MIN);
    let failed = false;
    do {
      const start = performance.now();
      const results = await suite.run({ mode, pd: ground.pd, hurt: seed !== undefined });
      failed = report(`${suite.name} ${name}`, results, performance.now() - start);
    } while (!failed && ground.faults < faultsWanted);
  }
  try {
    await ground.stop();
    if (seed !== undefined) console.log(`  the cluster is well after ${ground.faults} kills`);
  } catch (error) {
    report(`cluster ${name}`, [{ name: 'all-well-afterwards', failure: String(error) }], 0);
  }
}

/** Whether any case failed. */
function report(name: string, results: readonly CaseResult[], ms: number): boolean {
  const failed = results.filter((result) => result.failure !== undefined);
  const passed = results.length - failed.length;
  totals.passed += passed;
  totals.failed += failed.length;
  console.log(`${name}: ${passed} of ${results.length} passed in ${(ms / 1000).toFixed(1)} s`);
  for (const { name: test, failure } of failed) console.log(`  FAIL ${test}: ${failure}`);
  return failed.length > 0;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '0' },
    kills: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
process.exitCode = await main(positionals, {
  minutes: Number(values.minutes),
  seed: values.kills ? Number(values.seed) : undefined,
});

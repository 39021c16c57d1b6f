/** Seeds that nobody has seen, 50 and more in all test files together. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prng } from '@tessera/base';
import { replayLine, runOnce } from './run.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';

const SECONDS = 4;
/** Where next to nothing can fail. */
const CALM: ReadonlySet<string> = new Set(['calm', 'cluster-calm']);
const NAMES = (Object.keys(SCENARIOS) as ScenarioName[]).filter((name) => !CALM.has(name));
const RUNS = Math.ceil(50 / NAMES.length);

/** Of the scenarios of whole products, or of stores alone; `seed` chooses them. */
export function testFreshSeeds(product: boolean, seed: number): void {
  const prng = new Prng(seed);
  for (const scenario of NAMES.filter((name) => SCENARIOS[name].product === product)) {
    test(`simulator: ${RUNS} seeds of ${scenario} that nobody has seen pass`, async (context) => {
      for (let run = 0; run < RUNS; run++) {
        const options = { scenario, seed: prng.int(1, 2 ** 31), seconds: SECONDS };
        const { failure } = await runOnce(options);
        if (failure !== undefined) context.diagnostic(replayLine(options));
        assert.ifError(failure);
      }
    });
  }
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prng } from '@tessera/base';
import { replayLine, runOnce } from './run.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';

const SCENARIOS_WITH_FAULTS = (Object.keys(SCENARIOS) as ScenarioName[]).filter(
  (name) => Object.keys(SCENARIOS[name].faults).length > 0,
);
/** 50 and more in all. */
const RUNS = Math.ceil(50 / SCENARIOS_WITH_FAULTS.length);
const SECONDS = 4;

const prng = new Prng(Date.now());

for (const scenario of SCENARIOS_WITH_FAULTS) {
  test(`simulator: ${RUNS} seeds of ${scenario} that nobody has seen pass`, async (context) => {
    for (let run = 0; run < RUNS; run++) {
      const options = { scenario, seed: prng.int(1, 2 ** 31), seconds: SECONDS };
      const { failure } = await runOnce(options);
      if (failure !== undefined) context.diagnostic(replayLine(options));
      assert.ifError(failure);
    }
  });
}

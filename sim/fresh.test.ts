import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prng } from '@tessera/base';
import { replayLine, runOnce } from './run.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';

const RUNS = 50;
const SECONDS = 5;

test(`simulator: ${RUNS} seeds that nobody has seen pass`, async (context) => {
  const prng = new Prng(Date.now());
  const names = Object.keys(SCENARIOS) as ScenarioName[];
  for (let run = 0; run < RUNS; run++) {
    const options = {
      scenario: names[run % names.length] as ScenarioName,
      seed: prng.int(1, 2 ** 31),
      seconds: SECONDS,
    };
    const { failure } = await runOnce(options);
    if (failure !== undefined) context.diagnostic(replayLine(options));
    assert.ifError(failure);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MUTANTS } from './mutants.ts';
import { seedsUntilCaught } from './mutation.ts';
import { REGRESSIONS } from './regressions.ts';
import { replayLine, runOnce } from './run.ts';

for (const { story, ...options } of REGRESSIONS) {
  test(`simulator: ${options.scenario} ${options.seed} passes (${story})`, async () => {
    const { failure } = await runOnce(options);
    assert.ifError(failure);
  });
}

test('simulator: two runs of one seed are the same', async () => {
  const options = { scenario: 'mix', seed: 7, seconds: 10 } as const;
  const [first, second] = [await runOnce(options), await runOnce(options)];
  assert.ifError(first.failure);
  assert.deepEqual(first.trace, second.trace, replayLine(options));
  assert.equal(first.summary, second.summary);
});

test('simulator: it notices a lease that is too long, and writes that are acknowledged too early', async () => {
  for (const name of ['lease-5s', 'ack-before-commit']) {
    const mutant = MUTANTS.find((one) => one.name === name) ?? assert.fail(name);
    assert.ok(await seedsUntilCaught(mutant, 20, 20), name);
  }
});

/**
 * Random runs of a whole group. A failure prints its seed: RAFT_SEED=<seed> runs that one alone, RAFT_SEEDS=<count>
 * runs more, from RAFT_FROM on.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cluster } from './testing/cluster.ts';

const ROUNDS = 120;
const QUIET_ROUNDS = 400;
const from = Number(process.env['RAFT_SEED'] ?? process.env['RAFT_FROM'] ?? 1);
const count = process.env['RAFT_SEED'] === undefined ? Number(process.env['RAFT_SEEDS'] ?? 500) : 1;

function run(seed: number): Cluster {
  const cluster = new Cluster(seed);
  try {
    for (let round = 0; round < ROUNDS; round++) cluster.round();
    cluster.settle(QUIET_ROUNDS);
  } catch (error) {
    throw new Error(`seed ${seed} (RAFT_SEED=${seed} replays it): ${(error as Error).message}`, { cause: error });
  }
  return cluster;
}

test(`cluster: safety and liveness under faults, ${count} seeds from ${from}`, () => {
  const total = { elections: 0, committed: 0, snapshots: 0, reads: 0, crashes: 0, confChanges: 0 };
  for (let seed = from; seed < from + count; seed++) {
    const { counts } = run(seed);
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += counts[key];
  }
  // The runs must have met what they are meant to test.
  if (count >= 100)
    for (const [what, times] of Object.entries(total)) assert.ok(times > count / 2, `few ${what}: ${times}`);
  if (process.env['RAFT_SEEDS'] !== undefined) console.log(JSON.stringify(total));
});

test('cluster: the same seed gives the same run', () => {
  assert.equal(run(7).describe(), run(7).describe());
});

/** Random histories of the LSM engine under crashes: the fixed seeds. `npm run metamorphic` runs others, and shortens what fails. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { History, STEPS } from './kv-engine-history.ts';
import { runBesideLmdb, shortened } from './kv-engine-metamorphic.ts';

for (let seed = 1; seed <= 12; seed++) {
  it(`LsmEngine: random history with crashes and full disks, seed ${seed}`, () => new History(seed).run());
}

for (let seed = 101; seed <= 104; seed++) {
  it(`LsmEngine beside LMDB: the same history with crashes, ingestions, blobs and encryption, seed ${seed}`, () =>
    runBesideLmdb(seed));
}

it('metamorphic: a failing history is cut down to the steps that matter', async () => {
  const fails = async (steps: readonly number[]): Promise<boolean> => steps.includes(17) && steps.includes(99);
  const all = Array.from({ length: STEPS }, (_, i) => i);
  assert.deepEqual(await shortened(all, fails), [17, 99]);
});

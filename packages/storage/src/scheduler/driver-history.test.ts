import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prng } from '@tessera/base';
import { judge, MODES } from '../txn/testing/history.ts';
import type { Mode } from '../txn/testing/history-client.ts';
import { playDriver } from './testing/driver-history.ts';

async function judgeSeeds(seeds: number, modes: readonly Mode[], faults: boolean): Promise<void> {
  let committed = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    try {
      committed += judge(await playDriver(new Prng(seed), modes, faults));
    } catch (thrown) {
      throw new Error(`seed ${seed}`, { cause: thrown });
    }
  }
  assert.ok(committed > seeds, `${committed} transactions committed`);
}

test('driver histories: commands under way at once, waits, late writes', () => judgeSeeds(15, MODES, false));

test('driver histories: and leaders that change, clients that die, messages that come twice', () =>
  judgeSeeds(40, MODES, true));

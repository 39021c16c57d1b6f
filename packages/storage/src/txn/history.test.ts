import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prng } from '@tessera/base';
import { FixtureApi } from './testing/fixture-api.ts';
import { COMMITS, judge, KEYS, MODES, play } from './testing/history.ts';
import { type Mode, runTransaction, World } from './testing/history-client.ts';
import { TxnFixture } from './testing/txn-fixture.ts';

function judgeSeeds(seeds: number, modes: readonly Mode[], faults: boolean): void {
  let committed = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    try {
      committed += judge(play(seed, modes, faults));
    } catch (thrown) {
      throw new Error(`seed ${seed}`, { cause: thrown });
    }
  }
  assert.ok(committed > seeds, `${committed} transactions committed`);
}

for (const mode of MODES) {
  test(`histories: ${mode} transactions of all kinds of commit, no faults`, () => judgeSeeds(15, [mode], false));
}

test('histories: all kinds mixed, clients die, time jumps, messages come twice and late, locks get lost', () => {
  judgeSeeds(80, MODES, true);
});

test('histories: the same transactions one after another end in the same state, however they commit', () => {
  const ends = MODES.flatMap((mode) =>
    COMMITS.map((commitMode) => {
      const store = new TxnFixture();
      const api = new FixtureApi(store);
      const world = new World(new Prng(7), KEYS, store, api);
      const choices = new Prng(11);
      for (let i = 0; i < 40; i++) {
        const keys = [choices.pick(KEYS)];
        const single = new World(new Prng(i), keys, store, api);
        Object.assign(single, { tso: () => world.tso() });
        for (const _ of runTransaction(single, mode, commitMode));
      }
      return world.store.scan(world.tso());
    }),
  );
  assert.ok((ends[0]?.length ?? 0) > 2);
  for (const end of ends) assert.deepEqual(end, ends[0]);
});

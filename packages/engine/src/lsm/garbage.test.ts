import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fromLatin1 } from '@tessera/base';
import { MemoryDisk, microtasks } from '@tessera/env/memory';
import { CF, runRead } from '../kv-engine.ts';
import { WriteBatch } from '../write-batch.ts';
import { LsmEngine } from './lsm-engine.ts';

it('garbage: a table full of deletions is compacted though no level is too large; a few deletions, or a snapshot that needs them, are left alone', async () => {
  const engine = await LsmEngine.open({
    ...{ directory: '/db', disk: new MemoryDisk(), tasks: microtasks },
    ...{ level0CompactionTrigger: 100, tableBytes: 1 << 20 },
    garbage: { tombstonesMin: 50, tombstonesPercent: 50, redundantMin: 1e9, redundantPercent: 100 },
  });
  const put = (i: number): void => {
    const batch = new WriteBatch();
    batch.put(CF.default, fromLatin1(`k${i}`), fromLatin1('v'));
    engine.write(batch);
  };
  const remove = (from: number, to: number): void => {
    const batch = new WriteBatch();
    for (let i = from; i < to; i++) batch.delete(CF.default, fromLatin1(`k${i}`));
    engine.write(batch);
  };
  const outcome = async (): Promise<readonly number[]> => {
    await engine.flush();
    await engine.settle();
    const { compactionReasons, tables } = engine.stats();
    return [compactionReasons[CF.default]?.garbage ?? 0, tables[CF.default]?.deletions ?? 0];
  };
  for (let i = 100; i < 300; i++) put(i);
  await engine.compactRange(CF.default);
  remove(100, 140);
  assert.deepEqual(await outcome(), [0, 40], 'too few');
  const snapshot = engine.snapshot();
  remove(140, 260);
  for (let i = 500; i < 700; i++) put(i);
  assert.deepEqual(await outcome(), [0, 160], 'too small a share');
  remove(260, 300);
  remove(500, 600);
  assert.deepEqual(await outcome(), [0, 300], 'a snapshot sees what they would remove');
  snapshot[Symbol.dispose]();
  assert.deepEqual(await outcome(), [1, 0]);
  using after = engine.snapshot();
  const found = await runRead(engine, after, () => [
    after.get(CF.default, fromLatin1('k599')),
    after.get(CF.default, fromLatin1('k600')),
  ]);
  assert.deepEqual(
    found.map((value) => value?.length),
    [undefined, 1],
  );
  await engine.close();
});

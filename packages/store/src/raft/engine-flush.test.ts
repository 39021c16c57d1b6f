import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tessera/base';
import { CF, LsmEngine, WriteBatch } from '@tessera/engine';
import { DiskError } from '@tessera/env';
import { createMemoryEnv, ManualClock, MemoryDisk, microtasks } from '@tessera/env/memory';
import { MemoryLog } from '../testing/test-cluster.ts';
import { EngineFlush } from './engine-flush.ts';

const INTERVAL_MS = 60_000;

test('flush by time: a write is in a table after the interval at the latest, again after a full disk; nothing happens without writes', async () => {
  let full = false;
  const disk = new MemoryDisk({
    before: (operation, path) => {
      if (full && operation === 'write' && path.endsWith('.sst')) throw new DiskError(operation, path, 'ENOSPC');
    },
  });
  const clock = new ManualClock();
  const log = new MemoryLog();
  const env = createMemoryEnv({ clock, disk, log });
  const engine = await LsmEngine.open({ directory: '/db', disk, tasks: microtasks });
  const put = (key: string): void => {
    const batch = new WriteBatch();
    batch.put(CF.default, utf8(key), utf8('value'));
    engine.write(batch);
  };
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    for (let i = 0; i < 500; i++) await undefined;
  };
  const flush = new EngineFlush(env, log, engine);
  flush.every(INTERVAL_MS);
  await pass(INTERVAL_MS);
  assert.equal(engine.stats().flushes, 0, 'nothing to flush');

  put('a');
  await pass(INTERVAL_MS / 2);
  assert.equal(engine.persistedSequence, 0, 'not at once');
  await pass(INTERVAL_MS / 2);
  assert.equal(engine.persistedSequence, 1);
  await pass(10 * INTERVAL_MS);
  assert.equal(engine.stats().flushes, 1, 'once');

  full = true;
  put('b');
  await pass(INTERVAL_MS);
  assert.equal(engine.persistedSequence, 1);
  assert.ok(log.lines.some((line) => line.startsWith('WARN no flush by time') && line.includes('no space left')));
  full = false;
  await pass(INTERVAL_MS);
  assert.equal(engine.persistedSequence, 2);

  flush.every(0);
  put('c');
  await pass(10 * INTERVAL_MS);
  assert.equal(engine.persistedSequence, 2, 'switched off');
  flush.every(INTERVAL_MS);
  await pass(INTERVAL_MS);
  assert.equal(engine.persistedSequence, 3, 'and on');
  flush.close();
  await engine.close();
});

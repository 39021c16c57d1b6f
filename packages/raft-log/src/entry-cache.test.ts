import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryEnv } from '@tessera/env/memory';
import { RaftLog } from './raft-log.ts';

const BYTES = 1000;

test('entry cache: stays within its budget, oldest out first; what left it is read from disk', async () => {
  const cacheBytes = 10 * BYTES;
  const log = await RaftLog.open(createMemoryEnv({ seed: 1 }), {
    directory: '/log',
    segmentBytes: 1 << 16,
    cacheBytes,
  });
  for (let index = 1; index <= 50; index++) {
    log.append(1 + (index % 2), [{ index: Math.ceil(index / 2), term: 1, data: new Uint8Array(BYTES).fill(index) }]);
    // What is not on disk cannot leave.
    assert.ok(log.cache.bytes <= cacheBytes + BYTES, `${log.cache.bytes}`);
    await log.flushed();
    assert.ok(log.cache.bytes <= cacheBytes, `${log.cache.bytes}`);
  }
  assert.equal(log.cache.bytes, cacheBytes);
  assert.equal(log.entries(1, 21, 26)?.length, 5);
  assert.equal(log.entries(1, 20, 26), undefined);
  const [oldest] = await log.load(1, 1, 2);
  assert.deepEqual(oldest?.data, new Uint8Array(BYTES).fill(2));
  assert.equal(log.cache.bytes, cacheBytes);
  await log.close();
});

test('entry cache: emptied for want of memory, but for what is not on disk yet', async () => {
  const log = await RaftLog.open(createMemoryEnv({ seed: 1 }), { directory: '/log', segmentBytes: 1 << 16 });
  const append = (index: number) => log.append(1, [{ index, term: 1, data: new Uint8Array(BYTES).fill(index) }]);
  append(1);
  append(2);
  await log.flushed();
  append(3);
  assert.equal(log.evictCache(), 2 * BYTES);
  assert.equal(log.cache.bytes, BYTES);
  assert.equal(log.entries(1, 3, 4)?.length, 1);
  const [first] = await log.load(1, 1, 2);
  assert.deepEqual(first?.data, new Uint8Array(BYTES).fill(1));
  await log.flushed();
  assert.equal(log.evictCache(), BYTES);
  await log.close();
});

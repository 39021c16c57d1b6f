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
    assert.ok(log.cachedBytes <= cacheBytes + BYTES, `${log.cachedBytes}`);
    await log.flushed();
    assert.ok(log.cachedBytes <= cacheBytes, `${log.cachedBytes}`);
  }
  assert.equal(log.cachedBytes, cacheBytes);
  assert.equal(log.entries(1, 21, 26)?.length, 5);
  assert.equal(log.entries(1, 20, 26), undefined);
  const [oldest] = await log.load(1, 1, 2);
  assert.deepEqual(oldest?.data, new Uint8Array(BYTES).fill(2));
  assert.equal(log.cachedBytes, cacheBytes);
  await log.close();
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryEnv } from '@tessera/env/memory';
import { RaftLog } from './raft-log.ts';

const SEGMENT = 1 << 16;
const BYTES = 1000;

test('raft log: a trim frees segments that hold little, writes that little again, and stops at one that holds more', async () => {
  const env = createMemoryEnv({ seed: 1 });
  const options = { directory: '/log', segmentBytes: SEGMENT };
  let log = await RaftLog.open(env, options);
  // A quiet region, whose state and entry stand in the first segment; a busy one that is cut behind.
  log.putState(1, new Uint8Array(10).fill(7));
  log.append(1, [{ index: 1, term: 1, data: new Uint8Array(BYTES).fill(1) }]);
  const write = async (from: number, to: number): Promise<void> => {
    for (let index = from; index < to; index++) {
      log.append(2, [{ index, term: 1, data: new Uint8Array(BYTES).fill(index) }]);
      await log.flushed();
    }
  };
  await write(1, 400);
  const before = log.totalBytes;
  await log.purge(2 * SEGMENT, 4 * BYTES);
  assert.equal(log.totalBytes, before, 'all of it is live');
  log.compact(2, 300);
  await log.flushed();
  await log.purge(2 * SEGMENT, 4 * BYTES);
  assert.ok(log.totalBytes < before / 2 && log.totalBytes > 2 * SEGMENT, `${log.totalBytes} of ${before}`);
  log.compact(2, 390);
  await log.flushed();
  await log.purge(2 * SEGMENT, 4 * BYTES);
  assert.ok(log.totalBytes <= 2 * SEGMENT, `${log.totalBytes}`);
  await log.close();
  log = await RaftLog.open(env, options);
  assert.deepEqual(log.state(1), new Uint8Array(10).fill(7));
  assert.deepEqual((await log.load(1, 1, 2))[0]?.data, new Uint8Array(BYTES).fill(1));
  assert.deepEqual([log.firstIndex(2), log.lastIndex(2)], [390, 399]);
  await write(400, 500);
  await log.close();
});

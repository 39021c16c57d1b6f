import assert from 'node:assert/strict';
import { totalmem } from 'node:os';
import { test } from 'node:test';
import { nodeMemory } from './memory.ts';

test('memory: of the machine and of this process, of several loops a share; garbage goes at once', () => {
  const whole = nodeMemory(1);
  assert.ok(whole.totalBytes > 2 ** 27 && whole.totalBytes <= totalmem());
  assert.ok(whole.usedBytes() > 2 ** 24 && whole.usedBytes() < whole.totalBytes);
  const share = nodeMemory(4);
  assert.equal(share.totalBytes, Math.floor(whole.totalBytes / 4));
  assert.ok(share.usedBytes() < whole.usedBytes() / 2);
  const before = process.memoryUsage().arrayBuffers;
  let garbage: Uint8Array | undefined = new Uint8Array(2 ** 26);
  assert.equal(garbage.length, 2 ** 26);
  garbage = undefined;
  whole.collect();
  assert.ok(process.memoryUsage().arrayBuffers < before + 2 ** 25);
});

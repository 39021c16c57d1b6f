import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryLaunch } from './memory-launch.ts';

const MIB = 1024 * 1024;

test('memory launch: the young generation follows the limit between bounds; with much memory nothing is changed', () => {
  const flags = (mib: number): readonly string[] | undefined => memoryLaunch(mib * MIB)?.flags;
  assert.deepEqual(flags(128), ['--max-semi-space-size=4']);
  assert.deepEqual(flags(320), ['--max-semi-space-size=5']);
  assert.deepEqual(flags(640), ['--max-semi-space-size=10']);
  assert.deepEqual(flags(2000), ['--max-semi-space-size=16']);
  assert.equal(memoryLaunch(2048 * MIB), undefined);
  assert.equal(memoryLaunch(Number.POSITIVE_INFINITY), undefined);
});

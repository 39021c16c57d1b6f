import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLogger } from './logger.ts';

test('silentLogger: every level is absent, in children too', () => {
  const child = silentLogger.child({ name: 'x' });
  for (const log of [silentLogger, child]) {
    assert.deepEqual([log.debug, log.info, log.warn, log.error], [undefined, undefined, undefined, undefined]);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLogger } from '@tessera/base';
import { encodeWriteRecord, txnDataKey, versionedKey, WRITE_DEFAULTS } from '@tessera/codec';
import { CF, LsmEngine, WriteBatch } from '@tessera/engine';
import { createMemoryEnv } from '@tessera/env/memory';
import { defaultStoreConfig } from '../config/config.ts';
import { EngineGc } from './engine-gc.ts';

test('engine gc: a new safe point makes the engine drop old versions, a lower one nothing; switched off it drops nothing', async () => {
  const env = createMemoryEnv();
  const config = defaultStoreConfig({ 'raftstore.region-compact-min-redundant-rows': 100 });
  const gc = new EngineGc(env, silentLogger, config);
  const engine = await LsmEngine.open({ directory: '/db', disk: env.disk, tasks: env.tasks, ...gc.engineOptions });
  gc.start(engine);
  const key = txnDataKey(Buffer.from('k'));
  const batch = new WriteBatch();
  for (let ts = 1n; ts <= 100n; ts++) {
    const record = { ...WRITE_DEFAULTS, kind: 'put', startTs: ts * 2n - 1n, shortValue: key } as const;
    batch.put(CF.write, versionedKey(key, ts * 2n), encodeWriteRecord(record));
  }
  engine.write(batch);
  await engine.flush();
  const settled = async (): Promise<number> => {
    for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
    await engine.settle();
    return [...engine.version.files()].reduce((sum, file) => sum + file.entries, 0);
  };
  gc.advance(100n);
  assert.equal(await settled(), 51);
  gc.advance(50n);
  assert.equal(gc.safePoint, 100n);
  gc.configure({ ...config, 'gc.enable-compaction-filter': false });
  gc.advance(200n);
  assert.equal(await settled(), 51);
  gc.configure(config);
  env.clock.advance(config['raftstore.region-compact-check-interval']);
  assert.equal(await settled(), 1);
  gc.close();
  await engine.close();
});

/** Run by kv-engine-descriptors.test.ts in a process with few descriptors: an engine of many tables, with helper threads, on real files. */
import assert from 'node:assert/strict';
import { fromLatin1, latin1 } from '@tessera/base';
import { CF, LsmEngine, runRead, WriteBatch } from '@tessera/engine';
import { createNodeEnv, descriptorsMax } from '@tessera/env/node';

const directory = process.argv[2] ?? assert.fail('name a directory');
const warnings: string[] = [];
const log = { warn: (message: string) => void warnings.push(message), child: () => log };
const env = createNodeEnv({ log });
const engine = await LsmEngine.open({
  ...{ directory, disk: env.disk, tasks: env.tasks, helpers: env.helpers, log, blockCacheBytes: 0, tableBytes: 600 },
  ...{ blockBytes: 256, automaticCompaction: false, compression: ['none'] },
  blobs: { mode: 'normal', minBytes: 100, fileBytes: 2000, compression: 'none' },
});

const keys = Array.from({ length: 1200 }, (_, i) => `key-${String(i).padStart(4, '0')}`);
const textOf = (key: string, round: number): string => `${key}/${round}`.repeat(1 + (Number(key.slice(4)) % 12));

for (let round = 0; round < 2; round++) {
  for (const keysOfBatch of [keys.filter((_, i) => i % 2 === 0), keys.filter((_, i) => i % 2 === 1)]) {
    const batch = new WriteBatch();
    for (const key of keysOfBatch) batch.put(CF.default, fromLatin1(key), fromLatin1(textOf(key, round)));
    engine.write(batch);
    await engine.flush();
  }
  await engine.compactRange(CF.default);
  using snapshot = engine.snapshot();
  for (const key of keys) {
    const found = await runRead(engine, snapshot, () => snapshot.get(CF.default, fromLatin1(key)));
    assert.equal(found && latin1(found), textOf(key, round));
    snapshot.unpin();
  }
}
const files = engine.stats().levels[CF.default]?.reduce((sum, level) => sum + level.files, 0) ?? 0;
await engine.close();
console.log(JSON.stringify({ files, blobs: engine.version.blobs.size, limit: descriptorsMax(), warnings }));

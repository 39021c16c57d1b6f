/** Encryption and blob files through real helper threads: flushes and compactions there read and write the same files as the loop. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromLatin1, latin1, silentLogger } from '@tessera/base';
import { CF, LsmEngine, runRead, WriteBatch } from '@tessera/engine';
import { createNodeEnv } from '@tessera/env/node';
import { encrypted } from '../support/encrypted.ts';

test('encryption: helper threads write and read encrypted tables and blob files', async () => {
  const root = await mkdtemp(join(tmpdir(), 'tessera-encrypted-threads-'));
  const env = createNodeEnv({ log: silentLogger });
  const options = {
    ...{ directory: join(root, 'db'), disk: encrypted(env.disk, 9), tasks: env.tasks, helpers: env.helpers },
    ...{ memtableBytes: 128 * 1024, tableBytes: 32 * 1024, level0CompactionTrigger: 2 },
    blobs: { mode: 'normal', minBytes: 200 },
  } as const;
  try {
    const model = new Map<string, string>();
    let engine = await LsmEngine.open(options);
    for (let round = 0; round < 6; round++) {
      const batch = new WriteBatch();
      for (let i = round; i < 300; i += 1 + (round % 3)) {
        const [key, value] = [`KNOWNKEY${i}`, `KNOWNVALUE${round}`.repeat(1 + (i % 40))];
        batch.put(CF.default, fromLatin1(key), fromLatin1(value));
        model.set(key, value);
      }
      engine.write(batch);
      await engine.flush();
      await engine.settle();
    }
    assert.ok(engine.version.blobs.size > 0);
    await engine.close();
    engine = await LsmEngine.open(options);
    using snapshot = engine.snapshot();
    for (const [key, value] of model) {
      const found = await runRead(engine, snapshot, () => snapshot.get(CF.default, fromLatin1(key)));
      assert.equal(found === undefined ? undefined : latin1(found), value, key);
    }
    await engine.close();
    for (const name of await readdir(options.directory)) {
      assert.ok(!(await readFile(join(options.directory, name))).includes('KNOWN'), name);
    }
  } finally {
    await rm(root, { recursive: true });
  }
});

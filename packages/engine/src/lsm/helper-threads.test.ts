/** The engine with real threads on a real disk: what its in-process twin, which all other suites run, cannot show. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { fromLatin1, latin1, Prng, silentLogger } from '@tessera/base';
import { HelperDied, type Helpers } from '@tessera/env';
import { createNodeEnv } from '@tessera/env/node';
import { CF, runRead } from '../kv-engine.ts';
import { policy } from '../testing/test-policy.ts';
import { WriteBatch } from '../write-batch.ts';
import { LsmEngine } from './lsm-engine.ts';
import type { LsmOptions } from './options.ts';

const bytes = fromLatin1;
const env = createNodeEnv({ log: silentLogger });

function root(): { path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'tessera-engine-threads-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
}

function openIn(directory: string, more: Partial<LsmOptions> = {}): Promise<LsmEngine> {
  return LsmEngine.open({
    ...{ directory, disk: env.disk, tasks: env.tasks, helpers: env.helpers, memtableBytes: 256 * 1024 },
    ...{ levelBaseBytes: 512 * 1024, tableBytes: 128 * 1024, levelSizeFactor: 4 },
    ...more,
  });
}

async function all(engine: LsmEngine): Promise<Map<string, string>> {
  using snapshot = engine.snapshot();
  return await runRead(engine, snapshot, () => {
    const rows = new Map<string, string>();
    using iterator = snapshot.iterator(CF.default);
    for (iterator.seekToFirst(); iterator.valid; iterator.next())
      rows.set(latin1(iterator.key()), latin1(iterator.value()));
    return rows;
  });
}

/** Writes until `operations` are done, waiting where the engine is full. */
async function churn(engine: LsmEngine, random: Prng, model: Map<string, string>, operations: number): Promise<void> {
  const batch = new WriteBatch();
  for (let i = 0; i < operations; i++) {
    batch.clear();
    const start = random.int(0, 20_000);
    if (random.chance(0.01)) {
      const [from, to] = [`k${100_000 + start}`, `k${100_020 + start}`];
      batch.deleteRange(CF.default, bytes(from), bytes(to));
      for (const key of model.keys()) if (key >= from && key < to) model.delete(key);
    }
    for (let j = 0; j < 10; j++) {
      const key = `k${100_000 + random.int(0, 20_000)}`;
      if (random.chance(0.2)) {
        batch.delete(CF.default, bytes(key));
        model.delete(key);
      } else {
        const value = `${i}-${j}-${'v'.repeat(80)}`;
        batch.put(CF.default, bytes(key), bytes(value));
        model.set(key, value);
      }
    }
    engine.write(batch);
    if (i % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    if (engine.signals().immutableMemtables > 8) await engine.flush();
  }
}

it('helper threads: flushes and compactions of two engines share the pool; what is read is what was written', async () => {
  using directory = root();
  const engines = await Promise.all([0, 1].map((i) => openIn(join(directory.path, String(i)))));
  const models = [new Map<string, string>(), new Map<string, string>()];
  await Promise.all(engines.map((engine, i) => churn(engine, new Prng(i), models[i] as Map<string, string>, 2000)));
  for (const [i, engine] of engines.entries()) {
    await engine.flush();
    await engine.settle();
    assert.ok([...engine.version.files()].length > 1);
    assert.deepEqual(await all(engine), new Map([...(models[i] as Map<string, string>)].sort()));
    await engine.close();
    const again = await openIn(join(directory.path, String(i)));
    assert.equal((await all(again)).size, (models[i] as Map<string, string>).size);
    await again.close();
  }
});

it('helper threads: a policy runs in them: properties, removals, deletions in another family', async () => {
  using directory = root();
  const engine = await openIn(directory.path, { policy: { module: policy, settings: () => ({}) } });
  const batch = new WriteBatch();
  for (const key of ['a1', 'a2', 'b1']) {
    batch.put(CF.default, bytes(key), bytes(key === 'a2' ? 'stays' : 'gone'));
    batch.put(CF.lock, bytes(key), bytes('lock'));
  }
  engine.write(batch);
  await engine.compactRange(CF.default);
  assert.deepEqual([...(await all(engine)).keys()], ['a2', 'b1']);
  const [properties] = await engine.tableProperties(CF.default);
  assert.equal(latin1(properties?.get('test.first-bytes') ?? bytes('?')), 'ab');
  using snapshot = engine.snapshot();
  const locks = await runRead(engine, snapshot, () => snapshot.multiGet(CF.lock, [bytes('a1'), bytes('a2')]));
  assert.deepEqual(
    locks.map((lock) => lock !== undefined),
    [false, true],
  );
  await engine.close();
});

it('helper threads: a failing disk and a dying thread leave the data in memory, and the next flush succeeds', async () => {
  using directory = root();
  let dies = 0;
  const helpers: Helpers = {
    run: (job, input, call) => {
      if (dies-- > 0) return Promise.reject(new HelperDied('gone in a test'));
      return env.helpers.run(job, input, call);
    },
  };
  const engine = await openIn(directory.path, { helpers });
  const model = new Map<string, string>();
  await churn(engine, new Prng(3), model, 20);
  dies = 1;
  await assert.rejects(engine.flush(), { code: 'KV:Engine:Io' });
  await engine.flush();
  assert.equal(engine.persistedSequence, engine.sequence);
  assert.deepEqual(await all(engine), new Map([...model].sort()));
  await engine.close();
});

it('helper threads: a close in the middle of work ends it and leaves nothing that the next start trips over', async () => {
  using directory = root();
  for (let round = 0; round < 5; round++) {
    const engine = await openIn(directory.path);
    await churn(engine, new Prng(round), new Map(), 300 + round * 50);
    engine.flush().catch(() => {});
    engine.compactRange(CF.default).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, round * 3));
    await engine.close();
  }
  const engine = await openIn(directory.path);
  const tables = [...engine.version.files()].length;
  assert.equal(readdirSync(directory.path).filter((name) => name.endsWith('.sst')).length, tables);
  await engine.close();
});

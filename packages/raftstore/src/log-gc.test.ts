import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must, utf8 } from '@tessera/base';
import { dataKey } from '@tessera/codec';
import { CF, LsmEngine, runRead } from '@tessera/engine';
import { MemoryDisk, microtasks } from '@tessera/env/memory';
import type { RaftstoreConfig } from './config.ts';
import { TestStores } from './testing/test-stores.ts';

const VALUE = utf8('v'.repeat(2000));
const keyOf = (i: number): Uint8Array => utf8(`k${String(i).padStart(5, '0')}`);

/** One store with one region over an LSM engine, whose memory nothing fills. */
async function open(config: Partial<RaftstoreConfig>): Promise<{ stores: TestStores; disk: MemoryDisk }> {
  const disk = new MemoryDisk();
  const engine = await LsmEngine.open({ directory: '/db', disk, tasks: microtasks });
  return { stores: await TestStores.open({ engine: () => engine, config: { hibernateTicks: 0, ...config } }), disk };
}

async function putRows(stores: TestStores, from: number, to: number): Promise<void> {
  const leader = must(stores.leader(1), 'a leader');
  for (let i = from; i < to; i += 10) {
    const rows = Array.from({ length: Math.min(10, to - i) }, (_, j) => [keyOf(i + j), VALUE] as const);
    assert.equal(await stores.put(leader, rows), undefined);
  }
}

async function expectRows(stores: TestStores, count: number): Promise<void> {
  const { engine } = stores.node(1);
  using snapshot = engine.snapshot();
  for (let i = 0; i < count; i++) {
    const value = await runRead(engine, snapshot, () => snapshot.get(CF.default, dataKey(keyOf(i))));
    assert.equal(value?.length, VALUE.length, `row ${i} of ${count}`);
  }
}

test('raft log gc: never passes what the engine has on disk: a crash of the engine at any moment loses nothing', async () => {
  const opened = await open({ logGcTicks: 1, logGcThreshold: 1 });
  const { stores } = opened;
  let { disk } = opened;
  let rows = 0;
  let cuts = 0;
  for (let round = 0; round < 8; round++) {
    await putRows(stores, rows, rows + 50);
    rows += 50;
    const { raftLog, engine } = stores.node(1);
    const first = raftLog.firstIndex(1) ?? 0;
    await stores.advance(2000);
    assert.equal(
      raftLog.firstIndex(1),
      first,
      'the log was cut to here by all members, but the engine has it in memory only',
    );
    if (round % 3 === 2) continue;
    await engine.flush();
    await stores.advance(2000);
    assert.ok((raftLog.firstIndex(1) ?? 0) > first, 'what is in tables may go');
    cuts++;
    await putRows(stores, rows, rows + 20);
    rows += 20;
    // Nothing of the engine survives but what it synced; the log has the rest.
    disk = disk.afterCrash();
    await stores.restart(1, await LsmEngine.open({ directory: '/db', disk, tasks: microtasks }));
    await stores.until(() => stores.leader(1) !== undefined);
    await expectRows(stores, rows);
  }
  assert.ok(cuts >= 4);
  await stores.close();
});

test('raft log gc: a log above its limit makes the engine flush, and becomes small again', async () => {
  const limit = 3 << 20;
  const { stores } = await open({ logGcTicks: 1, logGcThreshold: 1, logBytesMax: limit });
  const { raftLog, engine } = stores.node(1);
  const lsm = engine as LsmEngine;
  const before = lsm.stats().flushes;
  await putRows(stores, 0, 200);
  await stores.advance(1000);
  assert.equal(lsm.stats().flushes, before, 'below the limit nothing is flushed');
  await putRows(stores, 200, 2500);
  await stores.advance(3000);
  assert.ok(lsm.stats().flushes > before);
  assert.ok(raftLog.totalBytes <= limit + (1 << 20), `${raftLog.totalBytes} bytes of log`);
  await expectRows(stores, 2500);
  await stores.close();
});

test('raft log gc: segments go when the engine has what they hold, long before the limit, and a start finds everything', async () => {
  const keep = 3 << 20;
  const { stores } = await open({ logGcTicks: 1, logGcThreshold: 1, logTrimBytes: keep });
  const { raftLog, engine } = stores.node(1);
  await putRows(stores, 0, 2500);
  await stores.advance(1000);
  assert.ok(raftLog.totalBytes > keep, `${raftLog.totalBytes} bytes that the engine has in memory only`);
  await engine.flush();
  await stores.advance(1000);
  assert.ok(raftLog.totalBytes <= keep, `${raftLog.totalBytes} bytes of log`);
  await putRows(stores, 2500, 2600);
  await stores.restart(1);
  await stores.until(() => stores.leader(1) !== undefined);
  await expectRows(stores, 2600);
  await stores.close();
});

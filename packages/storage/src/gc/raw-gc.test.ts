/** Garbage collection of raw pairs by compaction: old versions of API V2, expired pairs of V1TTL. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latin1, Prng } from '@tessera/base';
import {
  dataKey,
  encodeRawValue,
  timestampOfKey,
  txnDataKey,
  userKeyOfDataKey,
  V2_TOMBSTONE,
  versionedKey,
} from '@tessera/codec';
import { CF, LsmEngine, type LsmOptions, runRead, WriteBatch } from '@tessera/engine';
import { MemoryDisk, microtasks } from '@tessera/env/memory';
import { VersionedLayout } from '../raw/versioned-layout.ts';
import { policy as mvccPolicy, readMvccProperties } from './mvcc-policy.ts';

class Gc {
  safePoint = 0n;
  nowSeconds = 1000;
  readonly engine: LsmEngine;

  constructor(engine: LsmEngine) {
    this.engine = engine;
  }

  static async open(api: 'V1ttl' | 'V2', more: Partial<LsmOptions> = {}): Promise<Gc> {
    const engine: LsmEngine = await LsmEngine.open({
      ...{ directory: '/db', disk: new MemoryDisk(), tasks: microtasks, automaticCompaction: false },
      ...{ blockBytes: 128, tableBytes: 512, memtableBytes: 1 << 20 },
      policy: { module: mvccPolicy, settings: () => ({ safePoint: gc.safePoint, api, nowSeconds: gc.nowSeconds }) },
      ...more,
    });
    const gc = new Gc(engine);
    return gc;
  }

  write(key: Uint8Array, value: Uint8Array): void {
    const batch = new WriteBatch();
    batch.put(CF.default, key, value);
    this.engine.write(batch);
  }

  /** Undefined deletes. */
  put(text: string, ts: bigint, value: string | undefined, expiry = 0): void {
    const bytes = value === undefined ? V2_TOMBSTONE : encodeRawValue('V2', Buffer.from(value), expiry);
    this.write(versionedKey(txnDataKey(Buffer.from(`r\0\0\0${text}`)), ts), bytes);
  }

  async versions(): Promise<string[]> {
    using snapshot = this.engine.snapshot();
    return await runRead(this.engine, snapshot, () => {
      using cursor = snapshot.iterator(CF.default);
      const found: string[] = [];
      for (cursor.seekToFirst(); cursor.valid; cursor.next()) {
        found.push(`${latin1(userKeyOfDataKey(cursor.key()).slice(4))}@${timestampOfKey(cursor.key())}`);
      }
      return found;
    });
  }
}

test('raw filter: below the safe point the newest version stays, unless it is deleted or expired', async () => {
  const gc = await Gc.open('V2');
  for (const ts of [1n, 2n, 3n, 20n, 21n]) gc.put('above', ts, 'v');
  for (const ts of [1n, 2n, 3n]) gc.put('below', ts, 'v');
  gc.put('deleted', 4n, 'v');
  gc.put('deleted', 5n, undefined);
  gc.put('deleted above', 4n, 'v');
  gc.put('deleted above', 15n, undefined);
  gc.put('expired', 4n, 'v');
  gc.put('expired', 5n, 'v', 1000);
  gc.put('lives', 5n, 'v', 1001);
  await gc.engine.flush();
  const all = await gc.versions();
  await gc.engine.compactRange(CF.default);
  assert.deepEqual(await gc.versions(), all);
  gc.safePoint = 10n;
  await gc.engine.compactRange(CF.default);
  assert.deepEqual(await gc.versions(), ['above@21', 'above@20', 'below@3', 'deleted above@15', 'lives@5']);
  await gc.engine.close();
});

test('raw filter: values of transactions, and what it cannot read, are left alone', async () => {
  const gc = await Gc.open('V2');
  for (const text of ['x\0\0\0k', 't1']) {
    for (const ts of [1n, 2n]) gc.write(versionedKey(txnDataKey(Buffer.from(text)), ts), Buffer.from('value'));
  }
  gc.write(Buffer.from('zr'), Buffer.from('short'));
  gc.write(versionedKey(txnDataKey(Buffer.from('r\0\0\0bad')), 3n), Buffer.from([0xff]));
  gc.safePoint = 1n << 60n;
  await gc.engine.flush();
  await gc.engine.compactRange(CF.default);
  using snapshot = gc.engine.snapshot();
  const rows = await runRead(gc.engine, snapshot, () => {
    using cursor = snapshot.iterator(CF.default);
    let count = 0;
    for (cursor.seekToFirst(); cursor.valid; cursor.next()) count++;
    return count;
  });
  assert.equal(rows, 6);
  await gc.engine.close();
});

test('raw filter: a delete stays while a version under it is in a table elsewhere, or a snapshot is live', async () => {
  const gc = await Gc.open('V2');
  gc.put('k', 3n, 'v');
  await gc.engine.compactRange(CF.default);
  gc.put('k', 5n, undefined);
  await gc.engine.flush();
  gc.safePoint = 10n;
  const snapshot = gc.engine.snapshot();
  await gc.engine.compactRange(CF.default);
  assert.deepEqual(await gc.versions(), ['k@5', 'k@3']);
  snapshot[Symbol.dispose]();
  await gc.engine.compactRange(CF.default);
  assert.deepEqual(await gc.versions(), []);
  await gc.engine.close();
});

test('raw filter: what readers see never changes over random writes, compactions and safe points', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const prng = new Prng(seed);
    const gc = await Gc.open('V2', { memtableBytes: 1 << 16 });
    const layout = new VersionedLayout();
    const model = new Map<string, string | undefined>();
    let ts = 0n;
    for (let i = 0; i < 300; i++) {
      const key = `k${prng.int(0, 12)}`;
      const value = prng.int(0, 3) === 0 ? undefined : `v${i}`;
      ts += BigInt(prng.int(1, 4));
      gc.put(key, ts, value);
      model.set(key, value);
      if (prng.int(0, 20) === 0) await gc.engine.flush();
      if (prng.int(0, 25) === 0) {
        if (prng.int(0, 2) === 0) gc.safePoint = ts - BigInt(prng.int(0, 30));
        if (gc.safePoint < 0n) gc.safePoint = 0n;
        await gc.engine.compactRange(CF.default);
      }
      if (i % 50 !== 49) continue;
      using snapshot = gc.engine.snapshot();
      for (const [text, expected] of model) {
        const user = Buffer.from(`r\0\0\0${text}`);
        const found = await runRead(gc.engine, snapshot, () => layout.find(snapshot, CF.default, user)?.slice());
        layout.detach();
        const live = found === undefined || found.at(-1) === 2 ? undefined : Buffer.from(found.slice(0, -1)).toString();
        assert.equal(live, expected, `seed ${seed} step ${i} ${text}`);
      }
    }
    gc.safePoint = ts + 1n;
    await gc.engine.flush();
    await gc.engine.compactRange(CF.default);
    const live = [...model].filter(([, value]) => value !== undefined).length;
    assert.equal((await gc.versions()).length, live, `seed ${seed}: garbage is left`);
    await gc.engine.close();
  }
});

test('raw properties: tables full of old versions are rewritten for their sake', async () => {
  const garbage = { tombstonesMin: 1e9, tombstonesPercent: 100, redundantMin: 100, redundantPercent: 20 };
  const gc = await Gc.open('V2', { automaticCompaction: true, garbage });
  for (let ts = 1n; ts <= 300n; ts++) gc.put(`k${ts % 3n}`, ts, ts > 290n ? undefined : 'v');
  await gc.engine.flush();
  const [file] = [...gc.engine.version.files()];
  const properties = readMvccProperties((await file?.table.loadProperties()) ?? new Map());
  assert.deepEqual(
    [properties?.versions, properties?.rows, properties?.deletes, properties?.minTs, properties?.maxTs],
    [300, 3, 10, 1n, 300n],
  );
  gc.safePoint = 400n;
  await gc.engine.collectGarbage();
  await gc.engine.settle();
  assert.deepEqual(await gc.versions(), []);
  await gc.engine.close();
});

test('ttl filter: expired pairs go, also when they are alone worth a rewrite; what they replaced does not come back', async () => {
  const garbage = { tombstonesMin: 1e9, tombstonesPercent: 100, redundantMin: 100, redundantPercent: 20 };
  const gc = await Gc.open('V1ttl', { automaticCompaction: true, garbage });
  const put = (text: string, expiry: number): void =>
    gc.write(dataKey(Buffer.from(text)), encodeRawValue('V1ttl', Buffer.from('v'), expiry));
  put('old', 0);
  await gc.engine.compactRange(CF.default);
  put('old', 1500);
  for (let i = 0; i < 200; i++) put(`k${i}`, 1100 + i);
  put('for ever', 0);
  await gc.engine.flush();
  const keys = async (): Promise<string[]> => {
    using snapshot = gc.engine.snapshot();
    return await runRead(gc.engine, snapshot, () => {
      using cursor = snapshot.iterator(CF.default);
      const found: string[] = [];
      for (cursor.seekToFirst(); cursor.valid; cursor.next()) found.push(latin1(cursor.key(), 1));
      return found;
    });
  };
  await gc.engine.collectGarbage();
  await gc.engine.settle();
  assert.equal((await keys()).length, 202);
  gc.nowSeconds = 1600;
  await gc.engine.collectGarbage();
  await gc.engine.settle();
  assert.deepEqual(await keys(), ['for ever']);
  await gc.engine.close();
});

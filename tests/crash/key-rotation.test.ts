/**
 * A power cut before every operation of the disk while data keys and the master key are rotated under an engine that writes, on a disk that loses,
 * tears and reorders what was not synced. Afterwards the key dictionary opens, with the new master key or the one before, and the engine has
 * all that was on disk before, whichever keys it lies under.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromLatin1, latin1, utf8 } from '@tessera/base';
import { Encryption, type EncryptionConfig } from '@tessera/encryption';
import { CF, LsmEngine, runRead, WriteBatch } from '@tessera/engine';
import { createMemoryEnv, microtasks } from '@tessera/env/memory';
import { SimDisk } from '../../sim/sim-disk.ts';

const SEEDS = Number(process.env['TESSERA_CRASH_SEEDS'] ?? 1);
const PLAIN = { type: 'plaintext', path: '' } as const;
const FIRST = { type: 'file', path: '/keys/first' } as const;
const SECOND = { type: 'file', path: '/keys/second' } as const;

/** What the operator configures, one start after the other. */
const STARTS: readonly EncryptionConfig[] = [
  { method: 'aes256-ctr', dataKeyRotationPeriodMs: 1e9, masterKey: FIRST, previousMasterKey: PLAIN },
  { method: 'aes128-ctr', dataKeyRotationPeriodMs: 1e9, masterKey: FIRST, previousMasterKey: PLAIN },
  { method: 'aes192-ctr', dataKeyRotationPeriodMs: 1e9, masterKey: SECOND, previousMasterKey: FIRST },
  { method: 'plaintext', dataKeyRotationPeriodMs: 1e9, masterKey: SECOND, previousMasterKey: FIRST },
];
const BOTH: EncryptionConfig = { ...(STARTS[2] as EncryptionConfig), method: 'aes256-ctr' };

async function makeDisk(): Promise<SimDisk> {
  const disk = new SimDisk();
  for (const directory of ['/keys', '/data']) await disk.makeDirectory(directory);
  for (const [name, digit] of [['first', '1'] as const, ['second', '2'] as const]) {
    const file = await disk.open(`/keys/${name}`, 'create');
    await file.write(utf8(`${digit.repeat(64)}\n`), 0);
    await file.sync();
    await file.close();
  }
  for (const directory of ['/', '/keys', '/data']) await disk.syncDirectory(directory);
  return disk;
}

/** An engine under the encryption of one start. */
async function start(disk: SimDisk, config: EncryptionConfig): Promise<{ encryption: Encryption; engine: LsmEngine }> {
  const encryption = await Encryption.open({ ...createMemoryEnv({ seed: 3 }), disk }, '/data', config);
  const engine = await LsmEngine.open({
    ...{ directory: '/data/db', disk: encryption.disk, tasks: microtasks, blockCacheBytes: 0, memtableBytes: 1 << 16 },
    ...{ automaticCompaction: false, compression: ['none'], blobs: { mode: 'normal', minBytes: 100 } },
  });
  return { encryption, engine };
}

const textOf = (key: string): string => `value of ${key} `.repeat(key.endsWith('0') ? 20 : 1);

async function put(engine: LsmEngine, key: string): Promise<void> {
  const batch = new WriteBatch();
  batch.put(CF.default, fromLatin1(key), fromLatin1(textOf(key)));
  engine.write(batch);
  await engine.flush();
}

/** All starts; what was on disk is added to `durable`. */
async function rotate(disk: SimDisk, durable: string[]): Promise<void> {
  for (const [i, config] of STARTS.entries()) {
    const { encryption, engine } = await start(disk, config);
    for (const n of [0, 1]) {
      await put(engine, `key${i}${n}`);
      durable.push(`key${i}${n}`);
    }
    await engine.compactRange(CF.default);
    await engine.close();
    await encryption.close();
  }
}

/** False when all was done before the cut. */
async function cutAt(cut: number, seed: number): Promise<boolean> {
  const disk = await makeDisk();
  const durable: string[] = [];
  disk.faults = { powerCutAt: disk.operations + cut };
  const failure = await rotate(disk, durable).then(
    () => undefined,
    (error: unknown) => error,
  );
  for (let i = 0; i < 200; i++) await undefined;
  const wasCut = disk.off;
  if (!wasCut && failure !== undefined) throw failure;
  const after = disk.cutPower(seed, seed % 2 === 0);
  const { encryption, engine } = await start(after, BOTH);
  {
    using snapshot = engine.snapshot();
    for (const key of durable) {
      const found = await runRead(engine, snapshot, () => snapshot.get(CF.default, fromLatin1(key)));
      assert.equal(found && latin1(found), textOf(key), `${key}, cut ${cut}`);
    }
  }
  await put(engine, 'after');
  await engine.close();
  await encryption.close();
  return wasCut;
}

test('key rotation: a power cut before any operation leaves a dictionary that opens, and all that was on disk under any key', async () => {
  let cut = 1;
  for (let seed = 1; seed <= SEEDS; seed++) {
    for (cut = 1; await cutAt(cut, seed * 1000 + cut); cut++);
  }
  assert.ok(cut > 50, `${cut} operations`);
});

/** What a power cut leaves; everything else is in tests/contract/disk.ts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, Prng, utf8 } from '@tessera/base';
import { DiskError } from '../faults.ts';
import { MemoryDisk } from './disk.ts';
import { ManualClock } from './manual-clock.ts';

async function prepared(): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  await disk.makeDirectory('/d');
  await disk.syncDirectory('/');
  return disk;
}

test('crash: a file survives with the bytes of its last sync, once its directory was synced', async () => {
  const disk = await prepared();
  const file = await disk.open('/d/a', 'create');
  await file.write(utf8('synced'), 0);
  await file.sync();
  await file.write(utf8('NOT'), 0);
  assert.deepEqual(await disk.afterCrash().list('/d'), []);
  await disk.syncDirectory('/d');
  const left = disk.afterCrash();
  assert.equal(fromUtf8(await left.readFile('/d/a')), 'synced');
  assert.equal(fromUtf8(await disk.readFile('/d/a')), 'NOTced');
});

test('crash: a rename is undone unless its directory was synced', async () => {
  const disk = await prepared();
  for (const [name, text] of [
    ['current', 'old'],
    ['next', 'new'],
  ] as const) {
    const file = await disk.open(`/d/${name}`, 'create');
    await file.write(utf8(text), 0);
    await file.sync();
  }
  await disk.syncDirectory('/d');
  await disk.rename('/d/next', '/d/current');
  assert.equal(fromUtf8(await disk.afterCrash().readFile('/d/current')), 'old');
  await disk.syncDirectory('/d');
  assert.deepEqual(await disk.afterCrash().list('/d'), ['current']);
  assert.equal(fromUtf8(await disk.afterCrash().readFile('/d/current')), 'new');
});

test('crash: locks are gone', async () => {
  const disk = await prepared();
  await disk.lock('/d');
  await disk.afterCrash().lock('/d');
  await assert.rejects(disk.lock('/d'), { errno: 'ELOCKED' });
});

test('fault injection: "before" sees every operation and may refuse it', async () => {
  const seen: string[] = [];
  const disk = new MemoryDisk({
    before: (operation, path) => {
      seen.push(`${operation} ${path}`);
      if (operation === 'fdatasync') throw new DiskError(operation, path, 'EIO');
    },
  });
  const file = await disk.open('/a', 'create');
  await file.write(utf8('x'), 0);
  await assert.rejects(file.sync(), { errno: 'EIO' });
  await file.close();
  assert.deepEqual(seen, ['open /a', 'write /a', 'fdatasync /a', 'close /a']);
});

test('stat: modification times come from the clock', async () => {
  const clock = new ManualClock(5000);
  const disk = new MemoryDisk({ clock });
  const file = await disk.open('/a', 'create');
  clock.advance(7);
  await file.write(utf8('x'), 0);
  assert.equal((await disk.stat('/a'))?.modifiedMs, 5007);
});

test('crash: what survives is the file as of its last sync, whatever was written, cut off and written again', async () => {
  const random = new Prng(7);
  for (let round = 0; round < 50; round++) {
    let disk = new MemoryDisk();
    let now = new Uint8Array(0);
    let synced = now;
    let file = await disk.open('/f', 'create');
    await disk.syncDirectory('/');
    for (let i = 0; i < 60; i++) {
      const at = random.int(0, 100);
      const action = random.int(0, 6);
      if (action < 3) {
        const bytes = new Uint8Array(random.int(0, 30)).fill(1 + random.int(0, 255));
        await file.write(bytes, at);
        const grown = new Uint8Array(Math.max(now.length, bytes.length === 0 ? at : at + bytes.length));
        grown.set(now);
        grown.set(bytes, at);
        now = grown;
      } else if (action === 3) {
        await file.truncate(at);
        const cut = new Uint8Array(at);
        cut.set(now.subarray(0, at));
        now = cut;
      } else if (action === 4) {
        await file.sync();
        synced = now;
      } else {
        assert.deepEqual(await disk.afterCrash().readFile('/f'), synced);
        if (random.int(0, 2) === 0) continue;
        disk = disk.afterCrash();
        file = await disk.open('/f', 'read-write');
        now = synced;
      }
      assert.deepEqual(await disk.readFile('/f'), now);
    }
  }
});

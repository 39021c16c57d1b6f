import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tessera/base';
import type { Disk } from '@tessera/env';
import { MemoryDisk } from '@tessera/env/memory';
import { readIdent, type StoreIdent, writeIdent } from './store-ident.ts';

const PATH = '/data/store-ident.json';
const IDENT: StoreIdent = {
  ...{ clusterId: 7_123_456_789_012_345_678n, storeId: 5, bootstrapped: true, engineUsed: true, api: 'V2' },
  region: { id: 2, peerId: 3, confVer: 1, version: 1 },
};

async function replace(disk: Disk, bytes: Uint8Array): Promise<void> {
  const file = await disk.open(PATH, 'open-or-create');
  await file.truncate(0);
  await file.write(bytes, 0);
  await file.close();
}

test('store identity: a flipped bit anywhere is refused by the name of the file, or was between the values', async () => {
  const disk = new MemoryDisk();
  await disk.makeDirectory('/data');
  for (const ident of [IDENT, { ...IDENT, region: undefined }]) {
    await writeIdent(disk, '/data', ident);
    assert.deepEqual(await readIdent(disk, '/data'), ident);
    const good = await disk.readFile(PATH);
    let refused = 0;
    for (let at = 0; at < good.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const bad = good.slice();
        bad[at] = (bad[at] as number) ^ (1 << bit);
        await replace(disk, bad);
        const found = await readIdent(disk, '/data').catch((error) => {
          assert.equal(error.code, 'KV:Store:Ident');
          assert.ok(error.message.includes(PATH));
          refused++;
        });
        if (found !== undefined) assert.deepEqual(found, ident);
      }
    }
    assert.ok(refused > good.length * 6, `${refused} of ${8 * good.length}`);
  }
});

test('store identity: one from before there was a checksum is read', async () => {
  const disk = new MemoryDisk();
  await disk.makeDirectory('/data');
  await replace(disk, utf8('{"format":2,"clusterId":"9","storeId":4,"bootstrapped":false,"engineUsed":true}'));
  const ident = { clusterId: 9n, storeId: 4, region: undefined, bootstrapped: false, engineUsed: true };
  assert.deepEqual(await readIdent(disk, '/data'), ident);
});

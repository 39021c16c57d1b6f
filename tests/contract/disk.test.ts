/** The Disk contract on the real file system and in memory, in the clear and encrypted. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Prng, silentLogger } from '@tessera/base';
import { type Disk, openRemoteDisk, type RemoteDisk } from '@tessera/env';
import { MemoryDisk } from '@tessera/env/memory';
import { createNodeEnv } from '@tessera/env/node';
import { encrypted } from '../support/encrypted.ts';
import { diskContract } from './disk.ts';

const nodeDisk = createNodeEnv({ log: silentLogger }).disk;

async function inTemporaryDirectory(disk: Disk): Promise<{ disk: Disk; root: string } & AsyncDisposable> {
  const root = await mkdtemp(join(tmpdir(), 'tessera-disk-'));
  return { disk, root, [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
}

for (const [name, wrap] of [
  ['in the clear', (disk: Disk): Disk => disk],
  ['encrypted', (disk: Disk): Disk => encrypted(disk, 1)],
] as const) {
  diskContract(`Node, ${name}`, () => inTemporaryDirectory(wrap(nodeDisk)));

  diskContract(`Node in a helper thread, ${name}`, async () =>
    inTemporaryDirectory(await openRemoteDisk(wrap(nodeDisk).remote as RemoteDisk)),
  );

  diskContract(`memory, ${name}`, async () => {
    const disk = wrap(new MemoryDisk());
    await disk.makeDirectory('/data');
    return { disk, root: '/data', [Symbol.asyncDispose]: async () => {} };
  });
}

test('encrypted disk: any mix of writes, truncations and reads is what a plain disk gives', async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = new Prng(seed);
    const plain = new MemoryDisk();
    const raw = new MemoryDisk();
    const disk = encrypted(raw, seed);
    let pair = [await plain.open('/a', 'create'), await disk.open('/a', 'create')] as const;
    for (let step = 0; step < 60; step++) {
      const at = random.int(0, 200);
      const dice = random.float();
      if (dice < 0.5) {
        const bytes = random.chance(0.3)
          ? new Uint8Array(random.int(1, 70))
          : random.fill(new Uint8Array(random.int(1, 70)));
        for (const file of pair) await file.write(bytes, at);
      } else if (dice < 0.6) {
        const size = random.chance(0.2) ? 0 : at;
        for (const file of pair) await file.truncate(size);
      } else if (dice < 0.7) {
        for (const file of pair) await file.close();
        pair = [await plain.open('/a', 'read-write'), await disk.open('/a', 'read-write')];
      } else {
        const a = new Uint8Array(random.int(0, 100)).fill(7);
        const b = a.slice();
        assert.equal(await pair[1].read(b, at), await pair[0].read(a, at), `seed ${seed} step ${step}`);
        assert.deepEqual(b, a, `seed ${seed} step ${step} at ${at}`);
      }
      assert.deepEqual(await disk.readFile('/a'), await plain.readFile('/a'), `seed ${seed} step ${step}`);
      assert.equal(await pair[1].sizeBytes(), await pair[0].sizeBytes());
    }
  }
});

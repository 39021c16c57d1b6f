/** The Disk contract on the real file system and in memory. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@tessera/base';
import { type Disk, openRemoteDisk, type RemoteDisk } from '@tessera/env';
import { MemoryDisk } from '@tessera/env/memory';
import { createNodeEnv } from '@tessera/env/node';
import { diskContract } from './disk.ts';

const nodeDisk = createNodeEnv({ log: silentLogger }).disk;

async function inTemporaryDirectory(disk: Disk): Promise<{ disk: Disk; root: string } & AsyncDisposable> {
  const root = await mkdtemp(join(tmpdir(), 'tessera-disk-'));
  return { disk, root, [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
}

diskContract('Node', () => inTemporaryDirectory(nodeDisk));

diskContract('Node in a helper thread', async () =>
  inTemporaryDirectory(await openRemoteDisk(nodeDisk.remote as RemoteDisk)),
);

diskContract('memory', async () => {
  const disk = new MemoryDisk();
  await disk.makeDirectory('/data');
  return { disk, root: '/data', [Symbol.asyncDispose]: async () => {} };
});

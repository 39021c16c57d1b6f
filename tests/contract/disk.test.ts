/** The Disk contract on the real file system and in memory. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@tessera/base';
import { MemoryDisk } from '@tessera/env/memory';
import { createNodeEnv } from '@tessera/env/node';
import { diskContract } from './disk.ts';

diskContract('Node', async () => {
  const root = await mkdtemp(join(tmpdir(), 'tessera-disk-'));
  return {
    disk: createNodeEnv({ log: silentLogger }).disk,
    root,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
});

diskContract('memory', async () => {
  const disk = new MemoryDisk();
  await disk.makeDirectory('/data');
  return { disk, root: '/data', [Symbol.asyncDispose]: async () => {} };
});

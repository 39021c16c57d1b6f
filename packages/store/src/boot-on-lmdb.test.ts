/** How a store boots, reports and stops, once more on LMDB. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { LmdbEngine } from '@tessera/engine';
import { runOn } from './testing/test-cluster.ts';

const directories: string[] = [];
after(() => Promise.all(directories.map((directory) => rm(directory, { recursive: true }))));

runOn({
  name: 'LMDB',
  open: async () => {
    const directory = await mkdtemp(join(tmpdir(), 'tessera-store-lmdb-'));
    directories.push(directory);
    return await LmdbEngine.open({ directory, noSync: true });
  },
  yield: () => new Promise((resolve) => setImmediate(resolve)),
});
await import('./boot/boot.test.ts');

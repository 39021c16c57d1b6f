/** The store's own suite once more, on LMDB; boot-on-lmdb.test.ts has the rest of it. */
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
await import('./raft/replication.test.ts');
await import('./service/service.test.ts');
await import('./status/status-server.test.ts');

/** `tessera store --threads N`: several stores in one process. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { connect } from '@tessera/client';
import { killAll, Program } from './program.ts';

after(killAll);

test('store --threads: two stores in one process serve, end together, and come back with their data', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tessera-test-'));
  const pd = new Program(['pd', '--client-urls', 'http://127.0.0.1:0', '--data-dir', join(directory, 'pd')]);
  const [, address = ''] = await pd.waitFor(/^ready: pd http:\/\/(\S+), /m);
  const args = ['store', '--threads', '2', '--pd', address, '--addr', '127.0.0.1:0', '--status-addr', '127.0.0.1:0'];
  const start = async (): Promise<{ store: Program; ids: Set<number> }> => {
    const store = new Program([...args, '--data-dir', join(directory, 'stores')]);
    const [, a, b] = await store.waitFor(/^ready: store (\d) .*\n*ready: store (\d) /m);
    return { store, ids: new Set([Number(a), Number(b)]) };
  };
  const first = await start();
  const client = await connect({ pdEndpoints: [address] });
  await client.raw.put('k', 'v');
  const hosts = (await client.pd.getAllStores()).map((store) => store.labels.find(({ key }) => key === 'host')?.value);
  assert.equal(hosts.length, 2);
  assert.ok(hosts[0] !== undefined && hosts[0] === hosts[1]);
  await first.store.stop('SIGKILL');
  // One of them cannot start: none stays, and the process says why.
  const ident = join(directory, 'stores', 'store-2', 'store-ident.json');
  const bytes = await readFile(ident);
  await writeFile(ident, 'not an identity');
  const { code, err } = await new Program([...args, '--data-dir', join(directory, 'stores')]).finished;
  assert.equal(code, 1);
  assert.match(err, /store-2\/store-ident\.json is not the identity of a store/);
  await writeFile(ident, bytes);
  const again = await start();
  assert.deepEqual(again.ids, first.ids);
  assert.equal(Buffer.from((await client.raw.get('k')) ?? []).toString(), 'v');
  await client.close();
  assert.equal((await again.store.stop('SIGTERM')).code, 0);
  assert.equal((await pd.stop('SIGTERM')).code, 0);
  await rm(directory, { recursive: true });
});

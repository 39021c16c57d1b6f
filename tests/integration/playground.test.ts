/** The README's first session, with real processes: start, use, Ctrl-C, restart, two at once, kill -9. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { connect } from '@tessera/client';
import { killAll, Program, run } from './program.ts';

after(killAll);

const READY = /^ready: pd (\S+), store (\S+), status (\S+)\. /m;
const ANY_PORTS = ['--pd-port', '0', '--store-port', '0', '--status-port', '0'];

async function playground(...args: string[]): Promise<{ program: Program; pd: string; store: string; status: string }> {
  const program = new Program(['playground', ...args]);
  const [, pd = '', store = '', status = ''] = await program.waitFor(READY);
  return { program, pd, store, status };
}

test('playground: serves ctl, HTTP and clients, and stops cleanly on Ctrl-C', async () => {
  const { program, pd, store, status } = await playground(...ANY_PORTS);
  const ctl = (...args: string[]) => run(['ctl', '--pd', pd, ...args]);
  assert.deepEqual(await ctl('raw', 'put', 'user/1', 'Ada'), { code: 0, out: 'OK\n', err: '' });
  assert.equal((await ctl('raw', 'get', 'user/1')).out, 'Ada\n');
  assert.equal((await ctl('raw', 'get', 'user/2')).code, 1);
  assert.match((await ctl('raw', 'scan', '--prefix', 'user/')).out, /user\/1 +Ada\n1 found\n/);
  assert.equal((await ctl('raw', 'delete', 'user/1')).code, 0);
  assert.equal((await ctl('raw', 'get', 'user/1')).code, 1);
  const stores = JSON.parse((await ctl('--format', 'json', 'store', 'list')).out);
  assert.equal(stores.length, 3);
  assert.equal(stores[0].address, store);
  for (const { state } of stores) assert.equal(state, 'Up');
  const regions = JSON.parse((await ctl('--format', 'json', 'region', 'list')).out);
  assert.equal(regions.length, 1);
  assert.ok(regions[0].leaderStore > 0);
  assert.match((await ctl('tso')).out, /^\d+ {2}physical \d+/);

  const http = async (url: string): Promise<string> => (await fetch(url)).text();
  assert.match(await http(`http://${pd}/pd/api/v1/stores`), /"count": ?3/);
  assert.match(await http(`http://${status}/metrics`), /tikv_server_info/);
  assert.equal((await fetch(`http://${status}/status`)).status, 200);

  const { code, out } = await program.stop('SIGINT');
  assert.equal(code, 0);
  assert.match(out, /stopped\n$/);
});

test('playground: two at once with default ports both work', async () => {
  const [a, b] = await Promise.all([playground('--stores', '1'), playground('--stores', '1')]);
  try {
    assert.notEqual(a.pd, b.pd);
    for (const { pd } of [a, b]) {
      const client = await connect({ pdEndpoints: [pd] });
      await client.raw.put('who', pd);
      await client.close();
    }
    for (const { pd } of [a, b]) assert.equal((await run(['ctl', '--pd', pd, 'raw', 'get', 'who'])).out, `${pd}\n`);
  } finally {
    assert.equal((await a.program.stop('SIGTERM')).code, 0);
    assert.equal((await b.program.stop('SIGTERM')).code, 0);
  }
});

test('playground: where store and status ports go on in the same steps, a store does not take its own', async () => {
  // From here on both would find the same one free.
  const servers = [20160, 20170, 20180, 20190].map((port) =>
    createServer()
      .on('error', () => {})
      .listen(port, '127.0.0.1'),
  );
  try {
    const { program, pd } = await playground('--stores', '1');
    const client = await connect({ pdEndpoints: [pd] });
    await client.raw.put('who', pd);
    await client.close();
    assert.equal((await program.stop('SIGTERM')).code, 0);
  } finally {
    for (const server of servers) server.close();
  }
});

test('playground: a named port that is taken is refused with its address and exit code 1', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  for (const flag of ['--pd-port', '--store-port', '--status-port']) {
    const others = ANY_PORTS.filter((_, i) => ANY_PORTS[i - (i % 2)] !== flag);
    const { code, err } = await run(['playground', '--stores', '1', ...others, flag, String(port)]);
    assert.equal(code, 1, flag);
    assert.match(err, new RegExp(`127\\.0\\.0\\.1:${port}`));
  }
  server.close();
});

test('playground: after kill -9 the same directory serves the same cluster, and timestamps go on', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tessera-test-'));
  try {
    const first = await playground(...ANY_PORTS, '--data-dir', directory);
    const before = await connect({ pdEndpoints: [first.pd] });
    const cluster = before.pd.clusterId;
    const timestamp = await before.pd.getTimestamp();
    const [store] = await before.pd.getAllStores();
    await before.raw.put('kept', 'yes');
    await before.close();
    const second = new Program(['playground', ...ANY_PORTS, '--data-dir', directory]);
    const refused = await second.finished;
    assert.equal(refused.code, 1);
    assert.match(refused.err, new RegExp(directory));
    await first.program.stop('SIGKILL');

    const again = await playground(...ANY_PORTS, '--data-dir', directory);
    const after = await connect({ pdEndpoints: [again.pd] });
    assert.equal(after.pd.clusterId, cluster);
    assert.ok((await after.pd.getTimestamp()) > timestamp);
    assert.equal((await after.pd.getAllStores())[0]?.id, store?.id);
    assert.equal(Buffer.from((await after.raw.get('kept')) ?? []).toString(), 'yes');
    await after.close();
    assert.equal((await again.program.stop('SIGINT')).code, 0);
  } finally {
    await rm(directory, { recursive: true });
  }
});

test('store: one SIGTERM ends a store that still waits for its placement driver', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tessera-test-'));
  const args = ['store', '--pd', '127.0.0.1:1', '--addr', '127.0.0.1:0', '--status-addr', '', '--data-dir', directory];
  const store = new Program(args);
  await store.logged(/welcome to Tessera/i);
  assert.equal((await store.stop('SIGTERM')).code, 0);
  await rm(directory, { recursive: true });
});

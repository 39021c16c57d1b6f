/** Runs every example against a placement driver and a store on real sockets, and checks that the README shows what runs. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { format } from 'node:util';
import { silentLogger } from '@tessera/base';
import { MemoryDisk } from '@tessera/env/memory';
import { createNodeEnv } from '@tessera/env/node';
import { createPd, parsePdConfig } from '@tessera/pd';
import { createStore, parseStoreConfig } from '@tessera/store';

const HERE = new URL('.', import.meta.url);
const EXPECTED: Readonly<Record<string, string>> = {
  'quick-start.ts': 'hello\nundefined',
  'scans.ts': [
    'planet/mars MARS\nplanet/mercury MERCURY\nplanet/neptune NEPTUNE\nplanet/saturn SATURN',
    'planet/uranus URANUS\nplanet/venus VENUS\nthe last planet is planet/venus\n8 planets',
    "[ [ 'planet/mars', 'planet/mercury' ], [ 'planet/venus' ] ]",
  ].join('\n'),
  'ttl-and-cas.ts': 'got the lease: true\nworker-2 got it: false held by worker-1\nseconds left: 30\ncounter: 10',
  'batch-loading.ts': '6 10 undefined\n1000 of 1000\n20000 users',
  'error-handling.ts': 'the cluster is in trouble; try later\nwe wanted that\nfix the program',
};

let pdEndpoints: readonly string[];
let stop: () => Promise<void>;

before(async () => {
  const env = { ...createNodeEnv({ log: silentLogger }), disk: new MemoryDisk() };
  const pd = await createPd(env, parsePdConfig('', { 'data-dir': '/pd', 'client-urls': 'http://127.0.0.1:0' }));
  pdEndpoints = [pd.clientUrl];
  const config = parseStoreConfig('', {
    'server.addr': '127.0.0.1:0',
    'server.status-addr': '',
    'storage.data-dir': '/store',
    'storage.enable-ttl': true,
    'pd.endpoints': [pd.clientUrl],
  });
  const store = await createStore(env, config);
  stop = async () => {
    await store.close();
    await pd.close();
  };
});

after(() => stop());

test('examples: every program has its output written down', async () => {
  const files = (await readdir(HERE)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  assert.deepEqual(files.sort(), Object.keys(EXPECTED).sort());
});

for (const [name, expected] of Object.entries(EXPECTED)) {
  test(`examples: ${name} prints what it says`, async (t) => {
    const log = t.mock.method(console, 'log', () => {});
    const example = (await import(new URL(name, HERE).href)) as {
      main(pdEndpoints: readonly string[]): Promise<void>;
    };
    await example.main(pdEndpoints);
    const printed = log.mock.calls.map((call) => format(...call.arguments)).join('\n');
    log.mock.restore();
    // Seconds may pass on a slow machine.
    assert.equal(printed.replace(/(seconds left:) 2\d/, '$1 30'), expected);
  });
}

test("examples: the client's README shows lines of the programs that run", async () => {
  const readme = await readFile(new URL('../packages/client/README.md', HERE), 'utf8');
  const blocks = [...readme.matchAll(/<!-- examples\/(\S+) -->\n```ts\n([\s\S]*?)```/g)];
  assert.equal(blocks.length, Object.keys(EXPECTED).length);
  assert.equal(readme.match(/```ts/g)?.length, blocks.length, 'no code without its example');
  for (const [, name, code] of blocks) {
    const lines = (text: string): string => text.replace(/^ +/gm, '');
    const program = lines(await readFile(new URL(String(name), HERE), 'utf8'));
    assert.ok(program.includes(lines(String(code))), `${name} does not hold:\n${code}`);
  }
});

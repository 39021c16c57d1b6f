/** Runs every example against a placement driver and a store on real sockets, and checks that the README shows what runs. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { format } from 'node:util';
import { silentLogger } from '@tessera/base';
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
  'bank.ts': 'after 200 transfers: 2000\naccount 0 has its money: true',
  'snapshots.ts': ["[ 'snow', 'sun', undefined ]", 'weather/rome sun\nweather/paris rain\ntoo old\nundefined'].join(
    '\n',
  ),
  'transactions.ts': 'blue\nsecond lost on color/sky\nblue -> grey',
  'embedded.ts': 'visits: 1',
};
/** Stores whose raw values may expire serve no transactions, as in TiKV. */
const TRANSACTIONS = new Set(['bank.ts', 'snapshots.ts', 'transactions.ts']);
const DIRECTORY = mkdtempSync(join(tmpdir(), 'tessera-examples-'));

interface Cluster {
  readonly pdEndpoints: readonly string[];
  stop(): Promise<void>;
}

async function startCluster(enableTtl: boolean): Promise<Cluster> {
  const env = createNodeEnv({ log: silentLogger });
  const directory = join(DIRECTORY, enableTtl ? 'raw' : 'transactional');
  const pd = await createPd(
    env,
    parsePdConfig('', { 'data-dir': join(directory, 'pd'), 'client-urls': 'http://127.0.0.1:0' }),
  );
  const config = parseStoreConfig('', {
    'server.addr': '127.0.0.1:0',
    'server.status-addr': '',
    'storage.data-dir': join(directory, 'store'),
    'storage.enable-ttl': enableTtl,
    'pd.endpoints': [pd.clientUrl],
  });
  const store = await createStore(env, config);
  return {
    pdEndpoints: [pd.clientUrl],
    async stop() {
      await store.close();
      await pd.close();
    },
  };
}

let raw: Cluster;
let transactional: Cluster;

before(async () => {
  raw = await startCluster(true);
  transactional = await startCluster(false);
});

after(async () => {
  await raw.stop();
  await transactional.stop();
  rmSync(DIRECTORY, { recursive: true, force: true });
});

function argumentsOf(name: string): readonly string[] {
  if (name === 'embedded.ts') return [join(DIRECTORY, 'embedded')];
  return (TRANSACTIONS.has(name) ? transactional : raw).pdEndpoints;
}

test('examples: every program has its output written down', async () => {
  const files = (await readdir(HERE)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  assert.deepEqual(files.sort(), Object.keys(EXPECTED).sort());
});

for (const [name, expected] of Object.entries(EXPECTED)) {
  test(`examples: ${name} prints what it says`, async (t) => {
    const log = t.mock.method(console, 'log', () => {});
    const example = (await import(new URL(name, HERE).href)) as {
      main(args: readonly string[]): Promise<void>;
    };
    await example.main(argumentsOf(name));
    const printed = log.mock.calls.map((call) => format(...call.arguments)).join('\n');
    log.mock.restore();
    // Seconds may pass on a slow machine.
    assert.equal(printed.replace(/(seconds left:) 2\d/, '$1 30'), expected);
  });
}

/** Pages, and how many programs each shows. */
const PAGES: Readonly<Record<string, number>> = {
  'packages/client/README.md': 8,
  'docs/embedded.md': 1,
  'README.md': 2,
};

for (const [page, count] of Object.entries(PAGES)) {
  test(`examples: ${page} shows lines of the programs that run`, async () => {
    const text = await readFile(new URL(`../${page}`, HERE), 'utf8');
    const blocks = [...text.matchAll(/<!-- examples\/(\S+) -->\n```ts\n([\s\S]*?)```/g)];
    assert.equal(blocks.length, count);
    assert.equal(text.match(/```ts/g)?.length, blocks.length, 'no code without its example');
    for (const [, name, code] of blocks) {
      const lines = (part: string): string => part.replace(/^ +/gm, '');
      const program = lines(await readFile(new URL(String(name), HERE), 'utf8'));
      assert.ok(program.includes(lines(String(code))), `${name} does not hold:\n${code}`);
    }
  });
}

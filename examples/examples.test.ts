/** Runs every example against a cluster on real sockets, and checks that the README shows what runs. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { silentLogger } from '@tessera/base';
import { TestCluster } from '@tessera/client/testing';
import { createNodeEnv } from '@tessera/env/node';

const HERE = new URL('.', import.meta.url);
const EXPECTED: Readonly<Record<string, string>> = {
  'quick-start.ts': `hello\nundefined`,
  'scans.ts': [
    'planet/mars MARS\nplanet/mercury MERCURY\nplanet/neptune NEPTUNE\nplanet/saturn SATURN',
    'planet/uranus URANUS\nplanet/venus VENUS\nthe last planet is planet/venus\n8 planets',
    "[ [ 'planet/mars', 'planet/mercury' ], [ 'planet/venus' ] ]",
  ].join('\n'),
  'ttl-and-cas.ts': 'got the lease: true\nworker-2 got it: false held by worker-1\nseconds left: 30\ncounter: 10',
  'batch-loading.ts': '6 10 undefined\n1000 of 1000\n20000 users',
  'error-handling.ts': 'the cluster is in trouble; try later\nwe wanted that\nfix the program',
};

test('examples: every program has its output written down', async () => {
  const files = (await readdir(HERE)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  assert.deepEqual(files.sort(), Object.keys(EXPECTED).sort());
});

for (const [name, expected] of Object.entries(EXPECTED)) {
  test(`examples: ${name} prints what it says`, async (t) => {
    const cluster = await TestCluster.startOn(createNodeEnv({ log: silentLogger }), {
      splits: ['planet/n', 'user/00010000'],
    });
    const log = t.mock.method(console, 'log', () => {});
    const { format } = await import('node:util');
    const example = (await import(new URL(name, HERE).href)) as { main(pdEndpoints: readonly string[]): Promise<void> };
    await example.main(cluster.pd.endpoints);
    const printed = log.mock.calls.map((call) => format(...call.arguments)).join('\n');
    log.mock.restore();
    await cluster.stop();
    assert.equal(printed, expected);
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

/** A store, or PD, whose files were damaged while it was down: what it says, and what the others do. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { type Client, connect } from '@tessera/client';
import { Cluster, type Member } from '../support/cluster.ts';
import { flip, largest } from './files.ts';
import { killAll } from './program.ts';

after(killAll);

const REPLICATED_MS = 60_000;
const REFUSED_MS = 20_000;
const KEYS = 300;

const nameOf = (i: number): string => `key/${String(i).padStart(4, '0')}`;

async function put(client: Client, from: number, to: number, value: string): Promise<void> {
  for (let i = from; i < to; i += 50) {
    const entries = Array.from({ length: Math.min(50, to - i) }, (_, j) => [nameOf(i + j), value] as const);
    await client.raw.batchPut(entries);
  }
}

async function expectAll(client: Client, count: number, value: string): Promise<void> {
  for (let i = 0; i < count; i++) {
    assert.equal(Buffer.from((await client.raw.get(nameOf(i))) ?? []).toString(), value, nameOf(i));
  }
}

/** Starts it, and it must end by itself; returns all it said. */
async function refused(member: Member): Promise<string> {
  const { finished } = member.launch();
  // One that starts all the same must not keep the test for ever.
  const patience = setTimeout(() => void member.stop(), REFUSED_MS);
  const { code, err } = await finished;
  clearTimeout(patience);
  const log = readFileSync(member.logFile, 'utf8').split('\n').slice(-30).join('\n');
  assert.notEqual(code, 0, `a damaged one must not start: ${log}`);
  return `${err}\n${log}`;
}

test('damaged files: the store refuses to start and names file and offset; the others serve', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-broken-'));
  try {
    const cluster = await Cluster.start({ directory, stores: 3 });
    await cluster.replicated(3, REPLICATED_MS);
    const client = await connect({ pdEndpoints: [cluster.pd.address] });
    await put(client, 0, KEYS, 'before');
    const store = cluster.stores[2] as Member;
    assert.equal((await store.stop('SIGTERM'))?.code, 0);
    await put(client, 0, KEYS, 'without');

    const saved = join(directory, 'saved');
    cpSync(store.dataDir, saved, { recursive: true });
    // Tables are checked when they are read.
    const damages: readonly (readonly [pattern: RegExp, at: (size: number) => number])[] = [
      [/^MANIFEST/, (size) => size >> 1],
      [/\.raftlog$/, () => 20],
    ];
    for (const [pattern, at] of damages) {
      const file = largest(store.dataDir, pattern);
      flip(file, at);
      const said = await refused(store);
      assert.match(said, new RegExp(basename(file).replaceAll('.', '\\.')), 'names the file');
      assert.match(said, /offset \d+/, 'names the offset');
      rmSync(store.dataDir, { recursive: true });
      cpSync(saved, store.dataDir, { recursive: true });
    }
    await expectAll(client, KEYS, 'without');
    await store.start();
    await cluster.replicated(3, REPLICATED_MS);
    await client.close();
    await cluster.stop();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

test('damaged journal: PD refuses to start and names file and offset; stores go on, and it goes on with the file mended', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-broken-pd-'));
  try {
    const cluster = await Cluster.start({ directory, stores: 1 });
    const { pd } = cluster;
    const client = await connect({ pdEndpoints: [pd.address] });
    await put(client, 0, KEYS, 'before');
    assert.equal((await pd.stop('SIGTERM'))?.code, 0);
    const saved = join(directory, 'saved');
    cpSync(pd.dataDir, saved, { recursive: true });
    const file = largest(pd.dataDir, /\.log$/);
    flip(file, (size) => size >> 1);
    const said = await refused(pd);
    assert.match(said, new RegExp(basename(file).replaceAll('.', '\\.')), 'names the file');
    assert.match(said, /offset \d+/, 'names the offset');
    await expectAll(client, KEYS, 'before');
    rmSync(pd.dataDir, { recursive: true });
    cpSync(saved, pd.dataDir, { recursive: true });
    await pd.start();
    await put(client, 0, KEYS, 'after');
    const fresh = await connect({ pdEndpoints: [pd.address] });
    await expectAll(fresh, KEYS, 'after');
    await fresh.close();
    await client.close();
    await cluster.stop();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

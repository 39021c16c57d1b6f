/** A store with a damaged table: no client ever reads wrong data from it, it stops itself, and the operator replaces it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { Prng } from '@tessera/base';
import { type Client, connect } from '@tessera/client';
import { Cluster, type Member, pause } from '../support/cluster.ts';
import { flip, largest } from './files.ts';
import { killAll, run } from './program.ts';

after(killAll);

const REPLICATED_MS = 60_000;
const ENDED_MS = 30_000;
const KEYS = 600;
const VALUE_BYTES = 1000;

const nameOf = (i: number): string => `key/${String(i).padStart(4, '0')}`;
/** Such as no compression makes small: the table has many blocks. */
const textOf = (i: number): string => Buffer.from(new Prng(i).fill(new Uint8Array(VALUE_BYTES / 2))).toString('hex');

async function putAll(client: Client): Promise<void> {
  for (let i = 0; i < KEYS; i += 50) {
    await client.raw.batchPut(Array.from({ length: 50 }, (_, j) => [nameOf(i + j), textOf(i + j)] as const));
  }
}

/** The errors of all reads; whatever was read must be right. */
async function readAll(client: Client): Promise<string[]> {
  const errors: string[] = [];
  for (let i = 0; i < KEYS; i++) {
    let value: Uint8Array | undefined;
    try {
      value = await client.raw.get(nameOf(i));
    } catch (error) {
      errors.push(String(error));
      continue;
    }
    assert.equal(Buffer.from(value ?? []).toString(), textOf(i), nameOf(i));
  }
  return errors;
}

async function ended(store: Member): Promise<{ code: number | null; err: string }> {
  const patience = setTimeout(() => void store.stop(), ENDED_MS);
  const finished = await store.program?.finished;
  clearTimeout(patience);
  return finished ?? assert.fail(`${store.name} was never started`);
}

/** The damaged store's id is out of service, an empty store takes its replicas. */
async function replace(cluster: Cluster, damaged: Member): Promise<void> {
  const id = await cluster.idOf(damaged);
  const empty = await cluster.newStore();
  await empty.start();
  const said = await run(['ctl', '--pd', cluster.pd.address, 'store', 'delete', String(id)]);
  assert.equal(said.code, 0, said.err);
  const deadlineMs = performance.now() + REPLICATED_MS;
  const holds = (): Promise<boolean> =>
    cluster.regions().then((all) => all.some((one) => one.peers?.some((peer) => peer.store_id === id)));
  while (await holds()) {
    assert.ok(performance.now() < deadlineMs, `store ${id} still has replicas`);
    await pause(200);
  }
  await cluster.replicated(3, REPLICATED_MS);
  await cluster.lead(empty, REPLICATED_MS);
}

test('damaged table: a read of it is an error that names file and offset, the store stops, and is replaced', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-damaged-'));
  try {
    const cluster = await Cluster.start({ directory, stores: 3 });
    await cluster.replicated(3, REPLICATED_MS);
    const client = await connect({ pdEndpoints: [cluster.pd.address] });
    await putAll(client);
    const store = cluster.stores[2] as Member;
    // A stop in good order leaves everything in tables.
    assert.equal((await store.stop('SIGTERM'))?.code, 0);
    const table = largest(store.dataDir, /\.sst$/);
    flip(table, (size) => size >> 1);
    await store.start();
    await cluster.lead(store, REPLICATED_MS);

    const errors = await readAll(client);
    assert.ok(errors.length > 0, 'nobody met the damage');
    for (const error of errors) assert.match(error, new RegExp(`${basename(table)}.* offset \\d+`));
    const { code, err } = await ended(store);
    assert.equal(code, 1, err);
    assert.match(err, new RegExp(`^tessera: .*${basename(table)}.* offset \\d+`, 'm'), 'names file and offset');
    assert.deepEqual(await readAll(client), [], 'the others have it all');

    await replace(cluster, store);
    assert.deepEqual(await readAll(client), [], 'the new store has it all');
    await client.close();
    await cluster.stop();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

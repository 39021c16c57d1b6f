import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { ClosedError } from '@tessera/client';
import { EmbeddedError, openEmbedded } from './open-embedded.ts';

const ROOT = await mkdtemp(join(tmpdir(), 'tessera-embedded-'));
after(() => rm(ROOT, { recursive: true, force: true }));
const text = (value: Uint8Array | undefined): string | undefined => value && Buffer.from(value).toString();

test('embedded: raw pairs and transactions, and all of it is there again after closing', async () => {
  const directory = join(ROOT, 'reopen');
  {
    await using db = await openEmbedded(directory);
    await db.raw.put('raw/k', 'v');
    await db.transaction(async (txn) => {
      await txn.put('txn/a', '1');
      await txn.put('txn/b', '2');
    });
    await db.transaction(async (txn) => await txn.put('txn/c', '3'), { pessimistic: true });
  }
  await using db = await openEmbedded(directory);
  assert.equal(text(await db.raw.get('raw/k')), 'v');
  const snapshot = await db.snapshot();
  assert.deepEqual((await snapshot.batchGet(['txn/a', 'txn/b', 'txn/c'])).map(text), ['1', '2', '3']);
});

test('embedded: one opener at a time', async () => {
  const directory = join(ROOT, 'locked');
  const db = await openEmbedded(directory);
  await assert.rejects(
    openEmbedded(directory),
    (error) => error instanceof EmbeddedError && error.code === 'Embedded:Locked' && /open already/.test(error.message),
  );
  await db.raw.put('k', 'still works');
  await db.close();
  await assert.rejects(db.raw.get('k'), ClosedError);
  const again = await openEmbedded(directory);
  assert.equal(text(await again.raw.get('k')), 'still works');
  await again.close();
});

test('embedded: what cannot be opened is said so, and leaves nothing behind', async () => {
  await writeFile(join(ROOT, 'file'), 'in the way');
  await assert.rejects(openEmbedded(join(ROOT, 'file', 'data')), (error) => {
    return error instanceof EmbeddedError && error.code === 'Embedded:Open' && /ENOTDIR/.test(error.message);
  });
  const directory = join(ROOT, 'config');
  await assert.rejects(
    openEmbedded(directory, { storeConfig: { 'server.grpc-concurrent-stream': 'much' } }),
    /grpc-concurrent-stream/,
  );
  const stop = AbortSignal.abort(new Error('changed my mind'));
  await assert.rejects(openEmbedded(directory, { signal: stop }), EmbeddedError);
  await (await openEmbedded(directory)).close();
});

test('embedded: values that expire', async () => {
  await using db = await openEmbedded(join(ROOT, 'ttl'), { enableTtl: true });
  await db.raw.put('k', 'v', { ttlSeconds: 100 });
  assert.ok(((await db.raw.getTtl('k')) ?? 0) > 90);
});

test('embedded: API V2 has raw pairs that expire beside transactions, and keyspaces that do not see each other', async () => {
  const directory = join(ROOT, 'v2');
  {
    await using db = await openEmbedded(directory, { apiVersion: 2 });
    await db.raw.put('k', 'raw', { ttlSeconds: 100 });
    for (let i = 0; i < 50; i++) await db.raw.put('n', String(i));
    await db.raw.delete('k2');
    await db.raw.compareAndSwap('n', '49', '50');
    await db.transaction(async (txn) => await txn.put('k', 'txn'));
    assert.ok(((await db.raw.getTtl('k')) ?? 0) > 90);
  }
  await using db = await openEmbedded(directory, { apiVersion: 2 });
  assert.deepEqual([text(await db.raw.get('k')), text(await db.raw.get('n'))], ['raw', '50']);
  assert.equal(text(await (await db.snapshot()).get('k')), 'txn');
  const pairs: string[] = [];
  for await (const { key, value } of db.raw.scan()) pairs.push(`${text(key)}=${text(value)}`);
  for await (const { key } of db.raw.scan({ reverse: true })) pairs.push(`${text(key)}`);
  assert.deepEqual(pairs, ['k=raw', 'n=50', 'n', 'k']);
  await db.raw.deleteRange('a', 'm');
  assert.equal(await db.raw.get('k'), undefined);
});

test('embedded: a directory stays in its API version', async () => {
  const directory = join(ROOT, 'stays');
  {
    await using db = await openEmbedded(directory);
    await db.raw.put('k', 'v');
  }
  await assert.rejects(
    openEmbedded(directory, { apiVersion: 2 }),
    /unable to switch `storage.api_version` from V1 to V2/,
  );
  await assert.rejects(openEmbedded(directory, { enableTtl: true }), /can't enable ttl on a non-ttl instance/);
});

/** Writes numbered pairs and transactions for ever and says what has been acknowledged. */
const WRITER = `
import { openEmbedded } from '@tessera/embedded';
const db = await openEmbedded(process.argv[1]);
let n = Number(process.argv[2]);
const work = async () => {
  for (;;) {
    const i = n++;
    await db.raw.put('raw/' + i, String(i));
    await db.transaction(async (txn) => {
      await txn.put('txn/a/' + i, String(i));
      await txn.put('txn/b/' + i, String(i));
    });
    process.stdout.write(i + '\\n');
  }
};
for (let i = 0; i < 8; i++) work();
`;

test('embedded: kill -9 loses nothing that was acknowledged', async () => {
  const directory = join(ROOT, 'killed');
  const acknowledged: number[] = [];
  for (let round = 0; round < 3; round++) {
    const from = String((acknowledged.at(-1) ?? 0) + 1000);
    const args = ['--input-type=module', '-e', WRITER, '--', directory, from];
    const child = spawn(process.execPath, args, { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] });
    let lines = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(Number(line));
      if (++lines === 100 + round * 50) child.kill('SIGKILL');
    }
  }
  await using db = await openEmbedded(directory);
  const names = acknowledged.map(String);
  const found = await db.raw.batchGet(names.map((name) => `raw/${name}`));
  assert.deepEqual(found.map(text), names);
  const snapshot = await db.snapshot();
  for (const part of ['a', 'b']) {
    const values = await snapshot.batchGet(names.map((name) => `txn/${part}/${name}`));
    assert.deepEqual(values.map(text), names);
  }
  // Transactions that were not acknowledged are there as a whole or not at all.
  const count = async (prefix: string): Promise<number> => {
    let n = 0;
    for await (const _ of snapshot.scan({ start: prefix, end: `${prefix}~` })) n++;
    return n;
  };
  assert.equal(await count('txn/a/'), await count('txn/b/'));
});

test('embedded: another process is refused as long as the first one lives, and is let in when it is killed', async () => {
  const directory = join(ROOT, 'two-processes');
  const args = ['--input-type=module', '-e', WRITER, '--', directory, '0'];
  const child = spawn(process.execPath, args, { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const _ of createInterface({ input: child.stdout })) break;
  await assert.rejects(
    openEmbedded(directory),
    (error) =>
      error instanceof EmbeddedError && error.code === 'Embedded:Locked' && /another process/.test(error.message),
  );
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  await using db = await openEmbedded(directory);
  assert.equal(text(await db.raw.get('raw/0')), '0');
});

test('embedded: closing with transactions open ends them, and their locks are in nobody’s way afterwards', async () => {
  const directory = join(ROOT, 'open-transactions');
  const db = await openEmbedded(directory);
  await db.transaction(async (txn) => await txn.put('k', 'before'));
  const optimistic = await db.begin();
  await optimistic.put('k', 'optimistic');
  const pessimistic = await db.begin({ pessimistic: true });
  await pessimistic.put('k', 'pessimistic');
  const waiting = db.transaction(async (txn) => await txn.put('k', 'waiting'), { pessimistic: true });
  const refused = assert.rejects(waiting, ClosedError);
  await db.close();
  await refused;
  for (const txn of [optimistic, pessimistic]) {
    await assert.rejects(txn.commit(), ClosedError);
    await txn.rollback();
  }
  await using again = await openEmbedded(directory);
  assert.equal(text(await (await again.snapshot()).get('k')), 'before');
  await again.transaction(async (txn) => await txn.put('k', 'after'), { pessimistic: true });
  assert.equal(text(await (await again.snapshot()).get('k')), 'after');
});

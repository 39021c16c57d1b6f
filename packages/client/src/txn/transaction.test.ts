import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8 } from '@tessera/base';
import type { Client } from '../client.ts';
import { InvalidArgumentError } from '../errors.ts';
import { TestCluster } from '../testing/test-cluster.ts';
import type { Transaction } from './transaction.ts';
import { AlreadyExistsError, TransactionEndedError, TxnTooLargeError, WriteConflictError } from './txn-errors.ts';
import type { TxnScanOptions } from './txn-options.ts';

const text = (value: Uint8Array | undefined): string | undefined => value && fromUtf8(value);

async function scanText(from: Pick<Transaction, 'scan'>, options: TxnScanOptions = {}): Promise<string> {
  const found: string[] = [];
  for await (const { key, value } of from.scan(options)) found.push(`${fromUtf8(key)}=${fromUtf8(value)}`);
  return found.join(' ');
}

async function write(client: Client, pairs: Readonly<Record<string, string | undefined>>): Promise<bigint> {
  const txn = await client.begin();
  for (const [key, value] of Object.entries(pairs)) {
    if (value === undefined) await txn.delete(key);
    else await txn.put(key, value);
  }
  return await txn.commit();
}

for (const pessimistic of [false, true]) {
  const kind = pessimistic ? 'pessimistic' : 'optimistic';

  test(`${kind} transaction: reads its own writes, others see them from the commit on`, async () => {
    const cluster = await TestCluster.start({ txnSplits: ['b', 'd'] });
    const client = await cluster.client();
    await write(client, { a: '1', c: '3', e: '5' });
    const txn = await client.begin({ pessimistic });
    await txn.put('b', '2');
    await txn.put('c', '33');
    await txn.delete('e');
    assert.deepEqual((await txn.batchGet(['e', 'c', 'b', 'a', 'x'])).map(text), [undefined, '33', '2', '1', undefined]);
    assert.equal(text(await txn.get('b')), '2');
    assert.equal(await scanText(txn), 'a=1 b=2 c=33');
    assert.equal(await scanText(txn, { reverse: true, limit: 2 }), 'c=33 b=2');
    assert.equal(await scanText(await client.snapshot()), 'a=1 c=3 e=5');
    const commitTs = await txn.commit();
    assert.ok(commitTs > txn.startTs);
    assert.equal(txn.state, 'committed');
    assert.equal(await scanText(await client.snapshot()), 'a=1 b=2 c=33');
    assert.equal(await scanText(await client.snapshot(commitTs)), 'a=1 b=2 c=33');
    assert.equal(await scanText(await client.snapshot(commitTs - 1n)), 'a=1 c=3 e=5');
    await client.drain();
    assert.deepEqual(cluster.txn.locks(), []);
    await cluster.stop();
  });

  test(`${kind} transaction: rollback leaves nothing`, async () => {
    const cluster = await TestCluster.start({ txnSplits: ['b'] });
    const client = await cluster.client();
    {
      await using txn = await client.begin({ pessimistic });
      await txn.put('a', '1');
      await txn.put('c', '1');
    }
    await client.drain();
    assert.deepEqual(cluster.txn.locks(), []);
    assert.equal(await scanText(await client.snapshot()), '');
    await cluster.stop();
  });

  test(`${kind} transaction: insert wants a key without a value`, async () => {
    const cluster = await TestCluster.start();
    const client = await cluster.client();
    await write(client, { taken: '1' });
    const txn = await client.begin({ pessimistic });
    await txn.insert('new', 'n');
    await assert.rejects(txn.insert('new', 'again'), AlreadyExistsError);
    await txn.delete('taken');
    await txn.insert('taken', 'mine');
    await txn.commit();
    assert.equal(await scanText(await client.snapshot()), 'new=n taken=mine');
    const second = await client.begin({ pessimistic });
    const failing = pessimistic ? second.insert('new', 'x') : second.insert('new', 'x').then(() => second.commit());
    await assert.rejects(failing, (error) => error instanceof AlreadyExistsError && fromUtf8(error.key) === 'new');
    await second.rollback();
    const third = await client.begin({ pessimistic });
    if (!pessimistic) {
      await third.insert('new', 'x');
      await third.delete('new');
      await assert.rejects(third.commit(), AlreadyExistsError);
    }
    await client.drain();
    assert.deepEqual(cluster.txn.locks(), []);
    await cluster.stop();
  });
}

test('optimistic transaction: who is first wins, the other one is told by whom', async () => {
  const cluster = await TestCluster.start();
  const client = await cluster.client();
  await write(client, { k: '0' });
  const [a, b] = [await client.begin(), await client.begin()];
  await a.put('k', 'a');
  await b.put('k', 'b');
  const commitTs = await a.commit();
  await assert.rejects(b.commit(), (error) => {
    assert.ok(error instanceof WriteConflictError);
    assert.deepEqual([error.retryable, error.code], [true, 'Client:WriteConflict']);
    assert.equal(fromUtf8(error.conflict.key), 'k');
    assert.deepEqual([error.conflict.conflictStartTs, error.conflict.conflictCommitTs], [a.startTs, commitTs]);
    return true;
  });
  assert.equal(b.state, 'rolled back');
  assert.equal(await scanText(await client.snapshot()), 'k=a');
  await cluster.stop();
});

test('optimistic transaction: write skew happens, unless what was read is locked', async () => {
  const cluster = await TestCluster.start();
  const client = await cluster.client();
  for (const locks of [false, true]) {
    await write(client, { x: '1', y: '1' });
    const [a, b] = [await client.begin(), await client.begin()];
    for (const [txn, reads, writes] of [
      [a, 'x', 'y'],
      [b, 'y', 'x'],
    ] as const) {
      if (locks) await txn.getForUpdate(reads);
      else await txn.get(reads);
      await txn.put(writes, '0');
    }
    await a.commit();
    if (locks) await assert.rejects(b.commit(), WriteConflictError);
    else await b.commit();
  }
  await cluster.stop();
});

test('transaction: the end is the end', async () => {
  const cluster = await TestCluster.start();
  const client = await cluster.client();
  const txn = await client.begin();
  await txn.put('k', 'v');
  await txn.commit();
  await assert.rejects(txn.put('k', 'v'), TransactionEndedError);
  await assert.rejects(txn.get('k'), TransactionEndedError);
  await assert.rejects(txn.commit(), TransactionEndedError);
  await txn.rollback();
  assert.equal(text(await (await client.snapshot()).get('k')), 'v');
  const empty = await client.begin();
  assert.equal(await empty.commit(), empty.startTs);
  await assert.rejects((await client.begin()).put('', 'v'), InvalidArgumentError);
  await cluster.stop();
});

test('transaction: too much is refused before anything is sent', async () => {
  const cluster = await TestCluster.start();
  const client = await cluster.client();
  const txn = await client.begin({ maxTxnBytes: 100 });
  await txn.put('k', 'x'.repeat(90));
  await assert.rejects(txn.put('l', 'x'.repeat(90)), TxnTooLargeError);
  await txn.put('k', 'y');
  await txn.put('l', 'x'.repeat(90));
  const large = await client.begin();
  await assert.rejects(large.put('k', new Uint8Array(7 * 1024 * 1024)), TxnTooLargeError);
  assert.equal(cluster.store(1).commands.length, 0);
  await cluster.stop();
});

test('transaction: scans merge pages of every size, both ways, with what was written', async () => {
  const cluster = await TestCluster.start({ txnSplits: ['k20', 'k21', 'k50', 'k99'] });
  const client = await cluster.client();
  const name = (i: number): string => `k${String(i).padStart(3, '0')}`;
  await write(client, Object.fromEntries(Array.from({ length: 100 }, (_, i) => [name(i * 2), 'old'])));
  const txn = await client.begin();
  const model = new Map(Array.from({ length: 100 }, (_, i) => [name(i * 2), 'old']));
  for (let i = 0; i < 200; i += 3) {
    await txn.put(name(i), 'new');
    model.set(name(i), 'new');
  }
  for (let i = 0; i < 200; i += 5) {
    await txn.delete(name(i));
    model.delete(name(i));
  }
  const all = [...model].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const pageSize of [1, 7, 256]) {
    for (const [start, end] of [
      ['', ''],
      ['k019', 'k051'],
      ['k1', 'k100'],
    ] as const) {
      const wanted = all.filter(([k]) => k >= start && (end === '' || k < end)).map(([k, v]) => `${k}=${v}`);
      const bounds = { ...(start === '' ? {} : { start }), ...(end === '' ? {} : { end }), pageSize };
      assert.equal(await scanText(txn, bounds), wanted.join(' '));
      assert.equal(await scanText(txn, { ...bounds, limit: 5 }), wanted.slice(0, 5).join(' '));
      assert.equal(await scanText(txn, { ...bounds, reverse: true }), wanted.toReversed().join(' '));
      assert.equal(
        await scanText(txn, { ...bounds, reverse: true, limit: 3 }),
        wanted.toReversed().slice(0, 3).join(' '),
      );
    }
  }
  await cluster.stop();
});

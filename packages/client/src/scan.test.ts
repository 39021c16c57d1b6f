import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8 } from '@tessera/base';
import type { RawClient } from './raw-client.ts';
import type { ScanOptions } from './raw-options.ts';
import { TestCluster } from './testing/test-cluster.ts';

const KEYS = Array.from({ length: 100 }, (_, i) => `k${String(i).padStart(2, '0')}`);

async function keysOf(raw: RawClient, options: ScanOptions): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of raw.scan(options)) found.push(fromUtf8(key));
  return found;
}

test('scan: forwards and backwards over many regions, whatever the size of a page', async () => {
  const cluster = await TestCluster.start({ splits: ['k10', 'k20', 'k21', 'k50', 'k99'] });
  cluster.load(KEYS);
  const { raw } = await cluster.client();
  for (const pageSize of [1, 3, 10, 256]) {
    assert.deepEqual(await keysOf(raw, { pageSize }), KEYS);
    assert.deepEqual(await keysOf(raw, { pageSize, reverse: true }), KEYS.toReversed());
    assert.deepEqual(await keysOf(raw, { pageSize, start: 'k15', end: 'k55' }), KEYS.slice(15, 55));
    const back = await keysOf(raw, { pageSize, start: 'k15', end: 'k55', reverse: true });
    assert.deepEqual(back, KEYS.slice(15, 55).toReversed());
    assert.deepEqual(await keysOf(raw, { pageSize, limit: 33, start: 'k05' }), KEYS.slice(5, 38));
    assert.deepEqual(
      await keysOf(raw, { pageSize, limit: 7, end: 'k21', reverse: true }),
      KEYS.slice(14, 21).toReversed(),
    );
  }
  await cluster.stop();
});

test('scan: empty ranges and a limit of 0 ask nobody', async () => {
  const cluster = await TestCluster.start();
  cluster.load(KEYS);
  const { raw } = await cluster.client();
  assert.deepEqual(await keysOf(raw, { start: 'k10', end: 'k10' }), []);
  assert.deepEqual(await keysOf(raw, { limit: 0 }), []);
  assert.deepEqual(cluster.store(1).commands, []);
  assert.deepEqual(await keysOf(raw, { start: 'z' }), []);
  await cluster.stop();
});

test('scan: key-only pairs have no values', async () => {
  const cluster = await TestCluster.start();
  cluster.load(['a']);
  const { raw } = await cluster.client();
  for await (const pair of raw.scan({ keyOnly: true })) assert.equal(pair.value.length, 0);
  for await (const pair of raw.scan()) assert.equal(fromUtf8(pair.value), 'value of a');
  await cluster.stop();
});

test('scan: regions that split between pages lose and repeat nothing', async () => {
  const cluster = await TestCluster.start();
  cluster.load(KEYS);
  const { raw } = await cluster.client();
  for (const reverse of [false, true]) {
    const found: string[] = [];
    const walk = async (): Promise<void> => {
      for await (const { key } of raw.scan({ pageSize: 5, reverse })) {
        found.push(fromUtf8(key));
        const splitAt = `k${String((found.length * 37) % 100).padStart(2, '0')}x${reverse}`;
        if (found.length % 9 !== 0) continue;
        cluster.split(splitAt);
        cluster.tellPd();
      }
    };
    await cluster.until(walk());
    assert.deepEqual(found, reverse ? KEYS.toReversed() : KEYS);
  }
  assert.ok(cluster.regions.length > 20);
  await cluster.stop();
});

test('scan: one page is fetched ahead, leaving the loop stops it', async () => {
  const cluster = await TestCluster.start();
  cluster.load(KEYS);
  const client = await cluster.client();
  for await (const { key } of client.raw.scan({ pageSize: 10 })) {
    if (fromUtf8(key) === 'k05') break;
  }
  await cluster.settle();
  assert.equal(cluster.store(1).commands.length, 2, 'the page being read and the one ahead');
  assert.equal(client.inFlight, 0);
  await cluster.stop();
});

test('scan: an error of a later page is thrown when the reader gets there', async () => {
  const cluster = await TestCluster.start();
  cluster.load(KEYS);
  const { raw } = await cluster.client();
  cluster.inject = ({ key }) => (key > 'k50' ? { flashbackInProgress: {} } : undefined);
  let count = 0;
  await assert.rejects(
    async () => {
      for await (const _ of raw.scan({ pageSize: 10 })) count++;
    },
    { code: 'Client:Refused' },
  );
  assert.equal(count, 60);
  await cluster.stop();
});

test('batch scan: results by range, in the order of the ranges, sent in one frame', async () => {
  const cluster = await TestCluster.start({ splits: ['k50'] });
  cluster.load(KEYS);
  const { raw } = await cluster.client();
  await raw.get('k00');
  await raw.get('k99');
  cluster.store(1).frames.length = 0;
  const ranges = [{ start: 'k90' }, { start: 'k10', end: 'k12' }, { start: 'k10', end: 'k40' }];
  const found = await raw.batchScan(ranges, 3);
  assert.deepEqual(
    found.map((pairs) => pairs.map(({ key }) => fromUtf8(key)).join(' ')),
    ['k90 k91 k92', 'k10 k11', 'k10 k11 k12'],
  );
  assert.deepEqual(cluster.store(1).frames, [3]);
  await cluster.stop();
});

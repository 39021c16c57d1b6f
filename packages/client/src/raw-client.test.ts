import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import fc from 'fast-check';
import { InvalidArgumentError, RefusedError } from './errors.ts';
import { TestCluster } from './testing/test-cluster.ts';

const text = (value: Uint8Array | undefined): string | undefined => value && fromUtf8(value);

test('raw client: put, get, overwrite, delete', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  assert.equal(await raw.get('k'), undefined);
  await raw.put('k', 'one');
  assert.equal(text(await raw.get(utf8('k'))), 'one');
  await raw.put('k', '');
  assert.deepEqual(await raw.get('k'), new Uint8Array(0));
  await raw.delete('k');
  await raw.delete('k');
  assert.equal(await raw.get('k'), undefined);
  await cluster.stop();
});

test('raw client: time to live counts down, expired keys are gone', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  await raw.put('short', 'v', { ttlSeconds: 10 });
  await raw.put('long', 'v');
  assert.equal(await raw.getTtl('short'), 10);
  assert.equal(await raw.getTtl('long'), 0);
  assert.equal(await raw.getTtl('missing'), undefined);
  cluster.env.clock.advance(10_000);
  assert.equal(await raw.get('short'), undefined);
  await raw.batchPut([['b', 'v']], { ttlSeconds: 5 });
  assert.equal(await raw.getTtl('b'), 5);
  await cluster.stop();
});

test('raw client: compare and swap says what was there', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  assert.deepEqual(await raw.compareAndSwap('k', undefined, '1'), { swapped: true, previous: undefined });
  const lost = await raw.compareAndSwap('k', '0', '2');
  assert.deepEqual([lost.swapped, text(lost.previous)], [false, '1']);
  assert.equal((await raw.compareAndSwap('k', '1', '2')).swapped, true);
  assert.equal((await raw.compareAndDelete('k', '1')).swapped, false);
  assert.equal((await raw.compareAndDelete('k', '2')).swapped, true);
  assert.equal(await raw.get('k'), undefined);
  await cluster.stop();
});

test('raw client: batches cross regions, keep the order of keys and know what is missing', async () => {
  const cluster = await TestCluster.start({ splits: ['key-200', 'key-500', 'key-900'] });
  const { raw } = await cluster.client();
  const keys = Array.from({ length: 1000 }, (_, i) => `key-${String(i).padStart(3, '0')}`);
  await raw.batchPut(keys.map((key) => [key, `v-${key}`] as const));
  assert.equal(cluster.data.size, 1000);
  const asked = ['key-999', 'nothing', 'key-000', 'key-500', 'key-000'];
  const values = await raw.batchGet(asked);
  assert.deepEqual(values.map(text), ['v-key-999', undefined, 'v-key-000', 'v-key-500', 'v-key-000']);
  await raw.batchDelete(keys.slice(0, 990));
  assert.equal(cluster.data.size, 10);
  assert.deepEqual(await raw.batchGet([]), []);
  await cluster.stop();
});

test('raw client: large batches are cut by size, the last of equal keys wins', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  const value = 'x'.repeat(6000);
  await raw.batchPut(Array.from({ length: 10 }, (_, i) => [`k${i}`, value] as const));
  assert.equal(cluster.store(1).commands.filter((kind) => kind === 'rawBatchPut').length, 5, 'two pairs fit 16 KiB');
  await raw.batchPut([
    ['k', '1'],
    ['k', '2'],
  ]);
  assert.equal(text(await raw.get('k')), '2');
  await cluster.stop();
});

test('raw client: a batch whose region splits meanwhile is cut again', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  await raw.get('warm the cache');
  let split = false;
  cluster.inject = ({ kind }) => {
    if (kind === 'rawBatchPut' && !split) {
      split = true;
      cluster.split('m');
    }
    return undefined;
  };
  const pairs = Array.from('abcxyz', (key) => [key, key] as const);
  await cluster.until(raw.batchPut(pairs));
  assert.equal([...cluster.data.keys()].sort().join(''), 'abcxyz');
  await cluster.stop();
});

test('raw client: delete range and checksum walk all regions of the range', async () => {
  const cluster = await TestCluster.start({ splits: ['c', 'e', 'g'] });
  const { raw } = await cluster.client();
  cluster.load('abcdefgh');
  assert.deepEqual(await raw.checksum(), { checksum: 0n, totalKvs: 8, totalBytes: 80 });
  assert.equal((await raw.checksum({ start: 'b', end: 'f' })).totalKvs, 4);
  await raw.deleteRange('b', 'h');
  assert.deepEqual([...cluster.data.keys()], ['a', 'h']);
  await raw.deleteRange('x', 'x');
  await cluster.stop();
});

test('raw client: column family and the order of atomic writes reach the store', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  await raw.put('k', 'v', { cf: 'lock', atomic: true });
  assert.deepEqual(cluster.store(1).commands, ['rawPut']);
  await cluster.stop();
});

test('raw client: bad arguments are refused before anything is sent', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  const invalid = { name: 'InvalidArgumentError', code: 'Client:InvalidArgument' };
  await assert.rejects(async () => raw.put('k', 'v', { ttlSeconds: 1.5 }), invalid);
  await assert.rejects(async () => raw.get('k', { timeoutMs: 0 }), invalid);
  await assert.rejects(raw.deleteRange('b', 'a'), invalid);
  await assert.rejects(raw.deleteRange('b', ''), invalid);
  assert.throws(() => raw.scanPages({ limit: -1 }), InvalidArgumentError);
  assert.throws(() => raw.scanPages({ pageSize: 0 }), InvalidArgumentError);
  assert.deepEqual(cluster.store(1).commands, []);
  await cluster.stop();
});

test("raw client: the store's refusal is the caller's error, with its text", async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client();
  cluster.inject = () => ({ message: 'entry is 9 MiB', raftEntryTooLarge: { regionId: 1, entrySize: 9 << 20 } });
  await assert.rejects(raw.put('k', 'v'), (error) => {
    assert.ok(error instanceof RefusedError);
    assert.match(error.message, /RawPut: RaftEntryTooLarge \(entry is 9 MiB\)/);
    return true;
  });
  await cluster.stop();
});

test('raw client: agrees with a map under random commands over random regions', async () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  const command = fc.oneof(
    fc.record({ kind: fc.constant('put' as const), key, value: fc.string({ maxLength: 5 }) }),
    fc.record({ kind: fc.constant('delete' as const), key }),
    fc.record({ kind: fc.constant('split' as const), key }),
    fc.record({ kind: fc.constant('scan' as const), key, end: key, reverse: fc.boolean(), limit: fc.nat(5) }),
    fc.record({ kind: fc.constant('batch' as const), keys: fc.array(key) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 25 }), async (commands) => {
      const cluster = await TestCluster.start();
      const { raw } = await cluster.client();
      const model = new Map<string, string>();
      for (const step of commands) {
        if (step.kind === 'put') {
          await cluster.until(raw.put(step.key, step.value));
          model.set(step.key, step.value);
        } else if (step.kind === 'delete') {
          await cluster.until(raw.delete(step.key));
          model.delete(step.key);
        } else if (step.kind === 'split') {
          if (cluster.regionOf(step.key).start === step.key) continue;
          cluster.split(step.key);
          cluster.tellPd();
        } else if (step.kind === 'batch') {
          const values = await cluster.until(raw.batchGet(step.keys));
          assert.deepEqual(
            values.map(text),
            step.keys.map((k) => model.get(k)),
          );
        } else {
          const [start, end] = [step.key, step.end].sort() as [string, string];
          const found: string[] = [];
          const walk = async (): Promise<void> => {
            const { reverse, limit } = step;
            for await (const pair of raw.scan({ start, end, reverse, limit, pageSize: 2 })) {
              found.push(`${fromUtf8(pair.key)}=${fromUtf8(pair.value)}`);
            }
          };
          await cluster.until(walk());
          const all = [...model].filter(([k]) => k >= start && k < end).sort(([a], [b]) => (a < b ? -1 : 1));
          if (step.reverse) all.reverse();
          assert.deepEqual(
            found,
            all.slice(0, step.limit).map(([k, v]) => `${k}=${v}`),
          );
        }
      }
      await cluster.stop();
    }),
    { numRuns: 30 },
  );
});

test('raw client: API V2 sends keys under mode and keyspace, and gives back user keys', async () => {
  const cluster = await TestCluster.start();
  const { raw } = await cluster.client({ apiVersion: 2, keyspace: 'seven' });
  await raw.put('k', 'v');
  assert.deepEqual([...cluster.data.keys()], ['r\x00\x00\x07k']);
  cluster.load(['r\x00\x00\x08other']);
  const keys: string[] = [];
  for await (const { key } of raw.scan()) keys.push(fromUtf8(key));
  for await (const { key } of raw.scan({ reverse: true })) keys.push(fromUtf8(key));
  assert.deepEqual(keys, ['k', 'k']);
  assert.deepEqual((await raw.batchGet(['k', 'x'])).map(text), ['v', undefined]);
  await cluster.stop();
});

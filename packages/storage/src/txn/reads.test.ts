import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, Prng, utf8 } from '@tessera/base';
import { TS_MAX, txnDataKey } from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { get, KvBatchGet, KvScan, prepareBatchGet, prepareGet, prepareScan } from './index.ts';
import { decoded, errorNames, TxnFixture } from './testing/txn-fixture.ts';

function scanned(store: TxnFixture, init: kvrpcpb.ScanRequestInit, rows = 1000): kvrpcpb.ScanResponseInit {
  const request = decoded(kvrpcpb.ScanRequest, { version: 100n, limit: 100, ...init });
  const bound = (key: Uint8Array) => (key.length === 0 ? undefined : txnDataKey(key));
  const [lower, upper] = request.reverse ? [request.endKey, request.startKey] : [request.startKey, request.endKey];
  const scan = new KvScan(request, bound(lower), bound(upper));
  for (let steps = 0; !store.read((reader) => scan.step(reader, rows)); steps++) assert.ok(steps < 1000);
  return scan.response();
}

const text = ({ pairs = [] }: kvrpcpb.ScanResponseInit): string =>
  pairs
    .map(({ key, value, error }) =>
      error ? `!${errorNames([error])}` : `${fromUtf8(key ?? new Uint8Array())}=${fromUtf8(value ?? new Uint8Array())}`,
    )
    .join(' ');

function filled(): TxnFixture {
  const store = new TxnFixture();
  store.put(1n, 2n, { a: '1', b: '2', c: '3', d: '4', e: '5' });
  return store;
}

test('get: value, absence, error and commit ts', () => {
  const store = filled();
  store.prewrite(10n, 'p', { b: '22' });
  const ask = (key: string, init: kvrpcpb.GetRequestInit = {}) => {
    const request = decoded(kvrpcpb.GetRequest, { key: utf8(key), version: 20n, ...init });
    return store.read((reader) => {
      const { value, ...rest } = get(request, reader);
      return { ...rest, ...(value === undefined ? {} : { value: fromUtf8(value) }) };
    });
  };
  assert.deepEqual(ask('a'), { value: '1', commitTs: 0n });
  assert.deepEqual(ask('a', { needCommitTs: true }), { value: '1', commitTs: 2n });
  assert.deepEqual(ask('x'), { notFound: true });
  assert.deepEqual(errorNames([ask('b').error ?? {}]), ['locked']);
  assert.deepEqual(ask('b', { context: { resolvedLocks: [10n] } }), { value: '2', commitTs: 0n });
  assert.deepEqual(ask('b', { context: { committedLocks: [10n] } }), { value: '22', commitTs: 0n });
});

test('batch get: in the order of the request, absent keys left out, locks by key', () => {
  const store = filled();
  store.prewrite(10n, 'p', { b: '22' });
  const request = decoded(kvrpcpb.BatchGetRequest, { keys: ['d', 'x', 'b', 'a'].map(utf8), version: 20n });
  const task = new KvBatchGet(request);
  assert.equal(
    store.read((reader) => task.step(reader)),
    true,
  );
  assert.equal(text(task.response()), 'd=4 !locked a=1');
});

test('batch get: one key asked for too often is an error, and so is one lock', () => {
  const store = filled();
  store.put(3n, 4n, { big: 'x'.repeat(1000) });
  store.prewrite(10n, 'p', { b: '22' }, { useAsyncCommit: true, secondaries: [utf8('s'.repeat(1000))] });
  store.prewrite(11n, 'q', { q: '1' }, { useAsyncCommit: true, secondaries: [utf8('s'.repeat(1000))] });
  for (const key of ['big', 'q']) {
    const keys = Array.from({ length: 700 }, () => utf8(key));
    const asked = decoded(kvrpcpb.BatchGetRequest, { keys, version: 20n });
    const read = (bytesMax: number) => {
      const task = new KvBatchGet(asked, bytesMax);
      while (!store.read((reader) => task.step(reader)));
      return task.response();
    };
    assert.equal(read(1_000_000).pairs?.length, 700);
    const { error, pairs = [] } = read(500_000);
    assert.match(error?.abort ?? '', /^the response exceeds 500000 bytes/);
    assert.deepEqual([pairs.length, pairs[0]?.error], [1, error]);
  }
});

test('reads: are announced before they begin, unless stale or of the latest', () => {
  const store = filled();
  const { concurrency } = store.env;
  prepareGet(utf8('a'), 30n, undefined, store.env);
  assert.equal(concurrency.maxTs, 30n);
  prepareGet(utf8('a'), TS_MAX, undefined, store.env);
  const stale = decoded(kvrpcpb.Context, { staleRead: true });
  prepareGet(utf8('a'), 50n, stale, store.env);
  assert.equal(concurrency.maxTs, 30n);
  prepareScan(undefined, undefined, decoded(kvrpcpb.ScanRequest, { version: 40n }), store.env);
  assert.equal(concurrency.maxTs, 40n);
});

test('reads: a lock in flight is an error before the snapshot is taken; read committed does not look', () => {
  const store = filled();
  store.holdBack = true;
  store.prewrite(50n, 'b', { b: '22' }, { tryOnePc: true });
  const many = decoded(kvrpcpb.BatchGetRequest, { keys: ['a', 'b'].map(utf8), version: 60n });
  assert.deepEqual(errorNames([prepareBatchGet(many, store.env) ?? {}]), ['locked']);
  assert.deepEqual(errorNames([prepareGet(utf8('b'), 60n, undefined, store.env) ?? {}]), ['locked']);
  assert.equal(prepareGet(utf8('a'), 60n, undefined, store.env), undefined);
  const request = decoded(kvrpcpb.ScanRequest, { version: 60n });
  assert.deepEqual(errorNames([prepareScan(undefined, undefined, request, store.env) ?? {}]), ['locked']);
  assert.equal(prepareScan(txnDataKey(utf8('c')), undefined, request, store.env), undefined);
  const rc = decoded(kvrpcpb.Context, { isolationLevel: kvrpcpb.IsolationLevel.RC });
  assert.equal(prepareGet(utf8('b'), 60n, rc, store.env), undefined);
});

test('scan: bounds, limits, samples and locked keys', () => {
  const store = filled();
  for (const [init, expected] of [
    [{}, 'a=1 b=2 c=3 d=4 e=5'],
    [{ limit: 0 }, ''],
    [{ limit: 2 }, 'a=1 b=2'],
    [{ startKey: utf8('b'), endKey: utf8('d') }, 'b=2 c=3'],
    [{ startKey: utf8('d'), endKey: utf8('b'), reverse: true }, 'c=3 b=2'],
    [{ reverse: true, limit: 2, keyOnly: true }, 'e= d='],
    [{ sampleStep: 2 }, 'a=1 c=3 e=5'],
    [{ sampleStep: 2, limit: 2 }, 'a=1 c=3'],
  ] as const) {
    assert.equal(text(scanned(store, init)), expected, JSON.stringify(Object.keys(init)));
  }
  store.prewrite(10n, 'p', { b: '22', bb: '2' });
  assert.equal(text(scanned(store, { limit: 4 })), 'a=1 !locked !locked c=3');
  assert.equal(text(scanned(store, { version: 9n })), 'a=1 b=2 c=3 d=4 e=5');
});

test('scan: a conflict of a checked timestamp ends it with an error', () => {
  const store = filled();
  store.put(110n, 120n, { c: '33' });
  const { error, pairs } = scanned(store, { context: { isolationLevel: kvrpcpb.IsolationLevel.RCCheckTS } });
  assert.equal(error?.conflict?.reason, kvrpcpb.WriteConflict_Reason.RcCheckTs);
  assert.equal(pairs?.length, 1);
});

test('scan: in small steps, over misses, gives what one step gives', () => {
  const store = new TxnFixture();
  for (let i = 1n; i <= 20n; i++) {
    store.put(i * 4n, i * 4n + 1n, {
      [`k${i % 5n}`]: `${i}`,
      [`k${i % 5n}\0`]: `${i}`,
      [`l${i}`]: i % 3n === 0n ? undefined : 'x',
    });
  }
  store.prewrite(90n, 'k3', { k3: 'z', m: 'z' });
  for (const reverse of [false, true]) {
    const whole = text(scanned(store, { reverse }));
    assert.ok(whole.split(' ').length > 15);
    for (const rows of [1, 2, 7]) {
      store.misses = new Prng(rows);
      assert.equal(text(scanned(store, { reverse }, rows)), whole);
      store.misses = undefined;
    }
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import { CodecError, encodeWriteRecord, TS_MAX, txnDataKey, versionedKey, WRITE_DEFAULTS } from '@tessera/codec';
import { CF, WriteBatch } from '@tessera/engine';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import fc from 'fast-check';
import { TxnFixture } from '../txn/testing/txn-fixture.ts';
import {
  DefaultNotFoundError,
  debugText,
  failureOfFault,
  findKeyByStartTs,
  keyErrorOf,
  MvccFailure,
  MvccReader,
  pointGet,
  readViewOf,
  scanLocks,
} from './index.ts';

const { RC, RCCheckTS } = kvrpcpb.IsolationLevel;
const key = (text: string): Uint8Array => txnDataKey(utf8(text));
const kindOf = (found: unknown): string => (found instanceof MvccFailure ? found.error.kind : String(found));

test('get: the newest version at or below the timestamp', () => {
  const store = new TxnFixture();
  store.put(1n, 2n, { a: '1', aa: 'x' });
  store.put(5n, 6n, { a: undefined });
  store.put(9n, 10n, { a: '2' });
  for (const [ts, expected] of [
    [1n, undefined],
    [2n, '1'],
    [5n, '1'],
    [6n, undefined],
    [9n, undefined],
    [10n, '2'],
    [TS_MAX, '2'],
  ] as const) {
    assert.equal(store.get('a', ts), expected, `${ts}`);
  }
});

test('get: which locks stand in the way', () => {
  const primary = utf8('a');
  for (const [name, prepare, ts, view, expected] of [
    ['a lock from before', (s) => s.prewrite(5n, 'p', { a: '2' }), 6n, {}, 'KeyIsLocked'],
    ['a lock at the same time', (s) => s.prewrite(6n, 'p', { a: '2' }), 6n, {}, 'KeyIsLocked'],
    ['a lock from after', (s) => s.prewrite(7n, 'p', { a: '2' }), 6n, {}, '1'],
    ['a deletion', (s) => s.prewrite(5n, 'p', { a: undefined }), 6n, {}, 'KeyIsLocked'],
    ['pushed beyond', (s) => s.prewrite(5n, 'p', { a: '2' }, { minCommitTs: 7n }), 6n, {}, '1'],
    ['a pessimistic lock', (s) => s.lock(5n, 5n, 'p', ['a']), 6n, {}, '1'],
    ['a lock-only lock', (s) => s.prewrite(5n, 'p', {}, { mutations: [{ op: 2, key: primary }] }), 6n, {}, '1'],
    ['resolved', (s) => s.prewrite(5n, 'p', { a: '2' }), 6n, { resolvedLocks: [5n] }, '1'],
    ['committed', (s) => s.prewrite(5n, 'p', { a: '2' }), 6n, { committedLocks: [5n] }, '2'],
    ['committed deletion', (s) => s.prewrite(5n, 'p', { a: undefined }), 6n, { committedLocks: [5n] }, 'undefined'],
    ['read committed', (s) => s.prewrite(5n, 'p', { a: '2' }), 6n, { isolation: RC }, '1'],
    ['checked timestamp', (s) => s.prewrite(7n, 'p', { a: '2' }), 6n, { isolation: RCCheckTS }, 'WriteConflict'],
    [
      'checked, resolved',
      (s) => s.prewrite(5n, 'p', { a: '2' }),
      6n,
      { isolation: RCCheckTS, resolvedLocks: [5n] },
      '1',
    ],
    ['newer data', (s) => s.put(7n, 8n, { a: '2' }), 6n, { isolation: RCCheckTS }, 'WriteConflict'],
    ['the latest, primary', (s) => s.prewrite(5n, 'a', { a: '2' }), TS_MAX, {}, '1'],
    ['the latest, secondary', (s) => s.prewrite(5n, 'p', { a: '2' }), TS_MAX, {}, 'KeyIsLocked'],
    ['the latest, replica', (s) => s.prewrite(5n, 'a', { a: '2' }), TS_MAX, { replicaRead: true }, 'KeyIsLocked'],
    ['the latest, async', (s) => s.prewrite(5n, 'a', { a: '2' }, { useAsyncCommit: true }), TS_MAX, {}, 'KeyIsLocked'],
  ] as readonly [string, (store: TxnFixture) => unknown, bigint, Parameters<TxnFixture['tryGet']>[2], string][]) {
    const store = new TxnFixture();
    store.put(1n, 2n, { a: '1' });
    prepare(store);
    assert.equal(kindOf(store.tryGet('a', ts, view)), expected, name);
    const rows = store.scan(ts, {}, view);
    const inScan = rows.find(([row]) => row === 'a')?.[1] ?? 'undefined';
    assert.equal(inScan.replace('!', ''), expected, `${name}: scan`);
  }
});

test('get: a lock in memory stops a read as one on disk does; of 1PC even the latest', () => {
  const store = new TxnFixture();
  store.put(1n, 2n, { a: '1' });
  store.prewrite(5n, 'a', { a: '2' });
  const lock = store.lockOf('a');
  assert.ok(lock !== undefined);
  store.rollback(5n, ['a']);
  const publish = (useOnePc: boolean) =>
    store.env.concurrency.publish([{ key: key('a'), lock, useOnePc, overPessimisticLock: false, id: '' }]);
  publish(false);
  assert.equal(kindOf(store.tryGet('a', 6n)), 'KeyIsLocked');
  assert.equal(kindOf(store.tryGet('a', TS_MAX)), '1');
  publish(true);
  assert.equal(kindOf(store.tryGet('a', TS_MAX)), 'KeyIsLocked');
  const view = readViewOf(undefined, 6n);
  const { concurrency } = store.env;
  assert.equal(kindOf(concurrency.checkRange(key('a'), key('b'), view)), 'KeyIsLocked');
  assert.equal(concurrency.checkRange(key('b'), undefined, view), undefined);
  assert.equal(concurrency.checkRange(undefined, key('a'), view), undefined);
});

test('get: asked for the commit ts it finds it, and does not take a value from a lock', () => {
  const store = new TxnFixture();
  store.put(1n, 2n, { a: '1' });
  const read = (ts: bigint, committedLocks: bigint[]) =>
    store.read((reader) => pointGet(reader, key('a'), { ...readViewOf(undefined, ts), committedLocks }, true));
  const found = read(4n, []);
  assert.ok(found !== undefined && !(found instanceof MvccFailure));
  assert.deepEqual([fromUtf8(found.value), found.commitTs], ['1', 2n]);
  store.prewrite(3n, 'p', { a: '2' });
  assert.equal(kindOf(read(4n, [3n])), 'KeyIsLocked');
});

test('get: a record whose value is gone is a fault, reported as such', () => {
  const store = new TxnFixture();
  const batch = new WriteBatch();
  const write = { ...WRITE_DEFAULTS, kind: 'put' as const, startTs: 1n };
  batch.put(CF.write, versionedKey(key('a'), 2n), encodeWriteRecord(write));
  batch.put(CF.write, versionedKey(key('b'), 2n), new Uint8Array([1, 2, 3]));
  store.engine.write(batch);
  const fault = (name: string): unknown => {
    try {
      return store.get(name, 3n);
    } catch (thrown) {
      return thrown;
    }
  };
  const missing = fault('a');
  assert.ok(missing instanceof DefaultNotFoundError);
  const failure = failureOfFault(missing);
  assert.ok(failure !== undefined);
  assert.match(keyErrorOf(failure).abort ?? '', /DefaultNotFound \{ key: \[97\] \}/);
  const damaged = fault('b');
  assert.ok(damaged instanceof CodecError && failureOfFault(damaged) !== undefined);
  assert.equal(failureOfFault(new Error('else')), undefined);
});

test('reads: a version whose fence is passed is gone, though its record is still there', () => {
  const store = new TxnFixture();
  store.put(5n, 10n, { a: '1' });
  store.put(12n, 15n, { a: undefined });
  store.cleanup(10n, 'a');
  assert.deepEqual(store.writes('a'), ['D12@15', 'P5@10of15']);
  // GC by key range that took the deletion and not what it hides: how the record above can be missing.
  const batch = new WriteBatch();
  batch.delete(CF.write, versionedKey(key('a'), 15n));
  store.engine.write(batch);
  for (const [ts, expected] of [
    [12n, '1'],
    [14n, '1'],
    [15n, undefined],
    [99n, undefined],
  ] as const) {
    assert.equal(store.get('a', ts), expected);
    for (const reverse of [false, true]) {
      assert.deepEqual(store.scan(ts, { reverse }), expected === undefined ? [] : [['a', expected]]);
    }
  }
  const insert = { mutations: [{ op: kvrpcpb.Op.Insert, key: utf8('a'), value: utf8('2') }] };
  assert.equal(store.prewrite(20n, 'a', {}, insert).errors, undefined, 'an insert does not find it either');
});

test('scan: limits, directions, keys only, bounds', () => {
  const store = new TxnFixture();
  store.put(1n, 2n, { a: '1', b: '2', c: '3', d: '4' });
  store.put(3n, 4n, { b: undefined, c: '33' });
  assert.deepEqual(store.scan(5n), [
    ['a', '1'],
    ['c', '33'],
    ['d', '4'],
  ]);
  assert.deepEqual(store.scan(3n, { reverse: true, lower: key('b'), upper: key('d') }), [
    ['c', '3'],
    ['b', '2'],
  ]);
  assert.deepEqual(store.scan(5n, { keyOnly: true, upper: key('c') }), [['a', '']]);
});

test('scan: a blocked key is a row and the scan goes on, both ways', () => {
  const store = new TxnFixture();
  store.put(1n, 2n, { a: '1', b: '2', d: '4' });
  store.prewrite(3n, 'b', { b: '22', c: '3', e: '5' });
  const rows = [
    ['a', '1'],
    ['b', '!KeyIsLocked'],
    ['c', '!KeyIsLocked'],
    ['d', '4'],
    ['e', '!KeyIsLocked'],
  ];
  assert.deepEqual(store.scan(5n), rows);
  assert.deepEqual(store.scan(5n, { reverse: true }), rows.toReversed());
  const committed = { committedLocks: [3n] };
  assert.deepEqual(
    store.scan(5n, {}, committed).map(([, value]) => value),
    ['1', '22', '3', '4', '5'],
  );
});

test('scan: keys that are prefixes of others and of any bytes come whole and in order', () => {
  const store = new TxnFixture();
  const keys = ['', 'a', 'a\0', 'aaaaaaaa', 'aaaaaaaa\0', 'aaaaaaaaa', 'b'];
  store.put(1n, 2n, Object.fromEntries(keys.map((name) => [name, 'v'])));
  assert.deepEqual(
    store.scan(3n).map(([name]) => name),
    keys,
  );
  assert.deepEqual(
    store.scan(3n, { reverse: true }).map(([name]) => name),
    keys.toReversed(),
  );
});

test('scan: reads a bounded number of versions of a key with many', () => {
  const store = new TxnFixture();
  for (let i = 1n; i <= 200n; i++) store.put(i * 2n, i * 2n + 1n, { a: `${i}` });
  store.put(1n, 2n, { b: 'x' });
  for (const reverse of [false, true]) {
    assert.deepEqual(
      store.scan(101n, { reverse }).map(([, value]) => value),
      reverse ? ['x', '50'] : ['50', 'x'],
    );
  }
});

type Step =
  | { readonly kind: 'put' | 'delete' | 'lock' | 'rollback'; readonly key: number }
  | { readonly kind: 'gc'; readonly key: number };

test('reads: at every timestamp the same as a sorted map of versions, by get and by both scans', () => {
  const step: fc.Arbitrary<Step> = fc.record({
    kind: fc.constantFrom('put' as const, 'delete' as const, 'lock' as const, 'rollback' as const),
    key: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const store = new TxnFixture();
      const model: Map<string, string>[] = [new Map()];
      steps.forEach(({ kind, key: n }, i) => {
        const [name, startTs] = [`k${n}`, BigInt(i * 2 + 1)];
        const value = i % 5 === 0 ? `v${i}`.padEnd(300, '.') : `v${i}`;
        const next = new Map(model.at(-1));
        if (kind === 'rollback') {
          store.rollback(startTs, [name]);
        } else {
          const op = { put: 0, delete: 1, lock: 2 }[kind as 'put' | 'delete' | 'lock'];
          store.prewrite(startTs, name, {}, { mutations: [{ op, key: utf8(name), value: utf8(value) }] });
          store.commit(startTs, startTs + 1n, [name]);
          if (kind === 'put') next.set(name, value);
          if (kind === 'delete') next.delete(name);
        }
        model.push(next);
      });
      model.forEach((state, i) => {
        const ts = BigInt(i * 2);
        const expected = [...state].sort(([a], [b]) => (a < b ? -1 : 1));
        assert.deepEqual(store.scan(ts), expected);
        assert.deepEqual(store.scan(ts, { reverse: true }), expected.toReversed());
        for (const name of ['k0', 'k1', 'k2', 'k3']) assert.equal(store.get(name, ts), state.get(name));
      });
    }),
    { numRuns: 60 },
  );
});

test('reader: seeks forwards again after it stepped, on the same and on other keys', () => {
  const store = new TxnFixture();
  for (let i = 1n; i <= 30n; i++) store.put(i * 10n, i * 10n + 1n, { a: 'x', b: 'y' });
  store.read((reader) => {
    const at = (name: string, ts: bigint) => reader.seekWrite(key(name), ts)?.commitTs;
    const asked = [TS_MAX, 301n, 300n, 250n, 11n, 10n, 200n, 201n, TS_MAX];
    const expected = [301n, 301n, 291n, 241n, 11n, undefined, 191n, 201n, 301n];
    assert.deepEqual(
      asked.map((ts) => at('a', ts)),
      expected,
    );
    assert.deepEqual(
      asked.map((ts) => at('b', ts)),
      expected,
    );
    assert.deepEqual(
      asked.map((ts, i) => at(i % 2 === 0 ? 'a' : 'b', ts)),
      expected,
    );
    assert.equal(at('c', TS_MAX), undefined);
  });
});

test('lock scan: locks in memory and on disk come merged, each key once', () => {
  const store = new TxnFixture();
  store.prewrite(5n, 'a', { a: '1', c: '1', e: '1' });
  const lock = store.lockOf('a');
  assert.ok(lock !== undefined);
  const inMemory = ['b', 'c', 'f'].map((name) => [key(name), { ...lock, startTs: 6n }] as const);
  using snapshot = store.engine.snapshot();
  using reader = new MvccReader(snapshot, undefined, {
    get: (found) => inMemory.find(([name]) => Buffer.compare(name, found) === 0)?.[1],
    range: () => inMemory,
  });
  const seen = (limit: number) => {
    const { locks, hasMore } = scanLocks(reader, undefined, undefined, limit, () => true);
    return [locks.map((found) => `${String.fromCharCode(found.key[1] ?? 0)}${found.lock.startTs}`).join(' '), hasMore];
  };
  assert.deepEqual(seen(0), ['a5 b6 c5 e5 f6', false]);
  assert.deepEqual(seen(2), ['a5 b6', true]);
  assert.equal(reader.loadLock(key('f'))?.startTs, 6n);
});

test('mvcc info: everything about a key, and a key by its transaction', () => {
  const store = new TxnFixture();
  store.put(1n, 2n, { a: 'x'.repeat(300), b: '1' });
  store.rollback(3n, ['b']);
  store.prewrite(5n, 'a', { a: 's' }, { useAsyncCommit: true, secondaries: [utf8('z')] });
  const info = store.info('a');
  assert.deepEqual([info.lock?.type, info.lock?.startTs, info.lock?.secondaries], [0, 5n, [utf8('z')]]);
  assert.deepEqual(
    info.values?.map(({ startTs, value }) => [startTs, value?.length]),
    [[1n, 300]],
  );
  assert.deepEqual(store.writes('b'), ['R3@3', 'P1@2']);
  store.read((reader) => {
    assert.deepEqual(findKeyByStartTs(reader, 3n, undefined, undefined), key('b'));
    assert.deepEqual(findKeyByStartTs(reader, 1n, key('b'), undefined), key('b'));
    assert.equal(findKeyByStartTs(reader, 9n, undefined, undefined), undefined);
  });
});

test('errors: texts are the debug form clients search', () => {
  assert.equal(
    debugText({ kind: 'PessimisticLockNotFound', startTs: 7n, key: utf8('k'), reason: 'LockMissingAmendFail' }),
    'Error(Txn(Error(Mvcc(Error(PessimisticLockNotFound { start_ts: TimeStamp(7), key: [107], reason: LockMissingAmendFail })))))',
  );
  assert.equal(
    debugText({ kind: 'InvalidTxnTso', startTs: 7n, commitTs: 5n }),
    'Error(Txn(Error(InvalidTxnTso { start_ts: TimeStamp(7), commit_ts: TimeStamp(5) })))',
  );
});

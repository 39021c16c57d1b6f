import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareBytes, fromUtf8, silentLogger, utf8 } from '@tessera/base';
import { Crc64Xor } from '@tessera/codec';
import { ManualClock } from '@tessera/env/memory';
import fc from 'fast-check';
import type { StorageApi } from '../api-check.ts';
import { kvrpcpb } from '../messages.ts';
import { Answer } from '../testing/answer.ts';
import { ColdEngine, TestRegion } from '../testing/test-region.ts';
import { RawStorage } from './raw-storage.ts';

const NOW_MS = 1_700_000_000_000;
const key = utf8;

interface Rig {
  readonly storage: RawStorage;
  readonly region: TestRegion;
  readonly clock: ManualClock;
  readonly deferred: (() => void)[];
  advanceMs(ms: number): void;
}

function rig(api: StorageApi = 'V1', region = new TestRegion(key(''), key('')), maxKeySizeBytes = 8): Rig {
  const clock = new ManualClock(NOW_MS);
  const deferred: (() => void)[] = [];
  const tasks = { defer: (task: () => void) => void deferred.push(task) };
  const storage = new RawStorage({ kv: region, clock, tasks, log: silentLogger, api, maxKeySizeBytes });
  return { storage, region, clock, deferred, advanceMs: (ms) => clock.advance(ms) };
}

const make = <T extends object>(type: new () => T, fields: Partial<T>): T => Object.assign(new type(), fields);
const pair = (k: string, v = ''): kvrpcpb.KvPair => make(kvrpcpb.KvPair, { key: key(k), value: key(v) });
const range = (start: string, end: string): kvrpcpb.KeyRange =>
  make(kvrpcpb.KeyRange, { startKey: key(start), endKey: key(end) });

function put(r: Rig, k: string, v: string, extra: Partial<kvrpcpb.RawPutRequest> = {}): kvrpcpb.RawPutResponse {
  const answer = new Answer(kvrpcpb.RawPutResponse);
  r.storage.put(make(kvrpcpb.RawPutRequest, { key: key(k), value: key(v), ...extra }), answer);
  return answer.now;
}

function get(r: Rig, k: string, extra: Partial<kvrpcpb.RawGetRequest> = {}): kvrpcpb.RawGetResponse {
  const answer = new Answer(kvrpcpb.RawGetResponse);
  r.storage.get(make(kvrpcpb.RawGetRequest, { key: key(k), ...extra }), answer);
  return answer.now;
}

/** The value, or undefined when it is not found; fails on any error. */
function read(r: Rig, k: string, cf = ''): string | undefined {
  const { value, notFound, error, regionError } = get(r, k, { cf });
  assert.deepEqual([error, regionError], ['', undefined]);
  return notFound ? undefined : fromUtf8(value);
}

function scan(r: Rig, extra: Partial<kvrpcpb.RawScanRequest>): kvrpcpb.RawScanResponse {
  const answer = new Answer(kvrpcpb.RawScanResponse);
  r.storage.scan(make(kvrpcpb.RawScanRequest, { limit: 100, ...extra }), answer);
  while (answer.value === undefined) r.deferred.shift()?.();
  return answer.now;
}

const texts = (kvs: readonly kvrpcpb.KvPair[]): string[] =>
  kvs.map((p) => (p.value.length === 0 ? fromUtf8(p.key) : `${fromUtf8(p.key)}=${fromUtf8(p.value)}`));

function cas(r: Rig, extra: Partial<kvrpcpb.RawCASRequest>): Answer<kvrpcpb.RawCASResponse> {
  const answer = new Answer(kvrpcpb.RawCASResponse);
  r.storage.compareAndSwap(make(kvrpcpb.RawCASRequest, { key: key('k'), ...extra }), answer);
  return answer;
}

test('raw put and get: values by column family, empty ones too', () => {
  const r = rig();
  assert.deepEqual(put(r, 'k', 'v'), new kvrpcpb.RawPutResponse());
  put(r, 'k', 'locked', { cf: 'lock' });
  put(r, 'empty', '');
  assert.equal(read(r, 'k'), 'v');
  assert.equal(read(r, 'k', 'default'), 'v');
  assert.equal(read(r, 'k', 'lock'), 'locked');
  assert.equal(read(r, 'k', 'write'), undefined);
  assert.equal(read(r, 'empty'), '');
});

test('raw batches: put, get only what is there, delete, delete what is not there', () => {
  const r = rig();
  const written = new Answer(kvrpcpb.RawBatchPutResponse);
  r.storage.batchPut(
    make(kvrpcpb.RawBatchPutRequest, { pairs: [pair('a', '1'), pair('b', '2'), pair('a', '3')] }),
    written,
  );
  assert.equal(written.now.error, '');
  const found = new Answer(kvrpcpb.RawBatchGetResponse);
  r.storage.batchGet(make(kvrpcpb.RawBatchGetRequest, { keys: ['b', 'x', 'a'].map(key) }), found);
  assert.deepEqual(texts(found.now.pairs), ['b=2', 'a=3']);
  const deleted = new Answer(kvrpcpb.RawBatchDeleteResponse);
  r.storage.batchDelete(make(kvrpcpb.RawBatchDeleteRequest, { keys: ['a', 'x'].map(key) }), deleted);
  const once = new Answer(kvrpcpb.RawDeleteResponse);
  r.storage.delete(make(kvrpcpb.RawDeleteRequest, { key: key('b') }), once);
  assert.deepEqual([deleted.now.error, once.now.error, read(r, 'a'), read(r, 'b')], ['', '', undefined, undefined]);
});

test('raw batches: of nothing', () => {
  const r = rig();
  const written = new Answer(kvrpcpb.RawBatchPutResponse);
  r.storage.batchPut(new kvrpcpb.RawBatchPutRequest(), written);
  const deleted = new Answer(kvrpcpb.RawBatchDeleteResponse);
  r.storage.batchDelete(new kvrpcpb.RawBatchDeleteRequest(), deleted);
  assert.deepEqual([written.now.error, deleted.now.error], ['an empty request', 'an empty request']);
  const found = new Answer(kvrpcpb.RawBatchGetResponse);
  r.storage.batchGet(new kvrpcpb.RawBatchGetRequest(), found);
  assert.deepEqual(found.now, new kvrpcpb.RawBatchGetResponse());
});

test('raw batch get: more keys than one step looks up', () => {
  const r = rig();
  const keys = Array.from({ length: 700 }, (_, i) => `k${i}`);
  for (const k of keys) put(r, k, 'v');
  const found = new Answer(kvrpcpb.RawBatchGetResponse);
  r.storage.batchGet(make(kvrpcpb.RawBatchGetRequest, { keys: keys.map(key) }), found);
  assert.equal(found.value, undefined);
  while (r.deferred.length > 0) r.deferred.shift()?.();
  assert.deepEqual(
    found.now.pairs.map((p) => fromUtf8(p.key)),
    keys,
  );
  assert.equal(r.region.retained, 0);
});

test('raw scan: bounds, limits, direction, keys alone', () => {
  const r = rig();
  for (const k of ['a', 'b', 'c', 'd']) put(r, k, k.toUpperCase());
  for (const [extra, expected] of [
    [{}, ['a=A', 'b=B', 'c=C', 'd=D']],
    [{ limit: 0 }, []],
    [{ limit: 2 }, ['a=A', 'b=B']],
    [{ keyOnly: true }, ['a', 'b', 'c', 'd']],
    [{ startKey: key('b'), endKey: key('d') }, ['b=B', 'c=C']],
    [{ startKey: key('bb') }, ['c=C', 'd=D']],
    [{ startKey: key('c'), endKey: key('b') }, []],
    [{ startKey: key('d'), endKey: key('b'), reverse: true }, ['c=C', 'b=B']],
    [{ startKey: key('z'), reverse: true, limit: 3, keyOnly: true }, ['d', 'c', 'b']],
    [{ reverse: true }, []],
    [{ cf: 'write' }, []],
  ] as const) {
    assert.deepEqual(texts(scan(r, extra).kvs), expected, JSON.stringify(extra));
  }
});

test('raw scan: stays in its region and says where it may not start', () => {
  const r = rig('V1', new TestRegion(key('b'), key('d')));
  for (const k of ['b', 'c']) put(r, k, '1');
  assert.deepEqual(texts(scan(r, { startKey: key('b') }).kvs), ['b=1', 'c=1']);
  assert.deepEqual(texts(scan(r, { startKey: key('d'), reverse: true }).kvs), ['c=1', 'b=1']);
  assert.deepEqual(scan(r, { startKey: key('d') }).kvs, []);
  for (const startKey of [key('a'), key('e')]) {
    const { regionError } = scan(r, { startKey });
    assert.deepEqual(Uint8Array.from(regionError?.keyNotInRegion?.key ?? []), startKey);
    assert.match(regionError?.message ?? '', /^key 6[15] is not in region key range \[62, 64\) for region 2$/);
  }
});

test('raw scan: agrees with a sorted map for any range, limit and direction', () => {
  const word = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(fc.array(word), word, word, fc.nat(8), fc.boolean(), (keys, start, end, limit, reverse) => {
      const r = rig();
      for (const k of keys) put(r, k, `v${k}`);
      const [low, high] = reverse ? [end, start] : [start, end];
      const expected = [...new Set(keys)]
        .sort((a, b) => compareBytes(key(a), key(b)))
        .filter((k) => k >= low && (reverse ? k < high : high === '' || k < high));
      if (reverse) expected.reverse();
      const found = scan(r, { startKey: key(start), endKey: key(end), limit, reverse });
      assert.deepEqual(
        texts(found.kvs),
        expected.slice(0, limit).map((k) => `${k}=v${k}`),
      );
    }),
  );
});

test('raw scan: a long one lets others run between its steps and still sees one moment', () => {
  const r = rig();
  for (let i = 0; i < 3000; i++) put(r, `k${String(i).padStart(4, '0')}`, '1');
  const answer = new Answer(kvrpcpb.RawScanResponse);
  r.storage.scan(make(kvrpcpb.RawScanRequest, { limit: 10_000, keyOnly: true }), answer);
  assert.equal(answer.value, undefined);
  put(r, 'k9999', 'late');
  let steps = 1;
  for (; answer.value === undefined; steps++) r.deferred.shift()?.();
  assert.equal(answer.now.kvs.length, 3000);
  assert.equal(steps, 3);
  assert.equal(r.region.retained, 0);
});

test('raw batch scan: each range for itself, an empty end stands for the next start', () => {
  const r = rig();
  for (const k of ['a', 'b', 'c', 'd', 'e']) put(r, k, '');
  const run = (ranges: kvrpcpb.KeyRange[], extra: Partial<kvrpcpb.RawBatchScanRequest> = {}) => {
    const answer = new Answer(kvrpcpb.RawBatchScanResponse);
    r.storage.batchScan(make(kvrpcpb.RawBatchScanRequest, { ranges, eachLimit: 2, ...extra }), answer);
    return answer.now.kvs;
  };
  assert.deepEqual(texts(run([range('a', 'd'), range('d', '')])), ['a', 'b', 'd', 'e']);
  assert.deepEqual(texts(run([range('a', ''), range('b', 'c')])), ['a', 'b']);
  assert.deepEqual(texts(run([range('z', 'd'), range('b', 'a')], { reverse: true })), ['e', 'd', 'a']);
  assert.deepEqual(run([range('a', 'd')], { eachLimit: 0 }), []);
  for (const bad of [[range('b', 'a')], [range('a', 'a')], [range('b', ''), range('a', 'c')]]) {
    assert.equal(run(bad)[0]?.error?.abort, 'Invalid KeyRanges');
  }
});

test('raw delete range: half open, open at the end, refused when empty', () => {
  const r = rig();
  for (const k of ['a', 'b', 'c', 'd']) put(r, k, '');
  const run = (start: string, end: string, extra: Partial<kvrpcpb.RawDeleteRangeRequest> = {}) => {
    const answer = new Answer(kvrpcpb.RawDeleteRangeResponse);
    r.storage.deleteRange(
      make(kvrpcpb.RawDeleteRangeRequest, { startKey: key(start), endKey: key(end), ...extra }),
      answer,
    );
    return answer.now;
  };
  const refused = run('c', 'b');
  assert.match(
    refused.regionError?.message ?? '',
    /^invalid delete range command, start_key: \[99\], end_key: \[98\]$/,
  );
  assert.equal(run('a', 'c').regionError, undefined);
  assert.deepEqual(texts(scan(r, {}).kvs), ['c', 'd']);
  run('d', '');
  assert.deepEqual(texts(scan(r, {}).kvs), ['c']);
  assert.equal(run('a', 'b', { cf: 'raft' }).error, 'invalid cf name: raft');
});

test('raw compare and swap: every combination of expectation and content', () => {
  const absent = { previousNotExist: true };
  for (const [before, request, after, succeed] of [
    [undefined, { ...absent, value: key('n') }, 'n', true],
    ['o', { ...absent, value: key('n') }, 'o', false],
    ['o', { previousValue: key('o'), value: key('n') }, 'n', true],
    ['o', { previousValue: key('x'), value: key('n') }, 'o', false],
    [undefined, { previousValue: key('o'), value: key('n') }, undefined, false],
    [undefined, { value: key('n') }, undefined, false],
    ['', { value: key('n') }, 'n', true],
    ['o', { previousValue: key('o'), delete: true }, undefined, true],
    ['o', { previousValue: key('x'), delete: true }, 'o', false],
    [undefined, { ...absent, delete: true }, undefined, true],
  ] as const) {
    const r = rig();
    if (before !== undefined) put(r, 'k', before);
    const sequence = r.region.engine.sequence;
    const response = cas(r, request).now;
    const text = JSON.stringify([before, request]);
    assert.equal(response.succeed, succeed, text);
    assert.equal(response.previousNotExist, before === undefined, text);
    assert.equal(fromUtf8(response.previousValue), before ?? '', text);
    assert.equal(read(r, 'k'), after, text);
    if (before === after) assert.equal(r.region.engine.sequence, sequence, `${text} wrote`);
  }
});

test('raw compare and swap: waits for the writer before it, however late that one commits', () => {
  const r = rig();
  r.region.heldWrites = [];
  const first = cas(r, { previousNotExist: true, value: key('1') });
  const second = cas(r, { previousNotExist: true, value: key('2') });
  const third = new Answer(kvrpcpb.RawPutResponse);
  r.storage.put(make(kvrpcpb.RawPutRequest, { key: key('k'), value: key('3'), forCas: true }), third);
  const other = cas(r, { key: key('other'), previousNotExist: true, value: key('9') });
  assert.equal(r.region.heldWrites.length, 2, 'the latched ones are not proposed yet');
  while (r.region.heldWrites.length > 0) r.region.heldWrites.shift()?.();
  assert.equal(first.now.succeed, true);
  assert.deepEqual([second.now.succeed, fromUtf8(second.now.previousValue)], [false, '1']);
  assert.equal(third.now.error, '');
  assert.equal(other.now.succeed, true);
  r.region.heldWrites = undefined;
  assert.equal(read(r, 'k'), '3');
});

test('raw compare and swap: what it read in one term is no ground for a write in another', async () => {
  for (const elections of [0, 1]) {
    const r = rig('V1', new TestRegion(key(''), key(''), new ColdEngine()));
    const answer = cas(r, { previousNotExist: true, value: key('mine') });
    assert.equal(answer.value, undefined, 'its value is being loaded');
    r.region.term += elections;
    while (answer.value === undefined) await Promise.resolve();
    assert.equal(answer.now.regionError?.staleCommand !== undefined, elections > 0, `${elections} elections`);
    assert.equal(answer.now.succeed, elections === 0);
  }
});

test('raw compare and swap: too many waiters are told the scheduler is busy', () => {
  const r = rig();
  r.region.heldWrites = [];
  const answers = Array.from({ length: 4097 }, () => cas(r, { previousNotExist: true, value: key('1') }));
  assert.equal(answers.at(-1)?.now.regionError?.serverIsBusy?.reason, 'scheduler is busy');
  assert.equal(answers.at(-2)?.value, undefined);
  while (r.region.heldWrites.length > 0) r.region.heldWrites.shift()?.();
  assert.equal(answers.filter((a) => a.now.succeed).length, 1);
});

test('raw checksum: as the client would compute it over user keys and values', () => {
  for (const api of ['V1', 'V1ttl'] as const) {
    const r = rig(api);
    const expected = new Crc64Xor();
    for (const [k, v] of [
      ['a', '1'],
      ['b', ''],
      ['c', '3'],
    ] as const) {
      put(r, k, v);
      if (k !== 'c') expected.add(key(k), key(v));
    }
    if (api === 'V1ttl') put(r, 'aa', 'gone', { ttl: 1 });
    r.advanceMs(1000);
    const answer = new Answer(kvrpcpb.RawChecksumResponse);
    r.storage.checksum(make(kvrpcpb.RawChecksumRequest, { ranges: [range('b', 'c'), range('a', 'b')] }), answer);
    const { checksum, totalKvs, totalBytes } = answer.now;
    assert.deepEqual([checksum, totalKvs, totalBytes], [expected.checksum, 2, 3]);
  }
  const unknown = new Answer(kvrpcpb.RawChecksumResponse);
  rig().storage.checksum(make(kvrpcpb.RawChecksumRequest, { algorithm: 7 }), unknown);
  assert.equal(unknown.now.error, 'unknown checksum algorithm 7');
});

test('ttl: values live until their second and are then seen by nobody', () => {
  const r = rig('V1ttl');
  put(r, 'k', 'v', { ttl: 10 });
  put(r, 'l', 'w');
  const ttl = (k: string): kvrpcpb.RawGetKeyTTLResponse => {
    const answer = new Answer(kvrpcpb.RawGetKeyTTLResponse);
    r.storage.getKeyTtl(make(kvrpcpb.RawGetKeyTTLRequest, { key: key(k) }), answer);
    return answer.now;
  };
  assert.deepEqual([ttl('k').ttl, ttl('l').ttl, ttl('x').notFound], [10, 0, true]);
  r.advanceMs(9999);
  assert.deepEqual([read(r, 'k'), ttl('k').ttl], ['v', 1]);
  r.advanceMs(1);
  assert.deepEqual([read(r, 'k'), ttl('k').notFound, read(r, 'l')], [undefined, true, 'w']);
  assert.deepEqual(texts(scan(r, {}).kvs), ['l=w']);
  assert.deepEqual(texts(scan(r, { keyOnly: true, limit: 1 }).kvs), ['l']);
  assert.equal(cas(r, { previousNotExist: true, value: key('n'), ttl: 5 }).now.succeed, true);
  assert.deepEqual([read(r, 'k'), ttl('k').ttl], ['n', 5]);
});

test('ttl: a batch takes none, one for all, or one each', () => {
  const r = rig('V1ttl');
  const run = (ttls: number[]): string => {
    const answer = new Answer(kvrpcpb.RawBatchPutResponse);
    r.storage.batchPut(make(kvrpcpb.RawBatchPutRequest, { pairs: [pair('a', '1'), pair('b', '2')], ttls }), answer);
    return answer.now.error;
  };
  assert.equal(run([1, 2, 3]), 'The length of ttls does not equal to the length of pairs');
  assert.equal(run([]), '');
  r.advanceMs(1000);
  assert.deepEqual([read(r, 'a'), read(r, 'b')], ['1', '2']);
  assert.equal(run([1]), '');
  r.advanceMs(1000);
  assert.deepEqual([read(r, 'a'), read(r, 'b')], [undefined, undefined]);
  assert.equal(run([0, 1]), '');
  r.advanceMs(1000);
  assert.deepEqual([read(r, 'a'), read(r, 'b')], ['1', undefined]);
});

test('ttl: refused where it is not enabled', () => {
  const r = rig();
  const text = 'ttl is not enabled, but get put request with ttl';
  assert.equal(put(r, 'k', 'v', { ttl: 1 }).error, text);
  assert.equal(cas(r, { previousNotExist: true, ttl: 1 }).now.error, text);
  const batch = new Answer(kvrpcpb.RawBatchPutResponse);
  r.storage.batchPut(make(kvrpcpb.RawBatchPutRequest, { pairs: [pair('a')], ttls: [1] }), batch);
  assert.equal(batch.now.error, text);
  const ttl = new Answer(kvrpcpb.RawGetKeyTTLResponse);
  r.storage.getKeyTtl(make(kvrpcpb.RawGetKeyTTLRequest, { key: key('k') }), ttl);
  assert.match(ttl.now.error, /^ttl is not enabled/);
});

test('refusals: family, key size and API version, with the texts of TiKV', () => {
  const r = rig('V1ttl');
  const long = 'x'.repeat(9);
  const tooLong = 'max key size exceeded, size: 9, limit: 8';
  assert.equal(get(r, 'k', { cf: 'raft' }).error, 'invalid cf name: raft');
  assert.equal(put(r, 'k', 'v', { cf: 'x' }).error, 'invalid cf name: x');
  assert.equal(scan(r, { cf: 'x' }).kvs[0]?.error?.abort, 'invalid cf name: x');
  assert.equal(put(r, long, 'v').error, tooLong);
  assert.equal(put(r, long, 'v', { forCas: true }).error, tooLong);
  assert.equal(cas(r, { key: key(long) }).now.error, tooLong);
  assert.equal(put(r, 'x'.repeat(8), 'v').error, '');
  assert.equal(get(r, long).notFound, true);
  const context = make(kvrpcpb.Context, { apiVersion: kvrpcpb.APIVersion.V2 });
  const mismatch = (cmd: string): string =>
    `Api version in request does not match with TiKV storage, cmd: ${cmd}, storage: V1ttl, request: V2`;
  assert.equal(get(r, 'k', { context }).error, mismatch('raw_get'));
  assert.equal(put(r, 'k', 'v', { context }).error, mismatch('raw_put'));
  assert.equal(put(r, 'k', 'v', { context, forCas: true }).error, mismatch('raw_atomic_store'));
  assert.equal(scan(r, { context }).kvs[0]?.error?.abort, mismatch('raw_scan'));
  assert.equal(cas(r, { context }).now.error, mismatch('raw_compare_and_swap'));
});

test('keys outside the region: nothing is read or written', () => {
  const r = rig('V1', new TestRegion(key('b'), key('d')));
  const outside = (regionError: { keyNotInRegion: unknown } | undefined) =>
    assert.ok(regionError?.keyNotInRegion, 'KeyNotInRegion expected');
  outside(get(r, 'a').regionError);
  outside(put(r, 'd', 'v').regionError);
  outside(cas(r, { key: key('a'), previousNotExist: true }).now.regionError);
  const found = new Answer(kvrpcpb.RawBatchGetResponse);
  r.storage.batchGet(make(kvrpcpb.RawBatchGetRequest, { keys: ['b', 'x'].map(key) }), found);
  outside(found.now.regionError);
  const written = new Answer(kvrpcpb.RawBatchPutResponse);
  r.storage.batchPut(make(kvrpcpb.RawBatchPutRequest, { pairs: [pair('b', '1'), pair('x', '1')] }), written);
  outside(written.now.regionError);
  for (const [start, end] of [
    ['a', 'c'],
    ['b', 'e'],
    ['b', ''],
  ] as const) {
    const deleted = new Answer(kvrpcpb.RawDeleteRangeResponse);
    const request = make(kvrpcpb.RawDeleteRangeRequest, { startKey: key(start), endKey: key(end) });
    r.storage.deleteRange(request, deleted);
    outside(deleted.now.regionError);
  }
  assert.equal(r.region.engine.sequence, 0);
});

test('deadline: a request that waited too long is not run', () => {
  const r = rig();
  r.advanceMs(50);
  const context = make(kvrpcpb.Context, { maxExecutionDurationMs: 50 });
  for (const { regionError } of [get(r, 'k', { context }), put(r, 'k', 'v', { context }), scan(r, { context })]) {
    assert.equal(regionError?.message, 'Deadline is exceeded');
    assert.equal(regionError?.serverIsBusy?.reason, 'deadline is exceeded');
  }
  assert.equal(get(r, 'k', { context: make(kvrpcpb.Context, { maxExecutionDurationMs: 51 }) }).notFound, true);
  r.region.heldWrites = [];
  cas(r, { previousNotExist: true, value: key('1') });
  const waiting = cas(r, { previousNotExist: true, context: make(kvrpcpb.Context, { maxExecutionDurationMs: 60 }) });
  r.advanceMs(10);
  r.region.heldWrites.shift()?.();
  assert.equal(waiting.now.regionError?.message, 'Deadline is exceeded');
});

test('leadership: reads wait for it, and are refused when it is lost meanwhile', () => {
  const r = rig();
  put(r, 'k', 'v');
  r.region.heldReads = [];
  const first = new Answer(kvrpcpb.RawGetResponse);
  r.storage.get(make(kvrpcpb.RawGetRequest, { key: key('k') }), first);
  const second = new Answer(kvrpcpb.RawScanResponse);
  r.storage.scan(make(kvrpcpb.RawScanRequest, { limit: 1 }), second);
  const third = cas(r, { previousValue: key('v'), value: key('w') });
  assert.deepEqual([first.value, second.value, third.value], [undefined, undefined, undefined]);
  r.region.heldReads.shift()?.();
  assert.equal(fromUtf8(first.now.value), 'v');
  r.region.refusal = { message: 'gone', notLeader: { regionId: 2 } };
  for (const go of r.region.heldReads.splice(0)) go();
  assert.equal(second.now.regionError?.notLeader?.regionId, 2);
  assert.equal(third.now.regionError?.notLeader?.regionId, 2);
});

test('data that is not in memory: loaded, then answered as if it had been', async () => {
  const engine = new ColdEngine();
  const r = rig('V1', new TestRegion(key(''), key(''), engine));
  for (const k of ['a', 'b', 'c']) put(r, k, k.toUpperCase());
  const one = new Answer(kvrpcpb.RawGetResponse);
  r.storage.get(make(kvrpcpb.RawGetRequest, { key: key('a') }), one);
  const many = new Answer(kvrpcpb.RawBatchGetResponse);
  r.storage.batchGet(make(kvrpcpb.RawBatchGetRequest, { keys: ['a', 'b'].map(key) }), many);
  const all = new Answer(kvrpcpb.RawScanResponse);
  r.storage.scan(make(kvrpcpb.RawScanRequest, { limit: 5 }), all);
  const swap = cas(r, { key: key('b'), previousValue: key('B'), value: key('N') });
  assert.deepEqual([one.value, many.value, all.value, swap.value], [undefined, undefined, undefined, undefined]);
  while (swap.value === undefined || all.value === undefined) await new Promise(setImmediate);
  assert.equal(fromUtf8(one.now.value), 'A');
  assert.deepEqual(texts(many.now.pairs), ['a=A', 'b=B']);
  assert.deepEqual(texts(all.now.kvs), ['a=A', 'b=B', 'c=C']);
  assert.equal(swap.now.succeed, true);
  assert.equal(r.region.retained, 0);
  assert.ok(engine.loads >= 3);
});

test('data that cannot be loaded: the request fails with the reason, the storage goes on', async () => {
  const engine = new ColdEngine();
  const r = rig('V1', new TestRegion(key(''), key(''), engine));
  put(r, 'a', 'A');
  engine.failLoads = true;
  const one = new Answer(kvrpcpb.RawGetResponse);
  r.storage.get(make(kvrpcpb.RawGetRequest, { key: key('a') }), one);
  const all = new Answer(kvrpcpb.RawScanResponse);
  r.storage.scan(make(kvrpcpb.RawScanRequest, { limit: 5 }), all);
  const swap = cas(r, { key: key('a'), previousValue: key('A') });
  while (one.value === undefined || all.value === undefined || swap.value === undefined)
    await new Promise(setImmediate);
  assert.equal(one.now.error, 'disk on fire');
  assert.equal(all.now.kvs[0]?.error?.abort, 'disk on fire');
  assert.equal(swap.now.error, 'disk on fire');
  assert.equal(r.region.retained, 0);
  engine.failLoads = false;
  const again = cas(r, { key: key('a'), previousValue: key('A') });
  while (again.value === undefined) await new Promise(setImmediate);
  assert.equal(again.now.succeed, true);
});

test('a value that is no V1TTL value: an error, not a crash', () => {
  const region = new TestRegion(key(''), key(''));
  put(rig('V1', region), 'k', 'short');
  const r = rig('V1ttl', region);
  assert.match(get(r, 'k').error, /cannot hold its expiry/);
  assert.match(scan(r, {}).kvs[0]?.error?.abort ?? '', /cannot hold its expiry/);
  assert.equal(region.retained, 0);
});

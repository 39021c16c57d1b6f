/** A store of API V2 over the wire: raw versions and transactions side by side, and what it refuses. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { concatBytes, fromUtf8, utf8 } from '@tessera/base';
import { encodeBytes, keyspacePrefix } from '@tessera/codec';
import type { GrpcClient } from '@tessera/grpc';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import type * as tikvpb from '@tessera/proto/tikvpb';
import { Tikv } from '@tessera/proto/tikvpb';
import { TestBatch, TestCluster } from '../testing/test-cluster.ts';

const cluster = new TestCluster();
let client: GrpcClient;
let context: kvrpcpb.ContextInit;

before(async () => {
  await cluster.startPd();
  await cluster.startStore({ 'storage.api-version': 2, 'storage.enable-ttl': true });
  client = cluster.client();
  context = cluster.context({ apiVersion: 2 });
});
after(() => cluster.close());

const raw = (text: string, keyspace = 0): Uint8Array => concatBytes(keyspacePrefix('raw', keyspace), utf8(text));
const txn = (text: string, keyspace = 0): Uint8Array => concatBytes(keyspacePrefix('txn', keyspace), utf8(text));
const MISMATCH = /^Api version in request does not match with TiKV storage, cmd: /;
const WRONG_MODE = /Key mode mismatched with the request mode, cmd: /;

test('api v2: raw commands, unary and in a batch', async () => {
  const put = await client.unary(Tikv.RawPut, { context, key: raw('a'), value: utf8('1'), ttl: 100 });
  assert.deepEqual([put.error, put.regionError], ['', undefined]);
  const batch = new TestBatch(client);
  await batch.send([
    { kind: 'rawPut', value: { context, key: raw('b'), value: utf8('2') } },
    { kind: 'rawPut', value: { context, key: raw('b'), value: utf8('3') } },
    { kind: 'rawDelete', value: { context, key: raw('c') } },
    { kind: 'rawBatchPut', value: { context, pairs: [{ key: raw('d', 1), value: utf8('other keyspace') }] } },
  ]);
  assert.equal(batch.answers.size, 4);
  await batch.send([{ kind: 'rawGet', value: { context, key: raw('b') } }], 10);
  const got = batch.answers.get(10);
  assert.equal(got?.kind === 'rawGet' && fromUtf8(got.value.value), '3');
  const bounds = { startKey: raw(''), endKey: raw('', 1) };
  const { kvs } = await client.unary(Tikv.RawScan, { context, ...bounds, limit: 10 });
  assert.deepEqual(
    kvs.map(({ key, value }) => `${fromUtf8(key.subarray(4))}=${fromUtf8(value)}`),
    ['a=1', 'b=3'],
  );
  assert.equal((await client.unary(Tikv.RawGetKeyTTL, { context, key: raw('a') })).ttl, 100);
  const swap = { context, key: raw('b'), previousValue: utf8('3'), value: utf8('4') };
  assert.equal((await client.unary(Tikv.RawCompareAndSwap, swap)).succeed, true);
  const sum = await client.unary(Tikv.RawChecksum, { context, ranges: [bounds] });
  assert.deepEqual([sum.error, sum.totalKvs], ['', 2]);
  batch.stream.cancel();
});

test('api v2: transactions beside raw pairs, keyspaces apart', async () => {
  for (const keyspace of [0, 1]) {
    const key = txn('k', keyspace);
    const mutations = [{ op: kvrpcpb.Op.Put, key, value: utf8(`in ${keyspace}`) }];
    const prewrite = { context, mutations, primaryLock: key, startVersion: 10n, lockTtl: 3000 };
    assert.deepEqual((await client.unary(Tikv.KvPrewrite, prewrite)).errors, []);
    const commit = { context, keys: [key], startVersion: 10n, commitVersion: 20n };
    assert.equal((await client.unary(Tikv.KvCommit, commit)).error, undefined);
  }
  const { value } = await client.unary(Tikv.KvGet, { context, key: txn('k', 1), version: 30n });
  assert.equal(fromUtf8(value), 'in 1');
  const scan = { context, startKey: txn(''), endKey: txn('', 1), limit: 10, version: 30n };
  const { pairs } = await client.unary(Tikv.KvScan, scan);
  assert.deepEqual(
    pairs.map((pair) => fromUtf8(pair.value)),
    ['in 0'],
  );
});

test('api v2: TiDB keys are served to clients of V1, others are not', async () => {
  const v1 = cluster.context();
  const key = utf8('t\x80\0\0\0\0\0\0\x01_r');
  const mutations = [{ op: kvrpcpb.Op.Put, key, value: utf8('row') }];
  const prewrite = { context: v1, mutations, primaryLock: key, startVersion: 10n, lockTtl: 3000 };
  assert.deepEqual((await client.unary(Tikv.KvPrewrite, prewrite)).errors, []);
  await client.unary(Tikv.KvCommit, { context: v1, keys: [key], startVersion: 10n, commitVersion: 20n });
  assert.equal(fromUtf8((await client.unary(Tikv.KvGet, { context: v1, key, version: 30n })).value), 'row');
  const { error } = await client.unary(Tikv.KvGet, { context: v1, key: utf8('k'), version: 30n });
  assert.match(error?.abort ?? '', WRONG_MODE);
});

test('api v2: wrong versions and modes are refused, unary and in a batch', async () => {
  const v1 = cluster.context();
  const refusals: readonly [string, RegExp][] = [
    [(await client.unary(Tikv.RawGet, { context: v1, key: raw('a') })).error, MISMATCH],
    [(await client.unary(Tikv.RawGet, { context, key: txn('a') })).error, WRONG_MODE],
    [(await client.unary(Tikv.RawPut, { context, key: utf8('t1'), value: utf8('v') })).error, WRONG_MODE],
    [(await client.unary(Tikv.KvGet, { context, key: raw('a'), version: 9n })).error?.abort ?? '', WRONG_MODE],
    [(await client.unary(Tikv.KvGet, { context, key: utf8('t1'), version: 9n })).error?.abort ?? '', WRONG_MODE],
    [
      (await client.unary(Tikv.KvScan, { context, startKey: txn('a'), version: 9n, limit: 1 })).error?.abort ?? '',
      /^Error\(InvalidKeyRangeMode { cmd: scan, storage_api_version: V2, range: \(Some\("78000000610{6}FC"\), None\) }\): Key mode mismatched with the request mode, cmd: scan, storage: V2, range: \(Some\("78000000610{6}FC"\), None\)$/,
    ],
    [(await client.unary(Tikv.KvDeleteRange, { context, startKey: txn('a'), endKey: raw('b') })).error, WRONG_MODE],
    [
      (await client.unary(Tikv.KvGet, { context: { ...context, apiVersion: 3 }, key: txn('a'), version: 9n })).error
        ?.abort ?? '',
      /^Error\(ApiVersionNotMatched .*\): Api version in request .*, cmd: get, storage: V2, request: V3$/,
    ],
  ];
  for (const [text, expected] of refusals) assert.match(text, expected);
  const batch = new TestBatch(client);
  const commands: tikvpb.BatchCommandsRequest_RequestInit['cmd'][] = [
    { kind: 'rawPut', value: { context, key: txn('a'), value: utf8('v') } },
    { kind: 'get', value: { context, key: raw('a'), version: 9n } },
    {
      kind: 'prewrite',
      value: { context, mutations: [{ op: 0, key: raw('a') }], primaryLock: raw('a'), startVersion: 9n },
    },
  ];
  await batch.send(commands);
  const [put, get, prewrite] = [1, 2, 3].map((id) => batch.answers.get(id));
  assert.match((put?.kind === 'rawPut' && put.value.error) || '', WRONG_MODE);
  assert.match((get?.kind === 'get' && get.value.error?.abort) || '', WRONG_MODE);
  assert.match((prewrite?.kind === 'prewrite' && prewrite.value.errors[0]?.abort) || '', WRONG_MODE);
  batch.stream.cancel();
});

test('api v2: raw regions split at encoded keys', async () => {
  const split = { context, splitKeys: [raw('m')], isRawKv: true };
  const { regions, regionError } = await client.unary(Tikv.SplitRegion, split);
  assert.equal(regionError, undefined);
  assert.deepEqual(new Uint8Array(regions[0]?.endKey ?? []), encodeBytes(raw('m')));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromLatin1, fromUtf8, utf8 } from '@tessera/base';
import { Status } from '@tessera/grpc';
import * as etcd from '@tessera/proto/etcdserverpb';
import * as meta from '@tessera/proto/meta_storagepb';
import { Fixture, rejectsWith } from '../testing/fixture.ts';

const { KV, Lease, Watch } = etcd;
const put = (f: Fixture, key: string, value: string, more: etcd.PutRequestInit = {}) =>
  f.raw(KV.Put, { key: utf8(key), value: utf8(value), ...more });
const get = async (f: Fixture, key: string): Promise<string | undefined> => {
  const { kvs } = await f.raw(KV.Range, { key: utf8(key) });
  return kvs[0] === undefined ? undefined : fromUtf8(kvs[0].value);
};

test('etcd: revisions are global and grow by one per write, also over restarts', async () => {
  const f = await Fixture.start();
  const first = (await put(f, 'a', '1')).header?.revision ?? 0;
  assert.equal((await put(f, 'b', '2')).header?.revision, first + 1);
  const { header, kvs, count } = await f.raw(KV.Range, { key: utf8('a'), rangeEnd: utf8('c') });
  assert.equal(header?.revision, first + 1);
  assert.equal(count, 2);
  assert.deepEqual(
    kvs.map((kv) => [kv.createRevision, kv.modRevision, kv.version]),
    [
      [first, first, 1],
      [first + 1, first + 1, 1],
    ],
  );
  await f.crash();
  assert.equal(await get(f, 'b'), '2');
  // The start itself writes the leader key.
  assert.ok(((await put(f, 'a', '3')).header?.revision ?? 0) > first + 1);
  const removed = await f.raw(KV.DeleteRange, { key: utf8('a'), rangeEnd: utf8('c'), prevKv: true });
  assert.deepEqual([removed.deleted, removed.prevKvs.map((kv) => fromUtf8(kv.value))], [2, ['3', '2']]);
  await f.close();
});

test('etcd: a transaction creates a key once', async () => {
  const f = await Fixture.start();
  const key = utf8('lock');
  const create = (value: string) =>
    f.raw(KV.Txn, {
      compare: [{ key, target: etcd.Compare_CompareTarget.CREATE, targetUnion: { kind: 'createRevision', value: 0 } }],
      success: [{ request: { kind: 'requestPut', value: { key, value: utf8(value) } } }],
      failure: [{ request: { kind: 'requestRange', value: { key } } }],
    });
  const both = await Promise.all([create('one'), create('two')]);
  assert.deepEqual(
    both.map(({ succeeded }) => succeeded),
    [true, false],
  );
  const read = both[1]?.responses[0]?.response;
  assert.ok(read?.kind === 'responseRange');
  assert.equal(fromUtf8(read.value.kvs[0]?.value ?? new Uint8Array()), 'one');
  assert.equal(read.value.header?.revision, both[1]?.header?.revision);
  await f.close();
});

test('etcd: refusals have the codes and texts of etcd', async () => {
  const f = await Fixture.start();
  await put(f, 'a', '1');
  const { header } = await put(f, 'a', '2');
  const now = header?.revision ?? 0;
  await f.raw(KV.Compact, { revision: now });
  await rejectsWith(put(f, '', 'x'), Status.INVALID_ARGUMENT, 'etcdserver: key is not provided');
  await rejectsWith(put(f, 'a', 'x', { lease: 5n }), Status.NOT_FOUND, 'etcdserver: requested lease not found');
  await rejectsWith(f.raw(KV.Range, { key: utf8('a'), revision: now - 1 }), Status.OUT_OF_RANGE, /has been compacted/);
  await rejectsWith(f.raw(KV.Range, { key: utf8('a'), revision: now + 9 }), Status.OUT_OF_RANGE, /future revision/);
  await rejectsWith(f.raw(KV.Compact, { revision: now }), Status.OUT_OF_RANGE, /has been compacted/);
  await rejectsWith(f.raw(Lease.LeaseRevoke, { id: 5n }), Status.NOT_FOUND, /lease not found/);
  await rejectsWith(f.raw(Lease.LeaseGrant, { ttl: 9_000_000_001 }), Status.OUT_OF_RANGE, /too large lease TTL/);
  await f.close();
});

test('etcd: when memory is used up writes are refused, deletes and compaction free it', async () => {
  const f = await Fixture.start({ 'quota-backend-bytes': 1 << 20 });
  const big = 'x'.repeat(300_000);
  for (const key of ['a', 'b', 'c']) await put(f, key, big);
  await rejectsWith(put(f, 'd', big), Status.RESOURCE_EXHAUSTED, 'etcdserver: mvcc: database space exceeded');
  const { header } = await f.raw(KV.DeleteRange, { key: utf8('a'), rangeEnd: utf8('d') });
  await f.raw(KV.Compact, { revision: header?.revision ?? 0 });
  await put(f, 'd', big);
  await f.close();
});

test('etcd: a lease takes its keys along when it is revoked or runs out, not while it is kept alive', async () => {
  const f = await Fixture.start();
  const granted = await f.raw(Lease.LeaseGrant, { ttl: 10 });
  assert.equal(granted.ttl, 10);
  await put(f, 'alive', 'x', { lease: granted.id });
  const short = await f.raw(Lease.LeaseGrant, { ttl: 1, id: 77n });
  // Shorter than an election is raised.
  assert.deepEqual([short.id, short.ttl], [77n, 5]);
  await rejectsWith(f.raw(Lease.LeaseGrant, { ttl: 10, id: 77n }), Status.FAILED_PRECONDITION, /already exists/);
  await put(f, 'short', 'x', { lease: 77n });
  f.env.clock.advance(4000);
  const alive = f.stream(Lease.LeaseKeepAlive);
  assert.equal((await alive.ask({ id: granted.id })).ttl, 10);
  assert.equal((await alive.ask({ id: 12345n })).ttl, 0);
  f.env.clock.advance(9000);
  await put(f, 'behind the revocation', '');
  assert.deepEqual([await get(f, 'alive'), await get(f, 'short')], ['x', undefined]);
  const left = await f.raw(Lease.LeaseTimeToLive, { id: granted.id, keys: true });
  assert.deepEqual([left.ttl, left.grantedTTL, left.keys.map(fromUtf8)], [1, 10, ['alive']]);
  assert.equal((await f.raw(Lease.LeaseTimeToLive, { id: 77n })).ttl, -1);
  assert.deepEqual(
    (await f.raw(Lease.LeaseLeases, {})).leases.map(({ id }) => id),
    [granted.id],
  );
  await f.raw(Lease.LeaseRevoke, { id: granted.id });
  assert.equal(await get(f, 'alive'), undefined);
  await f.close();
});

test('etcd: after a restart a lease has its full time again', async () => {
  const f = await Fixture.start();
  const { id } = await f.raw(Lease.LeaseGrant, { ttl: 10 });
  await put(f, 'k', 'x', { lease: id });
  f.env.clock.advance(9000);
  await f.restart();
  f.env.clock.advance(9000);
  assert.equal(await get(f, 'k'), 'x');
  f.env.clock.advance(2000);
  await put(f, 'behind the revocation', '');
  assert.equal(await get(f, 'k'), undefined);
  await f.close();
});

test('etcd watch: creation, events with previous values, cancel', async () => {
  const f = await Fixture.start();
  await put(f, 'w/a', 'old');
  const stream = f.stream(Watch.Watch);
  const create = (value: etcd.WatchCreateRequestInit) => stream.ask({ requestUnion: { kind: 'createRequest', value } });
  const created = await create({ key: utf8('w/'), rangeEnd: utf8('w0'), prevKv: true });
  assert.deepEqual([created.created, created.watchId], [true, 0]);
  await put(f, 'w/a', 'new');
  await put(f, 'other', 'x');
  await f.raw(KV.DeleteRange, { key: utf8('w/a') });
  const changed = await stream.next();
  assert.deepEqual(
    changed.events.map((e) => [
      e.type,
      fromUtf8(e.kv?.value ?? new Uint8Array()),
      fromUtf8(e.prevKv?.value ?? new Uint8Array()),
    ]),
    [[0, 'new', 'old']],
  );
  const deleted = await stream.next();
  assert.deepEqual(
    deleted.events.map((e) => [e.type, fromUtf8(e.kv?.key ?? new Uint8Array())]),
    [[1, 'w/a']],
  );
  const canceled = await stream.ask({ requestUnion: { kind: 'cancelRequest', value: { watchId: 0 } } });
  assert.equal(canceled.canceled, true);
  await put(f, 'w/a', 'unseen');
  const progress = await stream.ask({ requestUnion: { kind: 'progressRequest', value: {} } });
  assert.deepEqual([progress.watchId, progress.events.length], [-1, 0]);
  await f.close();
});

test('etcd watch: history from a start revision, also after a restart; compacted history is refused', async () => {
  const f = await Fixture.start();
  const first = (await put(f, 'h', '1')).header?.revision ?? 0;
  await put(f, 'h', '2');
  await f.restart();
  await put(f, 'h', '3');
  const watchFrom = async (startRevision: number) => {
    const stream = f.stream(Watch.Watch);
    const value = { key: utf8('h'), startRevision };
    assert.equal((await stream.ask({ requestUnion: { kind: 'createRequest', value } })).created, true);
    return stream;
  };
  const events = (await (await watchFrom(first)).next()).events;
  assert.deepEqual(
    events.map((e) => fromUtf8(e.kv?.value ?? new Uint8Array())),
    ['1', '2', '3'],
  );
  const { header } = await f.raw(KV.Range, { key: utf8('h') });
  await f.raw(KV.Compact, { revision: header?.revision ?? 0 });
  const refused = await (await watchFrom(first)).next();
  assert.deepEqual([refused.canceled, refused.compactRevision], [true, header?.revision]);
  const kept = await (await watchFrom(header?.revision ?? 0)).next();
  assert.equal(kept.events.length, 1);
  await f.close();
});

test('etcd watch: filters, own ids, empty ranges', async () => {
  const f = await Fixture.start();
  const stream = f.stream(Watch.Watch);
  const create = (value: etcd.WatchCreateRequestInit) => stream.ask({ requestUnion: { kind: 'createRequest', value } });
  assert.equal(
    (await create({ key: utf8('k'), watchId: 9, filters: [etcd.WatchCreateRequest_FilterType.NOPUT] })).watchId,
    9,
  );
  assert.equal((await create({ key: utf8('k'), watchId: 9 })).canceled, true);
  assert.equal((await create({ key: utf8('b'), rangeEnd: utf8('a') })).canceled, true);
  await put(f, 'k', '1');
  await f.raw(KV.DeleteRange, { key: utf8('k') });
  const { events, watchId } = await stream.next();
  assert.deepEqual([watchId, events.map(({ type }) => type)], [9, [1]]);
  await f.close();
});

test('etcd watch: a reader that stops costs no memory and gets everything when it goes on', async () => {
  const f = await Fixture.start();
  const slow = f.stream(Watch.Watch);
  await slow.ask({
    requestUnion: { kind: 'createRequest', value: { key: fromLatin1('s/'), rangeEnd: fromLatin1('s0') } },
  });
  slow.pause();
  const value = new Uint8Array(600_000);
  const count = 40;
  for (let i = 0; i < count; i++) await f.raw(KV.Put, { key: utf8(`s/${i}`), value });
  // The window of 4 MiB is full, the rest waits as history, not as output.
  assert.ok(slow.received.length < count);
  slow.resume();
  const seen: string[] = [];
  while (seen.length < count)
    for (const event of (await slow.next()).events) seen.push(fromUtf8(event.kv?.key ?? value));
  assert.deepEqual(
    seen,
    Array.from({ length: count }, (_, i) => `s/${i}`),
  );
  await f.close();
});

test('etcd: who is there and how it fares', async () => {
  const f = await Fixture.start();
  const { members, header } = await f.raw(etcd.Cluster.MemberList, {});
  assert.deepEqual(members[0]?.clientURLs, ['http://127.0.0.1:2379']);
  const status = await f.raw(etcd.Maintenance.Status, {});
  assert.equal(status.leader, header?.memberId);
  assert.ok(status.raftAppliedIndex > 0);
  await f.close();
});

test('etcd: old revisions go by themselves', async () => {
  const f = await Fixture.start({ 'auto-compaction-retention-v2': '10m' });
  const { header } = await put(f, 'a', '1');
  await put(f, 'a', '2');
  await f.pass(12 * 60_000);
  await put(f, 'a', '3');
  await rejectsWith(
    f.raw(KV.Range, { key: utf8('a'), revision: header?.revision ?? 0 }),
    Status.OUT_OF_RANGE,
    /compacted/,
  );
  assert.equal(await get(f, 'a'), '3');
  await f.close();
});

test('meta storage: the same keys with the header of PD', async () => {
  const f = await Fixture.start();
  const { MetaStorage } = meta;
  const header = { clusterId: f.pd.clusterId };
  const watch = f.stream(MetaStorage.Watch);
  watch.send({ header, key: utf8('m/'), rangeEnd: utf8('m0'), prevKv: true });
  await f.raw(MetaStorage.Put, { header, key: utf8('m/a'), value: utf8('1') });
  const again = await f.raw(MetaStorage.Put, { header, key: utf8('m/a'), value: utf8('2'), prevKv: true });
  assert.equal(fromUtf8(again.prevKv?.value ?? new Uint8Array()), '1');
  const read = await f.raw(MetaStorage.Get, { header, key: utf8('m/'), rangeEnd: utf8('m0') });
  assert.deepEqual(
    [read.count, read.header?.revision, read.header?.clusterId],
    [1, again.header?.revision, f.pd.clusterId],
  );
  assert.equal(await get(f, 'm/a'), '2');
  const events = [...(await watch.next()).events, ...(await watch.next()).events];
  assert.deepEqual(
    events.map(({ kv }) => fromUtf8(kv?.value ?? new Uint8Array())),
    ['1', '2'],
  );
  assert.equal((await f.raw(MetaStorage.Delete, { header, key: utf8('m/a') })).deleted, 1);
  assert.equal((await f.raw(MetaStorage.Get, { key: utf8('m/a') })).count, 0);
  const wrong = { header: { clusterId: 7n }, key: utf8('m/a') };
  await rejectsWith(f.raw(MetaStorage.Get, wrong), Status.INVALID_ARGUMENT, /mismatch cluster id/);
  const compacted = (await f.raw(KV.Range, { key: utf8('x') })).header?.revision ?? 0;
  await f.raw(KV.Compact, { revision: compacted });
  const old = await f.raw(MetaStorage.Get, { header, key: utf8('m/a'), revision: compacted - 1 });
  assert.equal(old.header?.error?.type, meta.ErrorType.DATA_COMPACTED);
  await f.close();
});

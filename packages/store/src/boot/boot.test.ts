import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import type { Disk } from '@tessera/env';
import { GrpcError, Status } from '@tessera/grpc';
import * as health from '@tessera/proto/grpc.health.v1';
import * as metapb from '@tessera/proto/metapb';
import { Tikv } from '@tessera/proto/tikvpb';
import { replaceFile } from '../config/config-file.ts';
import { STORE_VERSION } from '../store.ts';
import { lsmOnly, settle, TestBatch, TestCluster } from '../testing/test-cluster.ts';
import { readIdent, StoreError, type StoreIdent, writeIdent } from './store-ident.ts';

const key = utf8;

/** Runs with a cluster of its own and cleans up. */
async function withCluster(body: (cluster: TestCluster) => Promise<void>): Promise<void> {
  const cluster = new TestCluster();
  try {
    await body(cluster);
  } finally {
    await cluster.close();
  }
}

test('boot: the first store bootstraps the cluster and PD knows it whole', () =>
  withCluster(async (cluster) => {
    await cluster.startPd();
    const labels = { zone: 'z1', host: 'h1' };
    const store = await cluster.startStore({ 'server.addr': '127.0.0.1:0', 'server.labels': labels });
    const { store: known, stats } = cluster.pd.stores.get(store.id) ?? assert.fail();
    assert.equal(known.address, store.address);
    assert.notEqual(store.address, '127.0.0.1:0');
    assert.equal(known.statusAddress, store.statusAddress);
    assert.equal(known.version, STORE_VERSION);
    assert.equal(known.state, metapb.StoreState.Up);
    assert.deepEqual(Object.fromEntries(known.labels.map((label) => [label.key, label.value])), labels);
    assert.ok((stats?.capacity ?? 0) > 0);
    const region = cluster.pd.region ?? assert.fail();
    assert.deepEqual([region.startKey.length, region.endKey.length], [0, 0]);
    assert.deepEqual([region.regionEpoch?.confVer, region.regionEpoch?.version], [1, 1]);
    assert.equal(cluster.pd.leader?.storeId, store.id);
  }));

test('boot: a restarted store keeps id, address, region and data', () =>
  withCluster(async (cluster) => {
    await cluster.startPd();
    const first = await cluster.startStore();
    const context = cluster.context();
    await cluster.client().unary(Tikv.RawPut, { context, key: key('k'), value: key('v') });
    await cluster.withTime(first.close(), 1000);
    const second = await cluster.startStore();
    assert.deepEqual([second.id, second.address], [first.id, first.address]);
    assert.deepEqual(cluster.context(), context);
    const answer = await cluster.client().unary(Tikv.RawGet, { context, key: key('k') });
    assert.equal(fromUtf8(answer.value), 'v');
    assert.equal((await readIdent(cluster.env.disk, '/store'))?.region, undefined);
  }));

test(
  'boot: with encryption no file of the store shows keys or values; a wrong master key does not start',
  lsmOnly(),
  () =>
    withCluster(async (cluster) => {
      const { disk } = cluster.env;
      await disk.makeDirectory('/keys');
      for (const [name, digit] of [
        ['one', '1'],
        ['two', '2'],
      ] as const) {
        await replaceFile(disk, `/keys/${name}`, utf8(`${digit.repeat(64)}\n`));
      }
      const changes = {
        'raft-engine.target-file-size': 1 << 20,
        'rocksdb.defaultcf.titan.min-blob-size': 1000,
        'security.encryption.data-encryption-method': 'aes256-ctr',
        'security.encryption.master-key.type': 'file',
        'security.encryption.master-key.path': '/keys/one',
      };
      await cluster.startPd();
      const first = await cluster.startStore(changes);
      const context = cluster.context();
      await cluster.client().unary(Tikv.RawPut, { context, key: key('KNOWN-KEY'), value: key('KNOWN-VALUE') });
      const large = utf8('KNOWN-VALUE'.repeat(100));
      await cluster.client().unary(Tikv.RawPut, { context, key: key('KNOWN-KEY-2'), value: large });
      const metrics = await cluster.env.network.request(`http://${first.statusAddress}/metrics`);
      assert.match(fromUtf8(metrics.body), /^tikv_encryption_file_num [3-9]$/m);
      assert.match(
        fromUtf8(metrics.body),
        /^tikv_encryption_write_read_file_duration_seconds_count\{type="key.dict",operation="write"\} 1$/m,
      );
      await cluster.withTime(first.close(), 1000);
      const files = await filesBelow(disk, '/store');
      for (const kind of ['.sst', '.blob', 'MANIFEST', 'CURRENT', '.raftlog', 'key.dict']) {
        assert.ok(
          files.some((path) => path.includes(kind)),
          `no ${kind}: ${files.join()}`,
        );
      }
      for (const path of files) {
        const bytes = Buffer.from(await disk.readFile(path));
        assert.ok(!bytes.includes('KNOWN-KEY') && !bytes.includes('KNOWN-VALUE'), path);
      }
      const wrong = { ...changes, 'security.encryption.master-key.path': '/keys/two' };
      await assert.rejects(cluster.startStore(wrong), { code: 'KV:Encryption:WrongMasterKey' });
      await assert.rejects(cluster.startStore(), { message: /name the master key file/ });
      const rotated = {
        ...wrong,
        'security.encryption.previous-master-key.type': 'file',
        'security.encryption.previous-master-key.path': '/keys/one',
      };
      await cluster.startStore(rotated);
      const answer = await cluster.client().unary(Tikv.RawGet, { context, key: key('KNOWN-KEY') });
      assert.deepEqual([answer.regionError, answer.error, fromUtf8(answer.value)], [undefined, '', 'KNOWN-VALUE']);
    }),
);

test('boot: large values go to blob files; another run mode keeps them readable', lsmOnly(), () =>
  withCluster(async (cluster) => {
    const { disk } = cluster.env;
    await cluster.startPd();
    const changes = { 'rocksdb.defaultcf.titan.min-blob-size': 1000, 'raft-engine.target-file-size': 1 << 20 };
    const first = await cluster.startStore(changes);
    const context = cluster.context();
    const value = utf8('large'.repeat(1000));
    await cluster.client().unary(Tikv.RawPut, { context, key: key('k'), value });
    await cluster.withTime(first.close(), 1000);
    const blobs = async (): Promise<number> =>
      (await disk.list('/store/db')).filter((name) => name.endsWith('.blob')).length;
    assert.equal(await blobs(), 1);
    const off = { ...changes, 'rocksdb.defaultcf.titan.blob-run-mode': 'read-only' };
    const second = await cluster.startStore(off);
    const answer = await cluster.client().unary(Tikv.RawGet, { context, key: key('k') });
    assert.deepEqual(answer.value, value);
    await cluster.client().unary(Tikv.RawPut, { context, key: key('k2'), value });
    await cluster.withTime(second.close(), 1000);
    assert.equal(await blobs(), 1);
  }),
);

test('boot: a store on LMDB keeps its data over a restart', () =>
  withCluster(async (cluster) => {
    // LMDB writes real files, whatever the disk of the rest.
    const dataDir = await mkdtemp(join(tmpdir(), 'tessera-store-lmdb-'));
    try {
      await cluster.startPd();
      const changes = { 'storage.kv-engine': 'lmdb', 'storage.data-dir': dataDir };
      const first = await cluster.startStore(changes);
      const context = cluster.context();
      await cluster.client().unary(Tikv.RawPut, { context, key: key('k'), value: key('v') });
      await cluster.withTime(first.close(), 1000);
      const second = await cluster.startStore(changes);
      const answer = await cluster.client().unary(Tikv.RawGet, { context, key: key('k') });
      assert.equal(fromUtf8(answer.value), 'v');
      await cluster.withTime(second.close(), 1000);
    } finally {
      await rm(dataDir, { recursive: true });
    }
  }));

async function filesBelow(disk: Disk, directory: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await disk.list(directory)) {
    const path = `${directory}/${name}`;
    if ((await disk.stat(path))?.directory === true) found.push(...(await filesBelow(disk, path)));
    else found.push(path);
  }
  return found;
}

test('boot: a store whose engine is gone or foreign does not start', lsmOnly(), () =>
  withCluster(async (cluster) => {
    await cluster.startPd();
    const { disk } = cluster.env;
    const first = await cluster.startStore();
    await cluster.withTime(first.close(), 1000);
    await disk.rename('/store/db', '/kept');
    await assert.rejects(cluster.startStore(), { code: 'KV:Store:EngineLost' });
    for (const name of await disk.list('/store/db')) await disk.remove(`/store/db/${name}`);
    await disk.rename('/kept', '/store/db');
    const ident = (await readIdent(disk, '/store')) ?? assert.fail();
    await writeIdent(disk, '/store', { ...ident, storeId: ident.storeId + 1 });
    await assert.rejects(cluster.startStore(), { code: 'KV:Store:EngineForeign' });
    await writeIdent(disk, '/store', ident);
    await cluster.startStore();
  }),
);

test('boot: a second store joins without a region', () =>
  withCluster(async (cluster) => {
    await cluster.startPd();
    const first = await cluster.startStore();
    const addresses = { 'server.addr': '127.0.0.1:20161', 'server.status-addr': '' } as const;
    const second = await cluster.startStore({ ...addresses, 'storage.data-dir': '/store2' });
    assert.notEqual(second.id, first.id);
    assert.equal(second.statusAddress, '');
    assert.equal(cluster.pd.stores.size, 2);
    const context = { ...cluster.context(), peer: { id: 1, storeId: second.id } };
    const { regionError } = await cluster.client(second.address).unary(Tikv.RawGet, { context, key: key('k') });
    assert.equal(regionError?.regionNotFound?.regionId, context.regionId);
  }));

test('boot: a directory of another cluster is refused, and nothing is left behind', () =>
  withCluster(async (cluster) => {
    await cluster.startPd();
    await cluster.env.disk.makeDirectory('/store');
    const ident: StoreIdent = {
      clusterId: cluster.pd.clusterId + 1n,
      storeId: 1,
      region: undefined,
      bootstrapped: false,
      engineUsed: false,
    };
    await writeIdent(cluster.env.disk, '/store', ident);
    await assert.rejects(cluster.startStore(), (error: Error) => {
      assert.ok(error instanceof StoreError);
      return /^cluster ID mismatch: /.test(error.message);
    });
    await writeIdent(cluster.env.disk, '/store', { ...ident, clusterId: cluster.pd.clusterId });
    await cluster.startStore();
  }));

test('boot: a file that is no identity is refused by name', () =>
  withCluster(async (cluster) => {
    await cluster.startPd();
    const { disk } = cluster.env;
    await disk.makeDirectory('/store');
    for (const text of ['', '{}', '{"format":1}', '{"format":2,"clusterId":"1","storeId":1,"bootstrapped":true}']) {
      const file = await disk.open('/store/store-ident.json', 'open-or-create');
      await file.truncate(0);
      await file.write(key(text), 0);
      await file.close();
      await assert.rejects(
        cluster.startStore(),
        /^StoreError: \/store\/store-ident.json is not the identity of a store$/,
      );
    }
  }));

test('boot: after a crash between preparing and bootstrapping the prepared region is used', () =>
  withCluster(async (cluster) => {
    await cluster.startPd();
    await cluster.env.disk.makeDirectory('/store');
    const region = { id: 77, peerId: 78, confVer: 1, version: 1 };
    await writeIdent(cluster.env.disk, '/store', {
      clusterId: cluster.pd.clusterId,
      storeId: 76,
      region,
      bootstrapped: false,
      engineUsed: false,
    });
    await cluster.startStore();
    const context = cluster.context();
    assert.deepEqual([context.regionId, context.peer?.id, context.peer?.storeId], [77, 78, 76]);
    assert.equal((await readIdent(cluster.env.disk, '/store'))?.bootstrapped, true);
  }));

test('boot: a prepared region is dropped when another store bootstrapped meanwhile', () =>
  withCluster(async (cluster) => {
    await cluster.startPd();
    await cluster.startStore();
    await cluster.env.disk.makeDirectory('/late');
    const region = { id: 77, peerId: 78, confVer: 1, version: 1 };
    await writeIdent(cluster.env.disk, '/late', {
      clusterId: cluster.pd.clusterId,
      storeId: 76,
      region,
      bootstrapped: false,
      engineUsed: false,
    });
    const addresses = { 'server.addr': '127.0.0.1:0', 'server.status-addr': '' } as const;
    await cluster.startStore({ ...addresses, 'storage.data-dir': '/late' });
    const ident = await readIdent(cluster.env.disk, '/late');
    assert.deepEqual([ident?.storeId, ident?.region, ident?.bootstrapped], [76, undefined, false]);
  }));

test('boot: waits for PD as long as it takes', () =>
  withCluster(async (cluster) => {
    const starting = cluster.startStore();
    await cluster.advance(20_000);
    assert.ok(cluster.log.lines.some((line) => line.includes('PD does not answer, trying again')));
    await cluster.startPd();
    const store = await cluster.withTime(starting);
    assert.ok(store.id > 0);
  }));

test('boot: gives up after the configured attempts, or when told to', () =>
  withCluster(async (cluster) => {
    await assert.rejects(cluster.withTime(cluster.startStore({ 'pd.retry-max-count': 2 })), /PD/);
    const abort = new AbortController();
    const starting = cluster.startStore({}, { signal: abort.signal });
    await settle();
    abort.abort(new Error('enough'));
    await assert.rejects(cluster.withTime(starting));
    await cluster.startPd();
    await cluster.startStore();
  }));

test('boot: a taken port or directory is an error that names it', () =>
  withCluster(async (cluster) => {
    await cluster.startPd();
    await cluster.startStore();
    await assert.rejects(cluster.startStore({ 'storage.data-dir': '/other' }), /127\.0\.0\.1:20160: the port is taken/);
    await assert.rejects(cluster.startStore({ 'server.addr': '127.0.0.1:0' }), /lock \/store: held by another/);
  }));

test('heartbeats: PD hears of the store each interval, of the region each minute, with what happened', () =>
  withCluster(async (cluster) => {
    await cluster.startPd();
    const cpuSeconds = (): number => cluster.env.clock.monotonicMs() / 4000;
    const store = await cluster.startStore({}, { cpuSeconds });
    const context = cluster.context();
    const client = cluster.client();
    await client.unary(Tikv.RawPut, { context, key: key('k'), value: key('value') });
    for (let i = 0; i < 3; i++) await client.unary(Tikv.RawGet, { context, key: key('k') });
    const batch = client.stream(Tikv.BatchCommands, { message: () => {}, end: () => {} });
    const rawScan = { context, startKey: new Uint8Array(0), limit: 10 };
    batch.send({ requests: [{ cmd: { kind: 'rawScan', value: rawScan } }], requestIds: [1] });
    await cluster.advance(10_000);
    const { stats } = cluster.pd.stores.get(store.id) ?? assert.fail();
    assert.deepEqual([stats?.keysWritten, stats?.keysRead, stats?.bytesRead, stats?.regionCount], [1, 4, 24, 1]);
    const { put, get, scan } = stats?.queryStats ?? {};
    assert.deepEqual([put, get, scan], [1, 3, 1]);
    assert.deepEqual(stats?.peerStats, []);
    assert.deepEqual([stats?.slowScore, stats?.isBusy, stats?.isApplyBusy], [1, false, false]);
    assert.deepEqual(
      stats?.cpuUsages.map(({ key: name, value }) => `${name} ${value}`),
      ['store-loop 25'],
    );
    assert.ok((stats?.usedSize ?? 0) > 0);
    const { startTimestamp = 0, endTimestamp = 0 } = stats?.interval ?? {};
    assert.equal(endTimestamp - startTimestamp, 10);
    cluster.pd.leader = undefined;
    await cluster.advance(49_000);
    assert.equal(cluster.pd.leader, undefined);
    await cluster.advance(1000);
    assert.equal((cluster.pd.leader as metapb.Peer | undefined)?.storeId, store.id);
    const region = cluster.pd.heartbeats.get(context.regionId ?? 0);
    assert.deepEqual([region?.keysRead, region?.bytesRead, region?.queryStats?.get], [4, 24, 3]);
    for (let i = 0; i < 2000; i++) await client.unary(Tikv.RawGet, { context, key: key('k') });
    await cluster.advance(10_000);
    const hot = cluster.pd.stores.get(store.id)?.stats?.peerStats ?? [];
    assert.deepEqual(
      hot.map(({ regionId, readKeys, queryStats }) => [regionId, readKeys, queryStats?.get]),
      [[context.regionId, 2000, 2000]],
    );
  }));

test('heartbeats: go on after PD was away, whatever was missed', () =>
  withCluster(async (cluster) => {
    await cluster.startPd();
    const store = await cluster.startStore();
    await cluster.pd.stop();
    const context = { regionId: 2, regionEpoch: { confVer: 1, version: 1 }, peer: { id: 3, storeId: store.id } };
    const before = cluster.pd.stores.get(store.id)?.stats;
    await cluster.advance(60_000);
    assert.equal((await cluster.client().unary(Tikv.RawGet, { context, key: key('k') })).notFound, true);
    assert.ok(cluster.log.lines.some((line) => line.includes('store heartbeat failed')));
    await cluster.startPd();
    await cluster.advance(30_000);
    assert.equal(cluster.pd.leader?.storeId, store.id);
    assert.notEqual(cluster.pd.stores.get(store.id)?.stats, before);
  }));

test('heartbeats: a store that PD has removed stops serving', () =>
  withCluster(async (cluster) => {
    await cluster.startPd();
    const store = await cluster.startStore();
    const context = cluster.context();
    const known = cluster.pd.stores.get(store.id) ?? assert.fail();
    known.store.state = metapb.StoreState.Tombstone;
    cluster.env.clock.advance(10_000);
    await settle();
    const client = cluster.client();
    const { status } = await client.unary(health.Health.Check, {});
    assert.equal(status, health.HealthCheckResponse_ServingStatus.NOT_SERVING);
    const { regionError } = await client.unary(Tikv.RawGet, { context, key: key('k') });
    assert.equal(regionError?.message, 'TiKV is Closing');
  }));

test('stop: an idle batch stream ends at once, a busy one after its answer', () =>
  withCluster(async (cluster) => {
    await cluster.startPd();
    const store = await cluster.startStore();
    const client = cluster.client();
    const idle = new TestBatch(client);
    const busy = new TestBatch(client);
    await busy.send([{ kind: 'empty', value: { testId: 1n, delayTime: 500 } }]);
    const closing = store.close();
    await settle();
    assert.deepEqual([idle.error?.status, busy.ended], [Status.UNAVAILABLE, false]);
    cluster.env.clock.advance(500);
    await settle();
    assert.deepEqual([busy.answers.size, busy.error?.status], [1, Status.UNAVAILABLE]);
    await cluster.withTime(closing);
  }));

test('stop: watchers hear of it, calls end, the port and the directory are free', () =>
  withCluster(async (cluster) => {
    await cluster.startPd();
    const store = await cluster.startStore();
    const client = cluster.client();
    const seen: number[] = [];
    const { SERVING, NOT_SERVING } = health.HealthCheckResponse_ServingStatus;
    const watch = client.stream(health.Health.Watch, { message: (m) => void seen.push(m.status), end: () => {} });
    watch.send({});
    await settle();
    const closing = store.close();
    assert.equal(store.close(), closing);
    await cluster.withTime(closing, 1000);
    assert.deepEqual(seen, [SERVING, NOT_SERVING]);
    await assert.rejects(cluster.client().unary(Tikv.RawGet, {}), (error) => {
      return error instanceof GrpcError && error.status === Status.UNAVAILABLE;
    });
    await cluster.startStore();
  }));

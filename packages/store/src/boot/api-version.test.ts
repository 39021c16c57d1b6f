import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, utf8 } from '@tessera/base';
import { keyspacePrefix } from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { Tikv } from '@tessera/proto/tikvpb';
import type { StorageApi } from '@tessera/storage';
import { defaultStoreConfig } from '../config/config.ts';
import type { StoreConfig } from '../config/items.ts';
import { createStore } from '../store.ts';
import { TestCluster } from '../testing/test-cluster.ts';
import { readIdent, StoreError, writeIdent } from './store-ident.ts';

const CONFIGS: Readonly<Record<StorageApi, Partial<StoreConfig>>> = {
  V1: {},
  V1ttl: { 'storage.enable-ttl': true },
  V2: { 'storage.api-version': 2, 'storage.enable-ttl': true },
};

type Data = 'none' | 'raw' | 'tidb';

async function write(cluster: TestCluster, api: StorageApi, data: Data): Promise<void> {
  const client = cluster.client();
  if (data === 'raw') {
    const key = api === 'V2' ? concatBytes(keyspacePrefix('raw', 0), utf8('k')) : utf8('k');
    const context = cluster.context({ apiVersion: api === 'V2' ? 2 : 0 });
    const { error, regionError } = await client.unary(Tikv.RawPut, { context, key, value: utf8('v') });
    assert.deepEqual([error, regionError], ['', undefined]);
  } else if (data === 'tidb') {
    const context = cluster.context();
    const key = utf8('t1');
    const mutations = [{ op: kvrpcpb.Op.Put, key, value: utf8('v') }];
    const lock = { context, mutations, primaryLock: key, startVersion: 10n, lockTtl: 3000 };
    assert.deepEqual((await client.unary(Tikv.KvPrewrite, lock)).errors, []);
  }
}

/** Starts a store in one mode, writes, and starts it in another. Resolves with the text of the refusal. */
async function change(from: StorageApi, to: StorageApi, data: Data, forget = false): Promise<string | undefined> {
  const cluster = new TestCluster();
  try {
    await cluster.startPd();
    const store = await cluster.startStore(CONFIGS[from]);
    await write(cluster, from, data);
    await cluster.withTime(store.close(), 1000);
    if (forget) {
      const { api: _, ...ident } = (await readIdent(cluster.env.disk, '/store')) ?? assert.fail();
      await writeIdent(cluster.env.disk, '/store', ident);
    }
    try {
      await cluster.startStore(CONFIGS[to]);
    } catch (error) {
      assert.ok(error instanceof StoreError, String(error));
      assert.equal(error.code, 'KV:Store:ApiVersion');
      return error.message;
    }
    assert.equal((await readIdent(cluster.env.disk, '/store'))?.api, to);
    return undefined;
  } finally {
    await cluster.close();
  }
}

test('api version: an empty store may become anything', async () => {
  for (const [from, to] of [
    ['V1', 'V1ttl'],
    ['V1ttl', 'V1'],
    ['V1', 'V2'],
    ['V2', 'V1'],
    ['V2', 'V1ttl'],
  ] as const) {
    assert.equal(await change(from, to, 'none'), undefined, `${from} to ${to}`);
  }
});

test('api version: a store with other data than that of TiDB stays what it is', async () => {
  const found = 'because found data key that is not written by TiDB: ';
  assert.equal(
    await change('V1', 'V2', 'raw'),
    `unable to switch \`storage.api_version\` from V1 to V2 ${found}6B (family default)`,
  );
  assert.match(
    (await change('V2', 'V1', 'raw')) ?? '',
    /^unable to switch `storage.api_version` from V2 to V1 .*: 72000000/,
  );
  assert.match(
    (await change('V1', 'V1ttl', 'raw')) ?? '',
    /can't enable ttl on a non-ttl instance: found data key: 6B/,
  );
  assert.match((await change('V1ttl', 'V1', 'raw')) ?? '', /can't disable ttl on a ttl instance/);
  assert.equal(await change('V1', 'V1', 'raw'), undefined);
});

test('api version: rows of TiDB are the same in V1 and V2', async () => {
  assert.equal(await change('V1', 'V2', 'tidb'), undefined);
  assert.equal(await change('V2', 'V1', 'tidb'), undefined);
  assert.match((await change('V1', 'V1ttl', 'tidb')) ?? '', /can't enable ttl/);
});

test('api version: a directory of before the choice is taken for V1, with the TTL that it is started with', async () => {
  assert.equal(await change('V1ttl', 'V1ttl', 'raw', true), undefined);
  assert.match((await change('V1', 'V2', 'raw', true)) ?? '', /from V1 to V2/);
});

test('api version: writes that are only in the raft log count', async () => {
  const cluster = new TestCluster();
  try {
    await cluster.startPd();
    await cluster.startStore();
    await write(cluster, 'V1', 'raw');
    const ident = (await readIdent(cluster.env.disk, '/store')) ?? assert.fail();
    assert.equal(ident.api, 'V1');
    // The power goes: nothing of it is in tables.
    const env = { ...cluster.env, disk: cluster.env.disk.afterCrash() };
    const config = defaultStoreConfig({
      ...CONFIGS.V2,
      ...{ 'storage.data-dir': '/store', 'pd.endpoints': [cluster.pd.address], 'server.addr': '127.0.0.1:0' },
    });
    await assert.rejects(createStore(env, config, { processMetrics: false }), /region \d+ has writes to apply/);
  } finally {
    await cluster.close();
  }
});

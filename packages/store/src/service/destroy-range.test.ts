/** UnsafeDestroyRange under power cuts: what was acknowledged stays gone, a half of it can be done again, and the rest is never touched. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import { MemoryDisk } from '@tessera/env/memory';
import type { GrpcClient } from '@tessera/grpc';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { Tikv } from '@tessera/proto/tikvpb';
import { defaultStoreConfig } from '../config/config.ts';
import type { StoreConfig } from '../config/items.ts';
import { createStore } from '../store.ts';
import { TestCluster } from '../testing/test-cluster.ts';

const KEYS = ['a1', 'a2', 'm1', 'm2', 'm3', 'z1', 'z2'];
const RANGE = { startKey: utf8('m'), endKey: utf8('n') };
const LONG = 'x'.repeat(300);
/** Power cuts that are tried: each is a start of a store. DESTROY_CUTS=all tries every one. */
const CUTS_MAX = process.env['DESTROY_CUTS'] === 'all' ? Number.POSITIVE_INFINITY : 5;

async function write(client: GrpcClient, context: kvrpcpb.ContextInit, startVersion: bigint): Promise<void> {
  const mutations = KEYS.map((key) => ({
    op: kvrpcpb.Op.Put,
    key: utf8(key),
    value: utf8(`${key}@${startVersion} ${LONG}`),
  }));
  const prewrite = { context, mutations, primaryLock: utf8(KEYS[0] as string), startVersion, lockTtl: 3000 };
  assert.deepEqual((await client.unary(Tikv.KvPrewrite, prewrite)).errors, []);
  const commit = { context, keys: KEYS.map(utf8), startVersion, commitVersion: startVersion + 1n };
  assert.equal((await client.unary(Tikv.KvCommit, commit)).error, undefined);
}

/** Rows as KEY@START. A store that has just started may have to be elected first. */
async function left(cluster: TestCluster, client: GrpcClient): Promise<string[]> {
  for (let tries = 0; ; tries++) {
    const scan = { context: cluster.context(), startKey: utf8('a'), endKey: utf8('zz'), limit: 100, version: 100n };
    const { pairs, error, regionError } = await client.unary(Tikv.KvScan, scan);
    if (regionError?.notLeader !== undefined && tries < 20) {
      await cluster.advance(1000);
      continue;
    }
    assert.deepEqual([error, regionError], [undefined, undefined]);
    return pairs.map(({ value }) => fromUtf8(value).slice(0, -LONG.length - 1));
  }
}

async function destroy(client: GrpcClient, context: kvrpcpb.ContextInit): Promise<void> {
  const { error, regionError } = await client.unary(Tikv.UnsafeDestroyRange, { context, ...RANGE });
  assert.deepEqual([error, regionError], ['', undefined]);
}

test('unsafe destroy range: a power cut in the middle loses nothing else, and nothing comes back after the answer', async () => {
  let watching = false;
  /** What a power cut before each operation of the destruction leaves. */
  const cuts: MemoryDisk[] = [];
  const disk: MemoryDisk = new MemoryDisk({
    before: () => {
      if (watching) cuts.push(disk.afterCrash());
    },
  });
  const cluster = new TestCluster({ disk });
  try {
    await cluster.startPd();
    const store = await cluster.startStore();
    const context = cluster.context();
    await write(cluster.client(), context, 10n);
    await cluster.withTime(store.close(), 1000);
    // Now there are versions in tables, and some that only the raft log has.
    await cluster.startStore();
    await write(cluster.client(), context, 20n);
    watching = true;
    await destroy(cluster.client(), context);
    watching = false;
    const outside = ['a1@20', 'a2@20', 'z1@20', 'z2@20'];
    assert.deepEqual(await left(cluster, cluster.client()), outside);
    assert.ok(cuts.length > 3, `${cuts.length} operations`);
    const acknowledged = disk.afterCrash();
    const step = Math.max(1, Math.ceil(cuts.length / CUTS_MAX));
    const tried = cuts.filter((_, i) => i % step === 0);
    for (const [i, cut] of [...tried, acknowledged].entries()) {
      const config: Partial<StoreConfig> = { 'storage.data-dir': '/store', 'pd.endpoints': [cluster.pd.address] };
      const ports = { 'server.addr': '127.0.0.1:0', 'server.status-addr': '' };
      const env = { ...cluster.env, disk: cut };
      const again = await createStore(env, defaultStoreConfig({ ...config, ...ports }), { processMetrics: false });
      try {
        const client = cluster.client(again.address);
        const rows = await left(cluster, client);
        const kept = rows.filter((row) => !row.startsWith('m'));
        assert.deepEqual(kept, outside, `power cut ${i}`);
        if (cut === acknowledged) assert.deepEqual(rows, outside, 'what was acknowledged came back');
        await destroy(client, cluster.context());
        assert.deepEqual(await left(cluster, client), outside, `after power cut ${i}, done again`);
      } finally {
        await cluster.withTime(again.close(), 1000);
      }
    }
  } finally {
    await cluster.close();
  }
});

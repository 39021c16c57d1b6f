import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@tessera/base';
import type { Memory } from '@tessera/env';
import { Tikv } from '@tessera/proto/tikvpb';
import { ConfigError } from '../config/config.ts';
import type { StoreConfig } from '../config/items.ts';
import type { Store } from '../store.ts';
import { settle, TestCluster } from '../testing/test-cluster.ts';

const MIB = 1024 * 1024;

class FakeMemory implements Memory {
  readonly totalBytes = 1024 * MIB;
  used = 200 * MIB;
  collections = 0;

  usedBytes(): number {
    return this.used;
  }

  collect(): void {
    this.collections++;
  }
}

async function open(
  memory: FakeMemory,
  changes: Partial<StoreConfig>,
): Promise<{ cluster: TestCluster; store: Store }> {
  const cluster = new TestCluster({ memory });
  await cluster.startPd();
  return { cluster, store: await cluster.startStore(changes) };
}

test('memory: pressure empties the entry cache and refuses writes; clients retry, and nothing that was acknowledged is lost', async () => {
  const memory = new FakeMemory();
  // Any entry is too much, and stays in the cache: so that writes are refused with little data.
  const { cluster } = await open(memory, {
    'memory-usage-limit': 512 * MIB,
    'raftstore.evict-cache-on-memory-ratio': 1,
    'server.reject-messages-on-memory-ratio': 1e-9,
  });
  const client = cluster.client();
  const put = async (name: string) => {
    const call = client.unary(Tikv.RawPut, { context: cluster.context(), key: utf8(name), value: utf8(name) });
    return (await cluster.withTime(call)).regionError;
  };
  assert.equal(await put('a'), undefined);
  memory.used = 500 * MIB;
  cluster.env.clock.advance(200);
  await settle();
  const refused = await put('b');
  assert.equal(refused?.serverIsBusy?.reason, 'raftstore is busy');
  assert.ok(cluster.log.lines.some((line) => /WARN memory usage is above its high water mark/.test(line)));
  assert.ok(memory.collections >= 1);
  const read = await client.unary(Tikv.RawGet, { context: cluster.context(), key: utf8('a') });
  assert.deepEqual(Buffer.from(read.value), Buffer.from('a'), 'reads go on');
  // The client asks again and again; memory is there after a while.
  let tries = 0;
  for (let error: typeof refused | undefined = refused; error !== undefined; tries++) {
    if (tries === 5) memory.used = 200 * MIB;
    cluster.env.clock.advance(200);
    error = await put('b');
  }
  assert.ok(tries >= 5);
  for (const name of ['a', 'b']) {
    const { value } = await client.unary(Tikv.RawGet, { context: cluster.context(), key: utf8(name) });
    assert.equal(Buffer.from(value).toString(), name);
  }
  await cluster.close();
});

test('memory: what is evicted is not refused: with an empty cache writes go on above the mark', async () => {
  const memory = new FakeMemory();
  const { cluster } = await open(memory, {
    'memory-usage-limit': 512 * MIB,
    'raftstore.evict-cache-on-memory-ratio': 0,
  });
  memory.used = 500 * MIB;
  const client = cluster.client();
  for (let i = 0; i < 20; i++) {
    cluster.env.clock.advance(200);
    const call = client.unary(Tikv.RawPut, { context: cluster.context(), key: utf8(`k${i}`), value: utf8('v') });
    assert.equal((await cluster.withTime(call)).regionError, undefined);
  }
  await cluster.close();
});

test('memory: a limit that its parts do not fit is refused at the start, in one line', async () => {
  const memory = new FakeMemory();
  await assert.rejects(
    open(memory, { 'memory-usage-limit': 512 * MIB, 'storage.block-cache.capacity': 400 * MIB }),
    (error) => error instanceof ConfigError && /^memory-usage-limit: 512MiB is less than the /.test(error.message),
  );
  const cluster = new TestCluster({ memory });
  await cluster.startPd();
  await cluster.startStore({ 'storage.block-cache.capacity': 900 * MIB });
  assert.ok(cluster.log.lines.some((line) => /WARN memory-usage-limit: 768MiB is less than/.test(line)));
  await cluster.close();
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryEnv } from '@tessera/env/memory';
import { connect } from './client.ts';
import { AbortedError, InvalidArgumentError, RegionUnavailableError } from './errors.ts';
import { TestCluster } from './testing/test-cluster.ts';

test('client: connects, names its cluster and is disposed of', async () => {
  const cluster = await TestCluster.start();
  {
    using client = await cluster.client();
    assert.equal(client.clusterId, 42n);
  }
  await cluster.stop();
});

test('client: endpoints that cannot be meant are refused', async () => {
  for (const pdEndpoints of [[], ['localhost'], ['https://127.0.0.1:2379']]) {
    await assert.rejects(connect({ pdEndpoints, env: createMemoryEnv() }), InvalidArgumentError);
  }
});

test('client: without a placement driver connecting fails at its deadline, or when it is aborted', async () => {
  const cluster = await TestCluster.start();
  const pdEndpoints = ['127.0.0.1:1'];
  const { env } = cluster;
  await assert.rejects(cluster.until(connect({ pdEndpoints, env, timeoutMs: 1000 })), RegionUnavailableError);
  const abort = new AbortController();
  const connecting = connect({ pdEndpoints, env, signal: abort.signal });
  await cluster.settle();
  abort.abort();
  await assert.rejects(connecting, AbortedError);
  await cluster.stop();
});

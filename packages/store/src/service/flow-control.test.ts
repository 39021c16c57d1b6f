/** Flow control through the whole store: what an operator changes while it runs, what clients hear, what metrics say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import type { RawPutResponse } from '@tessera/proto/kvrpcpb';
import { Tikv } from '@tessera/proto/tikvpb';
import { lsmOnly, settle, TestCluster } from '../testing/test-cluster.ts';

test(
  'flow control: with too many tables in level 0 writes hear ServerIsBusy and why, reads go on; a new threshold counts at once',
  lsmOnly(),
  async () => {
    const cluster = new TestCluster();
    try {
      await cluster.startPd();
      const store = await cluster.startStore({ 'storage.flush-interval': 1000 });
      const base = `http://${store.statusAddress}`;
      const context = cluster.context();
      const client = cluster.client();
      const put = async (key: string): Promise<RawPutResponse> => {
        const answer = client.unary(Tikv.RawPut, { context, key: utf8(key), value: utf8(key) });
        return await cluster.withTime(answer, 10);
      };
      const setThreshold = async (files: number): Promise<void> => {
        const body = JSON.stringify({ 'storage.flow-control.l0-files-threshold': files });
        assert.equal(
          (await cluster.env.network.request(`${base}/config?persist=false`, { method: 'POST', body })).status,
          200,
        );
      };
      const metric = async (name: string): Promise<number> => {
        const text = fromUtf8((await cluster.env.network.request(`${base}/metrics`, { method: 'GET' })).body);
        return Number(
          text
            .split('\n')
            .find((line) => line.startsWith(name))
            ?.split(' ')[1],
        );
      };
      const files = (): Promise<number> => metric('tikv_engine_num_files_at_level{db="kv",cf="default",level="0"}');
      for (let i = 0; i < 8 && (await files()) < 2; i++) {
        assert.equal((await put(`key${i}`)).regionError, undefined);
        await cluster.advance(2000);
      }
      assert.ok((await files()) >= 2, `${await files()} tables`);
      const refusedBefore = await metric('tikv_scheduler_throttle_action_total{cf="all",type="refuse"}');
      await setThreshold(1);
      const { regionError } = await put('refused');
      assert.equal(regionError?.serverIsBusy?.reason, 'scheduler is busy');
      assert.match(regionError?.message ?? '', /^scheduler is too busy: \d+ tables in level 0 wait for compaction$/);
      assert.equal(await metric('tikv_scheduler_throttle_action_total{cf="all",type="refuse"}'), refusedBefore + 1);
      const read = await client.unary(Tikv.RawGet, { context, key: utf8('key0') });
      assert.equal(fromUtf8(read.value), 'key0');
      await setThreshold(20);
      cluster.env.clock.advance(100);
      await settle();
      assert.equal((await put('accepted')).regionError, undefined);
    } finally {
      await cluster.close();
    }
  },
);

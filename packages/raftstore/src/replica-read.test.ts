import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must, utf8 } from '@tessera/base';
import { dataKey } from '@tessera/codec';
import { CF } from '@tessera/engine';
import { LockInfo } from '@tessera/proto/kvrpcpb';
import type { ReadIndexRequestInit } from '@tessera/proto/raft_cmdpb';
import type { RegionRefusal, RegionSnapshot } from '@tessera/storage';
import type { Peer } from './peer.ts';
import type { Observer } from './ports.ts';
import { answerChecks, encodeRound, locksIn, roundOf } from './read-context.ts';
import { TestStores } from './testing/test-stores.ts';

const range = (startKey: string, endKey: string) => ({ startKey: utf8(startKey), endKey: utf8(endKey) });

async function read(
  stores: TestStores,
  peer: Peer,
  check?: ReadIndexRequestInit,
): Promise<RegionSnapshot | RegionRefusal> {
  const context = stores.contextOf(peer);
  context.replicaRead = true;
  const grant = stores.nodeOf(peer).kv.read(context, check);
  if (grant.kind !== 'wait') return grant;
  let granted: RegionSnapshot | RegionRefusal | undefined;
  grant.onReady((outcome) => {
    granted = outcome;
    if (outcome.kind === 'snapshot') outcome.retain();
  });
  await stores.until(() => granted !== undefined);
  return must(granted, 'an answer');
}

function followerOf(stores: TestStores, leader: Peer): Peer {
  const { storeId } = stores.nodeOf(leader).store;
  return must(stores.node(storeId === 1 ? 2 : 1).store.peers.get(1), 'a follower');
}

test('replica read: sees what was acknowledged before it, without waiting for a heartbeat', async () => {
  const stores = await TestStores.open({ count: 3, config: { heartbeatTicks: 8 } });
  const leader = must(stores.leader(1), 'a leader');
  const follower = followerOf(stores, leader);
  for (let i = 0; i < 5; i++) {
    await stores.put(leader, [[utf8('k'), utf8(`v${i}`)]]);
    const before = stores.clock.monotonicMs();
    const grant = await read(stores, follower);
    assert.equal(grant.kind, 'snapshot');
    if (grant.kind !== 'snapshot') continue;
    assert.deepEqual(grant.data.get(CF.default, dataKey(utf8('k'))), utf8(`v${i}`));
    grant.release();
    assert.ok(stores.clock.monotonicMs() - before < 50);
  }
  await stores.close();
});

test('replica read: a lock in the memory of the leader holds up those that would read it, others go on', async () => {
  const asked: string[] = [];
  const observer: Observer = {
    readIndex: (regionId, { startTs, keyRanges }) => {
      asked.push(`${regionId} ${startTs} ${new TextDecoder().decode(keyRanges[0]?.startKey)}`);
      if (keyRanges[0]?.startKey[0] !== 0x6c) return undefined;
      const lock = new LockInfo();
      lock.key = utf8('locked');
      return lock;
    },
  };
  const stores = await TestStores.open({ count: 3, observer: () => observer });
  const leader = must(stores.leader(1), 'a leader');
  for (const peer of [followerOf(stores, leader), leader]) {
    const [free, locked, plain] = await Promise.all([
      read(stores, peer, { startTs: 7n, keyRanges: [range('a', 'b')] }),
      read(stores, peer, { startTs: 8n, keyRanges: [range('l', 'm')] }),
      read(stores, peer),
    ]);
    assert.deepEqual([free.kind, plain.kind], ['snapshot', 'snapshot']);
    assert.deepEqual(locked.kind === 'refused' && locked.locked?.key, utf8('locked'));
  }
  assert.deepEqual(asked, ['1 7 a', '1 8 l', '1 7 a', '1 8 l']);
  await stores.close();
});

test('read context: broken bytes are refused or left out', () => {
  const context = encodeRound(3, 9, [new Uint8Array([8, 5])]);
  assert.equal(roundOf(context), 9);
  assert.equal(roundOf(context.subarray(0, 5)), 0);
  for (let length = 17; length < context.length; length++) {
    assert.equal(
      answerChecks(context.subarray(0, length), () => undefined),
      undefined,
      `${length} bytes`,
    );
  }
  const lock = new LockInfo();
  lock.key = utf8('k');
  const answer = must(
    answerChecks(context, () => lock),
    'an answer',
  );
  assert.deepEqual([...locksIn(answer).keys()], [0]);
  assert.equal(locksIn(answer.subarray(0, answer.length - 1)).size, 0);
  assert.equal(locksIn(context).size, 0);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLogger } from '@tessera/base';
import type { PdClient } from '@tessera/pd-client';
import { newEpoch, newPeer, newRegion, type RaftStore } from '@tessera/raftstore';
import { StalePeers } from './stale-peers.ts';

const NO_KEY = new Uint8Array(0);

/** What happens to peer 11 of a region at confVer 5 when PD answers so. */
async function removedWhen(answer: Awaited<ReturnType<PdClient['getRegionById']>> | Error): Promise<number[]> {
  const removed: number[] = [];
  const region = newRegion(1, NO_KEY, NO_KEY, newEpoch(5, 1), [newPeer(11, 1), newPeer(12, 2)]);
  const peer = { peerId: 11, region, installing: false };
  const store = {
    stopped: false,
    peers: new Map([[1, peer]]),
    life: { destroy: (_: unknown, confVer: number) => void removed.push(confVer) },
  } as unknown as RaftStore;
  const pd = {
    getRegionById: async () => {
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const stale = new StalePeers({ store, pd, log: silentLogger });
  stale.leaderMissing(region, 11);
  stale.leaderMissing(region, 11);
  await new Promise((resolve) => setImmediate(resolve));
  return removed;
}

test('stale peers: one that PD has replaced ends, any doubt keeps it', async () => {
  const region = (confVer: number, ...ids: number[]) => ({
    region: newRegion(
      1,
      NO_KEY,
      NO_KEY,
      newEpoch(confVer, 1),
      ids.map((id) => newPeer(id, id)),
    ),
    leader: undefined,
    downPeers: [],
    pendingPeers: [],
  });
  assert.deepEqual(await removedWhen(region(7, 12, 13)), [6]);
  assert.deepEqual(await removedWhen(region(7, 11, 13)), []);
  assert.deepEqual(await removedWhen(region(5, 12, 13)), []);
  assert.deepEqual(await removedWhen(undefined), []);
  assert.deepEqual(await removedWhen(new Error('PD is away')), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as pdpb from '@tessera/proto/pdpb';
import { isHotRegion } from './hot-peers.ts';
import { ownRegion, type RegionStats, regionFromMeta } from './region-info.ts';

const META = ownRegion({
  id: 7,
  peers: [
    { id: 1, storeId: 1 },
    { id: 2, storeId: 2 },
  ],
});
const QUIET = regionFromMeta(META);

function told(stats: Partial<RegionStats>) {
  return { ...QUIET, stats: { ...QUIET.stats, seconds: 60, ...stats } };
}

test('hot: a region by what its leader says of writes and reads, a second', () => {
  const hot = (stats: Partial<RegionStats>) => isHotRegion(told(stats), () => undefined);
  assert.equal(hot({}), false);
  assert.equal(hot({ writtenBytes: 60 * 1024 - 1, writtenKeys: 60 * 31, writeQueries: 60 * 31 }), false);
  assert.equal(hot({ writtenBytes: 60 * 1024 }), true);
  assert.equal(hot({ writeQueries: 60 * 32 }), true);
  assert.equal(hot({ readBytes: 60 * 8191, readKeys: 60 * 127 }), false);
  assert.equal(hot({ readKeys: 60 * 128 }), true);
  assert.equal(hot({ writtenBytes: 1e9, seconds: 0 }), false, 'before the first report');
});

test('hot: a region by what a store of a follower says of reads', () => {
  const stats = (regionId: number, get: number) =>
    pdpb.StoreStats.decode(
      pdpb.StoreStats.encode({
        peerStats: [{ regionId, queryStats: { get } }],
        interval: { startTimestamp: 10, endTimestamp: 20 },
      }),
    );
  const by = (storeId: number, regionId: number, get: number) =>
    isHotRegion(QUIET, (id) => (id === storeId ? stats(regionId, get) : undefined));
  assert.equal(by(2, 7, 1280), true);
  assert.equal(by(2, 7, 1279), false);
  assert.equal(by(2, 8, 1280), false, 'another region');
  assert.equal(by(3, 7, 1280), false, 'a store that has no peer any more');
});

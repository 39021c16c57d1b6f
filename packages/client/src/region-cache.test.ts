import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latin1, utf8 } from '@tessera/base';
import * as metapb from '@tessera/proto/metapb';
import fc from 'fast-check';
import { RegionCache } from './region-cache.ts';

const BASE = { clusterId: 7n, apiVersion: 0, requestSource: '' };

function region(id: number, start: string, end: string, version = 1, confVer = 1, peers = 3): metapb.Region {
  return metapb.Region.decode(
    metapb.Region.encode({
      id,
      startKey: utf8(start),
      endKey: utf8(end),
      regionEpoch: { version, confVer },
      peers: Array.from({ length: peers }, (_, i) => ({ id: id * 10 + i, storeId: i + 1 })),
    }),
  );
}

test('region cache: finds the region of a key, borders are half open', () => {
  const cache = new RegionCache(BASE);
  cache.insert(region(1, '', 'b'), undefined);
  cache.insert(region(2, 'b', 'd'), undefined);
  cache.insert(region(3, 'f', ''), undefined);
  assert.deepEqual(
    ['', 'a', 'b', 'c', 'd', 'e', 'f', 'z'].map((key) => cache.locate(key)?.id),
    [1, 1, 2, 2, undefined, undefined, 3, 3],
  );
  assert.deepEqual(
    ['a', 'b', 'c', 'd', 'e', 'f', 'g', ''].map((key) => cache.locateBefore(key)?.id),
    [1, 1, 2, 2, undefined, undefined, 3, 3],
  );
});

test('region cache: a split replaces its parent, an older answer replaces nothing', () => {
  const cache = new RegionCache(BASE);
  const parent = cache.insert(region(1, '', '', 1), undefined);
  assert.ok(parent !== undefined);
  cache.insert(region(2, '', 'm', 2), undefined);
  cache.insert(region(1, 'm', '', 2), undefined);
  assert.equal(cache.locate('a')?.id, 2);
  assert.equal(cache.locate('z')?.id, 1);
  assert.equal(cache.insert(region(1, '', '', 1), undefined), undefined);
  assert.equal(cache.insert(region(9, 'a', 'b', 1), undefined), undefined);
  assert.equal(cache.size, 2);
  cache.invalidate(parent);
  assert.equal(cache.size, 2, 'an object that is no longer cached invalidates nothing');
});

test('region cache: a merge swallows its neighbour and forgets its id', () => {
  const cache = new RegionCache(BASE);
  cache.insert(region(1, '', 'm', 2), undefined);
  cache.insert(region(2, 'm', '', 2), undefined);
  cache.insert(region(1, '', '', 3), undefined);
  assert.equal(cache.size, 1);
  assert.equal(cache.byId(2), undefined);
});

test('region cache: the leader is the named peer, else the first; switching needs a peer of the region', () => {
  const cache = new RegionCache(BASE);
  const meta = region(1, '', '');
  const cached = cache.insert(meta, meta.peers[1]);
  assert.ok(cached !== undefined);
  const before = cached.context;
  assert.equal(cached.leader.storeId, 2);
  assert.equal(cached.switchLeader(region(8, '', '').peers[0] as metapb.Peer), false);
  assert.equal(cached.context, before);
  assert.equal(cached.switchLeader(meta.peers[2] as metapb.Peer), true);
  assert.equal(cached.context.peer?.storeId, 3);
  assert.equal(cached.context.clusterId, 7n);
});

test('region cache: a failed replica is passed over once, however many calls report it', () => {
  const cache = new RegionCache(BASE);
  const cached = cache.insert(region(1, '', ''), undefined);
  assert.ok(cached !== undefined);
  const failed = cached.leader;
  assert.equal(cached.switchFrom(failed), true);
  assert.equal(cached.switchFrom(failed), true);
  assert.equal(cached.leader.storeId, 2);
  const single = cache.insert(region(2, 'x', '', 2, 1, 1), undefined);
  assert.ok(single !== undefined);
  assert.equal(single.switchFrom(single.leader), false);
});

test('region cache: learners are not asked while there is a voter', () => {
  const cache = new RegionCache(BASE);
  const meta = region(1, '', '', 1, 1, 2);
  (meta.peers[0] as metapb.Peer).role = metapb.PeerRole.Learner;
  const cached = cache.insert(meta, undefined);
  assert.equal(cached?.leader.storeId, 2);
  assert.equal(cached?.switchFrom(cached.leader), false);
});

test('region cache: regions without peers or id are refused', () => {
  const cache = new RegionCache(BASE);
  assert.equal(cache.insert(region(1, '', '', 1, 1, 0), undefined), undefined);
  assert.equal(cache.insert(region(0, '', ''), undefined), undefined);
});

test('region cache: never overlaps and agrees with a plain list under random inserts', () => {
  const border = fc.constantFrom('', 'a', 'b', 'c', 'd', 'e');
  const insert = fc.record({ id: fc.integer({ min: 1, max: 6 }), start: border, end: border, version: fc.nat(4) });
  fc.assert(
    fc.property(fc.array(insert, { maxLength: 40 }), (inserts) => {
      const cache = new RegionCache(BASE);
      let model: { id: number; start: string; end: string; version: number }[] = [];
      for (const { id, start, end, version } of inserts) {
        if (end !== '' && start >= end) continue;
        cache.insert(region(id, start, end, version), undefined);
        const hit = (r: (typeof model)[number]): boolean =>
          r.id === id || ((r.end === '' || start < r.end) && (end === '' || r.start < end));
        if (!model.some((r) => hit(r) && r.version > version)) {
          model = [...model.filter((r) => !hit(r)), { id, start, end, version }];
        }
      }
      assert.equal(cache.size, model.length);
      for (const key of ['', 'a', 'aa', 'b', 'bb', 'c', 'cc', 'd', 'dd', 'e', 'ee']) {
        const expected = model.find((r) => r.start <= key && (r.end === '' || key < r.end));
        assert.equal(cache.locate(latin1(utf8(key)))?.id, expected?.id);
      }
      for (const r of model) assert.equal(cache.byId(r.id)?.start, r.start);
    }),
  );
});

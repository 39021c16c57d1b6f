import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromLatin1 } from '@tessera/base';
import type * as metapb from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';
import { Fixture } from '../testing/fixture.ts';

const { PD, ErrorType } = pdpb;

function region(id: number, start: string, end: string, version: number, storeId = 1): metapb.RegionInit {
  return {
    id,
    startKey: fromLatin1(start),
    endKey: fromLatin1(end),
    regionEpoch: { version, confVer: 1 },
    peers: [{ id: id * 10, storeId }],
  };
}

function beat(f: Fixture, meta: metapb.RegionInit, more: pdpb.RegionHeartbeatRequestInit = {}) {
  return { header: f.header, region: meta, leader: meta.peers?.[0], term: 6, approximateSize: 5 << 20, ...more };
}

/** Regions 2 ["", "g"), 4 ["g", "p"), 5 ["p", ""), each with its leader known. */
async function threeRegions(): Promise<{ f: Fixture; stream: ReturnType<typeof openStream> }> {
  const f = await Fixture.bootstrapped();
  const stream = openStream(f);
  for (const meta of [region(4, 'g', 'p', 2), region(5, 'p', '', 2), region(2, '', 'g', 2)]) stream.send(beat(f, meta));
  await sync(f, stream);
  return { f, stream };
}

function openStream(f: Fixture) {
  return f.stream(PD.RegionHeartbeat);
}

/** A heartbeat that is answered (with an error) shows that those before it were handled. */
async function sync(f: Fixture, stream: ReturnType<typeof openStream>): Promise<void> {
  const response = await stream.ask({ header: f.header, leader: { id: 1, storeId: 1 } });
  assert.match(response.header?.error?.message ?? '', /region is missing/);
}

test('regions: by key, before a key, by id; unknown is an answer without a region', async () => {
  const { f } = await threeRegions();
  const key = async (text: string) => (await f.call(PD.GetRegion, { regionKey: fromLatin1(text) })).region?.id;
  const previous = async (text: string) => (await f.call(PD.GetPrevRegion, { regionKey: fromLatin1(text) })).region?.id;
  assert.deepEqual([await key(''), await key('fz'), await key('g'), await key('zz')], [2, 2, 4, 5]);
  assert.deepEqual([await previous(''), await previous('g'), await previous('zz')], [undefined, 2, 4]);
  const byId = await f.call(PD.GetRegionByID, { regionId: 4 });
  assert.equal(byId.leader?.storeId, 1);
  const unknown = await f.call(PD.GetRegionByID, { regionId: 99 });
  assert.equal(unknown.region, undefined);
  assert.equal(unknown.header?.error, undefined);
  await f.close();
});

test('regions: scans with limits and ends, legacy lists filled alike', async () => {
  const { f } = await threeRegions();
  const scan = async (startKey: string, endKey = '', limit = 0) => {
    const response = await f.call(PD.ScanRegions, {
      startKey: fromLatin1(startKey),
      endKey: fromLatin1(endKey),
      limit,
    });
    assert.deepEqual(
      response.regionMetas.map(({ id }) => id),
      response.regions.map((r) => r.region?.id),
    );
    assert.equal(response.leaders.length, response.regions.length);
    return response.regions.map((r) => r.region?.id);
  };
  assert.deepEqual(await scan(''), [2, 4, 5]);
  assert.deepEqual(await scan('h'), [4, 5]);
  assert.deepEqual(await scan('', 'g'), [2]);
  assert.deepEqual(await scan('a', 'h'), [2, 4]);
  assert.deepEqual(await scan('', '', 2), [2, 4]);
  assert.deepEqual(await scan('', '', -1), [2, 4, 5]);
  await f.close();
});

test('regions: batch scans join ranges, name holes and refuse disorder', async () => {
  const { f, stream } = await threeRegions();
  const scan = async (ranges: [string, string][], containAllKeyRange = false, limit = 0) => {
    const wanted = ranges.map(([start, end]) => ({ startKey: fromLatin1(start), endKey: fromLatin1(end) }));
    const response = await f.call(PD.BatchScanRegions, { ranges: wanted, containAllKeyRange, limit });
    return response.header?.error?.type ?? response.regions.map((r) => r.region?.id);
  };
  assert.deepEqual(
    await scan([
      ['a', 'b'],
      ['c', 'd'],
      ['q', ''],
    ]),
    [2, 5],
  );
  assert.deepEqual(await scan([['', '']], true), [2, 4, 5]);
  assert.deepEqual(await scan([['', '']], true, 1), [2]);
  assert.equal(
    await scan([
      ['c', 'd'],
      ['a', 'b'],
    ]),
    ErrorType.UNKNOWN,
  );
  assert.equal(await scan([['d', 'c']]), ErrorType.UNKNOWN);
  // A newer region leaves a hole where it replaces an older one.
  stream.send(beat(f, region(9, 'g', 'k', 3)));
  await sync(f, stream);
  assert.deepEqual(await scan([['', '']]), [2, 9, 5]);
  assert.equal(await scan([['', '']], true), ErrorType.REGIONS_NOT_CONTAIN_ALL_KEY_RANGE);
  assert.equal(await scan([['h', 'm']], true), ErrorType.REGIONS_NOT_CONTAIN_ALL_KEY_RANGE);
  assert.deepEqual(await scan([['h', 'j']], true), [9]);
  await f.close();
});

test('regions: one query stream answers keys, previous keys and ids', async () => {
  const { f } = await threeRegions();
  const stream = f.stream(PD.QueryRegion);
  const response = await stream.ask({
    header: f.header,
    keys: ['a', 'h', 'z', 'b'].map(fromLatin1),
    prevKeys: ['a', 'h'].map(fromLatin1),
    ids: [5, 77],
  });
  assert.deepEqual(response.keyIdMap, [2, 4, 5, 2]);
  assert.deepEqual(response.prevKeyIdMap, [0, 2]);
  assert.deepEqual([...response.regionsById.keys()].sort(), [2, 4, 5]);
  assert.equal(response.regionsById.get(4)?.leader?.id, 40);
  const second = await stream.ask({ header: f.header, ids: [4] });
  assert.deepEqual([...second.regionsById.keys()], [4]);
  stream.halfClose();
  assert.equal(await stream.ended(), undefined);
  await f.close();
});

test('heartbeats: wrong ones are answered with an error and ignored, a stranger ends the stream', async () => {
  const { f, stream } = await threeRegions();
  const refused = async (request: pdpb.RegionHeartbeatRequestInit, message: RegExp) => {
    const response = await stream.ask(request);
    assert.match(response.header?.error?.message ?? '', message);
  };
  await refused({ header: f.header, region: region(2, '', 'g', 3) }, /no leader/);
  await refused(beat(f, { ...region(2, '', 'g', 3), id: 0 }), /region id is zero/);
  await refused(beat(f, { ...region(2, '', 'g', 3), peers: [] }, { leader: { id: 1, storeId: 1 } }), /no peers/);
  await refused(beat(f, region(2, 'x', 'a', 3)), /not before its end key/);
  await refused(beat(f, region(2, '', 'g', 1)), /region is stale/);
  await refused(beat(f, region(2, '', 'g', 2), { term: 5 }), /term 5 is behind 6/);
  const found = await f.call(PD.GetRegionByID, { regionId: 2 });
  assert.equal(found.region?.regionEpoch?.version, 2);
  stream.send(beat(f, region(2, '', 'g', 3, 55)));
  assert.match((await stream.ended())?.message ?? '', /invalid store ID 55/);
  await f.close();
});

test('heartbeats: what they say of a region is shown, down and pending peers too', async () => {
  const { f, stream } = await threeRegions();
  const meta = {
    ...region(4, 'g', 'p', 2),
    peers: [
      { id: 40, storeId: 1 },
      { id: 41, storeId: 2, role: 1 },
    ],
  };
  stream.send(
    beat(f, meta, {
      downPeers: [{ peer: { id: 41, storeId: 2 }, downSeconds: 30 }],
      pendingPeers: [{ id: 41, storeId: 2 }],
      approximateKeys: 1234,
    }),
  );
  await sync(f, stream);
  const found = await f.call(PD.GetRegionByID, { regionId: 4 });
  assert.equal(found.downPeers[0]?.downSeconds, 30);
  assert.equal(found.pendingPeers[0]?.id, 41);
  const { json } = await f.http('/pd/api/v1/region/id/4');
  const shown = json as Record<string, unknown>;
  assert.equal(shown['approximate_size'], 5);
  assert.equal(shown['approximate_keys'], 1234);
  await f.close();
});

test('heartbeats: regions are there after a restart and a power cut, leaders after their next heartbeat', async () => {
  const { f } = await threeRegions();
  // A durable write behind the regions in the log.
  await f.call(PD.AllocID, { count: 5000 });
  await f.crash();
  const response = await f.call(PD.ScanRegions, {});
  assert.deepEqual(
    response.regionMetas.map(({ id }) => id),
    [2, 4, 5],
  );
  assert.equal(response.regions[0]?.leader, undefined);
  const stream = openStream(f);
  stream.send(beat(f, region(2, '', 'g', 2)));
  await sync(f, stream);
  assert.equal((await f.call(PD.GetRegionByID, { regionId: 2 })).leader?.id, 20);
  await f.close();
});

test('heartbeats: an empty message each minute keeps the stream alive', async () => {
  const { f, stream } = await threeRegions();
  f.env.clock.advance(60_000);
  const message = await stream.next();
  assert.equal(message.regionId, 0);
  assert.equal(message.header?.clusterId, f.pd.clusterId);
  await f.close();
});

test('splits: ids for every part, checked against the epoch', async () => {
  const { f } = await threeRegions();
  const one = await f.call(PD.AskSplit, { region: region(4, 'g', 'p', 2) });
  assert.equal(one.newPeerIds.length, 1);
  const twoPeers = {
    ...region(4, 'g', 'p', 2),
    peers: [
      { id: 40, storeId: 1 },
      { id: 41, storeId: 2 },
    ],
  };
  const many = await f.call(PD.AskBatchSplit, { region: twoPeers, splitCount: 3 });
  const ids = many.ids.flatMap(({ newRegionId, newPeerIds }) => [newRegionId, ...newPeerIds]);
  assert.equal(ids.length, 9);
  assert.equal(new Set([...ids, one.newRegionId, ...one.newPeerIds]).size, 11);
  const refused = async (request: Omit<pdpb.AskBatchSplitRequestInit, 'header'>) =>
    (await f.call(PD.AskBatchSplit, request)).header?.error?.message ?? '';
  assert.match(await refused({ region: region(4, 'g', 'p', 1), splitCount: 1 }), /invalid region epoch/);
  assert.match(await refused({ region: region(4, 'g', 'p', 2), splitCount: 0 }), /split count 0/);
  assert.match(await refused({ splitCount: 1 }), /region is missing/);
  assert.equal((await f.http('/pd/api/v1/config', 'POST', { 'enable-tikv-split-region': false })).status, 200);
  assert.match(
    await refused({ region: region(4, 'g', 'p', 2), splitCount: 1 }),
    /schedule failed to process tikv split/,
  );
  await f.close();
});

test('splits: a report makes the parts known at once, and a late one takes nothing back', async () => {
  const { f, stream } = await threeRegions();
  const parts = [region(8, 'g', 'k', 3), region(4, 'k', 'p', 3)];
  const report = await f.call(PD.ReportBatchSplit, { regions: parts });
  assert.equal(report.header?.error, undefined);
  const found = await f.call(PD.GetRegion, { regionKey: fromLatin1('h') });
  assert.deepEqual([found.region?.id, found.leader?.storeId], [8, 1]);
  stream.send(beat(f, region(8, 'g', 'i', 4)));
  await sync(f, stream);
  await f.call(PD.ReportSplit, { left: parts[0], right: parts[1] });
  assert.equal((await f.call(PD.GetRegionByID, { regionId: 8 })).region?.regionEpoch?.version, 4);
  await f.close();
});

test('splits: asked for by a client, done by the leader, counted by boundaries', async () => {
  const { f, stream } = await threeRegions();
  const asked = f.call(PD.SplitRegions, { splitKeys: ['c', 'h'].map(fromLatin1), retryLimit: 1 });
  const orders = [await stream.next(), await stream.next()];
  assert.deepEqual(
    orders.map((order) => [order.regionId, order.splitRegion?.policy, order.targetPeer?.id]),
    [
      [2, pdpb.CheckPolicy.USEKEY, 20],
      [4, pdpb.CheckPolicy.USEKEY, 40],
    ],
  );
  // Only one leader obeys.
  stream.send(beat(f, region(8, '', 'c', 3)));
  stream.send(beat(f, region(2, 'c', 'g', 3)));
  await sync(f, stream);
  let done = false;
  const answer = asked.finally(() => {
    done = true;
  });
  for (let i = 0; i < 100 && !done; i++) {
    f.env.clock.advance(50);
    await f.raw(PD.GetMembers, {});
  }
  const { finishedPercentage, regionsId } = await answer;
  assert.deepEqual([finishedPercentage, regionsId], [50, [2]]);
  await f.close();
});

test('scatter: on one store every region lies well; unknown ones fail; a region without a full set of replicas waits', async () => {
  const { f } = await threeRegions();
  assert.equal((await f.call(PD.GetOperator, { regionId: 2 })).header?.error?.type, ErrorType.REGION_NOT_FOUND);
  await f.call(PD.StoreHeartbeat, { stats: { storeId: 1 } });
  const scattered = await f.call(PD.ScatterRegion, { regionsId: [2, 4, 99] });
  assert.deepEqual([scattered.finishedPercentage, scattered.failedRegionsId], [66, [99]]);
  const missing = await f.call(PD.ScatterRegion, { regionId: 99 });
  assert.equal(missing.header?.error?.type, ErrorType.REGION_NOT_FOUND);
  await f.call(PD.PutStore, { store: { id: 6, address: 'b:1', version: '8.5.4' } });
  await f.call(PD.StoreHeartbeat, { stats: { storeId: 6 } });
  const refused = await f.call(PD.ScatterRegion, { regionId: 2, retryLimit: 1 });
  assert.match(refused.header?.error?.message ?? '', /not fully replicated/);
  await f.close();
});

test('buckets: reported by stream, shown when asked for', async () => {
  const { f } = await threeRegions();
  const stream = f.stream(PD.ReportBuckets);
  stream.send({ header: f.header, buckets: { regionId: 4, version: 2, keys: ['g', 'i', 'p'].map(fromLatin1) } });
  stream.send({ header: f.header, buckets: { regionId: 4, version: 1, keys: [] } });
  stream.halfClose();
  await stream.next();
  const withBuckets = await f.call(PD.GetRegionByID, { regionId: 4, needBuckets: true });
  assert.equal(withBuckets.buckets?.keys.length, 3);
  assert.equal((await f.call(PD.GetRegionByID, { regionId: 4 })).buckets, undefined);
  await f.close();
});

test('regions: a merged region takes the place of both; what its parts still say is stale; a restart knows it', async () => {
  const { f, stream } = await threeRegions();
  const source = (version: number, confVer: number) => ({
    ...region(4, 'g', 'p', version),
    regionEpoch: { version, confVer },
  });
  // Prepared, taken back, prepared again.
  stream.send(beat(f, source(3, 2)));
  stream.send(beat(f, source(4, 2)));
  stream.send(beat(f, source(5, 3)));
  await sync(f, stream);
  assert.deepEqual((await f.call(PD.GetRegionByID, { regionId: 4 })).region?.regionEpoch?.version, 5);
  const merged = region(5, 'g', '', 6);
  stream.send(beat(f, merged));
  await sync(f, stream);
  const late = await stream.ask(beat(f, source(5, 3)));
  assert.match(
    late.header?.error?.message ?? '',
    /region is stale: region 4 version 5 conf_ver 3, known region 5 version 6/,
  );
  const older = await stream.ask(beat(f, region(5, 'p', '', 2)));
  assert.match(older.header?.error?.message ?? '', /region is stale: region 5 version 2/);
  const shown = async () => ({
    scan: (await f.call(PD.ScanRegions, { limit: 0 })).regions.map((each) => each.region?.id),
    byKey: (await f.call(PD.GetRegion, { regionKey: fromLatin1('h') })).region?.id,
    before: (await f.call(PD.GetPrevRegion, { regionKey: fromLatin1('z') })).region?.id,
    gone: (await f.call(PD.GetRegionByID, { regionId: 4 })).region,
  });
  const wanted = { scan: [2, 5], byKey: 5, before: 2, gone: undefined };
  assert.deepEqual(await shown(), wanted);
  await f.restart();
  assert.deepEqual(await shown(), wanted);
  await f.close();
});

test('regions: a leader that has not measured its region leaves its size as it was', async () => {
  const { f, stream } = await threeRegions();
  const size = async (id: number) => {
    const { approximate_size: mib, approximate_keys: keys } = (await f.http(`/pd/api/v1/region/id/${id}`)).json as {
      approximate_size: number;
      approximate_keys: number;
    };
    return [mib, keys];
  };
  stream.send(beat(f, region(4, 'g', 'p', 2), { approximateKeys: 70 }));
  stream.send(beat(f, region(4, 'g', 'p', 2), { approximateSize: 0 }));
  await sync(f, stream);
  assert.deepEqual(await size(4), [5, 70]);
  stream.send(beat(f, region(4, 'g', 'p', 2), { approximateSize: 1 }));
  await sync(f, stream);
  assert.deepEqual(await size(4), [1, 0], 'an empty region says 1 byte');
  await f.close();
});

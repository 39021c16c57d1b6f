/** pdpb.PD: region lookups, the heartbeat stream, splits, scattering, operators. */
import { latin1, utf8 } from '@tessera/base';
import { type ServerCall, Status, type StreamReceiver } from '@tessera/grpc';
import type * as metapb from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';
import { Failure, unknown } from '../cluster/failure.ts';
import type { RegionInfo } from '../cluster/region-info.ts';
import { scatterRegions } from '../cluster/region-scatterer.ts';
import { splitRegions } from '../cluster/region-splitter.ts';
import type { PdContext } from '../context.ts';
import type { OperatorState } from '../schedule/operator.ts';
import { CLUSTER_MISMATCH_STATUS, type Rpc } from './rpc.ts';

const { PD } = pdpb;
const NOT_FOUND = new Failure(pdpb.ErrorType.REGION_NOT_FOUND, 'region not found');
/** Of one request; the answer holds a region per key. */
const MAX_QUERY_KEYS = 100_000;

export function registerRegionService(rpc: Rpc, pd: PdContext): void {
  registerLookups(rpc, pd);
  registerHeartbeats(rpc, pd);
  registerSplits(rpc, pd);
}

function describe(region: RegionInfo, withBuckets: boolean): pdpb.RegionInit {
  return {
    region: region.meta,
    leader: region.leader,
    downPeers: region.downPeers,
    pendingPeers: region.pendingPeers,
    buckets: withBuckets ? region.buckets : undefined,
  };
}

function registerLookups(rpc: Rpc, pd: PdContext): void {
  const { cluster } = pd;
  const { tree } = cluster.regions;
  // An unknown region is an answer without one: clients back off and ask again.
  const answer = (region: RegionInfo | undefined, withBuckets: boolean): pdpb.RegionInit | Failure =>
    cluster.missing ?? (region === undefined ? {} : describe(region, withBuckets));

  rpc.pd(PD.GetRegion, ({ regionKey, needBuckets }) => answer(tree.byKey(latin1(regionKey)), needBuckets));
  rpc.pd(PD.GetPrevRegion, ({ regionKey, needBuckets }) => answer(tree.previousOf(latin1(regionKey)), needBuckets));
  rpc.pd(PD.GetRegionByID, ({ regionId, needBuckets }) => answer(tree.byId(regionId), needBuckets));
  rpc.pd(PD.ScanRegions, ({ startKey, endKey, limit }) => {
    const regions = take(tree.scan(latin1(startKey), endOf(endKey)), limit);
    if (cluster.missing !== undefined) return cluster.missing;
    return {
      regions: regions.map((region) => describe(region, false)),
      // Clients before the list of regions read these two.
      regionMetas: regions.map((region) => region.meta),
      leaders: regions.map((region) => region.leader ?? {}),
    };
  });
  rpc.pd(PD.BatchScanRegions, (request) => cluster.missing ?? batchScan(pd, request));
  rpc.stream(PD.QueryRegion, (call) => ({
    message: (bytes) => {
      const request = pdpb.QueryRegionRequest.decode(bytes);
      const mismatch = rpc.mismatch(request.header);
      if (mismatch !== undefined) call.finish(CLUSTER_MISMATCH_STATUS, mismatch);
      else call.send(pdpb.QueryRegionResponse, queryRegions(rpc, pd, request));
    },
    halfClosed: () => call.finish(),
  }));
}

function endOf(endKey: Uint8Array): string | undefined {
  return endKey.length === 0 ? undefined : latin1(endKey);
}

/** `limit` <= 0: all. */
function take(regions: Iterable<RegionInfo>, limit: number): RegionInfo[] {
  const taken: RegionInfo[] = [];
  for (const region of regions) {
    taken.push(region);
    if (taken.length === limit) break;
  }
  return taken;
}

function batchScan(pd: PdContext, request: pdpb.BatchScanRegionsRequest): Failure | pdpb.BatchScanRegionsResponseInit {
  const { tree } = pd.cluster.regions;
  const regions: pdpb.RegionInit[] = [];
  let position = '';
  for (const [i, range] of request.ranges.entries()) {
    const from = latin1(range.startKey);
    const to = endOf(range.endKey);
    if (to !== undefined && to <= from) return unknown(`invalid key range ${i}: start is not before end`);
    if (i > 0 && from < position) return unknown(`invalid key range ${i}: ranges overlap or are not in order`);
    position = to ?? '\uffff';
    let next: string | undefined = from;
    for (const region of tree.scan(from, to)) {
      if (request.limit > 0 && regions.length >= request.limit) return { regions };
      if (request.containAllKeyRange && next !== undefined && region.startKey > next) return hole(next);
      next = region.endKey;
      // A region that spans two ranges comes once.
      if (regions.at(-1)?.region?.id !== region.meta.id) regions.push(describe(region, request.needBuckets));
    }
    const reached = next === undefined || (to !== undefined && next >= to);
    if (request.containAllKeyRange && !reached) return hole(next ?? '');
  }
  return { regions };
}

function hole(key: string): Failure {
  const where = Buffer.from(key, 'latin1').toString('hex').toUpperCase();
  return new Failure(
    pdpb.ErrorType.REGIONS_NOT_CONTAIN_ALL_KEY_RANGE,
    `found a hole region in the key range at ${where === '' ? 'the start' : where}`,
  );
}

function queryRegions(rpc: Rpc, pd: PdContext, request: pdpb.QueryRegionRequest): pdpb.QueryRegionResponseInit {
  if (pd.cluster.missing !== undefined) return { header: rpc.failed(pd.cluster.missing) };
  if (request.keys.length + request.prevKeys.length + request.ids.length > MAX_QUERY_KEYS) {
    return { header: rpc.failed(unknown(`more than ${MAX_QUERY_KEYS} keys in one query`)) };
  }
  const { tree } = pd.cluster.regions;
  const regionsById = new Map<number, pdpb.RegionInit>();
  const note = (region: RegionInfo | undefined): number => {
    if (region === undefined) return 0;
    const { id } = region.meta;
    if (!regionsById.has(id)) regionsById.set(id, describe(region, request.needBuckets));
    return id;
  };
  const keyIdMap = request.keys.map((key) => note(tree.byKey(latin1(key))));
  const prevKeyIdMap = request.prevKeys.map((key) => note(tree.previousOf(latin1(key))));
  for (const id of request.ids) note(tree.byId(id));
  return { header: rpc.header, keyIdMap, prevKeyIdMap, regionsById };
}

function registerHeartbeats(rpc: Rpc, pd: PdContext): void {
  rpc.stream(PD.RegionHeartbeat, (call) => new RegionHeartbeatStream(rpc, pd, call));
  rpc.stream(PD.ReportBuckets, (call) => ({
    message: (bytes) => {
      const { header, buckets } = pdpb.ReportBucketsRequest.decode(bytes);
      const mismatch = rpc.mismatch(header);
      if (mismatch !== undefined) call.finish(CLUSTER_MISMATCH_STATUS, mismatch);
      else if (buckets !== undefined) pd.cluster.regions.reportBuckets(buckets);
    },
    halfClosed: () => call.reply(pdpb.ReportBucketsResponse, { header: rpc.header }),
  }));
}

/** Answers are pushed by PD, not one for one; an error answers a heartbeat that was ignored. */
class RegionHeartbeatStream implements StreamReceiver {
  readonly #rpc: Rpc;
  readonly #pd: PdContext;
  readonly #call: ServerCall;
  #storeId = 0;

  constructor(rpc: Rpc, pd: PdContext, call: ServerCall) {
    this.#rpc = rpc;
    this.#pd = pd;
    this.#call = call;
  }

  message(bytes: Uint8Array): void {
    const request = pdpb.RegionHeartbeatRequest.decode(bytes);
    const mismatch = this.#rpc.mismatch(request.header);
    if (mismatch !== undefined) {
      this.#finish(CLUSTER_MISMATCH_STATUS, mismatch);
      return;
    }
    const { cluster } = this.#pd;
    const problem = cluster.missing ?? this.#bind(request.leader);
    if (problem === undefined && this.#call.closed) return;
    const failure = problem ?? cluster.regions.heartbeat(request);
    this.#pd.metrics.regionHeartbeat(request.leader?.storeId ?? 0, failure === undefined);
    if (failure !== undefined && this.#call.writable) {
      this.#call.send(pdpb.RegionHeartbeatResponse, { header: this.#rpc.failed(failure) });
    }
  }

  #bind(leader: metapb.Peer | undefined): Failure | undefined {
    if (leader === undefined) return unknown('invalid region heartbeat: region has no leader');
    if (leader.storeId === this.#storeId) return undefined;
    if (this.#pd.cluster.stores.get(leader.storeId) === undefined) {
      this.#finish(Status.UNKNOWN, `invalid store ID ${leader.storeId}, not found`);
      return undefined;
    }
    this.#storeId = leader.storeId;
    this.#pd.cluster.streams.bind(leader.storeId, this.#call);
    return undefined;
  }

  #finish(status: Status, message: string): void {
    this.#pd.cluster.streams.unbind(this.#call);
    this.#call.finish(status, message);
  }

  halfClosed(): void {
    this.#finish(Status.OK, '');
  }

  cancelled(): void {
    this.#pd.cluster.streams.unbind(this.#call);
  }
}

function registerSplits(rpc: Rpc, pd: PdContext): void {
  const { cluster } = pd;
  const ask = async (region: metapb.Region | undefined, count: number) => {
    if (!pd.settings.current['schedule.enable-tikv-split-region']) {
      return unknown('[PD:schedule:ErrSchedule]schedule failed to process tikv split');
    }
    const refusal = pd.scheduling.refusesSplit(region?.id ?? 0);
    if (refusal !== undefined) return unknown(refusal);
    const ids = await cluster.askSplit(region, count);
    if (ids instanceof Failure) return ids;
    pd.scheduling.splitAsked([region?.id ?? 0, ...ids.map(({ regionId }) => regionId)]);
    return ids;
  };
  rpc.pd(PD.AskSplit, async ({ region }) => {
    const ids = await ask(region, 1);
    if (ids instanceof Failure) return ids;
    return { newRegionId: ids[0]?.regionId, newPeerIds: ids[0]?.peerIds };
  });
  rpc.pd(PD.AskBatchSplit, async ({ region, splitCount }) => {
    const ids = await ask(region, splitCount);
    if (ids instanceof Failure) return ids;
    return { ids: ids.map(({ regionId, peerIds }) => ({ newRegionId: regionId, newPeerIds: peerIds })) };
  });
  rpc.pd(PD.ReportSplit, ({ left, right }) => {
    if (left === undefined || right === undefined) return unknown('invalid split report: a side is missing');
    return cluster.missing ?? cluster.regions.split([left, right]) ?? {};
  });
  rpc.pd(PD.ReportBatchSplit, ({ regions }) => cluster.missing ?? cluster.regions.split(regions) ?? {});
  rpc.pd(PD.SplitRegions, async ({ splitKeys, retryLimit }) => {
    if (cluster.missing !== undefined) return cluster.missing;
    const { regionIds, percentage } = await splitRegions(pd, splitKeys, retryLimit);
    return { regionsId: regionIds, finishedPercentage: percentage };
  });
  rpc.pd(PD.SplitAndScatterRegions, async ({ splitKeys, group, retryLimit }) => {
    if (cluster.missing !== undefined) return cluster.missing;
    const { regionIds, percentage } = await splitRegions(pd, splitKeys, retryLimit);
    const scattered = await scatterRegions(pd, regionIds, group, retryLimit);
    return {
      regionsId: regionIds,
      splitFinishedPercentage: percentage,
      scatterFinishedPercentage: scattered.percentage,
    };
  });
  rpc.pd(PD.ScatterRegion, async (request) => {
    if (cluster.missing !== undefined) return cluster.missing;
    const single = request.region?.id ?? request.regionId;
    if (request.regionsId.length === 0 && cluster.regions.tree.byId(single) === undefined) return NOT_FOUND;
    const wanted = request.regionsId.length > 0 ? request.regionsId : [single];
    const { percentage, failures } = await scatterRegions(pd, wanted, request.group, request.retryLimit);
    const [why] = failures.values();
    // Of a single region the reason is told; many are listed.
    if (request.regionsId.length === 0 && why !== undefined) return unknown(why);
    return { finishedPercentage: percentage, failedRegionsId: [...failures.keys()] };
  });
  rpc.pd(PD.GetOperator, ({ regionId }) => {
    const operator = pd.scheduling.operators.latest(regionId);
    if (operator === undefined) return NOT_FOUND;
    const status = STATUSES[operator.state];
    return { regionId, desc: utf8(operator.desc), kind: utf8(operator.kind), status };
  });
}

const STATUSES: Readonly<Record<OperatorState, pdpb.OperatorStatus>> = {
  running: pdpb.OperatorStatus.RUNNING,
  success: pdpb.OperatorStatus.SUCCESS,
  timeout: pdpb.OperatorStatus.TIMEOUT,
  cancelled: pdpb.OperatorStatus.CANCEL,
  replaced: pdpb.OperatorStatus.REPLACE,
};

/**
 * One way of losing a leader, ten times: `node process.ts kill|stop|partition N`; the last runs through `unshare -n`. Prints the
 * milliseconds from the loss to the first write that another store acknowledged, as JSON.
 *
 * A prober asks the stores that are left in turn, over connections that are open already: what is measured is the cluster, not how a
 * client finds the new leader.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@tessera/base';
import { createNodeEnv } from '@tessera/env/node';
import { GrpcClient } from '@tessera/grpc';
import { PdClient } from '@tessera/pd-client';
import type { Peer } from '@tessera/proto/metapb';
import { Tikv } from '@tessera/proto/tikvpb';
import { killAll } from '../../../tests/integration/program.ts';
import { Network } from '../../../tests/interop/chaos/network.ts';
import { Cluster, type Member, pause } from '../../../tests/support/cluster.ts';

const STORES = 3;
const REPLICATED_MS = 90_000;
const PROBE_PAUSE_MS = 10;
const PROBE_MS_MAX = 300;
const LOSS_MS_MAX = 30_000;
/** Calm before each loss. */
const SETTLE_MS = 1500;
const KEY = Buffer.from('failover');

const env = createNodeEnv({ log: silentLogger });

interface Probe {
  readonly member: Member;
  readonly client: GrpcClient;
  readonly peer: Peer;
}

async function main(way: string, times: number): Promise<number[]> {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-failover-'));
  const network = way === 'partition' ? new Network(1 + STORES) : undefined;
  try {
    const places = network === undefined ? {} : { places: network.places };
    const cluster = await Cluster.start({ directory, stores: STORES, ...places });
    await cluster.replicated(STORES, REPLICATED_MS);
    const pd = await PdClient.connect({ ...env }, { endpoints: [cluster.pd.address] });
    const found: number[] = [];
    for (let i = 0; i < times; i++) {
      await cluster.replicated(STORES, REPLICATED_MS);
      await pause(SETTLE_MS);
      found.push(await lose(way, cluster, pd, network));
    }
    pd.close();
    await cluster.stop();
    return found;
  } finally {
    killAll();
    network?.remove();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Loses the leader's store once, and brings it back. */
async function lose(way: string, cluster: Cluster, pd: PdClient, network: Network | undefined): Promise<number> {
  const region = await pd.getRegion(KEY);
  if (region?.leader === undefined) throw new Error('PD knows no leader');
  const probes: Probe[] = [];
  for (const peer of region.region.peers) {
    const { store } = await pd.getStore(peer.storeId);
    const member = cluster.stores.find(({ address }) => address === store.address);
    if (member === undefined) throw new Error(`no process is at ${store.address}`);
    const client = new GrpcClient({ ...env, host: member.place.host, port: member.port });
    await client.connect();
    probes.push({ member, client, peer });
  }
  const leader = region.leader.storeId;
  const lost = probes.find(({ peer }) => peer.storeId === leader)?.member;
  if (lost === undefined) throw new Error('the leader is no peer');
  const others = probes.filter(({ member }) => member !== lost);
  const startMs = performance.now();
  if (way === 'kill') void lost.stop();
  else if (way === 'stop') lost.pause();
  else {
    for (const { place } of cluster.members.filter((member) => member !== lost)) {
      network?.cut(lost.place, place);
      network?.cut(place, lost.place);
    }
  }
  const context = { regionId: region.region.id, regionEpoch: region.region.regionEpoch };
  let ms = -1;
  while (ms < 0 && performance.now() - startMs < LOSS_MS_MAX) {
    for (const { client, peer } of others) {
      const request = { context: { ...context, peer }, key: KEY, value: KEY };
      const answer = await client.unary(Tikv.RawPut, request, { timeoutMs: PROBE_MS_MAX }).catch(() => undefined);
      if (answer === undefined || answer.regionError !== undefined || answer.error !== '') continue;
      ms = performance.now() - startMs;
      break;
    }
    await pause(PROBE_PAUSE_MS);
  }
  for (const { client } of probes) client.close();
  if (way === 'kill') await lost.start();
  else if (way === 'stop') lost.resume();
  else network?.heal();
  if (ms < 0) throw new Error(`no write within ${LOSS_MS_MAX} ms after ${way}`);
  return ms;
}

const [way = '', times = '10'] = process.argv.slice(2);
console.log(JSON.stringify(await main(way, Number(times))));
process.exit();

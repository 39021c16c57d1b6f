/**
 * `npm run bench -- regions`: what regions cost that nobody uses, and what their number does to a write. Three stores in
 * this process (`harness/raft-cluster.ts`); figures are for one store.
 *
 * Rows `idle-1000`, `idle-10000`: CPU of a region and second; the peer is the same region kept awake (not for 10,000, which would take more
 * than a core). Rows `put-64-r1000`, `put-64-r10000`: writes of 100 B spread over all regions, 64 in flight, CPU of all three stores; the peer is
 * one region. CPU share and memory are printed above the table.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RaftCluster } from '../harness/raft-cluster.ts';
import { type Figures, quantile, type Row, round, row, summary } from '../harness/row.ts';

const STORES = 3;
const IDLE_SECONDS = 8;
const WINDOWS = 5;
const WRITES = 4000;
const NONE: Figures = { cpuUsPerOp: Number.NaN, opsPerSec: 0, p50Ms: 0, p99Ms: 0 };

export async function run(): Promise<Row[]> {
  const root = mkdtempSync(join(process.cwd(), 'bench-regions-'));
  try {
    const one = await RaftCluster.open(join(root, 'one'));
    const rows: Row[] = [];
    const awake = await awakeIdle(join(root, 'awake'), 1000);
    for (const count of [1000, 10_000]) {
      const before = memory();
      const cluster = await RaftCluster.open(join(root, String(count)));
      const regions = await cluster.grow(count);
      await cluster.until(() => cluster.asleep);
      const grown = memory();
      const idle = await idleCost(count);
      const share = (idle.cpuUsPerOp * count) / 10_000;
      const perRegion = (grown.heap - before.heap) / count / STORES / 1024;
      console.log(
        `${count} regions asleep: ${share.toFixed(2)} % of a core and ${perRegion.toFixed(1)} KiB of heap a region, for one store; process of three stores: ${grown.rss.toFixed(0)} MiB`,
      );
      rows.push(row(`idle-${count}`, idle, 'kept awake', count === 1000 ? awake : NONE));
      const ours: Figures[] = [];
      const peer: Figures[] = [];
      for (let turn = 0; turn < WINDOWS; turn++) {
        ours.push(await writeCost(cluster, regions));
        peer.push(await writeCost(one, [1]));
      }
      rows.push(row(`put-64-r${count}`, summary(ours), 'one region', summary(peer)));
      await cluster.close();
    }
    await one.close();
    return rows;
  } finally {
    rmSync(root, { recursive: true });
  }
}

async function awakeIdle(directory: string, count: number): Promise<Figures> {
  const cluster = await RaftCluster.open(directory, { hibernateTicks: 0 });
  await cluster.grow(count);
  const cost = await idleCost(count);
  await cluster.close();
  return cost;
}

/** One operation is a region of one store for one second. */
async function idleCost(count: number): Promise<Figures> {
  const windows: Figures[] = [];
  for (let second = 0; second < IDLE_SECONDS; second++) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const used = process.cpuUsage(cpu);
    const operations = (count * STORES * (performance.now() - start)) / 1000;
    windows.push({ ...NONE, cpuUsPerOp: (used.user + used.system) / operations });
  }
  return summary(windows);
}

async function writeCost(cluster: RaftCluster, regions: readonly number[]): Promise<Figures> {
  const value = Buffer.alloc(100, 'v');
  const cpu = process.cpuUsage();
  const start = performance.now();
  const latencies = await cluster.write(regions, WRITES, 64, value);
  const used = process.cpuUsage(cpu);
  return {
    cpuUsPerOp: (used.user + used.system) / WRITES,
    opsPerSec: (WRITES * 1000) / (performance.now() - start),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  };
}

function memory(): { readonly heap: number; readonly rss: number } {
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, rss: round(rss / 1024 / 1024, 0) };
}

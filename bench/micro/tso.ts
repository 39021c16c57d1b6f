/**
 * `npm run bench -- tso`: timestamps from one placement driver, for four clients that always want more. Clients and PD share this process and talk over
 * sockets, so the CPU is of both sides together.
 *
 * Rows: `batch-10000`: each client asks for 10,000 at a time, as busy transactional clients do; `batch-1000` and `batch-1`: fewer at a time.
 * The peer is the same with one client.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@tessera/base';
import { createNodeEnv } from '@tessera/env/node';
import { createPd, parsePdConfig } from '@tessera/pd';
import { PdClient } from '@tessera/pd-client';
import { type Figures, quantile, type Row, row, summary } from '../harness/row.ts';

const WINDOW_MS = 1000;
const WINDOWS = 5;
const CLIENTS = 4;

/** One client, for a window: `batch` callers at a time, as if so many transactions began at once. */
async function ask(client: PdClient, batch: number, untilMs: number, latenciesMs: number[]): Promise<number> {
  let count = 0;
  let last = 0n;
  while (performance.now() < untilMs) {
    const startedMs = performance.now();
    const asked: Promise<bigint>[] = [];
    for (let i = 0; i < batch; i++) asked.push(client.getTimestamp());
    const got = await Promise.all(asked);
    latenciesMs.push(performance.now() - startedMs);
    const newest = got[got.length - 1] as bigint;
    if (newest <= last) throw new Error('timestamps went back');
    last = newest;
    count += got.length;
  }
  return count;
}

async function window(clients: readonly PdClient[], batch: number): Promise<Figures> {
  const latenciesMs: number[] = [];
  const cpu = process.cpuUsage();
  const startedMs = performance.now();
  const counts = await Promise.all(clients.map((client) => ask(client, batch, startedMs + WINDOW_MS, latenciesMs)));
  const seconds = (performance.now() - startedMs) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const count = counts.reduce((sum, n) => sum + n, 0);
  return {
    cpuUsPerOp: (user + system) / count,
    opsPerSec: count / seconds,
    p50Ms: quantile(latenciesMs, 0.5),
    p99Ms: quantile(latenciesMs, 0.99),
  };
}

export async function run(): Promise<Row[]> {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-bench-tso-'));
  const env = createNodeEnv({ log: silentLogger });
  const pd = await createPd(env, parsePdConfig('', { 'data-dir': directory, 'client-urls': 'http://127.0.0.1:0' }));
  const clients: PdClient[] = [];
  try {
    for (let i = 0; i < CLIENTS; i++) clients.push(await PdClient.connect(env, { endpoints: [pd.clientUrl] }));
    const rows: Row[] = [];
    for (const batch of [10_000, 1000, 1]) {
      const four: Figures[] = [];
      const one: Figures[] = [];
      for (let i = 0; i < WINDOWS; i++) {
        four.push(await window(clients, batch));
        one.push(await window(clients.slice(0, 1), batch));
      }
      rows.push(row(`batch-${batch}`, summary(four), 'one client', summary(one)));
    }
    return rows;
  } finally {
    for (const client of clients) client.close();
    await pd.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

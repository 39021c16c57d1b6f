/**
 * `npm run bench -- embedded`: the database inside this process; CPU is of client, placement driver and store together. The peer is the same over sockets. The time
 * to open is printed above the table.
 *
 * Rows: `get-64`, `put-64`, `put-1`: raw pairs of 100 B, so many in flight. `txn-64`: a transaction of one key; `txn-2-64`: two keys read and written.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@tessera/base';
import { type Client, connect } from '@tessera/client';
import { openEmbedded } from '@tessera/embedded';
import { createNodeEnv } from '@tessera/env/node';
import { createPd, parsePdConfig } from '@tessera/pd';
import { createStore, parseStoreConfig } from '@tessera/store';
import { type Figures, quantile, type Row, row, summary } from '../harness/row.ts';

const KEYS = 10_000;
const WINDOW_MS = 600;
const WINDOWS = 5;
const key = (i: number): string => `key-${String(i % KEYS).padStart(8, '0')}`;
const VALUE = 'v'.repeat(100);

interface Case {
  readonly name: string;
  readonly inFlight: number;
  readonly call: (db: Client, i: number) => Promise<unknown>;
}

const CASES: readonly Case[] = [
  { name: 'get-64', inFlight: 64, call: (db, i) => db.raw.get(key(i * 7919)) },
  { name: 'put-64', inFlight: 64, call: (db, i) => db.raw.put(key(i), VALUE) },
  { name: 'put-1', inFlight: 1, call: (db, i) => db.raw.put(key(i), VALUE) },
  {
    name: 'txn-64',
    inFlight: 64,
    call: async (db, i) => {
      const txn = await db.begin();
      await txn.put(`txn-${key(i)}`, VALUE);
      await txn.commit();
    },
  },
  {
    name: 'txn-2-64',
    inFlight: 64,
    call: async (db, i) => {
      const txn = await db.begin();
      await txn.batchGet([`txn-${key(2 * i)}`, `txn-${key(2 * i + 1)}`]);
      await txn.put(`txn-${key(2 * i)}`, VALUE);
      await txn.put(`txn-${key(2 * i + 1)}`, VALUE);
      await txn.commit();
    },
  },
];

async function window(db: Client, { inFlight, call }: Case): Promise<Figures> {
  const latenciesMs: number[] = [];
  let calls = 0;
  const startedMs = performance.now();
  const cpu = process.cpuUsage();
  const worker = async (): Promise<void> => {
    while (performance.now() < startedMs + WINDOW_MS) {
      const sentMs = performance.now();
      await call(db, calls++);
      latenciesMs.push(performance.now() - sentMs);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  const { user, system } = process.cpuUsage(cpu);
  return {
    cpuUsPerOp: (user + system) / calls,
    opsPerSec: (calls * 1000) / (performance.now() - startedMs),
    p50Ms: quantile(latenciesMs, 0.5),
    p99Ms: quantile(latenciesMs, 0.99),
  };
}

/** The peer: the same placement driver, store and client in this process, over sockets. */
async function openOnSockets(directory: string): Promise<Client> {
  const env = createNodeEnv({ log: silentLogger });
  const pd = await createPd(
    env,
    parsePdConfig('', { 'data-dir': join(directory, 'pd'), 'client-urls': 'http://127.0.0.1:0' }),
  );
  const config = parseStoreConfig('', {
    'server.addr': '127.0.0.1:0',
    'server.status-addr': '',
    'storage.data-dir': join(directory, 'store'),
    'pd.endpoints': [pd.clientUrl],
  });
  const store = await createStore(env, config, { processMetrics: false });
  const onClose = async (): Promise<void> => {
    await store.close();
    await pd.close();
  };
  return await connect({ pdEndpoints: [pd.clientUrl], env, onClose });
}

async function timeToFirstPut(directory: string, what: string): Promise<void> {
  const startedMs = performance.now();
  await using db = await openEmbedded(directory);
  await db.raw.put(key(0), VALUE);
  console.log(`${what}: first put acknowledged after ${Math.round(performance.now() - startedMs)} ms`);
}

export async function run(): Promise<Row[]> {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-bench-embedded-'));
  try {
    await timeToFirstPut(join(directory, 'embedded'), 'new directory');
    await timeToFirstPut(join(directory, 'embedded'), 'opened again');
    await using embedded = await openEmbedded(join(directory, 'embedded'));
    await using sockets = await openOnSockets(join(directory, 'sockets'));
    for (const db of [embedded, sockets]) {
      await db.raw.batchPut(Array.from({ length: KEYS }, (_, i) => [key(i), VALUE] as const));
    }
    const rows: Row[] = [];
    for (const one of CASES) {
      const ours: Figures[] = [];
      const peer: Figures[] = [];
      for (let i = 0; i < WINDOWS; i++) {
        ours.push(await window(embedded, one));
        peer.push(await window(sockets, one));
      }
      rows.push(row(one.name, summary(ours), 'over sockets', summary(peer)));
    }
    return rows;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

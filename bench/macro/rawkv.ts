/**
 * `npm run bench -- rawkv`: raw get and put end to end, a placement driver and a store beside etcd with one node.
 *
 * Each server is a process of its own with an empty directory; a third process loads them in turn through the same
 * client, 20,000 keys and values of 100 bytes, four connections with 16 operations in flight each. Counted is the CPU
 * of the servers (ours: store and placement driver). etcd's reads are linearizable. Puts of etcd are synced to disk in
 * batches; what ours does is printed, because a store whose engine lives in memory does less.
 */
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchUnavailable, type Figures, type Row, row, summary } from '../harness/row.ts';
import { freePort, type ServerProcess, startServer } from '../harness/server-process.ts';
import type { Kind, Load, LoadResult } from './rawkv/load.ts';

const WINDOWS = 5;
const WINDOW_MS = 1500;
const WARM_UP_MS = 2000;
const SHAPE = { connections: 4, inFlight: 16 };
const ROWS: readonly { readonly name: string; readonly ours: Kind; readonly peer: Kind }[] = [
  { name: 'get-64', ours: 'tikv-get', peer: 'etcd-get' },
  { name: 'get-64-batch', ours: 'tikv-batch-get', peer: 'etcd-get' },
  { name: 'put-64', ours: 'tikv-put', peer: 'etcd-put' },
];

const PROGRAM = join(import.meta.dirname, '../../packages/cli/src/main.ts');

interface Contender {
  readonly servers: readonly ServerProcess[];
  readonly target: Pick<Load, 'port' | 'pdPort'>;
}

export async function run(): Promise<Row[]> {
  const version = spawnSync('etcd', ['--version'], { encoding: 'utf8' }).stdout?.split('\n')[0];
  if (version === undefined) throw new BenchUnavailable('etcd is missing: apt-get install etcd-server');
  const directory = mkdtempSync(join(tmpdir(), 'tessera-bench-'));
  const running: ServerProcess[] = [];
  const load = fork(join(import.meta.dirname, 'rawkv/load.ts'));
  try {
    const ours = await startOurs(directory, running);
    const peer = await startEtcd(directory, running);
    await ask(load, { ...SHAPE, ...ours.target, kind: 'tikv-put', ms: 0, fill: true });
    await ask(load, { ...SHAPE, ...peer.target, kind: 'etcd-put', ms: 0, fill: true });
    const rows: Row[] = [];
    for (const { name, ours: ourKind, peer: peerKind } of ROWS) {
      const taken: [Figures[], Figures[]] = [[], []];
      await window(load, ours, ourKind, WARM_UP_MS);
      await window(load, peer, peerKind, WARM_UP_MS);
      for (let i = 0; i < WINDOWS; i++) {
        taken[0].push(await window(load, ours, ourKind, WINDOW_MS));
        taken[1].push(await window(load, peer, peerKind, WINDOW_MS));
      }
      rows.push(row(name, summary(taken[0]), version.toLowerCase().replace(' version:', ''), summary(taken[1])));
    }
    return rows;
  } finally {
    load.kill();
    await Promise.all(running.map((server) => server.stop()));
    rmSync(directory, { recursive: true, force: true });
  }
}

async function startOurs(directory: string, running: ServerProcess[]): Promise<Contender> {
  const clientUrl = `http://127.0.0.1:${await freePort()}`;
  const pdArgs = [PROGRAM, 'pd', '--client-urls', clientUrl, '--data-dir', join(directory, 'pd'), '-L', 'error'];
  const pd = await startServer(process.execPath, pdArgs, /^ready: pd \S+/m);
  running.push(pd.server);
  const port = await freePort();
  const storeArgs = ['--addr', `127.0.0.1:${port}`, '--status-addr', '', '--data-dir', join(directory, 'store')];
  const endpoint = clientUrl.slice('http://'.length);
  const started = [PROGRAM, 'store', '--pd', endpoint, '-L', 'warn', ...storeArgs];
  const store = await startServer(process.execPath, started, /^[\s\S]*^ready: store.*$/m);
  running.push(store.server);
  console.log(`our store says: ${store.match[0].trim()}`);
  return { servers: [store.server, pd.server], target: { port, pdPort: Number(endpoint.split(':')[1]) } };
}

async function startEtcd(directory: string, running: ServerProcess[]): Promise<Contender> {
  const port = await freePort();
  const clientUrl = `http://127.0.0.1:${port}`;
  const peerUrl = `http://127.0.0.1:${await freePort()}`;
  const args = [
    ['--data-dir', join(directory, 'etcd')],
    ['--listen-client-urls', clientUrl, '--advertise-client-urls', clientUrl],
    [
      '--listen-peer-urls',
      peerUrl,
      '--initial-advertise-peer-urls',
      peerUrl,
      '--initial-cluster',
      `default=${peerUrl}`,
    ],
  ].flat();
  const { server } = await startServer(
    'etcd',
    args,
    /ready to serve client requests|serving (insecure )?client requests/,
  );
  running.push(server);
  return { servers: [server], target: { port } };
}

async function window(load: ChildProcess, contender: Contender, kind: Kind, ms: number): Promise<Figures> {
  const cpuUs = (): number => contender.servers.reduce((sum, server) => sum + server.cpuUs(), 0);
  const before = cpuUs();
  const result = await ask(load, { ...SHAPE, ...contender.target, kind, ms });
  return {
    cpuUsPerOp: (cpuUs() - before) / result.operations,
    opsPerSec: (result.operations * 1000) / result.elapsedMs,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
  };
}

async function ask(load: ChildProcess, request: Load): Promise<LoadResult> {
  const answer = once(load, 'message');
  load.send(request);
  const [result] = (await answer) as [LoadResult | { readonly problem: string }];
  if ('problem' in result) throw new Error(`${request.kind}: ${result.problem}`);
  return result;
}

/** Starts the servers of a bench: ours and etcd, each process with a directory of its own, and asks the load process for windows. */
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster, type ClusterOptions } from '../../../tests/support/cluster.ts';
import { BenchUnavailable, type Figures, type Row, row, summary } from '../../harness/row.ts';
import { cpuUsOf, freePort, type ServerProcess, startServer } from '../../harness/server-process.ts';
import type { Kind, Load, LoadResult, Target } from './load.ts';

const REPLICATED_MS = 90_000;
const WINDOW_TRIES = 3;

interface Contender {
  readonly name: string;
  readonly target: Target;
  /** Of all its processes. */
  cpuUs(): number;
  /** Changes a key of every store's configuration while it runs. */
  configure?(key: string, value: boolean): Promise<void>;
  stop(): Promise<void>;
}

export interface Shape {
  readonly connections: number;
  readonly inFlight: number;
  readonly valueBytes: number;
}

/** Waits until every region has all its replicas. */
async function startOurs(options: ClusterOptions, name = 'tessera'): Promise<Contender> {
  const cluster = await Cluster.start(options);
  await cluster.replicated(options.stores, REPLICATED_MS);
  const pids = cluster.members.map((member) => member.pid);
  return {
    name,
    target: { kind: 'tikv', pdPort: cluster.pd.port },
    cpuUs: () => pids.reduce((sum, pid) => sum + cpuUsOf(pid), 0),
    async configure(key, value) {
      for (const { statusAddress } of cluster.stores) {
        const body = JSON.stringify({ [key]: value });
        const response = await fetch(`http://${statusAddress}/config?persist=false`, { method: 'POST', body });
        if (!response.ok) throw new Error(`${key} cannot be changed: ${response.status} ${await response.text()}`);
      }
    },
    stop: () => cluster.stop(),
  };
}

async function startEtcd(directory: string, nodes: number): Promise<Contender> {
  const version = spawnSync('etcd', ['--version'], { encoding: 'utf8' }).stdout?.split('\n')[0];
  if (version === undefined) throw new BenchUnavailable('etcd is missing: apt-get install etcd-server');
  const members: { readonly name: string; readonly port: number; readonly peerUrl: string }[] = [];
  for (let i = 0; i < nodes; i++) {
    members.push({ name: `e${i}`, port: await freePort(), peerUrl: `http://127.0.0.1:${await freePort()}` });
  }
  const initial = members.map(({ name, peerUrl }) => `${name}=${peerUrl}`).join(',');
  const started: Promise<ServerProcess>[] = members.map(async ({ name, port, peerUrl }) => {
    const clientUrl = `http://127.0.0.1:${port}`;
    const args = [
      ['--name', name, '--data-dir', join(directory, `etcd-${name}`), '--initial-cluster', initial],
      ['--listen-client-urls', clientUrl, '--advertise-client-urls', clientUrl],
      ['--listen-peer-urls', peerUrl, '--initial-advertise-peer-urls', peerUrl],
    ].flat();
    const ready = /ready to serve client requests|serving (insecure )?client requests/;
    return (await startServer('etcd', args, ready)).server;
  });
  const servers = await Promise.all(started);
  return {
    name: version.toLowerCase().replace(' version:', ''),
    target: { kind: 'etcd', ports: members.map(({ port }) => port) },
    cpuUs: () => servers.reduce((sum, server) => sum + server.cpuUs(), 0),
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}

interface WindowFigures extends Figures {
  readonly locks: LoadResult['locks'];
}

/** The process that loads. */
class Loader {
  readonly #process: ChildProcess = fork(join(import.meta.dirname, 'process.ts'));

  stop(): void {
    this.#process.kill();
  }

  /** Stores every key once. */
  async fill(contender: Contender, kind: Kind, shape: Shape): Promise<void> {
    await this.#ask({ ...shape, target: contender.target, kind, ms: 0, fill: true });
  }

  /** One window; anew when the leader moved in it. */
  async window(contender: Contender, kind: Kind, shape: Shape, ms: number): Promise<WindowFigures> {
    for (let tries = 1; ; tries++) {
      const before = contender.cpuUs();
      try {
        const result = await this.#ask({ ...shape, target: contender.target, kind, ms });
        return {
          cpuUsPerOp: (contender.cpuUs() - before) / result.operations,
          opsPerSec: (result.operations * 1000) / result.elapsedMs,
          p50Ms: result.p50Ms,
          p99Ms: result.p99Ms,
          locks: result.locks,
        };
      } catch (error) {
        if (tries === WINDOW_TRIES) throw error;
        console.log(`${contender.name}: ${String(error)}; again`);
        await new Promise((resolve) => setTimeout(resolve, ms));
      }
    }
  }

  async #ask(request: Load): Promise<LoadResult> {
    const answer = once(this.#process, 'message');
    this.#process.send(request);
    const [result] = (await answer) as [LoadResult | { readonly problem: string }];
    if ('problem' in result) throw new Error(`${request.kind}: ${result.problem}`);
    return result;
  }
}

/** Starts both, lets `use` measure, and stops them. */
export async function withContenders<T>(
  nodes: number,
  use: (loader: Loader, ours: Contender, peer: Contender) => Promise<T>,
): Promise<T> {
  return await withBoth(
    (directory) => startOurs({ directory, stores: nodes, status: true }),
    (directory) => startEtcd(directory, nodes),
    use,
  );
}

const MEMORY_STORE = join(import.meta.dirname, 'memory-store.ts');

/** Ours three times, and ours three times on the engine in memory. */
export async function besideMemory<T>(
  use: (loader: Loader, ours: Contender, memory: Contender) => Promise<T>,
): Promise<T> {
  const here = { host: '127.0.0.1', within: [] };
  const inMemory = { host: '127.0.0.1', within: [process.execPath, MEMORY_STORE] };
  return await withBoth(
    (directory) => startOurs({ directory, stores: 3 }),
    (directory) =>
      startOurs({ directory, stores: 3, places: [here, inMemory, inMemory, inMemory] }, 'engine in memory'),
    use,
  );
}

async function withBoth<T>(
  startOne: (directory: string) => Promise<Contender>,
  startPeer: (directory: string) => Promise<Contender>,
  use: (loader: Loader, ours: Contender, peer: Contender) => Promise<T>,
): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'tessera-bench-'));
  await using parts = new AsyncDisposableStack();
  parts.defer(() => rmSync(directory, { recursive: true, force: true }));
  const loader = new Loader();
  parts.defer(() => loader.stop());
  const peer = await startPeer(join(directory, 'peer'));
  parts.defer(() => peer.stop());
  const ours = await startOne(join(directory, 'ours'));
  parts.defer(() => ours.stop());
  return await use(loader, ours, peer);
}

export interface Match {
  readonly name: string;
  readonly ours: Kind;
  readonly peer: Kind;
  readonly shape: Shape;
}

const WINDOWS = 5;
const WINDOW_MS = 1500;
const WARM_UP_MS = 2000;

/** Windows in turn, so that a noisy neighbour hits both. */
export async function measure(match: Match, loader: Loader, ours: Contender, peer: Contender): Promise<Row> {
  const taken: [Figures[], Figures[]] = [[], []];
  const { shape } = match;
  await loader.window(ours, match.ours, shape, WARM_UP_MS);
  await loader.window(peer, match.peer, shape, WARM_UP_MS);
  for (let i = 0; i < WINDOWS; i++) {
    taken[0].push(await loader.window(ours, match.ours, shape, WINDOW_MS));
    taken[1].push(await loader.window(peer, match.peer, shape, WINDOW_MS));
  }
  return row(match.name, summary(taken[0]), peer.name, summary(taken[1]));
}

const IN_MEMORY = 'pessimistic-txn.in-memory';

/**
 * Pessimistic transactions whose locks stay in memory, the same with locks that go through raft, and the peer, in windows of one cluster in turn.
 * Three rows: each of the first two beside the peer, then both beside each other, with latencies of the lock requests alone.
 */
export async function measureLocks(match: Match, loader: Loader, ours: Contender, peer: Contender): Promise<Row[]> {
  const { name, shape } = match;
  const inMemory: WindowFigures[] = [];
  const written: WindowFigures[] = [];
  const others: Figures[] = [];
  for (let i = -1; i < WINDOWS; i++) {
    const ms = i < 0 ? WARM_UP_MS : WINDOW_MS;
    const kept = await loader.window(ours, match.ours, shape, ms);
    await ours.configure?.(IN_MEMORY, false);
    const logged = await loader.window(ours, match.ours, shape, ms);
    await ours.configure?.(IN_MEMORY, true);
    const other = await loader.window(peer, match.peer, shape, ms);
    if (i < 0) continue;
    inMemory.push(kept);
    written.push(logged);
    others.push(other);
  }
  const locksOf = (windows: readonly WindowFigures[]): Figures =>
    summary(windows.map(({ locks, ...figures }) => ({ ...figures, ...locks })));
  return [
    row(name, summary(inMemory), peer.name, summary(others)),
    row(`${name}-written`, summary(written), peer.name, summary(others)),
    row(`${name}-locks`, locksOf(inMemory), 'locks that go through raft', locksOf(written)),
  ];
}

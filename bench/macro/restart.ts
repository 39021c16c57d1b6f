/**
 * `npm run bench -- restart`: how long a store takes after `kill -9` until it answers reads, with everything that was acknowledged. A placement driver and a store,
 * each a process; raw pairs of 1 KiB at random keys are written with batches of 100 in flight, a sample of them is remembered, and the store is killed in the
 * middle of it. Then it starts again and the whole sample is read. `BENCH_GIB`: how much is written (2), `BENCH_ROUNDS`: kills (2), the second after half as much again.
 *
 * Row `restart`: p50 from the start of the process until `ready`, p99 until the first read; CPU of the process until then. The peer is the same store after a
 * clean stop, which leaves nothing to replay.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Prng } from '@tessera/base';
import { type Client, connect } from '@tessera/client';
import { type Figures, median, type Row, row } from '../harness/row.ts';
import { type ServerProcess, startServer } from '../harness/server-process.ts';

const MAIN = join(import.meta.dirname, '../../packages/cli/src/main.ts');
const GIB = 1024 ** 3;
const VALUE_BYTES = 1024;
const BATCH = 100;
const IN_FLIGHT = 8;
const SAMPLE_EVERY = 500;
const KEYS = 10_000_000;

interface Started {
  readonly server: ServerProcess;
  readonly readyMs: number;
}

class Cluster implements AsyncDisposable {
  readonly #directory: string;
  readonly #pd: ServerProcess;
  readonly #pdAddress: string;
  #store: Started | undefined;

  private constructor(directory: string, pd: ServerProcess, pdAddress: string) {
    this.#directory = directory;
    this.#pd = pd;
    this.#pdAddress = pdAddress;
  }

  static async start(directory: string): Promise<Cluster> {
    const args = [MAIN, 'pd', '--client-urls', 'http://127.0.0.1:0', '--data-dir', join(directory, 'pd'), '-L', 'warn'];
    const { server, match } = await startServer(process.execPath, args, /^ready: pd http:\/\/([\d.]+:\d+)/m);
    return new Cluster(directory, server, match[1] as string);
  }

  async open(): Promise<Started> {
    const startedMs = performance.now();
    const args = [MAIN, 'store', '--addr', '127.0.0.1:0', '--status-addr', '', '--pd', this.#pdAddress];
    args.push('--data-dir', join(this.#directory, 'store'), '-L', 'warn');
    const { server } = await startServer(process.execPath, args, /^ready: store/m);
    this.#store = { server, readyMs: performance.now() - startedMs };
    return this.#store;
  }

  client(): Promise<Client> {
    return connect({ pdEndpoints: [this.#pdAddress], timeoutMs: 60_000 });
  }

  kill(): Promise<void> {
    return this.#store?.server.kill() ?? Promise.resolve();
  }

  async stop(): Promise<void> {
    await this.#store?.server.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await this.#pd.stop();
  }
}

function valueAt(number: number, version: number): Buffer {
  const value = Buffer.alloc(VALUE_BYTES, 'v');
  // Half of it does not compress, as real data.
  new Prng(number * 31 + version).fill(value.subarray(0, VALUE_BYTES / 2));
  value.writeUInt32LE(version, 0);
  return value;
}

const keyOf = (number: number): string => `key-${String(number).padStart(8, '0')}`;

/** Writes until `bytes` are acknowledged; then calls `cut` with writes still under way. Remembers acknowledged versions of a sample. */
async function write(
  client: Client,
  bytes: number,
  version: number,
  sample: Map<number, number>,
  cut: () => Promise<void>,
) {
  const random = new Prng(version);
  let left = bytes / VALUE_BYTES;
  let ended: Promise<void> | undefined;
  const worker = async (): Promise<void> => {
    while (ended === undefined) {
      const numbers = Array.from({ length: BATCH }, () => random.int(0, KEYS));
      const pairs = new Map(numbers.map((number) => [keyOf(number), valueAt(number, version)]));
      const sampled = numbers.filter((number) => number % SAMPLE_EVERY === 0);
      // Until it is acknowledged either value may be there.
      for (const number of sampled) sample.delete(number);
      try {
        await client.raw.batchPut([...pairs]);
      } catch (error) {
        if (ended !== undefined) return;
        throw error;
      }
      for (const number of sampled) sample.set(number, version);
      left -= BATCH;
      if (left <= 0) ended ??= cut();
    }
    await ended;
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}

interface Restarted {
  readonly readyMs: number;
  readonly firstReadMs: number;
  readonly cpuUs: number;
}

async function restart(cluster: Cluster, sample: ReadonlyMap<number, number>): Promise<Restarted> {
  const startedMs = performance.now();
  const { server, readyMs } = await cluster.open();
  await using client = await cluster.client();
  const entries = [...sample];
  const check = async ([number, version]: readonly [number, number]): Promise<void> => {
    const found = await client.raw.get(keyOf(number));
    if (found === undefined || Buffer.compare(found, valueAt(number, version)) !== 0)
      throw new Error(`lost: ${keyOf(number)}`);
  };
  await check(entries[0] as [number, number]);
  const firstReadMs = performance.now() - startedMs;
  const cpuUs = server.cpuUs();
  for (let i = 0; i < entries.length; i += 64) await Promise.all(entries.slice(i, i + 64).map(check));
  console.log(`${entries.length} sampled pairs are there`);
  return { readyMs, firstReadMs, cpuUs };
}

export async function run(): Promise<Row[]> {
  const bytes = Number(process.env['BENCH_GIB'] ?? 2) * GIB;
  const rounds = Number(process.env['BENCH_ROUNDS'] ?? 2);
  const directory = mkdtempSync(join(tmpdir(), 'tessera-bench-restart-'));
  try {
    await using cluster = await Cluster.start(directory);
    const killed: Restarted[] = [];
    const stopped: Restarted[] = [];
    const sample = new Map<number, number>();
    await cluster.open();
    for (let round = 0; round < rounds; round++) {
      {
        await using client = await cluster.client();
        await write(client, round === 0 ? bytes : bytes / 2, round, sample, () => cluster.kill());
      }
      console.log(`killed with ${described(join(directory, 'store'))}`);
      killed.push(await restart(cluster, sample));
      await cluster.stop();
      stopped.push(await restart(cluster, sample));
    }
    return [row('restart', figures(killed), 'after a clean stop', figures(stopped))];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function described(directory: string): string {
  const sizes = ['db', 'raft-engine'].map((name) => {
    const path = join(directory, name);
    const files = readdirSync(path);
    const mib = files.reduce((sum, file) => sum + statSync(join(path, file)).size, 0) / 1024 ** 2;
    return `${name} ${Math.round(mib)} MiB in ${files.length} files`;
  });
  return sizes.join(', ');
}

function figures(runs: readonly Restarted[]): Figures {
  const cpuUsPerOp = median(runs.map(({ cpuUs }) => cpuUs));
  const p50Ms = median(runs.map(({ readyMs }) => readyMs));
  const p99Ms = median(runs.map(({ firstReadMs }) => firstReadMs));
  return { cpuUsPerOp, opsPerSec: 0, p50Ms, p99Ms };
}

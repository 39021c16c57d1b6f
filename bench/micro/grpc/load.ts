/** Loads one server for one window: a closed loop with a fixed number of calls in flight on each connection. */
import { silentLogger } from '@tessera/base';
import { createNodeEnv } from '@tessera/env/node';
import { type ClientStream, GrpcClient } from '@tessera/grpc';
import type { RawGetRequestInit } from '@tessera/proto/kvrpcpb';
import { type BatchCommandsRequestInit, Tikv } from '@tessera/proto/tikvpb';
import { quantile } from '../../harness/row.ts';

export interface Load {
  readonly port: number;
  readonly ms: number;
  readonly kind: 'unary' | 'batch';
  readonly connections: number;
  /** Calls, or messages of a stream, on each connection. */
  readonly inFlight: number;
  /** Sub-requests of a message. */
  readonly batch?: number;
}

export interface LoadResult {
  readonly operations: number;
  readonly elapsedMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Every 8th latency is kept: the clock costs as much as the rest of a call. */
const SAMPLED = 8;

const env = createNodeEnv({ log: silentLogger });
const clients = new Map<string, GrpcClient>();
const CONTEXT = {
  regionId: 5_021,
  regionEpoch: { confVer: 5, version: 1_290 },
  peer: { id: 5_023, storeId: 4 },
  maxExecutionDurationMs: 20_000,
  requestSource: 'external_RawKV',
};
const GET: RawGetRequestInit = { context: CONTEXT, key: Buffer.from('user0000000001234567'), cf: 'default' };

class Window {
  operations = 0;
  readonly latencies: number[] = [];
  readonly endMs: number;
  #open = 0;
  #done: () => void = () => {};
  readonly finished = new Promise<void>((resolve) => {
    this.#done = resolve;
  });

  constructor(ms: number) {
    this.endMs = performance.now() + ms;
  }

  opened(): void {
    this.#open++;
  }

  closed(): void {
    if (--this.#open === 0) this.#done();
  }
}

function clientOf(port: number, index: number): GrpcClient {
  const key = `${port}/${index}`;
  let client = clients.get(key);
  if (client === undefined) clients.set(key, (client = new GrpcClient({ ...env, host: '127.0.0.1', port })));
  return client;
}

/** One of the calls in flight: sends the next when the last is answered. */
function unaryLoop(client: GrpcClient, window: Window): void {
  let count = 0;
  let startMs = performance.now();
  let nowMs = startMs;
  const next = (error?: Error): void => {
    if (error !== undefined) throw error;
    if (count++ % SAMPLED === 0) {
      nowMs = performance.now();
      if (count > 1) window.latencies.push(nowMs - startMs);
    }
    if (nowMs >= window.endMs) {
      window.operations += count - 1;
      window.closed();
      return;
    }
    if (count % SAMPLED === 0) startMs = performance.now();
    client.call(Tikv.RawGet, GET, {}, next);
  };
  window.opened();
  next();
}

function batchLoop(client: GrpcClient, window: Window, inFlight: number, batch: number): void {
  const message: BatchCommandsRequestInit = {
    requests: Array.from({ length: batch }, () => ({ cmd: { kind: 'rawGet', value: GET } }) as const),
    requestIds: Array.from({ length: batch }, (_, i) => i + 1),
  };
  // Answers of one stream come in order here, so the start times are a queue.
  const starts: number[] = [];
  const stream: ClientStream<BatchCommandsRequestInit> = client.stream(Tikv.BatchCommands, {
    message: (response) => {
      const nowMs = performance.now();
      window.latencies.push(nowMs - (starts.shift() ?? nowMs));
      window.operations += response.responses.length;
      if (nowMs < window.endMs) send(nowMs);
      else if (starts.length === 0) stream.halfClose();
    },
    end: (error) => {
      if (error !== undefined) throw error;
      window.closed();
    },
  });
  const send = (nowMs: number): void => {
    starts.push(nowMs);
    stream.send(message);
  };
  window.opened();
  for (let i = 0; i < inFlight; i++) send(performance.now());
}

async function run(load: Load): Promise<LoadResult> {
  const all = Array.from({ length: load.connections }, (_, i) => clientOf(load.port, i));
  await Promise.all(all.map((client) => client.connect()));
  const startMs = performance.now();
  const window = new Window(load.ms);
  for (const client of all) {
    if (load.kind === 'batch') batchLoop(client, window, load.inFlight, load.batch ?? 1);
    else for (let i = 0; i < load.inFlight; i++) unaryLoop(client, window);
  }
  await window.finished;
  return {
    operations: window.operations,
    elapsedMs: performance.now() - startMs,
    p50Ms: quantile(window.latencies, 0.5),
    p99Ms: quantile(window.latencies, 0.99),
  };
}

process.on('message', (load: Load) => {
  void run(load).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());

/**
 * Loads one server for one window, in a process of its own: a closed loop over our lean gRPC client, the same for
 * both peers. Every answer is checked: a server that fails fast must not look cheap.
 */
import { silentLogger } from '@tessera/base';
import { createNodeEnv } from '@tessera/env/node';
import { type ClientStream, GrpcClient } from '@tessera/grpc';
import * as etcd from '@tessera/proto/etcdserverpb';
import type { ContextInit } from '@tessera/proto/kvrpcpb';
import { PD } from '@tessera/proto/pdpb';
import { type BatchCommandsRequestInit, Tikv } from '@tessera/proto/tikvpb';
import { quantile } from '../../harness/row.ts';

export type Kind = 'tikv-get' | 'tikv-put' | 'tikv-batch-get' | 'etcd-get' | 'etcd-put';

export interface Load {
  readonly kind: Kind;
  /** Of the store or of etcd. */
  readonly port: number;
  /** Of the placement driver, to learn the region from. */
  readonly pdPort?: number;
  readonly connections: number;
  /** Operations on each connection. */
  readonly inFlight: number;
  readonly ms: number;
  /** Stores every key once instead of running for a time. */
  readonly fill?: boolean;
}

export interface LoadResult {
  readonly operations: number;
  readonly elapsedMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const KEYS = 20_000;
const VALUE = Buffer.alloc(100, 'v');
const keys = Array.from({ length: KEYS }, (_, i) =>
  Buffer.from(`user${String((i * 2_654_435_761) % 1e9).padStart(16, '0')}`),
);

const env = createNodeEnv({ log: silentLogger });
const clients = new Map<string, GrpcClient>();
let context: ContextInit | undefined;

function clientOf(port: number, index: number): GrpcClient {
  const name = `${port}/${index}`;
  let client = clients.get(name);
  if (client === undefined) clients.set(name, (client = new GrpcClient({ ...env, host: '127.0.0.1', port })));
  return client;
}

/** Where the one region is, as any client learns it. */
async function learnContext(pdPort: number): Promise<ContextInit> {
  const pd = clientOf(pdPort, 0);
  const { header } = await pd.unary(PD.GetMembers, {});
  const found = await pd.unary(PD.GetRegion, { header: { clusterId: header?.clusterId }, regionKey: VALUE });
  const { region, leader } = found;
  if (region === undefined || leader === undefined) throw new Error('PD knows no leader of the region');
  return { regionId: region.id, regionEpoch: region.regionEpoch, peer: leader, requestSource: 'external_RawKV' };
}

type Call = (client: GrpcClient, key: Uint8Array, done: (problem: string | undefined) => void) => void;

const CALLS: Readonly<Record<Exclude<Kind, 'tikv-batch-get'>, Call>> = {
  'tikv-get': (client, key, done) =>
    client.call(Tikv.RawGet, { context, key }, {}, (error, response) => {
      const bad =
        response?.regionError !== undefined || response?.error !== '' || response.value.length !== VALUE.length;
      done(error?.message ?? (bad ? `bad answer ${response?.error} ${response?.regionError?.message}` : undefined));
    }),
  'tikv-put': (client, key, done) =>
    client.call(Tikv.RawPut, { context, key, value: VALUE }, {}, (error, response) => {
      const bad = response?.regionError !== undefined || response?.error !== '';
      done(error?.message ?? (bad ? `bad answer ${response?.error} ${response?.regionError?.message}` : undefined));
    }),
  'etcd-get': (client, key, done) =>
    client.call(etcd.KV.Range, { key }, {}, (error, response) => {
      done(error?.message ?? (response?.kvs[0]?.value.length === VALUE.length ? undefined : 'bad answer'));
    }),
  'etcd-put': (client, key, done) =>
    client.call(etcd.KV.Put, { key, value: VALUE }, {}, (error, response) => {
      done(error?.message ?? (response?.header === undefined ? 'bad answer' : undefined));
    }),
};

/** Counts and times one window; every loop in it asks `next` for its next key until that gives none. */
class Window {
  operations = 0;
  readonly latencies: number[] = [];
  readonly #endMs: number;
  readonly #fill: boolean;
  #filled = 0;
  #running = 0;
  #finish: (problem?: Error) => void = () => {};
  readonly finished = new Promise<void>((resolve, reject) => {
    this.#finish = (problem) => (problem === undefined ? resolve() : reject(problem));
  });

  constructor(load: Load) {
    this.#endMs = performance.now() + load.ms;
    this.#fill = load.fill === true;
  }

  started(): void {
    this.#running++;
  }

  next(nowMs: number): Uint8Array | undefined {
    if (this.#fill) return keys[this.#filled++];
    return nowMs < this.#endMs ? keys[Math.floor(Math.random() * KEYS)] : undefined;
  }

  answered(count: number, startMs: number, nowMs: number): void {
    this.operations += count;
    this.latencies.push(nowMs - startMs);
  }

  ended(problem?: string): void {
    if (problem !== undefined) this.#finish(new Error(problem));
    else if (--this.#running === 0) this.#finish();
  }
}

function unaryLoop(call: Call, client: GrpcClient, window: Window): void {
  let startMs = performance.now();
  const done = (problem: string | undefined): void => {
    const nowMs = performance.now();
    if (problem === undefined) {
      window.answered(1, startMs, nowMs);
      go(nowMs);
    } else window.ended(problem);
  };
  const go = (nowMs: number): void => {
    const key = window.next(nowMs);
    startMs = nowMs;
    if (key === undefined) window.ended();
    else call(client, key, done);
  };
  window.started();
  go(startMs);
}

/** One frame of `inFlight` gets at a time; the next one leaves when all are answered, in however many frames. */
function batchLoop(client: GrpcClient, window: Window, inFlight: number): void {
  let startMs = performance.now();
  let open = 0;
  const requestIds = Array.from({ length: inFlight }, (_, i) => i);
  const stream: ClientStream<BatchCommandsRequestInit> = client.stream(Tikv.BatchCommands, {
    message: (frame) => {
      for (const { cmd } of frame.responses) {
        if (cmd?.kind !== 'rawGet' || cmd.value.value.length !== VALUE.length) return window.ended('bad answer');
      }
      open -= frame.responses.length;
      if (open > 0) return;
      const nowMs = performance.now();
      window.answered(inFlight, startMs, nowMs);
      go(nowMs);
    },
    end: (error) => window.ended(error?.message),
  });
  const go = (nowMs: number): void => {
    const chosen = requestIds.map(() => window.next(nowMs)).filter((key) => key !== undefined);
    startMs = nowMs;
    open = inFlight;
    if (chosen.length < inFlight) stream.halfClose();
    else
      stream.send({
        requests: chosen.map((key) => ({ cmd: { kind: 'rawGet', value: { context, key } } })),
        requestIds,
      });
  };
  window.started();
  go(startMs);
}

async function run(load: Load): Promise<LoadResult> {
  if (load.pdPort !== undefined) context = await learnContext(load.pdPort);
  const connections = Array.from({ length: load.connections }, (_, i) => clientOf(load.port, i));
  await Promise.all(connections.map((client) => client.connect()));
  const startMs = performance.now();
  const window = new Window(load);
  for (const client of connections) {
    if (load.kind === 'tikv-batch-get') batchLoop(client, window, load.inFlight);
    else for (let i = 0; i < load.inFlight; i++) unaryLoop(CALLS[load.kind], client, window);
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
  run(load).then(
    (result) => process.send?.(result),
    (error) => process.send?.({ problem: String(error) }),
  );
});
process.on('disconnect', () => process.exit());

/**
 * Loads one server or cluster for one window, in a process of its own: closed loops over our lean gRPC client, the same for both
 * peers. Every answer is checked: a server that fails fast must not look cheap.
 */
import { silentLogger } from '@tessera/base';
import { createNodeEnv } from '@tessera/env/node';
import { type ClientStream, GrpcClient } from '@tessera/grpc';
import { PdClient } from '@tessera/pd-client';
import type { ContextInit } from '@tessera/proto/kvrpcpb';
import { type BatchCommandsRequest_RequestInit, type BatchCommandsRequestInit, Tikv } from '@tessera/proto/tikvpb';
import { quantile } from '../../harness/row.ts';
import { etcdGet, etcdLeader, etcdPut, etcdTxn } from './etcd-calls.ts';
import type { Done, Load, LoadResult } from './load.ts';
import { rawGet, rawPut, TxnCalls } from './tikv-calls.ts';
import { Window } from './window.ts';

const env = createNodeEnv({ log: silentLogger });
const clients = new Map<string, GrpcClient>();
const placement = new Map<number, PdClient>();

async function connected(port: number, index = 0): Promise<GrpcClient> {
  const name = `${port}/${index}`;
  let client = clients.get(name);
  if (client === undefined) clients.set(name, (client = new GrpcClient({ ...env, host: '127.0.0.1', port })));
  await client.connect();
  return client;
}

interface Leader {
  readonly port: number;
  readonly context: ContextInit;
  readonly pd: PdClient;
}

/** Where the one region is and who leads it, as any client learns it. */
async function tikvLeader(pdPort: number): Promise<Leader> {
  let pd = placement.get(pdPort);
  if (pd === undefined) {
    pd = await PdClient.connect({ ...env }, { endpoints: [`127.0.0.1:${pdPort}`] });
    placement.set(pdPort, pd);
  }
  const found = await pd.getRegion(Buffer.from('v'));
  if (found?.leader === undefined) throw new Error('PD knows no leader of the region');
  const { store } = await pd.getStore(found.leader.storeId);
  const context = { regionId: found.region.id, regionEpoch: found.region.regionEpoch, peer: found.leader };
  return {
    port: Number(store.address.split(':').at(-1)),
    pd,
    context: { ...context, requestSource: 'external_RawKV' },
  };
}

/** One operation, whatever it takes. `second` is another key of the same loop, for those that write two. */
type Operation = (client: GrpcClient, key: Uint8Array, second: Uint8Array, done: Done) => void;

function operationOf(load: Load, window: Window, leader: Leader | undefined): Operation {
  const { kind, valueBytes } = load;
  const value = Buffer.alloc(valueBytes, 'v');
  if (kind === 'etcd-get') return (client, key, _, done) => etcdGet(client, key, valueBytes, done);
  if (kind === 'etcd-put') return (client, key, _, done) => etcdPut(client, key, value, done);
  if (kind === 'etcd-txn') return (client, key, _, done) => etcdTxn(client, [key], value, done);
  if (kind === 'etcd-txn-2' && load.fill === true) {
    return (client, key, second, done) => {
      etcdPut(client, key, value, (problem) => {
        if (problem === undefined) etcdPut(client, second, value, done);
        else done(problem);
      });
    };
  }
  if (kind === 'etcd-txn-2') return (client, key, second, done) => etcdTxn(client, [key, second], value, done);
  if (leader === undefined) throw new Error(`${kind} needs a store`);
  const { context } = leader;
  if (kind === 'tikv-get') return (client, key, _, done) => rawGet(client, context, key, valueBytes, done);
  if (kind === 'tikv-put') return (client, key, _, done) => rawPut(client, context, key, value, done);
  const txn = new TxnCalls(leader.pd, context);
  if (kind === 'txn-get') return (client, key, _, done) => txn.get(client, key, valueBytes, done);
  if (kind === 'txn-1pc') return (client, key, _, done) => txn.onePc(client, key, value, done);
  if (kind === 'txn-2pc') return (client, key, second, done) => txn.twoPc(client, [key, second], value, done);
  if (kind === 'txn-pessimistic') {
    return (client, key, _, done) => txn.pessimistic(client, key, value, done, window.lockLatencies);
  }
  if (kind !== 'txn-async') throw new Error(`${kind} is not for single calls`);
  return (client, key, second, done) => {
    window.hold();
    txn.asyncCommit(client, [key, second], value, done, (problem) => window.ended(problem));
  };
}

function loop(operation: Operation, client: GrpcClient, window: Window): void {
  const self = window.started();
  let startMs = performance.now();
  const done = (problem: string | undefined): void => {
    if (problem === undefined) {
      const nowMs = performance.now();
      window.answered(1, startMs, nowMs);
      go(nowMs);
    } else window.ended(problem);
  };
  const go = (nowMs: number): void => {
    const key = window.next(self, nowMs);
    startMs = nowMs;
    if (key === undefined) window.ended();
    else operation(client, key, Buffer.concat([key, SECOND]), done);
  };
  go(startMs);
}

const SECOND = Buffer.from('/2');

/** One frame of `inFlight` operations at a time; the next one leaves when all are answered, in however many frames. */
function batchLoop(load: Load, context: ContextInit, client: GrpcClient, window: Window): void {
  const { inFlight, valueBytes } = load;
  const isGet = load.kind === 'tikv-get-batch';
  const value = Buffer.alloc(valueBytes, 'v');
  const loops = Array.from({ length: inFlight }, () => window.started());
  const requestIds = Array.from({ length: inFlight }, (_, i) => i);
  let startMs = performance.now();
  let open = 0;
  const request = (key: Uint8Array): BatchCommandsRequest_RequestInit =>
    isGet
      ? { cmd: { kind: 'rawGet', value: { context, key } } }
      : { cmd: { kind: 'rawPut', value: { context, key, value } } };
  const stream: ClientStream<BatchCommandsRequestInit> = client.stream(Tikv.BatchCommands, {
    message: (frame) => {
      for (const { cmd } of frame.responses) {
        const { kind, value: answer } = cmd ?? {};
        const good =
          kind === 'rawGet'
            ? answer?.value.length === valueBytes
            : kind === 'rawPut' && answer?.regionError === undefined;
        if (!good) return window.ended('bad answer in a batch');
      }
      open -= frame.responses.length;
      if (open > 0) return;
      const nowMs = performance.now();
      window.answered(inFlight, startMs, nowMs);
      go(nowMs);
    },
    end: (error) => {
      if (error !== undefined) window.ended(error.message);
      else for (const _ of loops) window.ended();
    },
  });
  const go = (nowMs: number): void => {
    const chosen = loops.map((self) => window.next(self, nowMs)).filter((key) => key !== undefined);
    startMs = nowMs;
    open = inFlight;
    if (chosen.length < inFlight) stream.halfClose();
    else stream.send({ requests: chosen.map(request), requestIds });
  };
  go(startMs);
}

async function run(load: Load): Promise<LoadResult> {
  const { target } = load;
  const leader = target.kind === 'tikv' ? await tikvLeader(target.pdPort) : undefined;
  const port = target.kind === 'etcd' ? await etcdLeader(target.ports, connected) : (leader?.port ?? 0);
  const connections = await Promise.all(Array.from({ length: load.connections }, (_, i) => connected(port, i)));
  const startMs = performance.now();
  const window = new Window(load);
  if (load.kind === 'tikv-get-batch' || load.kind === 'tikv-put-batch') {
    if (leader === undefined) throw new Error('batches are for stores');
    for (const client of connections) batchLoop(load, leader.context, client, window);
  } else {
    const operation = operationOf(load, window, leader);
    for (const client of connections) for (let i = 0; i < load.inFlight; i++) loop(operation, client, window);
  }
  await window.finished;
  return {
    operations: window.operations,
    elapsedMs: performance.now() - startMs,
    p50Ms: quantile(window.latencies, 0.5),
    p99Ms: quantile(window.latencies, 0.99),
    locks: { p50Ms: quantile(window.lockLatencies, 0.5), p99Ms: quantile(window.lockLatencies, 0.99) },
  };
}

process.on('message', (load: Load) => {
  run(load).then(
    (result) => process.send?.(result),
    (error) => process.send?.({ problem: String(error) }),
  );
});
process.on('disconnect', () => process.exit());

/** Two stores in memory: one has the region, the other passes calls on to it; and a store of the test that only listens. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import { type GrpcClient, GrpcError, GrpcServer, type ServerCall, Status } from '@tessera/grpc';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import * as metapb from '@tessera/proto/metapb';
import { Tikv } from '@tessera/proto/tikvpb';
import { settle, TestBatch, TestCluster } from '../testing/test-cluster.ts';
import { FORWARD_HEADER, Forwarder } from './forwarder.ts';

const OWNER = '127.0.0.1:20160';
const PROXY = '127.0.0.1:20161';
const LISTENER = '127.0.0.1:20169';
const MAX_CONNECTIONS = 4;
const cluster = new TestCluster();
const key = utf8;
let client: GrpcClient;
let context: kvrpcpb.ContextInit;

const proxyConfig = {
  'server.addr': PROXY,
  'server.status-addr': '',
  'storage.data-dir': '/proxy',
} as const;

before(async () => {
  await cluster.startPd();
  await cluster.startStore();
  await cluster.startStore(proxyConfig);
  client = cluster.client(PROXY);
  context = cluster.context();
  const store = Object.assign(new metapb.Store(), { id: 99, address: LISTENER });
  cluster.pd.stores.set(99, { store, stats: undefined });
});
after(() => cluster.close());

const naming = (address: string): { metadata: ReadonlyMap<string, string> } => ({
  metadata: new Map([[FORWARD_HEADER, address]]),
});

const get = (address: string, changes: kvrpcpb.ContextInit = {}, timeoutMs?: number) =>
  client.unary(Tikv.RawGet, { context: { ...context, ...changes }, key: key('k') }, { ...naming(address), timeoutMs });

async function statusOf(call: Promise<unknown>): Promise<[number, string]> {
  const error = await call.then(
    () => assert.fail('the call went well'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof GrpcError, String(error));
  return [error.status, error.message];
}

/** A server at LISTENER that takes calls and leaves them to the test. */
class Listener implements AsyncDisposable {
  readonly calls: ServerCall[] = [];
  readonly received: Uint8Array[] = [];
  readonly server = new GrpcServer({ ...cluster.env, limits: { streamWindowBytes: 65_535 } });
  halfClosed = 0;
  cancelled = 0;
  readonly #listening = cluster.env.network.listen({
    host: '127.0.0.1',
    port: 20169,
    onSocket: (socket) => this.server.onSocket(socket),
  });

  constructor() {
    this.server.unary(Tikv.RawGet, (call) => void this.calls.push(call));
    this.server.stream(Tikv.BatchCommands, (call) => {
      this.calls.push(call);
      return {
        message: (bytes) => void this.received.push(bytes),
        halfClosed: () => void this.halfClosed++,
        cancelled: () => void this.cancelled++,
      };
    });
  }

  get last(): ServerCall {
    return this.calls.at(-1) ?? assert.fail('no call came');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.close();
    await (await this.#listening).close();
    await settle();
  }
}

test('unary: a call that names another store is answered by it', async () => {
  await client.unary(Tikv.RawPut, { context, key: key('k'), value: key('v') }, naming(OWNER));
  assert.equal(fromUtf8((await get(OWNER)).value), 'v');
  const direct = await cluster.client(OWNER).unary(Tikv.RawGet, { context, key: key('k') });
  assert.equal(fromUtf8(direct.value), 'v');
  const feedback = await client.unary(Tikv.GetHealthFeedback, {}, naming(OWNER));
  assert.equal(feedback.healthFeedback?.storeId, context.peer?.storeId);
});

test('unary: a call that names this store, or none, is its own', async () => {
  assert.equal((await get(PROXY)).regionError?.regionNotFound?.regionId, context.regionId);
  const unnamed = await client.unary(Tikv.RawGet, { context, key: key('k') });
  assert.equal(unnamed.regionError?.regionNotFound?.regionId, context.regionId);
});

test('unary: large messages pass whole, both ways', async () => {
  const value = new Uint8Array(3_000_000).map((_, i) => i);
  await client.unary(Tikv.RawPut, { context, key: key('k'), value }, naming(OWNER));
  assert.deepEqual((await get(OWNER)).value, value);
});

test('unary: the status of the other store comes back', async () => {
  const wrong = { ...context, clusterId: 1n };
  const batch = new TestBatch(client, naming(OWNER).metadata);
  await batch.send([{ kind: 'rawGet', value: { context: wrong, key: key('k') } }]);
  assert.equal(batch.error?.status, Status.INVALID_ARGUMENT);
  await using listener = new Listener();
  const answer = statusOf(get(LISTENER));
  await settle();
  listener.last.finish(Status.DATA_LOSS, 'out of luck');
  assert.deepEqual(await answer, [Status.DATA_LOSS, 'out of luck']);
});

test('unary: the passed call has the deadline, and names no store, so that there is one hop', async () => {
  await using listener = new Listener();
  const answer = statusOf(get(LISTENER, {}, 1500));
  await settle();
  const { deadlineMs, metadata } = listener.last;
  assert.equal(deadlineMs, cluster.env.clock.monotonicMs() + 1500);
  assert.equal(metadata.has(FORWARD_HEADER), false);
  cluster.env.clock.advance(1600);
  await settle();
  assert.equal((await answer)[0], Status.DEADLINE_EXCEEDED);
  assert.equal(listener.last.cancelled, true);
});

test('unary: a client that goes away takes its call with it', async () => {
  await using listener = new Listener();
  const abort = new AbortController();
  const request = { context, key: key('k') };
  const answer = statusOf(client.unary(Tikv.RawGet, request, { ...naming(LISTENER), signal: abort.signal }));
  await settle();
  assert.equal(listener.last.cancelled, false);
  abort.abort();
  assert.equal((await answer)[0], Status.CANCELLED);
  await settle();
  cluster.env.clock.advance(200);
  await settle();
  assert.equal(listener.last.cancelled, true);
});

test('unary: a store that is not there, an address of nobody, and no address', async () => {
  const [status, message] = await statusOf(get(LISTENER));
  assert.equal(status, Status.UNAVAILABLE);
  assert.match(message, /^cannot connect to 127\.0\.0\.1:20169: /);
  // PD listens there: reachable, and yet no store.
  assert.deepEqual(await statusOf(get(cluster.pd.address)), [
    Status.UNAVAILABLE,
    `cannot connect to ${cluster.pd.address}: this cluster has no store at that address`,
  ]);
  for (const address of ['nowhere', 'a:1,b:2', 'http://a:1']) {
    assert.equal((await statusOf(get(address)))[0], Status.INVALID_ARGUMENT, address);
  }
});

test('connections: as many as allowed to one address, closed when idle', async () => {
  await using listener = new Listener();
  // The refusal of the test before may still hold its connection back.
  cluster.env.clock.advance(5000);
  const answers = Array.from({ length: 3 * MAX_CONNECTIONS }, () => get(LISTENER));
  await settle();
  assert.equal(listener.calls.length, answers.length);
  assert.equal(listener.server.stats().connections, MAX_CONNECTIONS);
  for (const call of listener.calls) call.reply(Tikv.RawGet.response, { notFound: true });
  for (const { notFound } of await Promise.all(answers)) assert.equal(notFound, true);
  await cluster.advance(30_000);
  assert.equal(listener.server.stats().connections, MAX_CONNECTIONS);
  await cluster.advance(31_000);
  assert.equal(listener.server.stats().connections, 0);
});

test('addresses: there is a limit; addresses that nobody uses make room', async () => {
  for (let i = 0; i < 100; i++) assert.equal((await statusOf(get(`10.0.0.1:${i + 1}`)))[0], Status.UNAVAILABLE);
  const streams = Array.from({ length: 64 }, (_, i) => new TestBatch(client, naming(`10.0.0.2:${i + 1}`).metadata));
  const refused = await statusOf(get('10.0.0.3:1'));
  assert.deepEqual(refused, [Status.RESOURCE_EXHAUSTED, 'calls are forwarded to 64 stores already']);
  await settle();
  for (const { error } of streams) assert.equal(error?.status, Status.UNAVAILABLE);
  assert.equal((await statusOf(get('10.0.0.3:1')))[0], Status.UNAVAILABLE);
});

test('batch: frames pass both ways until both sides have ended', async () => {
  const batch = new TestBatch(client, naming(OWNER).metadata);
  const value = { context, key: key('b'), value: key('w') };
  await batch.send([{ kind: 'rawPut', value }]);
  await batch.send([{ kind: 'rawGet', value: { context, key: key('b') } }], 2);
  const got = batch.answers.get(2);
  assert.equal(got?.kind === 'rawGet' && fromUtf8(got.value.value), 'w');
  batch.stream.halfClose();
  await settle();
  assert.deepEqual([batch.ended, batch.error], [true, undefined]);
});

test('batch: a stream that names this store is its own', async () => {
  const batch = new TestBatch(client, naming(PROXY).metadata);
  await batch.send([{ kind: 'empty', value: { testId: 5n } }]);
  assert.equal(batch.answers.get(1)?.kind, 'empty');
  batch.stream.cancel();
});

test('batch: cancelling reaches the other store, and its end the client', async () => {
  await using listener = new Listener();
  const gone = new TestBatch(client, naming(LISTENER).metadata);
  await gone.send([]);
  gone.stream.cancel();
  await settle();
  assert.equal(listener.cancelled, 1);
  const ended = new TestBatch(client, naming(LISTENER).metadata);
  await ended.send([]);
  listener.last.finish(Status.UNAVAILABLE, 'bye');
  await settle();
  assert.deepEqual([ended.error?.status, ended.error?.message], [Status.UNAVAILABLE, 'bye']);
  const lost = new TestBatch(client, naming(LISTENER).metadata);
  await lost.send([]);
  listener.server.close();
  await settle();
  assert.equal(lost.error?.status, Status.UNAVAILABLE);
});

test('batch: a store that does not read holds the client back, and everything arrives once it does', async () => {
  await using listener = new Listener();
  cluster.env.clock.advance(5000);
  const batch = new TestBatch(client, naming(LISTENER).metadata);
  await settle();
  listener.last.pause();
  const part = { kind: 'rawPut', value: { context, key: key('k'), value: new Uint8Array(1024 * 1024) } } as const;
  for (let i = 1; i <= 12; i++) await batch.send([part], i);
  assert.ok(listener.received.length < 12);
  assert.equal(batch.stream.writable, false, 'what the proxy holds is limited');
  listener.last.resume();
  await cluster.advance(2000);
  assert.equal(listener.received.length, 12);
  assert.equal(batch.stream.writable, true);
  batch.stream.cancel();
  await settle();
});

test('batch: what is sent while there is no connection yet is held back, and arrives', async () => {
  await using listener = new Listener();
  const stores = Promise.withResolvers<string[]>();
  const options = { tls: undefined, connectionsMax: 1, storeAddresses: () => stores.promise };
  const forwarder = new Forwarder({ ...cluster.env, ...options });
  const server = new GrpcServer(cluster.env);
  server.stream(Tikv.BatchCommands, (call) => forwarder.stream(call) ?? assert.fail());
  const onSocket = server.onSocket.bind(server);
  const listening = await cluster.env.network.listen({ host: '127.0.0.1', port: 20163, onSocket });
  const batch = new TestBatch(cluster.client('127.0.0.1:20163'), naming(LISTENER).metadata);
  const value = { context, key: key('k'), value: new Uint8Array(1024 * 1024) };
  for (let i = 1; i <= 12; i++) await batch.send([{ kind: 'rawPut', value }], i);
  assert.equal(batch.stream.writable, false);
  stores.resolve([LISTENER]);
  await cluster.advance(5000);
  assert.equal(listener.received.length, 12);
  forwarder.close();
  server.close();
  await listening.close();
  await settle();
  assert.ok(batch.ended);
});

test('stop: streams get the answers they are owed, then end', async () => {
  await using listener = new Listener();
  const address = '127.0.0.1:20162';
  const store = await cluster.startStore({ ...proxyConfig, 'server.addr': address, 'storage.data-dir': '/stopping' });
  const batch = new TestBatch(cluster.client(address), naming(LISTENER).metadata);
  await batch.send([{ kind: 'empty', value: { testId: 1n } }]);
  const closing = store.close();
  await settle();
  assert.deepEqual([listener.halfClosed, batch.ended], [1, false]);
  listener.last.send(Tikv.BatchCommands.response, { requestIds: [1], responses: [{}] });
  listener.last.finish();
  await cluster.withTime(closing);
  assert.equal(batch.answers.has(1), true);
  assert.deepEqual([batch.error?.status, batch.error?.message], [Status.UNAVAILABLE, 'the store is stopping']);
});

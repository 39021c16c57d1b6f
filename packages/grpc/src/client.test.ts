/** The client against our server over a network in memory, and against a hand-written server where it must suffer. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { concatBytes, fromUtf8, TesseraError, utf8 } from '@tessera/base';
import type { ConnectOptions, Network, Socket } from '@tessera/env';
import { createMemoryEnv, type MemoryEnv } from '@tessera/env/memory';
import { GrpcClient } from './client.ts';
import { ErrorCode, Flag, FrameType, PREFACE, Setting } from './http2.ts';
import { GrpcServer } from './server.ts';
import { GrpcError, Status } from './status.ts';
import { BYTES, TEST } from './testing/bytes-service.ts';
import { dataFrame, frame, message, RawPeer, reset, type SeenFrame, settingsFrame, u32 } from './testing/raw-peer.ts';
import type { ClientOptions, ClientReceiver, Metadata, ServerCall } from './types.ts';

const PORT = 20_160;

interface World {
  readonly env: MemoryEnv;
  readonly server: GrpcServer;
  readonly client: GrpcClient;
  /** Calls that wait for an answer by the test. */
  readonly calls: ServerCall[];
}

/** `unary` echoes, `both` echoes and ends with the client, `missing` waits for the test. */
async function world(options: Partial<ClientOptions> = {}, env = createMemoryEnv()): Promise<World> {
  const server = new GrpcServer(env);
  const calls: ServerCall[] = [];
  server.unary(TEST.unary, (call, bytes) => call.reply(BYTES, bytes));
  server.unary(TEST.missing, (call) => calls.push(call));
  server.stream(TEST.both, (call) => {
    calls.push(call);
    return { message: (bytes) => call.send(BYTES, bytes), halfClosed: () => call.finish() };
  });
  await env.network.listen({ host: '127.0.0.1', port: PORT, onSocket: (socket) => server.onSocket(socket) });
  const client = new GrpcClient({ ...env, host: '127.0.0.1', port: PORT, ...options });
  return { env, server, client, calls };
}

/** Lets deferred work of both sides run until nothing moves: microtasks only, no time passes. */
async function settle(): Promise<void> {
  for (let i = 0; i < 100; i++) await Promise.resolve();
}

function withStatus(status: Status, text?: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof GrpcError, String(error));
    assert.equal(error.status, status, error.message);
    if (text !== undefined) assert.match(error.message, text);
    return true;
  };
}

class Recording implements ClientReceiver<Uint8Array> {
  readonly events: string[] = [];
  error: GrpcError | undefined;
  trailers: Metadata | undefined;

  headers(metadata: Metadata): void {
    this.events.push(`headers ${[...metadata.keys()]}`);
  }

  message(response: Uint8Array): void {
    this.events.push(fromUtf8(response));
  }

  end(error: GrpcError | undefined, trailers: Metadata): void {
    this.events.push('end');
    this.error = error;
    this.trailers = trailers;
  }
}

test('client: unary calls share one connection, connected by the first', async () => {
  const { client, server } = await world();
  assert.equal(client.state, 'idle');
  const answers = await Promise.all(['a', 'b', 'c'].map((text) => client.unary(TEST.unary, utf8(text))));
  assert.deepEqual(answers.map(fromUtf8), ['a', 'b', 'c']);
  assert.equal(client.state, 'ready');
  assert.deepEqual(server.stats(), { connections: 1, openCalls: 0, calls: 3 });
});

test('client: large messages pass both ways', async () => {
  const { client } = await world();
  const body = Uint8Array.from({ length: 20_000_000 }, (_, i) => (i * 7) & 0xff);
  assert.equal(Buffer.compare(await client.unary(TEST.unary, body), body), 0);
});

test('client: a status, its message and its trailers reach the caller', async () => {
  const { client, calls } = await world();
  const failed = client.unary(TEST.missing, utf8('x'), { metadata: new Map([['store_id', '7']]) });
  await settle();
  assert.equal(calls[0]?.metadata.get('store_id'), '7');
  calls[0]?.finish(Status.NOT_FOUND, 'no such thing \u{1F980}', new Map([['x-bin', Uint8Array.of(9)]]));
  await assert.rejects(failed, (error: unknown) => {
    withStatus(Status.NOT_FOUND, /no such thing \u{1F980}/u)(error);
    assert.deepEqual((error as GrpcError).metadata.get('x-bin'), Uint8Array.of(9));
    assert.equal((error as GrpcError).code, 'gRPC:NOT_FOUND');
    return true;
  });
});

test('client: an unknown method is UNIMPLEMENTED', async () => {
  const { client } = await world();
  await assert.rejects(client.unary(TEST.download, utf8('x')), withStatus(Status.UNIMPLEMENTED, /unknown service/));
});

test('client: a stream: headers, messages, half close, end', async () => {
  const { client } = await world();
  const receiver = new Recording();
  const stream = client.stream(TEST.both, receiver);
  stream.send(utf8('before the connection'));
  await settle();
  stream.send(utf8('after'));
  stream.halfClose();
  stream.send(utf8('too late'));
  await settle();
  assert.deepEqual(receiver.events, ['headers ', 'before the connection', 'after', 'end']);
  assert.equal(receiver.error, undefined);
  assert.equal(stream.closed, true);
});

test('client: the deadline is sent, and ends the call on both sides', async () => {
  const { client, calls, env, server } = await world();
  const late = client.unary(TEST.missing, utf8('x'), { timeoutMs: 300 });
  late.catch(() => {});
  await settle();
  assert.equal(calls[0]?.deadlineMs, 300);
  env.clock.advance(320);
  await settle();
  await assert.rejects(late, withStatus(Status.DEADLINE_EXCEEDED));
  assert.equal(calls[0]?.cancelled, true);
  assert.equal(server.stats().openCalls, 0);
});

test('client: a deadline that has passed, and one that passes before there is a connection', async () => {
  const { client } = await world();
  await assert.rejects(client.unary(TEST.unary, utf8('x'), { timeoutMs: 0 }), withStatus(Status.DEADLINE_EXCEEDED));
  const env = createMemoryEnv();
  const stuck = { connect: () => new Promise<Socket>(() => {}) } as unknown as Network;
  const lonely = new GrpcClient({ ...env, network: stuck, host: 'h', port: 1 });
  const waiting = lonely.unary(TEST.unary, utf8('x'), { timeoutMs: 50 });
  waiting.catch(() => {});
  env.clock.advance(70);
  await assert.rejects(waiting, withStatus(Status.DEADLINE_EXCEEDED));
});

test('client: cancelling and aborting end the call here and there', async () => {
  const { client, calls, server } = await world();
  const controller = new AbortController();
  const aborted = client.unary(TEST.missing, utf8('x'), { signal: controller.signal });
  let cancelled: GrpcError | undefined;
  const call = client.call(TEST.missing, utf8('y'), {}, (error) => {
    cancelled = error;
  });
  await settle();
  assert.equal(calls.length, 2);
  controller.abort();
  call.cancel();
  assert.equal(cancelled?.status, Status.CANCELLED);
  await assert.rejects(aborted, withStatus(Status.CANCELLED));
  await settle();
  assert.ok(calls.every((one) => one.cancelled));
  assert.equal(server.stats().openCalls, 0);
  await assert.rejects(
    client.unary(TEST.unary, utf8('x'), { signal: controller.signal }),
    withStatus(Status.CANCELLED),
  );
});

test('client: compressed requests, when configured', async () => {
  const { client } = await world({ gzipFromBytes: 100 });
  const body = utf8('abc'.repeat(1000));
  assert.deepEqual(Buffer.from(await client.unary(TEST.unary, body)), Buffer.from(body));
});

test('client: metadata that may not be sent is refused at the call', async () => {
  const { client } = await world();
  const call = client.unary(TEST.unary, utf8('x'), { metadata: new Map([['grpc-status', '0']]) });
  await assert.rejects(call, TesseraError);
});

test('client: nobody listens: UNAVAILABLE, then backoff that doubles, then success', async () => {
  const env = createMemoryEnv();
  const client = new GrpcClient({ ...env, host: '127.0.0.1', port: PORT, backoffMinMs: 100, backoffMaxMs: 250 });
  const attempt = (): Promise<unknown> => client.unary(TEST.unary, utf8('x'));
  for (const backoffMs of [100, 200, 250, 250]) {
    await assert.rejects(attempt(), withStatus(Status.UNAVAILABLE, /cannot connect to 127\.0\.0\.1:20160/));
    assert.equal(client.state, 'backoff');
    await assert.rejects(attempt(), withStatus(Status.UNAVAILABLE));
    await assert.rejects(client.connect(), withStatus(Status.UNAVAILABLE));
    env.clock.advance(backoffMs);
    assert.equal(client.state, 'idle');
  }
  const { server } = await world({}, env);
  assert.equal(fromUtf8((await attempt()) as Uint8Array), 'x');
  assert.equal(server.stats().calls, 1);
});

test('client: a lost connection ends its calls; the next call connects again', async () => {
  const { client, calls, server } = await world();
  const lost = client.unary(TEST.missing, utf8('x'));
  lost.catch(() => {});
  await settle();
  assert.equal(calls.length, 1);
  server.close();
  await assert.rejects(lost, (error: unknown) => {
    withStatus(Status.UNAVAILABLE)(error);
    assert.equal((error as GrpcError).unprocessed, false, 'a handler may have seen it');
    return true;
  });
  assert.equal(client.state, 'idle');
});

test('client: a draining server finishes what it has, and the client goes elsewhere', async () => {
  const env = createMemoryEnv();
  const first = await world({}, env);
  const open = first.client.unary(TEST.missing, utf8('x'));
  await settle();
  const drained = first.server.drain(10_000);
  await settle();
  assert.equal(first.client.state, 'idle');
  first.calls[0]?.reply(BYTES, utf8('served'));
  assert.equal(fromUtf8(await open), 'served');
  await drained;
});

test('client: closing ends calls with CANCELLED, and refuses later ones', async () => {
  const { client, server } = await world();
  const open = client.unary(TEST.missing, utf8('x'));
  open.catch(() => {});
  await settle();
  client.close();
  await assert.rejects(open, withStatus(Status.CANCELLED));
  await assert.rejects(client.unary(TEST.unary, utf8('x')), withStatus(Status.UNAVAILABLE, /closed/));
  await settle();
  assert.equal(server.stats().connections, 0);
});

test('client: backpressure reaches a stream that sends too fast', async () => {
  const { client, calls } = await world();
  let drained = 0;
  const receiver: ClientReceiver<Uint8Array> = { message: () => {}, end: () => {}, drained: () => drained++ };
  const stream = client.stream(TEST.both, receiver);
  await settle();
  calls[0]?.pause();
  const body = new Uint8Array(100_000);
  let sent = 0;
  for (let round = 0; round < 100 && drained === 0; round++) {
    while (stream.writable && sent < 1000) {
      stream.send(body);
      sent++;
    }
    await settle();
    if (round === 20) calls[0]?.resume();
  }
  assert.ok(drained > 0);
  assert.ok(sent < 200, `${sent} messages of 100 kB before the server took any more`);
});

test('client: a stream that filled up before there was a connection hears when it may go on', async () => {
  const { client, server } = await world();
  let drained = 0;
  const receiver: ClientReceiver<Uint8Array> = { message: () => {}, end: () => {}, drained: () => drained++ };
  const stream = client.stream(TEST.both, receiver);
  while (stream.writable) stream.send(new Uint8Array(100_000));
  await settle();
  assert.equal(server.stats().openCalls, 1);
  assert.ok(drained > 0);
});

// ---- against a server by hand

/** A network whose connections end in hands of the test. */
class HandNetwork {
  readonly peers: RawPeer[] = [];
  readonly env = createMemoryEnv();
  readonly network: Network;

  constructor() {
    const connect = async (_options: ConnectOptions): Promise<Socket> => {
      const peer = new RawPeer();
      this.peers.push(peer);
      return peer.socket;
    };
    this.network = { connect } as unknown as Network;
  }

  client(options: Partial<ClientOptions> = {}): GrpcClient {
    return new GrpcClient({ ...this.env, network: this.network, host: 'h', port: 1, ...options });
  }

  async connected(client: GrpcClient, settings: readonly (readonly [number, number])[] = []): Promise<RawPeer> {
    await client.connect();
    const peer = this.peers.at(-1) as RawPeer;
    peer.send(settingsFrame(settings));
    const preface = peer.socket.writes[0]?.subarray(0, PREFACE.length);
    assert.deepEqual(Buffer.from(preface ?? []), Buffer.from(PREFACE));
    // What follows is frames.
    peer.socket.writes[0] = (peer.socket.writes[0] ?? new Uint8Array(0)).slice(PREFACE.length);
    return peer;
  }
}

const answer = (peer: RawPeer, id: number, text: string): Uint8Array =>
  concatBytes(
    peer.headers(id, { ':status': '200', 'content-type': 'application/grpc' }, Flag.END_HEADERS),
    dataFrame(id, message(utf8(text))),
    peer.headers(id, { 'grpc-status': '0' }, Flag.END_HEADERS | Flag.END_STREAM),
  );

const ids = (frames: readonly SeenFrame[]): number[] =>
  frames.filter(({ type }) => type === 'HEADERS').map(({ streamId }) => streamId);

test('client: a request is one header block and one DATA frame, with its deadline', async () => {
  const hand = new HandNetwork();
  const client = hand.client();
  const peer = await hand.connected(client);
  const call = client.unary(TEST.unary, utf8('hi'), { timeoutMs: 5000 });
  await settle();
  const frames = peer.take().filter(({ streamId }) => streamId === 1);
  assert.deepEqual(frames[0]?.headers, {
    ':method': 'POST',
    ':scheme': 'http',
    ':path': '/test.Test/Unary',
    ':authority': 'h:1',
    te: 'trailers',
    'content-type': 'application/grpc',
    'user-agent': 'tessera',
    'grpc-accept-encoding': 'identity,gzip,deflate',
    'grpc-timeout': '5000m',
  });
  assert.equal(frames.length, 2);
  assert.equal(frames[1]?.flags, Flag.END_STREAM);
  peer.send(answer(peer, 1, 'there'));
  assert.equal(fromUtf8(await call), 'there');
  void client.unary(TEST.unary, utf8('hi'), { timeoutMs: 5000 });
  await settle();
  assert.ok((peer.take()[0]?.payload.length ?? 99) <= 9, 'a repeated block is one byte a field');
});

test('client: a refused call is repeated once, then fails as unprocessed', async () => {
  const hand = new HandNetwork();
  const client = hand.client();
  const peer = await hand.connected(client);
  const call = client.unary(TEST.unary, utf8('hi'));
  await settle();
  peer.send(reset(1, ErrorCode.REFUSED_STREAM));
  await settle();
  assert.deepEqual(ids(peer.take()), [1, 3]);
  peer.send(reset(3, ErrorCode.REFUSED_STREAM));
  await assert.rejects(call, (error: unknown) => {
    withStatus(Status.UNAVAILABLE)(error);
    return (error as GrpcError).unprocessed;
  });
});

test('client: GOAWAY: calls the server has not taken move to a new connection', async () => {
  const hand = new HandNetwork();
  const client = hand.client();
  const old = await hand.connected(client);
  const taken = client.unary(TEST.unary, utf8('a'));
  const moved = client.unary(TEST.unary, utf8('b'));
  await settle();
  old.send(frame(FrameType.GOAWAY, 0, 0, concatBytes(u32(1), u32(0))));
  await settle();
  assert.equal(hand.peers.length, 2);
  const fresh = hand.peers[1] as RawPeer;
  fresh.send(settingsFrame());
  fresh.send(answer(fresh, 1, 'on the new one'));
  old.send(answer(old, 1, 'on the old one'));
  assert.equal(fromUtf8(await taken), 'on the old one');
  assert.equal(fromUtf8(await moved), 'on the new one');
  await settle();
  assert.equal(old.socket.ended, true, 'the old connection closes with its last call');
});

test('client: a call that the server cancels after its deadline ended for the deadline', async () => {
  const hand = new HandNetwork();
  const client = hand.client();
  const peer = await hand.connected(client);
  const late = client.unary(TEST.unary, utf8('a'), { timeoutMs: 50 });
  const early = client.unary(TEST.unary, utf8('b'), { timeoutMs: 500 });
  await settle();
  hand.env.clock.advance(51);
  peer.send(reset(1, ErrorCode.CANCEL), reset(3, ErrorCode.CANCEL));
  await assert.rejects(late, withStatus(Status.DEADLINE_EXCEEDED));
  await assert.rejects(early, withStatus(Status.CANCELLED));
});

test('client: calls beyond the stream limit of the server wait', async () => {
  const hand = new HandNetwork();
  const client = hand.client();
  const peer = await hand.connected(client, [[Setting.MAX_CONCURRENT_STREAMS, 2]]);
  const all = [1, 2, 3, 4].map((i) => client.unary(TEST.unary, utf8(String(i))));
  await settle();
  assert.deepEqual(ids(peer.take()), [1, 3]);
  peer.send(answer(peer, 1, 'a'), answer(peer, 3, 'b'));
  await settle();
  assert.deepEqual(ids(peer.take()), [5, 7]);
  peer.send(answer(peer, 5, 'c'), answer(peer, 7, 'd'));
  assert.deepEqual((await Promise.all(all)).map(fromUtf8), ['a', 'b', 'c', 'd']);
});

test('client: answers that are not gRPC become a status', async () => {
  const end = Flag.END_HEADERS | Flag.END_STREAM;
  const grpc = { ':status': '200', 'content-type': 'application/grpc' };
  const cases: readonly (readonly [
    what: string,
    status: Status,
    text: RegExp,
    bytes: (p: RawPeer, id: number) => Uint8Array,
  ])[] = [
    ['HTTP 503', Status.UNAVAILABLE, /503/, (p, id) => p.headers(id, { ':status': '503' }, end)],
    ['HTTP 404 with a body', Status.UNIMPLEMENTED, /404/, (p, id) => p.headers(id, { ':status': '404' }, 4)],
    ['a web page', Status.UNKNOWN, /text\/html/, (p, id) => p.headers(id, { ...grpc, 'content-type': 'text/html' }, 4)],
    ['no :status', Status.INTERNAL, /status/, (p, id) => p.headers(id, { 'content-type': 'application/grpc' }, 4)],
    ['an encoding we lack', Status.INTERNAL, /zstd/, (p, id) => p.headers(id, { ...grpc, 'grpc-encoding': 'zstd' }, 4)],
    ['trailers without a status', Status.UNKNOWN, /200/, (p, id) => p.headers(id, grpc, end)],
    ['a status out of range', Status.UNKNOWN, /^$/, (p, id) => p.headers(id, { ...grpc, 'grpc-status': '99' }, end)],
    [
      'OK without a message',
      Status.INTERNAL,
      /no message/,
      (p, id) => p.headers(id, { ...grpc, 'grpc-status': '0' }, end),
    ],
    [
      'data without trailers',
      Status.INTERNAL,
      /without trailers/,
      (p, id) => concatBytes(p.headers(id, grpc, 4), dataFrame(id, message(utf8('x')), Flag.END_STREAM)),
    ],
    [
      'two messages',
      Status.INTERNAL,
      /more than one/,
      (p, id) =>
        concatBytes(p.headers(id, grpc, 4), dataFrame(id, concatBytes(message(utf8('x')), message(utf8('y'))))),
    ],
    [
      'a message over the limit',
      Status.RESOURCE_EXHAUSTED,
      /larger than the limit/,
      (p, id) => concatBytes(p.headers(id, grpc, 4), dataFrame(id, concatBytes(Uint8Array.of(0), u32(2000)))),
    ],
    ['RST_STREAM CANCEL', Status.CANCELLED, /CANCEL/, (_, id) => reset(id, 8)],
    ['RST_STREAM ENHANCE_YOUR_CALM', Status.RESOURCE_EXHAUSTED, /CALM/, (_, id) => reset(id, 11)],
    ['RST_STREAM INTERNAL_ERROR', Status.INTERNAL, /INTERNAL/, (_, id) => reset(id, 2)],
  ];
  const hand = new HandNetwork();
  const client = hand.client({ limits: { receiveMessageBytes: 1000 } });
  const peer = await hand.connected(client);
  let id = 1;
  for (const [what, status, text, bytes] of cases) {
    const call = client.unary(TEST.unary, utf8('x'));
    call.catch(() => {});
    await settle();
    peer.send(bytes(peer, id));
    await assert.rejects(call, withStatus(status, text), what);
    id += 2;
  }
  assert.equal(peer.socket.ended, false, 'one connection survives them all');
});

test('client: a server that breaks the protocol loses its connection', async () => {
  for (const bytes of [
    utf8('HTTP/1.1 400 Bad Request\r\n\r\n'),
    frame(FrameType.PUSH_PROMISE, 4, 1, new Uint8Array(8)),
  ]) {
    const hand = new HandNetwork();
    const client = hand.client();
    const call = client.unary(TEST.unary, utf8('x'));
    call.catch(() => {});
    await settle();
    const peer = hand.peers[0] as RawPeer;
    peer.send(bytes);
    await assert.rejects(call, withStatus(Status.UNAVAILABLE));
    assert.equal(peer.socket.ended, true);
    assert.equal(client.state, 'backoff', 'it never spoke HTTP/2');
  }
});

test('client: keepalive: a silent server with calls open is asked, then given up', async () => {
  const hand = new HandNetwork();
  const client = hand.client({ keepaliveMs: 10_000, keepaliveTimeoutMs: 3000 });
  const peer = await hand.connected(client);
  const call = client.unary(TEST.unary, utf8('x'));
  call.catch(() => {});
  await settle();
  peer.take();
  hand.env.clock.advance(10_000);
  await settle();
  assert.deepEqual(peer.lines(), ['PING 0 ask']);
  peer.send(frame(FrameType.PING, Flag.ACK, 0, new Uint8Array(8)));
  hand.env.clock.advance(12_000);
  await settle();
  assert.deepEqual(peer.lines(), ['PING 0 ask']);
  assert.equal(peer.socket.destroyed, false);
  hand.env.clock.advance(3000);
  assert.equal(peer.socket.destroyed, true);
  await assert.rejects(call, withStatus(Status.UNAVAILABLE, /keepalive/));
});

test('client: a callback that throws is logged and hurts no other call', async () => {
  const logged: string[] = [];
  const hand = new HandNetwork();
  const log = { error: (text: string) => logged.push(text), child: () => log };
  const client = hand.client({ log: log as unknown as ClientOptions['log'] });
  const peer = await hand.connected(client);
  client.call(TEST.unary, utf8('x'), {}, () => {
    throw new Error('mine');
  });
  const other = client.unary(TEST.unary, utf8('y'));
  await settle();
  peer.send(answer(peer, 1, 'a'), answer(peer, 3, 'b'));
  assert.equal(fromUtf8(await other), 'b');
  assert.deepEqual(logged, ['callback of a call failed']);
});

/** What a server does with well-formed calls, by the frames it writes. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { AssertionError, fromUtf8, latin1, utf8 } from '@tessera/base';
import { DecodeError } from '@tessera/proto';
import { Flag, PREFACE } from './http2.ts';
import { GrpcError, Status } from './status.ts';
import { BYTES, TEST } from './testing/bytes-service.ts';
import { dataFrame, frame, message, reset, settingsFrame, TestSocket } from './testing/raw-peer.ts';
import { ServerFixture } from './testing/server-fixture.ts';
import type { ServerCall } from './types.ts';

function echoServer(options: ConstructorParameters<typeof ServerFixture>[0] = {}): ServerFixture {
  const fixture = new ServerFixture(options);
  fixture.server.unary(TEST.unary, (call, bytes) => call.reply(BYTES, bytes));
  return fixture;
}

const UNARY = TEST.unary.path;
const hello = message(utf8('hello'));

test('server: a unary answer is headers, message and trailers in one write', () => {
  const peer = echoServer().connect();
  peer.socket.writes.length = 0;
  peer.socket.events?.data(Buffer.concat([peer.request(1, UNARY), dataFrame(1, hello, Flag.END_STREAM)]));
  assert.equal(peer.socket.writes.length, 1);
});

test('server: many requests in one read event, one write', () => {
  const fixture = echoServer();
  const peer = fixture.connect();
  const before = peer.socket.writes.length;
  const parts: Uint8Array[] = [];
  for (let id = 1; id < 200; id += 2) parts.push(peer.request(id, UNARY), dataFrame(id, hello, Flag.END_STREAM));
  peer.send(...parts);
  assert.equal(peer.socket.writes.length, before + 1);
  const lines = peer.lines();
  assert.deepEqual(lines.slice(0, 3), ['HEADERS 1 :status=200', 'DATA 1 "hello"', 'HEADERS 1 end grpc-status=0']);
  assert.equal(lines.length, 300);
  assert.deepEqual(fixture.server.stats(), { connections: 1, openCalls: 0, calls: 100 });
});

test('server: requests and chunks need not agree', () => {
  const peer = echoServer().connect();
  const bytes = Buffer.concat([peer.request(1, UNARY), dataFrame(1, hello, Flag.END_STREAM)]);
  for (const byte of bytes) peer.send(Uint8Array.of(byte));
  assert.deepEqual(peer.lines(), ['HEADERS 1 :status=200', 'DATA 1 "hello"', 'HEADERS 1 end grpc-status=0']);
});

test('server: one message in several DATA frames, END_STREAM on an empty one', () => {
  const peer = echoServer().connect();
  peer.send(
    peer.request(1, UNARY),
    dataFrame(1, hello.subarray(0, 3)),
    dataFrame(1, hello.subarray(3, 7)),
    dataFrame(1, hello.subarray(7)),
  );
  assert.deepEqual(peer.lines(), []);
  peer.send(dataFrame(1, new Uint8Array(0), Flag.END_STREAM));
  assert.deepEqual(peer.lines(), ['HEADERS 1 :status=200', 'DATA 1 "hello"', 'HEADERS 1 end grpc-status=0']);
});

test('server: answers made later leave once, at the end of the turn', () => {
  const fixture = new ServerFixture();
  const calls: ServerCall[] = [];
  fixture.server.unary(TEST.unary, (call) => calls.push(call));
  const peer = fixture.connect();
  for (let id = 1; id < 20; id += 2) peer.send(peer.request(id, UNARY), dataFrame(id, hello, Flag.END_STREAM));
  const before = peer.socket.writes.length;
  for (const call of calls) call.reply(BYTES, utf8('late'));
  assert.equal(peer.socket.writes.length, before);
  fixture.turn();
  assert.equal(peer.socket.writes.length, before + 1);
  assert.equal(peer.lines().length, 30);
});

test('server: services hear the end of a read event before its answers leave', () => {
  const fixture = new ServerFixture();
  const group: ServerCall[] = [];
  let ends = 0;
  fixture.server.unary(TEST.unary, (call) => group.push(call));
  fixture.server.onBatchEnd(() => {
    ends++;
    for (const call of group.splice(0)) call.reply(BYTES, utf8('grouped'));
  });
  const peer = fixture.connect();
  peer.send(frame(6, 0, 0, new Uint8Array(8)));
  assert.equal(ends, 0, 'only messages make a group');
  peer.take();
  const before = peer.socket.writes.length;
  peer.send(
    peer.request(1, UNARY),
    dataFrame(1, hello, Flag.END_STREAM),
    peer.request(3, UNARY),
    dataFrame(3, hello, Flag.END_STREAM),
  );
  assert.equal(ends, 1);
  assert.equal(peer.socket.writes.length, before + 1);
  assert.equal(peer.lines().length, 6);
});

test('server: repeated header blocks are served from the memo and stay right when the table changes', () => {
  const fixture = new ServerFixture();
  const seen: (string | undefined)[] = [];
  fixture.server.unary(TEST.unary, (call) => {
    seen.push(call.metadata.get('x') as string | undefined);
    call.finish();
  });
  const peer = fixture.connect();
  // Indexed literals: 0x40 adds to the table, 0xbe is the newest entry.
  const add = (value: string): Uint8Array => Buffer.concat([Buffer.from([0x40, 1, 0x78, 1]), utf8(value)]);
  const ask = (id: number, tail: Uint8Array): void => {
    const block = Buffer.concat([
      peer.block({ ':method': 'POST', ':scheme': 'http', ':path': UNARY, 'content-type': 'application/grpc' }),
      tail,
    ]);
    peer.send(frame(1, Flag.END_HEADERS, id, block), dataFrame(id, hello, Flag.END_STREAM));
  };
  ask(1, add('a'));
  ask(3, Uint8Array.of(0xbe));
  ask(5, Uint8Array.of(0xbe));
  ask(7, add('b'));
  ask(9, Uint8Array.of(0xbe));
  ask(11, Uint8Array.of(0xbf));
  assert.deepEqual(seen, ['a', 'a', 'a', 'b', 'b', 'a']);
});

test('server: handlers see path, metadata, peer and deadline', () => {
  const fixture = new ServerFixture();
  let call: ServerCall | undefined;
  fixture.server.unary(TEST.unary, (started) => {
    call = started;
  });
  fixture.clock.advance(1000);
  const peer = fixture.accept(new TestSocket('client-a'));
  peer.send(PREFACE, settingsFrame());
  const extra = { 'grpc-timeout': '250m', store_id: '4', 'x-bin': 'AAEC', 'user-agent': 'test', 'grpc-tags': 'x' };
  peer.send(peer.request(1, UNARY, extra), dataFrame(1, hello, Flag.END_STREAM));
  assert.equal(call?.path, UNARY);
  assert.deepEqual(
    [...(call?.metadata ?? [])],
    [
      ['store_id', '4'],
      ['x-bin', Uint8Array.of(0, 1, 2)],
      ['user-agent', 'test'],
    ],
  );
  assert.equal(call?.peerAddress, 'test:1');
  assert.equal(call?.peerCommonName, 'client-a');
  assert.equal(call?.receivedMs, 1000);
  assert.equal(call?.deadlineMs, 1250);
});

test('server: a streaming call: metadata first, messages both ways, trailers last', () => {
  const fixture = new ServerFixture();
  fixture.server.stream(TEST.both, (call) => {
    call.sendMetadata(new Map([['x-hello', 'there']]));
    return {
      message: (bytes) => call.send(BYTES, utf8(fromUtf8(bytes).toUpperCase())),
      halfClosed: () => call.finish(Status.ABORTED, 'done \u00fc', new Map([['x-bin', Uint8Array.of(1)]])),
    };
  });
  const peer = fixture.connect();
  peer.send(peer.request(1, TEST.both.path), dataFrame(1, Buffer.concat([message(utf8('a')), message(utf8('b'))])));
  peer.send(dataFrame(1, message(utf8('c')), Flag.END_STREAM));
  assert.deepEqual(peer.lines(), [
    'HEADERS 1 :status=200 x-hello=there',
    'DATA 1 "A"',
    'DATA 1 "B"',
    'DATA 1 "C"',
    'HEADERS 1 end grpc-status=10 grpc-message=done %C3%BC x-bin=AQ',
  ]);
});

test('server: finishing before the client has ended resets the rest of its side without an error', () => {
  const fixture = new ServerFixture();
  fixture.server.stream(TEST.upload, (call) => ({
    message: () => call.finish(Status.FAILED_PRECONDITION, 'enough'),
    halfClosed: () => assert.fail('the call is over'),
  }));
  const peer = fixture.connect();
  peer.send(peer.request(1, TEST.upload.path), dataFrame(1, Buffer.concat([hello, hello])));
  assert.deepEqual(peer.lines(), ['HEADERS 1 end :status=200 grpc-status=9 grpc-message=enough', 'RST_STREAM 1 0']);
  assert.equal(fixture.server.stats().openCalls, 0);
});

test('server: cancellation reaches the stream handler once, and nothing is sent any more', () => {
  const fixture = new ServerFixture();
  let cancelled = 0;
  let call: ServerCall | undefined;
  fixture.server.stream(TEST.both, (started) => {
    call = started;
    return { message: () => {}, halfClosed: () => {}, cancelled: () => cancelled++ };
  });
  const peer = fixture.connect();
  peer.send(peer.request(1, TEST.both.path), reset(1, 8));
  assert.equal(cancelled, 1);
  assert.equal(call?.cancelled, true);
  call?.sendBytes(utf8('x'));
  call?.finish();
  fixture.turn();
  assert.deepEqual(peer.lines(), []);
});

test('server: a lost connection cancels its calls and frees them', () => {
  const fixture = new ServerFixture();
  let cancelled = 0;
  fixture.server.stream(TEST.both, () => ({ message: () => {}, halfClosed: () => {}, cancelled: () => cancelled++ }));
  const peer = fixture.connect();
  peer.send(peer.request(1, TEST.both.path), peer.request(3, TEST.both.path));
  peer.socket.events?.closed(new Error('reset'));
  assert.equal(cancelled, 2);
  assert.deepEqual(fixture.server.stats(), { connections: 0, openCalls: 0, calls: 2 });
});

test('server: deadlines end calls, waiting unary ones too', () => {
  const fixture = new ServerFixture();
  const calls: ServerCall[] = [];
  let cancelled = 0;
  fixture.server.unary(TEST.unary, (call) => calls.push(call));
  fixture.server.stream(TEST.both, (call) => {
    calls.push(call);
    return { message: () => {}, halfClosed: () => {}, cancelled: () => cancelled++ };
  });
  const peer = fixture.connect();
  const timeout = { 'grpc-timeout': '100m' };
  peer.send(peer.request(1, UNARY, timeout), dataFrame(1, hello, Flag.END_STREAM));
  peer.send(peer.request(3, TEST.both.path, timeout));
  fixture.clock.advance(99);
  fixture.turn();
  assert.deepEqual(peer.lines(), []);
  fixture.clock.advance(20);
  fixture.turn();
  const status = 'grpc-status=4 grpc-message=deadline exceeded';
  assert.deepEqual(peer.lines().sort(), [
    `HEADERS 1 end :status=200 ${status}`,
    `HEADERS 3 end :status=200 ${status}`,
    'RST_STREAM 3 0',
  ]);
  assert.ok(calls.every((call) => call.cancelled && call.closed));
  assert.equal(cancelled, 1);
});

test('server: a handler that throws ends its call only', () => {
  const fixture = echoServer();
  const faults: Record<string, unknown> = {
    error: new Error('broken'),
    status: new GrpcError(Status.PERMISSION_DENIED, 'not you'),
    decode: new DecodeError('truncated varint'),
  };
  fixture.server.stream(TEST.both, () => ({
    message: (bytes) => {
      throw faults[latin1(bytes)];
    },
    halfClosed: () => {},
  }));
  const peer = fixture.connect();
  for (const [id, text] of [
    [1, 'error'],
    [3, 'status'],
    [5, 'decode'],
  ] as const) {
    peer.send(peer.request(id, TEST.both.path), dataFrame(id, message(utf8(text)), Flag.END_STREAM));
  }
  peer.send(peer.request(7, UNARY), dataFrame(7, hello, Flag.END_STREAM));
  const lines = peer.lines().filter((line) => !line.startsWith('RST_STREAM'));
  assert.deepEqual(lines, [
    'HEADERS 1 end :status=200 grpc-status=13 grpc-message=broken',
    'HEADERS 3 end :status=200 grpc-status=7 grpc-message=not you',
    'HEADERS 5 end :status=200 grpc-status=13 grpc-message=malformed request: truncated varint',
    'HEADERS 7 :status=200',
    'DATA 7 "hello"',
    'HEADERS 7 end grpc-status=0',
  ]);
  assert.deepEqual(
    fixture.logged.map(({ level, fields }) => `${level} ${fields?.['error']}`),
    ['error broken'],
  );
});

test('server: a broken invariant is not hidden', () => {
  const fixture = new ServerFixture();
  fixture.server.unary(TEST.unary, () => {
    throw new AssertionError('applied index goes back');
  });
  const peer = fixture.connect();
  assert.throws(() => peer.send(peer.request(1, UNARY), dataFrame(1, hello, Flag.END_STREAM)), AssertionError);
});

test('server: gzip requests are read; answers are gzip only when configured and accepted', () => {
  const text = 'abc'.repeat(500);
  const gzip = message(gzipSync(text), 1);
  const plain = echoServer().connect();
  plain.send(
    plain.request(1, UNARY, { 'grpc-encoding': 'gzip', 'grpc-accept-encoding': 'gzip' }),
    dataFrame(1, gzip, Flag.END_STREAM),
  );
  assert.deepEqual(plain.lines().slice(0, 2), ['HEADERS 1 :status=200', `DATA 1 ${text.length + 5} bytes`]);

  const configured = echoServer({ gzipFromBytes: 1000 }).connect();
  const accepting = { 'grpc-accept-encoding': 'identity, gzip' };
  configured.send(
    configured.request(1, UNARY, accepting),
    dataFrame(1, message(utf8(text)), Flag.END_STREAM),
    configured.request(3, UNARY, accepting),
    dataFrame(3, hello, Flag.END_STREAM),
    configured.request(5, UNARY),
    dataFrame(5, message(utf8(text)), Flag.END_STREAM),
  );
  const frames = configured.take();
  const first = frames.find(({ type }) => type === 'DATA');
  assert.equal(frames[0]?.headers['grpc-encoding'], 'gzip');
  assert.equal(first?.payload[0], 1);
  assert.equal(gunzipSync(first?.payload.subarray(5) ?? '').toString(), text);
  const third = frames.filter(({ type, streamId }) => type === 'DATA' && streamId === 3);
  assert.equal(third[0]?.payload[0], 0, 'small messages stay plain');
  const last = frames.filter(({ streamId }) => streamId === 5);
  assert.equal(last[0]?.headers['grpc-encoding'], undefined);
  assert.equal(last[1]?.payload[0], 0);
});

test('server: a refused peer gets UNAUTHENTICATED for every call, and stays connected', () => {
  const fixture = echoServer({ authorize: ({ peerCommonName }) => (peerCommonName === 'a' ? undefined : 'not a') });
  const peer = fixture.accept(new TestSocket('b'));
  peer.send(PREFACE, settingsFrame());
  peer.lines();
  for (const id of [1, 3]) {
    peer.send(peer.request(id, UNARY), dataFrame(id, hello, Flag.END_STREAM));
    assert.equal(peer.lines()[0], `HEADERS ${id} end :status=200 grpc-status=16 grpc-message=not a`);
  }
  const friend = fixture.accept(new TestSocket('a'));
  friend.send(PREFACE, settingsFrame(), friend.request(1, UNARY), dataFrame(1, hello, Flag.END_STREAM));
  assert.equal(friend.lines().at(-1), 'HEADERS 1 end grpc-status=0');
});

test('server: draining warns, takes what is on its way, then ends with the last call', async () => {
  const fixture = new ServerFixture();
  const calls: ServerCall[] = [];
  fixture.server.unary(TEST.unary, (call) => calls.push(call));
  const peer = fixture.connect();
  const idle = fixture.connect();
  peer.send(peer.request(1, UNARY), dataFrame(1, hello, Flag.END_STREAM));
  const drained = fixture.server.drain(5000);
  fixture.turn();
  assert.deepEqual(peer.lines(), ['GOAWAY 0 2147483647 0 shutting down', 'PING 0 ask']);
  // A call sent before the client knew, and its answer to our PING.
  peer.send(
    peer.request(3, UNARY),
    dataFrame(3, hello, Flag.END_STREAM),
    frame(6, Flag.ACK, 0, Buffer.from('0000000064726169', 'hex')),
  );
  fixture.turn();
  assert.deepEqual(peer.lines(), ['GOAWAY 0 3 0 shutting down']);
  peer.send(peer.request(5, UNARY), dataFrame(5, hello, Flag.END_STREAM));
  assert.equal(calls.length, 2, 'later calls are not taken');
  peer.lines();
  for (const call of calls) call.reply(BYTES, utf8('last'));
  fixture.turn();
  assert.equal(peer.lines().filter((line) => line.endsWith('grpc-status=0')).length, 2);
  assert.equal(peer.socket.ended, true);
  assert.equal(idle.socket.ended, false, 'the idle client has a second to answer');
  fixture.clock.advance(1000);
  fixture.turn();
  assert.equal(idle.socket.ended, true);
  peer.socket.events?.closed(undefined);
  idle.socket.events?.closed(undefined);
  await drained;
});

test('server: draining ends after its grace whatever clients do', async () => {
  const fixture = new ServerFixture();
  fixture.server.unary(TEST.unary, () => {});
  const peer = fixture.connect();
  peer.send(peer.request(1, UNARY), dataFrame(1, hello, Flag.END_STREAM));
  const drained = fixture.server.drain(5000);
  fixture.clock.advance(5000);
  assert.equal(peer.socket.destroyed, true);
  peer.socket.events?.closed(undefined);
  await drained;
});

test('server: a drained server leaves no timer behind, however far the deadlines of its calls were', async () => {
  const fixture = new ServerFixture();
  fixture.server.unary(TEST.unary, (call, bytes) => call.sendBytes(bytes));
  const peer = fixture.connect();
  peer.send(peer.request(1, UNARY, { 'grpc-timeout': '20S' }), dataFrame(1, hello, Flag.END_STREAM));
  const drained = fixture.server.drain(5000);
  peer.socket.events?.closed(undefined);
  await drained;
  assert.equal(fixture.clock.advanceToNextTimer(), false);
});

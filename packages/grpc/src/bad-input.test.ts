/** Whatever a client sends ends in the right error, costs bounded memory, and other connections go on. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { utf8 } from '@tessera/base';
import { Flag, FrameType, PREFACE, Setting } from './http2.ts';
import { BYTES, TEST } from './testing/bytes-service.ts';
import {
  dataFrame,
  frame,
  message,
  type RawPeer,
  reset,
  settingsFrame,
  TestSocket,
  u32,
  windowUpdate,
} from './testing/raw-peer.ts';
import { ServerFixture } from './testing/server-fixture.ts';
import type { Limits, ServerCall } from './types.ts';

const UNARY = TEST.unary.path;
const hello = message(utf8('hello'));
const NOTHING = new Uint8Array(0);

class Victim extends ServerFixture {
  readonly calls: ServerCall[] = [];
  readonly bystander: RawPeer;
  #nextId = 1;

  constructor(limits: Partial<Limits> = {}) {
    super({ limits });
    this.server.unary(TEST.unary, (call, bytes) => call.reply(BYTES, bytes));
    this.server.stream(TEST.both, (call) => {
      this.calls.push(call);
      return { message: () => {}, halfClosed: () => call.finish() };
    });
    this.bystander = this.connect();
  }

  /** Another connection is served, and nothing is held for those that misbehaved. */
  checkOthers(): void {
    const id = this.#nextId;
    this.#nextId += 2;
    this.bystander.send(this.bystander.request(id, UNARY), dataFrame(id, hello, Flag.END_STREAM));
    assert.equal(this.bystander.lines().at(-1), `HEADERS ${id} end grpc-status=0`);
    assert.equal(this.server.memory.usedBytes, 0);
  }

  /** The connection must end with GOAWAY of this code. */
  checkEnded(peer: RawPeer, code: number): void {
    const last = peer.take().at(-1);
    assert.equal(last?.type, 'GOAWAY');
    assert.equal(Buffer.from(last.payload).readUInt32BE(4), code, Buffer.from(last.payload.subarray(8)).toString());
    assert.equal(peer.socket.ended, true);
    this.checkOthers();
  }

  /** A call must end with this trailing line, and the connection go on. */
  checkAnswer(peer: RawPeer, line: string): void {
    const lines = peer.lines().filter((text) => !text.startsWith('RST_STREAM') || line.startsWith('RST_STREAM'));
    assert.equal(lines.at(-1), line);
    assert.equal(peer.socket.ended, false);
    this.checkOthers();
  }
}

const trailersOnly = (id: number, status: number, text: string): string =>
  `HEADERS ${id} end :status=200 grpc-status=${status} grpc-message=${text}`;

test('bad input: bytes that are not HTTP/2', () => {
  const victim = new Victim();
  for (const text of ['GET / HTTP/1.1\r\n\r\n', '\x16\x03\x01\x02\x00', 'PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n']) {
    const peer = victim.accept(new TestSocket());
    peer.send(utf8(text));
    victim.checkEnded(peer, 1);
  }
});

test('bad input: frames that break the protocol', () => {
  const cases: readonly (readonly [what: string, code: number, bytes: (peer: RawPeer) => Uint8Array])[] = [
    ['DATA on stream 0', 1, () => dataFrame(0, hello)],
    ['DATA on an idle stream', 1, () => dataFrame(5, hello)],
    ['HEADERS on stream 0', 1, (peer) => peer.request(0, UNARY)],
    ['an even stream', 1, (peer) => peer.request(2, UNARY)],
    ['a stream id that goes back', 1, (peer) => Buffer.concat([peer.request(5, UNARY), peer.request(3, UNARY)])],
    ['padding longer than the frame', 1, () => frame(FrameType.HEADERS, Flag.PADDED, 1, Uint8Array.of(9))],
    ['a broken header block', 9, () => frame(FrameType.HEADERS, Flag.END_HEADERS, 1, Uint8Array.of(0xff))],
    ['a frame inside a header block', 1, (peer) => Buffer.concat([peer.headers(1, {}, 0), frame(6, 0, 0, NOTHING)])],
    ['DATA inside a header block', 1, (peer) => Buffer.concat([peer.headers(1, {}, 0), dataFrame(1, hello)])],
    ['CONTINUATION from nowhere', 1, () => frame(FrameType.CONTINUATION, 0, 1, NOTHING)],
    ['PUSH_PROMISE', 1, () => frame(FrameType.PUSH_PROMISE, 4, 1, new Uint8Array(8))],
    ['PING of seven bytes', 6, () => frame(FrameType.PING, 0, 0, new Uint8Array(7))],
    ['SETTINGS of seven bytes', 6, () => frame(FrameType.SETTINGS, 0, 0, new Uint8Array(7))],
    ['a window of 2^31', 3, () => settingsFrame([[Setting.INITIAL_WINDOW_SIZE, 0x8000_0000]])],
    ['a frame size of 1', 1, () => settingsFrame([[Setting.MAX_FRAME_SIZE, 1]])],
    ['connection window overflow', 3, () => windowUpdate(0, 0x7fff_ffff)],
    ['connection window update of zero', 1, () => windowUpdate(0, 0)],
    ['RST_STREAM on an idle stream', 1, () => reset(1, 8)],
    ['a frame larger than allowed', 6, () => frame(FrameType.DATA, 0, 1, new Uint8Array(16_385))],
  ];
  for (const [what, code, bytes] of cases) {
    const victim = new Victim();
    const peer = victim.connect();
    peer.send(bytes(peer));
    const last = peer.take().at(-1);
    assert.equal(last?.type, 'GOAWAY', what);
    assert.equal(Buffer.from(last.payload).readUInt32BE(4), code, what);
    assert.equal(peer.socket.ended, true, what);
    victim.checkOthers();
  }
});

test('bad input: malformed requests reset their stream only', () => {
  const malformed: Record<string, string>[] = [
    { 'Upper-Case': 'x' },
    { ':path': '' },
    { connection: 'close' },
    { te: 'gzip' },
    { 'x-a': 'line\nbreak' },
    { ':status': '200' },
    { 'content-length': 'many' },
  ];
  const victim = new Victim();
  const peer = victim.connect();
  malformed.forEach((extra, i) => {
    peer.send(peer.request(2 * i + 1, UNARY, extra));
    victim.checkAnswer(peer, `RST_STREAM ${2 * i + 1} 1`);
  });
});

test('bad input: a body that differs from its content-length resets the stream', () => {
  const victim = new Victim();
  const peer = victim.connect();
  for (const [id, length] of [
    [1, '9'],
    [3, '11'],
  ] as const) {
    peer.send(peer.request(id, UNARY, { 'content-length': length }), dataFrame(id, hello, Flag.END_STREAM));
    victim.checkAnswer(peer, `RST_STREAM ${id} 1`);
  }
});

test('bad input: requests that are not gRPC get an HTTP status', () => {
  const victim = new Victim();
  const peer = victim.connect();
  peer.send(peer.request(1, UNARY, { 'content-type': 'application/json' }), dataFrame(1, hello, Flag.END_STREAM));
  assert.match(peer.lines()[0] ?? '', /^HEADERS 1 :status=415/);
  peer.send(peer.request(3, '/', { ':method': 'GET' }, Flag.END_STREAM));
  assert.match(peer.lines()[0] ?? '', /^HEADERS 3 :status=405/);
  peer.send(peer.request(5, UNARY, { 'content-type': 'application/grpc-web' }, Flag.END_STREAM));
  assert.match(peer.lines()[0] ?? '', /^HEADERS 5 :status=415/);
  victim.checkOthers();
  peer.send(peer.request(7, UNARY, { 'content-type': 'application/grpc+proto' }), dataFrame(7, hello, Flag.END_STREAM));
  victim.checkAnswer(peer, 'HEADERS 7 end grpc-status=0');
});

test('bad input: calls that cannot be served get a gRPC status', () => {
  const victim = new Victim();
  const peer = victim.connect();
  peer.send(peer.request(1, '/test.Test/Missing'), dataFrame(1, hello, Flag.END_STREAM));
  const frames = peer.take();
  assert.equal(frames[0]?.headers['grpc-status'], '12');
  assert.equal(frames[0]?.headers['grpc-message'], 'unknown service test.Test or method Missing');
  peer.send(peer.request(3, UNARY, { 'grpc-encoding': 'snappy' }), dataFrame(3, hello, Flag.END_STREAM));
  const [answer] = peer.take();
  assert.equal(answer?.headers['grpc-status'], '12');
  assert.equal(answer?.headers['grpc-accept-encoding'], 'identity,gzip,deflate');
  peer.send(peer.request(5, UNARY, { 'grpc-timeout': 'soon' }), dataFrame(5, hello, Flag.END_STREAM));
  victim.checkAnswer(peer, trailersOnly(5, 13, 'malformed grpc-timeout'));
  peer.send(peer.request(7, UNARY, {}, Flag.END_STREAM));
  victim.checkAnswer(peer, trailersOnly(7, 13, 'unary call without a message'));
  peer.send(peer.request(9, UNARY), dataFrame(9, Buffer.concat([hello, hello]), Flag.END_STREAM));
  victim.checkAnswer(peer, trailersOnly(9, 13, 'more than one message in a unary call'));
  peer.send(peer.request(11, UNARY), dataFrame(11, hello.subarray(0, 7), Flag.END_STREAM));
  victim.checkAnswer(peer, trailersOnly(11, 13, 'the last message is cut off'));
});

test('bad input: a message over the limit is refused by its length, before it arrives', () => {
  const victim = new Victim({ receiveMessageBytes: 1000 });
  const peer = victim.connect();
  const prefix = Buffer.concat([Uint8Array.of(0), u32(1001)]);
  peer.send(peer.request(1, UNARY), dataFrame(1, prefix));
  victim.checkAnswer(peer, trailersOnly(1, 8, 'message of 1001 bytes is larger than the limit of 1000'));
  peer.send(peer.request(3, UNARY), dataFrame(3, message(new Uint8Array(1000)), Flag.END_STREAM));
  victim.checkAnswer(peer, 'HEADERS 3 end grpc-status=0');
});

test('bad input: announced lengths take no memory, arrived bytes are limited', () => {
  const victim = new Victim({ assemblyBytes: 1_000_000 });
  const peer = victim.connect();
  const prefix = Buffer.concat([Uint8Array.of(0), u32(200_000_000)]);
  peer.send(peer.request(1, TEST.both.path), dataFrame(1, prefix), dataFrame(1, Uint8Array.of(1)));
  assert.ok(victim.server.memory.usedBytes <= 65_536);
  for (let i = 0; i < 70; i++) peer.send(dataFrame(1, new Uint8Array(16_000)));
  assert.equal(peer.lines()[0], trailersOnly(1, 8, 'too many bytes of unfinished messages'));
  victim.checkOthers();
});

test('bad input: the memory for unfinished messages is shared by all connections', () => {
  const victim = new Victim({ totalBufferBytes: 200_000 });
  const start = Buffer.concat([Uint8Array.of(0), u32(60_000), Uint8Array.of(1)]);
  const peers = [1, 2, 3, 4].map(() => {
    const peer = victim.connect();
    peer.send(peer.request(1, TEST.both.path), dataFrame(1, start));
    return peer;
  });
  assert.deepEqual(
    peers.map((peer) => peer.lines()[0]),
    [undefined, undefined, undefined, trailersOnly(1, 8, 'too many bytes of unfinished messages')],
  );
  for (const peer of peers) peer.socket.events?.closed(undefined);
  victim.checkOthers();
});

test('bad input: compressed messages that are broken, unannounced or bombs', () => {
  const victim = new Victim({ receiveMessageBytes: 100_000 });
  const peer = victim.connect();
  const gzip = { 'grpc-encoding': 'gzip' };
  peer.send(peer.request(1, UNARY), dataFrame(1, message(utf8('x'), 1), Flag.END_STREAM));
  victim.checkAnswer(peer, trailersOnly(1, 13, 'compressed message without an encoding'));
  peer.send(peer.request(3, UNARY, gzip), dataFrame(3, message(utf8('not gzip at all'), 1), Flag.END_STREAM));
  victim.checkAnswer(peer, trailersOnly(3, 13, 'bad gzip message: incorrect header check'));
  peer.send(peer.request(5, UNARY, gzip), dataFrame(5, message(utf8('x'), 2), Flag.END_STREAM));
  victim.checkAnswer(peer, trailersOnly(5, 13, 'compressed message without an encoding'));
  const bomb = gzipSync(new Uint8Array(10_000_000));
  assert.ok(bomb.length < 16_000);
  peer.send(peer.request(7, UNARY, gzip), dataFrame(7, message(bomb, 1), Flag.END_STREAM));
  victim.checkAnswer(peer, trailersOnly(7, 8, 'message larger than 100000 bytes after decompression'));
});

test('bad input: header bombs: a small block that unfolds to a large list', () => {
  const victim = new Victim();
  const peer = victim.connect();
  // One entry of 4 KB, then a byte for each repetition.
  const value = Buffer.alloc(4000, 'v');
  const add = Buffer.concat([Buffer.from([0x40, 1, 0x78, 0x7f, 0xa1, 0x1e]), value]);
  peer.send(frame(FrameType.HEADERS, Flag.END_HEADERS | Flag.END_STREAM, 1, add));
  assert.equal(peer.lines()[0], 'RST_STREAM 1 1');
  const bomb = Buffer.concat([
    peer.block({ ':method': 'POST', ':path': UNARY, ':scheme': 'http' }),
    Buffer.alloc(16_000, 0xbe),
  ]);
  peer.send(frame(FrameType.HEADERS, Flag.END_HEADERS | Flag.END_STREAM, 3, bomb));
  victim.checkAnswer(peer, trailersOnly(3, 8, 'header list larger than 65536 bytes'));
  peer.send(peer.request(5, UNARY), dataFrame(5, hello, Flag.END_STREAM));
  victim.checkAnswer(peer, 'HEADERS 5 end grpc-status=0');
});

test('bad input: CONTINUATION floods, large and empty', () => {
  const large = new Victim();
  const first = large.connect();
  first.send(first.headers(1, {}, 0));
  for (let i = 0; i < 5; i++) first.send(frame(FrameType.CONTINUATION, 0, 1, new Uint8Array(16_000)));
  large.checkEnded(first, 11);
  const empty = new Victim();
  const second = empty.connect();
  second.send(second.headers(1, {}, 0));
  for (let i = 0; i < 65; i++) second.send(frame(FrameType.CONTINUATION, 0, 1, NOTHING));
  empty.checkEnded(second, 11);
});

function flood(victim: Victim, peer: RawPeer, one: (i: number) => Uint8Array, count: number): void {
  const parts: Uint8Array[] = [];
  for (let i = 0; i < count; i++) parts.push(one(i));
  peer.send(...parts);
  victim.turn();
}

test('bad input: floods of control frames', () => {
  const kinds: readonly ((i: number) => Uint8Array)[] = [
    () => frame(FrameType.PING, 0, 0, new Uint8Array(8)),
    () => settingsFrame(),
    () => frame(FrameType.PRIORITY, 0, 1, Uint8Array.of(0, 0, 0, 0, 1)),
    () => dataFrame(1, NOTHING),
    () => frame(77, 0, 0, NOTHING),
  ];
  for (const one of kinds) {
    const victim = new Victim({ controlFramesPerSecond: 1000 });
    const peer = victim.connect();
    peer.send(peer.request(1, TEST.both.path));
    flood(victim, peer, one, 1001);
    victim.checkEnded(peer, 11);
  }
});

test('bad input: pings at an ordinary pace are answered for ever', () => {
  const victim = new Victim({ controlFramesPerSecond: 1000 });
  const peer = victim.connect();
  for (let second = 0; second < 20; second++) {
    flood(victim, peer, () => frame(FrameType.PING, 0, 0, new Uint8Array(8)), 900);
    victim.clock.advance(1000);
    assert.equal(peer.take().filter(({ type }) => type === 'PING').length, 900);
  }
  // A ping for each message, as peers do that measure round trips, may come at any pace.
  for (let i = 0; i < 5000; i++) {
    const id = 2 * i + 1;
    peer.send(peer.request(id, UNARY), dataFrame(id, hello, Flag.END_STREAM), frame(6, 0, 0, new Uint8Array(8)));
  }
  assert.equal(peer.socket.ended, false);
});

test('bad input: rapid reset, by the client or provoked from us', () => {
  const asked = new Victim({ resetsPerSecond: 100 });
  const first = asked.connect();
  flood(asked, first, (i) => Buffer.concat([first.request(2 * i + 1, TEST.both.path), reset(2 * i + 1, 8)]), 101);
  asked.checkEnded(first, 11);
  const provoked = new Victim({ resetsPerSecond: 100 });
  const second = provoked.connect();
  const open = (i: number): Uint8Array =>
    Buffer.concat([second.request(2 * i + 1, TEST.both.path), windowUpdate(2 * i + 1, 0)]);
  flood(provoked, second, open, 101);
  provoked.checkEnded(second, 11);
});

test('bad input: more open calls than allowed are refused, safely to repeat', () => {
  const victim = new Victim({ concurrentStreams: 10 });
  const peer = victim.connect();
  flood(victim, peer, (i) => peer.request(2 * i + 1, TEST.both.path), 11);
  victim.checkAnswer(peer, 'RST_STREAM 21 7');
  victim.calls[0]?.finish();
  peer.send(peer.request(23, UNARY), dataFrame(23, hello, Flag.END_STREAM));
  victim.turn();
  victim.checkAnswer(peer, 'HEADERS 23 end grpc-status=0');
});

test('bad input: windows of ours that the client overruns', () => {
  const stream = new Victim({ streamWindowBytes: 10_000 });
  const first = stream.connect();
  first.send(first.request(1, TEST.both.path), dataFrame(1, new Uint8Array(10_001)));
  stream.checkAnswer(first, 'RST_STREAM 1 3');
  const connection = new Victim({ connectionWindowBytes: 100_000 });
  const second = connection.connect();
  const start = Buffer.concat([Uint8Array.of(0), u32(1_000_000)]);
  second.send(
    second.request(1, TEST.both.path),
    dataFrame(1, start),
    ...Array.from({ length: 7 }, () => dataFrame(1, new Uint8Array(16_000))),
  );
  connection.checkEnded(second, 3);
});

test('bad input: a stream window that overflows resets the stream', () => {
  const victim = new Victim();
  const peer = victim.connect();
  peer.send(peer.request(1, TEST.both.path), windowUpdate(1, 0x7fff_ffff));
  victim.checkAnswer(peer, 'RST_STREAM 1 3');
});

test('bad input: a client that grants no window: answers wait up to a limit, then its calls end', () => {
  const victim = new Victim({ connectionBufferBytes: 100_000 });
  const peer = victim.connect([[Setting.INITIAL_WINDOW_SIZE, 0]]);
  const body = dataFrame(1, message(new Uint8Array(15_000)), Flag.END_STREAM);
  let refused = 0;
  for (let i = 0; i < 100; i++) {
    const id = 2 * i + 1;
    body[8] = id;
    peer.send(peer.request(id, UNARY), body);
    const last = peer.lines().at(-1) ?? '';
    if (
      last === `HEADERS ${id} end grpc-status=8 grpc-message=the peer does not read: too many bytes are waiting for it`
    ) {
      refused++;
    }
    assert.ok(victim.server.memory.usedBytes < 120_000);
  }
  assert.equal(refused, 93);
  assert.equal(victim.server.stats().openCalls, 7);
  peer.socket.events?.closed(undefined);
  victim.checkOthers();
});

test('bad input: the memory for waiting answers is shared by all connections', () => {
  const victim = new Victim({ totalBufferBytes: 100_000 });
  const peers = Array.from({ length: 20 }, () => {
    const peer = victim.connect([[Setting.INITIAL_WINDOW_SIZE, 0]]);
    peer.send(peer.request(1, UNARY), dataFrame(1, message(new Uint8Array(10_000)), Flag.END_STREAM));
    return peer;
  });
  const refused = peers.filter((peer) => peer.lines().at(-1)?.includes('grpc-status=8'));
  assert.equal(refused.length, 10);
  victim.bystander.send(victim.bystander.request(1, UNARY), dataFrame(1, hello, Flag.END_STREAM));
  assert.equal(
    victim.bystander.lines().at(-1),
    'HEADERS 1 end grpc-status=0',
    'those who read are served all the same',
  );
  for (const peer of peers) peer.socket.events?.closed(undefined);
  assert.equal(victim.server.memory.usedBytes, 0);
});

test('bad input: a client that reads nothing is not read either, and goes in the end', () => {
  const victim = new Victim({ connectionBufferBytes: 100_000, stallMs: 60_000 });
  const peer = victim.connect();
  peer.send(windowUpdate(0, 1_000_000));
  peer.socket.stuck = true;
  const body = dataFrame(1, message(new Uint8Array(15_000)), Flag.END_STREAM);
  for (let i = 0; i < 7; i++) {
    body[8] = 2 * i + 1;
    peer.send(peer.request(2 * i + 1, UNARY), body);
  }
  assert.equal(peer.socket.paused, true);
  peer.socket.release();
  assert.equal(peer.socket.paused, false, 'one that reads again is served again');
  peer.socket.stuck = true;
  peer.send(peer.request(101, UNARY), dataFrame(101, hello, Flag.END_STREAM));
  victim.clock.advance(60_000);
  assert.equal(peer.socket.destroyed, false);
  victim.clock.advance(40_000);
  assert.equal(peer.socket.destroyed, true);
  victim.checkOthers();
});

test('bad input: half a frame, half a preface, and silence hold nothing for ever', () => {
  const victim = new Victim();
  const half = victim.connect();
  half.send(frame(FrameType.HEADERS, 4, 1, new Uint8Array(1000)).subarray(0, 500));
  const preface = victim.accept(new TestSocket());
  preface.send(PREFACE.subarray(0, 10));
  victim.clock.advance(80_000);
  assert.equal(preface.socket.destroyed, true);
  assert.deepEqual(half.lines(), [], 'the probe leaves at the end of the turn');
  victim.turn();
  assert.deepEqual(half.lines(), ['PING 0 ask']);
  victim.bystander.send(frame(FrameType.PING, 1, 0, new Uint8Array(8)));
  victim.clock.advance(80_000);
  assert.equal(half.socket.destroyed, true);
  assert.equal(victim.bystander.socket.destroyed, false, 'one that answers stays');
});

test('bad input: a peer that was told to go and does not close is dropped', () => {
  const victim = new Victim();
  const peer = victim.accept(new TestSocket());
  peer.send(utf8('garbage'));
  assert.equal(peer.socket.ended, true);
  victim.clock.advance(80_000);
  assert.equal(peer.socket.destroyed, true);
});

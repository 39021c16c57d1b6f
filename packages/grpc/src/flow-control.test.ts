/** Both flow control accounts, both ways, by frames. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { concatBytes, latin1, utf8 } from '@tessera/base';
import fc from 'fast-check';
import { Flag, Setting } from './http2.ts';
import { Status } from './status.ts';
import { BYTES, TEST } from './testing/bytes-service.ts';
import { dataFrame, message, type RawPeer, type SeenFrame, settingsFrame, windowUpdate } from './testing/raw-peer.ts';
import { ServerFixture } from './testing/server-fixture.ts';
import type { ServerCall } from './types.ts';

function bytesOf(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 31 + seed) & 0xff);
}

/** A server whose `both` calls are handed to the test. */
class Pushing extends ServerFixture {
  readonly calls: ServerCall[] = [];
  readonly drained: ServerCall[] = [];
  received: Uint8Array[] = [];

  constructor(limits: ConstructorParameters<typeof ServerFixture>[0] = {}) {
    super(limits);
    this.server.stream(TEST.both, (call) => {
      this.calls.push(call);
      return {
        message: (bytes) => this.received.push(bytes),
        halfClosed: () => {},
        drained: () => this.drained.push(call),
      };
    });
  }

  open(peer: RawPeer, id: number): ServerCall {
    peer.send(peer.request(id, TEST.both.path));
    return this.calls.at(-1) as ServerCall;
  }
}

const ofData = (frames: readonly SeenFrame[], id: number): Uint8Array =>
  concatBytes(...frames.filter(({ type, streamId }) => type === 'DATA' && streamId === id).map((f) => f.payload));
const sizes = (frames: readonly SeenFrame[]): number[] =>
  frames.filter(({ type }) => type === 'DATA').map(({ payload }) => payload.length);

test('flow control: a large message is cut to the peer frame size and arrives whole', () => {
  const server = new Pushing();
  const peer = server.connect([[Setting.INITIAL_WINDOW_SIZE, 1_000_000]]);
  peer.send(windowUpdate(0, 1_000_000));
  const call = server.open(peer, 1);
  const body = bytesOf(50_000, 1);
  call.send(BYTES, body);
  call.finish();
  server.turn();
  const frames = peer.take();
  assert.deepEqual(sizes(frames), [16_384, 16_384, 16_384, 853]);
  assert.deepEqual(ofData(frames, 1), message(body));
  assert.equal(frames.at(-2)?.headers['grpc-status'], '0');
});

test('flow control: a peer that takes larger frames gets them, up to a size that delays no one', () => {
  const server = new Pushing();
  const peer = server.connect([
    [Setting.INITIAL_WINDOW_SIZE, 1_000_000],
    [Setting.MAX_FRAME_SIZE, 1_000_000],
  ]);
  peer.send(windowUpdate(0, 1_000_000));
  server.open(peer, 1).send(BYTES, bytesOf(100_000, 1));
  server.turn();
  assert.deepEqual(sizes(peer.take()), [65_536, 34_469]);
});

test('flow control: nothing leaves beyond the stream window or the connection window', () => {
  const server = new Pushing();
  const peer = server.connect([[Setting.INITIAL_WINDOW_SIZE, 40_000]]);
  const first = server.open(peer, 1);
  const second = server.open(peer, 3);
  const body = bytesOf(50_000, 1);
  for (const call of [first, second]) {
    call.send(BYTES, body);
    call.finish(Status.OK);
  }
  server.turn();
  const frames = peer.take();
  // The connection grants 65,535 in all, each stream 40,000.
  assert.equal(
    sizes(frames).reduce((a, b) => a + b),
    65_535,
  );
  assert.ok(ofData(frames, 1).length <= 40_000 && ofData(frames, 3).length <= 40_000);
  assert.ok(
    frames.every(({ headers }) => headers['grpc-status'] === undefined),
    'trailers wait for the data',
  );
  peer.send(windowUpdate(0, 1_000_000), windowUpdate(1, 1_000_000));
  frames.push(...peer.take());
  assert.deepEqual(ofData(frames, 1), message(body));
  assert.equal(ofData(frames, 3).length, 40_000);
  peer.send(settingsFrame([[Setting.INITIAL_WINDOW_SIZE, 60_000]]));
  frames.push(...peer.take());
  assert.deepEqual(ofData(frames, 3), message(body));
  assert.equal(frames.filter(({ headers }) => headers['grpc-status'] === '0').length, 2);
  assert.equal(server.server.stats().openCalls, 0);
});

test('flow control: a smaller initial window makes stream windows negative until they are refilled', () => {
  const server = new Pushing();
  const peer = server.connect([[Setting.INITIAL_WINDOW_SIZE, 10_000]]);
  const call = server.open(peer, 1);
  call.send(BYTES, bytesOf(9_000, 1));
  server.turn();
  assert.deepEqual(sizes(peer.take()), [9005]);
  peer.send(settingsFrame([[Setting.INITIAL_WINDOW_SIZE, 0]]));
  call.send(BYTES, bytesOf(100, 1));
  peer.send(windowUpdate(1, 9_005));
  server.turn();
  assert.deepEqual(sizes(peer.take()), [], 'the window is 0');
  peer.send(windowUpdate(1, 1));
  assert.deepEqual(sizes(peer.take()), [1]);
});

test('flow control: blocked streams take turns, one frame each', () => {
  const server = new Pushing();
  const peer = server.connect([[Setting.INITIAL_WINDOW_SIZE, 1_000_000]]);
  for (const id of [1, 3, 5]) server.open(peer, id).send(BYTES, bytesOf(60_000, id));
  server.turn();
  peer.take();
  peer.send(windowUpdate(0, 5 * 16_384));
  const order = peer.take().filter(({ type }) => type === 'DATA');
  // The first call took the window first; the other two share what comes next.
  assert.deepEqual(
    order.map(({ streamId }) => streamId),
    [3, 5, 3, 5, 3],
  );
});

test('flow control: small messages behind a closed window share frames when it opens', () => {
  const server = new Pushing();
  const peer = server.connect([[Setting.INITIAL_WINDOW_SIZE, 0]]);
  const call = server.open(peer, 1);
  const wanted: Uint8Array[] = [];
  for (let i = 0; i < 500; i++) {
    const body = bytesOf(20, i);
    wanted.push(message(body));
    call.send(BYTES, body);
  }
  server.turn();
  peer.take();
  peer.send(windowUpdate(1, 1_000_000));
  const frames = peer.take();
  assert.deepEqual(ofData(frames, 1), concatBytes(...wanted));
  assert.ok(sizes(frames).length <= 3, `${sizes(frames).length} frames`);
});

test('flow control: whatever windows the client grants, it gets the same bytes', () => {
  const grants = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 30_000 })), { maxLength: 40 });
  const lengths = fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(lengths, grants, fc.integer({ min: 0, max: 70_000 }), (bodies, updates, initial) => {
      const server = new Pushing();
      const peer = server.connect([[Setting.INITIAL_WINDOW_SIZE, initial]]);
      const call = server.open(peer, 1);
      const frames: SeenFrame[] = [];
      bodies.forEach((length, i) => {
        call.send(BYTES, bytesOf(length, i));
        const [connection, count] = updates[i] ?? [true, 1];
        peer.send(windowUpdate(connection ? 0 : 1, count));
      });
      call.finish();
      for (const [connection, count] of updates) peer.send(windowUpdate(connection ? 0 : 1, count));
      peer.send(windowUpdate(0, 1_000_000), windowUpdate(1, 1_000_000));
      server.turn();
      frames.push(...peer.take());
      assert.deepEqual(ofData(frames, 1), concatBytes(...bodies.map((length, i) => message(bytesOf(length, i)))));
      assert.equal(frames.filter(({ headers }) => headers['grpc-status'] === '0').length, 1);
      assert.equal(server.server.memory.usedBytes, 0);
    }),
    { seed: 1, numRuns: 60 },
  );
});

test('flow control: a pushing handler hears when it may go on', () => {
  const server = new Pushing({ limits: { streamBufferBytes: 10_000 } });
  const peer = server.connect([[Setting.INITIAL_WINDOW_SIZE, 0]]);
  const call = server.open(peer, 1);
  assert.equal(call.writable, true);
  while (call.writable) call.send(BYTES, bytesOf(1000, 1));
  assert.equal(call.bufferedBytes >= 10_000, true);
  server.turn();
  assert.deepEqual(server.drained, []);
  peer.send(windowUpdate(1, 1_000_000));
  server.turn();
  assert.deepEqual(server.drained, [call]);
  assert.equal(call.writable, true);
});

test('flow control: a slow socket makes handlers wait as a small window does', () => {
  const server = new Pushing({ limits: { streamBufferBytes: 10_000 } });
  const peer = server.connect([[Setting.INITIAL_WINDOW_SIZE, 1_000_000]]);
  const call = server.open(peer, 1);
  peer.socket.stuck = true;
  while (call.writable) call.send(BYTES, bytesOf(1000, 1));
  server.turn();
  assert.equal(call.writable, false);
  assert.deepEqual(server.drained, []);
  peer.socket.release();
  server.turn();
  assert.deepEqual(server.drained, [call]);
});

test('flow control: windows are granted anew by halves, not by messages', () => {
  const server = new Pushing({ limits: { streamWindowBytes: 100_000, connectionWindowBytes: 400_000 } });
  const peer = server.connect();
  server.open(peer, 1);
  const body = message(bytesOf(9_995, 1));
  let stream = 0;
  let connection = 0;
  for (let i = 0; i < 100; i++) {
    peer.send(dataFrame(1, body));
    for (const { type, streamId, payload } of peer.take()) {
      assert.equal(type, 'WINDOW_UPDATE');
      if (streamId === 1) stream += Buffer.from(payload).readUInt32BE(0);
      else connection += Buffer.from(payload).readUInt32BE(0);
    }
  }
  assert.equal(server.received.length, 100);
  assert.ok(stream >= 900_000 && stream <= 1_000_000, String(stream));
  assert.ok(connection >= 600_000 && connection <= 1_000_000, String(connection));
});

test('flow control: a paused call grants nothing until it is resumed', () => {
  const server = new Pushing({ limits: { streamWindowBytes: 100_000 } });
  const peer = server.connect();
  const call = server.open(peer, 1);
  call.pause();
  for (let i = 0; i < 10; i++) peer.send(dataFrame(1, message(bytesOf(9_995, 1))));
  assert.deepEqual(peer.lines(), []);
  assert.equal(server.received.length, 10, 'what is under way arrives');
  call.resume();
  server.turn();
  assert.deepEqual(peer.lines(), ['WINDOW_UPDATE 1 100000']);
});

test('flow control: messages that span chunks and frames arrive whole, in order', () => {
  const plans = fc.array(fc.integer({ min: 0, max: 150_000 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      plans,
      fc.integer({ min: 50, max: 16_384 }),
      fc.integer({ min: 50, max: 65_536 }),
      (bodies, cut, chunk) => {
        const server = new Pushing();
        const peer = server.connect();
        server.open(peer, 1);
        const stream = concatBytes(...bodies.map((length, i) => message(bytesOf(length, i))));
        const frames: Uint8Array[] = [];
        for (let at = 0; at < stream.length; at += cut) frames.push(dataFrame(1, stream.subarray(at, at + cut)));
        const wire = Buffer.concat(frames);
        for (let at = 0; at < wire.length; at += chunk) peer.send(Uint8Array.from(wire.subarray(at, at + chunk)));
        assert.deepEqual(
          server.received.map((bytes) => Buffer.from(bytes)),
          bodies.map((length, i) => Buffer.from(bytesOf(length, i))),
        );
        assert.equal(server.server.memory.usedBytes, 0);
      },
    ),
    { seed: 1, numRuns: 40 },
  );
});

test('flow control: a message that lies in one chunk is a view of it', () => {
  const server = new Pushing();
  const peer = server.connect();
  server.open(peer, 1);
  const chunk = dataFrame(1, message(utf8('hello')), Flag.END_STREAM);
  peer.socket.events?.data(chunk);
  assert.equal(server.received[0]?.buffer, chunk.buffer);
  assert.equal(latin1(server.received[0] as Uint8Array), 'hello');
});

/**
 * Feeds bytes of a hostile or broken peer to a server, a client and the HPACK decoder: random ones, and mutations of
 * well-formed connections. Whatever comes, no exception escapes, the memory held is bounded and given back, and a
 * server goes on serving others.
 *
 *   node packages/grpc/src/connection.fuzz.ts [SEED] [ROUNDS]
 *
 * `npm test` runs a few hundred rounds (fuzz.test.ts). A failing round prints its seed.
 */
import assert from 'node:assert/strict';
import { Prng } from '@tessera/base';
import type { Network, Socket } from '@tessera/env';
import { createMemoryEnv } from '@tessera/env/memory';
import { GrpcClient } from './client.ts';
import type { Field } from './field.ts';
import { HpackDecoder } from './hpack-decoder.ts';
import { ConnectionError, ErrorCode, Flag, FrameType, PREFACE, Setting } from './http2.ts';
import { BYTES, TEST } from './testing/bytes-service.ts';
import { dataFrame, frame, message, RawPeer, reset, settingsFrame, windowUpdate } from './testing/raw-peer.ts';
import { ServerFixture } from './testing/server-fixture.ts';

const LIMIT_BYTES = 1_000_000;
const PATHS = [TEST.unary, TEST.unary, TEST.both, TEST.both, TEST.missing, TEST.download].map(({ path }) => path);

class Fuzzer {
  readonly random: Prng;
  /** Streams the conversation has opened so far. */
  #opened = 0;

  constructor(seed: number) {
    this.random = new Prng(seed);
  }

  below(limit: number): number {
    return this.random.u32() % limit;
  }

  bytes(length: number): Uint8Array {
    return this.random.fill(new Uint8Array(length));
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** Mostly what a client would send next; `hostility` is the chance in a hundred that it is not. */
  frame(peer: RawPeer, hostility: number): Uint8Array {
    if (this.below(100) < hostility) return this.oddFrame(peer);
    const id = 1 + 2 * this.below(this.#opened + 1);
    const end = this.pick([0, 0, Flag.END_STREAM]);
    switch (this.below(8)) {
      case 0:
      case 1:
      case 2:
        return peer.request(1 + 2 * this.#opened++, this.pick(PATHS), this.extra(), this.pick([0, 0, 0, end]));
      case 3:
      case 4:
        return dataFrame(id, message(this.bytes(this.below(300))), end);
      case 5:
        return windowUpdate(this.pick([0, id]), 1 + this.below(100_000));
      case 6:
        return settingsFrame([[Setting.INITIAL_WINDOW_SIZE, this.below(100_000)]]);
      default:
        return this.pick([frame(FrameType.PING, 0, 0, this.bytes(8)), reset(id, 8)]);
    }
  }

  /** A frame that may be anything. */
  oddFrame(peer: RawPeer): Uint8Array {
    const id = this.pick([0, 1, 1, 3, 3, 5, 7, 8, 0x7fff_ffff]);
    const end = this.pick([0, 0, Flag.END_STREAM]);
    switch (this.below(11)) {
      case 0:
        return peer.request(id, this.pick(PATHS), this.extra(), end);
      case 1:
        return dataFrame(id, message(this.bytes(this.below(300)), this.pick([0, 0, 1, 7])), end);
      case 2:
        return dataFrame(id, this.bytes(this.below(300)), this.pick([end, Flag.PADDED]));
      case 3:
        return reset(id, this.below(20));
      case 4:
        return windowUpdate(id, this.pick([0, 1, 1000, 0x7fff_ffff]));
      case 5:
        return settingsFrame([[this.below(8), this.pick([0, 1, 100, 16_384, 65_535, 0x7fff_ffff, 0xffff_ffff])]]);
      case 6:
        return frame(FrameType.HEADERS, this.below(256), id, this.bytes(this.below(60)));
      case 7:
        return frame(FrameType.CONTINUATION, this.pick([0, 4]), id, this.bytes(this.below(60)));
      case 8:
        return frame(FrameType.PING, this.below(2), 0, this.bytes(8));
      case 9:
        return frame(FrameType.GOAWAY, 0, 0, this.bytes(8 + this.below(20)));
      default:
        return frame(this.below(256), this.below(256), id, this.bytes(this.below(40)));
    }
  }

  extra(): Record<string, string> {
    return this.pick<Record<string, string>>([
      {},
      {},
      {},
      {},
      { 'grpc-timeout': '5m' },
      { 'grpc-encoding': 'gzip' },
      { 'content-length': '12' },
      { 'x-bin': '!!not base64!!' },
      { ':method': 'GET' },
    ]);
  }

  /** Flips, cuts, repeats and drops bytes. */
  mutate(bytes: Uint8Array): Uint8Array {
    const out = Uint8Array.from(bytes);
    for (let i = this.below(4); i > 0 && out.length > 0; i--) {
      const at = this.below(out.length);
      out[at] = this.pick([0, 1, 0xff, (out[at] as number) ^ (1 << this.below(8))]);
    }
    return this.below(5) === 0 ? out.slice(0, this.below(out.length + 1)) : out;
  }

  /** The frames of a connection in chunks, some of them spoiled. */
  conversation(peer: RawPeer): Uint8Array[] {
    const frames: Uint8Array[] = [];
    const spoil = this.below(6) === 0;
    const hostility = this.pick([0, 2, 10, 50]);
    for (let i = this.below(40); i > 0; i--) {
      const one = this.frame(peer, hostility);
      frames.push(spoil && this.below(4) === 0 ? this.mutate(one) : one);
    }
    const wire = Buffer.concat(frames);
    const chunks: Uint8Array[] = [];
    const step = 1 + this.below(this.pick([3, 30, 3000]));
    for (let at = 0; at < wire.length; at += step) chunks.push(Uint8Array.from(wire.subarray(at, at + step)));
    return chunks;
  }
}

function fuzzServer(fuzzer: Fuzzer): void {
  const fixture = new ServerFixture({ limits: { totalBufferBytes: LIMIT_BYTES, receiveMessageBytes: 100_000 } });
  fixture.server.unary(TEST.unary, (call, bytes) => call.reply(BYTES, bytes));
  fixture.server.unary(TEST.missing, () => {});
  fixture.server.stream(TEST.both, (call) => ({
    message: (bytes) => call.send(BYTES, bytes),
    halfClosed: () => call.finish(),
  }));
  const peer = new RawPeer();
  fixture.server.onSocket(peer.socket);
  if (fuzzer.below(10) === 0) peer.send(fuzzer.bytes(50));
  else peer.send(PREFACE, fuzzer.below(10) === 0 ? fuzzer.bytes(20) : settingsFrame());
  for (const chunk of fuzzer.conversation(peer)) {
    peer.send(chunk);
    if (fuzzer.below(5) === 0) fixture.turn();
    if (fuzzer.below(10) === 0) fixture.clock.advance(10);
    assert.ok(fixture.server.memory.usedBytes <= LIMIT_BYTES);
  }
  const other = fixture.connect();
  other.send(other.request(1, TEST.unary.path), dataFrame(1, message(Uint8Array.of(1)), Flag.END_STREAM));
  assert.equal(other.lines().at(-1), 'HEADERS 1 end grpc-status=0');
  peer.socket.events?.closed(undefined);
  fixture.turn();
  assert.equal(fixture.server.memory.usedBytes, 0);
  assert.equal(fixture.server.stats().openCalls, 0);
  assert.deepEqual(
    fixture.logged.filter(({ level }) => level === 'error'),
    [],
  );
}

async function fuzzClient(fuzzer: Fuzzer): Promise<void> {
  const env = createMemoryEnv();
  const peer = new RawPeer();
  const network = { connect: async (): Promise<Socket> => peer.socket } as unknown as Network;
  const client = new GrpcClient({ ...env, network, host: 'h', port: 1, backoffMinMs: 1e6 });
  let ended = 0;
  for (let i = 0; i < 3; i++) client.call(TEST.unary, Uint8Array.of(i), { timeoutMs: 1000 }, () => ended++);
  const stream = client.stream(TEST.both, { message: () => {}, end: () => ended++ });
  await client.connect();
  stream.send(Uint8Array.of(1));
  const ok = { ':status': '200', 'content-type': 'application/grpc' };
  const answers = [
    settingsFrame(),
    peer.headers(1, ok, Flag.END_HEADERS),
    dataFrame(1, message(fuzzer.bytes(20))),
    peer.headers(1, { 'grpc-status': '0' }, Flag.END_HEADERS | Flag.END_STREAM),
    peer.headers(7, ok, Flag.END_HEADERS),
    dataFrame(7, message(fuzzer.bytes(20))),
  ];
  for (const bytes of answers) peer.send(fuzzer.below(4) === 0 ? fuzzer.mutate(bytes) : bytes);
  for (const chunk of fuzzer.conversation(peer)) peer.send(chunk);
  client.close();
  assert.equal(ended, 4, 'every call ends once');
  assert.equal(client.memory.usedBytes, 0);
}

function fuzzHpack(fuzzer: Fuzzer): void {
  const decoder = new HpackDecoder();
  const peer = new RawPeer();
  for (let i = 0; i < 10; i++) {
    const block = fuzzer.below(2) === 0 ? fuzzer.bytes(fuzzer.below(80)) : fuzzer.mutate(peer.block(fuzzer.extra()));
    let fields = 0;
    try {
      const sink = {
        add: (field: Field) => {
          assert.equal(typeof field.value, 'string');
          fields++;
        },
      };
      decoder.decode(block, 0, block.length, sink);
    } catch (error) {
      assert.ok(error instanceof ConnectionError && error.code === ErrorCode.COMPRESSION_ERROR, String(error));
      return;
    } finally {
      assert.ok(fields <= block.length && decoder.tableBytes <= 4096);
    }
  }
}

/** Runs `rounds` rounds from `seed` on; throws with the seed of the first that fails. */
export async function fuzz(seed: number, rounds: number): Promise<void> {
  for (let round = seed; round < seed + rounds; round++) {
    try {
      fuzzServer(new Fuzzer(round));
      await fuzzClient(new Fuzzer(round));
      fuzzHpack(new Fuzzer(round));
    } catch (error) {
      throw new Error(`fuzz round failed; replay with: node packages/grpc/src/connection.fuzz.ts ${round} 1`, {
        cause: error,
      });
    }
  }
}

if (import.meta.main) {
  const seed = Number(process.argv[2] ?? 1);
  const rounds = Number(process.argv[3] ?? 100_000);
  await fuzz(seed, rounds);
  console.log(`${rounds} rounds from seed ${seed}: nothing found`);
}

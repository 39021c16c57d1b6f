/**
 * The other end of a connection, by hand: writes any frames, well-formed or not, and reads what comes back. Everything
 * happens synchronously, so that a test says exactly which bytes come in one read event.
 */
import { concatBytes, latin1 } from '@tessera/base';
import type { Socket, SocketEvents } from '@tessera/env';
import { Writer } from '@tessera/proto';
import type { Field } from '../field.ts';
import { HpackDecoder } from '../hpack-decoder.ts';
import { HpackEncoder } from '../hpack-encoder.ts';
import { Flag, FRAME_HEADER_BYTES, FrameType, PREFACE, readU32, writeFrameHeader, writeU32 } from '../http2.ts';

/** The socket our side gets. */
export class TestSocket implements Socket {
  readonly peerAddress = 'test:1';
  readonly alpnProtocol = undefined;
  readonly peerCommonName: string | undefined;
  readonly writes: Uint8Array[] = [];
  /** While set, writes pile up as if the peer read nothing. */
  stuck = false;
  bufferedBytes = 0;
  paused = false;
  ended = false;
  destroyed = false;
  events: SocketEvents | undefined = undefined;
  #held: (() => void)[] = [];

  constructor(peerCommonName?: string) {
    this.peerCommonName = peerCommonName;
  }

  attach(events: SocketEvents): void {
    this.events = events;
  }

  write(bytes: Uint8Array, done?: () => void): void {
    // A copy: the sender's arena goes back to its pool.
    this.writes.push(Uint8Array.from(bytes));
    if (this.stuck) {
      this.bufferedBytes += bytes.length;
      if (done !== undefined) this.#held.push(done);
    } else {
      done?.();
    }
  }

  /** The peer reads again. */
  release(): void {
    this.stuck = false;
    this.bufferedBytes = 0;
    const held = this.#held;
    this.#held = [];
    for (const done of held) done();
    this.events?.drained?.();
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  end(): void {
    this.ended = true;
  }

  destroy(): void {
    this.destroyed = true;
  }
}

const TYPE_NAMES = Object.keys(FrameType);

export interface SeenFrame {
  readonly type: string;
  readonly flags: number;
  readonly streamId: number;
  readonly payload: Uint8Array;
  /** Of a whole header block. */
  readonly headers: Readonly<Record<string, string>>;
}

export class RawPeer {
  readonly socket: TestSocket;
  readonly encoder = new HpackEncoder();
  readonly #decoder = new HpackDecoder();
  #read = 0;

  constructor(socket = new TestSocket()) {
    this.socket = socket;
  }

  /** A client that has said hello. */
  static client(onSocket: (socket: Socket) => void, settings: readonly (readonly [number, number])[] = []): RawPeer {
    const peer = new RawPeer();
    onSocket(peer.socket);
    peer.send(PREFACE, settingsFrame(settings));
    peer.take();
    return peer;
  }

  /** All of it in one read event. */
  send(...parts: readonly Uint8Array[]): void {
    this.socket.events?.data(concatBytes(...parts));
  }

  /** A HEADERS frame of a request; names map to values. */
  request(streamId: number, path: string, extra: Readonly<Record<string, string>> = {}, flags = 0): Uint8Array {
    const fields = { ':method': 'POST', ':scheme': 'http', ':path': path, te: 'trailers' };
    const all = { ...fields, 'content-type': 'application/grpc', ...extra };
    return this.headers(streamId, all, flags | Flag.END_HEADERS);
  }

  headers(streamId: number, fields: Readonly<Record<string, string>>, flags: number): Uint8Array {
    return frame(FrameType.HEADERS, flags, streamId, this.block(fields));
  }

  block(fields: Readonly<Record<string, string>>): Uint8Array {
    const writer = new Writer();
    this.encoder.begin(writer);
    for (const [name, value] of Object.entries(fields)) this.encoder.literal(writer, name, value);
    return writer.finish();
  }

  /** Frames that came since the last call. */
  take(): SeenFrame[] {
    const bytes = concatBytes(...this.socket.writes).subarray(this.#read);
    const frames: SeenFrame[] = [];
    let at = 0;
    while (at < bytes.length) {
      const length = readU32(bytes, at) >>> 8;
      const type = bytes[at + 3] as number;
      const payload = bytes.slice(at + FRAME_HEADER_BYTES, at + FRAME_HEADER_BYTES + length);
      const headers: Record<string, string> = {};
      if (type === FrameType.HEADERS) {
        const sink = {
          add: (field: Field) => {
            headers[field.name] = field.value;
          },
        };
        this.#decoder.decode(payload, 0, payload.length, sink);
      }
      const streamId = readU32(bytes, at + 5);
      frames.push({ type: TYPE_NAMES[type] ?? `${type}`, flags: bytes[at + 4] as number, streamId, payload, headers });
      at += FRAME_HEADER_BYTES + length;
    }
    this.#read += bytes.length;
    return frames;
  }

  /** Frames that came since the last call, one line each, without what every connection sends. */
  lines(): string[] {
    return this.take()
      .filter(({ type, streamId }) => !(type === 'SETTINGS' || (type === 'WINDOW_UPDATE' && streamId === 0)))
      .map(describe);
  }
}

/** Such as `HEADERS 1 end :status=200`, `DATA 1 "text"`, `RST_STREAM 1 8`. */
function describe({ type, flags, streamId, payload, headers }: SeenFrame): string {
  const parts: string[] = [type, String(streamId)];
  const ends = (type === 'HEADERS' || type === 'DATA') && (flags & Flag.END_STREAM) !== 0;
  if (ends) parts.push('end');
  if (type === 'HEADERS') {
    for (const [name, value] of Object.entries(headers)) if (name !== 'content-type') parts.push(`${name}=${value}`);
  } else if (type === 'DATA') {
    const text = latin1(payload.subarray(5));
    parts.push(text.length > 40 ? `${payload.length} bytes` : JSON.stringify(text));
  } else if (type === 'RST_STREAM' || type === 'WINDOW_UPDATE') {
    parts.push(String(readU32(payload, 0)));
  } else if (type === 'GOAWAY') {
    parts.push(String(readU32(payload, 0)), String(readU32(payload, 4)), latin1(payload.subarray(8)));
  } else if (type === 'PING') {
    parts.push(flags === 0 ? 'ask' : 'ack');
  }
  return parts.join(' ');
}

export function frame(type: number, flags: number, streamId: number, payload: Uint8Array): Uint8Array {
  const out = new Uint8Array(FRAME_HEADER_BYTES + payload.length);
  writeFrameHeader(out, 0, payload.length, type, flags, streamId);
  out.set(payload, FRAME_HEADER_BYTES);
  return out;
}

/** A message with its prefix. */
export function message(bytes: Uint8Array, compressed = 0): Uint8Array {
  const out = new Uint8Array(5 + bytes.length);
  out[0] = compressed;
  writeU32(out, 1, bytes.length);
  out.set(bytes, 5);
  return out;
}

export function dataFrame(streamId: number, payload: Uint8Array, flags = 0): Uint8Array {
  return frame(FrameType.DATA, flags, streamId, payload);
}

export function u32(value: number): Uint8Array {
  const out = new Uint8Array(4);
  writeU32(out, 0, value);
  return out;
}

export function settingsFrame(settings: readonly (readonly [number, number])[] = []): Uint8Array {
  return frame(
    FrameType.SETTINGS,
    0,
    0,
    concatBytes(...settings.map(([id, value]) => concatBytes(Uint8Array.of(id >> 8, id), u32(value)))),
  );
}

export function windowUpdate(streamId: number, count: number): Uint8Array {
  return frame(FrameType.WINDOW_UPDATE, 0, streamId, u32(count));
}

export function reset(streamId: number, code: number): Uint8Array {
  return frame(FrameType.RST_STREAM, 0, streamId, u32(code));
}

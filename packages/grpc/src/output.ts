/**
 * The outgoing bytes of a connection: frames are written one after the other into an arena, which leaves in one
 * `socket.write` at the end of the turn and comes back to the pool when the socket has taken it. Without the pool a
 * fresh 128 KiB per write costs 2.5 times the CPU (facts/lab.md 3).
 */
import { utf8 } from '@tessera/base';
import type { Socket } from '@tessera/env';
import { Writer } from '@tessera/proto';
import { DEFAULT_FRAME_BYTES, Flag, FRAME_HEADER_BYTES, FrameType, writeFrameHeader, writeU32 } from './http2.ts';

/** Holds the answers of a turn in the common case: 64 calls of 1 KiB, or four BatchCommands frames of 128 small values. */
const ARENA_BYTES = 128 * 1024;
/** An arena that grew beyond this for one large message is not kept. */
const KEPT_ARENA_BYTES = 1024 * 1024;
const KEPT_ARENAS = 32;
/** Leaves before the end of the turn: larger writes gain nothing and make the arena grow. */
const FLUSH_BYTES = 256 * 1024;

class Arena {
  readonly writer = new Writer(ARENA_BYTES);
  readonly release = (): void => {
    this.writer.position = 0;
    if (pool.length < KEPT_ARENAS && this.writer.buffer.length <= KEPT_ARENA_BYTES) pool.push(this);
  };
}

/** Of the thread: arenas carry no state from one use to the next. */
const pool: Arena[] = [];

export class Output {
  #arena: Arena | undefined = undefined;
  /** Bytes handed to the socket since the start. */
  writtenBytes = 0;

  /** The arena to write frames into. Valid until the next `flush`. */
  get writer(): Writer {
    if (this.#arena === undefined) this.#arena = pool.pop() ?? new Arena();
    return this.#arena.writer;
  }

  get unsentBytes(): number {
    return this.#arena === undefined ? 0 : this.#arena.writer.position;
  }

  get full(): boolean {
    return this.unsentBytes > FLUSH_BYTES;
  }

  /** Opens a frame: the result goes to {@link closeFrame}; the payload is appended to `writer`. */
  openFrame(): number {
    const writer = this.writer;
    writer.ensure(FRAME_HEADER_BYTES);
    const start = writer.position;
    writer.position = start + FRAME_HEADER_BYTES;
    return start;
  }

  /** Fills in the header; a payload larger than `maxBytes` is cut into several frames in place. */
  closeFrame(start: number, type: number, flags: number, streamId: number, maxBytes: number): void {
    const writer = this.writer;
    const length = writer.position - start - FRAME_HEADER_BYTES;
    if (length <= maxBytes) writeFrameHeader(writer.buffer, start, length, type, flags, streamId);
    else this.#cut(start, length, type, flags, streamId, maxBytes);
  }

  #cut(start: number, length: number, type: number, flags: number, streamId: number, maxBytes: number): void {
    const writer = this.writer;
    const headers = type === FrameType.HEADERS;
    // END_STREAM belongs on the last DATA but on the first of HEADERS and CONTINUATION, END_HEADERS on the last.
    const lastFlags = headers ? Flag.END_HEADERS : flags;
    const firstFlags = headers ? flags & ~Flag.END_HEADERS : flags & ~Flag.END_STREAM;
    const extra = Math.ceil(length / maxBytes) - 1;
    writer.ensure(extra * FRAME_HEADER_BYTES);
    const buffer = writer.buffer;
    const payload = start + FRAME_HEADER_BYTES;
    for (let i = extra; i > 0; i--) {
      const from = payload + i * maxBytes;
      const to = Math.min(from + maxBytes, payload + length);
      const target = from + i * FRAME_HEADER_BYTES;
      buffer.copyWithin(target, from, to);
      const cutType = headers ? FrameType.CONTINUATION : type;
      writeFrameHeader(buffer, target - FRAME_HEADER_BYTES, to - from, cutType, i === extra ? lastFlags : 0, streamId);
    }
    writeFrameHeader(buffer, start, maxBytes, type, firstFlags, streamId);
    writer.position += extra * FRAME_HEADER_BYTES;
  }

  /** WINDOW_UPDATE and RST_STREAM. */
  u32Frame(type: number, streamId: number, value: number): void {
    const start = this.openFrame();
    this.#u32(value);
    this.closeFrame(start, type, 0, streamId, DEFAULT_FRAME_BYTES);
  }

  settings(settings: readonly (readonly [id: number, value: number])[]): void {
    const start = this.openFrame();
    for (const [id, value] of settings) {
      this.writer.raw(Uint8Array.of(id >> 8, id));
      this.#u32(value);
    }
    this.closeFrame(start, FrameType.SETTINGS, 0, 0, DEFAULT_FRAME_BYTES);
  }

  settingsAck(): void {
    this.closeFrame(this.openFrame(), FrameType.SETTINGS, Flag.ACK, 0, DEFAULT_FRAME_BYTES);
  }

  /** `payload` is the low half of the eight bytes. */
  ping(payload: number): void {
    const start = this.openFrame();
    this.#u32(0);
    this.#u32(payload);
    this.closeFrame(start, FrameType.PING, 0, 0, DEFAULT_FRAME_BYTES);
  }

  pingAck(payload: Uint8Array): void {
    const start = this.openFrame();
    this.writer.raw(payload);
    this.closeFrame(start, FrameType.PING, Flag.ACK, 0, DEFAULT_FRAME_BYTES);
  }

  goAway(lastStreamId: number, code: number, debug: string): void {
    const start = this.openFrame();
    this.#u32(lastStreamId);
    this.#u32(code);
    this.writer.raw(utf8(debug));
    this.closeFrame(start, FrameType.GOAWAY, 0, 0, DEFAULT_FRAME_BYTES);
  }

  #u32(value: number): void {
    const writer = this.writer;
    writer.ensure(4);
    writeU32(writer.buffer, writer.position, value);
    writer.position += 4;
  }

  /** Hands what was written to the socket. */
  flush(socket: Socket): void {
    const arena = this.#arena;
    if (arena === undefined || arena.writer.position === 0) return;
    this.#arena = undefined;
    this.writtenBytes += arena.writer.position;
    socket.write(arena.writer.view(), arena.release);
  }
}

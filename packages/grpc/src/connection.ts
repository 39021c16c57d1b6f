/**
 * One HTTP/2 connection (RFC 9113): what server and client have in common. It takes the socket's chunks apart,
 * answers SETTINGS and PING, keeps both flow control accounts, and sends all that a turn produced in one write.
 *
 * Invariants: nothing is processed after `dead`; a stream is in `streams` until both sides ended or one reset it;
 * `queuedBytes` is the sum over `blocked`, and is part of `host.memory`.
 * HOT: per frame no allocation, per read event one clock read and one write.
 */
import { AssertionError, describeError, type Logger } from '@tessera/base';
import type { Clock, Socket, SocketEvents } from '@tessera/env';
import type { DeadlineWheel } from './deadlines.ts';
import { type FrameHandler, FrameReader } from './frame-reader.ts';
import { HpackDecoder } from './hpack-decoder.ts';
import { HpackEncoder } from './hpack-encoder.ts';
import {
  ConnectionError,
  DEFAULT_FRAME_BYTES,
  DEFAULT_WINDOW_BYTES,
  ErrorCode,
  errorName,
  Flag,
  FrameType,
  MAX_WINDOW_BYTES,
  readU32,
  Setting,
  writeU32,
} from './http2.ts';
import { type MemoryBudget, RateLimit } from './limits.ts';
import { debugText } from './metadata.ts';
import { Output } from './output.ts';
import { GrpcError, Status } from './status.ts';
import type { Stream } from './stream.ts';
import type { Limits } from './types.ts';

/** What connections of one server or client share. */
export interface ConnectionHost {
  readonly clock: Clock;
  readonly log: Logger;
  readonly limits: Limits;
  readonly memory: MemoryBudget;
  readonly wheel: DeadlineWheel;
  /** Calls `runTurn` once, at the end of this turn of the loop. */
  runLater(connection: Connection): void;
}

/** A peer may allow larger frames, but other streams would wait behind them. */
const MAX_SENT_FRAME_BYTES = 64 * 1024;
/** Beyond this the socket is slow, and queued streams keep their bytes until it has taken what it has. */
const SOCKET_BUFFER_BYTES = 1024 * 1024;
/** CONTINUATION frames of one block: with frames of 16 KiB far beyond what the size limit lets through. */
const MAX_CONTINUATIONS = 64;
const RECENT_IDS = 64;

export abstract class Connection implements FrameHandler {
  readonly host: ConnectionHost;
  readonly socket: Socket;
  readonly output = new Output();
  readonly streams = new Map<number, Stream>();
  /** Streams with queued bytes, in the order of their turns. */
  readonly #blocked = new Set<Stream>();
  /** Streams that asked whether they may send and were told no. */
  readonly waiting = new Set<Stream>();
  readonly encoder = new HpackEncoder();
  protected readonly decoder = new HpackDecoder();
  protected readonly reader = new FrameReader(this);
  protected readonly control: RateLimit;
  /** Nothing more is processed: the socket is gone or only being closed. */
  dead = false;
  /** Time of the current or last read event. */
  turnMs: number;

  sendWindow = DEFAULT_WINDOW_BYTES;
  peerFrameBytes = DEFAULT_FRAME_BYTES;
  protected peerWindowBytes = DEFAULT_WINDOW_BYTES;
  protected peerMaxStreams = Number.POSITIVE_INFINITY;
  #receiveWindow: number;
  #owedBytes = 0;
  queuedBytes = 0;
  #assemblyBytes = 0;
  /** As of the last flush. */
  socketBufferedBytes = 0;
  #socketPaused = false;

  #reading = false;
  #runQueued = false;
  #delivered = false;
  #settingsSeen = false;

  #data: Stream | undefined = undefined;
  #dataFlags = 0;

  /** A header block that CONTINUATION frames complete. */
  #blockStreamId = 0;
  #blockFlags = 0;
  #block: Uint8Array | undefined = undefined;
  #blockFrames = 0;

  /**
   * The last streams that ended, to tell late frames on them from frames on streams that never were. Negative: we
   * reset it before the peer had ended its side, so that more may be on its way.
   */
  readonly #recent = new Int32Array(RECENT_IDS);
  #recentNext = 0;

  constructor(host: ConnectionHost, socket: Socket) {
    this.host = host;
    this.socket = socket;
    this.control = new RateLimit(host.limits.controlFramesPerSecond, host.clock);
    this.turnMs = host.clock.monotonicMs();
    this.#receiveWindow = host.limits.connectionWindowBytes;
  }

  /** Takes the socket over: writes the opening frames and listens. */
  protected open(preface: Uint8Array | undefined, settings: readonly (readonly [id: number, value: number])[]): void {
    if (preface !== undefined) this.output.writer.raw(preface);
    const start = this.output.openFrame();
    const writer = this.output.writer;
    writer.ensure(settings.length * 6);
    for (const [id, value] of settings) {
      writer.buffer[writer.position] = id >> 8;
      writer.buffer[writer.position + 1] = id;
      writeU32(writer.buffer, writer.position + 2, value);
      writer.position += 6;
    }
    this.output.closeFrame(start, FrameType.SETTINGS, 0, 0, DEFAULT_FRAME_BYTES);
    this.writeWindowUpdate(0, this.host.limits.connectionWindowBytes - DEFAULT_WINDOW_BYTES);
    const events: SocketEvents = {
      data: (chunk) => this.#onData(chunk),
      drained: () => this.#onDrained(),
      ended: () => this.onRemoteEnd(),
      closed: (error) => {
        this.teardown(new GrpcError(Status.UNAVAILABLE, 'connection closed', { cause: error }));
        this.onSocketClosed();
      },
    };
    this.socket.attach(events);
    this.flush();
  }

  // ---- what differs between the sides

  /** A whole header block; `flags` are those of its HEADERS frame. Must decode it in any case. */
  protected abstract onHeaders(streamId: number, flags: number, bytes: Uint8Array, start: number, end: number): void;
  protected abstract onGoAway(lastStreamId: number, code: number, debug: string): void;
  protected abstract onPingAck(payload: number): void;
  /** No frame may come on such a stream yet. */
  protected abstract isIdle(streamId: number): boolean;
  /** A stream was reset by the peer, or had to be because of it. */
  protected abstract onStreamReset(): void;
  /** The end of a read event that delivered messages. */
  protected abstract onBatchEnd(): void;
  protected abstract onRemoteEnd(): void;
  /** The calls are about to end; the socket may still be closing. */
  protected onDead(): void {}
  protected abstract onSocketClosed(): void;
  protected onSettings(): void {}
  protected onStreamRemoved(): void {}
  /** After every flush at the end of a read event or a turn. */
  protected onTurnEnd(): void {}

  // ---- turns

  protected feed(chunk: Uint8Array): void {
    this.reader.feed(chunk);
  }

  #onData(chunk: Uint8Array): void {
    if (this.dead) return;
    this.turnMs = this.host.clock.monotonicMs();
    this.#reading = true;
    try {
      this.feed(chunk);
    } catch (error) {
      if (error instanceof AssertionError) throw error;
      this.#fault(error);
    }
    if (this.#delivered) {
      this.#delivered = false;
      this.onBatchEnd();
    }
    this.#reading = false;
    if (this.dead) return;
    if (this.#owedBytes > this.host.limits.connectionWindowBytes >> 1) {
      this.writeWindowUpdate(0, this.#owedBytes);
      this.#receiveWindow += this.#owedBytes;
      this.#owedBytes = 0;
    }
    if (this.#blocked.size > 0) this.#pump();
    this.flush();
    this.onTurnEnd();
  }

  /** Something was written: it leaves at the end of the read event, or of the turn. */
  wrote(): void {
    if (this.output.full) this.flush();
    else if (!this.#reading) this.#later();
  }

  #later(): void {
    if (this.#runQueued || this.dead) return;
    this.#runQueued = true;
    this.host.runLater(this);
  }

  runTurn(): void {
    this.#runQueued = false;
    if (this.dead) return;
    if (this.#blocked.size > 0) this.#pump();
    this.#notifyWaiting();
    this.flush();
    this.onTurnEnd();
  }

  protected flush(): void {
    if (this.dead) return;
    this.output.flush(this.socket);
    this.socketBufferedBytes = this.socket.bufferedBytes;
    const over = this.socketBufferedBytes > this.host.limits.connectionBufferBytes;
    if (over && !this.#socketPaused) {
      // A peer that takes no answers gets to ask no more. The limit is far above what two busy peers owe each other,
      // else both could wait for the other to read.
      this.#socketPaused = true;
      this.socket.pause();
    }
    if (this.waiting.size > 0 && this.#anyWritable()) this.#later();
  }

  /** A waiting stream may go on; not before the next turn, or a fast sender would never leave this one. */
  #anyWritable(): boolean {
    const limit = this.host.limits.streamBufferBytes;
    for (const stream of this.waiting) if (stream.bufferedBytes < limit) return true;
    return false;
  }

  #onDrained(): void {
    if (this.dead) return;
    this.socketBufferedBytes = 0;
    if (this.#socketPaused) {
      this.#socketPaused = false;
      this.socket.resume();
    }
    this.runTurn();
  }

  #notifyWaiting(): void {
    if (this.waiting.size === 0) return;
    const limit = this.host.limits.streamBufferBytes;
    for (const stream of [...this.waiting]) {
      if (stream.bufferedBytes >= limit) continue;
      this.waiting.delete(stream);
      if (!stream.closed) stream.onDrained();
    }
  }

  /** A message reached its call: useful work. */
  delivered(): void {
    this.#delivered = true;
    this.control.earn();
  }

  // ---- sending

  enqueued(stream: Stream, count: number): void {
    this.queuedBytes += count;
    this.host.memory.usedBytes += count;
    this.#blocked.add(stream);
  }

  dequeued(stream: Stream, count: number): void {
    this.queuedBytes -= count;
    this.host.memory.usedBytes -= count;
    if (stream.queuedBytes === 0) this.#blocked.delete(stream);
  }

  get bufferedBytes(): number {
    return this.queuedBytes + this.socketBufferedBytes + this.output.unsentBytes;
  }

  /** One frame of each blocked stream in turn, as long as windows and socket allow. */
  #pump(): void {
    let progress = true;
    while (progress) {
      progress = false;
      for (const stream of [...this.#blocked]) {
        if (this.sendWindow <= 0 || this.socketBufferedBytes > SOCKET_BUFFER_BYTES) return;
        if (!stream.pump()) continue;
        progress = true;
        if (stream.queuedBytes > 0) {
          // To the end of the line.
          this.#blocked.delete(stream);
          this.#blocked.add(stream);
        }
        if (this.output.full) this.flush();
      }
    }
  }

  writeWindowUpdate(streamId: number, count: number): void {
    if (count <= 0) return;
    this.#writeU32Frame(FrameType.WINDOW_UPDATE, streamId, count);
  }

  writeReset(streamId: number, code: number): void {
    this.#writeU32Frame(FrameType.RST_STREAM, streamId, code);
  }

  #writeU32Frame(type: number, streamId: number, value: number): void {
    const start = this.output.openFrame();
    const writer = this.output.writer;
    writer.ensure(4);
    writeU32(writer.buffer, writer.position, value);
    writer.position += 4;
    this.output.closeFrame(start, type, 0, streamId, DEFAULT_FRAME_BYTES);
    this.wrote();
  }

  protected writePing(payload: number): void {
    const start = this.output.openFrame();
    const writer = this.output.writer;
    writer.ensure(8);
    writeU32(writer.buffer, writer.position, 0);
    writeU32(writer.buffer, writer.position + 4, payload);
    writer.position += 8;
    this.output.closeFrame(start, FrameType.PING, 0, 0, DEFAULT_FRAME_BYTES);
    this.wrote();
  }

  protected writeGoAway(lastStreamId: number, code: number, debug: string): void {
    const start = this.output.openFrame();
    const writer = this.output.writer;
    writer.ensure(8);
    writeU32(writer.buffer, writer.position, lastStreamId);
    writeU32(writer.buffer, writer.position + 4, code);
    writer.position += 8;
    writer.raw(Buffer.from(debug));
    this.output.closeFrame(start, FrameType.GOAWAY, 0, 0, DEFAULT_FRAME_BYTES);
    this.wrote();
  }

  // ---- streams

  protected addStream(stream: Stream, id: number): void {
    stream.connection = this;
    stream.id = id;
    stream.sendWindow = this.peerWindowBytes;
    stream.receiveWindow = this.host.limits.streamWindowBytes;
    this.streams.set(id, stream);
  }

  /** Both sides are done with the stream, or one reset it. */
  removeStream(stream: Stream): void {
    stream.release();
    if (this.waiting.size > 0) this.waiting.delete(stream);
    if (!this.streams.delete(stream.id)) return;
    this.noteEnded(stream.id, stream.remoteEnded);
    this.onStreamRemoved();
  }

  /** The stream cannot go on: RST_STREAM. `why` is set when the peer broke the protocol. */
  resetStream(streamId: number, code: number, why?: string): void {
    this.writeReset(streamId, code);
    const stream = this.streams.get(streamId);
    if (why !== undefined) this.onStreamReset();
    if (stream === undefined) return;
    this.removeStream(stream);
    if (why !== undefined) stream.onReset(code, why);
  }

  protected noteEnded(streamId: number, byPeer: boolean): void {
    this.#recent[this.#recentNext++ % RECENT_IDS] = byPeer ? streamId : -streamId;
  }

  protected endedStream(streamId: number): 'by the peer' | 'by us' | 'unknown' {
    if (this.#recent.includes(-streamId)) return 'by us';
    return this.#recent.includes(streamId) ? 'by the peer' : 'unknown';
  }

  reserveAssembly(count: number): boolean {
    const { limits, memory } = this.host;
    if (this.#assemblyBytes + count > limits.assemblyBytes) return false;
    if (memory.usedBytes + count > memory.limitBytes) return false;
    this.#assemblyBytes += count;
    memory.usedBytes += count;
    return true;
  }

  releaseAssembly(count: number): void {
    this.#assemblyBytes -= count;
    this.host.memory.usedBytes -= count;
  }

  // ---- the end

  /** Ends the connection with GOAWAY; what is written already still leaves. */
  protected goAwayAndClose(code: ErrorCode, lastStreamId: number, message: string): void {
    if (this.dead) return;
    this.writeGoAway(lastStreamId, code, message);
    this.flush();
    this.socket.end();
    this.teardown(new GrpcError(Status.UNAVAILABLE, `connection ended: ${message}`));
  }

  #fault(error: unknown): void {
    if (error instanceof ConnectionError) {
      this.host.log.debug?.('connection ended for a protocol error', {
        peer: this.socket.peerAddress,
        code: errorName(error.code),
        reason: error.message,
      });
      this.goAwayAndClose(error.code, this.lastPeerStreamId(), error.message);
      return;
    }
    this.host.log.error?.('connection ended for an unexpected error', {
      peer: this.socket.peerAddress,
      error: describeError(error),
      stack: error instanceof Error ? error.stack : undefined,
    });
    this.goAwayAndClose(ErrorCode.INTERNAL_ERROR, this.lastPeerStreamId(), 'internal error');
  }

  /** The newest stream of the peer that we took. */
  protected lastPeerStreamId(): number {
    return 0;
  }

  /** Drops the connection without a word. */
  destroy(error: GrpcError): void {
    this.socket.destroy();
    this.teardown(error);
  }

  protected teardown(error: GrpcError): void {
    if (this.dead) return;
    this.dead = true;
    this.onDead();
    for (const stream of [...this.streams.values()]) {
      this.removeStream(stream);
      stream.onLost(error);
    }
  }

  // ---- frames in

  dataStart(streamId: number, flags: number, length: number): void {
    if (this.#blockStreamId !== 0) throw protocolError('DATA inside a header block');
    if (streamId === 0 || this.isIdle(streamId)) throw protocolError('DATA on an idle stream');
    if (!this.#settingsSeen) throw protocolError('the first frame is not SETTINGS');
    this.#receiveWindow -= length;
    if (this.#receiveWindow < 0) throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, 'connection window overrun');
    this.#owedBytes += length;
    if (length === 0 && (flags & Flag.END_STREAM) === 0) this.#chargeControl();
    const stream = this.streams.get(streamId);
    this.#data = undefined;
    if (stream === undefined || stream.remoteEnded) {
      this.#chargeControl();
      this.resetStream(streamId, ErrorCode.STREAM_CLOSED, stream === undefined ? undefined : 'DATA after END_STREAM');
      return;
    }
    stream.receiveWindow -= length;
    if (stream.receiveWindow < 0) {
      this.resetStream(streamId, ErrorCode.FLOW_CONTROL_ERROR, 'stream window overrun');
      return;
    }
    this.#data = stream;
    this.#dataFlags = flags;
    stream.consumed(length);
  }

  dataBytes(bytes: Uint8Array, start: number, end: number): void {
    const stream = this.#data;
    if (stream === undefined) return;
    if (stream.bodyLeft !== undefined) stream.bodyLeft -= end - start;
    if (!stream.closed) stream.receive(bytes, start, end);
  }

  dataEnd(): void {
    const stream = this.#data;
    if (stream === undefined) return;
    this.#data = undefined;
    if ((this.#dataFlags & Flag.END_STREAM) !== 0) this.endRemote(stream);
  }

  protected endRemote(stream: Stream): void {
    if (stream.bodyLeft !== undefined && stream.bodyLeft !== 0) {
      this.resetStream(stream.id, ErrorCode.PROTOCOL_ERROR, 'body differs from content-length');
    } else {
      stream.remoteEnd();
    }
  }

  frame(type: number, flags: number, streamId: number, bytes: Uint8Array, start: number, end: number): void {
    if (this.#blockStreamId !== 0 && (type !== FrameType.CONTINUATION || streamId !== this.#blockStreamId)) {
      throw protocolError('frame inside a header block');
    }
    if (!this.#settingsSeen && type !== FrameType.SETTINGS) throw protocolError('the first frame is not SETTINGS');
    switch (type) {
      case FrameType.HEADERS:
        this.#onHeadersFrame(flags, streamId, bytes, start, end);
        break;
      case FrameType.CONTINUATION:
        this.#onContinuation(flags, bytes, start, end);
        break;
      case FrameType.WINDOW_UPDATE:
        this.#onWindowUpdate(streamId, bytes, start, end);
        break;
      case FrameType.RST_STREAM:
        this.#onResetFrame(streamId, bytes, start, end);
        break;
      case FrameType.PUSH_PROMISE:
        throw protocolError('PUSH_PROMISE is not allowed');
      default:
        this.#chargeControl();
        this.#onControlFrame(type, flags, streamId, bytes, start, end);
    }
  }

  #onControlFrame(type: number, flags: number, streamId: number, bytes: Uint8Array, start: number, end: number): void {
    switch (type) {
      case FrameType.PRIORITY:
        if (streamId === 0) throw protocolError('PRIORITY on stream 0');
        if (end - start !== 5) this.resetStream(streamId, ErrorCode.FRAME_SIZE_ERROR, 'PRIORITY of a wrong size');
        else if ((readU32(bytes, start) & 0x7fff_ffff) === streamId) {
          this.resetStream(streamId, ErrorCode.PROTOCOL_ERROR, 'stream depends on itself');
        }
        break;
      case FrameType.SETTINGS:
        this.#onSettingsFrame(flags, streamId, bytes, start, end);
        break;
      case FrameType.PING:
        if (streamId !== 0) throw protocolError('PING on a stream');
        if (end - start !== 8) throw sizeError('PING');
        if ((flags & Flag.ACK) !== 0) this.onPingAck(readU32(bytes, start + 4));
        else this.#answerPing(bytes, start, end);
        break;
      case FrameType.GOAWAY:
        if (streamId !== 0) throw protocolError('GOAWAY on a stream');
        if (end - start < 8) throw sizeError('GOAWAY');
        this.onGoAway(
          readU32(bytes, start) & 0x7fff_ffff,
          readU32(bytes, start + 4),
          debugText(bytes.subarray(start + 8, end)),
        );
        break;
    }
  }

  #chargeControl(): void {
    if (!this.control.take()) throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, 'too many control frames');
  }

  #answerPing(bytes: Uint8Array, start: number, end: number): void {
    const frame = this.output.openFrame();
    this.output.writer.raw(bytes.subarray(start, end));
    this.output.closeFrame(frame, FrameType.PING, Flag.ACK, 0, DEFAULT_FRAME_BYTES);
    this.wrote();
  }

  #onHeadersFrame(flags: number, streamId: number, bytes: Uint8Array, frameStart: number, frameEnd: number): void {
    if (streamId === 0) throw protocolError('HEADERS on stream 0');
    let start = frameStart;
    let end = frameEnd;
    if ((flags & Flag.PADDED) !== 0) {
      if (start === end) throw sizeError('HEADERS');
      end -= bytes[start++] as number;
    }
    let selfDependent = false;
    if ((flags & Flag.PRIORITY) !== 0) {
      if (start + 5 <= end) selfDependent = (readU32(bytes, start) & 0x7fff_ffff) === streamId;
      start += 5;
    }
    if (start > end) throw protocolError('padding longer than its frame');
    if ((flags & Flag.END_HEADERS) !== 0) {
      this.onHeaders(streamId, flags, bytes, start, end);
    } else {
      this.#blockStreamId = streamId;
      this.#blockFlags = flags;
      this.#blockFrames = 0;
      this.#block = new Uint8Array(bytes.subarray(start, end));
    }
    if (selfDependent) this.resetStream(streamId, ErrorCode.PROTOCOL_ERROR, 'stream depends on itself');
  }

  #onContinuation(flags: number, bytes: Uint8Array, start: number, end: number): void {
    const before = this.#block;
    if (before === undefined) throw protocolError('CONTINUATION without HEADERS');
    // A compressed block larger than the decoded list may be is hostile, and so are many small pieces.
    if (before.length + end - start > this.host.limits.headerListBytes || ++this.#blockFrames > MAX_CONTINUATIONS) {
      throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, 'header block too large');
    }
    const block = new Uint8Array(before.length + end - start);
    block.set(before);
    block.set(bytes.subarray(start, end), before.length);
    this.#block = block;
    if ((flags & Flag.END_HEADERS) === 0) return;
    const streamId = this.#blockStreamId;
    this.#blockStreamId = 0;
    this.#block = undefined;
    this.onHeaders(streamId, this.#blockFlags, block, 0, block.length);
  }

  #onWindowUpdate(streamId: number, bytes: Uint8Array, start: number, end: number): void {
    if (end - start !== 4) throw sizeError('WINDOW_UPDATE');
    const count = readU32(bytes, start) & 0x7fff_ffff;
    if (streamId === 0) {
      if (count === 0) throw protocolError('window update of zero');
      this.sendWindow += count;
      if (this.sendWindow > MAX_WINDOW_BYTES) throw windowOverflow();
      return;
    }
    if (this.isIdle(streamId)) throw protocolError('WINDOW_UPDATE on an idle stream');
    const stream = this.streams.get(streamId);
    if (stream === undefined) return;
    if (count === 0) {
      this.resetStream(streamId, ErrorCode.PROTOCOL_ERROR, 'window update of zero');
      return;
    }
    stream.sendWindow += count;
    if (stream.sendWindow > MAX_WINDOW_BYTES) {
      this.resetStream(streamId, ErrorCode.FLOW_CONTROL_ERROR, 'window larger than 2^31 - 1');
    }
  }

  #onResetFrame(streamId: number, bytes: Uint8Array, start: number, end: number): void {
    if (end - start !== 4) throw sizeError('RST_STREAM');
    if (streamId === 0 || this.isIdle(streamId)) throw protocolError('RST_STREAM on an idle stream');
    const stream = this.streams.get(streamId);
    if (stream === undefined) {
      this.#chargeControl();
      return;
    }
    this.onStreamReset();
    stream.remoteEnded = true;
    this.removeStream(stream);
    stream.onReset(readU32(bytes, start), undefined);
  }

  #onSettingsFrame(flags: number, streamId: number, bytes: Uint8Array, start: number, end: number): void {
    if (streamId !== 0) throw protocolError('SETTINGS on a stream');
    if ((flags & Flag.ACK) !== 0) {
      if (end !== start) throw sizeError('SETTINGS acknowledgement');
      return;
    }
    if ((end - start) % 6 !== 0) throw sizeError('SETTINGS');
    this.#settingsSeen = true;
    for (let at = start; at < end; at += 6) {
      this.#setting(((bytes[at] as number) << 8) | (bytes[at + 1] as number), readU32(bytes, at + 2));
    }
    const frame = this.output.openFrame();
    this.output.closeFrame(frame, FrameType.SETTINGS, Flag.ACK, 0, DEFAULT_FRAME_BYTES);
    this.wrote();
    this.onSettings();
  }

  #setting(id: number, value: number): void {
    switch (id) {
      case Setting.HEADER_TABLE_SIZE:
        this.encoder.setPeerLimit(value);
        break;
      case Setting.ENABLE_PUSH:
        if (value > 1) throw protocolError('ENABLE_PUSH is neither 0 nor 1');
        break;
      case Setting.MAX_CONCURRENT_STREAMS:
        this.peerMaxStreams = value;
        break;
      case Setting.INITIAL_WINDOW_SIZE: {
        if (value > MAX_WINDOW_BYTES) throw windowOverflow();
        const difference = value - this.peerWindowBytes;
        this.peerWindowBytes = value;
        for (const stream of this.streams.values()) {
          stream.sendWindow += difference;
          if (stream.sendWindow > MAX_WINDOW_BYTES) throw windowOverflow();
        }
        break;
      }
      case Setting.MAX_FRAME_SIZE:
        if (value < DEFAULT_FRAME_BYTES || value > 0xff_ffff) throw protocolError('MAX_FRAME_SIZE out of range');
        this.peerFrameBytes = Math.min(value, MAX_SENT_FRAME_BYTES);
        break;
    }
  }
}

function protocolError(message: string): ConnectionError {
  return new ConnectionError(ErrorCode.PROTOCOL_ERROR, message);
}

function sizeError(frame: string): ConnectionError {
  return new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, `${frame} of a wrong size`);
}

function windowOverflow(): ConnectionError {
  return new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, 'window larger than 2^31 - 1');
}

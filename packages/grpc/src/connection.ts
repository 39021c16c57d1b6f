/**
 * One HTTP/2 connection (RFC 9113): what server and client have in common. It handles frames, answers SETTINGS and
 * PING, keeps the flow control accounts of both directions, and refuses what breaks the protocol.
 *
 * Invariant: a stream is in `streams` until both sides ended it or one reset it.
 * HOT: no allocation per frame.
 */
import type { Socket } from '@tessera/env';
import { type FrameHandler, FrameReader } from './frame-reader.ts';
import { type BlockHandler, HeaderBlocks } from './header-blocks.ts';
import type { ConnectionHost } from './host.ts';
import { HpackDecoder } from './hpack-decoder.ts';
import { HpackEncoder } from './hpack-encoder.ts';
import {
  ConnectionError,
  checkSetting,
  DEFAULT_FRAME_BYTES,
  DEFAULT_WINDOW_BYTES,
  ErrorCode,
  Flag,
  FrameType,
  MAX_WINDOW_BYTES,
  protocolError,
  readU32,
  Setting,
  sizeError,
  windowOverflow,
} from './http2.ts';
import { AssemblyMemory, RateLimit } from './limits.ts';
import { debugText } from './metadata.ts';
import { RecentStreams } from './recent-streams.ts';
import type { GrpcError } from './status.ts';
import type { Stream } from './stream.ts';
import { StreamTable } from './stream-table.ts';
import { Transport } from './transport.ts';

/** A peer may allow larger frames, but other streams would wait behind them. */
const MAX_SENT_FRAME_BYTES = 64 * 1024;

export abstract class Connection extends Transport implements FrameHandler, BlockHandler {
  readonly streams = new StreamTable<Stream>();
  readonly encoder = new HpackEncoder();
  protected readonly decoder = new HpackDecoder();
  protected readonly reader = new FrameReader(this);
  protected readonly control: RateLimit;
  peerFrameBytes = DEFAULT_FRAME_BYTES;
  protected peerWindowBytes = DEFAULT_WINDOW_BYTES;
  protected peerMaxStreams = Number.POSITIVE_INFINITY;
  #receiveWindow: number;
  #owedBytes = 0;
  readonly assembly: AssemblyMemory;
  #settingsSeen = false;

  #data: Stream | undefined = undefined;
  #dataFlags = 0;

  readonly #blocks: HeaderBlocks;
  protected readonly recent = new RecentStreams();

  constructor(host: ConnectionHost, socket: Socket) {
    super(host, socket);
    this.control = new RateLimit(host.limits.controlFramesPerSecond, host.clock);
    this.#receiveWindow = host.limits.connectionWindowBytes;
    this.assembly = new AssemblyMemory(host.limits.assemblyBytes, host.memory);
    this.#blocks = new HeaderBlocks(this, host.limits.headerListBytes);
  }

  /** Writes the opening frames and listens. */
  protected start(preface: Uint8Array | undefined, settings: readonly (readonly [id: number, value: number])[]): void {
    if (preface !== undefined) this.output.writer.raw(preface);
    this.output.settings(settings);
    this.writeWindowUpdate(0, this.host.limits.connectionWindowBytes - DEFAULT_WINDOW_BYTES);
    this.attach();
  }

  // ---- what differs between the sides

  /** Must decode the block in any case. */
  abstract onHeaders(streamId: number, flags: number, bytes: Uint8Array, start: number, end: number): void;
  protected abstract onGoAway(lastStreamId: number, code: number, debug: string): void;
  protected abstract onPingAck(payload: number): void;
  /** No frame may come on such a stream yet. */
  protected abstract isIdle(streamId: number): boolean;
  /** A stream was reset by the peer, or had to be because of it. */
  protected abstract onStreamReset(): void;
  protected onSettings(): void {}
  protected onStreamRemoved(): void {}

  protected feed(chunk: Uint8Array): void {
    this.reader.feed(chunk);
  }

  // ---- sending

  writeWindowUpdate(streamId: number, count: number): void {
    if (count <= 0) return;
    this.output.u32Frame(FrameType.WINDOW_UPDATE, streamId, count);
    this.wrote();
  }

  writeReset(streamId: number, code: number): void {
    this.output.u32Frame(FrameType.RST_STREAM, streamId, code);
    this.wrote();
  }

  protected writePing(payload: number): void {
    this.output.ping(payload);
    this.wrote();
  }

  protected writeGoAway(lastStreamId: number, code: number, debug: string): void {
    this.output.goAway(lastStreamId, code, debug);
    this.wrote();
  }

  // ---- streams

  protected addStream(stream: Stream, id: number): void {
    stream.connection = this;
    stream.id = id;
    stream.sendWindow = this.peerWindowBytes;
    stream.receiveWindow = this.host.limits.streamWindowBytes;
    this.streams.add(stream);
  }

  /** Both sides are done with the stream, or one reset it. */
  removeStream(stream: Stream): void {
    stream.release();
    this.backlog.forget(stream);
    if (!this.streams.delete(stream.id)) return;
    this.recent.note(stream.id, stream.remoteEnded);
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

  protected loseCalls(error: GrpcError): void {
    for (const stream of this.streams.all()) {
      this.removeStream(stream);
      stream.onLost(error);
    }
  }

  /** A message reached its call: useful work. */
  override delivered(): void {
    super.delivered();
    this.control.earn();
  }

  protected grantWindow(): void {
    if (this.#owedBytes <= this.host.limits.connectionWindowBytes >> 1) return;
    this.writeWindowUpdate(0, this.#owedBytes);
    this.#receiveWindow += this.#owedBytes;
    this.#owedBytes = 0;
  }

  // ---- frames in

  dataStart(streamId: number, flags: number, length: number): void {
    if (this.dead) return;
    this.#blocks.check(FrameType.DATA, streamId);
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
    // A handler may have closed the connection in the middle of a chunk.
    if (this.dead) return;
    this.#blocks.check(type, streamId);
    if (!this.#settingsSeen && type !== FrameType.SETTINGS) throw protocolError('the first frame is not SETTINGS');
    switch (type) {
      case FrameType.HEADERS:
        if (this.#blocks.onHeadersFrame(flags, streamId, bytes, start, end)) {
          this.resetStream(streamId, ErrorCode.PROTOCOL_ERROR, 'stream depends on itself');
        }
        break;
      case FrameType.CONTINUATION:
        this.#blocks.onContinuation(flags, bytes, start, end);
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
        else {
          this.output.pingAck(bytes.subarray(start, end));
          this.wrote();
        }
        break;
      case FrameType.GOAWAY:
        if (streamId !== 0) throw protocolError('GOAWAY on a stream');
        if (end - start < 8) throw sizeError('GOAWAY');
        this.onGoAway(readU32(bytes, start) & 0x7fff_ffff, readU32(bytes, start + 4), debugText(bytes, start + 8, end));
        break;
    }
  }

  #chargeControl(): void {
    if (!this.control.take()) throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, 'too many control frames');
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
    this.output.settingsAck();
    this.wrote();
    this.onSettings();
  }

  #setting(id: number, value: number): void {
    checkSetting(id, value);
    switch (id) {
      case Setting.HEADER_TABLE_SIZE:
        this.encoder.setPeerLimit(value);
        break;
      case Setting.MAX_CONCURRENT_STREAMS:
        this.peerMaxStreams = value;
        break;
      case Setting.INITIAL_WINDOW_SIZE: {
        const difference = value - this.peerWindowBytes;
        this.peerWindowBytes = value;
        for (const stream of this.streams.all()) {
          stream.sendWindow += difference;
          if (stream.sendWindow > MAX_WINDOW_BYTES) throw windowOverflow();
        }
        break;
      }
      case Setting.MAX_FRAME_SIZE:
        this.peerFrameBytes = Math.min(value, MAX_SENT_FRAME_BYTES);
        break;
    }
  }
}

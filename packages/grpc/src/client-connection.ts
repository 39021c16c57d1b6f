/** The client's end of a connection: opens streams within the server's limit, keepalive, GOAWAY. */
import type { Socket, Timer } from '@tessera/env';
import type { ClientCallStream } from './client-call.ts';
import { Connection } from './connection.ts';
import { HeaderList } from './header-list.ts';
import type { ConnectionHost } from './host.ts';
import { ConnectionError, ErrorCode, errorName, Flag, MAX_STREAM_ID, PREFACE, Setting } from './http2.ts';
import { EMPTY_METADATA, GrpcError, Status } from './status.ts';

export interface ClientHost extends ConnectionHost {
  readonly keepaliveMs: number;
  readonly keepaliveTimeoutMs: number;
  /** The server's SETTINGS have come: it is alive and speaks HTTP/2. */
  settled(connection: ClientConnection): void;
  /** A stream became free. */
  room(connection: ClientConnection): void;
  /** No new calls on it: it is gone or going. */
  leaving(connection: ClientConnection): void;
}

/** Until the server has said how many streams it allows. */
const UNSETTLED_STREAMS = 100;
const KEEPALIVE_PING = 0x616c_6976;

export class ClientConnection extends Connection {
  readonly #client: ClientHost;
  #nextId = 1;
  #leaving = false;
  #keepalive: Timer | undefined = undefined;
  #pingedMs = 0;
  settled = false;

  constructor(host: ClientHost, socket: Socket) {
    super(host, socket);
    this.#client = host;
    this.peerMaxStreams = UNSETTLED_STREAMS;
    this.start(PREFACE, [
      [Setting.ENABLE_PUSH, 0],
      [Setting.INITIAL_WINDOW_SIZE, host.limits.streamWindowBytes],
      [Setting.MAX_HEADER_LIST_SIZE, host.limits.headerListBytes],
    ]);
  }

  get usable(): boolean {
    return !this.dead && !this.#leaving;
  }

  get hasRoom(): boolean {
    return this.usable && this.streams.size < this.peerMaxStreams;
  }

  /** Starts a call; there must be room. */
  take(call: ClientCallStream): void {
    this.addStream(call, this.#nextId);
    this.#nextId += 2;
    if (this.#nextId > MAX_STREAM_ID) this.#leave();
    if (this.#keepalive === undefined && this.#client.keepaliveMs > 0) this.#watch(this.#client.keepaliveMs);
    call.start();
  }

  protected isIdle(streamId: number): boolean {
    return streamId >= this.#nextId || streamId % 2 === 0;
  }

  onHeaders(streamId: number, flags: number, bytes: Uint8Array, start: number, end: number): void {
    const list = new HeaderList(this.host.limits.headerListBytes);
    this.decoder.decode(bytes, start, end, list);
    if (this.isIdle(streamId)) throw new ConnectionError(ErrorCode.PROTOCOL_ERROR, 'HEADERS on an idle stream');
    const call = this.streams.get(streamId) as ClientCallStream | undefined;
    if (call === undefined) return;
    if (call.remoteEnded) {
      this.resetStream(streamId, ErrorCode.STREAM_CLOSED, 'HEADERS after END_STREAM');
    } else if (list.tooLarge) {
      this.resetStream(streamId, ErrorCode.CANCEL);
      const text = `header list larger than ${this.host.limits.headerListBytes} bytes`;
      call.finish(new GrpcError(Status.RESOURCE_EXHAUSTED, text), EMPTY_METADATA);
    } else {
      call.onBlock(list, (flags & Flag.END_STREAM) !== 0);
    }
  }

  protected override onSettings(): void {
    if (!this.settled && this.peerMaxStreams === UNSETTLED_STREAMS) this.peerMaxStreams = Number.POSITIVE_INFINITY;
    this.settled = true;
    this.#client.settled(this);
    this.#client.room(this);
  }

  protected onStreamReset(): void {}
  protected onBatchEnd(): void {}

  protected override onStreamRemoved(): void {
    if (this.#leaving) {
      if (this.streams.size === 0) this.wrote();
    } else {
      this.#client.room(this);
    }
  }

  // ---- the end

  protected onGoAway(lastStreamId: number, code: number, debug: string): void {
    this.#leave();
    const text = `the server goes away: ${errorName(code)} ${debug}`.trimEnd();
    if (code !== ErrorCode.NO_ERROR) this.host.log.warn?.('connection ended by the server', { reason: text });
    for (const stream of this.streams.all()) {
      if (stream.id <= lastStreamId) continue;
      this.removeStream(stream);
      (stream as ClientCallStream).onUnprocessed(new GrpcError(Status.UNAVAILABLE, text, { unprocessed: true }));
    }
    if (this.streams.size === 0) this.wrote();
  }

  #leave(): void {
    if (this.#leaving) return;
    this.#leaving = true;
    this.#client.leaving(this);
  }

  protected onTurnEnd(): void {
    if (this.#leaving && this.streams.size === 0) this.close();
  }

  /** Sends what is written and closes; open calls end. */
  close(): void {
    if (this.dead) return;
    this.flush();
    this.socket.end();
    this.teardown(new GrpcError(Status.UNAVAILABLE, 'connection closed'));
  }

  /** Ends the calls with `error`, then closes. */
  cancelAll(error: GrpcError): void {
    for (const stream of this.streams.all()) (stream as ClientCallStream).finish(error, EMPTY_METADATA);
    this.close();
  }

  protected onRemoteEnd(): void {
    this.socket.end();
    this.teardown(new GrpcError(Status.UNAVAILABLE, 'the server closed the connection'));
  }

  protected onDead(): void {
    this.#keepalive?.cancel();
    this.#leaving = true;
    this.#client.leaving(this);
  }

  protected onSocketClosed(): void {}

  protected lastPeerStreamId(): number {
    return 0;
  }

  // ---- keepalive

  protected onPingAck(): void {}

  #watch(delayMs: number): void {
    this.#keepalive = this.host.clock.setTimer(delayMs, () => {
      this.#keepalive = undefined;
      this.#checkAlive(this.host.clock.monotonicMs());
    });
  }

  /** Any byte is a sign of life; only calls make it worth asking. */
  #checkAlive(nowMs: number): void {
    if (this.dead || this.streams.size === 0) return;
    const { keepaliveMs, keepaliveTimeoutMs } = this.#client;
    if (this.#pingedMs > this.turnMs) {
      const waitedMs = nowMs - this.#pingedMs;
      if (waitedMs < keepaliveTimeoutMs) this.#watch(keepaliveTimeoutMs - waitedMs);
      else this.destroy(new GrpcError(Status.UNAVAILABLE, 'the server does not answer (keepalive)'));
    } else if (nowMs - this.turnMs >= keepaliveMs) {
      this.#pingedMs = nowMs;
      this.writePing(KEEPALIVE_PING);
      this.#watch(keepaliveTimeoutMs);
    } else {
      this.#watch(keepaliveMs - (nowMs - this.turnMs));
    }
  }
}

/** The server's end of a connection: preface, requests, refusals, graceful end. */
import type { Socket } from '@tessera/env';
import { Connection } from './connection.ts';
import { isAcceptedEncoding } from './gzip.ts';
import { HeaderList } from './header-list.ts';
import type { ConnectionHost } from './host.ts';
import { ConnectionError, ErrorCode, Flag, MAX_STREAM_ID, PREFACE, Setting } from './http2.ts';
import { RateLimit } from './limits.ts';
import { type MethodEntry, ServerStream, writeTrailers } from './server-call.ts';
import { GrpcError, Status } from './status.ts';
import { TextAnswer } from './text-answer.ts';

export interface ServerHost extends ConnectionHost {
  readonly gzipFromBytes: number;
  find(path: string): MethodEntry | undefined;
  started(): void;
  batchEnd(): void;
  socketClosed(connection: ServerConnection): void;
}

/** Blocks up to this size are compared with the last one: with tables warm a gRPC request takes 10 to 40 bytes. */
const MEMO_BYTES = 128;
const DRAIN_PING = 0x6472_6169;
const PROBE_PING = 0x7072_6f62;

export class ServerConnection extends Connection {
  readonly server: ServerHost;
  readonly #resets: RateLimit;
  /** Why calls are refused with UNAUTHENTICATED. */
  readonly #refusal: string | undefined;
  #prefaceHave = 0;
  #lastStreamId = 0;
  /** The last stream that is served, once we have said so. */
  #finalStreamId: number | undefined = undefined;
  /** `warned`: the client knows, but calls on their way are taken. `final`: later streams are ignored. */
  #drain: 'no' | 'warned' | 'final' = 'no';

  readonly #memo = new Uint8Array(MEMO_BYTES);
  #memoLength = -1;
  #memoGeneration = 0;
  #memoHead: HeaderList;

  readonly #openedMs: number;
  /** What the socket has taken as of the last sweep, and when it last moved or had nothing to take. */
  #takenBytes = 0;
  #movedMs: number;
  #probedMs = 0;

  constructor(host: ServerHost, socket: Socket, refusal: string | undefined) {
    super(host, socket);
    this.server = host;
    this.#refusal = refusal;
    this.#resets = new RateLimit(host.limits.resetsPerSecond, host.clock);
    this.#memoHead = new HeaderList(0);
    this.#openedMs = this.turnMs;
    this.#movedMs = this.turnMs;
    this.start(undefined, [
      [Setting.MAX_CONCURRENT_STREAMS, host.limits.concurrentStreams],
      [Setting.INITIAL_WINDOW_SIZE, host.limits.streamWindowBytes],
      [Setting.MAX_HEADER_LIST_SIZE, host.limits.headerListBytes],
    ]);
  }

  protected override feed(chunk: Uint8Array): void {
    let at = 0;
    while (this.#prefaceHave < PREFACE.length && at < chunk.length) {
      if (chunk[at++] !== PREFACE[this.#prefaceHave++]) {
        throw new ConnectionError(ErrorCode.PROTOCOL_ERROR, 'not an HTTP/2 client');
      }
    }
    if (at < chunk.length) this.reader.feed(chunk, at);
  }

  protected isIdle(streamId: number): boolean {
    return streamId > this.#lastStreamId || streamId % 2 === 0;
  }

  onHeaders(streamId: number, flags: number, bytes: Uint8Array, start: number, end: number): void {
    const stream = this.streams.get(streamId);
    if (stream !== undefined) {
      const trailers = new HeaderList(this.host.limits.headerListBytes);
      this.decoder.decode(bytes, start, end, trailers);
      if (stream.remoteEnded) this.resetStream(streamId, ErrorCode.STREAM_CLOSED, 'HEADERS after END_STREAM');
      else if ((flags & Flag.END_STREAM) === 0 || trailers.trailersFault() !== undefined) {
        this.resetStream(streamId, ErrorCode.PROTOCOL_ERROR, 'malformed trailers');
      } else this.endRemote(stream);
      return;
    }
    const head = this.#decodeHead(bytes, start, end);
    if (streamId % 2 === 0) throw new ConnectionError(ErrorCode.PROTOCOL_ERROR, 'a client must use odd streams');
    if (streamId <= this.#lastStreamId) {
      const ended = this.recent.find(streamId);
      if (ended === 'ended by us') return;
      if (ended === 'unknown') throw new ConnectionError(ErrorCode.PROTOCOL_ERROR, 'stream ids must grow');
      throw new ConnectionError(ErrorCode.STREAM_CLOSED, 'HEADERS on a closed stream');
    }
    this.#lastStreamId = streamId;
    const ended = (flags & Flag.END_STREAM) !== 0;
    if (this.#drain === 'final') this.recent.note(streamId, ended);
    else this.#request(streamId, ended, head);
  }

  /** Clients repeat themselves: an equal block under an unchanged table is an equal list. */
  #decodeHead(bytes: Uint8Array, start: number, end: number): HeaderList {
    const length = end - start;
    if (length === this.#memoLength && this.#memoGeneration === this.decoder.generation) {
      const memo = this.#memo;
      let i = 0;
      while (i < length && memo[i] === bytes[start + i]) i++;
      if (i === length) return this.#memoHead;
    }
    const generation = this.decoder.generation;
    const head = new HeaderList(this.host.limits.headerListBytes);
    this.decoder.decode(bytes, start, end, head);
    if (length <= MEMO_BYTES && this.decoder.generation === generation) {
      this.#memo.set(bytes.subarray(start, end));
      this.#memoLength = length;
      this.#memoGeneration = generation;
      this.#memoHead = head;
    }
    return head;
  }

  #request(streamId: number, ended: boolean, head: HeaderList): void {
    const fault = head.tooLarge ? undefined : head.requestFault();
    if (this.streams.size >= this.host.limits.concurrentStreams) {
      this.resetStream(streamId, ErrorCode.REFUSED_STREAM, 'too many open calls');
    } else if (head.tooLarge) {
      const text = `header list larger than ${this.host.limits.headerListBytes} bytes`;
      this.#refuse(streamId, ended, new GrpcError(Status.RESOURCE_EXHAUSTED, text));
    } else if (fault !== undefined) {
      this.resetStream(streamId, ErrorCode.PROTOCOL_ERROR, fault);
    } else if (head.method !== 'POST') {
      this.#answerText(streamId, ended, head, '405', 'gRPC calls are POST requests\n');
    } else if (!head.isGrpc) {
      this.#answerText(streamId, ended, head, '415', 'this port serves gRPC: application/grpc\n');
    } else {
      const entry = this.#find(head);
      if (entry instanceof GrpcError) this.#refuse(streamId, ended, entry);
      else this.#open(streamId, ended, head, entry);
    }
  }

  /** The method of a well-formed request, or why it is refused. */
  #find(head: HeaderList): MethodEntry | GrpcError {
    if (this.#refusal !== undefined) return new GrpcError(Status.UNAUTHENTICATED, this.#refusal);
    const entry = this.server.find(head.path);
    if (entry === undefined) return new GrpcError(Status.UNIMPLEMENTED, unknownMethod(head.path));
    if (!isAcceptedEncoding(head.encoding)) {
      return new GrpcError(Status.UNIMPLEMENTED, `grpc-encoding ${head.encoding} is not supported`);
    }
    if (Number.isNaN(head.timeoutMs)) return new GrpcError(Status.INTERNAL, 'malformed grpc-timeout');
    return entry;
  }

  #open(streamId: number, ended: boolean, head: HeaderList, entry: MethodEntry): void {
    const call = new ServerStream(entry, head, this.turnMs);
    this.addStream(call, streamId);
    if (head.contentLength >= 0) call.bodyLeft = head.contentLength;
    this.server.started();
    call.start();
    if (ended) this.endRemote(call);
  }

  /** Answers without a call: a "Trailers-Only" response. */
  #refuse(streamId: number, ended: boolean, error: GrpcError): void {
    writeTrailers(this, streamId, false, error.status, error.message);
    if (!ended) this.writeReset(streamId, ErrorCode.NO_ERROR);
    this.recent.note(streamId, ended);
    this.wrote();
  }

  #answerText(streamId: number, ended: boolean, head: HeaderList, status: string, text: string): void {
    const answer = new TextAnswer(status, text);
    this.addStream(answer, streamId);
    if (head.contentLength >= 0) answer.bodyLeft = head.contentLength;
    if (ended) this.endRemote(answer);
  }

  protected onStreamReset(): void {
    if (!this.#resets.take()) throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, 'too many calls are reset');
  }

  protected onBatchEnd(): void {
    this.server.batchEnd();
  }

  protected lastPeerStreamId(): number {
    return this.#finalStreamId ?? this.#lastStreamId;
  }

  // ---- the end

  /** Tells the client to open no more calls; those on their way until it knows are still taken. */
  drain(): void {
    if (this.#drain !== 'no' || this.dead) return;
    this.#drain = 'warned';
    this.writeGoAway(MAX_STREAM_ID, ErrorCode.NO_ERROR, 'shutting down');
    this.writePing(DRAIN_PING);
  }

  /** Ends the warning; the connection closes with its last call. */
  finishDrain(): void {
    if (this.#drain !== 'warned' || this.dead) return;
    this.#drain = 'final';
    this.#finalStreamId = this.#lastStreamId;
    this.writeGoAway(this.#lastStreamId, ErrorCode.NO_ERROR, 'shutting down');
    this.#closeIfIdle();
  }

  #closeIfIdle(): void {
    if (this.streams.size > 0 || this.dead) return;
    this.flush();
    this.socket.end();
    this.teardown(new GrpcError(Status.UNAVAILABLE, 'connection closed'));
  }

  protected onPingAck(payload: number): void {
    if (payload === DRAIN_PING) this.finishDrain();
  }

  protected onGoAway(): void {
    if (this.#drain === 'no') this.#drain = 'warned';
    this.finishDrain();
  }

  protected override onStreamRemoved(): void {
    if (this.#drain === 'final' && this.streams.size === 0) this.wrote();
  }

  protected onTurnEnd(): void {
    if (this.#drain === 'final') this.#closeIfIdle();
  }

  /** The client sends no more, so it cannot give window, nor cancel: it is gone. */
  protected onRemoteEnd(): void {
    this.flush();
    this.socket.end();
    this.teardown(new GrpcError(Status.UNAVAILABLE, 'the client closed the connection'));
  }

  protected onDead(): void {}

  protected onSocketClosed(): void {
    this.server.socketClosed(this);
  }

  /** Looks for what is stuck; called several times per `stallMs`. */
  sweep(nowMs: number): void {
    const { socket, turnMs } = this;
    const { stallMs } = this.host.limits;
    const takenBytes = this.output.writtenBytes - socket.bufferedBytes;
    if (socket.bufferedBytes === 0 || takenBytes !== this.#takenBytes) this.#movedMs = nowMs;
    this.#takenBytes = takenBytes;
    const slow = nowMs - this.#movedMs > stallMs;
    if (this.dead) {
      // Ended already; the client does not close its side.
      if (slow || nowMs - turnMs > stallMs) socket.destroy();
    } else if (slow) {
      this.destroy(new GrpcError(Status.UNAVAILABLE, 'the client takes no bytes'));
    } else if (nowMs - turnMs > stallMs || (this.#prefaceHave < PREFACE.length && nowMs - this.#openedMs > stallMs)) {
      this.#probe(nowMs, stallMs);
    }
  }

  #probe(nowMs: number, stallMs: number): void {
    if (this.#prefaceHave < PREFACE.length) {
      this.destroy(new GrpcError(Status.UNAVAILABLE, 'no preface'));
    } else if (this.#probedMs <= this.turnMs) {
      this.#probedMs = nowMs;
      this.writePing(PROBE_PING);
    } else if (nowMs - this.#probedMs > stallMs) {
      this.destroy(new GrpcError(Status.UNAVAILABLE, 'the client does not answer'));
    }
  }
}

function unknownMethod(path: string): string {
  const cut = path.lastIndexOf('/');
  if (cut <= 0) return `malformed method name: ${path}`;
  return `unknown service ${path.slice(1, cut)} or method ${path.slice(cut + 1)}`;
}

/**
 * The socket's side of a connection: read events and turns, one write for each, backpressure of the socket, and the
 * ways a connection ends. What the bytes mean is in connection.ts.
 *
 * Invariant: nothing is processed after `dead`.
 * HOT: per read event one clock read and one write.
 */
import { AssertionError, describeError } from '@tessera/base';
import type { Socket } from '@tessera/env';
import { Backlog, type Outlet } from './backlog.ts';
import type { ConnectionHost } from './host.ts';
import { ConnectionError, DEFAULT_WINDOW_BYTES, ErrorCode, errorName } from './http2.ts';
import { Output } from './output.ts';
import { GrpcError, Status } from './status.ts';

/** Beyond this the socket is slow, and queued streams keep their bytes until it has taken what it has. */
const SOCKET_BUFFER_BYTES = 1024 * 1024;

export abstract class Transport implements Outlet {
  readonly host: ConnectionHost;
  readonly socket: Socket;
  readonly output = new Output();
  readonly backlog: Backlog;
  /** Nothing more is processed: the socket is gone or only being closed. */
  dead = false;
  /** Time of the current or last read event. */
  turnMs: number;
  /** What the peer lets us send on the connection. */
  sendWindow = DEFAULT_WINDOW_BYTES;
  /** As of the last flush. */
  socketBufferedBytes = 0;
  #socketPaused = false;
  #reading = false;
  #runQueued = false;
  #delivered = false;

  constructor(host: ConnectionHost, socket: Socket) {
    this.host = host;
    this.socket = socket;
    this.turnMs = host.clock.monotonicMs();
    this.backlog = new Backlog(host.memory);
  }

  /** Listens to the socket and sends what was written so far. */
  protected attach(): void {
    this.socket.attach({
      data: (chunk) => this.#onData(chunk),
      drained: () => this.#onDrained(),
      ended: () => this.onRemoteEnd(),
      closed: (error) => {
        this.teardown(new GrpcError(Status.UNAVAILABLE, 'connection closed', { cause: error }));
        this.onSocketClosed();
      },
    });
    this.flush();
  }

  /** Takes the bytes of one read event. */
  protected abstract feed(chunk: Uint8Array): void;
  /** The end of a read event that delivered messages. */
  protected abstract onBatchEnd(): void;
  /** Flow control: grants what a read event has used up. */
  protected abstract grantWindow(): void;
  /** After every flush at the end of a read event or a turn. */
  protected abstract onTurnEnd(): void;
  protected abstract onRemoteEnd(): void;
  protected abstract onSocketClosed(): void;
  /** No call may start any more. */
  protected abstract onDead(): void;
  /** Ends every call of the connection. */
  protected abstract loseCalls(error: GrpcError): void;
  /** The newest stream of the peer that we took. */
  protected abstract lastPeerStreamId(): number;

  // ---- turns

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
    this.grantWindow();
    this.backlog.pump(this);
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
    this.backlog.pump(this);
    this.backlog.notifyWritable(this.host.limits.streamBufferBytes);
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
    // Not before the next turn, or a fast sender would never leave this one.
    if (this.backlog.anyWritable(this.host.limits.streamBufferBytes)) this.#later();
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

  /** A message reached its call: useful work. */
  delivered(): void {
    this.#delivered = true;
  }

  get bufferedBytes(): number {
    return this.backlog.queuedBytes + this.socketBufferedBytes + this.output.unsentBytes;
  }

  /** Whether windows and socket let queued bytes go. */
  get open(): boolean {
    return this.sendWindow > 0 && this.socketBufferedBytes <= SOCKET_BUFFER_BYTES;
  }

  flushWhenFull(): void {
    if (this.output.full) this.flush();
  }

  // ---- the end

  /** Ends the connection with GOAWAY; what is written already still leaves. */
  protected goAwayAndClose(code: ErrorCode, lastStreamId: number, message: string): void {
    if (this.dead) return;
    this.output.goAway(lastStreamId, code, message);
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

  /** Drops the connection without a word. */
  destroy(error: GrpcError): void {
    this.socket.destroy();
    this.teardown(error);
  }

  protected teardown(error: GrpcError): void {
    if (this.dead) return;
    this.dead = true;
    this.onDead();
    this.loseCalls(error);
  }
}

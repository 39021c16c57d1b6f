/** The gRPC server of one port: methods, connections, graceful end. The owner listens and hands over sockets. */
import { assert } from '@tessera/base';
import type { Socket, Timer } from '@tessera/env';
import { Host } from './host.ts';
import type { MethodEntry } from './server-call.ts';
import { ServerConnection, type ServerHost } from './server-connection.ts';
import { GrpcError, Status } from './status.ts';
import type { AnyMethod, GrpcServerFace, ServerOptions, ServerStats, StreamHandler, UnaryHandler } from './types.ts';

/** A client answers the PING of a drain in a round trip; one that does not is not waited for longer. */
const DRAIN_WARNING_MS = 1000;
const SWEEPS_PER_STALL = 4;

export class GrpcServer extends Host implements GrpcServerFace, ServerHost {
  readonly gzipFromBytes: number;
  readonly #authorize: ((socket: Socket) => string | undefined) | undefined;
  readonly #methods = new Map<string, MethodEntry>();
  readonly #connections = new Set<ServerConnection>();
  readonly #batchEnds: (() => void)[] = [];
  #calls = 0;
  #sweeper: Timer | undefined = undefined;
  #drained: Promise<void> | undefined = undefined;
  #closed = false;
  /** Of `drain`, when the last connection has gone. */
  #empty: (() => void) | undefined = undefined;

  constructor(options: ServerOptions) {
    super(options);
    this.gzipFromBytes = options.gzipFromBytes ?? Number.POSITIVE_INFINITY;
    this.#authorize = options.authorize;
  }

  unary(method: AnyMethod, handler: UnaryHandler): void {
    this.#add(method, { kind: 'unary', handler });
  }

  stream(method: AnyMethod, handler: StreamHandler): void {
    this.#add(method, { kind: 'stream', handler });
  }

  #add(method: AnyMethod, entry: MethodEntry): void {
    assert(!this.#methods.has(method.path), 'a method has one handler');
    this.#methods.set(method.path, entry);
  }

  find(path: string): MethodEntry | undefined {
    return this.#methods.get(path);
  }

  onSocket(socket: Socket): void {
    const connection = new ServerConnection(this, socket, this.#authorize?.(socket));
    this.#connections.add(connection);
    this.#sweepLater();
    if (this.#closed) connection.destroy(new GrpcError(Status.UNAVAILABLE, 'the server is closed'));
    else if (this.#drained !== undefined) connection.drain();
  }

  onBatchEnd(callback: () => void): void {
    this.#batchEnds.push(callback);
  }

  batchEnd(): void {
    for (const callback of this.#batchEnds) callback();
  }

  started(): void {
    this.#calls++;
  }

  socketClosed(connection: ServerConnection): void {
    this.#connections.delete(connection);
    if (this.#connections.size > 0) return;
    this.#sweeper?.cancel();
    this.#sweeper = undefined;
    this.#empty?.();
  }

  #sweepLater(): void {
    if (this.#sweeper !== undefined) return;
    this.#sweeper = this.clock.setTimer(this.limits.stallMs / SWEEPS_PER_STALL, () => {
      this.#sweeper = undefined;
      const nowMs = this.clock.monotonicMs();
      for (const connection of [...this.#connections]) connection.sweep(nowMs);
      if (this.#connections.size > 0) this.#sweepLater();
    });
  }

  stats(): ServerStats {
    let openCalls = 0;
    for (const connection of this.#connections) openCalls += connection.streams.size;
    return { connections: this.#connections.size, openCalls, calls: this.#calls };
  }

  drain(graceMs: number): Promise<void> {
    // The last call is gone then, and with it the reason for a timer.
    this.#drained ??= this.#drain(graceMs).then(() => {
      this.wheel.close();
    });
    return this.#drained;
  }

  #drain(graceMs: number): Promise<void> {
    if (this.#connections.size === 0) return Promise.resolve();
    for (const connection of [...this.#connections]) connection.drain();
    const warning = this.clock.setTimer(Math.min(DRAIN_WARNING_MS, graceMs), () => {
      for (const connection of [...this.#connections]) connection.finishDrain();
    });
    return new Promise((resolve) => {
      const grace = this.clock.setTimer(graceMs, () => this.close());
      this.#empty = () => {
        this.#empty = undefined;
        warning.cancel();
        grace.cancel();
        resolve();
      };
    });
  }

  close(): void {
    this.#closed = true;
    const error = new GrpcError(Status.UNAVAILABLE, 'the server is closed');
    for (const connection of [...this.#connections]) connection.destroy(error);
    this.wheel.close();
  }
}

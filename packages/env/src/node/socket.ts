/**
 * The socket port over net.Socket or tls.TLSSocket. HOT: one `data` call per read event, one net.Socket.write per
 * `write`. The stream is opened half-closable: who does not handle `ended` gets our direction closed with the peer's.
 */
import type { Socket as NetSocket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { assert } from '@tessera/base';
import { errnoOf, NetworkError } from '../faults.ts';
import type { Socket, SocketEvents } from '../network.ts';
import { plainBytes } from './plain-bytes.ts';

export function joinAddress(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Of the verified certificate of the peer; the socket must not be destroyed yet. */
export function commonName(socket: NetSocket): string | undefined {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
  // Null on a socket that is gone, whatever the types say.
  const certificate = socket.getPeerCertificate() as ReturnType<TLSSocket['getPeerCertificate']> | null;
  const name: string | string[] | undefined = certificate?.subject?.CN;
  return Array.isArray(name) ? name[0] : name;
}

export class NodeSocket implements Socket {
  readonly peerAddress: string;
  readonly alpnProtocol: string | undefined;
  readonly peerCommonName: string | undefined;
  readonly #socket: NetSocket;
  #events: SocketEvents | undefined;
  #error: Error | undefined;
  #closed = false;

  /** `socket` must be connected, and paused from now until {@link attach}. */
  constructor(socket: NetSocket) {
    this.#socket = socket;
    this.peerAddress = joinAddress(socket.remoteAddress ?? '', socket.remotePort ?? 0);
    this.alpnProtocol = (socket instanceof TLSSocket && socket.alpnProtocol) || undefined;
    this.peerCommonName = commonName(socket);
    socket.on('error', (error) => {
      this.#error ??= new NetworkError('connection to', this.peerAddress, errnoOf(error, 'EIO'), error);
    });
    socket.on('close', () => {
      this.#closed = true;
      this.#events?.closed(this.#error);
    });
  }

  get attached(): boolean {
    return this.#events !== undefined;
  }

  get bufferedBytes(): number {
    return this.#socket.writableLength;
  }

  attach(events: SocketEvents): void {
    assert(this.#events === undefined, 'a socket is attached once');
    this.#events = events;
    if (this.#closed) {
      setImmediate(() => events.closed(this.#error));
      return;
    }
    const socket = this.#socket;
    socket.on('data', (chunk: Buffer) => events.data(plainBytes(chunk)));
    socket.on('end', () => {
      if (events.ended === undefined) socket.end();
      else events.ended();
    });
    socket.resume();
  }

  write(bytes: Uint8Array, done?: () => void): void {
    this.#socket.write(
      bytes,
      done === undefined
        ? this.#written
        : () => {
            done();
            this.#written();
          },
    );
  }

  /** Shared by all writes, so that a write without `done` allocates nothing. */
  readonly #written = (): void => {
    if (this.#socket.writableLength === 0 && !this.#socket.destroyed) this.#events?.drained?.();
  };

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  end(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }
}

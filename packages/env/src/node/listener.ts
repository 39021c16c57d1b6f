/**
 * A listening port: accepts, does TLS, finds out which protocol a connection speaks and hands it on.
 *
 * Plain TCP is decided by the first bytes, TLS by ALPN; HTTP/1.1 goes to node:http, the rest to `onSocket`. A connection
 * that is silent, or never finishes its handshake, is dropped after `silenceTimeoutMs`.
 */
import type { Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server as NetServer, type Socket as NetSocket } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { AssertionError, assert, type Logger } from '@tessera/base';
import { errnoOf, NetworkError } from '../faults.ts';
import type { Listener, ListenOptions, TlsOptions } from '../network.ts';
import { awaitFirstBytes, type Protocol } from './first-bytes.ts';
import { createHttpServer } from './http-server.ts';
import { joinAddress, NodeSocket } from './socket.ts';
import { contextOptions, MaterialReloader } from './tls-material.ts';

const DEFAULT_MAX_BODY_BYTES = 16 * 1024 * 1024;
/** Finds peers that vanished without a word; the kernel's default of two hours is too long to hold a descriptor. */
const TCP_KEEP_ALIVE_MS = 60_000;
export const TCP_OPTIONS = {
  noDelay: true,
  keepAlive: true,
  keepAliveInitialDelay: TCP_KEEP_ALIVE_MS,
  allowHalfOpen: true,
} as const;

class NodeListener implements Listener {
  readonly #options: ListenOptions;
  readonly #log: Logger;
  readonly #silenceTimeoutMs: number;
  readonly #http: HttpServer | undefined;
  readonly #server: NetServer;
  /** Accepted, nothing heard yet. Nobody else owns these. */
  readonly #undecided = new Set<NetSocket>();
  #port = 0;

  constructor(options: ListenOptions, silenceTimeoutMs: number, log: Logger) {
    const { onSocket, onHttpRequest, tls } = options;
    assert(onSocket !== undefined || onHttpRequest !== undefined, 'a listener serves something');
    this.#options = options;
    this.#log = log;
    this.#silenceTimeoutMs = silenceTimeoutMs;
    this.#http =
      onHttpRequest &&
      createHttpServer({
        handler: onHttpRequest,
        maxBodyBytes: options.maxHttpBodyBytes ?? DEFAULT_MAX_BODY_BYTES,
        headersTimeoutMs: silenceTimeoutMs,
        log,
      });
    const accepted = (socket: NetSocket): void => this.#accepted(socket);
    this.#server = tls === undefined ? createServer(TCP_OPTIONS, accepted) : this.#createTlsServer(tls, accepted);
  }

  #createTlsServer(tls: TlsOptions, accepted: (socket: NetSocket) => void): NetServer {
    const initial = tls.material();
    const server = createTlsServer({
      ...TCP_OPTIONS,
      ...contextOptions(initial),
      requestCert: tls.requireClientCertificate === true,
      rejectUnauthorized: tls.requireClientCertificate === true,
      handshakeTimeout: this.#silenceTimeoutMs,
      ALPNProtocols: [...(tls.alpn ?? []), ...(this.#http === undefined ? [] : ['http/1.1'])],
    });
    const reloader = new MaterialReloader(tls.material, initial, this.#log);
    server.prependListener('connection', () => reloader.refresh(server));
    server.on('secureConnection', accepted);
    server.on('tlsClientError', (error, socket) => {
      this.#log.warn?.('TLS handshake failed', {
        peer: joinAddress(socket.remoteAddress ?? '', socket.remotePort ?? 0),
        error,
      });
      socket.destroy();
    });
    return server;
  }

  #accepted(socket: NetSocket): void {
    this.#undecided.add(socket);
    const forget = (): boolean => this.#undecided.delete(socket);
    socket.once('close', forget);
    awaitFirstBytes(socket, this.#silenceTimeoutMs, (protocol) => {
      socket.off('close', forget);
      forget();
      this.#hand(socket, protocol);
    });
  }

  #hand(socket: NetSocket, spoken: Protocol): void {
    const protocol = socket instanceof TLSSocket && socket.alpnProtocol === 'h2' ? 'other' : spoken;
    const { onSocket } = this.#options;
    if (this.#http !== undefined && (protocol === 'http1' || onSocket === undefined)) {
      this.#http.emit('connection', socket);
      socket.resume();
      return;
    }
    const port = new NodeSocket(socket);
    onSocket?.(port);
    assert(port.attached, 'onSocket attaches before it returns');
  }

  start(): Promise<Listener> {
    const { host, port } = this.#options;
    return new Promise((resolve, reject) => {
      const refused = (error: Error): void => {
        this.#http?.close();
        reject(new NetworkError('listen on', joinAddress(host, port), errnoOf(error, 'EIO'), error));
      };
      this.#server.once('error', refused);
      this.#server.listen({ host, port }, () => {
        this.#server.off('error', refused);
        // Out of descriptors, for example: that one connection is lost, the next is tried again.
        this.#server.on('error', (error) => this.#log.warn?.('cannot accept a connection', { error }));
        this.#port = (this.#server.address() as AddressInfo).port;
        resolve(this);
      });
    });
  }

  get port(): number {
    return this.#port;
  }

  async close(): Promise<void> {
    this.#server.close();
    for (const socket of this.#undecided) socket.destroy();
    if (this.#http === undefined) return;
    this.#http.close(); // ends idle connections
    this.#http.keepAliveTimeout = 1; // and those that are busy now, soon after their answer
  }
}

export async function listen(options: ListenOptions, silenceTimeoutMs: number, log: Logger): Promise<Listener> {
  let listener: NodeListener;
  try {
    listener = new NodeListener(options, silenceTimeoutMs, log);
  } catch (error) {
    if (error instanceof AssertionError) throw error;
    // Unusable TLS material; its reason is the cause.
    throw new NetworkError('listen on', joinAddress(options.host, options.port), errnoOf(error, 'EIO'), error);
  }
  return await listener.start();
}

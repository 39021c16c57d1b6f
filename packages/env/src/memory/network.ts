/**
 * A network in memory: listeners by port whatever the host, no TLS, HTTP requests handed straight to the handler.
 * Bytes that happen to spell an HTTP/1.1 request on a socket are not looked at.
 */
import { assert, copyBytes, describeError, EMPTY_BYTES, utf8 } from '@tessera/base';
import { NetworkError } from '../faults.ts';
import type {
  ConnectOptions,
  HttpClientRequest,
  HttpResponse,
  Listener,
  ListenOptions,
  Network,
  Socket,
} from '../network.ts';
import type { Tasks } from '../ports.ts';
import { MemorySocket } from './socket.ts';

const FIRST_FREE_PORT = 40_000;
const DEFAULT_MAX_BODY_BYTES = 16 * 1024 * 1024;

export class MemoryNetwork implements Network {
  readonly #tasks: Tasks;
  readonly #listeners = new Map<number, ListenOptions>();
  #nextPort = FIRST_FREE_PORT;

  constructor(tasks: Tasks) {
    this.#tasks = tasks;
  }

  async listen(options: ListenOptions): Promise<Listener> {
    const address = `${options.host}:${options.port}`;
    if (options.tls !== undefined) throw new NetworkError('listen on', address, 'ENOTSUP');
    if (options.port !== 0 && this.#listeners.has(options.port)) {
      throw new NetworkError('listen on', address, 'EADDRINUSE');
    }
    const port = options.port === 0 ? this.#freePort() : options.port;
    this.#listeners.set(port, options);
    return {
      port,
      close: async () => {
        if (this.#listeners.get(port) === options) this.#listeners.delete(port);
      },
    };
  }

  #freePort(): number {
    while (this.#listeners.has(this.#nextPort)) this.#nextPort++;
    return this.#nextPort++;
  }

  connect({ host, port, tls }: ConnectOptions): Promise<Socket> {
    const address = `${host}:${port}`;
    return new Promise((resolve, reject) => {
      this.#tasks.defer(() => {
        const onSocket = this.#listeners.get(port)?.onSocket;
        if (tls !== undefined) return reject(new NetworkError('connect to', address, 'ENOTSUP'));
        if (onSocket === undefined) return reject(new NetworkError('connect to', address, 'ECONNREFUSED'));
        const [client, server] = MemorySocket.pair(`127.0.0.1:${this.#nextPort++}`, address, this.#tasks);
        onSocket(server);
        assert(server.attached, 'onSocket attaches before it returns');
        resolve(client);
      });
    });
  }

  async request(url: string, init: HttpClientRequest = {}): Promise<HttpResponse & { readonly body: Uint8Array }> {
    const target = new URL(url);
    const listener = this.#listeners.get(Number(target.port));
    if (listener?.onHttpRequest === undefined) {
      throw new NetworkError(`${init.method ?? 'GET'} ${target.pathname} at`, target.host, 'ECONNREFUSED');
    }
    const body = bytesOf(init.body);
    const maxBytes = listener.maxHttpBodyBytes ?? DEFAULT_MAX_BODY_BYTES;
    if (body.length > maxBytes) return { status: 413, body: utf8(`body over ${maxBytes} bytes\n`) };
    const headers: Record<string, string> = { host: target.host };
    for (const [name, value] of Object.entries(init.headers ?? {})) headers[name.toLowerCase()] = value;
    try {
      const answer = await listener.onHttpRequest({
        method: init.method ?? 'GET',
        target: target.pathname + target.search,
        headers,
        body,
        peerAddress: '127.0.0.1:0',
        peerCommonName: undefined,
      });
      return { ...answer, headers: lowerCased(answer.headers ?? {}), body: bytesOf(answer.body) };
    } catch (error) {
      return { status: 500, body: utf8(`${describeError(error)}\n`) };
    }
  }
}

function bytesOf(body: Uint8Array | string | undefined): Uint8Array {
  return typeof body === 'string' ? utf8(body) : copyBytes(body ?? EMPTY_BYTES);
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

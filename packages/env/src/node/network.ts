/** The network port over node:net, node:tls and node:http: outgoing connections and requests; see listener.ts for the rest. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect as connectTcp, type Socket as NetSocket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Logger } from '@tessera/base';
import { errnoOf, NetworkError } from '../faults.ts';
import type { ConnectOptions, HttpClientRequest, HttpResponse, Network, Socket } from '../network.ts';
import { listen, TCP_OPTIONS } from './listener.ts';
import { plainBytes } from './plain-bytes.ts';
import { joinAddress, NodeSocket } from './socket.ts';
import { clientTlsOptions } from './tls-material.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** An answer of PD with ten thousand regions is a few MiB. */
const MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

export interface NodeNetworkOptions {
  /** How long a new connection may stay silent, take for its TLS handshake, or for its HTTP/1.1 headers. Default 10 s. */
  readonly silenceTimeoutMs?: number;
}

export function createNodeNetwork(log: Logger, options: NodeNetworkOptions = {}): Network {
  const silenceTimeoutMs = options.silenceTimeoutMs ?? 10_000;
  return { listen: (listenOptions) => listen(listenOptions, silenceTimeoutMs, log), connect, request };
}

function connect({ host, port, tls, timeoutMs = CONNECT_TIMEOUT_MS }: ConnectOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    let socket: NetSocket;
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket?.destroy();
      reject(new NetworkError('connect to', joinAddress(host, port), errnoOf(error, 'EIO'), error));
    };
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new NetworkError('connect to', joinAddress(host, port), 'ETIMEDOUT'));
    }, timeoutMs);
    const connected = (): void => {
      clearTimeout(timer);
      socket.off('error', fail);
      socket.pause();
      resolve(new NodeSocket(socket));
    };
    try {
      socket =
        tls === undefined
          ? connectTcp({ host, port, ...TCP_OPTIONS }, connected)
          : connectTls({ host, port, ...TCP_OPTIONS, ...clientTlsOptions(tls, host) }, connected);
      socket.on('error', fail);
    } catch (error) {
      fail(error as Error); // unusable TLS material
    }
  });
}

type FullResponse = HttpResponse & { readonly body: Uint8Array };

function request(url: string, init: HttpClientRequest = {}): Promise<FullResponse> {
  return new Promise((resolve, reject) => {
    const target = new URL(url);
    const fail = (error: Error): void => {
      const errno = error.name === 'AbortError' ? 'ETIMEDOUT' : errnoOf(error, 'EIO');
      reject(new NetworkError(`${init.method ?? 'GET'} ${target.pathname} at`, target.host, errno, error));
    };
    const timeoutMs = init.timeoutMs ?? REQUEST_TIMEOUT_MS;
    // Node sends the body of a DELETE without saying that there is one.
    const length = init.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(init.body)) };
    const options = {
      method: init.method ?? 'GET',
      headers: { ...length, ...init.headers },
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      ...(init.tls === undefined ? {} : clientTlsOptions(init.tls, target.hostname.replace(/^\[|\]$/g, ''))),
    };
    const sent = (target.protocol === 'https:' ? httpsRequest : httpRequest)(target, options, (response) => {
      collect(response).then(resolve, fail);
    });
    sent.on('error', fail);
    sent.end(init.body);
  });
}

async function collect(response: IncomingMessage): Promise<FullResponse> {
  const parts: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const part of response as AsyncIterable<Uint8Array>) {
    sizeBytes += part.length;
    if (sizeBytes > MAX_RESPONSE_BYTES) throw Object.assign(new Error('response too large'), { code: 'EMSGSIZE' });
    parts.push(part);
  }
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(response.headersDistinct)) headers[name] = values?.join(', ') ?? '';
  return { status: response.statusCode ?? 0, headers, body: plainBytes(Buffer.concat(parts)) };
}

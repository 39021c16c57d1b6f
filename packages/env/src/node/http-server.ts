/**
 * HTTP/1.1 on a shared port: a node:http server that never listens itself and is given connections by the listener.
 * Bodies are read to a limit before the handler runs.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { describeError, type Logger } from '@tessera/base';
import type { HttpHandler, HttpResponse } from '../network.ts';
import { plainBytes } from './plain-bytes.ts';
import { commonName, joinAddress } from './socket.ts';

/** Scrapers come back every 15 s; shorter would make each of them connect anew. */
const KEEP_ALIVE_MS = 30_000;
/** A whole request with its body; PD's bodies are a few KiB. */
const REQUEST_MS = 60_000;

export interface HttpServerOptions {
  readonly handler: HttpHandler;
  readonly maxBodyBytes: number;
  readonly headersTimeoutMs: number;
  readonly log: Logger;
}

export function createHttpServer(options: HttpServerOptions): Server {
  const server = createServer(
    {
      headersTimeout: options.headersTimeoutMs,
      requestTimeout: Math.max(REQUEST_MS, options.headersTimeoutMs),
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: Math.min(1000, options.headersTimeoutMs),
    },
    (request, response) => {
      serve(request, response, options).catch((error: unknown) => {
        options.log.warn?.('HTTP request failed', { target: request.url, error });
        request.destroy();
      });
    },
  );
  // Node starts its check for slow clients on this event, which a server that is handed its connections never sees.
  server.emit('listening');
  return server;
}

async function serve(request: IncomingMessage, response: ServerResponse, options: HttpServerOptions): Promise<void> {
  // The client may leave at any moment; without listeners that would end the process.
  response.on('error', () => {});
  // Both while the connection is there for sure.
  const peerCommonName = commonName(request.socket);
  const { remoteAddress = '', remotePort = 0 } = request.socket;
  const body = await readBody(request, options.maxBodyBytes);
  if (body === 'gone') return;
  if (body === 'too large') {
    // The rest is read and dropped, until REQUEST_MS: closing now would reset the connection under the answer.
    request.resume();
    send(response, { status: 413, body: `body over ${options.maxBodyBytes} bytes\n` });
    return;
  }
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) headers[name] = values?.join(', ') ?? '';
  let answer: HttpResponse;
  try {
    answer = await options.handler({
      method: request.method ?? '',
      target: request.url ?? '',
      headers,
      body,
      peerAddress: joinAddress(remoteAddress, remotePort),
      peerCommonName,
    });
  } catch (error) {
    options.log.error?.('HTTP handler failed', { method: request.method, target: request.url, error });
    answer = { status: 500, body: `${describeError(error)}\n` };
  }
  send(response, answer);
}

function send(response: ServerResponse, answer: HttpResponse): void {
  const body = answer.body ?? '';
  if (typeof body === 'string') response.setHeader('content-type', 'text/plain; charset=utf-8');
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  response.setHeader('content-length', Buffer.byteLength(body));
  response.writeHead(answer.status);
  response.end(body);
}

function readBody(request: IncomingMessage, maxBytes: number): Promise<Uint8Array | 'too large' | 'gone'> {
  return new Promise((resolve) => {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
      resolve('too large');
      return;
    }
    const parts: Uint8Array[] = [];
    let sizeBytes = 0;
    request.on('data', (part: Uint8Array) => {
      sizeBytes += part.length;
      if (sizeBytes <= maxBytes) parts.push(part);
      else {
        parts.length = 0;
        resolve('too large');
      }
    });
    request.on('end', () => resolve(plainBytes(Buffer.concat(parts))));
    request.on('error', () => resolve('gone'));
    request.on('close', () => resolve('gone'));
  });
}

/**
 * The network port over simulated links: streams like TCP's between processes on machines `10.0.0.ID`. Bytes arrive in order or not at
 * all; a cut link holds them back until it heals or the connection times out; a killed process resets its connections, a machine without
 * power says nothing.
 */
import { copyBytes, type Prng, utf8 } from '@tessera/base';
import {
  type ConnectOptions,
  type HttpClientRequest,
  type HttpResponse,
  type ListenOptions,
  type Network,
  NetworkError,
} from '@tessera/env';
import type { Links } from './links.ts';
import type { Scheduler } from './scheduler.ts';
import type { SimProcess } from './sim-process.ts';
import { type Endpoint, SimSocket } from './sim-socket.ts';

/** Between two attempts to get something over a cut link, as TCP would. */
export const RETRANSMIT_MS = 250;
const CONNECT_TIMEOUT_MS = 10_000;
const FIRST_FREE_PORT = 40_000;

interface Listening {
  readonly process: SimProcess;
  readonly options: ListenOptions;
}

export function hostOf(id: number): string {
  return `10.0.0.${id}`;
}

export class SimInternet {
  readonly scheduler: Scheduler;
  readonly links: Links;
  readonly prng: Prng;
  readonly #listening = new Map<string, Listening>();
  readonly #sockets = new Map<SimProcess, Set<SimSocket>>();
  #nextPort = FIRST_FREE_PORT;

  constructor(scheduler: Scheduler, links: Links, prng: Prng) {
    this.scheduler = scheduler;
    this.links = links;
    this.prng = prng;
  }

  /** The port of machine `id` for one of its processes. */
  networkOf(id: number, process: SimProcess): Network {
    return {
      listen: async (options) => {
        const port = options.port === 0 ? this.#nextPort++ : options.port;
        const key = `${id}:${port}`;
        const held = this.#listening.get(key);
        if (held?.process.alive === true) throw new NetworkError('listen on', `${options.host}:${port}`, 'EADDRINUSE');
        const listening = { process, options };
        this.#listening.set(key, listening);
        const close = async (): Promise<void> => {
          if (this.#listening.get(key) === listening) this.#listening.delete(key);
        };
        return { port, close };
      },
      connect: (options) => this.#connect({ id, process }, options),
      request: (url, init) => this.#request({ id, process }, url, init ?? {}),
    };
  }

  /** A process is gone; with `reset` its machine tells those it was connected to. */
  ended(process: SimProcess, reset: boolean): void {
    for (const socket of this.#sockets.get(process) ?? []) if (reset) socket.reset();
    this.#sockets.delete(process);
  }

  #connect(from: Endpoint, { host, port, timeoutMs = CONNECT_TIMEOUT_MS }: ConnectOptions): Promise<SimSocket> {
    const address = `${host}:${port}`;
    const { promise, resolve, reject } = Promise.withResolvers<SimSocket>();
    let settled = false;
    const fail = (errno: string): void => {
      if (!settled) reject(new NetworkError('connect to', address, errno));
      settled = true;
    };
    from.process.after(timeoutMs, 'timer', () => fail('ETIMEDOUT'));
    const to = idOf(host);
    const attempt = (): void => {
      if (settled || !from.process.alive) return;
      const open = this.links.reaches(from.id, to) && this.links.reaches(to, from.id);
      const listening = this.#listening.get(`${to}:${port}`);
      const alive = listening?.process.alive === true;
      // A machine without power does not even refuse.
      if (!open || (!alive && this.prng.chance(0.5))) {
        this.scheduler.after(RETRANSMIT_MS, attempt);
        return;
      }
      const backMs = this.links.delayMs(to, from.id);
      if (listening === undefined || !alive || listening.options.onSocket === undefined) {
        from.process.after(backMs, 'net', () => fail('ECONNREFUSED'));
        return;
      }
      const { onSocket } = listening.options;
      const [client, server] = SimSocket.pair(this, from, { id: to, process: listening.process }, address);
      this.#hold(from.process, client);
      this.#hold(listening.process, server);
      listening.process.after(0, 'net', () => onSocket(server));
      from.process.after(backMs, 'net', () => {
        if (settled) client.destroy();
        else resolve(client);
        settled = true;
      });
    };
    this.scheduler.after(this.links.delayMs(from.id, to), attempt);
    return promise;
  }

  #hold(process: SimProcess, socket: SimSocket): void {
    const sockets = this.#sockets.get(process) ?? new Set();
    sockets.add(socket);
    this.#sockets.set(process, sockets);
  }

  /** @internal */
  forget(process: SimProcess, socket: SimSocket): void {
    this.#sockets.get(process)?.delete(socket);
  }

  /** Sockets that a process has neither ended nor lost: what it has ended is the kernel's to finish. */
  openSockets(process: SimProcess): number {
    return [...(this.#sockets.get(process) ?? [])].filter(({ finished }) => !finished).length;
  }

  #request(
    from: Endpoint,
    url: string,
    init: HttpClientRequest,
  ): Promise<HttpResponse & { readonly body: Uint8Array }> {
    const target = new URL(url);
    const to = idOf(target.hostname);
    const { promise, resolve, reject } = Promise.withResolvers<HttpResponse & { readonly body: Uint8Array }>();
    const method = init.method ?? 'GET';
    const fail = (errno: string): void =>
      reject(new NetworkError(`${method} ${target.pathname} at`, target.host, errno));
    from.process.after(init.timeoutMs ?? CONNECT_TIMEOUT_MS, 'timer', () => fail('ETIMEDOUT'));
    this.scheduler.after(this.links.delayMs(from.id, to), () => {
      const listening = this.#listening.get(`${to}:${target.port}`);
      if (!this.links.reaches(from.id, to)) return;
      const handler = listening?.options.onHttpRequest;
      if (listening?.process.alive !== true || handler === undefined) {
        from.process.after(0, 'net', () => fail('ECONNREFUSED'));
        return;
      }
      listening.process.after(0, 'net', () => {
        const headers = { host: target.host, ...init.headers };
        const peer = { peerAddress: hostOf(from.id), peerCommonName: undefined };
        const request = { method, target: target.pathname + target.search, headers, body: bytesOf(init.body), ...peer };
        void Promise.resolve(handler(request)).then((answer) => {
          const body = bytesOf(answer.body);
          from.process.after(this.links.delayMs(to, from.id), 'net', () => resolve({ ...answer, body }));
        }, reject);
      });
    });
    return promise;
  }
}

function idOf(host: string): number {
  return Number(host.split('.')[3] ?? 0);
}

function bytesOf(body: Uint8Array | string | undefined): Uint8Array {
  return typeof body === 'string' ? utf8(body) : copyBytes(body ?? new Uint8Array(0));
}

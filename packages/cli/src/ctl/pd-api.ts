/** The HTTP API of the placement driver, for the commands that are about scheduling: one request, JSON in and out. */
import { fromUtf8, silentLogger, TesseraError } from '@tessera/base';
import { createNodeEnv } from '@tessera/env/node';
import type { Command } from 'commander';
import { parseEndpoints } from '../options.ts';
import { type CtlOptions, timeoutOf, tlsOptions } from './session.ts';

const V1 = '/pd/api/v1';

/** PD said no: its own words. */
class RefusedError extends TesseraError {
  override name = 'RefusedError';

  constructor(message: string, status: number) {
    super('CLI:PdRefused', message, { details: { status } });
  }
}

export class PdApi {
  readonly #options: CtlOptions;
  readonly #network = createNodeEnv({ log: silentLogger }).network;

  constructor(options: CtlOptions) {
    this.#options = options;
  }

  get<T>(path: string): Promise<T> {
    return this.#request<T>('GET', path);
  }

  post<T = string>(path: string, body?: unknown): Promise<T> {
    return this.#request<T>('POST', path, body);
  }

  delete<T = string>(path: string, body?: unknown): Promise<T> {
    return this.#request<T>('DELETE', path, body);
  }

  /** Asks the first endpoint that answers. What it answers is believed, also when that is a refusal. */
  async #request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const tls = tlsOptions(this.#options);
    const timeoutMs = timeoutOf(this.#options);
    let failure: unknown;
    for (const endpoint of parseEndpoints(this.#options.pd)) {
      const base = /^https?:\/\//.test(endpoint) ? endpoint : `${tls === undefined ? 'http' : 'https'}://${endpoint}`;
      const response = await this.#network
        .request(`${base}${V1}${path}`, {
          method,
          timeoutMs,
          ...(tls === undefined ? {} : { tls }),
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        .catch((error: unknown) => {
          failure ??= error;
          return undefined;
        });
      if (response !== undefined) return this.#read<T>(path, response.status, response.body);
    }
    throw failure;
  }

  #read<T>(path: string, status: number, body: Uint8Array): T {
    const text = fromUtf8(body);
    let value: unknown;
    try {
      value = text === '' ? undefined : JSON.parse(text);
    } catch {
      throw new RefusedError(`${path}: PD answered ${status} with ${JSON.stringify(text.slice(0, 200))}`, status);
    }
    if (status >= 200 && status < 300) return value as T;
    throw new RefusedError(typeof value === 'string' ? value : `${path}: PD answered ${status}`, status);
  }
}

/** Runs `action` with the API that the global options describe. */
export async function withPd(
  command: Command,
  action: (api: PdApi, options: CtlOptions) => Promise<void>,
): Promise<void> {
  const options = command.optsWithGlobals<CtlOptions>();
  timeoutOf(options);
  await action(new PdApi(options), options);
}

/** Text as one part of a path. */
export function segment(text: string | number): string {
  return encodeURIComponent(String(text));
}

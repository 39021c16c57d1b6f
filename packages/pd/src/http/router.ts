/** Routes of the HTTP API: path patterns with `{names}`, JSON answers, errors as PD gives them (facts 18.1). */
import { describeError, fromUtf8 } from '@tessera/base';
import type { HttpRequest, HttpResponse } from '@tessera/env';
import { GrpcError } from '@tessera/grpc';
import { ConfigError } from '../config/config.ts';

/** A request that cannot be served; the body is the message as a JSON string. */
export class HttpError extends Error {
  override name = 'HttpError';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface RouteRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body as JSON; throws {@link HttpError} 400. */
  json(): unknown;
}

/** A value becomes JSON; an {@link HttpResponse} made by {@link rawResponse} goes out as it is. */
export type RouteHandler = (request: RouteRequest) => unknown;

const RAW = Symbol('raw');

export function rawResponse(response: HttpResponse): unknown {
  return { [RAW]: response };
}

interface Route {
  readonly method: string;
  readonly parts: readonly string[];
  readonly handler: RouteHandler;
}

export class Router {
  readonly #routes: Route[] = [];

  on(method: string, path: string, handler: RouteHandler): void {
    this.#routes.push({ method, parts: path.split('/'), handler });
  }

  async handle(request: HttpRequest): Promise<HttpResponse> {
    try {
      return await this.#dispatch(request);
    } catch (error) {
      if (error instanceof HttpError) return jsonResponse(error.message, error.status);
      if (error instanceof ConfigError) return jsonResponse(error.message, 400);
      if (error instanceof GrpcError) return jsonResponse(error.message, 503);
      return jsonResponse(describeError(error), 500);
    }
  }

  async #dispatch(request: HttpRequest): Promise<HttpResponse> {
    const cut = request.target.indexOf('?');
    const path = cut === -1 ? request.target : request.target.slice(0, cut);
    const parts = trimSlash(path).split('/');
    let otherMethod = false;
    for (const route of this.#routes) {
      const params = match(route.parts, parts);
      if (params === undefined) continue;
      if (route.method !== request.method && !(request.method === 'HEAD' && route.method === 'GET')) {
        otherMethod = true;
        continue;
      }
      const query = new URLSearchParams(cut === -1 ? '' : request.target.slice(cut + 1));
      const value = await route.handler({ params, query, json: () => parseBody(request.body) });
      return isRaw(value) ? value[RAW] : jsonResponse(value, 200);
    }
    return jsonResponse(otherMethod ? `method ${request.method} not allowed` : 'not found', otherMethod ? 405 : 404);
  }
}

function isRaw(value: unknown): value is { readonly [RAW]: HttpResponse } {
  return typeof value === 'object' && value !== null && RAW in value;
}

function trimSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function match(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, wanted] of pattern.entries()) {
    const part = parts[i] ?? '';
    if (!wanted.startsWith('{')) {
      if (wanted !== part) return undefined;
      continue;
    }
    try {
      params[wanted.slice(1, -1)] = decodeURIComponent(part);
    } catch {
      throw new HttpError(400, `malformed path segment ${part}`);
    }
  }
  return params;
}

function parseBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(body));
  } catch {
    throw new HttpError(400, 'the body is not JSON');
  }
}

function jsonResponse(value: unknown, status: number): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: `${toJson(value)}\n`,
  };
}

// In every Node we run on; the library types of TypeScript do not have it yet.
const rawJson = (JSON as unknown as { rawJSON: (text: string) => unknown }).rawJSON;

/** JSON with 64-bit integers as numbers, as Go writes them. */
function toJson(value: unknown): string {
  return JSON.stringify(
    value ?? null,
    (_, part: unknown) => (typeof part === 'bigint' ? rawJson(part.toString()) : part),
    2,
  );
}

/**
 * The status port (facts 15.1): metrics, configuration and state over HTTP/1.1, for operators and their tools. Cold; every
 * answer is built when asked for.
 */
import { describeError, fromUtf8, toHex } from '@tessera/base';
import type { Clock, Disk, HttpRequest, HttpResponse } from '@tessera/env';
import type { MergeState } from '@tessera/proto/raft_serverpb';
import type { PeerState } from '@tessera/storage';
import { ConfigError, configJson } from '../config/config.ts';
import type { OnlineConfig } from '../config/online-config.ts';
import { STATUS_PATHS, type StoreMetrics } from '../metrics/store-metrics.ts';
import { refuseCommonName } from '../tls.ts';

export interface StatusParts {
  readonly clock: Clock;
  readonly disk: Disk;
  readonly metrics: StoreMetrics;
  readonly config: OnlineConfig;
  /** Where changes are kept; undefined: nowhere. */
  readonly configPath: string | undefined;
  /** `security.cert-allowed-cn`; empty: anybody. */
  readonly allowedCommonNames: readonly string[];
  peerOf(regionId: number): (PeerState & { readonly merge: MergeState | undefined }) | undefined;
}

/** GET is served whatever the allow-list of common names says, as in TiKV. */
const OPEN_PATHS = new Set(['/metrics', '/status', '/config', '/debug/pprof/profile']);

const text = (status: number, body: string): HttpResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});
const json = (body: unknown): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export class StatusServer {
  readonly #parts: StatusParts;

  constructor(parts: StatusParts) {
    this.#parts = parts;
  }

  readonly handle = async (request: HttpRequest): Promise<HttpResponse> => {
    const startMs = this.#parts.clock.monotonicMs();
    const { pathname, searchParams } = new URL(request.target, 'http://store');
    const response = await this.#route(request, pathname, searchParams);
    const series = STATUS_PATHS.findIndex((path) => pathname === path || pathname.startsWith(`${path}/`));
    const elapsedMs = this.#parts.clock.monotonicMs() - startMs;
    this.#parts.metrics.status.observe(series === -1 ? STATUS_PATHS.length - 1 : series, elapsedMs / 1000);
    return response;
  };

  #route(request: HttpRequest, path: string, query: URLSearchParams): HttpResponse | Promise<HttpResponse> {
    const { method } = request;
    const open = method === 'GET' && OPEN_PATHS.has(path);
    if (!open && refuseCommonName(this.#parts.allowedCommonNames, request.peerCommonName) !== undefined) {
      return text(403, 'certificate role error');
    }
    const route = `${method === 'HEAD' ? 'GET' : method} ${path}`;
    switch (route) {
      case 'GET /metrics':
        return this.#metrics();
      case 'GET /status':
        return { status: 200 };
      case 'GET /config':
        return this.#showConfig(query.get('full') ?? 'false');
      case 'POST /config':
        return this.#changeConfig(request.body, query.get('persist') ?? 'true');
      case 'PUT /log-level':
        return this.#changeLogLevel(request.body);
      case 'GET /engine_type':
        return text(200, this.#parts.config.current['storage.engine']);
    }
    const region = /^GET \/region\/(.*)$/.exec(route)?.[1];
    return region === undefined ? text(404, 'path not found') : this.#region(region);
  }

  async #metrics(): Promise<HttpResponse> {
    const body = await this.#parts.metrics.text();
    return { status: 200, headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }, body };
  }

  #showConfig(full: string): HttpResponse {
    if (full !== 'true' && full !== 'false') return text(400, `full must be true or false, got ${full}`);
    return json(configJson(this.#parts.config.current, full === 'true'));
  }

  async #changeConfig(body: Uint8Array, persist: string): Promise<HttpResponse> {
    if (persist !== 'true' && persist !== 'false') return text(400, `persist must be true or false, got ${persist}`);
    const change = objectOf(body);
    if (change === undefined) return text(500, 'failed to decode, error: expected a JSON object of keys and values');
    const { config, disk, configPath } = this.#parts;
    let values: ReturnType<OnlineConfig['update']>;
    try {
      values = config.update(change);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return text(500, `failed to update, error: ${error.message}`);
    }
    if (persist === 'false') return { status: 200 };
    try {
      await config.persist(disk, configPath, values);
    } catch (error) {
      return text(500, `config changed, but failed to persist change due to err: ${describeError(error)}`);
    }
    return { status: 200 };
  }

  #changeLogLevel(body: Uint8Array): HttpResponse {
    const level = objectOf(body)?.['log_level'];
    try {
      this.#parts.config.update({ 'log.level': level });
      return { status: 200 };
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return text(400, error.message);
    }
  }

  #region(id: string): HttpResponse {
    if (!/^\d{1,15}$/.test(id)) return text(400, `invalid region id: ${id}`);
    const peer = this.#parts.peerOf(Number(id));
    if (peer === undefined) return text(404, `region(${id}) not found`);
    const { region, merge } = peer;
    const mergeState = merge && { min_index: merge.minIndex, commit: merge.commit, region_id: merge.target?.id };
    return json({
      id: region.id,
      group_state: 'ordered',
      start_key: toHex(region.startKey),
      end_key: toHex(region.endKey),
      epoch: { conf_ver: region.regionEpoch?.confVer, version: region.regionEpoch?.version },
      peers: region.peers.map(({ id, storeId }) => ({ id, store_id: storeId, role: 'Voter' })),
      raft_status: {
        id: peer.peerId,
        hard_state: { term: peer.term },
        soft_state: { leader_id: peer.leader?.id ?? 0 },
      },
      region_state: { state: merge === undefined ? 'Normal' : 'Merging', merge_state: mergeState ?? null },
      bucket_keys: [],
    });
  }
}

function objectOf(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(fromUtf8(body));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as never) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A store put together: everything it needs comes in as ports and configuration, so that `main`, tests and the simulator build
 * it alike. Starts in TiKV's order (facts 20.1), stops in the reverse of it.
 */
import type { Logger } from '@tessera/base';
import { type KvEngine, MemoryEngine } from '@tessera/engine';
import type { Env } from '@tessera/env';
import { DEFAULT_LIMITS, GrpcServer } from '@tessera/grpc';
import type { PdClient } from '@tessera/pd-client';
import { RawStorage } from '@tessera/storage';
import { type BootOptions, connectPd, describeStore, establishIdent, joinCluster } from './boot/boot.ts';
import { Heartbeats } from './boot/heartbeats.ts';
import { listenGrpc, listenStatus, statusAddressOf, withPort } from './boot/listeners.ts';
import { regionOf, type StoreIdent } from './boot/store-ident.ts';
import { checkStoreConfig } from './config/config.ts';
import type { StoreConfig } from './config/items.ts';
import { OnlineConfig } from './config/online-config.ts';
import { RequestMetrics } from './metrics/request-metrics.ts';
import { StoreMetrics } from './metrics/store-metrics.ts';
import { SingleRegionKv } from './region/single-region-kv.ts';
import { Forwarder } from './service/forwarder.ts';
import { Health } from './service/health.ts';
import type { ServiceContext } from './service/service-context.ts';
import { registerTikvService } from './service/tikv-service.ts';
import { StatusServer } from './status/status-server.ts';
import { Certificates, refuseCommonName } from './tls.ts';

/** The TiKV release whose features clients and PD may expect of us (facts 16.4). */
export const STORE_VERSION = '8.5.0';

/** Term and start of a region that has one replica and therefore never elects. */
const SINGLE_TERM = 6;

export interface StoreOptions {
  /** Default: an engine in memory. A given one is the caller's to close. */
  readonly engine?: KvEngine;
  /** Default: a client of its own. A given one is the caller's to close. */
  readonly pdClient?: PdClient;
  /** Where POST /config keeps changes. */
  readonly configPath?: string;
  /** Obeys `log.level`. Default: that of the logger in `env`, where it has one. */
  readonly setLogLevel?: (level: string) => void;
  /** Show process_* and Node's metrics too. Default true. */
  readonly processMetrics?: boolean;
  readonly gitHash?: string;
  /** Aborting gives up a start that waits for PD. */
  readonly signal?: AbortSignal;
}

export interface Store {
  readonly id: number;
  /** What PD tells clients. */
  readonly address: string;
  /** Empty when there is no status port. */
  readonly statusAddress: string;
  /** Lets calls under way end (`server.graceful-shutdown-timeout`), then stops. Idempotent. */
  close(): Promise<void>;
}

/**
 * Resolves when the store serves. Rejects with ConfigError, StoreError, PdError, DiskError or NetworkError; then nothing of it
 * is left running.
 */
export async function createStore(env: Env, config: StoreConfig, options: StoreOptions = {}): Promise<Store> {
  checkStoreConfig(config);
  const log = env.log.child({ name: 'store' });
  await using parts = new AsyncDisposableStack();
  const bootOptions: BootOptions = { env, config, log, signal: options.signal ?? new AbortController().signal };
  if (config.ignoredKeys.length > 0) {
    log.warn?.('configuration keys of TiKV without effect here', { keys: config.ignoredKeys.join(', ') });
  }
  await takeDirectory(env, config, parts);
  const certificates = await Certificates.load({ ...env, log }, config);
  parts.defer(async () => certificates?.close());
  const tls = certificates === undefined ? undefined : { material: certificates.material };
  const pd = options.pdClient ?? (await connectPd(bootOptions, tls));
  if (options.pdClient === undefined) parts.defer(async () => pd.close());
  const engine = options.engine ?? new MemoryEngine();
  if (options.engine === undefined) parts.defer(() => engine.close());
  const ident = await establishIdent(bootOptions, pd, env.disk);
  const online = new OnlineConfig(config);
  const forwarder = new Forwarder({
    ...env,
    log,
    tls,
    connectionsMax: config['server.forward-max-connections-per-address'],
    storeAddresses: async () => (await pd.getAllStores({ excludeTombstoneStores: true })).map((store) => store.address),
  });
  parts.defer(async () => forwarder.close());
  const service = buildService(env, online, engine, pd.clusterId, ident.storeId, forwarder, log);
  parts.defer(async () => service.kv.close());

  const listener = await listenGrpc(env, config, certificates, (socket) => service.server.onSocket(socket));
  parts.defer(async () => {
    const { health, streams } = service.context;
    health.stop();
    for (const stream of streams) stream.stop();
    forwarder.stop();
    const closed = listener.close();
    await service.server.drain(online.current['server.graceful-shutdown-timeout']);
    await closed;
  });
  const address = config['server.advertise-addr'] || withPort(config['server.addr'], listener.port);
  forwarder.ownAddress = address;

  const reporting = startReporting(env, online, options, service, { engine, pd, ident, log });
  parts.defer(async () => reporting.close());
  const statusListener = await listenStatus(env, config, certificates, reporting.status.handle);
  if (statusListener !== undefined) parts.defer(() => statusListener.close());
  const statusAddress = statusAddressOf(config, statusListener);

  const startSeconds = Math.floor(env.clock.wallMs() / 1000);
  const version = { version: STORE_VERSION, gitHash: options.gitHash ?? '' };
  const addresses = { address, statusAddress };
  const store = describeStore(ident.storeId, config, addresses, startSeconds, version);
  const joined = await joinCluster(bootOptions, pd, env.disk, ident, store);
  serveRegion(service.kv, joined, ident, options.engine === undefined, log);
  await reporting.heartbeats.start();
  service.context.health.serving = true;
  log.info?.('store is ready', { store: ident.storeId, address, statusAddress });
  return storeOf(ident.storeId, address, statusAddress, parts.move());
}

function storeOf(id: number, address: string, statusAddress: string, parts: AsyncDisposableStack): Store {
  let closing: Promise<void> | undefined;
  return {
    id,
    address,
    statusAddress,
    close() {
      closing ??= parts.disposeAsync();
      return closing;
    },
  };
}

async function takeDirectory(env: Env, config: StoreConfig, parts: AsyncDisposableStack): Promise<void> {
  const dataDir = config['storage.data-dir'];
  await env.disk.makeDirectory(dataDir);
  const lock = await env.disk.lock(dataDir);
  parts.defer(() => lock.release());
}

interface Service {
  readonly server: GrpcServer;
  readonly kv: SingleRegionKv;
  readonly storage: RawStorage;
  readonly context: ServiceContext;
}

function buildService(
  env: Env,
  online: OnlineConfig,
  engine: KvEngine,
  clusterId: bigint,
  storeId: number,
  forwarder: Forwarder,
  log: Logger,
): Service {
  const { clock, tasks } = env;
  const config = online.current;
  const entryBytesMax = config['raftstore.raft-entry-max-size'];
  const kv = new SingleRegionKv({ storeId, engine, tasks, log, entryBytesMax });
  const api = config['storage.enable-ttl'] ? 'V1ttl' : 'V1';
  const maxKeySizeBytes = config['storage.max-key-size'];
  const storage = new RawStorage({ kv, clock, tasks, log, api, maxKeySizeBytes });
  const streamWindowBytes = config['server.grpc-stream-initial-window-size'];
  const allowed = config['security.cert-allowed-cn'];
  const server = new GrpcServer({
    clock,
    tasks,
    log: log.child({ name: 'grpc' }),
    limits: {
      concurrentStreams: config['server.grpc-concurrent-stream'],
      streamWindowBytes,
      connectionWindowBytes: Math.max(streamWindowBytes, DEFAULT_LIMITS.connectionWindowBytes),
    },
    authorize: (socket) => refuseCommonName(allowed, socket.peerCommonName),
    ...(config['server.grpc-compression-type'] === 'gzip'
      ? { gzipFromBytes: config['server.grpc-min-message-size-to-compress'] }
      : {}),
  });
  const metrics = new RequestMetrics(clock);
  const health = new Health(storeId, clock);
  const context: ServiceContext = {
    clusterId,
    storeId,
    storage,
    metrics,
    health,
    forwarder,
    clock,
    tasks,
    feedbackIntervalMs: config['server.health-feedback-interval'],
    streams: new Set(),
  };
  health.register(server);
  registerTikvService(server, context);
  online.obey((changed) => {
    kv.entryBytesMax = changed['raftstore.raft-entry-max-size'];
    storage.maxKeySizeBytes = changed['storage.max-key-size'];
    context.feedbackIntervalMs = changed['server.health-feedback-interval'];
  });
  return { server, kv, storage, context };
}

interface Reporting {
  readonly heartbeats: Heartbeats;
  readonly status: StatusServer;
  close(): void;
}

function startReporting(
  env: Env,
  online: OnlineConfig,
  options: StoreOptions,
  service: Service,
  parts: { readonly engine: KvEngine; readonly pd: PdClient; readonly ident: StoreIdent; readonly log: Logger },
): Reporting {
  const { engine, pd, ident, log } = parts;
  const config = online.current;
  const heartbeats = new Heartbeats({
    clock: env.clock,
    disk: env.disk,
    log,
    pd,
    kv: service.kv,
    engine,
    storeId: ident.storeId,
    dataDir: config['storage.data-dir'],
    startSeconds: Math.floor(env.clock.wallMs() / 1000),
    reads: service.storage.reads,
    capacityBytes: config['raftstore.capacity'],
    onTombstone: () => {
      log.error?.('PD has removed this store: it stops serving', { store: ident.storeId });
      service.context.health.serving = false;
      service.kv.close();
      heartbeats.close();
    },
  });
  const metrics = new StoreMetrics({
    requests: service.context.metrics,
    server: service.server,
    engine,
    kv: service.kv,
    heartbeats,
    config: online,
    version: STORE_VERSION,
    gitHash: options.gitHash ?? '',
    processMetrics: options.processMetrics ?? true,
  });
  const setLogLevel = options.setLogLevel ?? levelSetterOf(env.log);
  online.obey((changed) => {
    heartbeats.storeIntervalMs = changed['raftstore.pd-store-heartbeat-tick-interval'];
    heartbeats.regionIntervalMs = changed['raftstore.pd-heartbeat-tick-interval'];
    if (changed['log.level'] !== config['log.level']) setLogLevel?.(changed['log.level']);
  });
  const status = new StatusServer({
    clock: env.clock,
    disk: env.disk,
    metrics,
    config: online,
    configPath: options.configPath,
    allowedCommonNames: config['security.cert-allowed-cn'],
    peerOf: (regionId) => (service.kv.peer?.region.id === regionId ? service.kv.peer : undefined),
  });
  const close = (): void => {
    heartbeats.close();
    metrics.close();
  };
  return { heartbeats, status, close };
}

/** The logger of `env/node` can change its level; others need not. */
function levelSetterOf(log: Logger): ((level: string) => void) | undefined {
  const { setLevel } = log as { setLevel?: (level: string) => void };
  return setLevel === undefined ? undefined : (level) => setLevel.call(log, level);
}

/** From here on requests for the region are served. */
function serveRegion(kv: SingleRegionKv, joined: StoreIdent, known: StoreIdent, inMemory: boolean, log: Logger): void {
  if (joined.region !== undefined) {
    const region = regionOf(joined.storeId, joined.region);
    const leader = region.peers[0];
    kv.peer = { region, peerId: joined.region.peerId, term: SINGLE_TERM, isLeader: true, leader };
  }
  if (!inMemory) return;
  log.warn?.('data is kept in memory: it is gone when this store stops', { engine: 'memory' });
  if (known.bootstrapped) log.warn?.('this store was restarted: its region is empty', { store: joined.storeId });
}

/**
 * A store put together: everything it needs comes in as ports and configuration, so that `main`, tests and the simulator build
 * it alike. Starts in TiKV's order (facts 20.1), stops in the reverse of it.
 */
import { describeError, type Logger, TesseraError } from '@tessera/base';
import type { Encryption } from '@tessera/encryption';
import type { KvEngine } from '@tessera/engine';
import type { Env, TlsOptions } from '@tessera/env';
import type { GrpcClient, GrpcServer } from '@tessera/grpc';
import type { PdClient } from '@tessera/pd-client';
import { countQuery, takeStoreReads } from '@tessera/raftstore';
import { settleApi } from './boot/api-version.ts';
import { type BootOptions, connectPd, describeStore, establishIdent, joinCluster } from './boot/boot.ts';
import { takeDirectory } from './boot/data-directory.ts';
import { beginFirstRegion, untilLeadersKnown } from './boot/first-region.ts';
import { listenGrpc, listenStatus, statusAddressOf, withPort } from './boot/listeners.ts';
import { StoreHeartbeat } from './boot/store-heartbeat.ts';
import { type StoreIdent, writeIdent } from './boot/store-ident.ts';
import { checkStoreConfig } from './config/config.ts';
import type { StoreConfig } from './config/items.ts';
import { OnlineConfig } from './config/online-config.ts';
import { apiOf } from './config/storage-api.ts';
import { connectDeadlockDetection } from './deadlock/deadlock-detection.ts';
import { guardMemory, settleMemory } from './memory/memory.ts';
import type { MemoryBudget } from './memory/memory-budget.ts';
import { RequestMetrics } from './metrics/request-metrics.ts';
import { StoreMetrics } from './metrics/store-metrics.ts';
import { TxnMetrics } from './metrics/txn-metrics.ts';
import { Observers } from './raft/observers.ts';
import { type RaftService, registerRaftService } from './raft/raft-service.ts';
import { RaftTransport } from './raft/raft-transport.ts';
import { RegionAdmin } from './raft/region-admin.ts';
import { RegionReporter } from './raft/region-reporter.ts';
import { registerRegionService } from './raft/region-service.ts';
import { openReplication, type Replication } from './raft/replication.ts';
import { StalePeers } from './raft/stale-peers.ts';
import { openResolvedTs } from './resolved-ts/resolved-ts.ts';
import { drain } from './service/drain.ts';
import { Forwarder } from './service/forwarder.ts';
import { newGrpcServer } from './service/grpc-server.ts';
import { Health } from './service/health.ts';
import type { ServiceContext } from './service/service-context.ts';
import { openStorages } from './service/storages.ts';
import { registerTikvService } from './service/tikv-service.ts';
import { StatusServer } from './status/status-server.ts';
import { Certificates } from './tls.ts';

/** The TiKV release whose features clients and PD may expect of us (facts 16.4). */
export const STORE_VERSION = '8.5.0';

export interface StoreOptions {
  /** Default: the LSM engine in the data directory. A given one is the caller's to close. */
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
  /** Processor time of the store's thread so far; PD is told of it. */
  readonly cpuSeconds?: () => number;
  /** Aborting gives up a start that waits for PD. */
  readonly signal?: AbortSignal;
}

export interface Store {
  readonly id: number;
  /** What PD tells clients. */
  readonly address: string;
  /** Empty when there is no status port. */
  readonly statusAddress: string;
  /** Resolves when the store has stopped by itself: with the fault (a failed sync, a corrupt file, a broken invariant). */
  readonly stopped: Promise<Error>;
  /** Lets calls under way end (`server.graceful-shutdown-timeout`), then stops. Idempotent. */
  close(): Promise<void>;
}

/** What the parts of one store share while it is put together. */
interface Building {
  readonly env: Env;
  /** Its disk is where data is kept: encrypted, when configured so. */
  readonly encryption: Encryption;
  readonly log: Logger;
  readonly options: StoreOptions;
  readonly online: OnlineConfig;
  readonly config: StoreConfig;
  readonly tls: TlsOptions | undefined;
  readonly pd: PdClient;
  readonly ident: StoreIdent;
  readonly observers: Observers;
  readonly budget: MemoryBudget | undefined;
  readonly parts: AsyncDisposableStack;
}

/**
 * Resolves when the store serves. Rejects with ConfigError, StoreError, EngineError, RaftLogError, PdError, DiskError or
 * NetworkError; then nothing of it is left running.
 */
export async function createStore(env: Env, given: StoreConfig, options: StoreOptions = {}): Promise<Store> {
  checkStoreConfig(given);
  const log = env.log.child({ name: 'store' });
  const { config, budget } = settleMemory(env, given, log);
  await using parts = new AsyncDisposableStack();
  const bootOptions: BootOptions = { env, config, log, signal: options.signal ?? new AbortController().signal };
  if (config.ignoredKeys.length > 0) {
    log.warn?.('configuration keys of TiKV without effect here', { keys: config.ignoredKeys.join(', ') });
  }
  const encryption = await takeDirectory(env, config, parts);
  const certificates = await Certificates.load({ ...env, log }, config);
  parts.defer(async () => certificates?.close());
  const tls = certificates === undefined ? undefined : { material: certificates.material };
  const pd = options.pdClient ?? (await connectPd(bootOptions, tls));
  if (options.pdClient === undefined) parts.defer(async () => pd.close());
  const online = new OnlineConfig(config);
  const observers = new Observers();
  const stopped = stopOf(observers);
  const known = await establishIdent(bootOptions, pd, env.disk);
  const building: Building = {
    ...bootOptions,
    encryption,
    options,
    online,
    tls,
    pd,
    ident: known,
    observers,
    budget,
    parts,
  };
  const replication = await replicate(building);
  const ident = { ...(await settleApi(replication, known, config)), engineUsed: true };
  if (!known.engineUsed || known.api !== ident.api) await writeIdent(env.disk, config['storage.data-dir'], ident);
  const service = buildService(building, replication);

  const listener = await listenGrpc(env, config, certificates, (socket) => service.server.onSocket(socket));
  const serving = { clock: env.clock, ...service };
  parts.defer(() => drain(serving, listener, online.current['server.graceful-shutdown-timeout']));
  const address = config['server.advertise-addr'] || withPort(config['server.addr'], listener.port);
  service.context.forwarder.ownAddress = address;

  const reporting = startReporting(building, replication, service);
  const statusListener = await listenStatus(env, config, certificates, reporting.status.handle);
  if (statusListener !== undefined) parts.defer(() => statusListener.close());
  const statusAddress = statusAddressOf(config, statusListener);

  const startSeconds = Math.floor(env.clock.wallMs() / 1000);
  const version = { version: STORE_VERSION, gitHash: options.gitHash ?? '' };
  const store = describeStore(ident.storeId, config, { address, statusAddress }, startSeconds, version);
  const joined = await joinCluster(bootOptions, pd, env.disk, ident, store);
  await beginFirstRegion(env.disk, config, replication, joined);
  const { heartbeat } = reporting;
  parts.defer(async () => heartbeat.close());
  await heartbeat.start();
  await untilLeadersKnown(building, replication);
  service.context.health.serving = true;
  void stopped.then((error) => {
    log.error?.('the store stops: nothing is served any more', { error: describeError(error) });
    service.context.health.serving = false;
    heartbeat.close();
  });
  log.info?.('store is ready', { store: ident.storeId, address, statusAddress, regions: replication.store.peers.size });
  const all = parts.move();
  let closing: Promise<void> | undefined;
  return { id: ident.storeId, address, statusAddress, stopped, close: () => (closing ??= all.disposeAsync()) };
}

function stopOf(observers: Observers): Promise<Error> {
  const { promise, resolve } = Promise.withResolvers<Error>();
  const asError = (error: unknown): Error =>
    error instanceof Error ? error : new TesseraError('KV:Raftstore:Stopped', describeError(error));
  observers.add({ failed: (error) => resolve(asError(error)) });
  return promise;
}

interface Replicated extends Replication {
  /** A client of another store. */
  clientOf(storeId: number): Promise<GrpcClient>;
}

async function replicate(building: Building): Promise<Replicated> {
  const { env, encryption, log, tls, pd, options, parts } = building;
  const { network, clock, tasks } = env;
  const addressOf = async (storeId: number): Promise<string> => {
    const { store } = await pd.getStore(storeId, { timeoutMs: 2000 });
    return store.peerAddress || store.address;
  };
  const transport = new RaftTransport({
    network,
    clock,
    tasks,
    tls,
    addressOf,
    log: log.child({ name: 'raft-client' }),
  });
  parts.defer(async () => transport.close());
  const replicationOptions = { ...building, env: { ...env, disk: encryption.disk }, transport, engine: options.engine };
  const opened = await openReplication(replicationOptions, parts);
  return { ...opened, clientOf: (storeId) => transport.clientOf(storeId) };
}

interface Service {
  readonly server: GrpcServer;
  readonly context: ServiceContext;
  readonly raft: RaftService;
}

function buildService(building: Building, replication: Replicated): Service {
  const { env, online, ident, log, pd, tls, parts } = building;
  const { clock, tasks } = env;
  const config = online.current;
  const forwarder = new Forwarder({
    ...env,
    log,
    tls,
    connectionsMax: config['server.forward-max-connections-per-address'],
    storeAddresses: async () => (await pd.getAllStores({ excludeTombstoneStores: true })).map((one) => one.address),
  });
  parts.defer(async () => forwarder.close());
  const storages = openStorages(building, replication, parts);
  const server = newGrpcServer(env, config, log);
  const { clientOf } = replication;
  const resolvedTs = openResolvedTs(building, replication, { server, txn: storages.txn, clientOf }, parts);
  const context: ServiceContext = {
    clusterId: ident.clusterId,
    storeId: ident.storeId,
    ...storages,
    metrics: new RequestMetrics(clock),
    health: new Health(ident.storeId, clock),
    forwarder,
    clock,
    tasks,
    feedbackIntervalMs: config['server.health-feedback-interval'],
    streams: new Set(),
    safeTsOfRange: (start, end) => resolvedTs.safeTsOfRange(start, end),
    queried: (regionId, kind) => countQuery(replication.store, regionId, kind),
  };
  context.health.register(server);
  registerTikvService(server, context);
  const linkOptions = { ...env, log, tls, pd, storeId: ident.storeId };
  const deadlockLink = connectDeadlockDetection(server, storages.txn.detector, linkOptions);
  parts.defer(async () => deadlockLink.close());
  const snapshotsMax = config['server.concurrent-recv-snap-limit'];
  const raft = registerRaftService(server, {
    store: () => replication.store,
    log: log.child({ name: 'raft-server' }),
    snapshotsMax,
  });
  online.obey((changed) => {
    context.feedbackIntervalMs = changed['server.health-feedback-interval'];
  });
  return { server, context, raft };
}

interface Reporting {
  readonly heartbeat: StoreHeartbeat;
  readonly status: StatusServer;
}

function startReporting(building: Building, replication: Replication, service: Service): Reporting {
  const { env, encryption, online, options, ident, log, pd, parts, observers, config } = building;
  const { store, kv, engine } = replication;
  const { clock, tasks } = env;
  const admin = new RegionAdmin({ store, kv, pd, log: log.child({ name: 'region-admin' }) });
  registerRegionService(service.server, admin, service.context.forwarder, apiOf(config));
  const instruct = admin.instruct.bind(admin);
  const reporter = new RegionReporter({ clock, tasks, pd, store, instruct });
  observers.add({ splitWanted: admin.splitWanted.bind(admin) });
  observers.add(reporter);
  observers.add(new StalePeers({ store, pd, log: log.child({ name: 'stale-peers' }) }));
  parts.defer(async () => reporter.close());
  service.context.health.slowScore = () => store.slowness.value;
  const heartbeat = new StoreHeartbeat({
    ...{ clock, disk: env.disk, log, pd, engine },
    storeId: ident.storeId,
    dataDir: config['storage.data-dir'],
    startSeconds: Math.floor(clock.wallMs() / 1000),
    capacityBytes: config['raftstore.capacity'],
    written: () => store.written,
    takeReads: () => takeStoreReads(store),
    regions: () => ({ count: store.peers.size, busy: store.busy }),
    slowScore: () => store.slowness.round(store.nowMs()),
    ...{ snapshots: store.snapshots, cpuSeconds: options.cpuSeconds },
    onTombstone: () => {
      log.error?.('PD has removed this store: it stops serving', { store: ident.storeId });
      service.context.health.serving = false;
      store.close();
      heartbeat.close();
      reporter.close();
    },
  });
  const memory = guardMemory(env, building.budget, online, replication, log);
  parts.defer(async () => memory?.close());
  const metrics = new StoreMetrics({
    memory,
    requests: service.context.metrics,
    txn: new TxnMetrics(service.context.txn),
    safeTs: (regionId) => service.context.txn.safeTs(regionId),
    wallMs: () => clock.wallMs(),
    flow: service.context.flow,
    server: service.server,
    encryption,
    replication,
    heartbeat,
    reporter,
    config: online,
    version: STORE_VERSION,
    gitHash: options.gitHash ?? '',
    processMetrics: options.processMetrics ?? true,
  });
  parts.defer(async () => metrics.close());
  const setLogLevel = options.setLogLevel ?? levelSetterOf(env.log);
  online.obey((changed) => {
    heartbeat.intervalMs = changed['raftstore.pd-store-heartbeat-tick-interval'];
    reporter.intervalMs = changed['raftstore.pd-heartbeat-tick-interval'];
    if (changed['log.level'] !== config['log.level']) setLogLevel?.(changed['log.level']);
  });
  const status = new StatusServer({
    clock,
    disk: env.disk,
    metrics,
    config: online,
    configPath: options.configPath,
    allowedCommonNames: config['security.cert-allowed-cn'],
    peerOf: (regionId) => store.peers.get(regionId),
  });
  return { heartbeat, status };
}

/** The logger of `env/node` can change its level; others need not. */
function levelSetterOf(log: Logger): ((level: string) => void) | undefined {
  const { setLevel } = log as { setLevel?: (level: string) => void };
  return setLevel === undefined ? undefined : (level) => setLevel.call(log, level);
}

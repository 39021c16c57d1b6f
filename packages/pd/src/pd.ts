/**
 * The composition of PD: opens the durable state, builds everything on it, listens, registers the services.
 * Start order: lock, journal, identity, state in memory, port, services. Nothing is answered before all is there.
 */
import { must } from '@tessera/base';
import { type Env, makeDurableDirectory } from '@tessera/env';
import { GrpcServer } from '@tessera/grpc';
import * as pdpb from '@tessera/proto/pdpb';
import { Cluster } from './cluster/cluster.ts';
import { Gc } from './cluster/gc.ts';
import { IdAllocator } from './cluster/id-allocator.ts';
import { loadClusterId, memberIdOf } from './cluster/identity.ts';
import { Keys } from './cluster/keys.ts';
import { Keyspaces } from './cluster/keyspaces.ts';
import { MinResolvedTs } from './cluster/min-resolved-ts.ts';
import { Tso } from './cluster/tso.ts';
import { checkPdConfig, checkUrl, compactionRetention, inertKeys, splitUrls } from './config/config.ts';
import type { PdConfig } from './config/items.ts';
import { Settings } from './config/settings.ts';
import type { PdContext } from './context.ts';
import { createHttpApi } from './http/api.ts';
import { Lifetime } from './lifetime.ts';
import { Metrics } from './metrics.ts';
import { openScheduling } from './schedule/open.ts';
import { registerClusterService } from './services/cluster-service.ts';
import { registerEtcdCluster } from './services/etcd-cluster.ts';
import { registerEtcdKv } from './services/etcd-kv.ts';
import { registerEtcdLease } from './services/etcd-lease.ts';
import { registerEtcdWatch } from './services/etcd-watch.ts';
import { registerGcService } from './services/gc-service.ts';
import { registerGlobalConfigService } from './services/global-config-service.ts';
import { registerHealthService } from './services/health-service.ts';
import { registerKeyspaceService } from './services/keyspace-service.ts';
import { registerMetaStorageService } from './services/meta-storage-service.ts';
import { registerRegionService } from './services/region-service.ts';
import { registerResourceService } from './services/resource-service.ts';
import { Rpc } from './services/rpc.ts';
import { registerTsoService } from './services/tso-service.ts';
import { AutoCompactor } from './state/auto-compactor.ts';
import { Facts, readU64, u64Bytes } from './state/facts.ts';
import { LeaseClock } from './state/lease-clock.ts';
import { LocalLog } from './state/local-log.ts';
import { WatchHub } from './state/watch-hub.ts';
import { refuseCommonName, TLS_REFRESH_MS, TlsFiles } from './tls.ts';
import { PD_GIT_HASH, PD_VERSION } from './version.ts';

export interface Pd {
  /** Where clients reach it: scheme, host and the port that it got. */
  readonly clientUrl: string;
  readonly clusterId: bigint;
  /** Resolves when PD has stopped: with the fault that stopped it, or undefined after {@link Pd.close}. */
  readonly stopped: Promise<Error | undefined>;
  /** Ends calls, makes everything durable that was proposed, releases the directory. Idempotent; never rejects. */
  close(): Promise<void>;
}

const KEEP_ALIVE_MS = 60_000;
const TSO_LOG_MS = 10_000;
const BURY_MS = 10_000;

/**
 * Starts a PD of one member. Rejects with ConfigError on a bad config, with DiskError when the directory is in use, with
 * JournalCorruptError when its files are not what was written, with NetworkError when the port is taken.
 */
export async function createPd(env: Env, config: PdConfig): Promise<Pd> {
  checkPdConfig(config);
  const directory = config['data-dir'] === '' ? `default.${config.name}` : config['data-dir'];
  await makeDurableDirectory(env.disk, directory);
  const lock = await env.disk.lock(directory);
  const undo: (() => Promise<void>)[] = [() => lock.release()];
  try {
    return await start(env, config, directory, undo);
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => undefined);
    throw error;
  }
}

async function start(env: Env, config: PdConfig, directory: string, undo: (() => Promise<void>)[]): Promise<Pd> {
  const log = env.log.child({ component: 'pd' });
  for (const key of inertKeys(config)) log.warn?.('config key has no effect yet', { key });
  const metrics = new Metrics();
  const lifetime = new Lifetime(env, undo);
  const durable = await LocalLog.open({
    disk: env.disk,
    tasks: env.tasks,
    clock: env.clock,
    log,
    directory: `${directory}/journal`,
    onFailure: (error) => lifetime.stop(error),
    onSync: (durationMs) => metrics.sync(durationMs),
  });
  undo.push(() => durable.close());
  const facts = new Facts(durable);
  const clusterId = await loadClusterId(facts, env.clock, env.random);
  const tls = await TlsFiles.open(env.disk, log, config);
  if (tls !== undefined) lifetime.every(TLS_REFRESH_MS, () => tls.refresh());

  const server = new GrpcServer({
    clock: env.clock,
    tasks: env.tasks,
    log,
    limits: { receiveMessageBytes: config['max-request-bytes'] },
    authorize: ({ peerCommonName }) => refuseCommonName(config, peerCommonName),
  });
  const context = build({ env, config, facts, clusterId, metrics, lifetime, log });
  await context.keyspaces.ensure(config['keyspace.pre-alloc']);

  const url = must(splitUrls(config['client-urls']).map((text) => checkUrl('client-urls', text))[0], 'one client URL');
  let http: ReturnType<typeof createHttpApi> | undefined;
  const listener = await env.network.listen({
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: portOf(url),
    ...(tls === undefined ? {} : { tls: tls.options }),
    onSocket: (socket) => server.onSocket(socket),
    onHttpRequest: (request) => {
      const refusal = refuseCommonName(config, request.peerCommonName);
      if (refusal !== undefined) return { status: 403, body: refusal };
      return http === undefined ? { status: 503, body: 'starting' } : http(request);
    },
  });
  undo.push(() => listener.close());

  const clientUrl = withPort(url, listener.port);
  const advertised = splitUrls(config['advertise-client-urls']);
  const pd: PdContext = {
    ...context,
    member: memberOf(config, context.memberId, advertised.length > 0 ? advertised : [clientUrl]),
  };
  const rpc = new Rpc({ server, clock: env.clock, log, clusterId, observer: metrics });
  registerAll(rpc, pd);
  http = createHttpApi(pd);
  await facts.write([{ key: pd.keys.leader, value: pdpb.Member.encode(pd.member) }]);
  lifetime.begin({ server, rpc, pd });
  log.info?.('PD is ready', { clientUrl, clusterId: clusterId.toString(), directory });
  return { clientUrl, clusterId, stopped: lifetime.stopped, close: () => lifetime.stop(undefined) };
}

function build(parts: {
  env: Env;
  config: PdConfig;
  facts: Facts;
  clusterId: bigint;
  metrics: Metrics;
  lifetime: Lifetime;
  log: Env['log'];
}): Omit<PdContext, 'member'> {
  const { env, config, facts, clusterId, metrics, lifetime, log } = parts;
  const { clock } = env;
  const durable = facts.log;
  const keys = new Keys(clusterId);
  const settings = new Settings(config, facts, keys.config, log);
  const ids = new IdAllocator(facts, keys);
  const rules = () => ({
    maxReplicas: settings.current['replication.max-replicas'],
    maxStoreDownTimeMs: settings.current['schedule.max-store-down-time'],
    strictlyMatchLabel: settings.current['replication.strictly-match-label'],
    locationLabels: settings.current['replication.location-labels'],
    storeLimits: {
      'add-peer': settings.current['schedule.default-store-limit.add-peer'],
      'remove-peer': settings.current['schedule.default-store-limit.remove-peer'],
    },
  });
  const cluster = new Cluster({ facts, keys, clock, log, ids, clusterId, rules });
  const keyspaces = new Keyspaces(facts, keys, clock);
  const scheduling = openScheduling({
    cluster,
    clock,
    random: env.random,
    ids,
    facts,
    keys,
    keyspaces,
    config: () => settings.current,
    metrics,
    log,
  });
  lifetime.atEnd(() => scheduling.stop());
  const minResolvedTs = new MinResolvedTs(facts, keys, cluster.stores);
  const watches = new WatchHub(durable.state.kv);
  durable.onApplied(() => watches.pump());
  const leaseClock = new LeaseClock(clock, (id) => {
    durable.propose({ kind: 'lease-revoke', id }, (result) => {
      if (result.kind !== 'refused' || !durable.state.leases.has(id)) leaseClock.forget(id);
    });
  });
  for (const lease of durable.state.leases.all()) leaseClock.start(lease.id, lease.ttlSeconds);

  lifetime.every(KEEP_ALIVE_MS, () => cluster.streams.keepAlive());
  lifetime.every(BURY_MS, () => {
    cluster.drains.sample(clock.monotonicMs());
    void cluster.buryEmptyStores();
  });
  const saveMs = config['pd-server.min-resolved-ts-persistence-interval'];
  if (saveMs > 0) lifetime.every(saveMs, () => minResolvedTs.save());
  const retention = must(compactionRetention(config), 'the config was checked');
  const compactor = new AutoCompactor(durable, clock, retention);
  if (compactor.intervalMs !== undefined) lifetime.every(compactor.intervalMs, () => compactor.tick());

  return {
    clusterId,
    memberId: memberIdOf(config.name, config['initial-cluster-token']),
    clock,
    random: env.random,
    facts,
    keys,
    settings,
    cluster,
    ids,
    scheduling: scheduling.coordinator,
    schedulers: scheduling.schedulers,
    tso: createTso(parts, keys),
    gc: new Gc(facts, keys, clock),
    keyspaces,
    minResolvedTs,
    watches,
    leaseClock,
    metrics,
    startedMs: clock.wallMs(),
    closing: lifetime.closing,
    every: (intervalMs, task) => lifetime.every(intervalMs, task),
  };
}

/** The window is stored in nanoseconds, as TiKV PD does. */
function createTso(
  parts: { env: Env; config: PdConfig; facts: Facts; metrics: Metrics; log: Env['log'] },
  keys: Keys,
): Tso {
  const { env, config, facts, metrics, log } = parts;
  const loggedMs = new Map<string, number>();
  return new Tso(
    {
      clock: env.clock,
      saveIntervalMs: config['tso-save-interval'],
      save: (limitMs, done) => {
        facts.writeThen([{ key: keys.timestamp, value: u64Bytes(BigInt(limitMs) * 1_000_000n) }], done);
      },
      onEvent: (event) => {
        metrics.tsoEvent(event);
        if (event === 'save') return;
        // A broken clock says the same thing a thousand times a second.
        const nowMs = env.clock.monotonicMs();
        if (nowMs - (loggedMs.get(event) ?? Number.NEGATIVE_INFINITY) < TSO_LOG_MS) return;
        loggedMs.set(event, nowMs);
        log.warn?.('timestamp oracle', { event });
      },
    },
    Number((readU64(facts.get(keys.timestamp)) ?? 0n) / 1_000_000n),
  );
}

function registerAll(rpc: Rpc, pd: PdContext): void {
  registerClusterService(rpc, pd);
  registerRegionService(rpc, pd);
  registerTsoService(rpc, pd);
  registerGcService(rpc, pd);
  registerGlobalConfigService(rpc, pd);
  registerKeyspaceService(rpc, pd);
  registerMetaStorageService(rpc, pd);
  registerResourceService(rpc);
  registerEtcdKv(rpc, pd);
  registerEtcdLease(rpc, pd);
  registerEtcdWatch(rpc, pd);
  registerEtcdCluster(rpc, pd);
  registerHealthService(rpc, pd);
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** The address as given, with the port that the listener got. */
function withPort(url: URL, port: number): string {
  return `${url.protocol}//${url.hostname}:${port}`;
}

function memberOf(config: PdConfig, memberId: bigint, clientUrls: readonly string[]): pdpb.Member {
  const peerUrls = splitUrls(config['advertise-peer-urls'] || config['peer-urls']);
  return pdpb.Member.decode(
    pdpb.Member.encode({
      name: config.name,
      memberId,
      peerUrls,
      clientUrls,
      binaryVersion: PD_VERSION,
      gitHash: PD_GIT_HASH,
    }),
  );
}

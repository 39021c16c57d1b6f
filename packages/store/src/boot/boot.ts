/**
 * A store's first conversation with PD, in TiKV's order (facts 20.1): connect, cluster id, snapshot recovery, one timestamp,
 * identity, first region, PutStore. Each step may be repeated after a crash: nothing is told to PD before it is on disk here.
 */
import { EMPTY_BYTES, type Logger } from '@tessera/base';
import { type Disk, type Env, sleep } from '@tessera/env';
import { PdClient, type PdClientOptions, PdError } from '@tessera/pd-client';
import * as metapb from '@tessera/proto/metapb';
import * as pdpb from '@tessera/proto/pdpb';
import type { StoreConfig } from '../config/items.ts';
import { readIdent, regionOf, StoreError, type StoreIdent, writeIdent } from './store-ident.ts';

export interface BootOptions {
  readonly env: Env;
  readonly config: StoreConfig;
  /** Aborted when the store is closed while it starts. */
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/**
 * Repeats `call` while PD cannot be reached: every `pd.retry-interval`, `pd.retry-max-count` times. Anything PD answers is
 * final.
 */
async function untilPdAnswers<T>(options: BootOptions, what: string, call: () => Promise<T>): Promise<T> {
  const { config, env, signal, log } = options;
  const attemptsMax = config['pd.retry-max-count'] < 0 ? Number.POSITIVE_INFINITY : config['pd.retry-max-count'] + 1;
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      const mayPass = error instanceof PdError && (error.kind === 'unavailable' || error.kind === 'deadline');
      if (!mayPass || attempt >= attemptsMax) throw error;
      if ((attempt - 1) % config['pd.retry-log-every'] === 0) {
        log.warn?.(`${what}: PD does not answer, trying again`, { attempt, endpoints: config['pd.endpoints'], error });
      }
      await sleep(env.clock, config['pd.retry-interval'], signal);
    }
  }
}

export function connectPd(options: BootOptions, tls: PdClientOptions['tls']): Promise<PdClient> {
  const { env, config, signal, log } = options;
  const endpoints = config['pd.endpoints'];
  // Short, so that the retries above are the ones that count and are logged.
  const call = { timeoutMs: 2000, signal };
  const pdEnv = { ...env, log: log.child({ name: 'pd-client' }) };
  return untilPdAnswers(options, 'connect', () =>
    PdClient.connect(pdEnv, { endpoints, tls, callerId: 'tikv-store' }, call),
  );
}

/** Steps 3 to 7: this store's identity in PD's cluster, new or old. */
export async function establishIdent(options: BootOptions, pd: PdClient, disk: Disk): Promise<StoreIdent> {
  const dataDir = options.config['storage.data-dir'];
  const clusterId = pd.clusterId;
  if (clusterId === 0n) throw new StoreError('KV:Pd:ClusterNotBootstraped', 'PD has no cluster id');
  const known = await readIdent(disk, dataDir);
  if (known !== undefined && known.clusterId !== clusterId) {
    const ids = `local cluster id ${known.clusterId}, PD's ${clusterId}`;
    throw new StoreError('KV:Store:ClusterMismatch', `cluster ID mismatch: ${ids}: wrong PD, or wrong ${dataDir}`);
  }
  await refuseSnapshotRecovery(options, pd);
  await untilPdAnswers(options, 'timestamp', () => pd.getTimestamp());
  if (known !== undefined) return known;
  const storeId = await untilPdAnswers(options, 'alloc store id', () => pd.allocId());
  const ident: StoreIdent = { clusterId, storeId, region: undefined, bootstrapped: false, engineUsed: false };
  await writeIdent(disk, dataDir, ident);
  return ident;
}

async function refuseSnapshotRecovery(options: BootOptions, pd: PdClient): Promise<void> {
  try {
    const ask = () => pd.call(pdpb.PD.IsSnapshotRecovering, {});
    const { marked } = await untilPdAnswers(options, 'snapshot recovery mark', ask);
    if (marked) throw new StoreError('KV:Store:SnapshotRecovery', 'PD is marked for snapshot recovery: not supported');
  } catch (error) {
    if (!(error instanceof PdError) || error.kind !== 'unimplemented') throw error;
  }
}

/** Steps 9 and 10: the first region of an empty cluster is ours; then PD learns this store's address. */
export async function joinCluster(
  options: BootOptions,
  pd: PdClient,
  disk: Disk,
  ident: StoreIdent,
  store: metapb.StoreInit,
): Promise<StoreIdent> {
  const joined = await bootstrapCluster(options, pd, disk, ident, store);
  await untilPdAnswers(options, 'put store', () => pd.putStore(store));
  return joined;
}

async function bootstrapCluster(
  options: BootOptions,
  pd: PdClient,
  disk: Disk,
  ident: StoreIdent,
  store: metapb.StoreInit,
): Promise<StoreIdent> {
  const dataDir = options.config['storage.data-dir'];
  if (ident.bootstrapped) return ident;
  let prepared = ident;
  if (!(await untilPdAnswers(options, 'is bootstrapped', () => pd.isBootstrapped()))) {
    if (prepared.region === undefined) {
      const id = await untilPdAnswers(options, 'alloc region id', () => pd.allocId());
      const peerId = await untilPdAnswers(options, 'alloc peer id', () => pd.allocId());
      prepared = { ...prepared, region: { id, peerId, confVer: 1, version: 1 } };
      await writeIdent(disk, dataDir, prepared);
    }
    await bootstrapFirst(options, pd, prepared, store);
  }
  if (prepared.region === undefined) return prepared;
  // Whoever bootstrapped, this decides whose region it is: a lost answer of ours, or another store that was faster.
  const first = await untilPdAnswers(options, 'first region', () => pd.getRegion(EMPTY_BYTES));
  const ours = first?.region.id === prepared.region.id;
  const settled = { ...prepared, region: ours ? prepared.region : undefined, bootstrapped: ours };
  await writeIdent(disk, dataDir, settled);
  return settled;
}

async function bootstrapFirst(
  options: BootOptions,
  pd: PdClient,
  ident: StoreIdent,
  store: metapb.StoreInit,
): Promise<void> {
  if (ident.region === undefined) return;
  const region = regionOf(ident.storeId, ident.region);
  try {
    await untilPdAnswers(options, 'bootstrap', () => pd.bootstrap(store, region));
    options.log.info?.('bootstrapped the cluster', { clusterId: ident.clusterId, region: region.id });
  } catch (error) {
    const lost = error instanceof PdError && error.type === pdpb.ErrorType.ALREADY_BOOTSTRAPPED;
    if (!lost) throw error;
  }
}

/** What PD is told about this store. */
export function describeStore(
  storeId: number,
  config: StoreConfig,
  addresses: { readonly address: string; readonly statusAddress: string },
  startSeconds: number,
  version: { readonly version: string; readonly gitHash: string },
): metapb.StoreInit {
  return {
    id: storeId,
    address: addresses.address,
    peerAddress: addresses.address,
    statusAddress: addresses.statusAddress,
    state: metapb.StoreState.Up,
    labels: Object.entries(config['server.labels']).map(([key, value]) => ({ key, value })),
    version: version.version,
    gitHash: version.gitHash,
    startTimestamp: startSeconds,
    deployPath: config['storage.data-dir'],
  };
}

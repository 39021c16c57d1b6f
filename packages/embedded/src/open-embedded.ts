/**
 * A placement driver, one store and their client in this process: the same code as in a cluster, on a network that is made of
 * function calls. Only the disk is real.
 *
 *   await using db = await openEmbedded('./data');
 *   await db.transaction(async (txn) => { ... });
 *
 * What is acknowledged is on disk (the raft log is synced before): it survives `kill -9` and the loss of power. One process at
 * a time has the directory.
 */
import { join } from 'node:path';
import { type Logger, silentLogger, TesseraError } from '@tessera/base';
import { type Client, type ConnectOptions, connect } from '@tessera/client';
import { DiskError, type Env, makeDurableDirectory } from '@tessera/env';
import { MemoryNetwork } from '@tessera/env/memory';
import { createNodeEnv } from '@tessera/env/node';
import { createPd, parsePdConfig } from '@tessera/pd';
import { createStore, parseStoreConfig } from '@tessera/store';

export interface EmbeddedOptions
  extends Pick<ConnectOptions, 'timeoutMs' | 'maxInFlight' | 'apiVersion' | 'keyspace' | 'signal'> {
  /**
   * Raw values may expire (`storage.enable-ttl`). With API V1 transactions are refused then, as in TiKV; API V2 always has it. Stays
   * what it was at first, as `apiVersion` does.
   */
  readonly enableTtl?: boolean;
  /** Keys of the store's configuration file, such as `storage.block-cache.capacity`. */
  readonly storeConfig?: Readonly<Record<string, unknown>>;
  /** Hears when the store has stopped by itself, such as after a failed sync: everything is closed then. */
  readonly onFailure?: (error: Error) => void;
  /** Default: silent. */
  readonly log?: Logger;
  /** Other ports than Node's: tests. */
  readonly env?: Env;
}

/** The directory cannot be opened; `cause` says more. */
export class EmbeddedError extends TesseraError {
  override name = 'EmbeddedError';
  /** `Embedded:Locked`: another process, or another `openEmbedded` of this one, has the directory. */
  constructor(code: 'Embedded:Locked' | 'Embedded:Open', message: string, cause: unknown) {
    super(code, message, { cause });
  }
}

// Nobody else is on this network.
const PD_ADDRESS = '127.0.0.1:2379';
const STORE_ADDRESS = '127.0.0.1:20160';

/**
 * Opens the database in `directory`, which is made when it is missing. Rejects with {@link EmbeddedError}, or ConfigError for
 * `storeConfig`; then nothing is left running. `close` of the client closes all of it.
 */
export async function openEmbedded(directory: string, options: EmbeddedOptions = {}): Promise<Client> {
  const outer = options.env ?? createNodeEnv({ log: options.log ?? silentLogger });
  const env: Env = { ...outer, network: new MemoryNetwork(outer.tasks) };
  await using parts = new AsyncDisposableStack();
  try {
    await takeDirectory(env, directory, parts);
    const pd = await createPd(
      env,
      parsePdConfig('', { 'data-dir': join(directory, 'pd'), 'client-urls': `http://${PD_ADDRESS}` }),
    );
    parts.defer(() => pd.close());
    const config = parseStoreConfig('', {
      ...options.storeConfig,
      'server.addr': STORE_ADDRESS,
      'server.status-addr': '',
      'storage.data-dir': join(directory, 'store'),
      'storage.enable-ttl': options.enableTtl ?? options.apiVersion === 2,
      'storage.api-version': options.apiVersion ?? 1,
      'pd.endpoints': [PD_ADDRESS],
    });
    const { signal } = options;
    const store = await createStore(env, config, {
      processMetrics: false,
      ...(signal === undefined ? {} : { signal }),
    });
    parts.defer(() => store.close());
    const { timeoutMs, maxInFlight, apiVersion, keyspace } = options;
    const running = parts.move();
    const client = await connect({
      pdEndpoints: [PD_ADDRESS],
      env,
      onClose: () => running.disposeAsync(),
      ...given({ timeoutMs, maxInFlight, apiVersion, keyspace, signal }),
    }).catch(async (error: unknown) => {
      await running.disposeAsync();
      throw error;
    });
    void store.stopped.then((error) => {
      options.onFailure?.(error);
      void client.close();
    });
    return client;
  } catch (error) {
    if (error instanceof EmbeddedError || isConfigError(error)) throw error;
    throw new EmbeddedError('Embedded:Open', `cannot open ${directory}: ${(error as Error).message}`, error);
  }
}

async function takeDirectory({ disk }: Env, directory: string, parts: AsyncDisposableStack): Promise<void> {
  await makeDurableDirectory(disk, directory);
  try {
    const lock = await disk.lock(directory);
    parts.defer(() => lock.release());
  } catch (error) {
    if (!(error instanceof DiskError) || error.errno !== 'ELOCKED') throw error;
    throw new EmbeddedError('Embedded:Locked', `${directory} is open already, here or in another process`, error);
  }
}

function isConfigError(error: unknown): boolean {
  return error instanceof TesseraError && error.name === 'ConfigError';
}

function given<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}

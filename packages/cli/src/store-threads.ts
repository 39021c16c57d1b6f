/**
 * Several stores in one process (`tessera store --threads N`): a store is one event loop, so a host with many cores runs many of
 * them, each a thread with its own port, id and directory. All carry one `host` label, so that PD never puts two replicas of a
 * region on this host. When one of them stops by itself all stop, and the process says why: whoever supervises it starts it anew.
 */
import { hostname } from 'node:os';
import { Worker } from 'node:worker_threads';
import { TesseraError } from '@tessera/base';
import type { StoreConfig } from '@tessera/store';
import { UsageError } from './failure.ts';

export type FromStoreThread =
  | { readonly kind: 'ready'; readonly id: number; readonly address: string; readonly statusAddress: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly text: string };

/** What a thread is started with. */
export interface StoreThreadData {
  readonly config: StoreConfig;
  /** Of this process. */
  readonly stores: number;
  readonly processMetrics: boolean;
}

type Ready = Extract<FromStoreThread, { kind: 'ready' }>;

/** The settings of the thread `index` of `count`: ports follow one another, directories are siblings, the memory is shared out. */
export function threadConfig(config: StoreConfig, index: number, count: number): StoreConfig {
  const { host = labelOf(hostname()), ...labels } = config['server.labels'];
  if (config['raft-engine.dir'] !== '') {
    throw new UsageError('raft-engine.dir names one directory: leave it out with --threads, each store has its own');
  }
  return {
    ...config,
    'server.addr': nextPort(config['server.addr'], index),
    'server.advertise-addr': nextPort(config['server.advertise-addr'], index),
    'server.status-addr': nextPort(config['server.status-addr'], index),
    'server.advertise-status-addr': nextPort(config['server.advertise-status-addr'], index),
    'server.labels': { ...labels, host },
    'storage.data-dir': `${config['storage.data-dir']}/store-${index + 1}`,
    'memory-usage-limit': Math.floor(config['memory-usage-limit'] / count),
    'storage.block-cache.capacity': Math.floor(config['storage.block-cache.capacity'] / count),
    'raft-engine.memory-limit': Math.floor(config['raft-engine.memory-limit'] / count),
    'rocksdb.write-buffer-limit': Math.floor(config['rocksdb.write-buffer-limit'] / count),
    'rocksdb.max-open-files': Math.floor(config['rocksdb.max-open-files'] / count),
    'raftstore.capacity': Math.floor(config['raftstore.capacity'] / count),
  };
}

/** A host's name as the value of a label. */
function labelOf(name: string): string {
  return name.replace(/[^a-zA-Z0-9-_./]/g, '-').replace(/^[^a-zA-Z0-9]+|[^a-zA-Z0-9]+$/g, '') || 'localhost';
}

/** Port 0 stays: each picks its own. */
function nextPort(address: string, index: number): string {
  return address.replace(/:(\d+)$/, (text, port) => (port === '0' ? text : `:${Number(port) + index}`));
}

export class StoreThreads {
  readonly stores: readonly Ready[];
  /** Resolves with the first fault of a store that stopped by itself. */
  readonly stopped: Promise<Error>;
  readonly #threads: readonly StoreThread[];

  private constructor(threads: readonly StoreThread[], stores: readonly Ready[]) {
    this.#threads = threads;
    this.stores = stores;
    this.stopped = Promise.race(threads.map((thread) => thread.fault));
  }

  /** Resolves when all serve. When one cannot, the others are stopped and its reason is the error. */
  static async start(config: StoreConfig, count: number, signal: AbortSignal): Promise<StoreThreads> {
    const threads = Array.from(
      { length: count },
      (_, i) => new StoreThread({ config: threadConfig(config, i, count), stores: count, processMetrics: i === 0 }),
    );
    const stop = (): void => threads.forEach((thread) => void thread.stop());
    signal.addEventListener('abort', stop, { once: true });
    try {
      return new StoreThreads(threads, await Promise.all(threads.map((thread) => thread.ready)));
    } catch (error) {
      await Promise.all(threads.map((thread) => thread.stop()));
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.stop()));
  }
}

class StoreThread {
  readonly ready: Promise<Ready>;
  readonly fault: Promise<Error>;
  readonly #worker: Worker;
  readonly #ended: Promise<void>;

  constructor(workerData: StoreThreadData) {
    const ready = Promise.withResolvers<Ready>();
    const fault = Promise.withResolvers<Error>();
    this.ready = ready.promise;
    this.ready.catch(() => {});
    this.fault = fault.promise;
    this.#worker = new Worker(new URL('./store.worker.ts', import.meta.url), { workerData });
    const failed = (error: Error): void => {
      ready.reject(error);
      fault.resolve(error);
    };
    this.#worker.on('message', (message: FromStoreThread) => {
      if (message.kind === 'ready') ready.resolve(message);
      else if (message.kind === 'failed') failed(new TesseraError('CLI:StoreEnded', message.text));
    });
    this.#worker.once('error', failed);
    this.#ended = new Promise((resolve) => {
      this.#worker.once('exit', (code) => {
        ready.reject(new TesseraError('CLI:StoreEnded', `a store's thread ended with exit code ${code}`));
        resolve();
      });
    });
  }

  async stop(): Promise<void> {
    this.#worker.postMessage('stop');
    await this.#ended;
  }
}

/** Whole products on simulated machines: a placement driver and stores, as `createPd` and `createStore` build them. */
import { LsmEngine } from '@tessera/engine';
import type { Clock, Tasks } from '@tessera/env';
import { createPd, defaultPdConfig, type Pd, type PdConfig } from '@tessera/pd';
import { RaftLog } from '@tessera/raft-log';
import { type Observer, RaftStore, type RaftstoreConfig } from '@tessera/raftstore';
import { createStore, defaultStoreConfig, type Store, type StoreConfig } from '@tessera/store';
import { hostOf, type SimInternet } from './sim-internet.ts';
import { type MachineOptions, SimMachine } from './sim-machine.ts';
import type { SimProcess } from './sim-process.ts';
import { smallLog, smallLsm } from './small-engines.ts';

export const PD_ID = 100;
export const PD_PORT = 2379;
const STORE_PORT = 20160;

export interface NodeOptions extends MachineOptions {
  readonly internet: SimInternet;
  /** It stopped by itself. */
  readonly failed: (node: ProductNode, error: unknown) => void;
}

abstract class ProductNode extends SimMachine {
  protected readonly options: NodeOptions;

  constructor(options: NodeOptions) {
    super(options);
    this.options = options;
  }

  /** What is left behind by a process that was closed in good order. */
  protected async leftovers(process: SimProcess): Promise<string | undefined> {
    await process.sleep(2000, 'net');
    const { openFiles } = this.disk;
    if (openFiles.length > 0) return `${this.label} left files open: ${openFiles.join(' ')}`;
    if (process.timers !== 0) return `${this.label} left ${process.timers} timers`;
    const sockets = this.options.internet.openSockets(process);
    return sockets === 0 ? undefined : `${this.label} left ${sockets} connections`;
  }

  protected override ended(process: SimProcess, how: 'crash' | 'kill'): void {
    this.options.internet.ended(process, how === 'kill');
    this.forget();
  }

  protected abstract forget(): void;
}

export type { ProductNode };

export class ProductPd extends ProductNode {
  readonly #changes: Partial<PdConfig>;
  #pd: Pd | undefined;

  constructor(options: NodeOptions, changes: Partial<PdConfig>) {
    super(options);
    this.#changes = changes;
  }

  override get label(): string {
    return 'PD';
  }

  get up(): boolean {
    return this.#pd !== undefined;
  }

  async start(): Promise<void> {
    const { process, env } = this.boot((one) => this.options.internet.networkOf(this.id, one));
    const { disk } = this;
    const url = `http://${hostOf(this.id)}:${PD_PORT}`;
    const config = defaultPdConfig({ 'data-dir': '/pd', 'client-urls': url, ...this.#changes });
    try {
      const pd = await createPd(env, config);
      if (!process.alive || this.process !== process) return;
      this.#pd = pd;
      void pd.stopped.then((error) => {
        if (error !== undefined && this.process === process) this.options.failed(this, error);
      });
    } catch (error) {
      if (process.alive && !disk.off) throw error;
    }
  }

  protected override forget(): void {
    this.#pd = undefined;
  }

  async close(): Promise<string | undefined> {
    const { process } = this;
    if (process === undefined) return undefined;
    await this.#pd?.close();
    return await this.leftovers(process);
  }
}

/** Beyond what the config lets a user choose. */
export interface SmallSizes {
  readonly memtableBytes: number;
  readonly segmentBytes: number;
  readonly raftstore: Partial<RaftstoreConfig>;
}

export class ProductStore extends ProductNode {
  readonly sizes: SmallSizes;
  readonly observer: Observer;
  readonly #changes: Partial<StoreConfig>;
  #product: Store | undefined;
  /** What is inside of it, for the checkers. */
  store: RaftStore | undefined;

  constructor(options: NodeOptions, changes: Partial<StoreConfig>, sizes: SmallSizes, observer: Observer) {
    super(options);
    this.#changes = changes;
    this.sizes = sizes;
    this.observer = observer;
  }

  get up(): boolean {
    return this.#product !== undefined && this.store?.stopped === false;
  }

  async start(worlds: Worlds): Promise<void> {
    const { process, env } = this.boot((one) => this.options.internet.networkOf(this.id, one));
    const { disk } = this;
    worlds.set(env.clock, env.tasks, this);
    const config = defaultStoreConfig({
      'server.addr': `${hostOf(this.id)}:${STORE_PORT}`,
      'server.status-addr': '',
      'storage.data-dir': '/store',
      'pd.endpoints': [`${hostOf(PD_ID)}:${PD_PORT}`],
      ...this.#changes,
    });
    try {
      const product = await createStore(env, config, { processMetrics: false });
      if (!process.alive || this.process !== process) return;
      this.#product = product;
      void product.stopped.then((error) => {
        if (this.process === process) this.options.failed(this, error);
      });
    } catch (error) {
      if (process.alive && !disk.off) throw error;
    }
  }

  protected override forget(): void {
    const { store } = this;
    this.#product = undefined;
    this.store = undefined;
    store?.close();
  }

  async close(): Promise<string | undefined> {
    const { process } = this;
    if (process === undefined) return undefined;
    await this.#product?.close();
    return await this.leftovers(process);
  }
}

/** Which store a port belongs to: how what `createStore` opens inside is found, and made small. */
export class Worlds {
  readonly #stores = new Map<Clock | Tasks, ProductStore>();

  set(clock: Clock, tasks: Tasks, store: ProductStore): void {
    this.#stores.set(clock, store);
    this.#stores.set(tasks, store);
  }

  /** Watches over what is opened from now on; returns what ends that. */
  watch(): () => void {
    const openLsm = LsmEngine.open;
    const openLog = RaftLog.open;
    const openStore = RaftStore.open;
    LsmEngine.open = (options) => {
      const store = this.#stores.get(options.tasks);
      return openLsm.call(
        LsmEngine,
        store === undefined ? options : { ...options, ...smallLsm(store.sizes.memtableBytes) },
      );
    };
    RaftLog.open = (env, options) => {
      const store = this.#stores.get(env.clock);
      return openLog.call(
        RaftLog,
        env,
        store === undefined ? options : { ...options, ...smallLog(store.sizes.segmentBytes) },
      );
    };
    RaftStore.open = async (env, options) => {
      const node = this.#stores.get(env.clock);
      if (node === undefined) return await openStore.call(RaftStore, env, options);
      const { process } = node;
      const observer = both(options.observer ?? {}, node.observer);
      const config = { ...options.config, ...node.sizes.raftstore };
      const store = await openStore.call(RaftStore, env, { ...options, observer, config });
      if (node.process === process) node.store = store;
      return store;
    };
    return () => {
      LsmEngine.open = openLsm;
      RaftLog.open = openLog;
      RaftStore.open = openStore;
    };
  }
}

/** Two listeners as one: the product hears, and is asked, everything, the checkers what concerns them. None may be forgotten. */
function both(product: Observer, checks: Observer): Required<Observer> {
  return {
    heartbeatDue: (regionId) => product.heartbeatDue?.(regionId),
    splitWanted: (region, keys) => product.splitWanted?.(region, keys),
    leaderMissing: (region, peerId) => product.leaderMissing?.(region, peerId),
    readIndex: (regionId, request) => product.readIndex?.(regionId, request),
    beforeTransfer: (regionId) => product.beforeTransfer?.(regionId),
    beforeMerge: (regionId) => product.beforeMerge?.(regionId),
    mergeOver: (regionId) => product.mergeOver?.(regionId),
    merged: (...event) => {
      product.merged?.(...event);
      checks.merged?.(...event);
    },
    failed: (error) => product.failed?.(error),
    leaderChanged: (...event) => {
      product.leaderChanged?.(...event);
      checks.leaderChanged?.(...event);
    },
    regionChanged: (region) => {
      product.regionChanged?.(region);
      checks.regionChanged?.(region);
    },
    split: (...event) => {
      product.split?.(...event);
      checks.split?.(...event);
    },
    destroyed: (...event) => {
      product.destroyed?.(...event);
      checks.destroyed?.(...event);
    },
    applied: (...event) => {
      product.applied?.(...event);
      checks.applied?.(...event);
    },
  };
}

/**
 * Connections to stores, by store id. An address comes from PD; doubts about it (a lost connection, StoreNotMatch)
 * make PD be asked again in the background while the old address goes on being used: when PD is away, a store that
 * came back is found all the same. A connection whose address changed is retired: it takes no new calls and closes
 * when its last one is answered.
 */
import { type Endpoint, type PdClient, PdError, parseEndpoint } from '@tessera/pd-client';
import * as metapb from '@tessera/proto/metapb';
import type { StoreConnection } from './store-connection.ts';

interface Entry {
  address: string;
  connection: StoreConnection;
}

export class StoreCache {
  readonly #pd: PdClient;
  readonly #open: (endpoint: Endpoint) => StoreConnection;
  readonly #entries = new Map<number, Entry>();
  readonly #resolving = new Map<number, Promise<StoreConnection | undefined>>();
  #closed = false;

  constructor(pd: PdClient, open: (endpoint: Endpoint) => StoreConnection) {
    this.#pd = pd;
    this.#open = open;
  }

  /** Undefined: ask {@link resolve}. */
  connection(storeId: number): StoreConnection | undefined {
    return this.#entries.get(storeId)?.connection;
  }

  /** Undefined when PD says that the store is gone. Rejects with PdError when PD cannot be asked. */
  resolve(storeId: number): Promise<StoreConnection | undefined> {
    let pending = this.#resolving.get(storeId);
    if (pending === undefined) {
      pending = this.#resolve(storeId).finally(() => this.#resolving.delete(storeId));
      this.#resolving.set(storeId, pending);
    }
    return pending;
  }

  /** The address may be wrong by now. */
  doubt(storeId: number): void {
    // A failure leaves things as they were; whoever needs the store next finds out.
    if (this.#entries.has(storeId)) this.resolve(storeId).catch(() => {});
  }

  close(): void {
    this.#closed = true;
    for (const { connection } of this.#entries.values()) connection.close();
    this.#entries.clear();
  }

  async #resolve(storeId: number): Promise<StoreConnection | undefined> {
    const endpoint = await this.#endpoint(storeId);
    const entry = this.#entries.get(storeId);
    if (this.#closed || entry?.address === endpoint?.address) return entry?.connection;
    entry?.connection.retire();
    this.#entries.delete(storeId);
    if (endpoint === undefined) return undefined;
    const connection = this.#open(endpoint);
    this.#entries.set(storeId, { address: endpoint.address, connection });
    return connection;
  }

  async #endpoint(storeId: number): Promise<Endpoint | undefined> {
    try {
      const { store } = await this.#pd.getStore(storeId);
      return store.state === metapb.StoreState.Tombstone ? undefined : parseEndpoint(store.address);
    } catch (error) {
      // PD answers "invalid store ID" for stores it has never seen.
      if (error instanceof PdError && error.kind === 'refused') return undefined;
      throw error;
    }
  }
}

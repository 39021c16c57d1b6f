/** What runs the commands of a store: raw and transactional, over the same regions. */
import type { Logger } from '@tessera/base';
import type { Env } from '@tessera/env';
import type { PdClient } from '@tessera/pd-client';
import { RawStorage, TxnStorage } from '@tessera/storage';
import type { OnlineConfig } from '../config/online-config.ts';
import type { Observers } from '../raft/observers.ts';
import type { Replication } from '../raft/replication.ts';
import type { Storages } from './command.ts';

export interface StoragesOptions {
  readonly env: Env;
  readonly online: OnlineConfig;
  readonly pd: PdClient;
  readonly log: Logger;
  readonly observers: Observers;
}

/** What it opened is closed by `parts`. */
export function openStorages(
  { env, online, pd, log, observers }: StoragesOptions,
  { kv, store }: Replication,
  parts: AsyncDisposableStack,
): Storages {
  const { clock, tasks } = env;
  const api = online.current['storage.enable-ttl'] ? 'V1ttl' : 'V1';
  const maxKeySizeBytes = online.current['storage.max-key-size'];
  const storage = new RawStorage({ kv, clock, tasks, log, api, maxKeySizeBytes });
  const timestamp = (): Promise<bigint> => pd.getTimestamp();
  const txn = new TxnStorage({ kv, clock, tasks, log, api, maxKeySizeBytes, timestamp });
  parts.defer(async () => txn.close());
  observers.add(txn.observer);
  // Those that were elected before anybody listened.
  for (const { region, peerId, isLeader, term } of store.peers.values()) {
    if (isLeader) txn.observer.leaderChanged(region, peerId, peerId, term);
  }
  online.obey((changed) => {
    storage.maxKeySizeBytes = changed['storage.max-key-size'];
    txn.maxKeySizeBytes = changed['storage.max-key-size'];
  });
  return { storage, txn };
}

/** The store's memory: its limit divided at the start, watched while it runs, shown in /metrics. */
import { formatSize, type Logger } from '@tessera/base';
import { LsmEngine } from '@tessera/engine';
import type { Env } from '@tessera/env';
import { raftMemoryBytes } from '@tessera/raftstore';
import type { StoreConfig } from '../config/items.ts';
import type { OnlineConfig } from '../config/online-config.ts';
import { family, type Sample } from '../metrics/txn-metrics.ts';
import type { Replication } from '../raft/replication.ts';
import { described, divideMemory, type MemoryBudget, type MemoryParts } from './memory-budget.ts';
import { MemoryGuard } from './memory-guard.ts';

export interface SettledMemory {
  /** With the sizes that follow from the limit. */
  readonly config: StoreConfig;
  /** Undefined: there is no limit. */
  readonly budget: MemoryBudget | undefined;
}

/** Throws ConfigError when what was configured does not fit the limit that was configured. */
export function settleMemory({ memory, helpers }: Env, config: StoreConfig, log: Logger): SettledMemory {
  if (memory === undefined && config['memory-usage-limit'] === 0) return { config, budget: undefined };
  const machine = { totalBytes: memory?.totalBytes ?? Number.POSITIVE_INFINITY, helperThreads: helpers.threads ?? 0 };
  const divided = divideMemory(config, machine);
  for (const warning of divided.warnings) log.warn?.(warning);
  const { limitBytes, parts } = divided.budget;
  log.info?.('memory', { limit: formatSize(limitBytes), parts: described(parts) });
  return divided;
}

/** Watches memory from now on, where somebody can say how much is used. */
export function guardMemory(
  { memory, clock }: Env,
  budget: MemoryBudget | undefined,
  online: OnlineConfig,
  { engine, raftLog, store }: Replication,
  log: Logger,
): MemoryGuard | undefined {
  const setBlockCacheBytes = (bytes: number): void => {
    if (engine instanceof LsmEngine) engine.cache.resize(bytes);
  };
  let guard: MemoryGuard | undefined;
  if (memory !== undefined && budget !== undefined) {
    guard = new MemoryGuard({
      ...{ clock, memory, log, budget },
      evictRatio: online.current['raftstore.evict-cache-on-memory-ratio'],
      rejectRatio: online.current['server.reject-messages-on-memory-ratio'],
      users: {
        raftCacheBytes: () => raftLog.cache.bytes,
        raftBytes: () => raftMemoryBytes(store),
        evictRaftCache: () => raftLog.evictCache(),
        setBlockCacheBytes,
        dropFreeMemtables: () => {
          if (engine instanceof LsmEngine) engine.options.arenas.drop();
        },
        hold: (rejectAppends, refuseWrites) => Object.assign(store.pressure, { rejectAppends, refuseWrites }),
      },
    });
    guard.start();
  }
  online.obey((changed) => {
    const bytes = changed['storage.block-cache.capacity'];
    if (guard === undefined) setBlockCacheBytes(bytes);
    else guard.setCacheBytes(bytes);
  });
  return guard;
}

export function memoryMetrics(guard: MemoryGuard | undefined, { store, raftLog }: Replication): string {
  const { pressure } = store;
  const always = [
    family('tikv_raft_entries_caches', 'gauge', 'Memory of entries in the cache of the raft log', [
      ['', raftLog.cache.bytes],
    ]),
    family('tikv_server_raft_append_rejects', 'counter', 'Appends of leaders rejected for want of memory', [
      ['', pressure.appendsRejected],
    ]),
    family('tessera_memory_writes_refused_total', 'counter', 'Writes refused for want of memory', [
      ['', pressure.writesRefused],
    ]),
  ];
  if (guard === undefined) return always.join('');
  const { limitBytes, highWaterBytes, parts } = guard.budget;
  const names = Object.keys(parts) as (keyof MemoryParts)[];
  return [
    ...always,
    family('tikv_server_memory_usage', 'gauge', 'Resident memory of the process', [['', guard.usedBytes]]),
    family('tikv_server_memory_quota_bytes', 'gauge', 'memory-usage-limit in force', [['', limitBytes]]),
    family('tikv_raft_entries_evict_bytes', 'counter', 'Entries that left the cache for want of memory', [
      ['', guard.evictedBytes],
    ]),
    family('tessera_memory_high_water_bytes', 'gauge', 'Memory from which on work is refused', [['', highWaterBytes]]),
    family('tessera_memory_peak_bytes', 'gauge', 'Most memory at any look', [['', guard.peakBytes]]),
    family('tessera_memory_collections_total', 'counter', 'Collections of garbage for want of memory', [
      ['', guard.collections],
    ]),
    family(
      'tessera_memory_part_bytes',
      'gauge',
      'How memory-usage-limit is divided',
      names.map((name): Sample => [`part="${name}"`, parts[name]]),
    ),
  ].join('');
}

/**
 * `memory-usage-limit` divided: what the process may take of memory, less what it takes in any case, is shared out among memtables, raft's entries, writes
 * under way and the block cache. A part that the operator set is taken as it is; the others are made to fit. Pure.
 *
 * Without a limit in the configuration it is three quarters of the machine or of its cgroup, as TiKV's, and the parts have their usual sizes where they fit.
 */
import { formatSize } from '@tessera/base';
import { ConfigError } from '../config/config.ts';
import type { ConfigKey, StoreConfig } from '../config/items.ts';

const MIB = 1024 * 1024;

/** Of Node's binary 50 MiB are resident, of modules and heap 35 once a store serves. */
const PROGRAM_BYTES = 88 * MIB;
/** What the heap grows by under load, garbage on it and outside of it that V8 has not collected yet, and what malloc keeps in pieces. */
const RUNTIME_BYTES = 88 * MIB;
/** A thread with nothing to do takes 18 MiB; merging, its heap, half a megabyte twice for each input and the index of a table. */
const HELPER_BYTES = 36 * MIB;
/** An arena holds the order of its keys, too. */
const ARENA_SHARE = 9 / 8;
/** Flow control refuses all writes at twice as many memtables as where it begins to slow them down; one more takes writes. */
const MEMTABLES_REFUSED = 2;
/** Of what is left for data: a memtable's worth is written once, a cached block read many times. */
const MEMTABLES_SHARE = 0.4;
const RAFT_SHARE = 0.1;
const WRITES_SHARE = 0.15;
/** TiKV: 45 % of the machine where the limit is 75 %. */
const CACHE_SHARE_MAX = 0.6;
const MEMTABLE_BYTES_MIN = MIB;
/** Below this a store spends its time on misses. */
const CACHE_BYTES_MIN = 8 * MIB;
const WRITES_BYTES_MIN = 8 * MIB;
const WRITES_BYTES_MAX = 1024 * MIB;
const RAFT_BYTES_MIN = 4 * MIB;
/** TiKV's default of the limit. */
const MACHINE_SHARE = 0.75;

export interface MemoryParts {
  readonly program: number;
  readonly runtime: number;
  readonly helpers: number;
  readonly memtables: number;
  readonly raftEntries: number;
  readonly writes: number;
  readonly blockCache: number;
}

export interface MemoryBudget {
  readonly limitBytes: number;
  /** From here on caches give way and work is refused. */
  readonly highWaterBytes: number;
  readonly parts: MemoryParts;
}

export interface MemoryMachine {
  readonly totalBytes: number;
  readonly helperThreads: number;
}

export interface DividedMemory {
  /** With the sizes that follow from the limit. */
  readonly config: StoreConfig;
  readonly budget: MemoryBudget;
  /** What the operator should know. */
  readonly warnings: readonly string[];
}

/** `memory-usage-limit` as it is in force. */
export function memoryLimit(config: StoreConfig, machineBytes: number): number {
  const wanted = config['memory-usage-limit'];
  return wanted > 0 ? Math.min(wanted, machineBytes) : Math.floor(machineBytes * MACHINE_SHARE);
}

/** What the engine takes at worst when so many memtables wait for their flush. */
export function engineMemory(of: {
  readonly helperThreads: number;
  readonly memtableBytes: number;
  readonly memtablesWaiting: number;
  readonly blockCacheBytes: number;
}): Pick<MemoryParts, 'helpers' | 'memtables' | 'blockCache'> {
  return {
    helpers: of.helperThreads * HELPER_BYTES,
    memtables: Math.ceil((of.memtablesWaiting + 1) * of.memtableBytes * ARENA_SHARE),
    blockCache: of.blockCacheBytes,
  };
}

const CACHE = 'storage.block-cache.capacity';
const MEMTABLE = 'rocksdb.defaultcf.write-buffer-size';
const RAFT_CACHE = 'raft-engine.memory-limit';

/** Throws {@link ConfigError} when what was configured does not fit the limit that was configured. */
export function divideMemory(config: StoreConfig, machine: MemoryMachine): DividedMemory {
  const { helperThreads, totalBytes } = machine;
  const wanted = config['memory-usage-limit'];
  const warnings: string[] = [];
  if (wanted > totalBytes) {
    warnings.push(
      `memory-usage-limit: ${formatSize(wanted)} is more than the ${formatSize(totalBytes)} that this process may take`,
    );
  }
  const limitBytes = memoryLimit(config, totalBytes);
  const memtablesWaiting = config['storage.flow-control.memtables-threshold'] * MEMTABLES_REFUSED;
  const isSet = (key: ConfigKey): boolean => config.configuredKeys.includes(key);
  const memtablesOf = (memtableBytes: number): number =>
    engineMemory({ ...machine, memtableBytes, memtablesWaiting, blockCacheBytes: 0 }).memtables;
  const taken =
    (isSet(MEMTABLE) ? memtablesOf(config[MEMTABLE]) : 0) +
    (isSet(RAFT_CACHE) ? config[RAFT_CACHE] : 0) +
    (isSet(CACHE) ? config[CACHE] : 0);
  const fixed = PROGRAM_BYTES + RUNTIME_BYTES + helperThreads * HELPER_BYTES;
  const free = Math.max(0, limitBytes - fixed - taken);
  const chosen = (key: typeof CACHE | typeof MEMTABLE | typeof RAFT_CACHE, bytes: number, min: number, max: number) =>
    isSet(key) ? config[key] : whole(bytes, min, max);
  const memtableShare = (free * MEMTABLES_SHARE) / (ARENA_SHARE * (memtablesWaiting + 1));
  const memtableBytes = chosen(MEMTABLE, memtableShare, MEMTABLE_BYTES_MIN, config[MEMTABLE]);
  const raftEntries = chosen(RAFT_CACHE, free * RAFT_SHARE, RAFT_BYTES_MIN, config[RAFT_CACHE]);
  const writes = whole(free * WRITES_SHARE, WRITES_BYTES_MIN, WRITES_BYTES_MAX);
  // Without a limit of his own the operator gets the usual size; with one, what it allows.
  const cacheMax = wanted > 0 ? limitBytes * CACHE_SHARE_MAX : config[CACHE];
  const left = limitBytes - fixed - memtablesOf(memtableBytes) - raftEntries - writes;
  const blockCache = chosen(CACHE, left, CACHE_BYTES_MIN, cacheMax);
  const engine = engineMemory({ helperThreads, memtableBytes, memtablesWaiting, blockCacheBytes: blockCache });

  const parts = { program: PROGRAM_BYTES, runtime: RUNTIME_BYTES, ...engine, raftEntries, writes };
  const needed = Object.values(parts).reduce((sum, bytes) => sum + bytes, 0);
  if (needed > limitBytes) {
    const text = `memory-usage-limit: ${formatSize(limitBytes)} is less than the ${formatSize(needed)} of its parts: ${described(parts)}`;
    if (wanted > 0) throw new ConfigError(text);
    warnings.push(text);
  }
  const highWaterBytes = Math.floor(limitBytes * config['memory-usage-high-water']);
  return {
    config: { ...config, [MEMTABLE]: memtableBytes, [RAFT_CACHE]: raftEntries, [CACHE]: blockCache },
    budget: { limitBytes, highWaterBytes, parts },
    warnings,
  };
}

/** In whole MiB, since people read it. */
function whole(bytes: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, Math.floor(bytes / MIB) * MIB));
}

const PART_NAMES: Readonly<Record<keyof MemoryParts, string>> = {
  program: 'program',
  runtime: 'heap and garbage',
  helpers: 'helper threads',
  memtables: `memtables (${MEMTABLE})`,
  raftEntries: RAFT_CACHE,
  writes: 'writes under way',
  blockCache: CACHE,
};

export function described(parts: MemoryParts): string {
  const names = Object.keys(PART_NAMES) as (keyof MemoryParts)[];
  return names.map((name) => `${PART_NAMES[name]} ${formatSize(parts[name])}`).join(', ');
}

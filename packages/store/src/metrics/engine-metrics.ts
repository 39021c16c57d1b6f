/** Metrics of the LSM engine, of garbage collection in it, and of flow control in front of it, under TiKV's names. Read when somebody scrapes. */
import {
  CF_NAMES,
  COLUMN_FAMILIES,
  type ColumnFamily,
  type EngineStats,
  GARBAGE_BOUNDS,
  type KvEngine,
  LsmEngine,
} from '@tessera/engine';
import type { FlowControlledKv } from '@tessera/storage';
import { family, type Sample } from './txn-metrics.ts';

/** RocksDB's names, as TiKV shows them; the last has none there. */
const REASONS = [
  ['size', 'LevelMaxLevelSize'],
  ['garbage', 'FilesMarkedForCompaction'],
  ['request', 'ManualCompaction'],
  ['blobs', 'BlobFiles'],
] as const;

export function engineMetrics(engine: KvEngine): string {
  if (!(engine instanceof LsmEngine)) return '';
  const stats = engine.stats();
  const signals = engine.signals();
  const removed = (name: string): number => stats.filterCounts.get(name) ?? 0;
  return [
    tableMetrics(stats),
    memoryMetrics(stats),
    family('tikv_engine_num_immutable_mem_table', 'gauge', 'Number of immutable mem-table', [
      ['db="kv",cf="all"', signals.immutableMemtables],
    ]),
    family(
      'tikv_engine_pending_compaction_bytes',
      'gauge',
      'Pending compaction bytes',
      COLUMN_FAMILIES.map((cf): Sample => [`db="kv",cf="${CF_NAMES[cf]}"`, signals.pendingCompactionBytes[cf] ?? 0]),
    ),
    family('tikv_engine_block_cache_size_bytes', 'gauge', 'Usage of the block cache', [
      ['db="kv",cf="all"', stats.cacheUsedBytes],
    ]),
    blobMetrics(stats),
    family(
      'tikv_engine_compaction_reason',
      'counter',
      'Number of compactions by why they ran',
      stats.compactionReasons.flatMap((counts, cf) =>
        REASONS.map(
          ([reason, name]): Sample => [`db="kv",cf="${CF_NAMES[cf as ColumnFamily]}",reason="${name}"`, counts[reason]],
        ),
      ),
    ),
    family('tikv_engine_compaction_flow_bytes', 'counter', 'Bytes of compaction read/written', [
      ['db="kv",type="bytes_read"', stats.compactionReadBytes],
      ['db="kv",type="bytes_written"', stats.compactionWrittenBytes],
    ]),
    family('tikv_engine_flow_bytes', 'counter', 'Bytes and keys of read/written', [
      ['db="kv",type="flush_write_bytes"', stats.flushedBytes],
    ]),
    family('tikv_engine_compaction_key_drop', 'counter', 'Count the reasons for key drop during compaction', [
      ['db="kv",type="compaction_key_drop_obsolete"', stats.entriesDropped],
      ['db="kv",type="compaction_key_drop_user"', stats.entriesFiltered],
    ]),
    family('tikv_engine_event_total', 'counter', 'Number of engine events', [
      ['db="kv",cf="all",type="flush"', stats.flushes],
      ['db="kv",cf="all",type="compaction"', stats.compactions],
      ['db="kv",cf="all",type="failure"', stats.failures],
    ]),
    family('tikv_gc_compaction_filtered', 'counter', 'Compaction filter: versions removed', [
      ['key_mode="txn"', removed('versions')],
    ]),
    family('tikv_gc_compaction_mvcc_rollback', 'counter', 'Compaction filter: rollbacks and locks removed', [
      ['key_mode="txn"', removed('rollbacksAndLocks')],
    ]),
    family('tikv_gc_compaction_failure', 'counter', 'Compaction filter: records it could not read', [
      ['key_mode="txn",type="filter"', removed('errors')],
    ]),
    family('tessera_engine_busy_seconds', 'counter', 'Time of flushes and compactions', [
      ['type="flush"', stats.flushMs / 1000],
      ['type="compaction"', stats.compactionMs / 1000],
    ]),
    family('tessera_engine_writes_refused_total', 'counter', 'Writes refused because memtables waited', [
      ['', stats.writesRefused],
    ]),
    family('tessera_engine_rate_limit_waits_total', 'counter', 'Background writes that waited for the rate limit', [
      ['', stats.rateWaits],
    ]),
    family('tessera_engine_block_loads_total', 'counter', 'Reads that had to wait for the disk', [
      ['', stats.blockLoads],
    ]),
  ].join('');
}

/** What is where: by family and level. */
function tableMetrics(stats: EngineStats): string {
  const counts: Sample[] = [];
  const levelBytes: Sample[] = [];
  const entries: Sample[] = [];
  for (const cf of COLUMN_FAMILIES) {
    stats.levels[cf]?.forEach(({ files, sizeBytes }, level) => {
      counts.push([`db="kv",cf="${CF_NAMES[cf]}",level="${level}"`, files]);
      levelBytes.push([`cf="${CF_NAMES[cf]}",level="${level}"`, sizeBytes]);
    });
    const total = stats.tables[cf];
    if (total === undefined) continue;
    entries.push([`cf="${CF_NAMES[cf]}",type="all"`, total.entries]);
    entries.push([`cf="${CF_NAMES[cf]}",type="deletion"`, total.deletions]);
    entries.push([`cf="${CF_NAMES[cf]}",type="range_deletion"`, total.rangeDeletions]);
  }
  return [
    family('tikv_engine_num_files_at_level', 'gauge', 'Number of files at each level', counts),
    family('tessera_engine_level_bytes', 'gauge', 'Size of the tables of each level', levelBytes),
    family('tessera_engine_table_entries', 'gauge', 'Entries of all tables, and how many of them delete', entries),
  ].join('');
}

function memoryMetrics(stats: EngineStats): string {
  return [
    family('tikv_engine_memory_bytes', 'gauge', 'Sizes of each part in memory', [
      ['db="kv",cf="all",type="mem-tables"', stats.memtableBytes],
      ['db="kv",cf="all",type="mem-tables-free"', stats.memtableFreeBytes],
      ['db="kv",cf="all",type="block-cache"', stats.cacheUsedBytes],
    ]),
    family('tikv_engine_num_snapshots', 'gauge', 'Number of unreleased snapshots', [['db="kv"', stats.snapshots]]),
    family('tikv_engine_num_running_flushes', 'gauge', 'Number of running flushes', [
      ['db="kv"', stats.runningFlushes],
    ]),
    family('tikv_engine_num_running_compactions', 'gauge', 'Number of running compactions', [
      ['db="kv"', stats.runningCompactions],
    ]),
    family('tikv_engine_file_status', 'counter', 'Number of different status of files', [
      ['db="kv",type="no_file_opens"', stats.fileOpens],
    ]),
    family('tessera_engine_open_files', 'gauge', 'Tables and blob files open for reading', [['', stats.openFiles]]),
  ].join('');
}

/** Titan's names; its `cf` is always the one whose values are separated. */
function blobMetrics({ blobs, ...stats }: EngineStats): string {
  const one = (value: number): Sample[] => [['db="kv",cf="default"', value]];
  return [
    family('tikv_engine_titandb_num_live_blob_file', 'gauge', 'Number of live blob files', one(blobs.files)),
    family('tikv_engine_titandb_live_blob_file_size', 'gauge', 'Size of live blob files', one(blobs.sizeBytes)),
    family('tikv_engine_titandb_num_obsolete_blob_file', 'gauge', 'Blob files to be removed', one(blobs.obsoleteFiles)),
    family('tikv_engine_titandb_obsolete_blob_file_size', 'gauge', 'Their size', one(blobs.obsoleteBytes)),
    family('tessera_engine_live_blob_bytes', 'gauge', 'What tables refer to in blob files', one(blobs.liveBytes)),
    family(
      'tikv_engine_titandb_blob_file_discardable_ratio',
      'gauge',
      'Blob files by their share of garbage, at most so many of a hundred',
      blobs.byGarbage.map((files, i): Sample => [`db="kv",cf="default",ratio="le${GARBAGE_BOUNDS[i]}"`, files]),
    ),
    family('tikv_engine_blob_flow_bytes', 'counter', 'Bytes and keys of values written to blob files', [
      ['db="kv",type="keys_written"', stats.blobValues],
      ['db="kv",type="bytes_written"', stats.blobValueBytes],
    ]),
    family('tikv_engine_blob_gc_flow_bytes', 'counter', 'Values that left a blob file for another place', [
      ['db="kv",type="keys_relocated"', stats.blobValuesMoved],
      ['db="kv",type="bytes_relocated"', stats.blobBytesMoved],
    ]),
    family('tikv_engine_blob_gc_action_count', 'counter', 'Compactions for the sake of blob files', [
      ['db="kv",type="gc_success"', stats.blobGcs],
      ['db="kv",type="gc_failure"', stats.blobGcFailures],
    ]),
  ].join('');
}

export function flowControlMetrics(kv: FlowControlledKv): string {
  const { rate, discardRatio, flow, delayed, refused } = kv.controller;
  return [
    family('tikv_scheduler_throttle_flow', 'gauge', 'Limit of foreground writes, bytes a second; 0: none', [
      ['', Number.isFinite(rate) ? Math.round(rate) : 0],
    ]),
    family('tikv_scheduler_write_flow', 'gauge', 'Recent foreground writes, bytes a second', [['', Math.round(flow)]]),
    // TiKV's unit: hundredths of a percent.
    family('tikv_scheduler_discard_ratio', 'gauge', 'Share of refused writes', [['', Math.round(discardRatio * 1e4)]]),
    family('tikv_scheduler_throttle_action_total', 'counter', 'Writes that flow control made wait or refused', [
      ['cf="all",type="delay"', delayed],
      ['cf="all",type="refuse"', refused],
    ]),
  ].join('');
}

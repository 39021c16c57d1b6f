/** Metrics of the LSM engine, of garbage collection in it, and of flow control in front of it, under TiKV's names. Read when somebody scrapes. */
import { CF_NAMES, COLUMN_FAMILIES, type KvEngine, LsmEngine } from '@tessera/engine';
import type { FlowControlledKv } from '@tessera/storage';
import { family, type Sample } from './txn-metrics.ts';

export function engineMetrics(engine: KvEngine): string {
  if (!(engine instanceof LsmEngine)) return '';
  const stats = engine.stats();
  const signals = engine.signals();
  const files: Sample[] = [];
  for (const cf of COLUMN_FAMILIES) {
    stats.levels[cf]?.forEach(({ files: count }, level) => {
      files.push([`db="kv",cf="${CF_NAMES[cf]}",level="${level}"`, count]);
    });
  }
  const removed = (name: string): number => stats.filterCounts.get(name) ?? 0;
  return [
    family('tikv_engine_num_files_at_level', 'gauge', 'Number of files at each level', files),
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

/** The storage engine: the `KvEngine` interface and its implementations in memory and as an LSM tree. */
export { type InspectedEntry, inspectBlobs, inspectManifest, inspectTable } from './inspect.ts';
export * from './kv-engine.ts';
export { LmdbEngine } from './lmdb/lmdb-engine.ts';
export type { BlobSettings } from './lsm/blob-settings.ts';
export { ExternalTableWriter, externalTableBounds, readExternalTable } from './lsm/external-table.ts';
export { LsmEngine } from './lsm/lsm-engine.ts';
export type { LsmOptions } from './lsm/options.ts';
export type { CompactionFilter, FilterJob, MergePolicy, PolicyModule } from './lsm/policy.ts';
export type { Compression } from './lsm/sealed-block.ts';
export { type EngineStats, GARBAGE_BOUNDS } from './lsm/statistics.ts';
export { TableBuilder, type TableCollector, type TableOptions, type TableSummary } from './lsm/table-builder.ts';
export { MemoryEngine } from './memory-engine.ts';
export { BATCH_DELETE, BATCH_DELETE_RANGE, BATCH_PUT, BatchCursor, WriteBatch } from './write-batch.ts';

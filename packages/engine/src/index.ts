export * from './kv-engine.ts';
export { MemoryEngine } from './memory-engine.ts';
export { BATCH_DELETE, BATCH_DELETE_RANGE, BATCH_PUT, BatchCursor, WriteBatch } from './write-batch.ts';

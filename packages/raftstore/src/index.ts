/** Many regions of one store over raft: the face of the package. */
export { DEFAULT_RAFTSTORE_CONFIG, type RaftstoreConfig } from './config.ts';
export { raftMemoryBytes } from './memory-pressure.ts';
export type { Observer, Transport } from './ports.ts';
export { RaftStore, type RaftStoreOptions } from './raftstore.ts';
export { finishSnapshot, openSnapshot, receiveMessages, removeStalePeer } from './receive.ts';
export { newEpoch, newPeer, newRegion } from './region.ts';
export { RegionKv } from './region-kv.ts';
export {
  countQuery,
  QUERY_KINDS,
  type QueryKind,
  type ReadTraffic,
  type RegionFacts,
  type StoreReads,
  takeRegionFacts,
  takeStoreReads,
} from './region-stats.ts';
export type { SnapshotReceiver } from './snapshot-receiver.ts';
export type { SentSnapshot } from './snapshots.ts';
export { batchSplit, fittingSplitKeys, type SplitIds } from './split-check.ts';

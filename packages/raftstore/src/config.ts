/** What a store of regions can be told, with the reasons of the defaults. Names follow TiKV's `raftstore.*` keys. */

export interface RaftstoreConfig {
  /**
   * `raft-base-tick-interval`. With the election timeout of 10 to 20 ticks a leader that dies is replaced within
   * 2 s (pre-vote and vote add two round trips): the budget for failover is 3 s. TiKV's 1 s would need ten times that.
   */
  readonly tickMs: number;
  /** `raft-heartbeat-ticks`. */
  readonly heartbeatTicks: number;
  /** `raft-election-timeout-ticks`. */
  readonly electionTicks: number;
  /** `raft-min-election-timeout-ticks` and `raft-max-election-timeout-ticks`, between which each wait is drawn; 0: `electionTicks`, and twice that. */
  readonly electionTicksMin: number;
  readonly electionTicksMax: number;
  /**
   * `raft-store-max-leader-lease`. Below `(electionTicks - 1) * tickMs`, with a tenth left for clocks that drift apart.
   */
  readonly leaseMs: number;
  /** `raft-entry-max-size`. */
  readonly entryBytesMax: number;
  /** Bytes of writes a region has proposed and not yet applied; more is answered with ServerIsBusy. */
  readonly pendingBytesMax: number;
  /** Writes a region waits for, and reads likewise; more are answered with ServerIsBusy. */
  readonly pendingMax: number;
  /** So many writers at once wait for one another, to share an entry (`gathering.ts`). */
  readonly crowdMin: number;
  /** `raft-max-inflight-msgs`. */
  readonly inflightMax: number;
  /** `raft-max-size-per-msg`. */
  readonly messageBytesMax: number;
  /** `leader-transfer-max-log-lag`: entries that the target of a transfer may lag; the region takes no write until it is over. */
  readonly transferLagMax: number;
  /** `raft-log-gc-tick-interval`, in ticks. */
  readonly logGcTicks: number;
  /** `raft-log-gc-threshold`: entries that all replicas have before the log is cut. */
  readonly logGcThreshold: number;
  /** `raft-log-gc-count-limit`: entries kept for a replica that lags before it must take a snapshot. */
  readonly logGcCountLimit: number;
  /** Files of the raft log above this make the engine flush, so that the log may be cut. */
  readonly logBytesMax: number;
  /** Files of the raft log above this go as soon as hardly anything in the oldest is needed: two segments. */
  readonly logTrimBytes: number;
  /** `concurrent-send-snap-limit`. */
  readonly snapshotsMax: number;
  /** `snap-io-max-bytes-per-sec`: of all snapshots that this store writes to files, and of all it sends. */
  readonly snapshotBytesPerSecond: number;
  /** Data of one chunk of a snapshot. */
  readonly snapshotChunkBytes: number;
  /** `max-snapshot-file-raw-size`: a file of a snapshot ends there, and another begins. */
  readonly snapshotTableBytes: number;
  /** `snap-min-ingest-size`: a smaller snapshot is installed in one batch, from memory. */
  readonly snapshotIngestBytesMin: number;
  /** Ticks without a byte after which a snapshot that is being received is given up. */
  readonly snapshotIdleTicks: number;
  /** `hibernate-regions`: idle ticks after which a region goes to sleep; 0 never. */
  readonly hibernateTicks: number;
  /** Ticks without a leader after which a peer asks the others whether it is still a member. */
  readonly staleCheckTicks: number;
  /** `region-max-size`: a region that has grown beyond it is split. */
  readonly regionMaxBytes: number;
  /** `region-split-size`: what its pieces hold. */
  readonly regionSplitBytes: number;
  /** `region-max-keys`. */
  readonly regionMaxKeys: number;
  /** `region-split-keys`. */
  readonly regionSplitKeys: number;
  /** `batch-split-limit`: keys of one split. */
  readonly batchSplitMax: number;
  /** `split-region-check-tick-interval`, in ticks. */
  readonly splitCheckTicks: number;
  /** `region-split-check-diff`: a region that took less since it was last looked at is not looked at. */
  readonly splitCheckDiffBytes: number;
  /** `merge-max-log-gap`: entries that a member may lack when its region is to be merged; the merge carries them. */
  readonly mergeMaxLogGap: number;
  /** `merge-check-tick-interval`, in ticks. */
  readonly mergeCheckTicks: number;
  /** `consistency-check-interval`, in ticks: one region a store each; 0 never. */
  readonly consistencyCheckTicks: number;
  /** `max-peer-down-duration`: PD is told of a member that was silent for so long. */
  readonly maxPeerDownMs: number;
  /** Full memtables that make apply wait; the engine itself refuses at 16. */
  readonly memtablesMax: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_RAFTSTORE_CONFIG: RaftstoreConfig = {
  tickMs: 100,
  heartbeatTicks: 2,
  electionTicks: 10,
  electionTicksMin: 0,
  electionTicksMax: 0,
  leaseMs: 800,
  entryBytesMax: 8 * MIB,
  pendingBytesMax: 64 * MIB,
  pendingMax: 16_384,
  // Fewer gain less from sharing than a millisecond is worth to them.
  crowdMin: 16,
  inflightMax: 256,
  messageBytesMax: MIB,
  transferLagMax: 128,
  logGcTicks: 30,
  logGcThreshold: 50,
  logGcCountLimit: 196_608,
  logBytesMax: 1024 * MIB,
  logTrimBytes: 128 * MIB,
  snapshotsMax: 32,
  snapshotBytesPerSecond: 100 * MIB,
  snapshotChunkBytes: MIB,
  snapshotTableBytes: 100 * MIB,
  snapshotIngestBytesMin: 2 * MIB,
  // A minute: a sender that waits for its rate is faster, one that is gone need not be waited for.
  snapshotIdleTicks: 600,
  // Two election timeouts: shorter and regions with a write now and then would fall asleep between them, longer and a restart costs more.
  hibernateTicks: 20,
  staleCheckTicks: 100,
  // Old TiKV's sizes: a region's snapshot is a third of today's 256 MB, and so is what a store holds of it on the way.
  regionMaxBytes: 144 * MIB,
  regionSplitBytes: 96 * MIB,
  regionMaxKeys: 1_440_000,
  regionSplitKeys: 960_000,
  batchSplitMax: 10,
  splitCheckTicks: 100,
  splitCheckDiffBytes: 6 * MIB,
  mergeMaxLogGap: 10,
  mergeCheckTicks: 20,
  consistencyCheckTicks: 0,
  maxPeerDownMs: 600_000,
  memtablesMax: 8,
};

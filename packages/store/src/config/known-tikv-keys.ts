/**
 * Keys of TiKV's configuration that this store does not act on: a TiKV user's file loads, with a warning that lists them.
 * Names are relative to their section. `*cf` stands for the four families, `*.titan` for rocksdb.titan and raftdb.titan.
 */
export const KNOWN_TIKV_KEYS: Readonly<Record<string, string>> = {
  '': `
    abort-on-panic cfg-path enable-io-snoop log-file log-format log-rotation-size log-rotation-timespan
    panic-when-unexpected-key-or-data slow-log-file slow-log-threshold
  `,
  '*.titan': `
    dirname disable-gc enabled max-background-gc purge-obsolete-files-period
  `,
  backup: `
    auto-tune-refresh-interval batch-size enable-auto-tune gcp-v2-enable io-thread-size num-threads
    s3-multi-part-size sst-max-size
  `,
  'backup.hadoop': `
    home linux-user
  `,
  cdc: `
    hibernate-regions-compatible incremental-fetch-speed-limit incremental-scan-concurrency
    incremental-scan-concurrency-limit incremental-scan-speed-limit incremental-scan-threads
    incremental-scan-ts-filter-ratio min-ts-interval old-value-cache-memory-quota old-value-cache-size
    sink-memory-quota tso-worker-threads
  `,
  coprocessor: `
    batch-split-limit consistency-check-method enable-region-bucket perf-level prefer-approximate-bucket
    region-bucket-merge-size-ratio region-bucket-size region-max-keys region-max-size region-split-keys
    region-split-size split-region-on-table
  `,
  'coprocessor-v2': `
    coprocessor-plugin-directory
  `,
  gc: `
    batch-keys compaction-filter-skip-version-check enable-compaction-filter max-write-bytes-per-sec num-threads
    ratio-threshold
  `,
  'gc.auto-compaction': `
    bottommost-level-force check-interval mvcc-read-aware-enabled mvcc-read-weight mvcc-scan-threshold
    redundant-rows-percent-threshold redundant-rows-threshold tombstones-num-threshold
    tombstones-percent-threshold
  `,
  import: `
    import-mode-timeout memory-use-ratio num-threads stream-channel-window
  `,
  log: `
    enable-timestamp format level
  `,
  'log-backup': `
    enable gcp-v2-enable initial-scan-concurrency initial-scan-rate-limit max-flush-interval min-ts-interval
    num-threads s3-multi-part-size temp-path
  `,
  'log.file': `
    filename max-backups max-days max-size
  `,
  memory: `
    enable-heap-profiling enable-thread-exclusive-arena profiling-sample-per-bytes
  `,
  metric: `
    address interval job
  `,
  pd: `
    enable-forwarding endpoints retry-interval retry-log-every retry-max-count update-interval
  `,
  'pessimistic-txn': `
    in-memory in-memory-instance-size-limit in-memory-peer-size-limit pipelined wait-for-lock-timeout
    wake-up-delay-duration
  `,
  quota: `
    background-cpu-time background-iops-limit background-read-bandwidth background-write-bandwidth
    enable-auto-tune foreground-cpu-time foreground-read-bandwidth foreground-write-bandwidth max-delay-duration
  `,
  'raft-engine': `
    batch-compression-threshold dir enable enable-log-recycle format-version memory-limit prefill-for-recycle
    purge-threshold recovery-mode recovery-read-block-size recovery-threads target-file-size
  `,
  raftdb: `
    allow-concurrent-memtable-write bytes-per-sync compaction-readahead-size create-if-missing
    enable-pipelined-write enable-snapshot-sequence-number-check enable-statistics enable-unordered-write enabled
    info-log-dir info-log-keep-log-file-num info-log-level info-log-max-size info-log-roll-time
    max-background-jobs max-manifest-file-size max-open-files max-sub-compactions max-total-wal-size
    stats-dump-period use-direct-io-for-flush-and-compaction wal-bytes-per-sync wal-dir wal-recovery-mode
    wal-size-limit wal-ttl-seconds writable-file-max-buffer-size
  `,
  raftstore: `
    abnormal-leader-missing-duration adaptive-batch-enabled adaptive-high-qps-threshold allow-remove-leader
    allow-unsafe-vote-after-start apply-pool-size apply-yield-duration apply-yield-write-size capacity
    check-leader-lease-interval check-long-uncommitted-interval check-peers-availability-interval
    check-request-snapshot-interval check-then-compact-force-bottommost-level check-then-compact-top-n
    clean-stale-peer-delay cleanup-import-sst-interval cmd-batch cmd-batch-concurrent-ready-max-count
    compaction-filter-enabled consistency-check-interval dev-assert disk-hang-timeout enable-v2-compatible-learner
    follower-read-max-log-gap future-poll-size gc-peer-check-interval
    hibernate-regions inspect-cpu-util-thd inspect-interval inspect-kvdb-interval inspect-network-interval
    io-reschedule-concurrent-max-count io-reschedule-hotpot-duration
    local-read-batch-size lock-cf-compact-bytes-threshold lock-cf-compact-interval long-uncommitted-base-threshold
    max-apply-unpersisted-log-limit max-entry-cache-warmup-duration max-leader-missing-duration
    max-manual-flush-rate max-peer-down-duration
    messages-per-tick min-pending-apply-region-count notify-capacity pd-heartbeat-tick-interval
    pd-report-min-resolved-ts-interval pd-store-heartbeat-tick-interval peer-stale-state-check-interval perf-level
    periodic-full-compact-start-max-cpu prevote raft-base-tick-interval raft-election-timeout-ticks
    raft-engine-purge-interval raft-entry-cache-life-time raft-entry-max-size raft-heartbeat-ticks
    raft-log-compact-sync-interval raft-log-gc-count-limit raft-log-gc-size-limit raft-log-gc-threshold
    raft-log-gc-tick-interval raft-log-reserve-max-ticks raft-max-election-timeout-ticks raft-max-inflight-msgs
    raft-max-size-per-msg raft-min-election-timeout-ticks raft-msg-flush-interval
    raft-read-index-retry-interval-ticks raft-reject-transfer-leader-duration raft-store-max-leader-lease
    raft-write-batch-size-hint raft-write-size-limit raft-write-wait-duration raftdb-path
    reactive-memory-lock-tick-interval reactive-memory-lock-timeout-tick region-compact-check-interval
    region-compact-check-step region-compact-min-redundant-rows region-compact-min-tombstones
    region-compact-redundant-rows-percent region-compact-tombstones-percent region-max-size
    region-split-check-diff region-split-size renew-leader-lease-advance-duration
    report-region-buckets-tick-interval report-region-flow-interval request-voter-replicated-index-interval
    right-derive-when-split slow-trend-network-io-factor slow-trend-unsensitive-cause
    slow-trend-unsensitive-result snap-apply-batch-size snap-apply-copy-symlink snap-gc-timeout
    snap-generator-pool-size snap-mgr-gc-tick-interval snap-wait-split-duration split-region-check-tick-interval
    store-io-notify-capacity store-io-pool-size store-pool-size unreachable-backoff unsafe-disable-check-quorum
    use-delete-range waterfall-metrics
  `,
  'readpool.coprocessor': `
    high-concurrency low-concurrency max-tasks-per-worker-high max-tasks-per-worker-low
    max-tasks-per-worker-normal normal-concurrency use-unified-pool
  `,
  'readpool.storage': `
    high-concurrency low-concurrency max-tasks-per-worker-high max-tasks-per-worker-low
    max-tasks-per-worker-normal normal-concurrency stack-size use-unified-pool
  `,
  'readpool.unified': `
    auto-adjust-pool-size cpu-threshold max-tasks-per-worker max-thread-count min-thread-count stack-size
  `,
  'resolved-ts': `
    advance-ts-interval enable incremental-scan-concurrency memory-quota memory-quota-active-check-interval
    memory-quota-exceeded-backoff-duration scan-lock-pool-size
  `,
  'resource-control': `
    admission-max-delayed-count baseline-burst-pct bg-compaction-pressure-threshold bg-cpu-throttle-threshold
    bg-write-io-ceiling bg-write-io-floor enable-fair-scheduling enable-read-admission-control
    enable-write-admission-control enabled fg-cpu-throttle-threshold historical-usage-window-mins
    priority-ctl-strategy
  `,
  'resource-metering': `
    enable-network-io-collection max-resource-groups precision receiver-address report-receiver-interval
  `,
  rocksdb: `
    allow-concurrent-memtable-write auto-tuned bytes-per-sync compaction-readahead-size create-if-missing
    enable-multi-batch-write enable-pipelined-write enable-snapshot-sequence-number-check enable-statistics
    enable-unordered-write info-log-dir info-log-keep-log-file-num info-log-level info-log-max-size
    info-log-roll-time max-background-flushes max-background-jobs max-manifest-file-size
    max-sub-compactions max-total-wal-size paranoid-checks rate-bytes-per-sec rate-limiter-auto-tuned
    rate-limiter-mode rate-limiter-refill-period stats-dump-period track-and-verify-wals-in-manifest
    use-direct-io-for-flush-and-compaction wal-bytes-per-sync wal-dir wal-recovery-mode wal-size-limit
    wal-ttl-seconds writable-file-max-buffer-size write-buffer-flush-oldest-first
    write-buffer-stall-ratio
  `,
  'rocksdb.*cf': `
    block-based-bloom-filter block-cache-size block-size bloom-filter-bits-per-key bottommost-level-compression
    bottommost-zstd-compression-dict-size bottommost-zstd-compression-sample-size cache-index-and-filter-blocks
    checksum compaction-guard-max-output-file-size compaction-guard-min-output-file-size compaction-pri
    compaction-style compression-per-level disable-auto-compactions disable-block-cache disable-write-stall
    dynamic-level-bytes enable-compaction-guard enable-doubly-skiplist force-consistency-checks format-version
    hard-pending-compaction-bytes-limit level0-file-num-compaction-trigger level0-slowdown-writes-trigger
    level0-stop-writes-trigger max-bytes-for-level-base max-bytes-for-level-multiplier max-compaction-bytes
    max-compactions max-write-buffer-number min-write-buffer-number-to-merge num-levels optimize-filters-for-hits
    optimize-filters-for-memory periodic-compaction-seconds pin-l0-filter-and-index-blocks prepopulate-block-cache
    prop-keys-index-distance prop-size-index-distance read-amp-bytes-per-bit ribbon-filter-above-level
    soft-pending-compaction-bytes-limit target-file-size-base ttl use-bloom-filter whole-key-filtering
    write-buffer-limit write-buffer-size
  `,
  'rocksdb.*cf.titan': `
    blob-cache-size blob-file-compression blob-run-mode discardable-ratio gc-merge-rewrite level-merge
    max-gc-batch-size max-sorted-runs merge-small-file-threshold min-blob-size min-gc-batch-size range-merge
    sample-ratio shared-blob-cache zstd-dict-size
  `,
  security: `
    ca-path cert-allowed-cn cert-allowed-san cert-path key-path redact-info-log
  `,
  'security.encryption': `
    data-encryption-method data-key-rotation-period enable-file-dictionary-log file-dictionary-rewrite-threshold
  `,
  'security.encryption.master-key': `
    type
  `,
  'security.encryption.previous-master-key': `
    type
  `,
  server: `
    addr advertise-addr advertise-status-addr background-thread-count cluster-id concurrent-recv-snap-limit
    concurrent-send-snap-limit enable-request-batch end-point-batch-row-limit end-point-concurrency
    end-point-enable-batch-if-possible end-point-max-bg-concurrency end-point-max-tasks end-point-memory-quota
    end-point-perf-level end-point-recursion-limit end-point-request-max-handle-duration
    end-point-slow-log-threshold end-point-stack-size end-point-stream-batch-row-limit
    end-point-stream-channel-size forward-max-connections-per-address graceful-shutdown-timeout
    grpc-compression-type grpc-concurrency grpc-concurrent-stream grpc-gzip-compression-level grpc-keepalive-time
    grpc-keepalive-timeout grpc-memory-pool-quota grpc-min-message-size-to-compress grpc-raft-conn-num
    grpc-stream-initial-window-size health-feedback-interval heavy-load-threshold heavy-load-wait-duration
    inspect-network-interval labels max-grpc-send-msg-len raft-client-initial-reconnect-backoff
    raft-client-max-backoff raft-client-queue-size raft-msg-max-batch-size
    simplify-metrics snap-io-max-bytes-per-sec snap-max-total-size stats-concurrency
    status-addr status-thread-pool-size
  `,
  split: `
    byte-threshold detect-times grpc-thread-cpu-overload-threshold-ratio key-threshold qps-threshold
    region-cpu-overload-threshold-ratio sample-num sample-threshold size-threshold split-balance-score
    split-contained-score
  `,
  storage: `
    api-version background-error-recovery-window data-dir enable-async-apply-prewrite enable-ttl engine
    gc-ratio-threshold max-key-size memory-quota reserve-raft-space reserve-space scheduler-concurrency
    scheduler-pending-write-threshold scheduler-worker-pool-size ttl-check-poll-interval txn-status-cache-capacity
  `,
  'storage.block-cache': `
    capacity high-pri-pool-ratio low-pri-pool-ratio num-shard-bits shared strict-capacity-limit
  `,
  'storage.flow-control': `
    enable hard-pending-compaction-bytes-limit l0-files-threshold memtables-threshold
    soft-pending-compaction-bytes-limit
  `,
  'storage.io-rate-limit': `
    compaction-priority export-priority flush-priority foreground-read-priority foreground-write-priority
    gc-priority import-priority level-zero-compaction-priority load-balance-priority max-bytes-per-sec mode
    other-priority replication-priority strict
  `,
  'storage.max-ts': `
    action-on-invalid-update cache-sync-interval max-drift
  `,
};

/**
 * How a 64-bit field is held in TypeScript (DESIGN.md section 2, row "u64").
 *
 * `number`: ids, terms, indexes, counts; the decoder refuses values that do not fit 53 bits.
 * `bigint`: timestamps of the oracle, random 64-bit ids, hashes, and fields whose "for ever" must come back as sent.
 * `saturating`: lengths of time and limits, where a client's "no limit" may be 2^64-1 and 2^53-1 means the same.
 */
export type U64Policy = 'number' | 'bigint' | 'saturating';

const BIGINT_NAMES: readonly RegExp[] = [
  // Timestamps of the oracle: physical milliseconds << 18 exceed 2^53.
  /(^|_)ts$/,
  /^(start_ts_fallback|gc_fence|flashback_start_ts|read_state_ts|ts_.*)$/,
  /^((start|commit|lock|max|end)_version|resolved_locks|committed_locks)$/,
  /(^|_)safe_point$/,
  // (unix seconds << 32) + random, and etcd's random member, lease and user ids.
  /^(cluster_id|member_id|memberID|targetID|sender_id)$/,
  // Hashes, checksums and sets of bits.
  /^(key_hash|deadlock_key_hash|checksum|crc64xor|artifacts_hash|hashset|mask|sql_mode)$/,
  // Ids that others draw at random, or make of a server id and a counter.
  /^(trace_id|span_id|parent_id|connection_id|connID|client_unique_id|test_id|txn_file_chunks)$/,
  // Nanoseconds since 1970.
  /^(begin_unix_ns|client_send_time_ns|tikv_send_time_ns)$/,
];

const BIGINT_FIELDS: ReadonlySet<string> = new Set([
  'deadlock.WaitForEntry.txn',
  'deadlock.WaitForEntry.wait_for_txn',
  'kvrpcpb.TxnInfo.txn',
  'kvrpcpb.TxnInfo.status',
  'kvrpcpb.GetRequest.version',
  'kvrpcpb.BatchGetRequest.version',
  'kvrpcpb.BufferBatchGetRequest.version',
  'kvrpcpb.ScanRequest.version',
  'kvrpcpb.PrepareFlashbackToVersionRequest.version',
  'kvrpcpb.FlashbackToVersionRequest.version',
  'pdpb.SetExternalTimestampRequest.timestamp',
  'pdpb.GetExternalTimestampResponse.timestamp',
  'pdpb.AdvanceGCSafePointRequest.target',
  'pdpb.AdvanceTxnSafePointRequest.target',
  'import_sstpb.RewriteRule.new_timestamp',
  'import_sstpb.RewriteRule.ignore_after_timestamp',
  'import_sstpb.RewriteRule.ignore_before_timestamp',
  'backup.DataFileInfo.min_begin_ts_in_default_cf',
  'backup.Migration.truncated_to',
  // The start ts of a transaction, or a random number in raw mode.
  'kvrpcpb.Context.task_id',
  // Nanoseconds since 1970.
  'metapb.Store.last_heartbeat',
  // Cluster ids under other names.
  'backup.ClusterIDError.current',
  'backup.ClusterIDError.request',
  'cdcpb.ClusterIDMismatch.current',
  'cdcpb.ClusterIDMismatch.request',
  // Ids of data keys are random.
  'encryptionpb.EncryptionMeta.key_id',
  'encryptionpb.FileInfo.key_id',
  'encryptionpb.KeyDictionary.current_key_id',
  'encryptionpb.KeyDictionary.keys.key',
  // "For ever" is written as the largest int64.
  'pdpb.UpdateServiceGCSafePointRequest.TTL',
  'pdpb.UpdateServiceGCSafePointResponse.TTL',
  'pdpb.UpdateServiceSafePointV2Request.ttl',
  'pdpb.UpdateServiceSafePointV2Response.ttl',
  'pdpb.SetGCBarrierRequest.ttl_seconds',
  'pdpb.SetGlobalGCBarrierRequest.ttl_seconds',
  'pdpb.GCBarrierInfo.ttl_seconds',
  'pdpb.GlobalGCBarrierInfo.ttl_seconds',
  'etcdserverpb.StatusResponse.leader',
  'metapb.Cluster.id',
  'logbackup.RegionCheckpoint.checkpoint',
  'logbackup.FlushEvent.checkpoint',
  'debugpb.FlashbackToVersionRequest.version',
]);

/** Lease, member and alarm ids of etcd are random 64-bit numbers. */
const ETCD_LEASE_FIELDS = /^etcdserverpb\..*\.(ID|lease)$|^(mvccpb|meta_storagepb)\..*\.lease$/;

/** Lengths of time and upper bounds: a huge one means "no limit". */
const SATURATING_NAMES: readonly RegExp[] = [
  /(^|_)(ttl|ttls|TTL|ms|ns|nanos|timeout|timeout_s|duration|seconds|secs)$/,
  /(^|_)limit$|^max_(keys_read|warning_count|allowed_packet|mod_revision|create_revision)$/,
  // client-go says 2^64-1 when it does not know the size.
  /^txn_size$/,
];

/** `field` is the full protobuf name, such as `kvrpcpb.GetRequest.version`. */
export function u64Policy(field: string): U64Policy {
  const name = field.slice(field.lastIndexOf('.') + 1);
  if (BIGINT_FIELDS.has(field) || ETCD_LEASE_FIELDS.test(field)) return 'bigint';
  if (BIGINT_NAMES.some((pattern) => pattern.test(name))) return 'bigint';
  return SATURATING_NAMES.some((pattern) => pattern.test(name)) ? 'saturating' : 'number';
}

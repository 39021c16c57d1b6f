/**
 * How a 64-bit field is held in TypeScript (DESIGN.md section 2, row "u64").
 *
 * `number`: ids, terms, indexes, counts; the decoder refuses values that do not fit 53 bits.
 * `bigint`: timestamps of the oracle, random 64-bit ids, hashes, and fields whose "for ever" is a huge value.
 * `saturating`: lengths of time, where a client's "no limit" may be 2^64-1 and 2^53-1 means the same.
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
  // Hashes and checksums.
  /^(key_hash|deadlock_key_hash|checksum|crc64xor|hashset|sql_mode)$/,
  // Nanoseconds since 1970.
  /^(begin_unix_ns|client_send_time_ns|tikv_send_time_ns|connection_id|connID)$/,
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

const SATURATING_NAMES = /(^|_)(ttl|ttls|TTL|ms|ns|nanos|timeout|timeout_s|duration|seconds|secs)$/;

/** `field` is the full protobuf name, such as `kvrpcpb.GetRequest.version`. */
export function u64Policy(field: string): U64Policy {
  const name = field.slice(field.lastIndexOf('.') + 1);
  if (BIGINT_FIELDS.has(field) || ETCD_LEASE_FIELDS.test(field)) return 'bigint';
  if (BIGINT_NAMES.some((pattern) => pattern.test(name))) return 'bigint';
  return SATURATING_NAMES.test(name) ? 'saturating' : 'number';
}

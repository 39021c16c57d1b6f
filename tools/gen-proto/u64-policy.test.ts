/** The table of 64-bit fields against what peers really send: reviewed field by field with facts/wire.txt. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import protobuf from 'protobufjs';
import { loadProtos } from './main.ts';
import { u64Policy } from './u64-policy.ts';

function longFields(): string[] {
  const found: string[] = [];
  const walk = (scope: protobuf.NamespaceBase): void => {
    for (const item of scope.nestedArray) {
      if (item instanceof protobuf.Type) {
        for (const field of item.fieldsArray) {
          if (/^u?int64$/.test(field.type)) found.push(`${item.fullName.slice(1)}.${field.name}`);
        }
      }
      if (item instanceof protobuf.Namespace) walk(item);
    }
  };
  walk(loadProtos().root);
  return found;
}

const FIELDS = longFields();

/** Counters and epochs whose names only look like timestamps. */
const NOT_A_TIMESTAMP: ReadonlySet<string> = new Set([
  'metapb.RegionEpoch.version',
  'metapb.Buckets.version',
  'metapb.BucketMeta.version',
  'errorpb.BucketVersionNotMatch.version',
  'recover_data.RegionMeta.version',
  'raft_serverpb.RaftSnapshotData.version',
  'raft_serverpb.RefreshBuckets.version',
  'logbackup.RegionIdentity.epoch_version',
  'kvrpcpb.Context.buckets_version',
  'coprocessor.StoreBatchTask.buckets_version',
  'coprocessor.Request.cache_if_match_version',
  'coprocessor.Response.cache_last_version',
  'coprocessor.Response.latest_buckets_version',
  'etcdserverpb.Compare.version',
  'mvccpb.KeyValue.version',
  'meta_storagepb.KeyValue.version',
  'mpp.MPPDataPacket.version',
  'mpp.TaskMeta.mpp_version',
  'mpp.IsAliveResponse.mpp_version',
  'mpp.Error.mpp_version',
  'tipb.Expand.version',
  // Seconds or milliseconds since 1970.
  'metapb.Store.start_timestamp',
  'pdpb.TimeInterval.start_timestamp',
  'pdpb.TimeInterval.end_timestamp',
  'debugpb.GetRegionReadProgressResponse.num_locks',
]);

test('u64 policy: everything named like a timestamp of the oracle keeps all 64 bits', () => {
  const suspicious = FIELDS.filter((field) => /(_|\.)(ts|timestamp|version|safe_point|locks)$/.test(field));
  assert.ok(suspicious.length > 150, 'the pattern must find the timestamps');
  const rounded = suspicious.filter((field) => u64Policy(field) !== 'bigint' && !NOT_A_TIMESTAMP.has(field));
  assert.deepEqual(rounded, []);
});

test('u64 policy: everything named like a cluster id keeps all 64 bits', () => {
  const ids = FIELDS.filter((field) => /cluster_?id/i.test(field));
  assert.ok(ids.length > 5);
  assert.deepEqual(
    ids.filter((field) => u64Policy(field) !== 'bigint'),
    [],
  );
});

const KEEP_ALL_BITS: Readonly<Record<string, string>> = {
  'metapb.Cluster.id': '(unix seconds << 32) + random',
  'metapb.Store.last_heartbeat': 'nanoseconds since 1970',
  'pdpb.Member.member_id': 'random',
  'pdpb.AdvanceTxnSafePointRequest.target': 'a timestamp',
  'pdpb.UpdateServiceGCSafePointRequest.TTL': 'the largest int64 means for ever and is sent back',
  'kvrpcpb.Context.task_id': 'start ts, or random in raw mode',
  'kvrpcpb.PrewriteRequest.start_version': 'a timestamp',
  'kvrpcpb.TxnInfo.status': 'a commit timestamp',
  'kvrpcpb.Deadlock.deadlock_key_hash': 'a hash',
  'cdcpb.ClusterIDMismatch.current': 'a cluster id',
  'etcdserverpb.LeaseGrantRequest.ID': 'random',
  'etcdserverpb.LeaseStatus.ID': 'random',
  'mvccpb.KeyValue.lease': 'random',
  'tracepb.RemoteParentSpan.span_id': 'random',
  'tikvpb.BatchCommandsRequest.client_send_time_ns': 'nanoseconds since 1970',
  'import_sstpb.RewriteRule.ignore_after_timestamp': 'a timestamp',
  'encryptionpb.KeyDictionary.current_key_id': 'random',
};

/** Clients send 2^64-1 or 2^63-1 here; refusing it would fail requests that TiKV serves. */
const NO_LIMIT: readonly string[] = [
  'kvrpcpb.RawPutRequest.ttl',
  'kvrpcpb.RawBatchPutRequest.ttls',
  'kvrpcpb.PrewriteRequest.lock_ttl',
  'kvrpcpb.PrewriteRequest.txn_size',
  'kvrpcpb.LockInfo.txn_size',
  'kvrpcpb.Context.max_execution_duration_ms',
  'kvrpcpb.PessimisticLockRequest.wait_timeout',
  'tipb.Limit.limit',
  'tipb.TopN.limit',
  'backup.BackupRequest.rate_limit',
  'import_sstpb.SetDownloadSpeedLimitRequest.speed_limit',
  'etcdserverpb.RangeRequest.limit',
  'etcdserverpb.LeaseGrantRequest.TTL',
  'gcpb.UpdateServiceSafePointRequest.TTL',
];

/** Ids, terms, indexes and sizes on hot paths: a number is what the rest of the house wants. */
const NUMBERS: readonly string[] = [
  'kvrpcpb.Context.region_id',
  'kvrpcpb.Context.term',
  'metapb.RegionEpoch.conf_ver',
  'metapb.Peer.id',
  'metapb.Peer.store_id',
  'eraftpb.Message.index',
  'eraftpb.Entry.term',
  'tikvpb.BatchCommandsRequest.request_ids',
  'pdpb.Timestamp.physical',
  'pdpb.Timestamp.logical',
  'pdpb.AllocIDResponse.id',
];

test('u64 policy: random ids, timestamps and nanoseconds are bigint', () => {
  for (const [field, why] of Object.entries(KEEP_ALL_BITS)) {
    assert.ok(FIELDS.includes(field), `${field} does not exist`);
    assert.equal(u64Policy(field), 'bigint', `${field}: ${why}`);
  }
});

test('u64 policy: lengths of time and limits saturate', () => {
  for (const field of NO_LIMIT) {
    assert.ok(FIELDS.includes(field), `${field} does not exist`);
    assert.equal(u64Policy(field), 'saturating', field);
  }
});

test('u64 policy: ids, terms, indexes and sizes are numbers', () => {
  for (const field of NUMBERS) {
    assert.ok(FIELDS.includes(field), `${field} does not exist`);
    assert.equal(u64Policy(field), 'number', field);
  }
});

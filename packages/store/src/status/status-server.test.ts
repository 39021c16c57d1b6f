import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fromUtf8, utf8 } from '@tessera/base';
import { Tikv } from '@tessera/proto/tikvpb';
import { lsmOnly, TestCluster } from '../testing/test-cluster.ts';

const CONFIG = '/store.toml';
const cluster = new TestCluster();
const levels: string[] = [];
let base: string;

before(async () => {
  const file = await cluster.env.disk.open(CONFIG, 'create');
  await file.write(utf8('# mine\n[log]\nlevel = "info" # quiet\n'), 0);
  await file.close();
  await cluster.startPd();
  const options = { configPath: CONFIG, setLogLevel: (level: string) => void levels.push(level) };
  base = `http://${(await cluster.startStore({}, options)).statusAddress}`;
});
after(() => cluster.close());

async function ask(path: string, method = 'GET', body?: unknown): Promise<[number, string]> {
  const init =
    body === undefined ? { method } : { method, body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await cluster.env.network.request(base + path, init);
  return [response.status, fromUtf8(response.body)];
}

const fileText = async (): Promise<string> => fromUtf8(await cluster.env.disk.readFile(CONFIG));

test('metrics: names of TiKV, with what was served', lsmOnly(), async () => {
  const context = cluster.context();
  const client = cluster.client();
  for (let i = 0; i < 3; i++) await client.unary(Tikv.RawGet, { context, key: utf8('k') });
  await client.unary(Tikv.KvCommit, { context, startVersion: 1n, commitVersion: 2n, keys: [utf8('k')] });
  const [status, text] = await ask('/metrics');
  assert.equal(status, 200);
  assert.match(text, /^tikv_storage_command_total\{type="commit"\} 1$/m);
  assert.match(text, /^tikv_scheduler_command_duration_seconds_count\{type="commit"\} 1$/m);
  assert.match(text, /^tikv_lock_manager_detector_leader_heartbeat 1$/m);
  assert.match(text, /^tikv_gcworker_autogc_safe_point\{type="safe_point"\} 0$/m);
  assert.match(text, /^tikv_resolved_ts_min_resolved_ts_gap_millis \d+$/m);
  assert.match(text, /^tikv_grpc_msg_duration_seconds_count\{type="raw_get",priority="unknown"\} 3$/m);
  assert.match(text, /^tikv_grpc_msg_duration_seconds_bucket\{type="raw_get",priority="unknown",le="\+Inf"\} 3$/m);
  assert.match(text, /^tikv_store_size_bytes\{type="capacity"\} [1-9]/m);
  assert.match(text, /^tikv_raftstore_region_count\{type="leader"\} 1$/m);
  assert.match(text, /^tikv_raftstore_snapshot_traffic_total\{type="applying"\} 0$/m);
  assert.match(text, /^tikv_server_info\{version="8\.5\.\d+",hash=""\} 1$/m);
  assert.match(text, /^tikv_pd_heartbeat_message_total\{type="store"\} [1-9]/m);
  assert.match(text, /^tikv_engine_num_files_at_level\{db="kv",cf="write",level="0"\} \d+$/m);
  assert.match(text, /^tikv_engine_compaction_reason\{db="kv",cf="write",reason="FilesMarkedForCompaction"\} 0$/m);
  assert.match(text, /^tikv_scheduler_throttle_flow 0$/m);
  assert.match(text, /^tikv_engine_memory_bytes\{db="kv",cf="all",type="mem-tables"\} [1-9]/m);
  assert.match(text, /^tikv_engine_titandb_num_live_blob_file\{db="kv",cf="default"\} 0$/m);
  assert.match(text, /^tikv_engine_titandb_blob_file_discardable_ratio\{db="kv",cf="default",ratio="le50"\} 0$/m);
  assert.match(text, /^tessera_engine_level_bytes\{cf="raft",level="0"\} [1-9]/m);
  assert.match(text, /^tessera_engine_table_entries\{cf="raft",type="all"\} [1-9]/m);
  assert.match(text, /^tikv_encryption_is_initialized 0$/m);
  assert.match(text, /^tikv_encryption_file_num 0$/m);
  for (const line of text.split('\n')) assert.match(line, /^(?:#.*|[a-z_]+(?:\{[^}]*\})? [-+0-9.eInfa]+|)$/);
});

test('status, engine type, unknown paths and methods', async () => {
  assert.deepEqual(await ask('/status'), [200, '']);
  assert.deepEqual(await ask('/engine_type'), [200, 'raft-kv']);
  assert.deepEqual(await ask('/nowhere'), [404, 'path not found']);
  assert.deepEqual(await ask('/status', 'DELETE'), [404, 'path not found']);
});

test('region: as JSON, unknown, malformed', async () => {
  const { regionId } = cluster.context();
  const [status, body] = await ask(`/region/${regionId}`);
  assert.equal(status, 200);
  const region = JSON.parse(body);
  assert.deepEqual([region.id, region.epoch, region.start_key], [regionId, { conf_ver: 1, version: 1 }, '']);
  assert.deepEqual(await ask('/region/999'), [404, 'region(999) not found']);
  assert.deepEqual(await ask('/region/x'), [400, 'invalid region id: x']);
});

test('config: short and full', async () => {
  const [, short] = await ask('/config');
  assert.equal(JSON.parse(short).storage['data-dir'], undefined);
  const [, full] = await ask('/config?full=true');
  assert.equal(JSON.parse(full).storage['data-dir'], '/store');
  assert.equal((await ask('/config?full=maybe'))[0], 400);
});

test('config change: takes effect, is shown, and is kept with the comments', async () => {
  const context = cluster.context();
  const client = cluster.client();
  const put = async (): Promise<string> =>
    (await client.unary(Tikv.RawPut, { context, key: utf8('12345678901'), value: utf8('v') })).error;
  assert.equal(await put(), '');
  assert.deepEqual(await ask('/config', 'POST', { 'storage.max_key_size': '10B', 'log.level': 'debug' }), [200, '']);
  assert.equal(await put(), 'max key size exceeded, size: 11, limit: 10');
  assert.equal(levels.at(-1), 'debug');
  assert.equal(JSON.parse((await ask('/config'))[1]).storage['max-key-size'], '10B');
  assert.equal(await fileText(), '# mine\n[log]\nlevel = "debug" # quiet\n\n[storage]\nmax-key-size = "10B"\n');
  assert.deepEqual(await ask('/config?persist=false', 'POST', { 'storage.max-key-size': '1KB' }), [200, '']);
  assert.equal(await put(), '');
  assert.match(await fileText(), /max-key-size = "10B"/);
});

test('config change: refused whole, naming the key', async () => {
  const before = (await ask('/config'))[1];
  for (const [change, text] of [
    [
      { 'log.level': 'warn', 'storage.data-dir': '/x' },
      'failed to update, error: storage.data-dir: can not be changed while running',
    ],
    [
      { 'log.level': 'warn', 'log.levle': 'x' },
      'failed to update, error: log.levle: unknown configuration key, did you mean log.level?',
    ],
    [
      { 'rocksdb.max-background-jobs': 1 },
      'failed to update, error: rocksdb.max-background-jobs: can not be changed: it has no effect here',
    ],
    [{ 'log.level': 7 }, 'failed to update, error: log.level: must be a text, got 7'],
    ['[]', 'failed to decode, error: expected a JSON object of keys and values'],
    ['{', 'failed to decode, error: expected a JSON object of keys and values'],
  ] as const) {
    assert.deepEqual(await ask('/config', 'POST', change), [500, text]);
  }
  assert.equal((await ask('/config'))[1], before);
});

test('log level: by its own route', async () => {
  assert.equal((await ask('/log-level', 'PUT', { log_level: 'warn' }))[0], 200);
  assert.equal(levels.at(-1), 'warn');
  assert.equal((await ask('/log-level', 'PUT', { log_level: 'loud' }))[0], 400);
  assert.equal((await ask('/log-level', 'PUT', '{}'))[0], 400);
});

test('config change: one that cannot be kept says so', async () => {
  await cluster.env.disk.remove(CONFIG);
  const [status, text] = await ask('/config', 'POST', { 'log.level': 'error' });
  assert.equal(status, 500);
  assert.match(text, /^config changed, but failed to persist change due to err: .*store\.toml/);
  assert.equal(levels.at(-1), 'error');
});

/**
 * `npm run bench -- mvcc`: transactional reads and writes of a store without network and replication, beside raw ones on the same
 * engine in memory: what MVCC, locks and the scheduler cost.
 *
 *   get       KvGet of a hot key with a short value                         beside RawGet
 *   scan-N    a row of KvScan where every key has N versions, newest read   beside a row of RawScan
 *   1pc       one-phase commit of one key                                   beside RawPut
 *   lock      pessimistic lock, kept in memory, and its rollback            beside RawPut
 *
 * `BENCH_ENGINE=lsm`: both on the store's engine, reads from compacted tables in the block cache.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger, utf8 } from '@tessera/base';
import {
  COLUMN_FAMILIES,
  type EngineSnapshot,
  type KvEngine,
  LsmEngine,
  MemoryEngine,
  runRead,
  type WriteBatch,
} from '@tessera/engine';
import { createNodeEnv } from '@tessera/env/node';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import * as metapb from '@tessera/proto/metapb';
import {
  type RaftKv,
  RawStorage,
  type ReadGrant,
  type RegionSnapshot,
  type Reply,
  TxnStorage,
  type WriteListener,
} from '@tessera/storage';
import { type Figures, type Row, row, summary } from '../harness/row.ts';

const KEYS = 10_000;
const SCAN_ROWS = 1000;
const WINDOWS = 7;
const WINDOW_MS = 250;
const TERM = 6;

/** A region of one replica that applies at once; reads share a snapshot until a write, as those of a turn do. */
class OneReplica implements RaftKv {
  readonly engine: KvEngine;
  readonly #region = Object.assign(new metapb.Region(), { id: 2 });
  #shared: RegionSnapshot | undefined;

  constructor(engine: KvEngine) {
    this.engine = engine;
  }

  check(): undefined {
    return undefined;
  }

  changesRange(): boolean {
    return false;
  }

  read(): ReadGrant {
    this.#shared ??= this.#snapshot(this.engine.snapshot());
    return this.#shared;
  }

  readLocal(): RegionSnapshot {
    return this.read() as RegionSnapshot;
  }

  #snapshot(data: EngineSnapshot): RegionSnapshot {
    const nothing = (): void => {};
    return {
      kind: 'snapshot',
      engine: this.engine,
      data,
      region: this.#region,
      term: TERM,
      flow: { keysRead: 0, bytesRead: 0 },
      retain: nothing,
      release: nothing,
    };
  }

  write(_context: kvrpcpb.Context, batch: WriteBatch, listener: WriteListener): void {
    // A snapshot that is left alive keeps every lock that was ever there.
    this.#shared?.data[Symbol.dispose]();
    this.#shared = undefined;
    this.engine.write(batch);
    listener.written(undefined);
  }

  get region(): metapb.Region {
    return this.#region;
  }
}

class Sink implements Reply<object> {
  readonly receivedMs = 0;
  answers = 0;

  done(response: object): void {
    const { error, errors, regionError } = response as { error?: unknown; errors?: unknown[]; regionError?: unknown };
    if (error !== undefined || regionError !== undefined || (errors?.length ?? 0) > 0) {
      throw new Error(
        `the bench met an error: ${String(JSON.stringify(response, (_, v) => (typeof v === 'bigint' ? `${v}` : v)))}`,
      );
    }
    this.answers++;
  }

  doneEncoded(): void {
    this.answers++;
  }
}

interface World {
  readonly txn: TxnStorage;
  readonly raw: RawStorage;
  readonly engines: readonly KvEngine[];
  readonly sink: Sink;
  ts: bigint;
}

const keyOf = (i: number): Uint8Array => utf8(`user${String(i).padStart(12, '0')}`);
const VALUE = new Uint8Array(100).fill(118);

const ROOT = mkdtempSync(join(tmpdir(), 'tessera-bench-mvcc-'));
process.on('exit', () => rmSync(ROOT, { recursive: true, force: true }));

/** By the row that runs; closed when it is done. */
const opened: KvEngine[] = [];

async function openEngine(): Promise<KvEngine> {
  if (process.env['BENCH_ENGINE'] !== 'lsm') return new MemoryEngine();

  // Without helper threads an engine lends copies, as tests and the simulator want it.
  const { disk, tasks, helpers } = createNodeEnv({ log: silentLogger });
  const directory = mkdtempSync(join(ROOT, 'engine-'));
  const options = { directory, disk, tasks, helpers, compression: ['none'] as const, blockCacheBytes: 1024 ** 3 };
  const engine = await LsmEngine.open(options);
  opened.push(engine);
  return engine;
}

/** Brings what was filled in into tables and those into memory. */
async function settle(engine: KvEngine): Promise<void> {
  if (!(engine instanceof LsmEngine)) return;
  await engine.flush();
  for (const cf of COLUMN_FAMILIES) {
    await engine.compactRange(cf);
    using snapshot = engine.snapshot();
    await runRead(engine, snapshot, () => {
      const iterator = snapshot.iterator(cf);
      for (iterator.seekToFirst(); iterator.valid; ) iterator.nextRows();
    });
  }
}

async function world(): Promise<World> {
  const [kv, rawKv] = [new OneReplica(await openEngine()), new OneReplica(await openEngine())];
  const clock = { wallMs: () => Date.now(), monotonicMs: () => performance.now(), setTimer: () => ({ cancel() {} }) };
  const tasks = { defer: (task: () => void) => queueMicrotask(task) };
  const options = { clock, tasks, log: silentLogger, api: 'V1', maxKeySizeBytes: 8192 } as const;
  const txn = new TxnStorage({ ...options, kv, timestamp: async () => 1n });
  txn.observer.leaderChanged(kv.region, 1, 1, TERM);
  await new Promise((resolve) => setImmediate(resolve));
  const engines = [kv.engine, rawKv.engine];
  return { txn, raw: new RawStorage({ ...options, kv: rawKv }), engines, sink: new Sink(), ts: 10n };
}

function decode<Init, Q>(type: { encode(init: Init): Uint8Array; decode(bytes: Uint8Array): Q }, init: Init): Q {
  return type.decode(Uint8Array.from(type.encode(init)));
}

function put(w: World, keys: readonly Uint8Array[]): void {
  const startVersion = (w.ts += 10n);
  const mutations = keys.map((key) => ({ op: kvrpcpb.Op.Put, key, value: VALUE }));
  w.txn.prewrite(
    decode(kvrpcpb.PrewriteRequest, { startVersion, primaryLock: keys[0], mutations, lockTtl: 3000 }),
    w.sink,
  );
  w.txn.commit(decode(kvrpcpb.CommitRequest, { startVersion, commitVersion: startVersion + 1n, keys }), w.sink);
}

async function fill(w: World, count: number, versions: number): Promise<void> {
  for (let version = 0; version < versions; version++) {
    for (let i = 0; i < count; i += 500)
      put(
        w,
        Array.from({ length: Math.min(500, count - i) }, (_, n) => keyOf(i + n)),
      );
  }
  for (let i = 0; i < count; i++) {
    w.raw.put(decode(kvrpcpb.RawPutRequest, { key: keyOf(i), value: VALUE }), w.sink);
  }
  for (const engine of w.engines) await settle(engine);
  // One write each: what reads share is a snapshot of before.
  put(w, [keyOf(0)]);
  w.raw.put(decode(kvrpcpb.RawPutRequest, { key: keyOf(0), value: VALUE }), w.sink);
}

/** An operation counts as `weight` of them. */
interface Side {
  readonly weight: number;
  run(i: number): void;
}

function window({ weight, run }: Side): Figures {
  const cpu = process.cpuUsage();
  const start = performance.now();
  let operations = 0;
  let now = start;
  while (now - start < WINDOW_MS) {
    for (let i = 0; i < 64; i++) run(operations++);
    now = performance.now();
  }
  const used = process.cpuUsage(cpu);
  const ops = operations * weight;
  const msPerOp = (now - start) / ops;
  return {
    cpuUsPerOp: (used.user + used.system) / ops,
    opsPerSec: (ops * 1000) / (now - start),
    p50Ms: msPerOp,
    p99Ms: msPerOp,
  };
}

function measure(name: string, peerName: string, ours: Side, peer: Side): Row {
  const [oursWindows, peerWindows]: [Figures[], Figures[]] = [[], []];
  window(ours);
  window(peer);
  for (let turn = 0; turn < WINDOWS; turn++) {
    oursWindows.push(window(ours));
    peerWindows.push(window(peer));
  }
  return row(name, summary(oursWindows), peerName, summary(peerWindows));
}

async function getRow(): Promise<Row> {
  const w = await world();
  await fill(w, KEYS, 1);
  const version = w.ts + 100n;
  const gets = Array.from({ length: KEYS }, (_, i) => decode(kvrpcpb.GetRequest, { key: keyOf(i), version }));
  const raws = Array.from({ length: KEYS }, (_, i) => decode(kvrpcpb.RawGetRequest, { key: keyOf(i) }));
  return measure(
    'get',
    'RawGet',
    { weight: 1, run: (i) => w.txn.get(gets[(i * 7919) % KEYS] as kvrpcpb.GetRequest, w.sink) },
    { weight: 1, run: (i) => w.raw.get(raws[(i * 7919) % KEYS] as kvrpcpb.RawGetRequest, w.sink) },
  );
}

async function scanRow(versions: number): Promise<Row> {
  const w = await world();
  await fill(w, SCAN_ROWS, versions);
  const scan = decode(kvrpcpb.ScanRequest, { startKey: keyOf(0), limit: SCAN_ROWS, version: w.ts + 100n });
  const raw = decode(kvrpcpb.RawScanRequest, { startKey: keyOf(0), limit: SCAN_ROWS });
  return measure(
    `scan-${versions}`,
    'RawScan',
    { weight: SCAN_ROWS, run: () => w.txn.scan(scan, w.sink) },
    { weight: SCAN_ROWS, run: () => w.raw.scan(raw, w.sink) },
  );
}

async function writeRow(name: string, one: (w: World, i: number) => void): Promise<Row> {
  const w = await world();
  const raws = Array.from({ length: KEYS }, (_, i) => decode(kvrpcpb.RawPutRequest, { key: keyOf(i), value: VALUE }));
  return measure(
    name,
    'RawPut',
    { weight: 1, run: (i) => one(w, i) },
    { weight: 1, run: (i) => w.raw.put(raws[i % KEYS] as kvrpcpb.RawPutRequest, w.sink) },
  );
}

function onePhase(w: World, i: number): void {
  const startVersion = (w.ts += 10n);
  const key = keyOf(i % KEYS);
  const mutations = [Object.assign(new kvrpcpb.Mutation(), { op: kvrpcpb.Op.Put, key, value: VALUE })];
  const request = Object.assign(new kvrpcpb.PrewriteRequest(), { startVersion, primaryLock: key, mutations });
  w.txn.prewrite(Object.assign(request, { lockTtl: 3000, tryOnePc: true, minCommitTs: startVersion + 1n }), w.sink);
}

function lockAndRollBack(w: World, i: number): void {
  const startVersion = (w.ts += 10n);
  const key = keyOf(i % KEYS);
  const mutations = [Object.assign(new kvrpcpb.Mutation(), { op: kvrpcpb.Op.PessimisticLock, key })];
  const lock = Object.assign(new kvrpcpb.PessimisticLockRequest(), {
    startVersion,
    forUpdateTs: startVersion,
    mutations,
  });
  w.txn.pessimisticLock(Object.assign(lock, { primaryLock: key, lockTtl: 3000, waitTimeout: -1 }), w.sink);
  const back = Object.assign(new kvrpcpb.PessimisticRollbackRequest(), { startVersion, forUpdateTs: startVersion });
  w.txn.pessimisticRollback(Object.assign(back, { keys: [key] }), w.sink);
}

export async function run(rows: readonly string[]): Promise<Row[]> {
  const all: Readonly<Record<string, () => Promise<Row>>> = {
    get: getRow,
    'scan-1': () => scanRow(1),
    'scan-10': () => scanRow(10),
    'scan-100': () => scanRow(100),
    '1pc': () => writeRow('1pc', onePhase),
    lock: () => writeRow('lock', lockAndRollBack),
  };
  const wanted = rows.length === 0 ? Object.keys(all) : rows;
  const results: Row[] = [];
  for (const name of wanted) {
    const one = all[name];
    if (one === undefined) throw new Error(`no row ${name}: ${Object.keys(all).join(', ')}`);
    results.push(await one());
    for (const engine of opened.splice(0)) await engine.close();
  }
  return results;
}

/**
 * The transactional side of a {@link TestCluster}: our own storage over one engine in memory, which all its stores share, with
 * the cluster's regions in front of it. Locks wait, deadlocks are found and timestamps are kept as in a real store.
 */
import { fromUtf8, latin1, silentLogger } from '@tessera/base';
import { composeTimestamp, encodeBytes, userKeyOfDataKey } from '@tessera/codec';
import { CF, MemoryEngine, WriteBatch } from '@tessera/engine';
import type * as errorpb from '@tessera/proto/errorpb';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import * as metapb from '@tessera/proto/metapb';
import * as tikvpb from '@tessera/proto/tikvpb';
import {
  defaultPessimisticTxnConfig,
  type RaftKv,
  type ReadGrant,
  type RegionRefusal,
  type RegionSnapshot,
  type Reply,
  TxnStorage,
  type WriteListener,
} from '@tessera/storage';
import type { TestCluster } from './test-cluster.ts';
import type { Answer } from './test-store.ts';

const TERM = 6;

type RunTxn = (storage: TxnStorage, request: never, reply: Reply<object>) => void;

interface TxnRun {
  readonly method: keyof typeof tikvpb.Tikv;
  readonly run: RunTxn;
}

const run = (method: keyof typeof tikvpb.Tikv, name: keyof TxnStorage): TxnRun => ({
  method,
  run: (storage, request, reply) => (storage[name] as (request: never, reply: Reply<object>) => void)(request, reply),
});

/** By the name in BatchCommands. */
export const TXN_RUNS: Readonly<Record<string, TxnRun>> = {
  get: run('KvGet', 'get'),
  batchGet: run('KvBatchGet', 'batchGet'),
  scan: run('KvScan', 'scan'),
  prewrite: run('KvPrewrite', 'prewrite'),
  commit: run('KvCommit', 'commit'),
  pessimisticLock: run('KvPessimisticLock', 'pessimisticLock'),
  pessimisticRollback: run('KVPessimisticRollback', 'pessimisticRollback'),
  batchRollback: run('KvBatchRollback', 'batchRollback'),
  txnHeartBeat: run('KvTxnHeartBeat', 'txnHeartBeat'),
  checkTxnStatus: run('KvCheckTxnStatus', 'checkTxnStatus'),
  checkSecondaryLocks: run('KvCheckSecondaryLocks', 'checkSecondaryLocks'),
  resolveLock: run('KvResolveLock', 'resolveLock'),
  scanLock: run('KvScanLock', 'scanLock'),
  deleteRange: run('KvDeleteRange', 'deleteRange'),
};

/** The region key that must be in the region; undefined: the storage checks. */
export function txnRouteOf({ key }: { readonly key?: Uint8Array }): string | undefined {
  return key === undefined ? undefined : latin1(encodeBytes(key));
}

export class TestTxn implements RaftKv {
  readonly #cluster: TestCluster;
  readonly engine = new MemoryEngine();
  readonly storage: TxnStorage;
  /** What a store says instead of its answer. */
  alter: (kind: string, answer: Answer, request: never) => Answer = (_kind, answer) => answer;

  constructor(cluster: TestCluster) {
    this.#cluster = cluster;
    const { clock, tasks } = cluster.env;
    this.storage = new TxnStorage({
      kv: this,
      clock,
      tasks,
      log: silentLogger,
      api: 'V1',
      maxKeySizeBytes: 8192,
      pessimistic: { ...defaultPessimisticTxnConfig(), inMemory: false },
      timestamp: async () => composeTimestamp(Math.floor(clock.wallMs()), ++cluster.pd.logical),
    });
  }

  /** The stores lead all regions there are. */
  lead(): void {
    for (const { id } of this.#cluster.regions) {
      const region = this.#region(id) as metapb.Region;
      this.storage.observer.leaderChanged(region, 1, 1, TERM);
    }
  }

  run(kind: string, request: never, done: (answer: Answer) => void): void {
    const { method, run: runTxn } = TXN_RUNS[kind] as TxnRun;
    const response = tikvpb.Tikv[method].response as {
      encode(init: object): Uint8Array;
      decode(b: Uint8Array): object;
    };
    const answered = (bytes: Uint8Array): void =>
      done(this.alter(kind, response.decode(Uint8Array.from(bytes)) as Answer, request));
    runTxn(this.storage, request, {
      receivedMs: this.#cluster.env.clock.monotonicMs(),
      done: (answer) => answered(response.encode(answer)),
      doneEncoded: answered,
    });
  }

  readLocal(context: kvrpcpb.Context): RegionSnapshot | RegionRefusal {
    const grant = this.read(context);
    if (grant.kind === 'wait') throw new Error('regions here never wait');
    return grant;
  }

  check(context: kvrpcpb.Context): errorpb.ErrorInit | undefined {
    return this.#cluster.check(context.peer?.storeId ?? 0, context, undefined);
  }

  changesRange(): boolean {
    return false;
  }

  read(context: kvrpcpb.Context): ReadGrant {
    const error = this.check(context);
    if (error !== undefined) return { kind: 'refused', error };
    return {
      kind: 'snapshot',
      engine: this.engine,
      data: this.engine.snapshot(),
      region: this.#region(context.regionId) as metapb.Region,
      term: TERM,
      flow: { keysRead: 0, bytesRead: 0 },
      retain: () => {},
      release: () => {},
    };
  }

  write(context: kvrpcpb.Context, batch: WriteBatch, listener: WriteListener): void {
    const error = this.check(context);
    if (error === undefined) {
      const copy = new WriteBatch();
      copy.append(batch);
      this.engine.write(copy);
    }
    listener.written(error);
  }

  /** Keys that are locked, as text. */
  locks(): string[] {
    const found: string[] = [];
    using snapshot = this.engine.snapshot();
    using iterator = snapshot.iterator(CF.lock);
    for (iterator.seekToFirst(); iterator.valid; iterator.next()) {
      found.push(fromUtf8(userKeyOfDataKey(iterator.key())));
    }
    return found;
  }

  #region(id: number): metapb.Region | undefined {
    const region = this.#cluster.regions.find((candidate) => candidate.id === id);
    return region && metapb.Region.decode(metapb.Region.encode(this.#cluster.meta(region)));
  }
}

/**
 * A store reduced to what transactional actions need: an engine in memory, a concurrency manager and no waiting. Runs one
 * command after another, each applied before the next begins.
 */
import assert from 'node:assert/strict';
import { copyBytes, fromUtf8, latin1, type Prng, utf8 } from '@tessera/base';
import { decodeLockRecord, type LockRecord, txnDataKey, userKeyOfDataKey } from '@tessera/codec';
import { BlockMiss, CF, type ColumnFamily, type KvEngine, MemoryEngine, WriteBatch } from '@tessera/engine';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import {
  MvccFailure,
  MvccReader,
  MvccScan,
  mvccInfo,
  pointGet,
  type ReadView,
  readViewOf,
  type ScanOptions,
} from '../../mvcc/index.ts';
import {
  batchRollback,
  bufferBatchGet,
  ConcurrencyManager,
  checkSecondaryLocks,
  checkTxnStatus,
  cleanup,
  commit,
  flush,
  gcKey,
  KvScanLock,
  locksToResolve,
  MvccTxn,
  type PessimisticLockOutcome,
  pessimisticLock,
  pessimisticLocksOf,
  pessimisticRollback,
  pessimisticRollbackKey,
  prepareScanLock,
  prewrite,
  resolveKeys,
  resolveLockLite,
  statusesOf,
  type TxnEnv,
  txnHeartBeat,
} from '../index.ts';
import { MissingSnapshot } from './missing-snapshot.ts';

/** TSO of `ms` milliseconds: for tests about TTLs. */
export const at = (ms: number): bigint => BigInt(ms) << 18n;

/** `{ a: '1', b: undefined }` puts a and deletes b. */
export type Changes = Readonly<Record<string, string | undefined>>;

export function mutationsOf(changes: Changes): kvrpcpb.MutationInit[] {
  return Object.entries(changes).map(([key, value]) =>
    value === undefined
      ? { op: kvrpcpb.Op.Del, key: utf8(key) }
      : { op: kvrpcpb.Op.Put, key: utf8(key), value: utf8(value) },
  );
}

export class TxnFixture {
  readonly engine: KvEngine;
  readonly env: TxnEnv & { maxTsSynced: boolean; readonly known: Set<bigint> } = {
    concurrency: new ConcurrencyManager(),
    maxTsSynced: true,
    known: new Set(),
    isKnownCommitted: (startTs) => this.env.known.has(startTs),
  };
  /** What the last command released, made and decided. */
  last: MvccTxn = new MvccTxn(0n, this.env, new WriteBatch());
  /** Runs every command a second time and demands that nothing changes. */
  twice = false;
  /** Writes of async commit and 1PC stay in flight until the next command. */
  holdBack = false;
  largestWriteBytes = 0;
  /** Reads miss now and then. */
  misses: Prng | undefined;
  readonly #inFlight: MvccTxn[] = [];

  constructor(engine: KvEngine = new MemoryEngine()) {
    this.engine = engine;
  }

  run<T>(startTs: bigint, action: (reader: MvccReader, txn: MvccTxn) => T): T {
    const result = this.#once(startTs, action);
    if (this.twice) {
      const [before, txn] = [this.dump(), this.last];
      this.#once(startTs, action);
      assert.deepEqual(this.dump(), before, 'a command that comes twice changes nothing');
      this.last = txn;
    }
    return result;
  }

  #once<T>(startTs: bigint, action: (reader: MvccReader, txn: MvccTxn) => T): T {
    this.applyInFlight();
    const txn = new MvccTxn(startTs, this.env, new WriteBatch());
    const result = this.#repeat((reader) => {
      txn.clear();
      return action(reader, txn);
    });
    this.env.concurrency.publish(txn.memoryLocks);
    txn.persistPessimisticLocks();
    this.last = txn;
    this.#inFlight.push(txn);
    if (!this.holdBack || txn.memoryLocks.length === 0) this.applyInFlight();
    return result;
  }

  /** Until here reads see the locks in memory only. Every later command waits for it, as it would for latches. */
  applyInFlight(): void {
    for (const txn of this.#inFlight) {
      this.largestWriteBytes = Math.max(this.largestWriteBytes, txn.batch.sizeBytes);
      if (txn.batch.count > 0) this.engine.write(txn.batch);
      this.env.concurrency.withdraw(txn.memoryLocks);
    }
    this.#inFlight.length = 0;
  }

  /** As a driver does: on one snapshot, as often as data is missing. */
  #repeat<T>(operation: (reader: MvccReader) => T): T {
    const inner = this.engine.snapshot();
    using snapshot = this.misses === undefined ? inner : new MissingSnapshot(inner, this.misses);
    for (;;) {
      using reader = new MvccReader(snapshot);
      try {
        return operation(reader);
      } catch (thrown) {
        if (!(thrown instanceof BlockMiss)) throw thrown;
      }
    }
  }

  prewrite(startTs: bigint, primary: string, changes: Changes, more: kvrpcpb.PrewriteRequestInit = {}) {
    const init = { startVersion: startTs, primaryLock: utf8(primary), lockTtl: 3000, mutations: mutationsOf(changes) };
    const request = decoded(kvrpcpb.PrewriteRequest, { ...init, ...more });
    return this.run(startTs, (reader, txn) => prewrite(request, reader, txn));
  }

  commit(startTs: bigint, commitTs: bigint, keys: readonly string[], more: kvrpcpb.CommitRequestInit = {}) {
    const init = { startVersion: startTs, commitVersion: commitTs, keys: keys.map(utf8), ...more };
    const request = decoded(kvrpcpb.CommitRequest, init);
    return this.run(startTs, (reader, txn) => commit(request, reader, txn));
  }

  /** Prewrites and commits; fails the test when either fails. */
  put(startTs: bigint, commitTs: bigint, changes: Changes): void {
    const keys = Object.keys(changes);
    assert.equal(this.prewrite(startTs, keys[0] ?? '', changes).errors, undefined);
    assert.equal(this.commit(startTs, commitTs, keys).error, undefined);
  }

  rollback(startTs: bigint, keys: readonly string[]) {
    const request = decoded(kvrpcpb.BatchRollbackRequest, { startVersion: startTs, keys: keys.map(utf8) });
    return this.run(startTs, (reader, txn) => batchRollback(request, reader, txn));
  }

  cleanup(startTs: bigint, key: string, currentTs = 0n) {
    const request = decoded(kvrpcpb.CleanupRequest, { startVersion: startTs, key: utf8(key), currentTs });
    return this.run(startTs, (reader, txn) => cleanup(request, reader, txn));
  }

  lock(
    startTs: bigint,
    forUpdateTs: bigint,
    primary: string,
    keys: readonly string[],
    more: kvrpcpb.PessimisticLockRequestInit = {},
  ): PessimisticLockOutcome {
    const mutations = keys.map((key) => ({ op: kvrpcpb.Op.PessimisticLock, key: utf8(key) }));
    const init = { startVersion: startTs, forUpdateTs, primaryLock: utf8(primary), lockTtl: 3000, mutations };
    const request = decoded(kvrpcpb.PessimisticLockRequest, { ...init, ...more });
    return this.run(startTs, (reader, txn) => pessimisticLock(request, reader, txn));
  }

  pessimisticRollback(startTs: bigint, forUpdateTs: bigint, keys: readonly string[]) {
    const request = decoded(kvrpcpb.PessimisticRollbackRequest, {
      startVersion: startTs,
      forUpdateTs,
      keys: keys.map(utf8),
    });
    return this.run(startTs, (reader, txn) => {
      if (request.keys.length > 0) return pessimisticRollback(request, reader, txn);
      const { keys: found, next } = pessimisticLocksOf(reader, startTs, forUpdateTs, undefined, undefined);
      assert.equal(next, undefined);
      for (const key of found) pessimisticRollbackKey(txn, reader, key, forUpdateTs);
      return {};
    });
  }

  status(
    lockTs: bigint,
    primary: string,
    callerStartTs: bigint,
    currentTs: bigint,
    more: kvrpcpb.CheckTxnStatusRequestInit = {},
  ) {
    const init = { lockTs, primaryKey: utf8(primary), callerStartTs, currentTs, rollbackIfNotExist: true, ...more };
    const request = decoded(kvrpcpb.CheckTxnStatusRequest, init);
    return this.run(lockTs, (reader, txn) => checkTxnStatus(request, reader, txn));
  }

  heartBeat(startTs: bigint, primary: string, adviseLockTtl: number, minCommitTs = 0n) {
    const init = { startVersion: startTs, primaryLock: utf8(primary), adviseLockTtl, minCommitTs };
    const request = decoded(kvrpcpb.TxnHeartBeatRequest, init);
    return this.run(startTs, (reader, txn) => txnHeartBeat(request, reader, txn));
  }

  checkSecondaries(startTs: bigint, keys: readonly string[]) {
    const request = decoded(kvrpcpb.CheckSecondaryLocksRequest, { startVersion: startTs, keys: keys.map(utf8) });
    return this.run(startTs, (reader, txn) => checkSecondaryLocks(request, reader, txn));
  }

  /** All forms; loops as the caller of the full form must. */
  resolve(init: kvrpcpb.ResolveLockRequestInit): kvrpcpb.ResolveLockResponseInit | MvccFailure {
    const request = decoded(kvrpcpb.ResolveLockRequest, init);
    if (request.keys.length > 0) {
      return this.run(request.startVersion, (reader, txn) => resolveLockLite(request, reader, txn));
    }
    const statuses = statusesOf(request);
    if (statuses instanceof MvccFailure) return statuses;
    let from: Uint8Array | undefined;
    for (let step = 0; ; step++) {
      assert.ok(step < 1000, 'resolving makes progress');
      const start = from;
      const found = this.read((reader) => locksToResolve(reader, statuses, start, undefined));
      if (found.locks.length === 0) return {};
      const result = this.run(0n, (reader, txn) => resolveKeys(found, statuses, reader, txn));
      if (result instanceof MvccFailure) return result;
      if (result.next === undefined) return {};
      from = result.next;
    }
  }

  scanLock(maxVersion: bigint, limit = 0) {
    const request = decoded(kvrpcpb.ScanLockRequest, { maxVersion, limit });
    const error = prepareScanLock(maxVersion, undefined, undefined, this.env);
    if (error !== undefined) return { error };
    const scan = new KvScanLock(request, undefined, undefined);
    while (!this.read((reader) => scan.step(reader)));
    return scan.response();
  }

  flush(startTs: bigint, generation: number, primary: string, changes: Changes, more: kvrpcpb.FlushRequestInit = {}) {
    const init = { startTs, generation, primaryKey: utf8(primary), mutations: mutationsOf(changes), lockTtl: 3000 };
    const request = decoded(kvrpcpb.FlushRequest, { ...init, ...more });
    return this.run(startTs, (reader, txn) => flush(request, reader, txn));
  }

  bufferGet(startTs: bigint, keys: readonly string[]): Changes {
    const request = decoded(kvrpcpb.BufferBatchGetRequest, { version: startTs, keys: keys.map(utf8) });
    const { pairs } = this.read((reader) => bufferBatchGet(request, reader));
    return Object.fromEntries((pairs ?? []).map(({ key, value }) => [fromUtf8(key ?? new Uint8Array()), text(value)]));
  }

  gc(key: string, safePoint: bigint): number {
    return this.run(0n, (reader, txn) => gcKey(txn, reader, txnDataKey(utf8(key)), safePoint)).deletedVersions;
  }

  read<T>(operation: (reader: MvccReader) => T): T {
    return this.#repeat(operation);
  }

  /** As KvGet: raises maxTs, looks at locks in memory, reads. */
  tryGet(key: string, ts: bigint, view: Partial<ReadView> = {}): string | undefined | MvccFailure {
    this.env.concurrency.updateMaxTs(ts);
    const dataKey = txnDataKey(utf8(key));
    const full = { ...readViewOf(undefined, ts), ...view };
    const blocked = this.env.concurrency.checkKey(dataKey, full);
    if (blocked !== undefined) return blocked;
    return this.read((reader) => {
      const found = pointGet(reader, dataKey, full);
      return found instanceof MvccFailure ? found : text(found?.value);
    });
  }

  get(key: string, ts: bigint, view: Partial<ReadView> = {}): string | undefined {
    const found = this.tryGet(key, ts, view);
    if (found instanceof MvccFailure) assert.fail(`get ${key}@${ts}: ${found.error.kind}`);
    return found;
  }

  /** `[key, value or the kind of failure]` in the order of the scan. */
  scan(ts: bigint, options: ScanOptions = {}, view: Partial<ReadView> = {}): [string, string][] {
    return this.read((reader) => {
      using scan = new MvccScan(reader, { ...readViewOf(undefined, ts), ...view }, options);
      const rows: [string, string][] = [];
      while (scan.next()) {
        const key = fromUtf8(userKeyOfDataKey(scan.key));
        rows.push([key, scan.failure === undefined ? fromUtf8(scan.value) : `!${scan.failure.error.kind}`]);
      }
      return rows;
    });
  }

  info(key: string): kvrpcpb.MvccInfoInit {
    return this.read((reader) => mvccInfo(reader, txnDataKey(utf8(key))));
  }

  lockOf(key: string): LockRecord | undefined {
    return this.read((reader) => reader.loadLock(txnDataKey(utf8(key))));
  }

  /** `P5@10` = PUT of start ts 5 at 10, newest first; with `o` an overlapped rollback, `p` protected, `f7` a fence. */
  writes(key: string): string[] {
    const letters: Readonly<Record<number, string>> = { 0: 'P', 1: 'D', 2: 'L', 3: 'R' };
    return (this.info(key).writes ?? []).map((write) => {
      const isProtected = write.type === kvrpcpb.Op.Rollback && text(write.shortValue) === 'p';
      const marks = `${write.hasOverlappedRollback ? 'o' : ''}${isProtected ? 'p' : ''}`;
      return `${letters[write.type ?? 0]}${write.startTs}@${write.commitTs}${marks}${write.hasGcFence ? `f${write.gcFence}` : ''}`;
    });
  }

  /** Everything there is, comparable. */
  dump(): Record<string, string>[] {
    this.applyInFlight();
    using snapshot = this.engine.snapshot();
    return ([CF.default, CF.lock, CF.write] as ColumnFamily[]).map((cf) => {
      using cursor = snapshot.iterator(cf);
      const rows: Record<string, string> = {};
      for (cursor.seekToFirst(); cursor.valid; cursor.next()) rows[latin1(cursor.key())] = latin1(cursor.value());
      return rows;
    });
  }

  /** Locks by user key. */
  locks(): Record<string, LockRecord> {
    this.applyInFlight();
    using snapshot = this.engine.snapshot();
    using cursor = snapshot.iterator(CF.lock);
    const locks: Record<string, LockRecord> = {};
    for (cursor.seekToFirst(); cursor.valid; cursor.next()) {
      locks[fromUtf8(userKeyOfDataKey(cursor.key()))] = decodeLockRecord(copyBytes(cursor.value()));
    }
    return locks;
  }
}

function text(value: Uint8Array | undefined): string | undefined {
  return value === undefined ? undefined : fromUtf8(value);
}

interface MessageType<Init, Message> {
  encode(init: Init): Uint8Array;
  decode(bytes: Uint8Array): Message;
}

/** The request as it comes from a socket: all fields there, bytes as views. */
export function decoded<Init, Message>(type: MessageType<Init, Message>, init: Init): Message {
  return type.decode(Uint8Array.from(type.encode(init)));
}

/** The KeyErrors' names in a response, for tables. */
export function errorNames(errors: readonly kvrpcpb.KeyErrorInit[] | undefined): string[] {
  return (errors ?? []).map((error) => {
    const names = Object.entries(error).filter(([, value]) => value !== undefined);
    return names.map(([name]) => name).join('+');
  });
}

/**
 * Runs transactional reads: makes the read known to the store, asks the region, reads. Data in memory and a sure leader make a
 * point read one synchronous run; scans and batches go on in steps.
 *
 * HOT: no promise and no closure on the way of a KvGet whose data is in memory.
 */
import { assert, concatBytes, describeError } from '@tessera/base';
import { txnDataKey } from '@tessera/codec';
import { BlockMiss, runRead } from '@tessera/engine';
import type { StorageApi } from '../api-check.ts';
import { type DriverOptions, isLate, type RegionErrorResponse } from '../driver.ts';
import { EMPTY_CONTEXT } from '../empty-context.ts';
import { type LongTask, LongTasks } from '../long-tasks.ts';
import { kvrpcpb } from '../messages.ts';
import { failureOfFault, keyErrorOf } from '../mvcc/mvcc-error.ts';
import { MvccReader, newMvccStats } from '../mvcc/mvcc-reader.ts';
import type { ReadGrant, RegionError, RegionRefusal, RegionSnapshot } from '../raft-kv.ts';
import { keyInRegion } from '../region-check.ts';
import { dataIsNotReady, deadlineExceeded, keyNotInRegion, schedulerIsBusy } from '../region-errors.ts';
import type { Reply } from '../reply.ts';
import type { TxnEnv } from '../txn/mvcc-txn.ts';
import { get, prepareGet } from '../txn/reads.ts';
import { TurnReader } from './turn-reader.ts';
import { abort, checkGetApi, type TxnCommandKind, type TxnRequest } from './txn-command.ts';
import type { TxnStats } from './txn-stats.ts';

const { RC } = kvrpcpb.IsolationLevel;

/** A read of many keys. */
export interface TxnLongRead<Request extends TxnRequest, Response extends object> {
  readonly kind: TxnCommandKind;
  checkApi(request: Request, api: StorageApi): kvrpcpb.KeyErrorInit | undefined;
  /** What may come before the region's snapshot only. The failure answers the request. */
  prepare(request: Request, env: TxnEnv): kvrpcpb.KeyErrorInit | undefined;
  /** At which it reads; undefined for what reads locks, which cannot be stale. */
  readTs(request: Request): bigint | undefined;
  /** To which it raises maxTs, when that is something else. */
  raises?(request: Request): bigint;
  /** User keys that it reads, for a replica whose leader must look at them; an empty end is open. */
  ranges(request: Request): readonly kvrpcpb.KeyRangeInit[];
  /** A region error when the request cannot run here. */
  open(request: Request, region: RegionSnapshot, world: ReadWorld): LongTask<Response> | RegionErrorResponse;
  failed(error: kvrpcpb.KeyErrorInit): Response;
}

/** What a task reads with beside its region. */
export interface ReadWorld {
  readonly env: TxnEnv;
  /** A reader that sees the locks in the leader's memory too. */
  readerOf(region: RegionSnapshot): MvccReader;
  /** Counts what a reader has done in a region. */
  count(reader: MvccReader, region: RegionSnapshot): void;
}

export interface TxnReadOptions extends DriverOptions {
  readonly api: StorageApi;
  readonly world: ReadWorld;
  readonly stats: TxnStats;
  /** Below which everything of the region is settled on this store; 0: not known. */
  safeTs(regionId: number): bigint;
}

export class TxnReads {
  readonly #options: TxnReadOptions;
  readonly #longTasks: LongTasks;
  readonly #turnReader: TurnReader;

  constructor(options: TxnReadOptions) {
    this.#options = options;
    this.#longTasks = new LongTasks(options);
    this.#turnReader = new TurnReader(options.tasks);
  }

  get(request: kvrpcpb.GetRequest, reply: Reply<kvrpcpb.GetResponseInit>): void {
    const { context } = request;
    const { api, clock, world, stats } = this.#options;
    stats.arrived('get', context?.priority ?? 0);
    const error = checkGetApi(context, api, request.key);
    if (error !== undefined) {
      reply.done({ error });
    } else if (isLate(context, reply.receivedMs, clock)) {
      reply.done({ regionError: deadlineExceeded() });
    } else {
      const regionError = this.#refusal(request.version, context);
      if (regionError !== undefined) {
        reply.done({ regionError });
        return;
      }
      const blocked = prepareGet(request.key, request.version, context, world.env);
      if (blocked !== undefined) {
        reply.done({ error: blocked });
        return;
      }
      const grant = this.#ask(context ?? EMPTY_CONTEXT, request.version, () => [rangeOfKey(request.key)]);
      if (grant.kind === 'snapshot') this.#runGet(request, grant, reply);
      else if (grant.kind === 'refused') refuse(grant, reply, failedGet);
      else {
        grant.onReady((ready) => {
          if (ready.kind === 'refused') refuse(ready, reply, failedGet);
          else this.#runGet(request, ready, reply);
        });
      }
    }
  }

  #ask(context: kvrpcpb.Context, readTs: bigint | undefined, ranges: () => readonly kvrpcpb.KeyRangeInit[]): ReadGrant {
    const { kv, safeTs } = this.#options;
    // Nobody is told of a stale read: a commit below it must be impossible already.
    if (context.staleRead && readTs !== undefined) {
      const safe = safeTs(context.regionId);
      if (readTs > safe) {
        return { kind: 'refused', error: dataIsNotReady(context.regionId, context.peer?.id ?? 0, safe) };
      }
      return kv.readLocal(context);
    }
    // The leader must know of it, and may know a lock that no replica has: it might commit below this read.
    if (context.replicaRead && readTs !== undefined && context.isolationLevel !== RC) {
      return kv.read(context, { startTs: readTs, keyRanges: ranges() });
    }
    return kv.read(context);
  }

  /** Of a read whose timestamp cannot be the oracle's; a stale one raises nothing. */
  #refusal(ts: bigint, context: kvrpcpb.Context | undefined): RegionError | undefined {
    return context?.staleRead === true ? undefined : this.#options.world.env.concurrency.refusal(ts);
  }

  #runGet(request: kvrpcpb.GetRequest, region: RegionSnapshot, reply: Reply<kvrpcpb.GetResponseInit>): void {
    const key = txnDataKey(request.key);
    const { startKey, endKey } = region.region;
    if (startKey.length > 0 || endKey.length > 0) {
      const encoded = key.subarray(1);
      if (!keyInRegion(encoded, region.region)) {
        reply.done({ regionError: keyNotInRegion(encoded, region.region) });
        return;
      }
    }
    const reader = this.#turnReader.of(region.data);
    let response: kvrpcpb.GetResponseInit;
    try {
      response = get(request, reader, key);
      this.#options.world.count(reader, region);
    } catch (thrown) {
      this.#turnReader.drop();
      if (thrown instanceof BlockMiss) {
        void this.#getAgain(request, key, region, reply);
        return;
      }
      response = { error: this.fault(thrown) };
    }
    reply.done(response);
  }

  /** The cold way: with loads in between. */
  async #getAgain(
    request: kvrpcpb.GetRequest,
    key: Uint8Array,
    region: RegionSnapshot,
    reply: Reply<kvrpcpb.GetResponseInit>,
  ): Promise<void> {
    region.retain();
    try {
      const response = await runRead(region.engine, region.data, () => {
        using reader = new MvccReader(region.data, newMvccStats());
        const found = get(request, reader, key);
        this.#options.world.count(reader, region);
        return found;
      });
      reply.done(response);
    } catch (error) {
      reply.done({ error: this.fault(error) });
    } finally {
      region.release();
    }
  }

  long<Q extends TxnRequest, R extends object>(
    command: TxnLongRead<Q, R>,
    request: Q,
    reply: Reply<R | RegionErrorResponse>,
  ): void {
    const { context } = request;
    const { api, clock, world, stats } = this.#options;
    stats.arrived(command.kind, context?.priority ?? 0);
    const error = command.checkApi(request, api);
    if (error !== undefined) {
      reply.done(command.failed(error));
    } else if (isLate(context, reply.receivedMs, clock)) {
      reply.done({ regionError: deadlineExceeded() });
    } else if (this.#longTasks.full) {
      reply.done({ regionError: schedulerIsBusy() });
    } else {
      const regionError = this.#refusal(command.raises?.(request) ?? command.readTs(request) ?? 0n, context);
      if (regionError !== undefined) {
        reply.done({ regionError });
        return;
      }
      const blocked = command.prepare(request, world.env);
      if (blocked !== undefined) {
        reply.done(command.failed(blocked));
        return;
      }
      const readTs = command.readTs(request);
      const grant = this.#ask(context ?? EMPTY_CONTEXT, readTs, () => command.ranges(request));
      if (grant.kind === 'snapshot') this.#open(command, request, grant, reply);
      else if (grant.kind === 'refused') refuse(grant, reply, command.failed);
      else {
        grant.onReady((ready) => {
          if (ready.kind === 'refused') refuse(ready, reply, command.failed);
          else this.#open(command, request, ready, reply);
        });
      }
    }
  }

  #open<Q extends TxnRequest, R extends object>(
    command: TxnLongRead<Q, R>,
    request: Q,
    region: RegionSnapshot,
    reply: Reply<R | RegionErrorResponse>,
  ): void {
    // Full by now: it had to wait for its region.
    const task = this.#longTasks.full
      ? { regionError: schedulerIsBusy() }
      : command.open(request, region, this.#options.world);
    if (!('step' in task)) {
      reply.done(task);
      return;
    }
    const fail = (thrown: unknown): R => command.failed(this.fault(thrown));
    this.#longTasks.start(task, region, request.context, reply, fail, ended);
  }

  /** The answer to a fault, for the client and for the log. */
  fault(thrown: unknown): kvrpcpb.KeyErrorInit {
    assert(!(thrown instanceof BlockMiss), 'a miss is no fault');
    const text = describeError(thrown);
    this.#options.log.error?.('a transactional command failed', { error: text });
    const failure = failureOfFault(thrown);
    return failure === undefined ? abort(text) : keyErrorOf(failure);
  }
}

function ended(): void {}

const NEXT = new Uint8Array(1);

export function rangeOfKey(key: Uint8Array): kvrpcpb.KeyRangeInit {
  return { startKey: key, endKey: concatBytes(key, NEXT) };
}

const failedGet = (error: kvrpcpb.KeyErrorInit): kvrpcpb.GetResponseInit => ({ error });

/** With the region's error, or the lock that the leader of a replica knows. */
function refuse<R extends object>(
  { error, locked }: RegionRefusal,
  reply: Reply<R | RegionErrorResponse>,
  failed: (error: kvrpcpb.KeyErrorInit) => R,
): void {
  reply.done(locked === undefined ? { regionError: error } : failed({ locked }));
}

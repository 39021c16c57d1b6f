/**
 * A small client of transactions, as far as the simulator needs one: two-phase commit, async commit and one-phase commit, optimistic, with
 * coordinators that may die at any step; readers resolve what they left. It follows the rules of the protocol and trusts nothing else.
 */
import type { Client, ClientEnv } from '@tessera/client';
import { encodeBytes } from '@tessera/codec';
import { sleep } from '@tessera/env';
import { GrpcClient } from '@tessera/grpc';
import type { Method } from '@tessera/proto';
import type * as errorpb from '@tessera/proto/errorpb';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { Tikv } from '@tessera/proto/tikvpb';

/** What was asked for did certainly not happen. */
export class TxnAborted extends Error {
  override name = 'TxnAborted';
}

/** It may have happened, or may yet. */
export class TxnUnknown extends Error {
  override name = 'TxnUnknown';
}

export type CommitMode = 'two-phase' | 'async' | 'one-phase';

export interface CommitOptions {
  readonly mode: CommitMode;
  /** The coordinator dies after so many steps. */
  readonly diesAfter: number;
}

const ATTEMPT_MS = 700;
const ATTEMPTS_MAX = 6;
const LOCK_TTL_MS = 1500;
const RESOLVE_ROUNDS_MAX = 30;
const WAIT_MS = 60;

type Response = { readonly regionError: errorpb.Error | undefined };
type WithoutContext<QI> = Omit<QI, 'context'>;

export class TxnClient {
  readonly #env: ClientEnv;
  readonly #client: Client;
  readonly #stores = new Map<number, GrpcClient>();

  constructor(env: ClientEnv, client: Client) {
    this.#env = env;
    this.#client = client;
  }

  close(): void {
    for (const store of this.#stores.values()) store.close();
    this.#stores.clear();
  }

  async timestamp(): Promise<bigint> {
    try {
      return await this.#client.pd.getTimestamp({ timeoutMs: ATTEMPT_MS });
    } catch {
      throw new TxnAborted('no timestamp');
    }
  }

  async #call<Q, QI extends object, RI, R extends Response>(
    method: Method<Q, QI, R, RI>,
    key: Uint8Array,
    request: WithoutContext<QI>,
  ): Promise<R> {
    return (await this.#send(method, key, request)).response;
  }

  /**
   * To one region, at its leader; again elsewhere after a region error. `again`: an earlier attempt may have done something. Throws
   * TxnUnknown when the last attempt may have, too.
   */
  async #send<Q, QI extends object, RI, R extends Response>(
    method: Method<Q, QI, R, RI>,
    key: Uint8Array,
    request: WithoutContext<QI>,
  ): Promise<{ readonly response: R; readonly again: boolean }> {
    let again = false;
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      if (attempt > 0) await sleep(this.#env.clock, WAIT_MS * attempt);
      const route = await this.#route(key).catch(() => undefined);
      if (route === undefined) continue;
      const context = { ...route.context, isRetryRequest: again };
      const init = { ...request, context } as unknown as QI;
      try {
        const response = await route.store.unary(method, init, { timeoutMs: ATTEMPT_MS });
        if (response.regionError === undefined) return { response, again };
      } catch {
        // Tried again: every command of the protocol may be repeated.
      }
      again = true;
    }
    throw again ? new TxnUnknown(`${method.path} has no answer`) : new TxnAborted(`${method.path} was not sent`);
  }

  async #route(key: Uint8Array) {
    const { pd } = this.#client;
    const found = await pd.getRegion(encodeBytes(key), { timeoutMs: ATTEMPT_MS });
    if (found?.leader === undefined) return undefined;
    const { region, leader } = found;
    let store = this.#stores.get(leader.storeId);
    if (store === undefined) {
      const { address } = (await pd.getStore(leader.storeId, { timeoutMs: ATTEMPT_MS })).store;
      const [host = '', port] = address.split(':');
      const { network, clock, tasks, log } = this.#env;
      store = new GrpcClient({ network, clock, tasks, log, host, port: Number(port) });
      this.#stores.set(leader.storeId, store);
    }
    return { store, context: { regionId: region.id, regionEpoch: region.regionEpoch, peer: leader } };
  }

  /** The value at `ts`; resolves locks of dead transactions, waits for live ones. */
  async get(key: Uint8Array, ts: bigint): Promise<Uint8Array | undefined> {
    for (let round = 0; round < RESOLVE_ROUNDS_MAX; round++) {
      const { error, value, notFound } = await this.#call(Tikv.KvGet, key, { key, version: ts });
      if (error === undefined) return notFound ? undefined : value;
      if (error.locked === undefined) throw new TxnAborted(`get: ${JSON.stringify(error.abort)}`);
      await this.#resolve(error.locked, ts);
    }
    throw new TxnAborted('a lock stays');
  }

  /** Decides what became of the transaction behind a lock, and says so to the lock's region. */
  async #resolve(lock: kvrpcpb.LockInfo, callerStartTs: bigint): Promise<void> {
    const { primaryLock, lockVersion: lockTs, key } = lock;
    const currentTs = await this.timestamp();
    const status = await this.#call(Tikv.KvCheckTxnStatus, primaryLock, {
      primaryKey: primaryLock,
      lockTs,
      callerStartTs,
      currentTs,
      rollbackIfNotExist: true,
    });
    let commitTs = status.commitVersion;
    if (status.error !== undefined) throw new TxnAborted('the status of a lock is not known');
    if (status.lockTtl > 0) {
      const primary = status.lockInfo;
      const aliveMs = Number(lockTs >> 18n) + status.lockTtl - Number(currentTs >> 18n);
      if (primary?.useAsyncCommit !== true || aliveMs > 0) {
        await sleep(this.#env.clock, WAIT_MS);
        return;
      }
      commitTs = await this.#checkSecondaries(primary);
    }
    await this.#call(Tikv.KvResolveLock, key, { startVersion: lockTs, commitVersion: commitTs, keys: [key] });
    if (lock.useAsyncCommit) {
      await this.#call(Tikv.KvResolveLock, primaryLock, {
        startVersion: lockTs,
        commitVersion: commitTs,
        keys: [primaryLock],
      });
    }
  }

  /** An async commit whose coordinator is dead: committed exactly when all its locks are there. 0: rolled back. */
  async #checkSecondaries({ secondaries, lockVersion, minCommitTs }: kvrpcpb.LockInfo): Promise<bigint> {
    let commitTs = minCommitTs;
    for (const key of secondaries) {
      const found = await this.#call(Tikv.KvCheckSecondaryLocks, key, { keys: [key], startVersion: lockVersion });
      if (found.error !== undefined) throw new TxnAborted('secondary locks are not known');
      const [lock] = found.locks;
      if (lock === undefined) return found.commitTs;
      if (lock.minCommitTs > commitTs) commitTs = lock.minCommitTs;
    }
    return commitTs;
  }

  /** Writes all or nothing as of `startTs`. Throws TxnAborted or TxnUnknown. */
  async commit(writes: ReadonlyMap<string, Uint8Array>, startTs: bigint, options: CommitOptions): Promise<void> {
    const keys = [...writes.keys()].sort().map((text) => new TextEncoder().encode(text));
    const values = [...writes.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
    const mutations = keys.map((key, i) => ({ op: kvrpcpb.Op.Put, key, value: values[i] as Uint8Array }));
    const [primary = new Uint8Array(0), ...secondaries] = keys;
    const shared = { primaryLock: primary, startVersion: startTs, lockTtl: LOCK_TTL_MS, txnSize: keys.length };
    let steps = 0;
    const step = (): void => {
      if (++steps > options.diesAfter) throw new TxnUnknown('the coordinator died');
    };
    const oneRegion = options.mode === 'one-phase' && (await this.#inOneRegion(keys));
    if (oneRegion && (await this.#onePhase(primary, { ...shared, mutations, secondaries }, step))) return;
    const isAsync = options.mode !== 'two-phase';
    let commitTs = startTs + 1n;
    let allAsync = isAsync;
    for (const mutation of mutations) {
      step();
      const isPrimary = mutation.key === primary;
      const more = isAsync ? { useAsyncCommit: true, secondaries: isPrimary ? secondaries : [] } : {};
      const minCommitTs = await this.#prewrite(mutation.key, { ...shared, ...more, mutations: [mutation] }, startTs);
      allAsync &&= minCommitTs > 0n;
      if (minCommitTs > commitTs) commitTs = minCommitTs;
    }
    step();
    if (!allAsync) {
      commitTs = await this.timestampOrUnknown();
      step();
      const { error } = await this.#call(Tikv.KvCommit, primary, {
        keys: [primary],
        startVersion: startTs,
        commitVersion: commitTs,
      });
      if (error?.commitTsExpired !== undefined) throw new TxnUnknown('the commit ts is too small');
      if (error !== undefined) throw new TxnAborted('rolled back by another');
    }
    // Committed: the rest may be left to whoever meets it.
    for (const key of allAsync ? keys : secondaries) {
      if (++steps > options.diesAfter) return;
      const request = { keys: [key], startVersion: startTs, commitVersion: commitTs };
      await this.#call(Tikv.KvCommit, key, request).catch(() => {});
    }
  }

  async timestampOrUnknown(): Promise<bigint> {
    try {
      return await this.timestamp();
    } catch {
      throw new TxnUnknown('no commit timestamp');
    }
  }

  async #inOneRegion(keys: readonly Uint8Array[]): Promise<boolean> {
    const routes = await Promise.all(keys.map((key) => this.#route(key).catch(() => undefined)));
    return routes.every((route) => route !== undefined && route.context.regionId === routes[0]?.context.regionId);
  }

  /** True when it was committed so; false when the region would not: then it has an async commit's locks, or none. */
  async #onePhase(
    primary: Uint8Array,
    request: WithoutContext<kvrpcpb.PrewriteRequestInit>,
    step: () => void,
  ): Promise<boolean> {
    step();
    const init = { ...request, tryOnePc: true, useAsyncCommit: true };
    const { response, again } = await this.#send(Tikv.KvPrewrite, primary, init);
    if (response.errors.length === 0) return response.onePcCommitTs > 0n;
    throw again ? new TxnUnknown('one-phase commit was sent twice') : new TxnAborted('one-phase commit met something');
  }

  async #prewrite(
    key: Uint8Array,
    request: WithoutContext<kvrpcpb.PrewriteRequestInit>,
    startTs: bigint,
  ): Promise<bigint> {
    for (let round = 0; round < RESOLVE_ROUNDS_MAX; round++) {
      const { response, again } = await this.#send(Tikv.KvPrewrite, key, request);
      const [error] = response.errors;
      if (error === undefined) return response.minCommitTs;
      // What was prewritten already is rolled back by whoever meets it. But the last lock of an async commit was its commit.
      if (error.locked === undefined) {
        throw again ? new TxnUnknown('prewrite was sent twice') : new TxnAborted('prewrite met a conflict');
      }
      await this.#resolve(error.locked, startTs);
    }
    throw new TxnAborted('a lock stays');
  }
}

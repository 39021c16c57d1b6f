/** One commit by the bare protocol, request by request, whose coordinator may die or stand still between two of them. */
import { utf8 } from '@tessera/base';
import { sleep } from '@tessera/env';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { Tikv } from '@tessera/proto/tikvpb';
import { KeysApart, TxnAborted, TxnUnknown, type WithoutContext } from './region-calls.ts';
import { type Locked, RESOLVE_ROUNDS_MAX, type TxnClient } from './txn-client.ts';

export type CommitMode = 'two-phase' | 'async' | 'one-phase';

export interface CommitTerms {
  readonly startTs: bigint;
  readonly mode: CommitMode;
  /** The coordinator dies after so many steps. */
  readonly diesAfter: number;
  /** Before this step it does nothing for `stallMs`, and then goes on as if nothing had been. */
  readonly stallsAt: number;
  readonly stallMs: number;
  /** How long it takes to begin; and after it has its commit timestamp, to use it. */
  readonly beginsAfterMs: number;
  readonly commitsAfterMs: number;
  /** Else secondaries are prewritten first: they may be met before their primary exists. */
  readonly primaryFirst: boolean;
}

interface Change {
  readonly key: Uint8Array;
  readonly mutation: kvrpcpb.MutationInit;
  readonly lock: Locked | undefined;
}

type PrewriteInit = WithoutContext<kvrpcpb.PrewriteRequestInit>;
const COMMITS_MAX = 10;
const { DO_PESSIMISTIC_CHECK, SKIP_PESSIMISTIC_CHECK } = kvrpcpb.PrewriteRequest_PessimisticAction;

export class Coordinator {
  readonly #client: TxnClient;
  readonly #terms: CommitTerms;
  #steps = 0;

  constructor(client: TxnClient, terms: CommitTerms) {
    this.#client = client;
    this.#terms = terms;
  }

  async #step(): Promise<void> {
    const { diesAfter, stallsAt, stallMs } = this.#terms;
    if (++this.#steps > diesAfter) throw new TxnUnknown('the coordinator died');
    if (this.#steps === stallsAt) await this.#pause(stallMs);
  }

  async #pause(forMs: number): Promise<void> {
    if (forMs > 0) await sleep(this.#client.calls.env.clock, forMs);
  }

  async commit(
    writes: ReadonlyMap<string, Uint8Array | undefined>,
    locks: ReadonlyMap<string, Locked>,
  ): Promise<bigint> {
    const { startTs, mode } = this.#terms;
    const texts = [...new Set([...locks.keys(), ...[...writes.keys()].sort()])];
    const changes = texts.map((text) => changeOf(text, writes, locks.get(text)));
    const primary = changes[0] as Change;
    const secondaries = changes.slice(1).map(({ key }) => key);
    let latestTs = startTs;
    for (const lock of locks.values()) if (lock.forUpdateTs > latestTs) latestTs = lock.forUpdateTs;
    // The stores choose the timestamp of other commits: of one that locked a key behind such a commit it could be two beyond the oracle's last,
    // and who begins after it would not see it. So clients ask first.
    const floorTs = mode === 'two-phase' ? 0n : await this.#client.timestamp();
    const shared = {
      primaryLock: primary.key,
      startVersion: startTs,
      lockTtl: this.#client.lockTtlMs,
      txnSize: changes.length,
      forUpdateTs: locks.size === 0 ? 0n : latestTs,
      // Readers may push it.
      minCommitTs: (floorTs > latestTs ? floorTs : latestTs) + 1n,
    };
    const keys = changes.map(({ key }) => key);
    await this.#pause(this.#terms.beginsAfterMs);
    if (mode === 'one-phase' && (await this.#client.calls.inOneRegion(keys))) {
      const commitTs = await this.#onePhase(primary.key, { ...shared, ...prewriteOf(changes), secondaries });
      if (commitTs > 0n) return commitTs;
    }
    const minCommitTs = await this.#prewriteAll(changes, shared, secondaries);
    await this.#step();
    const commitTs = minCommitTs > 0n ? minCommitTs : await this.#commitPrimary(primary.key);
    // Committed: the rest may be left to whoever meets it.
    for (const key of minCommitTs > 0n ? keys : secondaries) {
      if (++this.#steps > this.#terms.diesAfter) break;
      await this.#commitKey(key, commitTs).catch(() => {});
    }
    return commitTs;
  }

  /** The commit timestamp of an async commit; 0: it takes a second phase. */
  async #prewriteAll(
    changes: readonly Change[],
    shared: PrewriteInit,
    secondaries: readonly Uint8Array[],
  ): Promise<bigint> {
    const { mode, primaryFirst } = this.#terms;
    const isAsync = mode !== 'two-phase';
    let commitTs = 0n;
    let allAsync = isAsync;
    for (const change of primaryFirst ? changes : [...changes].reverse()) {
      await this.#step();
      const isPrimary = change === changes[0];
      const more = isAsync ? { useAsyncCommit: true, secondaries: isPrimary ? secondaries : [] } : {};
      const minCommitTs = await this.#prewrite(change.key, { ...shared, ...more, ...prewriteOf([change]) });
      allAsync &&= minCommitTs > 0n;
      if (minCommitTs > commitTs) commitTs = minCommitTs;
    }
    return allAsync ? commitTs : 0n;
  }

  async #prewrite(key: Uint8Array, request: PrewriteInit): Promise<bigint> {
    for (let round = 0; round < RESOLVE_ROUNDS_MAX; round++) {
      const { response, again } = await this.#client.calls.send(Tikv.KvPrewrite, key, request);
      const [error] = response.errors;
      if (error === undefined) return response.minCommitTs;
      // What was prewritten already is rolled back by whoever meets it. But the last lock of an async commit was its commit.
      if (error.locked === undefined) {
        throw again ? new TxnUnknown('prewrite was sent twice') : new TxnAborted('prewrite met a conflict');
      }
      await this.#client.resolve(error.locked, 0n);
    }
    throw new TxnAborted('a lock stays');
  }

  async #commitPrimary(primary: Uint8Array): Promise<bigint> {
    for (let attempt = 0; attempt < COMMITS_MAX; attempt++) {
      const commitTs = await this.#client.timestamp().catch(() => {
        throw new TxnUnknown('no commit timestamp');
      });
      await this.#step();
      await this.#pause(this.#terms.commitsAfterMs);
      const error = await this.#commitKey(primary, commitTs);
      if (error === undefined) return commitTs;
      // A reader has pushed it: again, above that reader.
      if (error.commitTsExpired === undefined) throw new TxnAborted('rolled back by another');
    }
    throw new TxnUnknown('the commit ts is too small');
  }

  async #commitKey(key: Uint8Array, commitVersion: bigint): Promise<kvrpcpb.KeyError | undefined> {
    const request = { keys: [key], startVersion: this.#terms.startTs, commitVersion };
    return (await this.#client.calls.call(Tikv.KvCommit, key, request)).error;
  }

  /** The commit timestamp; 0 when the region would not: then it has an async commit's locks, or none. */
  async #onePhase(primary: Uint8Array, request: PrewriteInit): Promise<bigint> {
    await this.#step();
    const init = { ...request, tryOnePc: true, useAsyncCommit: true };
    const sent = await this.#client.calls.send(Tikv.KvPrewrite, primary, init).catch((error) => {
      // The region was split since somebody looked.
      if (error instanceof KeysApart) return undefined;
      throw error;
    });
    if (sent === undefined) return 0n;
    const { response, again } = sent;
    if (response.errors.length === 0) return response.onePcCommitTs;
    throw again ? new TxnUnknown('one-phase commit was sent twice') : new TxnAborted('one-phase commit met something');
  }
}

function changeOf(text: string, writes: ReadonlyMap<string, Uint8Array | undefined>, lock: Locked | undefined): Change {
  const key = utf8(text);
  const value = writes.get(text);
  if (!writes.has(text)) return { key, mutation: { op: kvrpcpb.Op.Lock, key }, lock };
  const mutation = value === undefined ? { op: kvrpcpb.Op.Del, key } : { op: kvrpcpb.Op.Put, key, value };
  return { key, mutation, lock };
}

function prewriteOf(changes: readonly Change[]): PrewriteInit {
  const mutations = changes.map(({ mutation }) => mutation);
  if (changes.every(({ lock }) => lock === undefined)) return { mutations };
  return {
    mutations,
    pessimisticActions: changes.map(({ lock }) => (lock === undefined ? SKIP_PESSIMISTIC_CHECK : DO_PESSIMISTIC_CHECK)),
    forUpdateTsConstraints: changes.flatMap(({ lock }, index) =>
      lock === undefined ? [] : [{ index, expectedForUpdateTs: lock.forUpdateTs }],
    ),
  };
}

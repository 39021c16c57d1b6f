/** A {@link TxnFixture} as a client sees it: every request is answered at once. */
import { utf8 } from '@tessera/base';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { keyErrorOf, MvccFailure } from '../../mvcc/index.ts';
import type { Pending, StoreApi } from './history-client.ts';
import type { Changes, TxnFixture } from './txn-fixture.ts';

export class FixtureApi implements StoreApi {
  readonly #store: TxnFixture;

  constructor(store: TxnFixture) {
    this.#store = store;
  }

  get(key: string, ts: bigint, resolvedLocks: readonly bigint[]): Pending<kvrpcpb.GetResponseInit> {
    const found = this.#store.tryGet(key, ts, { resolvedLocks });
    if (found instanceof MvccFailure) return { value: { error: keyErrorOf(found) } };
    return { value: found === undefined ? { notFound: true } : { value: utf8(found) } };
  }

  prewrite(startTs: bigint, primary: string, more: kvrpcpb.PrewriteRequestInit): Pending<kvrpcpb.PrewriteResponseInit> {
    return { value: this.#store.prewrite(startTs, primary, {}, more) };
  }

  commit(startTs: bigint, commitTs: bigint, keys: readonly string[]): Pending<kvrpcpb.CommitResponseInit> {
    return { value: this.#store.commit(startTs, commitTs, keys) };
  }

  rollback(startTs: bigint, keys: readonly string[]): Pending<kvrpcpb.BatchRollbackResponseInit> {
    return { value: this.#store.rollback(startTs, keys) };
  }

  lock(
    startTs: bigint,
    forUpdateTs: bigint,
    primary: string,
    keys: readonly string[],
    more: kvrpcpb.PessimisticLockRequestInit,
  ): Pending<kvrpcpb.PessimisticLockResponseInit> {
    const outcome = this.#store.lock(startTs, forUpdateTs, primary, keys, more);
    return { value: outcome.kind === 'done' ? outcome.response : { errors: [{ locked: outcome.lock }] } };
  }

  pessimisticRollback(startTs: bigint, forUpdateTs: bigint, keys: readonly string[]): Pending<object> {
    return { value: this.#store.pessimisticRollback(startTs, forUpdateTs, keys) };
  }

  status(
    lockTs: bigint,
    primary: string,
    callerStartTs: bigint,
    currentTs: bigint,
    more: kvrpcpb.CheckTxnStatusRequestInit,
  ): Pending<kvrpcpb.CheckTxnStatusResponseInit> {
    return { value: this.#store.status(lockTs, primary, callerStartTs, currentTs, more) };
  }

  checkSecondaries(startTs: bigint, keys: readonly string[]): Pending<kvrpcpb.CheckSecondaryLocksResponseInit> {
    return { value: this.#store.checkSecondaries(startTs, keys) };
  }

  resolve(init: kvrpcpb.ResolveLockRequestInit): Pending<kvrpcpb.ResolveLockResponseInit> {
    const response = this.#store.resolve(init);
    return { value: response instanceof MvccFailure ? { error: keyErrorOf(response) } : response };
  }

  flush(
    startTs: bigint,
    generation: number,
    primary: string,
    changes: Changes,
    more: kvrpcpb.FlushRequestInit,
  ): Pending<kvrpcpb.FlushResponseInit> {
    return { value: this.#store.flush(startTs, generation, primary, changes, more) };
  }
}

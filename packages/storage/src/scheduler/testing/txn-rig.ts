/** A TxnStorage over a region for tests: requests as they come from a socket, answers decoded from what would be sent. */
import assert from 'node:assert/strict';
import { fromUtf8, silentLogger, utf8 } from '@tessera/base';
import { ManualClock } from '@tessera/env/memory';
import { kvrpcpb, type metapb } from '../../messages.ts';
import type { RaftKv } from '../../raft-kv.ts';
import type { Reply } from '../../reply.ts';
import { Answer } from '../../testing/answer.ts';
import { TestRegion } from '../../testing/test-region.ts';
import { type Changes, mutationsOf } from '../../txn/testing/txn-fixture.ts';
import { TxnStorage, type TxnStorageOptions } from '../txn-storage.ts';

interface MessageType<Init, Message> {
  encode(init: Init): Uint8Array;
  decode(bytes: Uint8Array): Message;
}

/** Lets everything that waits for promises go on. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 200; i++) await undefined;
}

/** What a rig needs of the region under its storage. */
export type TestedRegion = RaftKv & { readonly region: metapb.Region; readonly term: number };

type Run<Q, R> = (storage: TxnStorage, request: Q, reply: Reply<R>) => void;

export class TxnRig<R extends TestedRegion = TestRegion> {
  readonly region: R;
  readonly clock = new ManualClock(1_700_000_000_000);
  readonly deferred: (() => void)[] = [];
  readonly storage: TxnStorage;
  /** What the oracle says next; undefined: it is away. */
  oracle: bigint | undefined = 1n;

  constructor(region: R = new TestRegion(utf8(''), utf8('')) as never, changes: Partial<TxnStorageOptions> = {}) {
    this.region = region;
    this.storage = new TxnStorage({
      kv: region,
      clock: this.clock,
      tasks: { defer: (task) => void this.deferred.push(task) },
      log: silentLogger,
      api: 'V1',
      maxKeySizeBytes: 8192,
      timestamp: async () => this.oracle ?? Promise.reject(new Error('the oracle is away')),
      ...changes,
    });
  }

  /** Leads the region, with maxTs known. */
  async lead(): Promise<this> {
    this.storage.observer.leaderChanged(this.region.region, 1, 1, this.region.term);
    await settle();
    return this;
  }

  send<QI, Q, RI extends object, R>(
    request: MessageType<QI, Q>,
    response: MessageType<RI, R>,
    run: Run<Q, RI>,
    init: QI,
  ): Answer<R> {
    const answer = new Answer<R>(response as unknown as MessageType<never, R>, this.clock.monotonicMs());
    run(this.storage, request.decode(Uint8Array.from(request.encode(init))), answer);
    return answer;
  }

  /** Runs what was put off to later turns. */
  turns(): void {
    for (let task = this.deferred.shift(); task !== undefined; task = this.deferred.shift()) task();
  }

  get(key: string, version: bigint, context: kvrpcpb.ContextInit = {}): Answer<kvrpcpb.GetResponse> {
    const init = { key: utf8(key), version, context };
    return this.send(kvrpcpb.GetRequest, kvrpcpb.GetResponse, (s, q, r) => s.get(q, r), init);
  }

  /** The value, undefined when there is none; fails on errors. */
  read(key: string, version: bigint): string | undefined {
    const { value, notFound, error, regionError } = this.get(key, version).now;
    assert.deepEqual([error, regionError], [undefined, undefined]);
    return notFound ? undefined : fromUtf8(value);
  }

  prewrite(
    startVersion: bigint,
    primary: string,
    changes: Changes,
    more: kvrpcpb.PrewriteRequestInit = {},
  ): Answer<kvrpcpb.PrewriteResponse> {
    const init = { startVersion, primaryLock: utf8(primary), mutations: mutationsOf(changes), lockTtl: 3000, ...more };
    return this.send(kvrpcpb.PrewriteRequest, kvrpcpb.PrewriteResponse, (s, q, r) => s.prewrite(q, r), init);
  }

  commit(startVersion: bigint, commitVersion: bigint, keys: readonly string[]): Answer<kvrpcpb.CommitResponse> {
    const init = { startVersion, commitVersion, keys: keys.map(utf8) };
    return this.send(kvrpcpb.CommitRequest, kvrpcpb.CommitResponse, (s, q, r) => s.commit(q, r), init);
  }

  /** Both phases at once. */
  write(startVersion: bigint, commitVersion: bigint, changes: Changes): void {
    const keys = Object.keys(changes);
    assert.deepEqual(this.prewrite(startVersion, keys[0] as string, changes).now.errors, []);
    assert.equal(this.commit(startVersion, commitVersion, keys).now.error, undefined);
  }

  lock(
    startVersion: bigint,
    forUpdateTs: bigint,
    keys: readonly string[],
    more: kvrpcpb.PessimisticLockRequestInit = {},
  ): Answer<kvrpcpb.PessimisticLockResponse> {
    const mutations = keys.map((key) => ({ op: kvrpcpb.Op.PessimisticLock, key: utf8(key) }));
    const primaryLock = utf8(keys[0] as string);
    const init = { startVersion, forUpdateTs, mutations, primaryLock, lockTtl: 3000, waitTimeout: -1, ...more };
    return this.send(
      kvrpcpb.PessimisticLockRequest,
      kvrpcpb.PessimisticLockResponse,
      (s, q, r) => s.pessimisticLock(q, r),
      init,
    );
  }

  scanLock(maxVersion: bigint, limit = 0): Answer<kvrpcpb.ScanLockResponse> {
    const init = { maxVersion, limit };
    return this.send(kvrpcpb.ScanLockRequest, kvrpcpb.ScanLockResponse, (s, q, r) => s.scanLock(q, r), init);
  }
}

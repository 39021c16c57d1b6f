/** What is asked of a store: raw, and transactions as client-go sends them for one and two keys of one region. */
import type { GrpcClient } from '@tessera/grpc';
import type { PdClient } from '@tessera/pd-client';
import { type ContextInit, type KeyError, Op, PrewriteRequest_PessimisticAction } from '@tessera/proto/kvrpcpb';
import { Tikv } from '@tessera/proto/tikvpb';
import type { Done } from './load.ts';

interface Answer {
  readonly regionError?: { readonly message: string } | undefined;
}

function regionProblem(error: Error | undefined, response: Answer | undefined): string | undefined {
  if (error !== undefined) return error.message;
  if (response === undefined) return 'no answer';
  return response.regionError === undefined ? undefined : `region error ${response.regionError.message}`;
}

export function rawGet(
  client: GrpcClient,
  context: ContextInit,
  key: Uint8Array,
  valueBytes: number,
  done: Done,
): void {
  client.call(Tikv.RawGet, { context, key }, {}, (error, response) => {
    const bad = response?.error !== '' || response.value.length !== valueBytes;
    done(regionProblem(error, response) ?? (bad ? `bad answer ${response?.error}` : undefined));
  });
}

export function rawPut(client: GrpcClient, context: ContextInit, key: Uint8Array, value: Uint8Array, done: Done): void {
  client.call(Tikv.RawPut, { context, key, value }, {}, (error, response) => {
    done(regionProblem(error, response) ?? (response?.error !== '' ? `bad answer ${response?.error}` : undefined));
  });
}

const LOCK_TTL_MS = 20_000;
const TS_MAX = 0xffff_ffff_ffff_ffffn;

/** The first word of a key error, which is all that a bench has to say about it. */
function keyProblem(errors: readonly KeyError[]): string | undefined {
  const [first] = errors;
  return first === undefined ? undefined : `key error ${Object.keys(first).join(' ')} ${first.abort}${first.retryable}`;
}

/** Transactions over one store and one placement driver. */
export class TxnCalls {
  readonly #pd: PdClient;
  readonly #context: ContextInit;

  constructor(pd: PdClient, context: ContextInit) {
    this.#pd = pd;
    this.#context = { ...context, requestSource: 'external_bench' };
  }

  /** A point get outside a transaction reads what is newest, without a timestamp. */
  get(client: GrpcClient, key: Uint8Array, valueBytes: number, done: Done): void {
    client.call(Tikv.KvGet, { context: this.#context, key, version: TS_MAX }, {}, (error, response) => {
      const bad = response?.error !== undefined || response?.value.length !== valueBytes;
      done(regionProblem(error, response) ?? (bad ? `bad answer ${response?.notFound}` : undefined));
    });
  }

  /** One key, one round trip. */
  onePc(client: GrpcClient, key: Uint8Array, value: Uint8Array, done: Done): void {
    this.#begin(done, (start) =>
      this.#prewrite(client, [key], value, start, { tryOnePc: true, useAsyncCommit: true }, done),
    );
  }

  /** Prewrite, then commit. */
  twoPc(client: GrpcClient, keys: readonly Uint8Array[], value: Uint8Array, done: Done): void {
    this.#begin(done, (start) => {
      this.#prewrite(client, keys, value, start, {}, (problem) => {
        if (problem !== undefined) done(problem);
        else this.#begin(done, (commit) => this.#commit(client, keys, start, commit, done));
      });
    });
  }

  /** Done when prewritten; the commit that follows is no part of its time, but of its cost. */
  asyncCommit(client: GrpcClient, keys: readonly Uint8Array[], value: Uint8Array, done: Done, settled: Done): void {
    this.#begin(done, (start) => {
      const secondaries = keys.slice(1);
      const options = { useAsyncCommit: true, secondaries };
      this.#prewrite(client, keys, value, start, options, (problem, minCommitTs = 0n) => {
        if (problem === undefined) this.#commit(client, keys, start, minCommitTs, settled);
        done(problem);
      });
    });
  }

  /** Lock, prewrite, commit. What the lock took is added to `lockLatencies`. */
  pessimistic(client: GrpcClient, key: Uint8Array, value: Uint8Array, done: Done, lockLatencies: number[]): void {
    this.#begin(done, (start) => {
      const startMs = performance.now();
      const lock = {
        context: this.#context,
        mutations: [{ op: Op.PessimisticLock, key }],
        primaryLock: key,
        startVersion: start,
        forUpdateTs: start,
        lockTtl: LOCK_TTL_MS,
        isFirstLock: true,
        minCommitTs: start + 1n,
      };
      client.call(Tikv.KvPessimisticLock, lock, {}, (error, response) => {
        lockLatencies.push(performance.now() - startMs);
        const problem = regionProblem(error, response) ?? keyProblem(response?.errors ?? []);
        if (problem !== undefined) return done(problem);
        const pessimisticActions = [PrewriteRequest_PessimisticAction.DO_PESSIMISTIC_CHECK];
        this.#prewrite(client, [key], value, start, { forUpdateTs: start, pessimisticActions }, (trouble) => {
          if (trouble !== undefined) done(trouble);
          else this.#begin(done, (commit) => this.#commit(client, [key], start, commit, done));
        });
      });
    });
  }

  #begin(done: Done, go: (ts: bigint) => void): void {
    this.#pd.getTimestamp().then(go, (error) => done(String(error)));
  }

  #prewrite(
    client: GrpcClient,
    keys: readonly Uint8Array[],
    value: Uint8Array,
    start: bigint,
    options: object,
    done: (problem: string | undefined, minCommitTs?: bigint) => void,
  ): void {
    const request = {
      context: this.#context,
      mutations: keys.map((key) => ({ op: Op.Put, key, value })),
      primaryLock: keys[0],
      startVersion: start,
      lockTtl: LOCK_TTL_MS,
      txnSize: keys.length,
      minCommitTs: start + 1n,
      ...options,
    };
    client.call(Tikv.KvPrewrite, request, {}, (error, response) => {
      let problem = regionProblem(error, response) ?? keyProblem(response?.errors ?? []);
      if (problem === undefined && 'tryOnePc' in options && response?.onePcCommitTs === 0n) problem = 'not 1PC';
      else if (problem === undefined && 'secondaries' in options && response?.minCommitTs === 0n) problem = 'not async';
      done(problem, response?.minCommitTs);
    });
  }

  #commit(client: GrpcClient, keys: readonly Uint8Array[], start: bigint, commit: bigint, done: Done): void {
    const request = { context: this.#context, keys, startVersion: start, commitVersion: commit };
    client.call(Tikv.KvCommit, request, {}, (error, response) => {
      const problem = response?.error === undefined ? undefined : keyProblem([response.error]);
      done(regionProblem(error, response) ?? problem);
    });
  }
}

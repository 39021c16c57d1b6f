/** Asks a store the same by a unary call and in a batch. */
import assert from 'node:assert/strict';
import { toHex } from '@tessera/base';
import type { GrpcClient } from '@tessera/grpc';
import type { Method } from '@tessera/proto';
import type * as errorpb from '@tessera/proto/errorpb';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { Tikv } from '@tessera/proto/tikvpb';
import { TestBatch } from './test-cluster.ts';

/** The transactional commands, by their place in a batch. */
const METHODS = {
  get: Tikv.KvGet,
  batchGet: Tikv.KvBatchGet,
  scan: Tikv.KvScan,
  scanLock: Tikv.KvScanLock,
  bufferBatchGet: Tikv.KvBufferBatchGet,
  prewrite: Tikv.KvPrewrite,
  flush: Tikv.KvFlush,
  commit: Tikv.KvCommit,
  cleanup: Tikv.KvCleanup,
  batchRollback: Tikv.KvBatchRollback,
  pessimisticLock: Tikv.KvPessimisticLock,
  pessimisticRollback: Tikv.KVPessimisticRollback,
  txnHeartBeat: Tikv.KvTxnHeartBeat,
  checkTxnStatus: Tikv.KvCheckTxnStatus,
  checkSecondaryLocks: Tikv.KvCheckSecondaryLocks,
  resolveLock: Tikv.KvResolveLock,
  deleteRange: Tikv.KvDeleteRange,
} as const;
export type TxnKind = keyof typeof METHODS;

/** Any answer: who expects a field knows that its command has it. */
export type AnyAnswer = Readonly<Record<string, unknown>> & {
  readonly regionError: errorpb.Error | undefined;
  readonly error: kvrpcpb.KeyError | undefined;
  readonly errors: readonly kvrpcpb.KeyError[];
  readonly pairs: readonly kvrpcpb.KvPair[];
  readonly locks: readonly kvrpcpb.LockInfo[];
};
export type AnyRequest = Readonly<Record<string, unknown>>;

/** The answer of the unary call, after the batch has given the same to the same. */
export async function askBothWays(client: GrpcClient, kind: TxnKind, request: AnyRequest): Promise<AnyAnswer> {
  const method = METHODS[kind] as unknown as Method<unknown, AnyRequest, AnyAnswer, AnyAnswer>;
  const unary = await client.unary(method, request);
  const batch = new TestBatch(client);
  await batch.send([{ kind, value: request } as never]);
  const inBatch = batch.answers.get(1);
  batch.stream.cancel();
  assert.equal(inBatch?.kind, kind);
  // As bytes: of ten thousand errors, comparing the objects takes seconds.
  const [one, other] = [unary, inBatch?.value].map((answer) => toHex(method.response.encode(answer as AnyAnswer)));
  assert.equal(other, one, `${kind}: a batch answers as a call does`);
  return unary;
}

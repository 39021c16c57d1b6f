// Generated from proto/tikvpb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import type { Service } from '../runtime/types.ts';
import * as coprocessor from './coprocessor.ts';
import * as disaggregated from './disaggregated.ts';
import * as kvrpcpb from './kvrpcpb.ts';
import * as mpp from './mpp.ts';
import * as raft_serverpb from './raft_serverpb.ts';

export interface BatchCommandsRequestInit {
  readonly requests?: readonly BatchCommandsRequest_RequestInit[] | undefined;
  readonly requestIds?: readonly number[] | undefined;
  readonly clientSendTimeNs?: bigint | undefined;
}

export class BatchCommandsRequest {
  static readonly typeName = 'tikvpb.BatchCommandsRequest';
  declare requests: readonly BatchCommandsRequest_Request[];
  declare requestIds: readonly number[];
  declare clientSendTimeNs: bigint;

  constructor() {
    this.requests = EMPTY_LIST;
    this.requestIds = EMPTY_LIST;
    this.clientSendTimeNs = 0n;
  }

  static merge(m: BatchCommandsRequest, r: Reader): BatchCommandsRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.requests === EMPTY_LIST) m.requests = []; (m.requests as BatchCommandsRequest_Request[]).push(BatchCommandsRequest_Request.merge(new BatchCommandsRequest_Request(), r)); r.leave(outer); continue; }
        case 2: {
          if (tag !== 16 && tag !== 18) break;
          if (m.requestIds === EMPTY_LIST) m.requestIds = [];
          if (tag === 16) { (m.requestIds as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.requestIds as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 3: { if (tag !== 24) break; m.clientSendTimeNs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchCommandsRequestInit, w: Writer): void {
    { const v = m.requests; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); BatchCommandsRequest_Request.write(v[i] as BatchCommandsRequest_RequestInit, w); w.end(at); } } }
    { const v = m.requestIds; if (v !== undefined && v.length > 0) { w.tag(18); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.clientSendTimeNs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): BatchCommandsRequest {
    return BatchCommandsRequest.merge(new BatchCommandsRequest(), r);
  }

  static decode(bytes: Uint8Array): BatchCommandsRequest {
    return BatchCommandsRequest.merge(new BatchCommandsRequest(), new Reader(bytes));
  }

  static encode(m: BatchCommandsRequestInit): Uint8Array {
    return encodeWith(BatchCommandsRequest.write, m);
  }
}

export interface BatchCommandsRequest_RequestInit {
  readonly cmd?: { readonly kind: 'get'; readonly value: kvrpcpb.GetRequestInit } | { readonly kind: 'scan'; readonly value: kvrpcpb.ScanRequestInit } | { readonly kind: 'prewrite'; readonly value: kvrpcpb.PrewriteRequestInit } | { readonly kind: 'commit'; readonly value: kvrpcpb.CommitRequestInit } | { readonly kind: 'import'; readonly value: kvrpcpb.ImportRequestInit } | { readonly kind: 'cleanup'; readonly value: kvrpcpb.CleanupRequestInit } | { readonly kind: 'batchGet'; readonly value: kvrpcpb.BatchGetRequestInit } | { readonly kind: 'batchRollback'; readonly value: kvrpcpb.BatchRollbackRequestInit } | { readonly kind: 'scanLock'; readonly value: kvrpcpb.ScanLockRequestInit } | { readonly kind: 'resolveLock'; readonly value: kvrpcpb.ResolveLockRequestInit } | { readonly kind: 'gc'; readonly value: kvrpcpb.GCRequestInit } | { readonly kind: 'deleteRange'; readonly value: kvrpcpb.DeleteRangeRequestInit } | { readonly kind: 'rawGet'; readonly value: kvrpcpb.RawGetRequestInit } | { readonly kind: 'rawBatchGet'; readonly value: kvrpcpb.RawBatchGetRequestInit } | { readonly kind: 'rawPut'; readonly value: kvrpcpb.RawPutRequestInit } | { readonly kind: 'rawBatchPut'; readonly value: kvrpcpb.RawBatchPutRequestInit } | { readonly kind: 'rawDelete'; readonly value: kvrpcpb.RawDeleteRequestInit } | { readonly kind: 'rawBatchDelete'; readonly value: kvrpcpb.RawBatchDeleteRequestInit } | { readonly kind: 'rawScan'; readonly value: kvrpcpb.RawScanRequestInit } | { readonly kind: 'rawDeleteRange'; readonly value: kvrpcpb.RawDeleteRangeRequestInit } | { readonly kind: 'rawBatchScan'; readonly value: kvrpcpb.RawBatchScanRequestInit } | { readonly kind: 'coprocessor'; readonly value: coprocessor.RequestInit } | { readonly kind: 'pessimisticLock'; readonly value: kvrpcpb.PessimisticLockRequestInit } | { readonly kind: 'pessimisticRollback'; readonly value: kvrpcpb.PessimisticRollbackRequestInit } | { readonly kind: 'checkTxnStatus'; readonly value: kvrpcpb.CheckTxnStatusRequestInit } | { readonly kind: 'txnHeartBeat'; readonly value: kvrpcpb.TxnHeartBeatRequestInit } | { readonly kind: 'checkSecondaryLocks'; readonly value: kvrpcpb.CheckSecondaryLocksRequestInit } | { readonly kind: 'rawCoprocessor'; readonly value: kvrpcpb.RawCoprocessorRequestInit } | { readonly kind: 'flashbackToVersion'; readonly value: kvrpcpb.FlashbackToVersionRequestInit } | { readonly kind: 'prepareFlashbackToVersion'; readonly value: kvrpcpb.PrepareFlashbackToVersionRequestInit } | { readonly kind: 'flush'; readonly value: kvrpcpb.FlushRequestInit } | { readonly kind: 'bufferBatchGet'; readonly value: kvrpcpb.BufferBatchGetRequestInit } | { readonly kind: 'getHealthFeedback'; readonly value: kvrpcpb.GetHealthFeedbackRequestInit } | { readonly kind: 'broadcastTxnStatus'; readonly value: kvrpcpb.BroadcastTxnStatusRequestInit } | { readonly kind: 'empty'; readonly value: BatchCommandsEmptyRequestInit } | undefined;
}

export class BatchCommandsRequest_Request {
  static readonly typeName = 'tikvpb.BatchCommandsRequest.Request';
  declare cmd: { readonly kind: 'get'; readonly value: kvrpcpb.GetRequest } | { readonly kind: 'scan'; readonly value: kvrpcpb.ScanRequest } | { readonly kind: 'prewrite'; readonly value: kvrpcpb.PrewriteRequest } | { readonly kind: 'commit'; readonly value: kvrpcpb.CommitRequest } | { readonly kind: 'import'; readonly value: kvrpcpb.ImportRequest } | { readonly kind: 'cleanup'; readonly value: kvrpcpb.CleanupRequest } | { readonly kind: 'batchGet'; readonly value: kvrpcpb.BatchGetRequest } | { readonly kind: 'batchRollback'; readonly value: kvrpcpb.BatchRollbackRequest } | { readonly kind: 'scanLock'; readonly value: kvrpcpb.ScanLockRequest } | { readonly kind: 'resolveLock'; readonly value: kvrpcpb.ResolveLockRequest } | { readonly kind: 'gc'; readonly value: kvrpcpb.GCRequest } | { readonly kind: 'deleteRange'; readonly value: kvrpcpb.DeleteRangeRequest } | { readonly kind: 'rawGet'; readonly value: kvrpcpb.RawGetRequest } | { readonly kind: 'rawBatchGet'; readonly value: kvrpcpb.RawBatchGetRequest } | { readonly kind: 'rawPut'; readonly value: kvrpcpb.RawPutRequest } | { readonly kind: 'rawBatchPut'; readonly value: kvrpcpb.RawBatchPutRequest } | { readonly kind: 'rawDelete'; readonly value: kvrpcpb.RawDeleteRequest } | { readonly kind: 'rawBatchDelete'; readonly value: kvrpcpb.RawBatchDeleteRequest } | { readonly kind: 'rawScan'; readonly value: kvrpcpb.RawScanRequest } | { readonly kind: 'rawDeleteRange'; readonly value: kvrpcpb.RawDeleteRangeRequest } | { readonly kind: 'rawBatchScan'; readonly value: kvrpcpb.RawBatchScanRequest } | { readonly kind: 'coprocessor'; readonly value: coprocessor.Request } | { readonly kind: 'pessimisticLock'; readonly value: kvrpcpb.PessimisticLockRequest } | { readonly kind: 'pessimisticRollback'; readonly value: kvrpcpb.PessimisticRollbackRequest } | { readonly kind: 'checkTxnStatus'; readonly value: kvrpcpb.CheckTxnStatusRequest } | { readonly kind: 'txnHeartBeat'; readonly value: kvrpcpb.TxnHeartBeatRequest } | { readonly kind: 'checkSecondaryLocks'; readonly value: kvrpcpb.CheckSecondaryLocksRequest } | { readonly kind: 'rawCoprocessor'; readonly value: kvrpcpb.RawCoprocessorRequest } | { readonly kind: 'flashbackToVersion'; readonly value: kvrpcpb.FlashbackToVersionRequest } | { readonly kind: 'prepareFlashbackToVersion'; readonly value: kvrpcpb.PrepareFlashbackToVersionRequest } | { readonly kind: 'flush'; readonly value: kvrpcpb.FlushRequest } | { readonly kind: 'bufferBatchGet'; readonly value: kvrpcpb.BufferBatchGetRequest } | { readonly kind: 'getHealthFeedback'; readonly value: kvrpcpb.GetHealthFeedbackRequest } | { readonly kind: 'broadcastTxnStatus'; readonly value: kvrpcpb.BroadcastTxnStatusRequest } | { readonly kind: 'empty'; readonly value: BatchCommandsEmptyRequest } | undefined;

  constructor() {
    this.cmd = undefined;
  }

  static merge(m: BatchCommandsRequest_Request, r: Reader): BatchCommandsRequest_Request {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.cmd?.kind === 'get' ? m.cmd.value : new kvrpcpb.GetRequest(); m.cmd = { kind: 'get', value: kvrpcpb.GetRequest.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.cmd?.kind === 'scan' ? m.cmd.value : new kvrpcpb.ScanRequest(); m.cmd = { kind: 'scan', value: kvrpcpb.ScanRequest.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.cmd?.kind === 'prewrite' ? m.cmd.value : new kvrpcpb.PrewriteRequest(); m.cmd = { kind: 'prewrite', value: kvrpcpb.PrewriteRequest.merge(v, r) }; r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); const v = m.cmd?.kind === 'commit' ? m.cmd.value : new kvrpcpb.CommitRequest(); m.cmd = { kind: 'commit', value: kvrpcpb.CommitRequest.merge(v, r) }; r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); const v = m.cmd?.kind === 'import' ? m.cmd.value : new kvrpcpb.ImportRequest(); m.cmd = { kind: 'import', value: kvrpcpb.ImportRequest.merge(v, r) }; r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); const v = m.cmd?.kind === 'cleanup' ? m.cmd.value : new kvrpcpb.CleanupRequest(); m.cmd = { kind: 'cleanup', value: kvrpcpb.CleanupRequest.merge(v, r) }; r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); const v = m.cmd?.kind === 'batchGet' ? m.cmd.value : new kvrpcpb.BatchGetRequest(); m.cmd = { kind: 'batchGet', value: kvrpcpb.BatchGetRequest.merge(v, r) }; r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); const v = m.cmd?.kind === 'batchRollback' ? m.cmd.value : new kvrpcpb.BatchRollbackRequest(); m.cmd = { kind: 'batchRollback', value: kvrpcpb.BatchRollbackRequest.merge(v, r) }; r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); const v = m.cmd?.kind === 'scanLock' ? m.cmd.value : new kvrpcpb.ScanLockRequest(); m.cmd = { kind: 'scanLock', value: kvrpcpb.ScanLockRequest.merge(v, r) }; r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; const outer = r.enter(); const v = m.cmd?.kind === 'resolveLock' ? m.cmd.value : new kvrpcpb.ResolveLockRequest(); m.cmd = { kind: 'resolveLock', value: kvrpcpb.ResolveLockRequest.merge(v, r) }; r.leave(outer); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); const v = m.cmd?.kind === 'gc' ? m.cmd.value : new kvrpcpb.GCRequest(); m.cmd = { kind: 'gc', value: kvrpcpb.GCRequest.merge(v, r) }; r.leave(outer); continue; }
        case 12: { if (tag !== 98) break; const outer = r.enter(); const v = m.cmd?.kind === 'deleteRange' ? m.cmd.value : new kvrpcpb.DeleteRangeRequest(); m.cmd = { kind: 'deleteRange', value: kvrpcpb.DeleteRangeRequest.merge(v, r) }; r.leave(outer); continue; }
        case 13: { if (tag !== 106) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawGet' ? m.cmd.value : new kvrpcpb.RawGetRequest(); m.cmd = { kind: 'rawGet', value: kvrpcpb.RawGetRequest.merge(v, r) }; r.leave(outer); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawBatchGet' ? m.cmd.value : new kvrpcpb.RawBatchGetRequest(); m.cmd = { kind: 'rawBatchGet', value: kvrpcpb.RawBatchGetRequest.merge(v, r) }; r.leave(outer); continue; }
        case 15: { if (tag !== 122) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawPut' ? m.cmd.value : new kvrpcpb.RawPutRequest(); m.cmd = { kind: 'rawPut', value: kvrpcpb.RawPutRequest.merge(v, r) }; r.leave(outer); continue; }
        case 16: { if (tag !== 130) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawBatchPut' ? m.cmd.value : new kvrpcpb.RawBatchPutRequest(); m.cmd = { kind: 'rawBatchPut', value: kvrpcpb.RawBatchPutRequest.merge(v, r) }; r.leave(outer); continue; }
        case 17: { if (tag !== 138) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawDelete' ? m.cmd.value : new kvrpcpb.RawDeleteRequest(); m.cmd = { kind: 'rawDelete', value: kvrpcpb.RawDeleteRequest.merge(v, r) }; r.leave(outer); continue; }
        case 18: { if (tag !== 146) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawBatchDelete' ? m.cmd.value : new kvrpcpb.RawBatchDeleteRequest(); m.cmd = { kind: 'rawBatchDelete', value: kvrpcpb.RawBatchDeleteRequest.merge(v, r) }; r.leave(outer); continue; }
        case 19: { if (tag !== 154) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawScan' ? m.cmd.value : new kvrpcpb.RawScanRequest(); m.cmd = { kind: 'rawScan', value: kvrpcpb.RawScanRequest.merge(v, r) }; r.leave(outer); continue; }
        case 20: { if (tag !== 162) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawDeleteRange' ? m.cmd.value : new kvrpcpb.RawDeleteRangeRequest(); m.cmd = { kind: 'rawDeleteRange', value: kvrpcpb.RawDeleteRangeRequest.merge(v, r) }; r.leave(outer); continue; }
        case 21: { if (tag !== 170) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawBatchScan' ? m.cmd.value : new kvrpcpb.RawBatchScanRequest(); m.cmd = { kind: 'rawBatchScan', value: kvrpcpb.RawBatchScanRequest.merge(v, r) }; r.leave(outer); continue; }
        case 22: { if (tag !== 178) break; const outer = r.enter(); const v = m.cmd?.kind === 'coprocessor' ? m.cmd.value : new coprocessor.Request(); m.cmd = { kind: 'coprocessor', value: coprocessor.Request.merge(v, r) }; r.leave(outer); continue; }
        case 23: { if (tag !== 186) break; const outer = r.enter(); const v = m.cmd?.kind === 'pessimisticLock' ? m.cmd.value : new kvrpcpb.PessimisticLockRequest(); m.cmd = { kind: 'pessimisticLock', value: kvrpcpb.PessimisticLockRequest.merge(v, r) }; r.leave(outer); continue; }
        case 24: { if (tag !== 194) break; const outer = r.enter(); const v = m.cmd?.kind === 'pessimisticRollback' ? m.cmd.value : new kvrpcpb.PessimisticRollbackRequest(); m.cmd = { kind: 'pessimisticRollback', value: kvrpcpb.PessimisticRollbackRequest.merge(v, r) }; r.leave(outer); continue; }
        case 25: { if (tag !== 202) break; const outer = r.enter(); const v = m.cmd?.kind === 'checkTxnStatus' ? m.cmd.value : new kvrpcpb.CheckTxnStatusRequest(); m.cmd = { kind: 'checkTxnStatus', value: kvrpcpb.CheckTxnStatusRequest.merge(v, r) }; r.leave(outer); continue; }
        case 26: { if (tag !== 210) break; const outer = r.enter(); const v = m.cmd?.kind === 'txnHeartBeat' ? m.cmd.value : new kvrpcpb.TxnHeartBeatRequest(); m.cmd = { kind: 'txnHeartBeat', value: kvrpcpb.TxnHeartBeatRequest.merge(v, r) }; r.leave(outer); continue; }
        case 33: { if (tag !== 266) break; const outer = r.enter(); const v = m.cmd?.kind === 'checkSecondaryLocks' ? m.cmd.value : new kvrpcpb.CheckSecondaryLocksRequest(); m.cmd = { kind: 'checkSecondaryLocks', value: kvrpcpb.CheckSecondaryLocksRequest.merge(v, r) }; r.leave(outer); continue; }
        case 34: { if (tag !== 274) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawCoprocessor' ? m.cmd.value : new kvrpcpb.RawCoprocessorRequest(); m.cmd = { kind: 'rawCoprocessor', value: kvrpcpb.RawCoprocessorRequest.merge(v, r) }; r.leave(outer); continue; }
        case 35: { if (tag !== 282) break; const outer = r.enter(); const v = m.cmd?.kind === 'flashbackToVersion' ? m.cmd.value : new kvrpcpb.FlashbackToVersionRequest(); m.cmd = { kind: 'flashbackToVersion', value: kvrpcpb.FlashbackToVersionRequest.merge(v, r) }; r.leave(outer); continue; }
        case 36: { if (tag !== 290) break; const outer = r.enter(); const v = m.cmd?.kind === 'prepareFlashbackToVersion' ? m.cmd.value : new kvrpcpb.PrepareFlashbackToVersionRequest(); m.cmd = { kind: 'prepareFlashbackToVersion', value: kvrpcpb.PrepareFlashbackToVersionRequest.merge(v, r) }; r.leave(outer); continue; }
        case 37: { if (tag !== 298) break; const outer = r.enter(); const v = m.cmd?.kind === 'flush' ? m.cmd.value : new kvrpcpb.FlushRequest(); m.cmd = { kind: 'flush', value: kvrpcpb.FlushRequest.merge(v, r) }; r.leave(outer); continue; }
        case 38: { if (tag !== 306) break; const outer = r.enter(); const v = m.cmd?.kind === 'bufferBatchGet' ? m.cmd.value : new kvrpcpb.BufferBatchGetRequest(); m.cmd = { kind: 'bufferBatchGet', value: kvrpcpb.BufferBatchGetRequest.merge(v, r) }; r.leave(outer); continue; }
        case 39: { if (tag !== 314) break; const outer = r.enter(); const v = m.cmd?.kind === 'getHealthFeedback' ? m.cmd.value : new kvrpcpb.GetHealthFeedbackRequest(); m.cmd = { kind: 'getHealthFeedback', value: kvrpcpb.GetHealthFeedbackRequest.merge(v, r) }; r.leave(outer); continue; }
        case 40: { if (tag !== 322) break; const outer = r.enter(); const v = m.cmd?.kind === 'broadcastTxnStatus' ? m.cmd.value : new kvrpcpb.BroadcastTxnStatusRequest(); m.cmd = { kind: 'broadcastTxnStatus', value: kvrpcpb.BroadcastTxnStatusRequest.merge(v, r) }; r.leave(outer); continue; }
        case 255: { if (tag !== 2042) break; const outer = r.enter(); const v = m.cmd?.kind === 'empty' ? m.cmd.value : new BatchCommandsEmptyRequest(); m.cmd = { kind: 'empty', value: BatchCommandsEmptyRequest.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchCommandsRequest_RequestInit, w: Writer): void {
    const cmd_ = m.cmd;
    if (cmd_ !== undefined) {
      switch (cmd_.kind) {
        case 'get': { w.tag(10); const at = w.begin(); kvrpcpb.GetRequest.write(cmd_.value, w); w.end(at); break; }
        case 'scan': { w.tag(18); const at = w.begin(); kvrpcpb.ScanRequest.write(cmd_.value, w); w.end(at); break; }
        case 'prewrite': { w.tag(26); const at = w.begin(); kvrpcpb.PrewriteRequest.write(cmd_.value, w); w.end(at); break; }
        case 'commit': { w.tag(34); const at = w.begin(); kvrpcpb.CommitRequest.write(cmd_.value, w); w.end(at); break; }
        case 'import': { w.tag(42); const at = w.begin(); kvrpcpb.ImportRequest.write(cmd_.value, w); w.end(at); break; }
        case 'cleanup': { w.tag(50); const at = w.begin(); kvrpcpb.CleanupRequest.write(cmd_.value, w); w.end(at); break; }
        case 'batchGet': { w.tag(58); const at = w.begin(); kvrpcpb.BatchGetRequest.write(cmd_.value, w); w.end(at); break; }
        case 'batchRollback': { w.tag(66); const at = w.begin(); kvrpcpb.BatchRollbackRequest.write(cmd_.value, w); w.end(at); break; }
        case 'scanLock': { w.tag(74); const at = w.begin(); kvrpcpb.ScanLockRequest.write(cmd_.value, w); w.end(at); break; }
        case 'resolveLock': { w.tag(82); const at = w.begin(); kvrpcpb.ResolveLockRequest.write(cmd_.value, w); w.end(at); break; }
        case 'gc': { w.tag(90); const at = w.begin(); kvrpcpb.GCRequest.write(cmd_.value, w); w.end(at); break; }
        case 'deleteRange': { w.tag(98); const at = w.begin(); kvrpcpb.DeleteRangeRequest.write(cmd_.value, w); w.end(at); break; }
        case 'rawGet': { w.tag(106); const at = w.begin(); kvrpcpb.RawGetRequest.write(cmd_.value, w); w.end(at); break; }
        case 'rawBatchGet': { w.tag(114); const at = w.begin(); kvrpcpb.RawBatchGetRequest.write(cmd_.value, w); w.end(at); break; }
        case 'rawPut': { w.tag(122); const at = w.begin(); kvrpcpb.RawPutRequest.write(cmd_.value, w); w.end(at); break; }
        case 'rawBatchPut': { w.tag(130); const at = w.begin(); kvrpcpb.RawBatchPutRequest.write(cmd_.value, w); w.end(at); break; }
        case 'rawDelete': { w.tag(138); const at = w.begin(); kvrpcpb.RawDeleteRequest.write(cmd_.value, w); w.end(at); break; }
        case 'rawBatchDelete': { w.tag(146); const at = w.begin(); kvrpcpb.RawBatchDeleteRequest.write(cmd_.value, w); w.end(at); break; }
        case 'rawScan': { w.tag(154); const at = w.begin(); kvrpcpb.RawScanRequest.write(cmd_.value, w); w.end(at); break; }
        case 'rawDeleteRange': { w.tag(162); const at = w.begin(); kvrpcpb.RawDeleteRangeRequest.write(cmd_.value, w); w.end(at); break; }
        case 'rawBatchScan': { w.tag(170); const at = w.begin(); kvrpcpb.RawBatchScanRequest.write(cmd_.value, w); w.end(at); break; }
        case 'coprocessor': { w.tag(178); const at = w.begin(); coprocessor.Request.write(cmd_.value, w); w.end(at); break; }
        case 'pessimisticLock': { w.tag(186); const at = w.begin(); kvrpcpb.PessimisticLockRequest.write(cmd_.value, w); w.end(at); break; }
        case 'pessimisticRollback': { w.tag(194); const at = w.begin(); kvrpcpb.PessimisticRollbackRequest.write(cmd_.value, w); w.end(at); break; }
        case 'checkTxnStatus': { w.tag(202); const at = w.begin(); kvrpcpb.CheckTxnStatusRequest.write(cmd_.value, w); w.end(at); break; }
        case 'txnHeartBeat': { w.tag(210); const at = w.begin(); kvrpcpb.TxnHeartBeatRequest.write(cmd_.value, w); w.end(at); break; }
        case 'checkSecondaryLocks': { w.tag(266); const at = w.begin(); kvrpcpb.CheckSecondaryLocksRequest.write(cmd_.value, w); w.end(at); break; }
        case 'rawCoprocessor': { w.tag(274); const at = w.begin(); kvrpcpb.RawCoprocessorRequest.write(cmd_.value, w); w.end(at); break; }
        case 'flashbackToVersion': { w.tag(282); const at = w.begin(); kvrpcpb.FlashbackToVersionRequest.write(cmd_.value, w); w.end(at); break; }
        case 'prepareFlashbackToVersion': { w.tag(290); const at = w.begin(); kvrpcpb.PrepareFlashbackToVersionRequest.write(cmd_.value, w); w.end(at); break; }
        case 'flush': { w.tag(298); const at = w.begin(); kvrpcpb.FlushRequest.write(cmd_.value, w); w.end(at); break; }
        case 'bufferBatchGet': { w.tag(306); const at = w.begin(); kvrpcpb.BufferBatchGetRequest.write(cmd_.value, w); w.end(at); break; }
        case 'getHealthFeedback': { w.tag(314); const at = w.begin(); kvrpcpb.GetHealthFeedbackRequest.write(cmd_.value, w); w.end(at); break; }
        case 'broadcastTxnStatus': { w.tag(322); const at = w.begin(); kvrpcpb.BroadcastTxnStatusRequest.write(cmd_.value, w); w.end(at); break; }
        case 'empty': { w.tag(2042); const at = w.begin(); BatchCommandsEmptyRequest.write(cmd_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): BatchCommandsRequest_Request {
    return BatchCommandsRequest_Request.merge(new BatchCommandsRequest_Request(), r);
  }

  static decode(bytes: Uint8Array): BatchCommandsRequest_Request {
    return BatchCommandsRequest_Request.merge(new BatchCommandsRequest_Request(), new Reader(bytes));
  }

  static encode(m: BatchCommandsRequest_RequestInit): Uint8Array {
    return encodeWith(BatchCommandsRequest_Request.write, m);
  }
}

export interface BatchCommandsResponseInit {
  readonly responses?: readonly BatchCommandsResponse_ResponseInit[] | undefined;
  readonly requestIds?: readonly number[] | undefined;
  readonly transportLayerLoad?: number | undefined;
  readonly healthFeedback?: kvrpcpb.HealthFeedbackInit | undefined;
  readonly tikvSendTimeNs?: bigint | undefined;
}

export class BatchCommandsResponse {
  static readonly typeName = 'tikvpb.BatchCommandsResponse';
  declare responses: readonly BatchCommandsResponse_Response[];
  declare requestIds: readonly number[];
  declare transportLayerLoad: number;
  declare healthFeedback: kvrpcpb.HealthFeedback | undefined;
  declare tikvSendTimeNs: bigint;

  constructor() {
    this.responses = EMPTY_LIST;
    this.requestIds = EMPTY_LIST;
    this.transportLayerLoad = 0;
    this.healthFeedback = undefined;
    this.tikvSendTimeNs = 0n;
  }

  static merge(m: BatchCommandsResponse, r: Reader): BatchCommandsResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.responses === EMPTY_LIST) m.responses = []; (m.responses as BatchCommandsResponse_Response[]).push(BatchCommandsResponse_Response.merge(new BatchCommandsResponse_Response(), r)); r.leave(outer); continue; }
        case 2: {
          if (tag !== 16 && tag !== 18) break;
          if (m.requestIds === EMPTY_LIST) m.requestIds = [];
          if (tag === 16) { (m.requestIds as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.requestIds as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 3: { if (tag !== 24) break; m.transportLayerLoad = r.uint64(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.healthFeedback = kvrpcpb.HealthFeedback.merge(m.healthFeedback ?? new kvrpcpb.HealthFeedback(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 40) break; m.tikvSendTimeNs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchCommandsResponseInit, w: Writer): void {
    { const v = m.responses; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); BatchCommandsResponse_Response.write(v[i] as BatchCommandsResponse_ResponseInit, w); w.end(at); } } }
    { const v = m.requestIds; if (v !== undefined && v.length > 0) { w.tag(18); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.transportLayerLoad; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.healthFeedback; if (v !== undefined) { w.tag(34); const at = w.begin(); kvrpcpb.HealthFeedback.write(v, w); w.end(at); } }
    { const v = m.tikvSendTimeNs; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
  }

  static read(r: Reader): BatchCommandsResponse {
    return BatchCommandsResponse.merge(new BatchCommandsResponse(), r);
  }

  static decode(bytes: Uint8Array): BatchCommandsResponse {
    return BatchCommandsResponse.merge(new BatchCommandsResponse(), new Reader(bytes));
  }

  static encode(m: BatchCommandsResponseInit): Uint8Array {
    return encodeWith(BatchCommandsResponse.write, m);
  }
}

export interface BatchCommandsResponse_ResponseInit {
  readonly cmd?: { readonly kind: 'get'; readonly value: kvrpcpb.GetResponseInit } | { readonly kind: 'scan'; readonly value: kvrpcpb.ScanResponseInit } | { readonly kind: 'prewrite'; readonly value: kvrpcpb.PrewriteResponseInit } | { readonly kind: 'commit'; readonly value: kvrpcpb.CommitResponseInit } | { readonly kind: 'import'; readonly value: kvrpcpb.ImportResponseInit } | { readonly kind: 'cleanup'; readonly value: kvrpcpb.CleanupResponseInit } | { readonly kind: 'batchGet'; readonly value: kvrpcpb.BatchGetResponseInit } | { readonly kind: 'batchRollback'; readonly value: kvrpcpb.BatchRollbackResponseInit } | { readonly kind: 'scanLock'; readonly value: kvrpcpb.ScanLockResponseInit } | { readonly kind: 'resolveLock'; readonly value: kvrpcpb.ResolveLockResponseInit } | { readonly kind: 'gc'; readonly value: kvrpcpb.GCResponseInit } | { readonly kind: 'deleteRange'; readonly value: kvrpcpb.DeleteRangeResponseInit } | { readonly kind: 'rawGet'; readonly value: kvrpcpb.RawGetResponseInit } | { readonly kind: 'rawBatchGet'; readonly value: kvrpcpb.RawBatchGetResponseInit } | { readonly kind: 'rawPut'; readonly value: kvrpcpb.RawPutResponseInit } | { readonly kind: 'rawBatchPut'; readonly value: kvrpcpb.RawBatchPutResponseInit } | { readonly kind: 'rawDelete'; readonly value: kvrpcpb.RawDeleteResponseInit } | { readonly kind: 'rawBatchDelete'; readonly value: kvrpcpb.RawBatchDeleteResponseInit } | { readonly kind: 'rawScan'; readonly value: kvrpcpb.RawScanResponseInit } | { readonly kind: 'rawDeleteRange'; readonly value: kvrpcpb.RawDeleteRangeResponseInit } | { readonly kind: 'rawBatchScan'; readonly value: kvrpcpb.RawBatchScanResponseInit } | { readonly kind: 'coprocessor'; readonly value: coprocessor.ResponseInit } | { readonly kind: 'pessimisticLock'; readonly value: kvrpcpb.PessimisticLockResponseInit } | { readonly kind: 'pessimisticRollback'; readonly value: kvrpcpb.PessimisticRollbackResponseInit } | { readonly kind: 'checkTxnStatus'; readonly value: kvrpcpb.CheckTxnStatusResponseInit } | { readonly kind: 'txnHeartBeat'; readonly value: kvrpcpb.TxnHeartBeatResponseInit } | { readonly kind: 'checkSecondaryLocks'; readonly value: kvrpcpb.CheckSecondaryLocksResponseInit } | { readonly kind: 'rawCoprocessor'; readonly value: kvrpcpb.RawCoprocessorResponseInit } | { readonly kind: 'flashbackToVersion'; readonly value: kvrpcpb.FlashbackToVersionResponseInit } | { readonly kind: 'prepareFlashbackToVersion'; readonly value: kvrpcpb.PrepareFlashbackToVersionResponseInit } | { readonly kind: 'flush'; readonly value: kvrpcpb.FlushResponseInit } | { readonly kind: 'bufferBatchGet'; readonly value: kvrpcpb.BufferBatchGetResponseInit } | { readonly kind: 'getHealthFeedback'; readonly value: kvrpcpb.GetHealthFeedbackResponseInit } | { readonly kind: 'broadcastTxnStatus'; readonly value: kvrpcpb.BroadcastTxnStatusResponseInit } | { readonly kind: 'empty'; readonly value: BatchCommandsEmptyResponseInit } | undefined;
}

export class BatchCommandsResponse_Response {
  static readonly typeName = 'tikvpb.BatchCommandsResponse.Response';
  declare cmd: { readonly kind: 'get'; readonly value: kvrpcpb.GetResponse } | { readonly kind: 'scan'; readonly value: kvrpcpb.ScanResponse } | { readonly kind: 'prewrite'; readonly value: kvrpcpb.PrewriteResponse } | { readonly kind: 'commit'; readonly value: kvrpcpb.CommitResponse } | { readonly kind: 'import'; readonly value: kvrpcpb.ImportResponse } | { readonly kind: 'cleanup'; readonly value: kvrpcpb.CleanupResponse } | { readonly kind: 'batchGet'; readonly value: kvrpcpb.BatchGetResponse } | { readonly kind: 'batchRollback'; readonly value: kvrpcpb.BatchRollbackResponse } | { readonly kind: 'scanLock'; readonly value: kvrpcpb.ScanLockResponse } | { readonly kind: 'resolveLock'; readonly value: kvrpcpb.ResolveLockResponse } | { readonly kind: 'gc'; readonly value: kvrpcpb.GCResponse } | { readonly kind: 'deleteRange'; readonly value: kvrpcpb.DeleteRangeResponse } | { readonly kind: 'rawGet'; readonly value: kvrpcpb.RawGetResponse } | { readonly kind: 'rawBatchGet'; readonly value: kvrpcpb.RawBatchGetResponse } | { readonly kind: 'rawPut'; readonly value: kvrpcpb.RawPutResponse } | { readonly kind: 'rawBatchPut'; readonly value: kvrpcpb.RawBatchPutResponse } | { readonly kind: 'rawDelete'; readonly value: kvrpcpb.RawDeleteResponse } | { readonly kind: 'rawBatchDelete'; readonly value: kvrpcpb.RawBatchDeleteResponse } | { readonly kind: 'rawScan'; readonly value: kvrpcpb.RawScanResponse } | { readonly kind: 'rawDeleteRange'; readonly value: kvrpcpb.RawDeleteRangeResponse } | { readonly kind: 'rawBatchScan'; readonly value: kvrpcpb.RawBatchScanResponse } | { readonly kind: 'coprocessor'; readonly value: coprocessor.Response } | { readonly kind: 'pessimisticLock'; readonly value: kvrpcpb.PessimisticLockResponse } | { readonly kind: 'pessimisticRollback'; readonly value: kvrpcpb.PessimisticRollbackResponse } | { readonly kind: 'checkTxnStatus'; readonly value: kvrpcpb.CheckTxnStatusResponse } | { readonly kind: 'txnHeartBeat'; readonly value: kvrpcpb.TxnHeartBeatResponse } | { readonly kind: 'checkSecondaryLocks'; readonly value: kvrpcpb.CheckSecondaryLocksResponse } | { readonly kind: 'rawCoprocessor'; readonly value: kvrpcpb.RawCoprocessorResponse } | { readonly kind: 'flashbackToVersion'; readonly value: kvrpcpb.FlashbackToVersionResponse } | { readonly kind: 'prepareFlashbackToVersion'; readonly value: kvrpcpb.PrepareFlashbackToVersionResponse } | { readonly kind: 'flush'; readonly value: kvrpcpb.FlushResponse } | { readonly kind: 'bufferBatchGet'; readonly value: kvrpcpb.BufferBatchGetResponse } | { readonly kind: 'getHealthFeedback'; readonly value: kvrpcpb.GetHealthFeedbackResponse } | { readonly kind: 'broadcastTxnStatus'; readonly value: kvrpcpb.BroadcastTxnStatusResponse } | { readonly kind: 'empty'; readonly value: BatchCommandsEmptyResponse } | undefined;

  constructor() {
    this.cmd = undefined;
  }

  static merge(m: BatchCommandsResponse_Response, r: Reader): BatchCommandsResponse_Response {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.cmd?.kind === 'get' ? m.cmd.value : new kvrpcpb.GetResponse(); m.cmd = { kind: 'get', value: kvrpcpb.GetResponse.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.cmd?.kind === 'scan' ? m.cmd.value : new kvrpcpb.ScanResponse(); m.cmd = { kind: 'scan', value: kvrpcpb.ScanResponse.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.cmd?.kind === 'prewrite' ? m.cmd.value : new kvrpcpb.PrewriteResponse(); m.cmd = { kind: 'prewrite', value: kvrpcpb.PrewriteResponse.merge(v, r) }; r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); const v = m.cmd?.kind === 'commit' ? m.cmd.value : new kvrpcpb.CommitResponse(); m.cmd = { kind: 'commit', value: kvrpcpb.CommitResponse.merge(v, r) }; r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); const v = m.cmd?.kind === 'import' ? m.cmd.value : new kvrpcpb.ImportResponse(); m.cmd = { kind: 'import', value: kvrpcpb.ImportResponse.merge(v, r) }; r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); const v = m.cmd?.kind === 'cleanup' ? m.cmd.value : new kvrpcpb.CleanupResponse(); m.cmd = { kind: 'cleanup', value: kvrpcpb.CleanupResponse.merge(v, r) }; r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); const v = m.cmd?.kind === 'batchGet' ? m.cmd.value : new kvrpcpb.BatchGetResponse(); m.cmd = { kind: 'batchGet', value: kvrpcpb.BatchGetResponse.merge(v, r) }; r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); const v = m.cmd?.kind === 'batchRollback' ? m.cmd.value : new kvrpcpb.BatchRollbackResponse(); m.cmd = { kind: 'batchRollback', value: kvrpcpb.BatchRollbackResponse.merge(v, r) }; r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); const v = m.cmd?.kind === 'scanLock' ? m.cmd.value : new kvrpcpb.ScanLockResponse(); m.cmd = { kind: 'scanLock', value: kvrpcpb.ScanLockResponse.merge(v, r) }; r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; const outer = r.enter(); const v = m.cmd?.kind === 'resolveLock' ? m.cmd.value : new kvrpcpb.ResolveLockResponse(); m.cmd = { kind: 'resolveLock', value: kvrpcpb.ResolveLockResponse.merge(v, r) }; r.leave(outer); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); const v = m.cmd?.kind === 'gc' ? m.cmd.value : new kvrpcpb.GCResponse(); m.cmd = { kind: 'gc', value: kvrpcpb.GCResponse.merge(v, r) }; r.leave(outer); continue; }
        case 12: { if (tag !== 98) break; const outer = r.enter(); const v = m.cmd?.kind === 'deleteRange' ? m.cmd.value : new kvrpcpb.DeleteRangeResponse(); m.cmd = { kind: 'deleteRange', value: kvrpcpb.DeleteRangeResponse.merge(v, r) }; r.leave(outer); continue; }
        case 13: { if (tag !== 106) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawGet' ? m.cmd.value : new kvrpcpb.RawGetResponse(); m.cmd = { kind: 'rawGet', value: kvrpcpb.RawGetResponse.merge(v, r) }; r.leave(outer); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawBatchGet' ? m.cmd.value : new kvrpcpb.RawBatchGetResponse(); m.cmd = { kind: 'rawBatchGet', value: kvrpcpb.RawBatchGetResponse.merge(v, r) }; r.leave(outer); continue; }
        case 15: { if (tag !== 122) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawPut' ? m.cmd.value : new kvrpcpb.RawPutResponse(); m.cmd = { kind: 'rawPut', value: kvrpcpb.RawPutResponse.merge(v, r) }; r.leave(outer); continue; }
        case 16: { if (tag !== 130) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawBatchPut' ? m.cmd.value : new kvrpcpb.RawBatchPutResponse(); m.cmd = { kind: 'rawBatchPut', value: kvrpcpb.RawBatchPutResponse.merge(v, r) }; r.leave(outer); continue; }
        case 17: { if (tag !== 138) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawDelete' ? m.cmd.value : new kvrpcpb.RawDeleteResponse(); m.cmd = { kind: 'rawDelete', value: kvrpcpb.RawDeleteResponse.merge(v, r) }; r.leave(outer); continue; }
        case 18: { if (tag !== 146) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawBatchDelete' ? m.cmd.value : new kvrpcpb.RawBatchDeleteResponse(); m.cmd = { kind: 'rawBatchDelete', value: kvrpcpb.RawBatchDeleteResponse.merge(v, r) }; r.leave(outer); continue; }
        case 19: { if (tag !== 154) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawScan' ? m.cmd.value : new kvrpcpb.RawScanResponse(); m.cmd = { kind: 'rawScan', value: kvrpcpb.RawScanResponse.merge(v, r) }; r.leave(outer); continue; }
        case 20: { if (tag !== 162) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawDeleteRange' ? m.cmd.value : new kvrpcpb.RawDeleteRangeResponse(); m.cmd = { kind: 'rawDeleteRange', value: kvrpcpb.RawDeleteRangeResponse.merge(v, r) }; r.leave(outer); continue; }
        case 21: { if (tag !== 170) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawBatchScan' ? m.cmd.value : new kvrpcpb.RawBatchScanResponse(); m.cmd = { kind: 'rawBatchScan', value: kvrpcpb.RawBatchScanResponse.merge(v, r) }; r.leave(outer); continue; }
        case 22: { if (tag !== 178) break; const outer = r.enter(); const v = m.cmd?.kind === 'coprocessor' ? m.cmd.value : new coprocessor.Response(); m.cmd = { kind: 'coprocessor', value: coprocessor.Response.merge(v, r) }; r.leave(outer); continue; }
        case 23: { if (tag !== 186) break; const outer = r.enter(); const v = m.cmd?.kind === 'pessimisticLock' ? m.cmd.value : new kvrpcpb.PessimisticLockResponse(); m.cmd = { kind: 'pessimisticLock', value: kvrpcpb.PessimisticLockResponse.merge(v, r) }; r.leave(outer); continue; }
        case 24: { if (tag !== 194) break; const outer = r.enter(); const v = m.cmd?.kind === 'pessimisticRollback' ? m.cmd.value : new kvrpcpb.PessimisticRollbackResponse(); m.cmd = { kind: 'pessimisticRollback', value: kvrpcpb.PessimisticRollbackResponse.merge(v, r) }; r.leave(outer); continue; }
        case 25: { if (tag !== 202) break; const outer = r.enter(); const v = m.cmd?.kind === 'checkTxnStatus' ? m.cmd.value : new kvrpcpb.CheckTxnStatusResponse(); m.cmd = { kind: 'checkTxnStatus', value: kvrpcpb.CheckTxnStatusResponse.merge(v, r) }; r.leave(outer); continue; }
        case 26: { if (tag !== 210) break; const outer = r.enter(); const v = m.cmd?.kind === 'txnHeartBeat' ? m.cmd.value : new kvrpcpb.TxnHeartBeatResponse(); m.cmd = { kind: 'txnHeartBeat', value: kvrpcpb.TxnHeartBeatResponse.merge(v, r) }; r.leave(outer); continue; }
        case 33: { if (tag !== 266) break; const outer = r.enter(); const v = m.cmd?.kind === 'checkSecondaryLocks' ? m.cmd.value : new kvrpcpb.CheckSecondaryLocksResponse(); m.cmd = { kind: 'checkSecondaryLocks', value: kvrpcpb.CheckSecondaryLocksResponse.merge(v, r) }; r.leave(outer); continue; }
        case 34: { if (tag !== 274) break; const outer = r.enter(); const v = m.cmd?.kind === 'rawCoprocessor' ? m.cmd.value : new kvrpcpb.RawCoprocessorResponse(); m.cmd = { kind: 'rawCoprocessor', value: kvrpcpb.RawCoprocessorResponse.merge(v, r) }; r.leave(outer); continue; }
        case 35: { if (tag !== 282) break; const outer = r.enter(); const v = m.cmd?.kind === 'flashbackToVersion' ? m.cmd.value : new kvrpcpb.FlashbackToVersionResponse(); m.cmd = { kind: 'flashbackToVersion', value: kvrpcpb.FlashbackToVersionResponse.merge(v, r) }; r.leave(outer); continue; }
        case 36: { if (tag !== 290) break; const outer = r.enter(); const v = m.cmd?.kind === 'prepareFlashbackToVersion' ? m.cmd.value : new kvrpcpb.PrepareFlashbackToVersionResponse(); m.cmd = { kind: 'prepareFlashbackToVersion', value: kvrpcpb.PrepareFlashbackToVersionResponse.merge(v, r) }; r.leave(outer); continue; }
        case 37: { if (tag !== 298) break; const outer = r.enter(); const v = m.cmd?.kind === 'flush' ? m.cmd.value : new kvrpcpb.FlushResponse(); m.cmd = { kind: 'flush', value: kvrpcpb.FlushResponse.merge(v, r) }; r.leave(outer); continue; }
        case 38: { if (tag !== 306) break; const outer = r.enter(); const v = m.cmd?.kind === 'bufferBatchGet' ? m.cmd.value : new kvrpcpb.BufferBatchGetResponse(); m.cmd = { kind: 'bufferBatchGet', value: kvrpcpb.BufferBatchGetResponse.merge(v, r) }; r.leave(outer); continue; }
        case 39: { if (tag !== 314) break; const outer = r.enter(); const v = m.cmd?.kind === 'getHealthFeedback' ? m.cmd.value : new kvrpcpb.GetHealthFeedbackResponse(); m.cmd = { kind: 'getHealthFeedback', value: kvrpcpb.GetHealthFeedbackResponse.merge(v, r) }; r.leave(outer); continue; }
        case 40: { if (tag !== 322) break; const outer = r.enter(); const v = m.cmd?.kind === 'broadcastTxnStatus' ? m.cmd.value : new kvrpcpb.BroadcastTxnStatusResponse(); m.cmd = { kind: 'broadcastTxnStatus', value: kvrpcpb.BroadcastTxnStatusResponse.merge(v, r) }; r.leave(outer); continue; }
        case 255: { if (tag !== 2042) break; const outer = r.enter(); const v = m.cmd?.kind === 'empty' ? m.cmd.value : new BatchCommandsEmptyResponse(); m.cmd = { kind: 'empty', value: BatchCommandsEmptyResponse.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchCommandsResponse_ResponseInit, w: Writer): void {
    const cmd_ = m.cmd;
    if (cmd_ !== undefined) {
      switch (cmd_.kind) {
        case 'get': { w.tag(10); const at = w.begin(); kvrpcpb.GetResponse.write(cmd_.value, w); w.end(at); break; }
        case 'scan': { w.tag(18); const at = w.begin(); kvrpcpb.ScanResponse.write(cmd_.value, w); w.end(at); break; }
        case 'prewrite': { w.tag(26); const at = w.begin(); kvrpcpb.PrewriteResponse.write(cmd_.value, w); w.end(at); break; }
        case 'commit': { w.tag(34); const at = w.begin(); kvrpcpb.CommitResponse.write(cmd_.value, w); w.end(at); break; }
        case 'import': { w.tag(42); const at = w.begin(); kvrpcpb.ImportResponse.write(cmd_.value, w); w.end(at); break; }
        case 'cleanup': { w.tag(50); const at = w.begin(); kvrpcpb.CleanupResponse.write(cmd_.value, w); w.end(at); break; }
        case 'batchGet': { w.tag(58); const at = w.begin(); kvrpcpb.BatchGetResponse.write(cmd_.value, w); w.end(at); break; }
        case 'batchRollback': { w.tag(66); const at = w.begin(); kvrpcpb.BatchRollbackResponse.write(cmd_.value, w); w.end(at); break; }
        case 'scanLock': { w.tag(74); const at = w.begin(); kvrpcpb.ScanLockResponse.write(cmd_.value, w); w.end(at); break; }
        case 'resolveLock': { w.tag(82); const at = w.begin(); kvrpcpb.ResolveLockResponse.write(cmd_.value, w); w.end(at); break; }
        case 'gc': { w.tag(90); const at = w.begin(); kvrpcpb.GCResponse.write(cmd_.value, w); w.end(at); break; }
        case 'deleteRange': { w.tag(98); const at = w.begin(); kvrpcpb.DeleteRangeResponse.write(cmd_.value, w); w.end(at); break; }
        case 'rawGet': { w.tag(106); const at = w.begin(); kvrpcpb.RawGetResponse.write(cmd_.value, w); w.end(at); break; }
        case 'rawBatchGet': { w.tag(114); const at = w.begin(); kvrpcpb.RawBatchGetResponse.write(cmd_.value, w); w.end(at); break; }
        case 'rawPut': { w.tag(122); const at = w.begin(); kvrpcpb.RawPutResponse.write(cmd_.value, w); w.end(at); break; }
        case 'rawBatchPut': { w.tag(130); const at = w.begin(); kvrpcpb.RawBatchPutResponse.write(cmd_.value, w); w.end(at); break; }
        case 'rawDelete': { w.tag(138); const at = w.begin(); kvrpcpb.RawDeleteResponse.write(cmd_.value, w); w.end(at); break; }
        case 'rawBatchDelete': { w.tag(146); const at = w.begin(); kvrpcpb.RawBatchDeleteResponse.write(cmd_.value, w); w.end(at); break; }
        case 'rawScan': { w.tag(154); const at = w.begin(); kvrpcpb.RawScanResponse.write(cmd_.value, w); w.end(at); break; }
        case 'rawDeleteRange': { w.tag(162); const at = w.begin(); kvrpcpb.RawDeleteRangeResponse.write(cmd_.value, w); w.end(at); break; }
        case 'rawBatchScan': { w.tag(170); const at = w.begin(); kvrpcpb.RawBatchScanResponse.write(cmd_.value, w); w.end(at); break; }
        case 'coprocessor': { w.tag(178); const at = w.begin(); coprocessor.Response.write(cmd_.value, w); w.end(at); break; }
        case 'pessimisticLock': { w.tag(186); const at = w.begin(); kvrpcpb.PessimisticLockResponse.write(cmd_.value, w); w.end(at); break; }
        case 'pessimisticRollback': { w.tag(194); const at = w.begin(); kvrpcpb.PessimisticRollbackResponse.write(cmd_.value, w); w.end(at); break; }
        case 'checkTxnStatus': { w.tag(202); const at = w.begin(); kvrpcpb.CheckTxnStatusResponse.write(cmd_.value, w); w.end(at); break; }
        case 'txnHeartBeat': { w.tag(210); const at = w.begin(); kvrpcpb.TxnHeartBeatResponse.write(cmd_.value, w); w.end(at); break; }
        case 'checkSecondaryLocks': { w.tag(266); const at = w.begin(); kvrpcpb.CheckSecondaryLocksResponse.write(cmd_.value, w); w.end(at); break; }
        case 'rawCoprocessor': { w.tag(274); const at = w.begin(); kvrpcpb.RawCoprocessorResponse.write(cmd_.value, w); w.end(at); break; }
        case 'flashbackToVersion': { w.tag(282); const at = w.begin(); kvrpcpb.FlashbackToVersionResponse.write(cmd_.value, w); w.end(at); break; }
        case 'prepareFlashbackToVersion': { w.tag(290); const at = w.begin(); kvrpcpb.PrepareFlashbackToVersionResponse.write(cmd_.value, w); w.end(at); break; }
        case 'flush': { w.tag(298); const at = w.begin(); kvrpcpb.FlushResponse.write(cmd_.value, w); w.end(at); break; }
        case 'bufferBatchGet': { w.tag(306); const at = w.begin(); kvrpcpb.BufferBatchGetResponse.write(cmd_.value, w); w.end(at); break; }
        case 'getHealthFeedback': { w.tag(314); const at = w.begin(); kvrpcpb.GetHealthFeedbackResponse.write(cmd_.value, w); w.end(at); break; }
        case 'broadcastTxnStatus': { w.tag(322); const at = w.begin(); kvrpcpb.BroadcastTxnStatusResponse.write(cmd_.value, w); w.end(at); break; }
        case 'empty': { w.tag(2042); const at = w.begin(); BatchCommandsEmptyResponse.write(cmd_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): BatchCommandsResponse_Response {
    return BatchCommandsResponse_Response.merge(new BatchCommandsResponse_Response(), r);
  }

  static decode(bytes: Uint8Array): BatchCommandsResponse_Response {
    return BatchCommandsResponse_Response.merge(new BatchCommandsResponse_Response(), new Reader(bytes));
  }

  static encode(m: BatchCommandsResponse_ResponseInit): Uint8Array {
    return encodeWith(BatchCommandsResponse_Response.write, m);
  }
}

export interface BatchRaftMessageInit {
  readonly msgs?: readonly raft_serverpb.RaftMessageInit[] | undefined;
  readonly lastObservedTime?: number | undefined;
}

export class BatchRaftMessage {
  static readonly typeName = 'tikvpb.BatchRaftMessage';
  declare msgs: readonly raft_serverpb.RaftMessage[];
  declare lastObservedTime: number;

  constructor() {
    this.msgs = EMPTY_LIST;
    this.lastObservedTime = 0;
  }

  static merge(m: BatchRaftMessage, r: Reader): BatchRaftMessage {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.msgs === EMPTY_LIST) m.msgs = []; (m.msgs as raft_serverpb.RaftMessage[]).push(raft_serverpb.RaftMessage.merge(new raft_serverpb.RaftMessage(), r)); r.leave(outer); continue; }
        case 13: { if (tag !== 104) break; m.lastObservedTime = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchRaftMessageInit, w: Writer): void {
    { const v = m.msgs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); raft_serverpb.RaftMessage.write(v[i] as raft_serverpb.RaftMessageInit, w); w.end(at); } } }
    { const v = m.lastObservedTime; if (v !== undefined && v !== 0) { w.tag(104); w.unsigned(v); } }
  }

  static read(r: Reader): BatchRaftMessage {
    return BatchRaftMessage.merge(new BatchRaftMessage(), r);
  }

  static decode(bytes: Uint8Array): BatchRaftMessage {
    return BatchRaftMessage.merge(new BatchRaftMessage(), new Reader(bytes));
  }

  static encode(m: BatchRaftMessageInit): Uint8Array {
    return encodeWith(BatchRaftMessage.write, m);
  }
}

export interface BatchCommandsEmptyRequestInit {
  readonly testId?: bigint | undefined;
  readonly delayTime?: number | undefined;
}

export class BatchCommandsEmptyRequest {
  static readonly typeName = 'tikvpb.BatchCommandsEmptyRequest';
  declare testId: bigint;
  declare delayTime: number;

  constructor() {
    this.testId = 0n;
    this.delayTime = 0;
  }

  static merge(m: BatchCommandsEmptyRequest, r: Reader): BatchCommandsEmptyRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.testId = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.delayTime = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchCommandsEmptyRequestInit, w: Writer): void {
    { const v = m.testId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.delayTime; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
  }

  static read(r: Reader): BatchCommandsEmptyRequest {
    return BatchCommandsEmptyRequest.merge(new BatchCommandsEmptyRequest(), r);
  }

  static decode(bytes: Uint8Array): BatchCommandsEmptyRequest {
    return BatchCommandsEmptyRequest.merge(new BatchCommandsEmptyRequest(), new Reader(bytes));
  }

  static encode(m: BatchCommandsEmptyRequestInit): Uint8Array {
    return encodeWith(BatchCommandsEmptyRequest.write, m);
  }
}

export interface BatchCommandsEmptyResponseInit {
  readonly testId?: bigint | undefined;
}

export class BatchCommandsEmptyResponse {
  static readonly typeName = 'tikvpb.BatchCommandsEmptyResponse';
  declare testId: bigint;

  constructor() {
    this.testId = 0n;
  }

  static merge(m: BatchCommandsEmptyResponse, r: Reader): BatchCommandsEmptyResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.testId = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchCommandsEmptyResponseInit, w: Writer): void {
    { const v = m.testId; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
  }

  static read(r: Reader): BatchCommandsEmptyResponse {
    return BatchCommandsEmptyResponse.merge(new BatchCommandsEmptyResponse(), r);
  }

  static decode(bytes: Uint8Array): BatchCommandsEmptyResponse {
    return BatchCommandsEmptyResponse.merge(new BatchCommandsEmptyResponse(), new Reader(bytes));
  }

  static encode(m: BatchCommandsEmptyResponseInit): Uint8Array {
    return encodeWith(BatchCommandsEmptyResponse.write, m);
  }
}

export const Tikv = {
  KvGet: {
    path: '/tikvpb.Tikv/KvGet',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.GetRequest,
    response: kvrpcpb.GetResponse,
  },
  KvScan: {
    path: '/tikvpb.Tikv/KvScan',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.ScanRequest,
    response: kvrpcpb.ScanResponse,
  },
  KvPrewrite: {
    path: '/tikvpb.Tikv/KvPrewrite',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.PrewriteRequest,
    response: kvrpcpb.PrewriteResponse,
  },
  KvPessimisticLock: {
    path: '/tikvpb.Tikv/KvPessimisticLock',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.PessimisticLockRequest,
    response: kvrpcpb.PessimisticLockResponse,
  },
  KVPessimisticRollback: {
    path: '/tikvpb.Tikv/KVPessimisticRollback',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.PessimisticRollbackRequest,
    response: kvrpcpb.PessimisticRollbackResponse,
  },
  KvTxnHeartBeat: {
    path: '/tikvpb.Tikv/KvTxnHeartBeat',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.TxnHeartBeatRequest,
    response: kvrpcpb.TxnHeartBeatResponse,
  },
  KvCheckTxnStatus: {
    path: '/tikvpb.Tikv/KvCheckTxnStatus',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.CheckTxnStatusRequest,
    response: kvrpcpb.CheckTxnStatusResponse,
  },
  KvCheckSecondaryLocks: {
    path: '/tikvpb.Tikv/KvCheckSecondaryLocks',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.CheckSecondaryLocksRequest,
    response: kvrpcpb.CheckSecondaryLocksResponse,
  },
  KvCommit: {
    path: '/tikvpb.Tikv/KvCommit',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.CommitRequest,
    response: kvrpcpb.CommitResponse,
  },
  KvImport: {
    path: '/tikvpb.Tikv/KvImport',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.ImportRequest,
    response: kvrpcpb.ImportResponse,
  },
  KvCleanup: {
    path: '/tikvpb.Tikv/KvCleanup',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.CleanupRequest,
    response: kvrpcpb.CleanupResponse,
  },
  KvBatchGet: {
    path: '/tikvpb.Tikv/KvBatchGet',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.BatchGetRequest,
    response: kvrpcpb.BatchGetResponse,
  },
  KvBatchRollback: {
    path: '/tikvpb.Tikv/KvBatchRollback',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.BatchRollbackRequest,
    response: kvrpcpb.BatchRollbackResponse,
  },
  KvScanLock: {
    path: '/tikvpb.Tikv/KvScanLock',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.ScanLockRequest,
    response: kvrpcpb.ScanLockResponse,
  },
  KvResolveLock: {
    path: '/tikvpb.Tikv/KvResolveLock',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.ResolveLockRequest,
    response: kvrpcpb.ResolveLockResponse,
  },
  KvGC: {
    path: '/tikvpb.Tikv/KvGC',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.GCRequest,
    response: kvrpcpb.GCResponse,
  },
  KvDeleteRange: {
    path: '/tikvpb.Tikv/KvDeleteRange',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.DeleteRangeRequest,
    response: kvrpcpb.DeleteRangeResponse,
  },
  KvPrepareFlashbackToVersion: {
    path: '/tikvpb.Tikv/KvPrepareFlashbackToVersion',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.PrepareFlashbackToVersionRequest,
    response: kvrpcpb.PrepareFlashbackToVersionResponse,
  },
  KvFlashbackToVersion: {
    path: '/tikvpb.Tikv/KvFlashbackToVersion',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.FlashbackToVersionRequest,
    response: kvrpcpb.FlashbackToVersionResponse,
  },
  KvFlush: {
    path: '/tikvpb.Tikv/KvFlush',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.FlushRequest,
    response: kvrpcpb.FlushResponse,
  },
  KvBufferBatchGet: {
    path: '/tikvpb.Tikv/KvBufferBatchGet',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.BufferBatchGetRequest,
    response: kvrpcpb.BufferBatchGetResponse,
  },
  RawGet: {
    path: '/tikvpb.Tikv/RawGet',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.RawGetRequest,
    response: kvrpcpb.RawGetResponse,
  },
  RawBatchGet: {
    path: '/tikvpb.Tikv/RawBatchGet',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.RawBatchGetRequest,
    response: kvrpcpb.RawBatchGetResponse,
  },
  RawPut: {
    path: '/tikvpb.Tikv/RawPut',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.RawPutRequest,
    response: kvrpcpb.RawPutResponse,
  },
  RawBatchPut: {
    path: '/tikvpb.Tikv/RawBatchPut',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.RawBatchPutRequest,
    response: kvrpcpb.RawBatchPutResponse,
  },
  RawDelete: {
    path: '/tikvpb.Tikv/RawDelete',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.RawDeleteRequest,
    response: kvrpcpb.RawDeleteResponse,
  },
  RawBatchDelete: {
    path: '/tikvpb.Tikv/RawBatchDelete',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.RawBatchDeleteRequest,
    response: kvrpcpb.RawBatchDeleteResponse,
  },
  RawScan: {
    path: '/tikvpb.Tikv/RawScan',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.RawScanRequest,
    response: kvrpcpb.RawScanResponse,
  },
  RawDeleteRange: {
    path: '/tikvpb.Tikv/RawDeleteRange',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.RawDeleteRangeRequest,
    response: kvrpcpb.RawDeleteRangeResponse,
  },
  RawBatchScan: {
    path: '/tikvpb.Tikv/RawBatchScan',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.RawBatchScanRequest,
    response: kvrpcpb.RawBatchScanResponse,
  },
  RawGetKeyTTL: {
    path: '/tikvpb.Tikv/RawGetKeyTTL',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.RawGetKeyTTLRequest,
    response: kvrpcpb.RawGetKeyTTLResponse,
  },
  RawCompareAndSwap: {
    path: '/tikvpb.Tikv/RawCompareAndSwap',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.RawCASRequest,
    response: kvrpcpb.RawCASResponse,
  },
  RawChecksum: {
    path: '/tikvpb.Tikv/RawChecksum',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.RawChecksumRequest,
    response: kvrpcpb.RawChecksumResponse,
  },
  UnsafeDestroyRange: {
    path: '/tikvpb.Tikv/UnsafeDestroyRange',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.UnsafeDestroyRangeRequest,
    response: kvrpcpb.UnsafeDestroyRangeResponse,
  },
  RegisterLockObserver: {
    path: '/tikvpb.Tikv/RegisterLockObserver',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.RegisterLockObserverRequest,
    response: kvrpcpb.RegisterLockObserverResponse,
  },
  CheckLockObserver: {
    path: '/tikvpb.Tikv/CheckLockObserver',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.CheckLockObserverRequest,
    response: kvrpcpb.CheckLockObserverResponse,
  },
  RemoveLockObserver: {
    path: '/tikvpb.Tikv/RemoveLockObserver',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.RemoveLockObserverRequest,
    response: kvrpcpb.RemoveLockObserverResponse,
  },
  PhysicalScanLock: {
    path: '/tikvpb.Tikv/PhysicalScanLock',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.PhysicalScanLockRequest,
    response: kvrpcpb.PhysicalScanLockResponse,
  },
  Coprocessor: {
    path: '/tikvpb.Tikv/Coprocessor',
    clientStreaming: false,
    serverStreaming: false,
    request: coprocessor.Request,
    response: coprocessor.Response,
  },
  CoprocessorStream: {
    path: '/tikvpb.Tikv/CoprocessorStream',
    clientStreaming: false,
    serverStreaming: true,
    request: coprocessor.Request,
    response: coprocessor.Response,
  },
  BatchCoprocessor: {
    path: '/tikvpb.Tikv/BatchCoprocessor',
    clientStreaming: false,
    serverStreaming: true,
    request: coprocessor.BatchRequest,
    response: coprocessor.BatchResponse,
  },
  DelegateCoprocessor: {
    path: '/tikvpb.Tikv/DelegateCoprocessor',
    clientStreaming: false,
    serverStreaming: false,
    request: coprocessor.DelegateRequest,
    response: coprocessor.DelegateResponse,
  },
  RawCoprocessor: {
    path: '/tikvpb.Tikv/RawCoprocessor',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.RawCoprocessorRequest,
    response: kvrpcpb.RawCoprocessorResponse,
  },
  Raft: {
    path: '/tikvpb.Tikv/Raft',
    clientStreaming: true,
    serverStreaming: false,
    request: raft_serverpb.RaftMessage,
    response: raft_serverpb.Done,
  },
  BatchRaft: {
    path: '/tikvpb.Tikv/BatchRaft',
    clientStreaming: true,
    serverStreaming: false,
    request: BatchRaftMessage,
    response: raft_serverpb.Done,
  },
  Snapshot: {
    path: '/tikvpb.Tikv/Snapshot',
    clientStreaming: true,
    serverStreaming: false,
    request: raft_serverpb.SnapshotChunk,
    response: raft_serverpb.Done,
  },
  TabletSnapshot: {
    path: '/tikvpb.Tikv/TabletSnapshot',
    clientStreaming: true,
    serverStreaming: true,
    request: raft_serverpb.TabletSnapshotRequest,
    response: raft_serverpb.TabletSnapshotResponse,
  },
  SplitRegion: {
    path: '/tikvpb.Tikv/SplitRegion',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.SplitRegionRequest,
    response: kvrpcpb.SplitRegionResponse,
  },
  ReadIndex: {
    path: '/tikvpb.Tikv/ReadIndex',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.ReadIndexRequest,
    response: kvrpcpb.ReadIndexResponse,
  },
  MvccGetByKey: {
    path: '/tikvpb.Tikv/MvccGetByKey',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.MvccGetByKeyRequest,
    response: kvrpcpb.MvccGetByKeyResponse,
  },
  MvccGetByStartTs: {
    path: '/tikvpb.Tikv/MvccGetByStartTs',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.MvccGetByStartTsRequest,
    response: kvrpcpb.MvccGetByStartTsResponse,
  },
  BatchCommands: {
    path: '/tikvpb.Tikv/BatchCommands',
    clientStreaming: true,
    serverStreaming: true,
    request: BatchCommandsRequest,
    response: BatchCommandsResponse,
  },
  DispatchMPPTask: {
    path: '/tikvpb.Tikv/DispatchMPPTask',
    clientStreaming: false,
    serverStreaming: false,
    request: mpp.DispatchTaskRequest,
    response: mpp.DispatchTaskResponse,
  },
  CancelMPPTask: {
    path: '/tikvpb.Tikv/CancelMPPTask',
    clientStreaming: false,
    serverStreaming: false,
    request: mpp.CancelTaskRequest,
    response: mpp.CancelTaskResponse,
  },
  EstablishMPPConnection: {
    path: '/tikvpb.Tikv/EstablishMPPConnection',
    clientStreaming: false,
    serverStreaming: true,
    request: mpp.EstablishMPPConnectionRequest,
    response: mpp.MPPDataPacket,
  },
  IsAlive: {
    path: '/tikvpb.Tikv/IsAlive',
    clientStreaming: false,
    serverStreaming: false,
    request: mpp.IsAliveRequest,
    response: mpp.IsAliveResponse,
  },
  ReportMPPTaskStatus: {
    path: '/tikvpb.Tikv/ReportMPPTaskStatus',
    clientStreaming: false,
    serverStreaming: false,
    request: mpp.ReportTaskStatusRequest,
    response: mpp.ReportTaskStatusResponse,
  },
  CheckLeader: {
    path: '/tikvpb.Tikv/CheckLeader',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.CheckLeaderRequest,
    response: kvrpcpb.CheckLeaderResponse,
  },
  GetStoreSafeTS: {
    path: '/tikvpb.Tikv/GetStoreSafeTS',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.StoreSafeTSRequest,
    response: kvrpcpb.StoreSafeTSResponse,
  },
  GetLockWaitInfo: {
    path: '/tikvpb.Tikv/GetLockWaitInfo',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.GetLockWaitInfoRequest,
    response: kvrpcpb.GetLockWaitInfoResponse,
  },
  Compact: {
    path: '/tikvpb.Tikv/Compact',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.CompactRequest,
    response: kvrpcpb.CompactResponse,
  },
  GetLockWaitHistory: {
    path: '/tikvpb.Tikv/GetLockWaitHistory',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.GetLockWaitHistoryRequest,
    response: kvrpcpb.GetLockWaitHistoryResponse,
  },
  GetTiFlashSystemTable: {
    path: '/tikvpb.Tikv/GetTiFlashSystemTable',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.TiFlashSystemTableRequest,
    response: kvrpcpb.TiFlashSystemTableResponse,
  },
  GetEstimateTiCICount: {
    path: '/tikvpb.Tikv/GetEstimateTiCICount',
    clientStreaming: false,
    serverStreaming: false,
    request: coprocessor.TiCIEstimateCountRequest,
    response: coprocessor.TiCIEstimateCountResponse,
  },
  tryAddLock: {
    path: '/tikvpb.Tikv/tryAddLock',
    clientStreaming: false,
    serverStreaming: false,
    request: disaggregated.TryAddLockRequest,
    response: disaggregated.TryAddLockResponse,
  },
  tryMarkDelete: {
    path: '/tikvpb.Tikv/tryMarkDelete',
    clientStreaming: false,
    serverStreaming: false,
    request: disaggregated.TryMarkDeleteRequest,
    response: disaggregated.TryMarkDeleteResponse,
  },
  EstablishDisaggTask: {
    path: '/tikvpb.Tikv/EstablishDisaggTask',
    clientStreaming: false,
    serverStreaming: false,
    request: disaggregated.EstablishDisaggTaskRequest,
    response: disaggregated.EstablishDisaggTaskResponse,
  },
  CancelDisaggTask: {
    path: '/tikvpb.Tikv/CancelDisaggTask',
    clientStreaming: false,
    serverStreaming: false,
    request: disaggregated.CancelDisaggTaskRequest,
    response: disaggregated.CancelDisaggTaskResponse,
  },
  FetchDisaggPages: {
    path: '/tikvpb.Tikv/FetchDisaggPages',
    clientStreaming: false,
    serverStreaming: true,
    request: disaggregated.FetchDisaggPagesRequest,
    response: disaggregated.PagesPacket,
  },
  GetDisaggConfig: {
    path: '/tikvpb.Tikv/GetDisaggConfig',
    clientStreaming: false,
    serverStreaming: false,
    request: disaggregated.GetDisaggConfigRequest,
    response: disaggregated.GetDisaggConfigResponse,
  },
  GetHealthFeedback: {
    path: '/tikvpb.Tikv/GetHealthFeedback',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.GetHealthFeedbackRequest,
    response: kvrpcpb.GetHealthFeedbackResponse,
  },
  BroadcastTxnStatus: {
    path: '/tikvpb.Tikv/BroadcastTxnStatus',
    clientStreaming: false,
    serverStreaming: false,
    request: kvrpcpb.BroadcastTxnStatusRequest,
    response: kvrpcpb.BroadcastTxnStatusResponse,
  },
} as const satisfies Service;

export const VersionedKv = {
  VersionedCoprocessor: {
    path: '/tikvpb.VersionedKv/VersionedCoprocessor',
    clientStreaming: false,
    serverStreaming: false,
    request: coprocessor.Request,
    response: coprocessor.Response,
  },
} as const satisfies Service;

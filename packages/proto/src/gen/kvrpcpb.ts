// Generated from proto/kvrpcpb.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.
import { EMPTY_BYTES } from '@tessera/base';
import { EMPTY_LIST, encodeWith, Reader, type Writer } from '../runtime/index.ts';
import * as apipb from './apipb.ts';
import * as deadlock from './deadlock.ts';
import * as errorpb from './errorpb.ts';
import * as metapb from './metapb.ts';
import * as resource_manager from './resource_manager.ts';
import * as tracepb from './tracepb.ts';

export const PessimisticLockWakeUpMode = {
  WakeUpModeNormal: 0,
  WakeUpModeForceLock: 1,
} as const;
/** Unknown values are kept. */
export type PessimisticLockWakeUpMode = number;

export const PessimisticLockKeyResultType = {
  LockResultNormal: 0,
  LockResultLockedWithConflict: 1,
  LockResultFailed: 2,
} as const;
/** Unknown values are kept. */
export type PessimisticLockKeyResultType = number;

export const CommitRole = {
  Unknown: 0,
  Primary: 1,
  Secondary: 2,
} as const;
/** Unknown values are kept. */
export type CommitRole = number;

export const RequestOrigin = {
  RequestOriginUnknown: 0,
  RequestOriginTiDB: 1,
} as const;
/** Unknown values are kept. */
export type RequestOrigin = number;

export const APIVersion = {
  V1: 0,
  V1TTL: 1,
  V2: 2,
  V3: 3,
} as const;
/** Unknown values are kept. */
export type APIVersion = number;

export const CommandPri = {
  Normal: 0,
  Low: 1,
  High: 2,
} as const;
/** Unknown values are kept. */
export type CommandPri = number;

export const IsolationLevel = {
  SI: 0,
  RC: 1,
  RCCheckTS: 2,
} as const;
/** Unknown values are kept. */
export type IsolationLevel = number;

export const DiskFullOpt = {
  NotAllowedOnFull: 0,
  AllowedOnAlmostFull: 1,
  AllowedOnAlreadyFull: 2,
} as const;
/** Unknown values are kept. */
export type DiskFullOpt = number;

export const Op = {
  Put: 0,
  Del: 1,
  Lock: 2,
  Rollback: 3,
  Insert: 4,
  PessimisticLock: 5,
  CheckNotExists: 6,
  SharedLock: 7,
  SharedPessimisticLock: 8,
} as const;
/** Unknown values are kept. */
export type Op = number;

export const Assertion = {
  None: 0,
  Exist: 1,
  NotExist: 2,
} as const;
/** Unknown values are kept. */
export type Assertion = number;

export const AssertionLevel = {
  Off: 0,
  Fast: 1,
  Strict: 2,
} as const;
/** Unknown values are kept. */
export type AssertionLevel = number;

export const Action = {
  NoAction: 0,
  TTLExpireRollback: 1,
  LockNotExistRollback: 2,
  MinCommitTSPushed: 3,
  TTLExpirePessimisticRollback: 4,
  LockNotExistDoNothing: 5,
} as const;
/** Unknown values are kept. */
export type Action = number;

export const ExtraOp = {
  Noop: 0,
  ReadOldValue: 1,
} as const;
/** Unknown values are kept. */
export type ExtraOp = number;

export const ChecksumAlgorithm = {
  Crc64_Xor: 0,
} as const;
/** Unknown values are kept. */
export type ChecksumAlgorithm = number;

export interface GetRequestInit {
  readonly context?: ContextInit | undefined;
  readonly key?: Uint8Array | undefined;
  readonly version?: bigint | undefined;
  readonly needCommitTs?: boolean | undefined;
}

export class GetRequest {
  static readonly typeName = 'kvrpcpb.GetRequest';
  declare context: Context | undefined;
  declare key: Uint8Array;
  declare version: bigint;
  declare needCommitTs: boolean;

  constructor() {
    this.context = undefined;
    this.key = EMPTY_BYTES;
    this.version = 0n;
    this.needCommitTs = false;
  }

  static merge(m: GetRequest, r: Reader): GetRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.version = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.needCommitTs = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.version; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.needCommitTs; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): GetRequest {
    return GetRequest.merge(new GetRequest(), r);
  }

  static decode(bytes: Uint8Array): GetRequest {
    return GetRequest.merge(new GetRequest(), new Reader(bytes));
  }

  static encode(m: GetRequestInit): Uint8Array {
    return encodeWith(GetRequest.write, m);
  }
}

export interface GetResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: KeyErrorInit | undefined;
  readonly value?: Uint8Array | undefined;
  readonly notFound?: boolean | undefined;
  readonly execDetailsV2?: ExecDetailsV2Init | undefined;
  readonly commitTs?: bigint | undefined;
}

export class GetResponse {
  static readonly typeName = 'kvrpcpb.GetResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: KeyError | undefined;
  declare value: Uint8Array;
  declare notFound: boolean;
  declare execDetailsV2: ExecDetailsV2 | undefined;
  declare commitTs: bigint;

  constructor() {
    this.regionError = undefined;
    this.error = undefined;
    this.value = EMPTY_BYTES;
    this.notFound = false;
    this.execDetailsV2 = undefined;
    this.commitTs = 0n;
  }

  static merge(m: GetResponse, r: Reader): GetResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = KeyError.merge(m.error ?? new KeyError(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; m.value = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.notFound = r.bool(); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.execDetailsV2 = ExecDetailsV2.merge(m.execDetailsV2 ?? new ExecDetailsV2(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 56) break; m.commitTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyError.write(v, w); w.end(at); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.notFound; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(50); const at = w.begin(); ExecDetailsV2.write(v, w); w.end(at); } }
    { const v = m.commitTs; if (v !== undefined && v !== 0n) { w.tag(56); w.big(v); } }
  }

  static read(r: Reader): GetResponse {
    return GetResponse.merge(new GetResponse(), r);
  }

  static decode(bytes: Uint8Array): GetResponse {
    return GetResponse.merge(new GetResponse(), new Reader(bytes));
  }

  static encode(m: GetResponseInit): Uint8Array {
    return encodeWith(GetResponse.write, m);
  }
}

export interface ScanRequestInit {
  readonly context?: ContextInit | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly limit?: number | undefined;
  readonly version?: bigint | undefined;
  readonly keyOnly?: boolean | undefined;
  readonly reverse?: boolean | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly sampleStep?: number | undefined;
}

export class ScanRequest {
  static readonly typeName = 'kvrpcpb.ScanRequest';
  declare context: Context | undefined;
  declare startKey: Uint8Array;
  declare limit: number;
  declare version: bigint;
  declare keyOnly: boolean;
  declare reverse: boolean;
  declare endKey: Uint8Array;
  declare sampleStep: number;

  constructor() {
    this.context = undefined;
    this.startKey = EMPTY_BYTES;
    this.limit = 0;
    this.version = 0n;
    this.keyOnly = false;
    this.reverse = false;
    this.endKey = EMPTY_BYTES;
    this.sampleStep = 0;
  }

  static merge(m: ScanRequest, r: Reader): ScanRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.startKey = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.limit = r.uint32(); continue; }
        case 4: { if (tag !== 32) break; m.version = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.keyOnly = r.bool(); continue; }
        case 6: { if (tag !== 48) break; m.reverse = r.bool(); continue; }
        case 7: { if (tag !== 58) break; m.endKey = r.bytes(); continue; }
        case 8: { if (tag !== 64) break; m.sampleStep = r.uint32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ScanRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.limit; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.version; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.keyOnly; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
    { const v = m.reverse; if (v !== undefined && v) { w.tag(48); w.bool(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(58); w.bytes(v); } }
    { const v = m.sampleStep; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
  }

  static read(r: Reader): ScanRequest {
    return ScanRequest.merge(new ScanRequest(), r);
  }

  static decode(bytes: Uint8Array): ScanRequest {
    return ScanRequest.merge(new ScanRequest(), new Reader(bytes));
  }

  static encode(m: ScanRequestInit): Uint8Array {
    return encodeWith(ScanRequest.write, m);
  }
}

export interface ScanResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly pairs?: readonly KvPairInit[] | undefined;
  readonly error?: KeyErrorInit | undefined;
}

export class ScanResponse {
  static readonly typeName = 'kvrpcpb.ScanResponse';
  declare regionError: errorpb.Error | undefined;
  declare pairs: readonly KvPair[];
  declare error: KeyError | undefined;

  constructor() {
    this.regionError = undefined;
    this.pairs = EMPTY_LIST;
    this.error = undefined;
  }

  static merge(m: ScanResponse, r: Reader): ScanResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.pairs === EMPTY_LIST) m.pairs = []; (m.pairs as KvPair[]).push(KvPair.merge(new KvPair(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.error = KeyError.merge(m.error ?? new KeyError(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ScanResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.pairs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KvPair.write(v[i] as KvPairInit, w); w.end(at); } } }
    { const v = m.error; if (v !== undefined) { w.tag(26); const at = w.begin(); KeyError.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ScanResponse {
    return ScanResponse.merge(new ScanResponse(), r);
  }

  static decode(bytes: Uint8Array): ScanResponse {
    return ScanResponse.merge(new ScanResponse(), new Reader(bytes));
  }

  static encode(m: ScanResponseInit): Uint8Array {
    return encodeWith(ScanResponse.write, m);
  }
}

export interface PrewriteRequestInit {
  readonly context?: ContextInit | undefined;
  readonly mutations?: readonly MutationInit[] | undefined;
  readonly primaryLock?: Uint8Array | undefined;
  readonly startVersion?: bigint | undefined;
  readonly lockTtl?: number | undefined;
  readonly skipConstraintCheck?: boolean | undefined;
  readonly pessimisticActions?: readonly PrewriteRequest_PessimisticAction[] | undefined;
  readonly txnSize?: number | undefined;
  readonly forUpdateTs?: bigint | undefined;
  readonly minCommitTs?: bigint | undefined;
  readonly useAsyncCommit?: boolean | undefined;
  readonly secondaries?: readonly Uint8Array[] | undefined;
  readonly tryOnePc?: boolean | undefined;
  readonly maxCommitTs?: bigint | undefined;
  readonly assertionLevel?: AssertionLevel | undefined;
  readonly forUpdateTsConstraints?: readonly PrewriteRequest_ForUpdateTSConstraintInit[] | undefined;
  readonly txnFileChunks?: readonly bigint[] | undefined;
}

export class PrewriteRequest {
  static readonly typeName = 'kvrpcpb.PrewriteRequest';
  declare context: Context | undefined;
  declare mutations: readonly Mutation[];
  declare primaryLock: Uint8Array;
  declare startVersion: bigint;
  declare lockTtl: number;
  declare skipConstraintCheck: boolean;
  declare pessimisticActions: readonly PrewriteRequest_PessimisticAction[];
  declare txnSize: number;
  declare forUpdateTs: bigint;
  declare minCommitTs: bigint;
  declare useAsyncCommit: boolean;
  declare secondaries: readonly Uint8Array[];
  declare tryOnePc: boolean;
  declare maxCommitTs: bigint;
  declare assertionLevel: AssertionLevel;
  declare forUpdateTsConstraints: readonly PrewriteRequest_ForUpdateTSConstraint[];
  declare txnFileChunks: readonly bigint[];

  constructor() {
    this.context = undefined;
    this.mutations = EMPTY_LIST;
    this.primaryLock = EMPTY_BYTES;
    this.startVersion = 0n;
    this.lockTtl = 0;
    this.skipConstraintCheck = false;
    this.pessimisticActions = EMPTY_LIST;
    this.txnSize = 0;
    this.forUpdateTs = 0n;
    this.minCommitTs = 0n;
    this.useAsyncCommit = false;
    this.secondaries = EMPTY_LIST;
    this.tryOnePc = false;
    this.maxCommitTs = 0n;
    this.assertionLevel = 0;
    this.forUpdateTsConstraints = EMPTY_LIST;
    this.txnFileChunks = EMPTY_LIST;
  }

  static merge(m: PrewriteRequest, r: Reader): PrewriteRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.mutations === EMPTY_LIST) m.mutations = []; (m.mutations as Mutation[]).push(Mutation.merge(new Mutation(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; m.primaryLock = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.startVersion = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.lockTtl = r.uint64Saturating(); continue; }
        case 6: { if (tag !== 48) break; m.skipConstraintCheck = r.bool(); continue; }
        case 7: {
          if (tag !== 56 && tag !== 58) break;
          if (m.pessimisticActions === EMPTY_LIST) m.pessimisticActions = [];
          if (tag === 56) { (m.pessimisticActions as number[]).push(r.int32()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.pessimisticActions as number[]).push(r.int32());
          r.leave(outer);
          continue;
        }
        case 8: { if (tag !== 64) break; m.txnSize = r.uint64Saturating(); continue; }
        case 9: { if (tag !== 72) break; m.forUpdateTs = r.uint64Big(); continue; }
        case 10: { if (tag !== 80) break; m.minCommitTs = r.uint64Big(); continue; }
        case 11: { if (tag !== 88) break; m.useAsyncCommit = r.bool(); continue; }
        case 12: { if (tag !== 98) break; if (m.secondaries === EMPTY_LIST) m.secondaries = []; (m.secondaries as Uint8Array[]).push(r.bytes()); continue; }
        case 13: { if (tag !== 104) break; m.tryOnePc = r.bool(); continue; }
        case 14: { if (tag !== 112) break; m.maxCommitTs = r.uint64Big(); continue; }
        case 15: { if (tag !== 120) break; m.assertionLevel = r.int32(); continue; }
        case 16: { if (tag !== 130) break; const outer = r.enter(); if (m.forUpdateTsConstraints === EMPTY_LIST) m.forUpdateTsConstraints = []; (m.forUpdateTsConstraints as PrewriteRequest_ForUpdateTSConstraint[]).push(PrewriteRequest_ForUpdateTSConstraint.merge(new PrewriteRequest_ForUpdateTSConstraint(), r)); r.leave(outer); continue; }
        case 100: {
          if (tag !== 800 && tag !== 802) break;
          if (m.txnFileChunks === EMPTY_LIST) m.txnFileChunks = [];
          if (tag === 800) { (m.txnFileChunks as bigint[]).push(r.uint64Big()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.txnFileChunks as bigint[]).push(r.uint64Big());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PrewriteRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.mutations; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Mutation.write(v[i] as MutationInit, w); w.end(at); } } }
    { const v = m.primaryLock; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.startVersion; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.lockTtl; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.skipConstraintCheck; if (v !== undefined && v) { w.tag(48); w.bool(v); } }
    { const v = m.pessimisticActions; if (v !== undefined && v.length > 0) { w.tag(58); const at = w.begin(); for (let i = 0; i < v.length; i++) w.signed(v[i] as number); w.end(at); } }
    { const v = m.txnSize; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.forUpdateTs; if (v !== undefined && v !== 0n) { w.tag(72); w.big(v); } }
    { const v = m.minCommitTs; if (v !== undefined && v !== 0n) { w.tag(80); w.big(v); } }
    { const v = m.useAsyncCommit; if (v !== undefined && v) { w.tag(88); w.bool(v); } }
    { const v = m.secondaries; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(98); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.tryOnePc; if (v !== undefined && v) { w.tag(104); w.bool(v); } }
    { const v = m.maxCommitTs; if (v !== undefined && v !== 0n) { w.tag(112); w.big(v); } }
    { const v = m.assertionLevel; if (v !== undefined && v !== 0) { w.tag(120); w.signed(v); } }
    { const v = m.forUpdateTsConstraints; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(130); const at = w.begin(); PrewriteRequest_ForUpdateTSConstraint.write(v[i] as PrewriteRequest_ForUpdateTSConstraintInit, w); w.end(at); } } }
    { const v = m.txnFileChunks; if (v !== undefined && v.length > 0) { w.tag(802); const at = w.begin(); for (let i = 0; i < v.length; i++) w.big(v[i] as bigint); w.end(at); } }
  }

  static read(r: Reader): PrewriteRequest {
    return PrewriteRequest.merge(new PrewriteRequest(), r);
  }

  static decode(bytes: Uint8Array): PrewriteRequest {
    return PrewriteRequest.merge(new PrewriteRequest(), new Reader(bytes));
  }

  static encode(m: PrewriteRequestInit): Uint8Array {
    return encodeWith(PrewriteRequest.write, m);
  }
}

export const PrewriteRequest_PessimisticAction = {
  SKIP_PESSIMISTIC_CHECK: 0,
  DO_PESSIMISTIC_CHECK: 1,
  DO_CONSTRAINT_CHECK: 2,
} as const;
/** Unknown values are kept. */
export type PrewriteRequest_PessimisticAction = number;

export interface PrewriteRequest_ForUpdateTSConstraintInit {
  readonly index?: number | undefined;
  readonly expectedForUpdateTs?: bigint | undefined;
}

export class PrewriteRequest_ForUpdateTSConstraint {
  static readonly typeName = 'kvrpcpb.PrewriteRequest.ForUpdateTSConstraint';
  declare index: number;
  declare expectedForUpdateTs: bigint;

  constructor() {
    this.index = 0;
    this.expectedForUpdateTs = 0n;
  }

  static merge(m: PrewriteRequest_ForUpdateTSConstraint, r: Reader): PrewriteRequest_ForUpdateTSConstraint {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.index = r.uint32(); continue; }
        case 2: { if (tag !== 16) break; m.expectedForUpdateTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PrewriteRequest_ForUpdateTSConstraintInit, w: Writer): void {
    { const v = m.index; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.expectedForUpdateTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): PrewriteRequest_ForUpdateTSConstraint {
    return PrewriteRequest_ForUpdateTSConstraint.merge(new PrewriteRequest_ForUpdateTSConstraint(), r);
  }

  static decode(bytes: Uint8Array): PrewriteRequest_ForUpdateTSConstraint {
    return PrewriteRequest_ForUpdateTSConstraint.merge(new PrewriteRequest_ForUpdateTSConstraint(), new Reader(bytes));
  }

  static encode(m: PrewriteRequest_ForUpdateTSConstraintInit): Uint8Array {
    return encodeWith(PrewriteRequest_ForUpdateTSConstraint.write, m);
  }
}

export interface PrewriteResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly errors?: readonly KeyErrorInit[] | undefined;
  readonly minCommitTs?: bigint | undefined;
  readonly onePcCommitTs?: bigint | undefined;
  readonly execDetailsV2?: ExecDetailsV2Init | undefined;
}

export class PrewriteResponse {
  static readonly typeName = 'kvrpcpb.PrewriteResponse';
  declare regionError: errorpb.Error | undefined;
  declare errors: readonly KeyError[];
  declare minCommitTs: bigint;
  declare onePcCommitTs: bigint;
  declare execDetailsV2: ExecDetailsV2 | undefined;

  constructor() {
    this.regionError = undefined;
    this.errors = EMPTY_LIST;
    this.minCommitTs = 0n;
    this.onePcCommitTs = 0n;
    this.execDetailsV2 = undefined;
  }

  static merge(m: PrewriteResponse, r: Reader): PrewriteResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.errors === EMPTY_LIST) m.errors = []; (m.errors as KeyError[]).push(KeyError.merge(new KeyError(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.minCommitTs = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.onePcCommitTs = r.uint64Big(); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.execDetailsV2 = ExecDetailsV2.merge(m.execDetailsV2 ?? new ExecDetailsV2(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PrewriteResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.errors; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KeyError.write(v[i] as KeyErrorInit, w); w.end(at); } } }
    { const v = m.minCommitTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.onePcCommitTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(42); const at = w.begin(); ExecDetailsV2.write(v, w); w.end(at); } }
  }

  static read(r: Reader): PrewriteResponse {
    return PrewriteResponse.merge(new PrewriteResponse(), r);
  }

  static decode(bytes: Uint8Array): PrewriteResponse {
    return PrewriteResponse.merge(new PrewriteResponse(), new Reader(bytes));
  }

  static encode(m: PrewriteResponseInit): Uint8Array {
    return encodeWith(PrewriteResponse.write, m);
  }
}

export interface PessimisticLockRequestInit {
  readonly context?: ContextInit | undefined;
  readonly mutations?: readonly MutationInit[] | undefined;
  readonly primaryLock?: Uint8Array | undefined;
  readonly startVersion?: bigint | undefined;
  readonly lockTtl?: number | undefined;
  readonly forUpdateTs?: bigint | undefined;
  readonly isFirstLock?: boolean | undefined;
  readonly waitTimeout?: number | undefined;
  readonly force?: boolean | undefined;
  readonly returnValues?: boolean | undefined;
  readonly minCommitTs?: bigint | undefined;
  readonly checkExistence?: boolean | undefined;
  readonly lockOnlyIfExists?: boolean | undefined;
  readonly wakeUpMode?: PessimisticLockWakeUpMode | undefined;
}

export class PessimisticLockRequest {
  static readonly typeName = 'kvrpcpb.PessimisticLockRequest';
  declare context: Context | undefined;
  declare mutations: readonly Mutation[];
  declare primaryLock: Uint8Array;
  declare startVersion: bigint;
  declare lockTtl: number;
  declare forUpdateTs: bigint;
  declare isFirstLock: boolean;
  declare waitTimeout: number;
  /** @deprecated */
  declare force: boolean;
  declare returnValues: boolean;
  declare minCommitTs: bigint;
  declare checkExistence: boolean;
  declare lockOnlyIfExists: boolean;
  declare wakeUpMode: PessimisticLockWakeUpMode;

  constructor() {
    this.context = undefined;
    this.mutations = EMPTY_LIST;
    this.primaryLock = EMPTY_BYTES;
    this.startVersion = 0n;
    this.lockTtl = 0;
    this.forUpdateTs = 0n;
    this.isFirstLock = false;
    this.waitTimeout = 0;
    this.force = false;
    this.returnValues = false;
    this.minCommitTs = 0n;
    this.checkExistence = false;
    this.lockOnlyIfExists = false;
    this.wakeUpMode = 0;
  }

  static merge(m: PessimisticLockRequest, r: Reader): PessimisticLockRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.mutations === EMPTY_LIST) m.mutations = []; (m.mutations as Mutation[]).push(Mutation.merge(new Mutation(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; m.primaryLock = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.startVersion = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.lockTtl = r.uint64Saturating(); continue; }
        case 6: { if (tag !== 48) break; m.forUpdateTs = r.uint64Big(); continue; }
        case 7: { if (tag !== 56) break; m.isFirstLock = r.bool(); continue; }
        case 8: { if (tag !== 64) break; m.waitTimeout = r.int64Saturating(); continue; }
        case 9: { if (tag !== 72) break; m.force = r.bool(); continue; }
        case 10: { if (tag !== 80) break; m.returnValues = r.bool(); continue; }
        case 11: { if (tag !== 88) break; m.minCommitTs = r.uint64Big(); continue; }
        case 12: { if (tag !== 96) break; m.checkExistence = r.bool(); continue; }
        case 13: { if (tag !== 104) break; m.lockOnlyIfExists = r.bool(); continue; }
        case 14: { if (tag !== 112) break; m.wakeUpMode = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PessimisticLockRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.mutations; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Mutation.write(v[i] as MutationInit, w); w.end(at); } } }
    { const v = m.primaryLock; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.startVersion; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.lockTtl; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.forUpdateTs; if (v !== undefined && v !== 0n) { w.tag(48); w.big(v); } }
    { const v = m.isFirstLock; if (v !== undefined && v) { w.tag(56); w.bool(v); } }
    { const v = m.waitTimeout; if (v !== undefined && v !== 0) { w.tag(64); w.signed(v); } }
    { const v = m.force; if (v !== undefined && v) { w.tag(72); w.bool(v); } }
    { const v = m.returnValues; if (v !== undefined && v) { w.tag(80); w.bool(v); } }
    { const v = m.minCommitTs; if (v !== undefined && v !== 0n) { w.tag(88); w.big(v); } }
    { const v = m.checkExistence; if (v !== undefined && v) { w.tag(96); w.bool(v); } }
    { const v = m.lockOnlyIfExists; if (v !== undefined && v) { w.tag(104); w.bool(v); } }
    { const v = m.wakeUpMode; if (v !== undefined && v !== 0) { w.tag(112); w.signed(v); } }
  }

  static read(r: Reader): PessimisticLockRequest {
    return PessimisticLockRequest.merge(new PessimisticLockRequest(), r);
  }

  static decode(bytes: Uint8Array): PessimisticLockRequest {
    return PessimisticLockRequest.merge(new PessimisticLockRequest(), new Reader(bytes));
  }

  static encode(m: PessimisticLockRequestInit): Uint8Array {
    return encodeWith(PessimisticLockRequest.write, m);
  }
}

export interface PessimisticLockKeyResultInit {
  readonly type?: PessimisticLockKeyResultType | undefined;
  readonly value?: Uint8Array | undefined;
  readonly existence?: boolean | undefined;
  readonly lockedWithConflictTs?: bigint | undefined;
  readonly skipResolvingLock?: boolean | undefined;
}

export class PessimisticLockKeyResult {
  static readonly typeName = 'kvrpcpb.PessimisticLockKeyResult';
  declare type: PessimisticLockKeyResultType;
  declare value: Uint8Array;
  declare existence: boolean;
  declare lockedWithConflictTs: bigint;
  declare skipResolvingLock: boolean;

  constructor() {
    this.type = 0;
    this.value = EMPTY_BYTES;
    this.existence = false;
    this.lockedWithConflictTs = 0n;
    this.skipResolvingLock = false;
  }

  static merge(m: PessimisticLockKeyResult, r: Reader): PessimisticLockKeyResult {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.type = r.int32(); continue; }
        case 2: { if (tag !== 18) break; m.value = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.existence = r.bool(); continue; }
        case 4: { if (tag !== 32) break; m.lockedWithConflictTs = r.uint64Big(); continue; }
        case 11: { if (tag !== 88) break; m.skipResolvingLock = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PessimisticLockKeyResultInit, w: Writer): void {
    { const v = m.type; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.existence; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
    { const v = m.lockedWithConflictTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.skipResolvingLock; if (v !== undefined && v) { w.tag(88); w.bool(v); } }
  }

  static read(r: Reader): PessimisticLockKeyResult {
    return PessimisticLockKeyResult.merge(new PessimisticLockKeyResult(), r);
  }

  static decode(bytes: Uint8Array): PessimisticLockKeyResult {
    return PessimisticLockKeyResult.merge(new PessimisticLockKeyResult(), new Reader(bytes));
  }

  static encode(m: PessimisticLockKeyResultInit): Uint8Array {
    return encodeWith(PessimisticLockKeyResult.write, m);
  }
}

export interface PessimisticLockResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly errors?: readonly KeyErrorInit[] | undefined;
  readonly commitTs?: bigint | undefined;
  readonly value?: Uint8Array | undefined;
  readonly values?: readonly Uint8Array[] | undefined;
  readonly notFounds?: readonly boolean[] | undefined;
  readonly execDetailsV2?: ExecDetailsV2Init | undefined;
  readonly results?: readonly PessimisticLockKeyResultInit[] | undefined;
}

export class PessimisticLockResponse {
  static readonly typeName = 'kvrpcpb.PessimisticLockResponse';
  declare regionError: errorpb.Error | undefined;
  declare errors: readonly KeyError[];
  /** @deprecated */
  declare commitTs: bigint;
  /** @deprecated */
  declare value: Uint8Array;
  declare values: readonly Uint8Array[];
  declare notFounds: readonly boolean[];
  declare execDetailsV2: ExecDetailsV2 | undefined;
  declare results: readonly PessimisticLockKeyResult[];

  constructor() {
    this.regionError = undefined;
    this.errors = EMPTY_LIST;
    this.commitTs = 0n;
    this.value = EMPTY_BYTES;
    this.values = EMPTY_LIST;
    this.notFounds = EMPTY_LIST;
    this.execDetailsV2 = undefined;
    this.results = EMPTY_LIST;
  }

  static merge(m: PessimisticLockResponse, r: Reader): PessimisticLockResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.errors === EMPTY_LIST) m.errors = []; (m.errors as KeyError[]).push(KeyError.merge(new KeyError(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.commitTs = r.uint64Big(); continue; }
        case 4: { if (tag !== 34) break; m.value = r.bytes(); continue; }
        case 5: { if (tag !== 42) break; if (m.values === EMPTY_LIST) m.values = []; (m.values as Uint8Array[]).push(r.bytes()); continue; }
        case 6: {
          if (tag !== 48 && tag !== 50) break;
          if (m.notFounds === EMPTY_LIST) m.notFounds = [];
          if (tag === 48) { (m.notFounds as boolean[]).push(r.bool()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.notFounds as boolean[]).push(r.bool());
          r.leave(outer);
          continue;
        }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.execDetailsV2 = ExecDetailsV2.merge(m.execDetailsV2 ?? new ExecDetailsV2(), r); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); if (m.results === EMPTY_LIST) m.results = []; (m.results as PessimisticLockKeyResult[]).push(PessimisticLockKeyResult.merge(new PessimisticLockKeyResult(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PessimisticLockResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.errors; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KeyError.write(v[i] as KeyErrorInit, w); w.end(at); } } }
    { const v = m.commitTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
    { const v = m.values; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.notFounds; if (v !== undefined && v.length > 0) { w.tag(50); const at = w.begin(); for (let i = 0; i < v.length; i++) w.bool(v[i] as boolean); w.end(at); } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(58); const at = w.begin(); ExecDetailsV2.write(v, w); w.end(at); } }
    { const v = m.results; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(66); const at = w.begin(); PessimisticLockKeyResult.write(v[i] as PessimisticLockKeyResultInit, w); w.end(at); } } }
  }

  static read(r: Reader): PessimisticLockResponse {
    return PessimisticLockResponse.merge(new PessimisticLockResponse(), r);
  }

  static decode(bytes: Uint8Array): PessimisticLockResponse {
    return PessimisticLockResponse.merge(new PessimisticLockResponse(), new Reader(bytes));
  }

  static encode(m: PessimisticLockResponseInit): Uint8Array {
    return encodeWith(PessimisticLockResponse.write, m);
  }
}

export interface PessimisticRollbackRequestInit {
  readonly context?: ContextInit | undefined;
  readonly startVersion?: bigint | undefined;
  readonly forUpdateTs?: bigint | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
}

export class PessimisticRollbackRequest {
  static readonly typeName = 'kvrpcpb.PessimisticRollbackRequest';
  declare context: Context | undefined;
  declare startVersion: bigint;
  declare forUpdateTs: bigint;
  declare keys: readonly Uint8Array[];

  constructor() {
    this.context = undefined;
    this.startVersion = 0n;
    this.forUpdateTs = 0n;
    this.keys = EMPTY_LIST;
  }

  static merge(m: PessimisticRollbackRequest, r: Reader): PessimisticRollbackRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.startVersion = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.forUpdateTs = r.uint64Big(); continue; }
        case 4: { if (tag !== 34) break; if (m.keys === EMPTY_LIST) m.keys = []; (m.keys as Uint8Array[]).push(r.bytes()); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PessimisticRollbackRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.startVersion; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.forUpdateTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); w.bytes(v[i] as Uint8Array); } } }
  }

  static read(r: Reader): PessimisticRollbackRequest {
    return PessimisticRollbackRequest.merge(new PessimisticRollbackRequest(), r);
  }

  static decode(bytes: Uint8Array): PessimisticRollbackRequest {
    return PessimisticRollbackRequest.merge(new PessimisticRollbackRequest(), new Reader(bytes));
  }

  static encode(m: PessimisticRollbackRequestInit): Uint8Array {
    return encodeWith(PessimisticRollbackRequest.write, m);
  }
}

export interface PessimisticRollbackResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly errors?: readonly KeyErrorInit[] | undefined;
  readonly execDetailsV2?: ExecDetailsV2Init | undefined;
}

export class PessimisticRollbackResponse {
  static readonly typeName = 'kvrpcpb.PessimisticRollbackResponse';
  declare regionError: errorpb.Error | undefined;
  declare errors: readonly KeyError[];
  declare execDetailsV2: ExecDetailsV2 | undefined;

  constructor() {
    this.regionError = undefined;
    this.errors = EMPTY_LIST;
    this.execDetailsV2 = undefined;
  }

  static merge(m: PessimisticRollbackResponse, r: Reader): PessimisticRollbackResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.errors === EMPTY_LIST) m.errors = []; (m.errors as KeyError[]).push(KeyError.merge(new KeyError(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.execDetailsV2 = ExecDetailsV2.merge(m.execDetailsV2 ?? new ExecDetailsV2(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PessimisticRollbackResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.errors; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KeyError.write(v[i] as KeyErrorInit, w); w.end(at); } } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(26); const at = w.begin(); ExecDetailsV2.write(v, w); w.end(at); } }
  }

  static read(r: Reader): PessimisticRollbackResponse {
    return PessimisticRollbackResponse.merge(new PessimisticRollbackResponse(), r);
  }

  static decode(bytes: Uint8Array): PessimisticRollbackResponse {
    return PessimisticRollbackResponse.merge(new PessimisticRollbackResponse(), new Reader(bytes));
  }

  static encode(m: PessimisticRollbackResponseInit): Uint8Array {
    return encodeWith(PessimisticRollbackResponse.write, m);
  }
}

export interface TxnHeartBeatRequestInit {
  readonly context?: ContextInit | undefined;
  readonly primaryLock?: Uint8Array | undefined;
  readonly startVersion?: bigint | undefined;
  readonly adviseLockTtl?: number | undefined;
  readonly minCommitTs?: bigint | undefined;
  readonly isTxnFile?: boolean | undefined;
}

export class TxnHeartBeatRequest {
  static readonly typeName = 'kvrpcpb.TxnHeartBeatRequest';
  declare context: Context | undefined;
  declare primaryLock: Uint8Array;
  declare startVersion: bigint;
  declare adviseLockTtl: number;
  declare minCommitTs: bigint;
  declare isTxnFile: boolean;

  constructor() {
    this.context = undefined;
    this.primaryLock = EMPTY_BYTES;
    this.startVersion = 0n;
    this.adviseLockTtl = 0;
    this.minCommitTs = 0n;
    this.isTxnFile = false;
  }

  static merge(m: TxnHeartBeatRequest, r: Reader): TxnHeartBeatRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.primaryLock = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.startVersion = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.adviseLockTtl = r.uint64Saturating(); continue; }
        case 5: { if (tag !== 40) break; m.minCommitTs = r.uint64Big(); continue; }
        case 100: { if (tag !== 800) break; m.isTxnFile = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TxnHeartBeatRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.primaryLock; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.startVersion; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.adviseLockTtl; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.minCommitTs; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
    { const v = m.isTxnFile; if (v !== undefined && v) { w.tag(800); w.bool(v); } }
  }

  static read(r: Reader): TxnHeartBeatRequest {
    return TxnHeartBeatRequest.merge(new TxnHeartBeatRequest(), r);
  }

  static decode(bytes: Uint8Array): TxnHeartBeatRequest {
    return TxnHeartBeatRequest.merge(new TxnHeartBeatRequest(), new Reader(bytes));
  }

  static encode(m: TxnHeartBeatRequestInit): Uint8Array {
    return encodeWith(TxnHeartBeatRequest.write, m);
  }
}

export interface TxnHeartBeatResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: KeyErrorInit | undefined;
  readonly lockTtl?: number | undefined;
  readonly execDetailsV2?: ExecDetailsV2Init | undefined;
}

export class TxnHeartBeatResponse {
  static readonly typeName = 'kvrpcpb.TxnHeartBeatResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: KeyError | undefined;
  declare lockTtl: number;
  declare execDetailsV2: ExecDetailsV2 | undefined;

  constructor() {
    this.regionError = undefined;
    this.error = undefined;
    this.lockTtl = 0;
    this.execDetailsV2 = undefined;
  }

  static merge(m: TxnHeartBeatResponse, r: Reader): TxnHeartBeatResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = KeyError.merge(m.error ?? new KeyError(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.lockTtl = r.uint64Saturating(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.execDetailsV2 = ExecDetailsV2.merge(m.execDetailsV2 ?? new ExecDetailsV2(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TxnHeartBeatResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyError.write(v, w); w.end(at); } }
    { const v = m.lockTtl; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(34); const at = w.begin(); ExecDetailsV2.write(v, w); w.end(at); } }
  }

  static read(r: Reader): TxnHeartBeatResponse {
    return TxnHeartBeatResponse.merge(new TxnHeartBeatResponse(), r);
  }

  static decode(bytes: Uint8Array): TxnHeartBeatResponse {
    return TxnHeartBeatResponse.merge(new TxnHeartBeatResponse(), new Reader(bytes));
  }

  static encode(m: TxnHeartBeatResponseInit): Uint8Array {
    return encodeWith(TxnHeartBeatResponse.write, m);
  }
}

export interface CheckTxnStatusRequestInit {
  readonly context?: ContextInit | undefined;
  readonly primaryKey?: Uint8Array | undefined;
  readonly lockTs?: bigint | undefined;
  readonly callerStartTs?: bigint | undefined;
  readonly currentTs?: bigint | undefined;
  readonly rollbackIfNotExist?: boolean | undefined;
  readonly forceSyncCommit?: boolean | undefined;
  readonly resolvingPessimisticLock?: boolean | undefined;
  readonly verifyIsPrimary?: boolean | undefined;
  readonly isTxnFile?: boolean | undefined;
}

export class CheckTxnStatusRequest {
  static readonly typeName = 'kvrpcpb.CheckTxnStatusRequest';
  declare context: Context | undefined;
  declare primaryKey: Uint8Array;
  declare lockTs: bigint;
  declare callerStartTs: bigint;
  declare currentTs: bigint;
  declare rollbackIfNotExist: boolean;
  declare forceSyncCommit: boolean;
  declare resolvingPessimisticLock: boolean;
  declare verifyIsPrimary: boolean;
  declare isTxnFile: boolean;

  constructor() {
    this.context = undefined;
    this.primaryKey = EMPTY_BYTES;
    this.lockTs = 0n;
    this.callerStartTs = 0n;
    this.currentTs = 0n;
    this.rollbackIfNotExist = false;
    this.forceSyncCommit = false;
    this.resolvingPessimisticLock = false;
    this.verifyIsPrimary = false;
    this.isTxnFile = false;
  }

  static merge(m: CheckTxnStatusRequest, r: Reader): CheckTxnStatusRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.primaryKey = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.lockTs = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.callerStartTs = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.currentTs = r.uint64Big(); continue; }
        case 6: { if (tag !== 48) break; m.rollbackIfNotExist = r.bool(); continue; }
        case 7: { if (tag !== 56) break; m.forceSyncCommit = r.bool(); continue; }
        case 8: { if (tag !== 64) break; m.resolvingPessimisticLock = r.bool(); continue; }
        case 9: { if (tag !== 72) break; m.verifyIsPrimary = r.bool(); continue; }
        case 100: { if (tag !== 800) break; m.isTxnFile = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CheckTxnStatusRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.primaryKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.lockTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.callerStartTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.currentTs; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
    { const v = m.rollbackIfNotExist; if (v !== undefined && v) { w.tag(48); w.bool(v); } }
    { const v = m.forceSyncCommit; if (v !== undefined && v) { w.tag(56); w.bool(v); } }
    { const v = m.resolvingPessimisticLock; if (v !== undefined && v) { w.tag(64); w.bool(v); } }
    { const v = m.verifyIsPrimary; if (v !== undefined && v) { w.tag(72); w.bool(v); } }
    { const v = m.isTxnFile; if (v !== undefined && v) { w.tag(800); w.bool(v); } }
  }

  static read(r: Reader): CheckTxnStatusRequest {
    return CheckTxnStatusRequest.merge(new CheckTxnStatusRequest(), r);
  }

  static decode(bytes: Uint8Array): CheckTxnStatusRequest {
    return CheckTxnStatusRequest.merge(new CheckTxnStatusRequest(), new Reader(bytes));
  }

  static encode(m: CheckTxnStatusRequestInit): Uint8Array {
    return encodeWith(CheckTxnStatusRequest.write, m);
  }
}

export interface CheckTxnStatusResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: KeyErrorInit | undefined;
  readonly lockTtl?: number | undefined;
  readonly commitVersion?: bigint | undefined;
  readonly action?: Action | undefined;
  readonly lockInfo?: LockInfoInit | undefined;
  readonly execDetailsV2?: ExecDetailsV2Init | undefined;
}

export class CheckTxnStatusResponse {
  static readonly typeName = 'kvrpcpb.CheckTxnStatusResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: KeyError | undefined;
  declare lockTtl: number;
  declare commitVersion: bigint;
  declare action: Action;
  declare lockInfo: LockInfo | undefined;
  declare execDetailsV2: ExecDetailsV2 | undefined;

  constructor() {
    this.regionError = undefined;
    this.error = undefined;
    this.lockTtl = 0;
    this.commitVersion = 0n;
    this.action = 0;
    this.lockInfo = undefined;
    this.execDetailsV2 = undefined;
  }

  static merge(m: CheckTxnStatusResponse, r: Reader): CheckTxnStatusResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = KeyError.merge(m.error ?? new KeyError(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.lockTtl = r.uint64Saturating(); continue; }
        case 4: { if (tag !== 32) break; m.commitVersion = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.action = r.int32(); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.lockInfo = LockInfo.merge(m.lockInfo ?? new LockInfo(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.execDetailsV2 = ExecDetailsV2.merge(m.execDetailsV2 ?? new ExecDetailsV2(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CheckTxnStatusResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyError.write(v, w); w.end(at); } }
    { const v = m.lockTtl; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.commitVersion; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.action; if (v !== undefined && v !== 0) { w.tag(40); w.signed(v); } }
    { const v = m.lockInfo; if (v !== undefined) { w.tag(50); const at = w.begin(); LockInfo.write(v, w); w.end(at); } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(58); const at = w.begin(); ExecDetailsV2.write(v, w); w.end(at); } }
  }

  static read(r: Reader): CheckTxnStatusResponse {
    return CheckTxnStatusResponse.merge(new CheckTxnStatusResponse(), r);
  }

  static decode(bytes: Uint8Array): CheckTxnStatusResponse {
    return CheckTxnStatusResponse.merge(new CheckTxnStatusResponse(), new Reader(bytes));
  }

  static encode(m: CheckTxnStatusResponseInit): Uint8Array {
    return encodeWith(CheckTxnStatusResponse.write, m);
  }
}

export interface CheckSecondaryLocksRequestInit {
  readonly context?: ContextInit | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
  readonly startVersion?: bigint | undefined;
}

export class CheckSecondaryLocksRequest {
  static readonly typeName = 'kvrpcpb.CheckSecondaryLocksRequest';
  declare context: Context | undefined;
  declare keys: readonly Uint8Array[];
  declare startVersion: bigint;

  constructor() {
    this.context = undefined;
    this.keys = EMPTY_LIST;
    this.startVersion = 0n;
  }

  static merge(m: CheckSecondaryLocksRequest, r: Reader): CheckSecondaryLocksRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; if (m.keys === EMPTY_LIST) m.keys = []; (m.keys as Uint8Array[]).push(r.bytes()); continue; }
        case 3: { if (tag !== 24) break; m.startVersion = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CheckSecondaryLocksRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.startVersion; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): CheckSecondaryLocksRequest {
    return CheckSecondaryLocksRequest.merge(new CheckSecondaryLocksRequest(), r);
  }

  static decode(bytes: Uint8Array): CheckSecondaryLocksRequest {
    return CheckSecondaryLocksRequest.merge(new CheckSecondaryLocksRequest(), new Reader(bytes));
  }

  static encode(m: CheckSecondaryLocksRequestInit): Uint8Array {
    return encodeWith(CheckSecondaryLocksRequest.write, m);
  }
}

export interface CheckSecondaryLocksResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: KeyErrorInit | undefined;
  readonly locks?: readonly LockInfoInit[] | undefined;
  readonly commitTs?: bigint | undefined;
  readonly execDetailsV2?: ExecDetailsV2Init | undefined;
}

export class CheckSecondaryLocksResponse {
  static readonly typeName = 'kvrpcpb.CheckSecondaryLocksResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: KeyError | undefined;
  declare locks: readonly LockInfo[];
  declare commitTs: bigint;
  declare execDetailsV2: ExecDetailsV2 | undefined;

  constructor() {
    this.regionError = undefined;
    this.error = undefined;
    this.locks = EMPTY_LIST;
    this.commitTs = 0n;
    this.execDetailsV2 = undefined;
  }

  static merge(m: CheckSecondaryLocksResponse, r: Reader): CheckSecondaryLocksResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = KeyError.merge(m.error ?? new KeyError(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.locks === EMPTY_LIST) m.locks = []; (m.locks as LockInfo[]).push(LockInfo.merge(new LockInfo(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 32) break; m.commitTs = r.uint64Big(); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.execDetailsV2 = ExecDetailsV2.merge(m.execDetailsV2 ?? new ExecDetailsV2(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CheckSecondaryLocksResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyError.write(v, w); w.end(at); } }
    { const v = m.locks; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); LockInfo.write(v[i] as LockInfoInit, w); w.end(at); } } }
    { const v = m.commitTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(42); const at = w.begin(); ExecDetailsV2.write(v, w); w.end(at); } }
  }

  static read(r: Reader): CheckSecondaryLocksResponse {
    return CheckSecondaryLocksResponse.merge(new CheckSecondaryLocksResponse(), r);
  }

  static decode(bytes: Uint8Array): CheckSecondaryLocksResponse {
    return CheckSecondaryLocksResponse.merge(new CheckSecondaryLocksResponse(), new Reader(bytes));
  }

  static encode(m: CheckSecondaryLocksResponseInit): Uint8Array {
    return encodeWith(CheckSecondaryLocksResponse.write, m);
  }
}

export interface CommitRequestInit {
  readonly context?: ContextInit | undefined;
  readonly startVersion?: bigint | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
  readonly commitVersion?: bigint | undefined;
  readonly commitRole?: CommitRole | undefined;
  readonly primaryKey?: Uint8Array | undefined;
  readonly useAsyncCommit?: boolean | undefined;
  readonly isTxnFile?: boolean | undefined;
}

export class CommitRequest {
  static readonly typeName = 'kvrpcpb.CommitRequest';
  declare context: Context | undefined;
  declare startVersion: bigint;
  declare keys: readonly Uint8Array[];
  declare commitVersion: bigint;
  declare commitRole: CommitRole;
  declare primaryKey: Uint8Array;
  declare useAsyncCommit: boolean;
  declare isTxnFile: boolean;

  constructor() {
    this.context = undefined;
    this.startVersion = 0n;
    this.keys = EMPTY_LIST;
    this.commitVersion = 0n;
    this.commitRole = 0;
    this.primaryKey = EMPTY_BYTES;
    this.useAsyncCommit = false;
    this.isTxnFile = false;
  }

  static merge(m: CommitRequest, r: Reader): CommitRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.startVersion = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; if (m.keys === EMPTY_LIST) m.keys = []; (m.keys as Uint8Array[]).push(r.bytes()); continue; }
        case 4: { if (tag !== 32) break; m.commitVersion = r.uint64Big(); continue; }
        case 6: { if (tag !== 48) break; m.commitRole = r.int32(); continue; }
        case 7: { if (tag !== 58) break; m.primaryKey = r.bytes(); continue; }
        case 8: { if (tag !== 64) break; m.useAsyncCommit = r.bool(); continue; }
        case 100: { if (tag !== 800) break; m.isTxnFile = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CommitRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.startVersion; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.commitVersion; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.commitRole; if (v !== undefined && v !== 0) { w.tag(48); w.signed(v); } }
    { const v = m.primaryKey; if (v !== undefined && v.length > 0) { w.tag(58); w.bytes(v); } }
    { const v = m.useAsyncCommit; if (v !== undefined && v) { w.tag(64); w.bool(v); } }
    { const v = m.isTxnFile; if (v !== undefined && v) { w.tag(800); w.bool(v); } }
  }

  static read(r: Reader): CommitRequest {
    return CommitRequest.merge(new CommitRequest(), r);
  }

  static decode(bytes: Uint8Array): CommitRequest {
    return CommitRequest.merge(new CommitRequest(), new Reader(bytes));
  }

  static encode(m: CommitRequestInit): Uint8Array {
    return encodeWith(CommitRequest.write, m);
  }
}

export interface CommitResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: KeyErrorInit | undefined;
  readonly commitVersion?: bigint | undefined;
  readonly execDetailsV2?: ExecDetailsV2Init | undefined;
}

export class CommitResponse {
  static readonly typeName = 'kvrpcpb.CommitResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: KeyError | undefined;
  declare commitVersion: bigint;
  declare execDetailsV2: ExecDetailsV2 | undefined;

  constructor() {
    this.regionError = undefined;
    this.error = undefined;
    this.commitVersion = 0n;
    this.execDetailsV2 = undefined;
  }

  static merge(m: CommitResponse, r: Reader): CommitResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = KeyError.merge(m.error ?? new KeyError(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.commitVersion = r.uint64Big(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.execDetailsV2 = ExecDetailsV2.merge(m.execDetailsV2 ?? new ExecDetailsV2(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CommitResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyError.write(v, w); w.end(at); } }
    { const v = m.commitVersion; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(34); const at = w.begin(); ExecDetailsV2.write(v, w); w.end(at); } }
  }

  static read(r: Reader): CommitResponse {
    return CommitResponse.merge(new CommitResponse(), r);
  }

  static decode(bytes: Uint8Array): CommitResponse {
    return CommitResponse.merge(new CommitResponse(), new Reader(bytes));
  }

  static encode(m: CommitResponseInit): Uint8Array {
    return encodeWith(CommitResponse.write, m);
  }
}

export interface ImportRequestInit {
  readonly mutations?: readonly MutationInit[] | undefined;
  readonly commitVersion?: bigint | undefined;
}

export class ImportRequest {
  static readonly typeName = 'kvrpcpb.ImportRequest';
  declare mutations: readonly Mutation[];
  declare commitVersion: bigint;

  constructor() {
    this.mutations = EMPTY_LIST;
    this.commitVersion = 0n;
  }

  static merge(m: ImportRequest, r: Reader): ImportRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.mutations === EMPTY_LIST) m.mutations = []; (m.mutations as Mutation[]).push(Mutation.merge(new Mutation(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.commitVersion = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ImportRequestInit, w: Writer): void {
    { const v = m.mutations; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); Mutation.write(v[i] as MutationInit, w); w.end(at); } } }
    { const v = m.commitVersion; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): ImportRequest {
    return ImportRequest.merge(new ImportRequest(), r);
  }

  static decode(bytes: Uint8Array): ImportRequest {
    return ImportRequest.merge(new ImportRequest(), new Reader(bytes));
  }

  static encode(m: ImportRequestInit): Uint8Array {
    return encodeWith(ImportRequest.write, m);
  }
}

export interface ImportResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
}

export class ImportResponse {
  static readonly typeName = 'kvrpcpb.ImportResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;

  constructor() {
    this.regionError = undefined;
    this.error = '';
  }

  static merge(m: ImportResponse, r: Reader): ImportResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ImportResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): ImportResponse {
    return ImportResponse.merge(new ImportResponse(), r);
  }

  static decode(bytes: Uint8Array): ImportResponse {
    return ImportResponse.merge(new ImportResponse(), new Reader(bytes));
  }

  static encode(m: ImportResponseInit): Uint8Array {
    return encodeWith(ImportResponse.write, m);
  }
}

export interface CleanupRequestInit {
  readonly context?: ContextInit | undefined;
  readonly key?: Uint8Array | undefined;
  readonly startVersion?: bigint | undefined;
  readonly currentTs?: bigint | undefined;
}

export class CleanupRequest {
  static readonly typeName = 'kvrpcpb.CleanupRequest';
  declare context: Context | undefined;
  declare key: Uint8Array;
  declare startVersion: bigint;
  declare currentTs: bigint;

  constructor() {
    this.context = undefined;
    this.key = EMPTY_BYTES;
    this.startVersion = 0n;
    this.currentTs = 0n;
  }

  static merge(m: CleanupRequest, r: Reader): CleanupRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.startVersion = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.currentTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CleanupRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.startVersion; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.currentTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
  }

  static read(r: Reader): CleanupRequest {
    return CleanupRequest.merge(new CleanupRequest(), r);
  }

  static decode(bytes: Uint8Array): CleanupRequest {
    return CleanupRequest.merge(new CleanupRequest(), new Reader(bytes));
  }

  static encode(m: CleanupRequestInit): Uint8Array {
    return encodeWith(CleanupRequest.write, m);
  }
}

export interface CleanupResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: KeyErrorInit | undefined;
  readonly commitVersion?: bigint | undefined;
}

export class CleanupResponse {
  static readonly typeName = 'kvrpcpb.CleanupResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: KeyError | undefined;
  declare commitVersion: bigint;

  constructor() {
    this.regionError = undefined;
    this.error = undefined;
    this.commitVersion = 0n;
  }

  static merge(m: CleanupResponse, r: Reader): CleanupResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = KeyError.merge(m.error ?? new KeyError(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.commitVersion = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CleanupResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyError.write(v, w); w.end(at); } }
    { const v = m.commitVersion; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): CleanupResponse {
    return CleanupResponse.merge(new CleanupResponse(), r);
  }

  static decode(bytes: Uint8Array): CleanupResponse {
    return CleanupResponse.merge(new CleanupResponse(), new Reader(bytes));
  }

  static encode(m: CleanupResponseInit): Uint8Array {
    return encodeWith(CleanupResponse.write, m);
  }
}

export interface BatchGetRequestInit {
  readonly context?: ContextInit | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
  readonly version?: bigint | undefined;
  readonly needCommitTs?: boolean | undefined;
}

export class BatchGetRequest {
  static readonly typeName = 'kvrpcpb.BatchGetRequest';
  declare context: Context | undefined;
  declare keys: readonly Uint8Array[];
  declare version: bigint;
  declare needCommitTs: boolean;

  constructor() {
    this.context = undefined;
    this.keys = EMPTY_LIST;
    this.version = 0n;
    this.needCommitTs = false;
  }

  static merge(m: BatchGetRequest, r: Reader): BatchGetRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; if (m.keys === EMPTY_LIST) m.keys = []; (m.keys as Uint8Array[]).push(r.bytes()); continue; }
        case 3: { if (tag !== 24) break; m.version = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.needCommitTs = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchGetRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.version; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.needCommitTs; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): BatchGetRequest {
    return BatchGetRequest.merge(new BatchGetRequest(), r);
  }

  static decode(bytes: Uint8Array): BatchGetRequest {
    return BatchGetRequest.merge(new BatchGetRequest(), new Reader(bytes));
  }

  static encode(m: BatchGetRequestInit): Uint8Array {
    return encodeWith(BatchGetRequest.write, m);
  }
}

export interface BatchGetResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly pairs?: readonly KvPairInit[] | undefined;
  readonly execDetailsV2?: ExecDetailsV2Init | undefined;
  readonly error?: KeyErrorInit | undefined;
}

export class BatchGetResponse {
  static readonly typeName = 'kvrpcpb.BatchGetResponse';
  declare regionError: errorpb.Error | undefined;
  declare pairs: readonly KvPair[];
  declare execDetailsV2: ExecDetailsV2 | undefined;
  declare error: KeyError | undefined;

  constructor() {
    this.regionError = undefined;
    this.pairs = EMPTY_LIST;
    this.execDetailsV2 = undefined;
    this.error = undefined;
  }

  static merge(m: BatchGetResponse, r: Reader): BatchGetResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.pairs === EMPTY_LIST) m.pairs = []; (m.pairs as KvPair[]).push(KvPair.merge(new KvPair(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.execDetailsV2 = ExecDetailsV2.merge(m.execDetailsV2 ?? new ExecDetailsV2(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.error = KeyError.merge(m.error ?? new KeyError(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchGetResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.pairs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KvPair.write(v[i] as KvPairInit, w); w.end(at); } } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(34); const at = w.begin(); ExecDetailsV2.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined) { w.tag(42); const at = w.begin(); KeyError.write(v, w); w.end(at); } }
  }

  static read(r: Reader): BatchGetResponse {
    return BatchGetResponse.merge(new BatchGetResponse(), r);
  }

  static decode(bytes: Uint8Array): BatchGetResponse {
    return BatchGetResponse.merge(new BatchGetResponse(), new Reader(bytes));
  }

  static encode(m: BatchGetResponseInit): Uint8Array {
    return encodeWith(BatchGetResponse.write, m);
  }
}

export interface BatchRollbackRequestInit {
  readonly context?: ContextInit | undefined;
  readonly startVersion?: bigint | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
  readonly isTxnFile?: boolean | undefined;
}

export class BatchRollbackRequest {
  static readonly typeName = 'kvrpcpb.BatchRollbackRequest';
  declare context: Context | undefined;
  declare startVersion: bigint;
  declare keys: readonly Uint8Array[];
  declare isTxnFile: boolean;

  constructor() {
    this.context = undefined;
    this.startVersion = 0n;
    this.keys = EMPTY_LIST;
    this.isTxnFile = false;
  }

  static merge(m: BatchRollbackRequest, r: Reader): BatchRollbackRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.startVersion = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; if (m.keys === EMPTY_LIST) m.keys = []; (m.keys as Uint8Array[]).push(r.bytes()); continue; }
        case 100: { if (tag !== 800) break; m.isTxnFile = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchRollbackRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.startVersion; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.isTxnFile; if (v !== undefined && v) { w.tag(800); w.bool(v); } }
  }

  static read(r: Reader): BatchRollbackRequest {
    return BatchRollbackRequest.merge(new BatchRollbackRequest(), r);
  }

  static decode(bytes: Uint8Array): BatchRollbackRequest {
    return BatchRollbackRequest.merge(new BatchRollbackRequest(), new Reader(bytes));
  }

  static encode(m: BatchRollbackRequestInit): Uint8Array {
    return encodeWith(BatchRollbackRequest.write, m);
  }
}

export interface BatchRollbackResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: KeyErrorInit | undefined;
  readonly execDetailsV2?: ExecDetailsV2Init | undefined;
}

export class BatchRollbackResponse {
  static readonly typeName = 'kvrpcpb.BatchRollbackResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: KeyError | undefined;
  declare execDetailsV2: ExecDetailsV2 | undefined;

  constructor() {
    this.regionError = undefined;
    this.error = undefined;
    this.execDetailsV2 = undefined;
  }

  static merge(m: BatchRollbackResponse, r: Reader): BatchRollbackResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = KeyError.merge(m.error ?? new KeyError(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.execDetailsV2 = ExecDetailsV2.merge(m.execDetailsV2 ?? new ExecDetailsV2(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BatchRollbackResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyError.write(v, w); w.end(at); } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(26); const at = w.begin(); ExecDetailsV2.write(v, w); w.end(at); } }
  }

  static read(r: Reader): BatchRollbackResponse {
    return BatchRollbackResponse.merge(new BatchRollbackResponse(), r);
  }

  static decode(bytes: Uint8Array): BatchRollbackResponse {
    return BatchRollbackResponse.merge(new BatchRollbackResponse(), new Reader(bytes));
  }

  static encode(m: BatchRollbackResponseInit): Uint8Array {
    return encodeWith(BatchRollbackResponse.write, m);
  }
}

export interface ScanLockRequestInit {
  readonly context?: ContextInit | undefined;
  readonly maxVersion?: bigint | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly limit?: number | undefined;
  readonly endKey?: Uint8Array | undefined;
}

export class ScanLockRequest {
  static readonly typeName = 'kvrpcpb.ScanLockRequest';
  declare context: Context | undefined;
  declare maxVersion: bigint;
  declare startKey: Uint8Array;
  declare limit: number;
  declare endKey: Uint8Array;

  constructor() {
    this.context = undefined;
    this.maxVersion = 0n;
    this.startKey = EMPTY_BYTES;
    this.limit = 0;
    this.endKey = EMPTY_BYTES;
  }

  static merge(m: ScanLockRequest, r: Reader): ScanLockRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.maxVersion = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; m.startKey = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.limit = r.uint32(); continue; }
        case 5: { if (tag !== 42) break; m.endKey = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ScanLockRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.maxVersion; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.limit; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
  }

  static read(r: Reader): ScanLockRequest {
    return ScanLockRequest.merge(new ScanLockRequest(), r);
  }

  static decode(bytes: Uint8Array): ScanLockRequest {
    return ScanLockRequest.merge(new ScanLockRequest(), new Reader(bytes));
  }

  static encode(m: ScanLockRequestInit): Uint8Array {
    return encodeWith(ScanLockRequest.write, m);
  }
}

export interface ScanLockResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: KeyErrorInit | undefined;
  readonly locks?: readonly LockInfoInit[] | undefined;
  readonly execDetailsV2?: ExecDetailsV2Init | undefined;
}

export class ScanLockResponse {
  static readonly typeName = 'kvrpcpb.ScanLockResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: KeyError | undefined;
  declare locks: readonly LockInfo[];
  declare execDetailsV2: ExecDetailsV2 | undefined;

  constructor() {
    this.regionError = undefined;
    this.error = undefined;
    this.locks = EMPTY_LIST;
    this.execDetailsV2 = undefined;
  }

  static merge(m: ScanLockResponse, r: Reader): ScanLockResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = KeyError.merge(m.error ?? new KeyError(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.locks === EMPTY_LIST) m.locks = []; (m.locks as LockInfo[]).push(LockInfo.merge(new LockInfo(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.execDetailsV2 = ExecDetailsV2.merge(m.execDetailsV2 ?? new ExecDetailsV2(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ScanLockResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyError.write(v, w); w.end(at); } }
    { const v = m.locks; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); LockInfo.write(v[i] as LockInfoInit, w); w.end(at); } } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(34); const at = w.begin(); ExecDetailsV2.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ScanLockResponse {
    return ScanLockResponse.merge(new ScanLockResponse(), r);
  }

  static decode(bytes: Uint8Array): ScanLockResponse {
    return ScanLockResponse.merge(new ScanLockResponse(), new Reader(bytes));
  }

  static encode(m: ScanLockResponseInit): Uint8Array {
    return encodeWith(ScanLockResponse.write, m);
  }
}

export interface ResolveLockRequestInit {
  readonly context?: ContextInit | undefined;
  readonly startVersion?: bigint | undefined;
  readonly commitVersion?: bigint | undefined;
  readonly txnInfos?: readonly TxnInfoInit[] | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
  readonly isAsync?: boolean | undefined;
  readonly isTxnFile?: boolean | undefined;
}

export class ResolveLockRequest {
  static readonly typeName = 'kvrpcpb.ResolveLockRequest';
  declare context: Context | undefined;
  declare startVersion: bigint;
  declare commitVersion: bigint;
  declare txnInfos: readonly TxnInfo[];
  declare keys: readonly Uint8Array[];
  declare isAsync: boolean;
  declare isTxnFile: boolean;

  constructor() {
    this.context = undefined;
    this.startVersion = 0n;
    this.commitVersion = 0n;
    this.txnInfos = EMPTY_LIST;
    this.keys = EMPTY_LIST;
    this.isAsync = false;
    this.isTxnFile = false;
  }

  static merge(m: ResolveLockRequest, r: Reader): ResolveLockRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.startVersion = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.commitVersion = r.uint64Big(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.txnInfos === EMPTY_LIST) m.txnInfos = []; (m.txnInfos as TxnInfo[]).push(TxnInfo.merge(new TxnInfo(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; if (m.keys === EMPTY_LIST) m.keys = []; (m.keys as Uint8Array[]).push(r.bytes()); continue; }
        case 6: { if (tag !== 48) break; m.isAsync = r.bool(); continue; }
        case 100: { if (tag !== 800) break; m.isTxnFile = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResolveLockRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.startVersion; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.commitVersion; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.txnInfos; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); TxnInfo.write(v[i] as TxnInfoInit, w); w.end(at); } } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(42); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.isAsync; if (v !== undefined && v) { w.tag(48); w.bool(v); } }
    { const v = m.isTxnFile; if (v !== undefined && v) { w.tag(800); w.bool(v); } }
  }

  static read(r: Reader): ResolveLockRequest {
    return ResolveLockRequest.merge(new ResolveLockRequest(), r);
  }

  static decode(bytes: Uint8Array): ResolveLockRequest {
    return ResolveLockRequest.merge(new ResolveLockRequest(), new Reader(bytes));
  }

  static encode(m: ResolveLockRequestInit): Uint8Array {
    return encodeWith(ResolveLockRequest.write, m);
  }
}

export interface ResolveLockResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: KeyErrorInit | undefined;
  readonly execDetailsV2?: ExecDetailsV2Init | undefined;
}

export class ResolveLockResponse {
  static readonly typeName = 'kvrpcpb.ResolveLockResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: KeyError | undefined;
  declare execDetailsV2: ExecDetailsV2 | undefined;

  constructor() {
    this.regionError = undefined;
    this.error = undefined;
    this.execDetailsV2 = undefined;
  }

  static merge(m: ResolveLockResponse, r: Reader): ResolveLockResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = KeyError.merge(m.error ?? new KeyError(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.execDetailsV2 = ExecDetailsV2.merge(m.execDetailsV2 ?? new ExecDetailsV2(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResolveLockResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyError.write(v, w); w.end(at); } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(26); const at = w.begin(); ExecDetailsV2.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ResolveLockResponse {
    return ResolveLockResponse.merge(new ResolveLockResponse(), r);
  }

  static decode(bytes: Uint8Array): ResolveLockResponse {
    return ResolveLockResponse.merge(new ResolveLockResponse(), new Reader(bytes));
  }

  static encode(m: ResolveLockResponseInit): Uint8Array {
    return encodeWith(ResolveLockResponse.write, m);
  }
}

export interface GCRequestInit {
  readonly context?: ContextInit | undefined;
  readonly safePoint?: bigint | undefined;
}

export class GCRequest {
  static readonly typeName = 'kvrpcpb.GCRequest';
  declare context: Context | undefined;
  declare safePoint: bigint;

  constructor() {
    this.context = undefined;
    this.safePoint = 0n;
  }

  static merge(m: GCRequest, r: Reader): GCRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.safePoint = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GCRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.safePoint; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): GCRequest {
    return GCRequest.merge(new GCRequest(), r);
  }

  static decode(bytes: Uint8Array): GCRequest {
    return GCRequest.merge(new GCRequest(), new Reader(bytes));
  }

  static encode(m: GCRequestInit): Uint8Array {
    return encodeWith(GCRequest.write, m);
  }
}

export interface GCResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: KeyErrorInit | undefined;
}

export class GCResponse {
  static readonly typeName = 'kvrpcpb.GCResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: KeyError | undefined;

  constructor() {
    this.regionError = undefined;
    this.error = undefined;
  }

  static merge(m: GCResponse, r: Reader): GCResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = KeyError.merge(m.error ?? new KeyError(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GCResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyError.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GCResponse {
    return GCResponse.merge(new GCResponse(), r);
  }

  static decode(bytes: Uint8Array): GCResponse {
    return GCResponse.merge(new GCResponse(), new Reader(bytes));
  }

  static encode(m: GCResponseInit): Uint8Array {
    return encodeWith(GCResponse.write, m);
  }
}

export interface DeleteRangeRequestInit {
  readonly context?: ContextInit | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly notifyOnly?: boolean | undefined;
}

export class DeleteRangeRequest {
  static readonly typeName = 'kvrpcpb.DeleteRangeRequest';
  declare context: Context | undefined;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare notifyOnly: boolean;

  constructor() {
    this.context = undefined;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.notifyOnly = false;
  }

  static merge(m: DeleteRangeRequest, r: Reader): DeleteRangeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.startKey = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.endKey = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.notifyOnly = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeleteRangeRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.notifyOnly; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): DeleteRangeRequest {
    return DeleteRangeRequest.merge(new DeleteRangeRequest(), r);
  }

  static decode(bytes: Uint8Array): DeleteRangeRequest {
    return DeleteRangeRequest.merge(new DeleteRangeRequest(), new Reader(bytes));
  }

  static encode(m: DeleteRangeRequestInit): Uint8Array {
    return encodeWith(DeleteRangeRequest.write, m);
  }
}

export interface DeleteRangeResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
}

export class DeleteRangeResponse {
  static readonly typeName = 'kvrpcpb.DeleteRangeResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;

  constructor() {
    this.regionError = undefined;
    this.error = '';
  }

  static merge(m: DeleteRangeResponse, r: Reader): DeleteRangeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeleteRangeResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): DeleteRangeResponse {
    return DeleteRangeResponse.merge(new DeleteRangeResponse(), r);
  }

  static decode(bytes: Uint8Array): DeleteRangeResponse {
    return DeleteRangeResponse.merge(new DeleteRangeResponse(), new Reader(bytes));
  }

  static encode(m: DeleteRangeResponseInit): Uint8Array {
    return encodeWith(DeleteRangeResponse.write, m);
  }
}

export interface PrepareFlashbackToVersionRequestInit {
  readonly context?: ContextInit | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly startTs?: bigint | undefined;
  readonly version?: bigint | undefined;
}

export class PrepareFlashbackToVersionRequest {
  static readonly typeName = 'kvrpcpb.PrepareFlashbackToVersionRequest';
  declare context: Context | undefined;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare startTs: bigint;
  declare version: bigint;

  constructor() {
    this.context = undefined;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.startTs = 0n;
    this.version = 0n;
  }

  static merge(m: PrepareFlashbackToVersionRequest, r: Reader): PrepareFlashbackToVersionRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.startKey = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.endKey = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.startTs = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.version = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PrepareFlashbackToVersionRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.version; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
  }

  static read(r: Reader): PrepareFlashbackToVersionRequest {
    return PrepareFlashbackToVersionRequest.merge(new PrepareFlashbackToVersionRequest(), r);
  }

  static decode(bytes: Uint8Array): PrepareFlashbackToVersionRequest {
    return PrepareFlashbackToVersionRequest.merge(new PrepareFlashbackToVersionRequest(), new Reader(bytes));
  }

  static encode(m: PrepareFlashbackToVersionRequestInit): Uint8Array {
    return encodeWith(PrepareFlashbackToVersionRequest.write, m);
  }
}

export interface PrepareFlashbackToVersionResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
}

export class PrepareFlashbackToVersionResponse {
  static readonly typeName = 'kvrpcpb.PrepareFlashbackToVersionResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;

  constructor() {
    this.regionError = undefined;
    this.error = '';
  }

  static merge(m: PrepareFlashbackToVersionResponse, r: Reader): PrepareFlashbackToVersionResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PrepareFlashbackToVersionResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): PrepareFlashbackToVersionResponse {
    return PrepareFlashbackToVersionResponse.merge(new PrepareFlashbackToVersionResponse(), r);
  }

  static decode(bytes: Uint8Array): PrepareFlashbackToVersionResponse {
    return PrepareFlashbackToVersionResponse.merge(new PrepareFlashbackToVersionResponse(), new Reader(bytes));
  }

  static encode(m: PrepareFlashbackToVersionResponseInit): Uint8Array {
    return encodeWith(PrepareFlashbackToVersionResponse.write, m);
  }
}

export interface FlashbackToVersionRequestInit {
  readonly context?: ContextInit | undefined;
  readonly version?: bigint | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly startTs?: bigint | undefined;
  readonly commitTs?: bigint | undefined;
}

export class FlashbackToVersionRequest {
  static readonly typeName = 'kvrpcpb.FlashbackToVersionRequest';
  declare context: Context | undefined;
  declare version: bigint;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare startTs: bigint;
  declare commitTs: bigint;

  constructor() {
    this.context = undefined;
    this.version = 0n;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.startTs = 0n;
    this.commitTs = 0n;
  }

  static merge(m: FlashbackToVersionRequest, r: Reader): FlashbackToVersionRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.version = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; m.startKey = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; m.endKey = r.bytes(); continue; }
        case 5: { if (tag !== 40) break; m.startTs = r.uint64Big(); continue; }
        case 6: { if (tag !== 48) break; m.commitTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FlashbackToVersionRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.version; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
    { const v = m.commitTs; if (v !== undefined && v !== 0n) { w.tag(48); w.big(v); } }
  }

  static read(r: Reader): FlashbackToVersionRequest {
    return FlashbackToVersionRequest.merge(new FlashbackToVersionRequest(), r);
  }

  static decode(bytes: Uint8Array): FlashbackToVersionRequest {
    return FlashbackToVersionRequest.merge(new FlashbackToVersionRequest(), new Reader(bytes));
  }

  static encode(m: FlashbackToVersionRequestInit): Uint8Array {
    return encodeWith(FlashbackToVersionRequest.write, m);
  }
}

export interface FlashbackToVersionResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
}

export class FlashbackToVersionResponse {
  static readonly typeName = 'kvrpcpb.FlashbackToVersionResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;

  constructor() {
    this.regionError = undefined;
    this.error = '';
  }

  static merge(m: FlashbackToVersionResponse, r: Reader): FlashbackToVersionResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FlashbackToVersionResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): FlashbackToVersionResponse {
    return FlashbackToVersionResponse.merge(new FlashbackToVersionResponse(), r);
  }

  static decode(bytes: Uint8Array): FlashbackToVersionResponse {
    return FlashbackToVersionResponse.merge(new FlashbackToVersionResponse(), new Reader(bytes));
  }

  static encode(m: FlashbackToVersionResponseInit): Uint8Array {
    return encodeWith(FlashbackToVersionResponse.write, m);
  }
}

export interface RawGetRequestInit {
  readonly context?: ContextInit | undefined;
  readonly key?: Uint8Array | undefined;
  readonly cf?: string | undefined;
}

export class RawGetRequest {
  static readonly typeName = 'kvrpcpb.RawGetRequest';
  declare context: Context | undefined;
  declare key: Uint8Array;
  declare cf: string;

  constructor() {
    this.context = undefined;
    this.key = EMPTY_BYTES;
    this.cf = '';
  }

  static merge(m: RawGetRequest, r: Reader): RawGetRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.cf = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawGetRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
  }

  static read(r: Reader): RawGetRequest {
    return RawGetRequest.merge(new RawGetRequest(), r);
  }

  static decode(bytes: Uint8Array): RawGetRequest {
    return RawGetRequest.merge(new RawGetRequest(), new Reader(bytes));
  }

  static encode(m: RawGetRequestInit): Uint8Array {
    return encodeWith(RawGetRequest.write, m);
  }
}

export interface RawGetResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
  readonly value?: Uint8Array | undefined;
  readonly notFound?: boolean | undefined;
}

export class RawGetResponse {
  static readonly typeName = 'kvrpcpb.RawGetResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;
  declare value: Uint8Array;
  declare notFound: boolean;

  constructor() {
    this.regionError = undefined;
    this.error = '';
    this.value = EMPTY_BYTES;
    this.notFound = false;
  }

  static merge(m: RawGetResponse, r: Reader): RawGetResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.value = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.notFound = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawGetResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.notFound; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): RawGetResponse {
    return RawGetResponse.merge(new RawGetResponse(), r);
  }

  static decode(bytes: Uint8Array): RawGetResponse {
    return RawGetResponse.merge(new RawGetResponse(), new Reader(bytes));
  }

  static encode(m: RawGetResponseInit): Uint8Array {
    return encodeWith(RawGetResponse.write, m);
  }
}

export interface RawBatchGetRequestInit {
  readonly context?: ContextInit | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
  readonly cf?: string | undefined;
}

export class RawBatchGetRequest {
  static readonly typeName = 'kvrpcpb.RawBatchGetRequest';
  declare context: Context | undefined;
  declare keys: readonly Uint8Array[];
  declare cf: string;

  constructor() {
    this.context = undefined;
    this.keys = EMPTY_LIST;
    this.cf = '';
  }

  static merge(m: RawBatchGetRequest, r: Reader): RawBatchGetRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; if (m.keys === EMPTY_LIST) m.keys = []; (m.keys as Uint8Array[]).push(r.bytes()); continue; }
        case 3: { if (tag !== 26) break; m.cf = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawBatchGetRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
  }

  static read(r: Reader): RawBatchGetRequest {
    return RawBatchGetRequest.merge(new RawBatchGetRequest(), r);
  }

  static decode(bytes: Uint8Array): RawBatchGetRequest {
    return RawBatchGetRequest.merge(new RawBatchGetRequest(), new Reader(bytes));
  }

  static encode(m: RawBatchGetRequestInit): Uint8Array {
    return encodeWith(RawBatchGetRequest.write, m);
  }
}

export interface RawBatchGetResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly pairs?: readonly KvPairInit[] | undefined;
}

export class RawBatchGetResponse {
  static readonly typeName = 'kvrpcpb.RawBatchGetResponse';
  declare regionError: errorpb.Error | undefined;
  declare pairs: readonly KvPair[];

  constructor() {
    this.regionError = undefined;
    this.pairs = EMPTY_LIST;
  }

  static merge(m: RawBatchGetResponse, r: Reader): RawBatchGetResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.pairs === EMPTY_LIST) m.pairs = []; (m.pairs as KvPair[]).push(KvPair.merge(new KvPair(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawBatchGetResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.pairs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KvPair.write(v[i] as KvPairInit, w); w.end(at); } } }
  }

  static read(r: Reader): RawBatchGetResponse {
    return RawBatchGetResponse.merge(new RawBatchGetResponse(), r);
  }

  static decode(bytes: Uint8Array): RawBatchGetResponse {
    return RawBatchGetResponse.merge(new RawBatchGetResponse(), new Reader(bytes));
  }

  static encode(m: RawBatchGetResponseInit): Uint8Array {
    return encodeWith(RawBatchGetResponse.write, m);
  }
}

export interface RawPutRequestInit {
  readonly context?: ContextInit | undefined;
  readonly key?: Uint8Array | undefined;
  readonly value?: Uint8Array | undefined;
  readonly cf?: string | undefined;
  readonly ttl?: number | undefined;
  readonly forCas?: boolean | undefined;
}

export class RawPutRequest {
  static readonly typeName = 'kvrpcpb.RawPutRequest';
  declare context: Context | undefined;
  declare key: Uint8Array;
  declare value: Uint8Array;
  declare cf: string;
  declare ttl: number;
  declare forCas: boolean;

  constructor() {
    this.context = undefined;
    this.key = EMPTY_BYTES;
    this.value = EMPTY_BYTES;
    this.cf = '';
    this.ttl = 0;
    this.forCas = false;
  }

  static merge(m: RawPutRequest, r: Reader): RawPutRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.value = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; m.cf = r.string(); continue; }
        case 5: { if (tag !== 40) break; m.ttl = r.uint64Saturating(); continue; }
        case 6: { if (tag !== 48) break; m.forCas = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawPutRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
    { const v = m.ttl; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.forCas; if (v !== undefined && v) { w.tag(48); w.bool(v); } }
  }

  static read(r: Reader): RawPutRequest {
    return RawPutRequest.merge(new RawPutRequest(), r);
  }

  static decode(bytes: Uint8Array): RawPutRequest {
    return RawPutRequest.merge(new RawPutRequest(), new Reader(bytes));
  }

  static encode(m: RawPutRequestInit): Uint8Array {
    return encodeWith(RawPutRequest.write, m);
  }
}

export interface RawPutResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
}

export class RawPutResponse {
  static readonly typeName = 'kvrpcpb.RawPutResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;

  constructor() {
    this.regionError = undefined;
    this.error = '';
  }

  static merge(m: RawPutResponse, r: Reader): RawPutResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawPutResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): RawPutResponse {
    return RawPutResponse.merge(new RawPutResponse(), r);
  }

  static decode(bytes: Uint8Array): RawPutResponse {
    return RawPutResponse.merge(new RawPutResponse(), new Reader(bytes));
  }

  static encode(m: RawPutResponseInit): Uint8Array {
    return encodeWith(RawPutResponse.write, m);
  }
}

export interface RawBatchPutRequestInit {
  readonly context?: ContextInit | undefined;
  readonly pairs?: readonly KvPairInit[] | undefined;
  readonly cf?: string | undefined;
  readonly ttl?: number | undefined;
  readonly forCas?: boolean | undefined;
  readonly ttls?: readonly number[] | undefined;
}

export class RawBatchPutRequest {
  static readonly typeName = 'kvrpcpb.RawBatchPutRequest';
  declare context: Context | undefined;
  declare pairs: readonly KvPair[];
  declare cf: string;
  /** @deprecated */
  declare ttl: number;
  declare forCas: boolean;
  declare ttls: readonly number[];

  constructor() {
    this.context = undefined;
    this.pairs = EMPTY_LIST;
    this.cf = '';
    this.ttl = 0;
    this.forCas = false;
    this.ttls = EMPTY_LIST;
  }

  static merge(m: RawBatchPutRequest, r: Reader): RawBatchPutRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.pairs === EMPTY_LIST) m.pairs = []; (m.pairs as KvPair[]).push(KvPair.merge(new KvPair(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; m.cf = r.string(); continue; }
        case 4: { if (tag !== 32) break; m.ttl = r.uint64Saturating(); continue; }
        case 5: { if (tag !== 40) break; m.forCas = r.bool(); continue; }
        case 6: {
          if (tag !== 48 && tag !== 50) break;
          if (m.ttls === EMPTY_LIST) m.ttls = [];
          if (tag === 48) { (m.ttls as number[]).push(r.uint64Saturating()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.ttls as number[]).push(r.uint64Saturating());
          r.leave(outer);
          continue;
        }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawBatchPutRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.pairs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KvPair.write(v[i] as KvPairInit, w); w.end(at); } } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.ttl; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.forCas; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
    { const v = m.ttls; if (v !== undefined && v.length > 0) { w.tag(50); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
  }

  static read(r: Reader): RawBatchPutRequest {
    return RawBatchPutRequest.merge(new RawBatchPutRequest(), r);
  }

  static decode(bytes: Uint8Array): RawBatchPutRequest {
    return RawBatchPutRequest.merge(new RawBatchPutRequest(), new Reader(bytes));
  }

  static encode(m: RawBatchPutRequestInit): Uint8Array {
    return encodeWith(RawBatchPutRequest.write, m);
  }
}

export interface RawBatchPutResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
}

export class RawBatchPutResponse {
  static readonly typeName = 'kvrpcpb.RawBatchPutResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;

  constructor() {
    this.regionError = undefined;
    this.error = '';
  }

  static merge(m: RawBatchPutResponse, r: Reader): RawBatchPutResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawBatchPutResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): RawBatchPutResponse {
    return RawBatchPutResponse.merge(new RawBatchPutResponse(), r);
  }

  static decode(bytes: Uint8Array): RawBatchPutResponse {
    return RawBatchPutResponse.merge(new RawBatchPutResponse(), new Reader(bytes));
  }

  static encode(m: RawBatchPutResponseInit): Uint8Array {
    return encodeWith(RawBatchPutResponse.write, m);
  }
}

export interface RawDeleteRequestInit {
  readonly context?: ContextInit | undefined;
  readonly key?: Uint8Array | undefined;
  readonly cf?: string | undefined;
  readonly forCas?: boolean | undefined;
}

export class RawDeleteRequest {
  static readonly typeName = 'kvrpcpb.RawDeleteRequest';
  declare context: Context | undefined;
  declare key: Uint8Array;
  declare cf: string;
  declare forCas: boolean;

  constructor() {
    this.context = undefined;
    this.key = EMPTY_BYTES;
    this.cf = '';
    this.forCas = false;
  }

  static merge(m: RawDeleteRequest, r: Reader): RawDeleteRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.cf = r.string(); continue; }
        case 4: { if (tag !== 32) break; m.forCas = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawDeleteRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.forCas; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): RawDeleteRequest {
    return RawDeleteRequest.merge(new RawDeleteRequest(), r);
  }

  static decode(bytes: Uint8Array): RawDeleteRequest {
    return RawDeleteRequest.merge(new RawDeleteRequest(), new Reader(bytes));
  }

  static encode(m: RawDeleteRequestInit): Uint8Array {
    return encodeWith(RawDeleteRequest.write, m);
  }
}

export interface RawDeleteResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
}

export class RawDeleteResponse {
  static readonly typeName = 'kvrpcpb.RawDeleteResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;

  constructor() {
    this.regionError = undefined;
    this.error = '';
  }

  static merge(m: RawDeleteResponse, r: Reader): RawDeleteResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawDeleteResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): RawDeleteResponse {
    return RawDeleteResponse.merge(new RawDeleteResponse(), r);
  }

  static decode(bytes: Uint8Array): RawDeleteResponse {
    return RawDeleteResponse.merge(new RawDeleteResponse(), new Reader(bytes));
  }

  static encode(m: RawDeleteResponseInit): Uint8Array {
    return encodeWith(RawDeleteResponse.write, m);
  }
}

export interface RawBatchDeleteRequestInit {
  readonly context?: ContextInit | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
  readonly cf?: string | undefined;
  readonly forCas?: boolean | undefined;
}

export class RawBatchDeleteRequest {
  static readonly typeName = 'kvrpcpb.RawBatchDeleteRequest';
  declare context: Context | undefined;
  declare keys: readonly Uint8Array[];
  declare cf: string;
  declare forCas: boolean;

  constructor() {
    this.context = undefined;
    this.keys = EMPTY_LIST;
    this.cf = '';
    this.forCas = false;
  }

  static merge(m: RawBatchDeleteRequest, r: Reader): RawBatchDeleteRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; if (m.keys === EMPTY_LIST) m.keys = []; (m.keys as Uint8Array[]).push(r.bytes()); continue; }
        case 3: { if (tag !== 26) break; m.cf = r.string(); continue; }
        case 4: { if (tag !== 32) break; m.forCas = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawBatchDeleteRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.forCas; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): RawBatchDeleteRequest {
    return RawBatchDeleteRequest.merge(new RawBatchDeleteRequest(), r);
  }

  static decode(bytes: Uint8Array): RawBatchDeleteRequest {
    return RawBatchDeleteRequest.merge(new RawBatchDeleteRequest(), new Reader(bytes));
  }

  static encode(m: RawBatchDeleteRequestInit): Uint8Array {
    return encodeWith(RawBatchDeleteRequest.write, m);
  }
}

export interface RawBatchDeleteResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
}

export class RawBatchDeleteResponse {
  static readonly typeName = 'kvrpcpb.RawBatchDeleteResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;

  constructor() {
    this.regionError = undefined;
    this.error = '';
  }

  static merge(m: RawBatchDeleteResponse, r: Reader): RawBatchDeleteResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawBatchDeleteResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): RawBatchDeleteResponse {
    return RawBatchDeleteResponse.merge(new RawBatchDeleteResponse(), r);
  }

  static decode(bytes: Uint8Array): RawBatchDeleteResponse {
    return RawBatchDeleteResponse.merge(new RawBatchDeleteResponse(), new Reader(bytes));
  }

  static encode(m: RawBatchDeleteResponseInit): Uint8Array {
    return encodeWith(RawBatchDeleteResponse.write, m);
  }
}

export interface RawScanRequestInit {
  readonly context?: ContextInit | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly limit?: number | undefined;
  readonly keyOnly?: boolean | undefined;
  readonly cf?: string | undefined;
  readonly reverse?: boolean | undefined;
  readonly endKey?: Uint8Array | undefined;
}

export class RawScanRequest {
  static readonly typeName = 'kvrpcpb.RawScanRequest';
  declare context: Context | undefined;
  declare startKey: Uint8Array;
  declare limit: number;
  declare keyOnly: boolean;
  declare cf: string;
  declare reverse: boolean;
  declare endKey: Uint8Array;

  constructor() {
    this.context = undefined;
    this.startKey = EMPTY_BYTES;
    this.limit = 0;
    this.keyOnly = false;
    this.cf = '';
    this.reverse = false;
    this.endKey = EMPTY_BYTES;
  }

  static merge(m: RawScanRequest, r: Reader): RawScanRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.startKey = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.limit = r.uint32(); continue; }
        case 4: { if (tag !== 32) break; m.keyOnly = r.bool(); continue; }
        case 5: { if (tag !== 42) break; m.cf = r.string(); continue; }
        case 6: { if (tag !== 48) break; m.reverse = r.bool(); continue; }
        case 7: { if (tag !== 58) break; m.endKey = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawScanRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.limit; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.keyOnly; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
    { const v = m.reverse; if (v !== undefined && v) { w.tag(48); w.bool(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(58); w.bytes(v); } }
  }

  static read(r: Reader): RawScanRequest {
    return RawScanRequest.merge(new RawScanRequest(), r);
  }

  static decode(bytes: Uint8Array): RawScanRequest {
    return RawScanRequest.merge(new RawScanRequest(), new Reader(bytes));
  }

  static encode(m: RawScanRequestInit): Uint8Array {
    return encodeWith(RawScanRequest.write, m);
  }
}

export interface RawScanResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly kvs?: readonly KvPairInit[] | undefined;
}

export class RawScanResponse {
  static readonly typeName = 'kvrpcpb.RawScanResponse';
  declare regionError: errorpb.Error | undefined;
  declare kvs: readonly KvPair[];

  constructor() {
    this.regionError = undefined;
    this.kvs = EMPTY_LIST;
  }

  static merge(m: RawScanResponse, r: Reader): RawScanResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.kvs === EMPTY_LIST) m.kvs = []; (m.kvs as KvPair[]).push(KvPair.merge(new KvPair(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawScanResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.kvs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KvPair.write(v[i] as KvPairInit, w); w.end(at); } } }
  }

  static read(r: Reader): RawScanResponse {
    return RawScanResponse.merge(new RawScanResponse(), r);
  }

  static decode(bytes: Uint8Array): RawScanResponse {
    return RawScanResponse.merge(new RawScanResponse(), new Reader(bytes));
  }

  static encode(m: RawScanResponseInit): Uint8Array {
    return encodeWith(RawScanResponse.write, m);
  }
}

export interface RawDeleteRangeRequestInit {
  readonly context?: ContextInit | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
  readonly cf?: string | undefined;
}

export class RawDeleteRangeRequest {
  static readonly typeName = 'kvrpcpb.RawDeleteRangeRequest';
  declare context: Context | undefined;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;
  declare cf: string;

  constructor() {
    this.context = undefined;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
    this.cf = '';
  }

  static merge(m: RawDeleteRangeRequest, r: Reader): RawDeleteRangeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.startKey = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.endKey = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; m.cf = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawDeleteRangeRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
  }

  static read(r: Reader): RawDeleteRangeRequest {
    return RawDeleteRangeRequest.merge(new RawDeleteRangeRequest(), r);
  }

  static decode(bytes: Uint8Array): RawDeleteRangeRequest {
    return RawDeleteRangeRequest.merge(new RawDeleteRangeRequest(), new Reader(bytes));
  }

  static encode(m: RawDeleteRangeRequestInit): Uint8Array {
    return encodeWith(RawDeleteRangeRequest.write, m);
  }
}

export interface RawDeleteRangeResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
}

export class RawDeleteRangeResponse {
  static readonly typeName = 'kvrpcpb.RawDeleteRangeResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;

  constructor() {
    this.regionError = undefined;
    this.error = '';
  }

  static merge(m: RawDeleteRangeResponse, r: Reader): RawDeleteRangeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawDeleteRangeResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): RawDeleteRangeResponse {
    return RawDeleteRangeResponse.merge(new RawDeleteRangeResponse(), r);
  }

  static decode(bytes: Uint8Array): RawDeleteRangeResponse {
    return RawDeleteRangeResponse.merge(new RawDeleteRangeResponse(), new Reader(bytes));
  }

  static encode(m: RawDeleteRangeResponseInit): Uint8Array {
    return encodeWith(RawDeleteRangeResponse.write, m);
  }
}

export interface RawBatchScanRequestInit {
  readonly context?: ContextInit | undefined;
  readonly ranges?: readonly KeyRangeInit[] | undefined;
  readonly eachLimit?: number | undefined;
  readonly keyOnly?: boolean | undefined;
  readonly cf?: string | undefined;
  readonly reverse?: boolean | undefined;
}

export class RawBatchScanRequest {
  static readonly typeName = 'kvrpcpb.RawBatchScanRequest';
  declare context: Context | undefined;
  declare ranges: readonly KeyRange[];
  declare eachLimit: number;
  declare keyOnly: boolean;
  declare cf: string;
  declare reverse: boolean;

  constructor() {
    this.context = undefined;
    this.ranges = EMPTY_LIST;
    this.eachLimit = 0;
    this.keyOnly = false;
    this.cf = '';
    this.reverse = false;
  }

  static merge(m: RawBatchScanRequest, r: Reader): RawBatchScanRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.ranges === EMPTY_LIST) m.ranges = []; (m.ranges as KeyRange[]).push(KeyRange.merge(new KeyRange(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.eachLimit = r.uint32(); continue; }
        case 4: { if (tag !== 32) break; m.keyOnly = r.bool(); continue; }
        case 5: { if (tag !== 42) break; m.cf = r.string(); continue; }
        case 6: { if (tag !== 48) break; m.reverse = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawBatchScanRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.ranges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KeyRange.write(v[i] as KeyRangeInit, w); w.end(at); } } }
    { const v = m.eachLimit; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.keyOnly; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(42); w.string(v); } }
    { const v = m.reverse; if (v !== undefined && v) { w.tag(48); w.bool(v); } }
  }

  static read(r: Reader): RawBatchScanRequest {
    return RawBatchScanRequest.merge(new RawBatchScanRequest(), r);
  }

  static decode(bytes: Uint8Array): RawBatchScanRequest {
    return RawBatchScanRequest.merge(new RawBatchScanRequest(), new Reader(bytes));
  }

  static encode(m: RawBatchScanRequestInit): Uint8Array {
    return encodeWith(RawBatchScanRequest.write, m);
  }
}

export interface RawBatchScanResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly kvs?: readonly KvPairInit[] | undefined;
}

export class RawBatchScanResponse {
  static readonly typeName = 'kvrpcpb.RawBatchScanResponse';
  declare regionError: errorpb.Error | undefined;
  declare kvs: readonly KvPair[];

  constructor() {
    this.regionError = undefined;
    this.kvs = EMPTY_LIST;
  }

  static merge(m: RawBatchScanResponse, r: Reader): RawBatchScanResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.kvs === EMPTY_LIST) m.kvs = []; (m.kvs as KvPair[]).push(KvPair.merge(new KvPair(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawBatchScanResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.kvs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KvPair.write(v[i] as KvPairInit, w); w.end(at); } } }
  }

  static read(r: Reader): RawBatchScanResponse {
    return RawBatchScanResponse.merge(new RawBatchScanResponse(), r);
  }

  static decode(bytes: Uint8Array): RawBatchScanResponse {
    return RawBatchScanResponse.merge(new RawBatchScanResponse(), new Reader(bytes));
  }

  static encode(m: RawBatchScanResponseInit): Uint8Array {
    return encodeWith(RawBatchScanResponse.write, m);
  }
}

export interface UnsafeDestroyRangeRequestInit {
  readonly context?: ContextInit | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
}

export class UnsafeDestroyRangeRequest {
  static readonly typeName = 'kvrpcpb.UnsafeDestroyRangeRequest';
  declare context: Context | undefined;
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;

  constructor() {
    this.context = undefined;
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
  }

  static merge(m: UnsafeDestroyRangeRequest, r: Reader): UnsafeDestroyRangeRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.startKey = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.endKey = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UnsafeDestroyRangeRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
  }

  static read(r: Reader): UnsafeDestroyRangeRequest {
    return UnsafeDestroyRangeRequest.merge(new UnsafeDestroyRangeRequest(), r);
  }

  static decode(bytes: Uint8Array): UnsafeDestroyRangeRequest {
    return UnsafeDestroyRangeRequest.merge(new UnsafeDestroyRangeRequest(), new Reader(bytes));
  }

  static encode(m: UnsafeDestroyRangeRequestInit): Uint8Array {
    return encodeWith(UnsafeDestroyRangeRequest.write, m);
  }
}

export interface UnsafeDestroyRangeResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
}

export class UnsafeDestroyRangeResponse {
  static readonly typeName = 'kvrpcpb.UnsafeDestroyRangeResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;

  constructor() {
    this.regionError = undefined;
    this.error = '';
  }

  static merge(m: UnsafeDestroyRangeResponse, r: Reader): UnsafeDestroyRangeResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: UnsafeDestroyRangeResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
  }

  static read(r: Reader): UnsafeDestroyRangeResponse {
    return UnsafeDestroyRangeResponse.merge(new UnsafeDestroyRangeResponse(), r);
  }

  static decode(bytes: Uint8Array): UnsafeDestroyRangeResponse {
    return UnsafeDestroyRangeResponse.merge(new UnsafeDestroyRangeResponse(), new Reader(bytes));
  }

  static encode(m: UnsafeDestroyRangeResponseInit): Uint8Array {
    return encodeWith(UnsafeDestroyRangeResponse.write, m);
  }
}

export interface RegisterLockObserverRequestInit {
  readonly context?: ContextInit | undefined;
  readonly maxTs?: bigint | undefined;
}

export class RegisterLockObserverRequest {
  static readonly typeName = 'kvrpcpb.RegisterLockObserverRequest';
  declare context: Context | undefined;
  declare maxTs: bigint;

  constructor() {
    this.context = undefined;
    this.maxTs = 0n;
  }

  static merge(m: RegisterLockObserverRequest, r: Reader): RegisterLockObserverRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.maxTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegisterLockObserverRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.maxTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): RegisterLockObserverRequest {
    return RegisterLockObserverRequest.merge(new RegisterLockObserverRequest(), r);
  }

  static decode(bytes: Uint8Array): RegisterLockObserverRequest {
    return RegisterLockObserverRequest.merge(new RegisterLockObserverRequest(), new Reader(bytes));
  }

  static encode(m: RegisterLockObserverRequestInit): Uint8Array {
    return encodeWith(RegisterLockObserverRequest.write, m);
  }
}

export interface RegisterLockObserverResponseInit {
  readonly error?: string | undefined;
}

export class RegisterLockObserverResponse {
  static readonly typeName = 'kvrpcpb.RegisterLockObserverResponse';
  declare error: string;

  constructor() {
    this.error = '';
  }

  static merge(m: RegisterLockObserverResponse, r: Reader): RegisterLockObserverResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.error = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RegisterLockObserverResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): RegisterLockObserverResponse {
    return RegisterLockObserverResponse.merge(new RegisterLockObserverResponse(), r);
  }

  static decode(bytes: Uint8Array): RegisterLockObserverResponse {
    return RegisterLockObserverResponse.merge(new RegisterLockObserverResponse(), new Reader(bytes));
  }

  static encode(m: RegisterLockObserverResponseInit): Uint8Array {
    return encodeWith(RegisterLockObserverResponse.write, m);
  }
}

export interface CheckLockObserverRequestInit {
  readonly context?: ContextInit | undefined;
  readonly maxTs?: bigint | undefined;
}

export class CheckLockObserverRequest {
  static readonly typeName = 'kvrpcpb.CheckLockObserverRequest';
  declare context: Context | undefined;
  declare maxTs: bigint;

  constructor() {
    this.context = undefined;
    this.maxTs = 0n;
  }

  static merge(m: CheckLockObserverRequest, r: Reader): CheckLockObserverRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.maxTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CheckLockObserverRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.maxTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): CheckLockObserverRequest {
    return CheckLockObserverRequest.merge(new CheckLockObserverRequest(), r);
  }

  static decode(bytes: Uint8Array): CheckLockObserverRequest {
    return CheckLockObserverRequest.merge(new CheckLockObserverRequest(), new Reader(bytes));
  }

  static encode(m: CheckLockObserverRequestInit): Uint8Array {
    return encodeWith(CheckLockObserverRequest.write, m);
  }
}

export interface CheckLockObserverResponseInit {
  readonly error?: string | undefined;
  readonly isClean?: boolean | undefined;
  readonly locks?: readonly LockInfoInit[] | undefined;
}

export class CheckLockObserverResponse {
  static readonly typeName = 'kvrpcpb.CheckLockObserverResponse';
  declare error: string;
  declare isClean: boolean;
  declare locks: readonly LockInfo[];

  constructor() {
    this.error = '';
    this.isClean = false;
    this.locks = EMPTY_LIST;
  }

  static merge(m: CheckLockObserverResponse, r: Reader): CheckLockObserverResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.error = r.string(); continue; }
        case 2: { if (tag !== 16) break; m.isClean = r.bool(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.locks === EMPTY_LIST) m.locks = []; (m.locks as LockInfo[]).push(LockInfo.merge(new LockInfo(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CheckLockObserverResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.isClean; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.locks; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); LockInfo.write(v[i] as LockInfoInit, w); w.end(at); } } }
  }

  static read(r: Reader): CheckLockObserverResponse {
    return CheckLockObserverResponse.merge(new CheckLockObserverResponse(), r);
  }

  static decode(bytes: Uint8Array): CheckLockObserverResponse {
    return CheckLockObserverResponse.merge(new CheckLockObserverResponse(), new Reader(bytes));
  }

  static encode(m: CheckLockObserverResponseInit): Uint8Array {
    return encodeWith(CheckLockObserverResponse.write, m);
  }
}

export interface RemoveLockObserverRequestInit {
  readonly context?: ContextInit | undefined;
  readonly maxTs?: bigint | undefined;
}

export class RemoveLockObserverRequest {
  static readonly typeName = 'kvrpcpb.RemoveLockObserverRequest';
  declare context: Context | undefined;
  declare maxTs: bigint;

  constructor() {
    this.context = undefined;
    this.maxTs = 0n;
  }

  static merge(m: RemoveLockObserverRequest, r: Reader): RemoveLockObserverRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.maxTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RemoveLockObserverRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.maxTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): RemoveLockObserverRequest {
    return RemoveLockObserverRequest.merge(new RemoveLockObserverRequest(), r);
  }

  static decode(bytes: Uint8Array): RemoveLockObserverRequest {
    return RemoveLockObserverRequest.merge(new RemoveLockObserverRequest(), new Reader(bytes));
  }

  static encode(m: RemoveLockObserverRequestInit): Uint8Array {
    return encodeWith(RemoveLockObserverRequest.write, m);
  }
}

export interface RemoveLockObserverResponseInit {
  readonly error?: string | undefined;
}

export class RemoveLockObserverResponse {
  static readonly typeName = 'kvrpcpb.RemoveLockObserverResponse';
  declare error: string;

  constructor() {
    this.error = '';
  }

  static merge(m: RemoveLockObserverResponse, r: Reader): RemoveLockObserverResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.error = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RemoveLockObserverResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): RemoveLockObserverResponse {
    return RemoveLockObserverResponse.merge(new RemoveLockObserverResponse(), r);
  }

  static decode(bytes: Uint8Array): RemoveLockObserverResponse {
    return RemoveLockObserverResponse.merge(new RemoveLockObserverResponse(), new Reader(bytes));
  }

  static encode(m: RemoveLockObserverResponseInit): Uint8Array {
    return encodeWith(RemoveLockObserverResponse.write, m);
  }
}

export interface PhysicalScanLockRequestInit {
  readonly context?: ContextInit | undefined;
  readonly maxTs?: bigint | undefined;
  readonly startKey?: Uint8Array | undefined;
  readonly limit?: number | undefined;
}

export class PhysicalScanLockRequest {
  static readonly typeName = 'kvrpcpb.PhysicalScanLockRequest';
  declare context: Context | undefined;
  declare maxTs: bigint;
  declare startKey: Uint8Array;
  declare limit: number;

  constructor() {
    this.context = undefined;
    this.maxTs = 0n;
    this.startKey = EMPTY_BYTES;
    this.limit = 0;
  }

  static merge(m: PhysicalScanLockRequest, r: Reader): PhysicalScanLockRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.maxTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; m.startKey = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.limit = r.uint32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PhysicalScanLockRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.maxTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.limit; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
  }

  static read(r: Reader): PhysicalScanLockRequest {
    return PhysicalScanLockRequest.merge(new PhysicalScanLockRequest(), r);
  }

  static decode(bytes: Uint8Array): PhysicalScanLockRequest {
    return PhysicalScanLockRequest.merge(new PhysicalScanLockRequest(), new Reader(bytes));
  }

  static encode(m: PhysicalScanLockRequestInit): Uint8Array {
    return encodeWith(PhysicalScanLockRequest.write, m);
  }
}

export interface PhysicalScanLockResponseInit {
  readonly error?: string | undefined;
  readonly locks?: readonly LockInfoInit[] | undefined;
}

export class PhysicalScanLockResponse {
  static readonly typeName = 'kvrpcpb.PhysicalScanLockResponse';
  declare error: string;
  declare locks: readonly LockInfo[];

  constructor() {
    this.error = '';
    this.locks = EMPTY_LIST;
  }

  static merge(m: PhysicalScanLockResponse, r: Reader): PhysicalScanLockResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.error = r.string(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.locks === EMPTY_LIST) m.locks = []; (m.locks as LockInfo[]).push(LockInfo.merge(new LockInfo(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PhysicalScanLockResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.locks; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); LockInfo.write(v[i] as LockInfoInit, w); w.end(at); } } }
  }

  static read(r: Reader): PhysicalScanLockResponse {
    return PhysicalScanLockResponse.merge(new PhysicalScanLockResponse(), r);
  }

  static decode(bytes: Uint8Array): PhysicalScanLockResponse {
    return PhysicalScanLockResponse.merge(new PhysicalScanLockResponse(), new Reader(bytes));
  }

  static encode(m: PhysicalScanLockResponseInit): Uint8Array {
    return encodeWith(PhysicalScanLockResponse.write, m);
  }
}

export interface SplitRegionRequestInit {
  readonly context?: ContextInit | undefined;
  readonly splitKey?: Uint8Array | undefined;
  readonly splitKeys?: readonly Uint8Array[] | undefined;
  readonly isRawKv?: boolean | undefined;
}

export class SplitRegionRequest {
  static readonly typeName = 'kvrpcpb.SplitRegionRequest';
  declare context: Context | undefined;
  /** @deprecated */
  declare splitKey: Uint8Array;
  declare splitKeys: readonly Uint8Array[];
  declare isRawKv: boolean;

  constructor() {
    this.context = undefined;
    this.splitKey = EMPTY_BYTES;
    this.splitKeys = EMPTY_LIST;
    this.isRawKv = false;
  }

  static merge(m: SplitRegionRequest, r: Reader): SplitRegionRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.splitKey = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; if (m.splitKeys === EMPTY_LIST) m.splitKeys = []; (m.splitKeys as Uint8Array[]).push(r.bytes()); continue; }
        case 4: { if (tag !== 32) break; m.isRawKv = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SplitRegionRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.splitKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.splitKeys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.isRawKv; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): SplitRegionRequest {
    return SplitRegionRequest.merge(new SplitRegionRequest(), r);
  }

  static decode(bytes: Uint8Array): SplitRegionRequest {
    return SplitRegionRequest.merge(new SplitRegionRequest(), new Reader(bytes));
  }

  static encode(m: SplitRegionRequestInit): Uint8Array {
    return encodeWith(SplitRegionRequest.write, m);
  }
}

export interface SplitRegionResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly left?: metapb.RegionInit | undefined;
  readonly right?: metapb.RegionInit | undefined;
  readonly regions?: readonly metapb.RegionInit[] | undefined;
  readonly errors?: readonly KeyErrorInit[] | undefined;
}

export class SplitRegionResponse {
  static readonly typeName = 'kvrpcpb.SplitRegionResponse';
  declare regionError: errorpb.Error | undefined;
  /** @deprecated */
  declare left: metapb.Region | undefined;
  /** @deprecated */
  declare right: metapb.Region | undefined;
  declare regions: readonly metapb.Region[];
  declare errors: readonly KeyError[];

  constructor() {
    this.regionError = undefined;
    this.left = undefined;
    this.right = undefined;
    this.regions = EMPTY_LIST;
    this.errors = EMPTY_LIST;
  }

  static merge(m: SplitRegionResponse, r: Reader): SplitRegionResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.left = metapb.Region.merge(m.left ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.right = metapb.Region.merge(m.right ?? new metapb.Region(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.regions === EMPTY_LIST) m.regions = []; (m.regions as metapb.Region[]).push(metapb.Region.merge(new metapb.Region(), r)); r.leave(outer); continue; }
        case 100: { if (tag !== 802) break; const outer = r.enter(); if (m.errors === EMPTY_LIST) m.errors = []; (m.errors as KeyError[]).push(KeyError.merge(new KeyError(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SplitRegionResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.left; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.right; if (v !== undefined) { w.tag(26); const at = w.begin(); metapb.Region.write(v, w); w.end(at); } }
    { const v = m.regions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); metapb.Region.write(v[i] as metapb.RegionInit, w); w.end(at); } } }
    { const v = m.errors; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(802); const at = w.begin(); KeyError.write(v[i] as KeyErrorInit, w); w.end(at); } } }
  }

  static read(r: Reader): SplitRegionResponse {
    return SplitRegionResponse.merge(new SplitRegionResponse(), r);
  }

  static decode(bytes: Uint8Array): SplitRegionResponse {
    return SplitRegionResponse.merge(new SplitRegionResponse(), new Reader(bytes));
  }

  static encode(m: SplitRegionResponseInit): Uint8Array {
    return encodeWith(SplitRegionResponse.write, m);
  }
}

export interface ReadIndexRequestInit {
  readonly context?: ContextInit | undefined;
  readonly startTs?: bigint | undefined;
  readonly ranges?: readonly KeyRangeInit[] | undefined;
}

export class ReadIndexRequest {
  static readonly typeName = 'kvrpcpb.ReadIndexRequest';
  declare context: Context | undefined;
  declare startTs: bigint;
  declare ranges: readonly KeyRange[];

  constructor() {
    this.context = undefined;
    this.startTs = 0n;
    this.ranges = EMPTY_LIST;
  }

  static merge(m: ReadIndexRequest, r: Reader): ReadIndexRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.startTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.ranges === EMPTY_LIST) m.ranges = []; (m.ranges as KeyRange[]).push(KeyRange.merge(new KeyRange(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReadIndexRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.ranges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); KeyRange.write(v[i] as KeyRangeInit, w); w.end(at); } } }
  }

  static read(r: Reader): ReadIndexRequest {
    return ReadIndexRequest.merge(new ReadIndexRequest(), r);
  }

  static decode(bytes: Uint8Array): ReadIndexRequest {
    return ReadIndexRequest.merge(new ReadIndexRequest(), new Reader(bytes));
  }

  static encode(m: ReadIndexRequestInit): Uint8Array {
    return encodeWith(ReadIndexRequest.write, m);
  }
}

export interface ReadIndexResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly readIndex?: number | undefined;
  readonly locked?: LockInfoInit | undefined;
}

export class ReadIndexResponse {
  static readonly typeName = 'kvrpcpb.ReadIndexResponse';
  declare regionError: errorpb.Error | undefined;
  declare readIndex: number;
  declare locked: LockInfo | undefined;

  constructor() {
    this.regionError = undefined;
    this.readIndex = 0;
    this.locked = undefined;
  }

  static merge(m: ReadIndexResponse, r: Reader): ReadIndexResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.readIndex = r.uint64(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.locked = LockInfo.merge(m.locked ?? new LockInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReadIndexResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.readIndex; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.locked; if (v !== undefined) { w.tag(26); const at = w.begin(); LockInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ReadIndexResponse {
    return ReadIndexResponse.merge(new ReadIndexResponse(), r);
  }

  static decode(bytes: Uint8Array): ReadIndexResponse {
    return ReadIndexResponse.merge(new ReadIndexResponse(), new Reader(bytes));
  }

  static encode(m: ReadIndexResponseInit): Uint8Array {
    return encodeWith(ReadIndexResponse.write, m);
  }
}

export interface MvccGetByKeyRequestInit {
  readonly context?: ContextInit | undefined;
  readonly key?: Uint8Array | undefined;
}

export class MvccGetByKeyRequest {
  static readonly typeName = 'kvrpcpb.MvccGetByKeyRequest';
  declare context: Context | undefined;
  declare key: Uint8Array;

  constructor() {
    this.context = undefined;
    this.key = EMPTY_BYTES;
  }

  static merge(m: MvccGetByKeyRequest, r: Reader): MvccGetByKeyRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MvccGetByKeyRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): MvccGetByKeyRequest {
    return MvccGetByKeyRequest.merge(new MvccGetByKeyRequest(), r);
  }

  static decode(bytes: Uint8Array): MvccGetByKeyRequest {
    return MvccGetByKeyRequest.merge(new MvccGetByKeyRequest(), new Reader(bytes));
  }

  static encode(m: MvccGetByKeyRequestInit): Uint8Array {
    return encodeWith(MvccGetByKeyRequest.write, m);
  }
}

export interface MvccGetByKeyResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
  readonly info?: MvccInfoInit | undefined;
}

export class MvccGetByKeyResponse {
  static readonly typeName = 'kvrpcpb.MvccGetByKeyResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;
  declare info: MvccInfo | undefined;

  constructor() {
    this.regionError = undefined;
    this.error = '';
    this.info = undefined;
  }

  static merge(m: MvccGetByKeyResponse, r: Reader): MvccGetByKeyResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.info = MvccInfo.merge(m.info ?? new MvccInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MvccGetByKeyResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.info; if (v !== undefined) { w.tag(26); const at = w.begin(); MvccInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): MvccGetByKeyResponse {
    return MvccGetByKeyResponse.merge(new MvccGetByKeyResponse(), r);
  }

  static decode(bytes: Uint8Array): MvccGetByKeyResponse {
    return MvccGetByKeyResponse.merge(new MvccGetByKeyResponse(), new Reader(bytes));
  }

  static encode(m: MvccGetByKeyResponseInit): Uint8Array {
    return encodeWith(MvccGetByKeyResponse.write, m);
  }
}

export interface MvccGetByStartTsRequestInit {
  readonly context?: ContextInit | undefined;
  readonly startTs?: bigint | undefined;
}

export class MvccGetByStartTsRequest {
  static readonly typeName = 'kvrpcpb.MvccGetByStartTsRequest';
  declare context: Context | undefined;
  declare startTs: bigint;

  constructor() {
    this.context = undefined;
    this.startTs = 0n;
  }

  static merge(m: MvccGetByStartTsRequest, r: Reader): MvccGetByStartTsRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.startTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MvccGetByStartTsRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): MvccGetByStartTsRequest {
    return MvccGetByStartTsRequest.merge(new MvccGetByStartTsRequest(), r);
  }

  static decode(bytes: Uint8Array): MvccGetByStartTsRequest {
    return MvccGetByStartTsRequest.merge(new MvccGetByStartTsRequest(), new Reader(bytes));
  }

  static encode(m: MvccGetByStartTsRequestInit): Uint8Array {
    return encodeWith(MvccGetByStartTsRequest.write, m);
  }
}

export interface MvccGetByStartTsResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
  readonly key?: Uint8Array | undefined;
  readonly info?: MvccInfoInit | undefined;
}

export class MvccGetByStartTsResponse {
  static readonly typeName = 'kvrpcpb.MvccGetByStartTsResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;
  declare key: Uint8Array;
  declare info: MvccInfo | undefined;

  constructor() {
    this.regionError = undefined;
    this.error = '';
    this.key = EMPTY_BYTES;
    this.info = undefined;
  }

  static merge(m: MvccGetByStartTsResponse, r: Reader): MvccGetByStartTsResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.key = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.info = MvccInfo.merge(m.info ?? new MvccInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MvccGetByStartTsResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.info; if (v !== undefined) { w.tag(34); const at = w.begin(); MvccInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): MvccGetByStartTsResponse {
    return MvccGetByStartTsResponse.merge(new MvccGetByStartTsResponse(), r);
  }

  static decode(bytes: Uint8Array): MvccGetByStartTsResponse {
    return MvccGetByStartTsResponse.merge(new MvccGetByStartTsResponse(), new Reader(bytes));
  }

  static encode(m: MvccGetByStartTsResponseInit): Uint8Array {
    return encodeWith(MvccGetByStartTsResponse.write, m);
  }
}

export interface ContextInit {
  readonly regionId?: number | undefined;
  readonly regionEpoch?: metapb.RegionEpochInit | undefined;
  readonly peer?: metapb.PeerInit | undefined;
  readonly term?: number | undefined;
  readonly priority?: CommandPri | undefined;
  readonly isolationLevel?: IsolationLevel | undefined;
  readonly notFillCache?: boolean | undefined;
  readonly syncLog?: boolean | undefined;
  readonly recordTimeStat?: boolean | undefined;
  readonly recordScanStat?: boolean | undefined;
  readonly replicaRead?: boolean | undefined;
  readonly resolvedLocks?: readonly bigint[] | undefined;
  readonly maxExecutionDurationMs?: number | undefined;
  readonly appliedIndex?: number | undefined;
  readonly taskId?: bigint | undefined;
  readonly staleRead?: boolean | undefined;
  readonly resourceGroupTag?: Uint8Array | undefined;
  readonly diskFullOpt?: DiskFullOpt | undefined;
  readonly isRetryRequest?: boolean | undefined;
  readonly apiVersion?: APIVersion | undefined;
  readonly committedLocks?: readonly bigint[] | undefined;
  readonly traceContext?: tracepb.TraceContextInit | undefined;
  readonly requestSource?: string | undefined;
  readonly txnSource?: number | undefined;
  readonly busyThresholdMs?: number | undefined;
  readonly resourceControlContext?: ResourceControlContextInit | undefined;
  readonly requestOrigin?: RequestOrigin | undefined;
  readonly keyspaceName?: string | undefined;
  readonly keyspace?: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
  readonly bucketsVersion?: number | undefined;
  readonly sourceStmt?: SourceStmtInit | undefined;
  readonly clusterId?: bigint | undefined;
  readonly traceId?: Uint8Array | undefined;
  readonly traceControlFlags?: number | undefined;
}

export class Context {
  static readonly typeName = 'kvrpcpb.Context';
  declare regionId: number;
  declare regionEpoch: metapb.RegionEpoch | undefined;
  declare peer: metapb.Peer | undefined;
  declare term: number;
  declare priority: CommandPri;
  declare isolationLevel: IsolationLevel;
  declare notFillCache: boolean;
  declare syncLog: boolean;
  declare recordTimeStat: boolean;
  declare recordScanStat: boolean;
  declare replicaRead: boolean;
  declare resolvedLocks: readonly bigint[];
  declare maxExecutionDurationMs: number;
  declare appliedIndex: number;
  declare taskId: bigint;
  declare staleRead: boolean;
  declare resourceGroupTag: Uint8Array;
  declare diskFullOpt: DiskFullOpt;
  declare isRetryRequest: boolean;
  declare apiVersion: APIVersion;
  declare committedLocks: readonly bigint[];
  declare traceContext: tracepb.TraceContext | undefined;
  declare requestSource: string;
  declare txnSource: number;
  declare busyThresholdMs: number;
  declare resourceControlContext: ResourceControlContext | undefined;
  declare requestOrigin: RequestOrigin;
  declare keyspaceName: string;
  declare keyspace: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;
  declare bucketsVersion: number;
  declare sourceStmt: SourceStmt | undefined;
  declare clusterId: bigint;
  declare traceId: Uint8Array;
  declare traceControlFlags: number;

  constructor() {
    this.regionId = 0;
    this.regionEpoch = undefined;
    this.peer = undefined;
    this.term = 0;
    this.priority = 0;
    this.isolationLevel = 0;
    this.notFillCache = false;
    this.syncLog = false;
    this.recordTimeStat = false;
    this.recordScanStat = false;
    this.replicaRead = false;
    this.resolvedLocks = EMPTY_LIST;
    this.maxExecutionDurationMs = 0;
    this.appliedIndex = 0;
    this.taskId = 0n;
    this.staleRead = false;
    this.resourceGroupTag = EMPTY_BYTES;
    this.diskFullOpt = 0;
    this.isRetryRequest = false;
    this.apiVersion = 0;
    this.committedLocks = EMPTY_LIST;
    this.traceContext = undefined;
    this.requestSource = '';
    this.txnSource = 0;
    this.busyThresholdMs = 0;
    this.resourceControlContext = undefined;
    this.requestOrigin = 0;
    this.keyspaceName = '';
    this.keyspace = undefined;
    this.bucketsVersion = 0;
    this.sourceStmt = undefined;
    this.clusterId = 0n;
    this.traceId = EMPTY_BYTES;
    this.traceControlFlags = 0;
  }

  static merge(m: Context, r: Reader): Context {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.regionEpoch = metapb.RegionEpoch.merge(m.regionEpoch ?? new metapb.RegionEpoch(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.peer = metapb.Peer.merge(m.peer ?? new metapb.Peer(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 40) break; m.term = r.uint64(); continue; }
        case 6: { if (tag !== 48) break; m.priority = r.int32(); continue; }
        case 7: { if (tag !== 56) break; m.isolationLevel = r.int32(); continue; }
        case 8: { if (tag !== 64) break; m.notFillCache = r.bool(); continue; }
        case 9: { if (tag !== 72) break; m.syncLog = r.bool(); continue; }
        case 10: { if (tag !== 80) break; m.recordTimeStat = r.bool(); continue; }
        case 11: { if (tag !== 88) break; m.recordScanStat = r.bool(); continue; }
        case 12: { if (tag !== 96) break; m.replicaRead = r.bool(); continue; }
        case 13: {
          if (tag !== 104 && tag !== 106) break;
          if (m.resolvedLocks === EMPTY_LIST) m.resolvedLocks = [];
          if (tag === 104) { (m.resolvedLocks as bigint[]).push(r.uint64Big()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.resolvedLocks as bigint[]).push(r.uint64Big());
          r.leave(outer);
          continue;
        }
        case 14: { if (tag !== 112) break; m.maxExecutionDurationMs = r.uint64Saturating(); continue; }
        case 15: { if (tag !== 120) break; m.appliedIndex = r.uint64(); continue; }
        case 16: { if (tag !== 128) break; m.taskId = r.uint64Big(); continue; }
        case 17: { if (tag !== 136) break; m.staleRead = r.bool(); continue; }
        case 18: { if (tag !== 146) break; m.resourceGroupTag = r.bytes(); continue; }
        case 19: { if (tag !== 152) break; m.diskFullOpt = r.int32(); continue; }
        case 20: { if (tag !== 160) break; m.isRetryRequest = r.bool(); continue; }
        case 21: { if (tag !== 168) break; m.apiVersion = r.int32(); continue; }
        case 22: {
          if (tag !== 176 && tag !== 178) break;
          if (m.committedLocks === EMPTY_LIST) m.committedLocks = [];
          if (tag === 176) { (m.committedLocks as bigint[]).push(r.uint64Big()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.committedLocks as bigint[]).push(r.uint64Big());
          r.leave(outer);
          continue;
        }
        case 23: { if (tag !== 186) break; const outer = r.enter(); m.traceContext = tracepb.TraceContext.merge(m.traceContext ?? new tracepb.TraceContext(), r); r.leave(outer); continue; }
        case 24: { if (tag !== 194) break; m.requestSource = r.string(); continue; }
        case 25: { if (tag !== 200) break; m.txnSource = r.uint64(); continue; }
        case 27: { if (tag !== 216) break; m.busyThresholdMs = r.uint32(); continue; }
        case 28: { if (tag !== 226) break; const outer = r.enter(); m.resourceControlContext = ResourceControlContext.merge(m.resourceControlContext ?? new ResourceControlContext(), r); r.leave(outer); continue; }
        case 29: { if (tag !== 232) break; m.requestOrigin = r.int32(); continue; }
        case 31: { if (tag !== 250) break; m.keyspaceName = r.string(); continue; }
        case 32: { if (tag !== 256) break; m.keyspace = { kind: 'keyspaceId', value: r.uint32() }; continue; }
        case 38: { if (tag !== 306) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
        case 33: { if (tag !== 264) break; m.bucketsVersion = r.uint64(); continue; }
        case 34: { if (tag !== 274) break; const outer = r.enter(); m.sourceStmt = SourceStmt.merge(m.sourceStmt ?? new SourceStmt(), r); r.leave(outer); continue; }
        case 35: { if (tag !== 280) break; m.clusterId = r.uint64Big(); continue; }
        case 36: { if (tag !== 290) break; m.traceId = r.bytes(); continue; }
        case 37: { if (tag !== 296) break; m.traceControlFlags = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ContextInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.regionEpoch; if (v !== undefined) { w.tag(18); const at = w.begin(); metapb.RegionEpoch.write(v, w); w.end(at); } }
    { const v = m.peer; if (v !== undefined) { w.tag(26); const at = w.begin(); metapb.Peer.write(v, w); w.end(at); } }
    { const v = m.term; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.priority; if (v !== undefined && v !== 0) { w.tag(48); w.signed(v); } }
    { const v = m.isolationLevel; if (v !== undefined && v !== 0) { w.tag(56); w.signed(v); } }
    { const v = m.notFillCache; if (v !== undefined && v) { w.tag(64); w.bool(v); } }
    { const v = m.syncLog; if (v !== undefined && v) { w.tag(72); w.bool(v); } }
    { const v = m.recordTimeStat; if (v !== undefined && v) { w.tag(80); w.bool(v); } }
    { const v = m.recordScanStat; if (v !== undefined && v) { w.tag(88); w.bool(v); } }
    { const v = m.replicaRead; if (v !== undefined && v) { w.tag(96); w.bool(v); } }
    { const v = m.resolvedLocks; if (v !== undefined && v.length > 0) { w.tag(106); const at = w.begin(); for (let i = 0; i < v.length; i++) w.big(v[i] as bigint); w.end(at); } }
    { const v = m.maxExecutionDurationMs; if (v !== undefined && v !== 0) { w.tag(112); w.unsigned(v); } }
    { const v = m.appliedIndex; if (v !== undefined && v !== 0) { w.tag(120); w.unsigned(v); } }
    { const v = m.taskId; if (v !== undefined && v !== 0n) { w.tag(128); w.big(v); } }
    { const v = m.staleRead; if (v !== undefined && v) { w.tag(136); w.bool(v); } }
    { const v = m.resourceGroupTag; if (v !== undefined && v.length > 0) { w.tag(146); w.bytes(v); } }
    { const v = m.diskFullOpt; if (v !== undefined && v !== 0) { w.tag(152); w.signed(v); } }
    { const v = m.isRetryRequest; if (v !== undefined && v) { w.tag(160); w.bool(v); } }
    { const v = m.apiVersion; if (v !== undefined && v !== 0) { w.tag(168); w.signed(v); } }
    { const v = m.committedLocks; if (v !== undefined && v.length > 0) { w.tag(178); const at = w.begin(); for (let i = 0; i < v.length; i++) w.big(v[i] as bigint); w.end(at); } }
    { const v = m.traceContext; if (v !== undefined) { w.tag(186); const at = w.begin(); tracepb.TraceContext.write(v, w); w.end(at); } }
    { const v = m.requestSource; if (v !== undefined && v !== '') { w.tag(194); w.string(v); } }
    { const v = m.txnSource; if (v !== undefined && v !== 0) { w.tag(200); w.unsigned(v); } }
    { const v = m.busyThresholdMs; if (v !== undefined && v !== 0) { w.tag(216); w.unsigned(v); } }
    { const v = m.resourceControlContext; if (v !== undefined) { w.tag(226); const at = w.begin(); ResourceControlContext.write(v, w); w.end(at); } }
    { const v = m.requestOrigin; if (v !== undefined && v !== 0) { w.tag(232); w.signed(v); } }
    { const v = m.keyspaceName; if (v !== undefined && v !== '') { w.tag(250); w.string(v); } }
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'keyspaceId': { w.tag(256); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(306); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
    { const v = m.bucketsVersion; if (v !== undefined && v !== 0) { w.tag(264); w.unsigned(v); } }
    { const v = m.sourceStmt; if (v !== undefined) { w.tag(274); const at = w.begin(); SourceStmt.write(v, w); w.end(at); } }
    { const v = m.clusterId; if (v !== undefined && v !== 0n) { w.tag(280); w.big(v); } }
    { const v = m.traceId; if (v !== undefined && v.length > 0) { w.tag(290); w.bytes(v); } }
    { const v = m.traceControlFlags; if (v !== undefined && v !== 0) { w.tag(296); w.unsigned(v); } }
  }

  static read(r: Reader): Context {
    return Context.merge(new Context(), r);
  }

  static decode(bytes: Uint8Array): Context {
    return Context.merge(new Context(), new Reader(bytes));
  }

  static encode(m: ContextInit): Uint8Array {
    return encodeWith(Context.write, m);
  }
}

export interface ResourceControlContextInit {
  readonly resourceGroupName?: string | undefined;
  readonly penalty?: resource_manager.ConsumptionInit | undefined;
  readonly overridePriority?: number | undefined;
}

export class ResourceControlContext {
  static readonly typeName = 'kvrpcpb.ResourceControlContext';
  declare resourceGroupName: string;
  declare penalty: resource_manager.Consumption | undefined;
  declare overridePriority: number;

  constructor() {
    this.resourceGroupName = '';
    this.penalty = undefined;
    this.overridePriority = 0;
  }

  static merge(m: ResourceControlContext, r: Reader): ResourceControlContext {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.resourceGroupName = r.string(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.penalty = resource_manager.Consumption.merge(m.penalty ?? new resource_manager.Consumption(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.overridePriority = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ResourceControlContextInit, w: Writer): void {
    { const v = m.resourceGroupName; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
    { const v = m.penalty; if (v !== undefined) { w.tag(18); const at = w.begin(); resource_manager.Consumption.write(v, w); w.end(at); } }
    { const v = m.overridePriority; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
  }

  static read(r: Reader): ResourceControlContext {
    return ResourceControlContext.merge(new ResourceControlContext(), r);
  }

  static decode(bytes: Uint8Array): ResourceControlContext {
    return ResourceControlContext.merge(new ResourceControlContext(), new Reader(bytes));
  }

  static encode(m: ResourceControlContextInit): Uint8Array {
    return encodeWith(ResourceControlContext.write, m);
  }
}

export interface SourceStmtInit {
  readonly startTs?: bigint | undefined;
  readonly connectionId?: bigint | undefined;
  readonly stmtId?: number | undefined;
  readonly sessionAlias?: string | undefined;
}

export class SourceStmt {
  static readonly typeName = 'kvrpcpb.SourceStmt';
  declare startTs: bigint;
  declare connectionId: bigint;
  declare stmtId: number;
  declare sessionAlias: string;

  constructor() {
    this.startTs = 0n;
    this.connectionId = 0n;
    this.stmtId = 0;
    this.sessionAlias = '';
  }

  static merge(m: SourceStmt, r: Reader): SourceStmt {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.connectionId = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.stmtId = r.uint64(); continue; }
        case 4: { if (tag !== 34) break; m.sessionAlias = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SourceStmtInit, w: Writer): void {
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.connectionId; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.stmtId; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.sessionAlias; if (v !== undefined && v !== '') { w.tag(34); w.string(v); } }
  }

  static read(r: Reader): SourceStmt {
    return SourceStmt.merge(new SourceStmt(), r);
  }

  static decode(bytes: Uint8Array): SourceStmt {
    return SourceStmt.merge(new SourceStmt(), new Reader(bytes));
  }

  static encode(m: SourceStmtInit): Uint8Array {
    return encodeWith(SourceStmt.write, m);
  }
}

export interface LockInfoInit {
  readonly primaryLock?: Uint8Array | undefined;
  readonly lockVersion?: bigint | undefined;
  readonly key?: Uint8Array | undefined;
  readonly lockTtl?: number | undefined;
  readonly txnSize?: number | undefined;
  readonly lockType?: Op | undefined;
  readonly lockForUpdateTs?: bigint | undefined;
  readonly useAsyncCommit?: boolean | undefined;
  readonly minCommitTs?: bigint | undefined;
  readonly secondaries?: readonly Uint8Array[] | undefined;
  readonly durationToLastUpdateMs?: number | undefined;
  readonly sharedLockInfos?: readonly LockInfoInit[] | undefined;
  readonly isTxnFile?: boolean | undefined;
}

export class LockInfo {
  static readonly typeName = 'kvrpcpb.LockInfo';
  declare primaryLock: Uint8Array;
  declare lockVersion: bigint;
  declare key: Uint8Array;
  declare lockTtl: number;
  declare txnSize: number;
  declare lockType: Op;
  declare lockForUpdateTs: bigint;
  declare useAsyncCommit: boolean;
  declare minCommitTs: bigint;
  declare secondaries: readonly Uint8Array[];
  declare durationToLastUpdateMs: number;
  declare sharedLockInfos: readonly LockInfo[];
  declare isTxnFile: boolean;

  constructor() {
    this.primaryLock = EMPTY_BYTES;
    this.lockVersion = 0n;
    this.key = EMPTY_BYTES;
    this.lockTtl = 0;
    this.txnSize = 0;
    this.lockType = 0;
    this.lockForUpdateTs = 0n;
    this.useAsyncCommit = false;
    this.minCommitTs = 0n;
    this.secondaries = EMPTY_LIST;
    this.durationToLastUpdateMs = 0;
    this.sharedLockInfos = EMPTY_LIST;
    this.isTxnFile = false;
  }

  static merge(m: LockInfo, r: Reader): LockInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.primaryLock = r.bytes(); continue; }
        case 2: { if (tag !== 16) break; m.lockVersion = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; m.key = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.lockTtl = r.uint64Saturating(); continue; }
        case 5: { if (tag !== 40) break; m.txnSize = r.uint64Saturating(); continue; }
        case 6: { if (tag !== 48) break; m.lockType = r.int32(); continue; }
        case 7: { if (tag !== 56) break; m.lockForUpdateTs = r.uint64Big(); continue; }
        case 8: { if (tag !== 64) break; m.useAsyncCommit = r.bool(); continue; }
        case 9: { if (tag !== 72) break; m.minCommitTs = r.uint64Big(); continue; }
        case 10: { if (tag !== 82) break; if (m.secondaries === EMPTY_LIST) m.secondaries = []; (m.secondaries as Uint8Array[]).push(r.bytes()); continue; }
        case 11: { if (tag !== 88) break; m.durationToLastUpdateMs = r.uint64Saturating(); continue; }
        case 12: { if (tag !== 98) break; const outer = r.enter(); if (m.sharedLockInfos === EMPTY_LIST) m.sharedLockInfos = []; (m.sharedLockInfos as LockInfo[]).push(LockInfo.merge(new LockInfo(), r)); r.leave(outer); continue; }
        case 100: { if (tag !== 800) break; m.isTxnFile = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LockInfoInit, w: Writer): void {
    { const v = m.primaryLock; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.lockVersion; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.lockTtl; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.txnSize; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.lockType; if (v !== undefined && v !== 0) { w.tag(48); w.signed(v); } }
    { const v = m.lockForUpdateTs; if (v !== undefined && v !== 0n) { w.tag(56); w.big(v); } }
    { const v = m.useAsyncCommit; if (v !== undefined && v) { w.tag(64); w.bool(v); } }
    { const v = m.minCommitTs; if (v !== undefined && v !== 0n) { w.tag(72); w.big(v); } }
    { const v = m.secondaries; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(82); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.durationToLastUpdateMs; if (v !== undefined && v !== 0) { w.tag(88); w.unsigned(v); } }
    { const v = m.sharedLockInfos; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(98); const at = w.begin(); LockInfo.write(v[i] as LockInfoInit, w); w.end(at); } } }
    { const v = m.isTxnFile; if (v !== undefined && v) { w.tag(800); w.bool(v); } }
  }

  static read(r: Reader): LockInfo {
    return LockInfo.merge(new LockInfo(), r);
  }

  static decode(bytes: Uint8Array): LockInfo {
    return LockInfo.merge(new LockInfo(), new Reader(bytes));
  }

  static encode(m: LockInfoInit): Uint8Array {
    return encodeWith(LockInfo.write, m);
  }
}

export interface KeyErrorInit {
  readonly locked?: LockInfoInit | undefined;
  readonly retryable?: string | undefined;
  readonly abort?: string | undefined;
  readonly conflict?: WriteConflictInit | undefined;
  readonly alreadyExist?: AlreadyExistInit | undefined;
  readonly deadlock?: DeadlockInit | undefined;
  readonly commitTsExpired?: CommitTsExpiredInit | undefined;
  readonly txnNotFound?: TxnNotFoundInit | undefined;
  readonly commitTsTooLarge?: CommitTsTooLargeInit | undefined;
  readonly assertionFailed?: AssertionFailedInit | undefined;
  readonly primaryMismatch?: PrimaryMismatchInit | undefined;
  readonly txnLockNotFound?: TxnLockNotFoundInit | undefined;
  readonly lockUpgradeConflict?: LockUpgradeConflictInit | undefined;
  readonly sharedLockLost?: SharedLockLostInit | undefined;
  readonly debugInfo?: DebugInfoInit | undefined;
}

export class KeyError {
  static readonly typeName = 'kvrpcpb.KeyError';
  declare locked: LockInfo | undefined;
  declare retryable: string;
  declare abort: string;
  declare conflict: WriteConflict | undefined;
  declare alreadyExist: AlreadyExist | undefined;
  declare deadlock: Deadlock | undefined;
  declare commitTsExpired: CommitTsExpired | undefined;
  declare txnNotFound: TxnNotFound | undefined;
  declare commitTsTooLarge: CommitTsTooLarge | undefined;
  declare assertionFailed: AssertionFailed | undefined;
  declare primaryMismatch: PrimaryMismatch | undefined;
  declare txnLockNotFound: TxnLockNotFound | undefined;
  declare lockUpgradeConflict: LockUpgradeConflict | undefined;
  declare sharedLockLost: SharedLockLost | undefined;
  declare debugInfo: DebugInfo | undefined;

  constructor() {
    this.locked = undefined;
    this.retryable = '';
    this.abort = '';
    this.conflict = undefined;
    this.alreadyExist = undefined;
    this.deadlock = undefined;
    this.commitTsExpired = undefined;
    this.txnNotFound = undefined;
    this.commitTsTooLarge = undefined;
    this.assertionFailed = undefined;
    this.primaryMismatch = undefined;
    this.txnLockNotFound = undefined;
    this.lockUpgradeConflict = undefined;
    this.sharedLockLost = undefined;
    this.debugInfo = undefined;
  }

  static merge(m: KeyError, r: Reader): KeyError {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.locked = LockInfo.merge(m.locked ?? new LockInfo(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.retryable = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.abort = r.string(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.conflict = WriteConflict.merge(m.conflict ?? new WriteConflict(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.alreadyExist = AlreadyExist.merge(m.alreadyExist ?? new AlreadyExist(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.deadlock = Deadlock.merge(m.deadlock ?? new Deadlock(), r); r.leave(outer); continue; }
        case 7: { if (tag !== 58) break; const outer = r.enter(); m.commitTsExpired = CommitTsExpired.merge(m.commitTsExpired ?? new CommitTsExpired(), r); r.leave(outer); continue; }
        case 8: { if (tag !== 66) break; const outer = r.enter(); m.txnNotFound = TxnNotFound.merge(m.txnNotFound ?? new TxnNotFound(), r); r.leave(outer); continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); m.commitTsTooLarge = CommitTsTooLarge.merge(m.commitTsTooLarge ?? new CommitTsTooLarge(), r); r.leave(outer); continue; }
        case 10: { if (tag !== 82) break; const outer = r.enter(); m.assertionFailed = AssertionFailed.merge(m.assertionFailed ?? new AssertionFailed(), r); r.leave(outer); continue; }
        case 11: { if (tag !== 90) break; const outer = r.enter(); m.primaryMismatch = PrimaryMismatch.merge(m.primaryMismatch ?? new PrimaryMismatch(), r); r.leave(outer); continue; }
        case 12: { if (tag !== 98) break; const outer = r.enter(); m.txnLockNotFound = TxnLockNotFound.merge(m.txnLockNotFound ?? new TxnLockNotFound(), r); r.leave(outer); continue; }
        case 13: { if (tag !== 106) break; const outer = r.enter(); m.lockUpgradeConflict = LockUpgradeConflict.merge(m.lockUpgradeConflict ?? new LockUpgradeConflict(), r); r.leave(outer); continue; }
        case 14: { if (tag !== 114) break; const outer = r.enter(); m.sharedLockLost = SharedLockLost.merge(m.sharedLockLost ?? new SharedLockLost(), r); r.leave(outer); continue; }
        case 100: { if (tag !== 802) break; const outer = r.enter(); m.debugInfo = DebugInfo.merge(m.debugInfo ?? new DebugInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyErrorInit, w: Writer): void {
    { const v = m.locked; if (v !== undefined) { w.tag(10); const at = w.begin(); LockInfo.write(v, w); w.end(at); } }
    { const v = m.retryable; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.abort; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.conflict; if (v !== undefined) { w.tag(34); const at = w.begin(); WriteConflict.write(v, w); w.end(at); } }
    { const v = m.alreadyExist; if (v !== undefined) { w.tag(42); const at = w.begin(); AlreadyExist.write(v, w); w.end(at); } }
    { const v = m.deadlock; if (v !== undefined) { w.tag(50); const at = w.begin(); Deadlock.write(v, w); w.end(at); } }
    { const v = m.commitTsExpired; if (v !== undefined) { w.tag(58); const at = w.begin(); CommitTsExpired.write(v, w); w.end(at); } }
    { const v = m.txnNotFound; if (v !== undefined) { w.tag(66); const at = w.begin(); TxnNotFound.write(v, w); w.end(at); } }
    { const v = m.commitTsTooLarge; if (v !== undefined) { w.tag(74); const at = w.begin(); CommitTsTooLarge.write(v, w); w.end(at); } }
    { const v = m.assertionFailed; if (v !== undefined) { w.tag(82); const at = w.begin(); AssertionFailed.write(v, w); w.end(at); } }
    { const v = m.primaryMismatch; if (v !== undefined) { w.tag(90); const at = w.begin(); PrimaryMismatch.write(v, w); w.end(at); } }
    { const v = m.txnLockNotFound; if (v !== undefined) { w.tag(98); const at = w.begin(); TxnLockNotFound.write(v, w); w.end(at); } }
    { const v = m.lockUpgradeConflict; if (v !== undefined) { w.tag(106); const at = w.begin(); LockUpgradeConflict.write(v, w); w.end(at); } }
    { const v = m.sharedLockLost; if (v !== undefined) { w.tag(114); const at = w.begin(); SharedLockLost.write(v, w); w.end(at); } }
    { const v = m.debugInfo; if (v !== undefined) { w.tag(802); const at = w.begin(); DebugInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): KeyError {
    return KeyError.merge(new KeyError(), r);
  }

  static decode(bytes: Uint8Array): KeyError {
    return KeyError.merge(new KeyError(), new Reader(bytes));
  }

  static encode(m: KeyErrorInit): Uint8Array {
    return encodeWith(KeyError.write, m);
  }
}

export interface WriteConflictInit {
  readonly startTs?: bigint | undefined;
  readonly conflictTs?: bigint | undefined;
  readonly key?: Uint8Array | undefined;
  readonly primary?: Uint8Array | undefined;
  readonly conflictCommitTs?: bigint | undefined;
  readonly reason?: WriteConflict_Reason | undefined;
}

export class WriteConflict {
  static readonly typeName = 'kvrpcpb.WriteConflict';
  declare startTs: bigint;
  declare conflictTs: bigint;
  declare key: Uint8Array;
  declare primary: Uint8Array;
  declare conflictCommitTs: bigint;
  declare reason: WriteConflict_Reason;

  constructor() {
    this.startTs = 0n;
    this.conflictTs = 0n;
    this.key = EMPTY_BYTES;
    this.primary = EMPTY_BYTES;
    this.conflictCommitTs = 0n;
    this.reason = 0;
  }

  static merge(m: WriteConflict, r: Reader): WriteConflict {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.conflictTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; m.key = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; m.primary = r.bytes(); continue; }
        case 5: { if (tag !== 40) break; m.conflictCommitTs = r.uint64Big(); continue; }
        case 6: { if (tag !== 48) break; m.reason = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WriteConflictInit, w: Writer): void {
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.conflictTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.primary; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
    { const v = m.conflictCommitTs; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
    { const v = m.reason; if (v !== undefined && v !== 0) { w.tag(48); w.signed(v); } }
  }

  static read(r: Reader): WriteConflict {
    return WriteConflict.merge(new WriteConflict(), r);
  }

  static decode(bytes: Uint8Array): WriteConflict {
    return WriteConflict.merge(new WriteConflict(), new Reader(bytes));
  }

  static encode(m: WriteConflictInit): Uint8Array {
    return encodeWith(WriteConflict.write, m);
  }
}

export const WriteConflict_Reason = {
  Unknown: 0,
  Optimistic: 1,
  PessimisticRetry: 2,
  SelfRolledBack: 3,
  RcCheckTs: 4,
  LazyUniquenessCheck: 5,
  NotLockedKeyConflict: 6,
} as const;
/** Unknown values are kept. */
export type WriteConflict_Reason = number;

export interface LockUpgradeConflictInit {
  readonly key?: Uint8Array | undefined;
  readonly startTs?: bigint | undefined;
  readonly ownerStartTs?: bigint | undefined;
  readonly reason?: LockUpgradeConflict_Reason | undefined;
}

export class LockUpgradeConflict {
  static readonly typeName = 'kvrpcpb.LockUpgradeConflict';
  declare key: Uint8Array;
  declare startTs: bigint;
  declare ownerStartTs: bigint;
  declare reason: LockUpgradeConflict_Reason;

  constructor() {
    this.key = EMPTY_BYTES;
    this.startTs = 0n;
    this.ownerStartTs = 0n;
    this.reason = 0;
  }

  static merge(m: LockUpgradeConflict, r: Reader): LockUpgradeConflict {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 16) break; m.startTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.ownerStartTs = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.reason = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LockUpgradeConflictInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.ownerStartTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.reason; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
  }

  static read(r: Reader): LockUpgradeConflict {
    return LockUpgradeConflict.merge(new LockUpgradeConflict(), r);
  }

  static decode(bytes: Uint8Array): LockUpgradeConflict {
    return LockUpgradeConflict.merge(new LockUpgradeConflict(), new Reader(bytes));
  }

  static encode(m: LockUpgradeConflictInit): Uint8Array {
    return encodeWith(LockUpgradeConflict.write, m);
  }
}

export const LockUpgradeConflict_Reason = {
  Unknown: 0,
  DuplicateInFlight: 1,
  SecondUpgrader: 2,
} as const;
/** Unknown values are kept. */
export type LockUpgradeConflict_Reason = number;

export interface SharedLockLostInit {
  readonly key?: Uint8Array | undefined;
  readonly startTs?: bigint | undefined;
}

export class SharedLockLost {
  static readonly typeName = 'kvrpcpb.SharedLockLost';
  declare key: Uint8Array;
  declare startTs: bigint;

  constructor() {
    this.key = EMPTY_BYTES;
    this.startTs = 0n;
  }

  static merge(m: SharedLockLost, r: Reader): SharedLockLost {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 16) break; m.startTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: SharedLockLostInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): SharedLockLost {
    return SharedLockLost.merge(new SharedLockLost(), r);
  }

  static decode(bytes: Uint8Array): SharedLockLost {
    return SharedLockLost.merge(new SharedLockLost(), new Reader(bytes));
  }

  static encode(m: SharedLockLostInit): Uint8Array {
    return encodeWith(SharedLockLost.write, m);
  }
}

export interface AlreadyExistInit {
  readonly key?: Uint8Array | undefined;
}

export class AlreadyExist {
  static readonly typeName = 'kvrpcpb.AlreadyExist';
  declare key: Uint8Array;

  constructor() {
    this.key = EMPTY_BYTES;
  }

  static merge(m: AlreadyExist, r: Reader): AlreadyExist {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AlreadyExistInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
  }

  static read(r: Reader): AlreadyExist {
    return AlreadyExist.merge(new AlreadyExist(), r);
  }

  static decode(bytes: Uint8Array): AlreadyExist {
    return AlreadyExist.merge(new AlreadyExist(), new Reader(bytes));
  }

  static encode(m: AlreadyExistInit): Uint8Array {
    return encodeWith(AlreadyExist.write, m);
  }
}

export interface DeadlockInit {
  readonly lockTs?: bigint | undefined;
  readonly lockKey?: Uint8Array | undefined;
  readonly deadlockKeyHash?: bigint | undefined;
  readonly waitChain?: readonly deadlock.WaitForEntryInit[] | undefined;
  readonly deadlockKey?: Uint8Array | undefined;
}

export class Deadlock {
  static readonly typeName = 'kvrpcpb.Deadlock';
  declare lockTs: bigint;
  declare lockKey: Uint8Array;
  declare deadlockKeyHash: bigint;
  declare waitChain: readonly deadlock.WaitForEntry[];
  declare deadlockKey: Uint8Array;

  constructor() {
    this.lockTs = 0n;
    this.lockKey = EMPTY_BYTES;
    this.deadlockKeyHash = 0n;
    this.waitChain = EMPTY_LIST;
    this.deadlockKey = EMPTY_BYTES;
  }

  static merge(m: Deadlock, r: Reader): Deadlock {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.lockTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; m.lockKey = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.deadlockKeyHash = r.uint64Big(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.waitChain === EMPTY_LIST) m.waitChain = []; (m.waitChain as deadlock.WaitForEntry[]).push(deadlock.WaitForEntry.merge(new deadlock.WaitForEntry(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; m.deadlockKey = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DeadlockInit, w: Writer): void {
    { const v = m.lockTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.lockKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.deadlockKeyHash; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.waitChain; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); deadlock.WaitForEntry.write(v[i] as deadlock.WaitForEntryInit, w); w.end(at); } } }
    { const v = m.deadlockKey; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
  }

  static read(r: Reader): Deadlock {
    return Deadlock.merge(new Deadlock(), r);
  }

  static decode(bytes: Uint8Array): Deadlock {
    return Deadlock.merge(new Deadlock(), new Reader(bytes));
  }

  static encode(m: DeadlockInit): Uint8Array {
    return encodeWith(Deadlock.write, m);
  }
}

export interface CommitTsExpiredInit {
  readonly startTs?: bigint | undefined;
  readonly attemptedCommitTs?: bigint | undefined;
  readonly key?: Uint8Array | undefined;
  readonly minCommitTs?: bigint | undefined;
}

export class CommitTsExpired {
  static readonly typeName = 'kvrpcpb.CommitTsExpired';
  declare startTs: bigint;
  declare attemptedCommitTs: bigint;
  declare key: Uint8Array;
  declare minCommitTs: bigint;

  constructor() {
    this.startTs = 0n;
    this.attemptedCommitTs = 0n;
    this.key = EMPTY_BYTES;
    this.minCommitTs = 0n;
  }

  static merge(m: CommitTsExpired, r: Reader): CommitTsExpired {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.attemptedCommitTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; m.key = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.minCommitTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CommitTsExpiredInit, w: Writer): void {
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.attemptedCommitTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.minCommitTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
  }

  static read(r: Reader): CommitTsExpired {
    return CommitTsExpired.merge(new CommitTsExpired(), r);
  }

  static decode(bytes: Uint8Array): CommitTsExpired {
    return CommitTsExpired.merge(new CommitTsExpired(), new Reader(bytes));
  }

  static encode(m: CommitTsExpiredInit): Uint8Array {
    return encodeWith(CommitTsExpired.write, m);
  }
}

export interface TxnNotFoundInit {
  readonly startTs?: bigint | undefined;
  readonly primaryKey?: Uint8Array | undefined;
}

export class TxnNotFound {
  static readonly typeName = 'kvrpcpb.TxnNotFound';
  declare startTs: bigint;
  declare primaryKey: Uint8Array;

  constructor() {
    this.startTs = 0n;
    this.primaryKey = EMPTY_BYTES;
  }

  static merge(m: TxnNotFound, r: Reader): TxnNotFound {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; m.primaryKey = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TxnNotFoundInit, w: Writer): void {
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.primaryKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): TxnNotFound {
    return TxnNotFound.merge(new TxnNotFound(), r);
  }

  static decode(bytes: Uint8Array): TxnNotFound {
    return TxnNotFound.merge(new TxnNotFound(), new Reader(bytes));
  }

  static encode(m: TxnNotFoundInit): Uint8Array {
    return encodeWith(TxnNotFound.write, m);
  }
}

export interface CommitTsTooLargeInit {
  readonly commitTs?: bigint | undefined;
}

export class CommitTsTooLarge {
  static readonly typeName = 'kvrpcpb.CommitTsTooLarge';
  declare commitTs: bigint;

  constructor() {
    this.commitTs = 0n;
  }

  static merge(m: CommitTsTooLarge, r: Reader): CommitTsTooLarge {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.commitTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CommitTsTooLargeInit, w: Writer): void {
    { const v = m.commitTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
  }

  static read(r: Reader): CommitTsTooLarge {
    return CommitTsTooLarge.merge(new CommitTsTooLarge(), r);
  }

  static decode(bytes: Uint8Array): CommitTsTooLarge {
    return CommitTsTooLarge.merge(new CommitTsTooLarge(), new Reader(bytes));
  }

  static encode(m: CommitTsTooLargeInit): Uint8Array {
    return encodeWith(CommitTsTooLarge.write, m);
  }
}

export interface AssertionFailedInit {
  readonly startTs?: bigint | undefined;
  readonly key?: Uint8Array | undefined;
  readonly assertion?: Assertion | undefined;
  readonly existingStartTs?: bigint | undefined;
  readonly existingCommitTs?: bigint | undefined;
}

export class AssertionFailed {
  static readonly typeName = 'kvrpcpb.AssertionFailed';
  declare startTs: bigint;
  declare key: Uint8Array;
  declare assertion: Assertion;
  declare existingStartTs: bigint;
  declare existingCommitTs: bigint;

  constructor() {
    this.startTs = 0n;
    this.key = EMPTY_BYTES;
    this.assertion = 0;
    this.existingStartTs = 0n;
    this.existingCommitTs = 0n;
  }

  static merge(m: AssertionFailed, r: Reader): AssertionFailed {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 24) break; m.assertion = r.int32(); continue; }
        case 4: { if (tag !== 32) break; m.existingStartTs = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.existingCommitTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: AssertionFailedInit, w: Writer): void {
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.assertion; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.existingStartTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.existingCommitTs; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
  }

  static read(r: Reader): AssertionFailed {
    return AssertionFailed.merge(new AssertionFailed(), r);
  }

  static decode(bytes: Uint8Array): AssertionFailed {
    return AssertionFailed.merge(new AssertionFailed(), new Reader(bytes));
  }

  static encode(m: AssertionFailedInit): Uint8Array {
    return encodeWith(AssertionFailed.write, m);
  }
}

export interface PrimaryMismatchInit {
  readonly lockInfo?: LockInfoInit | undefined;
}

export class PrimaryMismatch {
  static readonly typeName = 'kvrpcpb.PrimaryMismatch';
  declare lockInfo: LockInfo | undefined;

  constructor() {
    this.lockInfo = undefined;
  }

  static merge(m: PrimaryMismatch, r: Reader): PrimaryMismatch {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.lockInfo = LockInfo.merge(m.lockInfo ?? new LockInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PrimaryMismatchInit, w: Writer): void {
    { const v = m.lockInfo; if (v !== undefined) { w.tag(10); const at = w.begin(); LockInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): PrimaryMismatch {
    return PrimaryMismatch.merge(new PrimaryMismatch(), r);
  }

  static decode(bytes: Uint8Array): PrimaryMismatch {
    return PrimaryMismatch.merge(new PrimaryMismatch(), new Reader(bytes));
  }

  static encode(m: PrimaryMismatchInit): Uint8Array {
    return encodeWith(PrimaryMismatch.write, m);
  }
}

export interface TxnLockNotFoundInit {
  readonly key?: Uint8Array | undefined;
}

export class TxnLockNotFound {
  static readonly typeName = 'kvrpcpb.TxnLockNotFound';
  declare key: Uint8Array;

  constructor() {
    this.key = EMPTY_BYTES;
  }

  static merge(m: TxnLockNotFound, r: Reader): TxnLockNotFound {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TxnLockNotFoundInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
  }

  static read(r: Reader): TxnLockNotFound {
    return TxnLockNotFound.merge(new TxnLockNotFound(), r);
  }

  static decode(bytes: Uint8Array): TxnLockNotFound {
    return TxnLockNotFound.merge(new TxnLockNotFound(), new Reader(bytes));
  }

  static encode(m: TxnLockNotFoundInit): Uint8Array {
    return encodeWith(TxnLockNotFound.write, m);
  }
}

export interface MvccDebugInfoInit {
  readonly key?: Uint8Array | undefined;
  readonly mvcc?: MvccInfoInit | undefined;
}

export class MvccDebugInfo {
  static readonly typeName = 'kvrpcpb.MvccDebugInfo';
  declare key: Uint8Array;
  declare mvcc: MvccInfo | undefined;

  constructor() {
    this.key = EMPTY_BYTES;
    this.mvcc = undefined;
  }

  static merge(m: MvccDebugInfo, r: Reader): MvccDebugInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.key = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.mvcc = MvccInfo.merge(m.mvcc ?? new MvccInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MvccDebugInfoInit, w: Writer): void {
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.mvcc; if (v !== undefined) { w.tag(18); const at = w.begin(); MvccInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): MvccDebugInfo {
    return MvccDebugInfo.merge(new MvccDebugInfo(), r);
  }

  static decode(bytes: Uint8Array): MvccDebugInfo {
    return MvccDebugInfo.merge(new MvccDebugInfo(), new Reader(bytes));
  }

  static encode(m: MvccDebugInfoInit): Uint8Array {
    return encodeWith(MvccDebugInfo.write, m);
  }
}

export interface DebugInfoInit {
  readonly mvccInfo?: readonly MvccDebugInfoInit[] | undefined;
}

export class DebugInfo {
  static readonly typeName = 'kvrpcpb.DebugInfo';
  declare mvccInfo: readonly MvccDebugInfo[];

  constructor() {
    this.mvccInfo = EMPTY_LIST;
  }

  static merge(m: DebugInfo, r: Reader): DebugInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.mvccInfo === EMPTY_LIST) m.mvccInfo = []; (m.mvccInfo as MvccDebugInfo[]).push(MvccDebugInfo.merge(new MvccDebugInfo(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: DebugInfoInit, w: Writer): void {
    { const v = m.mvccInfo; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); MvccDebugInfo.write(v[i] as MvccDebugInfoInit, w); w.end(at); } } }
  }

  static read(r: Reader): DebugInfo {
    return DebugInfo.merge(new DebugInfo(), r);
  }

  static decode(bytes: Uint8Array): DebugInfo {
    return DebugInfo.merge(new DebugInfo(), new Reader(bytes));
  }

  static encode(m: DebugInfoInit): Uint8Array {
    return encodeWith(DebugInfo.write, m);
  }
}

export interface TimeDetailInit {
  readonly waitWallTimeMs?: number | undefined;
  readonly processWallTimeMs?: number | undefined;
  readonly kvReadWallTimeMs?: number | undefined;
  readonly totalRpcWallTimeNs?: number | undefined;
}

export class TimeDetail {
  static readonly typeName = 'kvrpcpb.TimeDetail';
  declare waitWallTimeMs: number;
  declare processWallTimeMs: number;
  declare kvReadWallTimeMs: number;
  declare totalRpcWallTimeNs: number;

  constructor() {
    this.waitWallTimeMs = 0;
    this.processWallTimeMs = 0;
    this.kvReadWallTimeMs = 0;
    this.totalRpcWallTimeNs = 0;
  }

  static merge(m: TimeDetail, r: Reader): TimeDetail {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.waitWallTimeMs = r.uint64Saturating(); continue; }
        case 2: { if (tag !== 16) break; m.processWallTimeMs = r.uint64Saturating(); continue; }
        case 3: { if (tag !== 24) break; m.kvReadWallTimeMs = r.uint64Saturating(); continue; }
        case 4: { if (tag !== 32) break; m.totalRpcWallTimeNs = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TimeDetailInit, w: Writer): void {
    { const v = m.waitWallTimeMs; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.processWallTimeMs; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.kvReadWallTimeMs; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.totalRpcWallTimeNs; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
  }

  static read(r: Reader): TimeDetail {
    return TimeDetail.merge(new TimeDetail(), r);
  }

  static decode(bytes: Uint8Array): TimeDetail {
    return TimeDetail.merge(new TimeDetail(), new Reader(bytes));
  }

  static encode(m: TimeDetailInit): Uint8Array {
    return encodeWith(TimeDetail.write, m);
  }
}

export interface TimeDetailV2Init {
  readonly waitWallTimeNs?: number | undefined;
  readonly processWallTimeNs?: number | undefined;
  readonly processSuspendWallTimeNs?: number | undefined;
  readonly kvReadWallTimeNs?: number | undefined;
  readonly totalRpcWallTimeNs?: number | undefined;
  readonly kvGrpcProcessTimeNs?: number | undefined;
  readonly kvGrpcWaitTimeNs?: number | undefined;
}

export class TimeDetailV2 {
  static readonly typeName = 'kvrpcpb.TimeDetailV2';
  declare waitWallTimeNs: number;
  declare processWallTimeNs: number;
  declare processSuspendWallTimeNs: number;
  declare kvReadWallTimeNs: number;
  declare totalRpcWallTimeNs: number;
  declare kvGrpcProcessTimeNs: number;
  declare kvGrpcWaitTimeNs: number;

  constructor() {
    this.waitWallTimeNs = 0;
    this.processWallTimeNs = 0;
    this.processSuspendWallTimeNs = 0;
    this.kvReadWallTimeNs = 0;
    this.totalRpcWallTimeNs = 0;
    this.kvGrpcProcessTimeNs = 0;
    this.kvGrpcWaitTimeNs = 0;
  }

  static merge(m: TimeDetailV2, r: Reader): TimeDetailV2 {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.waitWallTimeNs = r.uint64Saturating(); continue; }
        case 2: { if (tag !== 16) break; m.processWallTimeNs = r.uint64Saturating(); continue; }
        case 3: { if (tag !== 24) break; m.processSuspendWallTimeNs = r.uint64Saturating(); continue; }
        case 4: { if (tag !== 32) break; m.kvReadWallTimeNs = r.uint64Saturating(); continue; }
        case 5: { if (tag !== 40) break; m.totalRpcWallTimeNs = r.uint64Saturating(); continue; }
        case 6: { if (tag !== 48) break; m.kvGrpcProcessTimeNs = r.uint64Saturating(); continue; }
        case 7: { if (tag !== 56) break; m.kvGrpcWaitTimeNs = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TimeDetailV2Init, w: Writer): void {
    { const v = m.waitWallTimeNs; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.processWallTimeNs; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.processSuspendWallTimeNs; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.kvReadWallTimeNs; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.totalRpcWallTimeNs; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.kvGrpcProcessTimeNs; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.kvGrpcWaitTimeNs; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
  }

  static read(r: Reader): TimeDetailV2 {
    return TimeDetailV2.merge(new TimeDetailV2(), r);
  }

  static decode(bytes: Uint8Array): TimeDetailV2 {
    return TimeDetailV2.merge(new TimeDetailV2(), new Reader(bytes));
  }

  static encode(m: TimeDetailV2Init): Uint8Array {
    return encodeWith(TimeDetailV2.write, m);
  }
}

export interface ScanInfoInit {
  readonly total?: number | undefined;
  readonly processed?: number | undefined;
  readonly readBytes?: number | undefined;
}

export class ScanInfo {
  static readonly typeName = 'kvrpcpb.ScanInfo';
  declare total: number;
  declare processed: number;
  declare readBytes: number;

  constructor() {
    this.total = 0;
    this.processed = 0;
    this.readBytes = 0;
  }

  static merge(m: ScanInfo, r: Reader): ScanInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.total = r.int64(); continue; }
        case 2: { if (tag !== 16) break; m.processed = r.int64(); continue; }
        case 3: { if (tag !== 24) break; m.readBytes = r.int64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ScanInfoInit, w: Writer): void {
    { const v = m.total; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.processed; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.readBytes; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): ScanInfo {
    return ScanInfo.merge(new ScanInfo(), r);
  }

  static decode(bytes: Uint8Array): ScanInfo {
    return ScanInfo.merge(new ScanInfo(), new Reader(bytes));
  }

  static encode(m: ScanInfoInit): Uint8Array {
    return encodeWith(ScanInfo.write, m);
  }
}

export interface ScanDetailInit {
  readonly write?: ScanInfoInit | undefined;
  readonly lock?: ScanInfoInit | undefined;
  readonly data?: ScanInfoInit | undefined;
}

export class ScanDetail {
  static readonly typeName = 'kvrpcpb.ScanDetail';
  declare write: ScanInfo | undefined;
  declare lock: ScanInfo | undefined;
  declare data: ScanInfo | undefined;

  constructor() {
    this.write = undefined;
    this.lock = undefined;
    this.data = undefined;
  }

  static merge(m: ScanDetail, r: Reader): ScanDetail {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.write = ScanInfo.merge(m.write ?? new ScanInfo(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.lock = ScanInfo.merge(m.lock ?? new ScanInfo(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.data = ScanInfo.merge(m.data ?? new ScanInfo(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ScanDetailInit, w: Writer): void {
    { const v = m.write; if (v !== undefined) { w.tag(10); const at = w.begin(); ScanInfo.write(v, w); w.end(at); } }
    { const v = m.lock; if (v !== undefined) { w.tag(18); const at = w.begin(); ScanInfo.write(v, w); w.end(at); } }
    { const v = m.data; if (v !== undefined) { w.tag(26); const at = w.begin(); ScanInfo.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ScanDetail {
    return ScanDetail.merge(new ScanDetail(), r);
  }

  static decode(bytes: Uint8Array): ScanDetail {
    return ScanDetail.merge(new ScanDetail(), new Reader(bytes));
  }

  static encode(m: ScanDetailInit): Uint8Array {
    return encodeWith(ScanDetail.write, m);
  }
}

export interface ScanDetailV2Init {
  readonly processedVersions?: number | undefined;
  readonly processedVersionsSize?: number | undefined;
  readonly totalVersions?: number | undefined;
  readonly rocksdbDeleteSkippedCount?: number | undefined;
  readonly rocksdbKeySkippedCount?: number | undefined;
  readonly rocksdbBlockCacheHitCount?: number | undefined;
  readonly rocksdbBlockReadCount?: number | undefined;
  readonly rocksdbBlockReadByte?: number | undefined;
  readonly rocksdbBlockReadNanos?: number | undefined;
  readonly getSnapshotNanos?: number | undefined;
  readonly readIndexProposeWaitNanos?: number | undefined;
  readonly readIndexConfirmWaitNanos?: number | undefined;
  readonly readPoolScheduleWaitNanos?: number | undefined;
  readonly totalVersionsSize?: number | undefined;
  readonly iaCacheHitCount?: number | undefined;
  readonly iaRemoteReadSegmentCount?: number | undefined;
  readonly iaRemoteReadSegmentBytes?: number | undefined;
  readonly iaRemoteReadSegmentNanos?: number | undefined;
}

export class ScanDetailV2 {
  static readonly typeName = 'kvrpcpb.ScanDetailV2';
  declare processedVersions: number;
  declare processedVersionsSize: number;
  declare totalVersions: number;
  declare rocksdbDeleteSkippedCount: number;
  declare rocksdbKeySkippedCount: number;
  declare rocksdbBlockCacheHitCount: number;
  declare rocksdbBlockReadCount: number;
  declare rocksdbBlockReadByte: number;
  declare rocksdbBlockReadNanos: number;
  declare getSnapshotNanos: number;
  declare readIndexProposeWaitNanos: number;
  declare readIndexConfirmWaitNanos: number;
  declare readPoolScheduleWaitNanos: number;
  declare totalVersionsSize: number;
  declare iaCacheHitCount: number;
  declare iaRemoteReadSegmentCount: number;
  declare iaRemoteReadSegmentBytes: number;
  declare iaRemoteReadSegmentNanos: number;

  constructor() {
    this.processedVersions = 0;
    this.processedVersionsSize = 0;
    this.totalVersions = 0;
    this.rocksdbDeleteSkippedCount = 0;
    this.rocksdbKeySkippedCount = 0;
    this.rocksdbBlockCacheHitCount = 0;
    this.rocksdbBlockReadCount = 0;
    this.rocksdbBlockReadByte = 0;
    this.rocksdbBlockReadNanos = 0;
    this.getSnapshotNanos = 0;
    this.readIndexProposeWaitNanos = 0;
    this.readIndexConfirmWaitNanos = 0;
    this.readPoolScheduleWaitNanos = 0;
    this.totalVersionsSize = 0;
    this.iaCacheHitCount = 0;
    this.iaRemoteReadSegmentCount = 0;
    this.iaRemoteReadSegmentBytes = 0;
    this.iaRemoteReadSegmentNanos = 0;
  }

  static merge(m: ScanDetailV2, r: Reader): ScanDetailV2 {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.processedVersions = r.uint64(); continue; }
        case 8: { if (tag !== 64) break; m.processedVersionsSize = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.totalVersions = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.rocksdbDeleteSkippedCount = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.rocksdbKeySkippedCount = r.uint64(); continue; }
        case 5: { if (tag !== 40) break; m.rocksdbBlockCacheHitCount = r.uint64(); continue; }
        case 6: { if (tag !== 48) break; m.rocksdbBlockReadCount = r.uint64(); continue; }
        case 7: { if (tag !== 56) break; m.rocksdbBlockReadByte = r.uint64(); continue; }
        case 9: { if (tag !== 72) break; m.rocksdbBlockReadNanos = r.uint64Saturating(); continue; }
        case 10: { if (tag !== 80) break; m.getSnapshotNanos = r.uint64Saturating(); continue; }
        case 11: { if (tag !== 88) break; m.readIndexProposeWaitNanos = r.uint64Saturating(); continue; }
        case 12: { if (tag !== 96) break; m.readIndexConfirmWaitNanos = r.uint64Saturating(); continue; }
        case 13: { if (tag !== 104) break; m.readPoolScheduleWaitNanos = r.uint64Saturating(); continue; }
        case 14: { if (tag !== 112) break; m.totalVersionsSize = r.uint64(); continue; }
        case 15: { if (tag !== 120) break; m.iaCacheHitCount = r.uint64(); continue; }
        case 16: { if (tag !== 128) break; m.iaRemoteReadSegmentCount = r.uint64(); continue; }
        case 17: { if (tag !== 136) break; m.iaRemoteReadSegmentBytes = r.uint64(); continue; }
        case 18: { if (tag !== 144) break; m.iaRemoteReadSegmentNanos = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ScanDetailV2Init, w: Writer): void {
    { const v = m.processedVersions; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.processedVersionsSize; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.totalVersions; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.rocksdbDeleteSkippedCount; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.rocksdbKeySkippedCount; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.rocksdbBlockCacheHitCount; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.rocksdbBlockReadCount; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.rocksdbBlockReadByte; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.rocksdbBlockReadNanos; if (v !== undefined && v !== 0) { w.tag(72); w.unsigned(v); } }
    { const v = m.getSnapshotNanos; if (v !== undefined && v !== 0) { w.tag(80); w.unsigned(v); } }
    { const v = m.readIndexProposeWaitNanos; if (v !== undefined && v !== 0) { w.tag(88); w.unsigned(v); } }
    { const v = m.readIndexConfirmWaitNanos; if (v !== undefined && v !== 0) { w.tag(96); w.unsigned(v); } }
    { const v = m.readPoolScheduleWaitNanos; if (v !== undefined && v !== 0) { w.tag(104); w.unsigned(v); } }
    { const v = m.totalVersionsSize; if (v !== undefined && v !== 0) { w.tag(112); w.unsigned(v); } }
    { const v = m.iaCacheHitCount; if (v !== undefined && v !== 0) { w.tag(120); w.unsigned(v); } }
    { const v = m.iaRemoteReadSegmentCount; if (v !== undefined && v !== 0) { w.tag(128); w.unsigned(v); } }
    { const v = m.iaRemoteReadSegmentBytes; if (v !== undefined && v !== 0) { w.tag(136); w.unsigned(v); } }
    { const v = m.iaRemoteReadSegmentNanos; if (v !== undefined && v !== 0) { w.tag(144); w.unsigned(v); } }
  }

  static read(r: Reader): ScanDetailV2 {
    return ScanDetailV2.merge(new ScanDetailV2(), r);
  }

  static decode(bytes: Uint8Array): ScanDetailV2 {
    return ScanDetailV2.merge(new ScanDetailV2(), new Reader(bytes));
  }

  static encode(m: ScanDetailV2Init): Uint8Array {
    return encodeWith(ScanDetailV2.write, m);
  }
}

export interface ExecDetailsInit {
  readonly timeDetail?: TimeDetailInit | undefined;
  readonly scanDetail?: ScanDetailInit | undefined;
}

export class ExecDetails {
  static readonly typeName = 'kvrpcpb.ExecDetails';
  declare timeDetail: TimeDetail | undefined;
  declare scanDetail: ScanDetail | undefined;

  constructor() {
    this.timeDetail = undefined;
    this.scanDetail = undefined;
  }

  static merge(m: ExecDetails, r: Reader): ExecDetails {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.timeDetail = TimeDetail.merge(m.timeDetail ?? new TimeDetail(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.scanDetail = ScanDetail.merge(m.scanDetail ?? new ScanDetail(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ExecDetailsInit, w: Writer): void {
    { const v = m.timeDetail; if (v !== undefined) { w.tag(10); const at = w.begin(); TimeDetail.write(v, w); w.end(at); } }
    { const v = m.scanDetail; if (v !== undefined) { w.tag(18); const at = w.begin(); ScanDetail.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ExecDetails {
    return ExecDetails.merge(new ExecDetails(), r);
  }

  static decode(bytes: Uint8Array): ExecDetails {
    return ExecDetails.merge(new ExecDetails(), new Reader(bytes));
  }

  static encode(m: ExecDetailsInit): Uint8Array {
    return encodeWith(ExecDetails.write, m);
  }
}

export interface ExecDetailsV2Init {
  readonly timeDetail?: TimeDetailInit | undefined;
  readonly scanDetailV2?: ScanDetailV2Init | undefined;
  readonly writeDetail?: WriteDetailInit | undefined;
  readonly timeDetailV2?: TimeDetailV2Init | undefined;
  readonly ruV2?: RUV2Init | undefined;
  readonly readPoolTaskDetails?: PoolTaskDetailsInit | undefined;
}

export class ExecDetailsV2 {
  static readonly typeName = 'kvrpcpb.ExecDetailsV2';
  declare timeDetail: TimeDetail | undefined;
  declare scanDetailV2: ScanDetailV2 | undefined;
  declare writeDetail: WriteDetail | undefined;
  declare timeDetailV2: TimeDetailV2 | undefined;
  declare ruV2: RUV2 | undefined;
  declare readPoolTaskDetails: PoolTaskDetails | undefined;

  constructor() {
    this.timeDetail = undefined;
    this.scanDetailV2 = undefined;
    this.writeDetail = undefined;
    this.timeDetailV2 = undefined;
    this.ruV2 = undefined;
    this.readPoolTaskDetails = undefined;
  }

  static merge(m: ExecDetailsV2, r: Reader): ExecDetailsV2 {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.timeDetail = TimeDetail.merge(m.timeDetail ?? new TimeDetail(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.scanDetailV2 = ScanDetailV2.merge(m.scanDetailV2 ?? new ScanDetailV2(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.writeDetail = WriteDetail.merge(m.writeDetail ?? new WriteDetail(), r); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.timeDetailV2 = TimeDetailV2.merge(m.timeDetailV2 ?? new TimeDetailV2(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.ruV2 = RUV2.merge(m.ruV2 ?? new RUV2(), r); r.leave(outer); continue; }
        case 6: { if (tag !== 50) break; const outer = r.enter(); m.readPoolTaskDetails = PoolTaskDetails.merge(m.readPoolTaskDetails ?? new PoolTaskDetails(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ExecDetailsV2Init, w: Writer): void {
    { const v = m.timeDetail; if (v !== undefined) { w.tag(10); const at = w.begin(); TimeDetail.write(v, w); w.end(at); } }
    { const v = m.scanDetailV2; if (v !== undefined) { w.tag(18); const at = w.begin(); ScanDetailV2.write(v, w); w.end(at); } }
    { const v = m.writeDetail; if (v !== undefined) { w.tag(26); const at = w.begin(); WriteDetail.write(v, w); w.end(at); } }
    { const v = m.timeDetailV2; if (v !== undefined) { w.tag(34); const at = w.begin(); TimeDetailV2.write(v, w); w.end(at); } }
    { const v = m.ruV2; if (v !== undefined) { w.tag(42); const at = w.begin(); RUV2.write(v, w); w.end(at); } }
    { const v = m.readPoolTaskDetails; if (v !== undefined) { w.tag(50); const at = w.begin(); PoolTaskDetails.write(v, w); w.end(at); } }
  }

  static read(r: Reader): ExecDetailsV2 {
    return ExecDetailsV2.merge(new ExecDetailsV2(), r);
  }

  static decode(bytes: Uint8Array): ExecDetailsV2 {
    return ExecDetailsV2.merge(new ExecDetailsV2(), new Reader(bytes));
  }

  static encode(m: ExecDetailsV2Init): Uint8Array {
    return encodeWith(ExecDetailsV2.write, m);
  }
}

export interface PoolTaskDetailsInit {
  readonly pollCount?: number | undefined;
  readonly dispatchCount?: number | undefined;
  readonly totalWallNanos?: number | undefined;
  readonly totalQueueWaitNanos?: number | undefined;
  readonly maxQueueWaitNanos?: number | undefined;
  readonly minQueueWaitNanos?: number | undefined;
  readonly totalWakeWaitNanos?: number | undefined;
  readonly maxWakeWaitNanos?: number | undefined;
  readonly minWakeWaitNanos?: number | undefined;
  readonly fairQueueEnabled?: boolean | undefined;
  readonly totalFairQueueWaitedTaskSlices?: number | undefined;
  readonly maxFairQueueWaitedTaskSlices?: number | undefined;
  readonly minFairQueueWaitedTaskSlices?: number | undefined;
  readonly pollCpuNanos?: number | undefined;
  readonly maxPollCpuNanos?: number | undefined;
  readonly minPollCpuNanos?: number | undefined;
  readonly pollWallNanos?: number | undefined;
  readonly minPollWallNanos?: number | undefined;
  readonly maxPollWallNanos?: number | undefined;
}

export class PoolTaskDetails {
  static readonly typeName = 'kvrpcpb.PoolTaskDetails';
  declare pollCount: number;
  declare dispatchCount: number;
  declare totalWallNanos: number;
  declare totalQueueWaitNanos: number;
  declare maxQueueWaitNanos: number;
  declare minQueueWaitNanos: number;
  declare totalWakeWaitNanos: number;
  declare maxWakeWaitNanos: number;
  declare minWakeWaitNanos: number;
  declare fairQueueEnabled: boolean;
  declare totalFairQueueWaitedTaskSlices: number;
  declare maxFairQueueWaitedTaskSlices: number;
  declare minFairQueueWaitedTaskSlices: number;
  declare pollCpuNanos: number;
  declare maxPollCpuNanos: number;
  declare minPollCpuNanos: number;
  declare pollWallNanos: number;
  declare minPollWallNanos: number;
  declare maxPollWallNanos: number;

  constructor() {
    this.pollCount = 0;
    this.dispatchCount = 0;
    this.totalWallNanos = 0;
    this.totalQueueWaitNanos = 0;
    this.maxQueueWaitNanos = 0;
    this.minQueueWaitNanos = 0;
    this.totalWakeWaitNanos = 0;
    this.maxWakeWaitNanos = 0;
    this.minWakeWaitNanos = 0;
    this.fairQueueEnabled = false;
    this.totalFairQueueWaitedTaskSlices = 0;
    this.maxFairQueueWaitedTaskSlices = 0;
    this.minFairQueueWaitedTaskSlices = 0;
    this.pollCpuNanos = 0;
    this.maxPollCpuNanos = 0;
    this.minPollCpuNanos = 0;
    this.pollWallNanos = 0;
    this.minPollWallNanos = 0;
    this.maxPollWallNanos = 0;
  }

  static merge(m: PoolTaskDetails, r: Reader): PoolTaskDetails {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.pollCount = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.dispatchCount = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.totalWallNanos = r.uint64Saturating(); continue; }
        case 4: { if (tag !== 32) break; m.totalQueueWaitNanos = r.uint64Saturating(); continue; }
        case 5: { if (tag !== 40) break; m.maxQueueWaitNanos = r.uint64Saturating(); continue; }
        case 6: { if (tag !== 48) break; m.minQueueWaitNanos = r.uint64Saturating(); continue; }
        case 7: { if (tag !== 56) break; m.totalWakeWaitNanos = r.uint64Saturating(); continue; }
        case 8: { if (tag !== 64) break; m.maxWakeWaitNanos = r.uint64Saturating(); continue; }
        case 9: { if (tag !== 72) break; m.minWakeWaitNanos = r.uint64Saturating(); continue; }
        case 10: { if (tag !== 80) break; m.fairQueueEnabled = r.bool(); continue; }
        case 11: { if (tag !== 88) break; m.totalFairQueueWaitedTaskSlices = r.uint64(); continue; }
        case 12: { if (tag !== 96) break; m.maxFairQueueWaitedTaskSlices = r.uint64(); continue; }
        case 13: { if (tag !== 104) break; m.minFairQueueWaitedTaskSlices = r.uint64(); continue; }
        case 14: { if (tag !== 112) break; m.pollCpuNanos = r.uint64Saturating(); continue; }
        case 15: { if (tag !== 120) break; m.maxPollCpuNanos = r.uint64Saturating(); continue; }
        case 16: { if (tag !== 128) break; m.minPollCpuNanos = r.uint64Saturating(); continue; }
        case 17: { if (tag !== 136) break; m.pollWallNanos = r.uint64Saturating(); continue; }
        case 18: { if (tag !== 144) break; m.minPollWallNanos = r.uint64Saturating(); continue; }
        case 19: { if (tag !== 152) break; m.maxPollWallNanos = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: PoolTaskDetailsInit, w: Writer): void {
    { const v = m.pollCount; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.dispatchCount; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.totalWallNanos; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.totalQueueWaitNanos; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.maxQueueWaitNanos; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.minQueueWaitNanos; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.totalWakeWaitNanos; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.maxWakeWaitNanos; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.minWakeWaitNanos; if (v !== undefined && v !== 0) { w.tag(72); w.unsigned(v); } }
    { const v = m.fairQueueEnabled; if (v !== undefined && v) { w.tag(80); w.bool(v); } }
    { const v = m.totalFairQueueWaitedTaskSlices; if (v !== undefined && v !== 0) { w.tag(88); w.unsigned(v); } }
    { const v = m.maxFairQueueWaitedTaskSlices; if (v !== undefined && v !== 0) { w.tag(96); w.unsigned(v); } }
    { const v = m.minFairQueueWaitedTaskSlices; if (v !== undefined && v !== 0) { w.tag(104); w.unsigned(v); } }
    { const v = m.pollCpuNanos; if (v !== undefined && v !== 0) { w.tag(112); w.unsigned(v); } }
    { const v = m.maxPollCpuNanos; if (v !== undefined && v !== 0) { w.tag(120); w.unsigned(v); } }
    { const v = m.minPollCpuNanos; if (v !== undefined && v !== 0) { w.tag(128); w.unsigned(v); } }
    { const v = m.pollWallNanos; if (v !== undefined && v !== 0) { w.tag(136); w.unsigned(v); } }
    { const v = m.minPollWallNanos; if (v !== undefined && v !== 0) { w.tag(144); w.unsigned(v); } }
    { const v = m.maxPollWallNanos; if (v !== undefined && v !== 0) { w.tag(152); w.unsigned(v); } }
  }

  static read(r: Reader): PoolTaskDetails {
    return PoolTaskDetails.merge(new PoolTaskDetails(), r);
  }

  static decode(bytes: Uint8Array): PoolTaskDetails {
    return PoolTaskDetails.merge(new PoolTaskDetails(), new Reader(bytes));
  }

  static encode(m: PoolTaskDetailsInit): Uint8Array {
    return encodeWith(PoolTaskDetails.write, m);
  }
}

export interface RUV2Init {
  readonly kvEngineCacheMiss?: number | undefined;
  readonly executorInputs?: ExecutorInputsInit | undefined;
  readonly coprocessorExecutorIterations?: number | undefined;
  readonly coprocessorResponseBytes?: number | undefined;
  readonly raftstoreStoreWriteTriggerWbBytes?: number | undefined;
  readonly storageProcessedKeysBatchGet?: number | undefined;
  readonly storageProcessedKeysGet?: number | undefined;
  readonly readRpcCount?: number | undefined;
  readonly writeRpcCount?: number | undefined;
}

export class RUV2 {
  static readonly typeName = 'kvrpcpb.RUV2';
  declare kvEngineCacheMiss: number;
  declare executorInputs: ExecutorInputs | undefined;
  declare coprocessorExecutorIterations: number;
  declare coprocessorResponseBytes: number;
  declare raftstoreStoreWriteTriggerWbBytes: number;
  declare storageProcessedKeysBatchGet: number;
  declare storageProcessedKeysGet: number;
  declare readRpcCount: number;
  declare writeRpcCount: number;

  constructor() {
    this.kvEngineCacheMiss = 0;
    this.executorInputs = undefined;
    this.coprocessorExecutorIterations = 0;
    this.coprocessorResponseBytes = 0;
    this.raftstoreStoreWriteTriggerWbBytes = 0;
    this.storageProcessedKeysBatchGet = 0;
    this.storageProcessedKeysGet = 0;
    this.readRpcCount = 0;
    this.writeRpcCount = 0;
  }

  static merge(m: RUV2, r: Reader): RUV2 {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.kvEngineCacheMiss = r.uint64(); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.executorInputs = ExecutorInputs.merge(m.executorInputs ?? new ExecutorInputs(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 24) break; m.coprocessorExecutorIterations = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.coprocessorResponseBytes = r.uint64(); continue; }
        case 5: { if (tag !== 40) break; m.raftstoreStoreWriteTriggerWbBytes = r.uint64(); continue; }
        case 6: { if (tag !== 48) break; m.storageProcessedKeysBatchGet = r.uint64(); continue; }
        case 7: { if (tag !== 56) break; m.storageProcessedKeysGet = r.uint64(); continue; }
        case 8: { if (tag !== 64) break; m.readRpcCount = r.uint64(); continue; }
        case 9: { if (tag !== 72) break; m.writeRpcCount = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RUV2Init, w: Writer): void {
    { const v = m.kvEngineCacheMiss; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.executorInputs; if (v !== undefined) { w.tag(18); const at = w.begin(); ExecutorInputs.write(v, w); w.end(at); } }
    { const v = m.coprocessorExecutorIterations; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.coprocessorResponseBytes; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.raftstoreStoreWriteTriggerWbBytes; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.storageProcessedKeysBatchGet; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.storageProcessedKeysGet; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.readRpcCount; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.writeRpcCount; if (v !== undefined && v !== 0) { w.tag(72); w.unsigned(v); } }
  }

  static read(r: Reader): RUV2 {
    return RUV2.merge(new RUV2(), r);
  }

  static decode(bytes: Uint8Array): RUV2 {
    return RUV2.merge(new RUV2(), new Reader(bytes));
  }

  static encode(m: RUV2Init): Uint8Array {
    return encodeWith(RUV2.write, m);
  }
}

export interface ExecutorInputsInit {
  readonly tikvCoprocessorExecutorWorkTotalBatchIndexScan?: number | undefined;
  readonly tikvCoprocessorExecutorWorkTotalBatchTableScan?: number | undefined;
  readonly tikvCoprocessorExecutorWorkTotalBatchSelection?: number | undefined;
  readonly tikvCoprocessorExecutorWorkTotalBatchTopN?: number | undefined;
  readonly tikvCoprocessorExecutorWorkTotalBatchLimit?: number | undefined;
  readonly tikvCoprocessorExecutorWorkTotalBatchSimpleAggr?: number | undefined;
  readonly tikvCoprocessorExecutorWorkTotalBatchFastHashAggr?: number | undefined;
}

export class ExecutorInputs {
  static readonly typeName = 'kvrpcpb.ExecutorInputs';
  declare tikvCoprocessorExecutorWorkTotalBatchIndexScan: number;
  declare tikvCoprocessorExecutorWorkTotalBatchTableScan: number;
  declare tikvCoprocessorExecutorWorkTotalBatchSelection: number;
  declare tikvCoprocessorExecutorWorkTotalBatchTopN: number;
  declare tikvCoprocessorExecutorWorkTotalBatchLimit: number;
  declare tikvCoprocessorExecutorWorkTotalBatchSimpleAggr: number;
  declare tikvCoprocessorExecutorWorkTotalBatchFastHashAggr: number;

  constructor() {
    this.tikvCoprocessorExecutorWorkTotalBatchIndexScan = 0;
    this.tikvCoprocessorExecutorWorkTotalBatchTableScan = 0;
    this.tikvCoprocessorExecutorWorkTotalBatchSelection = 0;
    this.tikvCoprocessorExecutorWorkTotalBatchTopN = 0;
    this.tikvCoprocessorExecutorWorkTotalBatchLimit = 0;
    this.tikvCoprocessorExecutorWorkTotalBatchSimpleAggr = 0;
    this.tikvCoprocessorExecutorWorkTotalBatchFastHashAggr = 0;
  }

  static merge(m: ExecutorInputs, r: Reader): ExecutorInputs {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.tikvCoprocessorExecutorWorkTotalBatchIndexScan = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.tikvCoprocessorExecutorWorkTotalBatchTableScan = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.tikvCoprocessorExecutorWorkTotalBatchSelection = r.uint64(); continue; }
        case 4: { if (tag !== 32) break; m.tikvCoprocessorExecutorWorkTotalBatchTopN = r.uint64(); continue; }
        case 5: { if (tag !== 40) break; m.tikvCoprocessorExecutorWorkTotalBatchLimit = r.uint64Saturating(); continue; }
        case 6: { if (tag !== 48) break; m.tikvCoprocessorExecutorWorkTotalBatchSimpleAggr = r.uint64(); continue; }
        case 7: { if (tag !== 56) break; m.tikvCoprocessorExecutorWorkTotalBatchFastHashAggr = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ExecutorInputsInit, w: Writer): void {
    { const v = m.tikvCoprocessorExecutorWorkTotalBatchIndexScan; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.tikvCoprocessorExecutorWorkTotalBatchTableScan; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.tikvCoprocessorExecutorWorkTotalBatchSelection; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.tikvCoprocessorExecutorWorkTotalBatchTopN; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.tikvCoprocessorExecutorWorkTotalBatchLimit; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.tikvCoprocessorExecutorWorkTotalBatchSimpleAggr; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.tikvCoprocessorExecutorWorkTotalBatchFastHashAggr; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
  }

  static read(r: Reader): ExecutorInputs {
    return ExecutorInputs.merge(new ExecutorInputs(), r);
  }

  static decode(bytes: Uint8Array): ExecutorInputs {
    return ExecutorInputs.merge(new ExecutorInputs(), new Reader(bytes));
  }

  static encode(m: ExecutorInputsInit): Uint8Array {
    return encodeWith(ExecutorInputs.write, m);
  }
}

export interface WriteDetailInit {
  readonly storeBatchWaitNanos?: number | undefined;
  readonly proposeSendWaitNanos?: number | undefined;
  readonly persistLogNanos?: number | undefined;
  readonly raftDbWriteLeaderWaitNanos?: number | undefined;
  readonly raftDbSyncLogNanos?: number | undefined;
  readonly raftDbWriteMemtableNanos?: number | undefined;
  readonly commitLogNanos?: number | undefined;
  readonly applyBatchWaitNanos?: number | undefined;
  readonly applyLogNanos?: number | undefined;
  readonly applyMutexLockNanos?: number | undefined;
  readonly applyWriteLeaderWaitNanos?: number | undefined;
  readonly applyWriteWalNanos?: number | undefined;
  readonly applyWriteMemtableNanos?: number | undefined;
  readonly latchWaitNanos?: number | undefined;
  readonly processNanos?: number | undefined;
  readonly throttleNanos?: number | undefined;
  readonly pessimisticLockWaitNanos?: number | undefined;
}

export class WriteDetail {
  static readonly typeName = 'kvrpcpb.WriteDetail';
  declare storeBatchWaitNanos: number;
  declare proposeSendWaitNanos: number;
  declare persistLogNanos: number;
  declare raftDbWriteLeaderWaitNanos: number;
  declare raftDbSyncLogNanos: number;
  declare raftDbWriteMemtableNanos: number;
  declare commitLogNanos: number;
  declare applyBatchWaitNanos: number;
  declare applyLogNanos: number;
  declare applyMutexLockNanos: number;
  declare applyWriteLeaderWaitNanos: number;
  declare applyWriteWalNanos: number;
  declare applyWriteMemtableNanos: number;
  declare latchWaitNanos: number;
  declare processNanos: number;
  declare throttleNanos: number;
  declare pessimisticLockWaitNanos: number;

  constructor() {
    this.storeBatchWaitNanos = 0;
    this.proposeSendWaitNanos = 0;
    this.persistLogNanos = 0;
    this.raftDbWriteLeaderWaitNanos = 0;
    this.raftDbSyncLogNanos = 0;
    this.raftDbWriteMemtableNanos = 0;
    this.commitLogNanos = 0;
    this.applyBatchWaitNanos = 0;
    this.applyLogNanos = 0;
    this.applyMutexLockNanos = 0;
    this.applyWriteLeaderWaitNanos = 0;
    this.applyWriteWalNanos = 0;
    this.applyWriteMemtableNanos = 0;
    this.latchWaitNanos = 0;
    this.processNanos = 0;
    this.throttleNanos = 0;
    this.pessimisticLockWaitNanos = 0;
  }

  static merge(m: WriteDetail, r: Reader): WriteDetail {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.storeBatchWaitNanos = r.uint64Saturating(); continue; }
        case 2: { if (tag !== 16) break; m.proposeSendWaitNanos = r.uint64Saturating(); continue; }
        case 3: { if (tag !== 24) break; m.persistLogNanos = r.uint64Saturating(); continue; }
        case 4: { if (tag !== 32) break; m.raftDbWriteLeaderWaitNanos = r.uint64Saturating(); continue; }
        case 5: { if (tag !== 40) break; m.raftDbSyncLogNanos = r.uint64Saturating(); continue; }
        case 6: { if (tag !== 48) break; m.raftDbWriteMemtableNanos = r.uint64Saturating(); continue; }
        case 7: { if (tag !== 56) break; m.commitLogNanos = r.uint64Saturating(); continue; }
        case 8: { if (tag !== 64) break; m.applyBatchWaitNanos = r.uint64Saturating(); continue; }
        case 9: { if (tag !== 72) break; m.applyLogNanos = r.uint64Saturating(); continue; }
        case 10: { if (tag !== 80) break; m.applyMutexLockNanos = r.uint64Saturating(); continue; }
        case 11: { if (tag !== 88) break; m.applyWriteLeaderWaitNanos = r.uint64Saturating(); continue; }
        case 12: { if (tag !== 96) break; m.applyWriteWalNanos = r.uint64Saturating(); continue; }
        case 13: { if (tag !== 104) break; m.applyWriteMemtableNanos = r.uint64Saturating(); continue; }
        case 14: { if (tag !== 112) break; m.latchWaitNanos = r.uint64Saturating(); continue; }
        case 15: { if (tag !== 120) break; m.processNanos = r.uint64Saturating(); continue; }
        case 16: { if (tag !== 128) break; m.throttleNanos = r.uint64Saturating(); continue; }
        case 17: { if (tag !== 136) break; m.pessimisticLockWaitNanos = r.uint64Saturating(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: WriteDetailInit, w: Writer): void {
    { const v = m.storeBatchWaitNanos; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.proposeSendWaitNanos; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.persistLogNanos; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.raftDbWriteLeaderWaitNanos; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.raftDbSyncLogNanos; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.raftDbWriteMemtableNanos; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.commitLogNanos; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.applyBatchWaitNanos; if (v !== undefined && v !== 0) { w.tag(64); w.unsigned(v); } }
    { const v = m.applyLogNanos; if (v !== undefined && v !== 0) { w.tag(72); w.unsigned(v); } }
    { const v = m.applyMutexLockNanos; if (v !== undefined && v !== 0) { w.tag(80); w.unsigned(v); } }
    { const v = m.applyWriteLeaderWaitNanos; if (v !== undefined && v !== 0) { w.tag(88); w.unsigned(v); } }
    { const v = m.applyWriteWalNanos; if (v !== undefined && v !== 0) { w.tag(96); w.unsigned(v); } }
    { const v = m.applyWriteMemtableNanos; if (v !== undefined && v !== 0) { w.tag(104); w.unsigned(v); } }
    { const v = m.latchWaitNanos; if (v !== undefined && v !== 0) { w.tag(112); w.unsigned(v); } }
    { const v = m.processNanos; if (v !== undefined && v !== 0) { w.tag(120); w.unsigned(v); } }
    { const v = m.throttleNanos; if (v !== undefined && v !== 0) { w.tag(128); w.unsigned(v); } }
    { const v = m.pessimisticLockWaitNanos; if (v !== undefined && v !== 0) { w.tag(136); w.unsigned(v); } }
  }

  static read(r: Reader): WriteDetail {
    return WriteDetail.merge(new WriteDetail(), r);
  }

  static decode(bytes: Uint8Array): WriteDetail {
    return WriteDetail.merge(new WriteDetail(), new Reader(bytes));
  }

  static encode(m: WriteDetailInit): Uint8Array {
    return encodeWith(WriteDetail.write, m);
  }
}

export interface KvPairInit {
  readonly error?: KeyErrorInit | undefined;
  readonly key?: Uint8Array | undefined;
  readonly value?: Uint8Array | undefined;
  readonly commitTs?: bigint | undefined;
}

export class KvPair {
  static readonly typeName = 'kvrpcpb.KvPair';
  declare error: KeyError | undefined;
  declare key: Uint8Array;
  declare value: Uint8Array;
  declare commitTs: bigint;

  constructor() {
    this.error = undefined;
    this.key = EMPTY_BYTES;
    this.value = EMPTY_BYTES;
    this.commitTs = 0n;
  }

  static merge(m: KvPair, r: Reader): KvPair {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = KeyError.merge(m.error ?? new KeyError(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.value = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.commitTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KvPairInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); KeyError.write(v, w); w.end(at); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.commitTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
  }

  static read(r: Reader): KvPair {
    return KvPair.merge(new KvPair(), r);
  }

  static decode(bytes: Uint8Array): KvPair {
    return KvPair.merge(new KvPair(), new Reader(bytes));
  }

  static encode(m: KvPairInit): Uint8Array {
    return encodeWith(KvPair.write, m);
  }
}

export interface MutationInit {
  readonly op?: Op | undefined;
  readonly key?: Uint8Array | undefined;
  readonly value?: Uint8Array | undefined;
  readonly assertion?: Assertion | undefined;
}

export class Mutation {
  static readonly typeName = 'kvrpcpb.Mutation';
  declare op: Op;
  declare key: Uint8Array;
  declare value: Uint8Array;
  declare assertion: Assertion;

  constructor() {
    this.op = 0;
    this.key = EMPTY_BYTES;
    this.value = EMPTY_BYTES;
    this.assertion = 0;
  }

  static merge(m: Mutation, r: Reader): Mutation {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.op = r.int32(); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.value = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.assertion = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MutationInit, w: Writer): void {
    { const v = m.op; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.assertion; if (v !== undefined && v !== 0) { w.tag(32); w.signed(v); } }
  }

  static read(r: Reader): Mutation {
    return Mutation.merge(new Mutation(), r);
  }

  static decode(bytes: Uint8Array): Mutation {
    return Mutation.merge(new Mutation(), new Reader(bytes));
  }

  static encode(m: MutationInit): Uint8Array {
    return encodeWith(Mutation.write, m);
  }
}

export interface MvccWriteInit {
  readonly type?: Op | undefined;
  readonly startTs?: bigint | undefined;
  readonly commitTs?: bigint | undefined;
  readonly shortValue?: Uint8Array | undefined;
  readonly hasOverlappedRollback?: boolean | undefined;
  readonly hasGcFence?: boolean | undefined;
  readonly gcFence?: bigint | undefined;
  readonly lastChangeTs?: bigint | undefined;
  readonly versionsToLastChange?: number | undefined;
}

export class MvccWrite {
  static readonly typeName = 'kvrpcpb.MvccWrite';
  declare type: Op;
  declare startTs: bigint;
  declare commitTs: bigint;
  declare shortValue: Uint8Array;
  declare hasOverlappedRollback: boolean;
  declare hasGcFence: boolean;
  declare gcFence: bigint;
  declare lastChangeTs: bigint;
  declare versionsToLastChange: number;

  constructor() {
    this.type = 0;
    this.startTs = 0n;
    this.commitTs = 0n;
    this.shortValue = EMPTY_BYTES;
    this.hasOverlappedRollback = false;
    this.hasGcFence = false;
    this.gcFence = 0n;
    this.lastChangeTs = 0n;
    this.versionsToLastChange = 0;
  }

  static merge(m: MvccWrite, r: Reader): MvccWrite {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.type = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.startTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.commitTs = r.uint64Big(); continue; }
        case 4: { if (tag !== 34) break; m.shortValue = r.bytes(); continue; }
        case 5: { if (tag !== 40) break; m.hasOverlappedRollback = r.bool(); continue; }
        case 6: { if (tag !== 48) break; m.hasGcFence = r.bool(); continue; }
        case 7: { if (tag !== 56) break; m.gcFence = r.uint64Big(); continue; }
        case 8: { if (tag !== 64) break; m.lastChangeTs = r.uint64Big(); continue; }
        case 9: { if (tag !== 72) break; m.versionsToLastChange = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MvccWriteInit, w: Writer): void {
    { const v = m.type; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.commitTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.shortValue; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
    { const v = m.hasOverlappedRollback; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
    { const v = m.hasGcFence; if (v !== undefined && v) { w.tag(48); w.bool(v); } }
    { const v = m.gcFence; if (v !== undefined && v !== 0n) { w.tag(56); w.big(v); } }
    { const v = m.lastChangeTs; if (v !== undefined && v !== 0n) { w.tag(64); w.big(v); } }
    { const v = m.versionsToLastChange; if (v !== undefined && v !== 0) { w.tag(72); w.unsigned(v); } }
  }

  static read(r: Reader): MvccWrite {
    return MvccWrite.merge(new MvccWrite(), r);
  }

  static decode(bytes: Uint8Array): MvccWrite {
    return MvccWrite.merge(new MvccWrite(), new Reader(bytes));
  }

  static encode(m: MvccWriteInit): Uint8Array {
    return encodeWith(MvccWrite.write, m);
  }
}

export interface MvccValueInit {
  readonly startTs?: bigint | undefined;
  readonly value?: Uint8Array | undefined;
}

export class MvccValue {
  static readonly typeName = 'kvrpcpb.MvccValue';
  declare startTs: bigint;
  declare value: Uint8Array;

  constructor() {
    this.startTs = 0n;
    this.value = EMPTY_BYTES;
  }

  static merge(m: MvccValue, r: Reader): MvccValue {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 18) break; m.value = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MvccValueInit, w: Writer): void {
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): MvccValue {
    return MvccValue.merge(new MvccValue(), r);
  }

  static decode(bytes: Uint8Array): MvccValue {
    return MvccValue.merge(new MvccValue(), new Reader(bytes));
  }

  static encode(m: MvccValueInit): Uint8Array {
    return encodeWith(MvccValue.write, m);
  }
}

export interface MvccLockInit {
  readonly type?: Op | undefined;
  readonly startTs?: bigint | undefined;
  readonly primary?: Uint8Array | undefined;
  readonly shortValue?: Uint8Array | undefined;
  readonly ttl?: number | undefined;
  readonly forUpdateTs?: bigint | undefined;
  readonly txnSize?: number | undefined;
  readonly useAsyncCommit?: boolean | undefined;
  readonly secondaries?: readonly Uint8Array[] | undefined;
  readonly rollbackTs?: readonly bigint[] | undefined;
  readonly lastChangeTs?: bigint | undefined;
  readonly versionsToLastChange?: number | undefined;
}

export class MvccLock {
  static readonly typeName = 'kvrpcpb.MvccLock';
  declare type: Op;
  declare startTs: bigint;
  declare primary: Uint8Array;
  declare shortValue: Uint8Array;
  declare ttl: number;
  declare forUpdateTs: bigint;
  declare txnSize: number;
  declare useAsyncCommit: boolean;
  declare secondaries: readonly Uint8Array[];
  declare rollbackTs: readonly bigint[];
  declare lastChangeTs: bigint;
  declare versionsToLastChange: number;

  constructor() {
    this.type = 0;
    this.startTs = 0n;
    this.primary = EMPTY_BYTES;
    this.shortValue = EMPTY_BYTES;
    this.ttl = 0;
    this.forUpdateTs = 0n;
    this.txnSize = 0;
    this.useAsyncCommit = false;
    this.secondaries = EMPTY_LIST;
    this.rollbackTs = EMPTY_LIST;
    this.lastChangeTs = 0n;
    this.versionsToLastChange = 0;
  }

  static merge(m: MvccLock, r: Reader): MvccLock {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.type = r.int32(); continue; }
        case 2: { if (tag !== 16) break; m.startTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 26) break; m.primary = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; m.shortValue = r.bytes(); continue; }
        case 5: { if (tag !== 40) break; m.ttl = r.uint64Saturating(); continue; }
        case 6: { if (tag !== 48) break; m.forUpdateTs = r.uint64Big(); continue; }
        case 7: { if (tag !== 56) break; m.txnSize = r.uint64Saturating(); continue; }
        case 8: { if (tag !== 64) break; m.useAsyncCommit = r.bool(); continue; }
        case 9: { if (tag !== 74) break; if (m.secondaries === EMPTY_LIST) m.secondaries = []; (m.secondaries as Uint8Array[]).push(r.bytes()); continue; }
        case 10: {
          if (tag !== 80 && tag !== 82) break;
          if (m.rollbackTs === EMPTY_LIST) m.rollbackTs = [];
          if (tag === 80) { (m.rollbackTs as bigint[]).push(r.uint64Big()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.rollbackTs as bigint[]).push(r.uint64Big());
          r.leave(outer);
          continue;
        }
        case 11: { if (tag !== 88) break; m.lastChangeTs = r.uint64Big(); continue; }
        case 12: { if (tag !== 96) break; m.versionsToLastChange = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MvccLockInit, w: Writer): void {
    { const v = m.type; if (v !== undefined && v !== 0) { w.tag(8); w.signed(v); } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.primary; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.shortValue; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
    { const v = m.ttl; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
    { const v = m.forUpdateTs; if (v !== undefined && v !== 0n) { w.tag(48); w.big(v); } }
    { const v = m.txnSize; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.useAsyncCommit; if (v !== undefined && v) { w.tag(64); w.bool(v); } }
    { const v = m.secondaries; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(74); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.rollbackTs; if (v !== undefined && v.length > 0) { w.tag(82); const at = w.begin(); for (let i = 0; i < v.length; i++) w.big(v[i] as bigint); w.end(at); } }
    { const v = m.lastChangeTs; if (v !== undefined && v !== 0n) { w.tag(88); w.big(v); } }
    { const v = m.versionsToLastChange; if (v !== undefined && v !== 0) { w.tag(96); w.unsigned(v); } }
  }

  static read(r: Reader): MvccLock {
    return MvccLock.merge(new MvccLock(), r);
  }

  static decode(bytes: Uint8Array): MvccLock {
    return MvccLock.merge(new MvccLock(), new Reader(bytes));
  }

  static encode(m: MvccLockInit): Uint8Array {
    return encodeWith(MvccLock.write, m);
  }
}

export interface MvccInfoInit {
  readonly lock?: MvccLockInit | undefined;
  readonly writes?: readonly MvccWriteInit[] | undefined;
  readonly values?: readonly MvccValueInit[] | undefined;
}

export class MvccInfo {
  static readonly typeName = 'kvrpcpb.MvccInfo';
  declare lock: MvccLock | undefined;
  declare writes: readonly MvccWrite[];
  declare values: readonly MvccValue[];

  constructor() {
    this.lock = undefined;
    this.writes = EMPTY_LIST;
    this.values = EMPTY_LIST;
  }

  static merge(m: MvccInfo, r: Reader): MvccInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.lock = MvccLock.merge(m.lock ?? new MvccLock(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.writes === EMPTY_LIST) m.writes = []; (m.writes as MvccWrite[]).push(MvccWrite.merge(new MvccWrite(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.values === EMPTY_LIST) m.values = []; (m.values as MvccValue[]).push(MvccValue.merge(new MvccValue(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: MvccInfoInit, w: Writer): void {
    { const v = m.lock; if (v !== undefined) { w.tag(10); const at = w.begin(); MvccLock.write(v, w); w.end(at); } }
    { const v = m.writes; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); MvccWrite.write(v[i] as MvccWriteInit, w); w.end(at); } } }
    { const v = m.values; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); MvccValue.write(v[i] as MvccValueInit, w); w.end(at); } } }
  }

  static read(r: Reader): MvccInfo {
    return MvccInfo.merge(new MvccInfo(), r);
  }

  static decode(bytes: Uint8Array): MvccInfo {
    return MvccInfo.merge(new MvccInfo(), new Reader(bytes));
  }

  static encode(m: MvccInfoInit): Uint8Array {
    return encodeWith(MvccInfo.write, m);
  }
}

export interface TxnInfoInit {
  readonly txn?: bigint | undefined;
  readonly status?: bigint | undefined;
  readonly isTxnFile?: boolean | undefined;
}

export class TxnInfo {
  static readonly typeName = 'kvrpcpb.TxnInfo';
  declare txn: bigint;
  declare status: bigint;
  declare isTxnFile: boolean;

  constructor() {
    this.txn = 0n;
    this.status = 0n;
    this.isTxnFile = false;
  }

  static merge(m: TxnInfo, r: Reader): TxnInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.txn = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.status = r.uint64Big(); continue; }
        case 100: { if (tag !== 800) break; m.isTxnFile = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TxnInfoInit, w: Writer): void {
    { const v = m.txn; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.status; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.isTxnFile; if (v !== undefined && v) { w.tag(800); w.bool(v); } }
  }

  static read(r: Reader): TxnInfo {
    return TxnInfo.merge(new TxnInfo(), r);
  }

  static decode(bytes: Uint8Array): TxnInfo {
    return TxnInfo.merge(new TxnInfo(), new Reader(bytes));
  }

  static encode(m: TxnInfoInit): Uint8Array {
    return encodeWith(TxnInfo.write, m);
  }
}

export interface KeyRangeInit {
  readonly startKey?: Uint8Array | undefined;
  readonly endKey?: Uint8Array | undefined;
}

export class KeyRange {
  static readonly typeName = 'kvrpcpb.KeyRange';
  declare startKey: Uint8Array;
  declare endKey: Uint8Array;

  constructor() {
    this.startKey = EMPTY_BYTES;
    this.endKey = EMPTY_BYTES;
  }

  static merge(m: KeyRange, r: Reader): KeyRange {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.startKey = r.bytes(); continue; }
        case 2: { if (tag !== 18) break; m.endKey = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: KeyRangeInit, w: Writer): void {
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.endKey; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
  }

  static read(r: Reader): KeyRange {
    return KeyRange.merge(new KeyRange(), r);
  }

  static decode(bytes: Uint8Array): KeyRange {
    return KeyRange.merge(new KeyRange(), new Reader(bytes));
  }

  static encode(m: KeyRangeInit): Uint8Array {
    return encodeWith(KeyRange.write, m);
  }
}

export interface LeaderInfoInit {
  readonly regionId?: number | undefined;
  readonly peerId?: number | undefined;
  readonly term?: number | undefined;
  readonly regionEpoch?: metapb.RegionEpochInit | undefined;
  readonly readState?: ReadStateInit | undefined;
}

export class LeaderInfo {
  static readonly typeName = 'kvrpcpb.LeaderInfo';
  declare regionId: number;
  declare peerId: number;
  declare term: number;
  declare regionEpoch: metapb.RegionEpoch | undefined;
  declare readState: ReadState | undefined;

  constructor() {
    this.regionId = 0;
    this.peerId = 0;
    this.term = 0;
    this.regionEpoch = undefined;
    this.readState = undefined;
  }

  static merge(m: LeaderInfo, r: Reader): LeaderInfo {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.regionId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.peerId = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.term = r.uint64(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.regionEpoch = metapb.RegionEpoch.merge(m.regionEpoch ?? new metapb.RegionEpoch(), r); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; const outer = r.enter(); m.readState = ReadState.merge(m.readState ?? new ReadState(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: LeaderInfoInit, w: Writer): void {
    { const v = m.regionId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.peerId; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.term; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.regionEpoch; if (v !== undefined) { w.tag(34); const at = w.begin(); metapb.RegionEpoch.write(v, w); w.end(at); } }
    { const v = m.readState; if (v !== undefined) { w.tag(42); const at = w.begin(); ReadState.write(v, w); w.end(at); } }
  }

  static read(r: Reader): LeaderInfo {
    return LeaderInfo.merge(new LeaderInfo(), r);
  }

  static decode(bytes: Uint8Array): LeaderInfo {
    return LeaderInfo.merge(new LeaderInfo(), new Reader(bytes));
  }

  static encode(m: LeaderInfoInit): Uint8Array {
    return encodeWith(LeaderInfo.write, m);
  }
}

export interface ReadStateInit {
  readonly appliedIndex?: number | undefined;
  readonly safeTs?: bigint | undefined;
}

export class ReadState {
  static readonly typeName = 'kvrpcpb.ReadState';
  declare appliedIndex: number;
  declare safeTs: bigint;

  constructor() {
    this.appliedIndex = 0;
    this.safeTs = 0n;
  }

  static merge(m: ReadState, r: Reader): ReadState {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.appliedIndex = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.safeTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: ReadStateInit, w: Writer): void {
    { const v = m.appliedIndex; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.safeTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): ReadState {
    return ReadState.merge(new ReadState(), r);
  }

  static decode(bytes: Uint8Array): ReadState {
    return ReadState.merge(new ReadState(), new Reader(bytes));
  }

  static encode(m: ReadStateInit): Uint8Array {
    return encodeWith(ReadState.write, m);
  }
}

export interface CheckLeaderRequestInit {
  readonly regions?: readonly LeaderInfoInit[] | undefined;
  readonly ts?: bigint | undefined;
}

export class CheckLeaderRequest {
  static readonly typeName = 'kvrpcpb.CheckLeaderRequest';
  declare regions: readonly LeaderInfo[];
  declare ts: bigint;

  constructor() {
    this.regions = EMPTY_LIST;
    this.ts = 0n;
  }

  static merge(m: CheckLeaderRequest, r: Reader): CheckLeaderRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); if (m.regions === EMPTY_LIST) m.regions = []; (m.regions as LeaderInfo[]).push(LeaderInfo.merge(new LeaderInfo(), r)); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.ts = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CheckLeaderRequestInit, w: Writer): void {
    { const v = m.regions; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(10); const at = w.begin(); LeaderInfo.write(v[i] as LeaderInfoInit, w); w.end(at); } } }
    { const v = m.ts; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): CheckLeaderRequest {
    return CheckLeaderRequest.merge(new CheckLeaderRequest(), r);
  }

  static decode(bytes: Uint8Array): CheckLeaderRequest {
    return CheckLeaderRequest.merge(new CheckLeaderRequest(), new Reader(bytes));
  }

  static encode(m: CheckLeaderRequestInit): Uint8Array {
    return encodeWith(CheckLeaderRequest.write, m);
  }
}

export interface CheckLeaderResponseInit {
  readonly regions?: readonly number[] | undefined;
  readonly ts?: bigint | undefined;
}

export class CheckLeaderResponse {
  static readonly typeName = 'kvrpcpb.CheckLeaderResponse';
  declare regions: readonly number[];
  declare ts: bigint;

  constructor() {
    this.regions = EMPTY_LIST;
    this.ts = 0n;
  }

  static merge(m: CheckLeaderResponse, r: Reader): CheckLeaderResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8 && tag !== 10) break;
          if (m.regions === EMPTY_LIST) m.regions = [];
          if (tag === 8) { (m.regions as number[]).push(r.uint64()); continue; }
          const outer = r.enter();
          while (r.position < r.limit) (m.regions as number[]).push(r.uint64());
          r.leave(outer);
          continue;
        }
        case 2: { if (tag !== 16) break; m.ts = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CheckLeaderResponseInit, w: Writer): void {
    { const v = m.regions; if (v !== undefined && v.length > 0) { w.tag(10); const at = w.begin(); for (let i = 0; i < v.length; i++) w.unsigned(v[i] as number); w.end(at); } }
    { const v = m.ts; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
  }

  static read(r: Reader): CheckLeaderResponse {
    return CheckLeaderResponse.merge(new CheckLeaderResponse(), r);
  }

  static decode(bytes: Uint8Array): CheckLeaderResponse {
    return CheckLeaderResponse.merge(new CheckLeaderResponse(), new Reader(bytes));
  }

  static encode(m: CheckLeaderResponseInit): Uint8Array {
    return encodeWith(CheckLeaderResponse.write, m);
  }
}

export interface StoreSafeTSRequestInit {
  readonly keyRange?: KeyRangeInit | undefined;
}

export class StoreSafeTSRequest {
  static readonly typeName = 'kvrpcpb.StoreSafeTSRequest';
  declare keyRange: KeyRange | undefined;

  constructor() {
    this.keyRange = undefined;
  }

  static merge(m: StoreSafeTSRequest, r: Reader): StoreSafeTSRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.keyRange = KeyRange.merge(m.keyRange ?? new KeyRange(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreSafeTSRequestInit, w: Writer): void {
    { const v = m.keyRange; if (v !== undefined) { w.tag(10); const at = w.begin(); KeyRange.write(v, w); w.end(at); } }
  }

  static read(r: Reader): StoreSafeTSRequest {
    return StoreSafeTSRequest.merge(new StoreSafeTSRequest(), r);
  }

  static decode(bytes: Uint8Array): StoreSafeTSRequest {
    return StoreSafeTSRequest.merge(new StoreSafeTSRequest(), new Reader(bytes));
  }

  static encode(m: StoreSafeTSRequestInit): Uint8Array {
    return encodeWith(StoreSafeTSRequest.write, m);
  }
}

export interface StoreSafeTSResponseInit {
  readonly safeTs?: bigint | undefined;
}

export class StoreSafeTSResponse {
  static readonly typeName = 'kvrpcpb.StoreSafeTSResponse';
  declare safeTs: bigint;

  constructor() {
    this.safeTs = 0n;
  }

  static merge(m: StoreSafeTSResponse, r: Reader): StoreSafeTSResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.safeTs = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: StoreSafeTSResponseInit, w: Writer): void {
    { const v = m.safeTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
  }

  static read(r: Reader): StoreSafeTSResponse {
    return StoreSafeTSResponse.merge(new StoreSafeTSResponse(), r);
  }

  static decode(bytes: Uint8Array): StoreSafeTSResponse {
    return StoreSafeTSResponse.merge(new StoreSafeTSResponse(), new Reader(bytes));
  }

  static encode(m: StoreSafeTSResponseInit): Uint8Array {
    return encodeWith(StoreSafeTSResponse.write, m);
  }
}

export interface RawGetKeyTTLRequestInit {
  readonly context?: ContextInit | undefined;
  readonly key?: Uint8Array | undefined;
  readonly cf?: string | undefined;
}

export class RawGetKeyTTLRequest {
  static readonly typeName = 'kvrpcpb.RawGetKeyTTLRequest';
  declare context: Context | undefined;
  declare key: Uint8Array;
  declare cf: string;

  constructor() {
    this.context = undefined;
    this.key = EMPTY_BYTES;
    this.cf = '';
  }

  static merge(m: RawGetKeyTTLRequest, r: Reader): RawGetKeyTTLRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.cf = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawGetKeyTTLRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
  }

  static read(r: Reader): RawGetKeyTTLRequest {
    return RawGetKeyTTLRequest.merge(new RawGetKeyTTLRequest(), r);
  }

  static decode(bytes: Uint8Array): RawGetKeyTTLRequest {
    return RawGetKeyTTLRequest.merge(new RawGetKeyTTLRequest(), new Reader(bytes));
  }

  static encode(m: RawGetKeyTTLRequestInit): Uint8Array {
    return encodeWith(RawGetKeyTTLRequest.write, m);
  }
}

export interface RawGetKeyTTLResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
  readonly ttl?: number | undefined;
  readonly notFound?: boolean | undefined;
}

export class RawGetKeyTTLResponse {
  static readonly typeName = 'kvrpcpb.RawGetKeyTTLResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;
  declare ttl: number;
  declare notFound: boolean;

  constructor() {
    this.regionError = undefined;
    this.error = '';
    this.ttl = 0;
    this.notFound = false;
  }

  static merge(m: RawGetKeyTTLResponse, r: Reader): RawGetKeyTTLResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
        case 3: { if (tag !== 24) break; m.ttl = r.uint64Saturating(); continue; }
        case 4: { if (tag !== 32) break; m.notFound = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawGetKeyTTLResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.ttl; if (v !== undefined && v !== 0) { w.tag(24); w.unsigned(v); } }
    { const v = m.notFound; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
  }

  static read(r: Reader): RawGetKeyTTLResponse {
    return RawGetKeyTTLResponse.merge(new RawGetKeyTTLResponse(), r);
  }

  static decode(bytes: Uint8Array): RawGetKeyTTLResponse {
    return RawGetKeyTTLResponse.merge(new RawGetKeyTTLResponse(), new Reader(bytes));
  }

  static encode(m: RawGetKeyTTLResponseInit): Uint8Array {
    return encodeWith(RawGetKeyTTLResponse.write, m);
  }
}

export interface RawCASRequestInit {
  readonly context?: ContextInit | undefined;
  readonly key?: Uint8Array | undefined;
  readonly value?: Uint8Array | undefined;
  readonly previousNotExist?: boolean | undefined;
  readonly previousValue?: Uint8Array | undefined;
  readonly cf?: string | undefined;
  readonly ttl?: number | undefined;
  readonly delete?: boolean | undefined;
}

export class RawCASRequest {
  static readonly typeName = 'kvrpcpb.RawCASRequest';
  declare context: Context | undefined;
  declare key: Uint8Array;
  declare value: Uint8Array;
  declare previousNotExist: boolean;
  declare previousValue: Uint8Array;
  declare cf: string;
  declare ttl: number;
  declare delete: boolean;

  constructor() {
    this.context = undefined;
    this.key = EMPTY_BYTES;
    this.value = EMPTY_BYTES;
    this.previousNotExist = false;
    this.previousValue = EMPTY_BYTES;
    this.cf = '';
    this.ttl = 0;
    this.delete = false;
  }

  static merge(m: RawCASRequest, r: Reader): RawCASRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.key = r.bytes(); continue; }
        case 3: { if (tag !== 26) break; m.value = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.previousNotExist = r.bool(); continue; }
        case 5: { if (tag !== 42) break; m.previousValue = r.bytes(); continue; }
        case 6: { if (tag !== 50) break; m.cf = r.string(); continue; }
        case 7: { if (tag !== 56) break; m.ttl = r.uint64Saturating(); continue; }
        case 8: { if (tag !== 64) break; m.delete = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawCASRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.key; if (v !== undefined && v.length > 0) { w.tag(18); w.bytes(v); } }
    { const v = m.value; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.previousNotExist; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.previousValue; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
    { const v = m.cf; if (v !== undefined && v !== '') { w.tag(50); w.string(v); } }
    { const v = m.ttl; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.delete; if (v !== undefined && v) { w.tag(64); w.bool(v); } }
  }

  static read(r: Reader): RawCASRequest {
    return RawCASRequest.merge(new RawCASRequest(), r);
  }

  static decode(bytes: Uint8Array): RawCASRequest {
    return RawCASRequest.merge(new RawCASRequest(), new Reader(bytes));
  }

  static encode(m: RawCASRequestInit): Uint8Array {
    return encodeWith(RawCASRequest.write, m);
  }
}

export interface RawCASResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
  readonly succeed?: boolean | undefined;
  readonly previousNotExist?: boolean | undefined;
  readonly previousValue?: Uint8Array | undefined;
}

export class RawCASResponse {
  static readonly typeName = 'kvrpcpb.RawCASResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;
  declare succeed: boolean;
  declare previousNotExist: boolean;
  declare previousValue: Uint8Array;

  constructor() {
    this.regionError = undefined;
    this.error = '';
    this.succeed = false;
    this.previousNotExist = false;
    this.previousValue = EMPTY_BYTES;
  }

  static merge(m: RawCASResponse, r: Reader): RawCASResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
        case 3: { if (tag !== 24) break; m.succeed = r.bool(); continue; }
        case 4: { if (tag !== 32) break; m.previousNotExist = r.bool(); continue; }
        case 5: { if (tag !== 42) break; m.previousValue = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawCASResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.succeed; if (v !== undefined && v) { w.tag(24); w.bool(v); } }
    { const v = m.previousNotExist; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.previousValue; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
  }

  static read(r: Reader): RawCASResponse {
    return RawCASResponse.merge(new RawCASResponse(), r);
  }

  static decode(bytes: Uint8Array): RawCASResponse {
    return RawCASResponse.merge(new RawCASResponse(), new Reader(bytes));
  }

  static encode(m: RawCASResponseInit): Uint8Array {
    return encodeWith(RawCASResponse.write, m);
  }
}

export interface GetLockWaitInfoRequestInit {
  readonly context?: ContextInit | undefined;
}

export class GetLockWaitInfoRequest {
  static readonly typeName = 'kvrpcpb.GetLockWaitInfoRequest';
  declare context: Context | undefined;

  constructor() {
    this.context = undefined;
  }

  static merge(m: GetLockWaitInfoRequest, r: Reader): GetLockWaitInfoRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetLockWaitInfoRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetLockWaitInfoRequest {
    return GetLockWaitInfoRequest.merge(new GetLockWaitInfoRequest(), r);
  }

  static decode(bytes: Uint8Array): GetLockWaitInfoRequest {
    return GetLockWaitInfoRequest.merge(new GetLockWaitInfoRequest(), new Reader(bytes));
  }

  static encode(m: GetLockWaitInfoRequestInit): Uint8Array {
    return encodeWith(GetLockWaitInfoRequest.write, m);
  }
}

export interface GetLockWaitInfoResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
  readonly entries?: readonly deadlock.WaitForEntryInit[] | undefined;
}

export class GetLockWaitInfoResponse {
  static readonly typeName = 'kvrpcpb.GetLockWaitInfoResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;
  declare entries: readonly deadlock.WaitForEntry[];

  constructor() {
    this.regionError = undefined;
    this.error = '';
    this.entries = EMPTY_LIST;
  }

  static merge(m: GetLockWaitInfoResponse, r: Reader): GetLockWaitInfoResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.entries === EMPTY_LIST) m.entries = []; (m.entries as deadlock.WaitForEntry[]).push(deadlock.WaitForEntry.merge(new deadlock.WaitForEntry(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetLockWaitInfoResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.entries; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); deadlock.WaitForEntry.write(v[i] as deadlock.WaitForEntryInit, w); w.end(at); } } }
  }

  static read(r: Reader): GetLockWaitInfoResponse {
    return GetLockWaitInfoResponse.merge(new GetLockWaitInfoResponse(), r);
  }

  static decode(bytes: Uint8Array): GetLockWaitInfoResponse {
    return GetLockWaitInfoResponse.merge(new GetLockWaitInfoResponse(), new Reader(bytes));
  }

  static encode(m: GetLockWaitInfoResponseInit): Uint8Array {
    return encodeWith(GetLockWaitInfoResponse.write, m);
  }
}

export interface GetLockWaitHistoryRequestInit {
  readonly context?: ContextInit | undefined;
}

export class GetLockWaitHistoryRequest {
  static readonly typeName = 'kvrpcpb.GetLockWaitHistoryRequest';
  declare context: Context | undefined;

  constructor() {
    this.context = undefined;
  }

  static merge(m: GetLockWaitHistoryRequest, r: Reader): GetLockWaitHistoryRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetLockWaitHistoryRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetLockWaitHistoryRequest {
    return GetLockWaitHistoryRequest.merge(new GetLockWaitHistoryRequest(), r);
  }

  static decode(bytes: Uint8Array): GetLockWaitHistoryRequest {
    return GetLockWaitHistoryRequest.merge(new GetLockWaitHistoryRequest(), new Reader(bytes));
  }

  static encode(m: GetLockWaitHistoryRequestInit): Uint8Array {
    return encodeWith(GetLockWaitHistoryRequest.write, m);
  }
}

export interface GetLockWaitHistoryResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
  readonly entries?: readonly deadlock.WaitForEntryInit[] | undefined;
}

export class GetLockWaitHistoryResponse {
  static readonly typeName = 'kvrpcpb.GetLockWaitHistoryResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;
  declare entries: readonly deadlock.WaitForEntry[];

  constructor() {
    this.regionError = undefined;
    this.error = '';
    this.entries = EMPTY_LIST;
  }

  static merge(m: GetLockWaitHistoryResponse, r: Reader): GetLockWaitHistoryResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.entries === EMPTY_LIST) m.entries = []; (m.entries as deadlock.WaitForEntry[]).push(deadlock.WaitForEntry.merge(new deadlock.WaitForEntry(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetLockWaitHistoryResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.entries; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); deadlock.WaitForEntry.write(v[i] as deadlock.WaitForEntryInit, w); w.end(at); } } }
  }

  static read(r: Reader): GetLockWaitHistoryResponse {
    return GetLockWaitHistoryResponse.merge(new GetLockWaitHistoryResponse(), r);
  }

  static decode(bytes: Uint8Array): GetLockWaitHistoryResponse {
    return GetLockWaitHistoryResponse.merge(new GetLockWaitHistoryResponse(), new Reader(bytes));
  }

  static encode(m: GetLockWaitHistoryResponseInit): Uint8Array {
    return encodeWith(GetLockWaitHistoryResponse.write, m);
  }
}

export interface RawCoprocessorRequestInit {
  readonly context?: ContextInit | undefined;
  readonly coprName?: string | undefined;
  readonly coprVersionReq?: string | undefined;
  readonly ranges?: readonly KeyRangeInit[] | undefined;
  readonly data?: Uint8Array | undefined;
}

export class RawCoprocessorRequest {
  static readonly typeName = 'kvrpcpb.RawCoprocessorRequest';
  declare context: Context | undefined;
  declare coprName: string;
  declare coprVersionReq: string;
  declare ranges: readonly KeyRange[];
  declare data: Uint8Array;

  constructor() {
    this.context = undefined;
    this.coprName = '';
    this.coprVersionReq = '';
    this.ranges = EMPTY_LIST;
    this.data = EMPTY_BYTES;
  }

  static merge(m: RawCoprocessorRequest, r: Reader): RawCoprocessorRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.coprName = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.coprVersionReq = r.string(); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); if (m.ranges === EMPTY_LIST) m.ranges = []; (m.ranges as KeyRange[]).push(KeyRange.merge(new KeyRange(), r)); r.leave(outer); continue; }
        case 5: { if (tag !== 42) break; m.data = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawCoprocessorRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.coprName; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.coprVersionReq; if (v !== undefined && v !== '') { w.tag(26); w.string(v); } }
    { const v = m.ranges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(34); const at = w.begin(); KeyRange.write(v[i] as KeyRangeInit, w); w.end(at); } } }
    { const v = m.data; if (v !== undefined && v.length > 0) { w.tag(42); w.bytes(v); } }
  }

  static read(r: Reader): RawCoprocessorRequest {
    return RawCoprocessorRequest.merge(new RawCoprocessorRequest(), r);
  }

  static decode(bytes: Uint8Array): RawCoprocessorRequest {
    return RawCoprocessorRequest.merge(new RawCoprocessorRequest(), new Reader(bytes));
  }

  static encode(m: RawCoprocessorRequestInit): Uint8Array {
    return encodeWith(RawCoprocessorRequest.write, m);
  }
}

export interface RawCoprocessorResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
  readonly data?: Uint8Array | undefined;
}

export class RawCoprocessorResponse {
  static readonly typeName = 'kvrpcpb.RawCoprocessorResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;
  declare data: Uint8Array;

  constructor() {
    this.regionError = undefined;
    this.error = '';
    this.data = EMPTY_BYTES;
  }

  static merge(m: RawCoprocessorResponse, r: Reader): RawCoprocessorResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
        case 3: { if (tag !== 26) break; m.data = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawCoprocessorResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.data; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
  }

  static read(r: Reader): RawCoprocessorResponse {
    return RawCoprocessorResponse.merge(new RawCoprocessorResponse(), r);
  }

  static decode(bytes: Uint8Array): RawCoprocessorResponse {
    return RawCoprocessorResponse.merge(new RawCoprocessorResponse(), new Reader(bytes));
  }

  static encode(m: RawCoprocessorResponseInit): Uint8Array {
    return encodeWith(RawCoprocessorResponse.write, m);
  }
}

export interface RawChecksumRequestInit {
  readonly context?: ContextInit | undefined;
  readonly algorithm?: ChecksumAlgorithm | undefined;
  readonly ranges?: readonly KeyRangeInit[] | undefined;
}

export class RawChecksumRequest {
  static readonly typeName = 'kvrpcpb.RawChecksumRequest';
  declare context: Context | undefined;
  declare algorithm: ChecksumAlgorithm;
  declare ranges: readonly KeyRange[];

  constructor() {
    this.context = undefined;
    this.algorithm = 0;
    this.ranges = EMPTY_LIST;
  }

  static merge(m: RawChecksumRequest, r: Reader): RawChecksumRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.algorithm = r.int32(); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.ranges === EMPTY_LIST) m.ranges = []; (m.ranges as KeyRange[]).push(KeyRange.merge(new KeyRange(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawChecksumRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.algorithm; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.ranges; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); KeyRange.write(v[i] as KeyRangeInit, w); w.end(at); } } }
  }

  static read(r: Reader): RawChecksumRequest {
    return RawChecksumRequest.merge(new RawChecksumRequest(), r);
  }

  static decode(bytes: Uint8Array): RawChecksumRequest {
    return RawChecksumRequest.merge(new RawChecksumRequest(), new Reader(bytes));
  }

  static encode(m: RawChecksumRequestInit): Uint8Array {
    return encodeWith(RawChecksumRequest.write, m);
  }
}

export interface RawChecksumResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: string | undefined;
  readonly checksum?: bigint | undefined;
  readonly totalKvs?: number | undefined;
  readonly totalBytes?: number | undefined;
}

export class RawChecksumResponse {
  static readonly typeName = 'kvrpcpb.RawChecksumResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: string;
  declare checksum: bigint;
  declare totalKvs: number;
  declare totalBytes: number;

  constructor() {
    this.regionError = undefined;
    this.error = '';
    this.checksum = 0n;
    this.totalKvs = 0;
    this.totalBytes = 0;
  }

  static merge(m: RawChecksumResponse, r: Reader): RawChecksumResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; m.error = r.string(); continue; }
        case 3: { if (tag !== 24) break; m.checksum = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.totalKvs = r.uint64(); continue; }
        case 5: { if (tag !== 40) break; m.totalBytes = r.uint64(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: RawChecksumResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined && v !== '') { w.tag(18); w.string(v); } }
    { const v = m.checksum; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.totalKvs; if (v !== undefined && v !== 0) { w.tag(32); w.unsigned(v); } }
    { const v = m.totalBytes; if (v !== undefined && v !== 0) { w.tag(40); w.unsigned(v); } }
  }

  static read(r: Reader): RawChecksumResponse {
    return RawChecksumResponse.merge(new RawChecksumResponse(), r);
  }

  static decode(bytes: Uint8Array): RawChecksumResponse {
    return RawChecksumResponse.merge(new RawChecksumResponse(), new Reader(bytes));
  }

  static encode(m: RawChecksumResponseInit): Uint8Array {
    return encodeWith(RawChecksumResponse.write, m);
  }
}

export interface CompactErrorInit {
  readonly error?: { readonly kind: 'errInvalidStartKey'; readonly value: CompactErrorInvalidStartKeyInit } | { readonly kind: 'errPhysicalTableNotExist'; readonly value: CompactErrorPhysicalTableNotExistInit } | { readonly kind: 'errCompactInProgress'; readonly value: CompactErrorCompactInProgressInit } | { readonly kind: 'errTooManyPendingTasks'; readonly value: CompactErrorTooManyPendingTasksInit } | undefined;
}

export class CompactError {
  static readonly typeName = 'kvrpcpb.CompactError';
  declare error: { readonly kind: 'errInvalidStartKey'; readonly value: CompactErrorInvalidStartKey } | { readonly kind: 'errPhysicalTableNotExist'; readonly value: CompactErrorPhysicalTableNotExist } | { readonly kind: 'errCompactInProgress'; readonly value: CompactErrorCompactInProgress } | { readonly kind: 'errTooManyPendingTasks'; readonly value: CompactErrorTooManyPendingTasks } | undefined;

  constructor() {
    this.error = undefined;
  }

  static merge(m: CompactError, r: Reader): CompactError {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); const v = m.error?.kind === 'errInvalidStartKey' ? m.error.value : new CompactErrorInvalidStartKey(); m.error = { kind: 'errInvalidStartKey', value: CompactErrorInvalidStartKey.merge(v, r) }; r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); const v = m.error?.kind === 'errPhysicalTableNotExist' ? m.error.value : new CompactErrorPhysicalTableNotExist(); m.error = { kind: 'errPhysicalTableNotExist', value: CompactErrorPhysicalTableNotExist.merge(v, r) }; r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); const v = m.error?.kind === 'errCompactInProgress' ? m.error.value : new CompactErrorCompactInProgress(); m.error = { kind: 'errCompactInProgress', value: CompactErrorCompactInProgress.merge(v, r) }; r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); const v = m.error?.kind === 'errTooManyPendingTasks' ? m.error.value : new CompactErrorTooManyPendingTasks(); m.error = { kind: 'errTooManyPendingTasks', value: CompactErrorTooManyPendingTasks.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CompactErrorInit, w: Writer): void {
    const error_ = m.error;
    if (error_ !== undefined) {
      switch (error_.kind) {
        case 'errInvalidStartKey': { w.tag(10); const at = w.begin(); CompactErrorInvalidStartKey.write(error_.value, w); w.end(at); break; }
        case 'errPhysicalTableNotExist': { w.tag(18); const at = w.begin(); CompactErrorPhysicalTableNotExist.write(error_.value, w); w.end(at); break; }
        case 'errCompactInProgress': { w.tag(26); const at = w.begin(); CompactErrorCompactInProgress.write(error_.value, w); w.end(at); break; }
        case 'errTooManyPendingTasks': { w.tag(34); const at = w.begin(); CompactErrorTooManyPendingTasks.write(error_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): CompactError {
    return CompactError.merge(new CompactError(), r);
  }

  static decode(bytes: Uint8Array): CompactError {
    return CompactError.merge(new CompactError(), new Reader(bytes));
  }

  static encode(m: CompactErrorInit): Uint8Array {
    return encodeWith(CompactError.write, m);
  }
}

export interface CompactErrorInvalidStartKeyInit {
}

export class CompactErrorInvalidStartKey {
  static readonly typeName = 'kvrpcpb.CompactErrorInvalidStartKey';

  static merge(m: CompactErrorInvalidStartKey, r: Reader): CompactErrorInvalidStartKey {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: CompactErrorInvalidStartKeyInit, _w: Writer): void {
  }

  static read(r: Reader): CompactErrorInvalidStartKey {
    return CompactErrorInvalidStartKey.merge(new CompactErrorInvalidStartKey(), r);
  }

  static decode(bytes: Uint8Array): CompactErrorInvalidStartKey {
    return CompactErrorInvalidStartKey.merge(new CompactErrorInvalidStartKey(), new Reader(bytes));
  }

  static encode(m: CompactErrorInvalidStartKeyInit): Uint8Array {
    return encodeWith(CompactErrorInvalidStartKey.write, m);
  }
}

export interface CompactErrorPhysicalTableNotExistInit {
}

export class CompactErrorPhysicalTableNotExist {
  static readonly typeName = 'kvrpcpb.CompactErrorPhysicalTableNotExist';

  static merge(m: CompactErrorPhysicalTableNotExist, r: Reader): CompactErrorPhysicalTableNotExist {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: CompactErrorPhysicalTableNotExistInit, _w: Writer): void {
  }

  static read(r: Reader): CompactErrorPhysicalTableNotExist {
    return CompactErrorPhysicalTableNotExist.merge(new CompactErrorPhysicalTableNotExist(), r);
  }

  static decode(bytes: Uint8Array): CompactErrorPhysicalTableNotExist {
    return CompactErrorPhysicalTableNotExist.merge(new CompactErrorPhysicalTableNotExist(), new Reader(bytes));
  }

  static encode(m: CompactErrorPhysicalTableNotExistInit): Uint8Array {
    return encodeWith(CompactErrorPhysicalTableNotExist.write, m);
  }
}

export interface CompactErrorCompactInProgressInit {
}

export class CompactErrorCompactInProgress {
  static readonly typeName = 'kvrpcpb.CompactErrorCompactInProgress';

  static merge(m: CompactErrorCompactInProgress, r: Reader): CompactErrorCompactInProgress {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: CompactErrorCompactInProgressInit, _w: Writer): void {
  }

  static read(r: Reader): CompactErrorCompactInProgress {
    return CompactErrorCompactInProgress.merge(new CompactErrorCompactInProgress(), r);
  }

  static decode(bytes: Uint8Array): CompactErrorCompactInProgress {
    return CompactErrorCompactInProgress.merge(new CompactErrorCompactInProgress(), new Reader(bytes));
  }

  static encode(m: CompactErrorCompactInProgressInit): Uint8Array {
    return encodeWith(CompactErrorCompactInProgress.write, m);
  }
}

export interface CompactErrorTooManyPendingTasksInit {
}

export class CompactErrorTooManyPendingTasks {
  static readonly typeName = 'kvrpcpb.CompactErrorTooManyPendingTasks';

  static merge(m: CompactErrorTooManyPendingTasks, r: Reader): CompactErrorTooManyPendingTasks {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: CompactErrorTooManyPendingTasksInit, _w: Writer): void {
  }

  static read(r: Reader): CompactErrorTooManyPendingTasks {
    return CompactErrorTooManyPendingTasks.merge(new CompactErrorTooManyPendingTasks(), r);
  }

  static decode(bytes: Uint8Array): CompactErrorTooManyPendingTasks {
    return CompactErrorTooManyPendingTasks.merge(new CompactErrorTooManyPendingTasks(), new Reader(bytes));
  }

  static encode(m: CompactErrorTooManyPendingTasksInit): Uint8Array {
    return encodeWith(CompactErrorTooManyPendingTasks.write, m);
  }
}

export interface CompactRequestInit {
  readonly startKey?: Uint8Array | undefined;
  readonly physicalTableId?: number | undefined;
  readonly logicalTableId?: number | undefined;
  readonly apiVersion?: APIVersion | undefined;
  readonly keyspace?: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentityInit } | undefined;
}

export class CompactRequest {
  static readonly typeName = 'kvrpcpb.CompactRequest';
  declare startKey: Uint8Array;
  declare physicalTableId: number;
  declare logicalTableId: number;
  declare apiVersion: APIVersion;
  declare keyspace: { readonly kind: 'keyspaceId'; readonly value: number } | { readonly kind: 'keyspaceIdentity'; readonly value: apipb.KeyspaceIdentity } | undefined;

  constructor() {
    this.startKey = EMPTY_BYTES;
    this.physicalTableId = 0;
    this.logicalTableId = 0;
    this.apiVersion = 0;
    this.keyspace = undefined;
  }

  static merge(m: CompactRequest, r: Reader): CompactRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.startKey = r.bytes(); continue; }
        case 2: { if (tag !== 16) break; m.physicalTableId = r.int64(); continue; }
        case 3: { if (tag !== 24) break; m.logicalTableId = r.int64(); continue; }
        case 7: { if (tag !== 56) break; m.apiVersion = r.int32(); continue; }
        case 8: { if (tag !== 64) break; m.keyspace = { kind: 'keyspaceId', value: r.uint32() }; continue; }
        case 9: { if (tag !== 74) break; const outer = r.enter(); const v = m.keyspace?.kind === 'keyspaceIdentity' ? m.keyspace.value : new apipb.KeyspaceIdentity(); m.keyspace = { kind: 'keyspaceIdentity', value: apipb.KeyspaceIdentity.merge(v, r) }; r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CompactRequestInit, w: Writer): void {
    { const v = m.startKey; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
    { const v = m.physicalTableId; if (v !== undefined && v !== 0) { w.tag(16); w.signed(v); } }
    { const v = m.logicalTableId; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
    { const v = m.apiVersion; if (v !== undefined && v !== 0) { w.tag(56); w.signed(v); } }
    const keyspace_ = m.keyspace;
    if (keyspace_ !== undefined) {
      switch (keyspace_.kind) {
        case 'keyspaceId': { w.tag(64); w.unsigned(keyspace_.value); break; }
        case 'keyspaceIdentity': { w.tag(74); const at = w.begin(); apipb.KeyspaceIdentity.write(keyspace_.value, w); w.end(at); break; }
      }
    }
  }

  static read(r: Reader): CompactRequest {
    return CompactRequest.merge(new CompactRequest(), r);
  }

  static decode(bytes: Uint8Array): CompactRequest {
    return CompactRequest.merge(new CompactRequest(), new Reader(bytes));
  }

  static encode(m: CompactRequestInit): Uint8Array {
    return encodeWith(CompactRequest.write, m);
  }
}

export interface CompactResponseInit {
  readonly error?: CompactErrorInit | undefined;
  readonly hasRemaining?: boolean | undefined;
  readonly compactedStartKey?: Uint8Array | undefined;
  readonly compactedEndKey?: Uint8Array | undefined;
}

export class CompactResponse {
  static readonly typeName = 'kvrpcpb.CompactResponse';
  declare error: CompactError | undefined;
  declare hasRemaining: boolean;
  declare compactedStartKey: Uint8Array;
  declare compactedEndKey: Uint8Array;

  constructor() {
    this.error = undefined;
    this.hasRemaining = false;
    this.compactedStartKey = EMPTY_BYTES;
    this.compactedEndKey = EMPTY_BYTES;
  }

  static merge(m: CompactResponse, r: Reader): CompactResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.error = CompactError.merge(m.error ?? new CompactError(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 16) break; m.hasRemaining = r.bool(); continue; }
        case 3: { if (tag !== 26) break; m.compactedStartKey = r.bytes(); continue; }
        case 4: { if (tag !== 34) break; m.compactedEndKey = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: CompactResponseInit, w: Writer): void {
    { const v = m.error; if (v !== undefined) { w.tag(10); const at = w.begin(); CompactError.write(v, w); w.end(at); } }
    { const v = m.hasRemaining; if (v !== undefined && v) { w.tag(16); w.bool(v); } }
    { const v = m.compactedStartKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.compactedEndKey; if (v !== undefined && v.length > 0) { w.tag(34); w.bytes(v); } }
  }

  static read(r: Reader): CompactResponse {
    return CompactResponse.merge(new CompactResponse(), r);
  }

  static decode(bytes: Uint8Array): CompactResponse {
    return CompactResponse.merge(new CompactResponse(), new Reader(bytes));
  }

  static encode(m: CompactResponseInit): Uint8Array {
    return encodeWith(CompactResponse.write, m);
  }
}

export interface TiFlashSystemTableRequestInit {
  readonly sql?: string | undefined;
}

export class TiFlashSystemTableRequest {
  static readonly typeName = 'kvrpcpb.TiFlashSystemTableRequest';
  declare sql: string;

  constructor() {
    this.sql = '';
  }

  static merge(m: TiFlashSystemTableRequest, r: Reader): TiFlashSystemTableRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.sql = r.string(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TiFlashSystemTableRequestInit, w: Writer): void {
    { const v = m.sql; if (v !== undefined && v !== '') { w.tag(10); w.string(v); } }
  }

  static read(r: Reader): TiFlashSystemTableRequest {
    return TiFlashSystemTableRequest.merge(new TiFlashSystemTableRequest(), r);
  }

  static decode(bytes: Uint8Array): TiFlashSystemTableRequest {
    return TiFlashSystemTableRequest.merge(new TiFlashSystemTableRequest(), new Reader(bytes));
  }

  static encode(m: TiFlashSystemTableRequestInit): Uint8Array {
    return encodeWith(TiFlashSystemTableRequest.write, m);
  }
}

export interface TiFlashSystemTableResponseInit {
  readonly data?: Uint8Array | undefined;
}

export class TiFlashSystemTableResponse {
  static readonly typeName = 'kvrpcpb.TiFlashSystemTableResponse';
  declare data: Uint8Array;

  constructor() {
    this.data = EMPTY_BYTES;
  }

  static merge(m: TiFlashSystemTableResponse, r: Reader): TiFlashSystemTableResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; m.data = r.bytes(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TiFlashSystemTableResponseInit, w: Writer): void {
    { const v = m.data; if (v !== undefined && v.length > 0) { w.tag(10); w.bytes(v); } }
  }

  static read(r: Reader): TiFlashSystemTableResponse {
    return TiFlashSystemTableResponse.merge(new TiFlashSystemTableResponse(), r);
  }

  static decode(bytes: Uint8Array): TiFlashSystemTableResponse {
    return TiFlashSystemTableResponse.merge(new TiFlashSystemTableResponse(), new Reader(bytes));
  }

  static encode(m: TiFlashSystemTableResponseInit): Uint8Array {
    return encodeWith(TiFlashSystemTableResponse.write, m);
  }
}

export interface FlushRequestInit {
  readonly context?: ContextInit | undefined;
  readonly mutations?: readonly MutationInit[] | undefined;
  readonly primaryKey?: Uint8Array | undefined;
  readonly startTs?: bigint | undefined;
  readonly minCommitTs?: bigint | undefined;
  readonly generation?: number | undefined;
  readonly lockTtl?: number | undefined;
  readonly assertionLevel?: AssertionLevel | undefined;
}

export class FlushRequest {
  static readonly typeName = 'kvrpcpb.FlushRequest';
  declare context: Context | undefined;
  declare mutations: readonly Mutation[];
  declare primaryKey: Uint8Array;
  declare startTs: bigint;
  declare minCommitTs: bigint;
  declare generation: number;
  declare lockTtl: number;
  declare assertionLevel: AssertionLevel;

  constructor() {
    this.context = undefined;
    this.mutations = EMPTY_LIST;
    this.primaryKey = EMPTY_BYTES;
    this.startTs = 0n;
    this.minCommitTs = 0n;
    this.generation = 0;
    this.lockTtl = 0;
    this.assertionLevel = 0;
  }

  static merge(m: FlushRequest, r: Reader): FlushRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.mutations === EMPTY_LIST) m.mutations = []; (m.mutations as Mutation[]).push(Mutation.merge(new Mutation(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; m.primaryKey = r.bytes(); continue; }
        case 4: { if (tag !== 32) break; m.startTs = r.uint64Big(); continue; }
        case 5: { if (tag !== 40) break; m.minCommitTs = r.uint64Big(); continue; }
        case 6: { if (tag !== 48) break; m.generation = r.uint64(); continue; }
        case 7: { if (tag !== 56) break; m.lockTtl = r.uint64Saturating(); continue; }
        case 8: { if (tag !== 64) break; m.assertionLevel = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FlushRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.mutations; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); Mutation.write(v[i] as MutationInit, w); w.end(at); } } }
    { const v = m.primaryKey; if (v !== undefined && v.length > 0) { w.tag(26); w.bytes(v); } }
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(32); w.big(v); } }
    { const v = m.minCommitTs; if (v !== undefined && v !== 0n) { w.tag(40); w.big(v); } }
    { const v = m.generation; if (v !== undefined && v !== 0) { w.tag(48); w.unsigned(v); } }
    { const v = m.lockTtl; if (v !== undefined && v !== 0) { w.tag(56); w.unsigned(v); } }
    { const v = m.assertionLevel; if (v !== undefined && v !== 0) { w.tag(64); w.signed(v); } }
  }

  static read(r: Reader): FlushRequest {
    return FlushRequest.merge(new FlushRequest(), r);
  }

  static decode(bytes: Uint8Array): FlushRequest {
    return FlushRequest.merge(new FlushRequest(), new Reader(bytes));
  }

  static encode(m: FlushRequestInit): Uint8Array {
    return encodeWith(FlushRequest.write, m);
  }
}

export interface FlushResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly errors?: readonly KeyErrorInit[] | undefined;
  readonly execDetailsV2?: ExecDetailsV2Init | undefined;
}

export class FlushResponse {
  static readonly typeName = 'kvrpcpb.FlushResponse';
  declare regionError: errorpb.Error | undefined;
  declare errors: readonly KeyError[];
  declare execDetailsV2: ExecDetailsV2 | undefined;

  constructor() {
    this.regionError = undefined;
    this.errors = EMPTY_LIST;
    this.execDetailsV2 = undefined;
  }

  static merge(m: FlushResponse, r: Reader): FlushResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.errors === EMPTY_LIST) m.errors = []; (m.errors as KeyError[]).push(KeyError.merge(new KeyError(), r)); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); m.execDetailsV2 = ExecDetailsV2.merge(m.execDetailsV2 ?? new ExecDetailsV2(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: FlushResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.errors; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); KeyError.write(v[i] as KeyErrorInit, w); w.end(at); } } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(26); const at = w.begin(); ExecDetailsV2.write(v, w); w.end(at); } }
  }

  static read(r: Reader): FlushResponse {
    return FlushResponse.merge(new FlushResponse(), r);
  }

  static decode(bytes: Uint8Array): FlushResponse {
    return FlushResponse.merge(new FlushResponse(), new Reader(bytes));
  }

  static encode(m: FlushResponseInit): Uint8Array {
    return encodeWith(FlushResponse.write, m);
  }
}

export interface BufferBatchGetRequestInit {
  readonly context?: ContextInit | undefined;
  readonly keys?: readonly Uint8Array[] | undefined;
  readonly version?: bigint | undefined;
}

export class BufferBatchGetRequest {
  static readonly typeName = 'kvrpcpb.BufferBatchGetRequest';
  declare context: Context | undefined;
  declare keys: readonly Uint8Array[];
  declare version: bigint;

  constructor() {
    this.context = undefined;
    this.keys = EMPTY_LIST;
    this.version = 0n;
  }

  static merge(m: BufferBatchGetRequest, r: Reader): BufferBatchGetRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; if (m.keys === EMPTY_LIST) m.keys = []; (m.keys as Uint8Array[]).push(r.bytes()); continue; }
        case 3: { if (tag !== 24) break; m.version = r.uint64Big(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BufferBatchGetRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.keys; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); w.bytes(v[i] as Uint8Array); } } }
    { const v = m.version; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
  }

  static read(r: Reader): BufferBatchGetRequest {
    return BufferBatchGetRequest.merge(new BufferBatchGetRequest(), r);
  }

  static decode(bytes: Uint8Array): BufferBatchGetRequest {
    return BufferBatchGetRequest.merge(new BufferBatchGetRequest(), new Reader(bytes));
  }

  static encode(m: BufferBatchGetRequestInit): Uint8Array {
    return encodeWith(BufferBatchGetRequest.write, m);
  }
}

export interface BufferBatchGetResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly error?: KeyErrorInit | undefined;
  readonly pairs?: readonly KvPairInit[] | undefined;
  readonly execDetailsV2?: ExecDetailsV2Init | undefined;
}

export class BufferBatchGetResponse {
  static readonly typeName = 'kvrpcpb.BufferBatchGetResponse';
  declare regionError: errorpb.Error | undefined;
  declare error: KeyError | undefined;
  declare pairs: readonly KvPair[];
  declare execDetailsV2: ExecDetailsV2 | undefined;

  constructor() {
    this.regionError = undefined;
    this.error = undefined;
    this.pairs = EMPTY_LIST;
    this.execDetailsV2 = undefined;
  }

  static merge(m: BufferBatchGetResponse, r: Reader): BufferBatchGetResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.error = KeyError.merge(m.error ?? new KeyError(), r); r.leave(outer); continue; }
        case 3: { if (tag !== 26) break; const outer = r.enter(); if (m.pairs === EMPTY_LIST) m.pairs = []; (m.pairs as KvPair[]).push(KvPair.merge(new KvPair(), r)); r.leave(outer); continue; }
        case 4: { if (tag !== 34) break; const outer = r.enter(); m.execDetailsV2 = ExecDetailsV2.merge(m.execDetailsV2 ?? new ExecDetailsV2(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BufferBatchGetResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.error; if (v !== undefined) { w.tag(18); const at = w.begin(); KeyError.write(v, w); w.end(at); } }
    { const v = m.pairs; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(26); const at = w.begin(); KvPair.write(v[i] as KvPairInit, w); w.end(at); } } }
    { const v = m.execDetailsV2; if (v !== undefined) { w.tag(34); const at = w.begin(); ExecDetailsV2.write(v, w); w.end(at); } }
  }

  static read(r: Reader): BufferBatchGetResponse {
    return BufferBatchGetResponse.merge(new BufferBatchGetResponse(), r);
  }

  static decode(bytes: Uint8Array): BufferBatchGetResponse {
    return BufferBatchGetResponse.merge(new BufferBatchGetResponse(), new Reader(bytes));
  }

  static encode(m: BufferBatchGetResponseInit): Uint8Array {
    return encodeWith(BufferBatchGetResponse.write, m);
  }
}

export interface GetHealthFeedbackRequestInit {
  readonly context?: ContextInit | undefined;
}

export class GetHealthFeedbackRequest {
  static readonly typeName = 'kvrpcpb.GetHealthFeedbackRequest';
  declare context: Context | undefined;

  constructor() {
    this.context = undefined;
  }

  static merge(m: GetHealthFeedbackRequest, r: Reader): GetHealthFeedbackRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetHealthFeedbackRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetHealthFeedbackRequest {
    return GetHealthFeedbackRequest.merge(new GetHealthFeedbackRequest(), r);
  }

  static decode(bytes: Uint8Array): GetHealthFeedbackRequest {
    return GetHealthFeedbackRequest.merge(new GetHealthFeedbackRequest(), new Reader(bytes));
  }

  static encode(m: GetHealthFeedbackRequestInit): Uint8Array {
    return encodeWith(GetHealthFeedbackRequest.write, m);
  }
}

export interface GetHealthFeedbackResponseInit {
  readonly regionError?: errorpb.ErrorInit | undefined;
  readonly healthFeedback?: HealthFeedbackInit | undefined;
}

export class GetHealthFeedbackResponse {
  static readonly typeName = 'kvrpcpb.GetHealthFeedbackResponse';
  declare regionError: errorpb.Error | undefined;
  declare healthFeedback: HealthFeedback | undefined;

  constructor() {
    this.regionError = undefined;
    this.healthFeedback = undefined;
  }

  static merge(m: GetHealthFeedbackResponse, r: Reader): GetHealthFeedbackResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.regionError = errorpb.Error.merge(m.regionError ?? new errorpb.Error(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); m.healthFeedback = HealthFeedback.merge(m.healthFeedback ?? new HealthFeedback(), r); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: GetHealthFeedbackResponseInit, w: Writer): void {
    { const v = m.regionError; if (v !== undefined) { w.tag(10); const at = w.begin(); errorpb.Error.write(v, w); w.end(at); } }
    { const v = m.healthFeedback; if (v !== undefined) { w.tag(18); const at = w.begin(); HealthFeedback.write(v, w); w.end(at); } }
  }

  static read(r: Reader): GetHealthFeedbackResponse {
    return GetHealthFeedbackResponse.merge(new GetHealthFeedbackResponse(), r);
  }

  static decode(bytes: Uint8Array): GetHealthFeedbackResponse {
    return GetHealthFeedbackResponse.merge(new GetHealthFeedbackResponse(), new Reader(bytes));
  }

  static encode(m: GetHealthFeedbackResponseInit): Uint8Array {
    return encodeWith(GetHealthFeedbackResponse.write, m);
  }
}

export interface HealthFeedbackInit {
  readonly storeId?: number | undefined;
  readonly feedbackSeqNo?: number | undefined;
  readonly slowScore?: number | undefined;
}

export class HealthFeedback {
  static readonly typeName = 'kvrpcpb.HealthFeedback';
  declare storeId: number;
  declare feedbackSeqNo: number;
  declare slowScore: number;

  constructor() {
    this.storeId = 0;
    this.feedbackSeqNo = 0;
    this.slowScore = 0;
  }

  static merge(m: HealthFeedback, r: Reader): HealthFeedback {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.storeId = r.uint64(); continue; }
        case 2: { if (tag !== 16) break; m.feedbackSeqNo = r.uint64(); continue; }
        case 3: { if (tag !== 24) break; m.slowScore = r.int32(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: HealthFeedbackInit, w: Writer): void {
    { const v = m.storeId; if (v !== undefined && v !== 0) { w.tag(8); w.unsigned(v); } }
    { const v = m.feedbackSeqNo; if (v !== undefined && v !== 0) { w.tag(16); w.unsigned(v); } }
    { const v = m.slowScore; if (v !== undefined && v !== 0) { w.tag(24); w.signed(v); } }
  }

  static read(r: Reader): HealthFeedback {
    return HealthFeedback.merge(new HealthFeedback(), r);
  }

  static decode(bytes: Uint8Array): HealthFeedback {
    return HealthFeedback.merge(new HealthFeedback(), new Reader(bytes));
  }

  static encode(m: HealthFeedbackInit): Uint8Array {
    return encodeWith(HealthFeedback.write, m);
  }
}

export interface BroadcastTxnStatusRequestInit {
  readonly context?: ContextInit | undefined;
  readonly txnStatus?: readonly TxnStatusInit[] | undefined;
}

export class BroadcastTxnStatusRequest {
  static readonly typeName = 'kvrpcpb.BroadcastTxnStatusRequest';
  declare context: Context | undefined;
  declare txnStatus: readonly TxnStatus[];

  constructor() {
    this.context = undefined;
    this.txnStatus = EMPTY_LIST;
  }

  static merge(m: BroadcastTxnStatusRequest, r: Reader): BroadcastTxnStatusRequest {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 10) break; const outer = r.enter(); m.context = Context.merge(m.context ?? new Context(), r); r.leave(outer); continue; }
        case 2: { if (tag !== 18) break; const outer = r.enter(); if (m.txnStatus === EMPTY_LIST) m.txnStatus = []; (m.txnStatus as TxnStatus[]).push(TxnStatus.merge(new TxnStatus(), r)); r.leave(outer); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: BroadcastTxnStatusRequestInit, w: Writer): void {
    { const v = m.context; if (v !== undefined) { w.tag(10); const at = w.begin(); Context.write(v, w); w.end(at); } }
    { const v = m.txnStatus; if (v !== undefined) { for (let i = 0; i < v.length; i++) { w.tag(18); const at = w.begin(); TxnStatus.write(v[i] as TxnStatusInit, w); w.end(at); } } }
  }

  static read(r: Reader): BroadcastTxnStatusRequest {
    return BroadcastTxnStatusRequest.merge(new BroadcastTxnStatusRequest(), r);
  }

  static decode(bytes: Uint8Array): BroadcastTxnStatusRequest {
    return BroadcastTxnStatusRequest.merge(new BroadcastTxnStatusRequest(), new Reader(bytes));
  }

  static encode(m: BroadcastTxnStatusRequestInit): Uint8Array {
    return encodeWith(BroadcastTxnStatusRequest.write, m);
  }
}

export interface TxnStatusInit {
  readonly startTs?: bigint | undefined;
  readonly minCommitTs?: bigint | undefined;
  readonly commitTs?: bigint | undefined;
  readonly rolledBack?: boolean | undefined;
  readonly isCompleted?: boolean | undefined;
}

export class TxnStatus {
  static readonly typeName = 'kvrpcpb.TxnStatus';
  declare startTs: bigint;
  declare minCommitTs: bigint;
  declare commitTs: bigint;
  declare rolledBack: boolean;
  declare isCompleted: boolean;

  constructor() {
    this.startTs = 0n;
    this.minCommitTs = 0n;
    this.commitTs = 0n;
    this.rolledBack = false;
    this.isCompleted = false;
  }

  static merge(m: TxnStatus, r: Reader): TxnStatus {
    while (r.position < r.limit) {
      const tag = r.tag();
      switch (tag >>> 3) {
        case 1: { if (tag !== 8) break; m.startTs = r.uint64Big(); continue; }
        case 2: { if (tag !== 16) break; m.minCommitTs = r.uint64Big(); continue; }
        case 3: { if (tag !== 24) break; m.commitTs = r.uint64Big(); continue; }
        case 4: { if (tag !== 32) break; m.rolledBack = r.bool(); continue; }
        case 5: { if (tag !== 40) break; m.isCompleted = r.bool(); continue; }
      }
      r.skip(tag);
    }
    return m;
  }

  static write(m: TxnStatusInit, w: Writer): void {
    { const v = m.startTs; if (v !== undefined && v !== 0n) { w.tag(8); w.big(v); } }
    { const v = m.minCommitTs; if (v !== undefined && v !== 0n) { w.tag(16); w.big(v); } }
    { const v = m.commitTs; if (v !== undefined && v !== 0n) { w.tag(24); w.big(v); } }
    { const v = m.rolledBack; if (v !== undefined && v) { w.tag(32); w.bool(v); } }
    { const v = m.isCompleted; if (v !== undefined && v) { w.tag(40); w.bool(v); } }
  }

  static read(r: Reader): TxnStatus {
    return TxnStatus.merge(new TxnStatus(), r);
  }

  static decode(bytes: Uint8Array): TxnStatus {
    return TxnStatus.merge(new TxnStatus(), new Reader(bytes));
  }

  static encode(m: TxnStatusInit): Uint8Array {
    return encodeWith(TxnStatus.write, m);
  }
}

export interface BroadcastTxnStatusResponseInit {
}

export class BroadcastTxnStatusResponse {
  static readonly typeName = 'kvrpcpb.BroadcastTxnStatusResponse';

  static merge(m: BroadcastTxnStatusResponse, r: Reader): BroadcastTxnStatusResponse {
    while (r.position < r.limit) {
      const tag = r.tag();
      r.skip(tag);
    }
    return m;
  }

  static write(_m: BroadcastTxnStatusResponseInit, _w: Writer): void {
  }

  static read(r: Reader): BroadcastTxnStatusResponse {
    return BroadcastTxnStatusResponse.merge(new BroadcastTxnStatusResponse(), r);
  }

  static decode(bytes: Uint8Array): BroadcastTxnStatusResponse {
    return BroadcastTxnStatusResponse.merge(new BroadcastTxnStatusResponse(), new Reader(bytes));
  }

  static encode(m: BroadcastTxnStatusResponseInit): Uint8Array {
    return encodeWith(BroadcastTxnStatusResponse.write, m);
  }
}

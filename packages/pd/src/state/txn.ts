/**
 * Transactions of the etcd API over the key-value store: compares choose a branch, the branch is checked whole, then
 * executed whole. A single put, delete or range is a transaction of one operation.
 *
 * `checkTxn` refuses what no state can make right (at the edge, before anything is logged); `applyTxn` runs inside
 * the state machine and refuses what this state does not allow. A refused transaction changes nothing.
 */
import { copyBytes, fromLatin1, latin1 } from '@tessera/base';
import * as etcd from '@tessera/proto/etcdserverpb';
import type * as mvccpb from '@tessera/proto/mvccpb';
import type { Leases } from './leases.ts';
import type { KeyVersion, MvccKv, RangeOptions, SortTarget } from './mvcc-kv.ts';
import { REFUSALS, type Refusal } from './refusal.ts';

/** etcd's own default: TiCDC and others cut their batches by it. */
const MAX_TXN_OPS = 128;

/** Keys [from, to) of an etcd range: an empty end means one key, a single zero byte means to the end. */
export function keyRange(key: Uint8Array, rangeEnd: Uint8Array): { from: string; to: string | undefined } {
  const from = latin1(key);
  if (rangeEnd.length === 0) return { from, to: `${from}\0` };
  if (rangeEnd.length === 1 && rangeEnd[0] === 0) return { from: from === '\0' ? '' : from, to: undefined };
  return { from, to: latin1(rangeEnd) };
}

export function toKeyValue(version: KeyVersion, keysOnly = false): mvccpb.KeyValueInit {
  return {
    key: fromLatin1(version.key),
    createRevision: version.createRevision,
    modRevision: version.modRevision,
    version: version.version,
    value: keysOnly ? undefined : version.value,
    lease: version.lease,
  };
}

// --- What no state can make right ---

export function checkRange(request: etcd.RangeRequest): Refusal | undefined {
  if (request.key.length === 0) return REFUSALS.emptyKey;
  if (request.sortOrder < 0 || request.sortOrder > 2 || request.sortTarget < 0 || request.sortTarget > 4) {
    return REFUSALS.invalidSort;
  }
  return undefined;
}

export function checkPut(request: etcd.PutRequest): Refusal | undefined {
  if (request.key.length === 0) return REFUSALS.emptyKey;
  if (request.ignoreValue && request.value.length > 0) return REFUSALS.valueProvided;
  return request.ignoreLease && request.lease !== 0n ? REFUSALS.leaseProvided : undefined;
}

export function checkDeleteRange(request: etcd.DeleteRangeRequest): Refusal | undefined {
  return request.key.length === 0 ? REFUSALS.emptyKey : undefined;
}

export function checkTxn(request: etcd.TxnRequest, maxOps = MAX_TXN_OPS): Refusal | undefined {
  if (Math.max(request.compare.length, request.success.length, request.failure.length) > maxOps) {
    return REFUSALS.tooManyOps;
  }
  for (const compare of request.compare) if (compare.key.length === 0) return REFUSALS.emptyKey;
  for (const op of [...request.success, ...request.failure]) {
    const refused = checkOp(op, maxOps);
    if (refused !== undefined) return refused;
  }
  return touchedKeys(request.success) === undefined || touchedKeys(request.failure) === undefined
    ? REFUSALS.duplicateKey
    : undefined;
}

function checkOp(op: etcd.RequestOp, maxOps: number): Refusal | undefined {
  switch (op.request?.kind) {
    case 'requestRange':
      return checkRange(op.request.value);
    case 'requestPut':
      return checkPut(op.request.value);
    case 'requestDeleteRange':
      return checkDeleteRange(op.request.value);
    case 'requestTxn':
      return checkTxn(op.request.value, maxOps);
    default:
      return REFUSALS.keyNotFound;
  }
}

interface Touched {
  readonly puts: Set<string>;
  readonly deletes: { readonly from: string; readonly to: string | undefined }[];
}

/** Keys that a branch may write; undefined when two of its operations may write one key (two deletes may). */
function touchedKeys(ops: readonly etcd.RequestOp[]): Touched | undefined {
  const all: Touched = { puts: new Set(), deletes: [] };
  for (const op of ops) {
    const touched = touchedByOp(op);
    if (touched === undefined) return undefined;
    for (const range of touched.deletes) for (const key of all.puts) if (covers(range, key)) return undefined;
    for (const key of touched.puts) {
      if (all.puts.has(key) || all.deletes.some((range) => covers(range, key))) return undefined;
    }
    for (const key of touched.puts) all.puts.add(key);
    all.deletes.push(...touched.deletes);
  }
  return all;
}

function touchedByOp(op: etcd.RequestOp): Touched | undefined {
  const request = op.request;
  if (request?.kind === 'requestPut') return { puts: new Set([latin1(request.value.key)]), deletes: [] };
  if (request?.kind === 'requestDeleteRange') {
    return { puts: new Set(), deletes: [keyRange(request.value.key, request.value.rangeEnd)] };
  }
  if (request?.kind !== 'requestTxn') return { puts: new Set(), deletes: [] };
  // Only one branch of a nested transaction runs, so its branches may share keys with each other.
  const success = touchedKeys(request.value.success);
  const failure = touchedKeys(request.value.failure);
  if (success === undefined || failure === undefined) return undefined;
  return { puts: new Set([...success.puts, ...failure.puts]), deletes: [...success.deletes, ...failure.deletes] };
}

function covers(range: { from: string; to: string | undefined }, key: string): boolean {
  return key >= range.from && (range.to === undefined || key < range.to);
}

// --- Execution ---

export interface TxnTarget {
  readonly kv: MvccKv;
  readonly leases: Leases;
}

/** Runs the transaction at the state's next revision (when it writes). */
export function applyTxn(target: TxnTarget, request: etcd.TxnRequest): etcd.TxnResponseInit | Refusal {
  const choices: boolean[] = [];
  const refused = prepare(target, request, choices);
  if (refused !== undefined) return refused;
  choices.reverse();
  return target.kv.write(() => execute(target, request, choices));
}

/** Evaluates compares (before any write, as etcd does) and checks the chosen operations; fills `choices` in order. */
function prepare(target: TxnTarget, request: etcd.TxnRequest, choices: boolean[]): Refusal | undefined {
  const chosen = request.compare.every((compare) => holds(target.kv, compare));
  choices.push(chosen);
  for (const op of chosen ? request.success : request.failure) {
    const refused = prepareOp(target, op, choices);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

function prepareOp(target: TxnTarget, op: etcd.RequestOp, choices: boolean[]): Refusal | undefined {
  const request = op.request;
  if (request?.kind === 'requestTxn') return prepare(target, request.value, choices);
  if (request?.kind === 'requestPut') {
    const { lease, key } = request.value;
    if (lease !== 0n && !target.leases.has(lease)) return REFUSALS.leaseNotFound;
    const needsOld = request.value.ignoreValue || request.value.ignoreLease;
    return needsOld && target.kv.get(latin1(key)) === undefined ? REFUSALS.keyNotFound : undefined;
  }
  if (request?.kind === 'requestRange') {
    const error = target.kv.checkRevision(request.value.revision);
    if (error !== undefined) return error === 'compacted' ? REFUSALS.compacted : REFUSALS.futureRevision;
  }
  return undefined;
}

function execute(target: TxnTarget, request: etcd.TxnRequest, choices: boolean[]): etcd.TxnResponseInit {
  const succeeded = choices.pop() === true;
  const responses: etcd.ResponseOpInit[] = [];
  for (const op of succeeded ? request.success : request.failure) responses.push(executeOp(target, op, choices));
  return { succeeded, responses };
}

function executeOp(target: TxnTarget, op: etcd.RequestOp, choices: boolean[]): etcd.ResponseOpInit {
  const request = op.request;
  switch (request?.kind) {
    case 'requestRange':
      return { response: { kind: 'responseRange', value: executeRange(target.kv, request.value) } };
    case 'requestPut':
      return { response: { kind: 'responsePut', value: executePut(target, request.value) } };
    case 'requestDeleteRange':
      return { response: { kind: 'responseDeleteRange', value: executeDelete(target, request.value) } };
    case 'requestTxn':
      return { response: { kind: 'responseTxn', value: execute(target, request.value, choices) } };
    default:
      return {};
  }
}

const SORT_TARGETS: readonly SortTarget[] = ['key', 'version', 'create', 'mod', 'value'];

function rangeOptions(request: etcd.RangeRequest): RangeOptions {
  const target = SORT_TARGETS[request.sortTarget] ?? 'key';
  const descending = request.sortOrder === etcd.RangeRequest_SortOrder.DESCEND;
  const sorted = target !== 'key' || descending;
  return {
    ...keyRange(request.key, request.rangeEnd),
    revision: Math.max(0, request.revision),
    limit: request.limit,
    countOnly: request.countOnly,
    ...(sorted ? { sort: { target, descending } } : {}),
    minModRevision: request.minModRevision,
    maxModRevision: request.maxModRevision,
    minCreateRevision: request.minCreateRevision,
    maxCreateRevision: request.maxCreateRevision,
  };
}

/** The revision was checked. */
export function executeRange(kv: MvccKv, request: etcd.RangeRequest): etcd.RangeResponseInit {
  const result = kv.range(rangeOptions(request));
  if (result === 'compacted' || result === 'future') return {};
  return {
    kvs: result.kvs.map((version) => toKeyValue(version, request.keysOnly)),
    count: result.count,
    more: result.more,
  };
}

function executePut(target: TxnTarget, request: etcd.PutRequest): etcd.PutResponseInit {
  const key = latin1(request.key);
  const old = target.kv.get(key);
  const value = request.ignoreValue && old !== undefined ? old.value : copyBytes(request.value);
  const lease = request.ignoreLease && old !== undefined ? old.lease : request.lease;
  target.kv.put(key, value, lease);
  target.leases.move(key, old?.lease ?? 0n, lease);
  return request.prevKv && old !== undefined ? { prevKv: toKeyValue(old) } : {};
}

function executeDelete(target: TxnTarget, request: etcd.DeleteRangeRequest): etcd.DeleteRangeResponseInit {
  const { from, to } = keyRange(request.key, request.rangeEnd);
  const removed = target.kv.deleteRange(from, to);
  for (const version of removed) target.leases.move(version.key, version.lease, 0n);
  return { deleted: removed.length, prevKvs: request.prevKv ? removed.map((version) => toKeyValue(version)) : [] };
}

// --- Compares ---

function holds(kv: MvccKv, compare: etcd.Compare): boolean {
  const result = kv.range(keyRange(compare.key, compare.rangeEnd));
  const versions = typeof result === 'string' ? [] : result.kvs;
  if (versions.length > 0) return versions.every((version) => matches(compare, version));
  // A missing key has revisions, version and lease zero, but no value at all.
  return compare.target !== etcd.Compare_CompareTarget.VALUE && matches(compare, undefined);
}

function matches(compare: etcd.Compare, version: KeyVersion | undefined): boolean {
  const union = compare.targetUnion;
  let difference: number;
  switch (compare.target) {
    case etcd.Compare_CompareTarget.VALUE:
      difference = Buffer.compare(version?.value ?? NO_BYTES, union?.kind === 'value' ? union.value : NO_BYTES);
      break;
    case etcd.Compare_CompareTarget.CREATE:
      difference = (version?.createRevision ?? 0) - (union?.kind === 'createRevision' ? union.value : 0);
      break;
    case etcd.Compare_CompareTarget.MOD:
      difference = (version?.modRevision ?? 0) - (union?.kind === 'modRevision' ? union.value : 0);
      break;
    case etcd.Compare_CompareTarget.VERSION:
      difference = (version?.version ?? 0) - (union?.kind === 'version' ? union.value : 0);
      break;
    case etcd.Compare_CompareTarget.LEASE: {
      const lease = version?.lease ?? 0n;
      const wanted = union?.kind === 'lease' ? union.value : 0n;
      difference = lease < wanted ? -1 : lease > wanted ? 1 : 0;
      break;
    }
    default:
      return false;
  }
  switch (compare.result) {
    case etcd.Compare_CompareResult.EQUAL:
      return difference === 0;
    case etcd.Compare_CompareResult.GREATER:
      return difference > 0;
    case etcd.Compare_CompareResult.LESS:
      return difference < 0;
    case etcd.Compare_CompareResult.NOT_EQUAL:
      return difference !== 0;
    default:
      return false;
  }
}

const NO_BYTES = new Uint8Array(0);

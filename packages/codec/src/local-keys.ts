/**
 * Keys of the engine: user data behind the prefix 'z', a store's own records behind 0x01 (facts 1.7).
 *
 *   01 01                          store ident
 *   01 02                          region prepared for bootstrap
 *   01 02 | region id u64 | 02     raft local state      03 apply state      04 snapshot's raft state
 *   01 02 | region id u64 | 01 | index u64               raft log entry
 *   01 03 | region id u64 | 01     region local state
 */
import { concatBytes } from '@tessera/base';
import { writeU64Number } from './fixed64.ts';

export const DATA_PREFIX = 0x7a;
const DATA_PREFIX_BYTES = new Uint8Array([DATA_PREFIX]);
/** Exclusive end of all data keys: "{". */
export const DATA_END_KEY: Uint8Array = new Uint8Array([DATA_PREFIX + 1]);

/** 'z' + `key`, owned by the caller. */
export function dataKey(key: Uint8Array): Uint8Array {
  return concatBytes(DATA_PREFIX_BYTES, key);
}

/** The exclusive end of a range of data keys: an empty `key` is the end of all of them. */
export function dataEndKey(key: Uint8Array): Uint8Array {
  return key.length === 0 ? DATA_END_KEY : dataKey(key);
}

export const STORE_IDENT_KEY: Uint8Array = new Uint8Array([1, 1]);
export const PREPARE_BOOTSTRAP_KEY: Uint8Array = new Uint8Array([1, 2]);

const REGION_RAFT = 2;
const REGION_META = 3;
const RAFT_LOG = 1;

function regionKey(group: number, regionId: number, suffix: number, extraBytes = 0): Uint8Array {
  const out = new Uint8Array(11 + extraBytes);
  out[0] = 1;
  out[1] = group;
  writeU64Number(out, 2, regionId);
  out[10] = suffix;
  return out;
}

export function raftLogKey(regionId: number, index: number): Uint8Array {
  const out = regionKey(REGION_RAFT, regionId, RAFT_LOG, 8);
  writeU64Number(out, 11, index);
  return out;
}

export function raftStateKey(regionId: number): Uint8Array {
  return regionKey(REGION_RAFT, regionId, 2);
}

export function applyStateKey(regionId: number): Uint8Array {
  return regionKey(REGION_RAFT, regionId, 3);
}

export function snapshotRaftStateKey(regionId: number): Uint8Array {
  return regionKey(REGION_RAFT, regionId, 4);
}

export function regionStateKey(regionId: number): Uint8Array {
  return regionKey(REGION_META, regionId, 1);
}

/** Log index and term at which a region born in bootstrap or split starts. */
export const RAFT_INIT_LOG_INDEX = 5;
export const RAFT_INIT_LOG_TERM = 5;

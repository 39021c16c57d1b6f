/** What a transaction sends to be prewritten, and the numbers that go with it. */
import { latin1 } from '@tessera/base';
import { physicalMsOf } from '@tessera/codec';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import type { Measure } from '../fan-out.ts';
import type { BufferedWrite } from './write-buffer.ts';

const { Op } = kvrpcpb;

export interface Mutation {
  readonly op: kvrpcpb.Op;
  /** Store key. */
  readonly key: Uint8Array;
  readonly value?: Uint8Array;
  readonly isLocked: boolean;
}

export const MUTATION: Measure<Mutation> = {
  key: ({ key }) => key,
  sizeBytes: ({ key, value }) => key.length + (value?.length ?? 0),
};

/** In key order. `locks`: keys that must not change before the commit, by latin1 name. */
export function mutationsOf(writes: Iterable<BufferedWrite>, locks: ReadonlyMap<string, HeldLock>): Mutation[] {
  const mutations = new Map<string, Mutation>();
  for (const { key } of locks.values()) mutations.set(latin1(key), { op: Op.Lock, key, isLocked: false });
  for (const { key, value, mustBeNew } of writes) {
    const name = latin1(key);
    if (value !== undefined) mutations.set(name, { op: mustBeNew ? Op.Insert : Op.Put, key, value, isLocked: false });
    // Inserted and deleted again: nothing to write, but the promise that it was new stands.
    else mutations.set(name, { op: mustBeNew ? Op.CheckNotExists : Op.Del, key, isLocked: false });
  }
  const names = [...mutations.keys()].sort();
  return names.map((name) => {
    const mutation = mutations.get(name) as Mutation;
    return locks.get(name)?.isHeld === true ? { ...mutation, isLocked: true } : mutation;
  });
}

/** A key of the transaction that is locked, or to be locked at the end (optimistic transactions). */
export interface HeldLock {
  readonly key: Uint8Array;
  /** A pessimistic lock is in the store. */
  readonly isHeld: boolean;
}

/** A lock row is left by a prewrite of this. */
export function leavesLock({ op }: Mutation): boolean {
  return op !== Op.CheckNotExists;
}

// Times to live, client-go's (features 3.7, 3.14)

/** Of locks that are renewed while their transaction lives. */
export const MANAGED_TTL_MS = 20_000;
const SHORTEST_TTL_MS = 3000;
const TTL_MS_PER_ROOT_MIB = 6000;
const MIB = 1024 * 1024;
/** Larger transactions are renewed while they are prewritten. */
export const RENEWED_FROM_BYTES = MIB;

/** Time to live of optimistic locks, from the start timestamp on: long enough for the rest of the transaction. */
export function lockTtlMs(startTs: bigint, nowMs: number, sizeBytes: number): number {
  const bySize = sizeBytes >= RENEWED_FROM_BYTES ? MANAGED_TTL_MS : TTL_MS_PER_ROOT_MIB * Math.sqrt(sizeBytes / MIB);
  const ttlMs = Math.min(MANAGED_TTL_MS, Math.max(SHORTEST_TTL_MS, Math.ceil(bySize)));
  return elapsedMs(startTs, nowMs) + ttlMs;
}

/** Since the timestamp was made; the clocks of PD and of this process may differ a little. */
export function elapsedMs(startTs: bigint, nowMs: number): number {
  return Math.max(0, Math.ceil(nowMs) - physicalMsOf(startTs));
}

/** All that the leaders of a cluster at rest have of its transactional data, decoded. */
import { fromUtf8 } from '@tessera/base';
import {
  dataEndKey,
  dataKey,
  decodeLockRecord,
  decodeWriteRecord,
  type LockRecord,
  TIMESTAMP_BYTES,
  timestampOfKey,
  userKeyOfDataKey,
  type WriteRecord,
} from '@tessera/codec';
import { CF, type EngineSnapshot, runRead } from '@tessera/engine';
import type { RaftStore } from '@tessera/raftstore';
import type { StoreView } from '../checkers.ts';
import type { Version, Versions } from './txn-history.ts';

export interface KeyDump {
  lock: LockRecord | undefined;
  /** Newest first, as they lie. */
  readonly writes: { readonly commitTs: bigint; readonly write: WriteRecord }[];
  /** Long values by the start of their transactions. */
  readonly values: Map<bigint, Uint8Array>;
}

export type MvccDump = ReadonlyMap<string, KeyDump>;

/** Undefined: the cluster is not at rest after all. */
export async function dumpLeaders(stores: Iterable<StoreView>): Promise<MvccDump> {
  const dump = new Map<string, KeyDump>();
  for (const { store } of stores) {
    for (const peer of store?.peers.values() ?? []) {
      if (store === undefined || !peer.isLeader || !peer.initialized) continue;
      const { startKey, endKey } = peer.region;
      for (const [key, found] of await dumpRange(store, dataKey(startKey), dataEndKey(endKey))) dump.set(key, found);
    }
  }
  return dump;
}

async function dumpRange({ engine }: RaftStore, lower: Uint8Array, upper: Uint8Array): Promise<MvccDump> {
  using snapshot = engine.snapshot();
  return await runRead(engine, snapshot, () => {
    const found = new Map<string, KeyDump>();
    const at = (key: Uint8Array): KeyDump => {
      const text = fromUtf8(userKeyOfDataKey(key));
      const one = found.get(text) ?? { lock: undefined, writes: [], values: new Map() };
      found.set(text, one);
      return one;
    };
    walk(snapshot, CF.lock, lower, upper, (key, value) => {
      at(key).lock = decodeLockRecord(value);
    });
    walk(snapshot, CF.write, lower, upper, (key, value) => {
      const write = decodeWriteRecord(value);
      at(key.subarray(0, -TIMESTAMP_BYTES)).writes.push({ commitTs: timestampOfKey(key), write });
    });
    walk(snapshot, CF.default, lower, upper, (key, value) => {
      at(key.subarray(0, -TIMESTAMP_BYTES)).values.set(timestampOfKey(key), value);
    });
    return found;
  });
}

function walk(
  snapshot: EngineSnapshot,
  cf: (typeof CF)['lock' | 'write' | 'default'],
  lower: Uint8Array,
  upper: Uint8Array,
  each: (key: Uint8Array, value: Uint8Array) => void,
): void {
  using iterator = snapshot.iterator(cf, { lower, upper });
  for (iterator.seekToFirst(); iterator.valid; iterator.next()) each(iterator.key().slice(), iterator.value().slice());
}

/** The committed versions of each key. */
export function versionsOf(dump: MvccDump): Versions {
  return new Map([...dump].map(([key, one]) => [key, versionsOfKey(one)]));
}

function versionsOfKey({ writes, values }: KeyDump): Version[] {
  return writes
    .flatMap(({ commitTs, write }): Version[] => {
      const { kind, startTs, shortValue } = write;
      if (kind === 'rollback') return [];
      const bytes = kind === 'put' ? (shortValue ?? values.get(startTs)) : undefined;
      return [{ startTs, commitTs, kind, value: bytes === undefined ? undefined : fromUtf8(bytes) }];
    })
    .reverse();
}

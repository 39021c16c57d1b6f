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
import { CF, type EngineSnapshot, type KvEngine, runRead } from '@tessera/engine';
import type { Region } from '@tessera/proto/metapb';
import { coverFlaw, type StoreView } from '../checkers.ts';
import type { Version, Versions } from './txn-history.ts';

export interface KeyDump {
  lock: LockRecord | undefined;
  /** Newest first, as they lie. */
  readonly writes: { readonly commitTs: bigint; readonly write: WriteRecord }[];
  /** Long values by the start of their transactions. */
  readonly values: Map<bigint, Uint8Array>;
}

export type MvccDump = ReadonlyMap<string, KeyDump>;

interface Part {
  readonly engine: KvEngine;
  readonly snapshot: EngineSnapshot;
  readonly region: Region;
}

/**
 * What all leaders have at one moment: PD goes on splitting, merging and moving while it is read. Undefined: at this moment no set of leaders that
 * have applied all they committed covers the keys once.
 */
export async function dumpLeaders(stores: Iterable<StoreView>): Promise<MvccDump | undefined> {
  using snapshots = new DisposableStack();
  const parts: Part[] = [];
  for (const { store } of stores) {
    if (store === undefined) continue;
    const { engine } = store;
    const snapshot = snapshots.use(engine.snapshot());
    for (const { isLeader, raft, applied, region } of store.peers.values()) {
      if (!isLeader) continue;
      if (!raft.committedInTerm || applied !== raft.committed) return undefined;
      parts.push({ engine, snapshot, region });
    }
  }
  if (coverFlaw(parts.map(({ region }) => region)) !== undefined) return undefined;
  const dump = new Map<string, KeyDump>();
  for (const part of parts) for (const [key, found] of await dumpRegion(part)) dump.set(key, found);
  return dump;
}

async function dumpRegion({ engine, snapshot, region }: Part): Promise<MvccDump> {
  const lower = dataKey(region.startKey);
  const upper = dataEndKey(region.endKey);
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

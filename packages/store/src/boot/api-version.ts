/**
 * A data directory remembers the API version that its data was written in: rows of one are nonsense in another. Only TiDB's
 * rows are the same in V1 and V2, so a store that has no others may change over (facts 5.3). Values with and without a time to live
 * are never told apart afterwards: a store that has any stays as it is.
 */
import { EMPTY_BYTES, toHex } from '@tessera/base';
import { dataKey, STORE_IDENT_KEY } from '@tessera/codec';
import { CF, CF_NAMES, type ColumnFamily, type KvEngine, runRead, WriteBatch } from '@tessera/engine';
import { StoreIdent as EngineIdent } from '@tessera/proto/raft_serverpb';
import type { StorageApi } from '@tessera/storage';
import type { StoreConfig } from '../config/items.ts';
import { apiOf } from '../config/storage-api.ts';
import type { Replication } from '../raft/replication.ts';
import { StoreError, type StoreIdent } from './store-ident.ts';

/** As kvrpcpb.APIVersion has them. */
const NUMBERS: Readonly<Record<StorageApi, number>> = { V1: 0, V1ttl: 1, V2: 2 };
const DATA_FAMILIES: readonly ColumnFamily[] = [CF.default, CF.lock, CF.write];
const M = 0x6d;
const T = 0x74;
/** All data keys but those that begin with 'm' or 't', which TiDB's do. */
const FOREIGN: readonly (readonly [Uint8Array, Uint8Array])[] = [
  [dataKey(EMPTY_BYTES), dataKey(Uint8Array.of(M))],
  [dataKey(Uint8Array.of(M + 1)), dataKey(Uint8Array.of(T))],
  [dataKey(Uint8Array.of(T + 1)), Uint8Array.of(0x7b)],
];
const ALL: readonly (readonly [Uint8Array, Uint8Array])[] = [[dataKey(EMPTY_BYTES), Uint8Array.of(0x7b)]];

/**
 * Returns `ident` with the API version of `config`, which is in the engine then, durably. Throws {@link StoreError} when data of
 * another one is in the way. Directories that do not know theirs are of before there was a choice: V1, with or without TTL.
 */
export async function settleApi(replication: Replication, ident: StoreIdent, config: StoreConfig): Promise<StoreIdent> {
  const api = apiOf(config);
  if (ident.api === api) return ident;
  const { engine, store } = replication;
  const from = ident.api ?? (api === 'V2' ? 'V1' : api);
  if (from !== api) {
    // Rows that are only in the raft log so far.
    for (const { region, applied, raft } of store.peers.values()) {
      if (applied < raft.lastIndex) {
        throw refusal(from, api, `region ${region.id} has writes to apply: start it as it was, and stop it cleanly`);
      }
    }
    const found = await firstRow(engine, from === 'V2' || api === 'V2' ? FOREIGN : ALL);
    if (found !== undefined) throw refusal(from, api, found);
  }
  await rememberInEngine(engine, api);
  return { ...ident, api };
}

function refusal(from: StorageApi, to: StorageApi, why: string): StoreError {
  if (from !== 'V2' && to !== 'V2') {
    const text = to === 'V1' ? "can't disable ttl on a ttl instance" : "can't enable ttl on a non-ttl instance";
    return new StoreError('KV:Store:ApiVersion', `storage.enable-ttl: ${text}: ${why}`);
  }
  return new StoreError(
    'KV:Store:ApiVersion',
    `unable to switch \`storage.api_version\` from ${from} to ${to} because ${why}`,
  );
}

/** What the first row in these ranges is; undefined when there is none. */
async function firstRow(
  engine: KvEngine,
  ranges: readonly (readonly [Uint8Array, Uint8Array])[],
): Promise<string | undefined> {
  using snapshot = engine.snapshot();
  for (const cf of DATA_FAMILIES) {
    for (const [lower, upper] of ranges) {
      const key = await runRead(engine, snapshot, () => {
        using cursor = snapshot.iterator(cf, { lower, upper });
        cursor.seekToFirst();
        return cursor.valid ? cursor.key().slice(1) : undefined;
      });
      const kind = ranges === ALL ? '' : ' that is not written by TiDB';
      if (key !== undefined) return `found data key${kind}: ${toHex(key)} (family ${CF_NAMES[cf]})`;
    }
  }
  return undefined;
}

async function rememberInEngine(engine: KvEngine, api: StorageApi): Promise<void> {
  using snapshot = engine.snapshot();
  const bytes = await runRead(engine, snapshot, () => snapshot.get(CF.raft, STORE_IDENT_KEY)?.slice() ?? EMPTY_BYTES);
  const known = EngineIdent.decode(bytes);
  if (known.apiVersion === NUMBERS[api]) return;
  const batch = new WriteBatch(64);
  batch.put(CF.raft, STORE_IDENT_KEY, EngineIdent.encode({ ...known, apiVersion: NUMBERS[api] }));
  engine.write(batch);
  await engine.flush();
}

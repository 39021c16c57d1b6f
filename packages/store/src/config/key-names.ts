/** Names of keys: which of TiKV's are known without being obeyed. */
import { KNOWN_TIKV_KEYS } from './known-tikv-keys.ts';

let known: Set<string> | undefined;

/** Relative to their section for `*cf` and `*.titan`, by full path else. */
export function knownTikvKeys(): ReadonlySet<string> {
  known ??= new Set(
    Object.entries(KNOWN_TIKV_KEYS).flatMap(([section, names]) => {
      const prefix = section === '' ? '' : `${section}.`;
      return names
        .trim()
        .split(/\s+/)
        .map((name) => prefix + name);
    }),
  );
  return known;
}

/** `path` belongs to TiKV's configuration. */
export function isKnownTikvKey(path: string): boolean {
  const generic = path
    .replace(/^(?:rocksdb|raftdb)\.(?:default|write|lock|raft)cf\./, 'rocksdb.*cf.')
    .replace(/^(?:rocksdb|raftdb)\.titan\./, '*.titan.');
  return knownTikvKeys().has(generic);
}

/**
 * The multi-version key-value store at the heart of PD, with etcd's meaning of revisions: one global revision, raised
 * by one per transaction that writes; every key remembers its versions since the last compaction.
 *
 * Two views of the same version objects: per key (`#keys`, for reads) and in order of revision (`#log`, for
 * watches). A key changes at most once per revision (the transaction check guarantees it). Keys are latin1 strings;
 * values and versions are owned here and never change, so readers may keep them.
 * Pure state: no clock, no disk. Errors are values.
 */
import { assert, EMPTY_BYTES, must } from '@tessera/base';
import { OrderedMap } from './ordered-map.ts';

export interface KeyVersion {
  readonly key: string;
  readonly value: Uint8Array;
  readonly createRevision: number;
  readonly modRevision: number;
  /** Changes since creation, from 1; 0 marks a deletion. */
  readonly version: number;
  /** 0n: none. */
  readonly lease: bigint;
}

export type SortTarget = 'key' | 'version' | 'create' | 'mod' | 'value';

export interface RangeOptions {
  readonly from: string;
  /** Exclusive; undefined means to the end. */
  readonly to: string | undefined;
  /** 0: now. */
  readonly revision?: number;
  /** 0: no limit. */
  readonly limit?: number;
  readonly countOnly?: boolean;
  readonly sort?: { readonly target: SortTarget; readonly descending: boolean };
  /** Bounds of mod and create revision, inclusive, 0: none. */
  readonly minModRevision?: number;
  readonly maxModRevision?: number;
  readonly minCreateRevision?: number;
  readonly maxCreateRevision?: number;
}

export interface RangeResult {
  readonly kvs: readonly KeyVersion[];
  /** Keys in the range, whatever the limit and the filters. */
  readonly count: number;
  readonly more: boolean;
}

export type RevisionError = 'compacted' | 'future';

/** What one version costs beside its key and value: objects and index slots, measured on V8. */
const VERSION_OVERHEAD_BYTES = 160;

export class MvccKv {
  /** The revision of the last write. A fresh store is at 1, so that the first write is 2, as in etcd. */
  #revision = 1;
  #compactRevision = 0;
  readonly #keys = new OrderedMap<KeyVersion[]>();
  #log: KeyVersion[] = [];
  #sizeBytes = 0;
  /** The revision being written; 0 outside `write`. */
  #writing = 0;

  get revision(): number {
    return this.#revision;
  }

  /** Reads below it are refused; 0 before the first compaction. */
  get compactRevision(): number {
    return this.#compactRevision;
  }

  /** Rough memory of all versions. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  get keyCount(): number {
    return this.#keys.size;
  }

  /** The live version of `key`. */
  get(key: string): KeyVersion | undefined {
    const last = this.#keys.get(key)?.at(-1);
    return last === undefined || last.version === 0 ? undefined : last;
  }

  checkRevision(revision: number): RevisionError | undefined {
    if (revision > this.#revision) return 'future';
    return revision > 0 && revision < this.#compactRevision ? 'compacted' : undefined;
  }

  range(options: RangeOptions): RangeResult | RevisionError {
    const revision = options.revision ?? 0;
    const error = this.checkRevision(revision);
    if (error !== undefined) return error;
    const limit = options.limit ?? 0;
    const filtered = (options.minModRevision ?? 0) > 0 || (options.maxModRevision ?? 0) > 0;
    const filteredCreate = (options.minCreateRevision ?? 0) > 0 || (options.maxCreateRevision ?? 0) > 0;
    const needsAll = options.sort !== undefined || filtered || filteredCreate;
    let kvs: KeyVersion[] = [];
    let count = 0;
    for (const version of this.#live(options.from, options.to, revision)) {
      count++;
      if (options.countOnly !== true && (needsAll || limit <= 0 || kvs.length < limit)) kvs.push(version);
    }
    if (options.countOnly === true) return { kvs, count, more: false };
    let more = !needsAll && kvs.length < count;
    if (filtered || filteredCreate) kvs = kvs.filter((kv) => inBounds(kv, options));
    if (options.sort !== undefined) sortVersions(kvs, options.sort.target, options.sort.descending);
    if (limit > 0 && kvs.length > limit) {
      kvs.length = limit;
      more = true;
    }
    return { kvs, count, more };
  }

  *#live(from: string, to: string | undefined, revision: number): Generator<KeyVersion, void, undefined> {
    for (const { value: versions } of this.#keys.entries(from, to)) {
      const version = revision === 0 ? versions.at(-1) : versionAt(versions, revision);
      if (version !== undefined && version.version > 0) yield version;
    }
  }

  /**
   * Runs `body` as the next revision; the revision is taken only when something was written. `body` must not throw:
   * whatever can be refused is checked before.
   */
  write<T>(body: () => T): T {
    assert(this.#writing === 0, 'nested write of the key-value store');
    this.#writing = this.#revision + 1;
    const before = this.#log.length;
    const result = body();
    if (this.#log.length > before) this.#revision = this.#writing;
    this.#writing = 0;
    return result;
  }

  /** Inside {@link write}: stores an owned value and returns the version replaced. */
  put(key: string, value: Uint8Array, lease: bigint): KeyVersion | undefined {
    const previous = this.get(key);
    this.#append({
      key,
      value,
      createRevision: previous?.createRevision ?? this.#writing,
      modRevision: this.#writing,
      version: (previous?.version ?? 0) + 1,
      lease,
    });
    return previous;
  }

  /** Inside {@link write}: deletes the live keys of the range and returns what they were. */
  deleteRange(from: string, to: string | undefined): readonly KeyVersion[] {
    const doomed = [...this.#live(from, to, 0)];
    for (const { key } of doomed) {
      this.#append({ key, value: EMPTY_BYTES, createRevision: 0, modRevision: this.#writing, version: 0, lease: 0n });
    }
    return doomed;
  }

  #append(version: KeyVersion): void {
    assert(this.#writing > 0, 'write outside a transaction');
    const versions = this.#keys.get(version.key);
    assert(versions?.at(-1)?.modRevision !== this.#writing, 'a key changed twice in one revision');
    if (versions === undefined) this.#keys.set(version.key, [version]);
    else versions.push(version);
    this.#log.push(version);
    this.#sizeBytes += sizeOf(version);
  }

  /** Forgets versions that no read at or after `revision` can see. `revision` was checked by the caller. */
  compact(revision: number): void {
    assert(revision > this.#compactRevision && revision <= this.#revision, 'compaction revision out of bounds');
    this.#compactRevision = revision;
    const cut = this.#logIndex(revision);
    const touched = new Set<string>();
    // A version at `revision` itself may hide older ones and, as a deletion, may end a key.
    const end = this.#logIndex(revision + 1);
    for (let i = 0; i < end; i++) touched.add((this.#log[i] as KeyVersion).key);
    for (const key of touched) this.#compactKey(key, revision);
    this.#log = this.#log.slice(cut);
  }

  #compactKey(key: string, revision: number): void {
    const versions = this.#keys.get(key);
    if (versions === undefined) return;
    let keep = versionIndex(versions, revision);
    if (keep >= 0 && (versions[keep] as KeyVersion).version === 0) keep++;
    const removed = versions.splice(0, Math.max(0, keep));
    for (const version of removed) this.#sizeBytes -= sizeOf(version);
    if (versions.length === 0) this.#keys.delete(key);
  }

  /** Index in the log of the first event at or after `revision`. */
  #logIndex(revision: number): number {
    let low = 0;
    let high = this.#log.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#log[middle] as KeyVersion).modRevision < revision) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Changes from `revision` on, in order; those below the compaction revision are gone. */
  *events(revision: number): Generator<KeyVersion, void, undefined> {
    for (let i = this.#logIndex(revision); i < this.#log.length; i++) yield this.#log[i] as KeyVersion;
  }

  /** The live version of the key of `version` just before it; undefined when there was none or it is compacted. */
  previousOf(version: KeyVersion): KeyVersion | undefined {
    const versions = this.#keys.get(version.key);
    if (versions === undefined) return undefined;
    const previous = versionAt(versions, version.modRevision - 1);
    return previous === undefined || previous.version === 0 ? undefined : previous;
  }

  /** Every remembered version, in order of revision and, as far as watches can tell, of execution. */
  versions(): KeyVersion[] {
    const older: KeyVersion[] = [];
    for (const { value: versions } of this.#keys.entries()) {
      for (const version of versions) if (version.modRevision < this.#compactRevision) older.push(version);
    }
    older.sort((a, b) => a.modRevision - b.modRevision || (a.key < b.key ? -1 : 1));
    return older.concat(this.#log);
  }

  /** The inverse of {@link versions}; only on a fresh store. */
  restore(revision: number, compactRevision: number, versions: Iterable<KeyVersion>): void {
    assert(this.#keys.size === 0 && this.#log.length === 0, 'restore into a used store');
    this.#revision = revision;
    this.#compactRevision = compactRevision;
    for (const version of versions) {
      if (version.modRevision >= compactRevision) this.#log.push(version);
      if (version.version === 0 && version.modRevision <= compactRevision) continue;
      const known = this.#keys.get(version.key);
      if (known === undefined) this.#keys.set(version.key, [version]);
      else known.push(version);
      this.#sizeBytes += sizeOf(version);
    }
  }
}

function sizeOf(version: KeyVersion): number {
  return version.key.length + version.value.length + VERSION_OVERHEAD_BYTES;
}

/** Index of the last version at or before `revision`; -1 when all are later. */
function versionIndex(versions: readonly KeyVersion[], revision: number): number {
  let low = 0;
  let high = versions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (must(versions[middle], 'version in bounds').modRevision <= revision) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function versionAt(versions: readonly KeyVersion[], revision: number): KeyVersion | undefined {
  return versions[versionIndex(versions, revision)];
}

function inBounds(kv: KeyVersion, options: RangeOptions): boolean {
  return (
    kv.modRevision >= (options.minModRevision ?? 0) &&
    kv.modRevision <= (options.maxModRevision || Number.POSITIVE_INFINITY) &&
    kv.createRevision >= (options.minCreateRevision ?? 0) &&
    kv.createRevision <= (options.maxCreateRevision || Number.POSITIVE_INFINITY)
  );
}

/** Sorts in place; ties keep the order of keys. */
function sortVersions(kvs: KeyVersion[], target: SortTarget, descending: boolean): void {
  const sign = descending ? -1 : 1;
  kvs.sort((a, b) => sign * compareBy(target, a, b));
}

function compareBy(target: SortTarget, a: KeyVersion, b: KeyVersion): number {
  switch (target) {
    case 'key':
      return a.key < b.key ? -1 : 1;
    case 'version':
      return a.version - b.version;
    case 'create':
      return a.createRevision - b.createRevision;
    case 'mod':
      return a.modRevision - b.modRevision;
    case 'value':
      return Buffer.compare(a.value, b.value);
  }
}

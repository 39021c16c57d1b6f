/**
 * What the engine's owner adds to flush and compaction: a filter that drops entries which no reader needs any more (MVCC garbage, expired values), and
 * collectors of table properties. Both run in the thread of the job, so a policy is a module: the thread imports it by URL and makes the policy
 * from settings, which are plain data asked for at the start of each job (a GC safe point).
 */
import type { ColumnFamily } from '../kv-engine.ts';
import type { TableCollector } from './table-builder.ts';

/**
 * Decides about live entries while they are compacted: of each key the newest version that is left, in the order of keys. Must be
 * deterministic and must not keep the buffers. A removed key is gone for every reader that has no snapshot.
 */
export interface CompactionFilter {
  /** Remove also what live snapshots see: for filters whose readers are known to be gone. */
  readonly ignoreSnapshots: boolean;
  /** HOT. True removes the entry, when `removable`; otherwise a snapshot sees it, and the filter is only told. All buffers are borrowed. */
  remove(
    keyBytes: Uint8Array,
    keyStart: number,
    keyEnd: number,
    valueBytes: Uint8Array,
    valueStart: number,
    valueEnd: number,
    removable: boolean,
  ): boolean;
  /** After the last entry. */
  finish?(): void;
  /** Counts for the engine's statistics, after `finish`. */
  counts?(): Readonly<Record<string, number>>;
}

/** What a filter may ask and do about the rest of the engine. */
export interface FilterJob {
  readonly cf: ColumnFamily;
  /** Some snapshot is live: what it sees stays. */
  readonly hasSnapshots: boolean;
  /** Whether some table outside this compaction may hold a key of `[start, end)` of the family. Memtables are not asked. */
  heldElsewhere(start: Uint8Array, end: Uint8Array): boolean;
  /** Deletes a key, of another family too, as a write of its own: soon, and not atomically with the compaction. Borrowed. */
  delete(cf: ColumnFamily, key: Uint8Array): void;
}

export interface MergePolicy {
  /** A fresh filter for one compaction; undefined leaves the family alone. */
  filter?(job: FilterJob): CompactionFilter | undefined;
  /** Fresh collectors for one table, whose entries went through the filter or not. */
  collectors?(cf: ColumnFamily, isFiltered: boolean): readonly TableCollector[];
  /** How many entries of a table with these properties a filter would remove now, about. */
  garbage?(cf: ColumnFamily, properties: ReadonlyMap<string, Uint8Array>): number;
}

/** Exported under the name `policy` by the module at `module` (its import.meta.url). */
export interface PolicyModule {
  readonly module: string;
  create(settings: unknown): MergePolicy;
}

/** What a job is sent. */
export interface PolicyReference {
  readonly module: string;
  readonly settings: unknown;
}

/** Modules of engines opened in this thread: what an import would find, at once; a simulation must not wait for a real file. */
const known = new Map<string, PolicyModule>();

export function rememberPolicy(policy: PolicyModule): void {
  known.set(policy.module, policy);
}

export async function createPolicy(reference: PolicyReference | undefined): Promise<MergePolicy> {
  if (reference === undefined) return {};
  let found = known.get(reference.module);
  if (found === undefined) {
    found = ((await import(reference.module)) as { policy: PolicyModule }).policy;
    rememberPolicy(found);
  }
  return found.create(reference.settings);
}

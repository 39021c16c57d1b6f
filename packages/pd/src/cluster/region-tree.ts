/**
 * The regions that PD knows: by id and ordered by start key. Never two that overlap: putting a region removes those
 * it overlaps, unless one of them is newer (then the region is stale and refused; facts 16.5).
 */
import { OrderedMap } from '../state/ordered-map.ts';
import { epochOf, type RegionInfo } from './region-info.ts';
import { StoreIndex } from './store-index.ts';

export type PutResult =
  | { readonly kind: 'stale'; readonly reason: string }
  /** `removed` are regions that the new one replaced, without its own former self. */
  | { readonly kind: 'put'; readonly previous: RegionInfo | undefined; readonly removed: readonly RegionInfo[] };

export class RegionTree {
  readonly #byStart = new OrderedMap<RegionInfo>();
  readonly #byId = new Map<number, RegionInfo>();
  /** Who holds what. */
  readonly byStore = new StoreIndex();

  get size(): number {
    return this.#byId.size;
  }

  byId(id: number): RegionInfo | undefined {
    return this.#byId.get(id);
  }

  /** The region that contains `key`. */
  byKey(key: string): RegionInfo | undefined {
    const region = this.#byStart.floor(key)?.value;
    return region !== undefined && (region.endKey === undefined || key < region.endKey) ? region : undefined;
  }

  /** The region that ends where the region of `key` starts. */
  previousOf(key: string): RegionInfo | undefined {
    const region = this.byKey(key);
    if (region === undefined) return undefined;
    const previous = this.#byStart.before(region.startKey)?.value;
    return previous?.endKey === region.startKey ? previous : undefined;
  }

  /** The region that starts where `region` ends. */
  after(region: RegionInfo): RegionInfo | undefined {
    const next = region.endKey === undefined ? undefined : this.byKey(region.endKey);
    return next?.startKey === region.endKey ? next : undefined;
  }

  /** Regions that intersect [from, to), in order. */
  *scan(from: string, to?: string): Generator<RegionInfo, void, undefined> {
    if (to !== undefined && to <= from) return;
    const first = this.byKey(from);
    if (first !== undefined && first.startKey < from) yield first;
    for (const { value } of this.#byStart.entries(from, to)) yield value;
  }

  all(): Iterable<RegionInfo> {
    return this.#byId.values();
  }

  put(region: RegionInfo): PutResult {
    const previous = this.#byId.get(region.meta.id);
    const removed: RegionInfo[] = [];
    const epoch = epochOf(region.meta);
    if (previous !== undefined) {
      const known = epochOf(previous.meta);
      if (epoch.version < known.version || epoch.confVer < known.confVer) {
        return { kind: 'stale', reason: staleReason(region, previous) };
      }
      if (region.term > 0 && region.term < previous.term) {
        return { kind: 'stale', reason: `term ${region.term} is behind ${previous.term}` };
      }
    }
    for (const other of this.scan(region.startKey, region.endKey)) {
      if (other.meta.id === region.meta.id) continue;
      if (epoch.version < epochOf(other.meta).version) return { kind: 'stale', reason: staleReason(region, other) };
      removed.push(other);
    }
    if (previous !== undefined) this.#byStart.delete(previous.startKey);
    for (const other of removed) this.remove(other.meta.id);
    this.#byStart.set(region.startKey, region);
    this.#byId.set(region.meta.id, region);
    this.byStore.replace(previous, region);
    return { kind: 'put', previous, removed };
  }

  /** Replaces what is known of a region whose range and epoch did not change. */
  update(region: RegionInfo): void {
    this.byStore.replace(this.#byId.get(region.meta.id), region);
    this.#byId.set(region.meta.id, region);
    this.#byStart.set(region.startKey, region);
  }

  remove(id: number): RegionInfo | undefined {
    const region = this.#byId.get(id);
    if (region === undefined) return undefined;
    this.#byId.delete(id);
    this.#byStart.delete(region.startKey);
    this.byStore.remove(region);
    return region;
  }

  /** Ranges of [from, to) that no region covers. */
  holes(from = '', to?: string): { from: string; to: string | undefined }[] {
    const holes: { from: string; to: string | undefined }[] = [];
    let covered: string | undefined = from;
    for (const region of this.scan(from, to)) {
      if (covered !== undefined && region.startKey > covered) holes.push({ from: covered, to: region.startKey });
      covered = region.endKey;
      if (covered === undefined) return holes;
    }
    if (covered !== undefined && (to === undefined || covered < to)) holes.push({ from: covered, to });
    return holes;
  }
}

function staleReason(region: RegionInfo, known: RegionInfo): string {
  const epoch = epochOf(region.meta);
  const other = epochOf(known.meta);
  return (
    `region is stale: region ${region.meta.id} version ${epoch.version} conf_ver ${epoch.confVer}, ` +
    `known region ${known.meta.id} version ${other.version} conf_ver ${other.confVer}`
  );
}

/**
 * The replicated half of leases: which exist, what they promise, which keys hang on them. When a lease runs out is
 * not state: the leader measures it (lease-clock.ts) and proposes the revocation.
 */
export interface Lease {
  readonly id: bigint;
  readonly ttlSeconds: number;
  /** Keys attached, latin1. */
  readonly keys: Set<string>;
}

export class Leases {
  readonly #leases = new Map<bigint, Lease>();

  get size(): number {
    return this.#leases.size;
  }

  has(id: bigint): boolean {
    return this.#leases.has(id);
  }

  get(id: bigint): Lease | undefined {
    return this.#leases.get(id);
  }

  all(): Lease[] {
    return [...this.#leases.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  grant(id: bigint, ttlSeconds: number): void {
    this.#leases.set(id, { id, ttlSeconds, keys: new Set() });
  }

  /** Returns the keys that must be deleted with it, sorted. */
  revoke(id: bigint): string[] {
    const keys = [...(this.#leases.get(id)?.keys ?? [])].sort((a, b) => (a < b ? -1 : 1));
    this.#leases.delete(id);
    return keys;
  }

  /** A key changed from lease `from` to lease `to`; 0n is none. */
  move(key: string, from: bigint, to: bigint): void {
    if (from === to) return;
    if (from !== 0n) this.#leases.get(from)?.keys.delete(key);
    if (to !== 0n) this.#leases.get(to)?.keys.add(key);
  }
}

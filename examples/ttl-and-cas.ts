/**
 * Pairs that expire, and changes that depend on what is there: a lock with a lease, and a counter.
 * The store must run with `storage.enable-ttl = true` (or API V2).
 */
import { connect, type RawClient } from '@tessera/client';

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString();

/** Adds to a number that others change at the same time. */
async function add(raw: RawClient, key: string, amount: number): Promise<number> {
  for (;;) {
    const before = text(await raw.get(key));
    const after = Number(before ?? 0) + amount;
    const { swapped } = await raw.compareAndSwap(key, before, String(after));
    if (swapped) return after;
  }
}

export async function main(pdEndpoints: readonly string[]): Promise<void> {
  using client = await connect({ pdEndpoints });
  const { raw } = client;

  // A lease: it goes away by itself when its owner does not renew it.
  const mine = await raw.compareAndSwap('lease', undefined, 'worker-1', { ttlSeconds: 30 });
  console.log('got the lease:', mine.swapped); // true
  const other = await raw.compareAndSwap('lease', undefined, 'worker-2', { ttlSeconds: 30 });
  console.log('worker-2 got it:', other.swapped, 'held by', text(other.previous)); // false, worker-1
  console.log('seconds left:', await raw.getTtl('lease')); // 30, or a little less
  await raw.compareAndDelete('lease', 'worker-1');

  // Ten increments at once, none of them lost.
  await Promise.all(Array.from({ length: 10 }, () => add(raw, 'counter', 1)));
  console.log('counter:', text(await raw.get('counter'))); // 10

  // Other writers of keys that are swapped must say so: `atomic` puts them in the same order.
  await raw.put('counter', '0', { atomic: true });
  await raw.delete('counter', { atomic: true });
}

if (import.meta.main) await main(process.argv.slice(2));

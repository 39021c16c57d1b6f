/**
 * What a transaction will write, in memory until it commits: its own reads see it, its scans merge it with the snapshot.
 *
 * Keys are latin1 strings of store keys, which order like bytes. Order is made when somebody asks for it: transactions that
 * never scan do not pay for it.
 */
import { latin1, lowerBound } from '@tessera/base';
import type { StoreRange } from '../fan-out.ts';
import type { KvPair } from '../raw-commands.ts';
import { AlreadyExistsError, TxnTooLargeError } from './txn-errors.ts';

/** client-go's: far below what a raft entry may hold (8 MiB), with room for what else is in it. */
const MAX_ENTRY_BYTES = 6 * 1024 * 1024;

export interface BufferedWrite {
  /** Store key. */
  readonly key: Uint8Array;
  /** Undefined: deleted. */
  readonly value: Uint8Array | undefined;
  /** The key must have no value before the transaction. */
  readonly mustBeNew: boolean;
}

export class WriteBuffer {
  readonly #maxBytes: number;
  readonly #writes = new Map<string, BufferedWrite>();
  #sorted: string[] = [];
  /** Keys that are not in `#sorted` yet. */
  #unsorted: string[] = [];
  #sizeBytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get size(): number {
    return this.#writes.size;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** In no particular order. */
  writes(): Iterable<BufferedWrite> {
    return this.#writes.values();
  }

  get(storeKey: Uint8Array): BufferedWrite | undefined {
    return this.#writes.size === 0 ? undefined : this.#writes.get(latin1(storeKey));
  }

  put(key: Uint8Array, value: Uint8Array): void {
    this.#set({ key, value, mustBeNew: this.get(key)?.mustBeNew ?? false });
  }

  delete(key: Uint8Array): void {
    this.#set({ key, value: undefined, mustBeNew: this.get(key)?.mustBeNew ?? false });
  }

  /** `isNew`: it is known already that the key has no value. Throws AlreadyExistsError when this transaction wrote one. */
  insert(key: Uint8Array, value: Uint8Array, userKey: Uint8Array, isNew: boolean): void {
    const before = this.get(key);
    if (before?.value !== undefined) throw new AlreadyExistsError(userKey);
    this.#set({ key, value, mustBeNew: before === undefined ? !isNew : before.mustBeNew });
  }

  #set(write: BufferedWrite): void {
    const name = latin1(write.key);
    const before = this.#writes.get(name);
    const entryBytes = write.key.length + (write.value?.length ?? 0);
    if (entryBytes > MAX_ENTRY_BYTES) {
      const text = `an entry of ${entryBytes} bytes; at most ${MAX_ENTRY_BYTES} fit`;
      throw new TxnTooLargeError(text, { entryBytes, limit: MAX_ENTRY_BYTES });
    }
    const beforeBytes = before === undefined ? 0 : before.key.length + (before.value?.length ?? 0);
    const sizeBytes = this.#sizeBytes + entryBytes - beforeBytes;
    if (sizeBytes > this.#maxBytes) {
      const text = `a transaction of more than ${this.#maxBytes} bytes`;
      throw new TxnTooLargeError(text, { sizeBytes, limit: this.#maxBytes });
    }
    this.#sizeBytes = sizeBytes;
    this.#writes.set(name, write);
    if (before === undefined) this.#unsorted.push(name);
  }

  /** Whether anything in the range was written. */
  touches(range: StoreRange): boolean {
    return this.#writes.size > 0 && this.#slice(range).length > 0;
  }

  /** `pairs` of the snapshot, which cover `range`, with this transaction's writes in it. Keys of the result are user keys. */
  merge(
    pairs: readonly KvPair[],
    range: StoreRange,
    reverse: boolean,
    storeKey: (userKey: Uint8Array) => Uint8Array,
    userKey: (storeKey: Uint8Array) => Uint8Array,
  ): readonly KvPair[] {
    if (this.#writes.size === 0) return pairs;
    const written = this.#slice(range);
    if (written.length === 0) return pairs;
    if (reverse) written.reverse();
    const merged: KvPair[] = [];
    let next = 0;
    const takeUntil = (name: string | undefined): void => {
      for (; next < written.length; next++) {
        const own = written[next] as string;
        if (name !== undefined && (reverse ? own < name : own > name)) return;
        const { key, value } = this.#writes.get(own) as BufferedWrite;
        if (value !== undefined) merged.push({ key: userKey(key), value });
      }
    };
    for (const pair of pairs) {
      const name = latin1(storeKey(pair.key));
      takeUntil(name);
      if (!this.#writes.has(name)) merged.push(pair);
    }
    takeUntil(undefined);
    return merged;
  }

  #slice({ start, end }: StoreRange): string[] {
    if (this.#unsorted.length > 0) {
      // Two sorted runs: Timsort merges them in one pass.
      this.#sorted = this.#sorted.concat(this.#unsorted.sort()).sort();
      this.#unsorted = [];
    }
    const from = lowerBound(this.#sorted, latin1(start));
    const to = end.length === 0 ? this.#sorted.length : lowerBound(this.#sorted, latin1(end));
    return this.#sorted.slice(from, to);
  }
}

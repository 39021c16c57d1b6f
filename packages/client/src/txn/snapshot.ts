/**
 * Reads at one moment: every value as it was committed at or before the snapshot's timestamp, over all keys and regions.
 * Locks that stand in the way are resolved; a reader waits only for commits that may still come out before its timestamp.
 */
import type { ContextExtra, ReplicaChoice } from '../call.ts';
import type { ClientError } from '../errors.ts';
import { fanOutKeys, KEY, type Route, type StoreRange } from '../fan-out.ts';
import type { KvPair } from '../raw-commands.ts';
import { type Bytes, toBytes } from '../raw-options.ts';
import { type Page, type Step, walk, walkPlace, withStop } from '../scan.ts';
import { type Lock, Locked } from './key-errors.ts';
import type { ReadMarks } from './lock-resolver.ts';
import type { Operation } from './operation.ts';
import { KeyLockedError } from './txn-errors.ts';
import { pageSizeOf, type ReadOptions, rangeOf, type TxnScanOptions } from './txn-options.ts';
import type { TxnWorld } from './txn-world.ts';

/** Marks are a help, not needed for the result: the oldest go when there are too many to send. */
const MAX_MARKS = 256;

/** Reads of one moment: the same however often it is read, until garbage collection. Made by `client.snapshot`; nothing has to be closed. */
export class Snapshot implements ReadMarks {
  /** Commits up to here are seen. */
  readonly ts: bigint;
  readonly #world: TxnWorld;
  readonly #base: ContextExtra | undefined;
  readonly #reading: ReplicaChoice | undefined;
  readonly #resolved = new Set<bigint>();
  readonly #committed = new Set<bigint>();
  #extra: ContextExtra | undefined;

  constructor(world: TxnWorld, ts: bigint, extra: ContextExtra | undefined, reading: ReplicaChoice | undefined) {
    this.#world = world;
    this.ts = ts;
    this.#base = extra;
    this.#extra = extra;
    this.#reading = reading;
  }

  /** The value; undefined when there is none. */
  get(key: Bytes, options: ReadOptions = {}): Promise<Uint8Array | undefined> {
    return this.getStoreKey(this.#world.keys.storeKey(toBytes(key)), options);
  }

  /** Values in the order of `keys`; undefined where there is none. */
  async batchGet(keys: Iterable<Bytes>, options: ReadOptions = {}): Promise<(Uint8Array | undefined)[]> {
    const storeKeys = Array.from(keys, (key) => this.#world.keys.storeKey(toBytes(key)));
    const found = await this.getStoreKeys(storeKeys, this.#world.operation('batchGet', options));
    return storeKeys.map((key) => found.get(this.#world.keys.regionKey(key)));
  }

  /** Pairs in key order. Leaving the loop early stops fetching. */
  async *scan(options: TxnScanOptions = {}): AsyncGenerator<KvPair, void, undefined> {
    const { limit = Number.POSITIVE_INFINITY } = options;
    for await (const { pairs } of this.steps(rangeOf(this.#world.keys, options), options, limit)) yield* pairs;
  }

  /** With the store key; internal. */
  async getStoreKey(key: Uint8Array, options: ReadOptions): Promise<Uint8Array | undefined> {
    const { router, keys, commands, resolver } = this.#world;
    const operation = this.#world.operation('get', options);
    await this.#checkAge();
    const regionKey = keys.regionKey(key);
    for (;;) {
      const place = { key: regionKey, extra: this.#extra, reading: this.#reading };
      // Only pinned calls settle with MOVED.
      const output = (await router.run(commands.get, { key, version: this.ts }, place, operation.limits)) as
        | Uint8Array
        | undefined
        | Locked;
      if (!(output instanceof Locked)) return output;
      await this.#wait(output.locks, await resolver.makeWay(output.locks, this.ts, this, operation), operation);
    }
  }

  /** Values by region key; internal. */
  async getStoreKeys(storeKeys: readonly Uint8Array[], operation: Operation): Promise<Map<string, Uint8Array>> {
    const { keys, commands, resolver } = this.#world;
    await this.#checkAge();
    const found = new Map<string, Uint8Array>();
    const request = (part: readonly Uint8Array[]) => ({ keys: part, version: this.ts });
    let wanted: readonly Uint8Array[] = storeKeys;
    for (;;) {
      const answers = await fanOutKeys(this.#route, commands.batchGet, KEY, request, wanted, operation.limits);
      const locks: Lock[] = [];
      let all = false;
      for (const answer of answers) {
        for (const { key, value } of answer.pairs) found.set(keys.regionKey(key), value);
        locks.push(...answer.locks);
        all ||= answer.all;
      }
      if (locks.length === 0) return found;
      await this.#wait(locks, await resolver.makeWay(locks, this.ts, this, operation), operation);
      // Where whole requests were refused it is not known which keys they had: those without a value are asked for again.
      wanted = all ? wanted.filter((key) => !found.has(keys.regionKey(key))) : locks.map(({ key }) => key);
    }
  }

  /** Pairs with user keys, with the part of the range that they cover; internal. */
  steps(range: StoreRange, options: TxnScanOptions, limit: number): AsyncGenerator<Step, void, undefined> {
    const { reverse = false, keyOnly = false } = options;
    const pageSize = Math.min(pageSizeOf(options), limit);
    return walk(this.#world.keys, { range, reverse, limit, pageSize }, async (part, most, stop) => {
      const operation = this.#world.operation('scan', options);
      return await this.#page(part, most, reverse, keyOnly, operation.with(withStop(operation.limits, stop)));
    });
  }

  async #page(
    range: StoreRange,
    limit: number,
    reverse: boolean,
    keyOnly: boolean,
    operation: Operation,
  ): Promise<Page> {
    const { router, keys, commands, resolver } = this.#world;
    const { start, end } = range;
    await this.#checkAge();
    for (;;) {
      const bounds = { startKey: start, endKey: end, lower: start, upper: end };
      const request = { ...bounds, limit, version: this.ts, keyOnly, reverse };
      const place = { ...walkPlace(keys, reverse, range), extra: this.#extra, reading: this.#reading };
      const page = await router.run(commands.scan, request, place, operation.limits);
      if (typeof page === 'symbol') continue;
      const { entries, refusedFor, region, full } = page;
      const locks = refusedFor === undefined ? entries.filter(isLock) : [refusedFor];
      if (locks.length > 0) {
        const waitMs = await resolver.makeWay(locks, this.ts, this, operation);
        if (refusedFor !== undefined) {
          await this.#wait(locks, waitMs, operation);
          continue;
        }
      }
      const last = full ? entries.at(-1)?.key : undefined;
      return { pairs: await this.#fill(entries, locks, keyOnly, operation), region, last };
    }
  }

  /** Pairs with user keys; those that were locked are read one by one. */
  async #fill(
    entries: readonly (KvPair | Lock)[],
    locks: readonly Lock[],
    keyOnly: boolean,
    operation: Operation,
  ): Promise<KvPair[]> {
    const { keys } = this.#world;
    const keysOf = locks.map(({ key }) => key);
    const values = locks.length === 0 ? undefined : await this.getStoreKeys(keysOf, operation);
    const pairs: KvPair[] = [];
    for (const entry of entries) {
      const value = isLock(entry) ? values?.get(keys.regionKey(entry.key)) : entry.value;
      if (value === undefined) continue;
      pairs.push({ key: keys.userKey(entry.key), value: keyOnly ? value.subarray(0, 0) : value });
    }
    return pairs;
  }

  async #wait(locks: readonly Lock[], waitMs: number, operation: Operation): Promise<void> {
    const [lock] = locks as [Lock];
    const late = (): ClientError =>
      new KeyLockedError(operation.name, this.#world.keys.userKey(lock.key), lock.startTs);
    if (waitMs > 0) await operation.pause('txnLockFast', 'a key is locked', late, waitMs);
    else await operation.pause('txnLockGone', 'a lock was in the way', late);
  }

  async #checkAge(): Promise<void> {
    const { safePoints } = this.#world;
    if (safePoints.needsCheck(this.ts)) await safePoints.check(this.ts);
  }

  get #route(): Route {
    return { ...this.#world.route, extra: this.#extra, reading: this.#reading };
  }

  // What the resolver found out

  /** Internal. */
  resolved(startTs: bigint): void {
    this.#mark(this.#resolved, startTs);
  }

  /** Internal. */
  committed(startTs: bigint): void {
    this.#mark(this.#committed, startTs);
  }

  #mark(marks: Set<bigint>, startTs: bigint): void {
    if (marks.size >= MAX_MARKS) marks.delete(marks.values().next().value as bigint);
    marks.add(startTs);
    this.#extra = { ...this.#base, resolvedLocks: [...this.#resolved], committedLocks: [...this.#committed] };
  }
}

function isLock(entry: KvPair | Lock): entry is Lock {
  return 'primary' in entry;
}

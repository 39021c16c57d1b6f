/**
 * Safe points of garbage collection. One model behind both APIs:
 *
 *     gc_safe_point <= txn_safe_point <= min(barriers)
 *
 * txn safe point: reads below it are refused by clients. gc safe point: versions below it may be deleted by stores.
 * Barriers (new API) and service safe points (old API, same records under TiKV PD's paths) hold the txn safe point
 * back until they run out. "gc_worker" among the services is the txn safe point itself as the old API names it.
 * State is read from the key-value store each time: it is small, and nothing can go stale.
 */
import { fromUtf8 } from '@tessera/base';
import type { Clock } from '@tessera/env';
import { type Facts, readHex, type Write } from '../state/facts.ts';
import { type Failure, unknown } from './failure.ts';
import { type Keys, SAVED_SAFE_POINT_KEY } from './keys.ts';

/** The same for the whole cluster (`undefined`) or for one keyspace with its own GC. */
export type GcScope = number | undefined;

export interface Barrier {
  readonly id: string;
  readonly ts: bigint;
  /** Unix seconds; undefined never. */
  readonly expiresAt: number | undefined;
}

export interface GcState {
  readonly txnSafePoint: bigint;
  readonly gcSafePoint: bigint;
  readonly barriers: readonly Barrier[];
}

export interface ServiceSafePoint {
  readonly serviceId: string;
  /** Seconds; {@link FOREVER} when it never runs out. */
  readonly ttlSeconds: bigint;
  readonly safePoint: bigint;
}

/** What the protocol writes for "never". */
export const FOREVER = 2n ** 63n - 1n;
const GC_WORKER = 'gc_worker';
/** A client that makes up ids must not fill the store. */
const MAX_BARRIERS = 10_000;
const MAX_ID_BYTES = 512;

export class Gc {
  readonly #facts: Facts;
  readonly #keys: Keys;
  readonly #clock: Clock;

  constructor(facts: Facts, keys: Keys, clock: Clock) {
    this.#facts = facts;
    this.#keys = keys;
    this.#clock = clock;
  }

  /** `now`: barriers that have run out are left out. */
  state(scope: GcScope): GcState {
    const gcSafePoint = readHex(this.#facts.get(`${this.#keys.gcRoot(scope)}/safe_point`));
    const saved = readHex(this.#facts.get(`${this.#keys.gcRoot(scope)}/txn_safe_point`));
    return {
      gcSafePoint,
      txnSafePoint: max(saved, gcSafePoint),
      barriers: this.#barriers(this.#barrierPrefix(scope)),
    };
  }

  globalBarriers(): Barrier[] {
    return this.#barriers(this.#keys.globalBarrierPrefix);
  }

  #barrierPrefix(scope: GcScope): string {
    return `${this.#keys.gcRoot(scope)}/safe_point/service/`;
  }

  #barriers(prefix: string): Barrier[] {
    const nowSeconds = this.#nowSeconds();
    const barriers: Barrier[] = [];
    for (const { value } of this.#facts.list(prefix)) {
      const barrier = parseBarrier(value);
      if (barrier !== undefined && (barrier.expiresAt ?? Number.POSITIVE_INFINITY) > nowSeconds) barriers.push(barrier);
    }
    return barriers;
  }

  /** Moves the txn safe point to `target`, or as far as a barrier lets it. */
  advanceTxn(
    scope: GcScope,
    target: bigint,
  ): Promise<Failure | { readonly before: bigint; readonly after: bigint; readonly blocker: string }> {
    return this.#facts.change(async () => {
      const state = this.state(scope);
      const before = state.txnSafePoint;
      if (target < before) {
        return unknown(
          `trying to update txn safe point to a smaller value, current value: ${before}, given: ${target}`,
        );
      }
      const blocker = lowest([...state.barriers, ...this.globalBarriers()]);
      const after = blocker !== undefined && blocker.ts < target ? max(blocker.ts, before) : target;
      if (after > before) await this.#facts.write(this.#writesOfTxn(scope, after));
      const blocked = blocker !== undefined && blocker.ts < target;
      return { before, after, blocker: blocked ? describe(blocker) : '' };
    });
  }

  /** Old clients read the txn safe point of the cluster from TiDB's key. */
  #writesOfTxn(scope: GcScope, safePoint: bigint): Write[] {
    const writes: Write[] = [{ key: `${this.#keys.gcRoot(scope)}/txn_safe_point`, value: safePoint.toString(16) }];
    if (scope === undefined) writes.push({ key: SAVED_SAFE_POINT_KEY, value: safePoint.toString() });
    return writes;
  }

  /** Moves the gc safe point to exactly `target`. */
  advanceGc(scope: GcScope, target: bigint): Promise<Failure | { readonly before: bigint; readonly after: bigint }> {
    return this.#facts.change(async () => {
      const state = this.state(scope);
      const before = state.gcSafePoint;
      if (target < before) {
        return unknown(`trying to update GC safe point to a smaller value, current value: ${before}, given: ${target}`);
      }
      if (target > state.txnSafePoint) {
        return unknown(
          `trying to update GC safe point to a too large value, txn safe point: ${state.txnSafePoint}, given: ${target}`,
        );
      }
      if (target > before) {
        await this.#facts.write([{ key: `${this.#keys.gcRoot(scope)}/safe_point`, value: target.toString(16) }]);
      }
      return { before, after: target };
    });
  }

  /**
   * The old call: only ever raises, and takes the txn safe point with it, but never beyond a barrier. Returns the
   * value in force.
   */
  updateGcSafePoint(safePoint: bigint, scope?: GcScope): Promise<bigint> {
    return this.#facts.change(async () => {
      const state = this.state(scope);
      const allowed = this.#belowBarriers(state, safePoint);
      if (allowed <= state.gcSafePoint) return state.gcSafePoint;
      const writes: Write[] = [{ key: `${this.#keys.gcRoot(scope)}/safe_point`, value: allowed.toString(16) }];
      if (allowed > state.txnSafePoint) writes.push(...this.#writesOfTxn(scope, allowed));
      await this.#facts.write(writes);
      return allowed;
    });
  }

  #belowBarriers(state: GcState, safePoint: bigint): bigint {
    const blocker = lowest([...state.barriers, ...this.globalBarriers()]);
    return blocker !== undefined && blocker.ts < safePoint ? blocker.ts : safePoint;
  }

  /** Holds the txn safe point at or below `ts` for `ttlSeconds` ({@link FOREVER} never ends). */
  setBarrier(scope: GcScope | 'global', id: string, ts: bigint, ttlSeconds: bigint): Promise<Failure | Barrier> {
    return this.#facts.change(async () => {
      const invalid = this.#invalidBarrier(scope, id, ts, ttlSeconds);
      if (invalid !== undefined) return invalid;
      const expiresAt = this.#expiry(ttlSeconds);
      await this.#facts.write([{ key: this.#barrierKey(scope, id), value: formatBarrier(id, ts, expiresAt) }]);
      return { id, ts, expiresAt };
    });
  }

  #invalidBarrier(scope: GcScope | 'global', id: string, ts: bigint, ttlSeconds: bigint): Failure | undefined {
    if (id === '' || id.length > MAX_ID_BYTES) return unknown(`barrier id must have 1 to ${MAX_ID_BYTES} characters`);
    if (id === GC_WORKER) return unknown(`barrier id ${GC_WORKER} is reserved`);
    if (ttlSeconds <= 0n) return unknown(`ttl ${ttlSeconds} of barrier ${id} is not positive`);
    const txnSafePoint = scope === 'global' ? this.#highestTxnSafePoint() : this.state(scope).txnSafePoint;
    if (ts < txnSafePoint) {
      return unknown(
        `trying to set a GC barrier ${id} on ts ${ts} which is already behind the txn safe point ${txnSafePoint}`,
      );
    }
    const known = scope === 'global' ? this.globalBarriers() : this.state(scope).barriers;
    return known.length >= MAX_BARRIERS ? unknown(`more than ${MAX_BARRIERS} GC barriers`) : undefined;
  }

  #highestTxnSafePoint(): bigint {
    return this.keyspacesWithOwnGc().reduce(
      (highest, id) => max(highest, this.state(id).txnSafePoint),
      this.state(undefined).txnSafePoint,
    );
  }

  /** Undefined when there was none. */
  deleteBarrier(scope: GcScope | 'global', id: string): Promise<Barrier | undefined> {
    return this.#facts.change(async () => {
      const key = this.#barrierKey(scope, id);
      const bytes = this.#facts.get(key);
      if (bytes === undefined) return undefined;
      await this.#facts.write([{ key, value: undefined }]);
      return parseBarrier(bytes);
    });
  }

  #barrierKey(scope: GcScope | 'global', id: string): string {
    const prefix = scope === 'global' ? this.#keys.globalBarrierPrefix : this.#barrierPrefix(scope);
    // Ids are text of clients: any UTF-8. Keys are latin1 strings of its bytes.
    return prefix + Buffer.from(id, 'utf8').toString('latin1');
  }

  /**
   * The old call. Sets (or with `ttlSeconds` <= 0 removes) the safe point of a service and returns the lowest of all.
   * A new one below that minimum is not stored.
   */
  updateService(
    serviceId: string,
    ttlSeconds: bigint,
    safePoint: bigint,
    scope?: GcScope,
  ): Promise<Failure | ServiceSafePoint> {
    return this.#facts.change(async () => {
      if (serviceId === '' || serviceId.length > MAX_ID_BYTES) {
        return unknown(`service id must have 1 to ${MAX_ID_BYTES} characters`);
      }
      if (serviceId === GC_WORKER) return this.#updateGcWorker(ttlSeconds, safePoint, scope);
      const key = this.#barrierKey(scope, serviceId);
      if (ttlSeconds <= 0n) {
        if (this.#facts.get(key) !== undefined) await this.#facts.write([{ key, value: undefined }]);
        return this.minService(scope);
      }
      const known = this.state(scope).barriers;
      if (known.length >= MAX_BARRIERS) return unknown(`more than ${MAX_BARRIERS} service safe points`);
      if (safePoint >= this.minService(scope).safePoint) {
        const value = formatBarrier(serviceId, safePoint, this.#expiry(ttlSeconds));
        await this.#facts.write([{ key, value }]);
      }
      return this.minService(scope);
    });
  }

  async #updateGcWorker(ttlSeconds: bigint, safePoint: bigint, scope: GcScope): Promise<Failure | ServiceSafePoint> {
    if (ttlSeconds <= 0n) return unknown('the service safe point of gc_worker cannot be removed');
    if (ttlSeconds !== FOREVER) return unknown('TTL of gc_worker service safe point must be infinity');
    const state = this.state(scope);
    const allowed = this.#belowBarriers(state, safePoint);
    if (allowed > state.txnSafePoint) await this.#facts.write(this.#writesOfTxn(scope, allowed));
    return this.minService(scope);
  }

  /** The lowest safe point of all services, gc_worker (the txn safe point, for good) among them. */
  minService(scope?: GcScope): ServiceSafePoint {
    const state = this.state(scope);
    const barrier = lowest(state.barriers);
    // At a tie it is the service that holds gc_worker back.
    if (barrier !== undefined && barrier.ts <= state.txnSafePoint) {
      return { serviceId: barrier.id, ttlSeconds: this.ttlOf(barrier), safePoint: barrier.ts };
    }
    return { serviceId: GC_WORKER, ttlSeconds: FOREVER, safePoint: state.txnSafePoint };
  }

  /** Seconds left. */
  ttlOf(barrier: Barrier): bigint {
    return barrier.expiresAt === undefined ? FOREVER : BigInt(Math.max(0, barrier.expiresAt - this.#nowSeconds()));
  }

  /** Keyspaces whose metadata says `gc_management_type = keyspace_level` keep their own state. */
  keyspacesWithOwnGc(): number[] {
    const prefix = `${this.#keys.root}/keyspaces/gc/`;
    const ids = new Set<number>();
    for (const { key } of this.#facts.list(prefix)) ids.add(Number.parseInt(key.slice(prefix.length), 10));
    return [...ids];
  }

  #expiry(ttlSeconds: bigint): number | undefined {
    // Beyond a million years is never; unix seconds stay exact numbers.
    return ttlSeconds > 31_536_000_000_000n ? undefined : this.#nowSeconds() + Number(ttlSeconds);
  }

  #nowSeconds(): number {
    return Math.floor(this.#clock.wallMs() / 1000);
  }
}

function lowest(barriers: readonly Barrier[]): Barrier | undefined {
  let result: Barrier | undefined;
  for (const barrier of barriers) if (result === undefined || barrier.ts < result.ts) result = barrier;
  return result;
}

function describe(barrier: Barrier): string {
  return `GC barrier ${JSON.stringify(barrier.id)} at ts ${barrier.ts}`;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** TiKV PD's JSON. 64-bit numbers exceed what JSON.stringify can write, hence by hand. */
function formatBarrier(id: string, ts: bigint, expiresAt: number | undefined): string {
  const expiry = expiresAt === undefined ? FOREVER.toString() : expiresAt.toString();
  return `{"service_id":${JSON.stringify(id)},"expired_at":${expiry},"safe_point":${ts}}`;
}

function parseBarrier(bytes: Uint8Array): Barrier | undefined {
  const text = fromUtf8(bytes);
  const id = /"service_id":("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  const expiry = /"expired_at":(\d{1,20})\b/.exec(text)?.[1];
  const ts = /"safe_point":(\d{1,20})\b/.exec(text)?.[1];
  if (id === undefined || expiry === undefined || ts === undefined) return undefined;
  const seconds = BigInt(expiry);
  return {
    id: JSON.parse(id) as string,
    ts: BigInt(ts),
    expiresAt: seconds > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(seconds),
  };
}

/** What the protocol names when it means the whole cluster. */
export const NULL_KEYSPACE = 0xffff_ffff;

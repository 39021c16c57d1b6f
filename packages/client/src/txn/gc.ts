/**
 * Garbage collection of old versions, the client's part (features 10.6, 16.8): choose a safe point, resolve every lock that
 * is older, then tell PD; stores collect what is below by themselves. For clusters where no TiDB does that.
 *
 * The safe point never passes what holds it back: a service's safe point or a barrier in PD, or a transaction that is alive.
 */
import { composeTimestamp, physicalMsOf, TS_MAX } from '@tessera/codec';
import { PdError } from '@tessera/pd-client';
import * as pdpb from '@tessera/proto/pdpb';
import { InvalidArgumentError, RefusedError } from '../errors.ts';
import { fanOutRange, type StoreRange } from '../fan-out.ts';
import { fatalPdError } from '../locate.ts';
import type { CallOptions } from '../router.ts';
import { type Lock, Locked } from './key-errors.ts';
import type { Operation } from './operation.ts';
import type { TxnWorld } from './txn-world.ts';

export interface GcOptions extends CallOptions {
  /** Versions that were replaced before this may go. Default: `keepMs` ago. */
  readonly safePoint?: bigint;
  /** How far back snapshots can be read. Default 10 minutes. */
  readonly keepMs?: number;
  /** Of a keyspace with its own garbage collection. Default: of the whole cluster. */
  readonly keyspaceId?: number;
}

export interface GcResult {
  /** What PD has now. Stores notice within about 10 s. */
  readonly safePoint: bigint;
  readonly resolvedLocks: number;
}

const DEFAULT_KEEP_MS = 10 * 60_000;
const DEFAULT_TIMEOUT_MS = 10 * 60_000;
const LOCKS_A_PAGE = 1024;
/** TiDB's and PD's name for the collector itself; its entry never expires. */
const GC_WORKER = new TextEncoder().encode('gc_worker');
const FOR_EVER_SECONDS = 2n ** 63n - 1n;
/** "No keyspace", as PD wants it (features 1.9). */
const NULL_KEYSPACE_ID = 0xffff_ffff;

export async function collectGarbage(world: TxnWorld, options: GcOptions): Promise<GcResult> {
  const { keepMs = DEFAULT_KEEP_MS, keyspaceId } = options;
  if (!(keepMs >= 0)) throw new InvalidArgumentError(`keepMs must not be negative, not ${keepMs}`);
  const operation = world.operation('gc', { timeoutMs: DEFAULT_TIMEOUT_MS, ...options });
  const now = await world.timestamp(operation);
  const wanted = options.safePoint ?? composeTimestamp(Math.max(0, physicalMsOf(now) - Math.ceil(keepMs)), 0);
  if (wanted > now) throw new InvalidArgumentError('the safe point must not be in the future');
  try {
    const pd = new GcPd(world, keyspaceId, operation);
    const allowed = await pd.announce(wanted);
    const { oldestAlive, resolvedLocks } = await resolveLocks(world, allowed, operation);
    const safePoint = await pd.advance(oldestAlive <= allowed ? oldestAlive - 1n : allowed);
    world.safePoints.learn(safePoint);
    return { safePoint, resolvedLocks };
  } catch (error) {
    throw error instanceof PdError ? (fatalPdError(error, 'gc') ?? refused(error)) : error;
  }
}

function refused(error: PdError): RefusedError {
  return new RefusedError(`gc: ${error.message}`, { cause: error });
}

/** Start timestamp of the oldest living transaction whose locks were met; {@link TS_MAX}: none. */
interface Resolved {
  readonly oldestAlive: bigint;
  readonly resolvedLocks: number;
}

async function resolveLocks(world: TxnWorld, safePoint: bigint, operation: Operation): Promise<Resolved> {
  const { keys } = world;
  let oldestAlive = TS_MAX;
  let resolvedLocks = 0;
  for (let rest: StoreRange | undefined = { start: keys.start, end: keys.end }; rest !== undefined; ) {
    const page = await scanLocks(world, rest, safePoint, operation);
    const alive = await world.resolver.end(page.locks, operation);
    resolvedLocks += page.locks.length - alive.length;
    for (const { startTs } of alive) if (startTs < oldestAlive) oldestAlive = startTs;
    rest = page.rest;
  }
  return { oldestAlive, resolvedLocks };
}

interface LockPage {
  readonly locks: readonly Lock[];
  readonly rest: StoreRange | undefined;
}

async function scanLocks(
  world: TxnWorld,
  range: StoreRange,
  maxVersion: bigint,
  operation: Operation,
): Promise<LockPage> {
  const { router, keys, commands, resolver } = world;
  for (;;) {
    const request = { maxVersion, startKey: range.start, endKey: range.end, limit: LOCKS_A_PAGE };
    const place = { key: keys.regionKey(range.start) };
    const answer = await router.run(commands.scanLock, request, place, operation.limits);
    if (typeof answer === 'symbol') continue;
    if (answer instanceof Locked) {
      await resolver.resolve(answer.locks, operation);
      await operation.pause('txnLockFast', 'a lock is being written');
      continue;
    }
    const { locks, region } = answer;
    const last = locks.length >= LOCKS_A_PAGE ? locks.at(-1) : undefined;
    if (last === undefined && region.end === '') return { locks, rest: undefined };
    const start = last === undefined ? keys.endOf(region.end) : Buffer.concat([last.key, Buffer.of(0)]);
    const isDone = range.end.length > 0 && Buffer.compare(start, range.end) >= 0;
    return { locks, rest: isDone ? undefined : { start, end: range.end } };
  }
}

/** PD's two ways to keep safe points: the newer one with barriers, and the older one with services. */
class GcPd {
  readonly #world: TxnWorld;
  readonly #keyspaceId: number | undefined;
  readonly #operation: Operation;
  #isOld = false;

  constructor(world: TxnWorld, keyspaceId: number | undefined, operation: Operation) {
    this.#world = world;
    this.#keyspaceId = keyspaceId;
    this.#operation = operation;
  }

  /** From now on nobody begins to read below; answers with what others allow. */
  async announce(target: bigint): Promise<bigint> {
    const { pd } = this.#world;
    try {
      // Points only grow: a smaller one is refused.
      const { txnSafePoint } = await pd.getGcState(this.#keyspaceId, this.#limits);
      if (target <= txnSafePoint) return txnSafePoint;
      const request = { keyspaceScope: this.#scope, target };
      return (await pd.call(pdpb.PD.AdvanceTxnSafePoint, request, this.#limits)).newTxnSafePoint;
    } catch (error) {
      if (!(error instanceof PdError) || error.kind !== 'unimplemented') throw error;
    }
    this.#isOld = true;
    const { minSafePoint } = await pd.updateServiceGcSafePoint(GC_WORKER, FOR_EVER_SECONDS, target, this.#limits);
    return minSafePoint < target ? minSafePoint : target;
  }

  /** Stores may collect; the point that holds now. */
  async advance(target: bigint): Promise<bigint> {
    const { pd } = this.#world;
    if (this.#isOld) return await pd.updateGcSafePoint(target, this.#limits);
    const { gcSafePoint } = await pd.getGcState(this.#keyspaceId, this.#limits);
    if (target <= gcSafePoint) return gcSafePoint;
    const request = { keyspaceScope: this.#scope, target };
    return (await pd.call(pdpb.PD.AdvanceGCSafePoint, request, this.#limits)).newGcSafePoint;
  }

  get #scope(): pdpb.KeyspaceScopeInit {
    return { keyspace: { kind: 'keyspaceId', value: this.#keyspaceId ?? NULL_KEYSPACE_ID } };
  }

  get #limits() {
    return { timeoutMs: Math.max(1, this.#operation.leftMs), signal: this.#operation.limits.signal };
  }
}

/** Deletes all versions of `[start, end)` at once, without a transaction: nothing of it can be read or undone afterwards. */
export async function deleteRange(world: TxnWorld, range: StoreRange, options: CallOptions): Promise<void> {
  const { limits } = world.operation('deleteRange', options);
  const request = (part: StoreRange) => ({ startKey: part.start, endKey: part.end });
  await fanOutRange(world.route, world.commands.deleteRange, request, range, limits);
}

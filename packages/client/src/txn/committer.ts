/**
 * Commits the mutations of one transaction (features 3.2-3.5):
 *
 *   one phase     everything in one request, no locks           -> prewrite answers with the commit timestamp
 *   async commit  few keys; committed when all are prewritten   -> answered then; commits go out in the background
 *   two phases    prewrite all, then commit the primary         -> answered then; secondaries in the background
 *
 * Stores may refuse either of the first two: then it goes on as the next one down. Until the primary is committed (or all is
 * prewritten) nothing has happened, and everything is rolled back on failure. Where the outcome cannot be told the error is
 * UndeterminedError and nothing is rolled back: others will find out and finish.
 */
import { equalBytes } from '@tessera/base';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import type { CallPlace, ContextExtra, Moved } from '../call.ts';
import { type ClientError, UndeterminedError } from '../errors.ts';
import {
  type FanOut,
  fanOutKeys,
  KEY,
  keyedFanOut,
  type OperationLimits,
  type Piece,
  type Route,
  runFirst,
  runPieces,
} from '../fan-out.ts';
import type { Heartbeat } from './heartbeat.ts';
import { type CommitTsTooSmall, type Lock, Locked } from './key-errors.ts';
import { leavesLock, lockTtlMs, MUTATION, type Mutation, RENEWED_FROM_BYTES } from './mutations.ts';
import type { Operation } from './operation.ts';
import type { Prewritten } from './txn-commands.ts';
import { KeyLockedError, TransactionAbortedError } from './txn-errors.ts';
import type { TxnWorld } from './txn-world.ts';

/** client-go's: beyond, resolving such a transaction costs more than its second round. */
const ASYNC_COMMIT_KEYS = 256;
const ASYNC_COMMIT_BYTES = 4096;

export interface CommitPlan {
  readonly startTs: bigint;
  /** In key order, at least one. */
  readonly mutations: readonly Mutation[];
  readonly primary: Uint8Array;
  /** 0: optimistic. */
  readonly forUpdateTs: bigint;
  readonly asyncCommit: boolean;
  readonly onePc: boolean;
  readonly causalConsistency: boolean;
  readonly extra: ContextExtra | undefined;
  readonly heartbeat: Heartbeat;
}

export class Committer {
  readonly #world: TxnWorld;
  readonly #route: Route;
  readonly #plan: CommitPlan;
  readonly #operation: Operation;
  readonly #sizeBytes: number;
  #asyncCommit: boolean;
  #onePc: boolean;
  #minCommitTs: bigint;
  /** Something was sent that commits the transaction by itself. */
  #mayBeCommitted: boolean;

  constructor(world: TxnWorld, plan: CommitPlan, operation: Operation) {
    this.#world = world;
    this.#plan = plan;
    this.#operation = operation;
    this.#route = { ...world.route, extra: plan.extra };
    const { mutations, startTs, forUpdateTs } = plan;
    const keyBytes = mutations.reduce((sum, { key }) => sum + key.length, 0);
    this.#sizeBytes = mutations.reduce((sum, mutation) => sum + MUTATION.sizeBytes(mutation), 0);
    const fitsAsync = mutations.length <= ASYNC_COMMIT_KEYS && keyBytes <= ASYNC_COMMIT_BYTES;
    const leavesLocks = mutations.some(leavesLock);
    this.#asyncCommit = plan.asyncCommit && fitsAsync && leavesLocks;
    this.#onePc = plan.onePc && leavesLocks;
    this.#mayBeCommitted = this.#asyncCommit || this.#onePc;
    this.#minCommitTs = largest([forUpdateTs, startTs]) + 1n;
  }

  /** The commit timestamp; 0 when there was nothing but checks. */
  async run(): Promise<bigint> {
    try {
      return await this.#commit();
    } catch (error) {
      const isLost = error instanceof UndeterminedError;
      const { maybeApplied } = this.#operation.limits.budget;
      const inDoubt = this.#mayBeCommitted && (isLost || maybeApplied);
      const commitTs = inDoubt ? await this.#findOut(error as ClientError) : 0n;
      if (commitTs > 0n) return commitTs;
      if (inDoubt || !this.#onePc || this.#plan.forUpdateTs > 0n) {
        await rollBack(this.#world, this.#plan.startTs, this.#lockedKeys());
      }
      throw isLost ? error.cause : error;
    }
  }

  async #commit(): Promise<bigint> {
    const { startTs, causalConsistency } = this.#plan;
    if ((this.#asyncCommit || this.#onePc) && !causalConsistency) {
      const now = await this.#world.timestamp(this.#operation);
      if (now >= this.#minCommitTs) this.#minCommitTs = now + 1n;
    }
    const answers = await this.#prewrite();
    const onePcTs = answers.find(({ onePcCommitTs }) => onePcCommitTs > 0n)?.onePcCommitTs;
    if (onePcTs !== undefined) return onePcTs;
    this.#onePc = false;
    if (!this.#plan.mutations.some(leavesLock)) return 0n;
    if (this.#asyncCommit && answers.every(({ minCommitTs }) => minCommitTs > 0n)) {
      const commitTs = largest(answers.map(({ minCommitTs }) => minCommitTs));
      await this.#finish(commitTs);
      return commitTs;
    }
    this.#asyncCommit = false;
    const commitTs = await this.#world.timestamp(this.#operation);
    if (commitTs <= startTs) throw new TransactionAbortedError(`timestamps went back: ${commitTs}`, true);
    return await this.#commitPrimary(commitTs);
  }

  // First phase

  async #prewrite(): Promise<Prewritten[]> {
    const { mutations, primary, heartbeat } = this.#plan;
    const { limits } = this.#operation;
    const operation = keyedFanOut<Mutation, Prewritten>(this.#route, 'prewrite', MUTATION, (items, place, within) =>
      this.#prewritePiece(items, place, within),
    );
    // One phase is for one request: as soon as it takes two, also after a split, it is over.
    const counted: FanOut<Mutation, Prewritten> = {
      ...operation,
      cut: async (items, within) => {
        const pieces = await operation.cut(items, within);
        if (pieces.length > 1) this.#onePc = false;
        return pieces;
      },
    };
    const pieces = await counted.cut(mutations, limits);
    if (this.#sizeBytes >= RENEWED_FROM_BYTES) heartbeat.start(primary);
    return await runPieces(counted, pieces, limits);
  }

  async #prewritePiece(
    items: readonly Mutation[],
    place: CallPlace,
    limits: OperationLimits,
  ): Promise<Prewritten | Moved> {
    const { router, commands, resolver, keys } = this.#world;
    for (;;) {
      const output = await router.run(commands.prewrite, this.#prewriteRequest(items), place, limits);
      if (!(output instanceof Locked)) return output;
      const [lock] = output.locks as [Lock];
      const waitMs = await resolver.resolve(output.locks, this.#operation);
      const late = (): ClientError => new KeyLockedError('commit', keys.userKey(lock.key), lock.startTs);
      if (waitMs > 0) await this.#operation.pause('txnLock', 'a key is locked', late, waitMs);
      else await this.#operation.pause('txnLockGone', 'a lock was in the way', late);
    }
  }

  #prewriteRequest(items: readonly Mutation[]): kvrpcpb.PrewriteRequestInit & { context?: kvrpcpb.ContextInit } {
    const { startTs, mutations, primary, forUpdateTs } = this.#plan;
    const { DO_PESSIMISTIC_CHECK, SKIP_PESSIMISTIC_CHECK } = kvrpcpb.PrewriteRequest_PessimisticAction;
    const isPrimary = ({ key }: Mutation): boolean => equalBytes(key, primary);
    const listsOthers = this.#asyncCommit && items.some(isPrimary);
    return {
      mutations: items,
      primaryLock: primary,
      startVersion: startTs,
      lockTtl: lockTtlMs(startTs, this.#world.env.clock.wallMs(), this.#sizeBytes),
      txnSize: mutations.length,
      forUpdateTs,
      minCommitTs: this.#minCommitTs,
      useAsyncCommit: this.#asyncCommit,
      tryOnePc: this.#onePc,
      secondaries: listsOthers
        ? mutations.filter((mutation) => leavesLock(mutation) && !isPrimary(mutation)).map(({ key }) => key)
        : [],
      pessimisticActions:
        forUpdateTs === 0n
          ? []
          : items.map(({ isLocked }) => (isLocked ? DO_PESSIMISTIC_CHECK : SKIP_PESSIMISTIC_CHECK)),
    };
  }

  // Second phase

  async #commitPrimary(firstTs: bigint): Promise<bigint> {
    const { primary } = this.#plan;
    const { limits } = this.#operation;
    let commitTs = firstTs;
    const operation = this.#commitOperation(() => commitTs);
    const pieces = await operation.cut(this.#lockedKeys(), limits);
    const isPrimary = (key: Uint8Array): boolean => equalBytes(key, primary);
    this.#mayBeCommitted = true;
    for (;;) {
      const all = [...pieces];
      const output = await runFirst(operation, pieces, isPrimary, limits);
      if (typeof output === 'bigint') {
        await this.#inBackground(operation, pieces);
        return output;
      }
      // A reader has pushed us: only a younger timestamp will do.
      pieces.splice(0, pieces.length, ...all);
      commitTs = await this.#world.timestamp(this.#operation);
      if (commitTs < output.minCommitTs) commitTs = output.minCommitTs;
    }
  }

  /** Everything is decided: the rest is tidying up. */
  async #finish(commitTs: bigint): Promise<void> {
    const operation = this.#commitOperation(() => commitTs);
    await this.#inBackground(operation, undefined);
  }

  async #inBackground(
    operation: FanOut<Uint8Array, bigint | CommitTsTooSmall>,
    pieces: Piece<Uint8Array>[] | undefined,
  ): Promise<void> {
    if (pieces?.length === 0) return;
    const { background } = this.#world;
    const { limits } = this.#world.operation('commit', {});
    await background.run('commit', async () => {
      await runPieces(operation, pieces ?? (await operation.cut(this.#lockedKeys(), limits)), limits);
    });
  }

  #commitOperation(commitTs: () => bigint): FanOut<Uint8Array, bigint | CommitTsTooSmall> {
    const { router, commands } = this.#world;
    const { startTs } = this.#plan;
    return keyedFanOut(this.#route, 'commit', KEY, (keys, place, limits) => {
      const request = { keys, startVersion: startTs, commitVersion: commitTs() };
      return router.run(commands.commit, request, place, limits);
    });
  }

  #lockedKeys(): Uint8Array[] {
    return this.#plan.mutations.filter(leavesLock).map(({ key }) => key);
  }

  /**
   * An answer was lost that may have been the commit. Asks, as any other client would, while the deadline lasts. Returns the
   * commit timestamp, 0 when it is certain that nothing was committed; throws UndeterminedError.
   */
  async #findOut(error: ClientError): Promise<bigint> {
    const { startTs, primary } = this.#plan;
    try {
      const { commitTs } = await this.#world.resolver.conclude(startTs, primary, this.#operation);
      if (commitTs > 0n) await this.#finish(commitTs);
      return commitTs;
    } catch {
      if (error instanceof UndeterminedError) throw error;
      throw new UndeterminedError(`commit: outcome unknown (${error.message})`, { cause: error });
    }
  }
}

function largest(timestamps: readonly bigint[]): bigint {
  let most = 0n;
  for (const ts of timestamps) if (ts > most) most = ts;
  return most;
}

/** Removes locks of every kind, in the background. */
async function rollBack(world: TxnWorld, startTs: bigint, keys: readonly Uint8Array[]): Promise<void> {
  const { route, commands } = world;
  const { limits } = world.operation('rollback', {});
  const request = (part: readonly Uint8Array[]) => ({ keys: part, startVersion: startTs });
  await world.background.run('rollback', () => fanOutKeys(route, commands.batchRollback, KEY, request, keys, limits));
}

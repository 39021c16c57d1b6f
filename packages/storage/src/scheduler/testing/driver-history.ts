/**
 * Random histories through the real driver: requests of several clients are under way at once, reads wait for leadership, writes are
 * applied late or never, leaders change and take the locks in their memory with them, data has to be loaded.
 *
 * The region applies writes in the order in which it was given them, as a raft log does. When its leader goes, a tail of what was
 * not applied is lost and told so; the rest is applied, though its senders hear StaleCommand too: they cannot know.
 */
import assert from 'node:assert/strict';
import type { Prng } from '@tessera/base';
import { utf8 } from '@tessera/base';
import { type KvEngine, MemoryEngine, WriteBatch } from '@tessera/engine';
import { kvrpcpb, metapb } from '../../messages.ts';
import type { RaftKv, ReadGrant, RegionError, RegionRefusal, RegionSnapshot, WriteListener } from '../../raft-kv.ts';
import { notLeader, staleCommand } from '../../region-errors.ts';
import { client, KEYS } from '../../txn/testing/history.ts';
import { type Mode, type Pending, type StoreApi, World } from '../../txn/testing/history-client.ts';
import { MissingSnapshot } from '../../txn/testing/missing-snapshot.ts';
import { type Changes, mutationsOf, TxnFixture } from '../../txn/testing/txn-fixture.ts';
import { settle, TxnRig } from './txn-rig.ts';

interface Proposal {
  readonly batch: WriteBatch;
  readonly listener: WriteListener;
}

/** A region whose leader is here most of the time. */
class FaultyRegion implements RaftKv {
  readonly engine: KvEngine;
  readonly region = Object.assign(new metapb.Region(), { id: 2 });
  readonly #prng: Prng;
  readonly #misses: boolean;
  readonly reads: (() => void)[] = [];
  readonly proposals: Proposal[] = [];
  term = 6;
  leads = true;

  constructor(engine: KvEngine, prng: Prng, misses: boolean) {
    this.engine = engine;
    this.#prng = prng;
    this.#misses = misses;
  }

  check(): RegionError | undefined {
    return this.leads ? undefined : notLeader(2, undefined);
  }

  changesRange(): boolean {
    return false;
  }

  read(): ReadGrant {
    if (this.#prng.chance(0.7)) return this.#grant();
    return { kind: 'wait', onReady: (callback) => this.reads.push(() => callback(this.#grant())) };
  }

  readLocal(): RegionSnapshot | RegionRefusal {
    return this.#grant();
  }

  #grant(): RegionSnapshot | RegionRefusal {
    const error = this.check();
    if (error !== undefined) return { kind: 'refused', error };
    const inner = this.engine.snapshot();
    const data = this.#misses ? new MissingSnapshot(inner, this.#prng) : inner;
    const { engine, region, term } = this;
    return {
      kind: 'snapshot',
      engine,
      data,
      region,
      term,
      flow: { keysRead: 0, bytesRead: 0 },
      retain: () => {},
      release: () => {},
    };
  }

  write(_context: kvrpcpb.Context, batch: WriteBatch, listener: WriteListener, term = 0): void {
    const error = this.check() ?? (term !== 0 && term !== this.term ? staleCommand() : undefined);
    if (error !== undefined) {
      listener.written(error);
      return;
    }
    const copy = new WriteBatch();
    copy.append(batch);
    this.proposals.push({ batch: copy, listener });
  }

  applyOne(): void {
    const proposal = this.proposals.shift();
    if (proposal === undefined) return;
    this.engine.write(proposal.batch);
    proposal.listener.written(undefined);
  }

  /** Everything under way ends; some of it has happened. */
  loseLeader(): void {
    this.leads = false;
    const kept = this.#prng.int(0, this.proposals.length + 1);
    for (const [i, { batch, listener }] of this.proposals.splice(0).entries()) {
      if (i < kept) this.engine.write(batch);
      listener.written(staleCommand());
    }
  }
}

/** The store's commands as a client sends them. */
class DriverApi implements StoreApi {
  readonly #rig: TxnRig<FaultyRegion>;

  constructor(rig: TxnRig<FaultyRegion>) {
    this.#rig = rig;
  }

  get(key: string, version: bigint, resolvedLocks: readonly bigint[]): Pending<kvrpcpb.GetResponse> {
    return this.#rig.get(key, version, { resolvedLocks });
  }

  prewrite(startTs: bigint, primary: string, more: kvrpcpb.PrewriteRequestInit): Pending<kvrpcpb.PrewriteResponse> {
    return this.#rig.prewrite(startTs, primary, {}, more);
  }

  commit(startTs: bigint, commitTs: bigint, keys: readonly string[]): Pending<kvrpcpb.CommitResponseInit> {
    return keys.length === 0 ? { value: {} } : this.#rig.commit(startTs, commitTs, keys);
  }

  rollback(startVersion: bigint, keys: readonly string[]): Pending<kvrpcpb.BatchRollbackResponse> {
    const init = { startVersion, keys: keys.map(utf8) };
    const [Q, R] = [kvrpcpb.BatchRollbackRequest, kvrpcpb.BatchRollbackResponse];
    return this.#rig.send(Q, R, (s, q, a) => s.batchRollback(q, a), init);
  }

  lock(
    startTs: bigint,
    forUpdateTs: bigint,
    primary: string,
    keys: readonly string[],
    more: kvrpcpb.PessimisticLockRequestInit,
  ): Pending<kvrpcpb.PessimisticLockResponse> {
    return this.#rig.lock(startTs, forUpdateTs, keys, { ...more, primaryLock: utf8(primary) });
  }

  pessimisticRollback(
    startVersion: bigint,
    forUpdateTs: bigint,
    keys: readonly string[],
  ): Pending<kvrpcpb.PessimisticRollbackResponse> {
    const init = { startVersion, forUpdateTs, keys: keys.map(utf8) };
    const [Q, R] = [kvrpcpb.PessimisticRollbackRequest, kvrpcpb.PessimisticRollbackResponse];
    return this.#rig.send(Q, R, (s, q, a) => s.pessimisticRollback(q, a), init);
  }

  status(
    lockTs: bigint,
    primary: string,
    callerStartTs: bigint,
    currentTs: bigint,
    more: kvrpcpb.CheckTxnStatusRequestInit,
  ): Pending<kvrpcpb.CheckTxnStatusResponse> {
    const init = { lockTs, primaryKey: utf8(primary), callerStartTs, currentTs, rollbackIfNotExist: true, ...more };
    const [Q, R] = [kvrpcpb.CheckTxnStatusRequest, kvrpcpb.CheckTxnStatusResponse];
    return this.#rig.send(Q, R, (s, q, a) => s.checkTxnStatus(q, a), init);
  }

  checkSecondaries(startVersion: bigint, keys: readonly string[]): Pending<kvrpcpb.CheckSecondaryLocksResponseInit> {
    const init = { startVersion, keys: keys.map(utf8) };
    const [Q, R] = [kvrpcpb.CheckSecondaryLocksRequest, kvrpcpb.CheckSecondaryLocksResponse];
    const answer = this.#rig.send(Q, R, (s, q, a) => s.checkSecondaryLocks(q, a), init);
    return {
      /** On the wire "none" and "no such field" are the same. */
      get value(): kvrpcpb.CheckSecondaryLocksResponseInit | undefined {
        const { value } = answer;
        if (value === undefined) return undefined;
        const { locks, commitTs, regionError } = value;
        if (regionError !== undefined) return { regionError };
        if (commitTs !== 0n) return { commitTs };
        return locks.length === 0 && keys.length > 0 ? {} : { locks };
      },
    };
  }

  resolve(init: kvrpcpb.ResolveLockRequestInit): Pending<kvrpcpb.ResolveLockResponse> {
    const [Q, R] = [kvrpcpb.ResolveLockRequest, kvrpcpb.ResolveLockResponse];
    return this.#rig.send(Q, R, (s, q, a) => s.resolveLock(q, a), init);
  }

  flush(
    startTs: bigint,
    generation: number,
    primary: string,
    changes: Changes,
    more: kvrpcpb.FlushRequestInit,
  ): Pending<kvrpcpb.FlushResponse> {
    const init = { startTs, generation, primaryKey: utf8(primary), mutations: mutationsOf(changes), ...more };
    const [Q, R] = [kvrpcpb.FlushRequest, kvrpcpb.FlushResponse];
    return this.#rig.send(Q, R, (s, q, a) => s.flush(q, a), init);
  }
}

/** Plays the seed's history to its end; every lock is resolved then. */
export async function playDriver(prng: Prng, modes: readonly Mode[], faults: boolean): Promise<World> {
  const engine = new MemoryEngine();
  const region = new FaultyRegion(engine, prng, prng.chance(0.3));
  const rig = new TxnRig(region);
  const store = new TxnFixture(engine);
  const world = new World(prng, KEYS.slice(0, prng.int(1, KEYS.length + 1)), store, new DriverApi(rig));
  world.waits = true;
  const game = new Game(world, rig, region, faults);
  await game.lead();
  const clients = Array.from({ length: prng.int(2, 6) }, () => client(world, modes));
  for (let step = 0; step < 600; step++) {
    const i = prng.int(0, clients.length);
    if (faults && prng.chance(0.01)) clients[i] = client(world, modes);
    else clients[i]?.next();
    await game.step();
  }
  await game.settle();
  return world;
}

class Game {
  readonly #world: World;
  readonly #rig: TxnRig<FaultyRegion>;
  readonly #region: FaultyRegion;
  readonly #faults: boolean;

  constructor(world: World, rig: TxnRig<FaultyRegion>, region: FaultyRegion, faults: boolean) {
    this.#world = world;
    this.#rig = rig;
    this.#region = region;
    this.#faults = faults;
  }

  async lead(): Promise<void> {
    this.#region.term++;
    this.#region.leads = true;
    this.#rig.oracle = this.#world.tso();
    this.#rig.storage.observer.leaderChanged(this.#region.region, 1, 1, this.#region.term);
    await settle();
  }

  /** The world goes on a little. */
  async step(): Promise<void> {
    const { prng } = this.#world;
    const region = this.#region;
    if (region.reads.length > 0 && prng.chance(0.5)) region.reads.splice(prng.int(0, region.reads.length), 1)[0]?.();
    if (prng.chance(0.5)) region.applyOne();
    if (prng.chance(0.3)) this.#rig.turns();
    if (prng.chance(0.2)) this.#rig.clock.advance(prng.int(1, 60));
    if (this.#faults) {
      if (prng.chance(0.02)) this.#world.passTime();
      if (prng.chance(0.03)) this.#world.redeliver();
      if (prng.chance(0.01) && region.leads) {
        region.loseLeader();
        this.#rig.storage.observer.leaderChanged(region.region, 1, 2, region.term + 1);
      } else if (!region.leads && prng.chance(0.2)) {
        await this.lead();
      }
    }
    await settle();
  }

  /** Resolves every lock that is left, as a reader that comes much later would. */
  async settle(): Promise<void> {
    const world = this.#world;
    if (!this.#region.leads) await this.lead();
    await this.#drain();
    world.passTime();
    for (let round = 0; ; round++) {
      const answer = this.#rig.scanLock(world.tso());
      await this.#drain();
      const { locks, error } = answer.now;
      assert.equal(error, undefined);
      if (locks.length === 0) return;
      assert.ok(round < 100, 'locks can be resolved');
      for (const lock of locks) for (const _ of world.resolve(lock, 0n, [])) await this.#drain();
    }
  }

  /** Until nothing is under way any more. */
  async #drain(): Promise<void> {
    const region = this.#region;
    for (let i = 0; i < 50; i++) {
      for (const go of region.reads.splice(0)) go();
      while (region.proposals.length > 0) region.applyOne();
      this.#rig.turns();
      this.#rig.clock.advance(100);
      await settle();
    }
  }
}

/**
 * Random histories of several clients against the actions, and what snapshot isolation says of them: values only ever step to
 * their successor, every read equals the committed state at its timestamp, transactions are whole, nothing is left over.
 */
import assert from 'node:assert/strict';
import { fromUtf8, latin1, Prng } from '@tessera/base';
import { decodeWriteRecord, timestampOfKey, userKeyOfDataKey, versionedKey, type WriteRecord } from '@tessera/codec';
import { CF } from '@tessera/engine';
import { FixtureApi } from './fixture-api.ts';
import { type CommitMode, type Mode, runTransaction, successor, World } from './history-client.ts';
import { TxnFixture } from './txn-fixture.ts';

export const MODES: readonly Mode[] = ['optimistic', 'pessimistic', 'fair', 'pipelined'];
export const COMMITS: readonly CommitMode[] = ['twoPhase', 'async', 'onePc'];
export const KEYS = ['a', 'b', 'c', 'd', 'e', 'f'];

interface Committed {
  readonly key: string;
  readonly commitTs: bigint;
  readonly write: WriteRecord;
  readonly value: string | undefined;
}

/** Plays the seed's history to its end; every lock is resolved then. */
export function play(seed: number, modes: readonly Mode[], faults: boolean): World {
  const prng = new Prng(seed);
  const store = new TxnFixture();
  const world = new World(prng, KEYS.slice(0, prng.int(1, KEYS.length + 1)), store, new FixtureApi(store));
  world.store.twice = prng.chance(0.3);
  world.store.holdBack = prng.chance(0.5);
  if (prng.chance(0.3)) world.store.misses = new Prng(seed);
  const clients = Array.from({ length: prng.int(2, 6) }, () => client(world, modes));
  for (let step = 0; step < 400; step++) {
    const i = prng.int(0, clients.length);
    const dies = faults && prng.chance(0.01);
    if (dies) clients[i] = client(world, modes);
    else clients[i]?.next();
    if (!faults) continue;
    if (prng.chance(0.02)) world.passTime();
    if (prng.chance(0.03)) world.redeliver();
    if (prng.chance(0.01)) losePessimisticLock(world);
  }
  settle(world);
  return world;
}

/** A leader died: a lock that was in its memory only is gone. */
function losePessimisticLock({ store, prng }: World): void {
  const held = Object.entries(store.locks()).filter(([, lock]) => lock.kind === 'pessimistic');
  if (held.length === 0) return;
  const [key, lock] = prng.pick(held);
  store.pessimisticRollback(lock.startTs, 2n ** 63n, [key]);
}

export function* client(world: World, modes: readonly Mode[]): Generator<undefined> {
  for (;;) yield* runTransaction(world, world.prng.pick(modes), world.prng.pick(COMMITS));
}

/** Resolves every lock that is left, as a reader that comes much later would. */
function settle(world: World): void {
  world.passTime();
  world.store.applyInFlight();
  for (let round = 0; ; round++) {
    const { locks = [] } = world.store.scanLock(world.tso());
    if (locks.length === 0) return;
    assert.ok(round < 100, 'locks can be resolved');
    for (const lock of locks) for (const _ of world.resolve(lock, 0n, []));
  }
}

/** All committed data, oldest first. Checks on the way that each record has its value and each value its record. */
function committedData({ store }: World): Committed[] {
  using snapshot = store.engine.snapshot();
  using cursor = snapshot.iterator(CF.write);
  const found: Committed[] = [];
  const values = new Set<string>();
  for (cursor.seekToFirst(); cursor.valid; cursor.next()) {
    const versioned = cursor.key();
    const write = decodeWriteRecord(new Uint8Array(cursor.value()));
    const commitTs = timestampOfKey(versioned);
    if (write.kind === 'rollback') continue;
    const dataKey = versioned.subarray(0, versioned.length - 8);
    let value: Uint8Array | undefined;
    if (write.kind === 'put') {
      const valueKey = versionedKey(dataKey, write.startTs);
      value = write.shortValue ?? snapshot.get(CF.default, valueKey);
      assert.ok(value !== undefined, 'every PUT has its value');
      if (write.shortValue === undefined) values.add(latin1(valueKey));
    }
    const key = fromUtf8(userKeyOfDataKey(versioned));
    found.push({ key, commitTs, write, value: value === undefined ? undefined : fromUtf8(value) });
  }
  assert.deepEqual(new Set(Object.keys(store.dump()[0] ?? {})), values, 'no value is left without its record');
  return found.sort((a, b) => (a.commitTs < b.commitTs ? -1 : a.commitTs > b.commitTs ? 1 : 0));
}

function stateAt(history: readonly Committed[], ts: bigint): Map<string, string> {
  const state = new Map<string, string>();
  for (const { key, commitTs, value } of history) {
    if (commitTs > ts) break;
    if (value === undefined) state.delete(key);
    else state.set(key, value);
  }
  return state;
}

/** Throws what is wrong with a history; returns the number of transactions committed in it. */
export function judge(world: World): number {
  assert.deepEqual(world.store.locks(), {}, 'no lock is left');
  const history = committedData(world);
  const byTxn = new Map<bigint, Committed[]>();
  const newest = new Map<string, string | undefined>();
  for (const record of history) {
    byTxn.set(record.write.startTs, [...(byTxn.get(record.write.startTs) ?? []), record]);
    assert.equal(record.value, successor(newest.get(record.key)), `no update of ${record.key} is lost`);
    newest.set(record.key, record.value);
  }
  for (const { startTs, outcome, commitTs, changes } of world.txns) {
    const records = byTxn.get(startTs) ?? [];
    if (outcome === 'committed') assert.ok(records.length > 0, `${startTs} was committed`);
    if (outcome === 'aborted') assert.equal(records.length, 0, `${startTs} was aborted`);
    for (const record of records) {
      assert.equal(record.commitTs, records[0]?.commitTs, 'one commit ts');
      if (outcome === 'committed') assert.equal(record.commitTs, commitTs);
      assert.equal(record.value, changes[record.key]);
    }
    if (records.length > 0) assert.equal(records.length, Object.keys(changes).length, 'all or nothing');
  }
  for (const { key, ts, value } of world.reads) {
    assert.equal(value, stateAt(history, ts).get(key), `${key}@${ts}`);
  }
  for (const ts of new Set(history.flatMap(({ commitTs }) => [commitTs - 1n, commitTs]))) {
    const expected = [...stateAt(history, ts)].sort(([a], [b]) => (a < b ? -1 : 1));
    assert.deepEqual(world.store.scan(ts), expected);
  }
  checkGc(world, history);
  return byTxn.size;
}

/** Collecting garbage changes no read at or after the safe point. */
function checkGc(world: World, history: readonly Committed[]): void {
  const safePoint = history[Math.floor(history.length / 2)]?.commitTs ?? 0n;
  const { store } = world;
  store.twice = false;
  for (const key of world.keys) while (store.gc(key, safePoint) > 0);
  for (const ts of [safePoint, world.tso()]) {
    const expected = [...stateAt(history, ts)].sort(([a], [b]) => (a < b ? -1 : 1));
    assert.deepEqual(store.scan(ts), expected);
    assert.deepEqual(store.scan(ts, { reverse: true }), expected.toReversed());
  }
}

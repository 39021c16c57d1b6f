/**
 * Snapshots under power cuts. A follower that was away takes a snapshot in files; the power of the follower, or of the leader that makes
 * it, goes before the n-th operation of its disk, for many n. Afterwards the store must open, catch up, hold what the leader holds, and
 * leave no file behind.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32c, must, utf8 } from '@tessera/base';
import { CF, type EngineSnapshot, type KvEngine, LsmEngine, runRead } from '@tessera/engine';
import type { Env } from '@tessera/env';
import { TestStores } from '@tessera/raftstore/testing';
import { SimDisk } from '../../sim/sim-disk.ts';
import { smallLsm } from '../../sim/small-engines.ts';
import { encrypted } from '../support/encrypted.ts';

const CONFIG = {
  logGcTicks: 2,
  logGcThreshold: 1,
  logGcCountLimit: 4,
  hibernateTicks: 0,
  snapshotChunkBytes: 700,
  snapshotTableBytes: 1500,
};

type Victim = 'receiver' | 'sender';

class Cluster {
  readonly disks = new Map<number, SimDisk>();
  readonly stores: TestStores;
  readonly #engines: Map<number, KvEngine>;
  readonly #isEncrypted: boolean;

  private constructor(
    stores: TestStores,
    disks: Map<number, SimDisk>,
    engines: Map<number, KvEngine>,
    isEncrypted: boolean,
  ) {
    this.#isEncrypted = isEncrypted;
    this.stores = stores;
    this.disks = disks;
    this.#engines = engines;
  }

  static async open(ingestBytesMin: number, isEncrypted: boolean): Promise<Cluster> {
    const disks = new Map<number, SimDisk>();
    const engines = new Map<number, KvEngine>();
    const stores = await TestStores.open({
      count: 3,
      config: { ...CONFIG, snapshotIngestBytesMin: ingestBytesMin },
      disk: (id) => {
        const disk = new SimDisk();
        disks.set(id, disk);
        return isEncrypted ? encrypted(disk, id) : disk;
      },
      engine: async (id, env) => {
        const engine = await openEngine(env);
        engines.set(id, engine);
        return engine;
      },
    });
    return new Cluster(stores, disks, engines, isEncrypted);
  }

  disk(id: number): SimDisk {
    return must(this.disks.get(id), 'the disk of a store');
  }

  /** What is left of the store after the power went. */
  async crash(id: number, seed: number): Promise<void> {
    const disk = this.disk(id).cutPower(seed, seed % 2 === 0);
    this.disks.set(id, disk);
    await this.stores.crash(id, this.#isEncrypted ? encrypted(disk, seed) : disk, async (env) => {
      const engine = await openEngine(env);
      this.#engines.set(id, engine);
      return engine;
    });
  }

  async digest(id: number): Promise<string> {
    const engine = must(this.#engines.get(id), 'an engine');
    using snapshot = engine.snapshot();
    return await runRead(engine, snapshot, () => digestOf(snapshot));
  }
}

function openEngine({ disk, tasks }: Env): Promise<LsmEngine> {
  return LsmEngine.open({
    directory: '/kv',
    disk,
    tasks,
    ...smallLsm(64 * 1024),
    blockCacheBytes: 1 << 20,
    blockBytes: 16 * 1024,
  });
}

function digestOf(snapshot: EngineSnapshot): string {
  let digest = 0;
  let rows = 0;
  using iterator = snapshot.iterator(CF.default, { lower: utf8('z') });
  for (iterator.seekToFirst(); iterator.valid; iterator.next()) {
    const [key, value] = [iterator.key(), iterator.value()];
    digest = crc32c(value, 0, value.length, crc32c(key, 0, key.length, digest));
    rows++;
  }
  return `${rows}:${digest}`;
}

/** One run with the power cut before operation `cutAt`. False: the victim had fewer. */
async function run(victim: Victim, cutAt: number, ingestBytesMin: number, isEncrypted = false): Promise<boolean> {
  const cluster = await Cluster.open(ingestBytesMin, isEncrypted);
  const { stores } = cluster;
  const leader = must(stores.leader(1), 'a leader');
  const from = stores.nodeOf(leader).store.storeId;
  const behind = from === 1 ? 2 : 1;
  // It has rows that the snapshot has not.
  await stores.put(
    leader,
    Array.from({ length: 10 }, (_, i) => [utf8(`old${i}`), new Uint8Array(100)] as const),
  );
  await stores.advance(300);
  await stores.node(behind).engine.flush();
  stores.cut.add(behind);
  for (let i = 0; i < 12; i++) await stores.put(leader, [[utf8(`k${i}`), new Uint8Array(300).fill(i)]]);
  await stores.remove(leader, utf8('old3'));
  await stores.advance(1000);
  const id = victim === 'receiver' ? behind : from;
  const disk = cluster.disk(id);
  disk.faults.powerCutAt = disk.operations + cutAt;
  stores.cut.delete(behind);
  const caughtUp = (): boolean => {
    const now = stores.leader(1);
    const peer = stores.node(behind).store.peers.get(1);
    return (
      now !== undefined && peer !== undefined && !peer.installing && peer.applied === now.applied && peer.applied > 20
    );
  };
  for (let ms = 0; ms < 3000 && !disk.off && !(caughtUp() && ms > 1500); ms += 50) await stores.advance(50);
  const wasCut = disk.off;
  if (wasCut) await cluster.crash(id, cutAt);
  else disk.faults = {};
  await stores.until(caughtUp);
  await stores.advance(500);
  assert.equal(await cluster.digest(behind), await cluster.digest(3), `${victim} cut at ${cutAt}`);
  for (const [store, one] of cluster.disks) {
    const left = (await one.list('/snap')).filter((name) => !name.startsWith('gen') || store === id);
    assert.deepEqual(left, [], `${victim} cut at ${cutAt}: files of store ${store}`);
  }
  await stores.close();
  return wasCut;
}

/** Each run takes a third of a second: `SNAPSHOT_CUTS=1` cuts at every operation. */
const EVERY = Number(process.env['SNAPSHOT_CUTS'] ?? 9);

for (const victim of ['receiver', 'sender'] as const) {
  for (const [how, ingestBytesMin] of [
    ['ingested', 0],
    ['in one batch', 1 << 20],
  ] as const) {
    test(`snapshot, ${how}: the ${victim} loses power in the middle`, async () => {
      let cutAt = 1;
      while (await run(victim, cutAt, ingestBytesMin)) cutAt += EVERY;
      assert.ok(cutAt > 10, `only ${cutAt} operations`);
    });
  }
}

test('snapshot, ingested, encrypted at rest: the receiver loses power in the middle', async () => {
  let cutAt = 1;
  while (await run('receiver', cutAt, 0, true)) cutAt += 3 * EVERY;
  assert.ok(cutAt > 10, `only ${cutAt} operations`);
});

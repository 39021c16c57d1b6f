/**
 * Metamorphic runs of the LSM engine: random histories under random options, beside a sorted-map model, with a crash at any disk
 * operation and failing writes. After a crash the engine holds exactly a prefix of the writes, at least the acknowledged ones, and no
 * file that nobody needs. Each step draws from a generator of its own, so a history with steps left out does the rest as before:
 * that is how a failing one is made short (kv-engine-metamorphic.ts). Beside the model a second engine may take part, a native one: it gets
 * the same writes and must answer the same reads.
 */
import assert from 'node:assert/strict';
import { fromLatin1, Prng } from '@tessera/base';
import {
  COLUMN_FAMILIES,
  type EngineSnapshot,
  type KvEngine,
  LsmEngine,
  type LsmOptions,
  runRead,
  TableBuilder,
  WriteBatch,
} from '@tessera/engine';
import { DiskError } from '@tessera/env';
import { microtasks } from '@tessera/env/memory';
import { encrypted } from '../support/encrypted.ts';
import { batchOf, compareReads, ModelEngine, type Op, randomOps, rows } from './kv-engine.ts';
import { TornDisk } from './kv-engine-torn-disk.ts';

export const STEPS = 120;

function randomOptions(random: Prng, torn: TornDisk, isEncrypted: boolean): LsmOptions {
  const disk = isEncrypted ? encrypted(torn, random.u32()) : torn;
  return {
    ...{ directory: '/db', disk, tasks: microtasks, memtablesMax: 1_000_000 },
    memtableBytes: random.pick([1024, 4096, 65536]),
    blockBytes: random.pick([64, 256, 4096]),
    restartInterval: random.pick([1, 2, 16]),
    blockCacheBytes: random.pick([0, 2048, 1e6]),
    bloomBitsPerKey: random.pick([0, 10]),
    compression: random.pick([['none'], ['zstd'], ['none', 'zstd']] as const),
    tableBytes: random.pick([256, 1024, 65536]),
    levelBaseBytes: random.pick([1024, 8192, 1e6]),
    levelSizeFactor: random.pick([2, 10]),
    level0CompactionTrigger: random.pick([1, 2, 8]),
    automaticCompaction: random.chance(0.8),
    garbage: { tombstonesMin: random.pick([1, 1e9]), tombstonesPercent: 10, redundantMin: 1, redundantPercent: 1 },
    wal: random.chance(0.4),
    blobs: randomBlobs(random),
  };
}

/** Mostly so small that every value, or every second one, is separated. */
function randomBlobs(random: Prng): NonNullable<LsmOptions['blobs']> {
  return {
    mode: random.pick(['normal', 'normal', 'normal', 'read-only', 'fallback']),
    minBytes: random.pick([1, 4, 12]),
    discardableRatio: random.pick([0, 0.2, 0.5]),
    compression: random.pick(['none', 'zstd']),
    fileBytes: random.pick([100, 1000, 1e6]),
    disableGc: random.chance(0.2),
  };
}

/** A crash drawn for one operation of the disk: what it left, and what was promised by then. */
interface Crash {
  readonly disk: TornDisk;
  readonly acknowledged: number;
  readonly written: number;
}

export class History {
  readonly #seed: number;
  #random: Prng;
  readonly #models = new Map<number, ModelEngine>([[0, new ModelEngine()]]);
  #disk = new TornDisk();
  #options: LsmOptions;
  #engine!: LsmEngine;
  #model = new ModelEngine();
  #live: { snapshot: EngineSnapshot; model: ModelEngine }[] = [];
  #crash: Crash | undefined;
  /** Disk operations until the crash; none planned when negative. */
  #untilCrash = -1;
  #failChance = 0;
  #external = 0;
  readonly #encrypted: boolean;
  readonly #native: KvEngine | undefined;
  stepsDone = 0;

  /** `native` is empty, and stays the caller's. */
  constructor(seed: number, native?: KvEngine) {
    this.#seed = seed;
    this.#native = native;
    this.#random = new Prng(seed);
    this.#encrypted = this.#random.chance(0.3);
    this.#options = randomOptions(this.#random, this.#disk, this.#encrypted);
  }

  /** All steps, or only these. */
  async run(steps: readonly number[] = Array.from({ length: STEPS }, (_, i) => i)): Promise<void> {
    await this.#open();
    for (const step of steps) {
      this.#random = new Prng(this.#seed * 1000 + step);
      await this.#step();
      if (this.#crash !== undefined) await this.#afterCrash(this.#crash);
      await this.#compare(this.#engine.snapshot(), this.#model, true);
      this.stepsDone++;
    }
    await this.#closeAndCheckFiles();
  }

  async #open(): Promise<void> {
    this.#disk.before = (operation, path) => this.#beforeOperation(operation, path);
    this.#engine = await LsmEngine.open(this.#options);
  }

  #beforeOperation(operation: string, path: string): void {
    if (this.#untilCrash >= 0 && this.#untilCrash-- === 0) {
      const acknowledged = this.#engine.persistedSequence;
      this.#crash = { disk: this.#disk.crash(this.#random), acknowledged, written: this.#engine.sequence };
    }
    const fails = this.#failChance > 0 && (operation === 'write' || operation === 'open');
    if (fails && this.#random.chance(this.#failChance)) throw new DiskError(operation, path, 'ENOSPC');
  }

  async #step(): Promise<void> {
    const random = this.#random;
    if (random.chance(0.08) && this.#untilCrash < 0) this.#untilCrash = random.int(0, 40);
    this.#failChance = random.chance(0.1) ? 0.3 : 0;
    try {
      await this.#action(random.int(0, 100));
    } catch (error) {
      if (this.#failChance === 0) throw error;
    }
    this.#failChance = 0;
  }

  async #action(dice: number): Promise<void> {
    const random = this.#random;
    if (this.#failChance > 0 && this.#options.wal === true && random.chance(0.3)) await this.#syncAgain();
    else if (dice < 60) this.#write();
    else if (dice < 70) await this.#engine.flush();
    else if (dice < 75) await this.#engine.compactRange(random.pick(COLUMN_FAMILIES));
    else if (dice < 78) await this.#engine.settle();
    else if (dice < 83) await this.#ingest();
    else if (dice < 86) await this.#checkpoint();
    else if (dice < 90 && this.#options.wal === true) await this.#engine.syncLog();
    else if (dice < 92) await this.#reopen();
    else if (dice < 94) this.#engine.setBlobs(randomBlobs(random));
    else this.#live.push({ snapshot: this.#engine.snapshot(), model: new ModelEngine(this.#model.families) });
    for (const item of this.#live) if (random.chance(0.2)) await this.#compare(item.snapshot, item.model, false);
    this.#live = this.#live.filter((item) => random.chance(0.8) || item.snapshot[Symbol.dispose]());
  }

  #write(): void {
    const ops = randomOps(this.#random, this.#random.int(1, 30));
    this.#apply(ops);
    this.#remember(this.#engine.write(batchOf(...ops)));
  }

  /** What a sync that failed did not write, the next one writes. */
  async #syncAgain(): Promise<void> {
    this.#write();
    await this.#engine.syncLog().catch(() => {});
    this.#failChance = 0;
    this.#write();
    await this.#engine.syncLog();
  }

  #apply(ops: readonly Op[]): void {
    this.#model.apply(ops);
    this.#native?.write(batchOf(...ops));
  }

  /** What a crash took is taken from the native engine as well. */
  #resetNative(): void {
    if (this.#native === undefined) return;
    const batch = new WriteBatch();
    for (const cf of COLUMN_FAMILIES) {
      batch.deleteRange(cf, fromLatin1(''), fromLatin1('\xff'.repeat(50)));
      for (const [key, value] of this.#model.rows(cf)) batch.put(cf, fromLatin1(key), fromLatin1(value));
    }
    this.#native.write(batch);
  }

  /** Reads may miss and load: never while the disk is made to fail. */
  async #compare(snapshot: EngineSnapshot, model: ModelEngine, dispose: boolean): Promise<void> {
    const failChance = this.#failChance;
    this.#failChance = 0;
    const seed = this.#random.u32();
    await runRead(this.#engine, snapshot, () => compareReads(snapshot, model, seed));
    if (this.#native !== undefined && model === this.#model) {
      using theirs = this.#native.snapshot();
      compareReads(theirs, model, seed);
    }
    this.#failChance = failChance;
    if (dispose) snapshot[Symbol.dispose]();
  }

  async #ingest(): Promise<void> {
    const random = this.#random;
    const tables: { cf: 0 | 1 | 2 | 3; path: string }[] = [];
    const effects: Op[] = [];
    for (let i = random.int(1, 4); i > 0; i--) {
      const cf = random.pick(COLUMN_FAMILIES);
      const puts = new Map<string, string>();
      for (const op of randomOps(random, 20)) if (op[0] === 'put') puts.set(op[2], op[3]);
      if (puts.size === 0) continue;
      const path = `/external-${this.#external++}`;
      const builder = new TableBuilder(cf, {
        ...{ blockBytes: 128, restartInterval: 4, bloomBitsPerKey: 10, compression: 'none', sampleEveryBytes: 512 },
      });
      for (const key of [...puts.keys()].sort()) {
        const [k, v] = [fromLatin1(key), fromLatin1(puts.get(key) ?? '')];
        builder.add(k, 0, k.length, 0, 1, v, 0, v.length);
        effects.push(['put', cf, key, puts.get(key) ?? '']);
      }
      builder.finish();
      const file = await this.#options.disk.open(path, 'create');
      await file.write(builder.drain(), 0);
      tables.push({ cf, path });
    }
    let at = this.#engine.sequence;
    let failed: unknown;
    const ingestion = this.#engine.ingest(tables).catch((error) => {
      failed = error;
    });
    const writes = await this.#writeMeanwhile();
    await ingestion;
    // The ingestion took its sequences somewhere between the writes: they show where.
    let pending = true;
    const takePlace = (): void => {
      pending = false;
      if (failed === undefined) this.#apply(effects);
      at += tables.length;
      this.#remember(at);
    };
    for (const { ops, end } of writes) {
      if (pending && end !== at + ops.length) takePlace();
      this.#apply(ops);
      at = end;
      this.#remember(at);
    }
    if (pending && failed === undefined) takePlace();
    if (failed !== undefined) throw failed;
  }

  /** Writes at moments of something else that is under way; the model hears of them later. */
  async #writeMeanwhile(): Promise<{ ops: Op[]; end: number }[]> {
    const writes: { ops: Op[]; end: number }[] = [];
    for (let i = this.#random.int(0, 5); i > 0; i--) {
      for (let turns = this.#random.int(0, 60); turns > 0; turns--) await Promise.resolve();
      const ops = randomOps(this.#random, this.#random.int(1, 30));
      writes.push({ ops, end: this.#engine.write(batchOf(...ops)) });
    }
    return writes;
  }

  /** The model now is what the engine holds at this sequence. */
  #remember(sequence: number): void {
    this.#models.set(sequence, new ModelEngine(this.#model.families));
  }

  async #checkpoint(): Promise<void> {
    const directory = `/copy-${this.#external++}`;
    await this.#engine.checkpoint(directory);
    const copy = await LsmEngine.open({ ...this.#options, directory, wal: false });
    await expectContents(copy, this.#model);
    await copy.close();
  }

  async #reopen(): Promise<void> {
    this.#drop();
    await this.#engine.flush();
    await this.#engine.close();
    this.#failChance = 0;
    await this.#open();
    await expectContents(this.#engine, this.#model);
  }

  #drop(): void {
    for (const item of this.#live) item.snapshot[Symbol.dispose]();
    this.#live = [];
  }

  async #afterCrash({ disk, acknowledged, written }: Crash): Promise<void> {
    this.#drop();
    this.#disk.before = () => {};
    await this.#engine.close();
    this.#disk = disk;
    this.#crash = undefined;
    this.#untilCrash = -1;
    this.#options = { ...randomOptions(this.#random, disk, this.#encrypted), wal: this.#options.wal ?? false };
    await this.#open();
    const recovered = this.#engine.persistedSequence;
    assert.ok(recovered >= acknowledged, `recovered ${recovered}, acknowledged ${acknowledged}`);
    assert.ok(recovered <= written + 3, `recovered ${recovered}, written ${written}`);
    const model = this.#models.get(recovered);
    assert.ok(model !== undefined, `no batch ended at ${recovered}`);
    this.#model = new ModelEngine(model.families);
    this.#resetNative();
    for (const sequence of this.#models.keys()) if (sequence > recovered) this.#models.delete(sequence);
    await expectContents(this.#engine, this.#model);
  }

  async #closeAndCheckFiles(): Promise<void> {
    this.#drop();
    this.#untilCrash = -1;
    // One more edit: tables of an edit that failed are kept until the next one settles what counts.
    this.#write();
    await this.#engine.flush();
    await this.#engine.settle();
    await this.#engine.close();
    const tables = [...this.#engine.version.files()].map((file) => file.table.path).sort();
    const found = [...this.#disk.files().keys()].filter((path) => path.startsWith('/db/') && path.endsWith('.sst'));
    assert.deepEqual(found.sort(), tables, 'no table stays that no version names');
    const blobs = [...this.#engine.version.blobs.values()].map(({ file }) => file.path).sort();
    const blobFiles = [...this.#disk.files().keys()].filter(
      (path) => path.startsWith('/db/') && path.endsWith('.blob'),
    );
    assert.deepEqual(blobFiles.sort(), blobs, 'no blob file stays that no version names');
  }
}

async function expectContents(engine: LsmEngine, model: ModelEngine): Promise<void> {
  using snapshot = engine.snapshot();
  for (const cf of COLUMN_FAMILIES) {
    assert.deepEqual(await runRead(engine, snapshot, () => rows(snapshot, cf)), model.rows(cf), `family ${cf}`);
  }
}

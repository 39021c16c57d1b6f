/** Each kind of background work of the engine, small, on a disk that tests make fail at any of its operations. */
import assert from 'node:assert/strict';
import { fromLatin1, Prng } from '@tessera/base';
import {
  CF,
  COLUMN_FAMILIES,
  type ColumnFamily,
  EngineError,
  LsmEngine,
  type LsmOptions,
  runRead,
  TableBuilder,
} from '@tessera/engine';
import type { Disk } from '@tessera/env';
import { microtasks } from '@tessera/env/memory';
import { SimDisk } from '../../sim/sim-disk.ts';
import { batchOf, ModelEngine, type Op, randomOps, rows } from '../contract/kv-engine.ts';
import { encrypted } from '../support/encrypted.ts';

/** An engine on a disk that misbehaves, and what it should hold. */
export class Subject {
  disk = new SimDisk();
  readonly #options: Partial<LsmOptions>;
  readonly #encrypted: boolean;
  engine!: LsmEngine;
  readonly model = new ModelEngine();
  /** The contents at each sequence that may be the last. */
  readonly models = new Map<number, ModelEngine>([[0, new ModelEngine()]]);
  readonly random = new Prng(5);
  /** What the engine holds after work that takes no sequence; before its end either is right. */
  after: ModelEngine | undefined;

  constructor(options: Partial<LsmOptions>, isEncrypted: boolean) {
    this.#options = options;
    this.#encrypted = isEncrypted;
  }

  get dataDisk(): Disk {
    return this.#encrypted ? encrypted(this.disk, 3) : this.disk;
  }

  async open(directory = '/db'): Promise<LsmEngine> {
    return await LsmEngine.open({
      ...{ directory, disk: this.dataDisk, tasks: microtasks, memtableBytes: 1 << 16, memtablesMax: 1000 },
      ...{ blockBytes: 128, tableBytes: 512, levelBaseBytes: 2048, levelSizeFactor: 2, blockCacheBytes: 0 },
      ...{ automaticCompaction: false, compression: ['none'], ...this.#options },
    });
  }

  write(...ops: Op[]): void {
    this.model.apply(ops);
    this.models.set(this.engine.write(batchOf(...ops)), new ModelEngine(this.model.families));
  }

  /** Writes all over the key space, range deletions among them, and flushes. */
  async fill(rounds: number): Promise<void> {
    for (let i = 0; i < rounds; i++) {
      this.write(...randomOps(this.random, 30), ['deleteRange', CF.default, 'b', 'bb']);
      await this.engine.flush();
    }
  }

  /** A table made elsewhere, and what its ingestion does. */
  async external(path: string, cf: ColumnFamily): Promise<Op[]> {
    const puts = new Map<string, string>();
    for (const op of randomOps(this.random, 20)) if (op[0] === 'put') puts.set(op[2], op[3]);
    const builder = new TableBuilder(cf, {
      ...{ blockBytes: 128, restartInterval: 4, bloomBitsPerKey: 10, compression: 'none', sampleEveryBytes: 512 },
    });
    const keys = [...puts.keys()].sort();
    for (const key of keys) {
      const [k, v] = [fromLatin1(key), fromLatin1(puts.get(key) ?? '')];
      builder.add(k, 0, k.length, 0, 1, v, 0, v.length);
    }
    builder.finish();
    const file = await this.dataDisk.open(path, 'create');
    await file.write(builder.drain(), 0);
    await file.sync();
    await file.close();
    await this.dataDisk.syncDirectory('/');
    return keys.map((key): Op => ['put', cf, key, puts.get(key) ?? '']);
  }
}

export interface Scenario {
  readonly name: string;
  readonly options?: Partial<LsmOptions>;
  /** At least so many cuts at each operation, where few are at the one that matters. */
  readonly seeds?: number;
  prepare(subject: Subject): Promise<void>;
  /** Cut at each of its operations. */
  run(subject: Subject): Promise<unknown>;
  /** What must hold besides, on the disk after the cut. */
  check?(subject: Subject): Promise<void>;
}

const BLOBS = { mode: 'normal', minBytes: 4, discardableRatio: 0.1, compression: 'none', fileBytes: 400 } as const;

/** Two tables, and the contents once both are taken over. */
async function prepareIngestion(subject: Subject): Promise<void> {
  const effects = [...(await subject.external('/a.sst', CF.default)), ...(await subject.external('/b.sst', CF.write))];
  // Each table takes a sequence of its own; both or none are there.
  const after = new ModelEngine(subject.model.families);
  after.apply(effects);
  subject.models.set(subject.engine.sequence + 2, after);
}

function ingestBoth({ engine }: Subject): Promise<void> {
  return engine.ingest([
    { cf: CF.default, path: '/a.sst' },
    { cf: CF.write, path: '/b.sst' },
  ]);
}

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'flush with range deletions',
    prepare: (subject) => subject.fill(2),
    run: (subject) => {
      subject.write(...randomOps(subject.random, 60), ['deleteRange', CF.write, 'a', 'c']);
      return subject.engine.flush();
    },
  },
  {
    name: 'flush into blob files',
    options: { blobs: BLOBS },
    prepare: (subject) => subject.fill(1),
    run: (subject) => {
      subject.write(...randomOps(subject.random, 60));
      return subject.engine.flush();
    },
  },
  {
    name: 'compaction',
    prepare: (subject) => subject.fill(3),
    run: ({ engine }) => engine.compactRange(CF.default),
  },
  {
    name: 'compaction of blobs and their collection',
    options: { blobs: BLOBS, automaticCompaction: true, level0CompactionTrigger: 100 },
    prepare: (subject) => subject.fill(3),
    run: async ({ engine }) => {
      await engine.compactRange(CF.default);
      await engine.settle();
    },
  },
  {
    name: 'ingestion of two tables',
    prepare: async (subject) => {
      await subject.fill(2);
      subject.write(['put', CF.default, 'before', 'ingestion']);
      await prepareIngestion(subject);
    },
    run: ingestBoth,
  },
  {
    name: 'ingestion with nothing in memory',
    prepare: async (subject) => {
      await subject.fill(1);
      await prepareIngestion(subject);
    },
    run: ingestBoth,
  },
  {
    name: 'checkpoint',
    options: { blobs: BLOBS },
    prepare: (subject) => subject.fill(3),
    run: ({ engine }) => engine.checkpoint('/copy'),
    check: async (subject) => {
      // Half of one has no CURRENT; one that has it is whole.
      if ((await subject.dataDisk.stat('/copy/CURRENT')) === undefined) return;
      const copy = await subject.open('/copy');
      await expectContents(copy, subject.model);
      await copy.close();
    },
  },
  {
    name: 'files dropped by range',
    options: { blobs: BLOBS },
    prepare: async (subject) => {
      await subject.fill(3);
      await subject.engine.compactRange(CF.default);
      subject.after = new ModelEngine(subject.model.families);
      subject.after.families[CF.default]?.clear();
    },
    run: ({ engine }) => engine.deleteFilesInRange(CF.default, fromLatin1(''), fromLatin1('\xff'.repeat(9))),
  },
  {
    name: 'a log of its own, and the flush that ends it',
    options: { wal: true },
    prepare: (subject) => subject.fill(1),
    run: async (subject) => {
      let failure: unknown;
      for (let i = 0; i < 3; i++) {
        subject.write(...randomOps(subject.random, 10));
        await subject.engine.syncLog().catch((error: unknown) => {
          if (error instanceof EngineError) throw error;
          failure ??= error;
        });
      }
      await subject.engine.flush();
      if (failure !== undefined) throw failure;
    },
  },
  {
    name: 'a start on what another run left',
    options: { blobs: BLOBS },
    seeds: 5,
    prepare: async (subject) => {
      await subject.fill(2);
      await subject.engine.close();
    },
    run: async (subject) => {
      // Each writes a new manifest and CURRENT.
      for (let i = 0; i < 2; i++) {
        await subject.engine.close();
        subject.engine = await subject.open();
      }
    },
  },
];

export async function expectContents(engine: LsmEngine, model: ModelEngine): Promise<void> {
  using snapshot = engine.snapshot();
  for (const cf of COLUMN_FAMILIES) {
    assert.deepEqual(await runRead(engine, snapshot, () => rows(snapshot, cf)), model.rows(cf), `family ${cf}`);
  }
}

/** What the engine holds: `model`, or with the effect of work that takes no sequence, which is sure when it `isOver`. */
export async function heldOf({ engine, after }: Subject, model: ModelEngine, isOver: boolean): Promise<ModelEngine> {
  if (after === undefined) return model;
  const isBefore =
    !isOver &&
    (await expectContents(engine, model).then(
      () => true,
      () => false,
    ));
  return isBefore ? model : after;
}

/** Tables, blob files and manifests in the directory are those that the engine names. */
export async function expectNoStray({ dataDisk, engine }: Subject): Promise<void> {
  const named = [...engine.version.files()].map(({ table }) => table.path);
  named.push(...[...engine.version.blobs.values()].map(({ file }) => file.path));
  const found = (await dataDisk.list('/db')).filter((name) => !/^(CURRENT|MANIFEST-\d+)$/.test(name));
  assert.deepEqual(found.map((name) => `/db/${name}`).sort(), named.sort());
  assert.equal((await dataDisk.list('/db')).filter((name) => name.startsWith('MANIFEST')).length, 1);
}

/**
 * One subject through one shape, in a process of its own: CPU and memory are then the subject's. Run by `bench -- engine` as
 * `node measure.ts SUBJECT SHAPE DIRECTORY`; prints one JSON object.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Prng } from '@tessera/base';
import { quantile } from '../../harness/row.ts';
import { Ours } from './ours.ts';
import { Lmdb, RocksBinding } from './peers.ts';
import { BATCH, CHURN, readsOf, rowBytes, type Shape, SPEED, shapes } from './shape.ts';
import type { Subject } from './subject.ts';

/** CPU microseconds an operation; 99th percentile in milliseconds of a sample, timed one by one apart from that. */
export interface Measured {
  readonly rows: Record<string, { readonly cpuUs: number; readonly p99Ms: number }>;
  readonly notes: Record<string, number>;
}

const SUBJECTS: Readonly<Record<string, () => Subject>> = {
  ours: () => new Ours(),
  binding: () => new RocksBinding(),
  lmdb: () => new Lmdb(),
};
const SAMPLE = 5000;
const WARM_UP = 50_000;
const MIB = 1024 * 1024;

class Measurement {
  readonly #subject: Subject;
  readonly #shape: Shape;
  readonly #directory: string;
  readonly #random = new Prng(7);
  readonly #value: Buffer;
  readonly #rows: Record<string, { cpuUs: number; p99Ms: number }> = {};

  constructor(subject: Subject, shape: Shape, directory: string) {
    this.#subject = subject;
    this.#shape = shape;
    this.#directory = directory;
    this.#value = Buffer.alloc(shape.valueBytes, 'v');
  }

  async run(): Promise<Measured> {
    return this.#shape.kind === 'churn' ? await this.#churn() : await this.#speed();
  }

  async #speed(): Promise<Measured> {
    const { keys } = this.#shape;
    const subject = this.#subject;
    await this.#warmUp();
    const sequential = Uint32Array.from({ length: keys }, (_, i) => i);
    await subject.open(join(this.#directory, 'sequential'), this.#shape, SPEED);
    await this.#fill('insert-sequential-100', sequential, BATCH);
    await subject.close();
    await subject.open(join(this.#directory, 'random'), this.#shape, SPEED);
    await this.#fill('insert-100', this.#draw(keys), BATCH);
    await this.#fill('overwrite-100', this.#draw(keys), BATCH);
    await this.#fill('insert-1', this.#draw(Math.ceil(keys / 4)), 1);
    await subject.compact();
    await this.#reads(this.#draw(readsOf(this.#shape)));
    await subject.close();
    // A quarter of the data fits.
    const cacheBytes = Math.floor((keys * rowBytes(this.#shape)) / 4);
    await subject.open(join(this.#directory, 'random'), this.#shape, { ...SPEED, cacheBytes });
    const numbers = this.#draw(Math.ceil(keys / 10));
    await this.#each('get-cold', numbers, (number) => subject.get(number));
    await subject.close();
    return { rows: this.#rows, notes: {} };
  }

  /** Code that is compiled only after a while would count as the engine's cost. */
  async #warmUp(): Promise<void> {
    const keys = Math.min(WARM_UP, this.#shape.keys);
    await this.#subject.open(join(this.#directory, 'warm-up'), this.#shape, SPEED);
    await this.#write(this.#draw(keys), BATCH);
    await this.#subject.close();
  }

  async #reads(numbers: Uint32Array): Promise<void> {
    const subject = this.#subject;
    // Once unmeasured: fills the cache.
    await subject.scan(false);
    await this.#each('get-hot', numbers, (number) => subject.get(number));
    await this.#each('get-missing', numbers, (number) => subject.get(number, 0x31));
    await this.#each('seek', numbers, (number) => subject.seek(number));
    for (const reverse of [false, true]) {
      const name = reverse ? 'scan-reverse' : 'scan-forward';
      for (let i = 0; i < readsOf(this.#shape); i += this.#shape.keys) await subject.scan(reverse);
      let rows = 0;
      const cpu = await cpuOf(async () => {
        while (rows < 3 * readsOf(this.#shape)) rows += await subject.scan(reverse);
      });
      this.#rows[name] = { cpuUs: cpu / rows, p99Ms: 0 };
    }
  }

  async #churn(): Promise<Measured> {
    const { keys } = this.#shape;
    const subject = this.#subject;
    const before = process.memoryUsage.rss();
    await subject.open(join(this.#directory, 'churn'), this.#shape, CHURN);
    const all = new Uint32Array(keys * CHURN.rounds);
    for (let i = 0; i < all.length; i++) all[i] = this.#random.int(0, keys);
    const distinct = new Set(all).size;
    const cpu = await cpuOf(async () => {
      await this.#write(all, BATCH);
      await subject.settle();
    });
    const written = subject.writtenBytes();
    const peakRssMib = process.resourceUsage().maxRSS / 1024;
    await subject.close();
    this.#rows['fill'] = { cpuUs: cpu / all.length, p99Ms: 0 };
    const notes: Record<string, number> = {
      spaceAmplification: directoryBytes(this.#directory) / (distinct * rowBytes(this.#shape)),
      ...{ peakRssMib, startRssMib: before / MIB, cacheMib: CHURN.cacheBytes / MIB },
      // Five wait at most, see `breathe`.
      memtablesMib: (6 * CHURN.memtableBytes) / MIB,
    };
    if (written !== undefined) notes['writeAmplification'] = written / (all.length * rowBytes(this.#shape));
    return { rows: this.#rows, notes };
  }

  async #fill(name: string, numbers: Uint32Array, batch: number): Promise<void> {
    const cpu = await cpuOf(() => this.#write(numbers, batch));
    const delays: number[] = [];
    for (let i = 0; i < Math.min(SAMPLE, numbers.length); i += batch) {
      const start = performance.now();
      this.#subject.write(numbers, i, Math.min(i + batch, numbers.length), this.#value);
      delays.push(performance.now() - start);
      await this.#subject.breathe();
    }
    this.#rows[name] = { cpuUs: cpu / numbers.length, p99Ms: quantile(delays, 0.99) };
  }

  async #write(numbers: Uint32Array, batch: number): Promise<void> {
    const pause = Math.max(batch, Math.floor((256 * 1024) / rowBytes(this.#shape) / batch) * batch);
    for (let i = 0; i < numbers.length; i += batch) {
      this.#subject.write(numbers, i, Math.min(i + batch, numbers.length), this.#value);
      if (i % pause === 0) await this.#subject.breathe();
    }
  }

  async #each(name: string, numbers: Uint32Array, one: (number: number) => unknown): Promise<void> {
    for (let i = 0; i < numbers.length; i += 10) await one(numbers[i] as number);
    const cpu = await cpuOf(async () => {
      for (let i = 0; i < numbers.length; i++) {
        const pending = one(numbers[i] as number);
        if (pending instanceof Promise) await pending;
      }
    });
    const delays: number[] = [];
    for (let i = 0; i < Math.min(SAMPLE, numbers.length); i++) {
      const start = performance.now();
      await one(numbers[i] as number);
      delays.push(performance.now() - start);
    }
    this.#rows[name] = { cpuUs: cpu / numbers.length, p99Ms: quantile(delays, 0.99) };
  }

  #draw(count: number): Uint32Array {
    return Uint32Array.from({ length: count }, () => this.#random.int(0, this.#shape.keys));
  }
}

async function cpuOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const used = process.cpuUsage(before);
  return used.user + used.system;
}

function directoryBytes(directory: string): number {
  let bytes = 0;
  for (const name of readdirSync(directory, { recursive: true })) {
    const stat = statSync(join(directory, String(name)));
    // What is allocated: LMDB's file is sparse.
    if (stat.isFile()) bytes += Math.min(stat.size, stat.blocks * 512);
  }
  return bytes;
}

const [subjectName = '', shapeName = '', directory = ''] = process.argv.slice(2);
const subject = SUBJECTS[subjectName]?.();
const shape = shapes().find(({ name }) => name === shapeName);
if (subject === undefined || shape === undefined) throw new Error('usage: measure.ts SUBJECT SHAPE DIRECTORY');
console.log(JSON.stringify(await new Measurement(subject, shape, directory).run()));

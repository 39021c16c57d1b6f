/**
 * One subject through one shape, in a process of its own: CPU and memory are then the subject's. Run by `bench -- engine` as
 * `node measure.ts SUBJECT SHAPE DIRECTORY`; prints one JSON object.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Prng } from '@tessera/base';
import { quantile } from '../../harness/row.ts';
import { directoryBytes, MIB } from './fill-shape.ts';
import { type Measured, NOT_INSTALLED } from './measured.ts';
import { Ours } from './ours.ts';
import { Lmdb, RocksBinding } from './peers.ts';
import {
  BATCH,
  CHURN_ROUNDS,
  coldReadsOf,
  coldSizesOf,
  drawnOf,
  limitOf,
  readsOf,
  rowBytes,
  type Shape,
  shapes,
  singlesOf,
  sizesOf,
} from './shape.ts';
import type { Subject } from './subject.ts';

const SUBJECTS: Readonly<Record<string, () => Subject>> = {
  ours: () => new Ours(),
  binding: () => new RocksBinding(),
  lmdb: () => new Lmdb(),
};
const SAMPLE = 5000;
const WARM_UP = 50_000;
const WARM_UP_BYTES = 64 * MIB;
/** A scan is measured for so long, and once at least. */
const SCAN_US = 300_000;

class Measurement {
  readonly #subject: Subject;
  readonly #shape: Shape;
  readonly #directory: string;
  readonly #random = new Prng(7);
  readonly #value: Buffer;
  readonly #rows: Record<string, { cpuUs: number; p99Ms: number }> = {};
  readonly #notes: Record<string, number> = {};
  readonly #startRssMib = process.memoryUsage.rss() / MIB;

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
    const sizes = sizesOf(this.#shape);
    await this.#warmUp();
    await subject.open(join(this.#directory, 'sequential'), this.#shape, sizes);
    await this.#fill(
      'insert-sequential-100',
      Uint32Array.from({ length: keys }, (_, i) => i),
      BATCH,
    );
    await this.#close();
    rmSync(join(this.#directory, 'sequential'), { recursive: true });
    await subject.open(join(this.#directory, 'random'), this.#shape, sizes);
    await this.#fill('insert-100', this.#draw(keys), BATCH);
    await this.#fill('overwrite-100', this.#draw(keys), BATCH);
    await this.#fill('insert-1', this.#draw(singlesOf(this.#shape)), 1);
    if (this.#isLarge) this.#noteWritten('random', 2 * keys + singlesOf(this.#shape));
    await subject.compact();
    await this.#reads(this.#draw(readsOf(this.#shape)));
    await subject.close();
    await subject.open(join(this.#directory, 'random'), this.#shape, coldSizesOf(this.#shape));
    await this.#each('get-cold', this.#draw(coldReadsOf(this.#shape)), (number) => subject.get(number));
    await subject.close();
    return { rows: this.#rows, notes: this.#notes };
  }

  /** What it held must not count as the next one's memory. */
  async #close(): Promise<void> {
    await this.#subject.close();
    globalThis.gc?.();
  }

  get #isLarge(): boolean {
    return this.#shape.kind === 'large';
  }

  /** Code that is compiled only after a while would count as the engine's cost. */
  async #warmUp(): Promise<void> {
    const keys = Math.min(WARM_UP, this.#shape.keys, Math.ceil(WARM_UP_BYTES / rowBytes(this.#shape)));
    await this.#subject.open(join(this.#directory, 'warm-up'), this.#shape, sizesOf(this.#shape));
    await this.#write(this.#draw(keys), BATCH);
    await this.#close();
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
      await subject.scan(reverse);
      let rows = 0;
      let cpu = 0;
      while (cpu < SCAN_US) cpu += await cpuOf(async () => void (rows += await subject.scan(reverse)));
      this.#found(name, cpu / rows, 0);
    }
  }

  async #churn(): Promise<Measured> {
    const { keys } = this.#shape;
    const subject = this.#subject;
    await subject.open(join(this.#directory, 'churn'), this.#shape, sizesOf(this.#shape));
    const all = this.#draw(keys * CHURN_ROUNDS);
    const cpu = await cpuOf(async () => {
      await this.#write(all, BATCH);
      await subject.settle();
    });
    this.#found('fill', cpu / all.length, 0);
    this.#noteWritten('churn', all.length);
    await subject.close();
    return { rows: this.#rows, notes: this.#notes };
  }

  /** Amplification and memory, after so many rows were drawn and written. */
  #noteWritten(directory: string, rows: number): void {
    const { memtableBytes, cacheBytes } = sizesOf(this.#shape);
    const written = this.#subject.writtenBytes();
    if (written !== undefined) this.#notes['writeAmplification'] = written / (rows * rowBytes(this.#shape));
    const live = drawnOf(this.#shape, rows) * rowBytes(this.#shape);
    this.#notes['spaceAmplification'] = directoryBytes(join(this.#directory, directory)) / live;
    this.#notes['peakRssMib'] = process.resourceUsage().maxRSS / 1024;
    this.#notes['startRssMib'] = this.#startRssMib;
    const limitBytes = limitOf(sizesOf(this.#shape));
    this.#notes['limitMib'] = limitBytes / MIB;
    this.#notes['peakOfLimit'] = (this.#notes['peakRssMib'] * MIB) / limitBytes;
    // Five wait at most, see `breathe`.
    this.#notes['memtablesMib'] = (6 * memtableBytes) / MIB;
    this.#notes['cacheMib'] = cacheBytes / MIB;
  }

  #found(name: string, cpuUs: number, p99Ms: number): void {
    this.#rows[name] = { cpuUs, p99Ms };
    if (this.#isLarge) console.error(`  ${name}: ${cpuUs.toPrecision(3)} us`);
  }

  async #fill(name: string, numbers: Uint32Array, batch: number): Promise<void> {
    const cpu = await cpuOf(async () => {
      await this.#write(numbers, batch);
      if (this.#isLarge) await this.#subject.settle();
    });
    const delays: number[] = [];
    for (let i = 0; i < Math.min(SAMPLE, numbers.length); i += batch) {
      const start = performance.now();
      this.#subject.write(numbers, i, Math.min(i + batch, numbers.length), this.#value);
      delays.push(performance.now() - start);
      await this.#subject.breathe();
    }
    this.#found(name, cpu / numbers.length, quantile(delays, 0.99));
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
    this.#found(name, cpu / numbers.length, quantile(delays, 0.99));
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

const [subjectName = '', shapeName = '', directory = ''] = process.argv.slice(2);
const subject = SUBJECTS[subjectName]?.();
const shape = shapes().find(({ name }) => name === shapeName);
if (subject === undefined || shape === undefined) throw new Error('usage: measure.ts SUBJECT SHAPE DIRECTORY');
try {
  console.log(JSON.stringify(await new Measurement(subject, shape, directory).run()));
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
  process.exitCode = NOT_INSTALLED;
}

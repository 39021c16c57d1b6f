/** The LSM engine as a subject of `bench -- engine`. */
import { silentLogger } from '@tessera/base';
import { CF, type EngineIterator, type EngineSnapshot, LsmEngine, runRead, WriteBatch } from '@tessera/engine';
import { createNodeEnv } from '@tessera/env/node';
import { keyOf, type Shape } from './shape.ts';
import type { Subject, SubjectOptions } from './subject.ts';

export class Ours implements Subject {
  readonly #batch = new WriteBatch(64 * 1024);
  #engine!: LsmEngine;
  #snapshot: EngineSnapshot | undefined;
  #seeker: EngineIterator | undefined;

  async open(directory: string, shape: Shape, options: SubjectOptions): Promise<void> {
    const { disk, tasks, clock, helpers } = createNodeEnv({ log: silentLogger });
    this.#engine = await LsmEngine.open({
      ...{ directory, disk, tasks, clock, helpers, compression: ['none'], memtableBytes: options.memtableBytes },
      ...{ levelBaseBytes: options.levelBaseBytes, blockCacheBytes: options.cacheBytes },
      blobs: shape.blobs ? { mode: 'normal', minBytes: 1024, compression: 'none' } : {},
    });
  }

  write(numbers: Uint32Array, from: number, to: number, value: Uint8Array): void {
    this.#batch.clear();
    for (let i = from; i < to; i++) this.#batch.put(CF.default, keyOf(numbers[i] as number), value);
    this.#engine.write(this.#batch);
  }

  async breathe(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (this.#engine.signals().immutableMemtables > 4);
  }

  async compact(): Promise<void> {
    await this.#engine.flush();
    await this.#engine.compactRange(CF.default);
    this.#drop();
  }

  async settle(): Promise<void> {
    await this.#engine.flush();
    await this.#engine.settle();
  }

  get(number: number, last?: number): boolean | Promise<boolean> {
    const snapshot = this.#read();
    return runRead(this.#engine, snapshot, () => snapshot.get(CF.default, keyOf(number, last)) !== undefined);
  }

  seek(number: number): void | Promise<void> {
    const snapshot = this.#read();
    this.#seeker ??= snapshot.iterator(CF.default);
    const seeker = this.#seeker;
    return runRead(this.#engine, snapshot, () => seeker.seek(keyOf(number)));
  }

  /** Without a promise where all is in memory; a miss in the middle is loaded and the same call made again. */
  scan(reverse: boolean): number | Promise<number> {
    const iterator = this.#read().iterator(CF.default);
    const rows = reverse ? backward(iterator) : undefined;
    return rows ?? this.#forward(iterator);
  }

  #forward(iterator: EngineIterator): number | Promise<number> {
    try {
      iterator.seekToFirst();
      return forward(iterator);
    } catch {
      return this.#forwardWithMisses(this.#read().iterator(CF.default));
    }
  }

  async #forwardWithMisses(iterator: EngineIterator): Promise<number> {
    const snapshot = this.#read();
    let rows = 0;
    for (await runRead(this.#engine, snapshot, () => iterator.seekToFirst()); iterator.valid; ) {
      const { begin, end } = await runRead(this.#engine, snapshot, () => iterator.rows());
      rows += end - begin;
      await runRead(this.#engine, snapshot, () => iterator.nextRows());
    }
    return rows;
  }

  writtenBytes(): number {
    const { flushedBytes, compactionWrittenBytes } = this.#engine.stats();
    return flushedBytes + compactionWrittenBytes;
  }

  async close(): Promise<void> {
    this.#drop();
    await this.#engine.close();
  }

  /** One snapshot for all reads until the data moves. */
  #read(): EngineSnapshot {
    this.#snapshot ??= this.#engine.snapshot();
    return this.#snapshot;
  }

  #drop(): void {
    this.#seeker = undefined;
    this.#snapshot?.[Symbol.dispose]();
    this.#snapshot = undefined;
  }
}

function forward(iterator: EngineIterator): number {
  let rows = 0;
  let bytes = 0;
  for (; iterator.valid; iterator.nextRows()) {
    const { keyBytes, valueBytes, places, begin, end } = iterator.rows();
    for (let at = 4 * begin; at < 4 * end; at += 4) {
      const keyStart = places[at] as number;
      const valueStart = places[at + 2] as number;
      bytes += (places[at + 1] as number) - keyStart + (places[at + 3] as number) - valueStart;
      bytes += (keyBytes[keyStart] as number) + (valueBytes[valueStart] as number);
    }
    rows += end - begin;
  }
  return bytes > 0 ? rows : 0;
}

function backward(iterator: EngineIterator): number {
  let rows = 0;
  let bytes = 0;
  for (iterator.seekToLast(); iterator.valid; iterator.prev()) {
    bytes += iterator.key().length + iterator.value().length;
    rows++;
  }
  return bytes > 0 ? rows : 0;
}

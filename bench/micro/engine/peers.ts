/**
 * Native bindings as subjects of `bench -- engine`: RocksDB (`@nxtedition/rocksdb`, which is kept up and ships its binaries in the package; 54 MB,
 * so not among our dependencies) and LMDB. Both by their fastest calls, documented or not: synchronous, many rows a call where there is one.
 * RocksDB's binding cannot leave out the write-ahead log; LMDB does not sync.
 */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { keyOf, type Shape } from './shape.ts';
import type { Subject, SubjectOptions } from './subject.ts';

interface RocksIterator {
  _seekSync(key: Buffer): void;
  _nextvSync(size: number): { readonly rows: readonly Buffer[]; readonly finished: boolean };
  _closeSync(): void;
}

interface RocksBatch {
  _put(key: Buffer, value: Uint8Array, options: undefined): void;
  _writeSync(options: object): void;
  _closeSync(): void;
}

interface RocksDb {
  open(): Promise<void>;
  close(): Promise<void>;
  batch(): RocksBatch;
  iterator(options: object): RocksIterator;
  _getManySync(keys: readonly Buffer[]): readonly (Buffer | undefined)[];
}

const ROWS_A_CALL = 1000;

/** A module of `BENCH_PEERS`, a directory where it was installed, or of ours. */
function peerModule(name: string): unknown {
  const peers = process.env['BENCH_PEERS'];
  const ours = join(import.meta.dirname, '../../../packages/engine/index.js');
  const places = peers === undefined ? [ours] : [join(resolve(peers), 'index.js'), ours];
  for (const place of places) {
    try {
      return createRequire(place)(name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw Object.assign(new Error(`${name} is not installed`), { code: 'MODULE_NOT_FOUND' });
}

export class RocksBinding implements Subject {
  #db!: RocksDb;
  #seeker: RocksIterator | undefined;
  #reopen: () => Promise<void> = async () => {};

  async open(directory: string, shape: Shape, options: SubjectOptions): Promise<void> {
    this.#reopen = () => this.open(directory, shape, options);
    const { RocksLevel } = peerModule('@nxtedition/rocksdb') as {
      RocksLevel: new (path: string, options: object) => RocksDb;
    };
    this.#db = new RocksLevel(directory, {
      ...{
        keyEncoding: 'buffer',
        valueEncoding: 'buffer',
        createIfMissing: true,
        compression: false,
        walCompression: false,
      },
      ...{ memtableMemoryBudget: options.memtableBytes * 2, cacheSize: options.cacheBytes, blockSize: 16 * 1024 },
    });
    await this.#db.open();
  }

  write(numbers: Uint32Array, from: number, to: number, value: Uint8Array): void {
    const batch = this.#db.batch();
    for (let i = from; i < to; i++) batch._put(keyOf(numbers[i] as number), value, undefined);
    batch._writeSync({});
    batch._closeSync();
  }

  async breathe(): Promise<void> {}

  /** The binding has no call for it: opening anew makes tables of what the log holds. */
  async compact(): Promise<void> {
    await this.close();
    await this.#reopen();
  }

  async settle(): Promise<void> {}

  get(number: number, last?: number): boolean {
    return this.#db._getManySync([keyOf(number, last)])[0] !== undefined;
  }

  seek(number: number): void {
    this.#seeker ??= this.#db.iterator({});
    this.#seeker._seekSync(keyOf(number));
    this.#seeker._nextvSync(1);
  }

  scan(reverse: boolean): number {
    const iterator = this.#db.iterator({ reverse });
    let rows = 0;
    let bytes = 0;
    for (;;) {
      const { rows: found, finished } = iterator._nextvSync(ROWS_A_CALL);
      for (let i = 0; i < found.length; i++) bytes += (found[i] as Buffer).length + ((found[i] as Buffer)[0] as number);
      rows += found.length / 2;
      if (finished) break;
    }
    iterator._closeSync();
    return bytes > 0 ? rows : 0;
  }

  writtenBytes(): undefined {
    return undefined;
  }

  async close(): Promise<void> {
    this.#seeker?._closeSync();
    this.#seeker = undefined;
    await this.#db.close();
  }
}

interface LmdbDb {
  putSync(key: Buffer, value: Uint8Array): void;
  getBinaryFast(key: Buffer): Buffer | undefined;
  getRange(options: object): Iterable<{ readonly key: Buffer; readonly value: Buffer }>;
  transactionSync(work: () => void): void;
  close(): Promise<void>;
}

export class Lmdb implements Subject {
  #db!: LmdbDb;

  async open(directory: string, shape: Shape): Promise<void> {
    const { open } = peerModule('lmdb') as { open(options: object): LmdbDb };
    const mapSize = 4 * shape.keys * (shape.valueBytes + 4096) + 64 * 1024 * 1024;
    this.#db = open({
      path: directory,
      keyEncoding: 'binary',
      encoding: 'binary',
      noSync: true,
      noMetaSync: true,
      mapSize,
    });
  }

  write(numbers: Uint32Array, from: number, to: number, value: Uint8Array): void {
    const db = this.#db;
    db.transactionSync(() => {
      for (let i = from; i < to; i++) db.putSync(keyOf(numbers[i] as number), value);
    });
  }

  async breathe(): Promise<void> {}

  async compact(): Promise<void> {}

  async settle(): Promise<void> {}

  get(number: number, last?: number): boolean {
    return this.#db.getBinaryFast(keyOf(number, last)) !== undefined;
  }

  seek(number: number): void {
    for (const _ of this.#db.getRange({ start: keyOf(number), limit: 1 })) break;
  }

  scan(reverse: boolean): number {
    let rows = 0;
    let bytes = 0;
    for (const { key, value } of this.#db.getRange({ reverse })) {
      bytes += key.length + value.length + (key[0] as number) + (value[0] as number);
      rows++;
    }
    return bytes > 0 ? rows : 0;
  }

  writtenBytes(): undefined {
    return undefined;
  }

  async close(): Promise<void> {
    await this.#db.close();
  }
}

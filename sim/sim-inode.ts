/** A file without a name: what reads see, what is safe, and the writes between the two. */
import { copyBytes, type Prng } from '@tessera/base';

const SECTOR_BYTES = 512;

interface Write {
  readonly position: number;
  readonly bytes: Uint8Array;
  /** Instead of bytes: the new size. */
  readonly truncateTo?: number;
}

/** Bytes that grow in place. */
class Content {
  #buffer: Uint8Array;
  #size: number;

  constructor(bytes: Uint8Array) {
    this.#buffer = copyBytes(bytes);
    this.#size = bytes.length;
  }

  get bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#size);
  }

  apply({ position, bytes, truncateTo }: Write): void {
    const end = truncateTo ?? Math.max(this.#size, position + bytes.length);
    if (end > this.#buffer.length) {
      const grown = new Uint8Array(Math.max(end, 2 * this.#buffer.length));
      grown.set(this.bytes);
      this.#buffer = grown;
    }
    if (end < this.#size) this.#buffer.fill(0, end, this.#size);
    this.#size = end;
    if (truncateTo === undefined) this.#buffer.set(bytes, position);
  }

  flip(offset: number, bit: number): void {
    if (offset < this.#size) this.#buffer[offset] = (this.#buffer[offset] as number) ^ (1 << bit);
  }
}

export class Inode {
  /** What reads see. */
  #cached = new Content(new Uint8Array(0));
  /** What survives a power cut. */
  readonly #durable = new Content(new Uint8Array(0));
  #unsynced: Write[] = [];

  get cached(): Uint8Array {
    return this.#cached.bytes;
  }

  get clean(): boolean {
    return this.#unsynced.length === 0;
  }

  write(write: Write): void {
    this.#cached.apply(write);
    this.#unsynced.push(write);
  }

  sync(): void {
    for (const write of this.#unsynced) this.#durable.apply(write);
    this.#unsynced = [];
  }

  cutPower(prng: Prng): void {
    const kept = this.#unsynced.filter(() => prng.chance(0.5));
    // The device may write its cache in any order, except that a later write to a sector it already holds wins.
    for (const write of kept) this.#durable.apply(torn(write, prng));
    this.#unsynced = [];
    this.#cached = new Content(this.#durable.bytes);
  }

  /** Bit rot, under the cache too. Returns what takes it back, unless the place was written again meanwhile. */
  flip(offset: number, bit: number): () => void {
    const flipBoth = (): void => {
      this.#cached.flip(offset, bit);
      this.#durable.flip(offset, bit);
    };
    const around = (): string => this.cached.subarray(Math.max(0, offset - 8), offset + 8).join();
    flipBoth();
    const rotten = around();
    return () => {
      if (around() === rotten) flipBoth();
    };
  }
}

/** Some sectors of a write, at least one of them lost, half of the time. */
function torn(write: Write, prng: Prng): Write {
  if (write.truncateTo !== undefined || write.bytes.length <= SECTOR_BYTES || prng.chance(0.5)) return write;
  const from = prng.chance(0.5) ? 0 : prng.int(0, Math.ceil(write.bytes.length / SECTOR_BYTES)) * SECTOR_BYTES;
  const to = prng.int(Math.floor(from / SECTOR_BYTES), Math.ceil(write.bytes.length / SECTOR_BYTES)) * SECTOR_BYTES;
  return { position: write.position + from, bytes: write.bytes.subarray(from, to) };
}

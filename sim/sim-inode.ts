/** A file without a name: what reads see, what is safe, and the writes between the two. */
import { copyBytes, type Prng } from '@tessera/base';

const SECTOR_BYTES = 512;

interface Write {
  readonly position: number;
  readonly bytes: Uint8Array;
  /** Instead of bytes: the new size. */
  readonly truncateTo?: number;
}

/** `cached` is what reads see; `durable` survives a power cut. */
export class Inode {
  cached: Uint8Array;
  durable: Uint8Array;
  unsynced: Write[] = [];

  constructor(content: Uint8Array = new Uint8Array(0)) {
    this.cached = content;
    this.durable = content;
  }

  write(write: Write): void {
    this.cached = applyWrite(this.cached, write);
    this.unsynced.push(write);
  }

  sync(): void {
    this.durable = copyBytes(this.cached);
    this.unsynced = [];
  }

  cutPower(prng: Prng): void {
    let content = this.durable;
    const kept = this.unsynced.filter(() => prng.chance(0.5));
    // The device may write its cache in any order, except that a later write to a sector it already holds wins.
    for (const write of kept) content = applyWrite(content, torn(write, prng));
    this.durable = content;
    this.cached = copyBytes(content);
    this.unsynced = [];
  }

  /** Bit rot, under the cache too. Returns what takes it back, unless the place was written again meanwhile. */
  flip(offset: number, bit: number): () => void {
    const flipAll = (): void => {
      for (const content of new Set([this.cached, this.durable])) {
        if (offset < content.length) content[offset] = (content[offset] as number) ^ (1 << bit);
      }
    };
    const around = (): string => this.cached.subarray(Math.max(0, offset - 8), offset + 8).join();
    flipAll();
    const rotten = around();
    return () => {
      if (around() === rotten) flipAll();
    };
  }
}

function applyWrite(content: Uint8Array, write: Write): Uint8Array {
  if (write.truncateTo !== undefined) return resized(content, write.truncateTo);
  const end = write.position + write.bytes.length;
  const grown = end > content.length ? resized(content, end) : copyBytes(content);
  grown.set(write.bytes, write.position);
  return grown;
}

function resized(content: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  out.set(content.subarray(0, size));
  return out;
}

/** Some sectors of a write, at least one of them lost, half of the time. */
function torn(write: Write, prng: Prng): Write {
  if (write.truncateTo !== undefined || write.bytes.length <= SECTOR_BYTES || prng.chance(0.5)) return write;
  const from = prng.chance(0.5) ? 0 : prng.int(0, Math.ceil(write.bytes.length / SECTOR_BYTES)) * SECTOR_BYTES;
  const to = prng.int(Math.floor(from / SECTOR_BYTES), Math.ceil(write.bytes.length / SECTOR_BYTES)) * SECTOR_BYTES;
  return { position: write.position + from, bytes: write.bytes.subarray(from, to) };
}

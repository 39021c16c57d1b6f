/**
 * A region's data as a stream. One chunk:
 *
 *   +----------------------+----------------------------------------------------+
 *   | crc32c of the rest   | puts, encoded as an engine's write batch           |
 *   | u32 little-endian    | keys with their prefix 'z', families in any order  |
 *   +----------------------+----------------------------------------------------+
 *
 * The last chunk has 0xff, which begins no put, and the number of chunks before it (u32): a stream cut short is seen.
 */
import { assert, compareBytes, concatBytes, crc32c, TesseraError } from '@tessera/base';
import { dataEndKey, dataKey } from '@tessera/codec';
import {
  BATCH_PUT,
  BatchCursor,
  CF,
  type ColumnFamily,
  type EngineSnapshot,
  type KvEngine,
  runRead,
  WriteBatch,
} from '@tessera/engine';
import type { Region } from '@tessera/proto/metapb';

/** Families with data of users. */
export const DATA_FAMILIES: readonly ColumnFamily[] = [CF.default, CF.lock, CF.write];

const END_MARK = 0xff;

export class SnapshotError extends TesseraError {
  override name = 'SnapshotError';
}

/** Reads `region` out of `snapshot`, which stays the caller's. */
export async function* snapshotChunks(
  engine: KvEngine,
  snapshot: EngineSnapshot,
  region: Region,
  chunkBytes: number,
): AsyncGenerator<Uint8Array> {
  const upper = dataEndKey(region.endKey);
  let chunks = 0;
  for (const cf of DATA_FAMILIES) {
    let from: Uint8Array | undefined = dataKey(region.startKey);
    while (from !== undefined) {
      const lower: Uint8Array = from;
      const page: Page = await runRead(engine, snapshot, () => readPage(snapshot, cf, lower, upper, chunkBytes));
      if (page.batch.count > 0) {
        chunks++;
        yield seal(page.batch.encoded());
      }
      from = page.next;
    }
  }
  const end = new Uint8Array(5);
  end[0] = END_MARK;
  new DataView(end.buffer).setUint32(1, chunks, true);
  yield seal(end);
}

interface Page {
  readonly batch: WriteBatch;
  /** Where the next one begins; undefined at the end. */
  readonly next: Uint8Array | undefined;
}

function readPage(
  snapshot: EngineSnapshot,
  cf: ColumnFamily,
  lower: Uint8Array,
  upper: Uint8Array,
  chunkBytes: number,
): Page {
  const batch = new WriteBatch(1024);
  using iterator = snapshot.iterator(cf, { lower, upper });
  for (iterator.seekToFirst(); iterator.valid; iterator.next()) {
    if (batch.sizeBytes >= chunkBytes) return { batch, next: new Uint8Array(iterator.key()) };
    batch.put(cf, iterator.key(), iterator.value());
  }
  return { batch, next: undefined };
}

function seal(payload: Uint8Array): Uint8Array {
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, crc32c(payload), true);
  return concatBytes(head, payload);
}

/** Takes the chunks of one snapshot into a batch, checking each. */
export class SnapshotReceiver {
  readonly region: Region;
  readonly index: number;
  readonly term: number;
  readonly #bytesMax: number;
  readonly #lower: Uint8Array;
  readonly #upper: Uint8Array;
  readonly #data = new WriteBatch(1024);
  #chunks = 0;
  #complete = false;

  constructor(region: Region, index: number, term: number, bytesMax: number) {
    this.region = region;
    this.index = index;
    this.term = term;
    this.#bytesMax = bytesMax;
    this.#lower = dataKey(region.startKey);
    this.#upper = dataEndKey(region.endKey);
  }

  get complete(): boolean {
    return this.#complete;
  }

  /** Only when complete: puts only. */
  get data(): WriteBatch {
    assert(this.#complete, 'a snapshot is used when it is complete');
    return this.#data;
  }

  /** `bytes` are borrowed. Throws {@link SnapshotError} for anything that is not what a sender makes. */
  chunk(bytes: Uint8Array): void {
    if (this.#complete || bytes.length < 5) throw this.#error('chunk out of place');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const payload = bytes.subarray(4);
    if (view.getUint32(0, true) !== crc32c(payload)) throw this.#error('checksum mismatch');
    if (payload[0] === END_MARK) {
      if (payload.length !== 5 || view.getUint32(5, true) !== this.#chunks) throw this.#error('chunks are missing');
      this.#complete = true;
      return;
    }
    if (this.#data.sizeBytes + payload.length > this.#bytesMax) throw this.#error('larger than this store takes');
    this.#chunks++;
    const cursor = new BatchCursor(payload);
    while (cursor.next()) {
      const key = payload.subarray(cursor.keyStart, cursor.keyEnd);
      const inside = compareBytes(key, this.#lower) >= 0 && compareBytes(key, this.#upper) < 0;
      if (cursor.kind !== BATCH_PUT || !DATA_FAMILIES.includes(cursor.cf) || !inside) throw this.#error('foreign data');
      this.#data.put(cursor.cf, key, payload.subarray(cursor.valueStart, cursor.valueEnd));
    }
  }

  #error(what: string): SnapshotError {
    return new SnapshotError('KV:Raftstore:Snapshot', `snapshot of region ${this.region.id} at ${this.index}: ${what}`);
  }
}

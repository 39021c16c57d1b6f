/**
 * Opening a raft log: reads every segment in order and rebuilds the index of each region.
 *
 * What may be wrong, and what is done:
 * - the last batch is torn (a power cut during its write; it was never acknowledged): dropped, with a warning;
 * - a trailing segment is still empty or has no header yet (prepared ahead of use): used again;
 * - anything else (an unreadable batch with a readable one behind it, a missing segment, a gap in a region's
 *   entries): the log does not open; the error names file and offset. Who only looks (`inspect.ts`) hears of all damage and reads on behind it.
 */
import { copyBytes, type Logger } from '@tessera/base';
import type { Disk } from '@tessera/env';
import {
  ALIGNMENT,
  alignUp,
  BATCH_HEADER_BYTES,
  corruption,
  decodeBatchHeader,
  decodeSegmentHeader,
  HEADER_BYTES,
  RaftLogError,
  type SegmentHeader,
  segmentFileName,
} from './format.ts';
import { ITEM, readPayload } from './items.ts';
import { type BatchPlace, RegionIndex, type Slot } from './region-index.ts';

export interface RecoveredSegment extends SegmentHeader {
  /** Where the next batch goes. */
  writeOffset: number;
  readonly sizeBytes: number;
}

export interface Recovered {
  readonly regions: Map<number, RegionIndex>;
  /** Oldest first. */
  readonly segments: RecoveredSegment[];
  /** Trailing files without a header of their own: to be prepared again. */
  readonly unused: number[];
  readonly nextSequence: number;
  /** What is dropped at the end. */
  readonly torn: Place | undefined;
}

export interface Place {
  readonly file: string;
  readonly offset: number;
}

/** Told of damage; to return is to read on behind it. */
export type OnDamage = (damage: RaftLogError) => void;

function refuse(damage: RaftLogError): never {
  throw damage;
}

/** A region under reconstruction; gaps may exist for a while, see `rewrite` in items.ts. */
interface Draft {
  readonly slots: Map<number, Slot>;
  first: number;
  last: number;
  state: Uint8Array | undefined;
  statePlace: BatchPlace | undefined;
}

/** Where reading one segment stopped. */
interface SegmentEnd extends Place {
  /** What stands there is neither zero nor left from an earlier use. */
  readonly torn: boolean;
}

export async function recover(
  disk: Disk,
  directory: string,
  ids: readonly number[],
  log: Logger,
  onDamage: OnDamage = refuse,
): Promise<Recovered> {
  const replay = new Replay(onDamage);
  const segments: RecoveredSegment[] = [];
  const unused: number[] = [];
  for (const [position, id] of ids.entries()) {
    const file = `${directory}/${segmentFileName(id)}`;
    const before = ids[position - 1];
    if (before !== undefined && id !== before + 1) {
      replay.damaged(corruption(`${directory}/${segmentFileName(before + 1)}`, 0, 'segment is missing'));
    }
    const bytes = await disk.readFile(file);
    const header = decodeSegmentHeader(file, bytes);
    // A recycled file whose new header was not written yet still has the old one.
    if (header === undefined || header.id !== id) {
      replay.checkUnused(file, bytes);
      unused.push(id);
      continue;
    }
    if (unused.length > 0) {
      replay.damaged(corruption(`${directory}/${segmentFileName(id - 1)}`, 0, 'unreadable segment header'));
      unused.length = 0;
    }
    segments.push({ ...header, writeOffset: replay.segment(file, header, bytes), sizeBytes: bytes.length });
  }
  const torn = replay.end?.torn === true ? { file: replay.end.file, offset: replay.end.offset } : undefined;
  if (torn !== undefined) log.warn?.('raft log: dropped a torn batch at the end', torn);
  return { regions: replay.regions(directory), segments, unused, nextSequence: replay.nextSequence, torn };
}

class Replay {
  readonly #drafts = new Map<number, Draft>();
  readonly #onDamage: OnDamage;
  /** Undefined: whatever comes. */
  #expected: number | undefined;
  nextSequence = 1;
  /** Of the last segment with a batch. */
  end: SegmentEnd | undefined;

  constructor(onDamage: OnDamage) {
    this.#onDamage = onDamage;
  }

  damaged(damage: RaftLogError): void {
    this.#onDamage(damage);
    this.#expected = undefined;
  }

  /** Replays the batches of one segment; returns the offset behind the last. */
  segment(file: string, header: SegmentHeader, bytes: Uint8Array): number {
    let offset = HEADER_BYTES;
    for (;;) {
      const batch = decodeBatchHeader(bytes, offset, header.nonce);
      if (batch === undefined) {
        const next = nextBatch(bytes, offset, header.nonce);
        if (next === undefined) break;
        this.damaged(corruption(file, offset, 'unreadable batch'));
        offset = next;
        continue;
      }
      this.#checkSequence(file, offset, batch.sequence);
      const end = offset + BATCH_HEADER_BYTES + batch.payloadBytes;
      const place = { segment: header.id, offset, bytes: end - offset, sequence: batch.sequence };
      if (!this.#batch(bytes, end, batch.items, place)) this.damaged(corruption(file, offset, 'malformed batch'));
      offset += alignUp(end - offset);
      this.nextSequence = batch.sequence + 1;
      this.#expected = this.nextSequence;
    }
    if (offset > HEADER_BYTES || this.end === undefined || looksLikeBatch(bytes, offset, header.nonce)) {
      this.end = { file, offset, torn: looksLikeBatch(bytes, offset, header.nonce) };
    }
    return offset;
  }

  /**
   * A segment gets batches only after its header is synced, so without one it holds at most batches of an earlier
   * use, with lower sequences. A higher one shows that the header was lost, and acknowledged entries with it.
   */
  checkUnused(file: string, bytes: Uint8Array): void {
    for (let at = HEADER_BYTES; at + BATCH_HEADER_BYTES <= bytes.length; at += ALIGNMENT) {
      const batch = decodeBatchHeader(bytes, at, undefined);
      if (batch === undefined || batch.sequence < (this.#expected ?? 0)) continue;
      this.damaged(corruption(file, 0, 'unreadable segment header'));
      return;
    }
  }

  /** A batch that does not continue the one before shows that something between them cannot be read. */
  #checkSequence(file: string, offset: number, sequence: number): void {
    const expected = this.#expected;
    if (expected === undefined || expected === sequence) return;
    const end = this.end;
    this.damaged(
      end !== undefined && end.file !== file
        ? corruption(end.file, end.offset, `unreadable batch ${expected}`)
        : corruption(file, offset, `batch ${sequence} where ${expected} belongs`),
    );
  }

  #draft(region: number): Draft {
    let draft = this.#drafts.get(region);
    if (draft === undefined) {
      draft = { slots: new Map(), first: 0, last: -1, state: undefined, statePlace: undefined };
      this.#drafts.set(region, draft);
    }
    return draft;
  }

  #batch(bytes: Uint8Array, end: number, items: number, place: BatchPlace): boolean {
    return readPayload(bytes, place.offset + BATCH_HEADER_BYTES, end, items, {
      entry: (kind, region, index, term, position, length) => {
        const draft = this.#draft(region);
        const present = draft.slots.get(index);
        if (kind === ITEM.rewrite && present !== undefined && present.term !== term) return;
        if (kind === ITEM.entries) for (let i = index; i <= draft.last; i++) draft.slots.delete(i);
        // The cache starts cold: a log may be much larger than the memory it may use.
        const slot = {
          region,
          index,
          term,
          place,
          position: position - place.offset,
          length,
          data: undefined,
          head: undefined,
        };
        draft.slots.set(index, slot);
        draft.last = kind === ITEM.entries ? index : Math.max(draft.last, index);
        draft.first = draft.slots.size === 1 ? index : Math.min(draft.first, index);
      },
      state: (region, position, length) => {
        const draft = this.#draft(region);
        draft.state = copyBytes(bytes.subarray(position, position + length));
        draft.statePlace = place;
      },
      compact: (region, index) => {
        const draft = this.#draft(region);
        for (let i = draft.first; i < index && draft.slots.size > 0; i++) draft.slots.delete(i);
        draft.first = Math.max(draft.first, index);
      },
      remove: (region) => {
        this.#drafts.delete(region);
      },
    });
  }

  regions(directory: string): Map<number, RegionIndex> {
    const regions = new Map<number, RegionIndex>();
    for (const [id, draft] of this.#drafts) {
      let region = new RegionIndex(id);
      for (const slot of [...draft.slots.values()].sort((a, b) => a.index - b.index)) {
        const last = region.lastIndex;
        if (last !== undefined && slot.index !== last + 1) {
          this.damaged(new RaftLogError('KV:RaftLog:Corruption', `${directory}: region ${id} lacks entry ${last + 1}`));
          region = new RegionIndex(id);
        }
        region.append(slot);
      }
      region.state = draft.state;
      region.statePlace = draft.statePlace;
      regions.set(id, region);
    }
    return regions;
  }
}

/** Where a readable batch stands behind one at `offset` that is not. */
function nextBatch(bytes: Uint8Array, offset: number, nonce: bigint): number | undefined {
  for (let at = offset + ALIGNMENT; at + BATCH_HEADER_BYTES <= bytes.length; at += ALIGNMENT) {
    if (decodeBatchHeader(bytes, at, nonce) !== undefined) return at;
  }
  return undefined;
}

/** The beginning of a batch of ours that is not whole. */
function looksLikeBatch(bytes: Uint8Array, offset: number, nonce: bigint): boolean {
  if (offset + 16 > bytes.length) return false;
  const data = new DataView(bytes.buffer, bytes.byteOffset + offset, 16);
  return data.getBigUint64(8, true) === nonce;
}

/**
 * The files of the log: which exist, which is written, and the next one, prepared ahead of use.
 *
 * A file is filled with zeros (or recycled) and synced before its first batch, so that appending never changes
 * metadata: a sync of a growing file costs 1.6 times as much, and pages that are new to the cache ten times
 * (DESIGN.md section 2).
 */
import { assert, must } from '@tessera/base';
import type { Disk, DiskFile, Random } from '@tessera/env';
import {
  corruption,
  decodeBatchHeader,
  encodeSegmentHeader,
  HEADER_BYTES,
  RaftLogError,
  segmentFileName,
} from './format.ts';
import type { RecoveredSegment } from './recovery.ts';
import type { BatchPlace } from './region-index.ts';

/** Files that wait for their next use have this ending; what is left of them at a start is used too. */
export const RECYCLED_SUFFIX = '.recycled';
const ZERO_BYTES = 1 << 20;

export interface Segment {
  readonly id: number;
  readonly nonce: bigint;
  readonly file: DiskFile;
  readonly sizeBytes: number;
  writeOffset: number;
  /** Reads under way: the file is closed, and its blocks are used again, only after them. */
  readonly reads: Set<Promise<unknown>>;
}

export interface SegmentOptions {
  readonly disk: Disk;
  readonly random: Random;
  readonly directory: string;
  readonly segmentBytes: number;
  /** Emptied files kept for their next use. */
  readonly recycledMax: number;
}

export class SegmentFiles {
  readonly #options: SegmentOptions;
  /** What new files are filled with. */
  #zeros: Uint8Array | undefined;
  /** Oldest first; the last one is written. */
  readonly segments: Segment[] = [];
  #recycled: string[];
  #next: Promise<Segment> | undefined;
  #nextId: number;

  private constructor(options: SegmentOptions, recycled: string[], nextId: number) {
    this.#options = options;
    this.#recycled = recycled;
    this.#nextId = nextId;
  }

  /** Opens what recovery found; `recycled` are the names of files that may be used again. */
  static async open(
    options: SegmentOptions,
    found: readonly RecoveredSegment[],
    recycled: string[],
    nextId: number,
  ): Promise<SegmentFiles> {
    const files = new SegmentFiles(options, recycled, nextId);
    for (const { id, nonce, sizeBytes, writeOffset } of found) {
      const file = await options.disk.open(files.#path(id), 'read-write');
      files.segments.push({ id, nonce, file, sizeBytes, writeOffset, reads: new Set() });
    }
    if (files.segments.length === 0) {
      files.segments.push(await files.#prepare());
      return files;
    }
    // What recovery accepted may still be in the page cache only, when the process before was killed: the last batch, a segment
    // prepared behind it, and their names. From now on others are told that they have it.
    const last = files.segments.findLastIndex(({ writeOffset }) => writeOffset > HEADER_BYTES);
    for (const { file } of files.segments.slice(Math.max(0, last))) await file.sync();
    await options.disk.syncDirectory(options.directory);
    return files;
  }

  #path(id: number): string {
    return `${this.#options.directory}/${segmentFileName(id)}`;
  }

  get active(): Segment {
    return must(this.segments.at(-1), 'raft log: no active segment');
  }

  get totalBytes(): number {
    return this.segments.reduce((sum, segment) => sum + segment.sizeBytes, 0);
  }

  /** A whole batch, checked. Rejects with Corruption when it cannot be read back, with Invalid when its segment is gone. */
  async readBatch(place: BatchPlace): Promise<Uint8Array> {
    const segment = this.segments[place.segment - (this.segments[0]?.id ?? 0)];
    if (segment === undefined) throw new RaftLogError('KV:RaftLog:Invalid', `segment ${place.segment} is gone`);
    const bytes = new Uint8Array(place.bytes);
    const read = segment.file.read(bytes, place.offset);
    segment.reads.add(read);
    const count = await read.finally(() => segment.reads.delete(read));
    if (count < place.bytes || decodeBatchHeader(bytes, 0, segment.nonce)?.sequence !== place.sequence) {
      throw corruption(segment.file.path, place.offset, 'unreadable batch');
    }
    return bytes;
  }

  /** Starts preparing the segment behind the active one, in the background. A failure is met by `rotate`. */
  prepareNext(): void {
    if (this.#next !== undefined) return;
    this.#next = this.#prepare();
    this.#next.catch(() => undefined);
  }

  /** Makes a new segment active, with room for a batch of `batchBytes`. */
  async rotate(batchBytes: number): Promise<void> {
    const needed = HEADER_BYTES + batchBytes;
    let next = await (this.#next ?? this.#prepare());
    this.#next = undefined;
    if (needed > next.sizeBytes) next = await this.#enlarge(next, needed);
    this.segments.push(next);
  }

  async #prepare(): Promise<Segment> {
    const { disk, directory, random, segmentBytes } = this.#options;
    const id = this.#nextId++;
    const path = this.#path(id);
    const used = this.#recycled.pop();
    if (used !== undefined) await disk.rename(`${directory}/${used}`, path);
    this.#zeros ??= disk.memory?.(ZERO_BYTES) ?? new Uint8Array(ZERO_BYTES);
    const sizeBytes = await fill(disk, path, segmentBytes, this.#zeros);
    // Reuse of the zeros too: an encrypting disk must not take one key stream for them and for the batches over them.
    const file = await disk.open(path, 'reuse');
    const nonce = new DataView(random.fill(new Uint8Array(8)).buffer).getBigUint64(0);
    await file.write(encodeSegmentHeader({ id, nonce }), 0);
    await file.sync();
    await disk.syncDirectory(directory);
    return { id, nonce, file, sizeBytes, writeOffset: HEADER_BYTES, reads: new Set() };
  }

  /** For the rare batch that is larger than a segment. */
  async #enlarge(segment: Segment, sizeBytes: number): Promise<Segment> {
    await segment.file.truncate(sizeBytes);
    await segment.file.sync();
    return { ...segment, sizeBytes };
  }

  /** Lets go of the oldest segment: nothing in it is live. */
  async dropOldest(): Promise<void> {
    assert(this.segments.length > 1, 'raft log: the active segment cannot be dropped');
    const { disk, directory, recycledMax, segmentBytes } = this.#options;
    const oldest = must(this.segments.shift(), 'raft log: a segment to drop');
    await Promise.allSettled(oldest.reads);
    await oldest.file.close();
    if (this.#recycled.length < recycledMax && oldest.sizeBytes === segmentBytes) {
      const name = `${segmentFileName(oldest.id)}${RECYCLED_SUFFIX}`;
      await disk.rename(this.#path(oldest.id), `${directory}/${name}`);
      this.#recycled.push(name);
    } else await disk.remove(this.#path(oldest.id));
    await disk.syncDirectory(directory);
  }

  async close(): Promise<void> {
    const next = await this.#next?.catch(() => undefined);
    await next?.file.close();
    for (const segment of this.segments) await segment.file.close();
  }
}

/**
 * Makes the file at least `sizeBytes` long, with blocks of its own behind every byte; gives its size. Past the page cache where the
 * disk can: 64 MiB through it cost 0.2 s of CPU, and commits wait behind them when they are written back all at once.
 */
async function fill(disk: Disk, path: string, sizeBytes: number, zeros: Uint8Array): Promise<number> {
  const file = await disk.open(path, 'open-or-create');
  try {
    let filled = await file.sizeBytes();
    while (filled < sizeBytes) {
      const chunk = zeros.subarray(0, Math.min(zeros.length, sizeBytes - filled));
      if (disk.memory !== undefined && file.writeDurably !== undefined) await file.writeDurably(chunk, filled);
      else await file.write(chunk, filled);
      filled += chunk.length;
    }
    return filled;
  } finally {
    await file.close();
  }
}

export async function writeDurably(file: DiskFile, bytes: Uint8Array, position: number): Promise<void> {
  if (file.writeDurably !== undefined) return file.writeDurably(bytes, position);
  await file.write(bytes, position);
  await file.sync();
}

/**
 * The log of all regions of a store. Changes take effect in memory at once and are gathered; `flush` makes all that
 * was gathered durable with one write and one sync, off the loop, while the next batch fills.
 *
 * Invariants:
 * - one write is under way at a time, and the next one starts after its sync (recovery depends on it);
 * - a failed write or sync stops the log for good: what is on disk is then unknown, and a retry could lie;
 * - the order of changes in memory is the order in the file.
 */
import { assert, copyBytes, type Logger, must } from '@tessera/base';
import { type Env, makeDurableDirectory } from '@tessera/env';
import { EntryCache } from './entry-cache.ts';
import {
  alignUp,
  BATCH_HEADER_BYTES,
  parseSegmentFileName,
  RaftLogError,
  sealBatch,
  segmentFileName,
} from './format.ts';
import { ITEM, type LogEntry, PayloadWriter } from './items.ts';
import { recover } from './recovery.ts';
import { type BatchPlace, liveIn, RegionIndex, type Slot } from './region-index.ts';
import { RECYCLED_SUFFIX, SegmentFiles, writeDurably } from './segments.ts';

export interface RaftLogOptions {
  readonly directory: string;
  /** Size of a segment file. Larger ones rotate less often and hold garbage longer. Default 64 MiB. */
  readonly segmentBytes?: number;
  /** Memory for entries that need not be read from disk. Default 64 MiB. */
  readonly cacheBytes?: number;
  /** `purge` keeps the files below this. Default 1 GiB. */
  readonly purgeBytes?: number;
  /** A region with more live bytes in the oldest segment is reported by `purge` instead of rewritten. Default 1 MiB. */
  readonly rewriteBytes?: number;
  /**
   * Never write to a segment of an earlier run, where a torn batch may stand: on an encrypted disk, two contents at one place
   * share a key stream. Costs a new segment at each start. Default false.
   */
  readonly freshSegment?: boolean;
}

/** `error` is absent when everything written before the `flush` is durable. Must not throw. */
export type FlushDone = (error: RaftLogError | undefined) => void;

export class RaftLog {
  readonly #directory: string;
  readonly #log: Logger;
  readonly #files: SegmentFiles;
  readonly #regions: Map<number, RegionIndex>;
  readonly #purgeBytes: number;
  readonly #rewriteBytes: number;
  #pending: PayloadWriter;
  #pendingPlace: BatchPlace = { segment: 0, offset: 0, bytes: 0, sequence: 0 };
  #pendingDone: FlushDone[] = [];
  #spare: PayloadWriter;
  #flushing = false;
  #nextSequence: number;
  #syncedSequence: number;
  /** Entries that need not be read from disk. */
  readonly cache: EntryCache;
  #failure: RaftLogError | undefined;
  #idle: (() => void)[] = [];

  private constructor(
    env: Env,
    options: RaftLogOptions,
    files: SegmentFiles,
    regions: Map<number, RegionIndex>,
    nextSequence: number,
  ) {
    this.#directory = options.directory;
    this.#log = env.log;
    this.#pending = new PayloadWriter(BATCH_HEADER_BYTES, env.disk);
    this.#spare = new PayloadWriter(BATCH_HEADER_BYTES, env.disk);
    this.#files = files;
    this.#regions = regions;
    this.cache = new EntryCache(options.cacheBytes ?? 64 << 20);
    this.#purgeBytes = options.purgeBytes ?? 1 << 30;
    this.#rewriteBytes = options.rewriteBytes ?? 1 << 20;
    this.#nextSequence = nextSequence;
    this.#syncedSequence = nextSequence - 1;
  }

  /** Opens or creates the log in `directory`. Rejects with {@link RaftLogError} naming file and offset when it is corrupt. */
  static async open(env: Env, options: RaftLogOptions): Promise<RaftLog> {
    const { directory } = options;
    await makeDurableDirectory(env.disk, directory);
    const ids: number[] = [];
    const recycled: string[] = [];
    for (const name of await env.disk.list(directory)) {
      const id = parseSegmentFileName(name);
      if (id !== undefined) ids.push(id);
      else if (name.endsWith(RECYCLED_SUFFIX)) recycled.push(name);
      else env.log.warn?.('raft log: a file that is not ours is left alone', { file: `${directory}/${name}` });
    }
    ids.sort((a, b) => a - b);
    const { regions, segments, unused, nextSequence } = await recover(env.disk, directory, ids, env.log);
    const last = segments.at(-1);
    if (options.freshSegment === true && last !== undefined) last.writeOffset = last.sizeBytes;
    for (const id of unused) {
      const name = segmentFileName(id);
      await env.disk.rename(`${directory}/${name}`, `${directory}/${name}${RECYCLED_SUFFIX}`);
      recycled.push(`${name}${RECYCLED_SUFFIX}`);
    }
    const segmentOptions = {
      disk: env.disk,
      random: env.random,
      directory,
      segmentBytes: options.segmentBytes ?? 64 << 20,
      // One pass of `purge` frees a few at once; a file that is given back must be filled with zeros again.
      recycledMax: 4,
    };
    const nextId = (segments.at(-1)?.id ?? 0) + 1;
    const files = await SegmentFiles.open(segmentOptions, segments, recycled, nextId);
    return new RaftLog(env, options, files, regions, nextSequence);
  }

  /** Regions with entries or state. */
  regions(): Iterable<number> {
    return this.#regions.keys();
  }

  firstIndex(region: number): number | undefined {
    return this.#regions.get(region)?.firstIndex;
  }

  lastIndex(region: number): number | undefined {
    return this.#regions.get(region)?.lastIndex;
  }

  /** Undefined when the entry is compacted or not there yet. */
  term(region: number, index: number): number | undefined {
    return this.#regions.get(region)?.at(index)?.term;
  }

  /** The region's state as last put; read only. */
  state(region: number): Uint8Array | undefined {
    return this.#regions.get(region)?.state;
  }

  /** Bytes gathered and not yet handed to the disk: for flow control by the owner. */
  get pendingBytes(): number {
    return this.#pending.payloadBytes;
  }

  /** Size of all segment files. */
  get totalBytes(): number {
    return this.#files.totalBytes;
  }

  /** Memory is short: entries that are on disk leave the cache. Gives their bytes. */
  evictCache(): number {
    return this.cache.evict(this.#syncedSequence, 0);
  }

  #region(id: number): RegionIndex {
    let region = this.#regions.get(id);
    if (region === undefined) this.#regions.set(id, (region = new RegionIndex(id)));
    return region;
  }

  #checkOpen(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /**
   * Appends entries with consecutive indexes, dropping everything from the first one's index on. Their data is owned
   * by the log from here on. Readable at once, durable after a `flush`. Throws when the log has failed.
   */
  append(region: number, entries: readonly LogEntry[]): void {
    this.#checkOpen();
    if (entries.length === 0) return;
    const index = this.#region(region);
    const place = this.#pendingPlace;
    this.#pending.entries(ITEM.entries, region, entries, (i, position, length) => {
      const { index: at, term, data, head } = entries[i] as LogEntry;
      const slot: Slot = { region, index: at, term, place, position, length, data, head };
      index.append(slot);
      this.cache.add(slot);
    });
    this.cache.evict(this.#syncedSequence);
  }

  /** Replaces the region's state (its hard state and whatever else the owner keeps with the log). Owned from here on. */
  putState(region: number, state: Uint8Array): void {
    this.#checkOpen();
    const index = this.#region(region);
    this.#pending.state(region, state);
    index.state = state;
    index.statePlace = this.#pendingPlace;
  }

  /** Forgets the entries below `index`: the owner has applied and flushed them elsewhere. */
  compact(region: number, index: number): void {
    this.#checkOpen();
    this.#region(region).compact(index);
    this.#pending.compact(region, index);
  }

  /** Forgets the region. */
  remove(region: number): void {
    this.#checkOpen();
    if (this.#regions.delete(region)) this.#pending.remove(region);
  }

  /** Calls `done` when everything changed before this call is durable. Several calls of a turn share one sync. */
  flush(done: FlushDone): void {
    if (this.#failure !== undefined) {
      done(this.#failure);
      return;
    }
    this.#pendingDone.push(done);
    if (!this.#flushing) void this.#run();
  }

  /** Writes batch after batch until nothing waits. */
  async #run(): Promise<void> {
    this.#flushing = true;
    while (this.#pendingDone.length > 0 && this.#failure === undefined) {
      const done = this.#pendingDone;
      const payload = this.#pending;
      const place = this.#pendingPlace;
      this.#pendingDone = [];
      this.#pending = this.#spare;
      this.#pendingPlace = { segment: 0, offset: 0, bytes: 0, sequence: 0 };
      this.#spare = payload;
      try {
        if (payload.items > 0) await this.#writeBatch(payload, place);
      } catch (error) {
        this.#fail(error);
      }
      payload.clear();
      for (const callback of done) callback(this.#failure);
    }
    for (const callback of this.#pendingDone.splice(0)) callback(this.#failure);
    this.#flushing = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #writeBatch(payload: PayloadWriter, place: BatchPlace): Promise<void> {
    const length = alignUp(payload.position);
    if (this.#files.active.writeOffset + length > this.#files.active.sizeBytes) await this.#files.rotate(length);
    const segment = this.#files.active;
    const sequence = this.#nextSequence++;
    const block = payload.block(length);
    sealBatch(block, { nonce: segment.nonce, sequence, payloadBytes: payload.payloadBytes, items: payload.items });
    place.segment = segment.id;
    place.offset = segment.writeOffset;
    place.bytes = payload.position;
    place.sequence = sequence;
    await writeDurably(segment.file, block, segment.writeOffset);
    segment.writeOffset += length;
    this.#syncedSequence = sequence;
    if (segment.writeOffset * 2 > segment.sizeBytes) this.#files.prepareNext();
    this.cache.evict(this.#syncedSequence);
  }

  #fail(cause: unknown): void {
    this.#failure = new RaftLogError(
      'KV:RaftLog:Failed',
      `${this.#directory}: writing the raft log failed; it stays stopped`,
      { cause },
    );
    this.#log.error?.('raft log: stopped', { directory: this.#directory, cause: String(cause) });
  }

  /**
   * Entries `[low, high)`, the first always and then while their bytes stay within `maxBytes`. Undefined when one of them
   * is not in memory: use `load`. Both ends must be within the region's entries.
   */
  entries(region: number, low: number, high: number, maxBytes = Number.POSITIVE_INFINITY): LogEntry[] | undefined {
    return must(this.#regions.get(region), 'raft log: unknown region').cached(low, high, maxBytes);
  }

  /**
   * As `entries`, from disk where needed. Rejects with Corruption when a batch cannot be read back, and with Invalid when
   * the range was compacted or overwritten meanwhile.
   */
  async load(region: number, low: number, high: number, maxBytes = Number.POSITIVE_INFINITY): Promise<LogEntry[]> {
    const entries: LogEntry[] = [];
    let bytes = 0;
    let batch: { readonly place: BatchPlace; readonly bytes: Uint8Array } | undefined;
    for (let index = low; index < high; index++) {
      const slot = this.#regions.get(region)?.at(index);
      if (slot === undefined)
        throw new RaftLogError('KV:RaftLog:Invalid', `region ${region} has no entry ${index} any more`);
      bytes += slot.length;
      if (bytes > maxBytes && entries.length > 0) break;
      let data = slot.data;
      if (data === undefined) {
        // Rewriting may move the slot while we read; the batch we took still holds its bytes.
        const { place, position } = slot;
        if (batch?.place !== place) batch = { place, bytes: await this.#files.readBatch(place) };
        data = copyBytes(batch.bytes.subarray(position, position + slot.length));
      }
      entries.push({ index, term: slot.term, data, head: slot.head });
    }
    return entries;
  }

  /**
   * Frees old segments until the files are within `purgeBytes`: moves the few live entries of quiet regions forward.
   * Returns the regions that stand in the way, with more than `rewriteBytes` of live entries in the oldest segment, or
   * with any when one pass was not enough: their owner should compact them (with a snapshot if need be) and call again.
   * With limits of its own it is a trim: down to `keepBytes`, as long as a segment holds no more than `liveBytesMax`, so that a start reads little.
   */
  async purge(keepBytes = this.#purgeBytes, liveBytesMax = Number.POSITIVE_INFINITY): Promise<number[]> {
    // Each segment at most once: what is live altogether may be more than `purgeBytes`.
    const end = this.#files.active.id;
    while (this.#files.totalBytes > keepBytes) {
      const oldest = must(this.#files.segments[0], 'raft log: a segment').id;
      const live = liveIn(this.#regions.values(), oldest, liveBytesMax);
      if (live === undefined) return [];
      if (oldest >= end) return live.filter(({ slots }) => slots.length > 0).map(({ index }) => index.region);
      const large = live.filter(({ slots }) => slots.reduce((sum, slot) => sum + slot.length, 0) > this.#rewriteBytes);
      if (large.length > 0) return large.map(({ index }) => index.region);
      for (const { index, slots } of live) await this.#rewrite(oldest, index, slots);
      await this.flushed();
      const left = liveIn(this.#regions.values(), oldest);
      assert(left?.length === 0, 'raft log: a segment to be dropped holds live entries');
      await this.#files.dropOldest();
    }
    return [];
  }

  /** Writes what is still live of `slots` again, behind everything else. */
  async #rewrite(segment: number, index: RegionIndex, slots: readonly Slot[]): Promise<void> {
    const data = new Map<Slot, Uint8Array>();
    let batch: { readonly place: BatchPlace; readonly bytes: Uint8Array } | undefined;
    for (const slot of slots) {
      if (batch?.place !== slot.place) batch = { place: slot.place, bytes: await this.#files.readBatch(slot.place) };
      data.set(slot, copyBytes(batch.bytes.subarray(slot.position, slot.position + slot.length)));
    }
    // From here to the end in one run: what was compacted or overwritten while we read is left out.
    this.#checkOpen();
    if (this.#regions.get(index.region) !== index) return;
    const place = this.#pendingPlace;
    const state = index.state;
    if (index.statePlace?.segment === segment && state !== undefined) {
      this.#pending.state(index.region, state);
      index.statePlace = place;
    }
    const live = slots.filter((slot) => index.at(slot.index) === slot);
    for (let start = 0; start < live.length; ) {
      let end = start + 1;
      while (end < live.length && (live[end] as Slot).index === (live[end - 1] as Slot).index + 1) end++;
      const run = live.slice(start, end);
      const entries = run.map((slot) => ({ index: slot.index, term: slot.term, data: data.get(slot) as Uint8Array }));
      this.#pending.entries(ITEM.rewrite, index.region, entries, (i, position) => {
        const slot = run[i] as Slot;
        slot.place = place;
        slot.position = position;
        if (slot.data !== undefined) return;
        // Until its new batch is written the entry can be read from memory only.
        slot.data = (entries[i] as LogEntry).data;
        this.cache.add(slot);
      });
      start = end;
    }
  }

  /** `flush` as a promise; rejects when the log has failed. */
  flushed(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.flush((error) => (error === undefined ? resolve() : reject(error)));
    });
  }

  /** Waits for writes under way and closes the files. What was not flushed is lost. */
  async close(): Promise<void> {
    if (this.#flushing) await new Promise<void>((resolve) => this.#idle.push(resolve));
    this.#failure ??= new RaftLogError('KV:RaftLog:Closed', `${this.#directory}: the raft log is closed`);
    await this.#files.close();
  }
}

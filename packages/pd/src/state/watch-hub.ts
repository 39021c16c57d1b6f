/**
 * Watches over the key-value store. A watch is a cursor into the history of revisions: it never holds events, so
 * a slow consumer costs nothing but time. When its consumer has room it gets the next revisions; when compaction
 * passes its cursor it ends with the compaction revision, as in etcd.
 */
import type { KeyVersion, MvccKv } from './mvcc-kv.ts';

export interface WatchEvent {
  readonly kv: KeyVersion;
  /** Undefined when not asked for, new, or compacted. */
  readonly previous: KeyVersion | undefined;
}

export interface WatchOptions {
  readonly from: string;
  readonly to: string | undefined;
  /** First revision of interest; 0: from now on. */
  readonly startRevision: number;
  readonly withPrevious: boolean;
  readonly skipPuts?: boolean;
  readonly skipDeletes?: boolean;
}

export interface WatchConsumer {
  /** False: ask again by {@link Watch.pump} when there is room. */
  readonly writable: boolean;
  /** All events of whole revisions up to `revision`; never empty. */
  events(events: readonly WatchEvent[], revision: number): void;
  /** The watch is over: history before `compactRevision` is gone. */
  compacted(compactRevision: number): void;
}

/** Events and bytes handed over at a time (whole revisions): bounds one message and lets other work in between. */
const BATCH_EVENTS = 1000;
const BATCH_BYTES = 4 << 20;

export class Watch {
  readonly #kv: MvccKv;
  readonly #options: WatchOptions;
  readonly #consumer: WatchConsumer;
  readonly #onEnd: (watch: Watch) => void;
  #nextRevision: number;

  constructor(kv: MvccKv, options: WatchOptions, consumer: WatchConsumer, onEnd: (watch: Watch) => void) {
    this.#kv = kv;
    this.#options = options;
    this.#consumer = consumer;
    this.#onEnd = onEnd;
    this.#nextRevision = options.startRevision > 0 ? options.startRevision : kv.revision + 1;
  }

  /** Everything up to the present was handed over (or did not match). */
  get synced(): boolean {
    return this.#nextRevision > this.#kv.revision;
  }

  /** Hands over what there is, as long as the consumer has room. */
  pump(): void {
    while (!this.synced && this.#consumer.writable) {
      if (this.#nextRevision < this.#kv.compactRevision) {
        this.#onEnd(this);
        this.#consumer.compacted(this.#kv.compactRevision);
        return;
      }
      this.#next();
    }
  }

  #next(): void {
    const events: WatchEvent[] = [];
    let revision = this.#kv.revision;
    let bytes = 0;
    for (const kv of this.#kv.events(this.#nextRevision)) {
      const full = events.length >= BATCH_EVENTS || bytes >= BATCH_BYTES;
      if (full && kv.modRevision !== events.at(-1)?.kv.modRevision) {
        revision = kv.modRevision - 1;
        break;
      }
      if (!this.#matches(kv)) continue;
      bytes += kv.value.length + kv.key.length;
      events.push({ kv, previous: this.#options.withPrevious ? this.#kv.previousOf(kv) : undefined });
    }
    this.#nextRevision = revision + 1;
    if (events.length > 0) this.#consumer.events(events, revision);
  }

  #matches(kv: KeyVersion): boolean {
    const { from, to, skipPuts, skipDeletes } = this.#options;
    if (kv.key < from || (to !== undefined && kv.key >= to)) return false;
    return kv.version === 0 ? skipDeletes !== true : skipPuts !== true;
  }

  cancel(): void {
    this.#onEnd(this);
  }
}

export class WatchHub {
  readonly #kv: MvccKv;
  readonly #watches = new Set<Watch>();

  constructor(kv: MvccKv) {
    this.#kv = kv;
  }

  get size(): number {
    return this.#watches.size;
  }

  /** The watch starts at the next {@link Watch.pump}; the caller pumps when it has announced it. */
  open(options: WatchOptions, consumer: WatchConsumer): Watch {
    const watch = new Watch(this.#kv, options, consumer, (ended) => this.#watches.delete(ended));
    this.#watches.add(watch);
    return watch;
  }

  /** To be called when the store has changed. */
  pump(): void {
    for (const watch of this.#watches) watch.pump();
  }
}

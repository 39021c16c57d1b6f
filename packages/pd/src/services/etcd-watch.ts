/** etcdserverpb.Watch: many watches in one stream, each a cursor into the history (state/watch-hub.ts). */
import { type ServerCall, Status, type StreamReceiver } from '@tessera/grpc';
import * as etcd from '@tessera/proto/etcdserverpb';
import type * as mvccpb from '@tessera/proto/mvccpb';
import type { PdContext } from '../context.ts';
import { keyRange, toKeyValue } from '../state/txn.ts';
import type { Watch, WatchEvent } from '../state/watch-hub.ts';
import { etcdHeader } from './etcd-header.ts';
import type { Rpc } from './rpc.ts';

/** Watches of one stream: more is a client that forgets to cancel. */
const MAX_WATCHES = 10_000;
const NO_WATCH = -1;
const { NOPUT, NODELETE } = etcd.WatchCreateRequest_FilterType;

export function toEvent(event: WatchEvent): mvccpb.EventInit {
  const { kv, previous } = event;
  const prevKv = previous === undefined ? undefined : toKeyValue(previous);
  // A deletion shows the key and its revision only.
  return { type: kv.version === 0 ? 1 : 0, kv: toKeyValue(kv), prevKv };
}

interface Entry {
  readonly watch: Watch;
  readonly progressNotify: boolean;
}

class WatchStream implements StreamReceiver {
  readonly #pd: PdContext;
  readonly #call: ServerCall;
  readonly #onEnd: (stream: WatchStream) => void;
  readonly #watches = new Map<number, Entry>();
  #nextId = 0;

  constructor(pd: PdContext, call: ServerCall, onEnd: (stream: WatchStream) => void) {
    this.#pd = pd;
    this.#call = call;
    this.#onEnd = onEnd;
  }

  message(bytes: Uint8Array): void {
    const union = etcd.WatchRequest.decode(bytes).requestUnion;
    switch (union?.kind) {
      case 'createRequest':
        this.#create(union.value);
        break;
      case 'cancelRequest':
        this.#cancel(union.value.watchId);
        break;
      case 'progressRequest':
        // Answered only when every watch is up to date: then it is true of all.
        if ([...this.#watches.values()].every(({ watch }) => watch.synced)) this.#send({ watchId: NO_WATCH });
        break;
      default:
        this.#call.finish(Status.INVALID_ARGUMENT, 'empty watch request');
    }
  }

  #send(response: etcd.WatchResponseInit, revision?: number): void {
    this.#call.send(etcd.WatchResponse, { header: etcdHeader(this.#pd, revision), ...response });
  }

  #create(request: etcd.WatchCreateRequest): void {
    const refused = this.#refusal(request);
    if (refused !== undefined) {
      this.#send({ watchId: NO_WATCH, created: true, canceled: true, cancelReason: refused });
      return;
    }
    const id = request.watchId !== 0 ? request.watchId : this.#freeId();
    const watch = this.#pd.watches.open(
      {
        ...keyRange(request.key.length === 0 ? FIRST_KEY : request.key, request.rangeEnd),
        startRevision: Math.max(0, request.startRevision),
        withPrevious: request.prevKv,
        skipPuts: request.filters.includes(NOPUT),
        skipDeletes: request.filters.includes(NODELETE),
      },
      this.#consumer(id),
    );
    this.#watches.set(id, { watch, progressNotify: request.progressNotify });
    this.#send({ watchId: id, created: true });
    watch.pump();
  }

  #refusal(request: etcd.WatchCreateRequest): string | undefined {
    const { from, to } = keyRange(request.key, request.rangeEnd);
    if (to !== undefined && to <= from) return 'etcdserver: watch range is empty';
    if (request.watchId < 0) return 'etcdserver: watch id is negative';
    if (request.watchId !== 0 && this.#watches.has(request.watchId)) {
      return 'mvcc: watch ID for the same watch stream already exists';
    }
    return this.#watches.size >= MAX_WATCHES ? `etcdserver: more than ${MAX_WATCHES} watches in a stream` : undefined;
  }

  #freeId(): number {
    while (this.#watches.has(this.#nextId)) this.#nextId++;
    return this.#nextId++;
  }

  #consumer(id: number) {
    const call = this.#call;
    return {
      get writable(): boolean {
        return call.writable && !call.closed;
      },
      events: (events: readonly WatchEvent[], revision: number) => {
        this.#send({ watchId: id, events: events.map(toEvent) }, revision);
      },
      compacted: (compactRevision: number) => {
        this.#watches.delete(id);
        const cancelReason = 'etcdserver: mvcc: required revision has been compacted';
        this.#send({ watchId: id, canceled: true, compactRevision, cancelReason });
      },
    };
  }

  #cancel(id: number): void {
    const entry = this.#watches.get(id);
    if (entry === undefined) return;
    entry.watch.cancel();
    this.#watches.delete(id);
    this.#send({ watchId: id, canceled: true });
  }

  /** For watches that asked for it: nothing happened up to here. */
  notifyProgress(): void {
    for (const [id, { watch, progressNotify }] of this.#watches) {
      if (progressNotify && watch.synced && this.#call.writable) this.#send({ watchId: id });
    }
  }

  drained(): void {
    for (const { watch } of this.#watches.values()) watch.pump();
  }

  halfClosed(): void {
    this.#end();
    this.#call.finish();
  }

  cancelled(): void {
    this.#end();
  }

  #end(): void {
    for (const { watch } of this.#watches.values()) watch.cancel();
    this.#watches.clear();
    this.#onEnd(this);
  }
}

/** etcd reads an empty key as the first one. */
const FIRST_KEY = Uint8Array.of(0);
/** etcd's own interval. */
const PROGRESS_MS = 600_000;

export function registerEtcdWatch(rpc: Rpc, pd: PdContext): void {
  const streams = new Set<WatchStream>();
  rpc.stream(etcd.Watch.Watch, (call) => {
    const stream = new WatchStream(pd, call, (ended) => streams.delete(ended));
    streams.add(stream);
    return stream;
  });
  pd.every(PROGRESS_MS, () => {
    for (const stream of streams) stream.notifyProgress();
  });
}

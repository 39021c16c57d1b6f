/**
 * Messages and snapshots to other stores over gRPC: one BatchRaft stream a store, which carries everything that a turn has for
 * it, and one Snapshot call a snapshot. Raft repeats what is lost, so nothing is kept for a store that cannot be reached.
 *
 *   address unknown -> asked of PD, messages of the meantime wait (bounded)
 *   stream ends     -> its address is forgotten: the store may have come back elsewhere; the next message connects anew
 *   peer reads too slowly -> messages are dropped until it has caught up
 */
import { describeError, type Logger, TesseraError } from '@tessera/base';
import type { Clock, Network, Tasks, TlsOptions } from '@tessera/env';
import { type ClientReceiver, type ClientStream, GrpcClient } from '@tessera/grpc';
import type { Done, RaftMessage } from '@tessera/proto/raft_serverpb';
import { type BatchRaftMessageInit, Tikv } from '@tessera/proto/tikvpb';
import type { Transport } from '@tessera/raftstore';
import { parseAddress } from '../config/config.ts';

/** Messages that wait for an address: a few turns' worth. */
const WAITING_MAX = 4096;
/** Unsent bytes to one store beyond which its messages are dropped: more is older than an election timeout on any network. */
const BUFFER_BYTES_MAX = 64 * 1024 * 1024;
/** After a failure nothing is asked of PD or connected for so long. */
const RETRY_MS = 200;

export interface RaftTransportOptions {
  readonly network: Network;
  readonly clock: Clock;
  readonly tasks: Tasks;
  readonly log: Logger;
  readonly tls: TlsOptions | undefined;
  /** Of a store, as PD knows it. Rejects when PD does not answer or the store is gone. */
  addressOf(storeId: number): Promise<string>;
}

/** Since the start. */
export interface RaftTransportStats {
  sent: number;
  dropped: number;
  snapshotsSent: number;
  snapshotsFailed: number;
}

export class RaftTransport implements Transport {
  readonly stats: RaftTransportStats = { sent: 0, dropped: 0, snapshotsSent: 0, snapshotsFailed: 0 };
  readonly #options: RaftTransportOptions;
  readonly #links = new Map<number, Link>();
  #closed = false;

  constructor(options: RaftTransportOptions) {
    this.#options = options;
  }

  send(storeId: number, messages: readonly RaftMessage[]): void {
    if (!this.#closed) this.#link(storeId).send(messages);
  }

  sendSnapshot(
    storeId: number,
    head: RaftMessage,
    chunks: AsyncIterable<Uint8Array>,
    done: (delivered: boolean) => void,
  ): void {
    const { log, tasks } = this.#options;
    const region = head.regionId;
    this.#sendSnapshot(storeId, head, chunks).then(
      () => {
        this.stats.snapshotsSent++;
        log.info?.('snapshot sent', { region, to: storeId });
        tasks.defer(() => done(true));
      },
      (error) => {
        this.stats.snapshotsFailed++;
        if (!this.#closed) log.warn?.('a snapshot was not taken', { region, to: storeId, error: describeError(error) });
        tasks.defer(() => done(false));
      },
    );
  }

  async #sendSnapshot(storeId: number, head: RaftMessage, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const client = await this.#link(storeId).connect();
    const upload = new Upload();
    const stream = client.stream(Tikv.Snapshot, upload.receiver);
    try {
      stream.send({ message: head });
      for await (const data of chunks) {
        if (upload.ended) break;
        stream.send({ data });
        if (!stream.writable) await upload.room();
      }
      stream.halfClose();
      await upload.end;
    } finally {
      stream.cancel();
    }
  }

  /** A client of the store, for calls beside raft. Rejects when its address is not known. */
  clientOf(storeId: number): Promise<GrpcClient> {
    return this.#link(storeId).connect();
  }

  #link(storeId: number): Link {
    let link = this.#links.get(storeId);
    if (link === undefined) {
      link = new Link(storeId, this.#options, this.stats);
      this.#links.set(storeId, link);
    }
    return link;
  }

  close(): void {
    this.#closed = true;
    for (const link of this.#links.values()) link.close();
  }
}

/** One snapshot call: when there is room in its window again, and how it ended. */
class Upload {
  ended = false;
  readonly end: Promise<void>;
  readonly receiver: ClientReceiver<Done>;
  #wake: (() => void) | undefined;

  constructor() {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.end = promise;
    // A sender that failed by itself does not wait for it.
    promise.catch(() => {});
    this.receiver = {
      message: () => {},
      drained: () => this.#go(),
      end: (error) => {
        this.ended = true;
        if (error === undefined) resolve();
        else reject(error);
        this.#go();
      },
    };
  }

  async room(): Promise<void> {
    if (this.ended) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    await promise;
  }

  #go(): void {
    this.#wake?.();
    this.#wake = undefined;
  }
}

/** The way to one store. */
class Link {
  readonly #storeId: number;
  readonly #options: RaftTransportOptions;
  readonly #stats: RaftTransportStats;
  #client: GrpcClient | undefined;
  #address = '';
  #stream: ClientStream<BatchRaftMessageInit> | undefined;
  #connecting: Promise<GrpcClient> | undefined;
  #waiting: RaftMessage[] = [];
  #retryAtMs = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(storeId: number, options: RaftTransportOptions, stats: RaftTransportStats) {
    this.#storeId = storeId;
    this.#options = options;
    this.#stats = stats;
  }

  send(messages: readonly RaftMessage[]): void {
    const stream = this.#stream;
    if (stream !== undefined && !stream.closed) {
      if (stream.bufferedBytes > BUFFER_BYTES_MAX) this.#stats.dropped += messages.length;
      else {
        stream.send({ msgs: messages });
        this.#stats.sent += messages.length;
      }
      return;
    }
    const mayWait = this.#options.clock.monotonicMs() >= this.#retryAtMs || this.#connecting !== undefined;
    if (!mayWait || this.#waiting.length + messages.length > WAITING_MAX) {
      this.#stats.dropped += messages.length;
      return;
    }
    this.#waiting.push(...messages);
    if (this.#connecting === undefined) void this.#open();
  }

  async #open(): Promise<void> {
    try {
      const client = await this.connect();
      await client.connect();
      if (this.#closed || this.#stream?.closed === false) return;
      const stream = client.stream(Tikv.BatchRaft, { message: () => {}, end: (error) => this.#ended(error) });
      if (stream.closed) return;
      this.#stream = stream;
      const messages = this.#waiting;
      this.#waiting = [];
      if (messages.length > 0) this.send(messages);
    } catch (error) {
      this.#ended(error);
    }
  }

  /** A client of the store at the address PD knows now; one look-up for all who ask meanwhile. */
  connect(): Promise<GrpcClient> {
    if (this.#client !== undefined) return Promise.resolve(this.#client);
    this.#connecting ??= this.#lookUp().finally(() => {
      this.#connecting = undefined;
    });
    return this.#connecting;
  }

  async #lookUp(): Promise<GrpcClient> {
    const { addressOf, network, clock, tasks, log, tls } = this.#options;
    const text = await addressOf(this.#storeId);
    const address = parseAddress(text);
    if (address === undefined)
      throw new TesseraError('KV:Server:Address', `store ${this.#storeId} has no address: "${text}"`);
    if (this.#closed) throw new TesseraError('KV:Server:Closing', 'the store is closing');
    this.#address = text;
    // Raft beats several times a second: a silent peer is noticed by its term, not by keepalive.
    const backoff = { backoffMinMs: RETRY_MS, backoffMaxMs: 1000, connectTimeoutMs: 2000 };
    this.#client = new GrpcClient({
      network,
      clock,
      tasks,
      log,
      ...address,
      ...backoff,
      ...(tls === undefined ? {} : { tls }),
    });
    return this.#client;
  }

  #ended(error: unknown): void {
    const wasUp = this.#stream !== undefined;
    this.#stream = undefined;
    this.#stats.dropped += this.#waiting.length;
    this.#waiting = [];
    this.#retryAtMs = this.#options.clock.monotonicMs() + RETRY_MS;
    const client = this.#client;
    this.#client = undefined;
    client?.close();
    if (this.#closed) return;
    const facts = { store: this.#storeId, address: this.#address, error: describeError(error) };
    if (wasUp) this.#options.log.warn?.('lost the way to a store', facts);
    else this.#options.log.debug?.('a store cannot be reached', facts);
  }

  close(): void {
    this.#closed = true;
    this.#waiting = [];
    this.#stream?.cancel();
    this.#client?.close();
  }
}

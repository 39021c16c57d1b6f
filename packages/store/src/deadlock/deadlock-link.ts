/**
 * The way to the store that holds the wait-for graph: one stream, opened when somebody waits. A message that cannot go is dropped:
 * its waiter times out and asks again.
 */
import { describeError, EMPTY_BYTES, type Logger } from '@tessera/base';
import type { Clock, Network, Tasks, TlsOptions } from '@tessera/env';
import { type ClientStream, GrpcClient } from '@tessera/grpc';
import type { PdClient } from '@tessera/pd-client';
import { Deadlock, type DeadlockRequestInit, type DeadlockResponse } from '@tessera/proto/deadlock';
import type { DetectorLink } from '@tessera/storage';
import { parseAddress } from '../config/config.ts';

/** Requests that wait for the address. */
const WAITING_MAX = 4096;
/** A leader that does not read: what it is told is of no use by then. */
const BUFFER_BYTES_MAX = 4 * 1024 * 1024;
/** After a failure nothing is asked of PD for so long: half of a usual wait. */
const RETRY_MS = 500;

export interface DeadlockLinkOptions {
  readonly network: Network;
  readonly clock: Clock;
  readonly tasks: Tasks;
  readonly log: Logger;
  readonly tls: TlsOptions | undefined;
  readonly pd: PdClient;
  readonly storeId: number;
  found(response: DeadlockResponse): void;
}

export class DeadlockLink implements DetectorLink {
  readonly #options: DeadlockLinkOptions;
  #client: GrpcClient | undefined;
  #stream: ClientStream<DeadlockRequestInit> | undefined;
  #waiting: DeadlockRequestInit[] = [];
  #opening = false;
  #retryAtMs = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(options: DeadlockLinkOptions) {
    this.#options = options;
  }

  send(request: DeadlockRequestInit): void {
    const stream = this.#stream;
    if (stream !== undefined && !stream.closed) {
      if (stream.bufferedBytes < BUFFER_BYTES_MAX) stream.send(request);
      return;
    }
    const mayTry = this.#opening || this.#options.clock.monotonicMs() >= this.#retryAtMs;
    if (this.#closed || !mayTry || this.#waiting.length >= WAITING_MAX) return;
    this.#waiting.push(request);
    if (!this.#opening) void this.#open();
  }

  async #open(): Promise<void> {
    const { network, clock, tasks, log, tls, found } = this.#options;
    this.#opening = true;
    try {
      const address = await this.#leaderAddress();
      if (address === undefined || this.#closed) return;
      const client = new GrpcClient({
        network,
        clock,
        tasks,
        log,
        ...address,
        connectTimeoutMs: RETRY_MS,
        ...(tls === undefined ? {} : { tls }),
      });
      this.#client = client;
      this.#stream = client.stream(Deadlock.Detect, { message: found, end: (error) => this.#ended(client, error) });
      for (const request of this.#waiting) this.#stream.send(request);
    } catch (error) {
      log.warn?.('the leader of deadlock detection is not known', { error: describeError(error) });
    } finally {
      this.#opening = false;
      this.#waiting = [];
      this.#retryAtMs = clock.monotonicMs() + RETRY_MS;
    }
  }

  /** Of the store that leads the region of the smallest key; undefined while that is nobody else. */
  async #leaderAddress(): Promise<{ host: string; port: number } | undefined> {
    const { pd, storeId } = this.#options;
    const first = await pd.getRegion(EMPTY_BYTES, { timeoutMs: 2000 });
    const leader = first?.leader?.storeId ?? 0;
    if (leader === 0 || leader === storeId) return undefined;
    const { store } = await pd.getStore(leader, { timeoutMs: 2000 });
    return parseAddress(store.address);
  }

  #ended(client: GrpcClient, error: unknown): void {
    client.close();
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#stream = undefined;
    this.#retryAtMs = this.#options.clock.monotonicMs() + RETRY_MS;
    if (!this.#closed && error !== undefined) {
      this.#options.log.warn?.('lost the leader of deadlock detection', { error: describeError(error) });
    }
  }

  close(): void {
    this.#closed = true;
    this.#stream?.cancel();
    this.#client?.close();
  }
}

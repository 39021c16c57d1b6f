/**
 * Connections to the stores that calls are forwarded to: at most so many to one address, to so many addresses, each closed when
 * nobody has used it for a while. Only stores of the cluster are connected to, as PD lists them: a client may not make this
 * store talk to anybody it likes.
 */
import { must, TesseraError } from '@tessera/base';
import type { Network } from '@tessera/env';
import { GrpcClient, GrpcError, Status } from '@tessera/grpc';
import { parseAddress } from '../config/config.ts';
import type { ForwarderOptions } from './forwarder.ts';

/** More stores than one client loses sight of at once. */
const ADDRESSES_MAX = 64;
/** A client that forwards does so until it finds its way back: minutes. */
const IDLE_MS = 60_000;

export interface ForwardChannel {
  readonly client: GrpcClient;
  openCalls: number;
  /** Monotonic time of its last call's end. */
  usedMs: number;
}

export class ForwardChannels {
  readonly #options: ForwarderOptions;
  readonly #byAddress = new Map<string, ForwardChannel[]>();

  constructor(options: ForwarderOptions) {
    this.#options = options;
  }

  get empty(): boolean {
    return this.#byAddress.size === 0;
  }

  /** The least busy channel to `address`, to be given back by {@link release}. Throws GrpcError. */
  take(address: string): ForwardChannel {
    let channels = this.#byAddress.get(address);
    if (channels === undefined) {
      this.#makeRoom();
      this.#byAddress.set(address, (channels = [this.#connect(address)]));
    }
    let best = must(channels[0], 'a known address has a channel');
    for (const channel of channels) if (channel.openCalls < best.openCalls) best = channel;
    if (best.openCalls > 0 && channels.length < this.#options.connectionsMax) {
      best = this.#connect(address);
      channels.push(best);
    }
    best.openCalls++;
    return best;
  }

  release(channel: ForwardChannel): void {
    channel.openCalls--;
    channel.usedMs = this.#options.clock.monotonicMs();
  }

  #makeRoom(): void {
    if (this.#byAddress.size < ADDRESSES_MAX) return;
    for (const [address, channels] of this.#byAddress) {
      if (channels.some((channel) => channel.openCalls > 0)) continue;
      for (const { client } of channels) client.close();
      this.#byAddress.delete(address);
      return;
    }
    throw new GrpcError(Status.RESOURCE_EXHAUSTED, `calls are forwarded to ${ADDRESSES_MAX} stores already`);
  }

  #connect(address: string): ForwardChannel {
    const target = parseAddress(address);
    if (target === undefined)
      throw new GrpcError(Status.INVALID_ARGUMENT, `cannot forward to ${address}: no host:port`);
    const { clock, tasks, log, tls } = this.#options;
    const network = this.#storesOnly(address);
    const client = new GrpcClient({ network, clock, tasks, log, ...target, ...(tls === undefined ? {} : { tls }) });
    return { client, openCalls: 0, usedMs: clock.monotonicMs() };
  }

  /** Asks PD anew for each connection: stores come and go, connections are few. */
  #storesOnly(address: string): Network {
    const { network, storeAddresses } = this.#options;
    return {
      listen: (options) => network.listen(options),
      request: (url, init) => network.request(url, init),
      connect: async (options) => {
        const known = await storeAddresses();
        if (!known.includes(address)) {
          throw new TesseraError('KV:Server:Forward', 'this cluster has no store at that address');
        }
        return await network.connect(options);
      },
    };
  }

  closeIdle(): void {
    const sinceMs = this.#options.clock.monotonicMs() - IDLE_MS;
    for (const [address, channels] of this.#byAddress) {
      const kept = channels.filter((channel) => channel.openCalls > 0 || channel.usedMs > sinceMs);
      if (kept.length === channels.length) continue;
      for (const channel of channels) if (!kept.includes(channel)) channel.client.close();
      if (kept.length > 0) this.#byAddress.set(address, kept);
      else this.#byAddress.delete(address);
    }
  }

  close(): void {
    for (const channels of this.#byAddress.values()) for (const { client } of channels) client.close();
    this.#byAddress.clear();
  }
}

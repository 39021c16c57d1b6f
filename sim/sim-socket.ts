/** One end of a simulated connection. What its owner hears, it hears through its process. */
import { assert, copyBytes } from '@tessera/base';
import { NetworkError, type Socket, type SocketEvents } from '@tessera/env';
import { hostOf, RETRANSMIT_MS, type SimInternet } from './sim-internet.ts';
import type { SimProcess } from './sim-process.ts';

export interface Endpoint {
  readonly id: number;
  readonly process: SimProcess;
}

/** Undefined bytes: the end of the stream. */
interface Segment {
  readonly bytes: Uint8Array | undefined;
  readonly arrivesMs: number;
}

/** What a kernel takes without telling the owner to wait. */
const KERNEL_BYTES = 256 * 1024;
/** A connection whose bytes do not get through for so long is given up. */
const GIVE_UP_MS = 15_000;
/** Some chunks come in two pieces. */
const SPLIT_CHANCE = 0.1;

export class SimSocket implements Socket {
  readonly peerAddress: string;
  readonly alpnProtocol = undefined;
  readonly peerCommonName = undefined;
  readonly #net: SimInternet;
  readonly #self: Endpoint;
  /** Once its process is gone, the other machine says nothing: it has no power. */
  readonly #peerFellSilent: boolean;
  #peer!: SimSocket;
  #events: SocketEvents | undefined;
  /** On their way, in order. */
  readonly #wire: Segment[] = [];
  #underWay = false;
  #stuckSinceMs: number | undefined;
  /** Arrived and not taken by the owner. */
  readonly #inbox: (Uint8Array | undefined)[] = [];
  #inFlightBytes = 0;
  #paused = false;
  #finished = false;
  /** The other side's end has been told. */
  #ended = false;
  #closed = false;

  private constructor(net: SimInternet, self: Endpoint, peerAddress: string) {
    this.#net = net;
    this.#self = self;
    this.peerAddress = peerAddress;
    this.#peerFellSilent = net.prng.chance(0.5);
  }

  static pair(net: SimInternet, from: Endpoint, to: Endpoint, address: string): [client: SimSocket, server: SimSocket] {
    const client = new SimSocket(net, from, address);
    const server = new SimSocket(net, to, `${hostOf(from.id)}:0`);
    client.#peer = server;
    server.#peer = client;
    return [client, server];
  }

  /** Its owner sends nothing more. */
  get finished(): boolean {
    return this.#finished;
  }

  get bufferedBytes(): number {
    return Math.max(0, this.#inFlightBytes - KERNEL_BYTES);
  }

  attach(events: SocketEvents): void {
    assert(this.#events === undefined, 'a socket is attached once');
    this.#events = events;
    if (this.#closed) this.#later(() => events.closed(undefined));
    else this.#later(() => this.#take());
  }

  #later(run: () => void): void {
    this.#self.process.after(0, 'net', run);
  }

  write(bytes: Uint8Array, done?: () => void): void {
    if (done !== undefined) this.#later(done);
    if (this.#closed) return;
    if (this.#finished) {
      this.#close(new NetworkError('connection to', this.peerAddress, 'EPIPE'));
      return;
    }
    const { prng } = this.#net;
    const cut = bytes.length > 1 && prng.chance(SPLIT_CHANCE) ? prng.int(1, bytes.length) : 0;
    if (cut > 0) this.#push(copyBytes(bytes.subarray(0, cut)));
    this.#push(copyBytes(bytes.subarray(cut)));
    if (this.bufferedBytes === 0) this.#later(() => this.#tellDrained());
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#later(() => this.#take());
  }

  end(): void {
    if (this.#finished || this.#closed) return;
    this.#finished = true;
    this.#push(undefined);
  }

  destroy(): void {
    if (this.#closed) return;
    this.#close(undefined);
    this.reset();
  }

  /** Tells the other side that this one is gone, if the link lets it. */
  reset(): void {
    const { links, scheduler } = this.#net;
    const peer = this.#peer;
    scheduler.after(links.delayMs(this.#self.id, peer.#self.id), () => {
      if (!links.reaches(this.#self.id, peer.#self.id)) return;
      peer.#later(() => peer.#close(new NetworkError('connection to', peer.peerAddress, 'ECONNRESET')));
    });
  }

  // ---- the way over

  #push(bytes: Uint8Array | undefined): void {
    const { links, scheduler } = this.#net;
    const arrivesMs = scheduler.nowMs + links.delayMs(this.#self.id, this.#peer.#self.id);
    this.#inFlightBytes += bytes?.length ?? 0;
    this.#wire.push({ bytes, arrivesMs });
    this.#pump();
  }

  /** One segment at a time: a late one holds up those behind it. */
  #pump(): void {
    const [next] = this.#wire;
    if (this.#underWay || next === undefined) return;
    this.#underWay = true;
    const { scheduler } = this.#net;
    scheduler.after(next.arrivesMs - scheduler.nowMs, () => this.#arrive());
  }

  #arrive(): void {
    const { links, scheduler } = this.#net;
    const peer = this.#peer;
    this.#underWay = false;
    if (this.#closed && !this.#finished) return;
    const deaf = !peer.#self.process.alive && this.#peerFellSilent;
    if (deaf || !links.reaches(this.#self.id, peer.#self.id)) {
      this.#stuckSinceMs ??= scheduler.nowMs;
      if (scheduler.nowMs - this.#stuckSinceMs > GIVE_UP_MS) {
        this.#later(() => this.#close(new NetworkError('connection to', this.peerAddress, 'ETIMEDOUT')));
        return;
      }
      this.#underWay = true;
      scheduler.after(RETRANSMIT_MS, () => this.#arrive());
      return;
    }
    this.#stuckSinceMs = undefined;
    const segment = this.#wire.shift();
    if (segment === undefined) return;
    if (!peer.#self.process.alive || peer.#closed) {
      peer.reset();
      return;
    }
    peer.#later(() => {
      peer.#inbox.push(segment.bytes);
      peer.#take();
    });
    this.#pump();
  }

  /** Hands over what has arrived. */
  #take(): void {
    while (this.#inbox.length > 0 && !this.#paused && !this.#closed && this.#events !== undefined) {
      const bytes = this.#inbox.shift();
      if (bytes === undefined) {
        this.#takeEnd(this.#events);
        continue;
      }
      this.#peer.#taken(bytes.length);
      if (bytes.length > 0) this.#events.data(bytes);
    }
  }

  #takeEnd(events: SocketEvents): void {
    this.#ended = true;
    if (events.ended === undefined) this.end();
    else events.ended();
    this.#closeIfOver();
    this.#peer.#closeIfOver();
  }

  /** Both directions are through. */
  #closeIfOver(): void {
    if (this.#ended && this.#peer.#ended) this.#later(() => this.#close(undefined));
  }

  #taken(bytes: number): void {
    const full = this.bufferedBytes > 0;
    this.#inFlightBytes -= bytes;
    if (full && this.bufferedBytes === 0) this.#later(() => this.#tellDrained());
  }

  #tellDrained(): void {
    if (!this.#closed && this.bufferedBytes === 0) this.#events?.drained?.();
  }

  #close(error: Error | undefined): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#net.forget(this.#self.process, this);
    this.#later(() => this.#events?.closed(error));
  }
}

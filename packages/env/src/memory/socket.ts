/**
 * Two connected sockets in memory. Bytes are copied when written and delivered by `tasks`, in order; while the receiver
 * is paused or not attached they count as the sender's `bufferedBytes`, so backpressure shows after the first byte.
 */
import { assert, copyBytes } from '@tessera/base';
import { NetworkError } from '../faults.ts';
import type { Socket, SocketEvents } from '../network.ts';
import type { Tasks } from '../ports.ts';

interface Parcel {
  readonly bytes: Uint8Array;
  readonly done: (() => void) | undefined;
}

export class MemorySocket implements Socket {
  readonly peerAddress: string;
  readonly alpnProtocol = undefined;
  readonly peerCommonName = undefined;
  readonly #tasks: Tasks;
  readonly #peer: MemorySocket;
  #events: SocketEvents | undefined;
  /** Written by us, not delivered yet. */
  #outgoing: Parcel[] = [];
  #bufferedBytes = 0;
  #paused = false;
  #finished = false;
  #finishDelivered = false;
  #closed = false;
  #scheduled = false;

  private constructor(address: string, peerAddress: string, tasks: Tasks, peer?: MemorySocket) {
    this.peerAddress = peerAddress;
    this.#tasks = tasks;
    this.#peer = peer ?? new MemorySocket(peerAddress, address, tasks, this);
  }

  static pair(
    clientAddress: string,
    serverAddress: string,
    tasks: Tasks,
  ): [client: MemorySocket, server: MemorySocket] {
    const client = new MemorySocket(clientAddress, serverAddress, tasks);
    return [client, client.#peer];
  }

  get attached(): boolean {
    return this.#events !== undefined;
  }

  get bufferedBytes(): number {
    return this.#bufferedBytes;
  }

  attach(events: SocketEvents): void {
    assert(this.#events === undefined, 'a socket is attached once');
    this.#events = events;
    if (this.#closed) this.#tasks.defer(() => events.closed(undefined));
    else this.#peer.#schedule();
  }

  write(bytes: Uint8Array, done?: () => void): void {
    if (this.#closed || this.#finished) {
      if (done !== undefined) this.#tasks.defer(done);
      if (this.#finished && !this.#closed) this.#close(new NetworkError('connection to', this.peerAddress, 'EPIPE'));
      return;
    }
    this.#outgoing.push({ bytes: copyBytes(bytes), done });
    this.#bufferedBytes += bytes.length;
    this.#schedule();
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#peer.#schedule();
  }

  end(): void {
    this.#finished = true;
    this.#schedule();
  }

  destroy(): void {
    if (this.#closed) return;
    this.#close(undefined);
    const peer = this.#peer;
    this.#tasks.defer(() => peer.#close(new NetworkError('connection to', peer.peerAddress, 'ECONNRESET')));
  }

  #schedule(): void {
    if (this.#scheduled || this.#closed) return;
    this.#scheduled = true;
    this.#tasks.defer(() => {
      this.#scheduled = false;
      this.#deliver();
    });
  }

  /** Hands what we wrote to the peer, as far as the peer takes it. */
  #deliver(): void {
    const peer = this.#peer;
    let delivered = false;
    while (this.#outgoing.length > 0) {
      if (this.#closed || peer.#closed || peer.#events === undefined || peer.#paused) return;
      const { bytes, done } = this.#outgoing.shift() as Parcel;
      this.#bufferedBytes -= bytes.length;
      if (bytes.length > 0) peer.#events.data(bytes);
      done?.();
      delivered = true;
    }
    if (delivered && !this.#closed) this.#events?.drained?.();
    if (this.#finished && !this.#finishDelivered && peer.#events !== undefined && !peer.#closed) this.#deliverEnd(peer);
  }

  #deliverEnd(peer: MemorySocket): void {
    this.#finishDelivered = true;
    if (peer.#events?.ended === undefined) peer.end();
    else peer.#events.ended();
    if (peer.#finishDelivered) {
      this.#close(undefined);
      peer.#close(undefined);
    }
  }

  #close(error: Error | undefined): void {
    if (this.#closed) return;
    this.#closed = true;
    const dropped = this.#outgoing;
    this.#outgoing = [];
    this.#bufferedBytes = 0;
    this.#tasks.defer(() => {
      for (const { done } of dropped) done?.();
      this.#events?.closed(error);
    });
  }
}

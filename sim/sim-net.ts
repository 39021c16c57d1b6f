/**
 * The network between stores without gRPC: delays, loses, repeats and reorders messages, cuts links in one direction, makes
 * links slow. What arrives was encoded and decoded, so nothing is shared between stores.
 */
import { copyBytes, type Prng } from '@tessera/base';
import { RaftMessage } from '@tessera/proto/raft_serverpb';
import { finishSnapshot, openSnapshot, receiveMessages, type Transport } from '@tessera/raftstore';
import type { Links } from './links.ts';
import type { Scheduler } from './scheduler.ts';
import type { SimStore } from './sim-store.ts';

export interface NetFaults {
  loss: number;
  duplication: number;
  /** Of the stream of a snapshot: it breaks while the receiver does its last checks. */
  lateBreaks: number;
}

export class SimNet {
  readonly #scheduler: Scheduler;
  readonly #prng: Prng;
  readonly #stores: ReadonlyMap<number, SimStore>;
  readonly #links: Links;
  faults: NetFaults;
  readonly counts = { delivered: 0, lost: 0, snapshots: 0 };

  constructor(
    scheduler: Scheduler,
    prng: Prng,
    stores: ReadonlyMap<number, SimStore>,
    links: Links,
    faults: NetFaults,
  ) {
    this.#scheduler = scheduler;
    this.#prng = prng;
    this.#stores = stores;
    this.#links = links;
    this.faults = faults;
  }

  transport(from: number): Transport {
    return {
      send: (to, messages) => {
        for (const message of messages) this.#send(from, to, RaftMessage.encode(message));
      },
      sendSnapshot: (to, head, chunks, done) => {
        const sender = this.#stores.get(from)?.process;
        const tell = (delivered: boolean): void =>
          sender?.after(this.#links.delayMs(to, from), 'net', () => done(delivered));
        void this.#sendSnapshot(from, to, RaftMessage.encode(head), chunks).then(tell, () => tell(false));
      },
    };
  }

  #send(from: number, to: number, bytes: Uint8Array): void {
    const copies = this.#prng.chance(this.faults.duplication) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      if (this.#prng.chance(this.faults.loss)) {
        this.counts.lost++;
        continue;
      }
      this.#scheduler.after(this.#links.delayMs(from, to), () => {
        if (!this.#links.reaches(from, to)) return;
        const node = this.#stores.get(to);
        node?.process?.after(0, 'net', () => {
          if (node.store === undefined) return;
          this.counts.delivered++;
          receiveMessages(node.store, [RaftMessage.decode(copyBytes(bytes))]);
        });
      });
    }
  }

  async #sendSnapshot(from: number, to: number, head: Uint8Array, chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
    const node = this.#stores.get(to);
    const store = node?.store;
    await this.#scheduler.sleep(this.#links.delayMs(from, to));
    const reaches = (): boolean => node?.store === store && !isPaused(node) && this.#links.reaches(from, to);
    if (store === undefined || !reaches()) return false;
    const message = RaftMessage.decode(copyBytes(head));
    const receiver = openSnapshot(store, message);
    if (receiver === undefined) return false;
    const broken = (): false => {
      void receiver.abandon();
      return false;
    };
    try {
      for await (const chunk of chunks) {
        // Some streams break in the middle; the delay of a link is that of a window, not of each chunk.
        if (this.#prng.chance(this.faults.loss / 4)) return broken();
        if (this.#prng.chance(0.1)) await this.#scheduler.sleep(this.#links.delayMs(from, to));
        if (!reaches()) return broken();
        await receiver.chunk(chunk);
      }
    } catch {
      // The sender's disk, or the receiver's.
      return broken();
    }
    await this.#scheduler.sleep(this.#links.delayMs(from, to));
    if (!reaches()) return broken();
    if (this.faults.lateBreaks > 0 && this.#prng.chance(this.faults.lateBreaks)) {
      this.#scheduler.after(this.#prng.int(0, 20), () => {
        if (reaches() && !receiver.complete) void receiver.abandon();
      });
    }
    if (!(await finishSnapshot(store, message, receiver))) return false;
    this.counts.snapshots++;
    return true;
  }
}

function isPaused(node: SimStore | undefined): boolean {
  return node?.paused === true;
}

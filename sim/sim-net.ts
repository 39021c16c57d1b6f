/**
 * The network between stores: delays, loses, repeats and reorders messages, and cuts pairs of stores in one direction or
 * both. What arrives was encoded and decoded, so nothing is shared between stores.
 */
import type { Prng } from '@tessera/base';
import { RaftMessage } from '@tessera/proto/raft_serverpb';
import { finishSnapshot, openSnapshot, receiveMessages, type Transport } from '@tessera/raftstore';
import type { Scheduler } from './scheduler.ts';
import type { SimStore } from './sim-store.ts';

export interface NetFaults {
  loss: number;
  duplication: number;
  /** Of a message on its way: uniform up to this, rarely twenty times as much. */
  delayMs: number;
}

export class SimNet {
  readonly #scheduler: Scheduler;
  readonly #prng: Prng;
  readonly #stores: ReadonlyMap<number, SimStore>;
  readonly #cut = new Set<number>();
  faults: NetFaults;
  delivered = 0;
  snapshots = 0;

  constructor(scheduler: Scheduler, prng: Prng, stores: ReadonlyMap<number, SimStore>, faults: NetFaults) {
    this.#scheduler = scheduler;
    this.#prng = prng;
    this.#stores = stores;
    this.faults = faults;
  }

  cut(from: number, to: number): void {
    this.#cut.add(from * 1000 + to);
  }

  heal(): void {
    this.#cut.clear();
  }

  #reaches(from: number, to: number): boolean {
    return !this.#cut.has(from * 1000 + to);
  }

  #delayMs(): number {
    const { delayMs } = this.faults;
    return delayMs * this.#prng.float() * (this.#prng.chance(0.02) ? 20 : 1);
  }

  transport(from: number): Transport {
    return {
      send: (to, messages) => {
        for (const message of messages) this.#send(from, to, RaftMessage.encode(message));
      },
      sendSnapshot: (to, head, chunks, done) => {
        const bytes = RaftMessage.encode(head);
        void this.#sendSnapshot(from, to, bytes, chunks).then(
          (delivered) => this.#scheduler.after(this.#delayMs(), () => done(delivered)),
          () => this.#scheduler.after(this.#delayMs(), () => done(false)),
        );
      },
    };
  }

  #send(from: number, to: number, bytes: Uint8Array): void {
    const copies = this.#prng.chance(this.faults.duplication) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      if (this.#prng.chance(this.faults.loss)) continue;
      this.#scheduler.after(this.#delayMs(), () => {
        const store = this.#stores.get(to)?.store;
        if (store === undefined || !this.#reaches(from, to)) return;
        this.delivered++;
        receiveMessages(store, [RaftMessage.decode(bytes.slice())]);
      });
    }
  }

  async #sendSnapshot(from: number, to: number, head: Uint8Array, chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
    const taken: Uint8Array[] = [];
    for await (const chunk of chunks) taken.push(chunk);
    await this.#scheduler.sleep(this.#delayMs() * 5);
    const store = this.#stores.get(to)?.store;
    if (store === undefined || !this.#reaches(from, to) || this.#prng.chance(this.faults.loss)) return false;
    const message = RaftMessage.decode(head.slice());
    const receiver = openSnapshot(store, message);
    if (receiver === undefined) return false;
    // Some streams break in the middle.
    const broken = this.#prng.chance(this.faults.loss);
    for (const chunk of broken ? taken.slice(0, -1) : taken) receiver.chunk(chunk);
    await this.#scheduler.sleep(this.#delayMs());
    if (!finishSnapshot(store, message, receiver)) return false;
    this.snapshots++;
    return true;
  }
}

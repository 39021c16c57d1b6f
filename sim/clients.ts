/**
 * Clients of a run: registers and growing lists, read from leaders and replicas, through whatever store says it can serve
 * (also one that only believes so). Everything they see goes into histories.
 */
import { concatBytes, fromUtf8, type Prng, utf8 } from '@tessera/base';
import { CF, runRead, WriteBatch } from '@tessera/engine';
import { Context } from '@tessera/proto/kvrpcpb';
import type { RaftStore } from '@tessera/raftstore';
import { keyInRegion, type RegionError, type RegionSnapshot } from '@tessera/storage';
import { type AppendCall, type Call, checkList, checkRegister, type ListRead, type RegisterCall } from './history.ts';
import type { SimStore } from './sim-store.ts';

export const REGISTERS = 6;
export const LISTS = 2;
const DATA = new Uint8Array([0x7a]);

export function registerKey(at: number): Uint8Array {
  return utf8(`r${at}`);
}

export function listPrefix(at: number): Uint8Array {
  return utf8(`l${at}/`);
}

type Peer = RaftStore['peers'] extends Map<number, infer P> ? P : never;

interface Target {
  readonly node: SimStore;
  readonly context: Context;
}

export class Clients {
  readonly #prng: Prng;
  readonly #stores: ReadonlyMap<number, SimStore>;
  readonly #registers: RegisterCall[][] = Array.from({ length: REGISTERS }, () => []);
  readonly #appends: AppendCall[][] = Array.from({ length: LISTS }, () => []);
  readonly #listReads: ListRead[][] = Array.from({ length: LISTS }, () => []);
  #clock = 0;
  #values = 0;
  readonly #value = new WriteBatch();
  readonly counts = { writes: 0, reads: 0, refused: 0, unknown: 0, replicaReads: 0, leaseReads: 0 };

  constructor(prng: Prng, stores: ReadonlyMap<number, SimStore>) {
    this.#prng = prng;
    this.#stores = stores;
  }

  /** One call of one client. */
  act(client: number): void {
    const action = this.#prng.float();
    const at = this.#prng.int(0, REGISTERS);
    const list = this.#prng.int(0, LISTS);
    if (action < 0.35) this.write(at, client);
    else if (action < 0.75) this.read(at, client);
    else if (action < 0.9) this.append(list, client);
    else this.readList(list, client);
  }

  /** Some store that may serve `key`; a peer of it that leads unless `replica`. */
  #target(key: Uint8Array, replica: boolean): Target | undefined {
    const found: { node: SimStore; peer: Peer }[] = [];
    for (const node of this.#stores.values()) {
      if (!node.up || node.store === undefined) continue;
      for (const peer of node.store.peers.values()) {
        if (peer.initialized && keyInRegion(key, peer.region) && (replica || peer.isLeader)) found.push({ node, peer });
      }
    }
    if (found.length === 0) return undefined;
    const { node, peer } = this.#prng.pick(found);
    const context = new Context();
    context.regionId = peer.region.id;
    context.regionEpoch = peer.region.regionEpoch;
    context.peer = peer.region.peers.find(({ id }) => id === peer.peerId);
    context.replicaRead = replica;
    return { node, context };
  }

  write(at: number, client: number, done: (ok: boolean) => void = () => {}): void {
    const value = `${++this.#values}`;
    const call: RegisterCall = { kind: 'write', value, start: 0, end: Number.POSITIVE_INFINITY, client };
    this.#put(registerKey(at), call, utf8(value.padEnd(this.#prng.int(4, 200), ' ')), (refused) => {
      if (refused) this.#registers[at] = (this.#registers[at] as RegisterCall[]).filter((one) => one !== call);
      done(call.end !== Number.POSITIVE_INFINITY);
    });
    if (call.start > 0) (this.#registers[at] as RegisterCall[]).push(call);
    else done(false);
  }

  append(at: number, client: number): void {
    const value = `${++this.#values}`;
    const call = { value, start: 0, end: Number.POSITIVE_INFINITY, client, refused: false };
    this.#put(concatBytes(listPrefix(at), utf8(value)), call, utf8(value), (refused) => {
      call.refused = refused;
    });
    if (call.start > 0) (this.#appends[at] as AppendCall[]).push(call);
  }

  #put(key: Uint8Array, call: Call, value: Uint8Array, done: (refused: boolean) => void): void {
    const target = this.#target(key, false);
    if (target === undefined) return;
    (call as { start: number }).start = ++this.#clock;
    this.counts.writes++;
    this.#value.clear();
    this.#value.put(CF.default, concatBytes(DATA, key), value);
    target.node.kv?.write(target.context, this.#value, {
      written: (error) => {
        const refused = error !== undefined && isRefusal(error);
        if (error === undefined) call.end = ++this.#clock;
        else if (refused) this.counts.refused++;
        else this.counts.unknown++;
        // Not before the caller has put the call into its history.
        queueMicrotask(() => done(refused));
      },
    });
  }

  read(at: number, client: number, done: (ok: boolean) => void = () => {}): void {
    const replica = this.#prng.chance(0.3);
    const start = ++this.#clock;
    const key = registerKey(at);
    this.#withSnapshot(key, replica, (view) => {
      return runRead(view.engine, view.data, () => {
        const bytes = view.data.get(CF.default, concatBytes(DATA, key));
        return bytes === undefined ? undefined : fromUtf8(bytes).trimEnd();
      });
    }).then(
      (result) => {
        if (result !== undefined) {
          const end = ++this.#clock;
          (this.#registers[at] as RegisterCall[]).push({ kind: 'read', value: result.value, start, end, client });
        }
        done(result !== undefined);
      },
      () => done(false),
    );
  }

  readList(at: number, client: number): void {
    const prefix = listPrefix(at);
    const start = ++this.#clock;
    const upper = concatBytes(DATA, utf8(`l${at}0`));
    this.#withSnapshot(prefix, this.#prng.chance(0.3), (view) => {
      // Lists are never split: one region has all of it.
      return runRead(view.engine, view.data, () => {
        const values = new Set<string>();
        using iterator = view.data.iterator(CF.default, { lower: concatBytes(DATA, prefix), upper });
        for (iterator.seekToFirst(); iterator.valid; iterator.next()) values.add(fromUtf8(iterator.value()));
        return values;
      });
    }).then(
      (result) => {
        if (result === undefined) return;
        const end = ++this.#clock;
        (this.#listReads[at] as ListRead[]).push({ start, end, client, values: result.value });
      },
      // The store went down under the read.
      () => {},
    );
  }

  async #withSnapshot<T>(
    key: Uint8Array,
    replica: boolean,
    use: (view: RegionSnapshot) => T | Promise<T>,
  ): Promise<{ value: T } | undefined> {
    const target = this.#target(key, replica);
    const kv = target?.node.kv;
    if (target === undefined || kv === undefined) return undefined;
    this.counts.reads++;
    if (replica) this.counts.replicaReads++;
    let grant = kv.read(target.context);
    if (grant.kind === 'snapshot') this.counts.leaseReads++;
    const run = async (view: RegionSnapshot): Promise<{ value: T }> => {
      view.retain();
      try {
        return { value: await use(view) };
      } finally {
        if (target.node.up) view.release();
      }
    };
    if (grant.kind !== 'wait') return grant.kind === 'refused' ? undefined : run(grant);
    const waiting = grant;
    return new Promise((resolve, reject) => {
      waiting.onReady((ready) => {
        grant = ready;
        if (ready.kind === 'refused') resolve(undefined);
        else run(ready).then(resolve, reject);
      });
    });
  }

  /** What is wrong with what the clients saw; undefined when nothing is. */
  judge(): string | undefined {
    for (const [at, calls] of this.#registers.entries()) {
      const flaw = checkRegister(calls);
      if (flaw !== undefined) return `register ${at}: ${flaw}`;
    }
    for (const [at, appends] of this.#appends.entries()) {
      const flaw = checkList(appends, this.#listReads[at] as ListRead[]);
      if (flaw !== undefined) return `list ${at}: ${flaw}`;
    }
    return undefined;
  }
}

/** The write did certainly not happen. */
function isRefusal(error: RegionError): boolean {
  return (
    error.notLeader !== undefined ||
    error.epochNotMatch !== undefined ||
    error.staleCommand !== undefined ||
    error.serverIsBusy !== undefined ||
    error.keyNotInRegion !== undefined ||
    error.raftEntryTooLarge !== undefined ||
    error.mismatchPeerId !== undefined ||
    error.regionNotFound !== undefined
  );
}

/**
 * Clients that speak to peers without gRPC: a request goes, encoded, to whatever store says it can serve (also one that only
 * believes so, or that stands still just now), through the raw commands of `storage`, and the answer comes back.
 */
import { fromUtf8, type Prng, utf8 } from '@tessera/base';
import { Context } from '@tessera/proto/kvrpcpb';
import { keyInRegion, type RegionError } from '@tessera/storage';
import { type Answer, REFUSED, type ReadMode, type SimKv, UNKNOWN } from './kv.ts';
import { BATCH_PUT, DELETE, GET, PUT, type RawCall, SCAN, SWAP } from './raw-calls.ts';
import type { SimStore } from './sim-store.ts';

interface Target {
  readonly node: SimStore;
  readonly context: Context;
  /** First key behind the region; empty: none. */
  readonly endKey: Uint8Array;
}

/** Of a request or an answer on its way, usually. */
const DELAY_MS = 2;
const ROWS_MAX = 1000;

/** What all raw responses may say. */
type Raw = { readonly regionError: RegionError | undefined; readonly error?: string };

export class DirectKv implements SimKv {
  readonly #prng: Prng;
  readonly #stores: ReadonlyMap<number, SimStore>;
  /** Where a request went before: stale routes. */
  #last: Target | undefined;

  constructor(prng: Prng, stores: ReadonlyMap<number, SimStore>) {
    this.#prng = prng;
    this.#stores = stores;
  }

  async get(key: string, { replica }: ReadMode): Promise<Answer<string | undefined>> {
    const answer = await this.#call(GET, { key: utf8(key) }, utf8(key), replica);
    if (answer.kind !== 'ok') return answer;
    return { kind: 'ok', value: answer.value.notFound ? undefined : fromUtf8(answer.value.value) };
  }

  async scan(start: string, end: string, { replica }: ReadMode): Promise<Answer<ReadonlyMap<string, string>>> {
    const pairs = new Map<string, string>();
    let from: Uint8Array = utf8(start);
    for (;;) {
      const target = this.#target(from, replica);
      if (target === undefined) return REFUSED;
      const init = { startKey: from, endKey: utf8(end), limit: ROWS_MAX };
      const answer = await this.#callAt(target, SCAN, init);
      if (answer.kind !== 'ok') return answer;
      if (answer.value.kvs.some(({ error }) => error !== undefined)) return UNKNOWN;
      for (const { key, value } of answer.value.kvs) pairs.set(fromUtf8(key), fromUtf8(value));
      if (target.endKey.length === 0 || fromUtf8(target.endKey) >= end) return { kind: 'ok', value: pairs };
      from = target.endKey;
    }
  }

  async put(key: string, value: string | undefined, { atomic }: { atomic: boolean }): Promise<Answer<void>> {
    const bytes = utf8(key);
    const answer =
      value === undefined
        ? await this.#call(DELETE, { key: bytes, forCas: atomic }, bytes, false)
        : await this.#call(PUT, { key: bytes, value: utf8(value), forCas: atomic }, bytes, false);
    return answer.kind === 'ok' ? { kind: 'ok', value: undefined } : answer;
  }

  async putAll(pairs: ReadonlyMap<string, string>): Promise<Answer<void>> {
    const list = [...pairs].map(([key, value]) => ({ key: utf8(key), value: utf8(value) }));
    const answer = await this.#call(BATCH_PUT, { pairs: list }, list[0]?.key ?? new Uint8Array(0), false);
    return answer.kind === 'ok' ? { kind: 'ok', value: undefined } : answer;
  }

  async swap(key: string, expected: string | undefined, value: string): Promise<Answer<string | undefined>> {
    const previous = expected === undefined ? { previousNotExist: true } : { previousValue: utf8(expected) };
    const answer = await this.#call(SWAP, { key: utf8(key), value: utf8(value), ...previous }, utf8(key), false);
    if (answer.kind !== 'ok') return answer;
    const { previousNotExist, previousValue } = answer.value;
    return { kind: 'ok', value: previousNotExist ? undefined : fromUtf8(previousValue) };
  }

  async #call<QI, R extends Raw>(
    command: RawCall<QI, R>,
    init: QI,
    key: Uint8Array,
    replica: boolean,
  ): Promise<Answer<R>> {
    const target = this.#target(key, replica);
    return target === undefined ? REFUSED : await this.#callAt(target, command, init);
  }

  #callAt<QI, R extends Raw>(target: Target, command: RawCall<QI, R>, init: QI): Promise<Answer<R>> {
    const { node, context } = target;
    const bytes = command.encode({ ...init, context });
    return new Promise((resolve) => {
      const incarnation = node.process;
      if (incarnation === undefined || !incarnation.alive) {
        resolve(REFUSED);
        return;
      }
      const answer = (response: Uint8Array | undefined): void => {
        const decoded = response === undefined ? undefined : command.decode(response);
        incarnation.scheduler.after(DELAY_MS * this.#prng.float(), () => resolve(judgeAnswer(decoded)));
      };
      incarnation.after(DELAY_MS * this.#prng.float(), 'net', () => node.serve(command, bytes, answer));
    });
  }

  /** Some store that may serve `key`; a peer of it that leads unless `replica`, mostly. */
  #target(key: Uint8Array, replica: boolean): Target | undefined {
    const last = this.#last;
    if (last !== undefined && this.#prng.chance(0.05)) return last;
    const anyPeer = replica || this.#prng.chance(0.03);
    const found: Target[] = [];
    for (const node of this.#stores.values()) {
      for (const peer of node.up ? (node.store?.peers.values() ?? []) : []) {
        if (!peer.initialized || !keyInRegion(key, peer.region) || !(anyPeer || peer.isLeader)) continue;
        const context = new Context();
        context.regionId = peer.region.id;
        context.regionEpoch = peer.region.regionEpoch;
        context.peer = peer.region.peers.find(({ id }) => id === peer.peerId);
        context.replicaRead = replica;
        found.push({ node, context, endKey: peer.region.endKey });
      }
    }
    this.#last = found.length === 0 ? undefined : this.#prng.pick(found);
    return this.#last;
  }
}

function judgeAnswer<R extends Raw>(response: R | undefined): Answer<R> {
  if (response === undefined) return UNKNOWN;
  if (response.regionError !== undefined) return isRefusal(response.regionError) ? REFUSED : UNKNOWN;
  return response.error === undefined || response.error === '' ? { kind: 'ok', value: response } : UNKNOWN;
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
    error.proposalInMergingMode !== undefined ||
    error.readIndexNotReady !== undefined ||
    error.mismatchPeerId !== undefined ||
    error.regionNotFound !== undefined
  );
}

/** Transactional requests to the leaders of regions, found through PD and sent again after region errors: the bare protocol. */

import { equalBytes } from '@tessera/base';
import type { Client, ClientEnv, DeadlockError } from '@tessera/client';
import { encodeBytes } from '@tessera/codec';
import { sleep } from '@tessera/env';
import { GrpcClient } from '@tessera/grpc';
import type { Method } from '@tessera/proto';
import type * as errorpb from '@tessera/proto/errorpb';

/** What was asked for did certainly not happen. */
export class TxnAborted extends Error {
  override name = 'TxnAborted';
}

/** It may have happened, or may yet. */
export class TxnUnknown extends Error {
  override name = 'TxnUnknown';
}

/** Nothing was done: another key of the request lies in another region by now. */
export class KeysApart extends TxnAborted {}

/** A deadlock was told of. */
export class TxnDeadlock extends TxnAborted {
  readonly deadlock: DeadlockError;

  constructor(deadlock: DeadlockError) {
    super(deadlock.message);
    this.deadlock = deadlock;
  }
}

const ATTEMPT_MS = 700;
/** In all as long as a region may be without a leader. */
const ATTEMPTS_MAX = 10;
export const WAIT_MS = 60;

type Response = { readonly regionError: errorpb.Error | undefined };
export type WithoutContext<QI> = Omit<QI, 'context'>;

/** `again`: an earlier attempt may have done something. */
interface Sent<R> {
  readonly response: R;
  readonly again: boolean;
}

export class RegionCalls {
  readonly env: ClientEnv;
  readonly #client: Client;
  readonly #stores = new Map<number, GrpcClient>();

  constructor(env: ClientEnv, client: Client) {
    this.env = env;
    this.#client = client;
  }

  close(): void {
    for (const store of this.#stores.values()) store.close();
    this.#stores.clear();
  }

  async timestamp(): Promise<bigint> {
    try {
      return await this.#client.pd.getTimestamp({ timeoutMs: ATTEMPT_MS });
    } catch {
      throw new TxnAborted('no timestamp');
    }
  }

  async call<Q, QI extends object, RI, R extends Response>(
    method: Method<Q, QI, R, RI>,
    key: Uint8Array,
    request: WithoutContext<QI>,
  ): Promise<R> {
    return (await this.send(method, key, request)).response;
  }

  /**
   * To one region, at its leader; again elsewhere after a region error. Throws TxnUnknown when an attempt may have done something, KeysApart
   * when the request has to be cut, else TxnAborted.
   */
  async send<Q, QI extends object, RI, R extends Response>(
    method: Method<Q, QI, R, RI>,
    key: Uint8Array,
    request: WithoutContext<QI>,
  ): Promise<Sent<R>> {
    let again = false;
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      if (attempt > 0) await sleep(this.env.clock, WAIT_MS * attempt);
      const route = await this.#route(key).catch(() => undefined);
      if (route === undefined) continue;
      const context = { ...route.context, isRetryRequest: again };
      const init = { ...request, context } as unknown as QI;
      try {
        const response = await route.store.unary(method, init, { timeoutMs: ATTEMPT_MS });
        if (response.regionError === undefined) return { response, again };
        const { keyNotInRegion } = response.regionError;
        const isApart = keyNotInRegion !== undefined && !equalBytes(keyNotInRegion.key, encodeBytes(key));
        if (isApart && !again) throw new KeysApart(`${method.path}: keys lie apart`);
        again ||= !isRefusal(response.regionError);
      } catch (error) {
        if (error instanceof KeysApart) throw error;
        // Tried again: every command of the protocol may be repeated.
        again = true;
      }
    }
    throw again ? new TxnUnknown(`${method.path} has no answer`) : new TxnAborted(`${method.path} was not sent`);
  }

  async #route(key: Uint8Array) {
    const { pd } = this.#client;
    const found = await pd.getRegion(encodeBytes(key), { timeoutMs: ATTEMPT_MS });
    if (found?.leader === undefined) return undefined;
    const { region, leader } = found;
    let store = this.#stores.get(leader.storeId);
    if (store === undefined) {
      const { address } = (await pd.getStore(leader.storeId, { timeoutMs: ATTEMPT_MS })).store;
      const [host = '', port] = address.split(':');
      const { network, clock, tasks, log } = this.env;
      store = new GrpcClient({ network, clock, tasks, log, host, port: Number(port) });
      this.#stores.set(leader.storeId, store);
    }
    return { store, context: { regionId: region.id, regionEpoch: region.regionEpoch, peer: leader } };
  }

  async inOneRegion(keys: readonly Uint8Array[]): Promise<boolean> {
    const routes = await Promise.all(keys.map((key) => this.#route(key).catch(() => undefined)));
    return routes.every((route) => route !== undefined && route.context.regionId === routes[0]?.context.regionId);
  }
}

/** Said before anything was proposed. */
function isRefusal({ notLeader, epochNotMatch, regionNotFound, keyNotInRegion }: errorpb.Error): boolean {
  return [notLeader, epochNotMatch, regionNotFound, keyNotInRegion].some((one) => one !== undefined);
}

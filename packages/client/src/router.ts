/**
 * The heart of the client: takes a call to the replica that should serve it, and does what its answer asks for until
 * it is settled.
 *
 *   start -> dispatch -> [region cached? store known?] -> connection -> answered -> settle
 *               ^              | no: PD (locate)                          | region error
 *               +---- pause ---+------------- react (reaction.ts) <-------+
 *
 * Invariants: every call is settled exactly once; while it is open it is in the deadline wheel and counted against
 * the limit of calls in flight; every retry is paid from the call's budget, so none outlives its deadline.
 *
 * HOT: dispatch, answered and settle run once per call and allocate nothing.
 */
import { describeError } from '@tessera/base';
import { DeadlineWheel, type Env } from '@tessera/env';
import { type GrpcError, Status } from '@tessera/grpc';
import type { Endpoint, PdClient } from '@tessera/pd-client';
import type * as errorpb from '@tessera/proto/errorpb';
import { Budget } from './budget.ts';
import {
  type AnyCall,
  type CallLimits,
  type CallOwner,
  type CallPlace,
  type Command,
  MOVED,
  type Moved,
  RegionCall,
  type RegionRequest,
  type RegionResponse,
} from './call.ts';
import { ClusterMap } from './cluster-map.ts';
import {
  AbortedError,
  ClientError,
  ClosedError,
  InvalidArgumentError,
  OverloadedError,
  RefusedError,
} from './errors.ts';
import { fatalPdError, locate } from './locate.ts';
import { outOfTime, undetermined } from './outcome.ts';
import { type BackoffClass, reactTo } from './reaction.ts';
import type { CachedRegion, ContextBase } from './region-cache.ts';
import type { Place } from './region-loader.ts';
import type { CallSink, StoreConnection } from './store-connection.ts';

/** Calls in flight that a client allows: about 1 KiB each without their keys and values. */
const DEFAULT_MAX_IN_FLIGHT = 100_000;

export interface RouterOptions {
  readonly pd: PdClient;
  readonly context: ContextBase;
  readonly timeoutMs: number;
  readonly maxInFlight?: number | undefined;
  readonly openStore: (endpoint: Endpoint, sink: CallSink) => StoreConnection;
}

/** Of every call. */
export interface CallOptions {
  /** From now, with all retries. */
  readonly timeoutMs?: number | undefined;
  /** Rejects with AbortedError, or UndeterminedError where a write is out. */
  readonly signal?: AbortSignal | undefined;
}

export type RouterEnv = Pick<Env, 'clock' | 'random'>;

export class Router implements CallOwner, CallSink {
  readonly #env: RouterEnv;
  readonly #timeoutMs: number;
  readonly #maxInFlight: number;
  readonly #map: ClusterMap;
  readonly #wheel: DeadlineWheel;
  #closed = false;

  constructor(env: RouterEnv, options: RouterOptions) {
    this.#env = env;
    this.#timeoutMs = options.timeoutMs;
    this.#maxInFlight = options.maxInFlight ?? DEFAULT_MAX_IN_FLIGHT;
    const openStore = (endpoint: Endpoint): StoreConnection => options.openStore(endpoint, this);
    this.#map = new ClusterMap(options.pd, options.context, () => env.clock.monotonicMs(), openStore);
    this.#wheel = new DeadlineWheel(env.clock);
  }

  get inFlight(): number {
    return this.#wheel.size;
  }

  /** The limits of a user operation that starts now. */
  limits(options: CallOptions): CallLimits {
    const timeoutMs = options.timeoutMs ?? this.#timeoutMs;
    if (!(timeoutMs > 0)) throw new InvalidArgumentError(`timeoutMs must be positive, not ${timeoutMs}`);
    return { deadlineMs: this.#env.clock.monotonicMs() + timeoutMs, timeoutMs, signal: options.signal };
  }

  /** Resolves with {@link MOVED} only for pinned calls; rejects with ClientError only. */
  run<Request extends RegionRequest, Response extends RegionResponse, Output>(
    command: Command<Request, Response, Output>,
    request: Request,
    place: CallPlace,
    limits: CallLimits,
  ): Promise<Output | Moved> {
    return new Promise((resolve, reject) => {
      const call = new RegionCall<Request, Output>(this, command, request, place, limits);
      call.resolve = resolve;
      call.reject = reject;
      this.#start(call);
    });
  }

  /** The region of a place, for grouping keys. Rejects with ClientError only. */
  locate(place: Place, what: string, limits: CallLimits, budget: Budget): Promise<CachedRegion> {
    return this.#closed ? Promise.reject(new ClosedError()) : locate(this.#env, this.#map, place, what, limits, budget);
  }

  /** Open calls reject: ClosedError, or UndeterminedError for writes under way. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const entry of this.#wheel.close()) {
      const call = entry as AnyCall;
      this.#fail(call, undetermined(call, new ClosedError()));
    }
    this.#map.stores.close();
  }

  // The life of a call

  #start(call: AnyCall): void {
    if (this.#closed) {
      call.reject(new ClosedError());
    } else if (call.signal?.aborted === true) {
      call.reject(new AbortedError(`${call.command.name} was aborted`, { cause: call.signal.reason }));
    } else if (this.#wheel.size >= this.#maxInFlight) {
      call.reject(new OverloadedError(this.#maxInFlight));
    } else {
      this.#wheel.add(call);
      call.signal?.addEventListener('abort', call);
      this.#dispatch(call);
    }
  }

  #dispatch(call: AnyCall): void {
    const region = this.#map.region(call);
    if (call.pinned !== undefined && region !== call.pinned) {
      this.#settle(call);
      call.resolve(MOVED);
      return;
    }
    if (region === undefined) {
      void this.#findRegion(call);
      return;
    }
    const peer = call.reading === undefined ? region.leader : this.#map.replica(region, call.reading.replica);
    const connection = this.#map.stores.connection(peer.storeId);
    call.region = region;
    call.peer = peer;
    if (connection === undefined) {
      void this.#findStore(call, peer.storeId);
      return;
    }
    call.request.context = call.context(region, peer);
    call.command.fit?.(call.request, region);
    connection.submit(call);
  }

  answered(call: AnyCall, response: RegionResponse): void {
    call.connection = undefined;
    if (response.regionError !== undefined) {
      this.#react(call, response.regionError);
      return;
    }
    let output: unknown;
    try {
      output = call.command.output(response as never, call);
    } catch (error) {
      output = new ClientError('Client:Protocol', `${call.command.name}: unusable answer`, { cause: error });
    }
    this.#settle(call);
    if (output instanceof ClientError) call.reject(output);
    else call.resolve(output);
  }

  failed(call: AnyCall, error: GrpcError): void {
    call.connection = undefined;
    if (!error.unprocessed) call.maybeApplied = true;
    const text = `${call.command.name}: ${error.message}`;
    switch (error.status) {
      case Status.INVALID_ARGUMENT:
      case Status.UNAUTHENTICATED:
      case Status.PERMISSION_DENIED:
      case Status.UNIMPLEMENTED:
        this.#fail(call, new RefusedError(text, { cause: error }));
        return;
      case Status.DEADLINE_EXCEEDED:
        this.#fail(call, outOfTime(call, true));
        return;
      default: {
        const { region, peer } = call;
        if (peer !== undefined) {
          region?.switchFrom(peer);
          if (call.reading !== undefined) this.#map.avoid(peer.storeId);
          this.#map.stores.doubt(peer.storeId);
        }
        this.#retry(call, 'tikvRpc', `store unreachable (${error.message})`, error);
      }
    }
  }

  expired(call: AnyCall): void {
    if (!call.settled) this.#fail(call, outOfTime(call, call.connection !== undefined));
  }

  aborted(call: AnyCall): void {
    const error = new AbortedError(`${call.command.name} was aborted`, { cause: call.signal?.reason });
    if (!call.settled) this.#fail(call, undetermined(call, error));
  }

  #settle(call: AnyCall): void {
    call.settled = true;
    this.#wheel.remove(call);
    call.signal?.removeEventListener('abort', call);
    call.connection?.forget(call);
    call.connection = undefined;
    const cancelWait = call.cancelWait;
    call.cancelWait = undefined;
    cancelWait?.();
  }

  #fail(call: AnyCall, error: ClientError): void {
    this.#settle(call);
    call.reject(error);
  }

  // Finding the way

  async #findRegion(call: AnyCall): Promise<void> {
    let region: CachedRegion | undefined;
    try {
      region = await this.#map.loadRegion(call, call);
    } catch (error) {
      if (!call.settled) this.#pdFailed(call, error);
      return;
    }
    if (call.settled) return;
    if (region === undefined) this.#retry(call, 'regionScheduling', 'PD knows no region for the key', undefined);
    else this.#dispatch(call);
  }

  async #findStore(call: AnyCall, storeId: number): Promise<void> {
    let connection: StoreConnection | undefined;
    try {
      connection = await this.#map.stores.resolve(storeId);
    } catch (error) {
      if (!call.settled) this.#pdFailed(call, error);
      return;
    }
    if (call.settled) return;
    if (connection === undefined) {
      if (call.region !== undefined && call.peer !== undefined) {
        this.#map.apply(call.region, call.peer, { kind: 'next-peer' });
      }
      this.#retry(call, 'regionMiss', `store ${storeId} is gone`, undefined);
    } else {
      this.#dispatch(call);
    }
  }

  #pdFailed(call: AnyCall, error: unknown): void {
    const fatal = fatalPdError(error, call.command.name);
    if (fatal !== undefined) this.#fail(call, fatal);
    else this.#retry(call, 'pdRpc', describeError(error), error);
  }

  // Region errors

  #react(call: AnyCall, error: errorpb.Error): void {
    const reaction = reactTo(error);
    const { region, peer } = call;
    if (region !== undefined && peer !== undefined) {
      this.#map.apply(region, peer, reaction.region);
      if (reaction.resolveStore === true) this.#map.stores.doubt(peer.storeId);
    }
    if (reaction.maybeApplied === true) call.maybeApplied = true;
    const reason = error.message === '' ? reaction.reason : `${reaction.reason} (${error.message})`;
    if (reaction.fatal === true) {
      const details = { reason: reaction.reason };
      this.#fail(call, new RefusedError(`${call.command.name}: ${reason}`, { details }));
    } else {
      this.#retry(call, reaction.backoff, reason, undefined, reaction.pauseMs);
    }
  }

  // Trying again

  #retry(call: AnyCall, backoff: BackoffClass | undefined, reason: string, error: unknown, wishMs?: number): void {
    if (call.command.effect === 'once' && call.maybeApplied) {
      this.#fail(call, undetermined(call, new ClientError('Client:Region', reason, { cause: error })));
      return;
    }
    const { clock, random } = this.#env;
    call.reading = undefined;
    call.budget ??= new Budget(call.deadlineMs, call.timeoutMs);
    if (call.maybeApplied) call.budget.maybeApplied = true;
    const pauseMs = call.budget.pauseMs(backoff, reason, error, random, wishMs);
    if (pauseMs <= 0) {
      this.#dispatch(call);
    } else if (clock.monotonicMs() + pauseMs >= call.deadlineMs) {
      this.#fail(call, outOfTime(call, false));
    } else {
      const timer = clock.setTimer(pauseMs, () => {
        call.cancelWait = undefined;
        this.#dispatch(call);
      });
      call.cancelWait = () => timer.cancel();
    }
  }
}

/**
 * One command to one region, from the user's call to its answer, across all its attempts.
 *
 * A call is the entry in the deadline wheel, the listener of its abort signal and the request in a BatchCommands
 * frame, all at once: the common case (cached region, open stream, answer) allocates this object, the request and a
 * promise. Whoever settles it goes through `Router.settle`, which unlinks it from all three.
 */
import type { WheelEntry } from '@tessera/env';
import type { AnyMethod } from '@tessera/grpc';
import type * as errorpb from '@tessera/proto/errorpb';
import type * as kvrpcpb from '@tessera/proto/kvrpcpb';
import type * as metapb from '@tessera/proto/metapb';
import type { BatchCommandsRequest_RequestInit } from '@tessera/proto/tikvpb';
import type { Budget } from './budget.ts';
import type { ClientError } from './errors.ts';
import type { CachedRegion } from './region-cache.ts';

export type BatchKind = NonNullable<BatchCommandsRequest_RequestInit['cmd']>['kind'];

/** The part of a request that depends on the region; filled in for every attempt. */
export interface RegionRequest {
  context?: kvrpcpb.ContextInit;
}

/** What a request says beside its region; absent: nothing, and the region's own context is sent as it is. */
export type ContextExtra = Pick<
  kvrpcpb.ContextInit,
  'priority' | 'isolationLevel' | 'notFillCache' | 'resolvedLocks' | 'committedLocks'
>;

/** Where a read goes first. Whatever is wrong there, its next attempt is an ordinary read at the leader. */
export interface ReplicaChoice {
  readonly replica: 'leader' | 'follower' | 'any';
  /** A read of the past that asks nobody but the replica itself. */
  readonly stale: boolean;
}

export interface RegionResponse {
  readonly regionError: errorpb.Error | undefined;
}

/** What the client knows about a command of the store. */
export interface Command<Request extends RegionRequest, Response extends RegionResponse, Output> {
  /** As in the service, for messages. */
  readonly name: string;
  /** Its name in BatchCommands; undefined: not in the batch set, sent by itself (features 2.4). */
  readonly kind: BatchKind | undefined;
  readonly method: AnyMethod;
  /** 'write' may run twice with the same effect, 'once' may not: an attempt of unknown outcome ends the call. */
  readonly effect: 'read' | 'write' | 'once';
  /** Attempts after the first say so (`is_retry_request`). */
  readonly marksRetries?: true;
  /** Cuts the request to the region it is about to be sent to. */
  readonly fit?: (request: Request, region: CachedRegion) => void;
  /** The user's result, or why the store refused. */
  readonly output: (response: Response, call: RegionCall<Request, Output>) => Output | ClientError;
}

// biome-ignore lint/suspicious/noExplicitAny: routing treats all commands alike
export type AnyCall = RegionCall<any, any>;

/** The region of a call with several keys is not what it was when the keys were grouped: group again. */
export const MOVED: unique symbol = Symbol('moved');
export type Moved = typeof MOVED;

/** A connection, as far as a call that is settled early needs it. */
export interface CallHolder {
  forget(call: AnyCall): void;
}

/** Where an abort or a deadline reports to. */
export interface CallOwner {
  expired(call: AnyCall): void;
  aborted(call: AnyCall): void;
}

export interface CallPlace {
  readonly key: string;
  /** Of the keys and values it carries, where that is much: frames are cut by it. */
  readonly sizeBytes?: number;
  readonly before?: boolean;
  readonly pinned?: CachedRegion;
  readonly extra?: ContextExtra | undefined;
  readonly reading?: ReplicaChoice | undefined;
}

export interface CallLimits {
  /** Monotonic. */
  readonly deadlineMs: number;
  /** What the deadline was made from, for messages. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly budget?: Budget | undefined;
}

export class RegionCall<Request extends RegionRequest, Output> implements WheelEntry {
  readonly command: Command<Request, never, Output>;
  readonly request: Request;
  /** What goes into a BatchCommands frame. */
  readonly cmd: NonNullable<BatchCommandsRequest_RequestInit['cmd']>;
  /** Region key that decides the region. */
  readonly key: string;
  /** The region that holds the keys before `key`: reverse scans. */
  readonly before: boolean;
  /** For keys that were grouped by this region: settle with {@link MOVED} instead of following the first key. */
  readonly pinned: CachedRegion | undefined;
  readonly sizeBytes: number;
  readonly deadlineMs: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  readonly owner: CallOwner;
  readonly extra: ContextExtra | undefined;
  /** Undefined: at the leader. */
  reading: ReplicaChoice | undefined;
  attempts = 0;
  /** Shared by all calls of one user operation; made at the first failure. */
  budget: Budget | undefined;
  resolve!: (output: Output | Moved) => void;
  reject!: (error: ClientError) => void;

  settled = false;
  /** Who holds the present attempt: from `submit` until it is answered or given back. */
  connection: CallHolder | undefined;
  /** An attempt may have taken effect although it was not answered with success. */
  maybeApplied = false;
  region: CachedRegion | undefined;
  /** The replica of the present attempt. */
  peer: metapb.Peer | undefined;
  /** In the present BatchCommands stream; 0: not in one. */
  requestId = 0;
  /** Cancels what the present attempt waits for: a pause, or a unary call. */
  cancelWait: (() => void) | undefined;

  wheelNext: WheelEntry | undefined;
  wheelPrevious: WheelEntry | undefined;

  constructor(
    owner: CallOwner,
    command: Command<Request, never, Output>,
    request: Request,
    place: CallPlace,
    limits: CallLimits,
  ) {
    this.owner = owner;
    this.command = command;
    this.request = request;
    this.cmd = { kind: command.kind, value: request } as NonNullable<BatchCommandsRequest_RequestInit['cmd']>;
    this.key = place.key;
    this.before = place.before ?? false;
    this.pinned = place.pinned;
    this.sizeBytes = place.sizeBytes ?? 0;
    this.deadlineMs = limits.deadlineMs;
    this.timeoutMs = limits.timeoutMs;
    this.signal = limits.signal;
    this.extra = place.extra;
    this.reading = place.reading;
    this.budget = limits.budget;
    this.connection = undefined;
    this.region = undefined;
    this.peer = undefined;
    this.cancelWait = undefined;
    this.wheelNext = undefined;
    this.wheelPrevious = undefined;
  }

  /** For the attempt that is about to be sent to `peer`. */
  context(region: CachedRegion, peer: metapb.Peer): kvrpcpb.ContextInit {
    const { reading } = this;
    const isRetryRequest = this.attempts++ > 0 && this.command.marksRetries === true;
    if (this.extra === undefined && reading === undefined && !isRetryRequest) return region.context;
    const staleRead = reading?.stale === true;
    const replicaRead = !staleRead && peer !== region.leader;
    return { ...region.context, ...this.extra, peer, replicaRead, staleRead, isRetryRequest };
  }

  expired(): void {
    this.owner.expired(this);
  }

  /** The signal was aborted. */
  handleEvent(): void {
    this.owner.aborted(this);
  }
}

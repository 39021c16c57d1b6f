/**
 * The stream on which a store reports its regions and PD pushes its wishes (features 16.5).
 *
 * Nothing is queued: a heartbeat that finds no connection is dropped and said to be, and `connected` tells the store
 * that a (new) leader knows nothing yet and wants all regions. PD's keep-alives (region id 0) are swallowed here.
 */
import type { ClientReceiver, ClientStream } from '@tessera/grpc';
import { GrpcError, Status } from '@tessera/grpc';
import * as pdpb from '@tessera/proto/pdpb';
import { type BackoffPolicy, backoffMs } from './backoff.ts';
import { type Caller, toPdError } from './caller.ts';
import { PdError } from './errors.ts';
import type { Members } from './members.ts';
import type { PdEnv } from './options.ts';

const RETRY: BackoffPolicy = { baseMs: 100, capMs: 3000, jitter: 'equal' };

export interface RegionHeartbeatEvents {
  /** A stream to the leader is open: send a heartbeat of every region this store leads. */
  connected(): void;
  /** An instruction for one region; bytes fields are views into the received chunk. */
  response(response: pdpb.RegionHeartbeatResponse): void;
}

export class RegionHeartbeats {
  readonly #env: PdEnv;
  readonly #members: Members;
  readonly #caller: Caller;
  readonly #events: RegionHeartbeatEvents;
  #stream: ClientStream<pdpb.RegionHeartbeatRequestInit> | undefined;
  /** Of the present stream: what an older one still says is not heard. */
  #receiver: ClientReceiver<pdpb.RegionHeartbeatResponse> | undefined;
  #failures = 0;
  #closed = false;

  constructor(env: PdEnv, members: Members, caller: Caller, events: RegionHeartbeatEvents) {
    this.#env = env;
    this.#members = members;
    this.#caller = caller;
    this.#events = events;
    // Not now: the owner has no reference to this object yet.
    env.tasks.defer(() => {
      void this.#connect();
    });
  }

  get connected(): boolean {
    return this.#stream !== undefined;
  }

  /** False: dropped, because there is no stream or it does not keep up. */
  send(request: pdpb.RegionHeartbeatRequestInit): boolean {
    const stream = this.#stream;
    if (stream === undefined || !stream.writable) return false;
    stream.send({ ...request, header: this.#caller.header() });
    return true;
  }

  close(): void {
    this.#closed = true;
    const stream = this.#stream;
    this.#stream = undefined;
    this.#receiver = undefined;
    stream?.cancel();
  }

  /** Until there is a stream; never rejects. */
  async #connect(): Promise<void> {
    while (this.#stream === undefined && !this.#closed && !this.#caller.closed) {
      try {
        if (this.#members.leaderAddress === undefined) await this.#members.refresh();
        if (!this.#closed && !this.#caller.closed) this.#open();
        return;
      } catch (error) {
        this.#env.log.warn?.('no region heartbeat stream', { error: toPdError(error, 'RegionHeartbeat').message });
        await this.#caller.pause(backoffMs(RETRY, this.#failures++, this.#env.random));
      }
    }
  }

  #open(): void {
    const channel = this.#members.leader();
    const leader = this.#members.leaderAddress;
    if (channel === undefined) throw new PdError('unavailable', 'PD has no leader');
    const receiver: ClientReceiver<pdpb.RegionHeartbeatResponse> = {
      message: (response) => {
        if (this.#receiver === receiver) this.#received(response);
      },
      end: (error) => {
        if (this.#receiver !== receiver) return;
        void this.#reconnect(leader, error ?? new GrpcError(Status.UNAVAILABLE, 'PD hung up'));
      },
    };
    this.#receiver = receiver;
    const stream = channel.stream(pdpb.PD.RegionHeartbeat, receiver);
    if (this.#receiver !== receiver) return;
    this.#stream = stream;
    this.#events.connected();
  }

  #received(response: pdpb.RegionHeartbeatResponse): void {
    this.#failures = 0;
    const error = response.header?.error;
    if (error !== undefined && error.type !== pdpb.ErrorType.OK) {
      this.#env.log.warn?.('PD refused a region heartbeat', { region: response.regionId, error: error.message });
    } else if (response.regionId !== 0) {
      this.#events.response(response);
    }
  }

  async #reconnect(leader: string | undefined, error: GrpcError): Promise<void> {
    this.#stream = undefined;
    this.#receiver = undefined;
    if (this.#closed || this.#caller.closed) return;
    this.#env.log.warn?.('region heartbeat stream broke', { error: error.message });
    this.#members.distrust(leader);
    await this.#caller.pause(backoffMs(RETRY, this.#failures++, this.#env.random));
    await this.#connect();
  }
}

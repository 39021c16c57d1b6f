/**
 * The channels on which PD pushes instructions to stores: one region heartbeat stream per store, bound by the store
 * of the leader in its messages. A stream that does not take what is pushed is closed: the store opens a new one
 * and reports again, so nothing is lost but time.
 */
import { type ServerCall, Status } from '@tessera/grpc';
import * as pdpb from '@tessera/proto/pdpb';

export class HeartbeatStreams {
  readonly #byStore = new Map<number, ServerCall>();
  readonly #clusterId: bigint;

  constructor(clusterId: bigint) {
    this.#clusterId = clusterId;
  }

  get size(): number {
    return this.#byStore.size;
  }

  bind(storeId: number, call: ServerCall): void {
    this.#byStore.set(storeId, call);
  }

  /** Forgets the stream; a newer one of the same store stays. */
  unbind(call: ServerCall): void {
    for (const [storeId, bound] of this.#byStore) if (bound === call) this.#byStore.delete(storeId);
  }

  /** False when the store has no stream or does not keep up. */
  push(storeId: number, response: pdpb.RegionHeartbeatResponseInit): boolean {
    const call = this.#byStore.get(storeId);
    if (call === undefined || call.closed) return false;
    if (!call.writable) {
      this.unbind(call);
      call.finish(Status.RESOURCE_EXHAUSTED, `region heartbeat stream of store ${storeId} is not read`);
      return false;
    }
    call.send(pdpb.RegionHeartbeatResponse, { header: { clusterId: this.#clusterId }, ...response });
    return true;
  }

  /** An empty message to everybody: proxies and stores see that the stream lives. */
  keepAlive(): void {
    for (const storeId of [...this.#byStore.keys()]) this.push(storeId, {});
  }
}

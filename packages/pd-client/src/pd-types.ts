/** What PD answers with, beside the messages of the protocol. */
import type * as metapb from '@tessera/proto/metapb';
import type * as pdpb from '@tessera/proto/pdpb';

/** A region as PD knows it. */
export interface PdRegion {
  readonly region: metapb.Region;
  /** Undefined while PD has not heard of one. */
  readonly leader: metapb.Peer | undefined;
  readonly downPeers: readonly pdpb.PeerStats[];
  readonly pendingPeers: readonly metapb.Peer[];
}

export interface PdStore {
  readonly store: metapb.Store;
  readonly stats: pdpb.StoreStats | undefined;
}

export interface ServiceSafePoint {
  readonly serviceId: Uint8Array;
  readonly ttlSeconds: bigint;
  readonly minSafePoint: bigint;
}

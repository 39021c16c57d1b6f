/** tikvpb.Tikv/SplitRegion: clients split regions before they load much (facts 8.2). */
import { encodeBytes } from '@tessera/codec';
import type { GrpcServerFace } from '@tessera/grpc';
import { SplitRegionRequest, SplitRegionResponse } from '@tessera/proto/kvrpcpb';
import { Tikv } from '@tessera/proto/tikvpb';
import type { StorageApi } from '@tessera/storage';
import type { Forwarder } from '../service/forwarder.ts';
import { contextOf, type RegionAdmin } from './region-admin.ts';

export function registerRegionService(
  server: GrpcServerFace,
  admin: RegionAdmin,
  forwarder: Forwarder,
  api: StorageApi,
): void {
  server.unary(Tikv.SplitRegion, (call, bytes) => {
    if (forwarder.unary(call, bytes)) return;
    const { context, splitKeys, splitKey, isRawKv } = SplitRegionRequest.decode(bytes.slice());
    const given = splitKeys.length > 0 ? splitKeys : [splitKey];
    // Only V1 has raw keys in regions as they are.
    const keys = isRawKv && api !== 'V2' ? given : given.map((key) => encodeBytes(key));
    void admin.split(context ?? contextOf({}), keys).then((outcome) => {
      if ('error' in outcome) {
        call.reply(SplitRegionResponse, { regionError: outcome.error });
        return;
      }
      const { regions } = outcome;
      // The old fields serve clients that asked with the old one.
      const pair = regions.length === 2 ? { left: regions[0], right: regions[1] } : {};
      call.reply(SplitRegionResponse, { regions, ...pair });
    });
  });
}

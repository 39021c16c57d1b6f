/** meta_storagepb.MetaStorage: the same keys as etcd's API, with PD's header. */
import { GrpcError } from '@tessera/grpc';
import type * as etcd from '@tessera/proto/etcdserverpb';
import * as meta from '@tessera/proto/meta_storagepb';
import type { PdContext } from '../context.ts';
import { REFUSALS } from '../state/refusal.ts';
import { keyRange, toKeyValue } from '../state/txn.ts';
import { checkQuota, proposeFor, refusedError } from './etcd-header.ts';
import { toEvent } from './etcd-watch.ts';
import { CLUSTER_MISMATCH_STATUS, type Rpc } from './rpc.ts';
import { afterRequest, serveWatch } from './watch-stream.ts';

const { MetaStorage } = meta;

export function registerMetaStorageService(rpc: Rpc, pd: PdContext): void {
  const { kv } = pd.facts.log.state;
  const header = (revision = kv.revision, error?: meta.ErrorInit): meta.ResponseHeaderInit => ({
    clusterId: pd.clusterId,
    revision,
    error,
  });
  const compacted = (wanted: number): meta.ErrorInit => ({
    type: meta.ErrorType.DATA_COMPACTED,
    message: `required revision ${wanted} is smaller than the compact revision ${kv.compactRevision}`,
  });
  const check = (request: { header: meta.RequestHeader | undefined; key: Uint8Array }): void => {
    // The Go client of PD sends no header here, and TiKV PD does not look at it.
    const mismatch = (request.header?.clusterId ?? 0n) === 0n ? undefined : rpc.mismatch(request.header);
    if (mismatch !== undefined) throw new GrpcError(CLUSTER_MISMATCH_STATUS, mismatch);
    if (request.key.length === 0) throw refusedError(REFUSALS.emptyKey);
  };

  rpc.unary(MetaStorage.Get, (request) => {
    check(request);
    const { limit } = request;
    const revision = Math.max(0, request.revision);
    const result = kv.range({ ...keyRange(request.key, request.rangeEnd), revision, limit });
    if (result === 'future') throw refusedError(REFUSALS.futureRevision);
    if (result === 'compacted') return { header: header(undefined, compacted(revision)) };
    return {
      header: header(),
      kvs: result.kvs.map((version) => toKeyValue(version)),
      count: result.count,
      more: result.more,
    };
  });

  rpc.server.unary(MetaStorage.Put, (call, bytes) => {
    const request = meta.PutRequest.decode(bytes);
    check(request);
    checkQuota(pd, bytes.length);
    const { key, value, lease, prevKv } = request;
    const op: etcd.RequestOpInit = { request: { kind: 'requestPut', value: { key, value, lease, prevKv } } };
    proposeFor(pd, call, { kind: 'txn', request: { success: [op] } }, (result) => {
      const response = result.kind === 'txn' ? result.response.responses?.[0]?.response : undefined;
      const put = response?.kind === 'responsePut' ? response.value : undefined;
      call.reply(meta.PutResponse, { header: header(result.revision), prevKv: put?.prevKv });
    });
  });

  rpc.server.unary(MetaStorage.Delete, (call, bytes) => {
    const request = meta.DeleteRequest.decode(bytes);
    check(request);
    const { key, rangeEnd, prevKv } = request;
    const op: etcd.RequestOpInit = { request: { kind: 'requestDeleteRange', value: { key, rangeEnd, prevKv } } };
    proposeFor(pd, call, { kind: 'txn', request: { success: [op] } }, (result) => {
      const response = result.kind === 'txn' ? result.response.responses?.[0]?.response : undefined;
      const removed = response?.kind === 'responseDeleteRange' ? response.value : undefined;
      const { deleted, prevKvs } = removed ?? {};
      call.reply(meta.DeleteResponse, { header: header(result.revision), deleted, prevKvs });
    });
  });

  rpc.stream(MetaStorage.Watch, (call) =>
    afterRequest((bytes) => {
      const request = meta.WatchRequest.decode(bytes);
      check(request);
      const options = {
        ...keyRange(request.key, request.rangeEnd),
        startRevision: Math.max(0, request.startRevision),
        withPrevious: request.prevKv,
      };
      return serveWatch(pd.watches, call, options, {
        events: (target, events, revision) => {
          target.send(meta.WatchResponse, { header: header(revision), events: events.map(toEvent) });
        },
        compacted: (target, compactRevision) => {
          const error = compacted(request.startRevision);
          target.send(meta.WatchResponse, { header: header(undefined, error), compactRevision });
        },
      });
    }),
  );
}

/** etcdserverpb.KV over PD's key-value store. Reads answer at once: what is applied is durable. */
import * as etcd from '@tessera/proto/etcdserverpb';
import type { PdContext } from '../context.ts';
import { REFUSALS } from '../state/refusal.ts';
import { checkDeleteRange, checkPut, checkRange, checkTxn, executeRange } from '../state/txn.ts';
import { checkQuota, etcdHeader, proposeFor, refusedError } from './etcd-header.ts';
import type { Rpc } from './rpc.ts';

export function registerEtcdKv(rpc: Rpc, pd: PdContext): void {
  const { kv } = pd.facts.log.state;

  rpc.unary(etcd.KV.Range, (request) => {
    const refused = checkRange(request);
    if (refused !== undefined) throw refusedError(refused);
    const error = kv.checkRevision(request.revision);
    if (error !== undefined) throw refusedError(error === 'compacted' ? REFUSALS.compacted : REFUSALS.futureRevision);
    return { ...executeRange(kv, request), header: etcdHeader(pd) };
  });

  rpc.server.unary(etcd.KV.Put, (call, bytes) => {
    const request = etcd.PutRequest.decode(bytes);
    const refused = checkPut(request);
    if (refused !== undefined) throw refusedError(refused);
    checkQuota(pd, bytes.length);
    const op: etcd.RequestOpInit = { request: { kind: 'requestPut', value: request } };
    proposeFor(pd, call, { kind: 'txn', request: { success: [op] } }, (result) => {
      const response = result.kind === 'txn' ? result.response.responses?.[0]?.response : undefined;
      const put = response?.kind === 'responsePut' ? response.value : {};
      call.reply(etcd.PutResponse, { ...put, header: etcdHeader(pd, result.revision) });
    });
  });

  rpc.server.unary(etcd.KV.DeleteRange, (call, bytes) => {
    const request = etcd.DeleteRangeRequest.decode(bytes);
    const refused = checkDeleteRange(request);
    if (refused !== undefined) throw refusedError(refused);
    const op: etcd.RequestOpInit = { request: { kind: 'requestDeleteRange', value: request } };
    proposeFor(pd, call, { kind: 'txn', request: { success: [op] } }, (result) => {
      const response = result.kind === 'txn' ? result.response.responses?.[0]?.response : undefined;
      const removed = response?.kind === 'responseDeleteRange' ? response.value : {};
      call.reply(etcd.DeleteRangeResponse, { ...removed, header: etcdHeader(pd, result.revision) });
    });
  });

  rpc.server.unary(etcd.KV.Txn, (call, bytes) => {
    const request = etcd.TxnRequest.decode(bytes);
    const refused = checkTxn(request);
    if (refused !== undefined) throw refusedError(refused);
    if (mayPut(request)) checkQuota(pd, bytes.length);
    proposeFor(pd, call, { kind: 'txn', request }, (result) => {
      if (result.kind !== 'txn') return;
      const header = etcdHeader(pd, result.revision);
      call.reply(etcd.TxnResponse, { ...result.response, responses: withHeaders(result.response, header), header });
    });
  });

  rpc.server.unary(etcd.KV.Compact, (call, bytes) => {
    const { revision } = etcd.CompactionRequest.decode(bytes);
    proposeFor(pd, call, { kind: 'compact', revision }, (result) => {
      call.reply(etcd.CompactionResponse, { header: etcdHeader(pd, result.revision) });
    });
  });
}

function mayPut(request: etcd.TxnRequest): boolean {
  return [...request.success, ...request.failure].some(({ request: op }) =>
    op?.kind === 'requestTxn' ? mayPut(op.value) : op?.kind === 'requestPut',
  );
}

/** etcd's responses inside a transaction have headers too; clients read the revision of a put there. */
function withHeaders(response: etcd.TxnResponseInit, header: etcd.ResponseHeaderInit): etcd.ResponseOpInit[] {
  return (response.responses ?? []).map(({ response: op }): etcd.ResponseOpInit => {
    switch (op?.kind) {
      case 'responseRange':
        return { response: { kind: op.kind, value: { ...op.value, header } } };
      case 'responsePut':
        return { response: { kind: op.kind, value: { ...op.value, header } } };
      case 'responseDeleteRange':
        return { response: { kind: op.kind, value: { ...op.value, header } } };
      case 'responseTxn':
        return {
          response: { kind: op.kind, value: { ...op.value, header, responses: withHeaders(op.value, header) } },
        };
      default:
        return {};
    }
  });
}

/** What is asked of etcd. */
import type { GrpcClient } from '@tessera/grpc';
import * as etcd from '@tessera/proto/etcdserverpb';
import type { Done } from './load.ts';

export function etcdGet(client: GrpcClient, key: Uint8Array, valueBytes: number, done: Done): void {
  client.call(etcd.KV.Range, { key }, {}, (error, response) => {
    done(error?.message ?? (response?.kvs[0]?.value.length === valueBytes ? undefined : 'bad answer'));
  });
}

export function etcdPut(client: GrpcClient, key: Uint8Array, value: Uint8Array, done: Done): void {
  client.call(etcd.KV.Put, { key, value }, {}, (error, response) => {
    done(error?.message ?? (response?.header === undefined ? 'bad answer' : undefined));
  });
}

/** Puts all keys if all are there: etcd's way to write under a condition. */
export function etcdTxn(client: GrpcClient, keys: readonly Uint8Array[], value: Uint8Array, done: Done): void {
  const request: etcd.TxnRequestInit = {
    compare: keys.map((key) => ({
      result: etcd.Compare_CompareResult.GREATER,
      target: etcd.Compare_CompareTarget.VERSION,
      key,
      targetUnion: { kind: 'version', value: 0 },
    })),
    success: keys.map((key) => ({ request: { kind: 'requestPut', value: { key, value } } })),
  };
  client.call(etcd.KV.Txn, request, {}, (error, response) => {
    done(error?.message ?? (response?.succeeded === true ? undefined : 'the condition does not hold'));
  });
}

/** The port of the leader. */
export async function etcdLeader(
  ports: readonly number[],
  clientOf: (port: number) => Promise<GrpcClient>,
): Promise<number> {
  for (const port of ports) {
    const client = await clientOf(port);
    const { header, leader } = await client.unary(etcd.Maintenance.Status, {});
    if (leader === header?.memberId) return port;
  }
  throw new Error('etcd has no leader');
}

/** A transaction that others have ended before its first request arrives: it must not come back to life. */
import { utf8 } from '@tessera/base';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { Tikv } from '@tessera/proto/tikvpb';
import type { TxnClient } from './txn-client.ts';

/** What is wrong; undefined when its lock or its prewrite was refused. Another one is ended on the same key in between: rollbacks may be collapsed. */
export async function raiseZombie(client: TxnClient, text: string, pessimistic: boolean): Promise<string | undefined> {
  const { calls, lockTtlMs } = client;
  const key = utf8(text);
  const shared = { mutations: [{ op: kvrpcpb.Op.Lock, key }], primaryLock: key, lockTtl: lockTtlMs, txnSize: 1 };
  const startTs = await calls.timestamp();
  const currentTs = await calls.timestamp();
  const ends = { primaryKey: key, lockTs: startTs, currentTs, callerStartTs: currentTs, rollbackIfNotExist: true };
  await calls.call(Tikv.KvCheckTxnStatus, key, ends);
  const startVersion = await calls.timestamp();
  await calls.call(Tikv.KvPrewrite, key, { ...shared, startVersion });
  await calls.call(Tikv.KvBatchRollback, key, { startVersion, keys: [key] });
  const flaw = `transaction ${startTs} was rolled back at ${text}, and came back after that`;
  if (pessimistic) {
    const forUpdateTs = await calls.timestamp();
    const locks = {
      mutations: [{ op: kvrpcpb.Op.PessimisticLock, key }],
      primaryLock: key,
      lockTtl: lockTtlMs,
      forUpdateTs,
    };
    const { errors } = await calls.call(Tikv.KvPessimisticLock, key, {
      ...locks,
      startVersion: startTs,
      waitTimeout: -1,
    });
    return errors.length > 0 ? undefined : flaw;
  }
  const { errors } = await calls.call(Tikv.KvPrewrite, key, { ...shared, startVersion: startTs });
  return errors.length > 0 ? undefined : flaw;
}

/** A transaction that others have ended before its first request arrives: it must not come back to life. */
import { utf8 } from '@tessera/base';
import * as kvrpcpb from '@tessera/proto/kvrpcpb';
import { Tikv } from '@tessera/proto/tikvpb';
import type { TxnClient } from './txn-client.ts';

/** What is wrong; undefined when its prewrite was refused. Another one is ended on the same key in between: rollbacks may be collapsed. */
export async function raiseZombie({ calls, lockTtlMs }: TxnClient, text: string): Promise<string | undefined> {
  const key = utf8(text);
  const startTs = await calls.timestamp();
  for (const lockTs of [startTs, await calls.timestamp()]) {
    const currentTs = await calls.timestamp();
    const ends = { primaryKey: key, lockTs, currentTs, callerStartTs: currentTs, rollbackIfNotExist: true };
    await calls.call(Tikv.KvCheckTxnStatus, key, ends);
  }
  const { errors } = await calls.call(Tikv.KvPrewrite, key, {
    mutations: [{ op: kvrpcpb.Op.Lock, key }],
    primaryLock: key,
    startVersion: startTs,
    lockTtl: lockTtlMs,
    txnSize: 1,
  });
  return errors.length > 0 ? undefined : `transaction ${startTs} was rolled back at ${text}, and prewritten after that`;
}

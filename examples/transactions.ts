/**
 * What transactions do when they meet, and what can be read besides.
 *
 *   npm start                        # in another terminal: a cluster on this machine
 *   npx node examples/transactions.ts 127.0.0.1:2379
 */
import { AlreadyExistsError, connect, UndeterminedError, WriteConflictError } from '@tessera/client';

const text = (value: Uint8Array | undefined): string | undefined => value && Buffer.from(value).toString();

export async function main(pdEndpoints: readonly string[]): Promise<void> {
  await using client = await connect({ pdEndpoints });

  // By hand, without the retries of `client.transaction`: who leaves the block without a commit has rolled back.
  {
    await using txn = await client.begin();
    await txn.put('color/sky', 'blue');
    await txn.insert('color/grass', 'green'); // only if there is none
    console.log(text(await txn.get('color/sky'))); // blue: it sees its own writes
    await txn.commit();
  }

  const [first, second] = [await client.begin(), await client.begin()];
  await first.put('color/sky', 'grey');
  await second.put('color/sky', 'red');
  await first.commit();
  try {
    await second.commit();
  } catch (error) {
    if (error instanceof WriteConflictError) console.log('second lost on', text(error.conflict.key));
    else if (error instanceof AlreadyExistsError) console.log('it was there before');
    else if (error instanceof UndeterminedError) console.log('the answer was lost: read before doing it again');
    else throw error;
  }

  // The past is still there, until garbage collection: `client.gc()`.
  const before = await client.snapshot(first.startTs);
  const now = await client.snapshot();
  console.log(text(await before.get('color/sky')), '->', text(await now.get('color/sky'))); // blue -> grey
}

if (import.meta.main) await main(process.argv.slice(2));

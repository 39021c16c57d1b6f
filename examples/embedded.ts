/**
 * The database inside this program: no server, no port, one directory.
 *
 *   npx node examples/embedded.ts ./data
 */
import { openEmbedded } from '@tessera/embedded';

const text = (value: Uint8Array | undefined): string | undefined => value && Buffer.from(value).toString();

export async function main([directory = './data']: readonly string[]): Promise<void> {
  // The client of a cluster, with everything it can do; closing it closes the database.
  await using db = await openEmbedded(directory);

  await db.transaction(async (txn) => {
    const visits = Number(text(await txn.get('visits')) ?? 0) + 1;
    await txn.put('visits', String(visits));
    await txn.put(`visit/${visits}`, 'hello');
  });

  const snapshot = await db.snapshot();
  console.log('visits:', text(await snapshot.get('visits'))); // one more each time it runs
}

if (import.meta.main) await main(process.argv.slice(2));

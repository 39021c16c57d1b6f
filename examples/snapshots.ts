/**
 * Reads of one moment: the past, from any replica, in ranges; and what ends the past.
 *
 *   npm start                        # in another terminal: a cluster on this machine
 *   npx node examples/snapshots.ts 127.0.0.1:2379
 */
import { connect, SnapshotTooOldError } from '@tessera/client';

const text = (value: Uint8Array | undefined): string | undefined => value && Buffer.from(value).toString();

export async function main(pdEndpoints: readonly string[]): Promise<void> {
  await using client = await connect({ pdEndpoints });
  const report = (weather: Record<string, string>): Promise<void> =>
    client.transaction(async (txn) => {
      for (const [city, value] of Object.entries(weather)) await txn.put(`weather/${city}`, value);
    });

  await report({ oslo: 'snow', paris: 'rain', rome: 'sun' });
  const { ts: morning } = await client.snapshot(); // a moment, to come back to
  await report({ paris: 'sun' });

  // Any replica, as fresh as the leader: it asks the leader how far it has to be.
  const now = await client.snapshot(undefined, { replicaRead: 'any' });
  console.log((await now.batchGet(['weather/oslo', 'weather/paris', 'weather/nowhere'])).map(text)); // snow, sun, undefined

  // The past, from a replica that asks nobody; the leader answers when no replica knows yet that nothing more happens before then.
  const past = await client.snapshot(morning, { staleRead: true });
  for await (const { key, value } of past.scan({ start: 'weather/', end: 'weather0', reverse: true, limit: 2 })) {
    console.log(text(key), text(value)); // weather/rome sun, weather/paris rain
  }

  // What was replaced before that morning may be collected, once locks of dead clients are out of the way. Who looks further back is told.
  await client.gc({ safePoint: morning });
  try {
    await (await client.snapshot(morning - 1n)).get('weather/oslo');
  } catch (error) {
    if (!(error instanceof SnapshotTooOldError)) throw error;
    console.log('too old');
  }

  // All versions at once, outside of any transaction: nothing of it can be read any more, in no snapshot.
  await client.deleteRange('weather/', 'weather0');
  console.log(text(await past.get('weather/oslo'))); // undefined
}

if (import.meta.main) await main(process.argv.slice(2));

/**
 * The first minute with the client: connect, put, get, delete.
 *
 *   npm start                              # in another terminal: a cluster on this machine
 *   npx node examples/quick-start.ts 127.0.0.1:2379
 */
import { connect } from '@tessera/client';

export async function main(pdEndpoints: readonly string[]): Promise<void> {
  // One client per process is enough: it keeps one connection to every store it needs.
  using client = await connect({ pdEndpoints });

  await client.raw.put('greeting', 'hello');
  const value = await client.raw.get('greeting');
  console.log(value === undefined ? 'nothing' : Buffer.from(value).toString()); // hello

  await client.raw.delete('greeting');
  console.log(await client.raw.get('greeting')); // undefined
}

if (import.meta.main) await main(process.argv.slice(2));

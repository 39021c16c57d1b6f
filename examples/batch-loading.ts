/** Loading many pairs quickly, and checking that they are all there. */
import { connect } from '@tessera/client';

const COUNT = 20_000;
const BATCH = 2000;

function* pairs(from: number, to: number): Generator<readonly [string, string]> {
  for (let i = from; i < to; i++) yield [`user/${String(i).padStart(8, '0')}`, `name ${i}`];
}

export async function main(pdEndpoints: readonly string[]): Promise<void> {
  using client = await connect({ pdEndpoints });
  const { raw } = client;

  // batchPut cuts each batch by region and by size and keeps several requests under way. Not atomic: after an error
  // put the batch again.
  for (let from = 0; from < COUNT; from += BATCH) {
    await raw.batchPut(pairs(from, from + BATCH));
  }

  // Values come back in the order of the keys, undefined where there is none.
  const [first, last, missing] = await raw.batchGet(['user/00000000', 'user/00019999', 'user/99999999']);
  console.log(first?.length, last?.length, missing); // 6 10 undefined

  // Single calls are batched too: those made in one turn leave in one frame.
  const reads = Array.from(pairs(0, 1000), ([key]) => raw.get(key));
  console.log((await Promise.all(reads)).filter((value) => value !== undefined).length, 'of 1000'); // 1000 of 1000

  let count = 0;
  for await (const page of raw.scanPages({ start: 'user/', end: 'user0', keyOnly: true, pageSize: 5000 })) {
    count += page.length;
  }
  console.log(count, 'users'); // 20000 users
  await raw.deleteRange('user/', 'user0');
}

if (import.meta.main) await main(process.argv.slice(2));

/** Reading ranges: forwards, backwards, by prefix, by page. */
import { connect } from '@tessera/client';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

export async function main(pdEndpoints: readonly string[]): Promise<void> {
  using client = await connect({ pdEndpoints });
  const { raw } = client;
  const planets = ['earth', 'jupiter', 'mars', 'mercury', 'neptune', 'saturn', 'uranus', 'venus'];
  await raw.batchPut(planets.map((name) => [`planet/${name}`, name.toUpperCase()] as const));

  // A scan is an async iterator over all regions of the range. The end is exclusive; '0' follows '/'.
  for await (const { key, value } of raw.scan({ start: 'planet/m', end: 'planet0' })) {
    console.log(text(key), text(value)); // planet/mars MARS, planet/mercury MERCURY, ...
  }

  // Backwards, and no further than needed: leaving the loop stops fetching.
  for await (const { key } of raw.scan({ start: 'planet/', end: 'planet0', reverse: true, keyOnly: true })) {
    console.log('the last planet is', text(key)); // planet/venus
    break;
  }

  // Page by page costs less than pair by pair when there are many.
  let count = 0;
  for await (const page of raw.scanPages({ start: 'planet/', end: 'planet0', pageSize: 1000 })) count += page.length;
  console.log(count, 'planets'); // 8 planets

  // Several ranges at once: the first pairs of each.
  const ranges = ['m', 'v'].map((letter) => ({ start: `planet/${letter}`, end: `planet/${letter}~` }));
  const found = await raw.batchScan(ranges, 2);
  console.log(found.map((pairs) => pairs.map(({ key }) => text(key)))); // mars, mercury; venus

  await raw.deleteRange('planet/', 'planet0');
}

if (import.meta.main) await main(process.argv.slice(2));

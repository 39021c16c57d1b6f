/**
 * `npm run bench -- engine-growth`: how the cost of `engine-background` grows with the data. `BENCH_SIZES=1000000,3000000,10000000,30000000` for more: 30 million
 * keys need about 10 GB of disk and eight minutes of CPU. Figures of a size are printed as soon as they are there.
 */
import type { Row } from '../harness/row.ts';
import { fillBoth } from './engine-background.ts';

export async function run(): Promise<Row[]> {
  const sizes = (process.env['BENCH_SIZES'] ?? '1000000,3000000,10000000').split(',').map(Number);
  const rows: Row[] = [];
  for (const keys of sizes) rows.push(...fillBoth(keys, `-${keys / 1e6}m`));
  return rows;
}

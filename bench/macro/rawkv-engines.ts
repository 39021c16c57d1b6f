/**
 * `npm run bench -- rawkv-engines [ROW...]`: the three-store rows of `rawkv` on the store's own engine, beside the same cluster on the engine in memory. Counted
 * is the CPU of all processes of a cluster. Durability costs no more than 1.3 times what memory does: ratios from 0.77 on.
 */
import type { Row } from '../harness/row.ts';
import { besideMemory, measure } from './kv-load/contenders.ts';
import { THREE } from './rawkv.ts';

export async function run(wanted: readonly string[]): Promise<Row[]> {
  const matches = THREE.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  return await besideMemory(async (loader, ours, memory) => {
    const rows: Row[] = [];
    let filled = 0;
    for (const { name, ours: kind, shape } of matches) {
      if (filled !== shape.valueBytes) {
        for (const contender of [ours, memory]) await loader.fill(contender, 'tikv-put', shape);
        filled = shape.valueBytes;
      }
      rows.push(await measure({ name, ours: kind, peer: kind, shape }, loader, ours, memory));
    }
    return rows;
  });
}

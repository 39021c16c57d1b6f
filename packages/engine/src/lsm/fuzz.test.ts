import { it } from 'node:test';
import { fuzz } from './decoders.fuzz.ts';

it('fuzz: hostile tables, blob files, manifests and logs, the same ones in each run', async () => {
  await fuzz(1, 300);
});

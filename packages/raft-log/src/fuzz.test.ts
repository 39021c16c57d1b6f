import { test } from 'node:test';
import { fuzz } from './decoders.fuzz.ts';

test('fuzz: hostile segments, the same ones in each run', async () => {
  await fuzz(1, 300);
});

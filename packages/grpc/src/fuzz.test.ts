import test from 'node:test';
import { fuzz } from './connection.fuzz.ts';

test('fuzz: a few hundred hostile connections, the same ones in each run', async () => {
  await fuzz(1, 300);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { descriptorsMax } from './descriptors.ts';

test('descriptors: the limit of the process, where the system says it', () => {
  const line = (soft: string): string =>
    `Max processes 5 5 processes\nMax open files            ${soft}   4096   files\n`;
  assert.equal(
    descriptorsMax(() => line('1024')),
    1024,
  );
  assert.equal(
    descriptorsMax(() => line('unlimited')),
    undefined,
  );
  const absent = (): string => {
    throw new Error('no such file');
  };
  assert.equal(descriptorsMax(absent), undefined);
  const own = descriptorsMax();
  assert.ok(own === undefined || own > 0);
});

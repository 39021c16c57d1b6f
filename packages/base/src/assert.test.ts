import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AssertionError, assert as check, must, unreachable } from './assert.ts';

test('assert: throws with its message only when the condition is false', () => {
  check(true, 'never seen');
  assert.throws(() => check(false, 'two leaders in one term'), new AssertionError('two leaders in one term'));
});

test('must: gives the value back, also a falsy one; refuses undefined and null', () => {
  for (const value of [0, '', false]) assert.equal(must(value, 'there'), value);
  for (const value of [undefined, null]) assert.throws(() => must(value, 'gone'), new AssertionError('gone'));
});

test('unreachable: names the value that should not exist', () => {
  assert.throws(() => unreachable({ kind: 'new' } as never), /unreachable: \{"kind":"new"\}/);
});

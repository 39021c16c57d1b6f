import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeError, TesseraError } from './errors.ts';

test('TesseraError: carries code, cause and details', () => {
  const cause = new Error('reset');
  const error = new TesseraError('KV:Pd:Grpc', 'cannot reach PD', { cause, details: { address: 'x:1' } });
  assert.deepEqual([error.code, error.cause, error.details], ['KV:Pd:Grpc', cause, { address: 'x:1' }]);
  assert.deepEqual(new TesseraError('KV:X', 'm').details, {});
  assert.equal('cause' in new TesseraError('KV:X', 'm'), false);
});

test('describeError: joins the causes in one line', () => {
  const error = new TesseraError('KV:X', 'outer', { cause: new Error('middle', { cause: 'inner' }) });
  assert.equal(describeError(error), 'outer: middle: inner');
  assert.equal(describeError('just text'), 'just text');
  assert.equal(describeError(new TypeError()), 'TypeError');
});

test('describeError: ends on a circle of causes', () => {
  const error = new Error('loop');
  error.cause = error;
  assert.equal(describeError(error), 'loop: loop: loop: loop: loop');
});

test('describeError: a cause that a message before it quotes is not said again', () => {
  const root = new Error('refused');
  const middle = new Error('connect 1.2.3.4: refused', { cause: root });
  assert.equal(
    describeError(new Error('no leader: connect 1.2.3.4: refused', { cause: middle })),
    middle.message.replace(/^/, 'no leader: '),
  );
});

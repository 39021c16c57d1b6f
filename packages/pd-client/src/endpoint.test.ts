import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEndpoint } from './endpoint.ts';

test('endpoint: host and port with or without a scheme', () => {
  assert.deepEqual(parseEndpoint('pd-0.svc:2379'), { address: 'pd-0.svc:2379', host: 'pd-0.svc', port: 2379 });
  assert.equal(parseEndpoint(' http://127.0.0.1:1/ ')?.address, '127.0.0.1:1');
  assert.equal(parseEndpoint('https://h:65535')?.port, 65_535);
  assert.deepEqual(parseEndpoint('[::1]:2379'), { address: '[::1]:2379', host: '::1', port: 2379 });
});

test('endpoint: anything else is not one', () => {
  for (const text of [
    '',
    'host',
    'host:',
    ':1',
    'host:0',
    'host:65536',
    'ftp://h:1',
    'http://h:1/path',
    'a b:1',
    '::1:5',
  ]) {
    assert.equal(parseEndpoint(text), undefined, text);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Protocol, protocolOf } from './first-bytes.ts';

const cases: readonly [text: string, protocol: Protocol | undefined][] = [
  ['', undefined],
  ['P', undefined],
  ['PR', undefined],
  ['PRI * HTTP/', undefined],
  ['PRI * HTTP/2', 'other'],
  ['PRI * HTTP/1', 'other'],
  ['PRIX', 'other'],
  ['GE', undefined],
  ['GET', undefined],
  ['GET ', 'http1'],
  ['GETS', 'other'],
  ['POST ', 'http1'],
  ['PATCH ', 'http1'],
  ['OPTIONS', undefined],
  ['OPTIONS ', 'http1'],
  ['get /', 'other'],
  ['\u0016\u0003\u0001', 'other'],
  ['\u0000', 'other'],
];
for (const [text, protocol] of cases) {
  test(`first bytes: ${JSON.stringify(text)} is ${protocol ?? 'not decided yet'}`, () => {
    assert.equal(protocolOf(text), protocol);
  });
}

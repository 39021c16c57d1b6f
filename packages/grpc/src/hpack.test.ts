/** Vectors of RFC 7541 appendix C, and what a decoder must refuse. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { fromHex } from '@tessera/base';
import { Writer } from '@tessera/proto';
import fc from 'fast-check';
import type { Field } from './field.ts';
import { HpackDecoder } from './hpack-decoder.ts';
import { ConstantField, HpackEncoder } from './hpack-encoder.ts';
import { ConnectionError, ErrorCode } from './http2.ts';

function bytesOf(hex: string): Uint8Array {
  const bytes = fromHex(hex.replace(/\s/g, ''));
  if (bytes === undefined) throw new Error(`not hex: ${hex}`);
  return bytes;
}

function decode(decoder: HpackDecoder, bytes: Uint8Array): string[] {
  const lines: string[] = [];
  const sink = { add: (field: Field) => lines.push(`${field.name}: ${field.value}`) };
  decoder.decode(bytes, 0, bytes.length, sink);
  return lines;
}

function refused(hex: string, decoder = new HpackDecoder()): void {
  assert.throws(
    () => decode(decoder, bytesOf(hex)),
    (error) => error instanceof ConnectionError && error.code === ErrorCode.COMPRESSION_ERROR,
    hex,
  );
}

const REQUEST = [':method: GET', ':scheme: http', ':path: /', ':authority: www.example.com'];
const CUSTOM = [':method: GET', ':scheme: https', ':path: /index.html', ':authority: www.example.com'];
const MONDAY = 'date: Mon, 21 Oct 2013 20:13:2';
const COOKIE = 'set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1';
const RESPONSES: readonly (readonly [lines: readonly string[], tableBytes: number])[] = [
  [[':status: 302', 'cache-control: private', `${MONDAY}1 GMT`, 'location: https://www.example.com'], 222],
  [[':status: 307', 'cache-control: private', `${MONDAY}1 GMT`, 'location: https://www.example.com'], 222],
  [
    [
      ':status: 200',
      'cache-control: private',
      `${MONDAY}2 GMT`,
      'location: https://www.example.com',
      'content-encoding: gzip',
      COOKIE,
    ],
    215,
  ],
];
const REQUESTS: typeof RESPONSES = [
  [REQUEST, 57],
  [[...REQUEST, 'cache-control: no-cache'], 110],
  [[...CUSTOM, 'custom-key: custom-value'], 164],
];

function checkSeries(limitBytes: number, blocks: readonly string[], wanted: typeof RESPONSES): void {
  const decoder = new HpackDecoder(limitBytes);
  wanted.forEach(([lines, tableBytes], i) => {
    assert.deepEqual(decode(decoder, bytesOf(blocks[i] ?? '')), lines);
    assert.equal(decoder.tableBytes, tableBytes);
  });
}

test('HPACK decoder: single representations (RFC 7541 C.2)', () => {
  const cases: readonly (readonly [hex: string, line: string, tableBytes: number])[] = [
    ['400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572', 'custom-key: custom-header', 55],
    ['040c 2f73 616d 706c 652f 7061 7468', ':path: /sample/path', 0],
    ['1008 7061 7373 776f 7264 0673 6563 7265 74', 'password: secret', 0],
    ['82', ':method: GET', 0],
  ];
  for (const [hex, line, tableBytes] of cases) {
    const decoder = new HpackDecoder();
    assert.deepEqual(decode(decoder, bytesOf(hex)), [line]);
    assert.equal(decoder.tableBytes, tableBytes);
  }
});

test('HPACK decoder: requests without Huffman (RFC 7541 C.3)', () => {
  const blocks = [
    '8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d',
    '8286 84be 5808 6e6f 2d63 6163 6865',
    '8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65',
  ];
  checkSeries(4096, blocks, REQUESTS);
});

test('HPACK decoder: requests with Huffman (RFC 7541 C.4)', () => {
  const blocks = [
    '8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff',
    '8286 84be 5886 a8eb 1064 9cbf',
    '8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf',
  ];
  checkSeries(4096, blocks, REQUESTS);
});

test('HPACK decoder: responses that evict entries, without Huffman (RFC 7541 C.5)', () => {
  const blocks = [
    `4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3120
     474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d`,
    '4803 3330 37c1 c0bf',
    `88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04 677a 6970 7738
     666f 6f3d 4153 444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49 553b 206d 6178 2d61 6765 3d33
     3630 303b 2076 6572 7369 6f6e 3d31`,
  ];
  checkSeries(256, blocks, RESPONSES);
});

test('HPACK decoder: responses that evict entries, with Huffman (RFC 7541 C.6)', () => {
  const blocks = [
    `4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718
     63c7 8f0b 97c8 e9ae 82ae 43d3`,
    '4883 640e ffc1 c0bf',
    `88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7
     b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07`,
  ];
  checkSeries(256, blocks, RESPONSES);
});

test('HPACK decoder: an entry larger than the table empties it', () => {
  const decoder = new HpackDecoder(64);
  decode(decoder, bytesOf('4001 6101 62'));
  assert.equal(decoder.tableBytes, 34);
  decode(decoder, bytesOf(`4001 611e ${'62'.repeat(30)}`));
  assert.equal(decoder.tableBytes, 63);
  decode(decoder, bytesOf(`4001 6120 ${'62'.repeat(32)}`));
  assert.equal(decoder.tableBytes, 0);
});

test('HPACK decoder: what the RFC forbids is a compression error', () => {
  refused('80'); // index zero
  refused('be'); // index into an empty dynamic table
  refused('ff80 8080 8001'); // integer beyond 2^28
  refused('ff'); // truncated integer
  refused('0005 61'); // string past the end
  refused('0001 61'); // value missing
  refused('3fe2 1f'); // table size 4097
  refused('8220'); // table size update after a field
  refused('0001 6183 ffff ff'); // Huffman padding longer than seven bits
  refused('0001 6181 00'); // Huffman padding that is not ones
  refused('0001 6184 ffff fffc'); // the end-of-string symbol
});

test('HPACK decoder: a table size update shrinks the table for good', () => {
  const decoder = new HpackDecoder();
  decode(decoder, bytesOf('4001 6101 62 4001 6301 64'));
  assert.equal(decoder.tableBytes, 68);
  decode(decoder, bytesOf('3f03'));
  assert.equal(decoder.tableBytes, 34);
  assert.deepEqual(decode(decoder, bytesOf('be')), ['c: d']);
  refused('bf', decoder);
});

const CONSTANTS = Array.from({ length: 40 }, (_, i) => new ConstantField(`name-${i}`, 'v'.repeat(i * 8)));

/** A block of the encoder, decoded by a decoder that follows it. */
type Step =
  | { readonly kind: 'constant'; readonly index: number }
  | { readonly kind: 'literal'; readonly name: string; readonly value: string }
  | { readonly kind: 'limit'; readonly bytes: number };

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('constant' as const), index: fc.integer({ min: 0, max: CONSTANTS.length - 1 }) }),
    fc.record({ kind: fc.constant('literal' as const), name: fc.constantFrom('te', 'x-a', 'x-b'), value: fc.string() }),
    fc.record({ kind: fc.constant('limit' as const), bytes: fc.integer({ min: 0, max: 5000 }) }),
  ),
  { maxLength: 200 },
);

test('HPACK encoder: a decoder sees what was encoded, whatever the limits and evictions', () => {
  fc.assert(
    fc.property(steps, (list: readonly Step[]) => {
      const encoder = new HpackEncoder();
      const decoder = new HpackDecoder();
      for (const step of list) {
        if (step.kind === 'limit') {
          encoder.setPeerLimit(step.bytes);
          continue;
        }
        const writer = new Writer();
        encoder.begin(writer);
        const constant = step.kind === 'constant' ? CONSTANTS[step.index] : undefined;
        if (constant !== undefined) encoder.constant(writer, constant);
        else if (step.kind === 'literal') encoder.literal(writer, step.name, latin(step.value));
        const wanted = constant !== undefined ? `${constant.name}: ${constant.value}` : literalLine(step);
        assert.deepEqual(decode(decoder, writer.finish()), [wanted]);
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});

function latin(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}

function literalLine(step: Step): string {
  return step.kind === 'literal' ? `${step.name}: ${latin(step.value)}` : '';
}

test('HPACK encoder: a constant field costs one byte from the second time on', () => {
  const encoder = new HpackEncoder();
  const field = new ConstantField('grpc-status', '0');
  const writer = new Writer();
  encoder.constant(writer, field);
  assert.equal(writer.position, 15);
  encoder.constant(writer, field);
  assert.equal(writer.position, 16);
});

test('HPACK encoder: a lowered and raised limit is announced as both (RFC 7541 4.2)', () => {
  const encoder = new HpackEncoder();
  encoder.setPeerLimit(0);
  encoder.setPeerLimit(4096);
  const writer = new Writer();
  encoder.begin(writer);
  assert.deepEqual([...writer.finish()], [0x20, 0x3f, 0xe1, 0x1f]);
});

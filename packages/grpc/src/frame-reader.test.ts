import assert from 'node:assert/strict';
import test from 'node:test';
import { concatBytes, latin1, utf8 } from '@tessera/base';
import { FrameReader } from './frame-reader.ts';
import { ConnectionError, ErrorCode, Flag, FrameType } from './http2.ts';
import { dataFrame, frame } from './testing/raw-peer.ts';

/** Events of feeding `bytes` in pieces of `step`; pieces of DATA are joined. */
function events(bytes: Uint8Array, step: number): string[] {
  const seen: string[] = [];
  let data = '';
  const reader = new FrameReader({
    frame: (type, flags, streamId, payload, start, end) => {
      seen.push(`${type} ${flags} ${streamId} ${latin1(payload, start, end)}`);
    },
    dataStart: (streamId, flags, length) => {
      seen.push(`data ${streamId} ${flags} ${length}`);
      data = '';
    },
    dataBytes: (payload, start, end) => {
      data += latin1(payload, start, end);
    },
    dataEnd: () => {
      seen.push(`end ${data}`);
    },
  });
  for (let at = 0; at < bytes.length; at += step) reader.feed(bytes.subarray(at, at + step));
  return seen;
}

const STREAM = concatBytes(
  frame(FrameType.SETTINGS, 0, 0, new Uint8Array(0)),
  frame(FrameType.HEADERS, 4, 1, utf8('header block')),
  dataFrame(1, utf8('hello'), 1),
  dataFrame(3, new Uint8Array(0)),
  dataFrame(3, concatBytes(Uint8Array.of(3), utf8('padded'), new Uint8Array(3)), Flag.PADDED),
  dataFrame(3, concatBytes(Uint8Array.of(2), new Uint8Array(2)), Flag.PADDED),
  frame(FrameType.PING, 0, 0, utf8('12345678')),
  frame(99, 7, 0x7fff_ffff, utf8('unknown')),
);

test('frame reader: frames are the same however chunks cut them', () => {
  const whole = events(STREAM, STREAM.length);
  assert.deepEqual(whole, [
    '4 0 0 ',
    '1 4 1 header block',
    'data 1 1 5',
    'end hello',
    'data 3 0 0',
    'end ',
    'data 3 8 10',
    'end padded',
    'data 3 8 3',
    'end ',
    '6 0 0 12345678',
    '99 7 2147483647 unknown',
  ]);
  for (let step = 1; step < 40; step++) assert.deepEqual(events(STREAM, step), whole, `pieces of ${step}`);
});

test('frame reader: DATA that lies whole in a chunk is a view of it', () => {
  const bytes = dataFrame(1, utf8('hello'));
  let view: Uint8Array | undefined;
  const nothing = (): void => {};
  const reader = new FrameReader({
    frame: nothing,
    dataStart: nothing,
    dataEnd: nothing,
    dataBytes: (payload) => {
      view = payload;
    },
  });
  reader.feed(bytes);
  assert.equal(view, bytes);
});

test('frame reader: sizes and paddings that cannot be are refused before their payload arrives', () => {
  const cases: readonly (readonly [bytes: Uint8Array, code: number])[] = [
    [frame(FrameType.HEADERS, 0, 1, new Uint8Array(16_385)).subarray(0, 9), ErrorCode.FRAME_SIZE_ERROR],
    [dataFrame(1, new Uint8Array(16_385)).subarray(0, 9), ErrorCode.FRAME_SIZE_ERROR],
    [dataFrame(1, Uint8Array.of(1), Flag.PADDED), ErrorCode.PROTOCOL_ERROR],
    [dataFrame(1, new Uint8Array(0), Flag.PADDED), ErrorCode.FRAME_SIZE_ERROR],
  ];
  for (const [bytes, code] of cases) {
    assert.throws(
      () => events(bytes, bytes.length),
      (error) => error instanceof ConnectionError && error.code === code,
    );
  }
});

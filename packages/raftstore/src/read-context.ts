/**
 * What travels in the context of a ReadIndex round besides its number. A replica that reads for transactions asks the leader about
 * locks that only the leader's memory knows; the leader answers with those it found.
 *
 *   +-----------------+--------------------------------------------------+
 *   | peer, round     | any number of                                    |
 *   | 2 x f64         | 'r' | u32 length | raft_cmdpb.ReadIndexRequest   |  to the leader
 *   |                 | 'l' | u32 number | u32 length | kvrpcpb.LockInfo |  from the leader; number: of the request
 *   +-----------------+--------------------------------------------------+
 * Numbers are big-endian.
 */
import { concatBytes } from '@tessera/base';
import { LockInfo } from '@tessera/proto/kvrpcpb';
import { ReadIndexRequest } from '@tessera/proto/raft_cmdpb';

const HEAD_BYTES = 16;
const REQUEST = 0x72;
const LOCK = 0x6c;

export function encodeRound(peerId: number, round: number, checks: readonly Uint8Array[]): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  const view = new DataView(head.buffer);
  view.setFloat64(0, peerId);
  view.setFloat64(8, round);
  if (checks.length === 0) return head;
  return concatBytes(head, ...checks.flatMap((check) => [tagged(REQUEST, check.length), check]));
}

function tagged(tag: number, ...numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(1 + 4 * numbers.length);
  bytes[0] = tag;
  const view = new DataView(bytes.buffer);
  for (const [i, number] of numbers.entries()) view.setUint32(1 + 4 * i, number);
  return bytes;
}

/** 0, which no round has, for what is no context of ours. */
export function roundOf(context: Uint8Array): number {
  return context.length < HEAD_BYTES ? 0 : new DataView(context.buffer, context.byteOffset).getFloat64(8);
}

export function hasChecks(context: Uint8Array): boolean {
  return context.length > HEAD_BYTES;
}

/**
 * The leader's answer to the checks in `context`, which replaces it. Undefined for bytes that are no context. May throw
 * DecodeError.
 */
export function answerChecks(
  context: Uint8Array,
  check: (request: ReadIndexRequest) => LockInfo | undefined,
): Uint8Array | undefined {
  const view = new DataView(context.buffer, context.byteOffset, context.length);
  const parts = [context.subarray(0, HEAD_BYTES)];
  let number = 0;
  for (let at = HEAD_BYTES; at < context.length; number++) {
    if (context[at] !== REQUEST || at + 5 > context.length) return undefined;
    const end = at + 5 + view.getUint32(at + 1);
    if (end > context.length) return undefined;
    const lock = check(ReadIndexRequest.decode(context.slice(at + 5, end)));
    if (lock !== undefined) {
      const bytes = LockInfo.encode(lock);
      parts.push(tagged(LOCK, number, bytes.length), bytes);
    }
    at = end;
  }
  return concatBytes(...parts);
}

/** Locks by number of the request they hold up. What cannot be read is left out: the reader then asks again. */
export function locksIn(context: Uint8Array): Map<number, LockInfo> {
  const locks = new Map<number, LockInfo>();
  const view = new DataView(context.buffer, context.byteOffset, context.length);
  for (let at = HEAD_BYTES; at + 9 <= context.length && context[at] === LOCK; ) {
    const end = at + 9 + view.getUint32(at + 5);
    if (end > context.length) break;
    locks.set(view.getUint32(at + 1), LockInfo.decode(context.slice(at + 9, end)));
    at = end;
  }
  return locks;
}

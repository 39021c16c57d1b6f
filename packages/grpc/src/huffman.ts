/**
 * Huffman decoding of HPACK strings (RFC 7541 5.2) by a state machine over four bits at a time.
 * HOT: clients such as grpc-go compress every changing header value.
 */
import { latin1 } from '@tessera/base';
import { HUFFMAN_LENGTHS } from './hpack-table.ts';
import { ConnectionError, ErrorCode } from './http2.ts';

const NO_SYMBOL = 0x1ff;
/** Codes have 5 bits or more, so at most one symbol ends within four bits. Entry: next node << 9 | symbol; -1: refused. */
const MACHINE = buildMachine();
/** Padding is a proper prefix of the end-of-string code: up to seven ones. */
const ACCEPTING = buildAccepting();

/** A binary tree: child index, or -2 - symbol at a leaf, or -1 where no code leads. */
function buildTree(): number[][] {
  const symbols = [...HUFFMAN_LENGTHS.keys()].sort(
    (a, b) => (HUFFMAN_LENGTHS[a] as number) - (HUFFMAN_LENGTHS[b] as number) || a - b,
  );
  const tree: number[][] = [[-1, -1]];
  let code = 0;
  let length = 0;
  for (const symbol of symbols) {
    const symbolLength = HUFFMAN_LENGTHS[symbol] as number;
    code <<= symbolLength - length;
    length = symbolLength;
    let node = 0;
    for (let bit = length - 1; bit > 0; bit--) {
      const children = tree[node] as number[];
      const side = (code >> bit) & 1;
      if (children[side] === -1) children[side] = tree.push([-1, -1]) - 1;
      node = children[side] as number;
    }
    (tree[node] as number[])[code & 1] = -2 - symbol;
    code++;
  }
  return tree;
}

function buildMachine(): Int32Array {
  const tree = buildTree();
  const machine = new Int32Array(tree.length * 16).fill(-1);
  for (let start = 0; start < tree.length; start++) {
    for (let nibble = 0; nibble < 16; nibble++) {
      let node = start;
      let symbol = NO_SYMBOL;
      for (let bit = 3; bit >= 0 && node >= 0; bit--) {
        node = tree[node]?.[(nibble >> bit) & 1] ?? -1;
        if (node <= -2) {
          symbol = -2 - node;
          node = 0;
        }
      }
      if (node >= 0) machine[start * 16 + nibble] = (node << 9) | symbol;
    }
  }
  return machine;
}

function buildAccepting(): Uint8Array {
  const accepting = new Uint8Array(MACHINE.length / 16);
  const tree = buildTree();
  let node = 0;
  for (let ones = 0; ones <= 7; ones++) {
    accepting[node] = 1;
    node = tree[node]?.[1] ?? 0;
  }
  return accepting;
}

let scratch = new Uint8Array(4096);

/** Decodes `[start, end)` to one char per byte. Throws ConnectionError(COMPRESSION_ERROR). */
export function decodeHuffman(bytes: Uint8Array, start: number, end: number): string {
  // The shortest code has five bits.
  const most = Math.ceil(((end - start) * 8) / 5);
  if (most > scratch.length) scratch = new Uint8Array(most);
  const out = scratch;
  let length = 0;
  let node = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    const first = MACHINE[(node << 4) | (byte >> 4)] as number;
    if (first < 0) throw refused();
    if ((first & NO_SYMBOL) !== NO_SYMBOL) out[length++] = first & 0xff;
    const second = MACHINE[((first >> 9) << 4) | (byte & 15)] as number;
    if (second < 0) throw refused();
    if ((second & NO_SYMBOL) !== NO_SYMBOL) out[length++] = second & 0xff;
    node = second >> 9;
  }
  if (ACCEPTING[node] === 0) throw refused();
  return latin1(out, 0, length);
}

function refused(): ConnectionError {
  return new ConnectionError(ErrorCode.COMPRESSION_ERROR, 'bad Huffman code');
}

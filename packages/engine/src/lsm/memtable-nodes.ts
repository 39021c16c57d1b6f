/**
 * The nodes of a memtable and how to walk them: an arena in one fixed SharedArrayBuffer, written by `memtable.ts`. One skip list
 * of keys a family, and a chain of versions a key.
 *
 * A key node holds a key and its oldest version, in 32-bit words at a multiple of 4:
 *   +------------------+--------+-----------+-----------+------------+-------+----------+--------+---------+----------+-----+-------+
 *   | key length << 4  | value  | sequence  | sequence  | key offset | newer | previous | newest | express | next key | key | value |
 *   | | kind           | length | low 32    | high 21   | in bytes   |       | key node |        |         | per level|     |       |
 *   +------------------+--------+-----------+-----------+------------+-------+----------+--------+---------+----------+-----+-------+
 * A version node holds a later version of that key, whose bytes it shares:
 *   | as above, kind | 8          ...                                | newer | older    | express | value |
 * Order: user key ascending, sequence descending. Links are word indexes, 0 is none; the previous node of the first key is the head.
 * `newer` of the newest version is minus its key node (0 in the key node itself). One version in {@link EXPRESS_EVERY} is also in a
 * list of its own, so that an old snapshot does not walk all versions of a key that is written often.
 */
import { COLUMN_FAMILIES, type ColumnFamily } from '../kv-engine.ts';

/** A quarter of the nodes reaches each next level: 12 levels serve 16 million entries. */
export const HEIGHT_MAX = 12;
/** Words of a node, by name as drawn above. */
export const NEWER = 5;
export const PREVIOUS = 6;
export const OLDER = 6;
export const NEWEST = 7;
export const VERSION_EXPRESS = 7;
export const KEY_EXPRESS = 8;
export const VERSION_WORDS = 8;
export const NODE_WORDS = 9;
/** In the kind of a version node. */
export const IS_VERSION = 8;
export const HEAD_BYTES = (NODE_WORDS + HEIGHT_MAX) * 4;
const HEADS_WORDS = (COLUMN_FAMILIES.length * HEAD_BYTES) >>> 2;
export const WORD_BASE = 4_294_967_296;

// HOT
export class MemtableNodes {
  readonly buffer: SharedArrayBuffer;
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
  protected readonly heights: number[];

  constructor(buffer: SharedArrayBuffer, height: number) {
    this.buffer = buffer;
    this.bytes = new Uint8Array(buffer);
    this.words = new Int32Array(buffer);
    this.heights = COLUMN_FAMILIES.map(() => height);
  }

  /** First node at or after (key, sequence), 0 when none. */
  find(cf: ColumnFamily, key: Uint8Array, sequence: number): number {
    const node = this.findKey(cf, key);
    if (node === 0) return 0;
    if (!this.keyIs(node, key, 0, key.length)) return this.words[node + NEWEST] as number;
    const version = this.versionAt(node, sequence);
    return version !== 0 ? version : this.next(node);
  }

  /** First key node at or after `key`, 0 when none. */
  protected findKey(cf: ColumnFamily, key: Uint8Array): number {
    const { words } = this;
    let node = (cf * HEAD_BYTES) >>> 2;
    let next = 0;
    for (let level = (this.heights[cf] as number) - 1; level >= 0; level--) {
      const bigger = next;
      for (;;) {
        next = words[node + NODE_WORDS + level] as number;
        // The node that was too big on the level above need not be compared again.
        if (next === 0 || next === bigger || this.compare(next, key, 0, key.length) >= 0) break;
        node = next;
      }
    }
    return next;
  }

  /** Last node before (key, sequence), 0 when none. */
  findBefore(cf: ColumnFamily, key: Uint8Array, start: number, end: number, sequence: number): number {
    const { words } = this;
    const head = (cf * HEAD_BYTES) >>> 2;
    let node = head;
    for (let level = (this.heights[cf] as number) - 1; level >= 0; level--) {
      for (;;) {
        const next = words[node + NODE_WORDS + level] as number;
        if (next === 0 || this.compare(next, key, start, end) >= 0) break;
        node = next;
      }
    }
    const next = words[node + NODE_WORDS] as number;
    if (next !== 0 && this.keyIs(next, key, start, end)) {
      const version = this.versionAt(next, sequence);
      return version === 0 ? next : this.previous(version);
    }
    return node === head ? 0 : node;
  }

  /** The newest version at or before `sequence` of a key node's key, 0 when all are newer. */
  protected versionAt(keyNode: number, sequence: number): number {
    const { words } = this;
    let version = words[keyNode + NEWEST] as number;
    if (this.sequence(version) <= sequence) return version;
    let express = words[keyNode + KEY_EXPRESS] as number;
    while (express !== 0 && this.sequence(express) > sequence) {
      version = express;
      express = words[express + VERSION_EXPRESS] as number;
    }
    do {
      if (version === keyNode) return 0;
      version = words[version + OLDER] as number;
    } while (this.sequence(version) > sequence);
    return version;
  }

  first(cf: ColumnFamily): number {
    const node = this.words[((cf * HEAD_BYTES) >>> 2) + NODE_WORDS] as number;
    return node === 0 ? 0 : (this.words[node + NEWEST] as number);
  }

  last(cf: ColumnFamily): number {
    const { words } = this;
    const head = (cf * HEAD_BYTES) >>> 2;
    let node = head;
    for (let level = (this.heights[cf] as number) - 1; level >= 0; level--) {
      for (let next = words[node + NODE_WORDS + level] as number; next !== 0; ) {
        node = next;
        next = words[node + NODE_WORDS + level] as number;
      }
    }
    return node === head ? 0 : node;
  }

  /** 0 behind the last. */
  next(node: number): number {
    const { words } = this;
    if (((words[node] as number) & IS_VERSION) !== 0) return words[node + OLDER] as number;
    const key = words[node + NODE_WORDS] as number;
    return key === 0 ? 0 : (words[key + NEWEST] as number);
  }

  /** 0 before the first. */
  previous(node: number): number {
    const { words } = this;
    const newer = words[node + NEWER] as number;
    if (newer > 0) return newer;
    // A key node is the oldest version of its key.
    const before = words[(newer < 0 ? -newer : node) + PREVIOUS] as number;
    return before < HEADS_WORDS ? 0 : before;
  }

  kind(node: number): number {
    return (this.words[node] as number) & (IS_VERSION - 1);
  }

  sequence(node: number): number {
    return (this.words[node + 3] as number) * WORD_BASE + ((this.words[node + 2] as number) >>> 0);
  }

  protected keyIs(node: number, key: Uint8Array, start: number, end: number): boolean {
    const { bytes, words } = this;
    if ((words[node] as number) >>> 4 !== end - start) return false;
    const at = (words[node + 4] as number) - start;
    for (let i = end - 1; i >= start; i--) if (bytes[at + i] !== key[i]) return false;
    return true;
  }

  /** Offset of the value's bytes. */
  valueAt(node: number): number {
    const first = this.words[node] as number;
    return (first & IS_VERSION) !== 0 ? (node + VERSION_WORDS) * 4 : (this.words[node + 4] as number) + (first >>> 4);
  }

  /** A view of the arena. */
  value(node: number): Uint8Array {
    const start = this.valueAt(node);
    return this.bytes.subarray(start, start + (this.words[node + 1] as number));
  }

  protected compare(node: number, key: Uint8Array, start: number, end: number): number {
    const { bytes, words } = this;
    const at = words[node + 4] as number;
    const nodeLength = (words[node] as number) >>> 4;
    const keyLength = end - start;
    const length = Math.min(nodeLength, keyLength);
    for (let i = 0; i < length; i++) {
      const diff = (bytes[at + i] as number) - (key[start + i] as number);
      if (diff !== 0) return diff;
    }
    return nodeLength - keyLength;
  }
}

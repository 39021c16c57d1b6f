/**
 * The entries of a memtable, one a write, in an arena that is one fixed SharedArrayBuffer. Entries grow from its start, the nodes of
 * the trees that order them (`memtable-tree.ts`) from its end.
 *
 * A key entry holds a key and the oldest version of it. An entry is named by where its bytes begin, in bytes, a multiple of 4; a header of 32-bit words
 * lies before them, so header and key are fetched at once:
 *   +------------------+--------+----------+----------+-------+--------+---------+-----+-------+
 *   | key length << 4  | value  | sequence | sequence | newer | newest | express | key | value |
 *   | | kind           | length | low 32   | high 21  |       |        |         |     |       |
 *   +------------------+--------+----------+----------+-------+--------+---------+-----+-------+
 * A version entry holds a later version of that key, without the key:
 *   | 8 | kind         | as above                     | newer | older  | express | value       |
 * Links are names of entries, 0 is none. `newer` of the newest version is minus its key entry (0 in a key entry that is the newest). One version
 * in 64 is also in a list of its own, `express`, so that an old snapshot does not walk all versions of a key that is written often.
 * Entries change only in these links, and where no snapshot looks.
 */
import { COLUMN_FAMILIES } from '../kv-engine.ts';

/** Words of a header, by name as drawn above. */
export const VALUE_LENGTH = 1;
export const SEQUENCE_LOW = 2;
export const SEQUENCE_HIGH = 3;
export const NEWER = 4;
export const NEWEST = 5;
export const OLDER = 5;
export const EXPRESS = 6;
export const HEADER_WORDS = 7;
/** In the kind of a version entry. */
export const IS_VERSION = 8;
export const KIND_MASK = IS_VERSION - 1;
/** At the start of the arena, of each family's tree; so no entry is named 0. */
export const HEAD_WORDS = 4;
export const HEADS_BYTES = COLUMN_FAMILIES.length * HEAD_WORDS * 4;
export const WORD_BASE = 4_294_967_296;

// HOT
export class MemtableEntries {
  readonly buffer: SharedArrayBuffer;
  readonly bytes: Uint8Array;
  readonly words: Int32Array;

  constructor(buffer: SharedArrayBuffer) {
    this.buffer = buffer;
    this.bytes = new Uint8Array(buffer);
    this.words = new Int32Array(buffer);
  }

  kind(entry: number): number {
    return (this.words[headerOf(entry)] as number) & KIND_MASK;
  }

  sequence(entry: number): number {
    const { words } = this;
    const header = headerOf(entry);
    return (words[header + SEQUENCE_HIGH] as number) * WORD_BASE + ((words[header + SEQUENCE_LOW] as number) >>> 0);
  }

  /** Offset of the value's bytes. */
  valueAt(entry: number): number {
    return entry + ((this.words[headerOf(entry)] as number) >>> 4);
  }

  /** A view of the arena. */
  value(entry: number): Uint8Array {
    const start = this.valueAt(entry);
    return this.bytes.subarray(start, start + (this.words[headerOf(entry) + VALUE_LENGTH] as number));
  }

  /** Where the bytes of a key entry's key end; they begin at the entry. */
  keyEnd(keyEntry: number): number {
    return keyEntry + ((this.words[headerOf(keyEntry)] as number) >>> 4);
  }

  /** The newest version at or before `sequence` of a key entry's key, 0 when all are newer. */
  versionAt(keyEntry: number, sequence: number): number {
    const { words } = this;
    let version = words[headerOf(keyEntry) + NEWEST] as number;
    if (this.sequence(version) <= sequence) return version;
    let express = words[headerOf(keyEntry) + EXPRESS] as number;
    while (express !== 0 && this.sequence(express) > sequence) {
      version = express;
      express = words[headerOf(express) + EXPRESS] as number;
    }
    do {
      if (version === keyEntry) return 0;
      version = words[headerOf(version) + OLDER] as number;
    } while (this.sequence(version) > sequence);
    return version;
  }

  /** Order of a key entry's key and `key[start, end)`, which have the first `known` bytes in common. */
  protected compare(keyEntry: number, key: Uint8Array, start: number, end: number, known: number): number {
    const { bytes } = this;
    const length = (this.words[headerOf(keyEntry)] as number) >>> 4;
    const shorter = Math.min(length, end - start);
    for (let i = known; i < shorter; i++) {
      const diff = (bytes[keyEntry + i] as number) - (key[start + i] as number);
      if (diff !== 0) return diff;
    }
    return length - (end - start);
  }

  /** How many bytes the keys of two key entries begin with in common. */
  protected commonBytes(a: number, b: number): number {
    const { bytes } = this;
    const length = Math.min(this.keyEnd(a) - a, this.keyEnd(b) - b);
    let i = 0;
    while (i < length && bytes[a + i] === bytes[b + i]) i++;
    return i;
  }
}

/** The first word of an entry's header. */
export function headerOf(entry: number): number {
  return (entry >>> 2) - HEADER_WORDS;
}

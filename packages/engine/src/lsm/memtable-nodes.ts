/**
 * A node of a memtable's trees, and what is done within one. What a search costs is misses of the processor's cache, and a node is laid out to
 * cause few: it says what all its keys begin with and has the next four bytes of each beside one another, so that a search reads keys
 * only where those are equal, which is at the key it looks for.
 *
 * In 32-bit words, at the end of the arena:
 *   +-------+------+----------+--------+-----+-----------------+---------------+---------------+----------------------+
 *   | count | next | previous | common | run | common bytes,   | four bytes of | key entry     | child                |
 *   |       |      |          | length |     | big-endian x 10 | each key x 64 | of each x 64  | of each x 64 (inner) |
 *   +-------+------+----------+--------+-----+-----------------+---------------+---------------+----------------------+
 * Keys are in order. `run`: so many of the last keys came at the end one after the other. The four bytes are big-endian, zeros behind a short key, and
 * with the sign turned, so that they compare as signed numbers; the places behind the last key have {@link NOTHING}, so that a search
 * begins without knowing the count.
 */
import { MemtableEntries } from './memtable-entries.ts';

/** Half as many: a level more. Twice as many: twice the words to move for a key, and no level less. */
export const WIDTH = 64;
export const HALF = WIDTH / 2;
export const COUNT = 0;
export const NEXT = 1;
const PREVIOUS = 2;
const COMMON = 3;
export const RUN = 4;
const COMMON_WORDS = 5;
/** Bytes kept of what keys have in common; longer stems cost a look at a key. A record's key of a TiDB table shares 19 to 27 with its neighbour. */
const COMMON_BYTES_MAX = 40;
const PREFIXES = 16;
export const ENTRIES = PREFIXES + WIDTH;
export const CHILDREN = ENTRIES + WIDTH;
export const LEAF_WORDS = ENTRIES + WIDTH;
export const INNER_WORDS = CHILDREN + WIDTH;
const SIGN = 0x8000_0000 | 0;
const NOTHING = 0x7fff_ffff;

// HOT
export class MemtableNodes extends MemtableEntries {
  /** The key of the search in big-endian words, zeros behind it. */
  readonly #key = new Int32Array(COMMON_BYTES_MAX / 4 + 2);

  /** The key entry at a place, 0 when there is none. */
  entryAt(node: number, index: number): number {
    const { words } = this;
    return index < (words[node + COUNT] as number) ? (words[node + ENTRIES + index] as number) : 0;
  }

  /** 0 behind the last. */
  nextNode(node: number): number {
    return this.words[node + NEXT] as number;
  }

  /** 0 before the first. */
  previousNode(node: number): number {
    return this.words[node + PREVIOUS] as number;
  }

  count(node: number): number {
    return this.words[node + COUNT] as number;
  }

  /** Begins searches for `key[start, end)`. */
  protected setKey(key: Uint8Array, start: number, end: number): void {
    const into = this.#key;
    let at = start;
    let i = 0;
    for (; i < into.length && at + 4 <= end; i++, at += 4) {
      into[i] =
        ((key[at] as number) << 24) |
        ((key[at + 1] as number) << 16) |
        ((key[at + 2] as number) << 8) |
        (key[at + 3] as number);
    }
    if (i < into.length) into[i++] = wordAt(key, at, end);
    while (i < into.length) into[i++] = 0;
  }

  /** Place of the first key at or after the one of {@link setKey}; its complement when that is another key. */
  protected search(node: number, key: Uint8Array, start: number, end: number): number {
    const { words } = this;
    const common = words[node + COMMON] as number;
    if (!this.#shares(node, common, key, start, end)) return this.#searchOutside(node, key, start, end);
    const prefix = this.#prefix(common, key, start, end);
    let low = 0;
    let high = WIDTH;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = words[node + PREFIXES + middle] as number;
      if (other < prefix) low = middle + 1;
      else if (other > prefix || middle >= (words[node + COUNT] as number)) high = middle;
      else {
        const order = this.compare(words[node + ENTRIES + middle] as number, key, start, end, common);
        if (order === 0) return middle;
        if (order < 0) low = middle + 1;
        else high = middle;
      }
    }
    return ~low;
  }

  /** Whether the key of {@link setKey} belongs behind the last of this leaf's keys. Says no where a look at it does not suffice. */
  protected isJustBehind(leaf: number, count: number, key: Uint8Array, start: number, end: number): boolean {
    const { words } = this;
    const common = words[leaf + COMMON] as number;
    if (!this.#shares(leaf, common, key, start, end)) return false;
    const last = words[leaf + PREFIXES + count - 1] as number;
    const prefix = this.#prefix(common, key, start, end);
    if (prefix < last) return false;
    if (prefix === last && this.compare(words[leaf + ENTRIES + count - 1] as number, key, start, end, common) >= 0) {
      return false;
    }
    const next = words[leaf + NEXT] as number;
    return next === 0 || this.compare(words[next + ENTRIES] as number, key, start, end, 0) > 0;
  }

  /** The four bytes that a node keeps of a key, of the key of {@link setKey}. */
  #prefix(common: number, key: Uint8Array, start: number, end: number): number {
    if (common > COMMON_BYTES_MAX) return wordAt(key, start + common, end) ^ SIGN;
    const i = common >>> 2;
    const shift = (common & 3) * 8;
    return (((this.#key[i] as number) << shift) | (((this.#key[i + 1] as number) >>> 1) >>> (31 - shift))) ^ SIGN;
  }

  /** Whether the key begins with what the node's keys have in common. */
  #shares(node: number, common: number, key: Uint8Array, start: number, end: number): boolean {
    if (end - start < common) return false;
    const { words } = this;
    const mine = this.#key;
    const kept = Math.min(common, COMMON_BYTES_MAX);
    const whole = kept >>> 2;
    const at = node + COMMON_WORDS;
    for (let i = 0; i < whole; i++) if (mine[i] !== words[at + i]) return false;
    const rest = (kept & 3) * 8;
    if (rest !== 0 && ((mine[whole] as number) ^ (words[at + whole] as number)) >>> (32 - rest) !== 0) return false;
    if (common === kept) return true;
    const first = words[node + ENTRIES] as number;
    for (let i = kept; i < common; i++) if (this.bytes[first + i] !== key[start + i]) return false;
    return true;
  }

  /** A key that does not begin as the node's keys is before or behind all of them. */
  #searchOutside(node: number, key: Uint8Array, start: number, end: number): number {
    const order = this.compare(this.words[node + ENTRIES] as number, key, start, end, 0);
    return ~(order > 0 ? 0 : (this.words[node + COUNT] as number));
  }

  /** Moves the keys from `keep` on into the new node `right`, which goes behind this one. */
  protected split(node: number, right: number, keep: number, inner: boolean): void {
    const { words } = this;
    const next = words[node + NEXT] as number;
    words[right + NEXT] = next;
    words[right + PREVIOUS] = node;
    words[node + NEXT] = right;
    if (next !== 0) words[next + PREVIOUS] = right;
    for (let i = COMMON; i < PREFIXES; i++) words[right + i] = words[node + i] as number;
    for (let i = keep; i < WIDTH; i++) {
      words[right + PREFIXES + i - keep] = words[node + PREFIXES + i] as number;
      words[right + ENTRIES + i - keep] = words[node + ENTRIES + i] as number;
      if (inner) words[right + CHILDREN + i - keep] = words[node + CHILDREN + i] as number;
      words[node + PREFIXES + i] = NOTHING;
    }
    words[node + COUNT] = keep;
    words[right + COUNT] = WIDTH - keep;
    words[node + RUN] = 0;
    words[right + RUN] = 0;
    this.#narrow(node);
    this.#narrow(right);
  }

  /** Makes whatever lies there a node without keys. */
  protected clear(node: number): void {
    const { words } = this;
    for (let i = 0; i < PREFIXES; i++) words[node + i] = 0;
    for (let i = 0; i < WIDTH; i++) words[node + PREFIXES + i] = NOTHING;
  }

  /** Into a node with room. */
  protected place(node: number, count: number, at: number, entry: number, child: number): void {
    const { words } = this;
    for (let i = node + PREFIXES + count; i > node + PREFIXES + at; i--) words[i] = words[i - 1] as number;
    for (let i = node + ENTRIES + count; i > node + ENTRIES + at; i--) words[i] = words[i - 1] as number;
    words[node + ENTRIES + at] = entry;
    if (child !== 0) {
      for (let i = node + CHILDREN + count; i > node + CHILDREN + at; i--) words[i] = words[i - 1] as number;
      words[node + CHILDREN + at] = child;
    }
    words[node + COUNT] = count + 1;
    words[node + RUN] = at === count ? (words[node + RUN] as number) + 1 : 0;
    words[node + PREFIXES + at] =
      wordAt(this.bytes, entry + (words[node + COMMON] as number), this.keyEnd(entry)) ^ SIGN;
    this.#widen(node, count, at);
    // Where the four bytes are the same in all of them they tell nothing.
    if ((count & 3) === 3 && words[node + PREFIXES] === words[node + PREFIXES + count]) this.#narrow(node);
  }

  /** The first child of an inner node may have lower keys by now than when it was made: keys stay in order. */
  protected replaceFirst(node: number, entry: number): void {
    const { words } = this;
    words[node + ENTRIES] = entry;
    const last = words[node + ENTRIES + (words[node + COUNT] as number) - 1] as number;
    this.#setCommon(node, Math.min(words[node + COMMON] as number, this.commonBytes(entry, last)));
  }

  /** Keys have less in common when the new one, at `at`, begins otherwise. */
  #widen(node: number, count: number, at: number): void {
    const { words } = this;
    const common = words[node + COMMON] as number;
    // At the ends only: between two keys every key begins as both.
    if (common === 0 || (at !== 0 && at !== count)) return;
    // The first of a node that goes on behind a full one, which it took its common bytes from.
    const of = count === 0 ? (words[node + PREVIOUS] as number) + WIDTH - 1 : at === 0 ? node + 1 : node;
    const shared = this.commonBytes(words[node + ENTRIES + at] as number, words[of + ENTRIES] as number);
    if (shared < common) this.#setCommon(node, shared);
  }

  /** Keys have more in common when they are fewer or closer: not worth reading them for a byte. */
  #narrow(node: number): void {
    const { words } = this;
    const count = words[node + COUNT] as number;
    if (count < 2) return;
    const same = (words[node + PREFIXES] as number) ^ (words[node + PREFIXES + count - 1] as number);
    if (Math.clz32(same) < 16) return;
    const common = this.commonBytes(words[node + ENTRIES] as number, words[node + ENTRIES + count - 1] as number);
    if (common > (words[node + COMMON] as number)) this.#setCommon(node, common);
  }

  #setCommon(node: number, common: number): void {
    const { words, bytes } = this;
    words[node + COMMON] = common;
    const first = words[node + ENTRIES] as number;
    for (let i = 0; i < COMMON_BYTES_MAX; i += 4) {
      words[node + COMMON_WORDS + (i >>> 2)] = wordAt(bytes, first + i, first + common);
    }
    for (let i = (words[node + COUNT] as number) - 1; i >= 0; i--) {
      const entry = words[node + ENTRIES + i] as number;
      words[node + PREFIXES + i] = wordAt(bytes, entry + common, this.keyEnd(entry)) ^ SIGN;
    }
  }
}

/** Four bytes from `at` on, big-endian, zeros from `end` on. */
function wordAt(bytes: Uint8Array, at: number, end: number): number {
  if (at + 4 <= end) {
    return (
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number)
    );
  }
  let word = 0;
  for (let i = at, shift = 24; i < end; i++, shift -= 8) word |= (bytes[i] as number) << shift;
  return word;
}

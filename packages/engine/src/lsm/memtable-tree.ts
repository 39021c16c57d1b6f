/**
 * The order of a memtable's keys: a B+ tree a family, of nodes as in `memtable-nodes.ts`, over key entries as in `memtable-entries.ts`. Three
 * hundred thousand keys cost a search one node that is not cached, where a skip list visits some twenty entries. Nodes lie at the end of the
 * arena and grow downwards, close together.
 *
 * A leaf has keys; an inner node has for each child the first key the child had when it was made. That of its first child counts as lower than
 * every key. A node is never freed, and keys only leave it for the next one, when it splits: so a place (leaf and index) is right
 * as long as its key entry is found there, which is how iterators live through inserts.
 *
 * A full node splits in halves; or, when half of its keys at least came in order at its end and so does the new one, that one begins a node of
 * its own: keys that come in order fill nodes. Between two splits of a node lie HALF new keys, but for the one that may follow a node
 * of its own at once. That bounds what nodes take ({@link treeBytesMax}).
 */
import { COLUMN_FAMILIES, type ColumnFamily } from '../kv-engine.ts';
import { HEAD_WORDS } from './memtable-entries.ts';
import {
  CHILDREN,
  COUNT,
  ENTRIES,
  HALF,
  INNER_WORDS,
  LEAF_WORDS,
  MemtableNodes,
  NEXT,
  RUN,
  WIDTH,
} from './memtable-nodes.ts';

/** A line of the processor's cache. */
const ALIGNMENT_WORDS = 16;
/** Of 16 keys each: more than an arena of 2 GiB can hold. */
const LEVELS_MAX = 8;

/** Words of a family's head. */
const ROOT = 0;
const LEVELS = 1;
const FIRST_LEAF = 2;

/** Room for the trees of a memtable of no keys. */
export const EMPTY_TREES_BYTES = (COLUMN_FAMILIES.length * LEAF_WORDS + ALIGNMENT_WORDS) * 4;
/** A leaf for 16 keys, an inner node for 16 nodes below it and for the first 65 keys. */
const TREE_BYTES_A_KEY = Math.ceil((LEAF_WORDS * 4) / 16 + (INNER_WORDS * 4) / 50);

/** What the nodes of so many keys take at most, beyond {@link EMPTY_TREES_BYTES}. */
export function treeBytesMax(keys: number): number {
  return keys * TREE_BYTES_A_KEY;
}

const NO_KEY = new Uint8Array(0);

// HOT
export class MemtableTree extends MemtableNodes {
  /** Where the last {@link locate} ended: the place of the key, or where it belongs. */
  leaf = 0;
  index = 0;
  /** By level, where it went down; leaves are level 0. */
  readonly #path = new Int32Array(LEVELS_MAX);
  readonly #slots = new Int32Array(LEVELS_MAX);
  /** By family, the leaf whose end took the last new key that came to an end: keys in order go beside it without a way down. */
  readonly #fingers = new Int32Array(COLUMN_FAMILIES.length);
  /** The place was found from there, so {@link #path} does not lead to it. */
  #byFinger = false;
  /** Nodes a family and level. */
  readonly #nodes = new Int32Array(COLUMN_FAMILIES.length * LEVELS_MAX);
  /** The lowest node. */
  #lowest: number;

  constructor(buffer: SharedArrayBuffer) {
    super(buffer);
    this.#lowest = this.words.length - (this.words.length % ALIGNMENT_WORDS);
  }

  /** What the nodes take. */
  protected get treeBytes(): number {
    return (this.words.length - this.#lowest) * 4;
  }

  /** Finds the key `key[start, end)`; says whether it is there. */
  locate(cf: ColumnFamily, key: Uint8Array, start: number, end: number): boolean {
    const root = this.words[cf * HEAD_WORDS + ROOT] as number;
    this.index = 0;
    this.leaf = root;
    if (root === 0) return false;
    this.setKey(key, start, end);
    return this.#descend(cf, root, key, start, end);
  }

  /** {@link locate} for a write: a new key that comes in order is found beside the one before it. */
  protected locateToWrite(cf: ColumnFamily, key: Uint8Array, start: number, end: number): boolean {
    const leaf = this.#fingers[cf] as number;
    if (leaf === 0) return this.locate(cf, key, start, end);
    this.setKey(key, start, end);
    const count = this.words[leaf + COUNT] as number;
    if (!this.isJustBehind(leaf, count, key, start, end)) {
      return this.#descend(cf, this.words[cf * HEAD_WORDS + ROOT] as number, key, start, end);
    }
    this.leaf = leaf;
    this.index = count;
    this.#byFinger = true;
    return false;
  }

  /** From the root to the place of the key of {@link setKey}. */
  #descend(cf: ColumnFamily, root: number, key: Uint8Array, start: number, end: number): boolean {
    const { words } = this;
    let node = root;
    this.#byFinger = false;
    for (let level = words[cf * HEAD_WORDS + LEVELS] as number; level > 0; level--) {
      const at = this.search(node, key, start, end);
      const slot = at >= 0 ? at : Math.max(0, ~at - 1);
      this.#path[level] = node;
      this.#slots[level] = slot;
      node = words[node + CHILDREN + slot] as number;
    }
    const at = this.search(node, key, start, end);
    this.leaf = node;
    this.index = at >= 0 ? at : ~at;
    return at >= 0;
  }

  /** Finds the key of a key entry again. */
  locateEntry(cf: ColumnFamily, entry: number): void {
    this.locate(cf, this.bytes, entry, this.keyEnd(entry));
  }

  firstLeaf(cf: ColumnFamily): number {
    return this.words[cf * HEAD_WORDS + FIRST_LEAF] as number;
  }

  lastLeaf(cf: ColumnFamily): number {
    const { words } = this;
    let node = words[cf * HEAD_WORDS + ROOT] as number;
    for (let level = words[cf * HEAD_WORDS + LEVELS] as number; level > 0; level--) {
      node = words[node + CHILDREN + (words[node + COUNT] as number) - 1] as number;
    }
    return node;
  }

  /** Puts a key entry where {@link locateToWrite} has just missed its key. */
  protected addKey(cf: ColumnFamily, entry: number): void {
    const { words } = this;
    const head = cf * HEAD_WORDS;
    if (words[head + ROOT] === 0) {
      const leaf = this.#newNode(cf, 0);
      words[head + ROOT] = leaf;
      words[head + FIRST_LEAF] = leaf;
      this.leaf = leaf;
    }
    const count = words[this.leaf + COUNT] as number;
    // A split needs the way to the leaf.
    if (count === WIDTH && this.#byFinger) this.locateEntry(cf, entry);
    const { leaf, index } = this;
    this.#insert(cf, 0, leaf, index, entry, 0);
    if (index === count) this.#fingers[cf] = count < WIDTH ? leaf : (words[leaf + NEXT] as number);
  }

  /** What nodes take at most that `keys` more need, when there are `present`. */
  protected growthBytesMax(present: number, keys: number): number {
    let levels = 0;
    for (let cf = 0; cf < COLUMN_FAMILIES.length; cf++) {
      levels = Math.max(levels, this.words[cf * HEAD_WORDS + LEVELS] as number);
    }
    // Few keys split few nodes, each with all above it; many cannot split more than they fill.
    const few = keys * (LEAF_WORDS + (levels + 1) * INNER_WORDS) * 4;
    return Math.min(few, EMPTY_TREES_BYTES + treeBytesMax(present + keys) - this.treeBytes);
  }

  /**
   * Which entries stand for the family's keys in an estimate: those of the highest level with at least `wanted`, each for so many keys.
   * Calls back for those in the range, when there are many only for every so manieth.
   */
  protected sample(
    cf: ColumnFamily,
    keys: number,
    wanted: number,
    start: Uint8Array | undefined,
    end: Uint8Array | undefined,
    callback: (entry: number, keys: number) => void,
  ): void {
    const { words } = this;
    let level = words[cf * HEAD_WORDS + LEVELS] as number;
    while (level > 0 && this.#entriesOf(cf, level, keys) < wanted) level--;
    const entries = this.#entriesOf(cf, level, keys);
    const stride = Math.max(1, Math.floor(entries / (2 * wanted)));
    const last = end === undefined ? 0 : this.#nodeAt(cf, level, end);
    const beyond = this.#slots[level] as number;
    let node = this.#nodeAt(cf, level, start ?? NO_KEY);
    let at = (this.#slots[level] as number) + (stride >>> 1);
    for (;;) {
      const count = node === last ? beyond : (words[node + COUNT] as number);
      for (; at < count; at += stride) callback(words[node + ENTRIES + at] as number, (keys / entries) * stride);
      if (node === last) return;
      at -= count;
      node = words[node + NEXT] as number;
      if (node === 0) return;
    }
  }

  #entriesOf(cf: ColumnFamily, level: number, keys: number): number {
    return level === 0 ? keys : (this.#nodes[cf * LEVELS_MAX + level - 1] as number);
  }

  /** The node of a level where a key belongs; its place there is in `#slots`. */
  #nodeAt(cf: ColumnFamily, level: number, key: Uint8Array): number {
    this.locate(cf, key, 0, key.length);
    if (level > 0) return this.#path[level] as number;
    this.#slots[0] = this.index;
    return this.leaf;
  }

  /** Puts an entry at `at` of a node of `level`, with its child in an inner one; splits the node when it is full. */
  #insert(cf: ColumnFamily, level: number, node: number, at: number, entry: number, child: number): void {
    const { words } = this;
    const count = words[node + COUNT] as number;
    if (count < WIDTH) {
      this.place(node, count, at, entry, child);
      return;
    }
    const inOrder = at === WIDTH && (words[node + RUN] as number) >= HALF;
    const keep = inOrder ? WIDTH : HALF;
    const right = this.#newNode(cf, level);
    this.split(node, right, keep, level > 0);
    if (at > keep || inOrder) this.place(right, WIDTH - keep, at - keep, entry, child);
    else this.place(node, keep, at, entry, child);
    this.#addNode(cf, level + 1, node, right);
  }

  /** Makes a node that split off known to the level above. */
  #addNode(cf: ColumnFamily, level: number, node: number, right: number): void {
    const { words } = this;
    const head = cf * HEAD_WORDS;
    const entry = words[right + ENTRIES] as number;
    if (level <= (words[head + LEVELS] as number)) {
      const parent = this.#path[level] as number;
      const slot = this.#slots[level] as number;
      if (slot === 0) this.replaceFirst(parent, words[node + ENTRIES] as number);
      this.#insert(cf, level, parent, slot + 1, entry, right);
      return;
    }
    const root = this.#newNode(cf, level);
    words[head + ROOT] = root;
    words[head + LEVELS] = level;
    this.place(root, 0, 0, words[node + ENTRIES] as number, node);
    this.place(root, 1, 1, entry, right);
  }

  #newNode(cf: ColumnFamily, level: number): number {
    this.#lowest -= level === 0 ? LEAF_WORDS : INNER_WORDS;
    this.clear(this.#lowest);
    const counted = cf * LEVELS_MAX + level;
    this.#nodes[counted] = (this.#nodes[counted] as number) + 1;
    return this.#lowest;
  }
}

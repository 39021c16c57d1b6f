/**
 * A B+tree from latin1 strings to bytes whose snapshots cost nothing: a snapshot keeps the root, and a writer copies a node
 * before changing it only when a live snapshot can see it.
 *
 * Every node carries the epoch in which it was made; taking a snapshot ends an epoch. A node is visible to a
 * snapshot only if it was made in that snapshot's epoch or before, hence: a node whose epoch is above that of the newest live
 * snapshot may be changed in place. Leaves are all at the same depth; nodes may be underfull after range deletions, never empty
 * (except a lone root).
 */
import { assert, lowerBound } from '@tessera/base';

/** Keys per node. 64 keeps an insert's array shift under 100 ns and a million keys at four levels. */
const NODE_KEYS_MAX = 64;
/** Neighbours merge when one is below a quarter and both fit in three quarters: far enough from a split to not flap. */
const MERGE_BELOW = NODE_KEYS_MAX / 4;
const MERGED_MAX = (NODE_KEYS_MAX * 3) / 4;

export class BTreeNode {
  readonly epoch: number;
  /** Leaf: the keys. Inner: `keys[i]` is a lower bound of `children[i]`; the first is never looked at. */
  keys: string[];
  /** Leaf only. */
  values: Uint8Array[];
  /** Undefined in a leaf. */
  children: BTreeNode[] | undefined;
  /** Leaf only: key and value bytes. */
  bytes = 0;

  constructor(epoch: number, keys: string[], values: Uint8Array[], children: BTreeNode[] | undefined) {
    this.epoch = epoch;
    this.keys = keys;
    this.values = values;
    this.children = children;
  }
}

/** Index of the child that may hold `key`. */
function childIndex(keys: readonly string[], key: string): number {
  let low = 1;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as string) <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function sumBytes(keys: readonly string[], values: readonly Uint8Array[]): number {
  let bytes = 0;
  for (let i = 0; i < keys.length; i++) bytes += (keys[i] as string).length + (values[i] as Uint8Array).length;
  return bytes;
}

// HOT
export class BTree {
  root: BTreeNode = new BTreeNode(0, [], [], undefined);
  /** Nodes are made in this epoch. */
  #epoch = 0;
  /** Nodes above this epoch are ours alone. */
  #sharedEpoch = -1;

  /** A snapshot of the current root was taken; returns the epoch to give back to {@link release}. */
  share(): number {
    this.#sharedEpoch = this.#epoch;
    return this.#epoch++;
  }

  /** The newest live snapshot is now of `newestEpoch`, -1 when there is none. */
  release(newestEpoch: number): void {
    this.#sharedEpoch = newestEpoch;
  }

  get(key: string): Uint8Array | undefined {
    return getFrom(this.root, key);
  }

  /** Keeps `value`. */
  put(key: string, value: Uint8Array): void {
    this.root = this.#own(this.root);
    const right = this.#insert(this.root, key, value);
    if (right !== undefined) {
      this.root = new BTreeNode(this.#epoch, ['', right.keys[0] as string], [], [this.root, right]);
    }
  }

  delete(key: string): void {
    if (getFrom(this.root, key) === undefined) return;
    this.root = this.#own(this.root);
    this.#remove(this.root, key);
    this.#trimRoot();
  }

  /** Deletes `[start, end)`; whole subtrees go at once. */
  deleteRange(start: string, end: string): void {
    if (start >= end) return;
    this.root = this.#own(this.root);
    this.#removeRange(this.root, start, end);
    this.#trimRoot();
  }

  #own(node: BTreeNode): BTreeNode {
    if (node.epoch > this.#sharedEpoch) return node;
    const copy = new BTreeNode(this.#epoch, node.keys.slice(), node.values.slice(), node.children?.slice());
    copy.bytes = node.bytes;
    return copy;
  }

  #ownChild(children: BTreeNode[], index: number): BTreeNode {
    const child = this.#own(children[index] as BTreeNode);
    children[index] = child;
    return child;
  }

  /** Returns the new right neighbour when `node` had to split. */
  #insert(node: BTreeNode, key: string, value: Uint8Array): BTreeNode | undefined {
    const { keys, values, children } = node;
    if (children === undefined) {
      const at = lowerBound(keys, key);
      if (at < keys.length && keys[at] === key) {
        node.bytes += value.length - (values[at] as Uint8Array).length;
        values[at] = value;
        return undefined;
      }
      keys.splice(at, 0, key);
      values.splice(at, 0, value);
      node.bytes += key.length + value.length;
      return keys.length > NODE_KEYS_MAX ? this.#splitLeaf(node, at) : undefined;
    }
    const at = childIndex(keys, key);
    const right = this.#insert(this.#ownChild(children, at), key, value);
    if (right === undefined) return undefined;
    keys.splice(at + 1, 0, right.keys[0] as string);
    children.splice(at + 1, 0, right);
    // An inner child's first key is no bound of its own; its parent's separator is. Kept right by #splitInner.
    return keys.length > NODE_KEYS_MAX ? this.#splitInner(node, at + 1) : undefined;
  }

  #splitLeaf(node: BTreeNode, insertedAt: number): BTreeNode {
    // Ascending inserts leave full leaves behind instead of half-empty ones.
    const at = insertedAt === node.keys.length - 1 ? insertedAt : node.keys.length >>> 1;
    const keys = node.keys.splice(at);
    const values = node.values.splice(at);
    const right = new BTreeNode(this.#epoch, keys, values, undefined);
    right.bytes = sumBytes(keys, values);
    node.bytes -= right.bytes;
    return right;
  }

  #splitInner(node: BTreeNode, insertedAt: number): BTreeNode {
    const at = insertedAt === node.keys.length - 1 ? insertedAt : node.keys.length >>> 1;
    assert(node.children !== undefined, 'an inner node has children');
    return new BTreeNode(this.#epoch, node.keys.splice(at), [], node.children.splice(at));
  }

  /** `key` is there. */
  #remove(node: BTreeNode, key: string): void {
    const { keys, values, children } = node;
    if (children === undefined) {
      const at = lowerBound(keys, key);
      node.bytes -= key.length + (values[at] as Uint8Array).length;
      keys.splice(at, 1);
      values.splice(at, 1);
      return;
    }
    const at = childIndex(keys, key);
    const child = this.#ownChild(children, at);
    this.#remove(child, key);
    if (child.keys.length === 0) {
      keys.splice(at, 1);
      children.splice(at, 1);
    } else if (child.keys.length < MERGE_BELOW) {
      this.#mergeAround(node, at);
    }
  }

  /** Joins the child at `at` with a neighbour when both fit into one node with room to spare. */
  #mergeAround(node: BTreeNode, at: number): void {
    const children = node.children as BTreeNode[];
    const leftIndex = at + 1 < children.length ? at : at - 1;
    if (leftIndex < 0) return;
    const right = children[leftIndex + 1] as BTreeNode;
    const unowned = children[leftIndex] as BTreeNode;
    if (unowned.keys.length + right.keys.length > MERGED_MAX) return;
    const left = this.#ownChild(children, leftIndex);
    if (left.children === undefined) {
      left.keys.push(...right.keys);
      left.values.push(...right.values);
      left.bytes += right.bytes;
    } else {
      left.keys.push(node.keys[leftIndex + 1] as string, ...right.keys.slice(1));
      left.children.push(...(right.children as BTreeNode[]));
    }
    node.keys.splice(leftIndex + 1, 1);
    children.splice(leftIndex + 1, 1);
  }

  #removeRange(node: BTreeNode, start: string, end: string): void {
    const { keys, values, children } = node;
    if (children === undefined) {
      const from = lowerBound(keys, start);
      const count = lowerBound(keys, end) - from;
      if (count === 0) return;
      node.bytes -= sumBytes(keys.splice(from, count), values.splice(from, count));
      return;
    }
    const first = childIndex(keys, start);
    let last = childIndex(keys, end);
    this.#removeRange(this.#ownChild(children, first), start, end);
    if (last > first) this.#removeRange(this.#ownChild(children, last), start, end);
    if (last > first && (children[last] as BTreeNode).keys.length > 0) last--;
    const from = (children[first] as BTreeNode).keys.length === 0 ? first : first + 1;
    if (last < from) return;
    keys.splice(from, last - from + 1);
    children.splice(from, last - from + 1);
  }

  #trimRoot(): void {
    while (this.root.children !== undefined && this.root.keys.length <= 1) {
      this.root = this.root.children[0] ?? new BTreeNode(this.#epoch, [], [], undefined);
    }
  }
}

export function getFrom(root: BTreeNode, key: string): Uint8Array | undefined {
  let node = root;
  while (node.children !== undefined) node = node.children[childIndex(node.keys, key)] as BTreeNode;
  const at = lowerBound(node.keys, key);
  return at < node.keys.length && node.keys[at] === key ? node.values[at] : undefined;
}

/** Adds up the leaves between the bounds: exact, one step a leaf. */
export function rangeStats(
  node: BTreeNode,
  start: string,
  end: string | undefined,
): { sizeBytes: number; keys: number } {
  const { keys, values, children } = node;
  if (children === undefined) {
    const from = lowerBound(keys, start);
    const to = end === undefined ? keys.length : lowerBound(keys, end);
    if (to <= from) return { sizeBytes: 0, keys: 0 };
    const whole = from === 0 && to === keys.length;
    return { sizeBytes: whole ? node.bytes : sumBytes(keys.slice(from, to), values.slice(from, to)), keys: to - from };
  }
  const total = { sizeBytes: 0, keys: 0 };
  const last = end === undefined ? keys.length - 1 : childIndex(keys, end);
  for (let i = childIndex(keys, start); i <= last; i++) {
    const part = rangeStats(children[i] as BTreeNode, start, end);
    total.sizeBytes += part.sizeBytes;
    total.keys += part.keys;
  }
  return total;
}

/** A position in one root's tree, valid as long as that root is not changed in place: a snapshot's root, or no writes. */
export class BTreeCursor {
  readonly #root: BTreeNode;
  /** The path from the root; the last is the leaf. */
  readonly #nodes: BTreeNode[] = [];
  readonly #indexes: number[] = [];
  #leaf: BTreeNode;
  #at = 0;

  constructor(root: BTreeNode) {
    this.#root = root;
    this.#leaf = root;
    this.#at = root.children === undefined ? root.keys.length : 0;
  }

  get valid(): boolean {
    return this.#leaf.children === undefined && this.#at >= 0 && this.#at < this.#leaf.keys.length;
  }

  get key(): string {
    return this.#leaf.keys[this.#at] as string;
  }

  get value(): Uint8Array {
    return this.#leaf.values[this.#at] as Uint8Array;
  }

  /** First key >= `key`. */
  seek(key: string): void {
    this.#descend(key);
    this.#at = lowerBound(this.#leaf.keys, key);
    if (this.#at >= this.#leaf.keys.length) this.#climbForward();
  }

  /** Last key < `key`; with `undefined` the last of all. */
  seekBefore(key: string | undefined): void {
    if (key === undefined) this.#descendToLast();
    else this.#descend(key);
    this.#at = (key === undefined ? this.#leaf.keys.length : lowerBound(this.#leaf.keys, key)) - 1;
    if (this.#at < 0) this.#climbBackward();
  }

  next(): void {
    if (++this.#at >= this.#leaf.keys.length) this.#climbForward();
  }

  prev(): void {
    if (--this.#at < 0) this.#climbBackward();
  }

  #descend(key: string): void {
    let depth = 0;
    let node = this.#root;
    while (node.children !== undefined) {
      const at = childIndex(node.keys, key);
      this.#nodes[depth] = node;
      this.#indexes[depth++] = at;
      node = node.children[at] as BTreeNode;
    }
    this.#leaf = node;
  }

  #descendToLast(): void {
    let depth = 0;
    let node = this.#root;
    while (node.children !== undefined) {
      const at = node.children.length - 1;
      this.#nodes[depth] = node;
      this.#indexes[depth++] = at;
      node = node.children[at] as BTreeNode;
    }
    this.#leaf = node;
  }

  #climbForward(): void {
    for (let depth = this.#nodes.length - 1; depth >= 0; depth--) {
      const at = (this.#indexes[depth] as number) + 1;
      let node = this.#nodes[depth] as BTreeNode;
      if (at >= node.keys.length) continue;
      this.#indexes[depth] = at;
      node = (node.children as BTreeNode[])[at] as BTreeNode;
      for (let below = depth + 1; node.children !== undefined; below++) {
        this.#nodes[below] = node;
        this.#indexes[below] = 0;
        node = node.children[0] as BTreeNode;
      }
      this.#leaf = node;
      this.#at = 0;
      return;
    }
    this.#at = this.#leaf.keys.length;
  }

  #climbBackward(): void {
    for (let depth = this.#nodes.length - 1; depth >= 0; depth--) {
      const at = (this.#indexes[depth] as number) - 1;
      if (at < 0) continue;
      let node = this.#nodes[depth] as BTreeNode;
      this.#indexes[depth] = at;
      node = (node.children as BTreeNode[])[at] as BTreeNode;
      for (let below = depth + 1; node.children !== undefined; below++) {
        const last = node.children.length - 1;
        this.#nodes[below] = node;
        this.#indexes[below] = last;
        node = node.children[last] as BTreeNode;
      }
      this.#leaf = node;
      this.#at = node.keys.length - 1;
      return;
    }
    this.#at = -1;
  }
}

/**
 * Which peer of this store holds a key: initialised peers by their start keys, and the ranges that snapshots on their way will
 * bring.
 *
 * Invariant: ranges of peers in the index are disjoint, so the one with the greatest start at or before a key is the only
 * one that can hold it.
 */
import { assert, compareBytes } from '@tessera/base';
import type { Region } from '@tessera/proto/metapb';
import { keyInRegion } from '@tessera/storage';
import type { Peer } from './peer.ts';
import { overlaps } from './region.ts';

export class RegionIndex {
  /** By start key. */
  readonly #starts: Uint8Array[] = [];
  readonly #peers: Peer[] = [];
  /** Stores of other members, with how many regions they share with this one. */
  readonly stores = new Map<number, number>();
  /** By region: what an accepted snapshot will bring. */
  readonly #expected = new Map<number, Region>();

  /** Peers in the order of their keys. */
  get peers(): readonly Peer[] {
    return this.#peers;
  }

  /** The peer whose region holds `key` (without prefix). */
  find(key: Uint8Array): Peer | undefined {
    const peer = this.#peers[this.#after(key) - 1];
    return peer !== undefined && keyInRegion(key, peer.region) ? peer : undefined;
  }

  add(peer: Peer): void {
    const at = this.#after(peer.region.startKey);
    assert(
      at === 0 || compareBytes(this.#starts[at - 1] as Uint8Array, peer.region.startKey) < 0,
      'two regions overlap',
    );
    this.#starts.splice(at, 0, peer.region.startKey);
    this.#peers.splice(at, 0, peer);
    this.#count(peer, peer.region, 1);
  }

  /** `region` is what it was when it was added. */
  remove(peer: Peer, region: Region): void {
    const at = this.#after(region.startKey) - 1;
    assert(this.#peers[at] === peer, 'the index lost a region');
    this.#starts.splice(at, 1);
    this.#peers.splice(at, 1);
    this.#count(peer, region, -1);
  }

  #count({ peerId }: Peer, { peers }: Region, by: number): void {
    for (const { id, storeId } of peers) {
      if (id === peerId) continue;
      const count = (this.stores.get(storeId) ?? 0) + by;
      if (count === 0) this.stores.delete(storeId);
      else this.stores.set(storeId, count);
    }
  }

  expect(region: Region): void {
    this.#expected.set(region.id, region);
  }

  unexpect(regionId: number): void {
    this.#expected.delete(regionId);
  }

  /** What keeps `region` from being installed here: other regions, and those that are about to come. */
  obstacles(region: Region): Region[] {
    const found: Region[] = [];
    for (let at = Math.max(0, this.#after(region.startKey) - 1); at < this.#peers.length; at++) {
      const other = (this.#peers[at] as Peer).region;
      if (overlaps(other, region)) {
        if (other.id !== region.id) found.push(other);
      } else if (compareBytes(other.startKey, region.startKey) > 0) break;
    }
    for (const other of this.#expected.values())
      if (other.id !== region.id && overlaps(other, region)) found.push(other);
    return found;
  }

  /** How many start at or before `key`. */
  #after(key: Uint8Array): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareBytes(this.#starts[middle] as Uint8Array, key) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

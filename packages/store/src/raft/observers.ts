/** Events of raftstore for everybody in the store who wants them. In order of `add`; nobody may call back into raftstore at once. */
import type { WriteBatch } from '@tessera/engine';
import type { LockInfo } from '@tessera/proto/kvrpcpb';
import type { Region } from '@tessera/proto/metapb';
import type { ReadIndexRequest } from '@tessera/proto/raft_cmdpb';
import type { Observer } from '@tessera/raftstore';

export class Observers implements Observer {
  readonly #all: Observer[] = [];

  add(observer: Observer): void {
    this.#all.push(observer);
  }

  leaderChanged(region: Region, peerId: number, leader: number, term: number): void {
    for (const one of this.#all) one.leaderChanged?.(region, peerId, leader, term);
  }

  regionChanged(region: Region): void {
    for (const one of this.#all) one.regionChanged?.(region);
  }

  split(derived: Region, created: readonly Region[]): void {
    for (const one of this.#all) one.split?.(derived, created);
  }

  merged(target: Region, source: Region): void {
    for (const one of this.#all) one.merged?.(target, source);
  }

  heartbeatDue(regionId: number): void {
    for (const one of this.#all) one.heartbeatDue?.(regionId);
  }

  splitWanted(region: Region, keys: readonly Uint8Array[]): void {
    for (const one of this.#all) one.splitWanted?.(region, keys);
  }

  destroyed(regionId: number, peerId: number): void {
    for (const one of this.#all) one.destroyed?.(regionId, peerId);
  }

  leaderMissing(region: Region, peerId: number): void {
    for (const one of this.#all) one.leaderMissing?.(region, peerId);
  }

  /** One of them at most knows of locks. */
  readIndex(regionId: number, request: ReadIndexRequest): LockInfo | undefined {
    for (const one of this.#all) {
      const lock = one.readIndex?.(regionId, request);
      if (lock !== undefined) return lock;
    }
    return undefined;
  }

  /** One of them at most knows of such data. */
  beforeTransfer(regionId: number): WriteBatch | undefined {
    for (const one of this.#all) {
      const batch = one.beforeTransfer?.(regionId);
      if (batch !== undefined) return batch;
    }
    return undefined;
  }

  /** As `beforeTransfer`. */
  beforeMerge(regionId: number): WriteBatch | undefined {
    for (const one of this.#all) {
      const batch = one.beforeMerge?.(regionId);
      if (batch !== undefined) return batch;
    }
    return undefined;
  }

  mergeOver(regionId: number): void {
    for (const one of this.#all) one.mergeOver?.(regionId);
  }

  failed(error: unknown): void {
    for (const one of this.#all) one.failed?.(error);
  }
}

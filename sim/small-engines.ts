/** Engines and raft logs so small that a run of seconds meets what takes real ones hours; and what they have handed out. */
import type { LsmEngine, LsmOptions } from '@tessera/engine';
import type { RaftLogOptions } from '@tessera/raft-log';

export function smallLsm(memtableBytes: number): Partial<LsmOptions> {
  return {
    memtableBytes,
    // Holds hardly anything, so that reads meet the disk.
    blockCacheBytes: 4 * 1024,
    blockBytes: 512,
    tableBytes: 16 * 1024,
    levelBaseBytes: 64 * 1024,
    compression: ['none'],
  };
}

export function smallLog(segmentBytes: number): Partial<RaftLogOptions> {
  return { segmentBytes, cacheBytes: 16 * 1024, purgeBytes: 3 * segmentBytes };
}

/** How many snapshots of the engine are held, whenever it is asked. */
export function countSnapshots(engine: LsmEngine): () => number {
  const take = engine.snapshot.bind(engine);
  let held = 0;
  engine.snapshot = () => {
    const snapshot = take();
    const release = snapshot[Symbol.dispose].bind(snapshot);
    held++;
    let mine = true;
    Object.defineProperty(snapshot, Symbol.dispose, {
      value: () => {
        if (mine) held--;
        mine = false;
        release();
      },
    });
    return snapshot;
  };
  return () => held;
}
